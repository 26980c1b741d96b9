//! The screen in a browser: serves the built screen and answers its calls with the real core, on this machine
//! only. For tests of the screen; the product has no such door.
//!
//! One bridge serves many browsers at once. A walk through the screens asks for a world of its own
//! (`POST /worlds`) and finds it under a name of its own (`http://w3.localhost:PORT`), so that nothing that one
//! walk does is seen by another. Under any other name stands the device of `--store`, if there is one.

mod beginning;
mod centre;
mod clock;
mod gate;
mod hand;
mod people;
mod story;
mod worlds;

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, HOST};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use device::app::App;
use serde::Deserialize;
use serde_json::{Value, json};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use self::beginning::Beginning;
use self::worlds::Worlds;

/// The content security policy that the screen is made for (`ui/README.md`).
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
     img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
);

/// A call as the screen sends it.
#[derive(Debug, Deserialize)]
struct CallRequest {
    name: String,
    args: Value,
}

struct Bridge {
    /// The device under names that are no world's.
    own: Option<App>,
    worlds: Worlds,
}

type Answer = (StatusCode, Json<Value>);

/// The screen from a folder, and its calls answered by a core: that of a world, or the one that is given.
pub fn router(own: Option<App>, screen: PathBuf) -> Router {
    let worlds = Worlds::default();
    Router::new()
        .route("/call", post(call))
        .route("/worlds", post(open_world))
        .route("/worlds/{name}", delete(close_world))
        .route("/worlds/{name}/centre", put(reach_centre))
        // Browsers ask for one by themselves.
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .fallback_service(ServeDir::new(screen))
        .layer(SetResponseHeaderLayer::overriding(
            CONTENT_SECURITY_POLICY,
            POLICY,
        ))
        .with_state(Arc::new(Bridge { own, worlds }))
}

async fn call(
    State(bridge): State<Arc<Bridge>>,
    headers: HeaderMap,
    Json(request): Json<CallRequest>,
) -> Answer {
    let world = world_name(&headers).and_then(|name| bridge.worlds.find(name));
    let app = world.as_ref().map(|world| &world.app).or(bridge.own.as_ref());
    let Some(app) = app else {
        return missing();
    };
    match device::calls::call(app, &request.name, request.args).await {
        Ok(result) => (StatusCode::OK, Json(json!({ "ok": result }))),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": error }))),
    }
}

/// `w3` of `w3.localhost:1430`.
fn world_name(headers: &HeaderMap) -> Option<&str> {
    let host = headers.get(HOST)?.to_str().ok()?;
    let (name, rest) = host.split_once('.')?;
    rest.starts_with("localhost").then_some(name)
}

async fn open_world(State(bridge): State<Arc<Bridge>>, Json(beginning): Json<Beginning>) -> Answer {
    match bridge.worlds.open(&beginning).await {
        Ok((name, world)) => (
            StatusCode::CREATED,
            Json(json!({ "name": name, "link": world.link })),
        ),
        Err(error) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            Json(json!({ "fault": format!("{error:#}") })),
        ),
    }
}

async fn close_world(State(bridge): State<Arc<Bridge>>, Path(name): Path<String>) -> StatusCode {
    bridge.worlds.close(&name);
    StatusCode::NO_CONTENT
}

/// Lets the device of a world reach its centre: `true` or `false`.
async fn reach_centre(
    State(bridge): State<Arc<Bridge>>,
    Path(name): Path<String>,
    Json(reachable): Json<bool>,
) -> StatusCode {
    match bridge.worlds.find(&name) {
        Some(world) => {
            world.reach_centre(reachable);
            StatusCode::NO_CONTENT
        }
        None => StatusCode::NOT_FOUND,
    }
}

fn missing() -> Answer {
    let fault = json!({ "fault": "No such world, and no store of its own" });
    (StatusCode::NOT_FOUND, Json(fault))
}
