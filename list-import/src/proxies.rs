//! The register of proxies and guardians (domain reference 6.2). How long a paper is valid stands in the register;
//! no length is assumed here.

use chrono::{Datelike, NaiveDate};
use vietnamese::identity_number::IdentityNumber;
use vietnamese::search::{search_key, spelling_key};

use crate::codes;
use crate::finding::ImportReport;
use crate::limits::Limits;
use crate::list::{Birth, Person, Programme};
use crate::register::{self, Field, Record, birth, date, programme};

/// On what ground somebody receives for somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProxyKind {
    /// Ủy quyền: by a letter of the beneficiary.
    Proxy,
    /// Giám hộ: by law or decision.
    Guardian,
}

/// Whether a paper can be used on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Validity {
    /// It begins later.
    NotYetValid,
    /// It can be used, and still next month.
    Valid,
    /// It can be used, and ends this month.
    ExpiresThisMonth,
    /// It has ended.
    Expired,
}

/// One authorisation. Personal data: it has no `Debug` form.
#[derive(Clone, PartialEq, Eq)]
pub struct Proxy {
    /// The record number, the heading being 1.
    pub row: u32,
    /// The programme it is for.
    pub programme: Programme,
    /// The name of the beneficiary.
    pub beneficiary: String,
    /// The birth of the beneficiary.
    pub beneficiary_birth: Option<Birth>,
    /// The number of the beneficiary.
    pub beneficiary_id12: Option<IdentityNumber>,
    /// The address of the beneficiary, as written.
    pub address: Option<String>,
    /// The ground.
    pub kind: ProxyKind,
    /// The name of the one who receives.
    pub name: String,
    /// The birth of the one who receives.
    pub birth: Option<Birth>,
    /// The number of the one who receives.
    pub id12: Option<IdentityNumber>,
    /// Quan hệ.
    pub relation: Option<String>,
    /// Điện thoại.
    pub phone: Option<String>,
    /// Số giấy.
    pub paper_no: Option<String>,
    /// Nơi xác nhận.
    pub certified_by: Option<String>,
    /// The first day.
    pub valid_from: NaiveDate,
    /// The last day; nothing when it holds until revoked.
    pub valid_to: Option<NaiveDate>,
    /// Ghi chú.
    pub note: Option<String>,
}

impl Proxy {
    /// Returns whether the paper can be used on a day.
    pub fn validity_on(&self, day: NaiveDate) -> Validity {
        if day < self.valid_from {
            return Validity::NotYetValid;
        }
        match self.valid_to {
            Some(last) if last < day => Validity::Expired,
            Some(last) if (last.year(), last.month()) == (day.year(), day.month()) => {
                Validity::ExpiresThisMonth
            }
            _ => Validity::Valid,
        }
    }

    /// Tells whether the authorisation is about a person of a list: the same number, or without one the same name
    /// and year of birth.
    pub fn is_about(&self, person: &Person) -> bool {
        person
            .lines
            .first()
            .is_some_and(|line| match (&self.beneficiary_id12, &line.id12) {
                (Some(one), Some(other)) => one == other,
                _ => {
                    let years = self
                        .beneficiary_birth
                        .map(|birth| birth.year)
                        .zip(line.birth.map(|birth| birth.year));
                    let same_year = years.is_some_and(|(one, other)| one == other);
                    same_year && spelling_key(&self.beneficiary) == spelling_key(&line.name)
                }
            })
    }
}

/// The register. Entries of people who are on no list are kept: they may be on the next.
#[derive(Clone, PartialEq, Eq)]
pub struct Proxies {
    /// The entries in their order.
    pub rows: Vec<Proxy>,
    /// Warnings and repairs.
    pub report: ImportReport,
}

const FIELDS: &[Field] = &[
    Field {
        name: "programme",
        headings: &["chuong trinh"],
        required: true,
    },
    Field {
        name: "beneficiary",
        headings: &["ho ten nguoi huong", "nguoi huong"],
        required: true,
    },
    Field {
        name: "beneficiary_birth",
        headings: &["nam sinh", "nam sinh nguoi huong"],
        required: false,
    },
    Field {
        name: "beneficiary_id12",
        headings: &["so dinh danh nguoi huong", "so cccd nguoi huong"],
        required: true,
    },
    Field {
        name: "address",
        headings: &["dia chi"],
        required: false,
    },
    Field {
        name: "kind",
        headings: &["loai"],
        required: true,
    },
    Field {
        name: "name",
        headings: &["ho ten nguoi nhan thay", "nguoi nhan thay"],
        required: true,
    },
    Field {
        name: "birth",
        headings: &["ngay sinh", "ngay sinh nguoi nhan thay"],
        required: false,
    },
    Field {
        name: "id12",
        headings: &["so cccd nguoi nhan thay", "so dinh danh nguoi nhan thay"],
        required: true,
    },
    Field {
        name: "relation",
        headings: &["quan he"],
        required: false,
    },
    Field {
        name: "phone",
        headings: &["dien thoai", "so dien thoai"],
        required: false,
    },
    Field {
        name: "paper_no",
        headings: &["so giay"],
        required: false,
    },
    Field {
        name: "certified_by",
        headings: &["noi xac nhan"],
        required: false,
    },
    Field {
        name: "valid_from",
        headings: &["co gia tri tu", "tu ngay"],
        required: true,
    },
    Field {
        name: "valid_to",
        headings: &["co gia tri den", "den ngay"],
        required: true,
    },
    Field {
        name: "note",
        headings: &["ghi chu"],
        required: false,
    },
];

/// Reads the register of proxies and guardians from a CSV, .xlsx or .xls file.
///
/// # Errors
///
/// Fails when there is any error; the report names each by row and column.
pub fn read_proxies(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Proxies, ImportReport> {
    let (rows, report) = register::read(bytes, file_name, limits, FIELDS, proxy)?;
    Ok(Proxies { rows, report })
}

fn proxy(record: &mut Record<'_>) -> Option<Proxy> {
    let programme = record.required_parsed("programme", programme);
    let beneficiary = record.required("beneficiary");
    let kind = record.required_parsed("kind", kind);
    let name = record.required("name");
    let valid_from = record.required_parsed("valid_from", date);
    let valid_to = record.parsed("valid_to", date);
    if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
        record.add(codes::DATES_REVERSED, "valid_to");
    }
    let paper_no = record.text("paper_no");
    if paper_no.is_none() {
        record.add(codes::PAPER_MISSING, "paper_no");
    }
    Some(Proxy {
        row: record.row,
        beneficiary_birth: record.parsed("beneficiary_birth", birth),
        beneficiary_id12: record.identity("beneficiary_id12"),
        address: record.text("address"),
        birth: record.parsed("birth", birth),
        id12: record.identity("id12"),
        relation: record.text("relation"),
        phone: record.text("phone"),
        paper_no,
        certified_by: record.text("certified_by"),
        valid_to,
        note: record.text("note"),
        programme: programme?,
        beneficiary: beneficiary?,
        kind: kind?,
        name: name?,
        valid_from: valid_from?,
    })
}

fn kind(text: &str) -> Option<ProxyKind> {
    match search_key(text).as_str() {
        "uy quyen" => Some(ProxyKind::Proxy),
        "giam ho" => Some(ProxyKind::Guardian),
        _ => None,
    }
}
