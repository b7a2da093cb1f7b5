//! The customer wants to stop: why (S0-06, S0-07), and what was said.

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation, text_editor};
use iced::{Alignment, Length, Task};

use super::parts;
use super::remark::Remark;
use crate::domain::address::AddressStatus;
use crate::domain::ids::AddressId;
use crate::domain::task::Outcome;
use crate::service::Refusal;
use crate::service::churn::{ChurnForm, SendToChurn, churn_form};
use crate::service::outcome::RowRef;
use crate::store::Typed;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, Group, Key, KeyPress, Press, button, callout, key_cap};
use crate::wording::refused;

pub use super::parts::Action;

const REASONS: &str = "churn-reasons";
const COMMENT: &str = "churn-comment";
/// Heights of a reason and of the comment in pixels.
const REASON: f32 = 30.0;
const HEIGHT: f32 = 72.0;
/// Height of the dialog while its reasons are read, about that of the whole, so that it does not jump; in pixels.
const LOADING: f32 = 380.0;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    row: Option<RowRef>,
    form: Option<Box<ChurnForm>>,
    chosen: Option<usize>,
    comment: Remark,
    /// Saving was tried without a reason.
    no_reason: bool,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
    /// Sending was asked for before the reasons were there.
    hurried: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What the dialog needs was read.
    FormRead(AddressId, Result<Box<ChurnForm>, Refusal>),
    /// What was typed before and not saved.
    KeptRead(AddressId, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// The reason at this place was chosen.
    ReasonChosen(usize),
    /// The next reason, or the one before.
    ReasonMoved(isize),
    /// On to the comment.
    CommentEntered,
    /// The comment was changed.
    Edited(text_editor::Action),
    /// It is to be sent to churn.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// It was sent, and the address is in this status now; or why not.
    Saved(Result<AddressStatus, Refusal>),
}

impl State {
    /// A row of somebody who wants to stop.
    pub fn open(address: AddressId, row: Option<RowRef>, context: &Context<'_>) -> (Self, Task<Message>) {
        let (comment, typed) = Remark::open(COMMENT, "churn", address, context);
        let state = Self {
            address,
            row,
            form: None,
            chosen: None,
            comment,
            no_reason: false,
            refusal: None,
            saving: false,
            leaving: false,
            hurried: false,
        };
        let reading = parts::read(context, move |read| churn_form(read, address));
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
            Message::FormRead(address, form) => (self.take_form(address, form, context), None),
            Message::KeptRead(address, typed) => (self.restore(address, typed), None),
            Message::Saved(Err(refusal)) => (self.refuse(refusal), None),
            Message::Saved(Ok(status)) => (Task::none(), Some(self.done(status, context))),
            _ if self.saving => (Task::none(), None),
            Message::ReasonChosen(at) => (self.name_reason(at), None),
            Message::ReasonMoved(by) => (self.step(by), None),
            Message::CommentEntered => (self.comment.focus(), None),
            Message::Edited(action) => (self.edit(action), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Action::Closed)),
            Message::RestoredDiscarded => (self.discard_restored(), None),
        }
    }

    /// What was said before; the reason is asked anew.
    fn restore(&mut self, address: AddressId, typed: Option<Typed>) -> Task<Message> {
        if address == self.address {
            self.comment.bring_back(typed);
        }
        Task::none()
    }

    fn discard_restored(&mut self) -> Task<Message> {
        self.comment.clear();
        self.leaving = false;
        operation::focus(REASONS)
    }

    fn take_form(
        &mut self,
        address: AddressId,
        form: Result<Box<ChurnForm>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        match form {
            Ok(form) if address == self.address => self.form = Some(form),
            Err(refusal) if address == self.address => self.refusal = Some(refusal),
            _ => {}
        }
        let count = self.reasons();
        self.chosen = self.chosen.filter(|at| *at < count);
        if std::mem::take(&mut self.hurried) && self.form.is_some() {
            return self.submit(context);
        }
        operation::focus(if self.chosen.is_some() { COMMENT } else { REASONS })
    }

    fn reasons(&self) -> usize {
        self.form.as_ref().map_or(0, |form| form.reasons.len())
    }

    fn choose(&mut self, at: usize) -> Task<Message> {
        // A hand that knows its digit is faster than the store: which reason it means is seen when they are read.
        if self.form.is_none() || at < self.reasons() {
            self.chosen = Some(at);
            self.no_reason = false;
            self.refusal = None;
        }
        // The chosen one has the keyboard.
        operation::focus(REASONS)
    }

    /// Who names a reason at once goes on to the words; the arrows look for it yet.
    fn name_reason(&mut self, at: usize) -> Task<Message> {
        let focused = self.choose(at);
        if self.chosen == Some(at) && self.form.is_some() { self.comment.focus() } else { focused }
    }

    fn step(&mut self, by: isize) -> Task<Message> {
        let last = self.reasons().saturating_sub(1);
        self.choose(self.chosen.map_or(0, |at| at.saturating_add_signed(by).min(last)))
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
        if self.form.is_none() {
            self.hurried = self.refusal.is_none();
            return Task::none();
        }
        self.leaving = false;
        self.refusal = None;
        let reason = self.chosen.and_then(|at| self.form.as_ref()?.reasons.get(at));
        let Some(reason) = reason.map(|reason| reason.id) else {
            self.no_reason = true;
            return operation::focus(REASONS);
        };
        self.saving = true;
        let command =
            SendToChurn { address: self.address, row: self.row, reason, comment: self.comment.text() };
        parts::run(context, command).map(Message::Saved)
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        let place = if parts::about_text(&refusal) { COMMENT } else { REASONS };
        self.refusal = Some(refusal);
        operation::focus(place)
    }

    fn done(&self, status: AddressStatus, context: &Context<'_>) -> Action {
        let closed = status == AddressStatus::Closed;
        Action::Done {
            address: self.address,
            handled: Some(Outcome::Churn),
            postponed_to: None,
            sentence: context.texts.text(if closed { "churn-done-closed" } else { "churn-done-review" }),
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

    /// What a key means here, before any field sees it. Digits choose the reason, in the comment with Alt.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        if self.leaving {
            return parts::discards(press).then_some(Message::Discarded);
        }
        if self.comment.is_restored() && parts::discards(press) {
            return Some(Message::RestoredDiscarded);
        }
        if let Some(digit) = press.alt_digit() {
            return Some(Message::ReasonChosen(digit - 1));
        }
        if press.typing || !press.modifiers.is_empty() {
            return None;
        }
        match press.key {
            Key::Char(digit @ '1'..='9') => {
                digit.to_digit(10).map(|digit| Message::ReasonChosen(digit as usize - 1))
            }
            Key::Named(Named::ArrowUp) => Some(Message::ReasonMoved(-1)),
            Key::Named(Named::ArrowDown) => Some(Message::ReasonMoved(1)),
            Key::Named(Named::Enter) if self.chosen.is_some() => Some(Message::CommentEntered),
            _ => None,
        }
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        !self.comment.is_blank()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref();
        let error = parts::sentence(texts, refusal, parts::about_text);
        // No field stands there before the reasons do: it would take the digit that is meant for them.
        let body: Element<'a, Message> = match self.form.as_deref() {
            Some(form) => Column::new()
                .push(self.comment.line(texts, Message::RestoredDiscarded))
                .push(self.choice(context))
                .push(self.comment.area(texts, ("churn-comment", HEIGHT), error, Message::Edited))
                .push(consequence(form, context))
                .spacing(space::M)
                .into(),
            None if refusal.is_some() => Space::new().into(),
            None => text::muted(texts.text("dialog-loading")).height(LOADING).into(),
        };
        let elsewhere = refusal.filter(|refusal| !parts::about_text(refusal));
        Dialog::new("churn", texts.text("churn-title"), body)
            .subtitle(parts::subtitle(self.form.as_ref().map(|form| &form.whom)))
            .footer(parts::foot(elsewhere.map(|refusal| refused(texts, refusal)), self.buttons(context)))
            .on_escape(Message::EscapePressed)
    }

    fn choice<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let reasons = self.form.as_ref().map_or(&[][..], |form| form.reasons.as_slice());
        let lines = reasons.iter().enumerate().map(|(at, reason)| {
            let digit = (at < 9).then(|| key_cap((at + 1).to_string()));
            let words = Row::new()
                .push(digit)
                .push(text::body(reason.name.as_str()).width(Length::Fill))
                .spacing(space::S)
                .align_y(Alignment::Center);
            Press::new(Kind::Segment { chosen: self.chosen == Some(at) }, words)
                .width(Length::Fill)
                .height(REASON)
                .spoken(reason.name.as_str())
                .on_press(Message::ReasonChosen(at))
                .mouse_only()
                .into()
        });
        let lines = Column::with_children(lines).spacing(2);
        // Together they have the keyboard; Tab goes on to the comment.
        let messages = (0..reasons.len()).map(Message::ReasonChosen).collect();
        let lines = Group::one(lines, messages, self.chosen).id(REASONS);
        let error = self.no_reason.then(|| texts.text("churn-no-reason"));
        let error = error.map(|error| text::caption(error).style(text::toned(Tone::Bad)));
        Column::new()
            .push(text::caption(texts.text("churn-reason")))
            .push(lines)
            .push(error)
            .spacing(space::XS)
            .into()
    }

    /// What leaving is called: beside a button that closes the address it is no closing.
    fn leave(&self) -> &'static str {
        let closes = self.form.as_ref().is_some_and(|form| !form.control);
        if closes { "dialog-cancel" } else { "dialog-close" }
    }

    fn buttons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
        }
        let label = texts.text(if self.saving { "dialog-saving" } else { "churn-save" });
        let send = (!self.saving).then_some(Message::SubmitPressed);
        Row::new()
            .push(button(label).danger().key("Ctrl Enter").on_press_maybe(send))
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text(self.leave())).quiet().on_press(Message::EscapePressed).mouse_only())
            .into()
    }
}

/// What becomes of the address (S0-11, S0-12).
fn consequence<'a>(form: &ChurnForm, context: &Context<'_>) -> Element<'a, Message> {
    if form.control {
        text::muted(context.texts.text("churn-to-review")).into()
    } else {
        callout(Tone::Warning, context.texts.text("churn-to-closed"), None)
    }
}
