//! Invented people and their lists: names of forty letters and of four, Khmer names, namesakes that differ in a
//! tone, a child with a guardian, several lines, arrears, money carried over.

use anyhow::{Context, Result};
use central::lists::incoming::{
    Identity, Import, IncomingLine, IncomingList, IncomingPerson, IncomingProxy, Round,
};
use chrono::{Days, NaiveDate};
use sync_protocol::amount::Amount;
use sync_protocol::authorisation::AuthorisationKind;
use sync_protocol::certificate::{Branch, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::ids::{BenefitCode, BranchId, CommuneCode, LineId, StaffId};
use sync_protocol::payout_list::{ListKind, Month, PayLine, Programme, Sex};
use uuid::Uuid;

/// People whom walks look for by name, in the order of their doors.
const NAMES: [&str; 12] = [
    "Nguyễn Thị Thúy",
    "Nguyễn Thị Thùy",
    "Trần Văn Lực",
    "Đỗ Hữu Phước",
    "Néang Sươl",
    "Công Tằng Tôn Nữ Nguyễn Thị Ngọc Hoàng Quỳnh Anh",
    "Lê Thị Thủy",
    "Đặng Thị Quý",
    "Chau Oanh Rây",
    "Huỳnh Thị Bé Năm",
    "Phạm Ngọc Ẩn",
    "Võ Thị Bưởi",
];

const FAMILIES: [&str; 11] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương",
];
const MIDDLES: [&str; 7] = ["Thị", "Văn", "Thị Ngọc", "Hữu", "Thị Kim", "Thanh", "Hoàng"];
const GIVEN: [&str; 23] = [
    "Thúy",
    "Nghĩa",
    "Lành",
    "Mười",
    "Được",
    "Quyên",
    "Út",
    "Hạnh",
    "Ẩn",
    "Bưởi",
    "Sáu",
    "Phượng",
    "Nghị",
    "Thuận",
    "Ánh",
    "Rớt",
    "Tuyết",
    "Đẹp",
    "Lượm",
    "Ửng",
    "Khương",
    "Ý",
    "Trước",
];

const HAMLETS: [&str; 6] = [
    "Ấp Mỹ An 1",
    "Ấp Mỹ An 2",
    "Ấp Mỹ Hiệp",
    "Ấp Mỹ Khánh 1",
    "Ấp Mỹ Khánh 2",
    "Ấp Mỹ Thuận",
];

const COMMUNE_CODE: &str = "30313";
const COMMUNE: &str = "Xã Mỹ Hòa Hưng";

/// The most hamlets of a route; larger lists have larger hamlets.
const HAMLETS_MAX: u32 = 60;

/// The branch of everybody.
pub(super) fn branch() -> Branch {
    Branch {
        id: BranchId("BC01".into()),
        name: "Bưu cục Mỹ Hòa Hưng".into(),
    }
}

/// A member of the branch's staff.
pub(super) fn staff(id: &str, name: &str) -> Staff {
    Staff {
        id: StaffId(id.into()),
        name: name.into(),
    }
}

/// The carrier of walks through the carrier's screens.
pub(super) fn carrier() -> Staff {
    staff("NV001", "Trần Thị Lượm")
}

/// The carriers of the branch's day.
pub(super) fn carriers() -> [Staff; 4] {
    [
        carrier(),
        staff("NV002", "Huỳnh Thị Bé Kiều"),
        staff("NV003", "Công Tằng Tôn Nữ Hoàng Quỳnh Anh"),
        staff("NV004", "Lê Thị Thủy"),
    ]
}

/// The supervisor of the branch.
pub(super) fn supervisor() -> Staff {
    staff("KSV01", "Phan Văn Tài")
}

/// The lists of November for so many doors, in hamlets of a size, which the carriers share in turn.
pub(super) fn lists(doors: u32, hamlet_size: u32, carriers: &[Staff]) -> Result<Import> {
    let hamlet_size = hamlet_size.max(doors.div_ceil(HAMLETS_MAX));
    let people = (0..doors).map(|door| person(door, door / hamlet_size));
    let people: Vec<_> = people.collect::<Result<_>>()?;
    let lists = [Programme::Ncc, Programme::Btxh, Programme::Htxh].map(|programme| {
        let people = people.iter().filter(|(of, _)| *of == programme);
        list(programme, people.map(|(_, person)| person.clone()).collect())
    });
    let lists: Vec<_> = lists.into_iter().collect::<Result<_>>()?;
    let rounds = (0..doors.div_ceil(hamlet_size))
        .zip(carriers.iter().cycle())
        .flat_map(|(hamlet, carrier)| {
            [Programme::Ncc, Programme::Btxh, Programme::Htxh]
                .map(|programme| round(hamlet, carrier, programme))
        });
    Ok(Import {
        lists: lists.into_iter().filter(|list| !list.people.is_empty()).collect(),
        rounds: rounds.collect::<Result<_>>()?,
        proxies: proxies(doors)?,
        branch: branch(),
    })
}

fn list(programme: Programme, people: Vec<IncomingPerson>) -> Result<IncomingList> {
    let (authority, name) = match programme {
        Programme::Ncc => ("Sở Nội vụ tỉnh An Giang", "ncc-2026-11.xlsx"),
        Programme::Btxh => ("Sở Y tế tỉnh An Giang", "btxh-2026-11.xlsx"),
        Programme::Htxh => ("Sở Y tế tỉnh An Giang", "htxh-2026-11.xlsx"),
    };
    Ok(IncomingList {
        programme,
        month: november()?,
        kind: ListKind::Monthly,
        authority: authority.into(),
        communes: vec![CommuneCode(COMMUNE_CODE.into())],
        source_sha256: Digest::of(name.as_bytes()),
        source_name: name.into(),
        hotline: "1900 54 54 81".into(),
        people,
    })
}

/// Place and hour of the payout point.
const POINT: &str = "Nhà văn hóa ấp Mỹ An 1, 7 giờ 30";

/// Has the people of social assistance in the first two hamlets come to a table.
pub(super) fn gather_at_point(import: &mut Import) -> Result<()> {
    let hamlets = [hamlet_name(0)?, hamlet_name(1)?];
    for round in &mut import.rounds {
        if round.programme != Programme::Ncc && hamlets.contains(&round.hamlet) {
            round.payout_point = Some(POINT.into());
        }
    }
    Ok(())
}

/// Gifts for the first doors of merit, on a list of their own.
pub(super) fn gifts(doors: u32, hamlet_size: u32) -> Result<IncomingList> {
    let mut people = Vec::new();
    for door in 0..doors {
        let (programme, person) = person(door, door / hamlet_size)?;
        if programme == Programme::Ncc {
            let gift = line("QUA_CP_TET", "Quà Tết", 600_000)?;
            let gift = PayLine {
                total: gift.current,
                ..gift
            };
            let lines = vec![IncomingLine {
                row: door + 1,
                line: gift,
            }];
            people.push(IncomingPerson { lines, ..person });
        }
    }
    let name = "qua-2026-11.xlsx";
    Ok(IncomingList {
        kind: ListKind::Gift,
        source_sha256: Digest::of(name.as_bytes()),
        source_name: name.into(),
        ..list(Programme::Ncc, people)?
    })
}

/// 2026-11.
fn november() -> Result<Month> {
    Ok("2026-11".parse()?)
}

fn round(hamlet: u32, carrier: &Staff, programme: Programme) -> Result<Round> {
    let planned_on = day("2026-11-05")?.checked_add_days(Days::new(u64::from(hamlet / 2)));
    Ok(Round {
        route: "T01".into(),
        staff: carrier.clone(),
        programme,
        commune: CommuneCode(COMMUNE_CODE.into()),
        hamlet: hamlet_name(hamlet)?,
        planned_on,
        payout_point: None,
        groups: None,
    })
}

fn hamlet_name(hamlet: u32) -> Result<String> {
    let names = u32::try_from(HAMLETS.len())?;
    let name = pick(&HAMLETS, hamlet)?;
    Ok(match hamlet / names {
        0 => name.to_owned(),
        again => format!("{name}, tổ {}", again + 1),
    })
}

fn person(door: u32, hamlet: u32) -> Result<(Programme, IncomingPerson)> {
    let born = 1936 + (door * 7) % 40;
    let (programme, lines) = lines(door)?;
    let name = name(door)?;
    let is_woman = [" Thị", "Néang", "Tôn Nữ"].iter().any(|mark| name.contains(mark));
    let person = IncomingPerson {
        identity: Identity {
            name,
            born: Some(if door.is_multiple_of(3) {
                format!("{born}-07-10")
            } else {
                born.to_string()
            }),
            commune: CommuneCode(COMMUNE_CODE.into()),
            // 2 of 27 are old and have no number yet.
            id12: (door % 27 != 4)
                .then(|| format!("089{}{:02}{:06}", u8::from(is_woman), born % 100, 1000 + door)),
            id9: None,
        },
        sex: Some(if is_woman { Sex::Female } else { Sex::Male }),
        commune_name: COMMUNE.into(),
        hamlet: hamlet_name(hamlet)?,
        group: None,
        book_no: Some(format!("AG-{}", 1200 + door)),
        file_no: None,
        lines,
    };
    Ok((programme, person))
}

fn name(door: u32) -> Result<String> {
    if let Some(name) = NAMES.get(usize::try_from(door)?) {
        return Ok((*name).to_owned());
    }
    Ok(format!(
        "{} {} {}",
        pick(&FAMILIES, door)?,
        pick(&MIDDLES, door)?,
        pick(&GIVEN, door)?
    ))
}

fn pick<'a>(words: &[&'a str], number: u32) -> Result<&'a str> {
    let count = u32::try_from(words.len())?;
    let word = words.get(usize::try_from(number % count)?);
    word.copied().context("No words to pick from")
}

/// What a door is paid: one line, arrears, several lines with money carried over, each programme.
fn lines(door: u32) -> Result<(Programme, Vec<IncomingLine>)> {
    let martyr = line(
        "NCC_LS_1",
        "Trợ cấp tuất hằng tháng đối với thân nhân của 01 liệt sĩ",
        3_012_000,
    )?;
    let decided = |line: PayLine| PayLine {
        decision_no: Some("1204/QĐ-SNV".into()),
        ..line
    };
    let (programme, lines) = match door % 5 {
        0 => (Programme::Ncc, vec![decided(martyr)]),
        1 => {
            let arrears = PayLine {
                arrears: Amount::from_dong(669_000),
                arrears_months: 3,
                ..decided(martyr)
            };
            (Programme::Ncc, vec![arrears])
        }
        2 => {
            let carried = PayLine {
                carried_over: Amount::from_dong(3_012_000),
                carried_over_months: 1,
                note: Some("Tháng 10 đi vắng".into()),
                ..line(
                    "NCC_TUAT_NUOIDUONG",
                    "Trợ cấp tuất nuôi dưỡng hằng tháng",
                    4_680_000,
                )?
            };
            (Programme::Ncc, vec![decided(martyr), decided(carried)])
        }
        3 => (
            Programme::Btxh,
            vec![line("BTXH_KT_N", "Trợ cấp xã hội hằng tháng", 810_000)?],
        ),
        _ => (
            Programme::Htxh,
            vec![line("HTXH_MONTHLY", "Trợ cấp hưu trí xã hội", 540_000)?],
        ),
    };
    let lines = lines.into_iter().map(|line| {
        let parts = [line.current, line.arrears, line.carried_over];
        let total = Amount::checked_sum(parts).context("The sum of a line is too large")?;
        let line = PayLine { total, ..line };
        Ok(IncomingLine { row: door + 1, line })
    });
    Ok((programme, lines.collect::<Result<_>>()?))
}

fn line(benefit: &str, label: &str, dong: i64) -> Result<PayLine> {
    Ok(PayLine {
        id: LineId(Uuid::nil()),
        benefit: BenefitCode(benefit.into()),
        label: label.into(),
        from: november()?,
        to: november()?,
        current: Amount::from_dong(dong),
        arrears: Amount::ZERO,
        arrears_months: 0,
        carried_over: Amount::ZERO,
        carried_over_months: 0,
        recovery: Amount::ZERO,
        total: Amount::ZERO,
        decision_no: None,
        note: None,
    })
}

/// A proxy in force and a guardian whose paper has run out, for the first door; one such guardian for the fifth.
fn proxies(doors: u32) -> Result<Vec<IncomingProxy>> {
    let mut proxies = Vec::new();
    if doors > 0 {
        proxies.push(IncomingProxy {
            kind: AuthorisationKind::Proxy,
            name: "Trương Thị Đượm".into(),
            id12: Some("089186903430".into()),
            relation: "Con dâu".into(),
            paper_no: "165/2026/GUQ".into(),
            valid_from: day("2026-10-19")?,
            valid_to: Some(day("2027-01-19")?),
            ..expired_guardian(0)?
        });
    }
    for door in [0, 4].into_iter().filter(|door| *door < doors) {
        proxies.push(expired_guardian(door)?);
    }
    Ok(proxies)
}

fn expired_guardian(door: u32) -> Result<IncomingProxy> {
    let (programme, person) = person(door, 0)?;
    let year = person
        .identity
        .born
        .as_deref()
        .and_then(|born| born.split('-').next());
    Ok(IncomingProxy {
        row: door + 1,
        programme,
        beneficiary: person.identity.name.clone(),
        beneficiary_year: year.and_then(|year| year.parse().ok()),
        beneficiary_id12: person.identity.id12.clone(),
        kind: AuthorisationKind::Guardian,
        name: "Neáng Sa Ry".into(),
        born: Some("1969-02-15".into()),
        id12: Some("091169962356".into()),
        relation: "Bà ngoại".into(),
        paper_no: "14/2025/QĐGH".into(),
        certified_by: "UBND Xã Mỹ Hòa Hưng".into(),
        valid_from: day("2025-05-01")?,
        valid_to: Some(day("2026-10-31")?),
    })
}

fn day(text: &str) -> Result<NaiveDate> {
    Ok(text.parse()?)
}
