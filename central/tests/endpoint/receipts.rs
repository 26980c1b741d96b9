//! Receipts: what a supervisor fetches can be checked by a stranger.

use sync_protocol::body::{Body, Correction};
use sync_protocol::certificate::Role;
use sync_protocol::wire::{self, ErrorCode};

use crate::support::centre::Centre;
use crate::support::device::{Device, client};
use crate::support::lists::{EACH, small_list};

async fn fetch(device: &Device, query: &str) -> (u16, Vec<u8>) {
    let fields = device.sign("GET", wire::PATH_RECEIPTS, query, b"");
    let request = client().get(format!("{}{}?{query}", device.url, wire::PATH_RECEIPTS));
    let response = device.with(request, &fields).send().await.unwrap();
    (
        response.status().as_u16(),
        response.bytes().await.unwrap().to_vec(),
    )
}

#[tokio::test]
async fn a_bundle_verifies_and_a_pdf_is_one() {
    let centre = Centre::start().await;
    centre.import(small_list("one.csv")).await;
    let mut carrier = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    let list = carrier.lists().await.remove(0);
    carrier.receive(&list.envelopes);
    let first = carrier.pay(&list, &list.envelopes[0]);
    carrier.pay(&list, &list.envelopes[1]);
    let corrects = carrier.lines[1].read_unchecked().unwrap().id;
    carrier.record(Body::Correction(Correction {
        corrects,
        line_sha256: first,
        reason: "Nhầm".into(),
    }));
    carrier.push_after(0).await;

    let (status, bundle) = fetch(&supervisor, "format=bundle&date=2026-11-05&carrier=NV001").await;
    assert_eq!(status, 200);
    let summary = receipts::verify::verify_bundle(&bundle, Some(centre.app.key.kid())).unwrap();
    assert_eq!(
        (summary.receipts, summary.receipts_corrected, summary.entries),
        (2, 1, 3)
    );
    assert_eq!(summary.paid, sync_protocol::amount::Amount::from_dong(EACH));

    let person = list.envelopes[1].person.id;
    let (status, pdf) = fetch(&supervisor, &format!("format=pdf&person={person}")).await;
    assert_eq!((status, &pdf[..5]), (200, b"%PDF-".as_slice()));
}

#[tokio::test]
async fn what_does_not_fit_or_is_not_allowed_is_refused() {
    let centre = Centre::start().await;
    let carrier = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    assert_eq!(code(&carrier, "format=pdf").await, ErrorCode::NotAllowed);
    assert_eq!(code(&supervisor, "format=docx").await, ErrorCode::BadRequest);
    assert_eq!(
        code(&supervisor, "format=pdf&list=x").await,
        ErrorCode::BadRequest
    );
    assert_eq!(
        code(&supervisor, "format=pdf&date=2026-11-05").await,
        ErrorCode::NotFound
    );
}

async fn code(device: &Device, query: &str) -> ErrorCode {
    device.get(wire::PATH_RECEIPTS, query).await.error().code
}
