//! Public keys as files: JWK for programs, PEM for OpenSSL.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sync_protocol::keys::{Jwk, VerifyingKey};

/// What stands before the 32 bytes of an Ed25519 key in a `SubjectPublicKeyInfo` (RFC 8410, section 4).
const SPKI_PREFIX: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// Writes a key as JWK, in the form whose digest is the key's name (RFC 7638, section 3).
pub(crate) fn jwk(key: &VerifyingKey) -> String {
    let Jwk { crv, kty, x } = key.to_jwk();
    format!(r#"{{"crv":"{crv}","kty":"{kty}","x":"{x}"}}"#)
}

/// Writes a key as PEM (RFC 7468, section 13).
pub(crate) fn pem(key: &VerifyingKey) -> String {
    let der = [SPKI_PREFIX.as_slice(), key.as_bytes()].concat();
    format!(
        "-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n",
        STANDARD.encode(der)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync_protocol::digest::Digest;

    #[test]
    fn the_digest_of_the_jwk_is_the_name_of_the_key() {
        let key = VerifyingKey::from_bytes([7; 32]);
        assert_eq!(Digest::of(jwk(&key).as_bytes()), key.kid().0);
    }

    /// The public key of RFC 8410, section 10.1, with its PEM as printed there.
    #[test]
    fn the_pem_is_that_of_rfc_8410() {
        let key = [
            0x19, 0xbf, 0x44, 0x09, 0x69, 0x84, 0xcd, 0xfe, 0x85, 0x41, 0xba, 0xc1, 0x67, 0xdc, 0x3b, 0x96,
            0xc8, 0x50, 0x86, 0xaa, 0x30, 0xb6, 0xb6, 0xcb, 0x0c, 0x5c, 0x38, 0xad, 0x70, 0x31, 0x66, 0xe1,
        ];
        assert_eq!(
            pem(&VerifyingKey::from_bytes(key)),
            "-----BEGIN PUBLIC KEY-----\n\
             MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
             -----END PUBLIC KEY-----\n"
        );
    }
}
