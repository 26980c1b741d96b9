//! A bundle whose every signed part was checked.

use std::collections::BTreeMap;

use sync_protocol::acknowledgement::{Acknowledgement, FlagCode};
use sync_protocol::amount::Amount;
use sync_protocol::batch::Manifest;
use sync_protocol::body::{Body, Correction, Payout};
use sync_protocol::certificate::Certificate;
use sync_protocol::digest::Digest;
use sync_protocol::entry::Entry;
use sync_protocol::keys::{Kid, VerifyingKey};

/// What the signed files of a bundle say.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The centre's key.
    pub centre_key: VerifyingKey,
    /// The devices, by the names of their keys.
    pub devices: BTreeMap<Kid, Certificate>,
    /// The batches, by their ids.
    pub batches: BTreeMap<Digest, OpenedBatch>,
    /// The lines: device by device, in the order of the journal.
    pub lines: Vec<OpenedLine>,
}

/// A batch and the centre's word on it.
#[derive(Clone, Debug)]
pub struct OpenedBatch {
    /// What the device stated.
    pub manifest: Manifest,
    /// What the centre stated.
    pub acknowledgement: Acknowledgement,
}

impl OpenedBatch {
    /// The centre's doubts about an entry of the batch.
    pub fn flags(&self, seq: u64) -> impl Iterator<Item = &FlagCode> {
        let flags = self.acknowledgement.flags.iter();
        flags.filter(move |f| f.seq == seq).map(|f| &f.code)
    }

    /// Tells whether the centre has seen another line of the same number (invariant I7).
    pub(crate) fn flags_fork(&self, seq: u64) -> bool {
        self.flags(seq).any(|code| *code == FlagCode::Fork)
    }
}

/// A line that was checked and proved.
#[derive(Clone, Debug)]
pub struct OpenedLine {
    /// The digest of the line.
    pub digest: Digest,
    /// Its line number in `entries/<kid>.txt`, from 1.
    pub line_no: u64,
    /// The batch under whose root it stands.
    pub batch: Digest,
    /// What it says.
    pub entry: Entry,
    /// Its body. A body that cannot be read is [`Body::Unknown`]: the line was accepted all the same.
    pub body: Body,
}

/// A payout of a bundle with what the other files say of it.
#[derive(Clone, Copy, Debug)]
pub struct Receipt<'a> {
    /// Its line.
    pub line: &'a OpenedLine,
    /// What was paid.
    pub payout: &'a Payout,
    /// The entry of this bundle that takes it back, if any.
    pub correction: Option<&'a Correction>,
    /// Whose device signed it.
    pub certificate: &'a Certificate,
    /// How it arrived.
    pub batch: &'a OpenedBatch,
}

impl Opened {
    /// The payouts: device by device, in the order of the journal.
    #[must_use]
    pub fn receipts(&self) -> Vec<Receipt<'_>> {
        let corrections = self.corrections();
        let receipts = self.lines.iter().filter_map(|line| {
            let Body::Payout(payout) = &line.body else {
                return None;
            };
            Some(Receipt {
                line,
                payout,
                correction: corrections.get(&(line.entry.kid, line.digest)).copied(),
                certificate: self.devices.get(&line.entry.kid)?,
                batch: self.batches.get(&line.batch)?,
            })
        });
        receipts.collect()
    }

    /// The corrections by what they take back. A device corrects its own entries only.
    fn corrections(&self) -> BTreeMap<(Kid, Digest), &Correction> {
        let mut out = BTreeMap::new();
        for line in &self.lines {
            if let Body::Correction(correction) = &line.body {
                out.entry((line.entry.kid, correction.line_sha256))
                    .or_insert(correction);
            }
        }
        out
    }

    /// The money of the receipts that stand; `None` when the sum leaves all bounds.
    #[must_use]
    pub fn paid(&self) -> Option<Amount> {
        let standing = self.receipts().into_iter().filter(|r| r.correction.is_none());
        Amount::checked_sum(standing.map(|r| r.payout.amount))
    }

    /// Places where the numbers of a journal jump between two lines of this bundle.
    #[must_use]
    pub fn gaps(&self) -> u64 {
        let pairs = self.lines.iter().zip(self.lines.iter().skip(1));
        let jumps = pairs.filter(|(a, b)| {
            let (a, b) = (&a.entry, &b.entry);
            a.kid == b.kid && b.seq > a.seq.saturating_add(1)
        });
        jumps.count() as u64
    }

    /// Lines whose number the centre has seen with other bytes as well.
    #[must_use]
    pub fn forked(&self) -> u64 {
        let flagged = self.lines.iter().filter(|line| {
            let batch = self.batches.get(&line.batch);
            batch.is_some_and(|b| b.flags_fork(line.entry.seq))
        });
        flagged.count() as u64
    }
}
