//! Closing a carrier's day (invariant I6).

use chrono::NaiveDate;
use sync_protocol::body::{Body, DayClosed, Holding};
use sync_protocol::branch_day::{CarrierDay, Obstacle};
use sync_protocol::certificate::Role;

use super::board;
use crate::app::App;
use crate::error::Result;
use crate::input;
use crate::journal::{RequestKey, record};
use crate::session::Session;
use crate::sync;
use crate::views::{CallError, CallErrorCode, Recorded};

/// Closes a carrier's day on the newest board that can be had.
///
/// # Errors
/// `DayNotClosable` with what stands against it, `ReasonMissing` for an unexplained difference, `NothingToDo`
/// for a day that is closed, `Offline` without any board of the day, `NotAllowed`, `FieldInvalid`.
pub(crate) async fn close_day(
    app: &App,
    request: RequestKey,
    carrier: String,
    date: &str,
    reason: &str,
) -> Result<Recorded> {
    let date: NaiveDate = input::parse("date", date)?;
    let reason = input::optional_text("reason", reason, input::NOTE_LENGTH_MAX)?;
    let known = app.local(|session| session.require(Role::Supervisor)).await;
    known?;
    refresh(app, date).await?;
    app.local(move |session| close(session, &request, &carrier, date, reason))
        .await
}

/// Brings the board up to date when the centre can be reached: counts recorded here have to be on it.
async fn refresh(app: &App, date: NaiveDate) -> Result<()> {
    sync::exchange_in_turn(app).await?;
    match board::fetch(app, date).await {
        Err(error) if !board::is_absence(&error) => Err(error),
        _ => Ok(()),
    }
}

fn close(
    session: &Session,
    request: &RequestKey,
    carrier: &str,
    date: NaiveDate,
    reason: String,
) -> Result<Recorded> {
    record(session, request, |tx, _| {
        let day = board::stored(session, tx, date)?;
        let day = day.ok_or_else(|| CallError::new(CallErrorCode::Offline))?;
        let carrier_day = day.carriers.into_iter().find(|c| c.staff.id.0 == carrier);
        let carrier_day = carrier_day.ok_or_else(|| CallError::field("carrier"))?;
        if carrier_day.closed.is_some() || board::closing_pending(tx, carrier, date)? {
            return Err(CallError::new(CallErrorCode::NothingToDo));
        }
        check_closable(&carrier_day, &reason)?;
        Ok(Body::DayClosed(DayClosed {
            carrier: carrier_day.staff.id,
            date,
            balance: carrier_day.balance,
            reason,
        }))
    })
}

/// A difference can be explained; nothing else can.
fn check_closable(day: &CarrierDay, reason: &str) -> Result<()> {
    let difference = &day.balance.difference;
    let (explained, blocking): (Vec<_>, Vec<_>) = day
        .obstacles
        .iter()
        .partition(|obstacle| **obstacle == Obstacle::Difference);
    let differs = !explained.is_empty() || *difference != Holding::default();
    let code = match (blocking.is_empty(), differs && reason.is_empty()) {
        (true, false) => return Ok(()),
        (true, true) => CallErrorCode::ReasonMissing,
        (false, _) => CallErrorCode::DayNotClosable,
    };
    let obstacles: Vec<String> = day.obstacles.iter().map(board::obstacle_text).collect();
    Err(CallError::new(code)
        .with("obstacles", obstacles.join(","))
        .with("difference_envelopes", difference.envelopes)
        .with("difference_amount", difference.amount))
}
