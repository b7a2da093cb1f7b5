//! Single lines of text for widgets that draw themselves: cut with an ellipsis, and kept alive between frames.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use iced::advanced::text::{self, Paragraph as _, Text};
use iced::{Font, Pixels, Point, Renderer, Size, alignment};

use crate::ui::font;
use crate::ui::theme::size;

/// The paragraph of the renderer in use.
pub(super) type Paragraph = <Renderer as text::Renderer>::Paragraph;

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Face {
    Body,
    /// The body on up to two lines.
    Wrapped,
    Medium,
    Strong,
    Caption,
    CaptionStrong,
    Title,
    /// Signs inside controls: the arrow of a dropdown.
    Tiny,
}

impl Face {
    const fn font(self) -> Font {
        match self {
            Self::Body | Self::Wrapped | Self::Caption | Self::Tiny => font::REGULAR,
            Self::Medium => font::MEDIUM,
            Self::Strong | Self::CaptionStrong | Self::Title => font::SEMIBOLD,
        }
    }

    pub(super) const fn size(self) -> f32 {
        match self {
            Self::Body | Self::Wrapped | Self::Medium | Self::Strong => size::BODY,
            Self::Caption | Self::CaptionStrong => size::CAPTION,
            Self::Title => size::TITLE,
            Self::Tiny => 8.0,
        }
    }

    /// Of one line.
    pub(super) const fn height(self) -> f32 {
        match self {
            Self::Body | Self::Wrapped | Self::Medium | Self::Strong => size::LINE,
            Self::Caption | Self::CaptionStrong => size::CAPTION_LINE,
            Self::Title => 24.0,
            Self::Tiny => 10.0,
        }
    }
}

/// A line that fits its place, or two of them.
pub(super) struct Line {
    pub paragraph: Paragraph,
    pub width: f32,
    pub height: f32,
    /// Whether the end was cut off and `…` put instead.
    pub cut: bool,
}

impl Line {
    /// Sets the first line of `content` in `face`, no wider than `width`.
    pub fn new(content: &str, face: Face, width: f32) -> Self {
        let content = content.lines().next().unwrap_or_default();
        let whole = set(content, face);
        let natural = whole.min_width();
        if natural <= width {
            return Self { paragraph: whole, width: natural, height: face.height(), cut: false };
        }
        if face == Face::Wrapped {
            return Self::wrapped(content, face, width);
        }
        let room = (width - set("…", face).min_width()).max(0.0);
        let hit = whole.hit_test(Point::new(room, face.height() / 2.0)).map_or(0, text::Hit::cursor);
        let paragraph = set(&shortened(content, hit), face);
        let width = paragraph.min_width();
        Self { paragraph, width, height: face.height(), cut: true }
    }

    /// Goes on in a second line, between words where that can be.
    fn wrapped(content: &str, face: Face, width: f32) -> Self {
        let room = 2.0 * face.height();
        let two = |content: &str| {
            let paragraph = wrap(content, face, width);
            (paragraph.min_height() < room + 1.0).then_some(paragraph)
        };
        let fitting = |paragraph: Paragraph, cut| {
            let (width, height) = (paragraph.min_width(), paragraph.min_height());
            Self { paragraph, width, height, cut }
        };
        if let Some(paragraph) = two(content) {
            return fitting(paragraph, false);
        }
        let last = Point::new(width, 1.5 * face.height());
        let hit = wrap(content, face, width).hit_test(last).map_or(0, text::Hit::cursor);
        // The ellipsis may want the room of the last letters.
        let fits = (0..=hit).rev().find_map(|end| two(&shortened(content, end)));
        fitting(fits.unwrap_or_else(|| set("…", face)), true)
    }
}

/// `content` up to the byte nearest before `end`, with an ellipsis.
fn shortened(content: &str, end: usize) -> String {
    let mut end = end.min(content.len());
    while !content.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}…", content[..end].trim_end())
}

fn set(content: &str, face: Face) -> Paragraph {
    set_within(content, face, Size::INFINITE, text::Wrapping::None)
}

fn wrap(content: &str, face: Face, width: f32) -> Paragraph {
    set_within(content, face, Size::new(width, f32::INFINITY), text::Wrapping::WordOrGlyph)
}

fn set_within(content: &str, face: Face, bounds: Size, wrapping: text::Wrapping) -> Paragraph {
    Paragraph::with_text(Text {
        content,
        bounds,
        size: Pixels(face.size()),
        line_height: text::LineHeight::Absolute(Pixels(face.height())),
        font: face.font(),
        align_x: text::Alignment::Left,
        align_y: alignment::Vertical::Top,
        shaping: text::Shaping::Auto,
        wrapping,
    })
}

type Key = (u64, u32, Face);

/// Lines set before. The renderer keeps only weak references until a frame is presented, so a line lives here for
/// at least as long as the frame that shows it; of lines no longer shown a bounded number is kept.
#[derive(Default)]
pub(super) struct Lines {
    young: HashMap<Key, Line>,
    old: HashMap<Key, Line>,
}

impl Lines {
    /// Lines that one generation may hold: some three screens of a dense list.
    const GENERATION: usize = 2_048;

    /// Makes room if need be. Call once before drawing a frame, never within one.
    pub fn begin_frame(&mut self) {
        if self.young.len() > Self::GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
    }

    /// The line of `content`, set now or earlier.
    pub fn get(&mut self, content: &str, face: Face, width: f32) -> &Line {
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        let key = (hasher.finish(), width.to_bits(), face);
        let Self { young, old } = self;
        young
            .entry(key)
            .or_insert_with(|| old.remove(&key).unwrap_or_else(|| Line::new(content, face, width)))
    }

    /// Lines kept at present.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_never_splits_a_letter() {
        assert_eq!(shortened("Кузнецова", 3), "К…");
        assert_eq!(shortened("Кафе «Бриз»", 9), "Кафе…");
        assert_eq!(shortened("", 7), "…");
    }

    #[test]
    fn a_line_goes_on_below_where_there_is_no_room_beside() {
        let set = |content: &str, width: f32| {
            let line = Line::new(content, Face::Wrapped, width);
            assert!(line.width <= width + 0.5, "{content}: {} of {width}", line.width);
            ((line.height / size::LINE).round(), line.cut)
        };
        assert_eq!(set("Переезд", 110.0), (1.0, false));
        assert_eq!(set("Качество обслуживания", 110.0), (2.0, false));
        assert_eq!(set(&"Ушёл к другому поставщику ".repeat(9), 110.0), (2.0, true));
        assert_eq!(set(&"Ж".repeat(300), 110.0), (2.0, true), "a word without an end");
        let no_room = Line::new("Качество обслуживания", Face::Wrapped, 2.0);
        assert!(no_room.height <= 2.0 * size::LINE + 0.5, "{}", no_room.height);
    }

    #[test]
    fn a_hundred_thousand_rows_keep_a_bounded_number_of_lines() {
        let mut lines = Lines::default();
        for row in 0..20_000_u32 {
            if row.is_multiple_of(20) {
                lines.begin_frame();
            }
            lines.get(&row.to_string(), Face::Body, 100.0);
        }
        assert!(lines.len() <= 2 * (Lines::GENERATION + 20), "{} lines are kept", lines.len());
    }
}
