//! The chart of hits: for each month the shares that were called in time, too early and too late, one upon another.

use iced::alignment::Vertical;
use iced::widget::canvas::{self, Canvas, Frame, Geometry, Program, Text};
use iced::widget::text::Alignment;
use iced::{Color, Length, Pixels, Point, Rectangle, Renderer, Size, Theme, mouse};

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
const BAR: f32 = 44.0;

/// The shares of one month, each 0 … 1; together 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hits {
    /// In time.
    pub near: f32,
    /// Too early.
    pub early: f32,
    /// Too late.
    pub late: f32,
    /// A figure above the bar.
    pub above: String,
}

/// A month of the chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MonthHits {
    /// Below its bar.
    pub label: String,
    /// The year, below the label of its first month.
    pub year: Option<String>,
    /// Nothing was judged in it: no bar.
    pub hits: Option<Hits>,
}

/// The chart, as wide as there is room; `words` are those of the three shares and of the figure above.
pub fn hits_chart<'a, Message: 'a>(months: Vec<MonthHits>, words: [String; 4]) -> Element<'a, Message> {
    Canvas::new(Chart { months, words }).width(Length::Fill).height(HEIGHT).into()
}

struct Chart {
    months: Vec<MonthHits>,
    words: [String; 4],
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
        for (at, month) in self.months.iter().enumerate() {
            let middle = room * (at as f32 + 0.5);
            draw_month(&mut frame, tokens, month, (middle, (room * 0.62).min(BAR), ground));
        }
        vec![frame.into_geometry()]
    }
}

/// The colours of in time, too early, too late.
fn colours(tokens: &Tokens) -> [Color; 3] {
    [tokens.accent, tokens.warning.scale_alpha(0.55), tokens.bad.scale_alpha(0.75)]
}

impl Chart {
    fn draw_legend(&self, frame: &mut Frame, tokens: &Tokens) {
        let mut x = 0.0;
        let marks = colours(tokens).map(Some).into_iter().chain([None]);
        for (word, mark) in self.words.iter().zip(marks) {
            if let Some(colour) = mark {
                frame.fill_rectangle(Point::new(x, 4.0), Size::new(10.0, 10.0), colour);
                x += 16.0;
            }
            frame.fill_text(label(word, Point::new(x, 2.0), tokens.muted, Alignment::Left));
            // Letters of this size are about six pixels wide.
            x += word.chars().count() as f32 * 6.2 + 18.0;
        }
    }
}

fn draw_month(
    frame: &mut Frame,
    tokens: &Tokens,
    month: &MonthHits,
    (middle, width, ground): (f32, f32, f32),
) {
    let below = |y: f32| Point::new(middle, ground + y);
    frame.fill_text(label(&month.label, below(4.0), tokens.muted, Alignment::Center));
    if let Some(year) = &month.year {
        frame.fill_text(label(year, below(17.0), tokens.faint, Alignment::Center));
    }
    let Some(hits) = &month.hits else { return };
    let full = ground - LEGEND - ABOVE;
    let mut foot = ground;
    for (share, colour) in [hits.near, hits.early, hits.late].into_iter().zip(colours(tokens)) {
        let height = (full * share).round();
        foot -= height;
        let corner = Point::new((middle - width / 2.0).round(), foot);
        frame.fill_rectangle(corner, Size::new(width.round(), height), colour);
    }
    let above = Point::new(middle, foot - 14.0);
    frame.fill_text(Text {
        font: font::SEMIBOLD,
        ..label(&hits.above, above, tokens.text, Alignment::Center)
    });
}

fn label(content: &str, position: Point, color: Color, align_x: Alignment) -> Text {
    Text {
        content: content.to_owned(),
        position,
        color,
        size: Pixels(11.0),
        font: font::REGULAR,
        align_x,
        align_y: Vertical::Top,
        ..canvas::Text::default()
    }
}
