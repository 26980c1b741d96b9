//! Device certificates: the centre's signed word on whose key a key is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{BranchId, StaffId};
use crate::jws::SignedObject;
use crate::keys::{Jwk, KeyError, Kid, VerifyingKey};

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Pays at the door.
    Carrier,
    /// Issues, counts, closes and looks after exceptions at a branch.
    Supervisor,
}

/// A device certificate.
///
/// It is signed: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Version of the protocol.
    pub v: u32,
    /// Name of the device's key.
    pub kid: Kid,
    /// The device's key.
    pub key: Jwk,
    /// Who holds the device.
    pub staff: Staff,
    /// What the holder may do.
    pub role: Role,
    /// The holder's branch.
    pub branch: Branch,
    /// Name of the device.
    pub device_name: String,
    /// What protects the device's key, in the device's own words (`pin`, `pin+keystore`).
    pub key_protection: String,
    /// From when.
    #[serde(with = "crate::spelling")]
    pub not_before: DateTime<Utc>,
    /// Until when new authority is given. What was sealed is taken later as well.
    #[serde(with = "crate::spelling")]
    pub not_after: DateTime<Utc>,
}

impl Certificate {
    /// The device's key.
    ///
    /// # Errors
    /// The certificate names a key other than the one that it holds, or one that cannot be trusted.
    pub fn device_key(&self) -> Result<VerifyingKey, KeyError> {
        let key = VerifyingKey::from_jwk(&self.key)?;
        if key.kid() == self.kid {
            Ok(key)
        } else {
            Err(KeyError)
        }
    }
}

impl SignedObject for Certificate {
    const TYP: &'static str = "tan-nha-cert+jws";
}

/// An employee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// The post's code.
    pub id: StaffId,
    /// Full name, as the label of an envelope must carry it.
    pub name: String,
}

/// A branch of the post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// The post's code.
    pub id: BranchId,
    /// Its name.
    pub name: String,
}
