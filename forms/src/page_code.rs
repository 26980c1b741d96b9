//! The code on each page of a list, by which a scan of the signed paper is indexed.
//!
//! `TN1/P/<list>/<page>-<pages>/<first>-<last>`: the list's id as 32 hexadecimal digits, the page and how many there
//! are, the first and last row on it. Capitals, figures, `/` and `-` only, which a QR code packs densely
//! (alphanumeric mode, ISO/IEC 18004). It says nothing about people.

use std::fmt;
use std::str::FromStr;

use sync_protocol::ids::ListId;

/// The beginning of every code: product and version of the format, and that it is a page.
const PREFIX: &str = "TN1/P/";

/// Digits of an id in the code.
const ID_DIGITS: usize = 32;

/// The largest number in a code. Lists have some thousand rows.
const NUMBER_MAX: u32 = 999_999;

/// One page of one version of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageCode {
    list: ListId,
    page: u32,
    pages: u32,
    first: u32,
    last: u32,
}

/// The text is not the code of a page.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
#[error("Not the code of a list's page")]
pub struct PageCodeError;

impl PageCode {
    /// A page and its rows, all counted from 1.
    ///
    /// # Errors
    /// The page lies behind the last, or the rows run backwards.
    pub fn new(list: ListId, page: u32, pages: u32, first: u32, last: u32) -> Result<Self, PageCodeError> {
        let sound = 1 <= page && page <= pages && 1 <= first && first <= last;
        if sound && pages <= NUMBER_MAX && last <= NUMBER_MAX {
            Ok(Self {
                list,
                page,
                pages,
                first,
                last,
            })
        } else {
            Err(PageCodeError)
        }
    }

    /// The version of the list.
    #[must_use]
    pub fn list(&self) -> ListId {
        self.list
    }

    /// The page, and how many the list has.
    #[must_use]
    pub fn page(&self) -> (u32, u32) {
        (self.page, self.pages)
    }

    /// The rows on the page.
    #[must_use]
    pub fn rows(&self) -> std::ops::RangeInclusive<u32> {
        self.first..=self.last
    }
}

impl fmt::Display for PageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = format!("{:X}", self.list.0.as_simple());
        write!(
            f,
            "{PREFIX}{id}/{}-{}/{}-{}",
            self.page, self.pages, self.first, self.last
        )
    }
}

impl FromStr for PageCode {
    type Err = PageCodeError;

    fn from_str(text: &str) -> Result<Self, PageCodeError> {
        let rest = text.strip_prefix(PREFIX).ok_or(PageCodeError)?;
        let mut parts = rest.split('/');
        let (Some(id), Some(pages), Some(rows), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(PageCodeError);
        };
        let capitals = |b: u8| b.is_ascii_digit() || (b'A'..=b'F').contains(&b);
        if id.len() != ID_DIGITS || !id.bytes().all(capitals) {
            return Err(PageCodeError);
        }
        let list = id.parse().map_err(|_| PageCodeError)?;
        let ((page, pages), (first, last)) = (pair(pages)?, pair(rows)?);
        Self::new(list, page, pages, first, last)
    }
}

fn pair(text: &str) -> Result<(u32, u32), PageCodeError> {
    let (a, b) = text.split_once('-').ok_or(PageCodeError)?;
    Ok((number(a)?, number(b)?))
}

/// One number has one spelling: no sign, no leading zero.
fn number(text: &str) -> Result<u32, PageCodeError> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    let value = text.parse().ok().filter(|_| plain);
    value.ok_or(PageCodeError)
}
