//! Enrolment codes, and the devices that come of them.

use rusqlite::{OptionalExtension, Transaction, named_params};
use sync_protocol::certificate::{Branch, Role, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::enrolment::EnrolmentRequest;
use sync_protocol::entry::Head;
use sync_protocol::ids::{BranchId, StaffId};
use sync_protocol::jws;
use sync_protocol::keys::VerifyingKey;

use crate::enrolment::code::{Code, CodeRecord};
use crate::enrolment::decide::{EnrolmentAnswer, EnrolmentRefusal, EnrolmentState, decide};
use crate::store::Signer;
use crate::store::sqlite::devices::{self, Genesis};
use crate::store::sqlite::value::{Bytes, Ms, SqlError, Word};
use crate::store::sqlite::{catalogues, lists, statements};

pub(super) fn add_branch(tx: &Transaction<'_>, branch: &Branch) -> Result<(), SqlError> {
    tx.execute(
        "INSERT INTO branches (branch_id, name) VALUES (:branch_id, :name)
         ON CONFLICT (branch_id) DO UPDATE SET name = excluded.name",
        named_params! {":branch_id": Word(&branch.id), ":name": branch.name},
    )?;
    Ok(())
}

pub(super) fn add_staff(tx: &Transaction<'_>, staff: &Staff, branch: &BranchId) -> Result<(), SqlError> {
    tx.execute(
        "INSERT INTO staff (staff_id, name, branch_id) VALUES (:staff_id, :name, :branch_id)
         ON CONFLICT (staff_id) DO UPDATE SET name = excluded.name, branch_id = excluded.branch_id",
        named_params! {":staff_id": Word(&staff.id), ":name": staff.name, ":branch_id": Word(branch)},
    )?;
    Ok(())
}

pub(super) fn find_staff(tx: &Transaction<'_>, id: &StaffId) -> Result<Option<(Staff, Branch)>, SqlError> {
    let found = tx.query_row(
        "SELECT s.name, s.branch_id, b.name AS branch_name FROM staff s
         JOIN branches b ON b.branch_id = s.branch_id WHERE s.staff_id = :staff_id",
        named_params! {":staff_id": Word(id)},
        |row| {
            let staff = Staff {
                id: id.clone(),
                name: row.get("name")?,
            };
            let branch = Branch {
                id: BranchId(row.get("branch_id")?),
                name: row.get("branch_name")?,
            };
            Ok((staff, branch))
        },
    );
    Ok(found.optional()?)
}

pub(super) fn add_code(tx: &Transaction<'_>, code: &CodeRecord) -> Result<(), SqlError> {
    add_branch(tx, &code.branch)?;
    add_staff(tx, &code.staff, &code.branch.id)?;
    tx.execute(
        "INSERT INTO enrolment_codes (code_sha256, staff_id, role, made_ms, expires_ms)
         VALUES (:code_sha256, :staff_id, :role, :made_ms, :expires_ms)",
        named_params! {
            ":code_sha256": Bytes(code.digest),
            ":staff_id": Word(&code.staff.id),
            ":role": Word(code.role),
            ":made_ms": Ms(code.made_at),
            ":expires_ms": Ms(code.expires_at),
        },
    )?;
    Ok(())
}

fn find_code(tx: &Transaction<'_>, digest: Digest) -> Result<Option<CodeRecord>, SqlError> {
    let found = tx.query_row(
        include_str!("find_code.sql"),
        named_params! {":code_sha256": Bytes(digest)},
        |row| {
            Ok(CodeRecord {
                digest,
                staff: Staff {
                    id: StaffId(row.get("staff_id")?),
                    name: row.get("staff_name")?,
                },
                role: row.get::<_, Word<Role>>("role")?.0,
                branch: Branch {
                    id: BranchId(row.get("branch_id")?),
                    name: row.get("branch_name")?,
                },
                made_at: row.get::<_, Ms>("made_ms")?.0,
                expires_at: row.get::<_, Ms>("expires_ms")?.0,
                used_by: row.get::<_, Option<Bytes<_>>>("used_by_kid")?.map(|kid| kid.0),
            })
        },
    );
    Ok(found.optional()?)
}

pub(super) fn enrol(
    tx: &Transaction<'_>,
    request: &EnrolmentRequest,
    key: &VerifyingKey,
    signer: &Signer,
) -> Result<Result<String, EnrolmentRefusal>, SqlError> {
    let digest = Code::read(&request.code).digest();
    let state = EnrolmentState {
        code: find_code(tx, digest)?,
        certificate: devices::find(tx, key.kid())?.map(|device| device.certificate),
    };
    let certificate = match decide(state, request, key, signer.now) {
        Err(refusal) => return Ok(Err(refusal)),
        Ok(EnrolmentAnswer::Again(certificate)) => return Ok(Ok(certificate)),
        Ok(EnrolmentAnswer::Certify(certificate)) => certificate,
    };
    let jws =
        jws::sign(&*certificate, &signer.key).map_err(|_| SqlError::Damaged("text of a certificate"))?;
    let head = Head {
        seq: 0,
        digest: Digest::of(jws.as_bytes()),
    };
    devices::add(
        tx,
        &certificate,
        key,
        &Genesis {
            certificate: &jws,
            head,
        },
        signer,
    )?;
    tx.execute(
        "UPDATE enrolment_codes SET used_by_kid = :kid WHERE code_sha256 = :code_sha256",
        named_params! {":kid": Bytes(key.kid()), ":code_sha256": Bytes(digest)},
    )?;
    catalogues::tell_new_device(tx, key.kid(), signer)?;
    if certificate.role == Role::Carrier {
        for body in lists::in_force_for(tx, &certificate.staff.id)? {
            statements::issue(tx, key.kid(), &body, signer)?;
        }
    }
    Ok(Ok(jws))
}
