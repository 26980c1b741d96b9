//! The HTTP interface: paths, headers and the shapes of replies. `docs/protocol.md` describes them in full.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::ids::{ListId, PersonId};
use crate::payout_list::{ListKind, Month, Programme};

/// `GET`: tells whether the endpoint is alive. Open to anybody.
pub const PATH_HEALTH: &str = "/health";
/// `POST` an enrolment request (compact JWS); gives the certificate (compact JWS). Open to anybody with a code.
pub const PATH_ENROLMENTS: &str = "/v1/enrolments";
/// `GET ?after=N`: the statements for the calling device after number N, as [`StatementsReply`].
pub const PATH_STATEMENTS: &str = "/v1/statements";
/// `POST` a batch; gives its acknowledgement (compact JWS).
pub const PATH_BATCHES: &str = "/v1/batches";
/// `GET ?date=YYYY-MM-DD`: the branch's day (compact JWS), for supervisors.
pub const PATH_BRANCH_DAY: &str = "/v1/branch-day";
/// `GET ?format=pdf|bundle` with `date`, `carrier`, `list` or `person`: receipts, for supervisors.
pub const PATH_RECEIPTS: &str = "/v1/receipts";
/// `GET`: the lists with envelopes for the branch, as [`ListsReply`], for supervisors.
pub const PATH_LISTS: &str = "/v1/lists";
/// `GET ?text=…`: people with envelopes for the branch, as [`PeopleReply`], for supervisors.
pub const PATH_PEOPLE: &str = "/v1/people";

/// Header in which a device says the number of its last entry, so that the centre knows what it is owed.
pub const HEADER_JOURNAL_SEQ: &str = "tan-nha-journal-seq";
/// Media type of a batch.
pub const MEDIA_BATCH: &str = "application/vnd.tan-nha.batch";
/// Media type of a compact JWS (RFC 7515, section 9.2.1).
pub const MEDIA_JOSE: &str = "application/jose";

/// Statements for a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementsReply {
    /// The statements (compact JWS each), in order and without gaps.
    pub statements: Vec<String>,
    /// Whether there are more after these.
    pub more: bool,
}

/// Payout lists, for choosing one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListsReply {
    /// The lists, the one imported last first.
    pub lists: Vec<ListSummary>,
    /// Whether there are older ones.
    pub more: bool,
}

/// What tells a payout list from the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListSummary {
    /// This version of the list.
    pub list: ListId,
    /// The budget.
    pub programme: Programme,
    /// The payout month.
    pub month: Month,
    /// What kind of order it is.
    pub kind: ListKind,
    /// Who ordered the payment.
    pub authority: String,
    /// The version.
    pub version: u32,
    /// Names of the communes of the branch's envelopes.
    pub communes: Vec<String>,
    /// The branch's envelopes.
    pub envelopes: i64,
    /// The money in them.
    pub total: Amount,
}

/// People, for choosing one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleReply {
    /// The people, in the order of names.
    pub people: Vec<PersonSummary>,
    /// Whether there are others who answer the text.
    pub more: bool,
}

/// What tells a person from others of the same name. Personal data: no `Debug` form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSummary {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The year of birth, when it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born_year: Option<String>,
    /// The hamlet on the newest list.
    pub hamlet: String,
    /// The commune on the newest list.
    pub commune_name: String,
    /// The last four digits of the identity number, when it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_tail: Option<String>,
}

/// The body of every reply that is not a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorReply {
    /// What went wrong, for programs.
    pub code: ErrorCode,
    /// What went wrong and what to do, in English, for people who read logs.
    pub message: String,
    /// The centre's time, so that a device with a wrong clock can sign its next request.
    pub at: DateTime<Utc>,
    /// With [`ErrorCode::Gap`]: the number up to which the centre holds the journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_seq: Option<u64>,
}

/// Reasons for refusing a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The enrolment code is not one of this centre's.
    CodeUnknown,
    /// The enrolment code has been used by another device.
    CodeUsed,
    /// The enrolment code has expired.
    CodeExpired,
    /// The request is not signed, or not by a known device (RFC 9421).
    NotAuthenticated,
    /// The request's time is too far from the centre's.
    ClockSkew,
    /// The caller's role does not allow it.
    NotAllowed,
    /// The batch is not authentic or not well formed.
    BatchRefused,
    /// The batch does not follow what the centre holds: entries before it are missing.
    Gap,
    /// The request cannot be understood.
    BadRequest,
    /// There is nothing under that name.
    NotFound,
    /// The body is larger than the limit.
    TooLarge,
    /// A fault of the centre. The same request may be sent again.
    Internal,
    /// A code of a later version.
    #[serde(untagged)]
    Other(String),
}
