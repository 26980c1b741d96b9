//! Requests that are not as they should be: one envelope for all of them.

use chrono::TimeDelta;
use sync_protocol::certificate::Role;
use sync_protocol::limits::BATCH_BYTES_MAX;
use sync_protocol::wire::{self, ErrorCode, ErrorReply};

use crate::support::centre::Centre;
use crate::support::device::{Device, client};

#[tokio::test]
async fn health_is_open_and_everything_else_is_signed() {
    let centre = Centre::start().await;
    let health = client()
        .get(format!("{}/health", centre.url))
        .send()
        .await
        .unwrap();
    assert_eq!(health.status().as_u16(), 200);
    for path in [wire::PATH_STATEMENTS, wire::PATH_BRANCH_DAY, wire::PATH_RECEIPTS] {
        let reply = client()
            .get(format!("{}{path}", centre.url))
            .send()
            .await
            .unwrap();
        assert_eq!(reply.status().as_u16(), 401, "{path}");
        let error: ErrorReply = serde_json::from_str(&reply.text().await.unwrap()).unwrap();
        assert_eq!(error.code, ErrorCode::NotAuthenticated);
    }
    let reply = client()
        .post(format!("{}{}", centre.url, wire::PATH_BATCHES))
        .body("x")
        .send()
        .await
        .unwrap();
    assert_eq!(reply.status().as_u16(), 401);
}

#[tokio::test]
async fn another_key_or_an_altered_request_is_not_the_device() {
    let centre = Centre::start().await;
    let device = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let stranger = Device::new(&centre, 9);
    let reply = stranger.get(wire::PATH_STATEMENTS, "after=0").await;
    assert_eq!(
        (reply.status, reply.error().code),
        (401, ErrorCode::NotAuthenticated)
    );

    let fields = device.sign("GET", wire::PATH_STATEMENTS, "after=0", b"");
    let request = client().get(format!("{}{}?after=1", centre.url, wire::PATH_STATEMENTS));
    assert_eq!(
        device
            .with(request, &fields)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16(),
        401
    );
    let body = client()
        .post(format!("{}{}", centre.url, wire::PATH_BATCHES))
        .body("other");
    let fields = device.sign("POST", wire::PATH_BATCHES, "", b"one");
    assert_eq!(
        device.with(body, &fields).send().await.unwrap().status().as_u16(),
        401
    );
}

#[tokio::test]
async fn a_wrong_clock_is_told_the_time() {
    let centre = Centre::start().await;
    let mut device = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    device.wall -= TimeDelta::days(1);
    let reply = device.get(wire::PATH_STATEMENTS, "after=0").await;
    let error = reply.error();
    assert_eq!((reply.status, error.code), (401, ErrorCode::ClockSkew));
    device.wall = error.at;
    assert_eq!(device.get(wire::PATH_STATEMENTS, "after=0").await.status, 200);
}

#[tokio::test]
async fn what_is_not_there_and_what_is_too_large_is_said_in_the_same_form() {
    let centre = Centre::start().await;
    let device = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let reply = device.get("/v2/nothing", "").await;
    assert_eq!((reply.status, reply.error().code), (404, ErrorCode::NotFound));
    let reply = device.get(wire::PATH_BATCHES, "").await;
    assert_eq!((reply.status, reply.error().code), (405, ErrorCode::BadRequest));
    let reply = device.post(vec![b'x'; BATCH_BYTES_MAX + 1]).await;
    assert_eq!((reply.status, reply.error().code), (413, ErrorCode::TooLarge));
    let reply = device.get(wire::PATH_STATEMENTS, "after=x").await;
    assert_eq!((reply.status, reply.error().code), (400, ErrorCode::BadRequest));
}
