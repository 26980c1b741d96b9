//! What devices stated of their batches, and what the centre answered.

use std::collections::BTreeMap;

use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::batch::Manifest;
use sync_protocol::digest::Digest;
use sync_protocol::jws;
use sync_protocol::keys::{Kid, VerifyingKey};

use crate::archive::Files;
use crate::fault::{BadRecord, Fault};
use crate::layout::Place;
use crate::opened::OpenedBatch;
use crate::verify::devices::Device;
use crate::verify::text;

/// Checks every batch manifest and its acknowledgement, and that batches of one device continue each other.
pub(super) fn check(
    files: &Files,
    centre: &VerifyingKey,
    devices: &BTreeMap<Kid, Device>,
) -> Result<BTreeMap<Digest, OpenedBatch>, BadRecord> {
    let ids = text::named(files, |place| match place {
        Place::Batch(id) | Place::Acknowledgement(id) => Some(id),
        _ => None,
    });
    let mut batches = BTreeMap::new();
    for id in ids {
        let manifest = check_manifest(files, id, devices)?;
        let acknowledgement = check_acknowledgement(files, id, &manifest, centre)?;
        let opened = OpenedBatch {
            manifest,
            acknowledgement,
        };
        batches.insert(id, opened);
    }
    Ok(batches)
}

fn check_manifest(files: &Files, id: Digest, devices: &BTreeMap<Kid, Device>) -> Result<Manifest, BadRecord> {
    let place = Place::Batch(id);
    let jws = text::text(files, place)?;
    let kid = jws::claimed_kid(jws).map_err(|e| Fault::from(e).at(place))?;
    let device = devices
        .get(&kid)
        .ok_or_else(|| Fault::UnknownDevice(kid).at(place))?;
    let verified = jws::verify::<Manifest>(jws, &device.key).map_err(|e| Fault::from(e).at(place))?;
    let manifest = verified.payload;
    let span = manifest
        .last
        .checked_sub(manifest.first)
        .and_then(|n| n.checked_add(1));
    let fault = if verified.payload_digest != id {
        Fault::Contradiction("the id of the batch")
    } else if manifest.kid != kid {
        Fault::Contradiction("the device of the batch")
    } else if span != Some(manifest.count) || manifest.first == 0 {
        Fault::Contradiction("the number of lines")
    } else {
        return Ok(manifest);
    };
    Err(fault.at(place))
}

fn check_acknowledgement(
    files: &Files,
    id: Digest,
    manifest: &Manifest,
    centre: &VerifyingKey,
) -> Result<Acknowledgement, BadRecord> {
    let place = Place::Acknowledgement(id);
    let jws = text::text(files, place)?;
    let verified = jws::verify::<Acknowledgement>(jws, centre).map_err(|e| Fault::from(e).at(place))?;
    let acknowledgement = verified.payload;
    let fault = if acknowledgement.batch != id {
        Fault::Contradiction("the id of the batch")
    } else if acknowledgement.kid != manifest.kid {
        Fault::Contradiction("the device of the batch")
    } else if acknowledgement.root != manifest.root {
        Fault::Contradiction("the root of the lines")
    } else {
        return Ok(acknowledgement);
    };
    Err(fault.at(place))
}
