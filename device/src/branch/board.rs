//! The branch's day as the centre signed it last, with what this device recorded since.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};
use sync_protocol::body::Holding;
use sync_protocol::branch_day::{BranchDay, CarrierDay, Closing, DeviceState, Exception, Obstacle};
use sync_protocol::certificate::Role;
use sync_protocol::jws;
use sync_protocol::wire::PATH_BRANCH_DAY;

use crate::app::App;
use crate::error::{During, Result};
use crate::input;
use crate::projection::flag_text;
use crate::session::Session;
use crate::store::values::holding;
use crate::sync::SessionHandle;
use crate::sync::http::{Call, REPLY_BYTES_MAX, text};
use crate::views::{
    BranchDayView, CallError, CallErrorCode, CarrierDayView, ClosingView, DeviceView, ExceptionView,
    HoldingView,
};

/// Shows a day: fresh from the centre when asked for or when none is stored, else the stored one.
///
/// # Errors
/// `NotAllowed`, `FieldInvalid`; those of [`fetch`] when no board of that day is stored.
pub(crate) async fn branch_day(app: &App, date: &str, refresh: bool) -> Result<BranchDayView> {
    let date: NaiveDate = input::parse("date", date)?;
    let stored = app
        .local(move |session| {
            session.require(Role::Supervisor)?;
            session.read(|db| stored(session, db, date))
        })
        .await?;
    let mut stale = false;
    if refresh || stored.is_none() {
        match fetch(app, date).await {
            Ok(()) => {}
            Err(error) if stored.is_some() && is_absence(&error) => stale = true,
            Err(error) => return Err(error),
        }
    }
    app.local(move |session| {
        session.read(|db| {
            let day = self::stored(session, db, date)?;
            let day = day.ok_or_else(|| CallError::new(CallErrorCode::Offline))?;
            show(db, &day, stale)
        })
    })
    .await
}

/// Whether the centre was merely not to be had, so that an older board is better than none.
pub(crate) fn is_absence(error: &CallError) -> bool {
    matches!(error.code, CallErrorCode::Offline | CallErrorCode::CentreFault)
}

/// Fetches a day from the centre and stores it.
///
/// # Errors
/// `Offline`, `CentreFault`, `CentreRefused`, `CentreNotTrusted`.
pub(crate) async fn fetch(app: &App, date: NaiveDate) -> Result<()> {
    let handle = SessionHandle::of(app)?;
    let call = Call::get(format!("{PATH_BRANCH_DAY}?date={date}"));
    let reply = text(app.client()?.signed(&handle, &call, REPLY_BYTES_MAX).await?)?;
    handle.step(move |session| keep(session, date, &reply)).await
}

fn keep(session: &Session, date: NaiveDate, reply: &str) -> Result<()> {
    let not_trusted = || CallError::new(CallErrorCode::CentreNotTrusted).with("detail", "branch day");
    let day = jws::verify::<BranchDay>(reply, session.centre_key())
        .map_err(|_| not_trusted())?
        .payload;
    if day.date != date || day.branch.id != session.certificate().branch.id {
        return Err(not_trusted());
    }
    session.write(|tx| {
        // An older board that arrives late does not replace a newer one.
        if stored(session, tx, date)?.is_none_or(|kept| kept.at <= day.at) {
            tx.execute(
                "INSERT OR REPLACE INTO branch_days (date, jws) VALUES (:date, :jws)",
                named_params! { ":date": date.to_string(), ":jws": reply },
            )
            .during("keep the branch's day")?;
        }
        Session::note_centre_time(tx, day.at)
    })
}

/// The newest board of a day.
///
/// # Errors
/// `StoreDamaged`: it is not what the centre signed.
pub(crate) fn stored(session: &Session, db: &Connection, date: NaiveDate) -> Result<Option<BranchDay>> {
    let text: Option<String> = db
        .query_row(
            "SELECT jws FROM branch_days WHERE date = :date",
            named_params! { ":date": date.to_string() },
            |row| row.get(0),
        )
        .optional()
        .during("read the branch's day")?;
    let verified = text.map(|jws| jws::verify::<BranchDay>(&jws, session.centre_key()));
    match verified.transpose() {
        Ok(day) => Ok(day.map(|verified| verified.payload)),
        Err(_) => Err(CallError::damaged("branch day")),
    }
}

/// What this device has recorded of a carrier's day and the centre has not accepted.
struct Pending {
    closing: bool,
    count: Option<HoldingView>,
}

fn pending(db: &Connection, carrier: &str, date: NaiveDate) -> Result<Pending> {
    const OPERATION: &str = "read what is pending";
    let params = named_params! { ":carrier": carrier, ":date": date.to_string() };
    let closing = db
        .query_row(
            "SELECT EXISTS (
                 SELECT 1 FROM closings AS c JOIN records AS r ON r.seq = c.seq
                 WHERE c.carrier = :carrier AND c.date = :date AND r.accepted = 0
             )",
            params,
            |row| row.get(0),
        )
        .during(OPERATION)?;
    let count = db
        .query_row(
            "SELECT c.envelopes, c.amount_vnd FROM counts AS c JOIN records AS r ON r.seq = c.seq
             WHERE c.carrier = :carrier AND c.date = :date AND r.accepted = 0
             ORDER BY c.seq DESC LIMIT 1",
            params,
            |row| Ok(holding(row.get(0)?, row.get(1)?)),
        )
        .optional()
        .during(OPERATION)?;
    Ok(Pending { closing, count })
}

/// Whether this device has closed a carrier's day and the centre has not accepted it yet.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn closing_pending(db: &Connection, carrier: &str, date: NaiveDate) -> Result<bool> {
    pending(db, carrier, date).map(|p| p.closing)
}

fn show(db: &Connection, day: &BranchDay, stale: bool) -> Result<BranchDayView> {
    let carriers = day.carriers.iter().map(|carrier| show_carrier(db, day, carrier));
    Ok(BranchDayView {
        date: day.date.to_string(),
        branch_name: day.branch.name.clone(),
        at: day.at.to_rfc3339(),
        stale,
        carriers: carriers.collect::<Result<_>>()?,
    })
}

fn show_carrier(db: &Connection, day: &BranchDay, carrier: &CarrierDay) -> Result<CarrierDayView> {
    let Pending { closing, count } = pending(db, &carrier.staff.id.0, day.date)?;
    let balance = &carrier.balance;
    Ok(CarrierDayView {
        staff_id: carrier.staff.id.0.clone(),
        staff_name: carrier.staff.name.clone(),
        not_taken: show_holding(&carrier.not_taken),
        issued: show_holding(&balance.issued),
        paid: show_holding(&balance.paid),
        returned: show_holding(&balance.returned),
        held: show_holding(&balance.held),
        difference: show_holding(&balance.difference),
        not_paid: show_holding(&carrier.not_paid),
        declared: carrier.declared.as_ref().map(show_holding),
        counted: carrier.counted.as_ref().map(show_holding),
        closed: carrier.closed.as_ref().map(show_closing),
        closing_pending: closing,
        count_pending: count,
        devices: carrier.devices.iter().map(show_device).collect(),
        exceptions: carrier
            .exceptions
            .iter()
            .map(show_exception)
            .collect::<Result<_>>()?,
        obstacles: carrier.obstacles.iter().map(obstacle_text).collect(),
    })
}

fn show_holding(holding: &Holding) -> HoldingView {
    HoldingView {
        envelopes: holding.envelopes,
        amount: holding.amount.to_string(),
    }
}

fn show_closing(closing: &Closing) -> ClosingView {
    ClosingView {
        by: closing.by.name.clone(),
        at: closing.at.to_rfc3339(),
        reason: closing.reason.clone(),
    }
}

fn show_device(device: &DeviceState) -> DeviceView {
    let owed = device.reported_seq.saturating_sub(device.accepted_seq);
    DeviceView {
        name: device.name.clone(),
        owed_entries: u32::try_from(owed).unwrap_or(u32::MAX),
        seen_at: device.seen_at.map(|at| at.to_rfc3339()),
        revoked: device.revoked,
    }
}

fn show_exception(exception: &Exception) -> Result<ExceptionView> {
    Ok(ExceptionView {
        code: flag_text(&exception.code)?,
        person_name: exception.person_name.clone(),
        amount: exception.amount.map(|amount| amount.to_string()),
        at: exception.at.to_rfc3339(),
        lines: exception.lines.iter().map(ToString::to_string).collect(),
    })
}

/// The obstacle as the protocol spells it.
pub(crate) fn obstacle_text(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::NotDeclared => "not_declared".into(),
        Obstacle::EntriesOwed => "entries_owed".into(),
        Obstacle::NotCounted => "not_counted".into(),
        Obstacle::Difference => "difference".into(),
        Obstacle::Other(code) => code.clone(),
    }
}
