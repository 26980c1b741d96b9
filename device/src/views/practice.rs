//! Practice and its guided course, as screens show them.

use serde::Serialize;
use ts_rs::TS;

/// That this is practice, and what it needs to be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PracticeView {
    /// The PIN of the practice, to be shown where it is asked for.
    pub pin: String,
}

/// A step of the first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CourseStep {
    /// Receive the envelopes in the morning.
    Receive,
    /// Pay the beneficiary in person.
    FirstDoor,
    /// Pay somebody of the register.
    Proxy,
    /// Record that nobody is at home.
    Absent,
    /// Record something wrong on purpose.
    Mistake,
    /// Correct it.
    Correct,
    /// Pay at the door that was corrected.
    PayAfter,
    /// Hand back what is left.
    Return,
    /// Count the bag and declare the day.
    Declare,
    /// Send everything to the centre.
    Send,
}

impl CourseStep {
    /// All steps, in the order of the day.
    pub(crate) const ALL: [Self; 10] = [
        Self::Receive,
        Self::FirstDoor,
        Self::Proxy,
        Self::Absent,
        Self::Mistake,
        Self::Correct,
        Self::PayAfter,
        Self::Return,
        Self::Declare,
        Self::Send,
    ];
}

/// How a step of the course stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CourseStateView {
    /// Still to be done.
    Open,
    /// Done.
    Done,
    /// Can no longer be done in this practice; passed over.
    Passed,
}

/// A step of the course and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CourseStepView {
    /// The step.
    pub step: CourseStep,
    /// How it stands.
    pub state: CourseStateView,
}

/// How the course stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CourseView {
    /// All steps, in the order of the day.
    pub steps: Vec<CourseStepView>,
    /// The step that comes next; none when the course is finished.
    pub current: Option<CourseStep>,
    /// The envelope of the door that the step is best done at, when it is done at a door.
    pub envelope_id: Option<String>,
    /// Whose door it is.
    pub person_name: Option<String>,
}
