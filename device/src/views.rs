//! What crosses to the screen: arguments and results of the calls in [`crate::calls`], as plain data.
//!
//! The TypeScript types in `ui/src/lib/generated` are made from these by `cargo test -p device`; amounts cross
//! as decimal strings of whole đồng, dates as `2026-11-05`, months as `2026-11`, times in RFC 3339.

pub mod custody;
pub mod drafts;
pub mod explanation;
pub mod help;
pub mod practice;
pub mod reports;
pub mod rounds;

pub mod slip;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::custody::ProgrammeHolding;

/// Why a call did not do what was asked. The screen owns the sentence for each code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error, TS)]
#[error("{code:?}")]
#[ts(export)]
pub struct CallError {
    /// What went wrong.
    pub code: CallErrorCode,
    /// Figures and names for the sentence.
    pub params: BTreeMap<String, String>,
}

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CallErrorCode {
    /// The text is not an enrolment link.
    LinkInvalid,
    /// The centre does not know the code.
    CodeUnknown,
    /// The code was used by another device.
    CodeUsed,
    /// The code has expired.
    CodeExpired,
    /// The PIN is too short or not digits; `length_min`.
    PinInvalid,
    /// The PIN is wrong; `attempts_left`, `wait_seconds`.
    PinWrong,
    /// Too many wrong PINs; `wait_seconds`.
    PinWait,
    /// The app is locked.
    Locked,
    /// This device is not enrolled.
    NotEnrolled,
    /// This device is enrolled already.
    AlreadyEnrolled,
    /// The store cannot be read; nothing was changed. `detail`.
    StoreDamaged,
    /// The disk is full; nothing was recorded.
    DiskFull,
    /// The centre cannot be reached. Work goes on without it.
    Offline,
    /// The centre answered with a fault; `detail`.
    CentreFault,
    /// The centre refused this device or its batch; `detail`.
    CentreRefused,
    /// What the centre sent is not authentic; `detail`.
    CentreNotTrusted,
    /// There is no such envelope on this device.
    EnvelopeUnknown,
    /// The envelope was not taken out of the branch.
    EnvelopeNotTaken,
    /// The envelope was paid already; `at`, `person_name`.
    AlreadyPaid,
    /// The same benefit and month was paid with another envelope; `at`, `benefit`, `month`.
    EntitlementPaid,
    /// The envelope was handed back already.
    AlreadyReturned,
    /// The envelope was handed to another carrier.
    HandedOver,
    /// A certificate or file of a handover was not taken; `reason`.
    HandoverRefused,
    /// The list or envelope was withdrawn; `reason`.
    Withdrawn,
    /// Nothing was drawn.
    SignatureBlank,
    /// Too little was drawn.
    SignatureTooLittle,
    /// The text is not that of a citizen card's code, nor a 12-digit number; `field`, when one of a card's
    /// fields is at fault.
    CardUnreadable,
    /// A field is missing or wrong; `field`.
    FieldInvalid,
    /// There is no such entry, or it cannot be corrected.
    EntryNotCorrectable,
    /// There is nothing to take, return or declare.
    NothingToDo,
    /// The day was declared already.
    DayAlreadyDeclared,
    /// The day cannot be closed; `obstacles` (comma-separated), `difference_envelopes`, `difference_amount`.
    DayNotClosable,
    /// A difference needs an explanation.
    ReasonMissing,
    /// The holder's role does not allow this.
    NotAllowed,
    /// No printer was set.
    PrinterNotSet,
    /// The printer did not take the slip; `reason`: `not_found`, `not_allowed`, `unreachable`, `interrupted`.
    PrinterFailed,
    /// A fault of the program; `detail`. What was recorded before is safe.
    Internal,
}

/// Where the app stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AppState {
    /// Which screen comes first.
    pub phase: Phase,
    /// Language of the screen.
    pub language: Language,
    /// Whose device it is, once enrolled and unlocked.
    pub identity: Option<Identity>,
    /// Seconds until the next PIN may be tried.
    pub pin_wait_seconds: u32,
    /// Whether doors show the checklist of a visit.
    pub checklist: bool,
    /// Set while this is practice: nothing on any screen is real then.
    pub practice: Option<practice::PracticeView>,
}

/// Which screen comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Phase {
    /// Not enrolled.
    New,
    /// Enrolled, waiting for the PIN.
    Locked,
    /// Open.
    Ready,
}

/// Language of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Language {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

/// Whose device it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Identity {
    /// The post's code of the holder.
    pub staff_id: String,
    /// Full name of the holder.
    pub staff_name: String,
    /// What the holder does.
    pub role: RoleView,
    /// Name of the branch.
    pub branch_name: String,
    /// Name of the device.
    pub device_name: String,
    /// Thumbprint of the device's key.
    pub kid: String,
    /// Address of the centre.
    pub endpoint: String,
}

/// What the holder does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RoleView {
    /// Pays at the door.
    Carrier,
    /// Looks after a branch.
    Supervisor,
}

/// A number of envelopes and their money.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoldingView {
    /// Number of envelopes.
    pub envelopes: i64,
    /// Their money.
    pub amount: String,
}

/// The carrier's first screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Today {
    /// The day by the device's clock.
    pub date: String,
    /// Doors of the day: with an envelope in the bag that can be paid, or paid today.
    pub doors_total: u32,
    /// Doors paid or tried today.
    pub doors_done: u32,
    /// On the lists and not yet taken out of the branch.
    pub to_receive: HoldingView,
    /// What must be in the bag.
    pub in_bag: HoldingView,
    /// Paid today.
    pub paid: HoldingView,
    /// Tried today and not paid (still in the bag).
    pub not_paid: HoldingView,
    /// Handed back today.
    pub returned: HoldingView,
    /// Handed to another carrier today.
    pub handed_over: HoldingView,
    /// The route by hamlet, in route order.
    pub hamlets: Vec<HamletProgress>,
    /// Doors where a visit was promised for today or earlier.
    pub visits_due: u32,
    /// Whether the end of the day was declared.
    pub declared: bool,
    /// Whether the device's clock contradicts the centre's.
    pub clock_doubtful: bool,
    /// Entries and centre.
    pub sync: SyncState,
}

/// A hamlet of the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HamletProgress {
    /// Its name.
    pub hamlet: String,
    /// Name of its commune.
    pub commune_name: String,
    /// The planned day, if any.
    pub planned_on: Option<String>,
    /// Doors of the day, as in [`Today`].
    pub doors_total: u32,
    /// Of these, paid or tried today.
    pub doors_done: u32,
    /// Money still to pay.
    pub left: HoldingView,
}

/// Entries and centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SyncState {
    /// Entries signed here and not yet accepted by the centre.
    pub pending_entries: u32,
    /// When the centre last answered.
    pub last_success_at: Option<String>,
    /// Whether an exchange is under way.
    pub running: bool,
    /// Why the last exchange failed.
    pub last_error: Option<CallError>,
    /// Entries that the centre accepted with a flag.
    pub flagged_entries: u32,
    /// The newest catalogue of benefits is of a later program, or damaged; the one before is in use.
    pub catalogue_unreadable: bool,
}

/// Which doors to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DoorQuery {
    /// What was typed: any part of name, hamlet, book number or the last digits of an identity number.
    #[serde(default)]
    pub text: String,
    /// Only this hamlet.
    #[serde(default)]
    #[ts(optional)]
    pub hamlet: Option<String>,
    /// Only doors in these states; all when empty.
    #[serde(default)]
    pub states: Vec<DoorState>,
    /// Only doors where a visit was promised for today or earlier.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<bool>,
    /// Only doors of this payout point.
    #[serde(default)]
    #[ts(optional)]
    pub point: Option<String>,
    /// How many to leave out from the start.
    #[serde(default)]
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A page of doors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DoorPage {
    /// How many there are in all.
    pub total: u32,
    /// This page.
    pub doors: Vec<Door>,
}

/// A door: one envelope of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Door {
    /// The envelope.
    pub envelope_id: String,
    /// The beneficiary.
    pub person_name: String,
    /// Year of birth, to tell namesakes apart.
    pub born_year: Option<String>,
    /// Last four digits of the identity number.
    pub id_tail: Option<String>,
    /// Hamlet.
    pub hamlet: String,
    /// Programme: `NCC`, `BTXH` or `HTXH`.
    pub programme: String,
    /// Payout month.
    pub month: String,
    /// Money in the envelope.
    pub total: String,
    /// How it stands.
    pub state: DoorState,
    /// Whether the entry that made it so is accepted by the centre; `null` when there is none.
    pub accepted: Option<bool>,
    /// Why not paid, when not paid (code of the protocol, such as `absent`).
    pub reason: Option<String>,
    /// Place and hour of the payout point, for people who come to a table.
    pub payout_point: Option<String>,
    /// The day on which another visit was promised.
    pub next_visit: Option<String>,
    /// The note of the door.
    pub note: Option<String>,
}

/// How an envelope stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DoorState {
    /// On the list, at the branch.
    NotTaken,
    /// In the bag, not tried.
    ToPay,
    /// Paid.
    Paid,
    /// Tried and not paid; in the bag.
    NotPaid,
    /// Handed back.
    Returned,
    /// Handed to another carrier.
    HandedOver,
    /// Withdrawn by the authority.
    Withdrawn,
}

/// Everything about a door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DoorDetail {
    /// The door as in the list.
    pub door: Door,
    /// Date of birth as precise as known: `1946`, `1946-07` or `1946-07-10`.
    pub born: Option<String>,
    /// Sex: `male` or `female`.
    pub sex: Option<String>,
    /// Name of the commune.
    pub commune_name: String,
    /// Payout book or file number.
    pub book_no: Option<String>,
    /// Whether a 12-digit or old 9-digit number is on the list.
    pub has_id_number: bool,
    /// Amount in words, with capital and `đồng`.
    pub amount_in_words: String,
    /// Number of months paid with this envelope.
    pub months_count: u32,
    /// What is paid.
    pub lines: Vec<LineView>,
    /// What the label must carry.
    pub label: LabelView,
    /// Who is registered to receive.
    pub receivers: Vec<ReceiverView>,
    /// Other envelopes of the same person on this device.
    pub other_envelopes: Vec<Door>,
    /// What was recorded for this envelope, newest first.
    pub history: Vec<HistoryItem>,
    /// Why it was withdrawn, if it was.
    pub withdrawn_reason: Option<String>,
    /// The note of the door, with who made it.
    pub note: Option<rounds::DoorNoteView>,
    /// What speaks for waiting with the money, as codes: `third_unpaid_month`, `death_reported`.
    pub cautions: Vec<String>,
}

/// One line in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LineView {
    /// Code of the catalogue.
    pub benefit: String,
    /// Words of the list; empty where nobody may be shown the category (invariant I10).
    pub label: String,
    /// First month.
    pub from: String,
    /// Last month.
    pub to: String,
    /// This month's money.
    pub current: String,
    /// Back pay.
    pub arrears: String,
    /// Months of back pay.
    pub arrears_months: u32,
    /// Not collected earlier.
    pub carried_over: String,
    /// Months not collected.
    pub carried_over_months: u32,
    /// Given back.
    pub recovery: String,
    /// Sum.
    pub total: String,
    /// Number of the decision.
    pub decision_no: Option<String>,
    /// Remark of the list; left out with the words of the list.
    pub note: Option<String>,
}

/// What the label of the envelope must carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LabelView {
    /// Amount.
    pub amount: String,
    /// Number of months.
    pub months_count: u32,
    /// Payer's name.
    pub payer_name: String,
    /// Hotline.
    pub hotline: String,
}

/// Somebody in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReceiverView {
    /// The authorisation.
    pub authorisation_id: String,
    /// Ground: `proxy`, `guardian`, `carer` or `representative`.
    pub kind: String,
    /// Name.
    pub name: String,
    /// What the receiver is to the beneficiary.
    pub relation: String,
    /// Last four digits of the identity number.
    pub id_tail: Option<String>,
    /// Number of the paper.
    pub paper_no: String,
    /// Who certified it.
    pub certified_by: String,
    /// First day.
    pub valid_from: String,
    /// Last day, if any.
    pub valid_to: Option<String>,
    /// Whether it covers today.
    pub valid_today: bool,
}

/// Something that was recorded for an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HistoryItem {
    /// The entry.
    pub entry_id: String,
    /// Its type: `payout`, `non_payment`, `correction`, …
    pub kind: String,
    /// When, by the device's clock.
    pub at: String,
    /// Number in the journal.
    pub seq: u32,
    /// Digest of the line.
    pub line_sha256: String,
    /// The beneficiary, when it is about one.
    pub person_name: Option<String>,
    /// Who received, when paid.
    pub receiver_name: Option<String>,
    /// Money, when paid.
    pub amount: Option<String>,
    /// Why not paid, or why corrected.
    pub reason: Option<String>,
    /// How many envelopes, when it is about many.
    pub envelopes: Option<u32>,
    /// Who signed together with the holder of the device.
    pub other_hand: Option<String>,
    /// Whether the holder signed on the screen.
    pub own_ink: bool,
    /// Whether the centre accepted it.
    pub accepted: bool,
    /// Flags of the centre.
    pub flags: Vec<String>,
    /// Whether a later correction says that it does not hold.
    pub corrected: bool,
}

/// A citizen card, compared with the person whom it should name.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CardView {
    /// The 12 digits, for the form of somebody who is not in the register.
    pub id_number: String,
    /// Its last four digits.
    pub id_tail: String,
    /// Name on the card; `null` when only the number was typed, as the next two.
    pub name: Option<String>,
    /// Date of birth on the card; 1 January also stands for "only the year is known".
    pub birth: Option<String>,
    /// Sex on the card: `male` or `female`.
    pub sex: Option<String>,
    /// Whether the number is that of the list or register.
    pub number_match: CardMatch,
    /// Whether the name is, tone placement and case apart.
    pub name_match: CardMatch,
    /// Whether the date of birth is, as precisely as both sides know it.
    pub birth_match: CardMatch,
    /// Whether the card names the old 9-digit number of the list.
    pub old_number_linked: bool,
    /// What a person should look at; never a reason to refuse money.
    pub warnings: Vec<CardWarning>,
}

/// How something on a card compares with the list or register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CardMatch {
    /// The same.
    Match,
    /// Different.
    Differs,
    /// One side does not say.
    Unknown,
}

/// Something about a card that a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CardWarning {
    /// The number begins with no known province of birth registration; births abroad do, too.
    UnknownProvince,
    /// The number says another year of birth than the card, or than the list when only the number is known.
    BirthYearDiffers,
    /// The number says another sex than the card, or than the list when only the number is known.
    SexDiffers,
    /// The number says a year of birth that has not come.
    BornInFuture,
    /// The card says another sex than the list.
    ListSexDiffers,
}

/// A payout to record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PayoutInput {
    /// A random UUID drawn by the screen when the form was opened: the same on a second press.
    pub request_id: String,
    /// The envelope.
    pub envelope_id: String,
    /// What was checked on the label.
    pub envelope_check: EnvelopeCheckInput,
    /// Who received.
    pub receiver: ReceiverInput,
    /// How identity was checked: `card_scanned`, `card_seen`, `other_paper`, `known_personally`.
    pub identity_method: String,
    /// Last four digits of the number on the paper that was seen.
    pub identity_last_digits: Option<String>,
    /// The signature.
    pub ink: InkInput,
}

/// What was checked on the label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EnvelopeCheckInput {
    /// Amount.
    pub amount: bool,
    /// Months.
    pub months: bool,
    /// Payer's name.
    pub payer: bool,
    /// Hotline.
    pub hotline: bool,
}

/// Who received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum ReceiverInput {
    /// The beneficiary.
    Beneficiary,
    /// Somebody in the register.
    Registered {
        /// The authorisation.
        authorisation_id: String,
    },
    /// Somebody with a paper.
    Unregistered {
        /// Full name.
        name: String,
        /// Identity number.
        id_number: String,
        /// Relation in words.
        relation: String,
        /// Kind and number of the paper.
        paper: String,
        /// First day, if written.
        valid_from: Option<String>,
        /// Last day, if written.
        valid_to: Option<String>,
    },
}

/// A drawn signature, in CSS pixels times ten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InkInput {
    /// Width of the frame.
    pub width: u32,
    /// Height of the frame.
    pub height: u32,
    /// Strokes of points `[x, y, milliseconds since the first point]`.
    pub strokes: Vec<Vec<(i32, i32, u32)>>,
    /// How hard the pen was pressed at each of these points, in thousandths; absent where the hardware tells
    /// nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pressures: Option<Vec<Vec<u16>>>,
}

/// Something was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Recorded {
    /// The entry.
    pub entry_id: String,
    /// Number in the journal.
    pub seq: u32,
    /// Digest of the line.
    pub line_sha256: String,
    /// When, by the device's clock.
    pub at: String,
    /// The next door of the route, after an entry about a door.
    pub next_door: Option<Door>,
}

/// What must be in the bag at the end of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Bag {
    /// In all.
    pub holding: HoldingView,
    /// The envelopes, first page.
    pub doors: DoorPage,
    /// The same by programme: money of different budgets is never mixed.
    pub programmes: Vec<ProgrammeHolding>,
    /// Handed back today.
    pub returned: HoldingView,
    /// Handed to another carrier today.
    pub handed_over: HoldingView,
    /// Whether the end of the day was declared.
    pub declared: bool,
}

/// A branch's day on the supervisor's screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BranchDayView {
    /// The day.
    pub date: String,
    /// Name of the branch.
    pub branch_name: String,
    /// The centre's time of these figures.
    pub at: String,
    /// Whether they come from the store because the centre cannot be reached.
    pub stale: bool,
    /// The carriers.
    pub carriers: Vec<CarrierDayView>,
}

/// One carrier's day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CarrierDayView {
    /// Code of the carrier.
    pub staff_id: String,
    /// Name of the carrier.
    pub staff_name: String,
    /// Not taken out yet.
    pub not_taken: HoldingView,
    /// Issued.
    pub issued: HoldingView,
    /// Paid.
    pub paid: HoldingView,
    /// Returned.
    pub returned: HoldingView,
    /// Still held.
    pub held: HoldingView,
    /// To explain.
    pub difference: HoldingView,
    /// Tried and not paid.
    pub not_paid: HoldingView,
    /// What the carrier declared to hold.
    pub declared: Option<HoldingView>,
    /// What the supervisor counted.
    pub counted: Option<HoldingView>,
    /// Who closed the day and when.
    pub closed: Option<ClosingView>,
    /// Closed on this device and not yet accepted by the centre.
    pub closing_pending: bool,
    /// Counted on this device and not yet accepted by the centre.
    pub count_pending: Option<HoldingView>,
    /// The carrier's devices.
    pub devices: Vec<DeviceView>,
    /// What to look at.
    pub exceptions: Vec<ExceptionView>,
    /// Why the day cannot be closed: `not_declared`, `entries_owed`, `not_counted`, `difference`.
    pub obstacles: Vec<String>,
}

/// A closed day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ClosingView {
    /// By whom.
    pub by: String,
    /// When.
    pub at: String,
    /// Explanation of a difference.
    pub reason: String,
}

/// A carrier's device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeviceView {
    /// Its name.
    pub name: String,
    /// Entries that it is known to owe.
    pub owed_entries: u32,
    /// When it was last heard.
    pub seen_at: Option<String>,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExceptionView {
    /// Code of the protocol, such as `paid_twice`.
    pub code: String,
    /// The beneficiary.
    pub person_name: Option<String>,
    /// The money.
    pub amount: Option<String>,
    /// When the centre saw it.
    pub at: String,
    /// Digests of the lines.
    pub lines: Vec<String>,
}

/// Which receipts to export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReceiptQuery {
    /// A day.
    #[ts(optional)]
    pub date: Option<String>,
    /// A carrier.
    #[ts(optional)]
    pub carrier: Option<String>,
    /// A list.
    #[ts(optional)]
    pub list: Option<String>,
    /// A person.
    #[ts(optional)]
    pub person: Option<String>,
    /// `pdf` or `bundle`.
    pub format: String,
}

/// Lists to choose receipts by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReceiptListsView {
    /// The lists, the newest first.
    pub lists: Vec<ReceiptListView>,
    /// Whether there are older ones.
    pub more: bool,
}

/// A list to choose receipts by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReceiptListView {
    /// The list.
    pub list_id: String,
    /// Budget: `NCC`, `BTXH`, `HTXH`.
    pub programme: String,
    /// Payout month.
    pub month: String,
    /// `monthly`, `arrears`, `gift`, `one_off`.
    pub kind: String,
    /// Who ordered the payment.
    pub authority: String,
    /// Which version of the list.
    pub version: u32,
    /// Names of the communes.
    pub communes: Vec<String>,
    /// The branch's envelopes.
    pub envelopes: i64,
    /// The money in them.
    pub total: String,
}

/// People to choose receipts by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FoundPeopleView {
    /// The people, in the order of names.
    pub people: Vec<FoundPersonView>,
    /// Whether others answer the text too.
    pub more: bool,
}

/// A person to choose receipts by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FoundPersonView {
    /// The person.
    pub person_id: String,
    /// The name.
    pub name: String,
    /// Year of birth.
    pub born_year: Option<String>,
    /// Hamlet.
    pub hamlet: String,
    /// Commune.
    pub commune_name: String,
    /// Last four digits of the identity number.
    pub id_tail: Option<String>,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WrittenFile {
    /// Where.
    pub path: String,
    /// Size.
    pub bytes: u32,
}
