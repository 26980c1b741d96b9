//! What crosses to the screen when the lines of an envelope are explained.

use serde::Serialize;
use ts_rs::TS;

/// The lines of an envelope in plain words, and the questions that people ask about their programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExplanationView {
    /// The beneficiary.
    pub person_name: String,
    /// Programme: `NCC`, `BTXH` or `HTXH`.
    pub programme: String,
    /// The lines, in the order of [`DoorDetail::lines`](super::DoorDetail::lines).
    pub lines: Vec<LineExplanation>,
    /// Questions and their answers.
    pub questions: Vec<QuestionView>,
    /// The catalogue that it is explained from.
    pub catalogue: CatalogueView,
}

/// A catalogue of benefits: which one, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CatalogueView {
    /// The day of its facts.
    pub as_of: String,
    /// The centre's number of it; absent for the one that comes with the program.
    pub version: Option<u32>,
    /// The day of its publication.
    pub published_on: Option<String>,
}

/// One line in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LineExplanation {
    /// Words of the list; absent where they may tell of somebody's health or category (invariant I10).
    pub label: Option<String>,
    /// First month.
    pub from: String,
    /// Last month.
    pub to: String,
    /// Sum.
    pub total: String,
    /// What is said, in order.
    pub sections: Vec<SectionView>,
}

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SectionView {
    /// What it is about.
    pub key: SectionKeyView,
    /// Who may see it.
    pub audience: AudienceView,
    /// The sentences, in order.
    pub sentences: Vec<SentenceView>,
    /// The catalogue cannot say more: a question for the commune.
    pub needs_answer: bool,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SectionKeyView {
    /// What the benefit is.
    What,
    /// What it is by its full name.
    WhatPrivate,
    /// Why this amount.
    Amount,
    /// How the parts of the line add up.
    Total,
    /// Back pay, month by month.
    Arrears,
    /// Money of earlier months that was not collected.
    CarriedOver,
    /// Money that is given back.
    Recovery,
    /// Since when and under which decree.
    Ground,
    /// The articles that would name the category.
    GroundPrivate,
    /// What changes soon.
    Soon,
}

/// Who may see a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AudienceView {
    /// Anyone at the door.
    Everyone,
    /// The carrier's own eyes: not for a voice and not for large type.
    Carrier,
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SentenceView {
    /// Vietnamese, for the eye.
    pub vi: String,
    /// English, for the eye.
    pub en: String,
    /// Vietnamese for a voice; absent when it must never be read aloud.
    pub aloud: Option<String>,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct QuestionView {
    /// Stable key, such as `was_away`.
    pub key: String,
    /// What is asked.
    pub question: SentenceView,
    /// What to answer.
    pub answer: Vec<SentenceView>,
}
