//! The invented day of the practice, from its data file to statements. Every person, office and number in it is
//! made up; the ids are drawn anew for each practice, so that none of them ever names anything real.

use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;
use sync_protocol::amount::Amount;
use sync_protocol::authorisation::{Authorisation, AuthorisationKind};
use sync_protocol::certificate::{Branch, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::ids::{AuthorisationId, BenefitCode, CommuneCode, EnvelopeId, LineId, ListId, PersonId};
use sync_protocol::payout_list::{Envelope, ListKind, Month, PayLine, PayoutList, Person, Programme, Sex};
use sync_protocol::statement::{Authorisations, StatementBody};
use uuid::Uuid;

use crate::environment::RandomSource;
use crate::error::Result;
use crate::vault::draw;
use crate::views::CallError;

/// How long before the day a practice paper begins to be valid, and how long after it ends.
const PAPER_DAYS: Days = Days::new(30);

/// The data file as it stands.
#[derive(Deserialize)]
pub(super) struct Sample {
    pub(super) staff: Staff,
    pub(super) branch: Branch,
    pub(super) device_name: String,
    commune: Commune,
    hotline: String,
    source_name: String,
    lists: Vec<SampleList>,
}

#[derive(Deserialize)]
struct Commune {
    code: CommuneCode,
    name: String,
}

#[derive(Deserialize)]
struct SampleList {
    programme: Programme,
    authority: String,
    people: Vec<SamplePerson>,
}

#[derive(Deserialize)]
struct SamplePerson {
    /// Place in the course, printed as the number of the book.
    place: u32,
    name: String,
    born: String,
    sex: Sex,
    id12: String,
    hamlet: String,
    lines: Vec<SampleLine>,
    proxy: Option<SampleProxy>,
}

#[derive(Deserialize)]
struct SampleLine {
    benefit: BenefitCode,
    label: String,
    current: Amount,
    arrears: Option<Amount>,
    #[serde(default)]
    arrears_months: u32,
    carried_over: Option<Amount>,
    #[serde(default)]
    carried_over_months: u32,
}

#[derive(Deserialize)]
struct SampleProxy {
    name: String,
    born: String,
    id12: String,
    relation: String,
    paper_no: String,
}

/// The number of the book of a place in the course.
pub(super) fn book_no(place: u32) -> String {
    format!("TẬP-{place}")
}

impl Sample {
    /// Reads the data file.
    ///
    /// # Errors
    /// `Internal`: the file is not as this program needs it.
    pub(super) fn read() -> Result<Self> {
        serde_json::from_str(include_str!("day.json"))
            .map_err(|_| CallError::internal("read the practice day"))
    }

    /// What the practice centre states for a day: a list for each programme, and who may receive for others.
    ///
    /// # Errors
    /// `Internal`: there is no chance for ids, or the sums are out of range.
    pub(super) fn statements(&self, day: NaiveDate, random: &dyn RandomSource) -> Result<Vec<StatementBody>> {
        let mut statements = Vec::new();
        let mut authorisations = Vec::new();
        for list in &self.lists {
            let mut envelopes = Vec::new();
            for person in &list.people {
                let envelope = self.envelope(person, day, random)?;
                if let Some(proxy) = &person.proxy {
                    authorisations.push(self.authorisation(proxy, envelope.person.id, day, random)?);
                }
                envelopes.push(envelope);
            }
            statements.push(StatementBody::PayoutList(PayoutList {
                id: ListId(draw_id(random)?),
                programme: list.programme,
                month: month_of(day)?,
                kind: ListKind::Monthly,
                authority: list.authority.clone(),
                version: 1,
                supersedes: None,
                source_sha256: Digest::of(include_bytes!("day.json")),
                source_name: self.source_name.clone(),
                hotline: self.hotline.clone(),
                envelopes,
            }));
        }
        statements.push(StatementBody::Authorisations(Authorisations { authorisations }));
        Ok(statements)
    }

    fn envelope(&self, sample: &SamplePerson, day: NaiveDate, random: &dyn RandomSource) -> Result<Envelope> {
        let lines = sample.lines.iter().map(|line| pay_line(line, day, random));
        let lines = lines.collect::<Result<Vec<_>>>()?;
        let total = Amount::checked_sum(lines.iter().map(|line| line.total)).ok_or_else(out_of_range)?;
        Ok(Envelope {
            id: EnvelopeId(draw_id(random)?),
            person: Person {
                id: PersonId(draw_id(random)?),
                name: sample.name.clone(),
                born: Some(sample.born.clone()),
                sex: Some(sample.sex),
                id12: Some(sample.id12.clone()),
                id9: None,
                commune: self.commune.code.clone(),
                commune_name: self.commune.name.clone(),
                hamlet: sample.hamlet.clone(),
                book_no: Some(book_no(sample.place)),
                file_no: None,
            },
            lines,
            total,
            route: self.branch.id.0.clone(),
            planned_on: Some(day),
            payout_point: None,
        })
    }

    fn authorisation(
        &self,
        proxy: &SampleProxy,
        person: PersonId,
        day: NaiveDate,
        random: &dyn RandomSource,
    ) -> Result<Authorisation> {
        Ok(Authorisation {
            id: AuthorisationId(draw_id(random)?),
            person,
            programme: None,
            kind: AuthorisationKind::Proxy,
            name: proxy.name.clone(),
            born: Some(proxy.born.clone()),
            id12: Some(proxy.id12.clone()),
            relation: proxy.relation.clone(),
            paper_no: proxy.paper_no.clone(),
            certified_by: self.commune.name.clone(),
            valid_from: day.checked_sub_days(PAPER_DAYS).ok_or_else(out_of_range)?,
            valid_to: Some(day.checked_add_days(PAPER_DAYS).ok_or_else(out_of_range)?),
        })
    }
}

fn pay_line(sample: &SampleLine, day: NaiveDate, random: &dyn RandomSource) -> Result<PayLine> {
    let month = month_of(day)?;
    let arrears = sample.arrears.unwrap_or(Amount::ZERO);
    let carried_over = sample.carried_over.unwrap_or(Amount::ZERO);
    let parts = [sample.current, arrears, carried_over];
    Ok(PayLine {
        id: LineId(draw_id(random)?),
        benefit: sample.benefit.clone(),
        label: sample.label.clone(),
        from: month,
        to: month,
        current: sample.current,
        arrears,
        arrears_months: sample.arrears_months,
        carried_over,
        carried_over_months: sample.carried_over_months,
        recovery: Amount::ZERO,
        total: Amount::checked_sum(parts).ok_or_else(out_of_range)?,
        decision_no: None,
        note: None,
    })
}

fn month_of(day: NaiveDate) -> Result<Month> {
    let year = u16::try_from(day.year()).ok();
    let number = u8::try_from(day.month()).ok();
    year.zip(number)
        .and_then(|(year, number)| Month::new(year, number))
        .ok_or_else(out_of_range)
}

fn draw_id(random: &dyn RandomSource) -> Result<Uuid> {
    let bytes = draw::<16>(random)?;
    Ok(uuid::Builder::from_random_bytes(*bytes).into_uuid())
}

fn out_of_range() -> CallError {
    CallError::internal("make the practice day")
}
