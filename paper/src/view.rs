//! What a template shows: texts that are ready to be set. All words, figures and dates are decided here, so that
//! a template only places them.

use std::collections::BTreeMap;

use serde::Serialize;
use sync_protocol::amount::Amount;

use crate::document::{LineParts, Receipt, ReceiptDocument, ReceiptLine, Receiver};
use crate::error::PaperError;
use crate::{ink_svg, qr_svg, wording};

/// Digits of an identity number that may be printed.
const IDENTITY_DIGITS: usize = 4;

/// Characters of a device's key name that are printed to tell devices apart.
const KID_CHARS: usize = 8;

/// The data of `receipt.typ`.
#[derive(Serialize)]
pub(crate) struct DocumentView {
    organisation: String,
    branch: String,
    printed_at: String,
    printed_on: String,
    title: String,
    cover: Option<CoverView>,
    receipts: Vec<ReceiptView>,
}

#[derive(Serialize)]
struct CoverView {
    selection: String,
    count: usize,
    standing: usize,
    corrected: usize,
    total: String,
    total_words: String,
    programmes: Vec<ProgrammeView>,
}

#[derive(Serialize)]
struct ProgrammeView {
    name: &'static str,
    count: usize,
    total: String,
}

#[derive(Serialize)]
struct ReceiptView {
    number: String,
    digest: Vec<String>,
    qr: String,
    programme: &'static str,
    months: String,
    authority: Option<String>,
    beneficiary: String,
    born_year: Option<String>,
    address: String,
    book_no: Option<String>,
    lines: Vec<LineView>,
    total: String,
    total_words: String,
    receiver: String,
    instead: bool,
    ground: String,
    identity: String,
    paid_at: String,
    clock_doubtful: bool,
    carrier: String,
    carrier_id: String,
    device: String,
    seq: u64,
    /// Nothing where the receiver gave a fingerprint on paper.
    ink: Option<String>,
    acceptance: Option<AcceptanceView>,
    correction: Option<CorrectionView>,
}

#[derive(Serialize)]
struct LineView {
    label: String,
    months: String,
    amount: String,
    parts: String,
}

#[derive(Serialize)]
struct AcceptanceView {
    at: String,
    batch: String,
    flags: String,
}

#[derive(Serialize)]
struct CorrectionView {
    reason: String,
    at: String,
}

impl DocumentView {
    /// Prepares the texts of a document.
    pub(crate) fn new(document: &ReceiptDocument) -> Result<Self, PaperError> {
        let receipts = &document.receipts;
        let cover = match receipts.as_slice() {
            [] => return Err(PaperError::Empty),
            [_] => None,
            many => Some(cover(&document.selection, many)?),
        };
        let title = match receipts.as_slice() {
            [one] => format!("Biên nhận chi trả số {}", one.number),
            _ => "Bảng kê và biên nhận chi trả".to_owned(),
        };
        Ok(Self {
            organisation: document.issuer.organisation.to_uppercase(),
            branch: document.issuer.branch.clone(),
            printed_at: wording::time(document.printed_at),
            printed_on: wording::long_date(document.printed_at),
            title,
            cover,
            receipts: receipts.iter().map(receipt).collect(),
        })
    }
}

fn cover(selection: &str, receipts: &[Receipt]) -> Result<CoverView, PaperError> {
    let standing: Vec<_> = receipts.iter().filter(|r| r.correction.is_none()).collect();
    let sum =
        |of: &[&Receipt]| Amount::checked_sum(of.iter().map(|r| r.amount)).ok_or(PaperError::SumOutOfRange);
    let mut by_programme: BTreeMap<_, Vec<&Receipt>> = BTreeMap::new();
    for receipt in &standing {
        by_programme.entry(receipt.programme).or_default().push(receipt);
    }
    let programmes = by_programme.iter().map(|(programme, of)| {
        Ok(ProgrammeView {
            name: wording::programme(*programme),
            count: of.len(),
            total: wording::figures(sum(of)?),
        })
    });
    let total = sum(&standing)?;
    Ok(CoverView {
        selection: selection.to_owned(),
        count: receipts.len(),
        standing: standing.len(),
        corrected: receipts.len() - standing.len(),
        total: wording::figures(total),
        total_words: wording::words(total),
        programmes: programmes.collect::<Result<_, PaperError>>()?,
    })
}

fn receipt(receipt: &Receipt) -> ReceiptView {
    let person = &receipt.beneficiary;
    let (receiver, ground, instead) = match &receipt.receiver {
        Receiver::Beneficiary => (person.name.clone(), String::new(), false),
        Receiver::Instead { name, ground } => (name.clone(), ground.clone(), true),
    };
    let places = [person.hamlet.as_deref(), person.commune.as_deref()];
    ReceiptView {
        number: receipt.number.clone(),
        digest: in_groups(&receipt.line_sha256.to_hex()),
        qr: qr_svg::draw(&receipt.line_sha256.to_hex()).unwrap_or_default(),
        programme: wording::programme(receipt.programme),
        months: all_months(&receipt.lines),
        authority: receipt.authority.clone(),
        beneficiary: person.name.clone(),
        born_year: person.born_year.clone(),
        address: places.into_iter().flatten().collect::<Vec<_>>().join(", "),
        book_no: person.book_no.clone(),
        lines: receipt.lines.iter().map(|l| line(l, receipt)).collect(),
        total: wording::figures(receipt.amount),
        total_words: wording::words(receipt.amount),
        receiver,
        instead,
        ground,
        identity: identity(receipt),
        paid_at: wording::time(receipt.paid_at),
        clock_doubtful: receipt.clock_doubtful,
        carrier: receipt.carrier.name.clone(),
        carrier_id: receipt.carrier.staff_id.clone(),
        device: device(receipt),
        seq: receipt.seq,
        ink: receipt.ink.as_ref().map(ink_svg::draw),
        acceptance: acceptance(receipt),
        correction: receipt.correction.as_ref().map(|correction| CorrectionView {
            reason: correction.reason.clone(),
            at: wording::time(correction.at),
        }),
    }
}

fn line(line: &ReceiptLine, receipt: &Receipt) -> LineView {
    let label = if line.hide_category {
        wording::neutral_benefit(receipt.programme).to_owned()
    } else {
        line.label.clone()
    };
    LineView {
        label,
        months: wording::months(line.from, line.to),
        amount: wording::figures(line.amount),
        parts: line.parts.map(parts).unwrap_or_default(),
    }
}

/// What the amount is made of, when it is more than the money of its months.
fn parts(parts: LineParts) -> String {
    let months = |count: u32| match count {
        0 => String::new(),
        count => format!(" {count} tháng"),
    };
    let mut out = Vec::new();
    if parts.arrears != Amount::ZERO {
        let count = months(parts.arrears_months);
        out.push(format!("truy lĩnh{count} {}", wording::figures(parts.arrears)));
    }
    if parts.carried_over != Amount::ZERO {
        let count = months(parts.carried_over_months);
        out.push(format!(
            "tháng trước chưa nhận{count} {}",
            wording::figures(parts.carried_over)
        ));
    }
    if parts.recovery != Amount::ZERO {
        out.push(format!("trừ truy thu {}", wording::figures(parts.recovery)));
    }
    if out.is_empty() {
        return String::new();
    }
    out.insert(0, format!("kỳ này {}", wording::figures(parts.current)));
    format!("Gồm: {}", out.join("; "))
}

fn all_months(lines: &[ReceiptLine]) -> String {
    let first = lines.iter().map(|l| l.from).min();
    let last = lines.iter().map(|l| l.to).max();
    first
        .zip(last)
        .map(|(first, last)| wording::months(first, last))
        .unwrap_or_default()
}

fn identity(receipt: &Receipt) -> String {
    let how = wording::identity(receipt.identity);
    let digits: Vec<char> = receipt
        .identity_last_digits
        .iter()
        .flat_map(|d| d.chars())
        .collect();
    let tail: String = digits.iter().rev().take(IDENTITY_DIGITS).rev().collect();
    if tail.is_empty() {
        how.to_owned()
    } else {
        format!("{how}, số tận cùng …{tail}")
    }
}

fn device(receipt: &Receipt) -> String {
    let kid: String = receipt.carrier.kid.to_string().chars().take(KID_CHARS).collect();
    format!("{} ({kid}…)", receipt.carrier.device_name)
}

fn acceptance(receipt: &Receipt) -> Option<AcceptanceView> {
    let acceptance = receipt.acceptance.as_ref()?;
    let flags: Vec<_> = acceptance.flags.iter().map(wording::flag).collect();
    Some(AcceptanceView {
        at: wording::vietnam_time(&acceptance.at),
        batch: acceptance.batch.to_string(),
        flags: flags.join("; "),
    })
}

/// Splits a digest into groups of eight, so that an eye can compare it.
fn in_groups(hex: &str) -> Vec<String> {
    let digits: Vec<char> = hex.chars().collect();
    digits.chunks(8).map(|group| group.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_told_only_when_there_is_more_than_this_month() {
        let plain = LineParts {
            current: Amount::from_dong(3_012_000),
            arrears: Amount::ZERO,
            arrears_months: 0,
            carried_over: Amount::ZERO,
            carried_over_months: 0,
            recovery: Amount::ZERO,
        };
        assert_eq!(parts(plain), "");
        let all = LineParts {
            arrears: Amount::from_dong(669_000),
            arrears_months: 3,
            carried_over: Amount::from_dong(540_000),
            carried_over_months: 1,
            recovery: Amount::from_dong(100_000),
            ..plain
        };
        assert_eq!(
            parts(all),
            "Gồm: kỳ này 3.012.000; truy lĩnh 3 tháng 669.000; tháng trước chưa nhận 1 tháng 540.000; \
             trừ truy thu 100.000"
        );
    }
}
