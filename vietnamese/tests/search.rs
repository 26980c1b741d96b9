//! Search keys, matching and the order of names.

use proptest::prelude::*;
use vietnamese::collation::{sort_key, text_key};
use vietnamese::search::{initials, matches, search_key, spelling_key};
use vietnamese::text::{capitalise_words, clean, nfc};

#[test]
fn a_search_key_has_no_diacritics_case_or_spare_spaces() {
    let table = [
        ("Nguyễn Văn Lực", "nguyen van luc"),
        ("  ĐẶNG\u{a0}Thị  Út ", "dang thi ut"),
        ("Nguye\u{302}\u{303}n Thi\u{323} Ho\u{300}a", "nguyen thi hoa"),
        ("Trần\u{200b} Thị Bư\u{ad}ởi", "tran thi buoi"),
        ("Néang Sươl", "neang suol"),
        ("Ấp Mỹ An 1", "ap my an 1"),
        ("", ""),
    ];
    for (text, key) in table {
        assert_eq!(search_key(text), key, "{text}");
    }
}

#[test]
fn tone_placement_changes_neither_key() {
    for (one, other) in [
        ("Hòa", "Hoà"),
        ("Thủy", "Thuỷ"),
        ("khỏe", "khoẻ"),
        ("Mỹ Hòa Hưng", "mỹ hoà  hưng"),
    ] {
        assert_eq!(search_key(one), search_key(other));
        assert_eq!(spelling_key(one), spelling_key(other));
    }
    assert_ne!(spelling_key("Hoa"), spelling_key("Hòa"));
    assert_ne!(spelling_key("Nghĩa"), spelling_key("Nghị"));
    assert_ne!(spelling_key("Dung"), spelling_key("Đung"));
}

#[test]
fn a_query_finds_by_words_initials_and_typed_marks() {
    let table = [
        ("nguyen van luc", "Nguyễn Văn Lực", true),
        ("luc", "Nguyễn Văn Lực", true),
        ("luc nguyen", "Nguyễn Văn Lực", true),
        ("LỰC", "Nguyễn Văn Lực", true),
        ("lúc", "Nguyễn Văn Lực", false),
        ("nvl", "Nguyễn Văn Lực", true),
        ("vl", "Nguyễn Văn Lực", true),
        ("NVX", "Nguyễn Văn Lực", false),
        ("hoà", "Trần Thị Hòa", true),
        ("hòa", "Trần Thị Hoà", true),
        ("hóa", "Trần Thị Hòa", false),
        ("hò", "Trần Thị Hòa", true),
        ("đung", "Lê Thị Dung", false),
        ("dung", "Lê Thị Đung", true),
        ("Nguyên", "Nguyễn Văn Lực", true),
        ("my an 1", "Ấp Mỹ An 1", true),
        ("", "Lê Lợi", true),
    ];
    for (query, text, expected) in table {
        assert_eq!(matches(query, text), expected, "{query} in {text}");
    }
}

#[test]
fn initials_are_those_of_every_word() {
    assert_eq!(initials("Đỗ Hữu  Phước"), "dhp");
}

#[test]
fn names_are_ordered_by_given_family_and_middle_name() {
    let ordered = [
        "Lê An",
        "Lê Văn An",
        "Nguyễn An",
        "Lê Ẩm",
        "Lê Dư",
        "Trần Dư",
        "Lê Đẹp",
        "Danh Ol",
        "Trần Thị Ơn",
        "Út",
    ];
    let mut names = ordered;
    names.reverse();
    names.sort_by_key(|name| sort_key(name));
    assert_eq!(names, ordered);
}

#[test]
fn tones_decide_only_where_letters_do_not() {
    let ordered = [
        "Lê Ma", "Lê Mà", "Lê Mả", "Lê Mã", "Lê Má", "Lê Mạ", "Lê Mai", "Lê Mă",
    ];
    let mut names = ordered;
    names.reverse();
    names.sort_by_key(|name| sort_key(name));
    assert_eq!(names, ordered);
    assert!(text_key("Ấp 2") < text_key("Ấp Hòa An"));
}

#[test]
fn numbers_of_hamlets_are_ordered_by_their_size() {
    let ordered = [
        "Ấp",
        "Ấp 0",
        "Ấp 1",
        "Ấp 2",
        "Ấp 9A",
        "Ấp 9B",
        "Ấp 10",
        "Ấp 10A",
        "Ấp 101",
        "Ấp Mỹ An",
        "Ấp Mỹ An 1",
        "Ấp Mỹ An 2",
        "Ấp Mỹ An 10",
        "Ấp Mỹ Hiệp",
    ];
    let mut hamlets = ordered;
    hamlets.reverse();
    hamlets.sort_by_key(|hamlet| text_key(hamlet));
    assert_eq!(hamlets, ordered);
    assert_eq!(text_key("ấp mỹ an 01"), text_key("Ấp Mỹ An 1"));
    // Keys are stored: these bytes must not change without a new version of the projections.
    assert_eq!(text_key("Ấp 10").as_bytes(), [0x12, 0x25, 1, 4, 3, 2, 1, 0, 5, 1]);
}

#[test]
fn cleaning_drops_what_cannot_be_seen() {
    let table = [
        (" Lê  Lợi ", "Lê Lợi"),
        ("Lê\u{a0}Lợi\u{a0}", "Lê Lợi"),
        ("\u{200b}Lê Lợi", "Lê Lợi"),
        ("L\u{ad}ê Lợi", "Lê Lợi"),
        ("Lê Lợi", "Lê Lợi"),
    ];
    for (text, cleaned) in table {
        assert_eq!(clean(text), cleaned);
    }
    assert_eq!(capitalise_words("Nguyễn Thị ngọc út"), "Nguyễn Thị Ngọc Út");
}

proptest! {
    #[test]
    fn keys_do_not_depend_on_the_normal_form(text in "[a-zà-ỹđĐ ]{0,30}") {
        use unicode_normalization::UnicodeNormalization;
        let apart: String = text.nfd().collect();
        prop_assert_eq!(search_key(&text), search_key(&apart));
        prop_assert_eq!(spelling_key(&text), spelling_key(&apart));
        prop_assert_eq!(sort_key(&text), sort_key(&apart));
        prop_assert_eq!(nfc(&apart), nfc(&text));
    }

    #[test]
    fn a_name_is_found_by_its_key_and_by_itself(name in "[A-ZĐ][a-zà-ỹ]{1,6}( [A-Z][a-zà-ỹ]{1,6}){0,3}") {
        prop_assert!(matches(&name, &name));
        prop_assert!(matches(&search_key(&name), &name));
    }

    #[test]
    fn any_text_can_be_searched(query in "\\PC{0,40}", text in "\\PC{0,40}") {
        let _found = matches(&query, &text);
        let _key = sort_key(&text);
    }
}
