//! `init`: the folder and the settings.

use std::path::Path;

use clap::Args;
use sync_protocol::certificate::Branch;
use sync_protocol::enrolment::EnrolmentLink;
use sync_protocol::ids::BranchId;

use crate::cli::centre::{Centre, block_on};
use crate::cli::enrol::check_endpoint;
use crate::settings::Settings;
use crate::store::Store;

/// Options of `init`. What is not given keeps its value.
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// Province, as printed.
    #[arg(long)]
    province: Option<String>,
    /// Hotline that the label of an envelope must carry.
    #[arg(long)]
    hotline: Option<String>,
    /// Address that devices reach the endpoint by, such as `https://chitra.example.vn`.
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// Who orders payments to people with merit (NCC).
    #[arg(long, value_name = "NAME")]
    authority_ncc: Option<String>,
    /// Who orders social assistance (BTXH).
    #[arg(long, value_name = "NAME")]
    authority_btxh: Option<String>,
    /// Who orders social pensions (HTXH).
    #[arg(long, value_name = "NAME")]
    authority_htxh: Option<String>,
    /// Branch of staff for whom no other one is named.
    #[arg(long, value_name = "CODE:NAME", value_parser = read_branch)]
    branch: Option<Branch>,
}

/// Reads `CODE:NAME`.
pub(super) fn read_branch(text: &str) -> Result<Branch, String> {
    match text.split_once(':') {
        Some((code, name)) if !code.trim().is_empty() && !name.trim().is_empty() => Ok(Branch {
            id: BranchId(code.trim().to_owned()),
            name: name.trim().to_owned(),
        }),
        _ => Err("write it as CODE:NAME, such as BC01:Bưu cục Long Xuyên".into()),
    }
}

pub(super) fn init(folder: &Path, arguments: InitArguments) -> anyhow::Result<()> {
    let centre = Centre::open(folder)?;
    block_on(async {
        let settings = changed(centre.app.store.settings().await?, arguments);
        if let Some(endpoint) = settings.endpoint.clone() {
            let (centre_key, code) = (centre.app.key.verifying_key(), "TRIAL".to_owned());
            check_endpoint(&EnrolmentLink {
                endpoint,
                centre_key,
                code,
            })?;
        }
        centre.app.store.save_settings(settings.clone()).await?;
        println!("Folder:    {}", folder.display());
        println!("Key:       {}", centre.app.key.kid());
        println!("Public key: {}", centre.app.key.verifying_key().to_jwk().x);
        println!("Province:  {}", settings.province);
        println!("Hotline:   {}", settings.hotline);
        println!("Listen:    {}", settings.listen);
        println!(
            "Endpoint:  {}",
            settings
                .endpoint
                .as_deref()
                .unwrap_or("not set; devices on this machine only")
        );
        println!("NCC by:    {}", settings.authority_ncc);
        println!("BTXH by:   {}", settings.authority_btxh);
        println!("HTXH by:   {}", settings.authority_htxh);
        println!("Branch:    {} {}", settings.branch.id, settings.branch.name);
        Ok(())
    })
}

fn changed(old: Settings, arguments: InitArguments) -> Settings {
    Settings {
        province: arguments.province.unwrap_or(old.province),
        hotline: arguments.hotline.unwrap_or(old.hotline),
        endpoint: arguments
            .endpoint
            .map(|url| url.trim_end_matches('/').to_owned())
            .or(old.endpoint),
        listen: arguments.listen.unwrap_or(old.listen),
        authority_ncc: arguments.authority_ncc.unwrap_or(old.authority_ncc),
        authority_btxh: arguments.authority_btxh.unwrap_or(old.authority_btxh),
        authority_htxh: arguments.authority_htxh.unwrap_or(old.authority_htxh),
        branch: arguments.branch.unwrap_or(old.branch),
    }
}
