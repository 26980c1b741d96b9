//! Limits on everything that comes from outside, each with its reason.

/// Bytes of one entry line. A payout with a long signature is about 4 kB; ten times that is a fault.
pub const LINE_BYTES_MAX: usize = 64 * 1024;

/// Entries in one batch: a carrier's heaviest day is some 300 doors, so one batch holds several days.
pub const BATCH_ENTRIES_MAX: u64 = 2_000;

/// Bytes of a batch's lines after decompression. It bounds what a hostile file can make the centre allocate.
pub const BATCH_LINES_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Bytes of a batch as it travels: manifest line and compressed lines.
pub const BATCH_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Bytes of ink in one signature. A real one takes about 1 kB.
pub const INK_BYTES_MAX: usize = 32 * 1024;

/// Statements in one reply, so that a reply stays small on a bad line.
pub const STATEMENTS_PER_REPLY_MAX: u32 = 50;

/// Seconds that a request's clock may differ from the centre's before it is asked to set it right.
pub const REQUEST_SKEW_SECONDS_MAX: i64 = 300;
