//! Every sealed line: its seal, its place in the journal, and its proof.

use std::collections::{BTreeMap, BTreeSet};

use sync_protocol::body::Body;
use sync_protocol::digest::Digest;
use sync_protocol::entry::{Entry, SealedLine};
use sync_protocol::keys::Kid;
use sync_protocol::{json, merkle};

use crate::FORMAT;
use crate::archive::Files;
use crate::fault::{BadRecord, Fault};
use crate::layout::Place;
use crate::limits::PATH_HASHES_MAX;
use crate::opened::{OpenedBatch, OpenedLine};
use crate::proof::Proof;
use crate::verify::devices::Device;
use crate::verify::text;

type Batches = BTreeMap<Digest, OpenedBatch>;

/// Checks every line of every device.
pub(super) fn check(
    files: &Files,
    devices: &BTreeMap<Kid, Device>,
    batches: &Batches,
) -> Result<Vec<OpenedLine>, BadRecord> {
    let mut lines = Vec::new();
    for (kid, device) in devices {
        let of_device = check_device(files, *kid, device, batches)?;
        check_chain(&of_device, *kid, device, batches)?;
        lines.extend(of_device);
    }
    if lines.is_empty() {
        return Err(Fault::Empty.of_archive());
    }
    Ok(lines)
}

fn check_device(
    files: &Files,
    kid: Kid,
    device: &Device,
    batches: &Batches,
) -> Result<Vec<OpenedLine>, BadRecord> {
    let place = Place::Entries(kid);
    let mut lines: Vec<OpenedLine> = Vec::new();
    let mut before = None;
    for (text, line_no) in text::text(files, place)?.split('\n').zip(1..) {
        let fault_here = |fault: Fault| fault.at_line(place, line_no);
        let line = SealedLine::parse(text).map_err(|e| fault_here(e.into()))?;
        let entry = line.open(&device.key).map_err(|e| fault_here(e.into()))?;
        // Two lines of one number are a fork, which both sides keep (invariant I7): the digest orders them.
        let order = (entry.seq, line.digest());
        if before.is_some_and(|b| b >= order) {
            return Err(fault_here(Fault::Order));
        }
        before = Some(order);
        let batch = check_proof(files, &line, &entry, batches)?;
        let body = entry.typed_body().unwrap_or(Body::Unknown);
        lines.push(OpenedLine {
            digest: line.digest(),
            line_no,
            batch,
            entry,
            body,
        });
    }
    Ok(lines)
}

/// Checks that a line stands under the root that the centre acknowledged, at the place that its number gives.
fn check_proof(
    files: &Files,
    line: &SealedLine,
    entry: &Entry,
    batches: &Batches,
) -> Result<Digest, BadRecord> {
    let place = Place::Proof(line.digest());
    let proof: Proof = json::read(text::text(files, place)?).map_err(|_| Fault::Proof.at(place))?;
    if proof.v != FORMAT || proof.line != line.digest() || proof.path.len() > PATH_HASHES_MAX {
        return Err(Fault::Proof.at(place));
    }
    let batch = batches
        .get(&proof.batch)
        .filter(|b| b.manifest.kid == entry.kid)
        .ok_or_else(|| Fault::Contradiction("the batch").at(place))?;
    let index = entry.seq.checked_sub(batch.manifest.first);
    if index != Some(proof.index) || proof.size != batch.manifest.count {
        return Err(Fault::Contradiction("the place in the batch").at(place));
    }
    let leaf = merkle::leaf_hash(line.as_str().as_bytes());
    let numbers = usize::try_from(proof.index)
        .ok()
        .zip(usize::try_from(proof.size).ok());
    let root = numbers.and_then(|(index, size)| merkle::root_from_path(leaf, index, size, &proof.path));
    if root == Some(batch.acknowledgement.root) {
        Ok(proof.batch)
    } else {
        Err(Fault::NotIncluded(proof.batch).at(place))
    }
}

/// Checks the links between lines whose numbers follow each other, and to what certificate and batch say of the
/// lines at their ends.
///
/// Where the centre has flagged a fork (invariant I7), a line may continue one that is not in this bundle.
fn check_chain(lines: &[OpenedLine], kid: Kid, device: &Device, batches: &Batches) -> Result<(), BadRecord> {
    let mut known: BTreeMap<u64, BTreeSet<Digest>> = BTreeMap::new();
    known.entry(0).or_default().insert(device.certificate_digest);
    let mut forked = BTreeSet::new();
    for line in lines {
        known.entry(line.entry.seq).or_default().insert(line.digest);
        if batches
            .get(&line.batch)
            .is_some_and(|b| b.flags_fork(line.entry.seq))
        {
            forked.insert(line.entry.seq);
        }
    }
    for line in lines {
        let entry = &line.entry;
        let before = entry.seq.checked_sub(1);
        let excused = forked.contains(&entry.seq) || before.is_some_and(|seq| forked.contains(&seq));
        let digests_before = before.and_then(|seq| known.get(&seq));
        let manifest = batches.get(&line.batch).map(|b| &b.manifest);
        let continues = digests_before.is_none_or(|digests| digests.contains(&entry.prev));
        let begins = manifest.is_none_or(|m| m.first != entry.seq || m.head_before == entry.prev);
        let ends = manifest.is_none_or(|m| m.last != entry.seq || m.head_after == line.digest);
        if !((continues || excused) && begins && ends) {
            return Err(Fault::BrokenChain.at_line(Place::Entries(kid), line.line_no));
        }
    }
    Ok(())
}
