//! The way to the printer: a device file or port that the system gives (`/dev/usb/lp0`, `/dev/rfcomm0`, `COM3`), or
//! a printer on the network.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::{Drawn, escpos, raster::Picture};
use crate::error::{During, Result};
use crate::files;
use crate::input;
use crate::session::Session;
use crate::views::slip::PrinterView;
use crate::views::{CallError, CallErrorCode};

/// The file with the address. A printer is no secret and is the same for whoever holds the device.
const FILE_NAME: &str = "printer.json";

/// Characters of an address; a path of a port is some twenty.
const ADDRESS_LENGTH_MAX: usize = 200;

/// A printer that does not answer in this time is off or away.
const CONNECT_PATIENCE: Duration = Duration::from_secs(5);

/// A slip prints in three seconds; a printer that takes nothing for so long has no paper.
const WRITE_PATIENCE: Duration = Duration::from_secs(20);

/// The printer that was set.
pub(crate) fn printer(dir: &Path) -> PrinterView {
    let bytes = files::read_if_there(&dir.join(FILE_NAME)).ok().flatten();
    bytes
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

/// The address of the printer, if one was set.
pub(crate) fn address(dir: &Path) -> Option<String> {
    Some(printer(dir).address).filter(|address| !address.is_empty())
}

/// Keeps the address of the printer; nothing for none.
///
/// # Errors
/// `FieldInvalid`: neither a path nor `host:port`. `DiskFull`.
pub(crate) fn set_printer(dir: &Path, typed: &str) -> Result<PrinterView> {
    let address = input::optional_text("address", typed, ADDRESS_LENGTH_MAX)?;
    if !address.is_empty() {
        Road::of(&address).ok_or_else(|| CallError::field("address"))?;
    }
    let text = json!({ "address": address }).to_string();
    files::create_private_dir(dir).during("make the folder")?;
    files::write_atomically(&dir.join(FILE_NAME), text.as_bytes()).during("write the printer")?;
    Ok(PrinterView { address })
}

/// Prints the slip of a payout.
///
/// # Errors
/// `NothingToDo`: the entry is no payout of this device. `PrinterNotSet`, `PrinterFailed`.
pub(crate) fn print_slip(session: &Session, entry_id: &str, dir: &Path) -> Result<()> {
    let bytes = slip_bytes(session, entry_id)?;
    let address = address(dir).ok_or_else(|| CallError::new(CallErrorCode::PrinterNotSet))?;
    let road = Road::of(&address).ok_or_else(|| CallError::new(CallErrorCode::PrinterNotSet))?;
    road.send(&bytes)
}

/// The bytes that print the slip of a payout.
///
/// # Errors
/// `NothingToDo`: the entry is no payout of this device.
pub(super) fn slip_bytes(session: &Session, entry_id: &str) -> Result<Vec<u8>> {
    let drawn = Drawn::of(session, entry_id)?;
    Ok(escpos::bytes(&Picture::of(&drawn.layout, &drawn.face)))
}

/// How a printer is reached.
enum Road<'a> {
    /// A device file or port of the system.
    Port(&'a Path),
    /// `host:port`.
    Network(&'a str),
}

impl<'a> Road<'a> {
    fn of(address: &'a str) -> Option<Self> {
        let network = address.rsplit_once(':').is_some_and(|(host, port)| {
            let plain = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
            !host.is_empty() && host.chars().all(plain) && port.parse::<u16>().is_ok_and(|port| port > 0)
        });
        if network {
            return Some(Self::Network(address));
        }
        let windows = address.strip_prefix(r"\\.\").unwrap_or(address);
        let named = ["COM", "LPT"].iter().any(|kind| {
            let number = windows.strip_prefix(kind);
            number.is_some_and(|n| !n.is_empty() && n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit()))
        });
        // Only what the system offers as a port: a slip must never overwrite somebody's file.
        let device = address.starts_with("/dev/") && !address.contains("..");
        (named || device).then(|| Self::Port(Path::new(address)))
    }

    fn send(&self, bytes: &[u8]) -> Result<()> {
        match self {
            Self::Port(path) => {
                let mut port = OpenOptions::new()
                    .write(true)
                    .open(path)
                    .map_err(|error| failed(&error))?;
                put(&mut port, bytes)
            }
            Self::Network(address) => {
                let mut stream = connect(address).map_err(|error| failed(&error))?;
                put(&mut stream, bytes)
            }
        }
    }
}

fn connect(address: &str) -> io::Result<TcpStream> {
    let mut last = io::Error::from(ErrorKind::NotConnected);
    for place in address.to_socket_addrs()? {
        match TcpStream::connect_timeout(&place, CONNECT_PATIENCE) {
            Ok(stream) => {
                stream.set_write_timeout(Some(WRITE_PATIENCE))?;
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// What was sent in part may have been printed in part: the person looks at the paper and prints again.
fn put(road: &mut impl Write, bytes: &[u8]) -> Result<()> {
    road.write_all(bytes)
        .and_then(|()| road.flush())
        .map_err(|_| refusal("interrupted"))
}

fn failed(error: &io::Error) -> CallError {
    refusal(match error.kind() {
        ErrorKind::NotFound => "not_found",
        ErrorKind::PermissionDenied => "not_allowed",
        _ => "unreachable",
    })
}

fn refusal(reason: &str) -> CallError {
    CallError::new(CallErrorCode::PrinterFailed).with("reason", reason)
}
