//! What a benefit is.

use sync_protocol::payout_list::Programme;

use crate::catalogue::BenefitKind;
use crate::explain::{LIST_COUNTS, Section, SectionKey, View};
use crate::phrase::{Phrase, Value};

const NAMED: Phrase<'static> = Phrase {
    vi: "{name}.",
    en: "{name}.",
};
const GIFT: Phrase<'static> = Phrase {
    vi: "Đây là quà tặng theo danh sách quà của cơ quan nhà nước, không phải trợ cấp hằng tháng.",
    en: "This is a gift by a list of gifts of the authority, not a monthly allowance.",
};
const NOT_KNOWN: Phrase<'static> = Phrase {
    vi: "Bảng tra cứu chưa có phần giải thích riêng cho khoản này.",
    en: "The reference table has no explanation of its own for this payment.",
};

/// What everyone may hear. Health and secrets are passed over in the words of the programme.
pub(super) fn everyone(view: &View<'_>) -> Option<Section> {
    let Some(benefit) = view.benefit else {
        let sentences = vec![general(view).plain(), NOT_KNOWN.plain(), LIST_COUNTS.plain()];
        return Section::new(SectionKey::What, sentences).map(|section| Section {
            needs_answer: true,
            ..section
        });
    };
    if view.is_discreet() {
        return Section::new(SectionKey::What, vec![general(view).plain()]);
    }
    Section::new(SectionKey::What, full(benefit))
}

/// What the carrier may read when everyone hears less. A secret category is named to nobody.
pub(super) fn carrier(view: &View<'_>) -> Option<Section> {
    let benefit = view
        .benefit
        .filter(|benefit| view.is_discreet() && !benefit.hide_category)?;
    Section::for_carrier(SectionKey::WhatPrivate, full(benefit))
}

fn full(benefit: &crate::catalogue::Benefit) -> Vec<crate::phrase::Sentence> {
    let name = Value::Words {
        vi: &benefit.name_vi,
        en: &benefit.name_en,
    };
    let mut named = NAMED.with(&[("name", name)]);
    let plain = Phrase {
        vi: &benefit.explanation_vi,
        en: "",
    }
    .plain();
    // The plain words are Vietnamese only; English readers get the name of the decree.
    named.vi = format!("{} {}", named.vi, plain.vi);
    named.aloud = named
        .aloud
        .zip(plain.aloud)
        .map(|(name, words)| format!("{name} {words}"));
    vec![named]
}

/// The programme's own words. A code that the catalogue lacks says no kind.
fn general(view: &View<'_>) -> Phrase<'static> {
    if view.is_gift() {
        return GIFT;
    }
    let monthly = view
        .benefit
        .is_some_and(|benefit| benefit.kind == BenefitKind::Monthly);
    match (view.case.programme, monthly) {
        (Programme::Ncc, true) => Phrase {
            vi: "Đây là khoản ưu đãi hằng tháng đối với người có công với cách mạng và thân nhân, theo quyết định của cơ quan nhà nước.",
            en: "This is a monthly payment for people with merit to the revolution and their relatives, granted by a decision of the authority.",
        },
        (Programme::Ncc, false) => Phrase {
            vi: "Đây là khoản chi cho người có công với cách mạng và thân nhân, theo quyết định của cơ quan nhà nước.",
            en: "This is a payment for people with merit to the revolution and their relatives, granted by a decision of the authority.",
        },
        (Programme::Btxh, true) => Phrase {
            vi: "Đây là trợ cấp xã hội hằng tháng, theo quyết định của Ủy ban nhân dân xã, phường.",
            en: "This is a monthly social assistance payment, granted by a decision of the commune.",
        },
        (Programme::Btxh, false) => Phrase {
            vi: "Đây là khoản trợ giúp xã hội, theo quyết định của Ủy ban nhân dân xã, phường.",
            en: "This is a social assistance payment, granted by a decision of the commune.",
        },
        (Programme::Htxh, _) => Phrase {
            vi: "Đây là khoản hưu trí xã hội, theo quyết định của Ủy ban nhân dân xã, phường.",
            en: "This is a social pension payment, granted by a decision of the commune.",
        },
    }
}
