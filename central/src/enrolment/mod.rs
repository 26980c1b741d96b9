//! Enrolment: one-time codes, and the certificate that a device gets for one.

pub mod code;
pub mod decide;
