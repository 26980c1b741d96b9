//! The calls about slips.

use serde::Deserialize;
use serde_json::Value;

use super::{check, print, save, slip};
use crate::app::App;
use crate::calls::{read, reply};
use crate::error::Result;

#[derive(Deserialize)]
struct Entry {
    entry_id: String,
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

#[derive(Deserialize)]
struct Address {
    address: String,
}

/// Answers a call about slips.
///
/// # Errors
/// Those of what is called.
pub(crate) async fn slip_call(app: &App, name: &str, args: Value) -> Result<Value> {
    let dir = app.dir().to_owned();
    match name {
        "slip" => {
            let a: Entry = read(args)?;
            let printer = print::address(&dir);
            reply(app.local(move |s| slip(s, &a.entry_id, printer)).await?)
        }
        "slip_pdf" => {
            let a: Entry = read(args)?;
            reply(app.local(move |s| save::slip_pdf(s, &a.entry_id, &dir)).await?)
        }
        "print_slip" => {
            let a: Entry = read(args)?;
            reply(
                app.local(move |s| print::print_slip(s, &a.entry_id, &dir))
                    .await?,
            )
        }
        "check_slip" => {
            let a: Text = read(args)?;
            reply(app.local(move |s| check::check_slip(s, &a.text)).await?)
        }
        "printer" => reply(print::printer(&dir)),
        _ => {
            let a: Address = read(args)?;
            reply(app.local(move |_| print::set_printer(&dir, &a.address)).await?)
        }
    }
}
