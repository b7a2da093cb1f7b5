//! Water is not needed yet: the date that the customer named, then what was said (S1-54 … S1-56, R-43).

use chrono::NaiveDate;
use iced::keyboard::key::Named;
use iced::widget::{Column, operation, text_editor};
use iced::{Element, Task};

use super::parts;
use super::remark::Remark;
use crate::domain::ids::AddressId;
use crate::domain::task::Outcome;
use crate::service::form::{PostponeForm, postpone_form};
use crate::service::outcome::{Postpone, RowRef};
use crate::service::{Input, Refusal};
use crate::store::Typed;
use crate::t;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{DatePicker, Dialog, KeyPress, date_picker, labelled};

pub use super::parts::Action;

const DATE: &str = "postpone-date";
const COMMENT: &str = "postpone-comment";
/// Height of the comment in pixels.
const HEIGHT: f32 = 96.0;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    row: RowRef,
    form: Option<PostponeForm>,
    date: DatePicker,
    comment: Remark,
    /// Saving was tried without a date.
    no_date: bool,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What the dialog needs was read.
    FormRead(AddressId, Result<Box<PostponeForm>, Refusal>),
    /// What was typed before and not saved.
    KeptRead(AddressId, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// In the date.
    Date(date_picker::Message),
    /// The comment was changed.
    Edited(text_editor::Action),
    /// It is to be postponed.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// It was postponed to this date, or why not.
    Saved(Result<NaiveDate, Refusal>),
}

impl State {
    /// A row to be postponed: the month is open, a date can be typed at once.
    pub fn open(address: AddressId, row: RowRef, context: &Context<'_>) -> (Self, Task<Message>) {
        let mut date = DatePicker::default();
        date.update(date_picker::Message::Toggled, context.today);
        let (comment, typed) = Remark::open(COMMENT, "postpone", address, context);
        let state = Self {
            address,
            row,
            form: None,
            date,
            comment,
            no_date: false,
            refusal: None,
            saving: false,
            leaving: false,
        };
        let today = context.today;
        let reading = parts::read(context, move |read| postpone_form(read, address, row, today));
        let reading = reading.map(move |form| Message::FormRead(address, form.map(Box::new)));
        (state, Task::batch([reading, typed.map(move |typed| Message::KeptRead(address, typed))]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.take(message, context);
        self.comment.keep(reply.1.is_none(), context);
        reply
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::FormRead(address, form) => (self.take_form(address, form), None),
            Message::KeptRead(address, typed) => (self.restore(address, typed), None),
            Message::Saved(Err(refusal)) => (self.refuse(refusal), None),
            Message::Saved(Ok(to)) => (Task::none(), Some(self.done(to, context))),
            _ if self.saving => (Task::none(), None),
            Message::Date(message) => (self.choose(message, context), None),
            Message::Edited(action) => (self.edit(action), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Action::Closed)),
            Message::RestoredDiscarded => (self.discard_restored(), None),
        }
    }

    /// What was said before; the date is asked anew.
    fn restore(&mut self, address: AddressId, typed: Option<Typed>) -> Task<Message> {
        if address == self.address {
            self.comment.bring_back(typed);
        }
        Task::none()
    }

    fn discard_restored(&mut self) -> Task<Message> {
        self.comment.clear();
        self.leaving = false;
        self.comment.focus()
    }

    /// The command that Ctrl+Enter sends; `None` while no date is chosen.
    pub fn command(&self) -> Option<Postpone> {
        let to = self.date.date()?;
        Some(Postpone { address: self.address, row: self.row, to, comment: self.comment.text() })
    }

    fn take_form(&mut self, address: AddressId, form: Result<Box<PostponeForm>, Refusal>) -> Task<Message> {
        match form {
            Ok(form) if address == self.address => {
                if let Some(first) = form.after.succ_opt() {
                    self.date.mark(first);
                }
                self.form = Some(*form);
            }
            Err(refusal) if address == self.address => self.refusal = Some(refusal),
            _ => {}
        }
        Task::none()
    }

    /// The date is chosen: on to the comment.
    fn choose(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        let left = message == date_picker::Message::Left;
        self.leaving = false;
        match self.date.update(message, context.today) {
            None => Task::none(),
            Some(_) => {
                self.refusal = None;
                self.no_date = false;
                if left { Task::none() } else { self.comment.focus() }
            }
        }
    }

    fn edit(&mut self, action: text_editor::Action) -> Task<Message> {
        if action.is_edit() {
            self.leaving = false;
            self.refusal = self.refusal.take().filter(|refusal| !parts::about_text(refusal));
        }
        self.comment.perform(action);
        Task::none()
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        // What stands in the field counts, also where Enter did not take it.
        self.date.update(date_picker::Message::Left, context.today);
        self.refusal = None;
        self.no_date = false;
        let Some(command) = self.command().filter(|_| self.date.error().is_none()) else {
            self.no_date = self.date.error().is_none();
            return ask_date();
        };
        self.saving = true;
        let to = command.to;
        parts::run(context, command).map(move |saved| Message::Saved(saved.map(|_| to)))
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        let date = about_date(&refusal);
        self.refusal = Some(refusal);
        if date { ask_date() } else { self.comment.focus() }
    }

    fn done(&self, to: NaiveDate, context: &Context<'_>) -> Action {
        let day = context.texts.date_near_with_weekday(to, context.today);
        Action::Done {
            address: self.address,
            handled: Some(Outcome::Postponed),
            postponed_to: Some(to),
            sentence: t!(context.texts, "postpone-done", day = day),
        }
    }

    fn escape(&mut self) -> (Task<Message>, Option<Action>) {
        if self.leaving {
            self.leaving = false;
            return (self.comment.focus(), None);
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(Action::Closed));
        }
        self.leaving = true;
        (operation::focus(parts::STAY), None)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        let meant = if self.leaving {
            Some(Message::Discarded)
        } else {
            self.comment.is_restored().then_some(Message::RestoredDiscarded)
        };
        meant.filter(|_| parts::discards(press))
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.date.date().is_some() || !self.comment.is_blank()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref();
        let error = parts::sentence(texts, refusal, parts::about_text);
        let body = Column::new()
            .push(self.comment.line(texts, Message::RestoredDiscarded))
            .push(self.date_field(context))
            .push(self.comment.area(texts, ("postpone-comment", HEIGHT), error, Message::Edited))
            .spacing(space::M);
        let elsewhere =
            parts::sentence(texts, refusal, |refusal| !parts::about_text(refusal) && !about_date(refusal));
        Dialog::new("postpone", texts.text("postpone-title"), body)
            .subtitle(parts::subtitle(self.form.as_ref().map(|form| &form.whom)))
            .footer(parts::foot(elsewhere, self.buttons(context)))
            .on_escape(Message::EscapePressed)
    }

    fn date_field<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let closed = |day| self.form.as_ref().is_some_and(|form| !form.calendar.is_deliverable(day));
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let error = self.date.error().map(|error| texts.text(error.text_id()));
        let error = error.or_else(|| parts::sentence(texts, self.refusal.as_ref(), about_date));
        let error = error.or_else(|| self.no_date.then(|| texts.text("postpone-no-date")));
        let hint = self.form.as_ref().filter(|_| error.is_none()).map(|form| self.hint(form, context));
        let field = self.date.field_over(DATE, picker).map(Message::Date);
        Column::new()
            .push(labelled(texts.text("postpone-date"), field, error))
            .push(hint.map(text::caption))
            .spacing(space::XS)
            .into()
    }

    /// After which day it must lie; or that nothing is delivered on the chosen one.
    fn hint(&self, form: &PostponeForm, context: &Context<'_>) -> String {
        let texts = context.texts;
        match self.date.date() {
            Some(day) if !form.calendar.is_deliverable(day) => {
                t!(texts, "postpone-closed-day", day = texts.date_short_with_weekday(day))
            }
            _ => t!(texts, "postpone-after", day = texts.date_short_with_weekday(form.after)),
        }
    }

    fn buttons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
        }
        let save = if self.saving {
            (texts.text("dialog-saving"), None)
        } else {
            (texts.text("postpone-save"), Some(Message::SubmitPressed))
        };
        parts::short_foot(texts, save, Message::EscapePressed)
    }
}

/// Another date is to be typed: it takes the place of the one that does not do.
fn ask_date() -> Task<Message> {
    Task::batch([operation::focus(DATE), operation::select_all(DATE)])
}

/// Whether a refusal is about the date and stands below it.
const fn about_date(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Input(Input::Date(_) | Input::NotAfter { .. } | Input::Past(_) | Input::TooFar(_))
    )
}
