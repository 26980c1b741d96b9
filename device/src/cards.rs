//! A citizen card at the door: what its code says, compared with the person whom it should name.
//!
//! The code is not signed and anybody can print one (domain reference 9.2): it saves typing and finds slips, so
//! everything found here is shown and nothing of it stops a payout. The call stores and logs nothing; whether a
//! card was scanned, and its last digits, reach the journal with the payout alone.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use sync_protocol::ids::{AuthorisationId, EnvelopeId};
use vietnamese::card_qr::{CardQrError, CitizenCard, parse_card_qr};
use vietnamese::identity_number::{IdentityNumber, OldNumber, Sex, Warning, check};
use vietnamese::search::spelling_key;

use crate::doors::{self, Found, find};
use crate::error::{During, Result};
use crate::input;
use crate::session::Session;
use crate::views::{CallError, CallErrorCode, CardMatch, CardView, CardWarning};

const OPERATION: &str = "compare a card";

/// Reads the text of a card's code, or a 12-digit number typed from a card, and compares it with the
/// beneficiary of an envelope or with a receiver of the register.
///
/// # Errors
/// `CardUnreadable`, `EnvelopeUnknown`, `FieldInvalid` when the receiver is not registered for this person.
pub(crate) fn read_card(
    session: &Session,
    text: &str,
    envelope_id: &str,
    authorisation_id: Option<&str>,
) -> Result<CardView> {
    let id: EnvelopeId = input::parse("envelope_id", envelope_id)?;
    let shown = Shown::read(text)?;
    session.read(|db| {
        let found = find(db, id)?;
        let expected = match authorisation_id {
            None => beneficiary(db, &found)?,
            Some(authorisation) => registered(db, &found, authorisation)?,
        };
        let year = session.times(db)?.wall.date_naive().year();
        Ok(compare(&shown, &expected, year))
    })
}

/// What was shown: a whole card, or its number only.
struct Shown {
    number: IdentityNumber,
    card: Option<CitizenCard>,
}

impl Shown {
    fn read(text: &str) -> Result<Self> {
        if let Ok(number) = IdentityNumber::parse(text) {
            return Ok(Self { number, card: None });
        }
        let card = parse_card_qr(text).map_err(unreadable)?;
        Ok(Self {
            number: card.number.clone(),
            card: Some(card),
        })
    }
}

fn unreadable(error: CardQrError) -> CallError {
    let refusal = CallError::new(CallErrorCode::CardUnreadable);
    match error {
        CardQrError::Field(field) => refusal.with("field", field),
        CardQrError::TooLong | CardQrError::Fields(_) => refusal,
    }
}

/// What the list or the register says about the person whom the card should name.
struct Expected {
    name: String,
    born: Option<String>,
    sex: Option<Sex>,
    number: Option<IdentityNumber>,
    old_number: Option<OldNumber>,
}

fn beneficiary(db: &Connection, found: &Found) -> Result<Expected> {
    let sql = "SELECT person_name AS name, born, sex, id12, id9 FROM envelopes WHERE number = :number";
    db.prepare_cached(sql)
        .during(OPERATION)?
        .query_row(named_params! { ":number": found.number }, read_expected)
        .during(OPERATION)
}

fn registered(db: &Connection, found: &Found, id: &str) -> Result<Expected> {
    let authorisation: AuthorisationId = input::parse("authorisation_id", id)?;
    let sql = "SELECT name, NULL AS born, NULL AS sex, id12, NULL AS id9
               FROM authorisations
               WHERE id = :id AND person_id = :person AND (programme IS NULL OR programme = :programme)";
    db.prepare_cached(sql)
        .during(OPERATION)?
        .query_row(
            named_params! {
                ":id": authorisation.to_string(),
                ":person": found.person_id,
                ":programme": found.door.programme,
            },
            read_expected,
        )
        .optional()
        .during(OPERATION)?
        .ok_or_else(|| CallError::field("authorisation_id"))
}

fn read_expected(row: &Row<'_>) -> rusqlite::Result<Expected> {
    let sex: Option<String> = row.get("sex")?;
    let number: Option<String> = row.get("id12")?;
    let old_number: Option<String> = row.get("id9")?;
    Ok(Expected {
        name: row.get("name")?,
        born: row.get("born")?,
        sex: sex.as_deref().and_then(sex_of),
        // A number that is none cannot be compared: the card is then not at fault.
        number: number.and_then(|text| IdentityNumber::parse(&text).ok()),
        old_number: old_number.and_then(|text| OldNumber::parse(&text).ok()),
    })
}

fn compare(shown: &Shown, expected: &Expected, year: i32) -> CardView {
    let card = shown.card.as_ref();
    let old_number = card.and_then(|card| card.old_number.as_ref());
    let old_number_linked = old_number.is_some() && old_number == expected.old_number.as_ref();
    CardView {
        id_number: shown.number.as_str().to_owned(),
        id_tail: doors::tail(shown.number.as_str()),
        name: card.map(|card| card.name.clone()),
        birth: card.map(|card| card.birth.to_string()),
        sex: card.map(|card| sex_text(card.sex).to_owned()),
        number_match: match &expected.number {
            Some(number) => matched(*number == shown.number),
            None => old_match(old_number, expected.old_number.as_ref()),
        },
        name_match: card.map_or(CardMatch::Unknown, |card| {
            matched(spelling_key(&card.name) == spelling_key(&expected.name))
        }),
        birth_match: match (card, expected.born.as_deref()) {
            (Some(card), Some(born)) => matched(same_birth(card.birth, born)),
            _ => CardMatch::Unknown,
        },
        old_number_linked,
        warnings: warnings(shown, expected, year),
    }
}

fn matched(same: bool) -> CardMatch {
    if same {
        CardMatch::Match
    } else {
        CardMatch::Differs
    }
}

fn old_match(on_card: Option<&OldNumber>, expected: Option<&OldNumber>) -> CardMatch {
    on_card
        .zip(expected)
        .map_or(CardMatch::Unknown, |(card, list)| matched(card == list))
}

/// Compares as precisely as both sides know: lists may have the year or the month only, and 1 January also
/// stands for "only the year is known" on cards and lists alike.
fn same_birth(card: NaiveDate, list: &str) -> bool {
    let card_text = card.to_string();
    let year_only = card_text.ends_with(FIRST_DAY) || list.ends_with(FIRST_DAY);
    if year_only {
        return list.split('-').next() == card_text.split('-').next();
    }
    card_text.starts_with(list)
}

/// The end of a date that may mean its year only.
const FIRST_DAY: &str = "-01-01";

/// What the number says against the rest of the card, or against the list when the number is all that is
/// known; and the card's sex against the list's.
fn warnings(shown: &Shown, expected: &Expected, year: i32) -> Vec<CardWarning> {
    let card = shown.card.as_ref();
    let birth_year = match card {
        Some(card) => u16::try_from(card.birth.year()).ok(),
        None => expected.born.as_deref().and_then(year_of),
    };
    let sex = card.map_or(expected.sex, |card| Some(card.sex));
    let mut warnings: Vec<CardWarning> = check(&shown.number, birth_year, sex)
        .into_iter()
        .map(|warning| match warning {
            Warning::UnknownProvince => CardWarning::UnknownProvince,
            Warning::BirthYearDiffers { .. } => CardWarning::BirthYearDiffers,
            Warning::SexDiffers { .. } => CardWarning::SexDiffers,
        })
        .collect();
    if i32::from(shown.number.birth_year()) > year {
        warnings.push(CardWarning::BornInFuture);
    }
    let of_both = card.map(|card| card.sex).zip(expected.sex);
    if of_both.is_some_and(|(card, list)| card != list) {
        warnings.push(CardWarning::ListSexDiffers);
    }
    warnings
}

fn year_of(born: &str) -> Option<u16> {
    born.split('-').next()?.parse().ok()
}

fn sex_of(text: &str) -> Option<Sex> {
    match text {
        "male" => Some(Sex::Male),
        "female" => Some(Sex::Female),
        _ => None,
    }
}

fn sex_text(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "male",
        Sex::Female => "female",
    }
}
