//! Practice: a whole working day with invented people, on the real core, apart from everything real.
//!
//! It is a second [`App`] in a folder of its own, with a store, keys, a certificate and a centre of its own. It
//! shares nothing with the real store but the settings of the screen, and it has no road to any network: where
//! the real app holds a client, this one holds the practice centre. A practice mode within the real store was
//! rejected: one forgotten condition would have put an invented entry into a real journal.

pub(crate) mod centre;
pub(crate) mod course;
mod sample;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::centre::PracticeCentre;
use self::sample::Sample;
use crate::app::{App, KEY_FILE, STORE_DIR, blocking};
use crate::enrolment::make_store;
use crate::environment::{Environment, PinCost};
use crate::error::{During, Result};
use crate::files;
use crate::session::{DeviceRow, Session};
use crate::vault::Secrets;
use crate::vault::key_file;
use crate::vault::pin::Pin;
use crate::views::AppState;

/// The folder of a practice, beside the real store's.
const PRACTICE_DIR: &str = "practice";

/// The folder of a practice that is being prepared. Renaming it to [`PRACTICE_DIR`] finishes it.
const PREPARED_DIR: &str = "practice-new";

/// The PIN of every practice. It is shown where it is asked for.
pub(crate) const PRACTICE_PIN: &str = "135246";

/// What a guess at it costs: nothing, because everybody can read it.
const PRACTICE_PIN_COST: PinCost = PinCost {
    memory_kib: 8,
    passes: 1,
};

/// Begins a practice afresh, or goes on with the one that is under way. The real store stays as it is: open if
/// it was open, locked if it was locked.
///
/// # Errors
/// `DiskFull`.
pub(crate) async fn start(app: &App) -> Result<AppState> {
    let app = app.clone();
    blocking(move || {
        let mut practice = app.practice();
        if practice.is_none() {
            *practice = Some(begin(app.dir(), app.environment())?);
        }
        drop(practice);
        Ok(app.in_use().state())
    })
    .await
}

/// Leaves the practice and forgets everything of it.
///
/// # Errors
/// The folder of the practice cannot be removed.
pub(crate) async fn leave(app: &App) -> Result<AppState> {
    let app = app.clone();
    blocking(move || {
        if let Some(practice) = app.practice().take() {
            practice.lock();
            let dir = app.dir().join(PRACTICE_DIR);
            PracticeCentre::close(&dir)?;
            remove_if_there(&dir)?;
        }
        Ok(app.state())
    })
    .await
}

/// Finds the practice that was under way when the program ended.
pub(crate) fn resume(dir: &Path, environment: &Environment) -> Option<App> {
    let practice_dir = dir.join(PRACTICE_DIR);
    let centre = PracticeCentre::find(&practice_dir)?;
    let environment = environment_of(environment);
    let practice = App::practising(practice_dir, dir.to_owned(), environment, Arc::new(centre));
    practice.is_enrolled().then_some(practice)
}

/// Prepares the practice beside its place, moves it there and opens it.
fn begin(dir: &Path, real: &Environment) -> Result<App> {
    let prepared = dir.join(PREPARED_DIR);
    let place = dir.join(PRACTICE_DIR);
    for leftover in [&prepared, &place] {
        remove_if_there(leftover)?;
    }
    let environment = environment_of(real);
    let store_dir = prepared.join(STORE_DIR);
    files::create_private_dir(&store_dir).during("make the practice folder")?;
    let centre = PracticeCentre::found(&prepared, environment.random.as_ref())?;
    let secrets = prepare(&store_dir, &centre, &environment)?;
    fs::rename(&prepared, &place).during("begin the practice")?;
    files::sync_dir(dir).during("begin the practice")?;
    let app = App::practising(place, dir.to_owned(), environment.clone(), Arc::new(centre));
    let session = Session::open(&app.store_dir(), &secrets, environment, app.wake())?;
    app.put_session(session);
    Ok(app)
}

/// Makes the encrypted store of the practice and hands it the day's statements.
fn prepare(store_dir: &Path, centre: &PracticeCentre, environment: &Environment) -> Result<Secrets> {
    let sample = Sample::read()?;
    let now = environment.clock.wall();
    let random = environment.random.as_ref();
    let secrets = Secrets::draw(random)?;
    let pin = Pin::new(PRACTICE_PIN.into())?;
    key_file::write(&store_dir.join(KEY_FILE), &secrets, &pin, environment)?;
    let device = DeviceRow {
        certificate: centre.certify(&secrets.signing_key()?, &sample, now.to_utc())?,
        centre_key: centre.verifying_key().to_jwk().x,
        // There is nothing to reach.
        endpoint: String::new(),
    };
    make_store(store_dir, &secrets, &device)?;
    let session = Session::open(store_dir, &secrets, environment.clone(), Arc::default())?;
    centre.state(&session, &sample.statements(now.date_naive(), random)?)?;
    Ok(secrets)
}

/// What the practice takes from outside: files for people stay in its own folder and go with it.
fn environment_of(real: &Environment) -> Environment {
    Environment {
        documents_dir: None,
        software: format!("{} (practice)", real.software),
        pin_cost: PRACTICE_PIN_COST,
        ..real.clone()
    }
}

fn remove_if_there(dir: &PathBuf) -> Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).during("clear the practice"),
        _ => Ok(()),
    }
}
