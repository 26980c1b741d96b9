//! `status`: where everything is.

use std::path::Path;

use anyhow::bail;
use clap::Args;
use sync_protocol::ids::ListId;

use crate::cli::centre::{Centre, block_on};
use crate::status::{EnvelopeStatus, Status, Sum};
use crate::store::Store;

/// Options of `status`.
#[derive(Debug, Args)]
pub(super) struct StatusArguments {
    /// Print the envelopes of this list with names: what `withdraw --envelope` needs.
    #[arg(long, value_name = "ID")]
    list: Option<ListId>,
    /// Print JSON for programs.
    #[arg(long)]
    json: bool,
}

pub(super) fn status(folder: &Path, arguments: &StatusArguments) -> anyhow::Result<()> {
    let centre = Centre::open_existing(folder)?;
    block_on(async {
        if let Some(list) = arguments.list {
            let envelopes = centre.app.store.envelopes(list).await?;
            if envelopes.is_empty() {
                bail!("List {list} is not known; status without --list shows the lists")
            }
            return print_envelopes(&envelopes, arguments.json);
        }
        let status = centre.app.store.status().await?;
        if arguments.json {
            println!("{}", serde_json::to_string_pretty(&status)?);
        } else {
            print(&status);
        }
        Ok(())
    })
}

fn print(status: &Status) {
    println!("Lists");
    for list in &status.lists {
        let state = if list.in_force {
            "in force"
        } else {
            "withdrawn or replaced"
        };
        println!(
            "  {} {:?} {} {:?} v{}, {state}",
            list.id, list.programme, list.month, list.kind, list.version
        );
        println!(
            "    {}: {} ordered, {} paid",
            list.source_name,
            words(list.ordered),
            words(list.paid)
        );
    }
    println!("Carriers");
    for carrier in &status.carriers {
        println!(
            "  {}: {} assigned, {} paid",
            carrier.staff,
            words(carrier.assigned),
            words(carrier.paid)
        );
    }
    println!("Devices");
    for device in &status.devices {
        let seen = device
            .seen_at
            .map_or_else(|| "never seen".into(), |at| format!("seen {}", at.to_rfc3339()));
        let owed = device.reported_seq.saturating_sub(device.accepted_seq);
        let revoked = if device.revoked { ", revoked" } else { "" };
        println!(
            "  {} {} {:?}, {seen}{revoked}",
            device.kid, device.staff, device.role
        );
        println!(
            "    {} entries accepted, {owed} owed, {} statements",
            device.accepted_seq, device.statements
        );
    }
    println!("Exceptions");
    for exception in &status.exceptions {
        println!(
            "  {:?}: {} open, {} settled",
            exception.code, exception.open, exception.settled
        );
    }
    println!("Reports");
    for report in &status.reports {
        println!("  {} {}: {}", report.kind, report.code, report.count);
    }
    println!(
        "Batches: {} acknowledged, {} in quarantine",
        status.batches, status.quarantined
    );
}

fn print_envelopes(envelopes: &[EnvelopeStatus], json: bool) -> anyhow::Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(envelopes)?);
        return Ok(());
    }
    for envelope in envelopes {
        let carrier = envelope.staff.as_ref().map_or("nobody", |staff| staff.0.as_str());
        let state = match (envelope.withdrawn, envelope.paid) {
            (false, false) => "",
            (false, true) => ", paid",
            (true, false) => ", withdrawn",
            (true, true) => ", withdrawn and paid",
        };
        let EnvelopeStatus {
            id,
            position,
            person_name,
            hamlet,
            amount,
            ..
        } = envelope;
        println!("{id} {position:>4} {person_name}, {hamlet}, {carrier}, {amount} đ{state}");
    }
    Ok(())
}

/// A sum in words.
pub(super) fn words(sum: Sum) -> String {
    format!("{} envelopes {} đ", sum.envelopes, sum.amount)
}
