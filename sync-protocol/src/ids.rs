//! Names of things. Each kind of thing has a type of its own, so that a person is never taken for an envelope.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[serde(with = "crate::spelling")] pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    };
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

uuid_id!(
    /// One version of a payout list.
    ListId
);
uuid_id!(
    /// A person, the same on every list of the centre.
    PersonId
);
uuid_id!(
    /// One benefit of one person on one list.
    LineId
);
uuid_id!(
    /// All lines of one person on one list, handed over together.
    EnvelopeId
);
uuid_id!(
    /// A record of the journal. It is drawn at random (UUID version 4, 122 random bits), so that the digest of
    /// an entry whose text is withheld cannot be found by guessing the text.
    EntryId
);
uuid_id!(
    /// A registered proxy, guardian, carer or representative.
    AuthorisationId
);
text_id!(
    /// The post's own code of an employee, such as `NV001`.
    StaffId
);
text_id!(
    /// The post's own code of a branch.
    BranchId
);
text_id!(
    /// A code of the benefit catalogue, such as `NCC_LS_1`. A list may carry one that the catalogue lacks.
    BenefitCode
);
text_id!(
    /// The official code of a commune (xã, phường, đặc khu), such as `30313`. Codes were reused in 2025, so one
    /// means something only together with the month of its list.
    CommuneCode
);
