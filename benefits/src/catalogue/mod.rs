//! The catalogue: which benefits there are, and what the decrees give for them in which period.
//!
//! It is data that the centre replaces. A benefit that it does not know is no fault: the payout list may carry
//! one, and gets a general explanation.

mod file;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use sync_protocol::amount::Amount;
use sync_protocol::ids::BenefitCode;
use sync_protocol::payout_list::{Month, Programme};

pub use crate::catalogue::file::CatalogueError;
pub use crate::months::Period;

/// How sure a fact of the catalogue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Read in the official text, or confirmed by several public sources.
    Found,
    /// Derived or from one weak source: to be checked, and never repeated without saying so.
    Verify,
}

/// How often a benefit is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BenefitKind {
    /// Every month.
    Monthly,
    /// Once.
    OneOff,
    /// Once a year.
    Annual,
    /// On a holiday, by a decision of its own.
    Gift,
}

/// The benefits, base amounts and tables of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The day of the facts.
    pub as_of: NaiveDate,
    benefits: BTreeMap<BenefitCode, Benefit>,
    bases: BTreeMap<String, Vec<BaseAmount>>,
    tables: BTreeMap<String, Vec<TableVersion>>,
}

/// One benefit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benefit {
    /// The product's own code, such as `NCC_LS_1`.
    pub code: BenefitCode,
    /// The programme whose rules it follows. The social pension stands under social assistance here, although
    /// its lists are of their own.
    pub programme: Programme,
    /// The group that it is filed under, in Vietnamese.
    pub group: String,
    /// How often it is paid.
    pub kind: BenefitKind,
    /// Its name in the decree.
    pub name_vi: String,
    /// Its name in English.
    pub name_en: String,
    /// What it is, in plain Vietnamese.
    pub explanation_vi: String,
    /// What the base amount is multiplied by, where the decree gives a coefficient.
    pub coefficient: Option<Decimal>,
    /// Code of the base amount that it follows.
    pub base: Option<String>,
    /// Code of the table that gives its amount.
    pub table: Option<String>,
    /// Its amounts, earliest period first; empty when a table gives them or the person's case decides.
    pub rates: Vec<Rate>,
    /// Articles and decrees.
    pub legal_reference: String,
    /// Whether the present amount and its ground are confirmed.
    pub mark: Mark,
    /// What is to be checked, for the people who keep the catalogue.
    pub verify_note: String,
    /// The name or the plain words tell of somebody's health: for the eyes of the carrier, never aloud.
    pub health_data: bool,
    /// The category is never printed, exported, shown or read aloud (invariant I10).
    pub hide_category: bool,
}

/// What a benefit brings in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The days that it counts for.
    pub period: Period,
    /// Đồng; absent when the decree's annex has not been seen.
    pub amount: Option<Amount>,
    /// The base amount that it is made from, if it is.
    pub basis: Option<Amount>,
    /// How sure it is.
    pub mark: Mark,
    /// Where it was read.
    pub source: String,
}

/// A base amount (mức chuẩn). It has two dates: the decree comes into force, and it counts from an earlier day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseAmount {
    /// Its name in Vietnamese.
    pub name_vi: String,
    /// The days that it counts for.
    pub period: Period,
    /// The day on which the decree came into force, where known.
    pub in_force_from: Option<NaiveDate>,
    /// Đồng.
    pub amount: Amount,
    /// The decree.
    pub legal_reference: String,
    /// How sure it is.
    pub mark: Mark,
}

/// A table of amounts by injury percentage, in one period. The percentage is health data and not on a pay line,
/// so a table can only tell whether it holds an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableVersion {
    /// The days that it counts for.
    pub period: Period,
    /// The base amount that it is made from.
    pub basis: Option<Amount>,
    /// How sure it is.
    pub mark: Mark,
    /// Where it was read.
    pub source: String,
    /// Đồng by percentage; empty when the annex has not been seen.
    pub rows: BTreeMap<u8, Amount>,
}

/// What the catalogue gives for a benefit in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// One amount.
    Rate(&'a Rate),
    /// One of the amounts of a table.
    Table(&'a TableVersion),
}

impl Catalogue {
    /// Reads the text of a catalogue.
    ///
    /// # Errors
    /// The text is too long, not of the form of `data/benefits.json`, of a later form, or contradicts itself.
    pub fn parse(json: &str) -> Result<Self, CatalogueError> {
        file::parse(json)
    }

    /// The catalogue that comes with the program, for the time until the centre sends a newer one.
    #[must_use]
    pub fn bundled() -> Self {
        Self::parse(include_str!("../../data/benefits.json")).expect("a test reads the bundled catalogue")
    }

    /// The benefit of a code, if it is known.
    #[must_use]
    pub fn benefit(&self, code: &BenefitCode) -> Option<&Benefit> {
        self.benefits.get(code)
    }

    /// Whether the category of a benefit is never printed, exported, shown or read aloud (invariant I10).
    #[must_use]
    pub fn is_hidden(&self, code: &BenefitCode) -> bool {
        self.benefit(code).is_some_and(|benefit| benefit.hide_category)
    }

    /// The benefits that are hidden by one catalogue and shown by the next: a slip that would tell what nobody may
    /// know.
    pub fn uncovered_by<'a>(&'a self, next: &'a Self) -> impl Iterator<Item = &'a BenefitCode> {
        let hidden = self.benefits().filter(|benefit| benefit.hide_category);
        hidden
            .map(|benefit| &benefit.code)
            .filter(|code| next.benefit(code).is_some_and(|benefit| !benefit.hide_category))
    }

    /// All benefits, by code.
    pub fn benefits(&self) -> impl Iterator<Item = &Benefit> {
        self.benefits.values()
    }

    /// What a benefit brings in a month; `None` before the first period and after the last.
    #[must_use]
    pub fn entry<'a>(&'a self, benefit: &'a Benefit, month: Month) -> Option<Entry<'a>> {
        let mut entries = self.entries(benefit);
        entries.find(|entry| entry.period().covers(month))
    }

    /// What a benefit brought in the period before the one that a month is in: what a person had until the
    /// amounts changed.
    #[must_use]
    pub fn entry_before<'a>(&'a self, benefit: &'a Benefit, month: Month) -> Option<Entry<'a>> {
        let present = self.entry(benefit, month)?.period();
        let earlier = self
            .entries(benefit)
            .filter(|entry| entry.period().from < present.from);
        earlier.last()
    }

    /// The base amount of a code that counts in a month.
    #[must_use]
    pub fn base(&self, code: &str, month: Month) -> Option<&BaseAmount> {
        let mut versions = self.bases.get(code)?.iter();
        versions.find(|base| base.period.covers(month))
    }

    fn entries<'a>(&'a self, benefit: &'a Benefit) -> impl Iterator<Item = Entry<'a>> {
        let table = benefit.table.as_ref().and_then(|code| self.tables.get(code));
        let versions = table.into_iter().flatten().map(Entry::Table);
        versions.chain(benefit.rates.iter().map(Entry::Rate))
    }
}

impl Entry<'_> {
    /// The days that it counts for.
    #[must_use]
    pub fn period(&self) -> Period {
        match self {
            Self::Rate(rate) => rate.period,
            Self::Table(version) => version.period,
        }
    }

    /// How sure it is.
    #[must_use]
    pub fn mark(&self) -> Mark {
        match self {
            Self::Rate(rate) => rate.mark,
            Self::Table(version) => version.mark,
        }
    }

    /// The one amount, when it is known and not one of many.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Rate(rate) => rate.amount,
            Self::Table(_) => None,
        }
    }
}
