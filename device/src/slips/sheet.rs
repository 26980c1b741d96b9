//! What stands on a printed slip, from top to bottom. Vietnamese whatever the language of the screen: the paper is
//! the receiver's.

use chrono::{DateTime, FixedOffset};
use sync_protocol::slip::{Period, ReceiverKind};
use vietnamese::words::{WordStyle, amount_in_words};

use super::Made;
use super::number;
use super::typeface::Weight;
use crate::session::Session;

/// A row of a slip.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    /// A text over as many lines as it needs.
    Text(Words),
    /// Two texts on one line, the second at the right edge; on lines of their own when they do not fit.
    Pair(Words, Words),
    /// A line across.
    Rule,
    /// The code, in the middle.
    Code,
}

/// A text with its look.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub(super) text: String,
    /// Size of an em in dots; a roll has eight dots a millimetre.
    pub(super) em: f32,
    pub(super) weight: Weight,
    pub(super) centred: bool,
}

/// Sizes in dots: body text of 3 mm is read at arm's length, the amount across a table.
const SMALL: f32 = 20.0;
const BODY: f32 = 24.0;
const NAME: f32 = 32.0;
const AMOUNT: f32 = 52.0;

fn words(text: impl Into<String>, em: f32, weight: Weight) -> Words {
    Words {
        text: text.into(),
        em,
        weight,
        centred: false,
    }
}

fn body(text: impl Into<String>) -> Words {
    words(text, BODY, Weight::Regular)
}

fn bold(text: impl Into<String>) -> Words {
    words(text, BODY, Weight::Bold)
}

fn centred(words: Words) -> Row {
    Row::Text(Words {
        centred: true,
        ..words
    })
}

/// The rows of a slip.
pub(super) fn rows(session: &Session, made: &Made) -> Vec<Row> {
    let (slip, certificate) = (&made.slip, session.certificate());
    let mut rows = vec![
        centred(words("PHIẾU NHẬN TIỀN", NAME, Weight::Bold)),
        centred(words(&certificate.branch.name, SMALL, Weight::Regular)),
    ];
    if slip.corrected_by.is_some() {
        rows.extend([
            Row::Rule,
            centred(bold("ĐÃ ĐÍNH CHÍNH")),
            centred(body("Lần chi này không còn hiệu lực.")),
        ]);
    }
    rows.push(Row::Rule);
    rows.push(Row::Text(words("Người hưởng", SMALL, Weight::Regular)));
    rows.push(Row::Text(words(&slip.person_name, NAME, Weight::Bold)));
    rows.push(Row::Text(words("Số tiền đã nhận", SMALL, Weight::Regular)));
    rows.push(Row::Text(words(
        money(&slip.amount.to_string()),
        AMOUNT,
        Weight::Bold,
    )));
    rows.push(Row::Text(body(format!(
        "Bằng chữ: {}.",
        amount_in_words(&slip.amount.decimal(), WordStyle::default())
    ))));
    rows.push(Row::Rule);
    for line in &made.lines {
        let label = if line.label.is_empty() {
            "Khoản trợ cấp"
        } else {
            &line.label
        };
        rows.push(Row::Pair(body(label), bold(money(&line.amount))));
    }
    rows.push(Row::Rule);
    rows.push(Row::Pair(body("Tháng"), bold(months(&slip.months))));
    rows.push(Row::Pair(body("Lúc"), bold(moment(slip.paid_at))));
    rows.push(Row::Pair(body("Người nhận"), bold(receiver(slip.receiver))));
    rows.push(Row::Pair(body("Người chi"), bold(&certificate.staff.name)));
    rows.push(Row::Pair(body("Số biên nhận"), bold(number(&slip.line_sha256))));
    rows.push(Row::Rule);
    rows.push(centred(body("Nếu có thắc mắc, xin gọi đường dây nóng")));
    rows.push(centred(words(&made.hotline, NAME, Weight::Bold)));
    rows.push(Row::Code);
    rows.push(centred(words(
        "Mã này để kiểm tra phiếu, không cần mạng.",
        SMALL,
        Weight::Regular,
    )));
    rows
}

/// Money the Vietnamese way: `6.135.000 đ`.
fn money(dong: &str) -> String {
    let (sign, digits) = match dong.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", dong),
    };
    let mut grouped = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    // A space that does not break keeps the unit beside the figure.
    format!("{grouped}\u{a0}đ")
}

fn months(months: &[Period]) -> String {
    let month = |month: sync_protocol::payout_list::Month| format!("{:02}/{}", month.number(), month.year());
    let texts: Vec<String> = months
        .iter()
        .map(|period| match period.from == period.to {
            true => month(period.from),
            false => format!("{} – {}", month(period.from), month(period.to)),
        })
        .collect();
    texts.join(", ")
}

fn moment(at: DateTime<FixedOffset>) -> String {
    at.format("%H:%M ngày %d/%m/%Y").to_string()
}

fn receiver(receiver: ReceiverKind) -> &'static str {
    match receiver {
        ReceiverKind::Beneficiary => "Chính người hưởng",
        ReceiverKind::Registered | ReceiverKind::Unregistered => "Người nhận thay",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_months_are_written_the_vietnamese_way() {
        assert_eq!(money("0"), "0\u{a0}đ");
        assert_eq!(money("540000"), "540.000\u{a0}đ");
        assert_eq!(money("107530000000"), "107.530.000.000\u{a0}đ");
        assert_eq!(money("-1500"), "-1.500\u{a0}đ");
        let period = |from: &str, to: &str| Period {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        };
        assert_eq!(
            months(&[period("2026-07", "2026-09"), period("2026-11", "2026-11")]),
            "07/2026 – 09/2026, 11/2026"
        );
    }
}
