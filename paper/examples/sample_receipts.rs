//! Prints receipts of invented people, to be looked at after a template was changed:
//! `cargo run -p paper --example sample_receipts -- FOLDER`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::PathBuf;

use paper::receipt::receipt_pdf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .ok_or("Name a folder to print into")?
        .into();
    std::fs::create_dir_all(&folder)?;
    let many = (0..60).map(|n| {
        if n == 3 {
            support::crowded()
        } else {
            support::ordinary(n)
        }
    });
    for (name, receipts) in [
        ("ordinary", vec![support::ordinary(0)]),
        ("crowded", vec![support::crowded()]),
        ("bare", vec![support::bare()]),
        ("many", many.collect()),
    ] {
        let pdf = receipt_pdf(&support::document(receipts))?;
        std::fs::write(folder.join(name).with_extension("pdf"), pdf)?;
    }
    Ok(())
}
