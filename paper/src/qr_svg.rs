//! A QR code as vectors.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// Modules of empty margin that readers need (ISO/IEC 18004).
const QUIET_MODULES: usize = 4;

/// Draws text as an SVG of squares; `None` when it is too long for a QR code.
pub(crate) fn draw(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = code.width() + 2 * QUIET_MODULES;
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (left, top, width) = (x + QUIET_MODULES, y + QUIET_MODULES, run.len());
                // Writing into a text cannot fail.
                let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
            }
            x += run.len();
        }
    }
    Some(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>"#
    ))
}
