//! Getting a certificate.

use chrono::TimeDelta;
use sync_protocol::certificate::{Certificate, Role};
use sync_protocol::jws;
use sync_protocol::wire::ErrorCode;

use crate::support::centre::Centre;
use crate::support::device::Device;
use crate::support::lists::small_list;

#[tokio::test]
async fn a_code_gives_a_certificate_of_the_centre_once() {
    let centre = Centre::start().await;
    let code = centre.code("NV001", Role::Carrier).await;
    let device = Device::new(&centre, 1);
    let first = device.enrol(code.as_str()).await;
    let certificate = jws::verify::<Certificate>(&first.body, &device.centre_key)
        .unwrap()
        .payload;
    assert_eq!(certificate.kid, device.key.kid());
    assert_eq!(
        (certificate.staff.id.0.as_str(), certificate.role),
        ("NV001", Role::Carrier)
    );

    let again = device.enrol(&code.as_str().to_lowercase()).await;
    assert_eq!(again.body, first.body, "a lost reply is asked for again");

    let other = Device::new(&centre, 2).enrol(code.as_str()).await;
    assert_eq!((other.status, other.error().code), (403, ErrorCode::CodeUsed));
}

#[tokio::test]
async fn expired_and_invented_codes_give_nothing() {
    let centre = Centre::start().await;
    let code = centre.code("NV001", Role::Carrier).await;
    centre.clock.advance(TimeDelta::hours(24));
    let device = Device::new(&centre, 1);
    let expired = device.enrol(code.as_str()).await;
    assert_eq!(
        (expired.status, expired.error().code),
        (403, ErrorCode::CodeExpired)
    );
    let invented = device.enrol("AAAAA-AAAAA-AAAAA-AAAAA").await;
    assert_eq!(
        (invented.status, invented.error().code),
        (403, ErrorCode::CodeUnknown)
    );
}

#[tokio::test]
async fn a_request_that_its_key_did_not_sign_gives_nothing() {
    let centre = Centre::start().await;
    let url = format!("{}{}", centre.url, sync_protocol::wire::PATH_ENROLMENTS);
    for body in ["", "nonsense", "a.b.c"] {
        let sent = crate::support::device::client()
            .post(&url)
            .body(body)
            .send()
            .await
            .unwrap();
        assert_eq!(sent.status().as_u16(), 400, "{body}");
    }
}

#[tokio::test]
async fn a_carrier_gets_the_own_route_and_nobody_elses() {
    let centre = Centre::start().await;
    let early = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    centre.import(small_list("one.csv")).await;
    let late = Device::enrolled(&centre, 2, "NV002", Role::Carrier).await;
    for (device, first) in [(&early, 1), (&late, 4)] {
        let lists = device.lists().await;
        assert_eq!(lists.len(), 1);
        let names: Vec<_> = lists[0].envelopes.iter().map(|e| e.person.name.clone()).collect();
        let expected: Vec<_> = (first..first + 3)
            .map(|n| format!("Nguyễn Thị Mẫu {n}"))
            .collect();
        assert_eq!(names, expected);
    }
}
