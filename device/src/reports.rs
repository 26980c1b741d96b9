//! What is heard and seen at doors besides the payment: variations, concerns, wishes for an account. Each is
//! recorded as it was told and decided by nobody here.

use rusqlite::{Connection, named_params};
use sync_protocol::body::Body;
use sync_protocol::certificate::Role;
use sync_protocol::ids::{BenefitCode, EnvelopeId};
use sync_protocol::payout_list::Programme;
use sync_protocol::reports::{
    AccountHolder, AccountWished, AskedEffect, ConcernClass, ConcernRaised, VariationKind, VariationReported,
};
use vietnamese::viet_qr::parse_viet_qr;

use crate::doors::{self, Found};
use crate::error::{During, Result};
use crate::input::{self, NAME_LENGTH_MAX, NOTE_LENGTH_MAX};
use crate::journal::{RequestKey, record};
use crate::payouts::from_code;
use crate::session::Session;
use crate::store::values::to_view;
use crate::views::reports::{
    AccountInput, ConcernInput, ReportView, ReportsView, VariationInput, VietQrView,
};
use crate::views::{CallError, Recorded};

/// Characters of what somebody said: a page.
const WORDS_LENGTH_MAX: usize = 2_000;

/// The largest page.
const LIMIT_MAX: u32 = 200;

/// Records a variation.
///
/// # Errors
/// `EnvelopeUnknown`, `FieldInvalid`.
pub(crate) fn report_variation(session: &Session, input: &VariationInput) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let request = RequestKey::new(&input.request_id, "report_variation", input)?;
    let kind: VariationKind = code("kind", &input.kind)?;
    let asked = optional_code::<AskedEffect>("asked", input.asked.as_deref())?;
    let happened = happened(input.happened.as_deref())?;
    let words = input::optional_text("words", &input.words, WORDS_LENGTH_MAX)?;
    let told_by = input::optional_text("told_by", &input.told_by, NAME_LENGTH_MAX)?;
    let paper = input::optional_text("paper", &input.paper, NOTE_LENGTH_MAX)?;
    if words.is_empty() && kind == VariationKind::Other {
        return Err(CallError::field("words"));
    }
    record(session, &request, |tx, _| {
        let found = at_hand(tx, input.envelope_id.as_deref())?;
        let person_name = match &found {
            Some(found) => found.door.person_name.clone(),
            None => input::text("person_name", &input.person_name, NAME_LENGTH_MAX)?,
        };
        Ok(Body::VariationReported(VariationReported {
            person: found.as_ref().map(person).transpose()?,
            person_name,
            envelope: found.as_ref().map(envelope).transpose()?,
            programme: found.as_ref().and_then(programme),
            kind,
            happened,
            words,
            told_by,
            paper,
            asked,
        }))
    })
}

/// Records a question, feedback or complaint.
///
/// # Errors
/// `EnvelopeUnknown`, `FieldInvalid`.
pub(crate) fn raise_concern(session: &Session, input: &ConcernInput) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let request = RequestKey::new(&input.request_id, "raise_concern", input)?;
    let class: ConcernClass = code("class", &input.class)?;
    let raised_by = input::text("raised_by", &input.raised_by, NAME_LENGTH_MAX)?;
    let words = input::text("words", &input.words, WORDS_LENGTH_MAX)?;
    let answer = input::optional_text("answer", &input.answer, WORDS_LENGTH_MAX)?;
    let telephone = input::optional_text("telephone", &input.telephone, NAME_LENGTH_MAX)?;
    let benefit = input.benefit.as_deref().filter(|code| !code.is_empty());
    let benefit = benefit
        .map(|code| input::text("benefit", code, NAME_LENGTH_MAX))
        .transpose()?;
    record(session, &request, |tx, _| {
        let found = at_hand(tx, input.envelope_id.as_deref())?;
        Ok(Body::ConcernRaised(ConcernRaised {
            class,
            person: found.as_ref().map(person).transpose()?,
            raised_by,
            envelope: found.as_ref().map(envelope).transpose()?,
            benefit: benefit.map(BenefitCode),
            words,
            answer,
            telephone,
        }))
    })
}

/// Records that somebody wants, or does not want, to be paid to an account. Without consent no bank data is kept.
///
/// # Errors
/// `EnvelopeUnknown`, `FieldInvalid`.
pub(crate) fn wish_account(session: &Session, input: &AccountInput) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let request = RequestKey::new(&input.request_id, "wish_account", input)?;
    let holder: AccountHolder = code("holder", &input.holder)?;
    let bank = input::optional_text("bank", &input.bank, NAME_LENGTH_MAX)?;
    let account = input::optional_text("account", &input.account, NAME_LENGTH_MAX)?;
    let words = input::optional_text("words", &input.words, WORDS_LENGTH_MAX)?;
    let kept = |text: String| if input.consent { text } else { String::new() };
    record(session, &request, |tx, _| {
        let found = at_hand(tx, Some(&input.envelope_id))?.ok_or_else(|| CallError::field("envelope_id"))?;
        Ok(Body::AccountWished(AccountWished {
            person: person(&found)?,
            envelope: Some(envelope(&found)?),
            consent: input.consent,
            holder,
            bank: kept(bank),
            account: kept(account),
            words,
        }))
    })
}

/// Reads the VietQR code of an account. It fills the form and is kept nowhere; whose account it is stays unchecked.
///
/// # Errors
/// `FieldInvalid` with the field `vietqr` when it is not the code of an account, `NotAllowed`.
pub(crate) fn read_vietqr(session: &Session, text: &str) -> Result<VietQrView> {
    session.require(Role::Carrier)?;
    let code = parse_viet_qr(text).map_err(|_| CallError::field("vietqr"))?;
    Ok(VietQrView {
        bank_name: code.bank_name().map(str::to_owned),
        bin: code.bin,
        number: code.number,
        is_card: code.is_card,
    })
}

/// The reports of this device, newest first.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn reports(session: &Session, offset: u32, limit: u32) -> Result<ReportsView> {
    const OPERATION: &str = "read the reports";
    session.read(|db| {
        let total: i64 = db
            .query_row("SELECT COUNT(*) FROM reports", [], |row| row.get(0))
            .during(OPERATION)?;
        let reports = db
            .prepare_cached(include_str!("reports/page.sql"))
            .during(OPERATION)?
            .query_map(
                named_params! { ":limit": limit.min(LIMIT_MAX), ":offset": offset },
                |row| {
                    Ok(ReportView {
                        entry_id: row.get("entry_id")?,
                        kind: row.get("kind")?,
                        code: row.get("code")?,
                        person_name: row.get("person_name")?,
                        words: row.get("words")?,
                        at: row.get("at")?,
                        accepted: row.get("accepted")?,
                        corrected: row.get("corrected")?,
                    })
                },
            )
            .during(OPERATION)?
            .collect::<rusqlite::Result<_>>()
            .during(OPERATION)?;
        Ok(ReportsView {
            total: to_view(total),
            reports,
        })
    })
}

fn at_hand(db: &Connection, envelope_id: Option<&str>) -> Result<Option<Found>> {
    let Some(id) = envelope_id else { return Ok(None) };
    let id: EnvelopeId = input::parse("envelope_id", id)?;
    doors::find(db, id).map(Some)
}

fn person<T: std::str::FromStr>(found: &Found) -> Result<T> {
    found
        .person_id
        .parse()
        .map_err(|_| CallError::damaged("person id"))
}

fn envelope(found: &Found) -> Result<EnvelopeId> {
    let id = &found.door.envelope_id;
    id.parse().map_err(|_| CallError::damaged("envelope id"))
}

fn programme(found: &Found) -> Option<Programme> {
    from_code(&found.door.programme)
}

fn code<T: serde::de::DeserializeOwned>(field: &str, sent: &str) -> Result<T> {
    from_code(sent).ok_or_else(|| CallError::field(field))
}

fn optional_code<T: serde::de::DeserializeOwned>(field: &str, sent: Option<&str>) -> Result<Option<T>> {
    sent.filter(|text| !text.is_empty())
        .map(|text| code(field, text))
        .transpose()
}

/// Takes a date as precise as somebody knows it: `2026`, `2026-10` or `2026-10-21`.
fn happened(sent: Option<&str>) -> Result<Option<String>> {
    let Some(sent) = sent.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let first_day = match sent.len() {
        4 => format!("{sent}-01-01"),
        7 => format!("{sent}-01"),
        _ => sent.to_owned(),
    };
    let day: chrono::NaiveDate = input::parse("happened", &first_day)?;
    if day.to_string() == first_day {
        Ok(Some(sent.to_owned()))
    } else {
        Err(CallError::field("happened"))
    }
}
