//! What goes into a bundle, as a store holds it.

use sync_protocol::digest::Digest;
use sync_protocol::entry::SealedLine;
use sync_protocol::keys::VerifyingKey;
use sync_protocol::merkle;

/// Everything that a bundle is made of. Only what was signed and the way to prove it: the rest is derived.
///
/// A receipt goes together with the corrections of it that exist, or the bundle shows it as standing.
#[derive(Clone, Debug)]
pub struct Contents {
    /// The centre's key.
    pub centre_key: VerifyingKey,
    /// The certificate (compact JWS) of every device that signed one of the lines.
    pub certificates: Vec<String>,
    /// The batches in which the lines arrived.
    pub batches: Vec<AcknowledgedBatch>,
    /// The lines. Their order does not matter.
    pub lines: Vec<ProvedLine>,
}

/// A batch without its lines.
#[derive(Clone, Debug)]
pub struct AcknowledgedBatch {
    /// Its id.
    pub id: Digest,
    /// Its manifest (compact JWS), as it travelled.
    pub manifest_jws: String,
    /// The centre's acknowledgement (compact JWS), as it was sent.
    pub acknowledgement_jws: String,
}

/// A sealed line with its proof.
#[derive(Clone, Debug)]
pub struct ProvedLine {
    /// The line.
    pub line: SealedLine,
    /// The batch in which it arrived.
    pub batch: Digest,
    /// Its place among the lines of the batch, from 0.
    pub index: u64,
    /// Number of lines of the batch.
    pub size: u64,
    /// The inclusion path to the root of the batch (RFC 9162, section 2.1.3).
    pub path: Vec<Digest>,
}

/// Proves the wanted ones of a batch's lines, all of which must be given in their order.
#[must_use]
pub fn prove(
    batch: Digest,
    lines: &[SealedLine],
    wanted: impl Fn(usize, &SealedLine) -> bool,
) -> Vec<ProvedLine> {
    let leaves: Vec<_> = lines
        .iter()
        .map(|line| merkle::leaf_hash(line.as_str().as_bytes()))
        .collect();
    let proved = lines.iter().enumerate().filter(|(i, line)| wanted(*i, line));
    proved
        .filter_map(|(index, line)| {
            Some(ProvedLine {
                line: line.clone(),
                batch,
                index: index as u64,
                size: lines.len() as u64,
                path: merkle::inclusion_path(&leaves, index)?,
            })
        })
        .collect()
}
