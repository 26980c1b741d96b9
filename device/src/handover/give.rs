//! Giving: what can go, the grant, and the file that carries it.

use std::collections::BTreeSet;

use rusqlite::{Connection, Transaction, named_params};
use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::amount::Amount;
use sync_protocol::body::{Body, EnvelopesHandedOver};
use sync_protocol::certificate::{Certificate, Role};
use sync_protocol::digest::Digest;
use sync_protocol::handover::{self, Grant};
use sync_protocol::hands::OtherHand;
use sync_protocol::ids::{EnvelopeId, PersonId};
use sync_protocol::jws;
use sync_protocol::limits::HANDOVER_ENVELOPES_MAX;
use sync_protocol::statement::{Statement, StatementBody};
use sync_protocol::times::Times;

use super::identity::{refused, taker};
use crate::app::App;
use crate::custody::hands::{Hands, Moved, hand_ink, in_entries};
use crate::custody::holdings::by_programme;
use crate::custody::receivable::sum;
use crate::custody::{bag_holding, check_not_revoked};
use crate::error::{During, Result};
use crate::files;
use crate::input;
use crate::journal::{RequestKey, record_all};
use crate::session::{DeviceRow, Session};
use crate::store::values::to_view;
use crate::views::custody::{HandOverInput, HandoverChoiceView};
use crate::views::{CallError, CallErrorCode, Recorded, WrittenFile};

const OPERATION: &str = "hand envelopes over";

/// The folder for people's files.
const FOLDER: &str = "Tan Nha";

/// What would go to another carrier.
///
/// # Errors
/// `NotAllowed`; the store cannot be read.
pub(crate) fn handover_choice(session: &Session, hamlets: &[String]) -> Result<HandoverChoiceView> {
    session.require(Role::Carrier)?;
    session.read(|db| {
        let today = session.times(db)?.wall.date_naive();
        let hamlets_json = to_json(hamlets)?;
        let sql = include_str!("grantable_programmes.sql");
        let programmes = by_programme(db, sql, named_params! { ":hamlets": hamlets_json })?;
        let all = by_programme(db, sql, named_params! { ":hamlets": "[]" })?;
        let grantable = sum(all.iter().map(|part| &part.holding))?;
        let staying = bag_holding(db)?.envelopes.saturating_sub(grantable.envelopes);
        Ok(HandoverChoiceView {
            holding: sum(programmes.iter().map(|part| &part.holding))?,
            programmes,
            staying: to_view(staying),
            hamlets: crate::day::hamlets(db, today)?,
        })
    })
}

/// Hands envelopes to another carrier: signs the grant for that device and records it in one transaction.
///
/// # Errors
/// `HandoverRefused`, `NothingToDo`, `NotAllowed`, `SignatureBlank`, `SignatureTooLittle`, `FieldInvalid`.
pub(crate) fn hand_over(session: &Session, input: &HandOverInput) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let request = RequestKey::new(&input.request_id, "hand_over", input)?;
    record_all(session, &request, |tx, at| {
        check_not_revoked(tx)?;
        let taker = taker(session, &input.certificate, at.wall)?;
        let chosen = grantable(tx, &input.hamlets)?;
        let (grant, jws, digest) = grant(session, tx, at, &chosen, &taker)?;
        keep_given(tx, digest, &jws, input.certificate.trim())?;
        debug_assert_eq!(grant.to, taker.kid, "a grant for the device that was checked");
        let parts = in_entries(&chosen.moved(), hands(input, &taker)?)?;
        let body = |part: crate::custody::hands::Part| {
            Body::EnvelopesHandedOver(EnvelopesHandedOver {
                envelopes: part.envelopes,
                total: part.total,
                to_device: taker.kid,
                to: taker.staff.id.clone(),
                grant: digest,
                taker: part.hands.other,
                ink: part.hands.own,
            })
        };
        Ok(parts.into_iter().map(body).collect())
    })
}

fn hands(input: &HandOverInput, taker: &Certificate) -> Result<Hands> {
    let Some(signed) = &input.signed else {
        return Ok(Hands::default());
    };
    Ok(Hands {
        own: Some(hand_ink("ink", &signed.ink)?),
        other: Some(OtherHand {
            name: taker.staff.name.clone(),
            staff: Some(taker.staff.id.clone()),
            ink: hand_ink("other_ink", &signed.other_ink)?,
        }),
    })
}

/// What goes: envelopes with their money, and whose they are.
struct Chosen {
    envelopes: Vec<(EnvelopeId, PersonId, Amount)>,
}

impl Chosen {
    fn moved(&self) -> Moved {
        self.envelopes
            .iter()
            .map(|(id, _, money)| (*id, *money))
            .collect()
    }
}

fn grantable(db: &Connection, hamlets: &[String]) -> Result<Chosen> {
    let mut statement = db.prepare(include_str!("grantable.sql")).during(OPERATION)?;
    let limit = i64::try_from(HANDOVER_ENVELOPES_MAX).unwrap_or(i64::MAX);
    let params = named_params! { ":hamlets": to_json(hamlets)?, ":limit": limit };
    let mut rows = statement.query(params).during(OPERATION)?;
    let mut envelopes = Vec::new();
    while let Some(row) = rows.next().during(OPERATION)? {
        let (id, person): (String, String) = (row.get(0).during(OPERATION)?, row.get(1).during(OPERATION)?);
        let id = id.parse().map_err(|_| CallError::damaged("envelope id"))?;
        let person = person.parse().map_err(|_| CallError::damaged("person id"))?;
        envelopes.push((id, person, Amount::from_dong(row.get(2).during(OPERATION)?)));
    }
    if envelopes.is_empty() {
        Err(CallError::new(CallErrorCode::NothingToDo))
    } else {
        Ok(Chosen { envelopes })
    }
}

fn grant(
    session: &Session,
    tx: &Transaction<'_>,
    at: &Times,
    chosen: &Chosen,
    taker: &Certificate,
) -> Result<(Grant, String, Digest)> {
    let moved = chosen.moved();
    let total = Amount::checked_sum(moved.iter().map(|(_, money)| *money));
    let statements = statements_for(session, tx, chosen)?;
    let grant = Grant {
        v: PROTOCOL_VERSION,
        from: session.key().kid(),
        to: taker.kid,
        at: *at,
        envelopes: moved.into_iter().map(|(id, _)| id).collect(),
        total: total.ok_or_else(|| CallError::internal("add up envelopes"))?,
        statements: statements.iter().map(|jws| Digest::of(jws.as_bytes())).collect(),
    };
    let (jws, digest) =
        handover::sign(&grant, session.key()).map_err(|_| CallError::internal("sign the grant"))?;
    Ok((grant, jws, digest))
}

/// The statements that carry these envelopes and those who may receive for their people; nothing else (invariant I10).
fn statements_for(session: &Session, db: &Connection, chosen: &Chosen) -> Result<Vec<String>> {
    let envelopes: BTreeSet<EnvelopeId> = chosen.envelopes.iter().map(|one| one.0).collect();
    let people: BTreeSet<PersonId> = chosen.envelopes.iter().map(|one| one.1).collect();
    let needed = |body: &StatementBody| match body {
        StatementBody::PayoutList(list) => list.envelopes.iter().any(|e| envelopes.contains(&e.id)),
        StatementBody::Authorisations(register) => {
            register.authorisations.iter().any(|a| people.contains(&a.person))
        }
        _ => false,
    };
    let mut found = Vec::new();
    for text in all_statements(db)? {
        let statement = jws::verify::<Statement>(&text, session.centre_key())
            .map_err(|_| CallError::damaged("statement"))?
            .payload;
        if statement.typed_body().is_ok_and(|body| needed(&body)) {
            found.push(text);
        }
    }
    Ok(found)
}

fn all_statements(db: &Connection) -> Result<Vec<String>> {
    db.prepare_cached("SELECT jws FROM statements ORDER BY seq")
        .during(OPERATION)?
        .query_map([], |row| row.get(0))
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}

fn keep_given(tx: &Transaction<'_>, digest: Digest, jws: &str, taker: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO handovers_given (grant_sha256, jws, taker_certificate) VALUES (:grant, :jws, :taker)",
        named_params! { ":grant": digest.to_string(), ":jws": jws, ":taker": taker },
    )
    .during(OPERATION)
    .map(|_| ())
}

/// Writes the file of a grant; again as often as it is asked for.
///
/// # Errors
/// `FieldInvalid`: no such grant. `DiskFull`, `NotAllowed`.
pub(crate) async fn write_handover(app: &App, grant: String) -> Result<WrittenFile> {
    let folder = app.environment().documents_dir.clone();
    let folder = folder.unwrap_or_else(|| app.dir().to_owned()).join(FOLDER);
    app.local(move |session| {
        session.require(Role::Carrier)?;
        let digest: Digest = input::parse("grant", &grant)?;
        let (name, content) = session.read(|db| file(session, db, digest))?;
        std::fs::create_dir_all(&folder).during("make the folder for handovers")?;
        let path = folder.join(name);
        files::write_atomically(&path, content.as_bytes()).during("write a handover")?;
        Ok(WrittenFile {
            path: path.display().to_string(),
            bytes: u32::try_from(content.len()).unwrap_or(u32::MAX),
        })
    })
    .await
}

/// Name and content of a grant's file. The name tells day and grant and nobody's name.
fn file(session: &Session, db: &Connection, digest: Digest) -> Result<(String, String)> {
    let given = super::list::given(session, db)?;
    let given = given.into_iter().find(|given| given.digest == digest);
    let given = given.ok_or_else(|| CallError::field("grant"))?;
    let texts = all_statements(db)?;
    let named = |digest: &Digest| {
        texts
            .iter()
            .find(|text| Digest::of(text.as_bytes()) == *digest)
            .cloned()
    };
    let statements: Option<Vec<String>> = given.grant.statements.iter().map(named).collect();
    let statements = statements.ok_or_else(|| CallError::damaged("statement of a handover"))?;
    let certificate = DeviceRow::read(db)?.certificate;
    let content = handover::pack(&given.jws, &certificate, &statements);
    let taker = given.taker.map(|certificate| certificate.kid);
    let opened = taker.map(|kid| handover::open(&content, session.centre_key(), kid));
    if opened.is_none_or(|opened| opened.is_err()) {
        return Err(refused("altered"));
    }
    let short: String = digest.to_hex().chars().take(8).collect();
    let day = given.grant.at.wall.date_naive();
    Ok((format!("ban-giao-{day}-{short}.tannha"), content))
}

pub(super) fn to_json(value: &[String]) -> Result<String> {
    serde_json::to_string(value).map_err(|_| CallError::internal(OPERATION))
}
