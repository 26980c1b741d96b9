//! The range of the figures in an entry. A line within it can be added up with any number of others, and what
//! comes of it can be written and read; a line outside of it is stored and flagged like one of unknown form, so
//! that it stands in nobody's way (invariant I8).

use crate::amount::Amount;
use crate::body::{Body, DayBalance, Holding, PaidLine, Payout};
use crate::limits::{ENTRY_AMOUNT_MAX, ENTRY_ENVELOPES_MAX, LINE_MONTHS_MAX, WARNINGS_MAX};
use crate::notes;

impl Body {
    /// Tells whether every figure is within the limits.
    pub(crate) fn is_in_range(&self) -> bool {
        match self {
            Self::EnvelopesReceived(b) => amount(b.total),
            Self::Payout(b) => payout(b),
            Self::EnvelopesReturned(b) => amount(b.total),
            Self::DayDeclared(b) => holding(&b.held) && notes::is_in_range(&b.loose_notes),
            Self::ReturnsCounted(b) => holding(&b.returned) && notes::is_in_range(&b.loose_notes),
            Self::DayClosed(b) => balance(&b.balance),
            Self::EnvelopesHandedOver(b) => amount(b.total),
            Self::EnvelopeRecounted(b) => {
                amount(b.listed) && amount(b.counted) && notes::is_in_range(&b.notes)
            }
            Self::NonPayment(_)
            | Self::Correction(_)
            | Self::VariationReported(_)
            | Self::ConcernRaised(_)
            | Self::AccountWished(_)
            | Self::DoorNoted(_)
            | Self::RoundOrdered(_)
            | Self::HamletsOrdered(_)
            | Self::Unknown => true,
        }
    }
}

/// Tells whether an amount is one that an entry may state.
pub(crate) fn amount(amount: Amount) -> bool {
    let most = Amount::from_dong(ENTRY_AMOUNT_MAX);
    let least = Amount::from_dong(-ENTRY_AMOUNT_MAX);
    (least..=most).contains(&amount)
}

fn payout(payout: &Payout) -> bool {
    amount(payout.amount)
        && payout.lines.iter().all(line)
        && notes::is_in_range(&payout.notes)
        && payout.warnings.len() <= WARNINGS_MAX
}

fn line(line: &PaidLine) -> bool {
    // A period that ends before it begins would settle nothing and so escape the rule of one payment.
    let months = line.from.through(line.to).take(LINE_MONTHS_MAX + 1).count();
    amount(line.amount) && (1..=LINE_MONTHS_MAX).contains(&months)
}

fn holding(holding: &Holding) -> bool {
    let envelopes = -ENTRY_ENVELOPES_MAX..=ENTRY_ENVELOPES_MAX;
    amount(holding.amount) && envelopes.contains(&holding.envelopes)
}

fn balance(balance: &DayBalance) -> bool {
    let DayBalance {
        issued,
        paid,
        returned,
        held,
        difference,
    } = balance;
    [issued, paid, returned, held, difference]
        .into_iter()
        .all(holding)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::json::JsonError;

    fn declared(envelopes: i64, amount: &str) -> Result<Body, JsonError> {
        let body = json!({"date": "2026-11-05", "held": {"envelopes": envelopes, "amount": amount}});
        Body::from_value("day_declared", &body)
    }

    fn paid(from: &str, to: &str) -> Result<Body, JsonError> {
        let id = "2f1d9a34-5b6c-4d7e-8f90-a1b2c3d4e5f6";
        let line = json!({"line": id, "benefit": "NCC_LS_1", "from": from, "to": to, "amount": "3012000"});
        let check: Value = json!({"amount": true, "months": true, "payer": true, "hotline": true});
        let body = json!({
            "envelope": id, "list": id, "kind": "monthly", "person": id, "person_name": "Nguyễn Thị Hoa",
            "lines": [line], "amount": "3012000", "envelope_check": check,
            "receiver": {"kind": "beneficiary"}, "identity": {"method": "card_seen"}, "ink": "AAAA",
        });
        Body::from_value("payout", &body)
    }

    #[test]
    fn figures_that_no_day_reaches_are_refused() {
        assert!(declared(1_000_000, "999999999999").is_ok());
        assert_eq!(declared(1_000_001, "0"), Err(JsonError::OutOfRange));
        assert_eq!(declared(-1_000_001, "0"), Err(JsonError::OutOfRange));
        assert_eq!(declared(0, "1000000000000"), Err(JsonError::OutOfRange));
        assert_eq!(declared(0, "-1000000000000"), Err(JsonError::OutOfRange));
    }

    #[test]
    fn a_line_is_for_one_month_at_least_and_not_for_a_thousand_years() {
        assert!(paid("2026-11", "2026-11").is_ok());
        assert!(paid("2016-12", "2026-11").is_ok());
        assert_eq!(paid("2016-11", "2026-11"), Err(JsonError::OutOfRange));
        assert_eq!(paid("1900-01", "9999-12"), Err(JsonError::OutOfRange));
        assert_eq!(paid("2026-12", "2026-11"), Err(JsonError::OutOfRange));
    }
}
