//! A payout as the screen sends it, for programs that record without a screen.

use serde_json::{Value, json};
use uuid::Uuid;

/// The arguments of `record_payout` for an envelope that the beneficiary takes and signs for.
#[must_use]
pub fn payout(envelope: &str) -> Value {
    let stroke: Vec<_> = (0..40)
        .map(|i| json!([i * 60, 300 + (i % 3) * 150, i * 12]))
        .collect();
    json!({
        "request_id": Uuid::new_v4(),
        "envelope_id": envelope,
        "envelope_check": { "amount": true, "months": true, "payer": true, "hotline": true },
        "receiver": { "kind": "beneficiary" },
        "identity_method": "card_seen",
        "identity_last_digits": null,
        "ink": { "width": 3000, "height": 1500, "strokes": [stroke] },
    })
}
