//! The stable codes of refusals, as `docs/protocol.md` lists them.

use sync_protocol::batch::BatchError;
use sync_protocol::chain::ChainError;
use sync_protocol::entry::EntryError;
use sync_protocol::handover::HandoverError;
use sync_protocol::http_signature::SignatureError;
use sync_protocol::json::JsonError;
use sync_protocol::jws::JwsError;
use sync_protocol::statement::StatementError;

pub(super) fn json(error: &JsonError) -> &'static str {
    match error {
        JsonError::Malformed(_) => "json_malformed",
        JsonError::NotCanonical => "json_not_canonical",
        JsonError::NotInteger => "json_not_integer",
        JsonError::NotNfc => "json_not_nfc",
        JsonError::Noncharacter => "json_noncharacter",
        JsonError::TooDeep => "json_too_deep",
        JsonError::OutOfRange => "figure_out_of_range",
    }
}

pub(crate) fn jws(error: &JwsError) -> &'static str {
    match error {
        JwsError::Malformed => "jws_malformed",
        JwsError::UnsupportedHeader => "jws_unsupported_header",
        JwsError::WrongType { .. } => "jws_wrong_type",
        JwsError::WrongKey { .. } => "jws_wrong_key",
        JwsError::BadSignature => "jws_bad_signature",
        JwsError::LaterVersion(_) => "jws_later_version",
        JwsError::Payload(error) => json(error),
    }
}

pub(super) fn entry(error: &EntryError) -> &'static str {
    match error {
        EntryError::MalformedLine => "line_malformed",
        EntryError::Json(error) => json(error),
        EntryError::WrongDevice { .. } => "entry_wrong_device",
        EntryError::BadSignature => "entry_bad_signature",
        EntryError::UnwritableBody => "entry_unwritable",
    }
}

pub(super) fn chain(error: &ChainError) -> &'static str {
    match error {
        ChainError::Entry { error, .. } => entry(error),
        ChainError::Gap { .. } => "chain_gap",
        ChainError::Broken { .. } => "chain_broken",
    }
}

pub(super) fn batch(error: &BatchError) -> String {
    match error {
        BatchError::Malformed => "batch_malformed".into(),
        BatchError::Manifest(error) => jws(error).into(),
        BatchError::Mismatch(what) => format!("batch_mismatch:{}", what.replace(' ', "_")),
        BatchError::UnreadableLines => "batch_unreadable_lines".into(),
        BatchError::Chain(error) => chain(error).into(),
        BatchError::BadCount(_) => "batch_bad_count".into(),
        BatchError::Unwritable(error) => json(error).into(),
    }
}

pub(super) fn statement(error: &StatementError) -> &'static str {
    match error {
        StatementError::Jws(error) => jws(error),
        StatementError::WrongDevice { .. } => "statement_wrong_device",
        StatementError::Gap { .. } => "statement_gap",
    }
}

pub(super) fn http(error: &SignatureError) -> &'static str {
    match error {
        SignatureError::Malformed(_) => "http_malformed",
        SignatureError::WrongDigest => "http_wrong_digest",
        SignatureError::Skew => "http_skew",
        SignatureError::BadSignature => "http_bad_signature",
    }
}

pub(crate) fn handover(error: &HandoverError) -> String {
    match error {
        HandoverError::Malformed => "handover_malformed".into(),
        HandoverError::Certificate(error) | HandoverError::Grant(error) | HandoverError::Statement(error) => {
            jws(error).into()
        }
        HandoverError::NotACarrier => "handover_not_a_carrier".into(),
        HandoverError::WrongDevice { .. } => "handover_wrong_device".into(),
        HandoverError::Mismatch(what) => format!("handover_mismatch:{}", what.replace(' ', "_")),
    }
}
