//! A payout list as it was read and checked.
//!
//! None of these types has a `Debug` form that shows people: names, numbers and amounts stay out of logs.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use vietnamese::identity_number::{IdentityNumber, OldNumber, Sex};
use vietnamese::legacy::Encoding;

use crate::finding::ImportReport;
use crate::places::Commune;

/// The programme whose money it is; lists and money of different programmes are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Programme {
    /// People with merit to the revolution (người có công).
    Ncc,
    /// Social assistance (bảo trợ xã hội).
    Btxh,
    /// Social pension (hưu trí xã hội).
    Htxh,
}

impl Programme {
    /// Returns the name that the catalogue and the registers use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ncc => "NCC",
            Self::Btxh => "BTXH",
            Self::Htxh => "HTXH",
        }
    }

    /// Reads the name, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Ncc, Self::Btxh, Self::Htxh]
            .into_iter()
            .find(|known| known.as_str().eq_ignore_ascii_case(text.trim()))
    }
}

/// A payout month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year, 2000 to 2099.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
}

impl Month {
    /// Returns the month if there is such a one.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        ((2000..2100).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The full date.
    Day,
}

/// A date of birth as far as the list says it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Birth {
    /// The year.
    pub year: u16,
    /// The month, if the precision is month or day.
    pub month: Option<u8>,
    /// The day, if the precision is day.
    pub day: Option<u8>,
}

impl Birth {
    /// Returns how much is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (Some(_), Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, _) => Precision::Year,
        }
    }
}

/// Writes the known part in ISO form: `1957`, `1957-03`, `1957-03-21`.
impl fmt::Display for Birth {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let (Some(_), Some(day)) = (self.month, self.day) {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A column of a list, by what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// STT: the row number.
    RowNumber,
    /// Họ và tên: the beneficiary.
    Name,
    /// Ngày sinh, năm sinh.
    Birth,
    /// Giới tính.
    Sex,
    /// Số căn cước, số định danh.
    Identity,
    /// Xã, phường, đặc khu.
    Commune,
    /// Ấp, khóm, địa chỉ.
    Hamlet,
    /// Loại đối tượng: the ground of the entitlement in words.
    Category,
    /// Tỷ lệ: injury percentage.
    Percent,
    /// Hệ số.
    Coefficient,
    /// Số hồ sơ.
    FileNo,
    /// Số quyết định.
    DecisionNo,
    /// Số sổ lĩnh tiền.
    BookNo,
    /// Trợ cấp, next to supplement and carer's allowance.
    Allowance,
    /// Phụ cấp.
    Supplement,
    /// Trợ cấp người phục vụ.
    Carer,
    /// Tiền tháng này, where it is one column.
    Current,
    /// Truy lĩnh: number of months.
    ArrearsMonths,
    /// Truy lĩnh: money.
    Arrears,
    /// Chưa lĩnh kỳ trước: number of months.
    CarriedMonths,
    /// Chưa lĩnh kỳ trước: money.
    Carried,
    /// Truy thu.
    Recovery,
    /// Số tháng: how many months are paid together.
    CurrentMonths,
    /// Tổng cộng.
    Total,
    /// Ký nhận.
    Signature,
    /// Người nhận: họ tên.
    SignerName,
    /// Ghi chú.
    Note,
}

impl Column {
    /// Returns the stable name of the column.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RowNumber => "stt",
            Self::Name => "name",
            Self::Birth => "birth",
            Self::Sex => "sex",
            Self::Identity => "id",
            Self::Commune => "commune",
            Self::Hamlet => "hamlet",
            Self::Category => "category",
            Self::Percent => "percent",
            Self::Coefficient => "coefficient",
            Self::FileNo => "file_no",
            Self::DecisionNo => "decision_no",
            Self::BookNo => "book_no",
            Self::Allowance => "allowance",
            Self::Supplement => "supplement",
            Self::Carer => "carer",
            Self::Current => "current",
            Self::ArrearsMonths => "arrears_months",
            Self::Arrears => "arrears",
            Self::CarriedMonths => "carried_months",
            Self::Carried => "carried",
            Self::Recovery => "recovery",
            Self::CurrentMonths => "current_months",
            Self::Total => "total",
            Self::Signature => "sign",
            Self::SignerName => "sign_name",
            Self::Note => "note",
        }
    }

    /// Returns all columns that hold money.
    pub fn money() -> [Self; 8] {
        use Column::{Allowance, Arrears, Carer, Carried, Current, Recovery, Supplement, Total};
        [
            Allowance, Supplement, Carer, Current, Arrears, Carried, Recovery, Total,
        ]
    }
}

/// The parts of a sum in đồng: total = current + arrears + carried over − recovery (domain reference 5.1).
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// Money of this month.
    pub current: Decimal,
    /// Back pay.
    pub arrears: Decimal,
    /// Money of earlier months that was not collected.
    pub carried_over: Decimal,
    /// Money that the person gives back.
    pub recovery: Decimal,
}

impl Parts {
    /// Returns what the parts add up to, or nothing when it does not fit a Decimal.
    pub fn total(&self) -> Option<Decimal> {
        let gross = self
            .current
            .checked_add(self.arrears)?
            .checked_add(self.carried_over)?;
        gross.checked_sub(self.recovery)
    }

    pub(crate) fn plus(self, other: &Self) -> Option<Self> {
        Some(Self {
            current: self.current.checked_add(other.current)?,
            arrears: self.arrears.checked_add(other.arrears)?,
            carried_over: self.carried_over.checked_add(other.carried_over)?,
            recovery: self.recovery.checked_add(other.recovery)?,
        })
    }
}

/// For how many months each part is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Months {
    /// Months of the current money.
    pub current: u32,
    /// Months of back pay.
    pub arrears: u32,
    /// Months that were not collected.
    pub carried_over: u32,
}

/// An amount with the benefit that explains it.
#[derive(Clone, PartialEq, Eq)]
pub struct BenefitAmount {
    /// The catalogue code, or [`crate::category::UNKNOWN`].
    pub code: String,
    /// The amount on the list, in đồng.
    pub amount: Decimal,
    /// How many times the benefit is due, such as once for each child; nearly always 1.
    pub quantity: u32,
}

/// One row of the list: one person, one ground of entitlement, one month.
#[derive(Clone, PartialEq, Eq)]
pub struct PayLine {
    /// The row of the sheet; in CSV the record number, the heading being 1.
    pub row: u32,
    /// The name on this row, NFC and trimmed, tone placement as written.
    pub name: String,
    /// The date of birth as this row says it.
    pub birth: Option<Birth>,
    /// The sex, if the list has it.
    pub sex: Option<Sex>,
    /// The 12-digit number.
    pub id12: Option<IdentityNumber>,
    /// The 9-digit number.
    pub id9: Option<OldNumber>,
    /// The code of the commune.
    pub commune: String,
    /// The hamlet, in the spelling of this list.
    pub hamlet: String,
    /// The address as the row has it, which may say more than the hamlet ("Tổ 4, ấp Mỹ An 1").
    pub address: Option<String>,
    /// The category in the words of the list.
    pub category: String,
    /// The injury percentage. Health data.
    pub percent: Option<u8>,
    /// The coefficient of the list.
    pub coefficient: Option<Decimal>,
    /// Which benefits the current money is; never empty.
    pub benefits: Vec<BenefitAmount>,
    /// The parts of the total.
    pub parts: Parts,
    /// The months of each part.
    pub months: Months,
    /// What is to be paid, in đồng.
    pub total: Decimal,
    /// Số quyết định hưởng.
    pub decision_no: Option<String>,
    /// Số hồ sơ.
    pub file_no: Option<String>,
    /// Số sổ lĩnh tiền.
    pub book_no: Option<String>,
    /// Ghi chú. Free text: never a formula, whatever it begins with.
    pub note: Option<String>,
}

/// One receiver and all lines of that person: one envelope.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// The lines in the order of the list; never empty.
    pub lines: Vec<PayLine>,
}

/// The sums of a hamlet.
#[derive(Clone, PartialEq, Eq)]
pub struct HamletSum {
    /// The code of the commune.
    pub commune: String,
    /// The hamlet, in the spelling of this list.
    pub hamlet: String,
    /// How many people.
    pub people: usize,
    /// How many lines.
    pub pay_lines: usize,
    /// The parts.
    pub parts: Parts,
    /// What is to be paid, in đồng.
    pub total: Decimal,
}

/// What the list says about itself, and where.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Stated {
    /// The total in figures.
    pub total: Option<Decimal>,
    /// The cell of the total.
    pub total_cell: Option<String>,
    /// The total in words, as written.
    pub words: Option<String>,
    /// The amount that the words say.
    pub words_value: Option<Decimal>,
    /// The cell of the words.
    pub words_cell: Option<String>,
    /// How many people.
    pub people: Option<usize>,
    /// How many lines.
    pub pay_lines: Option<usize>,
    /// The cell of the counts.
    pub count_cell: Option<String>,
}

/// The format of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Excel 2007 and later.
    Xlsx,
    /// Excel 97 to 2003.
    Xls,
    /// Text with separators.
    Csv,
}

/// A list that adds up and repeats nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct PayoutList {
    /// The name of the file.
    pub file_name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The format of the file.
    pub format: Format,
    /// The sheet that was read; CSV has none.
    pub sheet: Option<String>,
    /// How most of the text was written.
    pub encoding: Encoding,
    /// The programme.
    pub programme: Programme,
    /// The payout month; the first one of several that are paid together.
    pub month: Month,
    /// The title says that these are gifts.
    pub is_gift: bool,
    /// The communes on the list, in the order of the list.
    pub communes: Vec<Commune>,
    /// The columns that were found, counted from 1.
    pub columns: BTreeMap<Column, u32>,
    /// The first row with a person.
    pub first_data_row: u32,
    /// The people, in the order of the list.
    pub people: Vec<Person>,
    /// The sums of the whole list.
    pub parts: Parts,
    /// What is to be paid, in đồng.
    pub total: Decimal,
    /// The sums by hamlet, in the order of the list.
    pub hamlets: Vec<HamletSum>,
    /// What the list says about itself.
    pub stated: Stated,
    /// Warnings, repairs and notes.
    pub report: ImportReport,
}

impl PayoutList {
    /// Returns all lines in the order of people.
    pub fn lines(&self) -> impl Iterator<Item = &PayLine> {
        self.people.iter().flat_map(|person| &person.lines)
    }
}
