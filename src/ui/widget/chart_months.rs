//! What the charts by month have in common: the words above, the ground, the months and years below.

use iced::alignment::Vertical;
use iced::widget::canvas::{self, Frame, Text};
use iced::widget::text::Alignment;
use iced::{Color, Pixels, Point, Size};

use crate::ui::font;
use crate::ui::theme::Tokens;

/// Height of a chart in pixels.
pub(super) const HEIGHT: f32 = 190.0;
/// Room above for the words.
const LEGEND: f32 = 24.0;
/// Room above each bar for its figure.
const ABOVE: f32 = 16.0;
/// Room below for the months and the years.
const AXIS: f32 = 32.0;
/// Room that the name of a month needs.
const LABEL: f32 = 34.0;
/// Letters of this size are about so wide, in pixels.
const LETTER: f32 = 6.2;

/// Where a chart of so many months draws.
pub(super) struct Plot<'a> {
    pub frame: &'a mut Frame,
    pub tokens: &'a Tokens,
    /// Room for a month.
    pub room: f32,
    /// Where the bars stand.
    pub ground: f32,
    months: usize,
}

impl<'a> Plot<'a> {
    /// Draws the words with the colours of what they mean, if it has one, and the ground.
    pub fn begin<'w>(
        frame: &'a mut Frame,
        tokens: &'a Tokens,
        months: usize,
        words: impl Iterator<Item = (&'w String, Option<Color>)>,
    ) -> Self {
        let size = frame.size();
        let (room, ground) = (size.width / months.max(1) as f32, size.height - AXIS);
        frame.fill_rectangle(Point::new(0.0, ground), Size::new(size.width, 1.0), tokens.line_strong);
        let mut x = 0.0;
        for (word, mark) in words {
            if let Some(colour) = mark {
                frame.fill_rectangle(Point::new(x, 4.0), Size::new(10.0, 10.0), colour);
                x += 16.0;
            }
            let text = label(word, Point::new(x, 2.0), tokens.muted);
            frame.fill_text(Text { align_x: Alignment::Left, ..text });
            x += word.chars().count() as f32 * LETTER + 18.0;
        }
        Self { frame, tokens, room, ground, months }
    }

    /// The middle of a month, by its place.
    pub fn middle(&self, at: usize) -> f32 {
        self.room * (at as f32 + 0.5)
    }

    /// Height of the highest bar.
    pub fn full(&self) -> f32 {
        self.ground - LEGEND - ABOVE
    }

    /// The name of a month below it, and the year where it begins. Where the names of all months do not fit, every second
    /// one stands, the newest among them.
    pub fn name(&mut self, at: usize, month: &str, year: Option<&str>) {
        let every = (LABEL / self.room).ceil().max(1.0) as usize;
        let middle = self.middle(at);
        if (self.months - 1 - at).is_multiple_of(every) {
            self.frame.fill_text(label(month, Point::new(middle, self.ground + 4.0), self.tokens.muted));
        }
        if let Some(year) = year {
            self.frame.fill_text(label(year, Point::new(middle, self.ground + 17.0), self.tokens.faint));
        }
    }

    /// A figure above the top of a bar.
    pub fn figure(&mut self, figure: &str, top: Point) {
        let text = label(figure, Point::new(top.x, top.y - 14.0), self.tokens.text);
        self.frame.fill_text(Text { font: font::SEMIBOLD, ..text });
    }
}

fn label(content: &str, position: Point, color: Color) -> Text {
    Text {
        content: content.to_owned(),
        position,
        color,
        size: Pixels(11.0),
        font: font::REGULAR,
        align_x: Alignment::Center,
        align_y: Vertical::Top,
        ..canvas::Text::default()
    }
}
