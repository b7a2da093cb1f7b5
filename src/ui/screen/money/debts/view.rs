//! How the tab looks: filters and actions above the list, sums below it.

use iced::widget::{Column, Row, Space, container};
use iced::{Alignment, Length};

use super::rows::{FIELDS, ORDERS, cell};
use super::{FILTER, LIST, Message, State, Summed};
use crate::domain::money::Money;
use crate::service::debts::DebtTotals;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::Cell;
use crate::ui::widget::{Dropdown, List, button, callout, empty, fact, input, key_cap, line, segmented};
use crate::wording;

impl State {
    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let refused = self.refusal.as_ref().map(|refusal| {
            container(callout(Tone::Bad, wording::refused(context.texts, refusal), None)).padding(space::M)
        });
        let body: Element<'a, Message> = match &self.totals {
            None if self.refusal.is_some() => Space::new().height(Length::Fill).into(),
            None => container(text::muted(context.texts.text("money-counting"))).padding(space::L).into(),
            Some(totals) if totals.count == 0 => self.nothing(context),
            Some(totals) => Column::new()
                .push(container(self.list(context)).height(Length::Fill))
                .push(line())
                .push(sums(totals, context))
                .into(),
        };
        Column::new()
            .push(self.bar(context))
            .push(line())
            .push(refused)
            .push(body)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn bar<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let has_row = self.debtor().is_some();
        let act = |id: &str, key: &str, message: Message| {
            button(texts.text(id)).key(key).on_press_maybe(has_row.then_some(message)).mouse_only()
        };
        let summed = [
            (texts.text("money-by-address"), Summed::Addresses),
            (texts.text("money-by-client"), Summed::Clients),
        ];
        let orders = ORDERS.iter().map(|(id, _)| texts.text(id)).collect();
        let at = ORDERS.iter().position(|(_, sorted)| *sorted == self.sorted);
        let order = Dropdown::new(orders, at, Message::OrderChosen)
            .label(texts.text("money-order"))
            .placeholder(texts.text("money-order-own"))
            .id("money-order")
            .width(Length::Shrink);
        let refresh =
            button(texts.text("desk-refresh")).key("F5").on_press(Message::RefreshPressed).mouse_only();
        let filters = Row::new()
            .push(self.whose.managers("money-manager", Message::ManagerChosen, context))
            .push(self.whose.routes("money-route", Message::RouteChosen, context))
            .push(order)
            .push(container(segmented(summed, self.summed, Message::SummedChosen)).width(210))
            .push(Space::new().width(Length::Fill))
            .push(refresh);
        let actions = Row::new()
            .push(act("money-pay", "F3", Message::PayPressed))
            .push(act("money-call", "F4", Message::CallPressed))
            .push(act("money-promise", "F6", Message::PromisePressed))
            .push(act("money-adjust", "F8", Message::AdjustPressed))
            .push(Space::new().width(Length::Fill))
            .push(self.filter(context))
            .push(act("reports-export", "Ctrl E", Message::ExportPressed));
        let bar = |row: Row<'a, Message>| row.spacing(space::S).align_y(Alignment::Center);
        let both = Column::new().push(bar(filters)).push(bar(actions)).spacing(space::S);
        container(both).padding([space::S, space::L]).style(theme::container::surface).into()
    }

    fn filter<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let hint = context.texts.text("desk-filter-hint-short");
        let field = input(FILTER, &hint, &self.typed).on_input(Message::FilterTyped);
        let field = field.on_submit(Message::FilterSubmitted).width(200);
        Row::new().push(field).push(key_cap("Ctrl F")).spacing(space::XS).align_y(Alignment::Center).into()
    }

    fn list<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let (texts, today) = (context.texts, context.today);
        let columns = FIELDS.iter().map(|field| field.column(texts)).collect();
        let (field, order) = self.sorted;
        let sorted = FIELDS.iter().position(|known| *known == field).map(|at| (at, order));
        List::new(columns, self.shown.len(), move |row, column| {
            match (self.shown.get(row), FIELDS.get(column)) {
                (Some(debtor), Some(field)) => cell(debtor, *field, &self.whose, (texts, today)),
                _ => Cell::Empty,
            }
        })
        .id(LIST)
        .selected(self.selected)
        .sorted(sorted)
        .on_sort(Message::SortPressed)
        .on_select(Message::RowPressed)
        .on_activate(Message::RowActivated)
        .on_page_size(Message::PageSized)
        .into()
    }

    fn nothing<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.whose.is_narrow() {
            let all = button(texts.text("desk-show-all")).on_press(Message::ShowAllPressed);
            return empty(texts.text("reports-nobody-title"), texts.text("money-nobody"), Some(all));
        }
        empty(texts.text("money-no-debts-title"), texts.text("money-no-debts"), None)
    }
}

/// What the rows add up to.
fn sums<'a>(totals: &DebtTotals, context: &Context<'_>) -> Element<'a, Message> {
    let texts = context.texts;
    let count = i64::try_from(totals.count).unwrap_or(i64::MAX);
    let money = |money: Money| texts.money(money.as_minor());
    let mut row = Row::new()
        .push(fact(texts.text("money-debtors"), texts.integer(count), "", Tone::Neutral))
        .push(fact(texts.text("money-column-debt"), money(totals.debt), "", Tone::Bad));
    for (at, part) in totals.parts.iter().enumerate() {
        row = row.push(fact(texts.text(&format!("money-age-long-{at}")), money(*part), "", Tone::Neutral));
    }
    let containers = texts.integer(totals.containers);
    row = row.push(fact(texts.text("money-containers"), containers, "", Tone::Neutral));
    container(row.spacing(space::M)).padding([space::S, space::L]).width(Length::Fill).into()
}
