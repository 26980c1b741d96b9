//! The number of a receipt, for people.

use sync_protocol::digest::Digest;

/// Characters of the digest that make the number: 48 bits, so that two of a million receipts hardly ever share
/// one. It finds a receipt; only the whole digest proves it.
const NUMBER_CHARS: usize = 12;

/// The number printed on a receipt: the beginning of the digest of its sealed line, as `3F2A-91BC-07DE`.
#[must_use]
pub fn receipt_number(line_sha256: &Digest) -> String {
    let mut out = String::new();
    for (place, char) in line_sha256.to_hex().chars().take(NUMBER_CHARS).enumerate() {
        if place > 0 && place % 4 == 0 {
            out.push('-');
        }
        out.push(char.to_ascii_uppercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_the_beginning_of_what_sha256sum_prints() {
        assert_eq!(receipt_number(&Digest::of(b"")), "E3B0-C442-98FC");
    }
}
