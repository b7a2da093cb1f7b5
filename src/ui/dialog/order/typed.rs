//! What was typed into an order, to be compared with what was saved and to be kept through a crash.

use chrono::NaiveDate;
use iced::widget::text_editor;
use serde::{Deserialize, Serialize};

use super::State;
use super::lines::Lines;
use crate::domain::ids::ProductId;
use crate::domain::order::PaymentKind;
use crate::service::form::OrderForm;
use crate::service::lines::PricedLine;
use crate::ui::screen::Context;

/// What the user can change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Typed {
    date: Option<NaiveDate>,
    window: (String, String),
    own_window: Option<String>,
    payment: String,
    note: String,
    lines: Vec<TypedLine>,
    deposit: i64,
    ahead: Vec<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TypedLine {
    product: i64,
    quantity: i64,
    returned: i64,
}

impl State {
    pub(super) fn typed(&self) -> Typed {
        let line = |line: crate::service::lines::Line| TypedLine {
            product: line.product.0,
            quantity: line.quantity,
            returned: line.returned,
        };
        Typed {
            date: self.date.date(),
            window: self.windows.get(self.window).cloned().unwrap_or_default(),
            own_window: self.own_window().map(str::to_owned),
            payment: self.payment.code().to_owned(),
            note: self.note.text().trim().to_owned(),
            lines: self.lines.typed().into_iter().map(line).collect(),
            deposit: self.deposit,
            ahead: self.ahead.dates(),
        }
    }

    /// Keeps what is typed, while something would be lost by closing.
    pub(super) fn keep_typed(&mut self, context: &Context<'_>) {
        let keeps = self.is_unsaved() || self.holds_ahead;
        let typed = keeps.then(|| serde_json::to_string(&self.typed()).ok()).flatten();
        self.kept.follow(typed, context);
    }

    /// Fills the order with what was typed before. `false`: it cannot be read.
    pub(super) fn restore(&mut self, body: &str) -> bool {
        let (Ok(typed), Some(form)) = (serde_json::from_str::<Typed>(body), &self.form) else { return false };
        let lines: Vec<PricedLine> = typed.lines.iter().filter_map(|line| priced(line, form)).collect();
        let agreed = form.agreed.is_some();
        self.lines = Lines::new(&lines, &form.products, form.balance.containers, true, 1);
        if agreed {
            self.lines.agree_with(&form.lines);
        }
        if typed.date.is_some() {
            self.date.set(typed.date);
        }
        match typed.own_window {
            Some(own) => (self.window, self.own_window) = (self.windows.len(), own),
            None => self.show_window(&typed.window),
        }
        self.payment = PaymentKind::from_code(&typed.payment).unwrap_or(self.payment);
        self.note = text_editor::Content::with_text(&typed.note);
        self.deposit = typed.deposit;
        self.ahead.set(&typed.ahead);
        true
    }
}

/// A line as it was typed, unless its product is gone.
fn priced(line: &TypedLine, form: &OrderForm) -> Option<PricedLine> {
    let product = form.products.iter().find(|product| product.id == ProductId(line.product))?;
    Some(PricedLine {
        product: product.id,
        quantity: line.quantity,
        price: product.product.price,
        returned: line.returned,
    })
}
