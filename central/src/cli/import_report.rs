//! What an import says at the end. Places, counts and sums; no people.

use list_import::finding::{ImportReport, Severity};

use crate::lists::outcome::{ListOutcome, Outcome};

/// Prints what was found in the files: errors to the error stream, the rest to the output.
pub(super) fn print_findings(reports: &[ImportReport], verbose: bool) {
    for report in reports {
        for error in report.of(Severity::Error) {
            eprintln!("error: {}", error.message());
        }
        for warning in report.of(Severity::Warning) {
            println!("warning: {}", warning.message());
        }
        let lesser = || report.of(Severity::Repair).chain(report.of(Severity::Note));
        if verbose {
            lesser().for_each(|finding| println!("repaired: {}", finding.message()));
        } else if lesser().next().is_some() {
            println!(
                "{}: {} repairs and notes (--verbose lists them)",
                report.file,
                lesser().count()
            );
        }
    }
}

/// Prints what came of the import.
pub(super) fn print_outcome(outcome: &Outcome) {
    for list in &outcome.lists {
        print_list(list);
    }
    println!("\nAuthorisations added or changed: {}", outcome.authorisations);
    for row in &outcome.proxies_without_person {
        println!("warning: register of proxies, row {row}: the beneficiary is on no list");
    }
    println!("Statements for enrolled devices: {}", outcome.statements);
}

fn print_list(list: &ListOutcome) {
    println!("\n{}", list.source_name);
    println!("  sha256     {}", list.source_sha256.to_hex());
    println!("  list       {}", list.id);
    println!(
        "  order      {:?} {} {:?}, version {}",
        list.programme, list.month, list.kind, list.version
    );
    println!("  people     {}", list.envelopes);
    println!("  lines      {}", list.lines);
    println!("  total      {} đ", list.total);
    if list.unchanged {
        println!("  The same bytes are in force already; nothing was done.");
        return;
    }
    for (staff, envelopes, amount) in &list.rounds {
        let carrier = staff.as_ref().map_or("nobody", |staff| staff.0.as_str());
        println!("  {carrier:<10} {envelopes} envelopes, {amount} đ");
    }
    for (commune, hamlet, envelopes) in &list.unassigned {
        println!("  warning: commune {commune}, {hamlet}: {envelopes} envelopes are on nobody's round");
    }
}
