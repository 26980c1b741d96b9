//! Reports of doors: counted, and written to a table that no spreadsheet runs.

use central::reports::{ReportSelection, table};
use central::status::ReportStatus;
use central::store::Store;
use chrono::TimeDelta;
use sync_protocol::body::Body;
use sync_protocol::certificate::Role;
use sync_protocol::payout_list::PayoutList;
use sync_protocol::reports::{
    AccountHolder, AccountWished, AskedEffect, ConcernClass, ConcernRaised, VariationKind, VariationReported,
};

use crate::support::centre::Centre;
use crate::support::device::Device;
use crate::support::lists::small_list;

fn variation(list: &PayoutList, words: &str) -> Body {
    let envelope = &list.envelopes[0];
    Body::VariationReported(VariationReported {
        person: Some(envelope.person.id),
        person_name: envelope.person.name.clone(),
        envelope: Some(envelope.id),
        programme: Some(list.programme),
        kind: VariationKind::Death,
        happened: Some("2026-10".into()),
        words: words.into(),
        told_by: "con gái".into(),
        paper: "trích lục 12".into(),
        asked: Some(AskedEffect::Stop),
    })
}

/// A death, then a complaint on the next day, then a wish for an account; the death is corrected.
fn a_carriers_reports(centre: &Centre, device: &mut Device, list: &PayoutList) {
    let digest = device
        .record(variation(list, "=HYPERLINK(\"x\"), mất ở nhà"))
        .digest();
    let corrects = device.lines[0].read_unchecked().unwrap().id;
    centre.clock.advance(TimeDelta::days(1));
    device.wall += TimeDelta::days(1);
    device.record(Body::ConcernRaised(ConcernRaised {
        class: ConcernClass::Complaint,
        person: None,
        raised_by: "Người không có tên".into(),
        envelope: None,
        benefit: None,
        words: "Không có tên trên danh sách".into(),
        answer: String::new(),
        telephone: "+84 900 000 000".into(),
    }));
    device.record(Body::AccountWished(AccountWished {
        person: list.envelopes[1].person.id,
        envelope: None,
        consent: true,
        holder: AccountHolder::Own,
        bank: "970449 LPBank".into(),
        account: "0123456789".into(),
        words: String::new(),
    }));
    let correction = serde_json::json!({
        "corrects": corrects, "line_sha256": digest, "reason": "Nghe nhầm nhà",
    });
    device.record(Body::Correction(serde_json::from_value(correction).unwrap()));
}

async fn rows(centre: &Centre, selection: ReportSelection) -> Vec<String> {
    let records = centre.app.store.reports(selection).await.unwrap();
    let text = String::from_utf8(table(&records).unwrap()).unwrap();
    text.lines().skip(1).map(str::to_owned).collect()
}

#[tokio::test]
async fn reports_are_counted_and_written_in_words_that_no_spreadsheet_runs() {
    let centre = Centre::start().await;
    centre.import(small_list("november.csv")).await;
    let mut carrier = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let list = carrier.lists().await.remove(0);
    a_carriers_reports(&centre, &mut carrier, &list);
    carrier.push_after(0).await;

    let [death, complaint, account] = &rows(&centre, ReportSelection::default()).await[..] else {
        panic!("three reports")
    };
    assert!(death.contains("\"'=HYPERLINK(\"\"x\"\"), mất ở nhà\""), "{death}");
    assert!(death.contains(&list.envelopes[0].person.name), "{death}");
    assert!(
        death.contains("2026-10") && death.ends_with("Đã đính chính"),
        "{death}"
    );
    assert!(
        complaint.contains(",'+84 900 000 000,") && complaint.contains("complaint"),
        "{complaint}"
    );
    assert!(complaint.ends_with("Có hiệu lực"), "{complaint}");
    assert!(account.contains(",own,970449 LPBank,0123456789,"), "{account}");
    assert!(account.contains(&list.envelopes[1].person.name), "{account}");

    let status = centre.app.store.status().await.unwrap();
    let standing = |kind: &str, code: &str| ReportStatus {
        kind: kind.into(),
        code: code.into(),
        count: 1,
    };
    assert_eq!(
        status.reports,
        [
            standing("account_wished", "wanted"),
            standing("concern_raised", "complaint")
        ]
    );
}

#[tokio::test]
async fn reports_are_chosen_by_the_days_on_which_they_were_made() {
    let centre = Centre::start().await;
    centre.import(small_list("november.csv")).await;
    let mut carrier = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let list = carrier.lists().await.remove(0);
    a_carriers_reports(&centre, &mut carrier, &list);
    carrier.push_after(0).await;
    let first = carrier.lines[0].read_unchecked().unwrap().at.wall.date_naive();
    let (next, none) = (first + TimeDelta::days(1), first - TimeDelta::days(1));
    for (from, to, count) in [
        (Some(first), Some(first), 1),
        (Some(next), None, 2),
        (None, Some(next), 3),
        (None, Some(none), 0),
    ] {
        assert_eq!(rows(&centre, ReportSelection { from, to }).await.len(), count);
    }
}
