//! Whom to call, as the help of a screen shows it.

use serde::Serialize;
use ts_rs::TS;

/// Whom to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HelpContactsView {
    /// Name of the branch.
    pub branch_name: String,
    /// Hotlines printed on the newest lists.
    pub hotlines: Vec<String>,
}
