//! What the short documents of an address have in common: whom they are about, their day, a note, and leaving them.

use iced::widget::operation;
use iced::{Element, Task};

use super::parts::{self, Action};
use crate::domain::ids::AddressId;
use crate::i18n::Texts;
use crate::service::form::{Whom, whom};
use crate::service::{Input, Refusal};
use crate::store::Balance;
use crate::ui::screen::Context;
use crate::ui::theme::Tone;
use crate::ui::widget::{DatePicker, KeyPress, date_picker, fact, field, fields, labelled};

/// Whom the document is about, and what the address owes.
#[derive(Debug, Clone)]
pub struct Known {
    /// Whom.
    pub whom: Whom,
    /// Money and containers before it.
    pub balance: Balance,
}

/// What happened in what they have in common.
#[derive(Debug, Clone)]
pub enum Message {
    /// Whom it is about was read.
    Read(AddressId, Result<Box<Known>, Refusal>),
    /// In the day.
    Date(date_picker::Message),
    /// The note was typed.
    NoteTyped(String),
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
}

/// What they have in common.
#[derive(Debug)]
pub(super) struct Paper {
    pub address: AddressId,
    pub known: Option<Box<Known>>,
    pub date: DatePicker,
    pub note: String,
    pub refusal: Option<Refusal>,
    pub saving: bool,
    pub leaving: bool,
    /// It was to be saved without a day.
    no_date: bool,
    /// The fields, by name: the day, the first one to be typed into, the note.
    names: [&'static str; 3],
}

impl Paper {
    /// A document of today about an address.
    pub fn open(
        address: AddressId,
        names: [&'static str; 3],
        context: &Context<'_>,
    ) -> (Self, Task<Message>) {
        let paper = Self {
            address,
            known: None,
            date: DatePicker::new(Some(context.today)),
            note: String::new(),
            refusal: None,
            saving: false,
            leaving: false,
            no_date: false,
            names,
        };
        let reading = parts::read(context, move |read| {
            Ok(Box::new(Known { whom: whom(read, address)?, balance: read.balance(address)? }))
        });
        let reading = reading.map(move |known| Message::Read(address, known));
        (paper, Task::batch([reading, operation::focus(names[1])]))
    }

    /// Takes in what happened; `true`: the dialog is to be closed. `unsaved`: something was typed.
    pub fn take(&mut self, message: Message, unsaved: bool, context: &Context<'_>) -> (Task<Message>, bool) {
        match message {
            Message::Read(address, known) => (self.take_known(address, known), false),
            Message::Date(message) => (self.choose_date(message, context), false),
            Message::NoteTyped(note) => (self.type_note(note), false),
            Message::EscapePressed => self.escape(unsaved),
            Message::Discarded => (Task::none(), true),
        }
    }

    fn take_known(&mut self, address: AddressId, known: Result<Box<Known>, Refusal>) -> Task<Message> {
        match known {
            Ok(known) if address == self.address => self.known = Some(known),
            Err(refusal) if address == self.address => self.refusal = Some(refusal),
            _ => {}
        }
        Task::none()
    }

    fn choose_date(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        if self.date.update(message, context.today).is_some() {
            self.touched();
        }
        Task::none()
    }

    fn type_note(&mut self, note: String) -> Task<Message> {
        self.note = note;
        self.touched();
        Task::none()
    }

    /// Something was typed: the question about leaving and what was refused are of the past.
    pub fn touched(&mut self) {
        self.leaving = false;
        self.no_date = false;
        self.refusal = None;
    }

    fn escape(&mut self, unsaved: bool) -> (Task<Message>, bool) {
        if self.leaving {
            self.leaving = false;
            return (operation::focus(self.names[1]), false);
        }
        if !unsaved {
            return (Task::none(), true);
        }
        self.leaving = true;
        (operation::focus(parts::STAY), false)
    }

    /// What stands in the day counts, also where Enter did not take it; `false`: it is no day.
    pub fn settle_date(&mut self, context: &Context<'_>) -> bool {
        self.leaving = false;
        self.date.update(date_picker::Message::Left, context.today);
        self.no_date = self.date.error().is_none() && self.date.date().is_none();
        self.date.error().is_none() && !self.no_date
    }

    /// Why it was not done, shown where the cause is.
    pub fn refuse<T>(&mut self, refusal: Refusal) -> Task<T> {
        self.saving = false;
        let place = if about_date(&refusal) {
            self.names[0]
        } else if parts::about_text(&refusal) {
            self.names[2]
        } else {
            self.names[1]
        };
        self.refusal = Some(refusal);
        operation::focus(place)
    }

    pub fn focus_date<T>(&self) -> Task<T> {
        operation::focus(self.names[0])
    }

    /// Discarding by a key while it is asked.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let discards = self.leaving && parts::discards(press);
        discards.then_some(Message::Discarded)
    }

    /// The day with what is wrong with it.
    pub fn date_field<'a>(&'a self, label: &str, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let closed = |_| false;
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let error = self.date.error().map(|error| texts.text(error.text_id()));
        let error = error.or_else(|| self.no_date.then(|| texts.text("document-no-date")));
        let error = error.or_else(|| parts::sentence(texts, self.refusal.as_ref(), about_date));
        labelled(texts.text(label), self.date.field(self.names[0], picker).map(Message::Date), error)
    }

    /// The note.
    pub fn note_field<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let error = parts::sentence(context.texts, self.refusal.as_ref(), parts::about_text);
        field(self.names[2], context.texts.text("document-note"), self.note.clone())
            .error(error)
            .on_input(Message::NoteTyped)
            .into()
    }

    /// What the address owes before the document. It stands there before it is known: a row that came later would
    /// push the fields down and take the keyboard from the one that is typed into.
    pub fn balance<'a>(&self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let balance = self.known.as_ref().map(|known| known.balance);
        let debt = balance.map_or(0, |balance| balance.debt.as_minor());
        let (label, tone) = match debt {
            ..0 => ("document-advance", Tone::Good),
            0 => ("document-debt", Tone::Neutral),
            1.. => ("document-debt", Tone::Bad),
        };
        let figure = |of: fn(&Balance) -> i64, words: fn(&Texts, i64) -> String| {
            balance.as_ref().map_or_else(|| "—".to_owned(), |balance| words(texts, of(balance)))
        };
        let sum = figure(|balance| balance.debt.as_minor().saturating_abs(), |texts, sum| texts.money(sum));
        let containers = figure(|balance| balance.containers, |texts, count| texts.integer(count));
        let deposited = figure(|balance| balance.deposited, |texts, count| texts.integer(count));
        fields(vec![
            fact(texts.text(label), sum, "", tone),
            fact(texts.text("document-containers"), containers, "", Tone::Neutral),
            fact(texts.text("document-deposited"), deposited, "", Tone::Neutral),
        ])
    }

    /// The frame of the dialog, without its buttons.
    pub fn subtitle(&self) -> String {
        parts::subtitle(self.known.as_ref().map(|known| &known.whom))
    }

    /// It was made, and Ctrl+Z takes it back.
    pub fn undoable(&self, sentence: String) -> Action {
        let client = self.known.as_ref().map(|known| known.whom.client.clone()).unwrap_or_default();
        Action::Undoable { address: self.address, client, sentence }
    }

    /// What was refused and stands at no field.
    pub fn elsewhere(&self, context: &Context<'_>, placed: impl Fn(&Refusal) -> bool) -> Option<String> {
        parts::sentence(context.texts, self.refusal.as_ref(), |refusal| {
            !about_date(refusal) && !parts::about_text(refusal) && !placed(refusal)
        })
    }
}

/// The buttons of such a document: saving under Ctrl+Enter, leaving, or the question about that.
pub(super) fn buttons<'a, M: Clone + 'a>(
    paper: &Paper,
    save: (&str, M),
    wrap: fn(Message) -> M,
    context: &Context<'a>,
) -> Element<'a, M> {
    let texts = context.texts;
    if paper.leaving {
        return parts::leaving(texts, None, wrap(Message::Discarded), wrap(Message::EscapePressed));
    }
    let (label, submit) = save;
    let save =
        if paper.saving { (texts.text("dialog-saving"), None) } else { (texts.text(label), Some(submit)) };
    parts::short_foot(texts, save, wrap(Message::EscapePressed))
}

/// Whether a refusal is about the day and stands below it.
const fn about_date(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Date(_) | Input::Future(_) | Input::PromiseInPast(_)))
}
