//! The selected stop below the list: all that the driver has to know, and what is done with it.

use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, Space, container};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::domain::order::OrderStatus;
use crate::service::delivery_day::{Ordered, Run};
use crate::t;
use crate::ui::Element;
use crate::ui::icon::Icon;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Button, button, one_line};
use crate::wording::{goods, stop_notes};

/// Height of the words in pixels: two lines and a caption.
const WORDS: f32 = 66.0;

impl State {
    /// The selected stop and the buttons.
    pub(super) fn detail<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let words = self.refused(context).or_else(|| self.stop().map(|ordered| words(ordered, context)));
        let words = container(Column::new().push(words)).height(WORDS).clip(true).width(Length::Fill);
        let content = Column::new()
            .push(words)
            .push(self.marks(context))
            .push(self.papers(context))
            .spacing(space::S)
            .padding([space::M, space::L]);
        container(content).width(Length::Fill).style(theme::container::raised).into()
    }

    fn tool(&self, context: &Context<'_>, id: &str, key: &str, message: Message) -> Button<Message> {
        let enabled = self.may && self.stop().is_some();
        button(context.texts.text(id)).key(key).on_press_maybe(enabled.then_some(message)).mouse_only()
    }

    /// What became of it; apart from that, on the right, what is done with the whole run.
    fn marks<'a>(&self, context: &Context<'a>) -> Element<'a, Message> {
        let is_open = self.stop().is_some_and(Ordered::is_open);
        let tool = |id: &str, key: &str, message: Message| self.tool(context, id, key, message);
        let delivered = tool("deliveries-mark", "Enter", Message::DeliveredPressed);
        let mut marks = Row::new().spacing(space::S).align_y(Alignment::Center);
        if is_open {
            marks = marks
                .push(delivered.primary().icon(Icon::Check))
                .push(tool("deliveries-mark-otherwise", "F3", Message::OtherwisePressed))
                .push(tool("deliveries-mark-undelivered", "F4", Message::UndeliveredPressed));
        } else {
            marks = marks.push(tool("deliveries-unmark", "F8", Message::UnmarkPressed).icon(Icon::Undo));
        }
        marks
            .push(Space::new().width(Length::Fill))
            .push(tool("deliveries-sort", "Alt 4", Message::SortPressed))
            .push(self.recalling(context))
            .into()
    }

    /// Only what is on the way can come back from it.
    fn recalling(&self, context: &Context<'_>) -> Button<Message> {
        let on_route = |run: &Run| run.stops.iter().any(|one| one.stop.status == OrderStatus::OnRoute);
        let enabled = self.may && self.run().is_some_and(on_route);
        let recall = button(context.texts.text("deliveries-recall")).key("Alt 5").mouse_only();
        recall.on_press_maybe(enabled.then_some(Message::RecallPressed))
    }

    /// Documents without an order.
    fn papers<'a>(&self, context: &Context<'a>) -> Element<'a, Message> {
        let tool = |id: &str, key: &str, message: Message| self.tool(context, id, key, message);
        Row::new()
            .push(tool("deliveries-sale", "Alt 1", Message::SalePressed))
            .push(tool("deliveries-payment", "Alt 2", Message::PaymentPressed))
            .push(tool("deliveries-containers", "Alt 3", Message::ContainersPressed))
            .push(tool("deliveries-card", "Alt 6", Message::CardPressed))
            .spacing(space::S)
            .align_y(Alignment::Center)
            .into()
    }
}

fn words<'a>(ordered: &'a Ordered, context: &Context<'a>) -> Element<'a, Message> {
    let (texts, stop) = (context.texts, &ordered.stop);
    let head = Row::new()
        .push(one_line(stop.client.as_str()).strong().share(3))
        .push(one_line(stop.text.as_str()).share(2))
        .push(text::muted(stop.number.as_str()).wrapping(Wrapping::None))
        .spacing(space::M);
    let notes = stop_notes(texts, stop);
    let notes = [notes.as_str(), stop.driver_note.as_str()];
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let notes = (!notes.is_empty()).then(|| text::body(notes.join(" · ")));
    let mut facts = goods(texts, ordered);
    facts.push(t!(texts, "deliveries-at-address", count = stop.containers));
    facts.extend(stop.sale.as_ref().map(|sale| {
        let paid = texts.money(sale.paid.as_minor());
        let (brought, returned) = (sale.containers, sale.returned);
        let number = sale.number.as_str();
        t!(texts, "deliveries-sold", number = number, brought = brought, returned = returned, paid = paid)
    }));
    let reason = stop.reason.as_deref().map(|reason| {
        text::body(t!(texts, "deliveries-reason", reason = reason)).style(text::toned(Tone::Warning))
    });
    Column::new()
        .push(head)
        .push(reason)
        .push(notes)
        .push(text::muted(facts.join(" · ")))
        .spacing(space::XS)
        .into()
}
