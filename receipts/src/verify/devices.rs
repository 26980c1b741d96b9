//! Whose keys the keys of the lines are.

use std::collections::BTreeMap;

use sync_protocol::certificate::Certificate;
use sync_protocol::digest::Digest;
use sync_protocol::jws;
use sync_protocol::keys::{Kid, VerifyingKey};

use crate::archive::Files;
use crate::fault::{BadRecord, Fault};
use crate::key_files;
use crate::layout::Place;
use crate::verify::text;

/// A device whose certificate holds.
pub(super) struct Device {
    /// What the centre says of it.
    pub(super) certificate: Certificate,
    /// Its key.
    pub(super) key: VerifyingKey,
    /// What the first entry of its journal continues.
    pub(super) certificate_digest: Digest,
}

/// Checks every certificate, and that the key files beside it are its key.
pub(super) fn check(files: &Files, centre: &VerifyingKey) -> Result<BTreeMap<Kid, Device>, BadRecord> {
    let kids = text::named(files, |place| match place {
        Place::Certificate(kid) | Place::Entries(kid) => Some(kid),
        _ => None,
    });
    let devices = kids
        .into_iter()
        .map(|kid| Ok((kid, check_one(files, kid, centre)?)));
    devices.collect()
}

fn check_one(files: &Files, kid: Kid, centre: &VerifyingKey) -> Result<Device, BadRecord> {
    let place = Place::Certificate(kid);
    let jws = text::text(files, place)?;
    let verified = jws::verify::<Certificate>(jws, centre).map_err(|e| Fault::from(e).at(place))?;
    let certificate = verified.payload;
    let key = VerifyingKey::from_jwk(&certificate.key).map_err(|_| Fault::NotAKey.at(place))?;
    if certificate.kid != kid || key.kid() != kid {
        return Err(Fault::Contradiction("the device's key").at(place));
    }
    let jwk_place = Place::DeviceJwk(kid);
    if text::text(files, jwk_place)? != key_files::jwk(&key) {
        return Err(Fault::NotAKey.at(jwk_place));
    }
    let pem_place = Place::DevicePem(kid);
    if text::bytes(files, pem_place)? != key_files::pem(&key).as_bytes() {
        return Err(Fault::NotAKey.at(pem_place));
    }
    Ok(Device {
        certificate,
        key,
        certificate_digest: Digest::of(jws.as_bytes()),
    })
}
