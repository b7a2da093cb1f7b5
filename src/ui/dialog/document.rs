//! What the short documents of an address have in common: whom they are about, their day, a note, leaving them, and that what
//! is typed survives a crash.

use chrono::NaiveDate;
use iced::widget::operation;
use iced::{Element, Task};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::kept::Kept;
use super::parts::{self, Action};
use crate::domain::ids::AddressId;
use crate::i18n::Texts;
use crate::service::form::{Whom, whom};
use crate::service::{Input, Refusal};
use crate::store::{Balance, Typed};
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
    /// What was typed before and not saved.
    Restored(AddressId, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
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
    kept: Kept,
    /// The day that stands there before anybody names one.
    day: Option<NaiveDate>,
    /// It was to be saved without a day.
    no_date: bool,
    /// The fields, by name: the day, the first one to be typed into, the note.
    names: [&'static str; 3],
}

/// What is kept of a document: its day, its note, and what it alone has.
#[derive(Serialize, Deserialize)]
struct Body<T> {
    date: Option<NaiveDate>,
    note: String,
    own: T,
}

/// A short document, as far as its typed content is kept.
pub(super) trait Document {
    /// What it alone has that is typed.
    type Own: Serialize + DeserializeOwned + Default;

    /// What it has in common with the others.
    fn paper(&mut self) -> &mut Paper;

    /// Whether something typed would be lost by closing.
    fn has_typed(&self) -> bool;

    /// What is typed.
    fn own(&self) -> Self::Own;

    /// Fills it with what was typed before; with the default, empties it.
    fn fill(&mut self, own: Self::Own, context: &Context<'_>);

    /// Takes in what happened in what they have in common; `true`: the dialog is to be closed.
    fn take_common(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, bool) {
        let unsaved = self.has_typed();
        let task = match message {
            Message::Read(address, known) => self.paper().take_known(address, known),
            Message::Restored(address, typed) => {
                let own = typed.and_then(|typed| self.paper().restore((address, &typed), unsaved));
                if let Some(own) = own {
                    self.fill(own, context);
                }
                Task::none()
            }
            Message::RestoredDiscarded => {
                self.fill(Self::Own::default(), context);
                self.paper().empty()
            }
            Message::Date(message) => self.paper().choose_date(message, context),
            Message::NoteTyped(note) => self.paper().type_note(note),
            Message::EscapePressed => return self.paper().escape(unsaved),
            Message::Discarded => return (Task::none(), true),
        };
        (task, false)
    }

    /// Keeps what is typed; once the dialog ended, nothing.
    fn keep(&mut self, ended: bool, context: &Context<'_>) {
        let own = (!ended && self.has_typed()).then(|| self.own());
        self.paper().follow(own, context);
    }
}

impl Paper {
    /// A document of today about an address, in the dialog of this stable name.
    pub fn open(
        dialog: &'static str,
        address: AddressId,
        names: [&'static str; 3],
        context: &Context<'_>,
    ) -> (Self, Task<Message>) {
        let (kept, typed) = Kept::open(dialog, address, context);
        let day = Some(context.today);
        let paper = Self {
            address,
            known: None,
            kept,
            day,
            date: DatePicker::new(day),
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
        let typed = typed.map(move |typed| Message::Restored(address, typed));
        (paper, Task::batch([reading, typed, operation::focus(names[1])]))
    }

    /// No day stands there before somebody names one.
    pub fn without_day(&mut self) {
        self.day = None;
        self.date.set(None);
    }

    /// Keeps what is typed; `None`: nothing that would be lost.
    fn follow<T: Serialize>(&mut self, own: Option<T>, context: &Context<'_>) {
        let body = own.and_then(|own| {
            let body = Body { date: self.date.date(), note: self.note.clone(), own };
            serde_json::to_string(&body).ok()
        });
        self.kept.follow(body, context);
    }

    /// What was typed before stands there again, unless the hand was faster; what cannot be read is as good as never typed.
    fn restore<T: DeserializeOwned>(
        &mut self,
        (address, typed): (AddressId, &Typed),
        unsaved: bool,
    ) -> Option<T> {
        if address != self.address || unsaved {
            return None;
        }
        let body: Body<T> = serde_json::from_str(&typed.body).ok()?;
        self.date.set(body.date);
        self.note = body.note;
        self.kept.restore(typed);
        Some(body.own)
    }

    /// As it was opened.
    fn empty(&mut self) -> Task<Message> {
        self.date.set(self.day);
        self.note.clear();
        self.touched();
        operation::focus(self.names[1])
    }

    /// What was brought back, and the way to do without it.
    pub fn restored<'a>(&self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        self.kept.line(context.texts, Message::RestoredDiscarded)
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

    /// Discarding by a key: while it is asked, everything; otherwise what was brought back.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        match parts::discards(press) {
            true if self.leaving => Some(Message::Discarded),
            true => self.kept.is_restored().then_some(Message::RestoredDiscarded),
            false => None,
        }
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
    matches!(
        refusal,
        Refusal::Input(Input::Date(_) | Input::Future(_) | Input::TooFar(_) | Input::PromiseInPast(_))
    )
}
