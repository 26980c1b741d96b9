//! Slips for receivers: made from a sealed payout, shown, printed and checked without a network.
//!
//! A slip is made anew whenever it is asked for. It adds nothing to the journal and nothing is kept of it.

pub(crate) mod calls;

mod check;
mod code;
mod escpos;
mod layout;
mod pdf;
mod print;
mod raster;
mod save;
mod sheet;
mod typeface;

#[cfg(test)]
mod tests;

use benefits::catalogue::Catalogue;
use rusqlite::{Connection, OptionalExtension, named_params};
use sync_protocol::body::{Body, PaidLine, Payout};
use sync_protocol::digest::Digest;
use sync_protocol::ids::EntryId;
use sync_protocol::slip::{Period, ReceiverKind, Slip};
use vietnamese::words::{WordStyle, amount_in_words};

use crate::doors::is_public;
use crate::error::{During, Result};
use crate::input;
use crate::journal;
use crate::session::Session;
use crate::store::values::from_column;
use crate::views::slip::{PeriodView, SlipLineView, SlipView};
use crate::views::{CallError, CallErrorCode};
use code::Code;
use layout::Layout;
use typeface::Typeface;

const OPERATION: &str = "make a slip";

/// Shows the slip of a payout of this device.
///
/// # Errors
/// `NothingToDo`: the entry is no payout of this device, or its list is no longer here.
pub(crate) fn slip(session: &Session, entry_id: &str, printer: Option<String>) -> Result<SlipView> {
    let entry: EntryId = input::parse("entry_id", entry_id)?;
    let handbook = session.handbook()?;
    session.read(|db| {
        let made = Made::of(session, db, entry, &handbook.book.catalogue)?;
        let code = Code::of(&made.text)?;
        let (slip, certificate) = (made.slip, session.certificate());
        Ok(SlipView {
            entry_id: slip.entry.to_string(),
            person_name: slip.person_name,
            amount: slip.amount.to_string(),
            amount_in_words: amount_in_words(&slip.amount.decimal(), WordStyle::default()),
            lines: made.lines,
            periods: periods(&slip.months),
            at: slip.paid_at.to_rfc3339(),
            receiver: receiver_word(slip.receiver).into(),
            programme: made.programme,
            payer_name: certificate.staff.name.clone(),
            branch_name: certificate.branch.name.clone(),
            hotline: made.hotline,
            number: number(&slip.line_sha256),
            corrected: slip.corrected_by.is_some(),
            code: code.view(&made.text)?,
            printer,
        })
    })
}

/// A slip with what stands around its code and not in it.
struct Made {
    slip: Slip,
    text: String,
    programme: String,
    hotline: String,
    lines: Vec<SlipLineView>,
}

impl Made {
    fn of(session: &Session, db: &Connection, id: EntryId, catalogue: &Catalogue) -> Result<Self> {
        let (line, entry) = sealed(session, db, id)?;
        let Ok(Body::Payout(payout)) = entry.typed_body() else {
            return Err(CallError::new(CallErrorCode::NothingToDo));
        };
        let list = List::of(db, &payout)?;
        let programme = serde_json::from_value(list.programme.clone().into())
            .map_err(|_| CallError::damaged("programme of a list"))?;
        let corrected_by = correction(db, id)?;
        let slip = Slip::of_payout(&line, &entry, &payout, programme, corrected_by);
        let text = slip
            .to_text(&certificate_text(db)?, session.key())
            .map_err(|_| CallError::internal("a slip that cannot be written"))?;
        Ok(Self {
            slip,
            text,
            programme: list.programme,
            hotline: list.hotline,
            lines: lines(db, &payout, catalogue)?,
        })
    }
}

/// A slip, laid out for paper.
struct Drawn {
    number: String,
    layout: Layout,
    face: Typeface,
}

impl Drawn {
    fn of(session: &Session, entry_id: &str) -> Result<Self> {
        let entry: EntryId = input::parse("entry_id", entry_id)?;
        let handbook = session.handbook()?;
        let made = session.read(|db| Made::of(session, db, entry, &handbook.book.catalogue))?;
        let (code, face) = (Code::of(&made.text)?, Typeface::open()?);
        Ok(Self {
            number: number(&made.slip.line_sha256),
            layout: Layout::of(&sheet::rows(session, &made), &code, &face),
            face,
        })
    }
}

/// The sealed line of an entry, its seal checked once more.
fn sealed(
    session: &Session,
    db: &Connection,
    id: EntryId,
) -> Result<(sync_protocol::entry::SealedLine, sync_protocol::entry::Entry)> {
    let seq: Option<i64> = db
        .query_row(
            "SELECT seq FROM entries WHERE id = :id",
            named_params! { ":id": id.to_string() },
            |row| row.get(0),
        )
        .optional()
        .during(OPERATION)?;
    let seq = seq.ok_or_else(|| CallError::new(CallErrorCode::NothingToDo))?;
    let line = journal::line(db, from_column(seq))?;
    let entry = line
        .open(&session.key().verifying_key())
        .map_err(|_| CallError::damaged("entry"))?;
    Ok((line, entry))
}

fn certificate_text(db: &Connection) -> Result<String> {
    db.query_row("SELECT certificate FROM device WHERE id = 1", [], |row| {
        row.get(0)
    })
    .during(OPERATION)
}

/// The digest of the line that corrects an entry.
fn correction(db: &Connection, id: EntryId) -> Result<Option<Digest>> {
    let digest: Option<String> = db
        .query_row(
            "SELECT c.digest FROM records AS r JOIN records AS c ON c.seq = r.corrected_by
             WHERE r.entry_id = :id",
            named_params! { ":id": id.to_string() },
            |row| row.get(0),
        )
        .optional()
        .during(OPERATION)?;
    digest
        .map(|text| text.parse().map_err(|_| CallError::damaged("digest of an entry")))
        .transpose()
}

/// What the list of a payout says around it.
struct List {
    programme: String,
    hotline: String,
}

impl List {
    fn of(db: &Connection, payout: &Payout) -> Result<Self> {
        db.query_row(
            "SELECT programme, hotline FROM lists WHERE id = :id",
            named_params! { ":id": payout.list.to_string() },
            |row| {
                Ok(Self {
                    programme: row.get(0)?,
                    hotline: row.get(1)?,
                })
            },
        )
        .optional()
        .during(OPERATION)?
        .ok_or_else(|| CallError::new(CallErrorCode::NothingToDo))
    }
}

fn lines(db: &Connection, payout: &Payout, catalogue: &Catalogue) -> Result<Vec<SlipLineView>> {
    let view = |line| line_view(db, line, catalogue);
    payout.lines.iter().map(view).collect()
}

/// A line in the words of the list, if the catalogue knows them to be harmless: paper lies open (invariant I10).
fn line_view(db: &Connection, line: &PaidLine, catalogue: &Catalogue) -> Result<SlipLineView> {
    let label = if !is_public(catalogue, &line.benefit) {
        None
    } else {
        db.query_row(
            "SELECT label FROM pay_lines WHERE id = :id",
            named_params! { ":id": line.line.to_string() },
            |row| row.get(0),
        )
        .optional()
        .during(OPERATION)?
    };
    Ok(SlipLineView {
        label: label.unwrap_or_default(),
        from: line.from.to_string(),
        to: line.to.to_string(),
        amount: line.amount.to_string(),
    })
}

fn periods(months: &[Period]) -> Vec<PeriodView> {
    let view = |period: &Period| PeriodView {
        from: period.from.to_string(),
        to: period.to.to_string(),
    };
    months.iter().map(view).collect()
}

fn receiver_word(receiver: ReceiverKind) -> &'static str {
    match receiver {
        ReceiverKind::Beneficiary => "beneficiary",
        ReceiverKind::Registered => "registered",
        ReceiverKind::Unregistered => "unregistered",
    }
}

/// The number of a receipt, as its other copies print it: the first 48 bits of the digest of its line.
fn number(line_sha256: &Digest) -> String {
    let hex: Vec<char> = line_sha256.to_hex().to_uppercase().chars().take(12).collect();
    let groups: Vec<String> = hex.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}
