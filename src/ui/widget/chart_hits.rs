//! The chart of hits: for each month the shares that were called in time, too early and too late, one upon another.

use iced::widget::canvas::{Canvas, Frame, Geometry, Program};
use iced::{Color, Length, Point, Rectangle, Renderer, Size, Theme, mouse};

use super::chart_months::{HEIGHT, Plot};
use crate::ui::Element;
use crate::ui::theme::{self, Tokens};

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
        let words = self.words.iter().zip(colours(tokens).map(Some).into_iter().chain([None]));
        let mut plot = Plot::begin(&mut frame, tokens, self.months.len(), words);
        for (at, month) in self.months.iter().enumerate() {
            if let Some(hits) = &month.hits {
                draw_bar(&mut plot, at, hits);
            }
            plot.name(at, &month.label, month.year.as_deref());
        }
        vec![frame.into_geometry()]
    }
}

/// The colours of in time, too early, too late.
fn colours(tokens: &Tokens) -> [Color; 3] {
    [tokens.accent, tokens.warning.scale_alpha(0.55), tokens.bad.scale_alpha(0.75)]
}

fn draw_bar(plot: &mut Plot<'_>, at: usize, hits: &Hits) {
    let (middle, width) = (plot.middle(at), (plot.room * 0.62).min(BAR));
    let mut foot = plot.ground;
    for (share, colour) in [hits.near, hits.early, hits.late].into_iter().zip(colours(plot.tokens)) {
        let height = (plot.full() * share).round();
        foot -= height;
        let corner = Point::new((middle - width / 2.0).round(), foot);
        plot.frame.fill_rectangle(corner, Size::new(width.round(), height), colour);
    }
    plot.figure(&hits.above, Point::new(middle, foot));
}
