//! Lists that pay several months at once, and lists of gifts.

mod sheets;

use std::ops::ControlFlow;

use benefits::catalogue::Catalogue;
use list_import::finding::ImportReport;
use list_import::limits::Limits;
use list_import::list::{PayLine, PayoutList};
use list_import::read::{ReadOptions, read_payout_list};
use sheets::List;

fn read(bytes: &[u8], file_name: &str) -> Result<PayoutList, ImportReport> {
    let catalogue = Catalogue::bundled();
    let options = ReadOptions {
        file_name,
        programme: None,
        month: None,
        commune: None,
        catalogue: &catalogue,
        limits: Limits::default(),
    };
    read_payout_list(bytes, &options, &mut |_| ControlFlow::Continue(()))
}

fn said(line: &PayLine) -> String {
    let codes: Vec<&str> = line
        .benefits
        .iter()
        .map(|benefit| benefit.code.as_str())
        .collect();
    format!("{} x{} {}", line.name, line.months.current, codes.join("+"))
}

fn all(list: &List) -> Vec<String> {
    let list = read(&list.xlsx(), "list.xlsx").unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(list.month.to_string(), "2027-01");
    list.lines().map(said).collect()
}

/// The good list with the money of two months in every line.
fn two_months(title: &str) -> List {
    let mut list = List::good();
    list.sheet = "Tết";
    list.set("A3", title);
    for (cell, text) in [
        ("F6", "4.056.000"),
        ("H6", "4.056.000"),
        ("F7", "6.024.000"),
        ("H7", "6.024.000"),
        ("F8", "10.080.000"),
        ("H8", "10.080.000"),
        ("F10", "6.024.000"),
        ("H10", "6.008.000"),
        ("F11", "6.024.000"),
        ("H11", "6.024.000"),
        ("F12", "22.128.000"),
        ("H12", "22.112.000"),
        (
            "A13",
            "Bằng chữ: Hai mươi hai triệu một trăm mười hai nghìn đồng.",
        ),
    ] {
        list.set(cell, text);
    }
    list
}

#[test]
fn the_months_of_the_title_are_those_of_every_line() {
    for title in [
        "Tháng 01 và 02/2027",
        "tháng 1+2/2027",
        "Tháng 01 và tháng 02 năm 2027",
        "Chi trả hai tháng 1, 2 năm 2027 (tháng 1 và tháng 2/2027)",
    ] {
        assert_eq!(
            all(&two_months(title)),
            [
                "Trần Văn Mẫu x2 NCC_TB",
                // Each month is that of one martyr; the sum of both is that of two.
                "Trần Văn Mẫu x2 NCC_LS_1",
                "Nguyễn Thị Thí Dụ x2 NCC_LS_1",
                "Nguyễn Thị Thí Dụ x2 NCC_LS_1",
            ],
            "{title}"
        );
    }
}

#[test]
fn a_column_of_months_counts_before_the_title() {
    let mut list = two_months("Tháng 01 năm 2027");
    list.set("I4", "Số tháng");
    for (cell, months) in [("I6", "2"), ("I7", "02 tháng"), ("I10", "2"), ("I11", "")] {
        list.set(cell, months);
    }
    let counts: Vec<String> = all(&list)
        .iter()
        .map(|line| line.split(' ').rev().nth(1).unwrap().to_owned())
        .collect();
    assert_eq!(counts, ["x2", "x2", "x2", "x1"]);
    list.set("I11", "121");
    let report = read(&list.xlsx(), "list.xlsx").err().expect("a refused list");
    assert!(report.to_string().contains("number of months"), "{report}");
}

/// A list of gifts with one column of money.
fn gifts(title: &str, amount: &str) -> List {
    let mut list = List::good();
    list.sheet = "Quà";
    for row in 5..=17 {
        for column in ["A", "B", "C", "D", "E", "F", "G", "H", "I"] {
            list.set(&format!("{column}{row}"), "");
        }
    }
    for (cell, text) in [
        ("A2", title),
        ("A3", "Tháng 01 năm 2027"),
        ("F4", "Mức quà"),
        ("G4", ""),
        ("H4", "Ấp"),
        ("A5", "1"),
        ("B5", "Trần Văn Mẫu"),
        ("C5", "01/01/1957"),
        ("D5", "Thân nhân 1 liệt sĩ"),
        ("E5", "089057000123"),
        ("F5", amount),
        ("H5", "Ấp Mỹ An 1"),
        ("B6", "TỔNG CỘNG"),
        ("F6", amount),
    ] {
        list.set(cell, text);
    }
    list
}

#[test]
fn a_gift_is_named_by_the_title_and_its_amount_and_never_by_the_allowance_of_its_row() {
    let table = [
        (
            "DANH SÁCH NGƯỜI CÓ CÔNG NHẬN QUÀ TẾT CỦA CHỦ TỊCH NƯỚC",
            "600.000",
            "QUA_CTN_TET_MUC1",
        ),
        (
            "DANH SÁCH NGƯỜI CÓ CÔNG NHẬN QUÀ TẾT CỦA CHỦ TỊCH NƯỚC",
            "300.000",
            "QUA_CTN_TET_MUC2",
        ),
        (
            "DANH SÁCH NGƯỜI CÓ CÔNG NHẬN QUÀ TẾT CỦA CHỦ TỊCH NƯỚC",
            "500.000",
            "UNKNOWN",
        ),
        (
            "Danh sách người có công nhận quà tết của Đảng, Nhà nước",
            "400.000",
            "QUA_CP_TET",
        ),
        (
            "Danh sách tặng quà của Chủ tịch nước cho người có công nhân ngày 27/7",
            "300.000",
            "QUA_CTN_27_7",
        ),
        (
            "Danh sách người có công nhận quà của tỉnh dịp Tết",
            "500.000",
            "UNKNOWN",
        ),
    ];
    for (title, amount, code) in table {
        let csv = gifts(title, amount).csv(";", "\r\n");
        let list = read(csv.as_bytes(), "qua.csv").unwrap_or_else(|report| panic!("{title}: {report}"));
        let lines: Vec<String> = list.lines().map(said).collect();
        assert!(list.is_gift, "{title}");
        assert_eq!(lines, [format!("Trần Văn Mẫu x1 {code}")], "{title}");
    }
    let list = read(&List::good().xlsx(), "list.xlsx").unwrap_or_else(|report| panic!("{report}"));
    assert!(!list.is_gift);
}
