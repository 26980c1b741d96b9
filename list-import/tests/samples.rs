//! The sample lists, read and compared with what they must say, cell by cell.

#![expect(
    clippy::indexing_slicing,
    reason = "a missing key of an expected file must fail the test"
)]

mod expected;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

use expected::{compare_list, compare_verdict, read_sample, samples};
use list_import::list::{Format, Programme};
use list_import::proxies::{Proxies, ProxyKind, Validity, read_proxies};
use list_import::read::{ReadOptions, Stage, read_payout_list};
use list_import::routes::read_route_assignments;

#[test]
fn the_merit_list_of_my_hoa_hung_is_read() {
    let list = compare_list(&samples(), "ncc-2026-11-my-hoa-hung.xlsx");
    assert_eq!((list.format, list.programme), (Format::Xlsx, Programme::Ncc));
}

#[test]
fn the_assistance_list_of_tinh_bien_is_read() {
    let list = compare_list(&samples(), "btxh-2026-11-tinh-bien.xlsx");
    assert_eq!((list.format, list.programme), (Format::Xlsx, Programme::Btxh));
}

#[test]
fn the_pension_list_of_three_communes_is_read() {
    let list = compare_list(&samples(), "htxh-2026-11.csv");
    assert_eq!((list.format, list.programme), (Format::Csv, Programme::Htxh));
}

#[test]
fn the_old_list_in_tcvn3_is_read() {
    let list = compare_list(&samples(), "ncc-2026-11-tcvn3.xls");
    assert_eq!((list.format, list.programme), (Format::Xls, Programme::Ncc));
}

#[test]
fn the_gifts_of_tet_are_read() {
    let list = compare_list(&samples(), "qua-tet-2027-my-hoa-hung.csv");
    assert_eq!((list.is_gift, list.programme), (true, Programme::Ncc));
}

/// Lists with other oddities: VNI, combining marks, other headings, merged people, hidden columns, recovery.
#[test]
fn the_fixtures_of_this_crate_are_read() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder of fixtures") {
        let name = entry
            .expect("an entry")
            .file_name()
            .into_string()
            .expect("an ASCII name");
        if let Some(name) = name.strip_suffix(".expected.json") {
            compare_list(&folder, name);
            count += 1;
        }
    }
    assert!(count >= 4, "{count} fixtures");
}

/// `EXTRA_LISTS=folder cargo test -p list-import` compares lists made elsewhere; without it there are none.
#[test]
fn lists_made_elsewhere_are_read() {
    let Some(folder) = std::env::var_os("EXTRA_LISTS").map(PathBuf::from) else {
        return;
    };
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the folder of lists") {
        let name = entry
            .expect("an entry")
            .file_name()
            .into_string()
            .expect("an ASCII name");
        if let Some(name) = name.strip_suffix(".expected.json")
            && std::panic::catch_unwind(|| compare_verdict(&folder, name)).is_err()
        {
            wrong.push(name.to_owned());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn routes_are_read_and_the_hamlet_of_nobody_is_seen() {
    let (bytes, expected) = read_sample(&samples(), "route-assignments.csv");
    let routes = read_route_assignments(&bytes, "route-assignments.csv", &Default::default());
    let routes = routes.unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(routes.rows.len(), 37);
    for row in expected["rows"].as_array().expect("rows") {
        let programme = Programme::parse(row["programme"].as_str().expect("a text")).expect("a programme");
        let text = |name: &str| row[name].as_str().expect("a text");
        let employees: Vec<&str> = row["employees"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|code| code.as_str())
            .collect();
        assert_eq!(
            routes.employees_of(programme, text("commune"), text("hamlet")),
            employees,
            "{row}"
        );
    }
}

#[test]
fn proxies_are_read_with_their_status() {
    let (bytes, expected) = read_sample(&samples(), "proxies.csv");
    let proxies =
        read_proxies(&bytes, "proxies.csv", &Default::default()).unwrap_or_else(|report| panic!("{report}"));
    compare_proxies(&proxies, &expected);
    let zeros = proxies
        .report
        .findings
        .iter()
        .filter(|finding| finding.code.id == "identity_zeros");
    assert_eq!(
        zeros
            .filter_map(|finding| finding.place.cell())
            .collect::<Vec<_>>(),
        ["E10", "E25", "E34"]
    );
}

fn compare_proxies(proxies: &Proxies, expected: &serde_json::Value) {
    let day = expected["status_on"]
        .as_str()
        .expect("a text")
        .parse()
        .expect("a date");
    let mut lists = BTreeMap::new();
    let rows = expected["rows"].as_array().expect("rows");
    assert_eq!(proxies.rows.len(), rows.len());
    for (proxy, row) in proxies.rows.iter().zip(rows) {
        let status = match proxy.validity_on(day) {
            Validity::NotYetValid => "not_yet_valid",
            Validity::Valid => "valid",
            Validity::ExpiresThisMonth => "expires_this_month",
            Validity::Expired => "expired",
        };
        let kind = if proxy.kind == ProxyKind::Proxy {
            "proxy"
        } else {
            "guardian"
        };
        let found = serde_json::json!({
            "row": proxy.row,
            "programme": proxy.programme.as_str(),
            "beneficiary": proxy.beneficiary,
            "beneficiary_id12": proxy.beneficiary_id12.as_ref().map(|id| id.as_str()),
            "matches": row["matches"],
            "kind": kind,
            "name": proxy.name,
            "id12": proxy.id12.as_ref().map(|id| id.as_str()),
            "birth": proxy.birth.map(|birth| birth.to_string()),
            "valid_from": proxy.valid_from.to_string(),
            "valid_to": proxy.valid_to.map(|day| day.to_string()),
            "status": status,
        });
        assert_eq!(&found, row);
        for file in [
            "ncc-2026-11-my-hoa-hung.xlsx",
            "btxh-2026-11-tinh-bien.xlsx",
            "htxh-2026-11.csv",
            "ncc-2026-11-tcvn3.xls",
        ] {
            let list = lists
                .entry(file)
                .or_insert_with(|| compare_list(&samples(), file));
            let known =
                list.programme == proxy.programme && list.people.iter().any(|person| proxy.is_about(person));
            assert_eq!(known, row["matches"]["file"].as_str() == Some(file), "{row}");
        }
    }
}

#[test]
fn reading_tells_how_far_it_is_and_can_be_cancelled() {
    let (bytes, _) = read_sample(&samples(), "btxh-2026-11-tinh-bien.xlsx");
    let catalogue = benefits::catalogue::Catalogue::bundled();
    let options = ReadOptions {
        file_name: "btxh.xlsx",
        programme: Some(Programme::Btxh),
        month: None,
        commune: None,
        catalogue: &catalogue,
        limits: Default::default(),
    };
    let mut stages = Vec::new();
    let read = read_payout_list(&bytes, &options, &mut |progress| {
        stages.push(progress.stage);
        ControlFlow::Continue(())
    });
    assert!(read.is_ok());
    assert!(
        [Stage::Cells, Stage::Rows, Stage::Checks]
            .iter()
            .all(|stage| stages.contains(stage))
    );
    let cancelled = read_payout_list(&bytes, &options, &mut |_| ControlFlow::Break(()))
        .err()
        .expect("a report");
    assert_eq!(
        cancelled
            .findings
            .iter()
            .map(|finding| finding.code.id)
            .collect::<Vec<_>>(),
        ["cancelled"]
    );
}
