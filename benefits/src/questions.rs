//! The questions that people ask at the door, with answers to read aloud (domain reference 15).

use std::collections::BTreeSet;

use serde::Deserialize;
use sync_protocol::payout_list::Programme;

use crate::explain::UNVERIFIED;
use crate::form;
use crate::phrase::{Phrase, Sentence};
use crate::rules::RulesError;

/// The questions of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    rows: Vec<Row>,
}

/// A question and its answer for one programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Stable key, such as `was_away`.
    pub key: String,
    /// What is asked.
    pub question: Sentence,
    /// What to answer; with its doubt, when the rule behind it is not confirmed.
    pub answer: Vec<Sentence>,
}

#[derive(Deserialize)]
struct File {
    questions: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Row {
    key: String,
    vi: String,
    en: String,
    answers: Vec<Answer>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Answer {
    /// Empty: for the programmes that no other answer names.
    programmes: Vec<Programme>,
    vi: String,
    en: String,
    verified: bool,
}

impl Questions {
    /// Reads the text of a file of questions.
    ///
    /// # Errors
    /// The text is too long, not of the form of `data/questions.json`, of a later form, or repeats a key.
    pub fn parse(json: &str) -> Result<Self, RulesError> {
        let rows = form::read::<File>(json)?.questions;
        let mut keys = BTreeSet::new();
        match rows.iter().find(|row| !keys.insert(row.key.as_str())) {
            Some(twin) => Err(RulesError::Contradiction(twin.key.clone())),
            None => Ok(Self { rows }),
        }
    }

    /// The questions that come with the program, for the time until the centre sends newer ones.
    #[must_use]
    pub fn bundled() -> Self {
        Self::parse(include_str!("../data/questions.json")).expect("a test reads the bundled questions")
    }

    /// The questions with the answers that hold for a programme, in the order of the file.
    #[must_use]
    pub fn of(&self, programme: Programme) -> Vec<Question> {
        self.rows.iter().filter_map(|row| row.of(programme)).collect()
    }
}

impl Row {
    fn of(&self, programme: Programme) -> Option<Question> {
        let own = self
            .answers
            .iter()
            .find(|answer| answer.programmes.contains(&programme));
        let answer = own.or_else(|| self.answers.iter().find(|answer| answer.programmes.is_empty()))?;
        let said = Phrase {
            vi: &answer.vi,
            en: &answer.en,
        }
        .plain();
        let doubt = (!answer.verified).then(|| UNVERIFIED.plain());
        Some(Question {
            key: self.key.clone(),
            question: Phrase {
                vi: &self.vi,
                en: &self.en,
            }
            .plain(),
            answer: std::iter::once(said).chain(doubt).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(key: &str, programme: Programme) -> Question {
        let questions = Questions::bundled().of(programme);
        questions
            .into_iter()
            .find(|question| question.key == key)
            .unwrap()
    }

    #[test]
    fn every_question_is_answered_for_every_programme() {
        for programme in [Programme::Ncc, Programme::Btxh, Programme::Htxh] {
            let questions = Questions::bundled().of(programme);
            assert_eq!(questions.len(), 11);
            for question in questions {
                let all = std::iter::once(&question.question).chain(&question.answer);
                for sentence in all {
                    assert!(!sentence.vi.is_empty() && !sentence.en.is_empty() && sentence.aloud.is_some());
                }
            }
        }
    }

    #[test]
    fn the_suspension_after_three_months_is_told_to_those_whom_it_threatens() {
        let told = |programme| {
            answer("was_away", programme)
                .answer
                .first()
                .unwrap()
                .vi
                .contains("tạm dừng")
        };
        assert!(told(Programme::Btxh) && told(Programme::Htxh));
        assert!(!told(Programme::Ncc));
    }

    #[test]
    fn an_answer_that_nobody_confirmed_says_so() {
        let doubts = |programme| answer("was_away", programme).answer.len() == 2;
        assert!(doubts(Programme::Htxh));
        assert!(!doubts(Programme::Btxh));
    }

    #[test]
    fn a_repeated_key_is_refused() {
        let twice = include_str!("../data/questions.json").replace("\"died\"", "\"was_away\"");
        assert!(matches!(Questions::parse(&twice), Err(RulesError::Contradiction(key)) if key == "was_away"));
    }
}
