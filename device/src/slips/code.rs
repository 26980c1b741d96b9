//! The QR code of a slip.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use crate::error::Result;
use crate::views::CallError;
use crate::views::slip::SlipCodeView;

/// Light modules around a code (ISO/IEC 18004).
const QUIET: usize = 4;

/// The widest code that a roll of 384 dots takes at three dots a module: version 25.
const MODULES_MAX_AT_LEVEL_M: usize = 117;

/// A QR code with its quiet zone.
pub(super) struct Code {
    /// Width and height in modules.
    pub(super) modules: usize,
    dark: Vec<bool>,
}

impl Code {
    /// Draws a text. Level M, which survives a crease, as long as the modules stay large enough for a cheap
    /// camera on the narrowest roll; level L above.
    ///
    /// # Errors
    /// `Internal`: the text fits no code, which no slip is long enough for.
    pub(super) fn of(text: &str) -> Result<Self> {
        let at = |level| QrCode::with_error_correction_level(text, level);
        let code = at(EcLevel::M)
            .ok()
            .filter(|code| code.width() <= MODULES_MAX_AT_LEVEL_M);
        let code = match code {
            Some(code) => code,
            None => at(EcLevel::L).map_err(|_| CallError::internal("a slip too long for a QR code"))?,
        };
        Ok(Self::with_quiet_zone(&code))
    }

    fn with_quiet_zone(code: &QrCode) -> Self {
        let (width, colors) = (code.width(), code.to_colors());
        let modules = width.saturating_add(2 * QUIET);
        let mut dark = vec![false; modules.saturating_mul(modules)];
        let rows = dark.chunks_exact_mut(modules).skip(QUIET);
        for (row, colors) in rows.zip(colors.chunks_exact(width)) {
            for (module, color) in row.iter_mut().skip(QUIET).zip(colors) {
                *module = *color == Color::Dark;
            }
        }
        Self { modules, dark }
    }

    /// The rows from the top, true where a module is dark.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks_exact(self.modules)
    }

    /// Runs of dark modules: column, row and length.
    pub(super) fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs = Vec::new();
        for (y, row) in self.rows().enumerate() {
            let mut x = 0;
            for part in row.chunk_by(|a, b| a == b) {
                if part.first() == Some(&true) {
                    runs.push((x, y, part.len()));
                }
                x += part.len();
            }
        }
        runs
    }

    /// The code as the screen draws it.
    ///
    /// # Errors
    /// `Internal`: it cannot be written.
    pub(super) fn view(&self, text: &str) -> Result<SlipCodeView> {
        let mut path = String::new();
        for (x, y, length) in self.runs() {
            write!(path, "M{x} {y}h{length}v1h-{length}z").map_err(|_| CallError::internal("draw a code"))?;
        }
        Ok(SlipCodeView {
            text: text.to_owned(),
            modules: u32::try_from(self.modules).map_err(|_| CallError::internal("draw a code"))?,
            path,
        })
    }
}
