//! Statements: what the centre tells a device, signed and numbered.

use chrono::{DateTime, Utc};
use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::json::JsonError;
use sync_protocol::jws;
use sync_protocol::keys::{Kid, SigningKey};
use sync_protocol::statement::{Statement, StatementBody};

/// A statement that has its number and its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedStatement {
    /// What kind of statement it is.
    pub type_name: &'static str,
    /// The statement (compact JWS).
    pub jws: String,
}

/// Signs a statement for a device.
///
/// # Errors
/// The body is of an unknown type or holds text that signed JSON does not allow.
pub fn sign(
    body: &StatementBody,
    to: Kid,
    seq: u64,
    at: DateTime<Utc>,
    key: &SigningKey,
) -> Result<SignedStatement, JsonError> {
    let unknown = || JsonError::Malformed("statement of an unknown type".into());
    let type_name = body.type_name().ok_or_else(unknown)?;
    let statement = Statement {
        v: PROTOCOL_VERSION,
        to,
        seq,
        at,
        type_name: type_name.into(),
        body: body.to_value()?,
    };
    let jws = jws::sign(&statement, key)?;
    Ok(SignedStatement { type_name, jws })
}
