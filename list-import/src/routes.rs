//! The register of routes: which employee pays which hamlet, when and where.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::codes;
use crate::finding::ImportReport;
use crate::limits::Limits;
use crate::list::Programme;
use crate::places::{Commune, commune_by_code, commune_by_name, hamlet_key};
use crate::register::{self, Field, Record, date, programme};

/// One row: an employee and a hamlet. Personal data: it has no `Debug` form.
#[derive(Clone, PartialEq, Eq)]
pub struct RouteAssignment {
    /// The record number, the heading being 1.
    pub row: u32,
    /// Mã tuyến.
    pub route_code: String,
    /// Tên tuyến.
    pub route_name: Option<String>,
    /// Mã nhân viên.
    pub employee_code: String,
    /// Họ tên nhân viên.
    pub employee_name: Option<String>,
    /// Điện thoại.
    pub phone: Option<String>,
    /// The programme.
    pub programme: Programme,
    /// The commune.
    pub commune: Commune,
    /// The hamlet as written; compare by [`hamlet_key`].
    pub hamlet: String,
    /// Hình thức chi: at home or at a point, as written.
    pub manner: Option<String>,
    /// Ngày chi.
    pub day: Option<NaiveDate>,
    /// Giờ, as written.
    pub time: Option<String>,
    /// Điểm chi.
    pub point: Option<String>,
    /// Ghi chú, such as which groups of the hamlet.
    pub note: Option<String>,
}

/// The assignments of a period.
#[derive(Clone, PartialEq, Eq)]
pub struct RouteAssignments {
    /// The rows in their order.
    pub rows: Vec<RouteAssignment>,
    /// Warnings and repairs.
    pub report: ImportReport,
}

impl RouteAssignments {
    /// Returns the employees who pay a hamlet, in the order of the register; nobody when it is not assigned.
    ///
    /// The hamlet may be spelled otherwise than in the register ("Ấp Mỹ An I").
    pub fn employees_of(&self, programme: Programme, commune_code: &str, hamlet: &str) -> Vec<&str> {
        let key = hamlet_key(hamlet);
        let fits = |row: &&RouteAssignment| {
            row.programme == programme && row.commune.code == commune_code && hamlet_key(&row.hamlet) == key
        };
        let mut seen = BTreeSet::new();
        self.rows
            .iter()
            .filter(fits)
            .map(|row| row.employee_code.as_str())
            .filter(|code| seen.insert(*code))
            .collect()
    }
}

const FIELDS: &[Field] = &[
    Field {
        name: "route_code",
        headings: &["ma tuyen", "tuyen"],
        required: true,
    },
    Field {
        name: "route_name",
        headings: &["ten tuyen"],
        required: false,
    },
    Field {
        name: "employee_code",
        headings: &["ma nhan vien", "ma nv"],
        required: true,
    },
    Field {
        name: "employee_name",
        headings: &["ho ten nhan vien", "ten nhan vien", "nhan vien"],
        required: false,
    },
    Field {
        name: "phone",
        headings: &["dien thoai", "so dien thoai"],
        required: false,
    },
    Field {
        name: "programme",
        headings: &["chuong trinh"],
        required: true,
    },
    Field {
        name: "commune_code",
        headings: &["ma xa"],
        required: false,
    },
    Field {
        name: "commune",
        headings: &["xa phuong", "xa phuong dac khu", "xa"],
        required: false,
    },
    Field {
        name: "hamlet",
        headings: &["ap khom", "ap", "khom", "ap khom khu pho"],
        required: true,
    },
    Field {
        name: "manner",
        headings: &["hinh thuc chi", "hinh thuc"],
        required: false,
    },
    Field {
        name: "day",
        headings: &["ngay chi", "ngay"],
        required: false,
    },
    Field {
        name: "time",
        headings: &["gio", "gio chi"],
        required: false,
    },
    Field {
        name: "point",
        headings: &["diem chi", "diem chi tra"],
        required: false,
    },
    Field {
        name: "note",
        headings: &["ghi chu"],
        required: false,
    },
];

/// Reads the register of routes from a CSV, .xlsx or .xls file.
///
/// # Errors
///
/// Fails when there is any error; the report names each by row and column.
pub fn read_route_assignments(
    bytes: &[u8],
    file_name: &str,
    limits: &Limits,
) -> Result<RouteAssignments, ImportReport> {
    let (rows, mut report) = register::read(bytes, file_name, limits, FIELDS, assignment)?;
    let mut seen = BTreeSet::new();
    for row in &rows {
        let key = (
            row.programme,
            row.commune.code,
            hamlet_key(&row.hamlet),
            row.employee_code.as_str(),
        );
        if !seen.insert(key) {
            let place = crate::finding::Place::default().at(row.row);
            report.push(codes::ASSIGNMENT_TWICE, place);
        }
    }
    Ok(RouteAssignments { rows, report })
}

fn assignment(record: &mut Record<'_>) -> Option<RouteAssignment> {
    let route_code = record.required("route_code");
    let employee_code = record.required("employee_code");
    let programme = record.required_parsed("programme", programme);
    let hamlet = record.required("hamlet");
    let commune = commune(record);
    Some(RouteAssignment {
        row: record.row,
        day: record.parsed("day", date),
        route_name: record.text("route_name"),
        employee_name: record.text("employee_name"),
        phone: record.text("phone"),
        manner: record.text("manner"),
        time: record.text("time"),
        point: record.text("point"),
        note: record.text("note"),
        route_code: route_code?,
        employee_code: employee_code?,
        programme: programme?,
        commune: commune?,
        hamlet: hamlet?,
    })
}

/// The commune by its code, else by its name.
fn commune(record: &mut Record<'_>) -> Option<Commune> {
    if record.text("commune_code").is_some() {
        return record.parsed("commune_code", commune_by_code);
    }
    record.required_parsed("commune", commune_by_name)
}
