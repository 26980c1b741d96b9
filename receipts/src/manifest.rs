//! `manifest.json`: what a bundle holds, for people and for `sha256sum`. It is derived from the other files, so
//! that a reader checks it by deriving it again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sync_protocol::amount::Amount;
use sync_protocol::digest::Digest;
use sync_protocol::keys::Kid;

use crate::FORMAT;
use crate::fault::{BadRecord, Fault};
use crate::layout::Place;
use crate::opened::Opened;

/// The content of the file. Strangers read it with `sed` and `jq`: names, order and types are frozen.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct BundleManifest {
    /// Version of the bundle's form.
    pub(crate) format: u32,
    /// The centre's key.
    pub(crate) centre: Kid,
    /// Devices that signed.
    pub(crate) devices: u64,
    /// Batches in which the lines arrived.
    pub(crate) batches: u64,
    /// Sealed lines.
    pub(crate) entries: u64,
    /// Payouts among them.
    pub(crate) receipts: u64,
    /// Payouts that another line of this bundle takes back.
    pub(crate) receipts_corrected: u64,
    /// Money of the payouts that stand, in đồng.
    pub(crate) paid_vnd: Amount,
    /// SHA-256 of every other file, in hexadecimal as `sha256sum` prints it.
    pub(crate) files: BTreeMap<String, String>,
}

impl BundleManifest {
    /// Derives the manifest from the signed files and the bytes of all files.
    pub(crate) fn derive(opened: &Opened, files: &BTreeMap<String, Vec<u8>>) -> Result<Self, BadRecord> {
        let receipts = opened.receipts();
        let corrected = receipts.iter().filter(|r| r.correction.is_some()).count();
        let own_name = Place::Manifest.to_string();
        let hashed = files.iter().filter(|(name, _)| **name != own_name);
        Ok(Self {
            format: FORMAT,
            centre: opened.centre_key.kid(),
            devices: opened.devices.len() as u64,
            batches: opened.batches.len() as u64,
            entries: opened.lines.len() as u64,
            receipts: receipts.len() as u64,
            receipts_corrected: corrected as u64,
            paid_vnd: opened.paid().ok_or_else(|| Fault::SumOutOfRange.of_archive())?,
            files: hashed
                .map(|(name, bytes)| (name.clone(), Digest::of(bytes).to_hex()))
                .collect(),
        })
    }

    /// Writes the file: indented, one file a line, so that a stranger's `sed` finds the digests.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, BadRecord> {
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|_| Fault::NotDerived.at(Place::Manifest))?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
