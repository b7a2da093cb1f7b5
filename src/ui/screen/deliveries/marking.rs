//! What became of the orders: brought as agreed, otherwise, not at all, all in one go; and taking that back.

use chrono::NaiveDate;
use iced::Task;
use iced::widget::operation;

use super::dialogs::Open;
use super::question::{self, Asked};
use super::way::run;
use super::{Action, LIST, Message, Reply, State, only, whole};
use crate::domain::ids::{OrderId, SaleId};
use crate::domain::order::OrderStatus;
use crate::service::run::{DeliverRun, RunDelivered, WithdrawUndelivered};
use crate::service::void_sale::VoidSale;
use crate::service::{Changes, Input, Refusal};
use crate::t;
use crate::ui::dialog::{delivered, parts, undelivered};
use crate::ui::screen::Context;

/// What was done.
#[derive(Debug, Clone)]
pub enum Marked {
    /// Orders were brought as agreed.
    Delivered(RunDelivered),
    /// What was said of the order of this number was taken back.
    Unmarked(String),
    /// So many orders came back from the way.
    Recalled(usize),
}

impl State {
    /// The command that marks orders of the chosen run as brought on the day that is shown.
    fn delivery(&self, orders: Vec<(OrderId, i64)>, context: &Context<'_>) -> Option<DeliverRun> {
        let run = (self.shown(context), self.run()?.route);
        Some(DeliverRun { run, orders, on: self.shown(context) })
    }

    /// Enter or a double click on the row at this place as it was drawn: the selection may have gone on since.
    pub(super) fn activate(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let order = self.run().and_then(|run| run.stops.get(at)).map(|ordered| ordered.stop.order);
        if order.is_some_and(|order| self.marked.contains(&order)) {
            return Task::none();
        }
        self.select(at);
        self.deliver(context)
    }

    /// The selected order was brought as agreed: one key.
    pub(super) fn deliver(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.busy || !self.may {
            return Task::none();
        }
        let Some(ordered) = self.stop() else { return Task::none() };
        if !ordered.is_open() {
            self.refusal = Some(Refusal::OrderStatus(ordered.stop.status));
            return Task::none();
        }
        let one = vec![(ordered.stop.order, ordered.stop.version)];
        self.send(self.delivery(one, context), context)
    }

    fn send(&mut self, command: Option<DeliverRun>, context: &Context<'_>) -> Task<Message> {
        let Some(command) = command else { return Task::none() };
        self.busy = true;
        self.refusal = None;
        self.marked = command.orders.iter().map(|(order, _)| *order).collect();
        run(context, command).map(|done| Message::Marked(done.map(Marked::Delivered)))
    }

    /// Asks before the whole run is marked: how many orders, and how much money.
    pub(super) fn ask_whole(&mut self) -> Task<Message> {
        let Some(run) = self.run().filter(|_| self.may && !self.busy) else { return Task::none() };
        match whole::State::of(run) {
            Some(asked) => self.dialog = Some(Open::Whole(asked)),
            None => self.refusal = Some(Refusal::EmptyRun),
        }
        Task::none()
    }

    /// The whole run was brought as agreed, as it was asked.
    pub(super) fn deliver_whole(
        &mut self,
        orders: Vec<(OrderId, i64)>,
        context: &Context<'_>,
    ) -> Task<Message> {
        self.send(self.delivery(orders, context), context)
    }

    pub(super) fn deliver_otherwise(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(order) = self.open_order() else { return Task::none() };
        let (dialog, task) = delivered::State::open(order.0, context);
        self.dialog = Some(Open::Delivered(Box::new(dialog)));
        task.map(super::dialogs::delivered)
    }

    /// Whether the shown day has not come: nothing of it can have come back or be handed in. Says so.
    pub(super) fn is_ahead(
        &mut self,
        refusal: impl FnOnce(NaiveDate) -> Refusal,
        context: &Context<'_>,
    ) -> bool {
        let shown = self.shown(context);
        let ahead = self.may && shown > context.today;
        if ahead {
            self.refusal = Some(refusal(shown));
        }
        ahead
    }

    pub(super) fn report(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.is_ahead(|day| Input::Future(day).into(), context) {
            return Task::none();
        }
        let Some(order) = self.open_order() else { return Task::none() };
        let (dialog, task) = undelivered::State::open(order, context);
        self.dialog = Some(Open::Undelivered(dialog));
        task.map(super::dialogs::undelivered)
    }

    /// The selected order with its version while it is open; otherwise says where it stands.
    fn open_order(&mut self) -> Option<(OrderId, i64)> {
        if self.busy || !self.may {
            return None;
        }
        let ordered = self.stop()?;
        let (order, status) = ((ordered.stop.order, ordered.stop.version), ordered.stop.status);
        let is_open = ordered.is_open();
        self.refusal = (!is_open).then_some(Refusal::OrderStatus(status));
        is_open.then_some(order)
    }

    /// Takes back what was said of the selected order: the contact about it is withdrawn at once; before its sale is
    /// voided, with all that was typed in it by hand, it is asked whether that is meant.
    pub(super) fn unmark(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.busy || !self.may {
            return Task::none();
        }
        let Some(stop) = self.stop().map(|ordered| ordered.stop.clone()) else { return Task::none() };
        let number = stop.number.clone();
        self.refusal = None;
        match (stop.status, &stop.sale) {
            (OrderStatus::Delivered, Some(sale)) => {
                let asked = Asked::Void { order: number, sale: sale.id, number: sale.number.clone() };
                self.dialog = Some(Open::Question(question::State::new(asked)));
                operation::focus(parts::STAY)
            }
            (OrderStatus::Undelivered, _) => {
                self.busy = true;
                run(context, WithdrawUndelivered { order: (stop.order, stop.version) })
                    .map(move |done| Message::Marked(done.map(|()| Marked::Unmarked(number.clone()))))
            }
            (status, _) => {
                self.refusal = Some(Refusal::OrderStatus(status));
                Task::none()
            }
        }
    }

    /// The sale of an order is voided, as it was asked.
    pub(super) fn void(&mut self, order: String, sale: SaleId, context: &Context<'_>) -> Task<Message> {
        self.busy = true;
        run(context, VoidSale { sale })
            .map(move |done| Message::Marked(done.map(|_| Marked::Unmarked(order.clone()))))
    }

    /// Says what was done, and goes on to the next order of which nothing was said yet.
    pub(super) fn marked(&mut self, marked: Result<Marked, Refusal>, context: &Context<'_>) -> Reply {
        self.busy = false;
        let marked = match marked {
            Ok(marked) => marked,
            Err(refusal) => {
                self.refusal = Some(refusal);
                self.marked.clear();
                return only(self.read(context));
            }
        };
        let sentence = told(&marked, context);
        if matches!(marked, Marked::Delivered(_)) {
            self.next_open();
        }
        (operation::focus(LIST), Some(done(sentence)))
    }

    /// Selects the next order below of which nothing was said yet, or the first one from above.
    pub(super) fn next_open(&mut self) {
        let Some(run) = self.run() else { return };
        let at = self.at().unwrap_or(0);
        let is_open = |at: &usize| run.stops.get(*at).is_some_and(|ordered| ordered.is_open());
        let next = (at + 1..run.stops.len()).find(is_open).or_else(|| (0..at).find(is_open));
        if let Some(next) = next {
            self.select(next);
        }
    }
}

/// Something was done that all screens show.
pub(super) fn done(sentence: String) -> Action {
    Action::Done { sentence, changes: Changes { address: None, everything: true } }
}

fn told(marked: &Marked, context: &Context<'_>) -> String {
    let texts = context.texts;
    match marked {
        Marked::Delivered(done) => {
            let (cash, card) = (texts.money(done.cash.as_minor()), texts.money(done.card.as_minor()));
            t!(texts, "deliveries-delivered", count = done.orders, cash = cash, card = card)
        }
        Marked::Unmarked(number) => t!(texts, "deliveries-unmarked", number = number.as_str()),
        Marked::Recalled(count) => t!(texts, "deliveries-recalled", count = *count),
    }
}
