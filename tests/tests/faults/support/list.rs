//! A payout list of invented people on one round.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The carrier of the round.
pub(crate) const CARRIER: &str = "NV001";

/// What everybody gets, in đồng.
pub(crate) const AMOUNT: i64 = 540_000;

const FAMILIES: [&str; 6] = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ"];
const MIDDLES: [&str; 5] = ["Văn", "Thanh", "Hoàng", "Hữu", "Tấn"];
const GIVEN: [&str; 5] = ["Nghĩa", "Nghị", "Đẹp", "Mười", "Được"];

/// A file of a list, and the register of the round that pays it.
pub(crate) struct Files {
    pub(crate) list: PathBuf,
    pub(crate) assignments: PathBuf,
}

/// Writes a list of so many people, at most 150.
pub(crate) fn write(folder: &Path, people: u32) -> Files {
    let mut rows = "STT;Số định danh cá nhân;Họ và tên;Giới tính;Ngày sinh;Xã, phường, đặc khu;Ấp, khóm;\
                    Chế độ;Số quyết định;Mức hưởng;Tổng số tiền\n"
        .to_owned();
    let names = GIVEN.iter().flat_map(|given| {
        let middles = MIDDLES.iter().map(move |middle| (middle, given));
        middles.flat_map(|(middle, given)| FAMILIES.map(|family| format!("{family} {middle} {given}")))
    });
    for (number, name) in (0..people).zip(names) {
        let place = number + 1;
        writeln!(
            rows,
            "{place};091040{number:06};{name};Nam;1940;Xã Hòn Đất;Ấp Hòn Sóc;Hưu trí xã hội;{place}/QĐ-UBND;{AMOUNT};{AMOUNT}"
        )
        .unwrap();
    }
    let files = Files {
        list: folder.join("htxh-2026-11.csv"),
        assignments: folder.join("route-assignments.csv"),
    };
    std::fs::write(&files.list, rows).unwrap();
    let round = "Mã tuyến;Tên tuyến;Mã nhân viên;Họ tên nhân viên;Chương trình;Mã xã;Xã, phường;Ấp, khóm\n\
                 T01;Hòn Sóc;NV001;Trần Thị Lượm;HTXH;30817;Xã Hòn Đất;Ấp Hòn Sóc\n";
    std::fs::write(&files.assignments, round).unwrap();
    files
}
