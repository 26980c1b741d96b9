//! Handing envelopes to another carrier with no network on either side (protocol, section 15.2).
//!
//! The giver's device signs a grant for one other device and writes it to a file with the statements that the taker
//! needs; the taker's device checks all of it against the centre's key and works with it at once. What came from
//! another carrier is not handed on: its statements are not this device's, so it goes back to the branch.

mod give;
mod identity;
mod list;
mod take;

pub(crate) use give::{hand_over, handover_choice, write_handover};
pub(crate) use identity::{check_taker, device_code};
pub(crate) use list::handovers;
pub(crate) use take::{read_handover, take_handover};
