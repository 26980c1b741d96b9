//! What carriers heard and saw at doors, as a table for those who pass it on to the commune. Each row is a lead
//! and decides nothing; the signed lines say what was told.

use chrono::NaiveDate;
use serde::Serialize;
use sync_protocol::body::Body;
use sync_protocol::certificate::Staff;
use sync_protocol::digest::Digest;
use sync_protocol::entry::SealedLine;
use sync_protocol::reports::{AccountWished, ConcernRaised, VariationReported};

/// Which reports: by the day of the carrier's clock, both ends included.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReportSelection {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// A report as the centre keeps it. Personal data: it has no `Debug` form.
#[derive(Clone)]
pub struct ReportRecord {
    /// The signed line.
    pub line: SealedLine,
    /// Its digest.
    pub digest: Digest,
    /// Who recorded it.
    pub staff: Staff,
    /// The person on the list, if it is about one.
    pub person_name: Option<String>,
    /// Where that person lives.
    pub hamlet: Option<String>,
    /// Whether a later correction says that it does not hold.
    pub corrected: bool,
}

/// The table cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportsError {
    /// A stored line is not the report that it is kept as.
    #[error("The stored line {0} cannot be read as a report; restore the centre from its backup")]
    Unreadable(Digest),
    /// The table cannot be written.
    #[error("Cannot write the table of reports")]
    Table(#[from] csv::Error),
}

const COLUMNS: [&str; 18] = [
    "Ngày giờ",
    "Việc",
    "Loại",
    "Người thụ hưởng",
    "Ấp, khóm",
    "Xảy ra",
    "Nội dung",
    "Ai báo, ai hỏi",
    "Giấy tờ đã thấy, điện thoại",
    "Đề nghị, đã trả lời",
    "Chương trình, khoản",
    "Đồng ý chuyển thông tin",
    "Tài khoản của ai",
    "Ngân hàng",
    "Số tài khoản",
    "Mã nhân viên",
    "Nhân viên",
    "Tình trạng",
];

/// Without this mark Excel takes UTF-8 for a legacy encoding.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes the table, one row for each report in the order given.
///
/// # Errors
/// [`ReportsError`].
pub fn table(records: &[ReportRecord]) -> Result<Vec<u8>, ReportsError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(COLUMNS)?;
    for record in records {
        writer.write_record(row(record)?.iter().map(|cell| harmless(cell)))?;
    }
    writer
        .into_inner()
        .map_err(|error| ReportsError::Table(error.into_error().into()))
}

/// The cells that differ with the kind of a report.
#[derive(Default)]
struct Told {
    what: &'static str,
    code: String,
    person: String,
    happened: String,
    words: String,
    by: String,
    shown: String,
    asked: String,
    about: String,
    consent: &'static str,
    holder: String,
    bank: String,
    account: String,
}

fn row(record: &ReportRecord) -> Result<[String; 18], ReportsError> {
    let unreadable = || ReportsError::Unreadable(record.digest);
    let entry = record.line.read_unchecked().map_err(|_| unreadable())?;
    let told = match entry.typed_body().map_err(|_| unreadable())? {
        Body::VariationReported(report) => variation(report),
        Body::ConcernRaised(report) => concern(report),
        Body::AccountWished(report) => account(report),
        _ => return Err(unreadable()),
    };
    let state = if record.corrected {
        "Đã đính chính"
    } else {
        "Có hiệu lực"
    };
    Ok([
        entry.at.wall.format("%d/%m/%Y %H:%M").to_string(),
        told.what.to_owned(),
        told.code,
        record.person_name.clone().unwrap_or(told.person),
        record.hamlet.clone().unwrap_or_default(),
        told.happened,
        told.words,
        told.by,
        told.shown,
        told.asked,
        told.about,
        told.consent.to_owned(),
        told.holder,
        told.bank,
        told.account,
        record.staff.id.to_string(),
        record.staff.name.clone(),
        state.to_owned(),
    ])
}

fn variation(report: VariationReported) -> Told {
    Told {
        what: "Biến động",
        code: code(&report.kind),
        person: report.person_name,
        happened: report.happened.unwrap_or_default(),
        words: report.words,
        by: report.told_by,
        shown: report.paper,
        asked: report.asked.as_ref().map(code).unwrap_or_default(),
        about: report.programme.as_ref().map(code).unwrap_or_default(),
        ..Told::default()
    }
}

fn concern(report: ConcernRaised) -> Told {
    Told {
        what: "Hỏi, phản ánh, khiếu nại",
        code: code(&report.class),
        words: report.words,
        by: report.raised_by,
        shown: report.telephone,
        asked: report.answer,
        about: report.benefit.map(|benefit| benefit.0).unwrap_or_default(),
        ..Told::default()
    }
}

fn account(report: AccountWished) -> Told {
    Told {
        what: "Nhận qua tài khoản",
        code: if report.consent { "wanted" } else { "not_wanted" }.to_owned(),
        words: report.words,
        consent: if report.consent { "có" } else { "không" },
        holder: code(&report.holder),
        bank: report.bank,
        account: report.account,
        ..Told::default()
    }
}

/// The code as the protocol spells it.
fn code(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// Keeps a spreadsheet from running a cell as a formula: what begins with a sign that starts one gets an
/// apostrophe before it.
fn harmless(cell: &str) -> String {
    let first = cell.trim_start().chars().next();
    let starts_formula = first.is_some_and(|c| ['=', '+', '-', '@', '＝', '＋', '－', '＠'].contains(&c));
    if starts_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
