//! Doubts about one line while it is being decided on.

use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;

use crate::ingest::effects::NewException;
use crate::ingest::state::LineAbout;

/// The doubts about a line, each code once unless it has another side.
#[derive(Default)]
pub(super) struct Flags {
    doubts: Vec<(FlagCode, Vec<LineAbout>)>,
    /// Whom the line is about.
    pub(super) person_name: Option<String>,
    /// What money the line is about.
    pub(super) amount: Option<Amount>,
}

impl Flags {
    /// Adds a doubt about the line alone.
    pub(super) fn add(&mut self, code: FlagCode) {
        self.add_with(code, Vec::new());
    }

    /// Adds a doubt that other lines are the other side of.
    pub(super) fn add_with(&mut self, code: FlagCode, others: Vec<LineAbout>) {
        if self
            .doubts
            .iter()
            .all(|doubt| (&doubt.0, &doubt.1) != (&code, &others))
        {
            self.doubts.push((code, others));
        }
    }

    pub(super) fn into_exceptions(self, about: &LineAbout) -> Vec<NewException> {
        let (person_name, amount) = (self.person_name, self.amount);
        let exceptions = self.doubts.into_iter().map(|(code, mut lines)| {
            lines.push(about.clone());
            NewException {
                code,
                about: lines,
                person_name: person_name.clone(),
                amount,
            }
        });
        exceptions.collect()
    }
}
