//! The chart of two counts a month, side by side: customers who were won back and who were lost.

use iced::widget::canvas::{Canvas, Frame, Geometry, Program};
use iced::{Color, Length, Point, Rectangle, Renderer, Size, Theme, mouse};

use super::chart_months::{HEIGHT, Plot};
use crate::ui::Element;
use crate::ui::theme::{self, Tokens};

/// Widest bar.
const BAR: f32 = 22.0;

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
        let words = self.words.iter().zip(colours(tokens).map(Some));
        let mut plot = Plot::begin(&mut frame, tokens, self.months.len(), words);
        let most = self.months.iter().flat_map(|month| month.ends).max().unwrap_or_default();
        for (at, month) in self.months.iter().enumerate() {
            draw_bars(&mut plot, at, month, most);
            plot.name(at, &month.label, month.year.as_deref());
        }
        vec![frame.into_geometry()]
    }
}

/// The colours of won back and lost.
fn colours(tokens: &Tokens) -> [Color; 2] {
    [tokens.good.scale_alpha(0.85), tokens.bad.scale_alpha(0.75)]
}

fn draw_bars(plot: &mut Plot<'_>, at: usize, month: &MonthEnds, most: u32) {
    let width = (plot.room * 0.36).min(BAR).floor().max(2.0);
    let middle = plot.middle(at);
    let lefts = [middle - width - 1.0, middle + 1.0];
    for ((count, colour), left) in month.ends.into_iter().zip(colours(plot.tokens)).zip(lefts) {
        if count == 0 {
            continue;
        }
        let height = (plot.full() * count as f32 / most as f32).round().max(2.0);
        let corner = Point::new(left.round(), plot.ground - height);
        plot.frame.fill_rectangle(corner, Size::new(width, height), colour);
        plot.figure(&count.to_string(), Point::new(left.round() + width / 2.0, corner.y));
    }
}
