//! Receipts to print: an ordinary one, and one with everything that makes a page hard.
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "each test crate that includes this uses a part of it"
)]

use chrono::{DateTime, FixedOffset};
use paper::document::{
    Acceptance, Beneficiary, Carrier, Correction, Issuer, LineParts, Receipt, ReceiptDocument, ReceiptLine,
    Receiver,
};
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;
use sync_protocol::body::IdentityMethod;
use sync_protocol::digest::Digest;
use sync_protocol::ink::{Ink, InkPoint};
use sync_protocol::keys::Kid;
use sync_protocol::payout_list::Programme;

pub fn time(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// A document of the given receipts, without attachments.
pub fn document(receipts: Vec<Receipt>) -> ReceiptDocument {
    ReceiptDocument {
        issuer: Issuer {
            organisation: "Bưu điện tỉnh An Giang".into(),
            branch: "Bưu cục Long Xuyên".into(),
        },
        printed_at: time("2026-11-05T18:30:00+07:00"),
        selection: "Ngày 05/11/2026, nhân viên chi trả Trần Văn Út (NV002)".into(),
        receipts,
        attachments: Vec::new(),
    }
}

/// A receipt as most are: one line, the beneficiary, accepted.
pub fn ordinary(number: u32) -> Receipt {
    let line_sha256 = Digest::of(&number.to_be_bytes());
    Receipt {
        number: receipts::number::receipt_number(&line_sha256),
        line_sha256,
        programme: Programme::Htxh,
        authority: Some("Ủy ban nhân dân xã Mỹ Hòa Hưng".into()),
        beneficiary: Beneficiary {
            name: format!(
                "Nguyễn Thị Bé {}",
                ["Ba", "Tư", "Năm", "Sáu"][number as usize % 4]
            ),
            born_year: Some("1948".into()),
            hamlet: Some("Ấp Mỹ An 1".into()),
            commune: Some("Xã Mỹ Hòa Hưng".into()),
            book_no: Some("HT-00213".into()),
        },
        lines: vec![ReceiptLine {
            label: "Trợ cấp hưu trí xã hội, người từ đủ 75 tuổi".into(),
            hide_category: false,
            from: "2026-11".parse().unwrap(),
            to: "2026-11".parse().unwrap(),
            amount: Amount::from_dong(540_000),
            parts: Some(LineParts {
                current: Amount::from_dong(540_000),
                arrears: Amount::ZERO,
                arrears_months: 0,
                carried_over: Amount::ZERO,
                carried_over_months: 0,
                recovery: Amount::ZERO,
            }),
        }],
        amount: Amount::from_dong(540_000),
        receiver: Receiver::Beneficiary,
        identity: IdentityMethod::CardSeen,
        identity_last_digits: Some("089148000123".into()),
        paid_at: time("2026-11-05T08:12:33+07:00"),
        clock_doubtful: false,
        carrier: Carrier {
            name: "Trần Văn Út".into(),
            staff_id: "NV002".into(),
            device_name: "Máy 2".into(),
            kid: Kid(Digest::of(b"device")),
        },
        seq: u64::from(number) + 17,
        ink: Some(ink()),
        acceptance: Some(Acceptance {
            batch: Digest::of(b"batch"),
            at: time("2026-11-05T17:02:00+07:00").to_utc(),
            flags: vec![],
        }),
        correction: None,
    }
}

/// Twelve lines, long names, a proxy, a doubtful clock, flags and a correction.
pub fn crowded() -> Receipt {
    let mut receipt = ordinary(99);
    receipt.programme = Programme::Ncc;
    receipt.beneficiary.name = "Công Tằng Tôn Nữ Huyền Trân Nguyễn Phước Bảo Quỳnh".into();
    receipt.beneficiary.hamlet = Some("Khóm Vĩnh Phước – Kênh Đào Vĩnh Tế nối dài, tổ tự quản số 14".into());
    receipt.receiver = Receiver::Instead {
        name: "Nguyễn Phước Huỳnh Thị Mỹ Duyên Hồng Hạnh".into(),
        ground: "con gái; giấy ủy quyền số 112/2026/UQ có xác nhận của UBND xã Mỹ Hòa Hưng, đến 31/12/2026"
            .into(),
    };
    receipt.lines = (0..12).map(crowded_line).collect();
    receipt.amount = Amount::checked_sum(receipt.lines.iter().map(|l| l.amount)).unwrap();
    receipt.clock_doubtful = true;
    if let Some(acceptance) = &mut receipt.acceptance {
        acceptance.flags = vec![FlagCode::PaidTwice, FlagCode::ClockDoubtful];
    }
    receipt.correction = Some(Correction {
        reason: "Trao nhầm phong bì của người cùng tên ở ấp bên".into(),
        at: time("2026-11-05T09:40:00+07:00"),
    });
    receipt
}

fn crowded_line(number: u32) -> ReceiptLine {
    let arrears = if number == 0 { 669_000 } else { 0 };
    ReceiptLine {
        label: [
            "Trợ cấp thương binh, tỷ lệ tổn thương cơ thể 61%",
            "Phụ cấp hằng tháng đối với thương binh có vết thương đặc biệt nặng",
            "Trợ cấp người phục vụ thương binh ở gia đình",
        ][number as usize % 3]
            .into(),
        hide_category: false,
        from: "2026-10".parse().unwrap(),
        to: "2026-11".parse().unwrap(),
        amount: Amount::from_dong(3_012_000 + arrears),
        parts: Some(LineParts {
            current: Amount::from_dong(3_012_000),
            arrears: Amount::from_dong(arrears),
            arrears_months: 3,
            carried_over: Amount::ZERO,
            carried_over_months: 0,
            recovery: Amount::ZERO,
        }),
    }
}

/// As little as a receipt can say.
pub fn bare() -> Receipt {
    let mut receipt = ordinary(7);
    receipt.authority = None;
    receipt.beneficiary.born_year = None;
    receipt.beneficiary.hamlet = None;
    receipt.beneficiary.commune = None;
    receipt.beneficiary.book_no = None;
    receipt.identity = IdentityMethod::KnownPersonally;
    receipt.identity_last_digits = None;
    receipt.acceptance = None;
    for line in &mut receipt.lines {
        line.parts = None;
    }
    receipt
}

/// A signature of three strokes with loops.
pub fn ink() -> Ink {
    let loops: &[(i32, i32)] = &[
        (620, 900),
        (660, 760),
        (740, 600),
        (840, 480),
        (900, 500),
        (880, 640),
        (800, 820),
        (720, 960),
        (760, 1000),
        (860, 900),
        (960, 780),
        (1040, 720),
        (1060, 800),
        (1020, 900),
        (1080, 920),
        (1180, 820),
        (1260, 740),
        (1300, 780),
        (1280, 880),
        (1340, 900),
        (1460, 780),
        (1600, 640),
        (1760, 520),
        (1800, 600),
        (1700, 780),
        (1620, 940),
        (1700, 960),
        (1880, 860),
        (2100, 760),
        (2300, 720),
    ];
    let stroke = |points: &[(i32, i32)]| {
        let points = points.iter().zip(0_u32..);
        points.map(|(&(x, y), n)| InkPoint::new(x, y, n * 16)).collect()
    };
    Ink {
        width: 3000,
        height: 1500,
        strokes: vec![
            stroke(loops),
            stroke(&[(560, 1120), (900, 1080), (1500, 1060), (2160, 1100), (2360, 1060)]),
            stroke(&[(1320, 620)]),
        ],
    }
}
