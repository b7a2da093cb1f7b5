//! The embedded typeface: which sign is which glyph, how wide it is, and where a line of text ends.

use std::collections::BTreeMap;

use ttf_parser::{Face, FaceParsingError};

use super::Weight;

/// Why a document was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the embedded typeface: {0}")]
pub struct PdfError(String);

impl From<FaceParsingError> for PdfError {
    fn from(error: FaceParsingError) -> Self {
        Self(error.to_string())
    }
}

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/RodnikSans-Regular.otf");
const STRONG: &[u8] = include_bytes!("../../../assets/fonts/RodnikSans-SemiBold.otf");

/// What stands for a sign that the typeface lacks.
const UNKNOWN: char = '?';

/// Both weights.
pub(super) struct Fonts {
    regular: Font,
    strong: Font,
}

impl Fonts {
    pub fn load() -> Result<Self, PdfError> {
        Ok(Self {
            regular: Font::new("RodnikSans-Regular", REGULAR)?,
            strong: Font::new("RodnikSans-SemiBold", STRONG)?,
        })
    }

    pub const fn of(&self, weight: Weight) -> &Font {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
        }
    }
}

/// One weight of the typeface.
pub(super) struct Font {
    pub name: &'static str,
    pub data: &'static [u8],
    face: Face<'static>,
    /// The glyph of [`UNKNOWN`].
    unknown: u16,
}

/// A glyph and the sign that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub id: u16,
    pub sign: char,
}

impl Font {
    fn new(name: &'static str, data: &'static [u8]) -> Result<Self, PdfError> {
        let face = Face::parse(data, 0)?;
        let unknown = face.glyph_index(UNKNOWN).map_or(0, |glyph| glyph.0);
        Ok(Self { name, data, face, unknown })
    }

    pub fn glyphs(&self, text: &str) -> Vec<Glyph> {
        let glyph = |sign: char| match self.face.glyph_index(sign) {
            Some(glyph) => Glyph { id: glyph.0, sign },
            None => Glyph { id: self.unknown, sign: UNKNOWN },
        };
        text.chars().filter(|sign| !sign.is_control()).map(glyph).collect()
    }

    /// The width of a glyph in thousandths of the size of the text.
    pub fn advance(&self, glyph: u16) -> f32 {
        let advance = self.face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0);
        self.thousandths(f32::from(advance))
    }

    /// The width of a text of this size in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.glyphs(text).iter().map(|glyph| self.advance(glyph.id)).sum::<f32>() * size / 1000.0
    }

    fn thousandths(&self, units: f32) -> f32 {
        units * 1000.0 / f32::from(self.face.units_per_em())
    }

    /// Ascent, descent, height of capitals, in thousandths.
    pub fn heights(&self) -> (f32, f32, f32) {
        let capital = self.face.capital_height().unwrap_or_else(|| self.face.ascender());
        (
            self.thousandths(f32::from(self.face.ascender())),
            self.thousandths(f32::from(self.face.descender())),
            self.thousandths(f32::from(capital)),
        )
    }

    /// The box of all glyphs, in thousandths.
    pub fn bounds(&self) -> [f32; 4] {
        let bounds = self.face.global_bounding_box();
        [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|edge| self.thousandths(f32::from(edge)))
    }

    /// Breaks a text into lines no wider than `room`: between words, within a word only where it alone is too wide.
    pub fn wrap(&self, text: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split([' ', '\t']).filter(|word| !word.is_empty()) {
            let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&joined, size) <= room {
                line = joined;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = self.break_word(word, (size, room), &mut lines);
        }
        if !line.is_empty() || lines.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Breaks a word that is wider than the room; gives what is left of it for the next line.
    fn break_word(&self, word: &str, (size, room): (f32, f32), lines: &mut Vec<String>) -> String {
        let mut part = String::new();
        let mut width = 0.0;
        for sign in word.chars() {
            let advance = self.width(sign.encode_utf8(&mut [0; 4]), size);
            if width + advance > room && !part.is_empty() {
                lines.push(std::mem::take(&mut part));
                width = 0.0;
            }
            part.push(sign);
            width += advance;
        }
        part
    }
}

/// The glyphs of a weight that a document uses, with the signs that they stand for.
pub(super) type Used = BTreeMap<u16, char>;
