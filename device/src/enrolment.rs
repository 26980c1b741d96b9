//! Enrolment: from a one-time code to an encrypted store.
//!
//! The keys are drawn and written, wrapped by the PIN, before the centre is asked. When its reply is lost, the
//! same keys ask again with the same code, and the centre gives the same certificate. Everything is made in
//! the folder of the unfinished enrolment; renaming that folder is the one step that finishes.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::certificate::Certificate;
use sync_protocol::digest::Digest;
use sync_protocol::enrolment::{EnrolmentLink, EnrolmentRequest};
use sync_protocol::jws;
use sync_protocol::wire::{ErrorCode, ErrorReply};

use crate::app::{App, KEY_FILE, blocking};
use crate::error::{During, Result};
use crate::files;
use crate::input;
use crate::session::{DeviceRow, Session, in_transaction};
use crate::store::{self, migrations};
use crate::sync::http::Failure;
use crate::vault::Secrets;
use crate::vault::key_file::{self, KeyFile};
use crate::vault::pin::Pin;
use crate::views::{AppState, CallError, CallErrorCode};

/// The digest of the link that the keys in the folder asked with: another code gets other keys.
const LINK_FILE: &str = "link.sha256";

/// What protects the keys, in the words of the certificate.
const KEY_PROTECTION: &str = "pin";

/// Reads a link.
///
/// # Errors
/// `LinkInvalid`.
pub(crate) fn read_link(text: &str) -> Result<EnrolmentLink> {
    EnrolmentLink::parse(text).map_err(|_| CallError::new(CallErrorCode::LinkInvalid))
}

/// Enrols the device and leaves it unlocked.
///
/// # Errors
/// `LinkInvalid`, `PinInvalid`, `AlreadyEnrolled`, `CodeUnknown`, `CodeUsed`, `CodeExpired`, `Offline`,
/// `CentreNotTrusted`. The call can be repeated with the same code and PIN.
pub(crate) async fn enrol(app: &App, link: &str, pin: String, device_name: &str) -> Result<AppState> {
    let _one_at_a_time = app.enrolling().lock().await;
    if app.is_enrolled() {
        return Err(CallError::new(CallErrorCode::AlreadyEnrolled));
    }
    let link = read_link(link)?;
    let pin = Pin::new(pin)?;
    let device_name = input::text("device_name", device_name, input::NAME_LENGTH_MAX)?;
    let (keys_app, keys_link) = (app.clone(), link.clone());
    let secrets = blocking(move || prepare(&keys_app, &keys_link, &pin)).await?;
    let request = request(app, &link, &secrets, device_name)?;
    let certificate = ask(app, &link, request).await?;
    check(&certificate, &link, &secrets)?;
    let app = app.clone();
    blocking(move || finish(&app, &link, &secrets, certificate)).await
}

/// Gives the keys of this code: those of an earlier attempt, or new ones.
fn prepare(app: &App, link: &EnrolmentLink, pin: &Pin) -> Result<Secrets> {
    let dir = app.pending_dir();
    let link_digest = Digest::of(link.to_text().as_bytes()).to_string();
    let asked_with = files::read_if_there(&dir.join(LINK_FILE)).during("read the enrolment")?;
    if asked_with.as_deref() == Some(link_digest.as_bytes()) {
        return app.try_pin(&KeyFile::read(&dir.join(KEY_FILE))?, pin);
    }
    // Keys of another code have sealed nothing.
    remove_if_there(&dir)?;
    files::create_private_dir(&dir).during("make the enrolment folder")?;
    let environment = app.environment();
    let secrets = Secrets::draw(environment.random.as_ref())?;
    key_file::write(&dir.join(KEY_FILE), &secrets, pin, environment)?;
    // Written last: a folder with this file holds whole keys.
    files::write_atomically(&dir.join(LINK_FILE), link_digest.as_bytes()).during("write the enrolment")?;
    Ok(secrets)
}

fn remove_if_there(dir: &Path) -> Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).during("clear the enrolment folder")
        }
        _ => Ok(()),
    }
}

fn request(app: &App, link: &EnrolmentLink, secrets: &Secrets, device_name: String) -> Result<String> {
    let key = secrets.signing_key()?;
    let environment = app.environment();
    let request = EnrolmentRequest {
        v: PROTOCOL_VERSION,
        code: link.code.clone(),
        key: key.verifying_key().to_jwk(),
        device_name,
        key_protection: KEY_PROTECTION.into(),
        software: environment.software.clone(),
        at: environment.clock.wall(),
    };
    request.sign(&key).map_err(|_| CallError::field("device_name"))
}

async fn ask(app: &App, link: &EnrolmentLink, request: String) -> Result<String> {
    let reply = app.client()?.enrol(&link.endpoint, request).await;
    reply.map_err(|failure| match failure {
        Failure::Refused(ErrorReply { code, .. }) => match code {
            ErrorCode::CodeUnknown => CallError::new(CallErrorCode::CodeUnknown),
            ErrorCode::CodeUsed => CallError::new(CallErrorCode::CodeUsed),
            ErrorCode::CodeExpired => CallError::new(CallErrorCode::CodeExpired),
            other => crate::sync::http::refusal(&other),
        },
        Failure::Failed(error) => error,
    })
}

fn check(certificate: &str, link: &EnrolmentLink, secrets: &Secrets) -> Result<()> {
    let not_trusted = |detail: &str| CallError::new(CallErrorCode::CentreNotTrusted).with("detail", detail);
    let key = secrets.signing_key()?;
    let verified = jws::verify::<Certificate>(certificate, &link.centre_key)
        .map_err(|_| not_trusted("certificate"))?
        .payload;
    if verified.kid == key.kid() && verified.key == key.verifying_key().to_jwk() {
        Ok(())
    } else {
        Err(not_trusted("certificate of another key"))
    }
}

fn finish(app: &App, link: &EnrolmentLink, secrets: &Secrets, certificate: String) -> Result<AppState> {
    let dir = app.pending_dir();
    let device = DeviceRow {
        certificate,
        centre_key: link.centre_key.to_jwk().x,
        endpoint: link.endpoint.clone(),
    };
    make_store(&dir, secrets, &device)?;
    fs::rename(&dir, app.store_dir()).during("finish the enrolment")?;
    files::sync_dir(app.dir()).during("finish the enrolment")?;
    let environment = app.environment().clone();
    let session = Session::open(&app.store_dir(), secrets, environment, Arc::clone(&app.wake()))?;
    app.put_session(session);
    Ok(app.state())
}

/// Makes the store from the certificate. A half-made one of an interrupted attempt holds nothing else and is
/// made anew.
///
/// # Errors
/// `DiskFull`.
pub(crate) fn make_store(dir: &Path, secrets: &Secrets, device: &DeviceRow) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let path = dir.join(format!("{}{suffix}", store::FILE_NAME));
        if path.exists() {
            fs::remove_file(&path).during("clear a half-made store")?;
        }
    }
    let mut connection = store::create(dir, &secrets.db_key)?;
    migrations::run(&mut connection)?;
    in_transaction(&mut connection, |tx| device.insert(tx))?;
    drop(connection);
    files::sync_dir(dir).during("finish the store")
}
