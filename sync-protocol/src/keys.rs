//! Ed25519 keys (RFC 8032) and their names (RFC 7638 thumbprints of the RFC 8037 JWK).

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

use crate::digest::Digest;

/// The name of a key: the RFC 7638 thumbprint of its JWK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kid(pub Digest);

impl fmt::Display for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Kid {
    type Err = crate::digest::DigestError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// The bytes or the JWK are not an Ed25519 key, or are one that anybody can sign for.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("Not an Ed25519 public key, or one of small order")]
pub struct KeyError;

/// A public key in the JSON form of RFC 8037.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    /// Always `Ed25519`.
    pub crv: String,
    /// Always `OKP`.
    pub kty: String,
    /// The 32 bytes of the key in base64url.
    pub x: String,
}

/// A public key that checks signatures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct VerifyingKey([u8; 32]);

impl VerifyingKey {
    /// Takes the 32 bytes of a key. Whether they are a point of the curve shows at the first check.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads a key from its JWK. A key of small order, for which anybody can make signatures, would let its
    /// owner deny every receipt; it is refused, and so is a second spelling of the same point.
    ///
    /// # Errors
    /// The JWK is of another kind, its `x` is not 32 bytes, or the key is not safe to trust.
    pub fn from_jwk(jwk: &Jwk) -> Result<Self, KeyError> {
        if jwk.kty != "OKP" || jwk.crv != "Ed25519" {
            return Err(KeyError);
        }
        let bytes = URL_SAFE_NO_PAD.decode(&jwk.x).map_err(|_| KeyError)?;
        let key = Self(bytes.try_into().map_err(|_| KeyError)?);
        if key.is_weak() { Err(KeyError) } else { Ok(key) }
    }

    /// Tells whether the y coordinate is that of a point of order 1, 2, 4 or 8, or is not below the prime
    /// 2^255 - 19 (RFC 8032, section 5.1.3).
    fn is_weak(&self) -> bool {
        let [low, middle @ .., high] = self.0;
        // The highest bit is the sign of x.
        let high = high & 0x7f;
        let near_prime = high == 0x7f && middle == [0xff; 30];
        let zero_or_one = high == 0 && middle == [0; 30] && low <= 1;
        // The prime ends in 0xed; one less is the y coordinate of the point of order 2.
        (near_prime && low >= 0xec) || zero_or_one || ORDER_8_Y.contains(&(low, middle, high))
    }

    /// The key as JWK.
    #[must_use]
    pub fn to_jwk(&self) -> Jwk {
        Jwk {
            crv: "Ed25519".into(),
            kty: "OKP".into(),
            x: URL_SAFE_NO_PAD.encode(self.0),
        }
    }

    /// The name of the key: the digest of its JWK's three members in lexicographic order (RFC 7638, section 3).
    #[must_use]
    pub fn kid(&self) -> Kid {
        let jwk = format!(
            r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#,
            URL_SAFE_NO_PAD.encode(self.0)
        );
        Kid(Digest::of(jwk.as_bytes()))
    }

    /// The 32 bytes of the key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Tells whether the signature over the message is this key's. Always checked singly: batch verification
    /// accepts signatures that single verification refuses.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, self.0)
            .verify(message, signature)
            .is_ok()
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({})", self.kid())
    }
}

/// The y coordinates of the four points of order 8: lowest byte, the bytes between, highest byte.
const ORDER_8_Y: [(u8, [u8; 30], u8); 2] = [
    (
        0x26,
        [
            0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5,
            0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc,
        ],
        0x05,
    ),
    (
        0xc7,
        [
            0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a,
            0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03,
        ],
        0x7a,
    ),
];

/// A private key that signs. It shows nothing of itself in logs.
pub struct SigningKey {
    pair: Ed25519KeyPair,
    public: VerifyingKey,
}

impl SigningKey {
    /// Makes the key of a 32-byte secret seed (RFC 8032, section 5.1.5), which the caller draws and keeps.
    ///
    /// # Errors
    /// The cryptographic library refuses the seed.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, KeyError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError)?;
        let bytes = pair.public_key().as_ref().try_into().map_err(|_| KeyError)?;
        Ok(Self {
            pair,
            public: VerifyingKey(bytes),
        })
    }

    /// The public half.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        self.public
    }

    /// The name of the key.
    #[must_use]
    pub fn kid(&self) -> Kid {
        self.public.kid()
    }

    /// Signs a message. The same message always gives the same 64 bytes.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        let mut out = [0; 64];
        out.copy_from_slice(self.pair.sign(message).as_ref());
        out
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.kid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8037, appendix A.3.
    #[test]
    fn the_thumbprint_is_that_of_rfc_8037() {
        let jwk = Jwk {
            crv: "Ed25519".into(),
            kty: "OKP".into(),
            x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".into(),
        };
        let key = VerifyingKey::from_jwk(&jwk).unwrap();
        assert_eq!(
            key.kid().to_string(),
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
        );
        assert_eq!(key.to_jwk(), jwk);
    }

    #[test]
    fn keys_that_anybody_can_sign_for_are_refused() {
        let mut prime_and_more = [0xff; 32];
        prime_and_more[31] = 0x7f;
        let (mut zero, mut one, mut order_2) = ([0; 32], [0; 32], prime_and_more);
        (zero[31], one[0], order_2[0]) = (0x80, 1, 0xec);
        let order_8 = ORDER_8_Y.map(|(low, middle, high)| {
            <[u8; 32]>::try_from([&[low], middle.as_slice(), &[high]].concat()).unwrap()
        });
        for bytes in [[0; 32], zero, one, order_2, prime_and_more]
            .into_iter()
            .chain(order_8)
        {
            for sign in [0, 0x80] {
                let mut bytes = bytes;
                bytes[31] |= sign;
                let jwk = VerifyingKey::from_bytes(bytes).to_jwk();
                assert_eq!(VerifyingKey::from_jwk(&jwk), Err(KeyError), "{jwk:?}");
            }
        }
    }

    #[test]
    fn a_signature_holds_for_its_message_only() {
        let key = SigningKey::from_seed(&[7; 32]).unwrap();
        let signature = key.sign(b"one");
        assert!(key.verifying_key().verifies(b"one", &signature));
        assert!(!key.verifying_key().verifies(b"two", &signature));
        assert!(
            !SigningKey::from_seed(&[8; 32])
                .unwrap()
                .verifying_key()
                .verifies(b"one", &signature)
        );
    }
}
