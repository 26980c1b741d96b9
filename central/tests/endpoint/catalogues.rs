//! Publishing a catalogue: to every device, once, and to those that are enrolled later.

use central::catalogues::{self, CatalogueRefusal};
use central::store::Store;
use central::withdrawals::Revoke;
use chrono::TimeDelta;
use serde_json::{Value, json};
use sync_protocol::certificate::Role;
use sync_protocol::statement::{PublishedCatalogue, StatementBody};

use crate::support::centre::Centre;
use crate::support::device::Device;

const BUNDLED: &str = include_str!("../../../benefits/data/benefits.json");

fn document(as_of: &str) -> String {
    let mut document: Value = serde_json::from_str(BUNDLED).unwrap();
    document["as_of"] = json!(as_of);
    document.to_string()
}

async fn publish(centre: &Centre, document: String) -> (u32, bool, usize) {
    let done = centre.app.store.publish_catalogue(document, centre.signer());
    let done = done.await.unwrap().unwrap();
    (done.version, done.is_new, done.statements)
}

async fn told(device: &Device) -> Vec<PublishedCatalogue> {
    let statements = device.pull().await.into_iter();
    let catalogues = statements.filter_map(|statement| match statement.typed_body() {
        Ok(StatementBody::Catalogue(catalogue)) => Some(catalogue),
        _ => None,
    });
    catalogues.collect()
}

#[tokio::test]
async fn a_catalogue_reaches_every_device_once_and_those_of_later() {
    let centre = Centre::start().await;
    let carrier = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let supervisor = Device::enrolled(&centre, 2, "NV009", Role::Supervisor).await;
    let lost = Device::enrolled(&centre, 3, "NV002", Role::Carrier).await;
    let revoke = Revoke {
        kid: lost.key.kid(),
        reason: "Báo mất máy".into(),
    };
    centre
        .app
        .store
        .revoke(revoke, centre.signer())
        .await
        .unwrap()
        .unwrap();

    assert_eq!(publish(&centre, document("2026-12-01")).await, (1, true, 2));
    assert_eq!(publish(&centre, document("2026-12-01")).await, (1, false, 0));
    centre.clock.advance(TimeDelta::minutes(1));
    assert_eq!(publish(&centre, document("2026-12-02")).await, (2, true, 2));

    let second = told(&carrier).await.pop().unwrap();
    assert_eq!((second.version, &second.catalogue), (2, &document("2026-12-02")));
    assert_eq!(told(&supervisor).await.len(), 2);
    assert!(told(&lost).await.is_empty());
    let later = Device::enrolled(&centre, 4, "NV003", Role::Carrier).await;
    assert_eq!(told(&later).await, [second]);
    let in_force = catalogues::in_force(&centre.app.store).await.unwrap();
    assert_eq!(in_force.as_of.to_string(), "2026-12-02");
}

#[tokio::test]
async fn a_refused_catalogue_changes_nothing() {
    let centre = Centre::start().await;
    let carrier = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let refused = centre.app.store.publish_catalogue("{}".into(), centre.signer());
    assert!(matches!(
        refused.await.unwrap(),
        Err(CatalogueRefusal::Unreadable(_))
    ));
    assert_eq!(centre.app.store.catalogue().await.unwrap(), None);
    assert!(told(&carrier).await.is_empty());
}
