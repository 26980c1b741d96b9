//! One pay line in plain words: what it is, why this amount, what came with it, on what ground, what changes soon.
//!
//! Each section says one thing and can be read aloud by itself. A benefit that tells of health is described to
//! everyone by its programme alone, in the same words whether the category is secret or not, so that silence
//! does not give it away; what the carrier may read on top of that is a section of its own, without a voice.

pub mod amount;
pub mod arrears;
mod ground;
mod parts;
mod soon;
mod what;

use chrono::NaiveDate;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::{ListKind, Month, PayLine, Programme};

use crate::birth::Birth;
use crate::catalogue::{Benefit, BenefitKind, Mark};
use crate::explain::amount::AmountFinding;
use crate::explain::arrears::Arrears;
use crate::handbook::Handbook;
use crate::phrase::Phrase;
pub use crate::phrase::Sentence;

/// Said wherever a figure or rule is repeated that nobody has confirmed.
pub(crate) const UNVERIFIED: Phrase<'static> = Phrase {
    vi: "Số liệu này chưa được kiểm tra.",
    en: "This has not been verified.",
};
/// Said where the catalogue cannot explain the list.
pub(crate) const LIST_COUNTS: Phrase<'static> = Phrase {
    vi: "Tiền trả theo danh sách. Con xin ghi lại để Ủy ban nhân dân xã, phường trả lời ông/bà.",
    en: "The list is what is paid. I will write it down so that the commune can answer you.",
};

/// A pay line and what is known around it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The line.
    pub line: &'a PayLine,
    /// The lines of the same envelope, the line itself among them or not. A row of a list that holds several
    /// benefits has become a line for each, and the back pay of them all stands with the first.
    pub envelope: &'a [PayLine],
    /// The programme of its list.
    pub programme: Programme,
    /// The kind of its list.
    pub kind: ListKind,
    /// The entitled person's date of birth, as precise as the list has it.
    pub born: Option<Birth>,
    /// The payout month of the list.
    pub list_month: Month,
    /// The day on which it is explained.
    pub today: NaiveDate,
}

/// A pay line in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The sections, in the order in which they are told.
    pub sections: Vec<Section>,
    /// How this month's money compares with the catalogue.
    pub amount: AmountFinding,
    /// How the back pay adds up, when there is any.
    pub arrears: Option<Arrears>,
}

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub key: SectionKey,
    /// Who may see it.
    pub audience: Audience,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The catalogue cannot say more: the screen offers to note a question for the commune.
    pub needs_answer: bool,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SectionKey {
    /// What the benefit is.
    What,
    /// What it is by its full name, for the carrier.
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
    /// The articles that would name the category, for the carrier.
    GroundPrivate,
    /// What changes soon.
    Soon,
}

/// Who may see a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anyone at the door: it may be read aloud and shown in large type.
    Everyone,
    /// The carrier's own eyes. Its sentences have no voice.
    Carrier,
}

impl SectionKey {
    /// The stable name for screens and records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::WhatPrivate => "what_private",
            Self::Amount => "amount",
            Self::Total => "total",
            Self::Arrears => "arrears",
            Self::CarriedOver => "carried_over",
            Self::Recovery => "recovery",
            Self::Ground => "ground",
            Self::GroundPrivate => "ground_private",
            Self::Soon => "soon",
        }
    }
}

impl Handbook {
    /// Explains a pay line. It never fails: what the catalogue does not know is said to be unknown.
    #[must_use]
    pub fn explain(&self, case: &Case<'_>) -> Explanation {
        let view = View::new(self, case);
        let amount = amount::compare(&view);
        let arrears = arrears::add_up(&view);
        let told = [
            what::everyone(&view),
            what::carrier(&view),
            amount::section(&view, &amount),
            parts::total(case.line),
            arrears.as_ref().and_then(arrears::section),
            parts::carried_over(&view),
            parts::recovery(case.line),
            ground::everyone(&view),
            ground::carrier(&view),
            soon::section(&view),
        ];
        Explanation {
            sections: told.into_iter().flatten().collect(),
            amount,
            arrears,
        }
    }
}

/// A case with what the handbook has for it.
pub(crate) struct View<'a> {
    pub(crate) book: &'a Handbook,
    pub(crate) case: &'a Case<'a>,
    pub(crate) line: &'a PayLine,
    pub(crate) benefit: Option<&'a Benefit>,
}

impl<'a> View<'a> {
    fn new(book: &'a Handbook, case: &'a Case<'a>) -> Self {
        Self {
            book,
            case,
            line: case.line,
            benefit: book.catalogue.benefit(&case.line.benefit),
        }
    }

    /// Whether nothing may be said to everyone that tells the category from others of its programme.
    pub(crate) fn is_discreet(&self) -> bool {
        self.benefit
            .is_some_and(|benefit| benefit.health_data || benefit.hide_category)
    }

    /// Whether it is a gift: paid on a holiday, by a decision of its own, and no entitlement of a month.
    pub(crate) fn is_gift(&self) -> bool {
        let by_kind = |benefit: &Benefit| benefit.kind == BenefitKind::Gift;
        self.case.kind == ListKind::Gift || self.benefit.is_some_and(by_kind)
    }

    /// Whether the benefit is paid once or once a year, so that its month is only when it is paid.
    pub(crate) fn is_paid_once(&self) -> bool {
        self.benefit
            .is_some_and(|benefit| matches!(benefit.kind, BenefitKind::OneOff | BenefitKind::Annual))
    }

    /// This month's money for one month, when the line's months share it evenly.
    pub(crate) fn current_each_month(&self) -> Option<Amount> {
        let months = u32::try_from(amount::months(self.line).count()).ok()?;
        crate::money::share(self.line.current, months).filter(|each| *each > Amount::ZERO)
    }

    /// The views of the lines whose back pay may stand with this one: those of the envelope without their own.
    pub(crate) fn companions(&self) -> impl Iterator<Item = View<'a>> {
        let book = self.book;
        let case = self.case;
        let others = case.envelope.iter().filter(|other| other.id != case.line.id);
        let without = others.filter(|other| other.arrears == Amount::ZERO && other.current > Amount::ZERO);
        without.map(move |line| View {
            book,
            case,
            line,
            benefit: book.catalogue.benefit(&line.benefit),
        })
    }
}

impl Section {
    pub(crate) fn new(key: SectionKey, sentences: Vec<Sentence>) -> Option<Self> {
        (!sentences.is_empty()).then_some(Self {
            key,
            audience: Audience::Everyone,
            sentences,
            needs_answer: false,
        })
    }

    pub(crate) fn for_carrier(key: SectionKey, sentences: Vec<Sentence>) -> Option<Self> {
        let silent = sentences.into_iter().map(Sentence::silent).collect();
        Self::new(key, silent).map(|section| Self {
            audience: Audience::Carrier,
            ..section
        })
    }
}

/// The words of doubt, when a fact has not been confirmed.
pub(crate) fn doubt(mark: Mark) -> Option<Sentence> {
    (mark == Mark::Verify).then(|| UNVERIFIED.plain())
}
