//! Which column a heading means, by its words. No two offices word a list alike.
//!
//! The words are compared without diacritics, except where that loses the meaning: "ký" signs, "kỳ" is a period.
//! Order matters: what is particular stands before what is general.

use vietnamese::search::search_key;
use vietnamese::text::nfc;

use crate::list::Column;

/// Returns the column that a heading means; `group` is the upper line of a two-row heading, often empty.
pub(crate) fn column_of(group: &str, title: &str) -> Option<Column> {
    let words = Words::new(group, title);
    people(&words)
        .or_else(|| money(&words))
        .or_else(|| papers(&words))
}

/// Signatures and the words that look like something else.
fn people(words: &Words) -> Option<Column> {
    let signs = words.spelled.contains(" ký ") && !words.any(&["ky hieu"]);
    if (signs || words.any(&["nguoi nhan"])) && words.any(&["ho ten", "ho va ten"]) {
        return Some(Column::SignerName);
    }
    if signs {
        return Some(Column::Signature);
    }
    words.any(&["ghi chu", "dien giai"]).then_some(Column::Note)
}

fn money(words: &Words) -> Option<Column> {
    if words.any(&["truy thu", "thu hoi"]) {
        return Some(Column::Recovery);
    }
    if words.any(&["truy linh", "tl", "bo sung"]) {
        return Some(if words.counts_months() {
            Column::ArrearsMonths
        } else {
            Column::Arrears
        });
    }
    let carried = [
        "chua linh",
        "chua tra",
        "chua nhan",
        "cham linh",
        "thang truoc",
        "ky truoc",
        "no",
    ];
    if words.any(&carried) || words.any(&["so ky"]) {
        return Some(if words.counts_months() {
            Column::CarriedMonths
        } else {
            Column::Carried
        });
    }
    if words.any(&["so thang"]) {
        return Some(Column::CurrentMonths);
    }
    if words.any(&["phuc vu", "npv"]) {
        return Some(Column::Carer);
    }
    if words.any(&["phu cap", "pc"]) {
        return Some(Column::Supplement);
    }
    if words.any(&[
        "tong",
        "thuc nhan",
        "thuc linh",
        "cong duoc nhan",
        "duoc nhan",
        "tien qua",
        "muc qua",
    ]) || words.is(&["cong", "so tien"])
    {
        return Some(Column::Total);
    }
    words
        .any(&["tro cap", "muc huong", "tc", "trong thang", "thang nay"])
        .then_some(Column::Allowance)
}

fn papers(words: &Words) -> Option<Column> {
    const TABLE: [(Column, &[&str]); 14] = [
        (
            Column::Identity,
            &["cccd", "dinh danh", "ddcn", "can cuoc", "cmnd"],
        ),
        (Column::Birth, &["sinh", "ns"]),
        (Column::Sex, &["gioi tinh", "nam nu"]),
        (Column::FileNo, &["ho so", "ky hieu"]),
        (Column::DecisionNo, &["quyet dinh", "qd"]),
        (Column::BookNo, &["so so"]),
        (Column::Coefficient, &["he so", "hs"]),
        (Column::Percent, &["ty le", "ti le", "tltt"]),
        (Column::Commune, &["xa", "phuong", "don vi"]),
        (
            Column::Hamlet,
            &[
                "ap",
                "khom",
                "dia chi",
                "noi cu tru",
                "khu vuc",
                "thon",
                "to dan pho",
                "xom",
            ],
        ),
        (Column::Category, &["doi tuong", "dien", "loai", "che do", "nhom"]),
        (
            Column::Name,
            &["ho ten", "ho va ten", "chu dem", "thu huong", "nguoi huong"],
        ),
        (Column::RowNumber, &["stt", "tt"]),
        (Column::Name, &["ten"]),
    ];
    TABLE
        .iter()
        .find(|(_, phrases)| words.any(phrases))
        .map(|(column, _)| *column)
}

struct Words {
    /// Without diacritics, padded with spaces.
    plain: String,
    /// In lower case with diacritics, padded with spaces.
    spelled: String,
}

impl Words {
    fn new(group: &str, title: &str) -> Self {
        let both = format!("{group} {title}");
        Self {
            plain: padded(&search_key(&both)),
            spelled: padded(&nfc(&both.to_lowercase())),
        }
    }

    fn any(&self, phrases: &[&str]) -> bool {
        phrases
            .iter()
            .any(|phrase| self.plain.contains(&format!(" {phrase} ")))
    }

    fn is(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.plain.trim() == *phrase)
    }

    /// Whether the column holds a number of months and not money.
    fn counts_months(&self) -> bool {
        let rest = self
            .plain
            .replace(" thang truoc ", " ")
            .replace(" ky truoc ", " ")
            .replace(" thang nay ", " ");
        let months = [" thang ", " th ", " ky "].iter().any(|word| rest.contains(word));
        months && !self.any(&["tien"])
    }
}

fn padded(text: &str) -> String {
    let words = text
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_many_hands_mean_the_same() {
        let table = [
            ("", "STT", Column::RowNumber),
            ("", "Họ, chữ đệm và tên", Column::Name),
            ("", "Ngày, tháng, năm sinh", Column::Birth),
            ("", "NS", Column::Birth),
            ("", "Số CCCD/ Số định danh cá nhân", Column::Identity),
            ("", "Ký hiệu HS", Column::FileNo),
            ("", "HS", Column::Coefficient),
            ("", "Số quyết định hưởng", Column::DecisionNo),
            ("", "Số sổ lĩnh tiền", Column::BookNo),
            ("", "Sổ số", Column::BookNo),
            ("Mức hưởng hằng tháng", "Trợ cấp", Column::Allowance),
            ("Mức hưởng hằng tháng", "Trợ cấp người phục vụ", Column::Carer),
            ("Trong tháng", "NPV", Column::Carer),
            ("", "Tiền trợ cấp tháng này", Column::Allowance),
            ("Truy lĩnh", "Số tháng", Column::ArrearsMonths),
            ("", "Truy lĩnh - Số tiền", Column::Arrears),
            ("Trong đó", "Kỳ TL", Column::ArrearsMonths),
            ("Chưa trả tháng trước", "Số tháng", Column::CarriedMonths),
            ("", "Chưa nhận kỳ trước - Số tiền", Column::Carried),
            ("Tháng trước", "Nợ", Column::Carried),
            ("Tháng trước", "Th", Column::CarriedMonths),
            ("Trong đó", "Số kỳ", Column::CarriedMonths),
            ("", "Tiền quà", Column::Total),
            ("", "Mức quà (đồng)", Column::Total),
            ("", "Số tháng", Column::CurrentMonths),
            ("", "Số tháng hưởng", Column::CurrentMonths),
            ("Mức hưởng hằng tháng", "Số tháng", Column::CurrentMonths),
            ("", "Số tiền thực nhận", Column::Total),
            ("Người nhận", "Họ tên", Column::SignerName),
            ("", "Ký nhận", Column::Signature),
            ("", "Diễn giải", Column::Note),
            ("", "Diện hưởng", Column::Category),
            ("", "Đơn vị", Column::Commune),
            ("", "Nơi cư trú", Column::Hamlet),
            ("", "Thu hồi", Column::Recovery),
        ];
        for (group, title, column) in table {
            assert_eq!(column_of(group, title), Some(column), "{group} / {title}");
        }
        assert_eq!(column_of("", "Quê quán"), None);
    }
}
