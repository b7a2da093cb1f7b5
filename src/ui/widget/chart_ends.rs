//! The chart of two counts a month, side by side: customers who were won back and who were lost.

use iced::alignment::Vertical;
use iced::widget::canvas::{self, Canvas, Frame, Geometry, Program, Text};
use iced::widget::text::Alignment;
use iced::{Color, Font, Length, Pixels, Point, Rectangle, Renderer, Size, Theme, mouse};

use crate::ui::Element;
use crate::ui::font;
use crate::ui::theme::{self, Tokens};

/// Height of the chart in pixels.
const HEIGHT: f32 = 190.0;
/// Room above for the words.
const LEGEND: f32 = 24.0;
/// Room above each bar for its figure.
const ABOVE: f32 = 16.0;
/// Room below for the months and the years.
const AXIS: f32 = 32.0;
/// Widest bar.
const BAR: f32 = 22.0;
/// Room that the name of a month needs.
const LABEL: f32 = 34.0;

/// A month of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MonthEnds {
    /// Below its bars.
    pub label: String,
    /// The year, below the label of its first month.
    pub year: Option<String>,
    /// Won back and lost.
    pub ends: [u32; 2],
}

/// The chart, as wide as there is room; `words` are those of the two counts.
pub fn ends_chart<'a, Message: 'a>(months: Vec<MonthEnds>, words: [String; 2]) -> Element<'a, Message> {
    Canvas::new(Chart { months, words }).width(Length::Fill).height(HEIGHT).into()
}

struct Chart {
    months: Vec<MonthEnds>,
    words: [String; 2],
}

impl<Message> Program<Message> for Chart {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        let tokens = theme::tokens(theme);
        let ground = bounds.height - AXIS;
        self.draw_legend(&mut frame, tokens);
        frame.fill_rectangle(Point::new(0.0, ground), Size::new(bounds.width, 1.0), tokens.line_strong);
        let room = bounds.width / self.months.len().max(1) as f32;
        // Where the names of all months do not fit, every second one stands, the newest among them.
        let every = (LABEL / room).ceil().max(1.0) as usize;
        for (at, month) in self.months.iter().enumerate() {
            let middle = room * (at as f32 + 0.5);
            self.draw_bars(&mut frame, tokens, month, (middle, room, ground));
            if (self.months.len() - 1 - at).is_multiple_of(every) {
                let below = Point::new(middle, ground + 4.0);
                frame.fill_text(label(&month.label, below, tokens.muted, font::REGULAR));
            }
            if let Some(year) = &month.year {
                let below = Point::new(middle, ground + 17.0);
                frame.fill_text(label(year, below, tokens.faint, font::REGULAR));
            }
        }
        vec![frame.into_geometry()]
    }
}

/// The colours of won back and lost.
fn colours(tokens: &Tokens) -> [Color; 2] {
    [tokens.good.scale_alpha(0.85), tokens.bad.scale_alpha(0.75)]
}

impl Chart {
    fn draw_legend(&self, frame: &mut Frame, tokens: &Tokens) {
        let mut x = 0.0;
        for (word, colour) in self.words.iter().zip(colours(tokens)) {
            frame.fill_rectangle(Point::new(x, 4.0), Size::new(10.0, 10.0), colour);
            let text = label(word, Point::new(x + 16.0, 2.0), tokens.muted, font::REGULAR);
            frame.fill_text(Text { align_x: Alignment::Left, ..text });
            // Letters of this size are about six pixels wide.
            x += 16.0 + word.chars().count() as f32 * 6.2 + 18.0;
        }
    }

    fn most(&self) -> u32 {
        self.months.iter().flat_map(|month| month.ends).max().unwrap_or_default()
    }

    fn draw_bars(
        &self,
        frame: &mut Frame,
        tokens: &Tokens,
        month: &MonthEnds,
        (middle, room, ground): (f32, f32, f32),
    ) {
        let width = (room * 0.36).min(BAR).floor().max(2.0);
        let full = ground - LEGEND - ABOVE;
        let lefts = [middle - width - 1.0, middle + 1.0];
        for ((count, colour), left) in month.ends.into_iter().zip(colours(tokens)).zip(lefts) {
            if count == 0 {
                continue;
            }
            let height = (full * count as f32 / self.most() as f32).round().max(2.0);
            let corner = Point::new(left.round(), ground - height);
            frame.fill_rectangle(corner, Size::new(width, height), colour);
            let above = Point::new(left.round() + width / 2.0, ground - height - 14.0);
            frame.fill_text(label(&count.to_string(), above, tokens.text, font::SEMIBOLD));
        }
    }
}

fn label(content: &str, position: Point, color: Color, font: Font) -> Text {
    Text {
        content: content.to_owned(),
        position,
        color,
        size: Pixels(11.0),
        font,
        align_x: Alignment::Center,
        align_y: Vertical::Top,
        ..canvas::Text::default()
    }
}
