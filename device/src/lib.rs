//! The offline core: encrypted store, journal, projections, doorstep and day-end use cases, outbox and sync
//! client. It knows nothing of windows; it runs in the app, in tests and behind a local bridge alike.

pub mod views;
