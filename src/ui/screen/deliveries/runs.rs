//! The runs of the day on the left, each with its load against what the vehicle takes.

use iced::widget::{Column, Row, Space, container, progress_bar, scrollable};
use iced::{Alignment, Length};

use super::bar::standing;
use super::{Message, State};
use crate::service::delivery_day::Run;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Press, line, one_line};

/// Width of the runs in pixels.
const WIDTH: f32 = 252.0;
/// Height of one of them in pixels.
const HEIGHT: f32 = 92.0;

impl State {
    /// The runs, the chosen one marked.
    pub(super) fn runs<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let runs = self.day.as_ref().map_or(&[][..], |day| &day.runs);
        let chosen = self.run().map(|run| run.route);
        let mut list = Column::new();
        for (at, run) in runs.iter().enumerate() {
            let one = Press::new(Kind::Rail { chosen: chosen == Some(run.route) }, self.one(run, context))
                .width(Length::Fill)
                .height(HEIGHT)
                .padding([space::S, space::M])
                .on_press(Message::RunPressed(at))
                .mouse_only();
            list = list.push(container(one).padding([space::XS, space::S])).push(line());
        }
        let hint = container(text::caption(context.texts.text("deliveries-runs-keys")))
            .padding([space::S, space::L]);
        let list = scrollable(list.push(hint))
            .direction(theme::scrollable::vertical())
            .style(theme::scrollable::style)
            .height(Length::Fill);
        container(list).width(WIDTH).height(Length::Fill).into()
    }

    fn one<'a>(&self, run: &Run, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        let open = run.open().count();
        let name = one_line(self.name_of(run, context)).strong();
        let head = Row::new()
            .push(container(name).width(Length::Fill))
            .push(standing(run, context))
            .spacing(space::S)
            .align_y(Alignment::Center);
        let (bottles, returned) = (run.bottles(), run.returned());
        let load = match run.capacity {
            Some(capacity) => t!(texts, "deliveries-load", bottles = bottles, capacity = capacity),
            None => t!(texts, "deliveries-load-free", bottles = bottles),
        };
        let over = run.is_overloaded().then(|| {
            let over = bottles - run.capacity.unwrap_or(bottles);
            let words = t!(texts, "deliveries-overloaded", count = over);
            text::caption(words).style(text::toned(Tone::Bad))
        });
        let load = Row::new()
            .push(text::caption(load))
            .push(over)
            .push(Space::new().width(Length::Fill))
            .push(text::caption(t!(texts, "deliveries-empties", count = returned)))
            .spacing(space::S);
        let share = run.capacity.map(|capacity| bottles as f32 / capacity.max(1) as f32);
        let bar = share.map(|share| {
            progress_bar(0.0..=1.0, share.min(1.0)).girth(6).style(theme::progress::load(share > 1.0))
        });
        let orders =
            t!(texts, "deliveries-run-orders", done = run.stops.len() - open, orders = run.stops.len());
        Column::new().push(head).push(text::caption(orders)).push(load).push(bar).spacing(space::XS).into()
    }
}
