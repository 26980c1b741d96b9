//! A slip as a picture of black and white dots.

#![expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "places of ink on paper, within a picture of known size; money is text before it comes here"
)]

use ab_glyph::{Font, ScaleFont, point};

use super::layout::{Block, Layout, Placed, WIDTH};
use super::typeface::Typeface;

/// Share of a dot that ink must cover to be printed. Thin strokes at 203 dots an inch vanish above a half.
const COVERAGE_MIN: f32 = 0.45;

/// A picture one roll wide.
pub(super) struct Picture {
    height: usize,
    dots: Vec<bool>,
}

impl Picture {
    /// Draws a layout.
    pub(super) fn of(layout: &Layout, face: &Typeface) -> Self {
        let height = layout.height.ceil() as usize;
        let mut picture = Self {
            height,
            dots: vec![false; WIDTH * height],
        };
        for text in &layout.texts {
            picture.text(text, face);
        }
        for block in &layout.blocks {
            picture.block(*block);
        }
        picture
    }

    /// The rows from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dots.chunks_exact(WIDTH)
    }

    fn text(&mut self, placed: &Placed, face: &Typeface) {
        let scale = face.scale(placed.weight, placed.em);
        let font = face.font(placed.weight).as_scaled(scale);
        let mut x = placed.x;
        for char in placed.text.chars() {
            let id = font.glyph_id(char);
            let glyph = id.with_scale_and_position(scale, point(x, placed.y));
            if let Some(outline) = font.font.outline_glyph(glyph) {
                let corner = outline.px_bounds().min;
                outline.draw(|dx, dy, coverage| {
                    if coverage >= COVERAGE_MIN {
                        self.ink(corner.x + dx as f32, corner.y + dy as f32);
                    }
                });
            }
            x += font.h_advance(id);
        }
    }

    fn block(&mut self, block: Block) {
        for dy in 0..block.height as usize {
            for dx in 0..block.width as usize {
                self.ink(block.x + dx as f32, block.y + dy as f32);
            }
        }
    }

    /// Blackens a dot; what lies outside of the paper is not there.
    fn ink(&mut self, x: f32, y: f32) {
        if x < 0.0 || y < 0.0 || x >= WIDTH as f32 || y >= self.height as f32 {
            return;
        }
        if let Some(dot) = self.dots.get_mut(y as usize * WIDTH + x as usize) {
            *dot = true;
        }
    }
}
