//! What stands above the heading: month, programme, commune. Where the title is silent, the sheet's name, the
//! file's name and the caller are asked, in this order.

use vietnamese::search::search_key;

use super::heading::Heading;
use super::title_months::{TitleMonths, months_within};
use crate::book::Sheet;
use crate::codes;
use crate::finding::{Place, Reporter};
use crate::list::{Month, Programme};
use crate::places::{Commune, commune_by_code, commune_in_file_name, commune_within};
use crate::read::ReadOptions;

/// What a title of gifts says, without diacritics. "Quà" alone could be "qua", which is "past".
const GIFT_WORDS: [&str; 6] = [
    " tang qua ",
    " nhan qua ",
    " cap qua ",
    " qua tet ",
    " qua cua ",
    " tien qua ",
];

/// What a list says about itself as a whole.
pub(crate) struct Title {
    pub(crate) months: Option<TitleMonths>,
    /// What the title says of gifts, as a search key; nothing when it is no list of gifts.
    pub(crate) gifts: Option<String>,
    pub(crate) programme: Option<Programme>,
    pub(crate) commune: Option<Commune>,
}

/// Reads the title. A missing month is reported at once; a missing programme or commune may still come from rows.
pub(crate) fn read(
    sheet: &Sheet,
    heading: &Heading,
    options: &ReadOptions<'_>,
    reporter: &mut Reporter,
) -> Title {
    let lines = texts_above(sheet, heading.first_row);
    let place = sheet.place();
    let months = months(&lines, sheet, options, &place, reporter);
    let programme = programme(&lines, options, &place, reporter);
    let said = lines.iter().find_map(|line| commune_within(line));
    let asked = options.commune.and_then(commune_by_code);
    Title {
        months,
        gifts: gifts(&lines),
        programme,
        commune: asked.or(said).or_else(|| commune_in_file_name(options.file_name)),
    }
}

fn texts_above(sheet: &Sheet, row: u32) -> Vec<String> {
    (1..row)
        .flat_map(|row| sheet.row(row).map(move |(column, _)| (row, column)))
        .map(|position| sheet.text(position).to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

fn months(
    lines: &[String],
    sheet: &Sheet,
    options: &ReadOptions<'_>,
    place: &Place,
    reporter: &mut Reporter,
) -> Option<TitleMonths> {
    let said = lines.iter().find_map(|line| months_within(&search_key(line)));
    let named = || month_in_file_name(options.file_name);
    let sheet_name = || months_within(&search_key(sheet.name.as_deref().unwrap_or_default()));
    let outside = || options.month.or_else(named).map(TitleMonths::one);
    let found = said.or_else(sheet_name).or_else(outside);
    match (found.map(|months| months.first), options.month) {
        (None, _) => reporter.add(codes::MONTH_UNKNOWN, place.clone(), &[]),
        (Some(says), Some(is)) if says != is => {
            let params = [("says", says.to_string()), ("is", is.to_string())];
            reporter.add(codes::MONTH_DIFFERS, place.clone(), &params);
        }
        _ => {}
    }
    found
}

/// "ncc-2026-11-my-hoa-hung.xlsx" or "BTXH 11-2026.xls".
fn month_in_file_name(file_name: &str) -> Option<Month> {
    let numbers: Vec<&str> = file_name
        .split(|char: char| !char.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    numbers.windows(2).find_map(|pair| match pair {
        [year, month] if year.len() == 4 => Month::new(year.parse().ok()?, month.parse().ok()?),
        [month, year] => Month::new(year.parse().ok()?, month.parse().ok()?),
        _ => None,
    })
}

/// All of a title that speaks of gifts: who gives and on which holiday may stand on lines of their own.
fn gifts(lines: &[String]) -> Option<String> {
    let keys: Vec<String> = lines.iter().map(|line| search_key(line)).collect();
    keys.iter().any(|key| is_of_gifts(key)).then(|| keys.join(" "))
}

/// "DANH SÁCH NHẬN QUÀ TẾT", "Danh sách tặng quà nhân ngày 27/7".
fn is_of_gifts(key: &str) -> bool {
    let padded = format!(" {} ", key.replace(|char: char| !char.is_alphanumeric(), " "));
    GIFT_WORDS.iter().any(|words| padded.contains(words))
}

fn programme(
    lines: &[String],
    options: &ReadOptions<'_>,
    place: &Place,
    reporter: &mut Reporter,
) -> Option<Programme> {
    let said = lines.iter().find_map(|line| programme_within(&search_key(line)));
    if let (Some(says), Some(is)) = (said, options.programme)
        && says != is
    {
        let params = [("says", says.as_str().to_owned()), ("is", is.as_str().to_owned())];
        reporter.add(codes::PROGRAMME_DIFFERS, place.clone(), &params);
    }
    said.or(options.programme)
        .or_else(|| programme_within(&search_key(options.file_name)))
}

fn programme_within(key: &str) -> Option<Programme> {
    let padded = format!(" {} ", key.replace(|char: char| !char.is_alphanumeric(), " "));
    let any = |phrases: &[&str]| {
        phrases
            .iter()
            .any(|phrase| padded.contains(&format!(" {phrase} ")))
    };
    if any(&["nguoi co cong", "ncc"]) {
        Some(Programme::Ncc)
    } else if any(&["huu tri xa hoi", "htxh"]) {
        Some(Programme::Htxh)
    } else if any(&["bao tro xa hoi", "tro giup xa hoi", "btxh"]) {
        Some(Programme::Btxh)
    } else {
        None
    }
}
