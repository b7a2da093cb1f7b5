//! A customer order taken from the desk (S1-52, S1-53): it opens as the same as last time, so that the everyday order is
//! two keys.

mod adding;
pub(super) mod keyed;
pub mod lines;
mod saving;
pub(super) mod table;
mod view;

use chrono::NaiveDate;
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{operation, text_editor};

use self::adding::Adding;
use self::lines::{Edit, Lines};
use super::parts;
use crate::domain::ids::{AddressId, ProductId};
use crate::domain::order::PaymentKind;
use crate::service::Refusal;
use crate::service::form::{OrderForm, Preview, order_form, preview_next};
use crate::service::lines::Line;
use crate::service::outcome::RowRef;
use crate::ui::screen::Context;
use crate::ui::widget::{DatePicker, Dialog, Key, KeyPress, date_picker};

pub use self::saving::Kept;
pub(super) use self::view::payment;
pub use super::parts::Action;

/// Times of the day that are offered, `HH:MM`; two empty texts: any.
const WINDOWS: [(&str, &str); 5] =
    [("", ""), ("09:00", "12:00"), ("12:00", "15:00"), ("15:00", "18:00"), ("18:00", "21:00")];

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    row: Option<RowRef>,
    form: Option<Box<OrderForm>>,
    date: DatePicker,
    windows: Vec<(String, String)>,
    window: usize,
    payment: PaymentKind,
    note: text_editor::Content,
    lines: Lines,
    /// As it stood when it was opened or saved.
    saved: Option<Typed>,
    adding: Option<Adding>,
    preview: Option<Box<Preview>>,
    /// Counts what was asked for, so that a late answer is known.
    asked: u64,
    why: bool,
    refusal: Option<Refusal>,
    saving: Option<Saving>,
    leaving: bool,
    /// Accepting was asked for before the order was there.
    hurried: bool,
    /// The number under which a draft was saved in this dialog.
    draft_saved: Option<String>,
}

/// What is on its way to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saving {
    Accepted,
    Draft,
    /// Saved as a draft in order to leave.
    DraftAndLeave,
}

/// What the user can change.
#[derive(Debug, Clone, PartialEq)]
struct Typed {
    date: Option<NaiveDate>,
    window: usize,
    payment: PaymentKind,
    note: String,
    lines: Vec<Line>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The draft that was left, or a new order.
    FormRead(AddressId, Result<Box<OrderForm>, Refusal>),
    /// What follows from the order as it was at this number.
    PreviewRead(AddressId, u64, Result<Box<Preview>, Refusal>),
    /// In the day of the delivery.
    Date(date_picker::Message),
    /// A time of the day.
    WindowChosen(usize),
    /// A kind of payment.
    PaymentChosen(usize),
    /// The comment to the driver was changed.
    NoteEdited(text_editor::Action),
    /// A line was changed.
    Line(Edit),
    /// A product is to be added.
    AddPressed,
    /// It was looked for.
    QueryTyped(String),
    /// Up or down in the products that fit.
    OfferMoved(isize),
    /// The marked one is added.
    OfferTaken,
    /// This one is added.
    Offered(ProductId),
    /// None is added.
    AddLeft,
    /// The reasons of the next date are shown or put away.
    WhyPressed,
    /// The customer agreed.
    AcceptPressed,
    /// To be kept as a draft.
    SavePressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// It was saved, or why not.
    Saved(Result<Box<Kept>, Refusal>),
}

impl State {
    /// An order for an address: the draft that was left, or a new one for the day of the list.
    pub fn open(
        address: AddressId,
        row: Option<RowRef>,
        delivery_on: NaiveDate,
        context: &Context<'_>,
    ) -> (Self, Task<Message>) {
        let state = Self {
            address,
            row,
            form: None,
            date: DatePicker::new(Some(delivery_on)),
            windows: Vec::new(),
            window: 0,
            payment: PaymentKind::Cash,
            note: text_editor::Content::new(),
            lines: Lines::new(&[], &[], 0, false, 1),
            saved: None,
            adding: None,
            preview: None,
            asked: 0,
            why: false,
            refusal: None,
            saving: None,
            leaving: false,
            hurried: false,
            draft_saved: None,
        };
        let today = context.today;
        let reading = parts::read(context, move |read| order_form(read, address, delivery_on, today));
        (state, reading.map(move |form| Message::FormRead(address, form.map(Box::new))))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let task = match message {
            Message::FormRead(address, form) => self.take_form(address, form, context),
            Message::PreviewRead(address, asked, preview) => self.take_preview(address, asked, preview),
            Message::Saved(saved) => return self.take_saved(saved, context),
            _ if self.saving.is_some() => Task::none(),
            Message::Date(message) => self.choose_date(message, context),
            Message::WindowChosen(at) => self.touch(|state| state.window = at),
            Message::PaymentChosen(at) => self.touch(|state| state.choose_payment(at)),
            Message::NoteEdited(action) => self.edit_note(action),
            Message::Line(edit) => self.edit_line(edit, context),
            Message::AddPressed => self.look_for(String::new()),
            Message::QueryTyped(query) => self.look_for(query),
            Message::OfferMoved(step) => self.move_offer(step),
            Message::OfferTaken => self.add(None, context),
            Message::Offered(product) => self.add(Some(product), context),
            Message::AddLeft => self.stop_adding(),
            Message::WhyPressed => self.touch(|state| state.why = !state.why),
            Message::AcceptPressed => self.accept(context),
            Message::SavePressed => self.save_draft(context),
            Message::EscapePressed => return self.escape(context),
            Message::Discarded => return (Task::none(), Some(self.left(context))),
        };
        (task, None)
    }

    fn take_form(
        &mut self,
        address: AddressId,
        form: Result<Box<OrderForm>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        if address != self.address {
            return Task::none();
        }
        match form {
            Err(refusal) => {
                self.refusal = Some(refusal);
                Task::none()
            }
            Ok(form) => {
                self.fill(form);
                let reading = Task::batch([operation::focus(table::TABLE), self.ask_preview(context)]);
                // Accepted blindly only where there is nothing to be warned of.
                let hurried = std::mem::take(&mut self.hurried) && self.warnings(context).is_empty();
                if hurried { Task::batch([reading, self.accept(context)]) } else { reading }
            }
        }
    }

    fn fill(&mut self, form: Box<OrderForm>) {
        self.windows = WINDOWS.map(|(from, to)| (from.to_owned(), to.to_owned())).to_vec();
        if !self.windows.contains(&form.window) {
            self.windows.push(form.window.clone());
        }
        self.window = self.windows.iter().position(|window| *window == form.window).unwrap_or_default();
        self.date.set(Some(form.delivery_on));
        self.payment = form.payment;
        self.note = text_editor::Content::with_text(&form.driver_note);
        let containers = form.balance.containers;
        self.lines = Lines::new(&form.lines, &form.products, containers, form.draft.is_some(), 1);
        self.form = Some(form);
        self.saved = Some(self.typed());
    }

    fn typed(&self) -> Typed {
        Typed {
            date: self.date.date(),
            window: self.window,
            payment: self.payment,
            note: self.note.text().trim().to_owned(),
            lines: self.lines.typed(),
        }
    }

    /// A change that needs nothing else.
    fn touch(&mut self, change: impl FnOnce(&mut Self)) -> Task<Message> {
        change(self);
        self.leaving = false;
        Task::none()
    }

    fn choose_payment(&mut self, at: usize) {
        self.payment = PaymentKind::ALL.get(at).copied().unwrap_or(self.payment);
    }

    fn choose_date(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        if self.date.update(message, context.today).is_none() {
            return Task::none();
        }
        self.refusal = None;
        self.ask_preview(context)
    }

    fn edit_note(&mut self, action: text_editor::Action) -> Task<Message> {
        if action.is_edit() {
            self.leaving = false;
            self.refusal = self.refusal.take().filter(|refusal| !parts::about_text(refusal));
        }
        self.note.perform(action);
        Task::none()
    }

    fn edit_line(&mut self, edit: Edit, context: &Context<'_>) -> Task<Message> {
        let before = self.lines.typed();
        self.lines.apply(edit);
        self.leaving = false;
        if self.lines.typed() == before {
            return Task::none();
        }
        self.refusal = None;
        self.ask_preview(context)
    }

    fn look_for(&mut self, query: String) -> Task<Message> {
        if self.form.is_none() {
            return Task::none();
        }
        self.leaving = false;
        self.adding = Some(Adding::query(query));
        operation::focus(adding::FIELD)
    }

    fn move_offer(&mut self, step: isize) -> Task<Message> {
        if let (Some(adding), Some(form)) = (&mut self.adding, &self.form) {
            adding.moved(step, &form.products);
        }
        Task::none()
    }

    /// Adds the product, or the marked one, and goes to its quantity.
    fn add(&mut self, product: Option<ProductId>, context: &Context<'_>) -> Task<Message> {
        let (Some(adding), Some(form)) = (&self.adding, &self.form) else { return Task::none() };
        let product = match product {
            Some(id) => form.products.iter().find(|product| product.id == id),
            None => adding.marked(&form.products),
        };
        let Some(product) = product else { return Task::none() };
        self.lines.add(product);
        self.adding = None;
        self.refusal = None;
        Task::batch([operation::focus(table::TABLE), self.ask_preview(context)])
    }

    fn stop_adding(&mut self) -> Task<Message> {
        self.adding = None;
        operation::focus(table::TABLE)
    }

    /// What follows from the order as it stands; a later question makes an earlier answer void.
    fn ask_preview(&mut self, context: &Context<'_>) -> Task<Message> {
        self.asked += 1;
        let (address, asked, lines) = (self.address, self.asked, self.lines.typed());
        let Some(on) = self.date.date() else { return Task::none() };
        let reading = parts::read(context, move |read| preview_next(read, address, on, &lines));
        reading.map(move |preview| Message::PreviewRead(address, asked, preview.map(Box::new)))
    }

    fn take_preview(
        &mut self,
        address: AddressId,
        asked: u64,
        preview: Result<Box<Preview>, Refusal>,
    ) -> Task<Message> {
        if (address, asked) == (self.address, self.asked) {
            self.preview = preview.ok();
        }
        Task::none()
    }

    fn escape(&mut self, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        if self.leaving {
            self.leaving = false;
            return (operation::focus(table::TABLE), None);
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(self.left(context)));
        }
        self.leaving = true;
        (operation::focus(parts::STAY), None)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::AcceptPressed);
        }
        if press.ctrl('s') {
            return Some(Message::SavePressed);
        }
        if press.plain(Named::Insert) {
            return Some(Message::AddPressed);
        }
        if press.alt_digit() == Some(1) {
            return Some(Message::WhyPressed);
        }
        let discards = self.leaving && !press.typing && press.key == Key::Named(Named::Delete);
        discards.then_some(Message::Discarded)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.saved.as_ref().is_some_and(|saved| *saved != self.typed())
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        view::dialog(self, context)
    }
}
