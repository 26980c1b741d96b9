//! A QR code as vectors.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// Modules of empty margin that readers need (ISO/IEC 18004).
const QUIET_MODULES: usize = 4;

/// Draws text as an SVG of squares; `None` when it is too long for a QR code.
#[must_use]
pub fn draw(text: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the path again, square by square, and compares it with the code.
    #[test]
    fn the_squares_are_those_of_the_code() {
        let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
        let svg = draw(text).unwrap();
        let path = svg.split("d=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut dark = vec![Color::Light; code.width() * code.width()];
        for run in path.split('M').skip(1) {
            let (left, rest) = run.split_once(' ').unwrap();
            let (top, rest) = rest.split_once('h').unwrap();
            let (width, _) = rest.split_once('v').unwrap();
            let [left, top, width] = [left, top, width].map(|n| n.parse::<usize>().unwrap());
            let start = (top - QUIET_MODULES) * code.width() + left - QUIET_MODULES;
            dark[start..start + width].fill(Color::Dark);
        }
        assert_eq!(dark, code.to_colors());
    }

    #[test]
    fn text_that_fits_no_code_is_not_drawn() {
        assert_eq!(draw(&"x".repeat(4_000)), None);
    }
}
