//! A supervisor fetches receipts of the branch.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use receipts::write::WriteError;
use sync_protocol::ids::StaffId;
use sync_protocol::wire::ErrorCode;

use crate::app::App;
use crate::catalogues;
use crate::exports::export::{ExportContext, ExportError, export};
use crate::exports::selection::{Format, Selection};
use crate::http::auth::Signed;
use crate::http::branch_day::{read_date, require_supervisor};
use crate::http::query;
use crate::http::refusal::Refusal;
use crate::store::Store;

pub(super) async fn get_receipts<S: Store>(
    State(app): State<Arc<App<S>>>,
    signed: Signed,
) -> Result<impl IntoResponse, Refusal> {
    require_supervisor(&app, &signed.device)?;
    let (format, media) = match query::value(&signed.query, "format") {
        Some("pdf") => (Format::Pdf, "application/pdf"),
        Some("bundle") => (Format::Bundle, "application/zip"),
        _ => return Err(Refusal::bad_request("`format` is `pdf` or `bundle`")),
    };
    let mut selection = read_selection(&signed.query)?;
    selection.branch = Some(signed.device.branch.id.clone());
    let records = app.store.receipts(selection.clone()).await?;
    let mut settings = app.store.settings().await?;
    settings.branch = signed.device.branch;
    let context = ExportContext {
        selection,
        settings,
        catalogue: catalogues::in_force(&app.store).await?,
        centre_key: app.key.verifying_key(),
        now: app.clock.now(),
    };
    // Setting pages takes seconds.
    let made = tokio::task::spawn_blocking(move || export(&records, format, &context)).await;
    let bytes = made.map_err(|error| Refusal::internal(&error))?.map_err(refuse)?;
    Ok(([(CONTENT_TYPE, media)], bytes))
}

fn read_selection(text: &str) -> Result<Selection, Refusal> {
    fn read<T>(text: &str, name: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
        match query::value(text, name) {
            Some(value) => {
                let unreadable = || Refusal::bad_request(format!("`{name}` cannot be read"));
                parse(value).map(Some).ok_or_else(unreadable)
            }
            None => Ok(None),
        }
    }
    Ok(Selection {
        date: read(text, "date", read_date)?,
        carrier: read(text, "carrier", |id| Some(StaffId(id.to_owned())))?,
        list: read(text, "list", |id| id.parse().ok())?,
        person: read(text, "person", |id| id.parse().ok())?,
        branch: None,
    })
}

fn refuse(error: ExportError) -> Refusal {
    match &error {
        ExportError::Empty => Refusal::not_found(error),
        ExportError::Bundle(cause) if matches!(**cause, WriteError::TooLarge) => {
            Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::TooLarge, error)
        }
        ExportError::Bundle(_) | ExportError::Paper(_) => Refusal::internal(&error),
    }
}
