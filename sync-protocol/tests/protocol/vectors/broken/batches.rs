//! Batches: false manifests, false files, and both.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sync_protocol::amount::Amount;
use sync_protocol::batch::Manifest;
use sync_protocol::digest::Digest;
use sync_protocol::entry::Head;
use sync_protocol::keys::SigningKey;
use sync_protocol::{json as canonical, merkle};

use super::case;
use crate::forge::{self, Pieces, stored_frame, text};
use crate::sample::journal::carrier_day;
use crate::sample::{carrier, list, other_device};

pub(super) fn all() -> Vec<Value> {
    [
        senders(),
        headers(),
        numbers(),
        sizes_and_digests(),
        files(),
        lines(),
        frames(),
    ]
    .concat()
}

fn refused(name: &str, what: &str, refusal: &str, bytes: &[u8]) -> Value {
    let input = json!({"key": "carrier", "bytes_base64": STANDARD.encode(bytes)});
    case(&format!("batch-{name}"), "batch", what, refusal, input)
}

/// Lines 7 to 9 of the carrier's day, which pay nothing.
fn evening() -> (Vec<String>, Head) {
    let journal = carrier_day();
    let lines = journal.lines[6..].iter().map(|l| l.as_str().to_owned()).collect();
    (lines, journal.heads[6])
}

fn good() -> Pieces {
    let (lines, after) = evening();
    let file = stored_frame(text(&lines).as_bytes());
    Pieces::of(&lines, after, Amount::ZERO, file, &carrier())
}

/// A batch of any lines whose manifest tells the truth.
fn honest(lines: &[String], after: Head) -> Vec<u8> {
    let file = stored_frame(text(lines).as_bytes());
    Pieces::of(lines, after, Amount::ZERO, file, &carrier()).pack(&carrier())
}

/// Whose the batch is.
fn senders() -> Vec<Value> {
    let good = good();
    let mut foreign = good.clone();
    foreign.manifest.kid = other_device().kid();
    let mut other = good.clone();
    other.manifest.paid = list::total(&[1]);
    let altered = exchange_payload(&good.pack(&carrier()), &other.pack(&carrier()));
    vec![
        refused(
            "of-another-device",
            "another device's batch",
            "jws_wrong_key",
            &foreign.pack(&other_device()),
        ),
        refused(
            "kid-claimed",
            "signed by another device in this device's name",
            "jws_bad_signature",
            &with_header(&forge::header("tan-nha-batch+jws", &carrier()), &other_device()),
        ),
        refused(
            "device-in-manifest",
            "a manifest that names another device than its signer",
            "batch_mismatch:device",
            &foreign.pack(&carrier()),
        ),
        refused(
            "manifest-altered",
            "a manifest of other money under the same signature",
            "jws_bad_signature",
            &altered,
        ),
    ]
}

/// The form of the manifest line.
fn headers() -> Vec<Value> {
    let kid = carrier().kid();
    let mut later = good();
    later.manifest.v = 2;
    let bytes = good().pack(&carrier());
    let end = bytes.iter().position(|b| *b == b'\n').unwrap();
    vec![
        refused(
            "alg-none",
            "a manifest that says it needs no signature",
            "jws_unsupported_header",
            &with_header(
                &format!(r#"{{"alg":"none","kid":"{kid}","typ":"tan-nha-batch+jws"}}"#),
                &carrier(),
            ),
        ),
        refused(
            "crit",
            "a header with an extension that must be understood",
            "jws_unsupported_header",
            &with_header(
                &format!(r#"{{"alg":"EdDSA","crit":["b64"],"kid":"{kid}","typ":"tan-nha-batch+jws"}}"#),
                &carrier(),
            ),
        ),
        refused(
            "typ-ack",
            "a manifest that says it is an acknowledgement",
            "jws_wrong_type",
            &with_header(&forge::header("tan-nha-ack+jws", &carrier()), &carrier()),
        ),
        refused(
            "typ-twice",
            "a header with two types",
            "jws_malformed",
            &with_header(
                &format!(
                    r#"{{"alg":"EdDSA","kid":"{kid}","typ":"tan-nha-ack+jws","typ":"tan-nha-batch+jws"}}"#
                ),
                &carrier(),
            ),
        ),
        refused(
            "later-version",
            "a manifest of protocol version 2",
            "jws_later_version",
            &later.pack(&carrier()),
        ),
        refused(
            "no-line-feed",
            "the manifest alone",
            "batch_malformed",
            &bytes[..end],
        ),
        refused(
            "carriage-return",
            "a carriage return before the line feed",
            "jws_malformed",
            &[&bytes[..end], b"\r", &bytes[end..]].concat(),
        ),
    ]
}

/// The good batch under another header or signature.
fn with_header(header: &str, key: &SigningKey) -> Vec<u8> {
    let good = good();
    let jws = forge::jws(header, &canonical::write(&good.manifest).unwrap(), key);
    [jws.as_bytes(), b"\n", &good.file].concat()
}

/// Header, signature and file of one batch with the payload of another.
fn exchange_payload(batch: &[u8], other: &[u8]) -> Vec<u8> {
    let parts: Vec<_> = batch.splitn(3, |b| *b == b'.').collect();
    let payload = other.splitn(3, |b| *b == b'.').nth(1).unwrap();
    [parts[0], payload, parts[2]].join(&b'.')
}

/// The good batch with a manifest that states something else.
fn stated(name: &str, what: &str, refusal: &str, change: impl FnOnce(&mut Manifest)) -> Value {
    let mut pieces = good();
    change(&mut pieces.manifest);
    refused(name, what, refusal, &pieces.pack(&carrier()))
}

/// Numbers and money that the lines do not bear out.
fn numbers() -> Vec<Value> {
    vec![
        stated(
            "count-wrong",
            "one entry more than there are",
            "batch_mismatch:count",
            |m| m.count += 1,
        ),
        stated(
            "last-wrong",
            "a last number that is not that of the last line",
            "batch_mismatch:last_number",
            |m| m.last += 1,
        ),
        stated(
            "first-zero",
            "a first number of 0",
            "batch_mismatch:first_number",
            |m| m.first = 0,
        ),
        stated(
            "first-wrong",
            "a first number that is not that of the first line",
            "chain_gap",
            |m| m.first += 1,
        ),
        stated(
            "sum-wrong",
            "money that no line pays",
            "batch_mismatch:sum_of_money",
            |m| m.paid = list::total(&[1]),
        ),
    ]
}

/// Sizes and digests that are not those of the lines.
fn sizes_and_digests() -> Vec<Value> {
    vec![
        stated("root-wrong", "another Merkle root", "batch_mismatch:root", |m| {
            m.root = merkle::root(&[])
        }),
        stated(
            "head-before-wrong",
            "the first line follows another one than stated",
            "chain_broken",
            |m| m.head_before = Digest::of(b"another line"),
        ),
        stated(
            "head-after-wrong",
            "another head than the last line",
            "batch_mismatch:head",
            |m| m.head_after = Digest::of(b"another line"),
        ),
        stated(
            "file-digest-wrong",
            "another digest of the compressed lines",
            "batch_mismatch:file_digest",
            |m| m.file_sha256 = Digest::of(b"another file"),
        ),
        stated(
            "file-size-wrong",
            "another size of the compressed lines",
            "batch_mismatch:size",
            |m| m.file_bytes += 1,
        ),
        stated(
            "lines-size-too-small",
            "more bytes of lines than stated",
            "batch_mismatch:size_of_lines",
            |m| m.lines_bytes -= 1,
        ),
        stated(
            "lines-size-too-large",
            "fewer bytes of lines than stated",
            "batch_mismatch:size_of_lines",
            |m| m.lines_bytes += 1,
        ),
        stated(
            "lines-size-hostile",
            "lines of more than 16 MiB announced",
            "batch_mismatch:size_of_lines",
            |m| m.lines_bytes = 16 * 1024 * 1024 + 1,
        ),
    ]
}

/// Compressed bytes that are not one whole frame.
fn files() -> Vec<Value> {
    let (lines, _) = evening();
    let (text, frame) = (text(&lines), good().file);
    let framed = |name: &str, what: &str, refusal: &str, file: Vec<u8>| {
        refused(name, what, refusal, &good().with_file(file).pack(&carrier()))
    };
    let half = frame[..frame.len() / 2].to_vec();
    let nearly = frame[..frame.len() - 1].to_vec();
    vec![
        framed(
            "file-cut",
            "half of the compressed lines",
            "batch_unreadable_lines",
            half,
        ),
        framed(
            "file-cut-by-a-byte",
            "all but the last byte",
            "batch_unreadable_lines",
            nearly,
        ),
        framed(
            "file-not-zstd",
            "lines that are not compressed",
            "batch_unreadable_lines",
            text.into_bytes(),
        ),
        framed(
            "file-empty",
            "no compressed lines at all",
            "batch_unreadable_lines",
            Vec::new(),
        ),
        framed(
            "file-with-more",
            "a byte after the frame",
            "batch_unreadable_lines",
            [&frame[..], b"x"].concat(),
        ),
        framed(
            "file-with-hidden-frame",
            "a skippable frame after the frame",
            "batch_unreadable_lines",
            [&frame[..], &forge::skippable_frame(b"hidden")].concat(),
        ),
        refused(
            "file-exchanged",
            "other compressed lines than those of the manifest",
            "batch_mismatch:file_digest",
            &{
                let mut pieces = good();
                *pieces.file.last_mut().unwrap() ^= 1;
                pieces.pack(&carrier())
            },
        ),
    ]
}

/// Lines that are no continuation of a journal, in a batch that says so truthfully.
fn lines() -> Vec<Value> {
    let (lines, after) = evening();
    let foreign = {
        let (_, json) = lines[0].split_once('\t').unwrap();
        let mut entry: Value = serde_json::from_str(json).unwrap();
        entry["kid"] = json!(other_device().kid());
        forge::line(&canonical::write(&entry).unwrap(), &other_device())
    };
    let no_line_feed = {
        let text = text(&lines);
        let cut = text.strip_suffix('\n').unwrap();
        let mut pieces = good().with_file(stored_frame(cut.as_bytes()));
        pieces.manifest.lines_bytes -= 1;
        pieces.pack(&carrier())
    };
    let joined = |parts: &[&String]| parts.iter().map(|line| (*line).clone()).collect::<Vec<_>>();
    vec![
        refused(
            "with-foreign-line",
            "a line of another device",
            "entry_bad_signature",
            &honest(&joined(&[&foreign, &lines[1]]), after),
        ),
        refused(
            "with-gap",
            "a line is missing between two",
            "chain_gap",
            &honest(&joined(&[&lines[0], &lines[2]]), after),
        ),
        refused(
            "with-empty-line",
            "an empty line",
            "line_malformed",
            &honest(&joined(&[&lines[0], &String::new(), &lines[1]]), after),
        ),
        refused(
            "with-carriage-returns",
            "lines ended in the way of DOS",
            "line_malformed",
            &honest(
                &lines.iter().map(|line| format!("{line}\r")).collect::<Vec<_>>(),
                after,
            ),
        ),
        refused(
            "without-last-line-feed",
            "the last line is not ended",
            "batch_unreadable_lines",
            &no_line_feed,
        ),
    ]
}

/// Few bytes that would take much memory.
fn frames() -> Vec<Value> {
    let (lines, after) = evening();
    let content = text(&lines);
    let wide = good().with_file(forge::frame_with_window(content.as_bytes(), 25));
    let many = vec!["\t".to_owned(); 2_001];
    vec![
        refused(
            "window-bomb",
            "a frame that asks for a window of 32 MiB",
            "batch_unreadable_lines",
            &wide.pack(&carrier()),
        ),
        refused(
            "too-many-lines",
            "2,001 lines",
            "batch_bad_count",
            &honest(&many, after),
        ),
    ]
}
