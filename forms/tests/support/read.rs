use std::collections::BTreeSet;
use std::process::Command;

use lopdf::{Document, Object};

/// The text of each page, as it is laid out.
pub fn pages(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.pdf");
    std::fs::write(&path, pdf).unwrap();
    let out = Command::new("pdftotext")
        .arg("-layout")
        .arg(&path)
        .arg("-")
        .output()
        .unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    pages
}

/// The words of all pages, with every run of white space as one space.
pub fn words(pdf: &[u8]) -> String {
    pages(pdf)
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The families of the fonts that are inside.
pub fn fonts(pdf: &[u8]) -> BTreeSet<String> {
    let document = Document::load_mem(pdf).unwrap();
    document.objects.values().filter_map(font).collect()
}

fn font(object: &Object) -> Option<String> {
    let dict = object.as_dict().ok()?;
    let name = dict
        .get(b"BaseFont")
        .or(dict.get(b"FontName"))
        .ok()?
        .as_name()
        .ok()?;
    let name = String::from_utf8_lossy(name).into_owned();
    Some(
        name.split_once('+')
            .map_or(name.clone(), |(_, rest)| rest.to_owned()),
    )
}

/// The texts of the QR codes on one page, as a scanner with this many dots per inch reads them.
pub fn codes(pdf: &[u8], page: usize, dots_per_inch: u32) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.pdf");
    std::fs::write(&path, pdf).unwrap();
    let (page, dots) = (page.to_string(), dots_per_inch.to_string());
    let out = Command::new("pdftoppm")
        .args(["-gray", "-r", &dots, "-f", &page, "-l", &page])
        .arg(&path)
        .output()
        .unwrap();
    let (width, height, grey) = grey_map(&out.stdout);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey[y * width + x]);
    let grids = image.detect_grids();
    grids
        .iter()
        .filter_map(|grid| grid.decode().ok())
        .map(|(_, text)| text)
        .collect()
}

/// A picture in the format PGM: three lines of head, then the bytes.
fn grey_map(bytes: &[u8]) -> (usize, usize, &[u8]) {
    let head: Vec<&[u8]> = bytes.splitn(4, |b| *b == b'\n').collect();
    let size = std::str::from_utf8(head[1]).unwrap();
    let (width, height) = size.split_once(' ').unwrap();
    (width.parse().unwrap(), height.parse().unwrap(), head[3])
}
