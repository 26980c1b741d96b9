//! What the order of a round and the notes of doors look like to the screen.

use serde::Serialize;
use ts_rs::TS;

use super::HoldingView;

/// The hamlets of the device, in the order of the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RoundsView {
    /// The hamlets.
    pub hamlets: Vec<HamletView>,
}

/// A hamlet of the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HamletView {
    /// Code of the commune.
    pub commune: String,
    /// Name of the commune.
    pub commune_name: String,
    /// The hamlet.
    pub hamlet: String,
    /// How many people live there.
    pub people: u32,
    /// Whether it has a place in an order that somebody gave.
    pub has_place: bool,
}

/// The people of a hamlet, in the order of the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RoundView {
    /// The people.
    pub people: Vec<RoundPersonView>,
}

/// Somebody on the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RoundPersonView {
    /// The person.
    pub person_id: String,
    /// Full name.
    pub person_name: String,
    /// Year of birth, to tell namesakes apart.
    pub born_year: Option<String>,
    /// The note of the door.
    pub note: Option<String>,
    /// Whether the person has no place yet in an order that somebody gave for this hamlet.
    pub is_new: bool,
}

/// The payout points of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PointsView {
    /// The points.
    pub points: Vec<PointView>,
}

/// A table to which people come, in any order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PointView {
    /// Place and hour, as the list has them.
    pub name: String,
    /// Doors of the day: with an envelope in the bag that can be paid, or paid today.
    pub doors_total: u32,
    /// Paid today.
    pub paid: HoldingView,
    /// Still to pay.
    pub left: HoldingView,
}

/// The note of a door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DoorNoteView {
    /// The note.
    pub text: String,
    /// When it was made.
    pub at: String,
    /// Who made it; `null` when it was made on this device.
    pub by: Option<String>,
}
