//! The proof that one line is among those that the centre acknowledged: the path from the line to the RFC 9162
//! root of its batch.

use serde::{Deserialize, Serialize};
use sync_protocol::digest::Digest;

/// The content of `proofs/<digest of the line>.json`, in canonical JSON.
///
/// Strangers read it with `sed` and `jq`: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proof {
    /// Version of the bundle's form.
    pub(crate) v: u32,
    /// The line.
    pub(crate) line: Digest,
    /// The batch.
    pub(crate) batch: Digest,
    /// Place of the line among the lines of the batch, from 0.
    pub(crate) index: u64,
    /// Number of lines of the batch.
    pub(crate) size: u64,
    /// The siblings, from the line up to the root.
    pub(crate) path: Vec<Digest>,
}
