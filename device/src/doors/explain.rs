//! The lines of an envelope in plain words, for whoever asks at the door.

use benefits::birth::Birth;
use benefits::catalogue::Catalogue;
use benefits::explain::{Audience, Case, Section, SectionKey, Sentence};
use benefits::questions::Question;
use rusqlite::{Connection, named_params};
use sync_protocol::ids::{BenefitCode, EnvelopeId};
use sync_protocol::payout_list::{ListKind, PayLine, Programme};

use super::find;
use super::pay_lines::pay_lines;
use crate::error::{During, Result};
use crate::input;
use crate::session::Session;
use crate::views::CallError;
use crate::views::explanation::{
    AudienceView, ExplanationView, LineExplanation, QuestionView, SectionKeyView, SectionView, SentenceView,
};

/// Explains every line of an envelope.
///
/// # Errors
/// `EnvelopeUnknown`.
pub(crate) fn explain(session: &Session, envelope_id: &str) -> Result<ExplanationView> {
    let id: EnvelopeId = input::parse("envelope_id", envelope_id)?;
    let handbook = session.handbook()?;
    session.read(|db| {
        let found = find(db, id)?;
        let envelope = pay_lines(db, found.number)?;
        let programme = programme(&found.door.programme)?;
        let kind = list_kind(db, found.number)?;
        let born = born(db, found.number)?;
        let list_month = found.door.month.parse();
        let list_month = list_month.map_err(|_| CallError::damaged("month of a list"))?;
        let today = session.times(db)?.wall.date_naive();
        let lines = envelope.iter().map(|line| {
            let told = handbook.book.explain(&Case {
                line,
                envelope: &envelope,
                programme,
                kind,
                born,
                list_month,
                today,
            });
            line_view(&handbook.book.catalogue, line, told.sections)
        });
        Ok(ExplanationView {
            lines: lines.collect(),
            questions: handbook
                .book
                .questions
                .of(programme)
                .into_iter()
                .map(question_view)
                .collect(),
            catalogue: handbook.view(),
            person_name: found.door.person_name,
            programme: found.door.programme,
        })
    })
}

/// Whether the words of the list may be shown to everyone: the catalogue must know that they are harmless.
pub(crate) fn is_public(catalogue: &Catalogue, benefit: &BenefitCode) -> bool {
    let benefit = catalogue.benefit(benefit);
    benefit.is_some_and(|benefit| !benefit.hide_category && !benefit.health_data)
}

fn programme(text: &str) -> Result<Programme> {
    match text {
        "NCC" => Ok(Programme::Ncc),
        "BTXH" => Ok(Programme::Btxh),
        "HTXH" => Ok(Programme::Htxh),
        _ => Err(CallError::damaged("programme of a list")),
    }
}

fn list_kind(db: &Connection, envelope_number: i64) -> Result<ListKind> {
    const OPERATION: &str = "read the kind of a list";
    let text: String = db
        .prepare_cached("SELECT list_kind FROM doors WHERE number = :number")
        .during(OPERATION)?
        .query_row(named_params! { ":number": envelope_number }, |row| row.get(0))
        .during(OPERATION)?;
    match text.as_str() {
        "monthly" => Ok(ListKind::Monthly),
        "arrears" => Ok(ListKind::Arrears),
        "gift" => Ok(ListKind::Gift),
        "one_off" => Ok(ListKind::OneOff),
        _ => Err(CallError::damaged("kind of a list")),
    }
}

/// The date of birth, when the list has one that can be read: without it less is told, and nothing wrong.
fn born(db: &Connection, envelope_number: i64) -> Result<Option<Birth>> {
    let text: Option<String> = db
        .prepare_cached("SELECT born FROM envelopes WHERE number = :number")
        .during("read a date of birth")?
        .query_row(named_params! { ":number": envelope_number }, |row| row.get(0))
        .during("read a date of birth")?;
    Ok(text.as_deref().and_then(Birth::parse))
}

fn line_view(catalogue: &Catalogue, line: &PayLine, sections: Vec<Section>) -> LineExplanation {
    LineExplanation {
        label: is_public(catalogue, &line.benefit).then(|| line.label.clone()),
        from: line.from.to_string(),
        to: line.to.to_string(),
        total: line.total.to_string(),
        sections: sections.into_iter().map(section_view).collect(),
    }
}

fn section_view(section: Section) -> SectionView {
    SectionView {
        key: key_view(section.key),
        audience: match section.audience {
            Audience::Everyone => AudienceView::Everyone,
            Audience::Carrier => AudienceView::Carrier,
        },
        sentences: section.sentences.into_iter().map(sentence_view).collect(),
        needs_answer: section.needs_answer,
    }
}

fn key_view(key: SectionKey) -> SectionKeyView {
    match key {
        SectionKey::What => SectionKeyView::What,
        SectionKey::WhatPrivate => SectionKeyView::WhatPrivate,
        SectionKey::Amount => SectionKeyView::Amount,
        SectionKey::Total => SectionKeyView::Total,
        SectionKey::Arrears => SectionKeyView::Arrears,
        SectionKey::CarriedOver => SectionKeyView::CarriedOver,
        SectionKey::Recovery => SectionKeyView::Recovery,
        SectionKey::Ground => SectionKeyView::Ground,
        SectionKey::GroundPrivate => SectionKeyView::GroundPrivate,
        SectionKey::Soon => SectionKeyView::Soon,
    }
}

fn sentence_view(sentence: Sentence) -> SentenceView {
    SentenceView {
        vi: sentence.vi,
        en: sentence.en,
        aloud: sentence.aloud,
    }
}

fn question_view(question: Question) -> QuestionView {
    QuestionView {
        key: question.key,
        question: sentence_view(question.question),
        answer: question.answer.into_iter().map(sentence_view).collect(),
    }
}
