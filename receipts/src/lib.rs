//! Bundles of receipts that anybody can check, and the checking of them.
//!
//! A bundle is a zip of what was signed, byte for byte: sealed lines, device certificates, batch manifests,
//! acknowledgements, and for each line the path that proves it to be among what the centre acknowledged. Two
//! more files are derived from these and are checked by deriving them again: an index for people and a manifest
//! with counts, sums and digests. So every byte of a bundle is either signed or follows from what is signed.
//!
//! An export of one person or one day holds a part of a journal: the chain of lines has holes, and each line is
//! proved on its own. What a bundle cannot show is that nothing was left out; [`verify::Summary::gaps`] says
//! where numbers are missing.
//!
//! The alternative, one signed object around the whole export, was rejected: it would ask the reader to trust
//! the exporter of the day instead of the devices and the acknowledgements.

pub mod archive;
pub mod contents;
pub mod fault;
mod index;
mod key_files;
pub mod layout;
pub mod limits;
mod manifest;
pub mod number;
pub mod opened;
mod proof;
mod readme;
pub mod verify;
pub mod write;

/// Version of the bundle's form: files, columns of the index and words of `README.txt`. A reader derives these
/// again to check them, so any change to them is a new version.
pub const FORMAT: u32 = 1;
