//! The codes of pages and envelopes: what is written is read again, and nothing else is.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

use forms::label::{envelope_code, read_envelope_code};
use forms::page_code::{PageCode, PageCodeError};
use proptest::prelude::*;
use sync_protocol::ids::{EnvelopeId, ListId};
use uuid::Uuid;

#[test]
fn the_format_is_fixed() {
    let list = ListId(Uuid::from_u128(0x019a_4c1e_77aa_7b0b_9d11_5e2f_0c3d_4a5b));
    let code = PageCode::new(list, 3, 12, 41, 60).unwrap();
    assert_eq!(
        code.to_string(),
        "TN1/P/019A4C1E77AA7B0B9D115E2F0C3D4A5B/3-12/41-60"
    );
}

#[test]
fn what_is_not_a_code_is_refused() {
    for bad in [
        "",
        "TN1/P/",
        "TN2/P/019A4C1E77AA7B0B9D115E2F0C3D4A5B/3-12/41-60",
        "TN1/P/019a4c1e77aa7b0b9d115e2f0c3d4a5b/3-12/41-60",
        "TN1/P/019A4C1E77AA7B0B9D115E2F0C3D4A5/3-12/41-60",
        "TN1/P/019A4C1E77AA7B0B9D115E2F0C3D4A5B/3-12/41-60/",
        "TN1/P/019A4C1E77AA7B0B9D115E2F0C3D4A5B/03-12/41-60",
        "TN1/P/019A4C1E77AA7B0B9D115E2F0C3D4A5B/+3-12/41-60",
        "TN1/P/019A4C1E77AA7B0B9D115E2F0C3D4A5B/13-12/41-60",
        "TN1/P/019A4C1E77AA7B0B9D115E2F0C3D4A5B/3-12/61-60",
        "TN1/P/019A4C1E77AA7B0B9D115E2F0C3D4A5B/3-12/0-60",
        "TN1/P/019A4C1E77AA7B0B9D115E2F0C3D4A5B/3-12/41-99999999999",
    ] {
        assert_eq!(bad.parse::<PageCode>(), Err(PageCodeError), "{bad}");
    }
}

proptest! {
    #[test]
    fn a_page_is_read_as_it_was_written(
        id: u128, page in 1_u32..900, more in 0_u32..99, first in 1_u32..9_000, rows in 0_u32..99,
    ) {
        let code = PageCode::new(ListId(Uuid::from_u128(id)), page, page + more, first, first + rows).unwrap();
        prop_assert_eq!(code.to_string().parse(), Ok(code));
    }

    #[test]
    fn an_envelope_is_read_as_it_was_written(id: u128) {
        let envelope = EnvelopeId(Uuid::from_u128(id));
        prop_assert_eq!(read_envelope_code(&envelope_code(envelope)), Some(envelope));
        prop_assert_eq!(read_envelope_code(&envelope.to_string()), None);
    }

    #[test]
    fn any_text_is_read_without_harm(text in ".{0,80}") {
        let _ = text.parse::<PageCode>();
        let _ = read_envelope_code(&text);
    }
}
