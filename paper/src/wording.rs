//! The words of printed forms, in Vietnamese as offices write it.

use chrono::{DateTime, FixedOffset, TimeZone};
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;
use sync_protocol::body::IdentityMethod;
use sync_protocol::payout_list::{Month, Programme};
use vietnamese::amount::format_amount;
use vietnamese::words::{WordStyle, amount_in_words};

/// Seconds east of UTC of all Việt Nam; no summer time.
const VIETNAM_OFFSET_SECONDS: i32 = 7 * 3600;

/// The programme as the head of a form names it.
#[must_use]
pub fn programme(programme: Programme) -> &'static str {
    match programme {
        Programme::Ncc => "Ưu đãi người có công với cách mạng",
        Programme::Btxh => "Trợ giúp xã hội",
        Programme::Htxh => "Trợ cấp hưu trí xã hội",
    }
}

/// What a line is called when its category must not be printed.
#[must_use]
pub fn neutral_benefit(programme: Programme) -> &'static str {
    match programme {
        Programme::Ncc => "Trợ cấp, phụ cấp ưu đãi",
        Programme::Btxh => "Trợ cấp xã hội",
        Programme::Htxh => "Trợ cấp hưu trí xã hội",
    }
}

/// How the receiver was identified.
pub(crate) fn identity(method: IdentityMethod) -> &'static str {
    match method {
        IdentityMethod::CardScanned => "Đã quét mã QR và xem thẻ căn cước",
        IdentityMethod::CardSeen => "Đã xem thẻ căn cước",
        IdentityMethod::OtherPaper => "Đã xem giấy tờ khác có ảnh",
        IdentityMethod::KnownPersonally => "Nhân viên chi trả quen biết trực tiếp",
        IdentityMethod::Witnessed => "Không có giấy tờ, có người làm chứng",
    }
}

/// What a person at the centre has to look at.
pub(crate) fn flag(code: &FlagCode) -> &str {
    match code {
        FlagCode::UnknownLine => "không có trong danh sách của trung tâm",
        FlagCode::AmountDiffers => "số tiền khác danh sách",
        FlagCode::PaidTwice => "cùng chế độ và tháng đã có biên nhận khác",
        FlagCode::Withdrawn => "danh sách hoặc phong bì đã bị thu hồi",
        FlagCode::NotThisCarrier => "phong bì không giao cho nhân viên này",
        FlagCode::Late => "gửi về sau khi đã khóa sổ ngày",
        FlagCode::DeviceRevoked => "thiết bị đã bị thu hồi quyền",
        FlagCode::ClockDoubtful => "giờ trên thiết bị không khớp",
        FlagCode::ReceiverNotRegistered => "người nhận thay chưa có trong sổ đăng ký",
        FlagCode::TooLittleInk => "chữ ký quá ít nét",
        FlagCode::Fork => "cùng số thứ tự có dòng khác",
        FlagCode::UnknownCorrected => "không rõ dòng được đính chính",
        FlagCode::NotBalanced => "số liệu trong ngày chưa khớp",
        FlagCode::UnknownType => "loại dòng chưa biết",
        FlagCode::RoleMismatch => "vai trò của người ghi không phù hợp",
        FlagCode::GrantNotGiven => "chưa có bản ghi bàn giao của người giao",
        FlagCode::GrantNotTaken => "đã bàn giao, người nhận chưa ghi nhận",
        FlagCode::Other(code) => code,
    }
}

/// An amount in figures: `3.012.000`.
#[must_use]
pub fn figures(amount: Amount) -> String {
    format_amount(&amount.decimal())
}

/// An amount in words: `Ba triệu không trăm mười hai nghìn đồng`.
#[must_use]
pub fn words(amount: Amount) -> String {
    amount_in_words(&amount.decimal(), WordStyle::default())
}

/// A month: `11/2026`.
#[must_use]
pub fn month(month: Month) -> String {
    format!("{:02}/{}", month.number(), month.year())
}

/// A span of months: `11/2026`, or `10/2026 – 12/2026`.
#[must_use]
pub fn months(from: Month, to: Month) -> String {
    if from == to {
        month(from)
    } else {
        format!("{} – {}", month(from), month(to))
    }
}

/// A time as its clock showed it: `05/11/2026 08:12`.
#[must_use]
pub fn time(at: DateTime<FixedOffset>) -> String {
    at.format("%d/%m/%Y %H:%M").to_string()
}

/// A time of the centre, as a clock in Việt Nam showed it.
pub(crate) fn vietnam_time<Z: TimeZone>(at: &DateTime<Z>) -> String {
    FixedOffset::east_opt(VIETNAM_OFFSET_SECONDS)
        .map(|offset| time(at.with_timezone(&offset)))
        .unwrap_or_default()
}

/// A date as at the foot of a form: `ngày 05 tháng 11 năm 2026`.
#[must_use]
pub fn long_date(at: DateTime<FixedOffset>) -> String {
    at.format("ngày %d tháng %m năm %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_centres_time_is_told_as_in_viet_nam() {
        let at: DateTime<chrono::Utc> = "2026-11-05T17:30:00Z".parse().unwrap();
        assert_eq!(vietnam_time(&at), "06/11/2026 00:30");
    }

    #[test]
    fn months_and_dates_are_written_the_vietnamese_way() {
        let (a, b) = ("2026-09".parse().unwrap(), "2026-11".parse().unwrap());
        assert_eq!(months(a, a), "09/2026");
        assert_eq!(months(a, b), "09/2026 – 11/2026");
        let at = DateTime::parse_from_rfc3339("2026-11-05T08:02:00+07:00").unwrap();
        assert_eq!(time(at), "05/11/2026 08:02");
        assert_eq!(long_date(at), "ngày 05 tháng 11 năm 2026");
    }
}
