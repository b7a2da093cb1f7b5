//! What is typed into the delivery of an order survives its closing and a crash.

use chrono::NaiveDate;
use iced::Task;
use iced::widget::operation;
use serde::{Deserialize, Serialize};

use super::super::order::lines::Lines;
use super::super::order::table;
use super::{Message, State};
use crate::domain::ids::{OrderId, ProductId};
use crate::domain::order::PaymentKind;
use crate::service::lines::PricedLine;
use crate::store::Typed;
use crate::ui::screen::Context;

/// What is kept of it.
#[derive(Serialize, Deserialize)]
struct Body {
    date: Option<NaiveDate>,
    payment: String,
    /// What was paid, where it was typed.
    amount: Option<String>,
    /// Product, quantity, containers that came back of each agreed line, also of what was not brought at all.
    lines: Vec<(i64, i64, i64)>,
}

impl State {
    /// Keeps what is typed; once the dialog ended, nothing.
    pub(super) fn keep(&mut self, ended: bool, context: &Context<'_>) {
        let body = (!ended && self.is_unsaved()).then(|| self.body());
        self.kept.follow(body.and_then(|body| serde_json::to_string(&body).ok()), context);
    }

    fn body(&self) -> Body {
        Body {
            date: self.date.date(),
            payment: self.payment.code().to_owned(),
            amount: self.amount_typed.then(|| self.amount.clone()),
            lines: self
                .form
                .iter()
                .flat_map(|form| &form.lines)
                .map(|agreed| self.brought(agreed.product))
                .collect(),
        }
    }

    fn brought(&self, product: ProductId) -> (i64, i64, i64) {
        let row = self.lines.rows().iter().find(|row| row.product.id == product);
        row.map_or((product.0, 0, 0), |row| (product.0, row.quantity, row.returned))
    }

    pub(super) fn take_restored(
        &mut self,
        order: OrderId,
        typed: Option<Typed>,
        context: &Context<'_>,
    ) -> Task<Message> {
        if order == self.order {
            self.waiting = typed;
            self.bring_back(context);
        }
        Task::none()
    }

    /// What was typed before stands there again once the order is read, unless the hand was faster; what cannot be read is as
    /// good as never typed.
    pub(super) fn bring_back(&mut self, context: &Context<'_>) {
        if self.form.is_none() {
            return;
        }
        let Some(typed) = self.waiting.take().filter(|_| !self.is_unsaved()) else { return };
        let Ok(body) = serde_json::from_str(&typed.body) else { return };
        self.fill(body, context);
        self.kept.restore(&typed);
    }

    fn fill(&mut self, body: Body, context: &Context<'_>) {
        let Some(form) = &self.form else { return };
        let line = |agreed: &PricedLine| {
            let brought = body.lines.iter().find(|(product, ..)| ProductId(*product) == agreed.product);
            // What the order got since is brought as it was agreed.
            let (_, quantity, returned) = brought.copied().unwrap_or((0, agreed.quantity, agreed.returned));
            PricedLine { quantity, returned, ..*agreed }
        };
        let lines: Vec<PricedLine> = form.lines.iter().map(line).collect();
        self.lines = Lines::new(&lines, &form.products, form.balance.containers, true, 0);
        self.date.set(body.date);
        self.payment = PaymentKind::from_code(&body.payment).unwrap_or(self.payment);
        self.amount_typed = body.amount.is_some();
        self.amount = body.amount.unwrap_or_default();
        self.amount_wrong = false;
        self.follow_sum(context);
    }

    /// As it was agreed: what was brought back is not wanted.
    pub(super) fn begin_anew(&mut self, context: &Context<'_>) -> Task<Message> {
        self.fill_as_agreed(context);
        (self.leaving, self.refusal) = (false, None);
        operation::focus(table::TABLE)
    }
}
