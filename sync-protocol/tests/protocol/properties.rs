//! What must hold for all entries, batches and objects: what was made can be read, and nothing else can.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use sync_protocol::amount::Amount;
use sync_protocol::batch::{self, BatchContext};
use sync_protocol::body::{Body, NonPayment, NonPaymentReason};
use sync_protocol::chain;
use sync_protocol::entry::SealedLine;
use sync_protocol::http_signature::{self, Request};
use sync_protocol::jws::{self, SignedObject};
use sync_protocol::statement::StatementBody;
use sync_protocol::{json as canonical, merkle};

use crate::forge;
use crate::sample::journal::{Journal, carrier_day};
use crate::sample::list::envelope_id;
use crate::sample::{at, carrier, carrier_staff, centre, objects, other_device};

/// A journal with notes of any text.
fn journal_of(notes: &[String]) -> Journal {
    let mut journal = Journal::start(&objects::carrier_certificate_jws());
    for note in notes {
        let body = Body::NonPayment(NonPayment {
            envelope: envelope_id(1),
            reason: NonPaymentReason::Absent,
            note: note.clone(),
            next_visit: None,
            message_left: false,
        });
        journal.push(body, &carrier());
    }
    journal
}

fn context() -> BatchContext {
    BatchContext {
        at: at(17, 30),
        software: objects::SOFTWARE.into(),
    }
}

/// Text as people write it: composed, without the code points that are no characters.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9 \"\\\\/\t\n\u{7f}\u{85}\u{2028}ăâđêôơưÁẦẪỆỢỮ\u{1F600}]{0,40}"
}

fn notes() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 1..8)
}

fn flip(bytes: &[u8], place: Index, mask: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let place = place.index(bytes.len());
    bytes[place] ^= mask;
    bytes
}

fn any_json() -> impl Strategy<Value = Value> {
    let integer = -9_007_199_254_740_991_i64..=9_007_199_254_740_991;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        integer.prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(text(), inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_sealed_can_be_opened_by_its_device_only(notes in notes()) {
        let journal = journal_of(&notes);
        let key = carrier().verifying_key();
        let (entries, head) = chain::verify(&journal.lines, journal.heads[0], &key).unwrap();
        prop_assert_eq!(head, journal.head());
        for (entry, note) in entries.iter().zip(&notes) {
            let Body::NonPayment(body) = entry.typed_body().unwrap() else { panic!("another type") };
            prop_assert_eq!(&body.note, note);
        }
        for line in &journal.lines {
            prop_assert!(line.open(&other_device().verifying_key()).is_err());
        }
    }

    #[test]
    fn no_byte_of_a_line_can_be_changed(notes in notes(), place: Index, mask in 1_u8..) {
        let journal = journal_of(&notes);
        let line = journal.lines[0].as_str();
        let changed = String::from_utf8(flip(line.as_bytes(), place, mask));
        let opened = changed.ok().and_then(|line| SealedLine::parse(&line).ok());
        prop_assert!(opened.is_none_or(|line| line.open(&carrier().verifying_key()).is_err()));
    }

    #[test]
    fn no_byte_of_a_batch_can_be_changed(notes in notes(), place: Index, mask in 1_u8..) {
        let journal = journal_of(&notes);
        let made = batch::build(&journal.lines, journal.heads[0], &carrier(), context()).unwrap();
        prop_assert!(batch::open(&flip(&made.bytes, place, mask), &carrier().verifying_key()).is_err());
    }

    #[test]
    fn no_byte_of_a_signed_object_can_be_changed(place: Index, mask in 1_u8..) {
        let text = objects::carrier_certificate_jws();
        if let Ok(changed) = String::from_utf8(flip(text.as_bytes(), place, mask)) {
            let read = jws::verify::<sync_protocol::certificate::Certificate>(
                &changed,
                &centre().verifying_key(),
            );
            prop_assert!(read.is_err());
        }
    }

    #[test]
    fn a_batch_carries_any_part_of_a_journal_as_it_is(notes in notes(), from: Index) {
        let journal = journal_of(&notes);
        let from = from.index(journal.lines.len());
        let lines = &journal.lines[from..];
        let made = batch::build(lines, journal.heads[from], &carrier(), context()).unwrap();
        let opened = batch::open(&made.bytes, &carrier().verifying_key()).unwrap();
        prop_assert_eq!(opened.id, made.id);
        prop_assert_eq!(&opened.lines, lines);
        prop_assert_eq!(opened.manifest.head_before, journal.heads[from].digest);
        prop_assert_eq!(opened.manifest.head_after, journal.head().digest);
        prop_assert_eq!(batch::claimed_kid(&made.bytes).unwrap(), carrier().kid());
    }

    #[test]
    fn lines_in_another_order_or_number_are_no_journal(
        notes in prop::collection::vec(text(), 2..8), a: Index, b: Index,
    ) {
        let journal = journal_of(&notes);
        let (a, b) = (a.index(notes.len()), b.index(notes.len()));
        let (mut swapped, mut dropped, mut repeated) =
            (journal.lines.clone(), journal.lines.clone(), journal.lines.clone());
        swapped.swap(a, b);
        dropped.remove(a);
        repeated.insert(b, journal.lines[a].clone());
        for lines in [swapped, dropped, repeated] {
            // Only a beginning of the journal is a journal as well.
            let beginning = journal.lines.starts_with(&lines);
            let read = chain::verify(&lines, journal.heads[0], &carrier().verifying_key());
            prop_assert_eq!(read.is_ok(), beginning);
        }
    }

    #[test]
    fn fields_and_types_of_later_programs_are_kept(extra in any_json(), name in "[a-z_]{12,20}") {
        let journal = carrier_day();
        let mut entry: Value = entry_json(&journal.lines[1]);
        entry["body"]["x_later"] = extra.clone();
        entry["x_later"] = extra.clone();
        let line = forge::line(&canonical::write(&entry).unwrap(), &carrier());
        let sealed = SealedLine::parse(&line).unwrap();
        let opened = sealed.open(&carrier().verifying_key()).unwrap();
        prop_assert_eq!(opened.typed_body(), journal.lines[1].read_unchecked().unwrap().typed_body());
        prop_assert_eq!(&entry_json(&sealed)["x_later"], &extra);

        entry["type"] = json!(name);
        let line = forge::line(&canonical::write(&entry).unwrap(), &carrier());
        let opened = SealedLine::parse(&line).unwrap().open(&carrier().verifying_key()).unwrap();
        prop_assert_eq!(opened.typed_body(), Ok(Body::Unknown));

        let mut statement = objects::statements().remove(0);
        statement.type_name = name;
        prop_assert_eq!(statement.typed_body(), Ok(StatementBody::Unknown));
    }

    #[test]
    fn json_has_one_text(value in any_json()) {
        let text = canonical::write(&value).unwrap();
        prop_assert_eq!(canonical::check(&text), Ok(value.clone()));
        let spaced = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(canonical::check(&spaced).is_ok(), spaced == text);
    }

    #[test]
    fn an_amount_has_one_text(dong in -999_999_999_999_999_999_i64..=999_999_999_999_999_999) {
        let amount = Amount::from_dong(dong);
        prop_assert_eq!(amount.to_string(), dong.to_string());
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), line in ".{0,80}") {
        prop_assert!(batch::open(&bytes, &carrier().verifying_key()).is_err());
        prop_assert!(!SealedLine::parse(&line).is_ok_and(|l| l.open(&carrier().verifying_key()).is_ok()));
        prop_assert!(jws::claimed_kid(&line).is_err());
        prop_assert!(http_signature::claimed_kid(&line).is_err());
    }

    #[test]
    fn a_request_is_read_as_it_was_signed(
        path in "/[a-z0-9/]{0,12}", query in "[a-z=&0-9]{0,12}", body: Vec<u8>, at in 0_i64..4_000_000_000,
        place: Index, mask in 1_u8..,
    ) {
        let request = Request { method: "POST", path: &path, query: &query, body: &body };
        let fields = http_signature::sign(&request, &carrier(), at);
        let key = carrier().verifying_key();
        prop_assert_eq!(http_signature::verify(&request, &fields, &key, at), Ok(()));
        if let Ok(changed) = String::from_utf8(flip(fields.signature_input.as_bytes(), place, mask)) {
            let fields = http_signature::SignatureFields { signature_input: changed, ..fields };
            prop_assert!(http_signature::verify(&request, &fields, &key, at).is_err());
        }
    }

    #[test]
    fn a_path_proves_its_own_leaf_only(size in 1_usize..70, index: Index, other: Index) {
        let leaves: Vec<_> = (0..size).map(|n| merkle::leaf_hash(&n.to_be_bytes())).collect();
        let (index, other) = (index.index(size), other.index(size));
        let path = merkle::inclusion_path(&leaves, index).unwrap();
        let proves = |leaf: usize, at| merkle::root_from_path(leaves[leaf], at, size, &path)
            == Some(merkle::root(&leaves));
        prop_assert!(proves(index, index));
        prop_assert_eq!(proves(other, index), other == index);
        prop_assert_eq!(proves(index, other), other == index);
    }
}

#[test]
fn the_sum_of_a_batch_counts_payouts_that_this_program_cannot_read() {
    let journal = carrier_day();
    let mut entry = entry_json(&journal.lines[1]);
    entry["seq"] = json!(1);
    entry["prev"] = json!(journal.heads[0].digest);
    entry["body"]["identity"] = json!({"method": "iris_scanned"});
    entry["body"]["amount"] = json!("3904000");
    let sealed = SealedLine::parse(&forge::line(&canonical::write(&entry).unwrap(), &carrier())).unwrap();
    let made = batch::build(&[sealed], journal.heads[0], &carrier(), context()).unwrap();
    let opened = batch::open(&made.bytes, &carrier().verifying_key()).unwrap();
    assert!(opened.entries[0].typed_body().is_err());
    assert_eq!(opened.manifest.paid, Amount::from_dong(3_904_000));
}

#[test]
fn a_figure_out_of_range_counts_nothing_and_stops_nothing() {
    let journal = carrier_day();
    let mut entry = entry_json(&journal.lines[1]);
    entry["seq"] = json!(1);
    entry["prev"] = json!(journal.heads[0].digest);
    entry["body"]["amount"] = json!("999999999999999999");
    let sealed = SealedLine::parse(&forge::line(&canonical::write(&entry).unwrap(), &carrier())).unwrap();
    let made = batch::build(&[sealed], journal.heads[0], &carrier(), context()).unwrap();
    let opened = batch::open(&made.bytes, &carrier().verifying_key()).unwrap();
    assert_eq!(opened.manifest.paid, Amount::ZERO);
    assert!(opened.entries[0].typed_body().is_err());
}

#[test]
fn a_certificate_names_the_key_that_it_holds() {
    let mut certificate = objects::carrier_certificate();
    assert_eq!(certificate.device_key(), Ok(carrier().verifying_key()));
    certificate.kid = other_device().kid();
    assert!(certificate.device_key().is_err());
    assert_eq!(certificate.staff, carrier_staff());
    assert_eq!(
        <sync_protocol::certificate::Certificate as SignedObject>::TYP,
        "tan-nha-cert+jws"
    );
}

fn entry_json(line: &SealedLine) -> Value {
    serde_json::from_str(line.as_str().split_once('\t').unwrap().1).unwrap()
}
