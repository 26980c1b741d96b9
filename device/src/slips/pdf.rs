//! A slip as PDF: the same layout as on a roll, as text that can be searched and read aloud.
//!
//! Written with krilla, the library under typst, without typst: a form of one column needs no typesetting, and a
//! phone does not carry a compiler for it.

#![expect(
    clippy::float_arithmetic,
    reason = "places of ink on paper; money is text before it comes here"
)]

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use super::layout::Layout;
use super::typeface::{Weight, file};
use crate::error::Result;
use crate::views::CallError;

/// Width of a page in points: that of A6, which is in every print shop. The page is as long as the slip.
const PAGE_WIDTH: f32 = 297.6;

/// White around the slip, in points.
const MARGIN: f32 = 28.8;

/// Points of a dot: 384 dots fill what the margins leave.
const POINTS: f32 = 0.625;

/// Writes a layout as PDF.
///
/// # Errors
/// `Internal`: the bundled typeface is damaged, or the file cannot be written.
pub(super) fn pdf(layout: &Layout) -> Result<Vec<u8>> {
    let failed = || CallError::internal("write a slip as PDF");
    let font = |weight| Font::new(file(weight).to_vec().into(), 0).ok_or_else(failed);
    let (regular, bold) = (font(Weight::Regular)?, font(Weight::Bold)?);
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title("Phiếu nhận tiền".into())
            .language("vi-VN".into())
            .creator("Tận Nhà".into()),
    );
    let height = layout.height * POINTS + 2.0 * MARGIN;
    let settings = PageSettings::from_wh(PAGE_WIDTH, height).ok_or_else(failed)?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface.set_fill(Some(Fill {
        paint: rgb::Color::new(0, 0, 0).into(),
        ..Fill::default()
    }));
    for text in &layout.texts {
        let font = match text.weight {
            Weight::Regular => &regular,
            Weight::Bold => &bold,
        };
        let place = Point::from_xy(MARGIN + text.x * POINTS, MARGIN + text.y * POINTS);
        let size = text.em * POINTS;
        surface.draw_text(
            place,
            font.clone(),
            size,
            &text.text,
            false,
            TextDirection::LeftToRight,
        );
    }
    draw_blocks(&mut surface, layout).ok_or_else(failed)?;
    surface.finish();
    page.finish();
    document.finish().map_err(|_| failed())
}

/// All blocks as one path: seams between neighbours would show on a screen.
fn draw_blocks(surface: &mut Surface<'_>, layout: &Layout) -> Option<()> {
    let mut path = PathBuilder::new();
    for block in &layout.blocks {
        let place = |at: f32| MARGIN + at * POINTS;
        path.push_rect(Rect::from_xywh(
            place(block.x),
            place(block.y),
            block.width * POINTS,
            block.height * POINTS,
        )?);
    }
    surface.draw_path(&path.finish()?);
    Some(())
}
