//! A customer order (S1-52, S1-53): it opens as the same as last time, so that the everyday order is two keys. What is typed
//! survives closing and a crash. An accepted order is changed and called off in the same dialog.

mod adding;
mod ahead;
mod filling;
pub(super) mod keyed;
pub mod lines;
mod printing;
mod saving;
mod sums;
pub(super) mod table;
mod typed;
mod view;
mod warnings;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{operation, text_editor};

use self::adding::Adding;
use self::ahead::Ahead;
use self::filling::{Opened, Opening};
use self::lines::{Edit, Lines};
use self::printing::Printing;
use self::typed::Typed;
use super::kept::Kept as KeptText;
use super::parts;
use crate::domain::ids::{AddressId, OrderId, ProductId};
use crate::domain::order::PaymentKind;
use crate::service::Refusal;
use crate::service::form::{OrderForm, Preview, preview_next};
use crate::ui::screen::Context;
use crate::ui::widget::{DatePicker, Dialog, Key, KeyPress, date_picker};

pub use self::saving::Kept;
pub(super) use self::view::payment;
pub use super::parts::Action;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    opening: Opening,
    form: Option<Box<OrderForm>>,
    date: DatePicker,
    windows: Vec<(String, String)>,
    /// The chosen one of the windows; the one after the last: the office's usual ones do not suit.
    window: usize,
    own_window: String,
    payment: PaymentKind,
    note: text_editor::Content,
    lines: Lines,
    deposit: i64,
    ahead: Ahead,
    /// As it stood when it was opened or saved.
    saved: Option<Typed>,
    kept: KeptText,
    /// The further deliveries were asked for when it was kept as a draft, which has no place for them: they stay beside it, as
    /// they were typed.
    holds_ahead: bool,
    adding: Option<Adding>,
    preview: Option<Box<Preview>>,
    /// Counts what was asked for, so that a late answer is known.
    asked: u64,
    why: bool,
    refusal: Option<Refusal>,
    saving: Option<Saving>,
    question: Option<Question>,
    /// Accepting was asked for before the order was there.
    hurried: bool,
    /// The number under which a draft was saved in this dialog.
    draft_saved: Option<String>,
    printing: Option<Printing>,
}

/// What is on its way to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saving {
    Accepted,
    Draft,
    /// Saved as a draft in order to leave.
    DraftAndLeave,
    /// Saved as a draft in order to be printed.
    DraftAndPrint,
    /// An accepted order that is called off.
    Cancelled,
}

/// What is asked before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Whether something typed is to be lost.
    Leave,
    /// Whether the order is to be called off.
    Cancel,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The order was read, with what was typed into it before.
    Opened(Opening, Result<Box<Opened>, Refusal>),
    /// What follows from the order as it was at this number.
    PreviewRead(Opening, u64, Result<Box<Preview>, Refusal>),
    /// In the day of the delivery.
    Date(date_picker::Message),
    /// The next day on which this address is delivered to is taken.
    UsualDayTaken,
    /// A time of the day.
    WindowChosen(usize),
    /// A time of the day was typed.
    WindowTyped(String),
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
    /// A letter was typed among the lines, or before the field had the keyboard.
    LetterTyped(char),
    /// Up or down in the products that fit.
    OfferMoved(isize),
    /// The marked one is added.
    OfferTaken,
    /// This one is added.
    Offered(ProductId),
    /// None is added.
    AddLeft,
    /// The suggested quantity is taken.
    SuggestionTaken,
    /// The lines of last time are taken.
    LastTimeTaken,
    /// A deposit is taken for one container more or less.
    DepositStepped(i64),
    /// The suggested deposit is taken.
    DepositTaken,
    /// Further deliveries are asked for, or not any more.
    AheadToggled,
    /// One further delivery more or less.
    AheadStepped(i64),
    /// How further deliveries follow each other.
    RhythmChosen(usize),
    /// In the date of a further delivery.
    AheadDate(usize, date_picker::Message),
    /// The reasons of the next date are shown or put away.
    WhyPressed,
    /// The customer agreed.
    AcceptPressed,
    /// To be kept as a draft.
    SavePressed,
    /// It is wanted on paper.
    PrintPressed,
    /// The sheet of this order was opened, or why not.
    Printed(OrderId, Result<String, String>),
    /// The accepted order is to be called off.
    CancelPressed,
    /// It is really to be called off.
    CancelConfirmed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// It was saved, or why not.
    Saved(Result<Box<Kept>, Refusal>),
    /// It was called off, or why not.
    Cancelled(Result<(), Refusal>),
}

impl State {
    /// An order for an address: the draft that was left, or a new one for the day of the list.
    pub fn open(
        address: AddressId,
        row: Option<crate::service::outcome::RowRef>,
        delivery_on: chrono::NaiveDate,
        context: &Context<'_>,
    ) -> (Self, Task<Message>) {
        Self::opened(Opening::New { address, row, delivery_on }, context)
    }

    /// An accepted order that is not on its way yet, to be changed or called off.
    pub fn edit(order: OrderId, context: &Context<'_>) -> (Self, Task<Message>) {
        Self::opened(Opening::Edit(order), context)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let read = matches!(message, Message::Opened(..) | Message::PreviewRead(..) | Message::Printed(..));
        let (task, action) = self.take(message, context);
        if action.is_some() && !self.holds_ahead {
            self.kept.forget(context);
        } else if !read {
            self.keep_typed(context);
        }
        (task, action)
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let task = match message {
            Message::Opened(opening, opened) => self.take_form(opening, opened, context),
            Message::PreviewRead(opening, asked, preview) => self.take_preview(opening, asked, preview),
            Message::Saved(saved) => return self.take_saved(saved, context),
            Message::Cancelled(answer) => return self.take_cancelled(answer, context),
            Message::Printed(id, answer) => self.printed(id, answer),
            _ if self.saving.is_some() => Task::none(),
            Message::Date(message) => self.choose_date(message, context),
            Message::UsualDayTaken => self.take_usual(context),
            Message::WindowChosen(at) => self.choose_window(at),
            Message::WindowTyped(typed) => self.touch(|state| state.own_window = typed),
            Message::PaymentChosen(at) => self.touch(|state| state.choose_payment(at)),
            Message::NoteEdited(action) => self.edit_note(action),
            Message::Line(edit) => self.edit_line(edit, context),
            Message::AddPressed => self.look_for(String::new()),
            Message::LetterTyped(letter) => self.look_on(letter),
            Message::QueryTyped(query) => self.look_for(query),
            Message::OfferMoved(step) => self.move_offer(step),
            Message::OfferTaken => self.add(None, context),
            Message::Offered(product) => self.add(Some(product), context),
            Message::AddLeft => self.stop_adding(),
            Message::SuggestionTaken => self.take_suggestion(context),
            Message::LastTimeTaken => self.take_last_time(context),
            Message::DepositStepped(step) => self.touch(|state| state.step_deposit(step)),
            Message::DepositTaken => self.touch(|state| state.deposit = state.suggested_deposit()),
            Message::AheadToggled => self.toggle_ahead(),
            Message::AheadStepped(step) => self.step_ahead(step),
            Message::RhythmChosen(at) => self.choose_rhythm(at),
            Message::AheadDate(at, message) => {
                self.touch(|state| state.ahead.choose(at, message, context.today))
            }
            Message::WhyPressed => self.touch(|state| state.why = !state.why),
            Message::AcceptPressed => self.accept(context),
            Message::SavePressed => self.save_draft(context),
            Message::PrintPressed => self.print(context),
            Message::CancelPressed => self.ask_cancel(),
            Message::CancelConfirmed => self.cancel(context),
            Message::EscapePressed => return self.escape(context),
            Message::Discarded => {
                self.holds_ahead = false;
                return (Task::none(), Some(self.left(context)));
            }
            Message::RestoredDiscarded => self.discard_restored(context),
        };
        (task, None)
    }

    /// A change that needs nothing else.
    fn touch(&mut self, change: impl FnOnce(&mut Self)) -> Task<Message> {
        change(self);
        self.question = None;
        self.refusal = self.refusal.take().filter(|refusal| matches!(refusal, Refusal::Stale { .. }));
        Task::none()
    }

    fn choose_payment(&mut self, at: usize) {
        self.payment = PaymentKind::ALL.get(at).copied().unwrap_or(self.payment);
    }

    /// One of the usual times; or another, which is typed at once.
    fn choose_window(&mut self, at: usize) -> Task<Message> {
        let own = at >= self.windows.len();
        let task = self.touch(|state| state.window = at);
        if own { operation::focus(view::WINDOW) } else { task }
    }

    fn choose_date(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        self.question = None;
        if self.date.update(message, context.today).is_none() {
            return Task::none();
        }
        self.refusal = None;
        self.reprice();
        self.ask_preview(context)
    }

    fn edit_note(&mut self, action: text_editor::Action) -> Task<Message> {
        if action.is_edit() {
            self.question = None;
            self.refusal = self.refusal.take().filter(|refusal| !parts::about_text(refusal));
        }
        self.note.perform(action);
        Task::none()
    }

    fn edit_line(&mut self, edit: Edit, context: &Context<'_>) -> Task<Message> {
        let before = self.lines.typed();
        self.lines.apply(edit);
        self.question = None;
        if self.lines.typed() == before {
            return Task::none();
        }
        self.refusal = None;
        self.lines_changed(context)
    }

    /// The deposit stays within what goes out; the plan follows.
    fn lines_changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.deposit = self.deposit.min(self.most_deposits());
        self.ask_preview(context)
    }

    fn look_for(&mut self, query: String) -> Task<Message> {
        if self.form.is_none() {
            return Task::none();
        }
        self.question = None;
        self.adding = Some(Adding::query(query));
        operation::focus(adding::FIELD)
    }

    /// No letter is lost that comes before the field has the keyboard.
    fn look_on(&mut self, letter: char) -> Task<Message> {
        let before = self.adding.as_ref().map_or("", Adding::typed);
        let query = format!("{before}{letter}");
        self.look_for(query)
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
        self.lines.add(product, form.prices.price(product, self.day()));
        self.adding = None;
        self.refusal = None;
        Task::batch([operation::focus(table::TABLE), self.lines_changed(context)])
    }

    fn stop_adding(&mut self) -> Task<Message> {
        self.adding = None;
        operation::focus(table::TABLE)
    }

    /// What follows from the order as it stands; a later question makes an earlier answer void.
    fn ask_preview(&mut self, context: &Context<'_>) -> Task<Message> {
        self.asked += 1;
        let (opening, asked, lines) = (self.opening, self.asked, self.lines.typed());
        let (Some(on), Some(form)) = (self.date.date(), &self.form) else { return Task::none() };
        let address = form.whom.address;
        let reading = parts::read(context, move |read| preview_next(read, address, on, &lines));
        reading.map(move |preview| Message::PreviewRead(opening, asked, preview.map(Box::new)))
    }

    fn take_preview(
        &mut self,
        opening: Opening,
        asked: u64,
        preview: Result<Box<Preview>, Refusal>,
    ) -> Task<Message> {
        if (opening, asked) == (self.opening, self.asked) {
            self.preview = preview.ok();
            self.dates_follow();
        }
        Task::none()
    }

    fn escape(&mut self, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        if self.question.take().is_some() {
            return (operation::focus(table::TABLE), None);
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(self.left(context)));
        }
        self.question = Some(Question::Leave);
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
        if parts::discards(press) {
            return match self.question {
                Some(Question::Leave) => Some(Message::Discarded),
                Some(Question::Cancel) => Some(Message::CancelConfirmed),
                None => self.kept.is_restored().then_some(Message::RestoredDiscarded),
            };
        }
        if press.ctrl('z') && !press.typing && self.lines.removed().is_some() {
            return Some(Message::Line(Edit::Restore));
        }
        if press.modifiers == iced::keyboard::Modifiers::ALT {
            return self.alt(press.key);
        }
        None
    }

    fn alt(&self, key: Key) -> Option<Message> {
        match key {
            Key::Char('w') => Some(Message::WhyPressed),
            Key::Char('q') => Some(Message::SuggestionTaken),
            Key::Char('n') => Some(Message::UsualDayTaken),
            Key::Char('l') => Some(Message::LastTimeTaken),
            Key::Char('d') => Some(Message::DepositTaken),
            Key::Char('r') => Some(Message::AheadToggled),
            Key::Char('p') => Some(Message::PrintPressed),
            Key::Char('x') => self.is_edit().then_some(Message::CancelPressed),
            _ => None,
        }
    }

    /// The days of the further deliveries that are asked for.
    pub fn dates_ahead(&self) -> Vec<chrono::NaiveDate> {
        self.ahead.dates()
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
