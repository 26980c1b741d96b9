//! What stands above the heading: month, programme, commune. Where the title is silent, the sheet's name, the
//! file's name and the caller are asked, in this order.

use vietnamese::search::search_key;

use super::heading::Heading;
use crate::book::Sheet;
use crate::codes;
use crate::finding::{Place, Reporter};
use crate::list::{Month, Programme};
use crate::places::{Commune, commune_by_code, commune_in_file_name, commune_within};
use crate::read::ReadOptions;

/// What a list says about itself as a whole.
pub(crate) struct Title {
    pub(crate) month: Option<Month>,
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
    let month = month(&lines, sheet, options, &place, reporter);
    let programme = programme(&lines, options, &place, reporter);
    let said = lines.iter().find_map(|line| commune_within(line));
    let asked = options.commune.and_then(commune_by_code);
    Title {
        month,
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

fn month(
    lines: &[String],
    sheet: &Sheet,
    options: &ReadOptions<'_>,
    place: &Place,
    reporter: &mut Reporter,
) -> Option<Month> {
    let said = lines.iter().find_map(|line| month_within(&search_key(line)));
    let named = || month_in_file_name(options.file_name);
    let sheet_name = || month_within(&search_key(sheet.name.as_deref().unwrap_or_default()));
    let found = said.or_else(sheet_name).or_else(|| options.month.or_else(named));
    match (found, options.month) {
        (None, _) => reporter.add(codes::MONTH_UNKNOWN, place.clone(), &[]),
        (Some(says), Some(is)) if says != is => {
            let params = [("says", says.to_string()), ("is", is.to_string())];
            reporter.add(codes::MONTH_DIFFERS, place.clone(), &params);
        }
        _ => {}
    }
    found
}

/// "thang 11 nam 2026" or "thang 11/2026", unless a day stands before it: that is the date of a decision.
fn month_within(key: &str) -> Option<Month> {
    let words: Vec<&str> = key
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words
        .iter()
        .enumerate()
        .filter(|(_, word)| **word == "thang")
        .find_map(|(place, _)| {
            let word = |step: usize| place.checked_add(step).and_then(|at| words.get(at)).copied();
            let before = |step: usize| place.checked_sub(step).and_then(|at| words.get(at)).copied();
            let is_date = before(2) == Some("ngay") || before(1) == Some("ngay");
            let year = if word(2) == Some("nam") { word(3) } else { word(2) };
            let month = Month::new(year?.parse().ok()?, word(1)?.parse().ok()?);
            month.filter(|_| !is_date)
        })
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
