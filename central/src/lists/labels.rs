//! The words for a line on labels and lists: those of the office, the catalogue's, or the programme's alone.

use benefits::catalogue::Catalogue;
use sync_protocol::ids::BenefitCode;
use sync_protocol::payout_list::Programme;

/// The words for a line: the category of the list for the first benefit of its row, the catalogue's name for the
/// others, and the programme alone where the category is nobody's business (invariant I10).
#[must_use]
pub fn label(
    catalogue: &Catalogue,
    code: &BenefitCode,
    category: &str,
    is_first: bool,
    programme: Programme,
) -> String {
    match catalogue.benefit(code) {
        Some(benefit) if benefit.hide_category => programme_words(programme).to_owned(),
        Some(benefit) if !is_first => benefit.name_vi.clone(),
        _ => category.to_owned(),
    }
}

/// A programme in words.
#[must_use]
pub fn programme_words(programme: Programme) -> &'static str {
    match programme {
        Programme::Ncc => "Trợ cấp ưu đãi người có công",
        Programme::Btxh => "Trợ cấp bảo trợ xã hội",
        Programme::Htxh => "Trợ cấp hưu trí xã hội",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sensitive_category_is_replaced_by_its_programme() {
        let catalogue = Catalogue::bundled();
        let label = |code: &str, first| {
            label(
                &catalogue,
                &BenefitCode(code.into()),
                "Lời của danh sách",
                first,
                Programme::Btxh,
            )
        };
        assert_eq!(label("BTXH_K8", true), "Trợ cấp bảo trợ xã hội");
        assert_eq!(label("NCC_TB", true), "Lời của danh sách");
        assert!(label("NCC_TB_PV", false).starts_with("Trợ cấp người phục vụ"));
        assert_eq!(label("UNKNOWN", false), "Lời của danh sách");
    }
}
