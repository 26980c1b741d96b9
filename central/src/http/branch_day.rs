//! A supervisor asks for the branch's day.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use chrono::NaiveDate;
use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::branch_day::BranchDay;
use sync_protocol::certificate::Role;
use sync_protocol::jws;
use sync_protocol::wire::MEDIA_JOSE;

use crate::app::App;
use crate::day::figures::{carrier_day, is_worth_showing};
use crate::devices::Device;
use crate::http::auth::Signed;
use crate::http::query;
use crate::http::refusal::Refusal;
use crate::store::Store;

pub(super) async fn get_branch_day<S: Store>(
    State(app): State<Arc<App<S>>>,
    signed: Signed,
) -> Result<impl IntoResponse, Refusal> {
    require_supervisor(&app, &signed.device)?;
    let date = query::value(&signed.query, "date").and_then(read_date);
    let date = date.ok_or_else(|| Refusal::bad_request("`date` is not a day such as 2026-11-05"))?;
    let branch = signed.device.branch;
    let records = app.store.branch_day(branch.id.clone(), date).await?;
    let carriers = records.iter().map(carrier_day).filter(is_worth_showing).collect();
    let day = BranchDay {
        v: PROTOCOL_VERSION,
        branch,
        date,
        at: app.clock.now(),
        carriers,
    };
    let jws = jws::sign(&day, &app.key).map_err(|error| Refusal::internal(&error))?;
    Ok(([(CONTENT_TYPE, MEDIA_JOSE)], jws))
}

/// One spelling of a date: chrono would also take `2026-1-5`.
pub(super) fn read_date(text: &str) -> Option<NaiveDate> {
    text.parse()
        .ok()
        .filter(|date: &NaiveDate| date.to_string() == text)
}

/// Lets supervisors with authority pass.
pub(super) fn require_supervisor<S: Store>(app: &App<S>, device: &Device) -> Result<(), Refusal> {
    if device.role != Role::Supervisor {
        return Err(Refusal::not_allowed(
            "Only a supervisor's device may ask for this",
        ));
    }
    if !device.has_authority(app.clock.now()) {
        return Err(Refusal::not_allowed(
            "This device was revoked, or its certificate has expired",
        ));
    }
    Ok(())
}
