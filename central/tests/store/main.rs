//! One story for every store: what a centre lives through, told against the trait only.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that finds something else than it expects fails"
)]

use std::sync::Arc;

use central::enrolment::code::{Code, CodeRecord, expiry};
use central::exports::selection::Selection;
use central::lists::incoming::{Identity, Import, IncomingLine, IncomingList, IncomingPerson, Round};
use central::store::sqlite::SqliteStore;
use central::store::{RefusedBatch, Seen, Signer, StatementsAfter, Store};
use chrono::{DateTime, TimeDelta, Utc};
use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::amount::Amount;
use sync_protocol::batch::{self, BatchContext, OpenedBatch};
use sync_protocol::body::{Body, EnvelopesReceived};
use sync_protocol::certificate::{Branch, Role, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::enrolment::EnrolmentRequest;
use sync_protocol::entry::{Draft, Head};
use sync_protocol::ids::{BenefitCode, BranchId, CommuneCode, EntryId, EnvelopeId, LineId, StaffId};
use sync_protocol::jws;
use sync_protocol::keys::SigningKey;
use sync_protocol::payout_list::{ListKind, PayLine, Programme};
use sync_protocol::statement::{Statement, StatementBody};
use sync_protocol::times::Times;
use uuid::Uuid;

#[tokio::test]
async fn the_story_holds_in_sqlite() {
    let dir = tempfile::tempdir().unwrap();
    tell(SqliteStore::open(&dir.path().join("centre.sqlite")).unwrap()).await;
}

/// The story: an employee enrols, a list comes, the device hears of it, acts, hands in, and is counted.
async fn tell<S: Store>(store: S) {
    let (signer, key) = (signer(), SigningKey::from_seed(&[1; 32]).unwrap());
    settings_are_kept(&store).await;
    a_device_enrols(&store, &key, &signer).await;
    let envelope = a_list_reaches_the_device(&store, &key, &signer).await;
    a_batch_is_taken_once(&store, &key, &signer, envelope).await;
    the_day_and_the_counts_show_it(&store, &key, &signer).await;
}

async fn settings_are_kept<S: Store>(store: &S) {
    let mut settings = store.settings().await.unwrap();
    settings.endpoint = Some("https://chitra.example.vn".into());
    store.save_settings(settings.clone()).await.unwrap();
    assert_eq!(store.settings().await.unwrap(), settings);
}

async fn a_device_enrols<S: Store>(store: &S, key: &SigningKey, signer: &Signer) {
    let certificate = enrol(store, key, signer).await;
    let device = store.device(key.kid()).await.unwrap().unwrap();
    assert_eq!(
        (device.role, device.certificate.as_str()),
        (Role::Carrier, certificate.as_str())
    );
    assert_eq!(
        store.staff(StaffId("NV001".into())).await.unwrap().unwrap().1,
        branch()
    );
}

async fn a_list_reaches_the_device<S: Store>(store: &S, key: &SigningKey, signer: &Signer) -> EnvelopeId {
    let outcome = store
        .import(import(), Box::new(Uuid::new_v4), signer.clone())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((outcome.lists[0].envelopes, outcome.statements), (1, 1));
    let after = StatementsAfter {
        kid: key.kid(),
        after: 0,
    };
    let reply = store.statements(after).await.unwrap();
    assert!(!reply.more);
    assert_eq!(
        store
            .statements(StatementsAfter { after: 1, ..after })
            .await
            .unwrap()
            .statements,
        [""; 0]
    );
    let told = jws::verify::<Statement>(&reply.statements[0], &signer.key.verifying_key()).unwrap();
    match told.payload.typed_body().unwrap() {
        StatementBody::PayoutList(list) => list.envelopes[0].id,
        other => panic!("{other:?}"),
    }
}

async fn a_batch_is_taken_once<S: Store>(store: &S, key: &SigningKey, signer: &Signer, id: EnvelopeId) {
    let head = store.device(key.kid()).await.unwrap().unwrap().accepted;
    let opened = opened(key, head, id);
    let first = store
        .ingest(opened.clone(), signer.clone())
        .await
        .unwrap()
        .unwrap();
    let later = Signer {
        now: signer.now + TimeDelta::hours(1),
        ..signer.clone()
    };
    let again = store.ingest(opened, later).await.unwrap().unwrap();
    assert_eq!(first, again, "the same batch gets the same bytes");
    let ack = jws::verify::<Acknowledgement>(&first, &signer.key.verifying_key())
        .unwrap()
        .payload;
    assert_eq!((ack.seq, ack.log_index, ack.flags.len()), (1, 0, 0));
    let refused = RefusedBatch {
        kid: key.kid(),
        at: signer.now,
        reason: "test".into(),
        bytes: b"x".to_vec(),
    };
    store.quarantine(refused.clone()).await.unwrap();
    store.quarantine(refused).await.unwrap();
}

async fn the_day_and_the_counts_show_it<S: Store>(store: &S, key: &SigningKey, signer: &Signer) {
    let seen = Seen {
        kid: key.kid(),
        at: signer.now,
        reported_seq: Some(3),
    };
    store.note_seen(seen).await.unwrap();
    store
        .note_seen(Seen {
            reported_seq: None,
            ..seen
        })
        .await
        .unwrap();
    let day = store
        .branch_day(branch().id, "2026-11-05".parse().unwrap())
        .await
        .unwrap();
    assert_eq!(
        (day.len(), day[0].moves.len(), day[0].devices[0].reported_seq),
        (1, 1, 3)
    );
    let status = store.status().await.unwrap();
    assert_eq!((status.batches, status.quarantined), (1, 1));
    assert_eq!(status.lists[0].ordered.amount, Amount::from_dong(540_000));
    let envelopes = store.envelopes(status.lists[0].id).await.unwrap();
    assert_eq!(
        (envelopes.len(), envelopes[0].person_name.as_str()),
        (1, "Hồ Thị Ngọc Bé")
    );
    assert!(!envelopes[0].paid && !envelopes[0].withdrawn);
    assert!(
        store
            .receipts(Selection::default())
            .await
            .unwrap()
            .receipts
            .is_empty()
    );
}

fn now() -> DateTime<Utc> {
    "2026-11-05T01:30:00Z".parse().unwrap()
}

fn signer() -> Signer {
    Signer {
        now: now(),
        key: Arc::new(SigningKey::from_seed(&[42; 32]).unwrap()),
    }
}

fn branch() -> Branch {
    Branch {
        id: BranchId("BC01".into()),
        name: "Bưu cục mẫu".into(),
    }
}

fn staff() -> Staff {
    Staff {
        id: StaffId("NV001".into()),
        name: "Trần Thị Lượm".into(),
    }
}

async fn enrol<S: Store>(store: &S, key: &SigningKey, signer: &Signer) -> String {
    let code = Code::from_random([5; 20]);
    let record = CodeRecord {
        digest: code.digest(),
        staff: staff(),
        role: Role::Carrier,
        branch: branch(),
        made_at: now(),
        expires_at: expiry(now(), 24),
        used_by: None,
    };
    store.add_code(record).await.unwrap();
    let request = EnrolmentRequest {
        v: 1,
        code: code.as_str().into(),
        key: key.verifying_key().to_jwk(),
        device_name: "Máy thử".into(),
        key_protection: "pin".into(),
        software: "test".into(),
        at: now().fixed_offset(),
    };
    store
        .enrol(request, key.verifying_key(), signer.clone())
        .await
        .unwrap()
        .unwrap()
}

fn import() -> Import {
    let month = "2026-11".parse().unwrap();
    let (commune, amount) = (CommuneCode("30817".into()), Amount::from_dong(540_000));
    let line = PayLine {
        id: LineId(Uuid::nil()),
        benefit: BenefitCode("HTXH_MONTHLY".into()),
        label: "Hưu trí xã hội".into(),
        from: month,
        to: month,
        current: amount,
        arrears: Amount::ZERO,
        arrears_months: 0,
        carried_over: Amount::ZERO,
        carried_over_months: 0,
        recovery: Amount::ZERO,
        total: amount,
        decision_no: Some("89/QĐ-UBND".into()),
        note: None,
    };
    let identity = Identity {
        name: "Hồ Thị Ngọc Bé".into(),
        born: Some("1946".into()),
        commune: commune.clone(),
        id12: Some("091146213932".into()),
        id9: None,
    };
    let person = IncomingPerson {
        identity,
        sex: None,
        commune_name: "Xã Hòn Đất".into(),
        hamlet: "Ấp Đường Hòn".into(),
        group: None,
        book_no: None,
        file_no: None,
        lines: vec![IncomingLine { row: 2, line }],
    };
    let list = IncomingList {
        programme: Programme::Htxh,
        month,
        kind: ListKind::Monthly,
        authority: "Sở Y tế tỉnh An Giang".into(),
        communes: vec![commune.clone()],
        source_sha256: Digest::of(b"list"),
        source_name: "htxh.csv".into(),
        hotline: "1900 54 54 81".into(),
        people: vec![person],
    };
    let round = Round {
        route: "T08".into(),
        staff: staff(),
        programme: Programme::Htxh,
        commune,
        hamlet: "ấp đường hòn".into(),
        planned_on: None,
        payout_point: Some("Văn phòng ấp Đường Hòn, 7h30".into()),
        groups: None,
    };
    Import {
        lists: vec![list],
        rounds: vec![round],
        proxies: vec![],
        branch: branch(),
    }
}

fn opened(key: &SigningKey, after: Head, envelope: EnvelopeId) -> OpenedBatch {
    let at = Times {
        wall: now().fixed_offset(),
        boot_ms: 1,
        centre: None,
    };
    let received = EnvelopesReceived {
        envelopes: vec![envelope],
        total: Amount::from_dong(540_000),
        from: None,
        ink: None,
        grant: None,
    };
    let draft = Draft {
        id: EntryId(Uuid::new_v4()),
        at,
        body: Body::EnvelopesReceived(received),
    };
    let (line, _) = draft.seal_after(after, key).unwrap();
    let context = BatchContext {
        at,
        software: "test".into(),
    };
    let batch = batch::build(&[line], after, key, context).unwrap();
    batch::open(&batch.bytes, &key.verifying_key()).unwrap()
}
