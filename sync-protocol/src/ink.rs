//! A signature as it was drawn: strokes of points with their times.
//!
//! On the wire ink is base64url of a sequence of zigzag varints (as in protocol buffers): width and height of
//! the frame, number of strokes, and for each stroke the number of its points and for each point the
//! differences of x, y and milliseconds to the point before (the first to 0, 0 and the end of the stroke
//! before). Where the hardware tells how hard the pen was pressed, a section with the pressure of every point
//! follows. A real signature takes about 1 kB.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::limits::INK_BYTES_MAX;

/// A point of a stroke, in the units of the frame (tenths of a CSS pixel).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InkPoint {
    /// From the left edge.
    pub x: i32,
    /// From the upper edge.
    pub y: i32,
    /// Milliseconds since the first point of the signature.
    pub t_ms: u32,
    /// How hard the pen was pressed, in thousandths of what the hardware can tell; absent where it tells nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pressure: Option<u16>,
}

impl InkPoint {
    /// A point of hardware that tells no pressure.
    #[must_use]
    pub const fn new(x: i32, y: i32, t_ms: u32) -> Self {
        Self {
            x,
            y,
            t_ms,
            pressure: None,
        }
    }
}

/// A drawn signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ink {
    /// Width of the frame it was drawn in.
    pub width: u32,
    /// Height of that frame.
    pub height: u32,
    /// The strokes in the order they were drawn.
    pub strokes: Vec<Vec<InkPoint>>,
}

/// The text is not ink.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("Not ink: base64url of zigzag varints as the protocol describes")]
pub struct InkError;

/// Why drawn ink does not count as a signature.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum TooLittleInk {
    /// Nothing was drawn.
    #[error("Nothing was drawn")]
    Blank,
    /// A dot or a short dash: too little to tell anybody by.
    #[error("Too little was drawn to be a signature")]
    Dot,
}

/// A stroke of ink must be at least this part of the frame's shorter side in total length.
const LENGTH_PART_MIN: u64 = 4;

/// The largest pressure: thousandths of what the hardware can tell.
pub const PRESSURE_MAX: u16 = 1000;

/// Names the section that holds pressures. A number before each section leaves room for others.
const SECTION_PRESSURE: i64 = 1;

/// A signature has at least this many points.
const POINTS_MIN: usize = 8;

impl Ink {
    /// Refuses what nobody could take for a signature or mark.
    ///
    /// # Errors
    /// Nothing, or only a dot or dash was drawn.
    pub fn check_enough(&self) -> Result<(), TooLittleInk> {
        let points: usize = self.strokes.iter().map(Vec::len).sum();
        if points == 0 {
            return Err(TooLittleInk::Blank);
        }
        let length: u64 = self.strokes.iter().map(|s| stroke_length(s)).sum();
        let shorter = u64::from(self.width.min(self.height));
        if points < POINTS_MIN || length == 0 || length * LENGTH_PART_MIN < shorter {
            return Err(TooLittleInk::Dot);
        }
        Ok(())
    }

    /// The pressures in the order of the points; `None` unless every point has one, because half of them would
    /// leave open which points they belong to.
    #[must_use]
    pub fn pressures(&self) -> Option<Vec<u16>> {
        let all: Option<Vec<u16>> = self.strokes.iter().flatten().map(|p| p.pressure).collect();
        all.filter(|pressures| !pressures.is_empty())
    }

    /// Writes the ink as base64url of varints. Pressures are written when every point has one.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = Vec::new();
        let mut put = |value: i64| put_varint(&mut out, value);
        put(i64::from(self.width));
        put(i64::from(self.height));
        put(self.strokes.len() as i64);
        let mut t_before = 0;
        for stroke in &self.strokes {
            put(stroke.len() as i64);
            let (mut x, mut y) = (0, 0);
            for point in stroke {
                put(i64::from(point.x) - x);
                put(i64::from(point.y) - y);
                put(i64::from(point.t_ms) - t_before);
                (x, y, t_before) = (i64::from(point.x), i64::from(point.y), i64::from(point.t_ms));
            }
        }
        if let Some(pressures) = self.pressures() {
            put(SECTION_PRESSURE);
            let mut before = 0;
            for pressure in pressures {
                put(i64::from(pressure) - before);
                before = i64::from(pressure);
            }
        }
        URL_SAFE_NO_PAD.encode(out)
    }

    /// Reads ink.
    ///
    /// # Errors
    /// The text is not ink, holds more than it says, or is longer than the limit.
    pub fn decode(text: &str) -> Result<Self, InkError> {
        if text.len() > INK_BYTES_MAX {
            return Err(InkError);
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| InkError)?;
        let mut reader = Varints(&bytes);
        let width = reader.u32()?;
        let height = reader.u32()?;
        let mut t_before = 0;
        let mut strokes = (0..reader.count()?)
            .map(|_| reader.stroke(&mut t_before))
            .collect::<Result<Vec<_>, _>>()?;
        if !reader.0.is_empty() {
            reader.pressures(&mut strokes)?;
        }
        let ink = Self {
            width,
            height,
            strokes,
        };
        // One drawing has one spelling: trailing bytes, padded varints and a section of no point are refused.
        if reader.0.is_empty() && ink.encode() == text {
            Ok(ink)
        } else {
            Err(InkError)
        }
    }
}

fn stroke_length(stroke: &[InkPoint]) -> u64 {
    let steps = stroke.iter().zip(stroke.iter().skip(1));
    steps
        .map(|(a, b)| u64::from(a.x.abs_diff(b.x).max(a.y.abs_diff(b.y))))
        .sum()
}

fn put_varint(out: &mut Vec<u8>, value: i64) {
    let mut rest = ((value << 1) ^ (value >> 63)).cast_unsigned();
    while rest >= 0x80 {
        out.push((rest & 0x7f) as u8 | 0x80);
        rest >>= 7;
    }
    out.push((rest & 0x7f) as u8);
}

struct Varints<'a>(&'a [u8]);

impl Varints<'_> {
    fn signed(&mut self) -> Result<i64, InkError> {
        let mut raw: u64 = 0;
        for shift in (0..63).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(InkError)?;
            self.0 = rest;
            raw |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok((raw >> 1).cast_signed() ^ -((raw & 1).cast_signed()));
            }
        }
        Err(InkError)
    }

    fn u32(&mut self) -> Result<u32, InkError> {
        self.signed()?.try_into().map_err(|_| InkError)
    }

    /// A number of things that each take at least one byte, so that a hostile number allocates nothing.
    fn count(&mut self) -> Result<usize, InkError> {
        let count: usize = self.signed()?.try_into().map_err(|_| InkError)?;
        if count <= self.0.len() {
            Ok(count)
        } else {
            Err(InkError)
        }
    }

    fn stroke(&mut self, t_before: &mut i64) -> Result<Vec<InkPoint>, InkError> {
        let (mut x, mut y) = (0_i64, 0_i64);
        let count = self.count()?;
        let mut points = Vec::with_capacity(count);
        for _ in 0..count {
            x = x.checked_add(self.signed()?).ok_or(InkError)?;
            y = y.checked_add(self.signed()?).ok_or(InkError)?;
            *t_before = t_before.checked_add(self.signed()?).ok_or(InkError)?;
            points.push(InkPoint::new(
                x.try_into().map_err(|_| InkError)?,
                y.try_into().map_err(|_| InkError)?,
                (*t_before).try_into().map_err(|_| InkError)?,
            ));
        }
        Ok(points)
    }

    fn pressures(&mut self, strokes: &mut [Vec<InkPoint>]) -> Result<(), InkError> {
        if self.signed()? != SECTION_PRESSURE {
            return Err(InkError);
        }
        let mut pressure = 0_i64;
        for point in strokes.iter_mut().flatten() {
            pressure = pressure.checked_add(self.signed()?).ok_or(InkError)?;
            let read = u16::try_from(pressure).map_err(|_| InkError)?;
            point.pressure = Some(read).filter(|p| *p <= PRESSURE_MAX);
            if point.pressure.is_none() {
                return Err(InkError);
            }
        }
        Ok(())
    }
}

impl Serialize for Ink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.encode())
    }
}

impl<'de> Deserialize<'de> for Ink {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ink::decode(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(points: &[(i32, i32)]) -> Ink {
        let stroke = points
            .iter()
            .zip(0..)
            .map(|(&(x, y), t)| InkPoint::new(x, y, t * 10))
            .collect();
        Ink {
            width: 3000,
            height: 1500,
            strokes: vec![stroke],
        }
    }

    #[test]
    fn blank_and_dot_are_not_signatures() {
        let blank = Ink {
            width: 3000,
            height: 1500,
            strokes: vec![],
        };
        assert_eq!(blank.check_enough(), Err(TooLittleInk::Blank));
        assert_eq!(drawn(&[(5, 5), (6, 6)]).check_enough(), Err(TooLittleInk::Dot));
        assert_eq!(drawn(&[(5, 5); 40]).check_enough(), Err(TooLittleInk::Dot));
        let frameless = Ink {
            width: 0,
            ..drawn(&[(5, 5); 40])
        };
        assert_eq!(frameless.check_enough(), Err(TooLittleInk::Dot));
        let wave: Vec<_> = (0..20).map(|i| (i * 60, 300 + (i % 2) * 200)).collect();
        assert_eq!(drawn(&wave).check_enough(), Ok(()));
    }

    fn pressed(points: &[Option<u16>]) -> Ink {
        let mut ink = drawn(&vec![(5, 5); points.len()]);
        for (point, pressure) in ink.strokes[0].iter_mut().zip(points) {
            point.pressure = *pressure;
        }
        ink
    }

    #[test]
    fn pressure_is_written_for_all_points_or_none() {
        let bare = drawn(&[(5, 5); 3]);
        let whole = pressed(&[Some(0), Some(1000), Some(400)]);
        assert_eq!(whole.pressures(), Some(vec![0, 1000, 400]));
        assert_eq!(Ink::decode(&whole.encode()), Ok(whole.clone()));
        assert_ne!(whole.encode(), bare.encode());
        assert_eq!(pressed(&[Some(7), None, Some(7)]).encode(), bare.encode());
    }

    #[test]
    fn pressure_beyond_what_hardware_can_tell_is_refused() {
        assert_eq!(Ink::decode(&pressed(&[Some(1001)]).encode()), Err(InkError));
    }

    proptest! {
        #[test]
        fn ink_survives_the_wire(
            width in 0_u32.., height in 0_u32..,
            strokes in prop::collection::vec(prop::collection::vec(
                (any::<i32>(), any::<i32>(), any::<u32>(), 0..=PRESSURE_MAX), 0..20), 0..5),
            with_pressure: bool,
        ) {
            let strokes = strokes.into_iter().map(|stroke| {
                stroke.into_iter().map(|(x, y, t_ms, pressure)| InkPoint {
                    pressure: with_pressure.then_some(pressure),
                    ..InkPoint::new(x, y, t_ms)
                }).collect()
            }).collect();
            let ink = Ink { width, height, strokes };
            prop_assert_eq!(Ink::decode(&ink.encode()), Ok(ink));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "[A-Za-z0-9_-]{0,64}") {
            let _ = Ink::decode(&text);
        }
    }
}
