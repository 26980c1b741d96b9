//! `verify-slip`: the check of a receiver's slip.

use std::io::Read;

use anyhow::{Context, bail};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clap::Args;
use sync_protocol::jws::JwsError;
use sync_protocol::keys::{Jwk, KeyError, VerifyingKey};
use sync_protocol::limits::SLIP_TEXT_BYTES_MAX;
use sync_protocol::slip::{self, ReceiverKind, SlipError, VerifiedSlip};

/// Options of `verify-slip`.
#[derive(Debug, Args)]
pub(super) struct VerifySlipArguments {
    /// The centre's public key: the 43 characters that `init` prints as "Public key".
    #[arg(long, value_name = "CENTRE_KEY", value_parser = read_key)]
    key: VerifyingKey,
    /// The text of the slip's QR code; `-` or nothing reads it from the standard input.
    #[arg(default_value = "-", hide_default_value = true)]
    text: String,
}

fn read_key(text: &str) -> Result<VerifyingKey, String> {
    let jwk = Jwk {
        crv: "Ed25519".into(),
        kty: "OKP".into(),
        x: text.trim().into(),
    };
    VerifyingKey::from_jwk(&jwk).map_err(|KeyError| "not the 43 characters of an Ed25519 public key".into())
}

pub(super) fn verify_slip(arguments: &VerifySlipArguments) -> anyhow::Result<()> {
    let text = match arguments.text.as_str() {
        "-" => from_standard_input()?,
        text => text.to_owned(),
    };
    match slip::verify(&text, &arguments.key) {
        Ok(verified) => {
            print(&verified);
            Ok(())
        }
        Err(error) => bail!("Not genuine: {error}{}", advice(&error, &arguments.key)),
    }
}

/// Reads little more than the longest slip, so that no file is read for nothing.
fn from_standard_input() -> anyhow::Result<String> {
    let most = u64::try_from(2 * SLIP_TEXT_BYTES_MAX)?;
    let mut text = String::new();
    std::io::stdin()
        .take(most)
        .read_to_string(&mut text)
        .context("Cannot read the standard input as text")?;
    Ok(text.trim().to_owned())
}

/// The name of a key and the key itself look alike, and people mix them up.
fn advice(error: &SlipError, given: &VerifyingKey) -> &'static str {
    match error {
        SlipError::Certificate(JwsError::WrongKey { found, .. })
            if found.to_string() == URL_SAFE_NO_PAD.encode(given.as_bytes()) =>
        {
            ". What was given as --key is the name of this centre's key (\"Key\" of `init`); give its \"Public key\""
        }
        _ => "",
    }
}

fn print(verified: &VerifiedSlip) {
    let VerifiedSlip { slip, certificate } = verified;
    let months: Vec<String> = slip
        .months
        .iter()
        .map(|period| match period.from == period.to {
            true => period.from.to_string(),
            false => format!("{} to {}", period.from, period.to),
        })
        .collect();
    let programme = serde_json::to_value(slip.programme).unwrap_or_default();
    println!("genuine");
    println!("paid to     {}", slip.person_name);
    println!("amount      {} đ", slip.amount);
    println!("months      {}", months.join(", "));
    println!("programme   {}", programme.as_str().unwrap_or_default());
    println!("at          {}", slip.paid_at.to_rfc3339());
    println!(
        "received by {}",
        match slip.receiver {
            ReceiverKind::Beneficiary => "the entitled person",
            ReceiverKind::Registered => "somebody in the register",
            ReceiverKind::Unregistered => "somebody with a paper who was not in the register",
        }
    );
    println!(
        "payer       {} ({})",
        certificate.staff.name, certificate.staff.id
    );
    println!(
        "branch      {} ({})",
        certificate.branch.name, certificate.branch.id
    );
    println!("device      {}", certificate.kid);
    println!("entry       {}", slip.entry);
    println!("line        {}", slip.line_sha256.to_hex());
    match slip.corrected_by {
        Some(line) => println!(
            "CORRECTED   a later entry says that this payout does not hold: {}",
            line.to_hex()
        ),
        None => println!("corrected   not when the slip was made; a later correction is not on it"),
    }
}
