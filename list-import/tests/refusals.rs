//! Lists that must be refused, and where the messages must point.

mod sheets;

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::ops::ControlFlow;

use benefits::catalogue::Catalogue;
use list_import::codes;
use list_import::finding::{ImportReport, Severity};
use list_import::limits::Limits;
use list_import::list::{Month, PayoutList, Programme};
use list_import::proxies::read_proxies;
use list_import::read::{ReadOptions, read_payout_list};
use list_import::routes::read_route_assignments;
use proptest::prelude::*;
use sheets::List;

/// Reads a list of Mỹ Hòa Hưng without any hint.
fn read(bytes: &[u8], file_name: &str, limits: Limits) -> Result<PayoutList, ImportReport> {
    let catalogue = Catalogue::bundled();
    let options = ReadOptions {
        file_name,
        programme: None,
        month: None,
        commune: None,
        catalogue: &catalogue,
        limits,
    };
    read_payout_list(bytes, &options, &mut |_| ControlFlow::Continue(()))
}

fn read_list(list: &List) -> Result<PayoutList, ImportReport> {
    read(&list.xlsx(), "list.xlsx", Limits::default())
}

/// The errors as code and address.
fn errors(read: Result<PayoutList, ImportReport>) -> Vec<(&'static str, String)> {
    let report = read.err().expect("a refused list");
    let address = |place: &list_import::finding::Place| {
        place
            .cell()
            .or_else(|| place.row.map(|row| row.to_string()))
            .unwrap_or_default()
    };
    report
        .of(Severity::Error)
        .map(|finding| (finding.code.id, address(&finding.place)))
        .collect()
}

fn error(code: &'static str, at: &str) -> Vec<(&'static str, String)> {
    vec![(code, at.to_owned())]
}

#[test]
fn the_list_that_the_tests_spoil_is_good() {
    let list = read_list(&List::good()).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!((list.people.len(), list.lines().count()), (3, 4));
    assert_eq!(
        (list.programme, list.month),
        (
            Programme::Ncc,
            Month {
                year: 2026,
                month: 11
            }
        )
    );
    assert_eq!(list.report.of(Severity::Warning).count(), 0);
}

#[test]
fn a_wrong_total_is_named() {
    let mut list = List::good();
    list.set("H12", "20.000.000");
    list.set("A13", "Tổng số tiền bằng chữ: Hai mươi triệu đồng.");
    let report = read_list(&list).err().expect("a refused list");
    let finding = report.of(Severity::Error).next().expect("an error");
    assert_eq!(
        (finding.code.id, finding.place.cell().as_deref()),
        ("total_wrong", Some("H12"))
    );
    assert_eq!(finding.place.sheet.as_deref(), Some("Tháng 11"));
    assert_eq!(
        finding.message(),
        "list.xlsx, sheet Tháng 11, cell H12: The total says 20.000.000, the lines add up to 11.048.000; \
         correct one of them"
    );
    assert_eq!(report.of(Severity::Error).count(), 1);
}

#[test]
fn a_wrong_sum_of_one_column_is_named() {
    let mut list = List::good();
    list.set("G12", "1");
    assert_eq!(errors(read_list(&list)), error("total_wrong", "G12"));
}

#[test]
fn a_wrong_subtotal_is_named() {
    let mut list = List::good();
    list.set("H8", "7.000.000");
    assert_eq!(errors(read_list(&list)), error("subtotal_wrong", "H8"));
}

#[test]
fn a_wrong_number_of_people_is_named() {
    let mut list = List::good();
    list.set("A8", "Cộng Ấp Mỹ An 1: 3 người");
    assert_eq!(errors(read_list(&list)), error("subtotal_count_wrong", "8"));
    let mut list = List::good();
    list.set("A14", "Danh sách có 3 người, 5 lượt chi trả.");
    assert_eq!(errors(read_list(&list)), error("count_wrong", "A14"));
}

#[test]
fn wrong_and_unreadable_words_are_named() {
    let mut list = List::good();
    list.set("A13", "Tổng số tiền bằng chữ: Mười một triệu đồng.");
    assert_eq!(errors(read_list(&list)), error("words_wrong", "A13"));
    list.set("A13", "Tổng số tiền bằng chữ: mười một triệu mấy đồng");
    assert_eq!(errors(read_list(&list)), error("words_unreadable", "A13"));
}

#[test]
fn a_benefit_twice_is_named_with_both_rows() {
    let mut list = List::good();
    list.set("D7", "Thương binh");
    let report = read_list(&list).err().expect("a refused list");
    let finding = report.of(Severity::Error).next().expect("an error");
    assert_eq!(
        (finding.code.id, finding.place.cell().as_deref()),
        ("line_twice", Some("B7"))
    );
    assert_eq!(
        (finding.params.get("first"), finding.params.get("second")),
        (Some("6"), Some("7"))
    );
}

#[test]
fn parts_that_do_not_add_up_are_named_at_the_total() {
    let mut list = List::good();
    list.set("F6", "2.000.000");
    let found = errors(read_list(&list));
    assert!(found.contains(&("parts_wrong", "H6".to_owned())), "{found:?}");
}

#[test]
fn amounts_that_cannot_be_read_are_named() {
    let table = [
        ("1tr5", "amount_unreadable"),
        ("2.028.00", "amount_unreadable"),
        ("=1+1", "amount_unreadable"),
    ];
    for (text, code) in table {
        let mut list = List::good();
        list.set("F6", text);
        let found = errors(read_list(&list));
        assert!(found.contains(&(code, "F6".to_owned())), "{text}: {found:?}");
    }
    let mut list = List::good();
    list.set("F6", "-2.028.000");
    assert!(errors(read_list(&list)).contains(&("amount_negative", "F6".to_owned())));
    let mut list = List::good();
    list.set("H6", "");
    assert!(errors(read_list(&list)).contains(&("amount_missing", "H6".to_owned())));
}

#[test]
fn a_row_that_is_nothing_known_is_named() {
    let mut list = List::good();
    list.set("C8", "xem phụ lục");
    list.set("A8", "kèm theo");
    list.set("F8", "");
    list.set("H8", "");
    assert!(errors(read_list(&list)).contains(&("row_not_understood", "8".to_owned())));
}

#[test]
fn a_person_behind_the_total_is_named() {
    let mut list = List::good();
    list.set("A16", "5");
    list.set("B16", "Lê Thị Sót");
    list.set("H16", "3.012.000");
    assert_eq!(errors(read_list(&list)), error("row_after_total", "16"));
}

#[test]
fn births_that_cannot_be_read_are_named() {
    for text in ["31/02/1950", "sáu mươi", "1/1/57", "13/1950"] {
        let mut list = List::good();
        list.set("C6", text);
        assert_eq!(
            errors(read_list(&list)),
            error("birth_unreadable", "C6"),
            "{text}"
        );
    }
}

#[test]
fn a_list_without_heading_month_or_commune_is_refused() {
    let mut list = List::good();
    list.set("H4", "");
    assert_eq!(errors(read_list(&list)), error("column_missing", "4"));
    let mut list = List::good();
    list.set("B4", "");
    assert_eq!(errors(read_list(&list)), error("list_missing", ""));
    let mut list = List::good();
    list.set("A3", "");
    list.sheet = "Sheet1";
    assert_eq!(errors(read_list(&list)), error("month_unknown", ""));
    let mut list = List::good();
    list.set("A1", "");
    assert_eq!(errors(read_list(&list)), error("commune_unknown", ""));
}

#[test]
fn a_list_of_another_month_or_programme_is_refused() {
    let catalogue = Catalogue::bundled();
    let options = ReadOptions {
        file_name: "list.xlsx",
        programme: Some(Programme::Btxh),
        month: Month::new(2026, 12),
        commune: None,
        catalogue: &catalogue,
        limits: Limits::default(),
    };
    let read = read_payout_list(&List::good().xlsx(), &options, &mut |_| ControlFlow::Continue(()));
    let codes: BTreeSet<&str> = errors(read).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, BTreeSet::from(["month_differs", "programme_differs"]));
}

#[test]
fn files_that_are_no_list_have_one_clear_error() {
    let whole = List::good().xlsx();
    let cut = whole.get(..whole.len() / 2).expect("half of the file");
    let sample = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../samples/ncc-2026-11-tcvn3.xls"
    ))
    .expect("a sample");
    let cut_xls = sample.get(..sample.len() / 2).expect("half of the file");
    let html = b"\xef\xbb\xbf  <html><body><table><tr><td>STT</td></tr></table></body></html>";
    let windows_1252 = b"STT;H\xf4 t\xean;T\xf4ng;Ghi ch\xfa\r\n1;\xc9l\xe8ve;5;\r\n";
    let table: [(&[u8], &str, &str); 9] = [
        (b"", "a.xlsx", "file_empty"),
        (b" \r\n", "a.csv", "file_empty"),
        (html, "a.xls", "file_is_html"),
        (cut, "a.xlsx", "file_damaged"),
        (cut_xls, "a.xls", "file_damaged"),
        (b"PK\x03\x04 nothing more", "a.xlsx", "file_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls", "file_damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a.png", "file_format_unknown"),
        (b"Hello there, this is a letter.", "a.txt", "list_missing"),
    ];
    for (bytes, name, code) in table {
        assert_eq!(
            errors(read(bytes, name, Limits::default())),
            error(code, ""),
            "{name}"
        );
    }
    let found = errors(read(windows_1252, "a.csv", Limits::default()));
    assert!(found.len() == 1, "{found:?}");
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_unpacked() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("xl/workbook.xml", options).expect("a part");
    let zeros = vec![b' '; 1_000_000];
    for _ in 0..60 {
        archive.write_all(&zeros).expect("bytes");
    }
    let bytes = archive.finish().expect("an archive").into_inner();
    assert!(bytes.len() < 200_000);
    assert_eq!(
        errors(read(&bytes, "a.xlsx", Limits::default())),
        error("file_unpacks_too_large", "")
    );
}

#[test]
fn limits_hold() {
    let list = List::good();
    let table = [
        (
            Limits {
                file_bytes_max: 100,
                ..Limits::default()
            },
            "file_too_large",
        ),
        (
            Limits {
                unpacked_bytes_max: 1000,
                ..Limits::default()
            },
            "file_unpacks_too_large",
        ),
        (
            Limits {
                rows_max: 5,
                ..Limits::default()
            },
            "sheet_too_large",
        ),
        (
            Limits {
                columns_max: 5,
                ..Limits::default()
            },
            "sheet_too_large",
        ),
        (
            Limits {
                cells_max: 5,
                ..Limits::default()
            },
            "sheet_too_large",
        ),
        (
            Limits {
                text_length_max: 5,
                ..Limits::default()
            },
            "cell_too_long",
        ),
    ];
    for (limits, code) in table {
        let found = errors(read(&list.xlsx(), "list.xlsx", limits));
        assert_eq!(found.first().map(|(code, _)| *code), Some(code));
    }
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let mut list = List::good();
    list.set("XFD1048576", "x");
    assert_eq!(
        errors(read_list(&list)).first().map(|(code, _)| *code),
        Some("sheet_too_large")
    );
}

#[test]
fn csv_of_any_separator_is_the_same_list() {
    for (separator, ending) in [(";", "\r\n"), (",", "\n"), ("\t", "\r\n")] {
        let text = List::good().csv(separator, ending);
        let list = read(text.as_bytes(), "ncc-2026-11-my-hoa-hung.csv", Limits::default());
        let list = list.unwrap_or_else(|report| panic!("{separator:?}: {report}"));
        assert_eq!(list.lines().count(), 4, "{separator:?}");
    }
}

#[test]
fn an_unknown_category_is_kept_and_said() {
    let mut list = List::good();
    list.set("D6", "Diện chưa từng thấy");
    let list = read_list(&list).unwrap_or_else(|report| panic!("{report}"));
    let line = list.lines().find(|line| line.row == 6).expect("the line");
    let codes: Vec<&str> = line.benefits.iter().map(|item| item.code.as_str()).collect();
    assert_eq!(codes, [list_import::category::UNKNOWN]);
    let warning = list.report.of(Severity::Warning).next().expect("a warning");
    assert_eq!(
        (warning.code.id, warning.place.cell().as_deref()),
        ("benefit_unknown", Some("D6"))
    );
}

#[test]
fn notes_that_look_like_formulas_stay_text() {
    let mut list = List::good();
    list.set("I6", "=HYPERLINK(\"http://example.invalid\",\"x\")");
    let list = read_list(&list).unwrap_or_else(|report| panic!("{report}"));
    let line = list.lines().find(|line| line.row == 6).expect("the line");
    assert_eq!(
        line.note.as_deref(),
        Some("=HYPERLINK(\"http://example.invalid\",\"x\")")
    );
}

#[test]
fn registers_name_row_and_column_too() {
    let routes = "Mã tuyến;Mã nhân viên;Chương trình;Mã xã;Ấp, khóm\nT01;NV1;NCC;99999;\n";
    let report = read_route_assignments(routes.as_bytes(), "r.csv", &Limits::default())
        .err()
        .expect("a report");
    let found: Vec<_> = report
        .of(Severity::Error)
        .map(|finding| (finding.code.id, finding.place.cell()))
        .collect();
    assert_eq!(
        found,
        [
            ("value_missing", Some("E2".to_owned())),
            ("value_unreadable", Some("D2".to_owned()))
        ]
    );
    let report = read_proxies(b"a;b\n1;2\n", "p.csv", &Limits::default())
        .err()
        .expect("a report");
    assert_eq!(
        report
            .of(Severity::Error)
            .map(|finding| finding.code.id)
            .collect::<Vec<_>>(),
        ["list_missing"]
    );
}

#[test]
fn messages_hold_no_personal_data_and_codes_are_unique() {
    let mut list = List::good();
    list.set("F6", "1tr5");
    list.set("E7", "12345");
    let report = read_list(&list).err().expect("a refused list");
    let shown = format!("{report:?}{report}");
    assert!(
        !shown.contains("Trần") && !shown.contains("12345") && !shown.contains("1tr5"),
        "{shown}"
    );
    let ids: BTreeSet<&str> = codes::ALL.iter().map(|code| code.id).collect();
    assert_eq!(ids.len(), codes::ALL.len());
}

/// Takes an .xlsx file apart, lets one part be changed, and puts it together again.
fn with_part(bytes: &[u8], name: &str, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut source = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut target = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut change = Some(change);
    let names: Vec<String> = source
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    for part in names {
        let mut content = Vec::new();
        source
            .by_name(&part)
            .expect("a part")
            .read_to_end(&mut content)
            .expect("its bytes");
        if part == name {
            change.take().expect("one such part")(&mut content);
        }
        target
            .start_file(&part, zip::write::SimpleFileOptions::default())
            .expect("a part");
        target.write_all(&content).expect("its bytes");
    }
    assert!(change.is_none(), "no part {name}");
    target.finish().expect("an archive").into_inner()
}

#[test]
fn a_file_that_claims_more_texts_than_it_has_is_refused() {
    let bytes = with_part(&List::good().xlsx(), "xl/sharedStrings.xml", |content| {
        let text = String::from_utf8(content.clone()).expect("text");
        let start = text.find("uniqueCount=\"").expect("the count") + "uniqueCount=\"".len();
        let end = start
            + text
                .get(start..)
                .and_then(|rest| rest.find('"'))
                .expect("its end");
        content.splice(start..end, *b"99999999999999");
    });
    assert_eq!(
        errors(read(&bytes, "a.xlsx", Limits::default())),
        error("sheet_too_large", "")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is done to a file, there is a list or a report, and never a panic.
    #[test]
    fn spoiled_files_give_an_answer(
        name in prop::sample::select(vec!["ncc-2026-11-tcvn3.xls", "htxh-2026-11.csv"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let path = format!("{}/../samples/{name}", env!("CARGO_MANIFEST_DIR"));
        let mut bytes = std::fs::read(path).expect("the sample");
        for (place, byte) in changes {
            *place.get_mut(&mut bytes) = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _answer = read(&bytes, name, Limits::default());
    }

    #[test]
    fn spoiled_parts_of_a_workbook_give_an_answer(
        part in prop::sample::select(vec![
            "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
        ]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let bytes = with_part(&List::good().xlsx(), part, |content| {
            for (place, byte) in changes {
                *place.get_mut(content) = byte;
            }
        });
        let _answer = read(&bytes, "a.xlsx", Limits::default());
    }

    #[test]
    fn any_text_gives_an_answer(text in "[STHọtênổng cộ0-9;,\r\n\"]{0,300}") {
        let _answer = read(text.as_bytes(), "a.csv", Limits::default());
    }
}
