//! The command line: where the clock, chance and the file system enter.

mod catalogue;
mod centre;
mod enrol;
mod export;
mod import;
mod import_report;
mod init;
mod reports;
mod serve;
mod slip;
mod status;
mod withdraw;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Pays nobody and forgets nothing: takes payout lists in, gives devices their routes, takes signed records
/// back, and says every evening where each đồng is.
#[derive(Debug, Parser)]
#[command(name = "tan-nha-central", version, about, max_term_width = 110)]
struct Arguments {
    /// The folder that holds everything; it is created when missing.
    #[arg(
        long,
        global = true,
        env = "TAN_NHA_FOLDER",
        default_value = "tan-nha-centre",
        value_name = "DIR"
    )]
    folder: PathBuf,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Create the folder, the store and the key, or change settings.
    Init(init::InitArguments),
    /// Import payout lists and registers; all or nothing.
    Import(import::ImportArguments),
    /// Make a one-time code for a device and print its link and QR code.
    Enrol(enrol::EnrolArguments),
    /// Show counts and sums by list, carrier and device, and what is in doubt.
    Status(status::StatusArguments),
    /// Say that a list or envelopes must not be paid any more.
    Withdraw(withdraw::WithdrawArguments),
    /// Publish a catalogue of benefits to all devices, or show which one is in force.
    Catalogue(catalogue::CatalogueArguments),
    /// Give a device no new authority; what it has recorded is still taken.
    Revoke(withdraw::RevokeArguments),
    /// Write receipts to a file: a PDF for people or a bundle that programs check.
    Export(export::ExportArguments),
    /// Write what was heard and seen at doors to a table for the commune.
    Reports(reports::ReportsArguments),
    /// Check a bundle and name the first bad record.
    Verify(export::VerifyArguments),
    /// Check a receiver's slip with the centre's key alone, without a network.
    VerifySlip(slip::VerifySlipArguments),
    /// Run the endpoint until SIGTERM or Ctrl-C.
    Serve(serve::ServeArguments),
}

/// Runs the command of the process. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let folder = arguments.folder;
    let done = match arguments.command {
        Command::Init(a) => init::init(&folder, a),
        Command::Import(a) => import::import(&folder, a),
        Command::Enrol(a) => enrol::enrol(&folder, a),
        Command::Status(a) => status::status(&folder, &a),
        Command::Withdraw(a) => withdraw::withdraw(&folder, a),
        Command::Catalogue(a) => catalogue::catalogue(&folder, a),
        Command::Revoke(a) => withdraw::revoke(&folder, a),
        Command::Export(a) => export::export_receipts(&folder, a),
        Command::Reports(a) => reports::reports(&folder, &a),
        Command::Verify(a) => export::verify(&a),
        Command::VerifySlip(a) => slip::verify_slip(&a),
        Command::Serve(a) => serve::serve(&folder, a),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
