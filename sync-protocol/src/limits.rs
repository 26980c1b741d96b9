//! Limits on everything that comes from outside, each with its reason.

/// Bytes of one entry line. A payout with a long signature is about 4 kB; ten times that is a fault.
pub const LINE_BYTES_MAX: usize = 64 * 1024;

/// Nesting of arrays and objects in signed JSON. The protocol needs 6; readers in other languages give up at
/// depths of their own, and two readers must not differ.
pub const JSON_DEPTH_MAX: usize = 32;

/// Entries in one batch: a carrier's heaviest day is some 300 doors, so one batch holds several days.
pub const BATCH_ENTRIES_MAX: u64 = 2_000;

/// Bytes of a batch's lines after decompression. It bounds what a hostile file can make the centre allocate.
pub const BATCH_LINES_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Bytes of a manifest as it travels. A real one takes about 1 kB.
pub const MANIFEST_BYTES_MAX: usize = 16 * 1024;

/// Exponent of the largest zstd window. A header may ask for gigabytes before a byte of text has come; 2^24 holds
/// all the lines that a batch may have.
pub const ZSTD_WINDOW_LOG_MAX: u32 = 24;

/// Money in one figure of an entry, in đồng: ten times what the province pays in a month. It keeps every sum of
/// hostile figures within what can be written and read.
pub const ENTRY_AMOUNT_MAX: i64 = 999_999_999_999;

/// Envelopes in one figure of an entry: more than the province has in a month.
pub const ENTRY_ENVELOPES_MAX: i64 = 1_000_000;

/// Months in one paid line. A list pays one or two; a hostile line of a thousand years would become a million
/// entitlements.
pub const LINE_MONTHS_MAX: usize = 120;

/// Kinds of notes in one count. There are twelve in use, and six coins.
pub const NOTE_KINDS_MAX: usize = 32;

/// Warnings in one payout. There are about ten.
pub const WARNINGS_MAX: usize = 32;

/// Bytes of an enrolment link. A real one takes about 150, and a QR code of more is hard to scan.
pub const LINK_BYTES_MAX: usize = 512;

/// Bytes of a batch as it travels: manifest line and compressed lines.
pub const BATCH_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Bytes of a benefit catalogue. The first one has 140 kB; ten times that is a fault.
pub const CATALOGUE_BYTES_MAX: usize = 1_400_000;

/// Bytes of ink in one signature. A real one takes about 1 kB.
pub const INK_BYTES_MAX: usize = 32 * 1024;

/// Statements in one reply, so that a reply stays small on a bad line.
pub const STATEMENTS_PER_REPLY_MAX: u32 = 50;

/// Seconds that a request's clock may differ from the centre's before it is asked to set it right.
pub const REQUEST_SKEW_SECONDS_MAX: i64 = 300;

/// Characters of a search for a person; nobody types more than a name and a number.
pub const SEARCH_LENGTH_MAX: usize = 120;

/// Digits of the shortest word of a search that is read as the end of an identity number; fewer would find half
/// of a branch.
pub const SEARCH_DIGITS_MIN: usize = 4;

/// Bytes of a file of a handover: the lists of a whole round with their register take some 300 kB.
pub const HANDOVER_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Envelopes in one grant. A carrier's heaviest day has 300.
pub const HANDOVER_ENVELOPES_MAX: usize = 1_500;

/// Bytes of a slip's text: what the largest QR code holds in capitals and digits (version 40, level L).
pub const SLIP_TEXT_BYTES_MAX: usize = 4_296;

/// Bytes of a slip and its certificate after decompression. Real ones take about 1,100; eight times that is a
/// fault or an attack.
pub const SLIP_BYTES_MAX: usize = 8 * 1024;

/// Periods on one slip. An envelope holds a handful of lines; each adds at most one.
pub const SLIP_PERIODS_MAX: usize = 60;
