//! Whatever a list brings, the explanation stands: no panic, no place left open, no sum called right that is not.

use proptest::prelude::*;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::{Month, PayLine, Programme};

use crate::common::{everything, explain_on, line};

fn months() -> impl Strategy<Value = Month> {
    (1900_u16..=9999, 1_u8..=12).prop_map(|(year, number)| Month::new(year, number).unwrap())
}

fn amounts() -> impl Strategy<Value = Amount> {
    prop_oneof![
        Just(Amount::ZERO),
        (1_i64..4000).prop_map(|thousand| Amount::from_dong(thousand * 1000)),
        any::<i64>().prop_map(Amount::from_dong),
    ]
}

fn codes() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "BTXH_DONTHAN",
        "BTXH_K8",
        "HTXH_MONTHLY",
        "NCC_TB",
        "NCC_TUDAY",
        "NCC_NAM_THOCUNG",
        "?",
    ])
}

prop_compose! {
    fn lines()(
        (code, from, to) in (codes(), months(), months()),
        (current, arrears, carried_over, recovery, total) in (amounts(), amounts(), amounts(), amounts(), amounts()),
        (arrears_months, carried_over_months) in (prop_oneof![0_u32..14, any::<u32>()], any::<u32>()),
        note in prop::option::of("(TL )?T[0-9]{1,2}-T[0-9]{1,2}/20[0-9]{2}|\\PC{0,20}"),
    ) -> PayLine {
        PayLine {
            from, to, current, arrears, arrears_months, carried_over, carried_over_months, recovery, total, note,
            ..line(code, 0)
        }
    }
}

proptest! {
    #[test]
    fn any_line_is_explained(line in lines(), year in 1850_u16..=2100, today in "20[0-9]{2}-(0[1-9]|1[0-2])-28") {
        let explanation = explain_on(&line, Programme::Btxh, Some(&year.to_string()), &today);
        prop_assert!(!explanation.sections.is_empty());
        let open = everything(&explanation).find('{');
        prop_assert_eq!(open, None);
        if let Some(arrears) = explanation.arrears.filter(|arrears| arrears.is_explained()) {
            prop_assert_eq!(arrears.sum(), Some(line.arrears));
            prop_assert_eq!(arrears.months.len(), line.arrears_months as usize);
        }
    }
}
