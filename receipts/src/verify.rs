//! Checking a bundle: from the centre's key to every single line, and back to the derived files.
//!
//! What is signed is checked first and blamed on its own file; what is derived is derived again and compared.
//! So the file that is named is the one that was altered, whichever it is.

mod batches;
mod centre_key;
mod devices;
mod lines;
mod text;

use std::collections::BTreeSet;

use sync_protocol::amount::Amount;
use sync_protocol::keys::Kid;

use crate::archive::{self, Files};
use crate::fault::{BadRecord, Fault};
use crate::layout::Place;
use crate::manifest::BundleManifest;
use crate::opened::Opened;
use crate::{FORMAT, index, readme};

/// What a bundle holds, once it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The centre whose acknowledgements these are. Without an expected key the reader has to compare it with
    /// what the centre publishes.
    pub centre: Kid,
    /// Devices that signed.
    pub devices: u64,
    /// Batches in which the lines arrived.
    pub batches: u64,
    /// Sealed lines.
    pub entries: u64,
    /// Payouts among them.
    pub receipts: u64,
    /// Payouts that another line of the bundle takes back.
    pub receipts_corrected: u64,
    /// Money of the payouts that stand.
    pub paid: Amount,
    /// Places where the numbers of a journal jump: entries that are not in this bundle.
    pub gaps: u64,
    /// Lines whose number the centre has seen with other bytes as well (invariant I7).
    pub forked: u64,
}

/// Checks a bundle as it came.
///
/// # Errors
/// The first bad record.
pub fn verify_bundle(bytes: &[u8], expected_centre: Option<Kid>) -> Result<Summary, BadRecord> {
    let files = archive::unpack(bytes)?;
    let opened = open_files(&files, expected_centre)?;
    summarise(&opened)
}

/// Checks the files of a bundle that was unpacked, and gives what they say.
///
/// # Errors
/// The first bad record.
pub fn open_files(files: &Files, expected_centre: Option<Kid>) -> Result<Opened, BadRecord> {
    let stated = text::bytes(files, Place::Manifest)?;
    let named_centre = read_manifest(stated)?.centre;
    let opened = open_signed(files, named_centre, expected_centre)?;
    check_derived(files, &opened)?;
    Ok(opened)
}

/// Checks everything that is signed or named by what is signed; the manifest, the index and the words of the
/// README are left to the caller.
pub(crate) fn open_signed(
    files: &Files,
    named_centre: Kid,
    expected_centre: Option<Kid>,
) -> Result<Opened, BadRecord> {
    let centre_key = centre_key::check(files, named_centre, expected_centre)?;
    let devices = devices::check(files, &centre_key)?;
    let batches = batches::check(files, &centre_key, &devices)?;
    let lines = lines::check(files, &devices, &batches)?;
    let opened = Opened {
        centre_key,
        devices: devices.into_iter().map(|(kid, d)| (kid, d.certificate)).collect(),
        batches,
        lines,
    };
    check_nothing_else(files, &opened)?;
    Ok(opened)
}

/// Counts what a checked bundle holds.
///
/// # Errors
/// The sum of money leaves all bounds.
pub fn summarise(opened: &Opened) -> Result<Summary, BadRecord> {
    let receipts = opened.receipts();
    Ok(Summary {
        centre: opened.centre_key.kid(),
        devices: opened.devices.len() as u64,
        batches: opened.batches.len() as u64,
        entries: opened.lines.len() as u64,
        receipts: receipts.len() as u64,
        receipts_corrected: receipts.iter().filter(|r| r.correction.is_some()).count() as u64,
        paid: opened
            .paid()
            .ok_or_else(|| Fault::SumOutOfRange.at(Place::Manifest))?,
        gaps: opened.gaps(),
        forked: opened.forked(),
    })
}

fn read_manifest(bytes: &[u8]) -> Result<BundleManifest, BadRecord> {
    let manifest: BundleManifest =
        serde_json::from_slice(bytes).map_err(|_| Fault::NotDerived.at(Place::Manifest))?;
    if manifest.format == FORMAT {
        Ok(manifest)
    } else {
        Err(Fault::UnknownFormat(manifest.format).at(Place::Manifest))
    }
}

/// Refuses files that nothing refers to: a reader would take them for evidence.
fn check_nothing_else(files: &Files, opened: &Opened) -> Result<(), BadRecord> {
    let devices: BTreeSet<_> = opened.lines.iter().map(|l| l.entry.kid).collect();
    let batches: BTreeSet<_> = opened.lines.iter().map(|l| l.batch).collect();
    let lines: BTreeSet<_> = opened.lines.iter().map(|l| l.digest).collect();
    for name in files.keys() {
        let place: Place = name.parse().map_err(|_| Fault::Unexpected.of_foreign(name))?;
        let belongs = match place {
            Place::Manifest | Place::Index | Place::Readme | Place::CentreJwk | Place::CentrePem => true,
            Place::DeviceJwk(kid) | Place::DevicePem(kid) | Place::Certificate(kid) | Place::Entries(kid) => {
                devices.contains(&kid)
            }
            Place::Batch(id) | Place::Acknowledgement(id) => batches.contains(&id),
            Place::Proof(line) => lines.contains(&line),
        };
        if !belongs {
            return Err(Fault::Unexpected.at(place));
        }
    }
    Ok(())
}

fn check_derived(files: &Files, opened: &Opened) -> Result<(), BadRecord> {
    let readme = readme::README.as_bytes();
    compare(text::bytes(files, Place::Readme)?, readme, Place::Readme)?;
    let index = index::derive(opened)?;
    compare(text::bytes(files, Place::Index)?, &index, Place::Index)?;
    let manifest = BundleManifest::derive(opened, files)?.to_bytes()?;
    compare(text::bytes(files, Place::Manifest)?, &manifest, Place::Manifest)
}

/// Compares bytes, and names the first line that differs.
fn compare(found: &[u8], derived: &[u8], place: Place) -> Result<(), BadRecord> {
    if found == derived {
        return Ok(());
    }
    let pairs = found.split(|b| *b == b'\n').zip(derived.split(|b| *b == b'\n'));
    let same = pairs.take_while(|(a, b)| a == b).count() as u64;
    Err(Fault::NotDerived.at_line(place, same.saturating_add(1)))
}
