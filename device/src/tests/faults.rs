//! Damage, a full disk, and hands inside the store.

use serde_json::json;

use crate::journal;
use crate::projection;
use crate::testing::lists::{THREE, list};
use crate::testing::people::{Holder, PIN, payment};
use crate::views::CallErrorCode;

#[tokio::test]
async fn a_full_disk_leaves_nothing_half_written() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let session = carrier.app.session().unwrap();
    let limit = |pages: i64| {
        // The pragma belongs to the connection, so it is set on the one that writes.
        session
            .write(|tx| {
                let sql = format!("PRAGMA max_page_count = {pages}");
                tx.query_row(&sql, [], |_| Ok(())).unwrap();
                Ok(())
            })
            .unwrap();
    };
    limit(1);
    let (first, second) = (list.envelopes[0].id.to_string(), list.envelopes[1].id.to_string());
    // Pages that are not yet full take a few more entries.
    let mut recorded = 1;
    let full = loop {
        match carrier.not_paid(&first, "absent").await {
            Ok(_) => recorded += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(full.code, CallErrorCode::DiskFull);
    let form = payment(&second);
    assert_eq!(
        carrier.pay_with(form.clone()).await.unwrap_err().code,
        CallErrorCode::DiskFull
    );
    let journal = carrier
        .call("journal", json!({ "offset": 0, "limit": 1 }))
        .await
        .unwrap();
    assert_eq!(journal["total"], recorded);
    assert_eq!(carrier.door(&second).await["door"]["state"], "to_pay");
    session
        .read(|db| journal::verify_after(db, 0, &session.key().verifying_key()))
        .unwrap();
    limit(1_000_000);
    assert_eq!(carrier.pay_with(form).await.unwrap()["seq"], recorded + 1);
}

#[tokio::test]
async fn a_damaged_database_is_told_and_left_alone() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    carrier.call("lock", json!({})).await.unwrap();
    let whole = std::fs::read(carrier.database()).unwrap();
    for place in [3, whole.len() / 2, whole.len() - 100] {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x40;
        std::fs::write(carrier.database(), &bytes).unwrap();
        let error = carrier.restart().await.unwrap_err();
        assert_eq!(error.code, CallErrorCode::StoreDamaged, "byte {place}");
        assert_eq!(std::fs::read(carrier.database()).unwrap(), bytes, "byte {place}");
    }
    std::fs::write(carrier.database(), &whole).unwrap();
    carrier.restart().await.unwrap();
    std::fs::remove_file(carrier.database()).unwrap();
    carrier.kill();
    assert_eq!(
        carrier.refused("unlock", json!({ "pin": PIN })).await,
        CallErrorCode::StoreDamaged
    );
    assert!(!carrier.database().exists(), "nothing is made in its place");
}

#[tokio::test]
async fn a_missing_or_damaged_key_file_is_told() {
    let mut carrier = Holder::carrier(&list(1, &THREE)).await;
    let keys = |carrier: &Holder| carrier.dir().join("store/keys.json");
    let whole = std::fs::read(keys(&carrier)).unwrap();
    for bytes in [&b""[..], &whole[..whole.len() / 2]] {
        std::fs::write(keys(&carrier), bytes).unwrap();
        assert_eq!(
            carrier.restart().await.unwrap_err().code,
            CallErrorCode::StoreDamaged
        );
    }
    std::fs::remove_file(keys(&carrier)).unwrap();
    assert_eq!(
        carrier.restart().await.unwrap_err().code,
        CallErrorCode::StoreDamaged
    );
    std::fs::write(keys(&carrier), whole).unwrap();
    carrier.restart().await.unwrap();
}

#[tokio::test]
async fn an_altered_entry_is_found_and_not_sent() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    carrier.pay(&list.envelopes[1].id.to_string()).await.unwrap();
    carrier.tamper("UPDATE entries SET line = replace(line, '3012000', '9012000') WHERE seq = 2");
    let sync = carrier.sync().await;
    assert_eq!(sync["last_error"]["code"], "store_damaged");
    assert_eq!(sync["last_error"]["params"]["seq"], "2");
    assert!(carrier.centre.lines().is_empty());
    let error = carrier.restart().await.unwrap_err();
    assert_eq!(
        (error.code, error.params["seq"].as_str()),
        (CallErrorCode::StoreDamaged, "2")
    );
}

#[tokio::test]
async fn an_altered_entry_that_the_centre_holds_is_found() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    carrier.sync().await;
    carrier.tamper("UPDATE entries SET line = replace(line, '3012000', '9012000') WHERE seq = 2");
    let error = carrier.restart().await.unwrap_err();
    assert_eq!(
        (error.code, error.params["seq"].as_str()),
        (CallErrorCode::StoreDamaged, "2")
    );
}

#[tokio::test]
async fn a_removed_entry_is_found() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    carrier.pay(&list.envelopes[1].id.to_string()).await.unwrap();
    carrier.tamper("DELETE FROM entries WHERE seq = 2");
    let error = carrier.restart().await.unwrap_err();
    assert_eq!(
        (error.code, error.params["seq"].as_str()),
        (CallErrorCode::StoreDamaged, "2")
    );
}

#[tokio::test]
async fn projections_that_another_version_made_are_built_anew() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    let before = carrier.today().await;
    carrier.tamper("DELETE FROM envelopes; UPDATE schema_info SET projection_version = 0");
    carrier.restart().await.unwrap();
    assert_eq!(carrier.today().await, before);
}

#[tokio::test]
async fn a_forged_statement_in_the_store_is_found_when_projections_are_built() {
    let carrier = Holder::carrier(&list(1, &THREE)).await;
    carrier.tamper("UPDATE statements SET jws = replace(jws, 'a', 'b')");
    let session = carrier.app.session().unwrap();
    let error = session
        .write(|tx| projection::rebuild(tx, session.centre_key()))
        .unwrap_err();
    assert_eq!(error.code, CallErrorCode::StoreDamaged);
    assert_eq!(
        carrier.today().await["to_receive"]["envelopes"],
        3,
        "nothing was changed"
    );
}
