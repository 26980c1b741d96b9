//! Writes every form with invented people into a folder, to be looked at after a template was changed:
//! `cargo run -p forms --example sample_forms -- FOLDER [TEMPLATES [PREFIX]]`. TEMPLATES is a folder with an office's
//! own templates, PREFIX the beginning of the names of the forms to print.

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};

use forms::error::FormError;
use forms::label::LabelLayout;
use forms::office_templates;
use forms::printer::Printer;
use support::desk::{
    evening, handover, labels, notes_plan, reconciliation, settlement, slips, unbalanced_settlement, unpaid,
    variations,
};
use support::people::{merit_list, social_list};
use sync_protocol::payout_list::Programme;

type Problem = Box<dyn std::error::Error>;

fn main() -> Result<(), Problem> {
    let mut arguments = std::env::args().skip(1);
    let folder: PathBuf = arguments.next().ok_or("Name a folder to print into")?.into();
    let printer = match arguments.next() {
        Some(own) => Printer::with_office_files(office_templates::read(Path::new(&own))?)?,
        None => Printer::default(),
    };
    let prefix = arguments.next().unwrap_or_default();
    std::fs::create_dir_all(&folder)?;
    for (name, print) in FORMS.iter().filter(|(name, _)| name.starts_with(&prefix)) {
        std::fs::write(folder.join(name).with_extension("pdf"), print(&printer)?)?;
    }
    Ok(())
}

type Print = fn(&Printer) -> Result<Vec<u8>, FormError>;

const ROLL: LabelLayout = LabelLayout::single(1000, 620);

const FORMS: [(&str, Print); 15] = [
    ("F1-btxh", |printer| social_list(Programme::Btxh, 45).pdf(printer)),
    ("F1-htxh", |printer| social_list(Programme::Htxh, 6).pdf(printer)),
    ("F3-ncc", |printer| merit_list(45).pdf(printer)),
    ("F4-tang-giam", |printer| variations(30).pdf(printer)),
    ("F5-nhan-2x7", |printer| {
        labels(LabelLayout::TWO_BY_SEVEN, 44).pdf(printer)
    }),
    ("F5-nhan-3x8", |printer| {
        labels(LabelLayout::THREE_BY_EIGHT, 44).pdf(printer)
    }),
    ("F5-nhan-100x62", |printer| labels(ROLL, 3).pdf(printer)),
    ("F6-phieu-chi-tra", |printer| slips(&[1, 2, 4, 7]).pdf(printer)),
    ("F7-giao-nhan", |printer| handover().pdf(printer)),
    ("F7-cuoi-ngay", |printer| evening().pdf(printer)),
    ("F8-chua-nhan", |printer| unpaid(30).pdf(printer)),
    ("F9-thanh-quyet-toan", |printer| settlement().pdf(printer)),
    ("F9-chenh-lech", |printer| unbalanced_settlement().pdf(printer)),
    ("F9-bien-ban-doi-soat", |printer| reconciliation().pdf(printer)),
    ("ke-hoach-menh-gia", |printer| notes_plan(12).pdf(printer)),
];
