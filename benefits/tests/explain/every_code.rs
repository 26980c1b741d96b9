//! Every code of the catalogue, in both languages, with nothing said that must not be.

use crate::common::{everything, explain, explain_on, public, section, vi, with_arrears};
use benefits::catalogue::{Benefit, Catalogue};
use benefits::explain::{Audience, Explanation, SectionKey};
use benefits::rules::Rules;
use sync_protocol::payout_list::Programme;

/// Words that tell of health or name an article that does.
const HEALTH: [&str; 21] = [
    "khuyết tật",
    "thương tật",
    "thương binh",
    "bệnh",
    "tổn thương",
    "dị dạng",
    "dị tật",
    "chất độc",
    "mang thai",
    "bị thương",
    "%",
    "phần trăm",
    "disab",
    "invalid",
    "injur",
    "percent",
    "sick",
    "chemical",
    "pregnan",
    "sever",
    "exposed",
];
/// Words that would name a secret category, to the carrier as well.
const SECRET: [&str; 13] = [
    "hiv",
    "aids",
    "khoản 3",
    "khoản 8",
    "điều 5",
    "điều 6",
    "khoản ba",
    "khoản tám",
    "điều năm",
    "điều sáu",
    "art. 5",
    "sensitive",
    "nhạy cảm",
];

fn catalogue() -> Catalogue {
    Catalogue::bundled()
}

/// A line of every kind of part, so that every section speaks.
fn full(benefit: &Benefit) -> Explanation {
    let mut line = with_arrears(&benefit.code.0, 1_080_000, 240_000, 3);
    line.carried_over = "1000000".parse().unwrap();
    line.carried_over_months = 2;
    line.recovery = "50000".parse().unwrap();
    line.total = line.sum_of_parts().unwrap();
    line.decision_no = Some("2764/QĐ-UBND".to_owned());
    // A year of birth at each limit, so that every rule of age that fits is told.
    explain_on(&line, benefit.programme, Some("2022"), "2026-11-05")
}

#[test]
fn every_code_is_explained_in_both_languages_with_every_place_filled() {
    for benefit in catalogue().benefits() {
        let explanation = full(benefit);
        for key in [
            SectionKey::What,
            SectionKey::Amount,
            SectionKey::Arrears,
            SectionKey::CarriedOver,
            SectionKey::Recovery,
            SectionKey::Total,
            SectionKey::Ground,
        ] {
            assert!(
                section(&explanation, key).is_some(),
                "{}: no {}",
                benefit.code,
                key.as_str()
            );
        }
        for section in &explanation.sections {
            for sentence in &section.sentences {
                for text in [&sentence.vi, &sentence.en] {
                    assert!(
                        !text.is_empty() && !text.contains(['{', '}']),
                        "{}: {text}",
                        benefit.code
                    );
                }
                let open_to_all = section.audience == Audience::Everyone;
                assert_eq!(
                    sentence.aloud.is_some(),
                    open_to_all,
                    "{}: {}",
                    benefit.code,
                    sentence.vi
                );
            }
        }
    }
}

#[test]
fn nobody_at_the_door_hears_of_health() {
    for benefit in catalogue()
        .benefits()
        .filter(|benefit| benefit.health_data || benefit.hide_category)
    {
        let said = public(&full(benefit)).to_lowercase();
        for word in HEALTH.iter().chain(&SECRET) {
            assert!(!said.contains(word), "{}: {word} in {said}", benefit.code);
        }
        assert!(
            !said.contains(&benefit.name_en.to_lowercase()),
            "{}",
            benefit.code
        );
    }
}

#[test]
fn rules_of_age_fit_every_ear() {
    for rule in Rules::bundled().ages {
        let said = format!("{} {}", rule.vi, rule.en).to_lowercase();
        for word in HEALTH.iter().chain(&SECRET) {
            assert!(!said.contains(word), "{}: {word}", rule.age);
        }
    }
}

#[test]
fn a_secret_category_is_named_to_nobody() {
    let hidden: Vec<Benefit> = catalogue()
        .benefits()
        .filter(|benefit| benefit.hide_category)
        .cloned()
        .collect();
    assert_eq!(hidden.len(), 3);
    for benefit in &hidden {
        let said = everything(&full(benefit)).to_lowercase();
        for word in HEALTH.iter().chain(&SECRET) {
            assert!(!said.contains(word), "{}: {word} in {said}", benefit.code);
        }
    }
}

#[test]
fn a_secret_category_sounds_like_any_other_health_benefit_of_its_programme() {
    let secret = explain(&crate::common::line("BTXH_K8", 810_000), Programme::Btxh);
    let open = explain(&crate::common::line("BTXH_KT_N_TE", 1_080_000), Programme::Btxh);
    assert_eq!(vi(&secret, SectionKey::What), vi(&open, SectionKey::What));
    assert_eq!(vi(&secret, SectionKey::Ground), vi(&open, SectionKey::Ground));
    let amount = |explanation: &Explanation| vi(explanation, SectionKey::Amount);
    assert_eq!(
        amount(&secret).replace("810.000", "N"),
        amount(&open).replace("1.080.000", "N")
    );
}

#[test]
fn the_carrier_reads_what_a_health_benefit_is_but_no_voice_says_it() {
    let explanation = explain(&crate::common::line("BTXH_KT_N", 810_000), Programme::Btxh);
    let private = section(&explanation, SectionKey::WhatPrivate).unwrap();
    assert!(private.sentences[0].vi.contains("Người khuyết tật nặng"));
    assert_eq!(private.audience, Audience::Carrier);
    assert_eq!(private.sentences[0].aloud, None);
    assert!(vi(&explanation, SectionKey::GroundPrivate).contains("Điều 5 khoản 6"));
}

#[test]
fn an_unknown_code_gets_the_words_of_its_programme() {
    for (programme, word) in [
        (Programme::Ncc, "người có công"),
        (Programme::Btxh, "trợ giúp xã hội"),
        (Programme::Htxh, "hưu trí xã hội"),
    ] {
        let explanation = explain(&crate::common::line("UNKNOWN", 700_000), programme);
        let told = vi(&explanation, SectionKey::What);
        assert!(
            told.contains(word) && told.contains("chưa có phần giải thích riêng"),
            "{told}"
        );
        assert!(section(&explanation, SectionKey::What).unwrap().needs_answer);
    }
}
