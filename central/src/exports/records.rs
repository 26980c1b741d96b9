//! What the store holds of the selected receipts. Personal data: no `Debug` forms.

use std::collections::{BTreeMap, BTreeSet};

use sync_protocol::authorisation::Authorisation;
use sync_protocol::certificate::Staff;
use sync_protocol::digest::Digest;
use sync_protocol::entry::SealedLine;
use sync_protocol::ids::LineId;
use sync_protocol::keys::Kid;
use sync_protocol::payout_list::{PayLine, Person, Programme};

/// The selected receipts with everything that proves them.
#[derive(Clone, Default)]
pub struct ExportRecords {
    /// The receipts in the order of days and clocks.
    pub receipts: Vec<ReceiptRecord>,
    /// The certificates of the devices that signed one of the lines.
    pub certificates: Vec<String>,
    /// The batches in which the lines arrived, whole.
    pub batches: Vec<BatchRecord>,
    /// The lines to export: the receipts and what corrects them, each with its batch.
    pub lines: BTreeMap<Digest, Digest>,
}

impl ExportRecords {
    /// The lines to export that are proved by a batch.
    #[must_use]
    pub fn lines_of(&self, batch: Digest) -> BTreeSet<Digest> {
        self.lines
            .iter()
            .filter(|(_, of)| **of == batch)
            .map(|(line, _)| *line)
            .collect()
    }
}

/// A batch as it is kept.
#[derive(Clone)]
pub struct BatchRecord {
    /// Its id.
    pub id: Digest,
    /// Its manifest (compact JWS).
    pub manifest_jws: String,
    /// Its acknowledgement (compact JWS).
    pub acknowledgement_jws: String,
    /// All its lines in their order.
    pub lines: Vec<SealedLine>,
}

/// A receipt with what a printed form says beside it.
#[derive(Clone)]
pub struct ReceiptRecord {
    /// The line.
    pub line: SealedLine,
    /// Its digest.
    pub digest: Digest,
    /// The carrier.
    pub staff: Staff,
    /// The carrier's device.
    pub kid: Kid,
    /// The name of the device.
    pub device_name: String,
    /// The envelope that it names, when the centre knows it.
    pub envelope: Option<EnvelopeRecord>,
    /// The authorisation that it names, when the centre knows it.
    pub authorisation: Option<Authorisation>,
    /// The line that says that it does not hold.
    pub correction: Option<SealedLine>,
}

/// An envelope with its list.
#[derive(Clone)]
pub struct EnvelopeRecord {
    /// The budget.
    pub programme: Programme,
    /// Who ordered.
    pub authority: String,
    /// The person as on the list.
    pub person: Person,
    /// The lines as on the list.
    pub lines: BTreeMap<LineId, PayLine>,
}
