//! A hundred searches over one population, as they are typed in the street: `search_table.tsv`.

use std::collections::BTreeMap;

use crate::testing::lists::{Somebody, list};
use crate::testing::people::Holder;

const TABLE: &str = include_str!("search_table.tsv");

/// Fewer lines would mean that the table was cut off.
const SEARCHES_MIN: usize = 100;

/// The population: Kinh, Khmer and Cham names, namesakes, names of one word and of six. The first has the book
/// S0000 and the identity number 089046000000, and so on; Sóc Sa Vươn, the last, has 089046000021.
const PEOPLE: [Somebody; 22] = [
    ("Nguyễn Văn Lực", "Ấp Mỹ An 1"),
    ("Nguyễn Văn Lực", "Ấp Mỹ An 2"),
    ("Nguyễn Văn Lục", "Ấp Mỹ An I"),
    ("Nguyễn Vân Lụa", "Ấp Mỹ An 10"),
    ("Trần Thị Hòa", "Ấp Mỹ Hiệp"),
    ("Trần Thị Hoà", "Ấp Mỹ Hiệp"),
    ("Trần Thị Hoa", "Ấp Mỹ Hiệp"),
    ("Trần Thị Hoá", "Ấp Mỹ Khánh"),
    ("Đỗ Thị Ánh Nguyệt", "Khóm Đông Thạnh"),
    ("Đỗ Hữu Phước", "Khóm Đông Thạnh"),
    ("Dương Văn Dẹp", "Khóm Đông An"),
    ("Dương Văn Đẹp", "Khóm Đông An"),
    ("Đặng Thị Út", "Ấp Phú Hữu"),
    ("Lê Thị Thủy", "Ấp Phú Hữu"),
    ("Lê Thị Thuý", "Ấp Phú Hữu"),
    ("Công Tằng Tôn Nữ Bích Hường", "Ấp Mỹ Long1"),
    ("Chau Kim Sên", "Ấp Phước Lộc"),
    ("Néang Sươl", "Ấp Phước Lộc"),
    ("Mohamad Sa Lês", "Ấp Châu Giang"),
    ("Haji Ro Phi Ah", "Ấp Châu Giang"),
    ("Sên", "Ấp Phước Lộc"),
    ("Sóc Sa Vươn", "Ấp Phước Lộc"),
];

#[tokio::test]
async fn every_search_of_the_table_finds_whom_it_says() {
    let carrier = Holder::carrier(&list(1, &PEOPLE)).await;
    let rows: Vec<(&str, &str)> = TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    assert!(rows.len() >= SEARCHES_MIN, "{}", rows.len());
    let mut wrong = BTreeMap::new();
    for (typed, expected) in rows {
        let mut found: Vec<usize> = carrier.find_places(&unescape(typed)).await;
        found.sort_unstable();
        let said: Vec<String> = found.iter().map(usize::to_string).collect();
        if said.join(" ") != expected {
            wrong.insert(typed, format!("{expected} expected, {} found", said.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// `\u{302}` for a mark that stands by itself.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("\\u{") {
        let (code, after) = behind.split_once('}').unwrap();
        out.push_str(before);
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        rest = after;
    }
    out + rest
}
