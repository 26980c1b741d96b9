//! Queries: `name=value` pairs. Only text that people typed has escapes; all else of the protocol needs none.

/// The value of a name.
pub(super) fn value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|pair| pair.0 == name).map(|pair| pair.1)
}

/// The value of a name, its escapes resolved (`application/x-www-form-urlencoded`).
pub(super) fn typed(query: &str, name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|pair| pair.0 == name).map(|pair| pair.1.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_comes_back_as_it_was() {
        assert_eq!(
            typed("x=1&text=nguy%E1%BB%85n+a%26b%2B1", "text").as_deref(),
            Some("nguyễn a&b+1")
        );
        assert_eq!(typed("t=1", "text"), None);
    }

    #[test]
    fn a_value_is_found_by_its_whole_name() {
        assert_eq!(value("after=3&date=2026-11-05", "date"), Some("2026-11-05"));
        assert_eq!(value("update=1", "date"), None);
        assert_eq!(value("", "date"), None);
    }
}
