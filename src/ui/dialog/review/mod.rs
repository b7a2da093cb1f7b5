//! What a hand in a churn review says and decides (S0-14 … S0-36): a step of the case, the verdict on the operator's work, an
//! offer. Each is a short question over the same frame: a text that is kept while it is typed, what was refused, leaving.

mod answer;
mod ask;
pub mod choice;
mod offer;
mod reason;
pub mod recording;
mod say;
mod verdict;

use std::sync::Arc;

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation, text_editor};
use iced::{Element, Length, Task};

use super::kept::Kept;
use super::parts::{self, Area};
use crate::domain::address::ChurnStage;
use crate::domain::ids::AddressId;
use crate::planning::DeliveryCalendar;
use crate::service::Refusal;
use crate::service::review::ReviewForm;
use crate::store::Typed;
use crate::ui::screen::Context;
use crate::ui::theme::space;
use crate::ui::widget::{Dialog, KeyPress, button, date_picker};
use crate::wording::refused;
use crate::workflow::churn::Step;

use self::ask::{Ask, Place};
use self::choice::Chosen;

/// The text of the dialog.
const TEXT: &str = "review-text";
/// Height of the text in pixels.
const HEIGHT: f32 = 84.0;
/// Characters of client and address that fit beside the title.
const SUBTITLE: usize = 30;

/// The case that a dialog is about, as it was seen.
#[derive(Debug, Clone)]
pub struct Case {
    /// Which address.
    pub address: AddressId,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// How the review stands.
    pub form: Arc<ReviewForm>,
}

/// What is to be done with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A step of it.
    Step(Step),
    /// The verdict on the operator's work (S0-14).
    Verdict,
    /// An offer to the customer (S0-25).
    Offer,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Where the case went, if it went on.
    pub went: Option<ChurnStage>,
    /// For the quiet notice.
    pub sentence: String,
}

/// What only the desk can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// It was left; nothing was done.
    Closed,
    /// It was done, and the dialog closes.
    Done(AddressId, Done),
}

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    case: Case,
    ask: Ask,
    text: text_editor::Content,
    kept: Kept,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What was typed before and not saved.
    KeptRead(AddressId, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// Days without delivery were read.
    CalendarRead(Result<DeliveryCalendar, Refusal>),
    /// One of the list was chosen.
    Chosen(Chosen),
    /// In the date.
    Date(date_picker::Message),
    /// The rate of a discount was typed.
    RateTyped(String),
    /// The text was changed.
    Edited(text_editor::Action),
    /// It is to be done.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// It was done, or why not.
    Saved(Result<Done, Refusal>),
}

type Reply = (Task<Message>, Option<Action>);

impl State {
    /// The dialog for what is to be done with a case.
    pub fn open(case: Case, what: What, context: &Context<'_>) -> (Self, Task<Message>) {
        let (ask, reading) = Ask::new(what, &case, context);
        let address = case.address;
        let (kept, typed) = Kept::open(ask.name(), address, context);
        let focused = operation::focus(ask.first());
        let state = Self {
            text: text_editor::Content::with_text(ask.text(&case.form)),
            case,
            ask,
            kept,
            refusal: None,
            saving: false,
            leaving: false,
        };
        let typed = typed.map(move |typed| Message::KeptRead(address, typed));
        (state, Task::batch([reading, typed, focused]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Reply {
        let reply = self.take(message, context);
        let typed = (reply.1.is_none() && self.has_words()).then(|| self.text.text());
        self.kept.follow(typed, context);
        reply
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::KeptRead(address, typed) => (self.restore(address, typed), None),
            Message::CalendarRead(read) => (self.ask.take_calendar(read), None),
            Message::Saved(Err(refusal)) => (self.refuse(refusal), None),
            Message::Saved(Ok(done)) => (Task::none(), Some(Action::Done(self.case.address, done))),
            _ if self.saving => (Task::none(), None),
            Message::RestoredDiscarded => (self.discard_restored(), None),
            Message::Chosen(chosen) => (self.choose(chosen, context), None),
            Message::Date(message) => (self.date(message, context), None),
            Message::RateTyped(typed) => (self.type_rate(typed), None),
            Message::Edited(action) => (self.edit(action), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Action::Closed)),
        }
    }

    /// Whether the text says something that is not stored yet.
    fn has_words(&self) -> bool {
        let text = self.text.text();
        !text.trim().is_empty() && text.trim() != self.ask.text(&self.case.form).trim()
    }

    /// What was typed before stands there again, unless the hand was faster.
    fn restore(&mut self, address: AddressId, typed: Option<Typed>) -> Task<Message> {
        if let Some(typed) = typed.filter(|_| address == self.case.address && !self.has_words()) {
            self.text = text_editor::Content::with_text(&typed.body);
            self.kept.restore(&typed);
        }
        Task::none()
    }

    fn discard_restored(&mut self) -> Task<Message> {
        self.text = text_editor::Content::with_text(self.ask.text(&self.case.form));
        self.leaving = false;
        operation::focus(TEXT)
    }

    /// Enter on what is chosen already goes on.
    fn choose(&mut self, chosen: Chosen, context: &Context<'_>) -> Task<Message> {
        self.touched();
        if matches!(chosen, Chosen::At(at) if self.ask.chosen() == Some(at)) {
            return operation::focus(self.ask.after_choice());
        }
        operation::focus(self.ask.choose(chosen, &self.case.form, context))
    }

    fn date(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        let left = message == date_picker::Message::Left;
        let chosen = self.ask.date(message, context);
        self.leaving = false;
        if !chosen {
            return Task::none();
        }
        self.refusal = None;
        if left { Task::none() } else { operation::focus(TEXT) }
    }

    fn type_rate(&mut self, typed: String) -> Task<Message> {
        self.touched();
        self.ask.type_rate(typed);
        Task::none()
    }

    fn touched(&mut self) {
        self.leaving = false;
        self.refusal = None;
    }

    fn edit(&mut self, action: text_editor::Action) -> Task<Message> {
        if action.is_edit() {
            self.touched();
        }
        self.text.perform(action);
        Task::none()
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.touched();
        match self.ask.run(&self.case, self.text.text(), context) {
            Ok(running) => {
                self.saving = true;
                running.map(Message::Saved)
            }
            Err(missing) => operation::focus(missing),
        }
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        let place = match ask::place(&refusal) {
            Place::Date => answer::DATE,
            Place::Rate => offer::RATE,
            Place::Choice | Place::Foot => self.ask.first(),
            Place::Text => TEXT,
        };
        self.refusal = Some(refusal);
        operation::focus(place)
    }

    fn escape(&mut self) -> Reply {
        if self.leaving {
            self.leaving = false;
            return (operation::focus(TEXT), None);
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(Action::Closed));
        }
        self.leaving = true;
        (operation::focus(parts::STAY), None)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if parts::discards(press) && !self.leaving {
            return self.kept.is_restored().then_some(Message::RestoredDiscarded);
        }
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        if self.leaving {
            return parts::discards(press).then_some(Message::Discarded);
        }
        self.ask.has_choice().then(|| choice::key(press)).flatten().map(Message::Chosen)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.has_words() || self.ask.is_touched()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref();
        let at = refusal.map(ask::place);
        let sentence =
            |place: Place| refusal.filter(|_| at == Some(place)).map(|found| refused(texts, found));
        let area = Area {
            name: TEXT,
            label: texts.text(&self.ask.label(&self.case.form)),
            height: HEIGHT,
            longest: self.ask.longest(),
        };
        let body = Column::new()
            .push(self.kept.line(texts, Message::RestoredDiscarded))
            .push(self.ask.view(&self.case.form, &sentence, context))
            .push(parts::area(texts, area, &self.text, sentence(Place::Text), Message::Edited))
            .push(self.ask.consequence(&self.case.form, texts))
            .spacing(space::M);
        let whom = format!("{} · {}", self.case.client, self.case.text);
        let name = self.ask.name();
        Dialog::new(name, texts.text(&format!("{name}-title")), body)
            .subtitle(parts::cut(&whom, SUBTITLE))
            .footer(parts::foot(sentence(Place::Foot), self.buttons(context)))
            .on_escape(Message::EscapePressed)
    }

    fn buttons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
        }
        let label =
            if self.saving { "dialog-saving".to_owned() } else { format!("{}-save", self.ask.name()) };
        let send = (!self.saving).then_some(Message::SubmitPressed);
        let save = button(texts.text(&label)).key("Ctrl Enter").on_press_maybe(send);
        let save = if self.ask.loses() { save.danger() } else { save.primary() };
        Row::new()
            .push(save)
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text(self.ask.leave())).quiet().on_press(Message::EscapePressed).mouse_only())
            .into()
    }
}
