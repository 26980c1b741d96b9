//! Limits on a bundle, which comes from outside. The writer keeps to them as well.

/// Files in one bundle. A list of 2,000 people makes some 2,100 files; ten times that is another kind of export.
pub const FILES_MAX: usize = 20_000;

/// Bytes of all files together after decompression. It bounds what a hostile archive can make a reader allocate.
pub const BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Bytes of one JWS, key or proof. A certificate takes about 700 bytes, an acknowledgement with a thousand
/// flags about 60 kB.
pub const SMALL_FILE_BYTES_MAX: u64 = 1024 * 1024;

/// Hashes in an inclusion path: enough for a tree of 2^32 lines.
pub const PATH_HASHES_MAX: usize = 32;
