//! What stands in an order when it opens, and what is taken at one key: last time, a suggestion, further deliveries.

use chrono::NaiveDate;
use iced::Task;
use iced::widget::{operation, text_editor};

use super::ahead::{Basis, Rhythm};
use super::lines::Lines;
use super::{Ahead, KeptText, Message, State, table};
use crate::domain::ids::{AddressId, OrderId};
use crate::domain::order::PaymentKind;
use crate::service::form::{OrderForm, edit_form, order_form};
use crate::service::outcome::RowRef;
use crate::service::{Refusal, answered};
use crate::store::Typed;
use crate::ui::screen::Context;
use crate::ui::widget::DatePicker;

/// Which order is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// A new one for an address, or the draft that was left.
    New {
        /// Where it goes.
        address: AddressId,
        /// The row of the desk that it handles.
        row: Option<RowRef>,
        /// The day of the list.
        delivery_on: NaiveDate,
    },
    /// An accepted one, to be changed.
    Edit(OrderId),
}

impl Opening {
    /// The name under which what is typed into it is kept.
    fn place(self) -> (String, AddressId) {
        match self {
            Self::New { address, .. } => ("order".to_owned(), address),
            Self::Edit(order) => (format!("order {}", order.0), AddressId(0)),
        }
    }
}

/// An order as it was read, and what was typed into it before and not saved.
#[derive(Debug, Clone)]
pub struct Opened {
    pub(super) form: OrderForm,
    pub(super) typed: Option<Typed>,
}

impl State {
    pub(super) fn opened(opening: Opening, context: &Context<'_>) -> (Self, Task<Message>) {
        let (dialog, address) = opening.place();
        let (kept, typed) = KeptText::open(dialog, address, context);
        let today = context.today;
        let form = context.office.read(move |read| match opening {
            Opening::New { address, delivery_on, .. } => order_form(read, address, delivery_on, today),
            Opening::Edit(order) => edit_form(read, order, today),
        });
        let state = Self {
            opening,
            form: None,
            date: DatePicker::default(),
            windows: Vec::new(),
            window: 0,
            own_window: String::new(),
            payment: PaymentKind::Cash,
            note: text_editor::Content::new(),
            lines: Lines::new(&[], &[], 0, false, 1),
            deposit: 0,
            ahead: Ahead::default(),
            saved: None,
            kept,
            holds_ahead: false,
            adding: None,
            preview: None,
            asked: 0,
            why: false,
            refusal: None,
            saving: None,
            question: None,
            hurried: false,
            draft_saved: None,
            printing: None,
        };
        (state, join(opening, typed, Task::future(answered(form))))
    }

    pub(super) fn take_form(
        &mut self,
        opening: Opening,
        opened: Result<Box<Opened>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        if opening != self.opening {
            return Task::none();
        }
        match opened {
            Err(refusal) => {
                self.refusal = Some(refusal);
                Task::none()
            }
            Ok(opened) => {
                let Opened { form, typed } = *opened;
                self.fill(Box::new(form));
                if let Some(typed) = typed
                    && self.restore(&typed.body)
                {
                    self.kept.restore(&typed);
                }
                self.reprice();
                let reading = Task::batch([operation::focus(table::TABLE), self.ask_preview(context)]);
                // Accepted blindly only where there is nothing to be warned of.
                let silent = self.warnings(context).is_empty() && self.unusual(context).is_none();
                let blindly = silent && !self.kept.is_restored();
                let hurried = std::mem::take(&mut self.hurried) && blindly;
                if hurried { Task::batch([reading, self.accept(context)]) } else { reading }
            }
        }
    }

    fn fill(&mut self, form: Box<OrderForm>) {
        self.windows = std::iter::once((String::new(), String::new())).chain(form.windows.clone()).collect();
        self.show_window(&form.window);
        self.date.set(Some(form.delivery_on));
        self.payment = form.payment;
        self.note = text_editor::Content::with_text(&form.driver_note);
        let containers = form.balance.containers;
        self.lines = Lines::new(&form.lines, &form.products, containers, form.order.is_some(), 1);
        if form.agreed.is_some() {
            self.lines.agree();
        }
        self.deposit = form.deposit;
        self.ahead = Ahead::default();
        self.form = Some(form);
        self.saved = Some(self.typed());
    }

    /// One of the usual times, or one of its own.
    pub(super) fn show_window(&mut self, window: &(String, String)) {
        match self.windows.iter().position(|usual| usual == window) {
            Some(at) => (self.window, self.own_window) = (at, String::new()),
            None => {
                self.window = self.windows.len();
                self.own_window = format!("{}–{}", window.0, window.1);
            }
        }
    }

    /// A time that is none of the usual ones, as it is typed.
    pub(super) fn own_window(&self) -> Option<&str> {
        (self.form.is_some() && self.window >= self.windows.len()).then_some(self.own_window.as_str())
    }

    /// Whether an accepted order is being changed.
    pub(super) const fn is_edit(&self) -> bool {
        matches!(self.opening, Opening::Edit(_))
    }

    /// The day of the delivery; while none is chosen, the day on which it opened.
    pub(super) fn day(&self) -> NaiveDate {
        let opened = self.form.as_ref().map(|form| form.delivery_on);
        self.date.date().or(opened).unwrap_or_default()
    }

    /// Prices follow the day of the delivery, but those that were agreed.
    pub(super) fn reprice(&mut self) {
        let day = self.day();
        if let Some(form) = &self.form {
            self.lines.reprice(|product| form.prices.price(product, day));
        }
    }

    /// What was typed before is not wanted: the order opens as if nothing had been.
    pub(super) fn discard_restored(&mut self, context: &Context<'_>) -> Task<Message> {
        self.kept.forget(context);
        let (state, task) = Self::opened(self.opening, context);
        *self = state;
        task
    }

    /// The lines of last time, at the prices of the day.
    pub(super) fn take_last_time(&mut self, context: &Context<'_>) -> Task<Message> {
        let day = self.day();
        let Some(form) = &self.form else { return Task::none() };
        let lines = form.as_last_time(day);
        self.lines = Lines::new(&lines, &form.products, form.balance.containers, false, 1);
        self.reprice();
        self.question = None;
        self.refusal = None;
        Task::batch([operation::focus(table::TABLE), self.lines_changed(context)])
    }

    /// The quantity that lasts until the delivery after this one.
    pub(super) fn take_suggestion(&mut self, context: &Context<'_>) -> Task<Message> {
        let suggested = self.preview.as_ref().and_then(|preview| preview.suggested);
        let (Some(suggested), Some(form)) = (suggested, &self.form) else { return Task::none() };
        let Some(product) = form.products.iter().find(|product| product.id == suggested.product) else {
            return Task::none();
        };
        let price = form.prices.price(product, self.day());
        self.lines.set(product, suggested.units, price);
        self.question = None;
        self.refusal = None;
        Task::batch([operation::focus(table::TABLE), self.lines_changed(context)])
    }

    /// Containers for which a deposit can be taken.
    pub(super) fn most_deposits(&self) -> i64 {
        self.lines.deposits().iter().map(|(containers, _)| containers).sum()
    }

    /// Containers that go out beyond those that come back, and that no deposit covers yet.
    pub(super) fn suggested_deposit(&self) -> i64 {
        let more = self.lines.more_containers();
        let owed = self.form.as_ref().map_or(0, |form| form.balance.container_debt());
        more.min(more.saturating_add(owed)).clamp(0, self.most_deposits())
    }

    pub(super) fn step_deposit(&mut self, step: i64) {
        self.deposit = self.deposit.saturating_add(step).clamp(0, self.most_deposits());
    }

    /// Further deliveries begin with one; they end with none.
    pub(super) fn toggle_ahead(&mut self) -> Task<Message> {
        if self.is_edit() {
            return Task::none();
        }
        if self.ahead.is_empty() { self.step_ahead(1) } else { self.touch(|state| state.ahead.set(&[])) }
    }

    pub(super) fn step_ahead(&mut self, step: i64) -> Task<Message> {
        self.with_dates(|ahead, basis| ahead.step(step, basis))
    }

    /// The plan moved with the order: so do the days of the further deliveries.
    pub(super) fn dates_follow(&mut self) {
        let (Some(form), Some(preview), Some(first)) = (&self.form, &self.preview, self.date.date()) else {
            return;
        };
        self.ahead.follow_again(&Basis { first, planned: &preview.next_dates, calendar: &form.calendar });
    }

    pub(super) fn choose_rhythm(&mut self, at: usize) -> Task<Message> {
        let rhythm = Rhythm::ALL.get(at).copied().unwrap_or_default();
        self.with_dates(|ahead, basis| ahead.follow(rhythm, basis))
    }

    fn with_dates(&mut self, change: impl FnOnce(&mut Ahead, &Basis<'_>)) -> Task<Message> {
        let (Some(form), Some(first)) = (&self.form, self.date.date()) else { return Task::none() };
        let planned = self.preview.as_ref().map_or(&[][..], |preview| preview.next_dates.as_slice());
        change(&mut self.ahead, &Basis { first, planned, calendar: &form.calendar });
        self.touch(|_| ())
    }
}

/// The order once both were read: what was typed before, then the order itself.
fn join(
    opening: Opening,
    typed: Task<Option<Typed>>,
    form: Task<Result<OrderForm, Refusal>>,
) -> Task<Message> {
    let mut form = Some(form);
    typed.then(move |typed| {
        let form = form.take().unwrap_or_else(Task::none);
        form.map(move |form| {
            let typed = typed.clone();
            Message::Opened(opening, form.map(|form| Box::new(Opened { form, typed })))
        })
    })
}
