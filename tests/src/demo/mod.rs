//! A whole day in the real window with nobody at the screen: a carrier enrols, takes envelopes, works while the
//! centre is switched off, comes back, and the supervisor closes the day.

pub mod carrier;
pub mod expected;
pub mod supervisor;

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use receipts::verify::verify_bundle;
use sync_protocol::amount::Amount;

use crate::demo::expected::Route;
use crate::processes::Central;

/// Whose day it is: the first carrier of the sample route assignments.
pub const CARRIER: &str = "NV001";
/// The carrier's name on those assignments.
pub const CARRIER_NAME: &str = "Trần Thị Lượm";
/// PIN of both devices.
pub const PIN: &str = "246810";

/// Where the demo reads and writes.
#[derive(Debug)]
pub struct Places {
    /// The sample lists.
    pub samples: PathBuf,
    /// Everything that the demo leaves.
    pub out: PathBuf,
}

impl Places {
    /// The log of all programs.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.out.join("programs.log")
    }
}

/// Plays the day and checks every sum.
///
/// # Errors
/// A step fails, a sum differs from the list, or the bundle does not verify.
pub async fn play(places: &Places) -> Result<()> {
    let mut central = prepare(places)?;
    let route = Route::read(&places.samples, CARRIER)?;
    let day = carrier::work(places, &mut central, &route)
        .await
        .context("The carrier's day")?;
    supervisor::close_day(places, &central, &route, &day)
        .await
        .context("The supervisor's day")?;
    let summary = check(places, &central, &route, &day)?;
    std::fs::write(places.out.join("summary.txt"), &summary)?;
    println!("\n{summary}");
    Ok(())
}

fn prepare(places: &Places) -> Result<Central> {
    println!("Importing the sample lists");
    let mut central = Central::new(places.out.join("centre"), places.log())?;
    let file = |name: &str| places.samples.join(name).to_string_lossy().into_owned();
    let (assignments, proxies) = (file("route-assignments.csv"), file("proxies.csv"));
    let lists = expected::LISTS.map(file);
    let mut args = vec!["import", "--assignments", &assignments, "--proxies", &proxies];
    args.extend(lists.iter().map(String::as_str));
    std::fs::write(places.out.join("import-report.txt"), central.run(&args)?)?;
    central.start()?;
    Ok(central)
}

/// What a carrier's day came to, as the demo meant it.
#[derive(Debug, Default)]
pub struct Day {
    /// Beneficiaries who were paid and whose payout holds.
    pub paid: Vec<String>,
    /// Beneficiaries who were not paid.
    pub not_paid: Vec<String>,
    /// Payouts that were corrected.
    pub corrected: u32,
}

fn check(places: &Places, central: &Central, route: &Route, day: &Day) -> Result<String> {
    let today = today();
    let export = |format: &str, name: &str| -> Result<PathBuf> {
        let out = places.out.join(name);
        let path = out.to_string_lossy().into_owned();
        central.run(&[
            "export",
            "--date",
            &today,
            "--carrier",
            CARRIER,
            "--format",
            format,
            "--out",
            &path,
        ])?;
        Ok(out)
    };
    let pdf = export("pdf", "receipts.pdf")?;
    let bundle = export("bundle", "receipts.zip")?;
    central.run(&["verify", &bundle.to_string_lossy()])?;
    let verified = verify_bundle(&std::fs::read(&bundle)?, None).map_err(anyhow::Error::new)?;
    let not_paid = route.sum_of(&day.not_paid)?;
    let paid = route.sum_of(&day.paid)?;
    ensure!(
        paid.checked_add(not_paid) == Some(route.total),
        "The list orders {}, the doors came to {paid} paid and {not_paid} not paid",
        route.total
    );
    ensure!(
        verified.paid == paid,
        "The bundle says {} paid, the list says {paid}",
        verified.paid
    );
    let mut text = String::new();
    writeln!(text, "Route of {CARRIER_NAME} ({CARRIER}), {today}")?;
    writeln!(
        text,
        "  envelopes on the lists   {:>6}   {:>15} đ",
        route.people.len(),
        show(route.total)
    )?;
    writeln!(
        text,
        "  paid                     {:>6}   {:>15} đ",
        day.paid.len(),
        show(paid)
    )?;
    writeln!(
        text,
        "  returned                 {:>6}   {:>15} đ",
        day.not_paid.len(),
        show(not_paid)
    )?;
    writeln!(text, "  corrected on the way     {:>6}", day.corrected)?;
    writeln!(text, "  difference               {:>6}   {:>15} đ", 0, 0)?;
    writeln!(
        text,
        "Receipts: {} and {}, verified",
        pdf.display(),
        bundle.display()
    )?;
    Ok(text)
}

fn show(amount: Amount) -> String {
    vietnamese::amount::format_amount(&amount.decimal())
}

/// The day on which the demo is played, in Vietnam.
pub(crate) fn today() -> String {
    (chrono::Utc::now() + chrono::TimeDelta::hours(7))
        .format("%Y-%m-%d")
        .to_string()
}
