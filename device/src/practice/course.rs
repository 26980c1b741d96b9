//! The guided course: which step of the first day comes next, seen from the journal of the practice alone. It
//! watches and never stands in the way: steps may be done in any order, and one that can no longer be done is
//! passed over.

use rusqlite::{Connection, Row};

use super::sample::book_no;
use crate::app::App;
use crate::error::{During, Result};
use crate::session::Session;
use crate::views::practice::{CourseStateView, CourseStep, CourseStepView, CourseView};
use crate::views::{CallError, CallErrorCode};

const OPERATION: &str = "look at the course";

/// How the course stands.
///
/// # Errors
/// `NotAllowed`: this is no practice. `Locked`.
pub(crate) async fn course(app: &App) -> Result<CourseView> {
    if !app.is_practice() {
        return Err(CallError::new(CallErrorCode::NotAllowed));
    }
    app.local(look).await
}

fn look(session: &Session) -> Result<CourseView> {
    session.read(|db| {
        let deeds = Deeds::read(db)?;
        let doors = Door::read_all(db)?;
        let steps: Vec<_> = CourseStep::ALL
            .iter()
            .map(|step| CourseStepView {
                step: *step,
                state: state(*step, &deeds, &doors),
            })
            .collect();
        let open = |view: &&CourseStepView| view.state == CourseStateView::Open;
        let current = steps.iter().find(open).map(|view| view.step);
        let door = current.and_then(|step| door_for(step, &doors));
        Ok(CourseView {
            current,
            envelope_id: door.map(|door| door.id.clone()),
            person_name: door.map(|door| door.person_name.clone()),
            steps,
        })
    })
}

/// What was done.
struct Deeds {
    received: bool,
    paid_in_person: bool,
    paid_to_proxy: bool,
    absent: bool,
    erred: bool,
    corrected: bool,
    mended: bool,
    returned: bool,
    declared: bool,
    all_accepted: bool,
    correctable: bool,
}

impl Deeds {
    fn read(db: &Connection) -> Result<Self> {
        db.query_row(include_str!("course.sql"), [], |row| {
            Ok(Self {
                received: row.get("received")?,
                paid_in_person: row.get("paid_in_person")?,
                paid_to_proxy: row.get("paid_to_proxy")?,
                absent: row.get("absent")?,
                erred: row.get("erred")?,
                corrected: row.get("corrected")?,
                mended: row.get("mended")?,
                returned: row.get("returned")?,
                declared: row.get("declared")?,
                all_accepted: row.get("all_accepted")?,
                correctable: row.get("correctable")?,
            })
        })
        .during(OPERATION)
    }
}

/// A door of the practice.
struct Door {
    id: String,
    person_name: String,
    book_no: String,
    payable: bool,
    has_proxy: bool,
    tried: bool,
    corrected: bool,
}

impl Door {
    fn read_all(db: &Connection) -> Result<Vec<Self>> {
        db.prepare_cached(include_str!("doors.sql"))
            .during(OPERATION)?
            .query_map([], Self::read)
            .during(OPERATION)?
            .collect::<rusqlite::Result<_>>()
            .during(OPERATION)
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person_name: row.get("person_name")?,
            book_no: row.get("book_no")?,
            payable: row.get("payable")?,
            has_proxy: row.get("has_proxy")?,
            tried: row.get("tried")?,
            corrected: row.get("corrected")?,
        })
    }
}

fn state(step: CourseStep, deeds: &Deeds, doors: &[Door]) -> CourseStateView {
    let any_payable = !deeds.received || doors.iter().any(|door| door.payable);
    let (done, possible) = match step {
        CourseStep::Receive => (deeds.received, true),
        CourseStep::FirstDoor => (deeds.paid_in_person, any_payable),
        CourseStep::Proxy => (
            deeds.paid_to_proxy,
            !deeds.received || doors.iter().any(|door| door.payable && door.has_proxy),
        ),
        CourseStep::Absent => (deeds.absent, any_payable),
        CourseStep::Mistake => (deeds.erred || deeds.corrected, any_payable),
        CourseStep::Correct => (deeds.corrected, any_payable || deeds.correctable),
        CourseStep::PayAfter => (
            deeds.mended,
            !deeds.corrected && any_payable || doors.iter().any(|door| door.payable && door.corrected),
        ),
        CourseStep::Return => (deeds.returned, any_payable),
        CourseStep::Declare => (deeds.declared, true),
        CourseStep::Send => (deeds.declared && deeds.all_accepted, true),
    };
    match (done, possible) {
        (true, _) => CourseStateView::Done,
        (false, true) => CourseStateView::Open,
        (false, false) => CourseStateView::Passed,
    }
}

/// The door that a step is best done at: the one that the day has for it, or another that will do.
fn door_for(step: CourseStep, doors: &[Door]) -> Option<&Door> {
    let fits = |door: &&Door| match step {
        CourseStep::FirstDoor | CourseStep::Absent | CourseStep::Mistake => door.payable && !door.tried,
        CourseStep::Proxy => door.payable && door.has_proxy,
        CourseStep::Correct => door.tried,
        CourseStep::PayAfter => door.payable && door.corrected,
        CourseStep::Receive | CourseStep::Return | CourseStep::Declare | CourseStep::Send => false,
    };
    let place = match step {
        CourseStep::FirstDoor => 1,
        CourseStep::Proxy => 2,
        CourseStep::Absent => 3,
        _ => 4,
    };
    let meant = book_no(place);
    let mut fitting = doors.iter().filter(fits);
    let first = fitting.clone().find(|door| door.book_no == meant);
    // The proxy's door is kept for the proxy as long as there is another.
    let other = || fitting.clone().find(|door| !door.has_proxy);
    first.or_else(other).or_else(|| fitting.next())
}
