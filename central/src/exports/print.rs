//! Receipts onto paper: from records to what the form says.

use benefits::catalogue::Catalogue;
use paper::document::{
    Acceptance, Beneficiary, Carrier, Correction, LineParts, Receipt, ReceiptLine, Receiver,
};
use receipts::number::receipt_number;
use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::body::{self, Body, PaidLine, Payout};
use sync_protocol::jws;
use sync_protocol::payout_list::{PayLine, Programme};

use crate::exports::records::{ExportRecords, ReceiptRecord};
use crate::lists::labels::programme_words;

/// The printed form of the receipts. A line that is not a readable payout has none.
pub(super) fn receipts(records: &ExportRecords, catalogue: &Catalogue) -> Vec<Receipt> {
    let context = Context { records, catalogue };
    records
        .receipts
        .iter()
        .filter_map(|record| context.receipt(record))
        .collect()
}

struct Context<'a> {
    records: &'a ExportRecords,
    catalogue: &'a Catalogue,
}

impl Context<'_> {
    fn receipt(&self, record: &ReceiptRecord) -> Option<Receipt> {
        let entry = record.line.read_unchecked().ok()?;
        let Ok(Body::Payout(payout)) = entry.typed_body() else {
            return None;
        };
        let programme = record
            .envelope
            .as_ref()
            .map_or_else(|| programme_of(&payout), |e| e.programme);
        Some(Receipt {
            number: receipt_number(&record.digest),
            line_sha256: record.digest,
            programme,
            authority: record
                .envelope
                .as_ref()
                .map(|envelope| envelope.authority.clone()),
            beneficiary: beneficiary(record, &payout),
            lines: payout
                .lines
                .iter()
                .map(|line| self.line(record, line, programme))
                .collect(),
            amount: payout.amount,
            receiver: receiver(record, &payout),
            identity: payout.identity.method,
            identity_last_digits: payout.identity.last_digits.clone(),
            paid_at: entry.at.wall,
            clock_doubtful: entry.at.is_doubtful(),
            carrier: Carrier {
                name: record.staff.name.clone(),
                staff_id: record.staff.id.0.clone(),
                device_name: record.device_name.clone(),
                kid: record.kid,
            },
            seq: entry.seq,
            acceptance: self.acceptance(record, entry.seq),
            correction: correction(record),
            ink: payout.ink,
        })
    }

    fn line(&self, record: &ReceiptRecord, paid: &PaidLine, programme: Programme) -> ReceiptLine {
        let ordered = record
            .envelope
            .as_ref()
            .and_then(|envelope| envelope.lines.get(&paid.line));
        // Parts explain an amount only where the list's amount was paid.
        let explained = ordered.filter(|line| line.total == paid.amount);
        ReceiptLine {
            label: ordered.map_or_else(
                || programme_words(programme).to_owned(),
                |line| line.label.clone(),
            ),
            hide_category: self.catalogue.is_hidden(&paid.benefit),
            from: paid.from,
            to: paid.to,
            amount: paid.amount,
            parts: explained.map(parts),
        }
    }

    fn acceptance(&self, record: &ReceiptRecord, seq: u64) -> Option<Acceptance> {
        let batch = self.records.lines.get(&record.digest)?;
        let kept = self.records.batches.iter().find(|kept| kept.id == *batch)?;
        let ack: Acknowledgement = jws::unverified_payload(&kept.acknowledgement_jws).ok()?;
        let flags = ack
            .flags
            .into_iter()
            .filter(|flag| flag.seq == seq)
            .map(|flag| flag.code);
        Some(Acceptance {
            batch: *batch,
            at: ack.at,
            flags: flags.collect(),
        })
    }
}

fn parts(line: &PayLine) -> LineParts {
    LineParts {
        current: line.current,
        arrears: line.arrears,
        arrears_months: line.arrears_months,
        carried_over: line.carried_over,
        carried_over_months: line.carried_over_months,
        recovery: line.recovery,
    }
}

fn beneficiary(record: &ReceiptRecord, payout: &Payout) -> Beneficiary {
    let person = record.envelope.as_ref().map(|envelope| &envelope.person);
    let born = person.and_then(|p| p.born.as_ref());
    Beneficiary {
        name: payout.person_name.clone(),
        born_year: born.and_then(|born| born.split('-').next()).map(str::to_owned),
        hamlet: person.map(|p| p.hamlet.clone()),
        commune: person.map(|p| p.commune_name.clone()),
        book_no: person.and_then(|p| p.book_no.clone().or_else(|| p.file_no.clone())),
    }
}

fn receiver(record: &ReceiptRecord, payout: &Payout) -> Receiver {
    match &payout.receiver {
        body::Receiver::Beneficiary => Receiver::Beneficiary,
        body::Receiver::Registered { name, .. } => {
            let ground = record
                .authorisation
                .as_ref()
                .map(|a| in_words(&[&a.relation, &a.paper_no]));
            Receiver::Instead {
                name: name.clone(),
                ground: ground.unwrap_or_default(),
            }
        }
        body::Receiver::Unregistered(proxy) => Receiver::Instead {
            name: proxy.name.clone(),
            ground: in_words(&[&proxy.relation, &proxy.paper]),
        },
    }
}

fn in_words(parts: &[&str]) -> String {
    let said: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

fn correction(record: &ReceiptRecord) -> Option<Correction> {
    let entry = record.correction.as_ref()?.read_unchecked().ok()?;
    match entry.typed_body() {
        Ok(Body::Correction(b)) => Some(Correction {
            reason: b.reason,
            at: entry.at.wall,
        }),
        _ => None,
    }
}

/// The budget of a payout whose envelope is unknown: catalogue codes begin with their programme.
fn programme_of(payout: &Payout) -> Programme {
    let code = payout
        .lines
        .first()
        .map(|line| line.benefit.0.as_str())
        .unwrap_or_default();
    match code.split('_').next() {
        Some("NCC") => Programme::Ncc,
        Some("HTXH") => Programme::Htxh,
        _ => Programme::Btxh,
    }
}
