//! `withdraw` and `revoke`.

use std::path::Path;

use clap::Args;
use sync_protocol::ids::{EnvelopeId, ListId};
use sync_protocol::keys::Kid;

use crate::cli::centre::{Centre, block_on};
use crate::cli::status::words;
use crate::store::Store;
use crate::withdrawals::{Revoke, Target, Withdraw};

/// Options of `withdraw`.
#[derive(Debug, Args)]
pub(super) struct WithdrawArguments {
    /// The list that must not be paid any more.
    #[arg(
        long,
        value_name = "ID",
        required_unless_present = "envelope",
        conflicts_with = "envelope"
    )]
    list: Option<ListId>,
    /// Envelopes that must not be paid any more.
    #[arg(long, value_name = "ID", num_args = 1..)]
    envelope: Vec<EnvelopeId>,
    /// Why, in words for the carrier.
    #[arg(long)]
    reason: String,
}

pub(super) fn withdraw(folder: &Path, arguments: WithdrawArguments) -> anyhow::Result<()> {
    let centre = Centre::open_existing(folder)?;
    block_on(async {
        let target = arguments
            .list
            .map_or(Target::Envelopes(arguments.envelope), Target::List);
        let asked = Withdraw {
            target,
            reason: arguments.reason,
        };
        let done = centre.app.store.withdraw(asked, centre.signer()).await??;
        println!("Withdrawn:     {}", words(done.envelopes));
        println!("Paid before:   {}", words(done.paid_before));
        println!("Statements:    {}", done.statements);
        Ok(())
    })
}

/// Options of `revoke`.
#[derive(Debug, Args)]
pub(super) struct RevokeArguments {
    /// The device's key, as `status` shows it.
    #[arg(long, value_name = "KEY")]
    device: Kid,
    /// Why, in words for the holder.
    #[arg(long)]
    reason: String,
}

pub(super) fn revoke(folder: &Path, arguments: RevokeArguments) -> anyhow::Result<()> {
    let centre = Centre::open_existing(folder)?;
    block_on(async {
        let (kid, reason) = (arguments.device, arguments.reason);
        centre
            .app
            .store
            .revoke(Revoke { kid, reason }, centre.signer())
            .await??;
        println!("{kid} gets no new lists. What it has recorded is still taken, and flagged.");
        Ok(())
    })
}
