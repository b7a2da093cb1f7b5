//! What was found, below the field: grouped, one chosen, only what is seen is built.

use iced::widget::scrollable::{AbsoluteOffset, Viewport};
use iced::widget::{Column, Space, container, operation, scrollable};
use iced::{Alignment, Length, Task};

use super::Message;
use super::row;
use crate::service::find::{Found, Kind};
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, space, text};

/// Height of the results in pixels.
pub const HEIGHT: f32 = 400.0;
/// Rows by which a page is turned.
pub const PAGE: isize = 7;

const LIST: &str = "find-results";
const HEADING: f32 = 28.0;

/// What stands in a line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Text id of a heading.
    Heading(&'static str),
    /// A result, by place.
    Row(usize),
}

impl Line {
    const fn height(self) -> f32 {
        match self {
            Self::Heading(_) => HEADING,
            Self::Row(_) => row::HEIGHT,
        }
    }
}

/// Results, the chosen one, and how far they are scrolled.
#[derive(Debug, Default)]
pub struct Results {
    found: Vec<Found>,
    lines: Vec<Line>,
    chosen: usize,
    offset: f32,
}

impl Results {
    /// Results as they come, the first one chosen.
    pub fn new(found: Vec<Found>) -> Self {
        let mut lines = Vec::with_capacity(found.len() + 3);
        let mut group = None;
        for (at, one) in found.iter().enumerate() {
            let heading = match one.kind {
                Kind::Client => "find-group-clients",
                Kind::Phone => "find-group-phones",
                Kind::Order { .. } => "find-group-orders",
            };
            if group.replace(heading) != Some(heading) {
                lines.push(Line::Heading(heading));
            }
            lines.push(Line::Row(at));
        }
        Self { found, lines, chosen: 0, offset: 0.0 }
    }

    pub const fn len(&self) -> usize {
        self.found.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The chosen one.
    pub fn chosen(&self) -> Option<&Found> {
        self.found.get(self.chosen)
    }

    /// Chooses a row. `true`: it was the chosen one already.
    pub fn choose(&mut self, at: usize) -> bool {
        let again = self.chosen == at;
        self.chosen = at.min(self.found.len().saturating_sub(1));
        again
    }

    /// Begins at the top again.
    pub fn restart(&mut self) -> Task<Message> {
        self.chosen = 0;
        self.scroll(0.0)
    }

    /// Chooses the row so many places away and brings it in sight.
    pub fn moved(&mut self, by: isize) -> Task<Message> {
        let last = self.found.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
        let Some(at) = self.lines.iter().position(|line| *line == Line::Row(self.chosen)) else {
            return Task::none();
        };
        // The heading of a group comes in sight with its first row.
        let first = at.checked_sub(1).filter(|at| matches!(self.lines[*at], Line::Heading(_))).unwrap_or(at);
        let height = |lines: &[Line]| lines.iter().map(|line| line.height()).sum::<f32>();
        let (top, end) = (height(&self.lines[..first]), height(&self.lines[..=at]));
        if top < self.offset {
            self.scroll(top)
        } else if end > self.offset + HEIGHT {
            self.scroll(end - HEIGHT)
        } else {
            Task::none()
        }
    }

    fn scroll(&mut self, to: f32) -> Task<Message> {
        self.offset = to;
        operation::scroll_to(LIST, AbsoluteOffset { x: 0.0, y: to })
    }

    /// The list was scrolled by the mouse.
    pub fn scrolled(&mut self, to: f32) -> Task<Message> {
        self.offset = to;
        Task::none()
    }

    /// The list; `heading` stands over it instead of those of its groups.
    pub fn view<'a>(&'a self, context: &Context<'a>, heading: Option<String>) -> Element<'a, Message> {
        let mut list = Column::new();
        let (mut y, mut before, mut behind) = (0.0, 0.0, 0.0);
        for line in &self.lines {
            let height = line.height();
            // A page more on both sides, so that the wheel shows no gap before the next frame.
            if y + height < self.offset - HEIGHT {
                before += height;
            } else if y > self.offset + 2.0 * HEIGHT {
                behind += height;
            } else {
                if before > 0.0 {
                    list = list.push(Space::new().height(before));
                    before = 0.0;
                }
                list = list.push(self.line(*line, context, heading.as_deref()));
            }
            y += height;
        }
        scrollable(list.push(Space::new().height(behind)))
            .id(LIST)
            .direction(theme::scrollable::vertical())
            .style(theme::scrollable::style)
            .on_scroll(|viewport: Viewport| Message::Scrolled(viewport.absolute_offset().y))
            .width(Length::Fill)
            .height(HEIGHT)
            .into()
    }

    fn line<'a>(&'a self, line: Line, context: &Context<'a>, heading: Option<&str>) -> Element<'a, Message> {
        match line {
            Line::Heading(id) => {
                let words = heading.map_or_else(|| context.texts.text(id), str::to_owned);
                container(text::section(&words))
                    .height(HEADING)
                    .padding([0.0, space::S])
                    .align_y(Alignment::Center)
                    .into()
            }
            Line::Row(at) => row::row(context, &self.found[at], at, at == self.chosen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_stays_among_the_results() {
        let mut none = Results::new(Vec::new());
        drop(none.moved(1));
        drop(none.moved(-PAGE));
        assert!(none.chosen().is_none());
    }
}
