//! The screen in a browser: serves the built screen and answers its calls with the real core, on this machine
//! only. For tests of the screen; the product has no such door.

use std::path::PathBuf;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use device::app::App;
use serde::Deserialize;
use serde_json::{Value, json};
use tower_http::services::ServeDir;

/// A call as the screen sends it.
#[derive(Debug, Deserialize)]
struct CallRequest {
    name: String,
    args: Value,
}

/// The screen from a folder, and its calls answered by a core.
pub fn router(app: App, screen: PathBuf) -> Router {
    Router::new()
        .route("/call", post(call))
        .fallback_service(ServeDir::new(screen))
        .with_state(app)
}

async fn call(State(app): State<App>, Json(request): Json<CallRequest>) -> (StatusCode, Json<Value>) {
    match device::calls::call(&app, &request.name, request.args).await {
        Ok(result) => (StatusCode::OK, Json(json!({ "ok": result }))),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": error }))),
    }
}
