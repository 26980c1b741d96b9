//! A list as a whole: hamlets, people, repeats, sums.

mod hamlets;
mod people;
mod stated;

use crate::category;
use crate::codes;
use crate::finding::{ImportReport, Reporter, Stop};
use crate::line::{Context, RawLine};
use crate::list::{Format, Parts, PayoutList, Programme};
use crate::places::Commune;
use crate::read::ReadOptions;
use crate::sheet::rows::Rows;

/// Puts a list together and checks it; any error, here or before, means no list.
pub(crate) fn assemble(
    context: &Context<'_>,
    rows: &Rows,
    mut lines: Vec<RawLine>,
    options: &ReadOptions<'_>,
    reporter: &mut Reporter,
) -> Result<PayoutList, Stop> {
    hamlets::settle(context, &mut lines, reporter);
    let groups = people::group(context, &lines, reporter);
    people::check_repeats(context, &lines, &groups, reporter);
    let stated = stated::check(context, rows, &lines, &groups, reporter);
    let communes = communes(context, &lines, reporter);
    let programme = programme(context, &lines, reporter);
    reporter.require_none()?;
    let (Some(programme), Some(months)) = (programme, context.title.months) else {
        return Err(Stop);
    };
    let hamlets = hamlets::sums(&lines, &groups);
    let first_data_row = rows.data.first().map_or(0, |row| row.row);
    let parts = sum(lines.iter()).unwrap_or_default();
    let people = people::collect(lines, &groups);
    Ok(PayoutList {
        file_name: options.file_name.to_owned(),
        sha256: String::new(),
        format: Format::Csv,
        sheet: context.sheet.name.as_deref().map(str::to_owned),
        encoding: context.sheet.encoding,
        programme,
        month: months.first,
        is_gift: context.title.gifts.is_some(),
        communes,
        columns: context.heading.columns.clone(),
        first_data_row,
        people,
        parts,
        total: parts.total().unwrap_or_default(),
        hamlets,
        stated,
        report: ImportReport {
            file: options.file_name.into(),
            findings: Vec::new(),
        },
    })
}

/// The sum of the parts, or nothing when it does not fit a Decimal; each line is far below that.
pub(crate) fn sum<'a>(lines: impl Iterator<Item = &'a RawLine>) -> Option<Parts> {
    lines
        .map(|raw| raw.line.parts)
        .try_fold(Parts::default(), |sum, parts| sum.plus(&parts))
}

fn communes(context: &Context<'_>, lines: &[RawLine], reporter: &mut Reporter) -> Vec<Commune> {
    let mut communes: Vec<Commune> = Vec::new();
    for raw in lines {
        match raw.commune {
            Some(commune) if !communes.contains(&commune) => communes.push(commune),
            _ => {}
        }
    }
    let column = context.heading.column(crate::list::Column::Commune);
    if column.is_none() && lines.iter().any(|raw| raw.commune.is_none()) {
        reporter.add(codes::COMMUNE_UNKNOWN, context.sheet.place(), &[]);
    }
    communes
}

/// The programme of the title, else the one that most benefits belong to.
fn programme(context: &Context<'_>, lines: &[RawLine], reporter: &mut Reporter) -> Option<Programme> {
    let known = |raw: &RawLine| {
        raw.line
            .benefits
            .iter()
            .find_map(|item| category::programme(context.catalogue, &item.code))
    };
    let found = context.title.programme.or_else(|| {
        let counts = [Programme::Ncc, Programme::Btxh, Programme::Htxh].map(|programme| {
            (
                lines.iter().filter(|raw| known(raw) == Some(programme)).count(),
                programme,
            )
        });
        counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .max_by_key(|(count, _)| *count)
            .map(|(_, programme)| programme)
    });
    if found.is_none() {
        reporter.add(codes::PROGRAMME_UNKNOWN, context.sheet.place(), &[]);
    }
    found
}
