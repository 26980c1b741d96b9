//! Files inside a PDF, so that one file serves person and program.

use std::collections::BTreeMap;

/// A file inside a PDF.
#[derive(Clone)]
pub struct Attachment {
    /// Its name, without folders: readers of PDF know none.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What it is, for people.
    pub description: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Attaches the files of a bundle one by one: for a single receipt. Folders become the first part of the name
/// (`keys/centre.pem` becomes `keys.centre.pem`), so that they can be made again.
#[must_use]
pub fn loose(files: &BTreeMap<String, Vec<u8>>) -> Vec<Attachment> {
    let attachments = files.iter().map(|(name, bytes)| Attachment {
        name: name.replace('/', "."),
        media_type: media_type(name).to_owned(),
        description: description(name).to_owned(),
        bytes: bytes.clone(),
    });
    attachments.collect()
}

/// Attaches a bundle as it is: for many receipts, whose single files would bury each other.
#[must_use]
pub fn bundle(name: &str, zip: Vec<u8>) -> Vec<Attachment> {
    vec![Attachment {
        name: name.to_owned(),
        media_type: "application/zip".into(),
        description: "Gói biên nhận để kiểm tra bằng máy".into(),
        bytes: zip,
    }]
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("jws") => "application/jose",
        Some("jwk") => "application/jwk+json",
        Some("json") => "application/json",
        Some("csv") => "text/csv",
        Some("pem") => "application/x-pem-file",
        _ => "text/plain",
    }
}

fn description(name: &str) -> &'static str {
    match name.split_once('/').map_or(name, |(folder, _)| folder) {
        "entries" => "Dòng nhật ký đã ký, giữ nguyên từng byte",
        "certificates" => "Chứng thư của thiết bị, do trung tâm ký",
        "batches" => "Bản kê của lô, do thiết bị ký",
        "acknowledgements" => "Xác nhận của trung tâm cho lô",
        "proofs" => "Đường dẫn chứng minh dòng nằm trong lô",
        "keys" => "Khóa công khai",
        "index.csv" => "Bảng kê biên nhận",
        "manifest.json" => "Mã SHA-256 của các tệp",
        _ => "Hướng dẫn kiểm tra",
    }
}
