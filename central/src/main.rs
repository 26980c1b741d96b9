//! `tan-nha-central`: the central endpoint and its command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    central::cli::main()
}
