//! The typeface of slips, bundled, and how wide its words are.
//!
//! Code pages of thermal printers rarely hold Vietnamese, so slips are printed as pictures. Text in NFC has a
//! glyph for every Vietnamese letter in Be Vietnam Pro, so marks are stacked as the face was drawn.

#![expect(
    clippy::float_arithmetic,
    reason = "places of ink on paper; money is written as text before it comes here"
)]

use ab_glyph::{Font, FontRef, PxScale, ScaleFont};

use crate::error::Result;
use crate::views::CallError;

const REGULAR: &[u8] = include_bytes!("../../fonts/BeVietnamPro-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/BeVietnamPro-Bold.ttf");

/// Weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// The file of a weight, for a program that embeds it.
pub(super) fn file(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::Bold => BOLD,
    }
}

/// Both weights, opened.
pub(super) struct Typeface {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
}

impl Typeface {
    /// Opens the bundled files.
    ///
    /// # Errors
    /// `Internal`: a file of the program is damaged.
    pub(super) fn open() -> Result<Self> {
        let open =
            |file| FontRef::try_from_slice(file).map_err(|_| CallError::internal("the typeface of slips"));
        Ok(Self {
            regular: open(REGULAR)?,
            bold: open(BOLD)?,
        })
    }

    /// A weight.
    pub(super) fn font(&self, weight: Weight) -> &FontRef<'static> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The scale at which an em is so many dots.
    pub(super) fn scale(&self, weight: Weight, em: f32) -> PxScale {
        let font = self.font(weight);
        let units = font.units_per_em().unwrap_or(1_000.0);
        PxScale::from(em * font.height_unscaled() / units)
    }

    /// Width of a text in dots.
    pub(super) fn width(&self, text: &str, weight: Weight, em: f32) -> f32 {
        let font = self.font(weight).as_scaled(self.scale(weight, em));
        text.chars().map(|char| font.h_advance(font.glyph_id(char))).sum()
    }
}
