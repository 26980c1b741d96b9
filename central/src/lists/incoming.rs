//! What an office sent, in the words of the protocol and without ids yet. Personal data: no `Debug` forms.

use chrono::NaiveDate;
use sync_protocol::authorisation::AuthorisationKind;
use sync_protocol::certificate::{Branch, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::ids::CommuneCode;
use sync_protocol::payout_list::{ListKind, Month, PayLine, Programme, Sex};

/// What one command imports, all or nothing.
#[derive(Clone)]
pub struct Import {
    /// The lists.
    pub lists: Vec<IncomingList>,
    /// Who pays which hamlet.
    pub rounds: Vec<Round>,
    /// The register of proxies and guardians.
    pub proxies: Vec<IncomingProxy>,
    /// The branch of staff who are new.
    pub branch: Branch,
}

/// A list that adds up and repeats nothing.
#[derive(Clone)]
pub struct IncomingList {
    /// The budget.
    pub programme: Programme,
    /// The payout month.
    pub month: Month,
    /// What kind of order it is.
    pub kind: ListKind,
    /// Who orders.
    pub authority: String,
    /// The communes on it, sorted.
    pub communes: Vec<CommuneCode>,
    /// SHA-256 of the file.
    pub source_sha256: Digest,
    /// The name of the file.
    pub source_name: String,
    /// The hotline for the labels.
    pub hotline: String,
    /// The people in the order of the list.
    pub people: Vec<IncomingPerson>,
}

/// A person of a list with all lines.
#[derive(Clone)]
pub struct IncomingPerson {
    /// Who it is.
    pub identity: Identity,
    /// Sex.
    pub sex: Option<Sex>,
    /// Name of the commune with its kind.
    pub commune_name: String,
    /// Hamlet.
    pub hamlet: String,
    /// Number of the group (tổ) that the address names.
    pub group: Option<u32>,
    /// Payout book number.
    pub book_no: Option<String>,
    /// File number.
    pub file_no: Option<String>,
    /// The lines; their ids are drawn when the import is planned.
    pub lines: Vec<IncomingLine>,
}

/// What tells a person from others.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// Full name.
    pub name: String,
    /// Date of birth as precise as known.
    pub born: Option<String>,
    /// Code of the commune.
    pub commune: CommuneCode,
    /// 12-digit number.
    pub id12: Option<String>,
    /// 9-digit number.
    pub id9: Option<String>,
}

/// A benefit of a person.
#[derive(Clone)]
pub struct IncomingLine {
    /// The row of the sheet.
    pub row: u32,
    /// The line, with an id that means nothing yet.
    pub line: PayLine,
}

/// An employee and a hamlet.
#[derive(Clone)]
pub struct Round {
    /// Route code.
    pub route: String,
    /// The employee.
    pub staff: Staff,
    /// The programme.
    pub programme: Programme,
    /// Code of the commune.
    pub commune: CommuneCode,
    /// The hamlet as written.
    pub hamlet: String,
    /// The day of the round.
    pub planned_on: Option<NaiveDate>,
    /// Place and hour, for people who come to a table.
    pub payout_point: Option<String>,
    /// First and last group (tổ) of the hamlet, when it is shared by groups.
    pub groups: Option<(u32, u32)>,
}

/// Somebody who may receive for somebody else.
#[derive(Clone)]
pub struct IncomingProxy {
    /// The record of the file.
    pub row: u32,
    /// The programme.
    pub programme: Programme,
    /// Name of the beneficiary.
    pub beneficiary: String,
    /// Year of birth of the beneficiary.
    pub beneficiary_year: Option<u16>,
    /// Number of the beneficiary.
    pub beneficiary_id12: Option<String>,
    /// On what ground.
    pub kind: AuthorisationKind,
    /// Name of the receiver.
    pub name: String,
    /// Birth of the receiver.
    pub born: Option<String>,
    /// Number of the receiver.
    pub id12: Option<String>,
    /// What the receiver is to the beneficiary.
    pub relation: String,
    /// Number of the paper; empty when the file has none.
    pub paper_no: String,
    /// Who certified it.
    pub certified_by: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
}
