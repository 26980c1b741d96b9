//! A small invented branch: two devices, five envelopes, one day. Nothing in it is drawn or timed, so that it
//! gives the same bytes for ever.

pub(crate) mod doorstep;
pub(crate) mod journal;
pub(crate) mod list;
pub(crate) mod objects;

use chrono::{DateTime, NaiveDate, Utc};
use sync_protocol::certificate::{Branch, Staff};
use sync_protocol::ids::{BranchId, StaffId};
use sync_protocol::keys::SigningKey;
use sync_protocol::times::Times;
use uuid::Uuid;

pub(crate) fn centre() -> SigningKey {
    key(1)
}

pub(crate) fn carrier() -> SigningKey {
    key(2)
}

pub(crate) fn supervisor() -> SigningKey {
    key(3)
}

/// A device of the same centre that has nothing to do with the carrier's.
pub(crate) fn other_device() -> SigningKey {
    key(4)
}

/// A key that is nobody's centre, whatever it says.
pub(crate) fn other_centre() -> SigningKey {
    key(5)
}

/// The seed of key `n` is 32 bytes of that value.
pub(crate) fn key(n: u8) -> SigningKey {
    SigningKey::from_seed(&[n; 32]).unwrap()
}

/// A version 4 UUID that does not need a random source.
pub(crate) fn uuid(kind: u8, n: u8) -> Uuid {
    let mut bytes = [kind; 16];
    bytes[15] = n;
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// A time of the day in question on a device, which the centre last spoke to at seven.
pub(crate) fn at(hour: u32, minute: u32) -> Times {
    Times {
        wall: format!("2026-11-05T{hour:02}:{minute:02}:07.250+07:00")
            .parse()
            .unwrap(),
        boot_ms: u64::from(hour * 60 + minute) * 60_000,
        centre: Some(utc("2026-11-05T00:00:00Z")),
    }
}

pub(crate) fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn day() -> NaiveDate {
    "2026-11-05".parse().unwrap()
}

pub(crate) fn branch() -> Branch {
    Branch {
        id: BranchId("BC01".into()),
        name: "Bưu cục Mỹ Hòa Hưng".into(),
    }
}

pub(crate) fn carrier_staff() -> Staff {
    Staff {
        id: StaffId("NV001".into()),
        name: "Phan Thị Ngọc Diễm".into(),
    }
}

pub(crate) fn supervisor_staff() -> Staff {
    Staff {
        id: StaffId("NV090".into()),
        name: "Huỳnh Quốc Thắng".into(),
    }
}
