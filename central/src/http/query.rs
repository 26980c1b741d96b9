//! Queries: plain `name=value` pairs, as the protocol uses them. No value of the protocol needs escapes.

/// The value of a name.
pub(super) fn value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|pair| pair.0 == name).map(|pair| pair.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_by_its_whole_name() {
        assert_eq!(value("after=3&date=2026-11-05", "date"), Some("2026-11-05"));
        assert_eq!(value("update=1", "date"), None);
        assert_eq!(value("", "date"), None);
    }
}
