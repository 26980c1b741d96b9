//! The key that everything else hangs on.

use sync_protocol::keys::{Jwk, Kid, VerifyingKey};

use crate::archive::Files;
use crate::fault::{BadRecord, Fault};
use crate::key_files;
use crate::layout::Place;
use crate::verify::text;

/// Checks that the JWK, the PEM and the manifest name one key, and that it is the expected one.
///
/// Of three places that name the key two must agree; the third is the altered one.
pub(super) fn check(files: &Files, named: Kid, expected: Option<Kid>) -> Result<VerifyingKey, BadRecord> {
    let jwk = read_jwk(files)?;
    let pem = text::bytes(files, Place::CentrePem)?;
    let pem_agrees = pem == key_files::pem(&jwk).as_bytes();
    if !pem_agrees {
        let altered = if jwk.kid() == named {
            Place::CentrePem
        } else {
            Place::CentreJwk
        };
        return Err(Fault::NotAKey.at(altered));
    }
    if let Some(expected) = expected.filter(|e| *e != jwk.kid()) {
        let found = jwk.kid();
        return Err(Fault::WrongCentre { expected, found }.at(Place::CentreJwk));
    }
    if jwk.kid() == named {
        Ok(jwk)
    } else {
        Err(Fault::Contradiction("the name of the centre's key").at(Place::Manifest))
    }
}

fn read_jwk(files: &Files) -> Result<VerifyingKey, BadRecord> {
    let not_a_key = || Fault::NotAKey.at(Place::CentreJwk);
    let text = text::text(files, Place::CentreJwk)?;
    let jwk: Jwk = sync_protocol::json::read(text).map_err(|_| not_a_key())?;
    let key = VerifyingKey::from_jwk(&jwk).map_err(|_| not_a_key())?;
    // One key has one spelling: a JWK with members of its own is not one that this program writes.
    if text == key_files::jwk(&key) {
        Ok(key)
    } else {
        Err(not_a_key())
    }
}
