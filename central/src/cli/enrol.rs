//! `enrol`: a one-time code for a device.

use std::path::Path;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use sync_protocol::certificate::{Branch, Role, Staff};
use sync_protocol::enrolment::EnrolmentLink;
use sync_protocol::ids::StaffId;

use crate::cli::centre::{Centre, block_on, random};
use crate::cli::init::read_branch;
use crate::enrolment::code::{Code, CodeRecord, VALID_HOURS_MAX, expiry};
use crate::store::Store;

/// Options of `enrol`.
#[derive(Debug, Args)]
pub(super) struct EnrolArguments {
    /// The employee's code, such as NV001.
    #[arg(long, value_name = "CODE", value_parser = read_text)]
    staff: String,
    /// The employee's full name, as labels must carry it; known already when an assignment names the employee.
    #[arg(long, value_parser = read_text)]
    name: Option<String>,
    /// What the employee may do.
    #[arg(long, value_enum, default_value = "carrier")]
    role: RoleArgument,
    /// The employee's branch.
    #[arg(long, value_name = "CODE:NAME", value_parser = read_branch)]
    branch: Option<Branch>,
    /// For how many hours the code can be used.
    #[arg(long, value_name = "HOURS", default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=i64::from(VALID_HOURS_MAX)))]
    valid_hours: u32,
    /// Address that this device reaches the endpoint by, when it is not that of the settings.
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
    /// Print the link only.
    #[arg(long)]
    plain: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RoleArgument {
    Carrier,
    Supervisor,
}

pub(super) fn enrol(folder: &Path, arguments: EnrolArguments) -> anyhow::Result<()> {
    let centre = Centre::open_existing(folder)?;
    block_on(async {
        let endpoint = endpoint(&centre, arguments.endpoint.as_deref()).await?;
        let code = Code::from_random(random()?);
        let record = record(&centre, &arguments, &code).await?;
        let expires_at = record.expires_at;
        let link = EnrolmentLink {
            endpoint,
            centre_key: centre.app.key.verifying_key(),
            code: code.as_str().to_owned(),
        };
        check_endpoint(&link)?;
        let text = link.to_text();
        let who = format!("{} ({:?})", record.staff.id, record.role);
        centre.app.store.add_code(record).await?;
        println!("{text}");
        if !arguments.plain {
            let qr = QrCode::new(&text).context("The link is too long for a QR code")?;
            // Most terminals are dark: the modules of the code are what is left blank.
            let mut picture = qr.render::<Dense1x2>();
            let picture = picture
                .dark_color(Dense1x2::Light)
                .light_color(Dense1x2::Dark)
                .build();
            println!("\n{picture}\n");
            println!("For {who}, one device, until {}.", expires_at.to_rfc3339());
        }
        Ok(())
    })
}

/// Reads a text that somebody has to be able to read: a code or a name.
fn read_text(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("it is empty".into()),
        text => Ok(text.to_owned()),
    }
}

/// Refuses an endpoint that every device would refuse.
pub(super) fn check_endpoint(link: &EnrolmentLink) -> anyhow::Result<()> {
    if EnrolmentLink::parse(&link.to_text()).is_err() {
        bail!(
            "Devices refuse the endpoint {}; it must be https:// (http:// on this machine only), see init --endpoint",
            link.endpoint
        )
    }
    Ok(())
}

async fn endpoint(centre: &Centre, given: Option<&str>) -> anyhow::Result<String> {
    let known = match given {
        Some(url) => Some(url.to_owned()),
        None => centre.app.store.settings().await?.endpoint,
    };
    if let Some(url) = known {
        return Ok(url.trim_end_matches('/').to_owned());
    }
    let address = std::fs::read_to_string(centre.folder.address_path()).context(
        "The endpoint's address is not known; give --endpoint, set it with init, or start serve first",
    )?;
    Ok(format!("http://{}", address.trim()))
}

async fn record(centre: &Centre, arguments: &EnrolArguments, code: &Code) -> anyhow::Result<CodeRecord> {
    let id = StaffId(arguments.staff.clone());
    let known = centre.app.store.staff(id.clone()).await?;
    let name = arguments
        .name
        .clone()
        .or_else(|| known.as_ref().map(|(staff, _)| staff.name.clone()));
    let Some(name) = name else {
        bail!("{id} is not known yet; give --name")
    };
    let branch = match (arguments.branch.clone(), known) {
        (Some(branch), _) => branch,
        (None, Some((_, branch))) => branch,
        (None, None) => centre.app.store.settings().await?.branch,
    };
    let now = centre.app.clock.now();
    Ok(CodeRecord {
        digest: code.digest(),
        staff: Staff { id, name },
        role: match arguments.role {
            RoleArgument::Carrier => Role::Carrier,
            RoleArgument::Supervisor => Role::Supervisor,
        },
        branch,
        made_at: now,
        expires_at: expiry(now, arguments.valid_hours),
        used_by: None,
    })
}
