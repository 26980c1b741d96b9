use cash::notes::{Denomination, Notes};
use chrono::NaiveDate;
use forms::benefit::BenefitName;
use forms::frame::Signers;
use forms::handover::evening::{ReturnBatch, ReturnSlip};
use forms::handover::morning::{HandoverBatch, HandoverSlip};
use forms::handover::{BatchName, Counted, Hand};
use forms::label::{Label, LabelLayout, Labels};
use forms::notes_plan::{Bag, NotesPlan};
use forms::pay_slip::{PaySlip, PaySlipLine, PaySlips};
use forms::reconciliation::{ComparedLine, Party, Reconciliation, Representative};
use forms::settlement::{Explanation, Figure, Settlement};
use forms::unpaid_list::{Proposal, UnpaidList, UnpaidRow};
use forms::variation_statement::{Standing, VariationRow, VariationStatement};
use sync_protocol::amount::Amount;
use sync_protocol::body::NonPaymentReason;
use sync_protocol::ids::EnvelopeId;
use sync_protocol::payout_list::{Programme, Sex};
use uuid::Uuid;

use super::people::{HAMLETS, dong, frame, name};

pub const AUTHORITY: &str = "Ủy ban nhân dân xã Mỹ Hòa Hưng";

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 5).unwrap()
}

pub fn notes(of: &[(u64, u64)]) -> Notes {
    of.iter()
        .map(|&(value, count)| (Denomination::new(value).unwrap(), count))
        .collect()
}

fn signers() -> Signers {
    Signers {
        prepared_by: "Lê Thị Mai".into(),
        cashier: "Phạm Thị Hồng Ân".into(),
        ..Signers::default()
    }
}

fn benefit(label: &str) -> BenefitName {
    BenefitName {
        label: label.into(),
        hide_category: false,
    }
}

pub fn variation_row(number: usize) -> VariationRow {
    let standing = |amount| Standing {
        benefit: benefit("Người cao tuổi từ đủ 80 tuổi không có lương hưu"),
        coefficient: Some("1,5".into()),
        amount: dong(amount),
    };
    VariationRow {
        name: name(number),
        address: format!("{}, xã Mỹ Hòa Hưng", HAMLETS[number % 4]),
        sex: Some([Sex::Female, Sex::Male][number % 2]),
        before: (!number.is_multiple_of(3)).then(|| standing(540_000)),
        after: (number % 3 != 1).then(|| standing(810_000)),
        reason: ["Tăng mới", "Gia đình báo đã mất ngày 12/10/2026", "Đủ 80 tuổi"][number % 3].into(),
        decision_no: Some(format!("{}/QĐ-UBND", 200 + number)),
        decision_date: NaiveDate::from_ymd_opt(2026, 10, 20),
        effective: "2026-11".parse().unwrap(),
    }
}

pub fn variations(rows: usize) -> VariationStatement {
    VariationStatement {
        frame: frame(),
        programme: Programme::Btxh,
        month: "2026-11".parse().unwrap(),
        authority: AUTHORITY.into(),
        rows: (0..rows).map(variation_row).collect(),
        signers: signers(),
    }
}

pub fn unpaid_row(number: usize) -> UnpaidRow {
    let months = 1 + u32::try_from(number % 3).unwrap();
    UnpaidRow {
        name: name(number),
        file_no: Some(format!("BT-{:05}", number + 1)),
        address: format!("{}, xã Mỹ Hòa Hưng", HAMLETS[number % 4]),
        benefit: BenefitName {
            label: "Trẻ em dưới 16 tuổi theo khoản 5".into(),
            hide_category: number.is_multiple_of(4),
        },
        from: ["2026-11", "2026-10", "2026-09"][number % 3].parse().unwrap(),
        to: "2026-11".parse().unwrap(),
        consecutive_months: months,
        amount: dong(540_000 * i64::from(months)),
        reason: [
            NonPaymentReason::Absent,
            NonPaymentReason::InHospital,
            NonPaymentReason::Deceased,
            NonPaymentReason::ReceiverNotAuthorised,
        ][number % 4],
        proposal: [Proposal::NextMonth, Proposal::NextMonth, Proposal::Suspend][number % 3],
    }
}

pub fn unpaid(rows: usize) -> UnpaidList {
    UnpaidList {
        frame: frame(),
        programme: Programme::Btxh,
        month: "2026-11".parse().unwrap(),
        authority: AUTHORITY.into(),
        rows: (0..rows).map(unpaid_row).collect(),
        signers: signers(),
    }
}

pub fn figure(people: i64, amount: i64) -> Figure {
    Figure {
        people,
        amount: dong(amount),
    }
}

pub fn settlement() -> Settlement {
    Settlement {
        frame: frame(),
        programme: Programme::Btxh,
        month: "2026-11".parse().unwrap(),
        authority: AUTHORITY.into(),
        carried_in: figure(12, 9_720_000),
        received: figure(1_988, 1_090_280_000),
        paid_cash: figure(1_800, 985_000_000),
        paid_account: figure(180, 101_000_000),
        unpaid: figure(18, 12_920_000),
        returned: figure(2, 1_080_000),
        explanations: vec![],
        fee_basis_points: Some(65),
        attached: vec![
            "Danh sách chi trả đã ký nhận: 105 tờ".into(),
            "Danh sách đối tượng chưa nhận tiền: 01 bản, 18 người".into(),
            "Chứng từ chuyển khoản ngân hàng: 01 bộ".into(),
        ],
        signers: signers(),
    }
}

pub fn unbalanced_settlement() -> Settlement {
    let mut settlement = settlement();
    settlement.unpaid = figure(16, 11_840_000);
    settlement.explanations = vec![Explanation {
        what: "02 phong bì mất trong ngập lụt ngày 07/11/2026, biên bản số 03/BB-BC; đơn vị bồi hoàn".into(),
        figure: figure(2, 1_080_000),
    }];
    settlement
}

pub fn reconciliation() -> Reconciliation {
    let line = |label: &str, a: Figure, b: Figure, explanation: &str| ComparedLine {
        label: label.into(),
        authority: a,
        post: b,
        explanation: explanation.into(),
    };
    Reconciliation {
        frame: frame(),
        number: "11/BB-ĐS".into(),
        programme: Programme::Btxh,
        month: "2026-11".parse().unwrap(),
        held_on: NaiveDate::from_ymd_opt(2026, 11, 17),
        held_at: "trụ sở UBND xã Mỹ Hòa Hưng".into(),
        authority: Party {
            unit: AUTHORITY.into(),
            people: vec![Representative {
                name: "Trần Thị Hạnh".into(),
                title: "Trưởng phòng Văn hóa – Xã hội".into(),
            }],
        },
        post: Party {
            unit: "Bưu điện tỉnh An Giang – Bưu cục Long Xuyên".into(),
            people: vec![
                Representative {
                    name: "Nguyễn Văn Hiếu".into(),
                    title: "Trưởng bưu cục".into(),
                },
                Representative {
                    name: "Lê Thị Mai".into(),
                    title: "Kế toán".into(),
                },
            ],
        },
        lines: vec![
            line(
                "Phải chi trả trong kỳ",
                figure(2_000, 1_100_000_000),
                figure(2_000, 1_100_000_000),
                "",
            ),
            line(
                "Đã chi trả",
                figure(1_980, 1_086_000_000),
                figure(1_980, 1_086_000_000),
                "",
            ),
            line(
                "Chưa chi trả, chuyển kỳ sau",
                figure(17, 12_380_000),
                figure(18, 12_920_000),
                "01 người báo mất ngày 09/11/2026, bên A ghi vào số trả lại",
            ),
        ],
        remarks: String::new(),
        copies_each: 2,
    }
}

fn carrier() -> Hand {
    Hand {
        name: "Trần Văn Út".into(),
        staff_id: "NV002".into(),
        title: "nhân viên chi trả".into(),
    }
}

fn cashier() -> Hand {
    Hand {
        name: "Phạm Thị Hồng Ân".into(),
        staff_id: "NV009".into(),
        title: "thủ quỹ".into(),
    }
}

pub fn counted(envelopes: u32, amount: i64) -> Counted {
    Counted {
        envelopes,
        amount: dong(amount),
    }
}

fn batch(programme: Programme, label: &str) -> BatchName {
    BatchName {
        programme,
        label: label.into(),
    }
}

pub fn handover() -> HandoverSlip {
    HandoverSlip {
        frame: frame(),
        number: "05-11/T01".into(),
        date: day(),
        from: cashier(),
        to: carrier(),
        route: "T01 – Ấp Mỹ An 1, Ấp Mỹ An 2 (38 điểm dừng)".into(),
        batches: vec![
            HandoverBatch {
                batch: batch(Programme::Ncc, "tháng 11/2026"),
                counted: counted(12, 36_144_000),
            },
            HandoverBatch {
                batch: batch(Programme::Htxh, "tháng 11/2026"),
                counted: counted(26, 14_040_000),
            },
        ],
        notes: Some(notes(&[(500_000, 98), (20_000, 52), (10_000, 12), (2_000, 12)])),
    }
}

pub fn evening() -> ReturnSlip {
    ReturnSlip {
        frame: frame(),
        number: "05-11/T01-TV".into(),
        date: day(),
        from: carrier(),
        to: cashier(),
        route: "T01 – Ấp Mỹ An 1, Ấp Mỹ An 2".into(),
        batches: vec![
            ReturnBatch {
                batch: batch(Programme::Ncc, "tháng 11/2026"),
                issued: counted(12, 36_144_000),
                paid: counted(11, 33_132_000),
                returned: counted(1, 3_012_000),
            },
            ReturnBatch {
                batch: batch(Programme::Htxh, "tháng 11/2026"),
                issued: counted(26, 14_040_000),
                paid: counted(23, 12_420_000),
                returned: counted(2, 1_080_000),
            },
        ],
        signed_pages: 3,
        explanation: "01 phong bì hẹn chi trả tối cùng ngày tại nhà, số thứ tự 17".into(),
        notes: None,
    }
}

pub fn notes_plan(bags: usize) -> NotesPlan {
    let bag = |n: usize| Bag {
        route: format!("T{:02}", n + 1),
        carrier: name(n),
        envelopes: 38,
        notes: notes(&[
            (500_000, 98 + n as u64),
            (200_000, 5),
            (100_000, 4),
            (50_000, 3),
            (20_000, 52),
            (10_000, 12),
            (5_000, 6),
            (2_000, 12),
            (1_000, 9),
        ]),
    };
    NotesPlan {
        frame: frame(),
        month: "2026-11".parse().unwrap(),
        scope: "Trợ giúp xã hội – tháng 11/2026".into(),
        bags: (0..bags).map(bag).collect(),
        at_hand: notes(&[(500_000, 200), (1_000, 40)]),
        signers: signers(),
    }
}

pub fn slip(lines: usize) -> PaySlip {
    let line = |number: usize| PaySlipLine {
        benefit: BenefitName {
            label: if number == 1 {
                "Nhãn phải giấu".into()
            } else {
                "Trợ cấp người cao tuổi từ đủ 80 tuổi".into()
            },
            hide_category: number == 1,
        },
        from: "2026-11".parse().unwrap(),
        to: "2026-11".parse().unwrap(),
        current: dong(540_000),
        arrears: dong(if number == 0 { 120_000 } else { 0 }),
        carried_over: Amount::ZERO,
        recovery: Amount::ZERO,
    };
    PaySlip {
        programme: Programme::Btxh,
        name: name(lines),
        address: "Ấp Mỹ An 1, xã Mỹ Hòa Hưng".into(),
        lines: (0..lines).map(line).collect(),
        total: dong(540_000 * i64::try_from(lines).unwrap() + 120_000),
        paid_on: Some(day()),
        payer: "Trần Văn Út – 0900 000 002".into(),
        hotline: "1900 54 54 81".into(),
    }
}

pub fn slips(lines: &[usize]) -> PaySlips {
    PaySlips {
        frame: frame(),
        slips: lines.iter().map(|&lines| slip(lines)).collect(),
    }
}

pub fn label(number: usize) -> Label {
    let arrears = if number % 3 == 1 { 120_000 } else { 0 };
    let carried = if number % 5 == 2 { 540_000 } else { 0 };
    Label {
        envelope: EnvelopeId(Uuid::from_u128(
            0x9f3c_77d1_4bce_4a6e_a0b1_1d52_7c00_0000 + number as u128,
        )),
        name: name(number),
        hamlet: if number % 97 == 41 {
            "Khóm Vĩnh Phước – Kênh Đào Vĩnh Tế nối dài, tổ tự quản số 14".into()
        } else {
            HAMLETS[number % 4].into()
        },
        commune: "Xã Mỹ Hòa Hưng".into(),
        route: "T01".into(),
        stop: u32::try_from(number + 1).unwrap(),
        programme: Programme::Btxh,
        from: if carried == 0 { "2026-11" } else { "2026-10" }.parse().unwrap(),
        to: "2026-11".parse().unwrap(),
        current: dong(540_000),
        arrears: dong(arrears),
        carried_over: dong(carried),
        recovery: Amount::ZERO,
        total: dong(540_000 + arrears + carried),
        payer: "Trần Văn Út".into(),
        payer_phone: "0900 000 002".into(),
        hotline: "1900 54 54 81".into(),
    }
}

pub fn labels(layout: LabelLayout, count: usize) -> Labels {
    Labels {
        frame: frame(),
        layout,
        labels: (0..count).map(label).collect(),
    }
}
