//! Where everything of a slip stands, in dots of a 58 mm roll. The roll and the PDF are drawn from one layout, so
//! that both say the same.

#![expect(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "places of ink on paper; money is written as text before it comes here"
)]

use super::code::Code;
use super::sheet::{Row, Words};
use super::typeface::{Typeface, Weight};

/// Dots across a roll of 58 mm: 48 mm at eight dots a millimetre.
pub(super) const WIDTH: usize = 384;

/// Dots of white between rows.
const GAP: f32 = 6.0;

/// Height of a line in ems: Vietnamese marks stack above and below.
const LINE: f32 = 1.3;

/// Where the baseline is within a line, in ems from its top.
const BASELINE: f32 = 1.0;

/// A text in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) em: f32,
    pub(super) weight: Weight,
    /// Left end.
    pub(super) x: f32,
    /// Baseline.
    pub(super) y: f32,
}

/// A black rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A slip, laid out.
#[derive(Default)]
pub(super) struct Layout {
    pub(super) height: f32,
    pub(super) texts: Vec<Placed>,
    pub(super) blocks: Vec<Block>,
}

impl Layout {
    /// Lays rows out.
    pub(super) fn of(rows: &[Row], code: &Code, face: &Typeface) -> Self {
        let mut layout = Self::default();
        for row in rows {
            match row {
                Row::Text(words) => layout.text(words, face),
                Row::Pair(left, right) => layout.pair(left, right, face),
                Row::Rule => layout.rule(),
                Row::Code => layout.code(code),
            }
            layout.height += GAP;
        }
        layout
    }

    fn text(&mut self, words: &Words, face: &Typeface) {
        let most = WIDTH as f32;
        for line in wrapped(words, most, face) {
            let width = face.width(&line, words.weight, words.em);
            let x = if words.centred { (most - width) / 2.0 } else { 0.0 };
            self.put(line, words, x);
            self.height += words.em * LINE;
        }
    }

    fn pair(&mut self, left: &Words, right: &Words, face: &Typeface) {
        let most = WIDTH as f32;
        let widths = [left, right].map(|words| face.width(&words.text, words.weight, words.em));
        let [left_width, right_width] = widths;
        if left_width + left.em + right_width <= most {
            self.put(left.text.clone(), left, 0.0);
        } else {
            self.text(left, face);
        }
        if right_width <= most {
            self.put(right.text.clone(), right, most - right_width);
            self.height += right.em * LINE;
        } else {
            self.text(right, face);
        }
    }

    fn put(&mut self, text: String, words: &Words, x: f32) {
        self.texts.push(Placed {
            text,
            em: words.em,
            weight: words.weight,
            x,
            y: self.height + words.em * BASELINE,
        });
    }

    fn rule(&mut self) {
        self.blocks.push(Block {
            x: 0.0,
            y: self.height + GAP,
            width: WIDTH as f32,
            height: 2.0,
        });
        self.height += 2.0 + 2.0 * GAP;
    }

    /// As many whole dots a module as fit, so that every module is as wide as the others.
    fn code(&mut self, code: &Code) {
        let dots = (WIDTH / code.modules.max(1)).max(1);
        let left = WIDTH.saturating_sub(dots * code.modules) / 2;
        for (x, y, length) in code.runs() {
            self.blocks.push(Block {
                x: (left + x * dots) as f32,
                y: self.height.ceil() + (y * dots) as f32,
                width: (length * dots) as f32,
                height: dots as f32,
            });
        }
        self.height = self.height.ceil() + (code.modules * dots) as f32;
    }
}

/// Breaks a text at spaces, and a word that is wider than the paper where it must be.
fn wrapped(words: &Words, most: f32, face: &Typeface) -> Vec<String> {
    let fits = |text: &str| face.width(text, words.weight, words.em) <= most;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.text.split(' ') {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for char in word.chars() {
            line.push(char);
            if !fits(&line) {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(char);
            }
        }
    }
    lines.push(line);
    lines
}
