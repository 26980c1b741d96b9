//! The road of a batch from its bytes to its acknowledgement.

use sync_protocol::batch::{self, BatchError};
use sync_protocol::keys::Kid;

use crate::app::App;
use crate::ingest::decide::Misplaced;
use crate::store::{RefusedBatch, Signer, Store, StoreError};

/// Why a batch was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// It is not authentic or not well formed.
    #[error("{0}")]
    Batch(#[from] BatchError),
    /// The device that made it is not enrolled here.
    #[error("Batch of device {0}, which is not enrolled here")]
    UnknownDevice(Kid),
    /// It does not follow what is held.
    #[error("{0}")]
    Misplaced(#[from] Misplaced),
    /// The store cannot take it.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The check was interrupted.
    #[error("The check of a batch was interrupted")]
    Interrupted,
}

/// Takes a batch that a device brings: its own or, carried as a file, another one's. Gives the signed
/// acknowledgement. What is refused as not authentic is kept as evidence.
///
/// # Errors
/// See [`ReceiveError`].
pub async fn receive<S: Store>(
    app: &App<S>,
    bytes: Vec<u8>,
    brought_by: Kid,
) -> Result<String, ReceiveError> {
    let taken = take(app, &bytes).await;
    if let Err(error) = &taken
        && is_evidence(error)
    {
        let (at, reason) = (app.clock.now(), error.to_string());
        tracing::warn!(device = %brought_by, %reason, "Batch refused and put into quarantine");
        app.store
            .quarantine(RefusedBatch {
                kid: brought_by,
                at,
                reason,
                bytes,
            })
            .await?;
    }
    taken
}

async fn take<S: Store>(app: &App<S>, bytes: &[u8]) -> Result<String, ReceiveError> {
    let kid = batch::claimed_kid(bytes)?;
    let device = app
        .store
        .device(kid)
        .await?
        .ok_or(ReceiveError::UnknownDevice(kid))?;
    let owned = bytes.to_owned();
    // Hundreds of signatures are work for a thread of their own.
    let opened = tokio::task::spawn_blocking(move || batch::open(&owned, &device.key)).await;
    let opened = opened.map_err(|_| ReceiveError::Interrupted)??;
    let signer = Signer {
        now: app.clock.now(),
        key: app.key.clone(),
    };
    let (entries, log) = (opened.manifest.count, opened.id);
    let acknowledgement = app.store.ingest(opened, signer).await??;
    tracing::info!(device = %kid, batch = %log, entries, "Batch acknowledged");
    Ok(acknowledgement)
}

/// A gap is everyday life and comes again whole; a store that is busy says nothing about the batch.
fn is_evidence(error: &ReceiveError) -> bool {
    match error {
        ReceiveError::Batch(_) | ReceiveError::UnknownDevice(_) => true,
        ReceiveError::Misplaced(misplaced) => !matches!(misplaced, Misplaced::Gap { .. }),
        ReceiveError::Store(_) | ReceiveError::Interrupted => false,
    }
}
