//! Which benefits an amount is: words of the category, percentage and column, explained by the catalogue.
//!
//! The amount on the list is the truth and the catalogue only explains (domain reference 1.2). So nothing here
//! can make an amount wrong: a category that is not known gives the code [`UNKNOWN`].

use std::collections::BTreeMap;
use std::sync::LazyLock;

use benefits::catalogue::{Benefit, Catalogue};
use rust_decimal::Decimal;
use sync_protocol::ids::BenefitCode;
use vietnamese::search::search_key;

use crate::list::{BenefitAmount, Programme};

/// The code of an amount that the catalogue cannot explain.
pub const UNKNOWN: &str = "UNKNOWN";
const CATEGORIES: &str = include_str!("data/categories.txt");
const GIFTS: &str = include_str!("data/gifts.txt");
const ABBREVIATIONS: &str = include_str!("data/abbreviations.txt");

/// The current money of a line by column, and what tells benefits apart.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) category: &'a str,
    pub(crate) percent: Option<u8>,
    pub(crate) coefficient: Option<Decimal>,
    pub(crate) allowance: Decimal,
    pub(crate) supplement: Decimal,
    pub(crate) carer: Decimal,
    /// Months that the money is for.
    pub(crate) months: u32,
}

/// Returns the programme of a benefit code.
pub(crate) fn programme(catalogue: &Catalogue, code: &str) -> Option<Programme> {
    use sync_protocol::payout_list::Programme as OfCatalogue;
    let benefit = catalogue.benefit(&BenefitCode(code.to_owned()))?;
    Some(match benefit.programme {
        OfCatalogue::Ncc => Programme::Ncc,
        OfCatalogue::Btxh => Programme::Btxh,
        OfCatalogue::Htxh => Programme::Htxh,
    })
}

/// Returns the benefits that make up the current money of a line; never empty, never less than the money.
pub(crate) fn explain(catalogue: &Catalogue, ground: Ground<'_>) -> Vec<BenefitAmount> {
    let words = spelled_out(ground.category);
    let rule = RULES.iter().copied().find(|rule| rule.fits(&words));
    let counted = children(&words);
    let mut items = Vec::new();
    let columns = [
        (ground.allowance, rule.map(|rule| rule.allowance)),
        (ground.supplement, rule.map(|rule| rule.supplement)),
        (ground.carer, rule.map(|rule| rule.carer)),
    ];
    for (place, (amount, candidates)) in columns.into_iter().enumerate() {
        // A line of back pay only still needs the benefit it belongs to.
        if !amount.is_zero() || (place == 0 && ground.supplement.is_zero() && ground.carer.is_zero()) {
            let each = share(amount, ground.months);
            let benefit =
                candidates.and_then(|candidates| choose(catalogue, candidates, each, counted, ground));
            let quantity = benefit
                .filter(|benefit| is_per_child(benefit))
                .map_or(1, |_| counted);
            let code = benefit
                .map_or(UNKNOWN, |benefit| benefit.code.0.as_str())
                .to_owned();
            items.push(BenefitAmount {
                code,
                amount,
                quantity,
            });
        }
    }
    items
}

/// Returns the gift that the money of a line is: by the words of title and row, and then by its amount. A guess
/// between two gifts is none.
pub(crate) fn explain_gift(catalogue: &Catalogue, title: &str, ground: Ground<'_>) -> Vec<BenefitAmount> {
    let amount = ground.allowance;
    let words = format!("{}{}", spelled_out(title), spelled_out(ground.category));
    let codes = GIFTS.lines().find_map(|line| {
        let (codes, phrases) = line.split_once('|').filter(|_| !line.starts_with('#'))?;
        let holds = |phrase: &str| words.contains(&format!(" {} ", phrase.trim()));
        phrases.split('+').all(holds).then_some(codes)
    });
    let known: Vec<&Benefit> = codes
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|code| catalogue.benefit(&BenefitCode(code.to_owned())))
        .collect();
    let gift = match known.as_slice() {
        [only] => Some(*only),
        several => several
            .iter()
            .copied()
            .find(|gift| distance(gift, amount, 1).is_zero()),
    };
    vec![BenefitAmount {
        code: gift.map_or(UNKNOWN, |gift| gift.code.0.as_str()).to_owned(),
        amount,
        quantity: 1,
    }]
}

/// The money of one month; of all of them, when they do not share it.
fn share(amount: Decimal, months: u32) -> Decimal {
    amount.checked_div(Decimal::from(months)).unwrap_or(amount)
}

fn choose<'c>(
    catalogue: &'c Catalogue,
    candidates: &str,
    amount: Decimal,
    count: u32,
    ground: Ground<'_>,
) -> Option<&'c Benefit> {
    let known: Vec<&Benefit> = candidates
        .split_whitespace()
        .flat_map(|code| expand(catalogue, code, ground.percent))
        .collect();
    let by_coefficient = || {
        let each = ground.coefficient?.checked_div(Decimal::from(count))?;
        known
            .iter()
            .copied()
            .find(|benefit| benefit.coefficient == Some(each))
    };
    let by_amount = || {
        known
            .iter()
            .copied()
            .min_by_key(|benefit| distance(benefit, amount, count))
    };
    by_coefficient().or_else(by_amount)
}

/// A code with `#` stands for the band of the catalogue that holds the percentage.
fn expand<'c>(catalogue: &'c Catalogue, code: &str, percent: Option<u8>) -> Vec<&'c Benefit> {
    let Some(stem) = code.strip_suffix('#') else {
        return catalogue
            .benefit(&BenefitCode(code.to_owned()))
            .into_iter()
            .collect();
    };
    let bands = catalogue
        .benefits()
        .filter_map(|benefit| Some((band(benefit.code.0.strip_prefix(stem)?)?, benefit)));
    bands
        .filter(|((from, to), _)| percent.is_none_or(|percent| (*from..=*to).contains(&percent)))
        .map(|(_, benefit)| benefit)
        .collect()
}

fn is_per_child(benefit: &Benefit) -> bool {
    search_key(&benefit.name_vi).contains("cho moi con")
}

/// How far an amount is from the nearest rate of the catalogue.
fn distance(benefit: &Benefit, amount: Decimal, count: u32) -> Decimal {
    let rates = benefit.rates.iter().filter_map(|rate| rate.amount);
    let distances = rates.filter_map(|rate| {
        rate.decimal()
            .checked_mul(Decimal::from(count))?
            .checked_sub(amount)
    });
    distances
        .map(|distance| distance.abs())
        .min()
        .unwrap_or(Decimal::MAX)
}

/// `41_50` is from 41 to 50 %, `81` from 81 to 100 %.
fn band(suffix: &str) -> Option<(u8, u8)> {
    match suffix.split_once('_') {
        Some((from, to)) => Some((from.parse().ok()?, to.parse().ok()?)),
        None => Some((suffix.parse().ok()?, 100)),
    }
}

#[derive(Clone, Copy)]
struct Rule {
    allowance: &'static str,
    supplement: &'static str,
    carer: &'static str,
    all_of: &'static str,
    none_of: &'static str,
}

impl Rule {
    fn fits(&self, words: &str) -> bool {
        let holds = |phrase: &str| words.contains(&format!(" {} ", phrase.trim()));
        let forbidden = !self.none_of.is_empty() && self.none_of.split('+').any(holds);
        self.all_of.split('+').all(holds) && !forbidden
    }
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rules = CATEGORIES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut fields = line.split('|').map(str::trim);
            Some(Rule {
                allowance: fields.next()?,
                supplement: fields.next()?,
                carer: fields.next()?,
                all_of: fields.next()?,
                none_of: fields.next()?,
            })
        });
    rules.collect()
});

static SPELLED: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    ABBREVIATIONS
        .lines()
        .filter_map(|line| line.split_once(' '))
        .collect()
});

/// The words of a category without diacritics, abbreviations spelled out, padded with spaces.
fn spelled_out(category: &str) -> String {
    let key = search_key(category);
    let words = key
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let spelled = words.map(|word| match word.trim_start_matches('0') {
        "" => word,
        word => SPELLED.get(word).copied().unwrap_or(word),
    });
    format!(" {} ", spelled.collect::<Vec<_>>().join(" "))
}

/// "(2 con)" is two; anything else one.
fn children(words: &str) -> u32 {
    let words: Vec<&str> = words.split_whitespace().collect();
    let counts = words.windows(2).filter_map(|pair| match pair {
        [count, "con"] => count.parse().ok(),
        _ => None,
    });
    counts
        .into_iter()
        .find(|count| (1..=20).contains(count))
        .unwrap_or(1)
}
