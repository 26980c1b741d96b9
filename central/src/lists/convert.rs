//! From what `list-import` read to the words of the protocol.

use benefits::catalogue::Catalogue;
use list_import::list::{self, BenefitAmount};
use list_import::proxies::{Proxy, ProxyKind};
use list_import::routes::RouteAssignment;
use rust_decimal::Decimal;
use sync_protocol::amount::{Amount, AmountError};
use sync_protocol::authorisation::AuthorisationKind;
use sync_protocol::certificate::Staff;
use sync_protocol::digest::Digest;
use sync_protocol::ids::{BenefitCode, CommuneCode, LineId, StaffId};
use sync_protocol::payout_list::{ListKind, Month, PayLine, Programme, Sex};
use uuid::Uuid;
use vietnamese::search::search_key;

use crate::lists::incoming::{Identity, IncomingLine, IncomingList, IncomingPerson, IncomingProxy, Round};
use crate::lists::labels::label;

/// What the command says about a list that the file does not.
#[derive(Clone)]
pub struct Order {
    /// What kind of order it is.
    pub kind: ListKind,
    /// Who orders.
    pub authority: String,
    /// The hotline for the labels.
    pub hotline: String,
    /// SHA-256 of the file.
    pub source_sha256: Digest,
}

/// A value of the list is outside of what the protocol can say.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// An amount has a fraction.
    #[error("{file}, row {row}: {error}")]
    Amount {
        /// The file.
        file: String,
        /// The row.
        row: u32,
        /// What is wrong.
        error: AmountError,
    },
    /// The month is not one.
    #[error("{0}: the month of the list is outside of the calendar")]
    Month(String),
}

/// Takes a list over.
///
/// # Errors
/// A value is outside of what the protocol can say.
pub fn list(
    read: &list::PayoutList,
    order: Order,
    catalogue: &Catalogue,
) -> Result<IncomingList, ConvertError> {
    let outside = || ConvertError::Month(read.file_name.clone());
    let month = Month::new(read.month.year, read.month.month).ok_or_else(outside)?;
    let programme = programme(read.programme);
    let context = Context {
        read,
        month,
        programme,
        catalogue,
    };
    let people = read
        .people
        .iter()
        .map(|person| context.person(person))
        .collect::<Result<_, _>>()?;
    let mut communes: Vec<_> = read
        .communes
        .iter()
        .map(|c| CommuneCode(c.code.to_owned()))
        .collect();
    communes.sort();
    Ok(IncomingList {
        programme,
        month,
        kind: order.kind,
        authority: order.authority,
        communes,
        source_sha256: order.source_sha256,
        source_name: read.file_name.clone(),
        hotline: order.hotline,
        people,
    })
}

struct Context<'a> {
    read: &'a list::PayoutList,
    month: Month,
    programme: Programme,
    catalogue: &'a Catalogue,
}

impl Context<'_> {
    fn person(&self, person: &list::Person) -> Result<IncomingPerson, ConvertError> {
        let rows = person
            .lines
            .iter()
            .map(|line| self.row(line))
            .collect::<Result<Vec<_>, _>>()?;
        // A person has at least one line; what a later row adds (a number, a book) is taken from it.
        let any = |field: fn(&list::PayLine) -> Option<String>| person.lines.iter().find_map(field);
        let first = |field: fn(&list::PayLine) -> String| person.lines.first().map(field).unwrap_or_default();
        let commune = first(|l| l.commune.clone());
        let named = self.read.communes.iter().find(|c| c.code == commune);
        let sex = person.lines.iter().find_map(|line| {
            line.sex.or_else(|| {
                line.id12
                    .as_ref()
                    .map(vietnamese::identity_number::IdentityNumber::sex)
            })
        });
        Ok(IncomingPerson {
            identity: Identity {
                name: first(|l| l.name.clone()),
                born: any(|l| l.birth.map(|birth| birth.to_string())),
                commune: CommuneCode(commune.clone()),
                id12: any(|l| l.id12.as_ref().map(|id| id.as_str().to_owned())),
                id9: any(|l| l.id9.as_ref().map(|id| id.as_str().to_owned())),
            },
            sex: sex.map(|sex| match sex {
                vietnamese::identity_number::Sex::Male => Sex::Male,
                vietnamese::identity_number::Sex::Female => Sex::Female,
            }),
            commune_name: named
                .map(|c| format!("{} {}", c.kind, c.name))
                .unwrap_or_default(),
            hamlet: first(|l| l.hamlet.clone()),
            group: any(|l| l.address.clone())
                .and_then(|address| numbers_after_group(&address).first().copied()),
            book_no: any(|l| l.book_no.clone()),
            file_no: any(|l| l.file_no.clone()),
            lines: rows.into_iter().flatten().collect(),
        })
    }

    /// A row with several benefits becomes a line for each, so that each is paid once (invariant I5). What the
    /// row does not divide (arrears, carried over, recovery) stays with the first.
    fn row(&self, row: &list::PayLine) -> Result<Vec<IncomingLine>, ConvertError> {
        let whole = [BenefitAmount {
            code: row
                .benefits
                .first()
                .map_or(list_import::category::UNKNOWN.into(), |b| b.code.clone()),
            amount: row.parts.current,
            quantity: 1,
        }];
        let divided: Decimal = row.benefits.iter().map(|benefit| benefit.amount).sum();
        let benefits = if divided == row.parts.current {
            row.benefits.as_slice()
        } else {
            &whole
        };
        let lines = benefits.iter().enumerate().map(|(place, benefit)| {
            let line = self.line(row, benefit, place == 0);
            line.map(|line| IncomingLine { row: row.row, line })
                .map_err(|error| ConvertError::Amount {
                    file: self.read.file_name.clone(),
                    row: row.row,
                    error,
                })
        });
        lines.collect()
    }

    fn line(
        &self,
        row: &list::PayLine,
        benefit: &BenefitAmount,
        first: bool,
    ) -> Result<PayLine, AmountError> {
        let part = |value: Decimal| Amount::from_decimal(if first { value } else { Decimal::ZERO });
        let months = |count: u32| if first { count } else { 0 };
        let code = BenefitCode(benefit.code.clone());
        let mut line = PayLine {
            id: LineId(Uuid::nil()),
            label: label(self.catalogue, &code, &row.category, first, self.programme),
            benefit: code,
            from: self.month,
            to: last_month(self.month, row.months.current),
            current: Amount::from_decimal(benefit.amount)?,
            arrears: part(row.parts.arrears)?,
            arrears_months: months(row.months.arrears),
            carried_over: part(row.parts.carried_over)?,
            carried_over_months: months(row.months.carried_over),
            recovery: part(row.parts.recovery)?,
            total: Amount::ZERO,
            decision_no: row.decision_no.clone(),
            note: row.note.clone().filter(|note| first && !note.is_empty()),
        };
        line.total = line.sum_of_parts().ok_or(AmountError)?;
        Ok(line)
    }
}

/// The last of several months that are paid together.
fn last_month(first: Month, count: u32) -> Month {
    let end = Month::new(9999, 12).unwrap_or(first);
    let steps = usize::try_from(count.max(1)).unwrap_or(1);
    first.through(end).take(steps).last().unwrap_or(first)
}

/// The programme in the words of the protocol.
#[must_use]
pub fn programme(read: list::Programme) -> Programme {
    match read {
        list::Programme::Ncc => Programme::Ncc,
        list::Programme::Btxh => Programme::Btxh,
        list::Programme::Htxh => Programme::Htxh,
    }
}

/// Takes a row of the register of routes over.
#[must_use]
pub fn round(read: &RouteAssignment) -> Round {
    let name = read
        .employee_name
        .clone()
        .unwrap_or_else(|| read.employee_code.clone());
    let place = read.point.as_ref().map(|point| match &read.time {
        Some(time) => format!("{point}, {time}"),
        None => point.clone(),
    });
    let groups = read.note.as_deref().map(numbers_after_group).unwrap_or_default();
    Round {
        route: read.route_code.clone(),
        staff: Staff {
            id: StaffId(read.employee_code.clone()),
            name,
        },
        programme: programme(read.programme),
        commune: CommuneCode(read.commune.code.to_owned()),
        hamlet: read.hamlet.clone(),
        planned_on: read.day,
        payout_point: place,
        groups: match groups.as_slice() {
            [first, last] if first <= last => Some((*first, *last)),
            _ => None,
        },
    }
}

/// The numbers of the groups that a text names: "Tổ 1 đến tổ 6" gives 1 and 6.
fn numbers_after_group(text: &str) -> Vec<u32> {
    let key = search_key(text);
    let words: Vec<&str> = key
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs
        .filter(|(word, _)| **word == "to")
        .filter_map(|(_, number)| number.parse().ok())
        .collect()
}

/// Takes a row of the register of proxies over.
#[must_use]
pub fn proxy(read: &Proxy) -> IncomingProxy {
    IncomingProxy {
        row: read.row,
        programme: programme(read.programme),
        beneficiary: read.beneficiary.clone(),
        beneficiary_year: read.beneficiary_birth.map(|birth| birth.year),
        beneficiary_id12: read.beneficiary_id12.as_ref().map(|id| id.as_str().to_owned()),
        kind: match read.kind {
            ProxyKind::Proxy => AuthorisationKind::Proxy,
            ProxyKind::Guardian => AuthorisationKind::Guardian,
        },
        name: read.name.clone(),
        born: read.birth.map(|birth| birth.to_string()),
        id12: read.id12.as_ref().map(|id| id.as_str().to_owned()),
        relation: read.relation.clone().unwrap_or_default(),
        paper_no: read.paper_no.clone().unwrap_or_default(),
        certified_by: read.certified_by.clone().unwrap_or_default(),
        valid_from: read.valid_from,
        valid_to: read.valid_to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_read_from_notes_and_addresses() {
        assert_eq!(numbers_after_group("Tổ 1 đến tổ 6"), [1, 6]);
        assert_eq!(numbers_after_group("Tổ 4, ấp Mỹ An 1"), [4]);
        assert_eq!(numbers_after_group("Ấp Mỹ Long 2"), [0; 0]);
    }

    #[test]
    fn months_paid_together_end_in_the_last_of_them() {
        let november: Month = "2026-11".parse().unwrap();
        assert_eq!(last_month(november, 1), november);
        assert_eq!(last_month(november, 0), november);
        assert_eq!(last_month(november, 3).to_string(), "2027-01");
    }
}
