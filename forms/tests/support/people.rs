use chrono::{DateTime, NaiveDate};
use forms::frame::{Frame, Signers};
use forms::payout_list::ListHead;
use forms::payout_list::merit::{MeritPayoutList, MeritPayoutRow};
use forms::payout_list::social::{SocialPayoutList, SocialPayoutRow};
use paper::document::Issuer;
use sync_protocol::amount::Amount;
use sync_protocol::ids::ListId;
use sync_protocol::payout_list::Programme;
use uuid::Uuid;

pub fn dong(amount: i64) -> Amount {
    Amount::from_dong(amount)
}

pub fn frame() -> Frame {
    Frame {
        issuer: Issuer {
            organisation: "Bưu điện tỉnh An Giang".into(),
            branch: "Bưu cục Long Xuyên".into(),
        },
        place: "Long Xuyên".into(),
        date: NaiveDate::from_ymd_opt(2026, 11, 5),
        printed_at: DateTime::parse_from_rfc3339("2026-11-03T15:30:00+07:00").unwrap(),
    }
}

pub fn list_id() -> ListId {
    ListId(Uuid::from_u128(0x019a_4c1e_77aa_7b0b_9d11_5e2f_0c3d_4a5b))
}

const FAMILY: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Chau"];
const MIDDLE: [&str; 6] = ["Thị Bé", "Văn", "Hữu", "Thị Ngọc", "Minh", "Thị"];
const GIVEN: [&str; 11] = [
    "Lực",
    "Bưởi",
    "Phước",
    "Ánh Tuyết",
    "Quý",
    "Nghĩa",
    "Nghị",
    "Út",
    "Ba",
    "Hòa",
    "Ẩn",
];
pub const HAMLETS: [&str; 4] = ["Ấp Mỹ An 1", "Ấp Mỹ An 2", "Ấp Mỹ Khánh", "Khóm Vĩnh Phước"];

pub fn name(number: usize) -> String {
    if number % 97 == 41 {
        return "Công Tằng Tôn Nữ Huyền Trân Nguyễn Phước Bảo Quỳnh".into();
    }
    format!(
        "{} {} {}",
        FAMILY[number % 8],
        MIDDLE[number % 6],
        GIVEN[number % 11]
    )
}

pub fn head(programme: Programme) -> ListHead {
    ListHead {
        frame: frame(),
        list: list_id(),
        programme,
        month: "2026-11".parse().unwrap(),
        authority: "Ủy ban nhân dân xã Mỹ Hòa Hưng".into(),
        scope: Some("Tuyến T01 – Ấp Mỹ An 1, Ấp Mỹ An 2".into()),
        signers: Signers {
            payer: "Trần Văn Út".into(),
            ..Signers::default()
        },
    }
}

pub fn social_row(number: usize) -> SocialPayoutRow {
    let arrears = if number % 7 == 3 { 120_000 } else { 0 };
    let carried_months = if number % 11 == 5 { 2 } else { 0 };
    let carried = i64::from(carried_months) * 540_000;
    let current = [540_000, 810_000, 1_080_000][number % 3];
    SocialPayoutRow {
        name: name(number),
        born_year: Some((1935 + number % 60).to_string()),
        decision_no: Some(format!("{}/QĐ-UBND", 100 + number)),
        book_no: Some(format!("BT-{:05}", number + 1)),
        current: dong(current),
        arrears: dong(arrears),
        arrears_months: if arrears == 0 { 0 } else { 3 },
        carried_over: dong(carried),
        carried_over_months: carried_months,
        recovery: Amount::ZERO,
        total: dong(current + arrears + carried),
    }
}

pub fn social_list(programme: Programme, rows: usize) -> SocialPayoutList {
    SocialPayoutList {
        head: head(programme),
        rows: (0..rows).map(social_row).collect(),
    }
}

pub fn merit_row(number: usize) -> MeritPayoutRow {
    let allowance = [3_012_000, 2_030_000, 5_422_000][number % 3];
    let supplement = if number % 5 == 1 { 1_506_000 } else { 0 };
    let carer = if number % 9 == 2 { 3_012_000 } else { 0 };
    let arrears = if number.is_multiple_of(2) { 669_000 } else { 0 };
    let carried = if number % 13 == 6 { 3_012_000 } else { 0 };
    let recovery = if number % 17 == 8 { 200_000 } else { 0 };
    MeritPayoutRow {
        name: name(number),
        born: Some(if number.is_multiple_of(4) {
            "1946".into()
        } else {
            format!("{:02}/07/1951", 1 + number % 28)
        }),
        file_no: Some(format!("AG/TB-{:05}", number + 1)),
        address: format!("{}, xã Mỹ Hòa Hưng", HAMLETS[number % 4]),
        group: [
            "Thương binh",
            "Thân nhân liệt sĩ (vợ)",
            "Người hoạt động kháng chiến bị nhiễm chất độc hóa học",
        ][number % 3]
            .into(),
        injury_percent: number.is_multiple_of(3).then(|| "61%".into()),
        allowance: dong(allowance),
        supplement: dong(supplement),
        carer_allowance: dong(carer),
        arrears: dong(arrears),
        carried_over: dong(carried),
        recovery: dong(recovery),
        total: dong(allowance + supplement + carer + arrears + carried - recovery),
    }
}

pub fn merit_list(rows: usize) -> MeritPayoutList {
    MeritPayoutList {
        head: head(Programme::Ncc),
        rows: (0..rows).map(merit_row).collect(),
    }
}
