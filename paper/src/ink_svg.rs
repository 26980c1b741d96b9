//! A signature as vectors: the strokes as they were drawn, smoothed, at their true aspect ratio.

use std::fmt::Write;

use sync_protocol::ink::{Ink, InkPoint, PRESSURE_MAX};

/// A smooth curve through points needs sixths of their distances; in this scale they are whole numbers.
const SCALE: i64 = 6;

/// The part of the frame that is always shown: a small scribble stays small.
const FRAME_PART_MIN: i64 = 3;

/// Draws the ink as SVG.
///
/// What is shown is the ink and a margin around it, not the whole frame: the frame is a phone's screen, of which
/// people use a part. Where the ink tells how hard the pen was pressed, the line is thinner or broader with it.
pub(crate) fn draw(ink: &Ink) -> String {
    let points = || ink.strokes.iter().flatten();
    let xs = Span::of(points().map(|p| i64::from(p.x)), ink.width);
    let ys = Span::of(points().map(|p| i64::from(p.y)), ink.height);
    let (width, height) = (xs.length * SCALE, ys.length * SCALE);
    let pen = (width.max(height) / PEN_PARTS).max(1);
    let mut drawn = String::new();
    let strokes = ink.strokes.iter().filter(|s| !s.is_empty());
    if ink.pressures().is_some() {
        strokes.for_each(|stroke| draw_pressed(&mut drawn, stroke, pen));
    } else {
        let mut path = String::new();
        strokes.for_each(|stroke| draw_stroke(&mut path, stroke));
        // Writing into a text cannot fail.
        let _ = write!(drawn, r#"<path d="{path}"/>"#);
    }
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} {} {width} {height}"><g fill="none" stroke="#10204a" stroke-width="{pen}" stroke-linecap="round" stroke-linejoin="round">{drawn}</g></svg>"##,
        xs.start * SCALE,
        ys.start * SCALE,
    )
}

/// The pen's width as a part of the picture's longer side: that of a ball pen at the printed size.
const PEN_PARTS: i64 = 110;

/// A stretch of one axis.
struct Span {
    start: i64,
    length: i64,
}

impl Span {
    /// The values with a margin, and never less than a part of the frame.
    fn of(values: impl Iterator<Item = i64> + Clone, frame: u32) -> Self {
        let low = values.clone().min().unwrap_or(0);
        let high = values.max().unwrap_or(0);
        let least = (i64::from(frame) / FRAME_PART_MIN).max(1);
        let drawn = high.saturating_sub(low);
        let length = drawn.saturating_add(drawn / 8).max(least);
        Self {
            start: low - (length - drawn) / 2,
            length,
        }
    }
}

/// Draws one stroke as a Catmull-Rom curve: it passes through every point that was recorded.
fn draw_stroke(path: &mut String, stroke: &[InkPoint]) {
    move_to(path, stroke, 0);
    if stroke.len() == 1 {
        path.push_str("h1");
    }
    for place in 1..stroke.len() {
        curve_to(path, stroke, place);
    }
}

/// Draws one stroke with the same curve, each part of it as broad as the pen was pressed at its ends.
fn draw_pressed(drawn: &mut String, stroke: &[InkPoint], pen: i64) {
    for place in 1..stroke.len().max(2) {
        let mut path = String::new();
        move_to(&mut path, stroke, place - 1);
        if stroke.len() == 1 {
            path.push_str("h1");
        } else {
            curve_to(&mut path, stroke, place);
        }
        let width = pressed_pen(pen, stroke.get(place - 1), stroke.get(place).or(stroke.last()));
        let _ = write!(drawn, r#"<path d="{path}" stroke-width="{width}"/>"#);
    }
}

/// The pen's width between two points: half of the ball pen's where it barely touches, half more when it is pressed
/// with all force.
fn pressed_pen(pen: i64, from: Option<&InkPoint>, to: Option<&InkPoint>) -> i64 {
    let pressure = |point: Option<&InkPoint>| i64::from(point.and_then(|p| p.pressure).unwrap_or_default());
    let full = 2 * i64::from(PRESSURE_MAX);
    (pen * (full / 2 + pressure(from) + pressure(to)) / full).max(1)
}

fn move_to(path: &mut String, stroke: &[InkPoint], place: usize) {
    let (x, y) = at(stroke, place);
    let _ = write!(path, "M{} {}", x * SCALE, y * SCALE);
}

fn curve_to(path: &mut String, stroke: &[InkPoint], place: usize) {
    let (before, from) = (at(stroke, place.saturating_sub(2)), at(stroke, place - 1));
    let (to, after) = (at(stroke, place), at(stroke, place + 1));
    let _ = write!(
        path,
        "C{} {} {} {} {} {}",
        from.0 * SCALE + to.0 - before.0,
        from.1 * SCALE + to.1 - before.1,
        to.0 * SCALE - after.0 + from.0,
        to.1 * SCALE - after.1 + from.1,
        to.0 * SCALE,
        to.1 * SCALE,
    );
}

/// A point of a stroke; beyond the end, the last one.
fn at(stroke: &[InkPoint], place: usize) -> (i64, i64) {
    let point = stroke.get(place).or(stroke.last());
    point.map_or((0, 0), |p| (i64::from(p.x), i64::from(p.y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: i32, y: i32) -> InkPoint {
        InkPoint::new(x, y, 0)
    }

    #[test]
    fn the_curve_passes_through_every_point() {
        let ink = Ink {
            width: 300,
            height: 100,
            strokes: vec![vec![point(0, 0), point(10, 20), point(30, 20)], vec![point(5, 5)]],
        };
        let svg = draw(&ink);
        assert!(
            svg.contains(r#"d="M0 0C10 20 30 100 60 120C90 140 160 120 180 120M30 30h1""#),
            "{svg}"
        );
    }

    #[test]
    fn a_pen_that_is_pressed_harder_draws_a_broader_line() {
        let pressed = |x, pressure| InkPoint {
            pressure: Some(pressure),
            ..point(x, 0)
        };
        let stroke = vec![
            pressed(0, 0),
            pressed(1100, 0),
            pressed(2200, 1000),
            pressed(3300, 1000),
        ];
        let ink = Ink {
            width: 3300,
            height: 100,
            strokes: vec![stroke, vec![pressed(7, 500)]],
        };
        let svg = draw(&ink);
        let widths: Vec<&str> = svg.split("stroke-width=\"").skip(1).collect();
        let widths: Vec<&str> = widths.iter().map(|w| w.split('"').next().unwrap()).collect();
        assert_eq!(
            widths,
            ["202", "101", "202", "303", "202"],
            "the pen, then each part"
        );
        assert!(svg.contains(r#"<path d="M42 0h1""#), "a dot is drawn: {svg}");
    }

    #[test]
    fn the_picture_keeps_the_proportions_of_the_ink() {
        let wide = Ink {
            width: 300,
            height: 300,
            strokes: vec![vec![point(0, 0), point(800, 200)]],
        };
        assert!(
            draw(&wide).contains(r#"viewBox="-300 -72 5400 1350""#),
            "{}",
            draw(&wide)
        );
    }

    #[test]
    fn hostile_ink_is_drawn_without_overflow() {
        for strokes in [
            vec![],
            vec![vec![]],
            vec![vec![point(i32::MIN, i32::MAX), point(i32::MAX, i32::MIN)]],
        ] {
            for side in [0, u32::MAX] {
                let ink = Ink {
                    width: side,
                    height: side,
                    strokes: strokes.clone(),
                };
                assert!(draw(&ink).starts_with("<svg"));
            }
        }
    }
}
