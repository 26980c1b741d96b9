//! What every request needs.

use std::sync::Arc;

use sync_protocol::keys::SigningKey;

use crate::clock::Clock;
use crate::store::Store;

/// The running centre.
pub struct App<S: Store> {
    /// Where everything is kept.
    pub store: S,
    /// The centre's signing key.
    pub key: Arc<SigningKey>,
    /// The time.
    pub clock: Arc<dyn Clock>,
}
