//! The customer asked to be called at another time: today or on another day, by me or by anyone.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, operation};
use iced::{Length, Task};
use serde::{Deserialize, Serialize};

use super::kept::Kept;
use super::parts;
use crate::clock;
use crate::domain::ids::{AddressId, TaskId};
use crate::domain::times::typed_time;
use crate::service::form::{Whom, whom};
use crate::service::outcome::CallLater;
use crate::service::{Input, Refusal};
use crate::store::Typed;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::space;
use crate::ui::widget::{DatePicker, Dialog, KeyPress, button, date_picker, field, labelled, segmented};
use crate::wording::refused;

pub use super::parts::Action;

const TIME: &str = "call-later-time";
const DATE: &str = "call-later-date";
const NOTE: &str = "call-later-note";
/// Width of the time in pixels.
const TIME_WIDTH: f32 = 110.0;

/// A time that is chosen by one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quick {
    /// In a quarter of an hour.
    Quarter,
    /// In an hour.
    Hour,
    /// Tomorrow at this time.
    Tomorrow,
}

impl Quick {
    const ALL: [Self; 3] = [Self::Quarter, Self::Hour, Self::Tomorrow];

    const fn text_id(self) -> &'static str {
        match self {
            Self::Quarter => "call-later-quarter",
            Self::Hour => "call-later-hour",
            Self::Tomorrow => "call-later-tomorrow",
        }
    }

    /// Counted from a moment, in whole minutes.
    fn after(self, now: NaiveDateTime) -> NaiveDateTime {
        let later = now
            + match self {
                Self::Quarter => TimeDelta::minutes(15),
                Self::Hour => TimeDelta::hours(1),
                Self::Tomorrow => TimeDelta::days(1),
            };
        later.with_second(0).unwrap_or(later)
    }
}

/// The row in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InHand {
    /// Whom.
    pub address: AddressId,
    /// Its task.
    pub task: Option<TaskId>,
    /// The list in sight.
    pub list_date: NaiveDate,
}

/// What is typed, as it is kept through a crash.
#[derive(Debug, Serialize, Deserialize)]
struct Words {
    time: String,
    date: Option<NaiveDate>,
    for_me: bool,
    note: String,
}

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    row: InHand,
    whom: Option<Whom>,
    time: String,
    date: DatePicker,
    for_me: bool,
    note: String,
    kept: Kept,
    /// Saving was tried without a time.
    no_time: bool,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Whom it is about was read.
    WhomRead(AddressId, Result<Whom, Refusal>),
    /// What was typed before and not saved.
    KeptRead(AddressId, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// The time was typed.
    TimeTyped(String),
    /// In the date.
    Date(date_picker::Message),
    /// A time was chosen by one key.
    QuickChosen(Quick),
    /// Who is to call: me, or anyone.
    ForMeChosen(bool),
    /// The note was typed.
    NoteTyped(String),
    /// It is to be saved.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// The call was promised for this moment, or why not.
    Saved(Result<NaiveDateTime, Refusal>),
}

impl State {
    /// A row whose customer asked to be called later: today, by me.
    pub fn open(row: InHand, context: &Context<'_>) -> (Self, Task<Message>) {
        let (kept, typed) = Kept::open("call-later", row.address, context);
        let state = Self {
            row,
            whom: None,
            time: String::new(),
            date: DatePicker::new(Some(context.today)),
            for_me: true,
            note: String::new(),
            kept,
            no_time: false,
            refusal: None,
            saving: false,
            leaving: false,
        };
        let address = row.address;
        let reading = parts::read(context, move |read| whom(read, address));
        let reading = reading.map(move |whom| Message::WhomRead(address, whom));
        (state, Task::batch([reading, typed.map(move |typed| Message::KeptRead(address, typed))]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.take(message, context);
        let typed = (reply.1.is_none() && self.is_unsaved()).then(|| self.typed_words()).flatten();
        self.kept.follow(typed, context);
        reply
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::WhomRead(address, whom) => (self.take_whom(address, whom), None),
            Message::KeptRead(address, typed) => (self.restore(address, typed), None),
            Message::Saved(Err(refusal)) => (self.refuse(refusal, context), None),
            Message::Saved(Ok(at)) => (Task::none(), Some(self.done(at, context))),
            _ if self.saving => (Task::none(), None),
            Message::TimeTyped(typed) => (self.typed(|state| state.time = typed), None),
            Message::Date(message) => (self.choose_date(message, context), None),
            Message::QuickChosen(quick) => (self.choose_quick(quick, context), None),
            Message::ForMeChosen(for_me) => (self.typed(|state| state.for_me = for_me), None),
            Message::NoteTyped(typed) => (self.typed(|state| state.note = typed), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Action::Closed)),
            Message::RestoredDiscarded => (self.discard_restored(context), None),
        }
    }

    fn typed_words(&self) -> Option<String> {
        let (time, note) = (self.time.clone(), self.note.clone());
        let words = Words { time, date: self.date.date(), for_me: self.for_me, note };
        serde_json::to_string(&words).ok()
    }

    /// What was agreed before stands there again, unless the hand was faster.
    fn restore(&mut self, address: AddressId, typed: Option<Typed>) -> Task<Message> {
        let typed = typed.filter(|_| address == self.row.address && !self.is_unsaved());
        let words = typed.as_ref().and_then(|typed| serde_json::from_str::<Words>(&typed.body).ok());
        if let (Some(typed), Some(words)) = (typed, words) {
            self.fill(words);
            self.kept.restore(&typed);
        }
        Task::none()
    }

    fn fill(&mut self, words: Words) {
        self.date.set(words.date);
        (self.time, self.for_me, self.note) = (words.time, words.for_me, words.note);
    }

    fn discard_restored(&mut self, context: &Context<'_>) -> Task<Message> {
        let (time, note) = (String::new(), String::new());
        self.fill(Words { time, date: Some(context.today), for_me: true, note });
        let _ = self.typed(|_| ());
        operation::focus(TIME)
    }

    fn take_whom(&mut self, address: AddressId, whom: Result<Whom, Refusal>) -> Task<Message> {
        match whom {
            Ok(whom) if address == self.row.address => self.whom = Some(whom),
            Err(refusal) if address == self.row.address => self.refusal = Some(refusal),
            _ => {}
        }
        Task::none()
    }

    fn typed(&mut self, change: impl FnOnce(&mut Self)) -> Task<Message> {
        change(self);
        self.leaving = false;
        self.no_time = false;
        self.refusal = None;
        Task::none()
    }

    fn choose_date(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        let left = message == date_picker::Message::Left;
        match self.date.update(message, context.today) {
            None => Task::none(),
            Some(_) if left => self.typed(|_| ()),
            Some(_) => {
                let _ = self.typed(|_| ());
                operation::focus(if self.time.is_empty() { TIME } else { NOTE })
            }
        }
    }

    fn choose_quick(&mut self, quick: Quick, context: &Context<'_>) -> Task<Message> {
        let Some(now) = clock::local(&context.clock().now()) else { return Task::none() };
        let at = quick.after(now);
        self.date.set(Some(at.date()));
        self.typed(|state| state.time = context.texts.time(at))
    }

    /// The moment that is typed; `None`: no time yet, or none that can be.
    fn moment(&self) -> Option<NaiveDateTime> {
        Some(self.date.date()?.and_time(typed_time(&self.time)?))
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        // What stands in the date counts, also where Enter did not take it.
        self.date.update(date_picker::Message::Left, context.today);
        let _ = self.typed(|_| ());
        if self.date.date().is_none() || self.date.error().is_some() {
            return operation::focus(DATE);
        }
        let Some(at) = self.moment() else {
            self.no_time = true;
            return operation::focus(TIME);
        };
        self.saving = true;
        let InHand { address, task, list_date } = self.row;
        let command =
            CallLater { address, task, list_date, at, for_me: self.for_me, note: self.note.clone() };
        parts::run(context, command).map(move |saved| Message::Saved(saved.map(|_| at)))
    }

    fn refuse(&mut self, refusal: Refusal, context: &Context<'_>) -> Task<Message> {
        self.saving = false;
        let place = if parts::about_text(&refusal) {
            NOTE
        } else if about_day(&refusal, context.today) {
            DATE
        } else {
            TIME
        };
        self.refusal = Some(refusal);
        Task::batch([operation::focus(place), operation::select_all(place)])
    }

    fn done(&self, at: NaiveDateTime, context: &Context<'_>) -> Action {
        let at = if at.date() == context.today {
            context.texts.time(at)
        } else {
            context.texts.date_time_short(at)
        };
        Action::Done {
            address: self.row.address,
            handled: None,
            postponed_to: None,
            sentence: t!(context.texts, "call-later-done", at = at),
        }
    }

    fn escape(&mut self) -> (Task<Message>, Option<Action>) {
        if self.leaving {
            self.leaving = false;
            return (operation::focus(TIME), None);
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
        match press.alt_digit() {
            Some(digit @ 1..=3) => return Quick::ALL.get(digit - 1).copied().map(Message::QuickChosen),
            Some(4) => return Some(Message::ForMeChosen(!self.for_me)),
            _ => {}
        }
        let meant = if self.leaving {
            Some(Message::Discarded)
        } else {
            self.kept.is_restored().then_some(Message::RestoredDiscarded)
        };
        meant.filter(|_| parts::discards(press))
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        !self.time.trim().is_empty() || !self.note.trim().is_empty()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let whose = [(texts.text("call-later-me"), true), (texts.text("call-later-anyone"), false)];
        let whose = labelled(
            texts.text("call-later-whose"),
            segmented(whose, self.for_me, Message::ForMeChosen),
            None,
        );
        let about = parts::sentence(texts, self.refusal.as_ref(), parts::about_text);
        let note = field(NOTE, texts.text("call-later-note"), self.note.clone())
            .error(about)
            .on_input(Message::NoteTyped)
            .on_submit(Message::SubmitPressed);
        let kept = self.kept.line(texts, Message::RestoredDiscarded);
        let body = Column::new().push(kept).push(self.when(context)).push(whose).push(Element::from(note));
        let elsewhere = self.refusal.as_ref().filter(|refusal| {
            !parts::about_text(refusal) && !about_time(refusal) && !about_day(refusal, context.today)
        });
        Dialog::new("call-later", texts.text("call-later-title"), body.spacing(space::M))
            .subtitle(parts::subtitle(self.whom.as_ref()))
            .footer(parts::foot(elsewhere.map(|refusal| refused(texts, refusal)), self.buttons(context)))
            .on_escape(Message::EscapePressed)
    }

    fn when<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let day = |refusal: &Refusal| about_day(refusal, context.today);
        let wrong_day = self.date.error().map(|error| texts.text(error.text_id()));
        let wrong_day = wrong_day.or_else(|| parts::sentence(texts, self.refusal.as_ref(), day));
        let error =
            parts::sentence(texts, self.refusal.as_ref(), |refusal| about_time(refusal) && !day(refusal));
        let error = error.or_else(|| self.no_time.then(|| texts.text("refusal-input-time")));
        let wrong = error.is_some();
        let time = field(TIME, texts.text("call-later-time"), self.time.clone())
            .placeholder(texts.text("call-later-time-hint"))
            .on_input(Message::TimeTyped)
            .on_submit(Message::SubmitPressed);
        let open = |_| false;
        let picker = date_picker::Context { texts, today: context.today, closed: &open };
        let date = self.date.field(DATE, picker).map(Message::Date);
        let date = labelled(texts.text("call-later-date"), date, wrong_day);
        let fields = Row::new()
            .push(iced::widget::container(Element::from(time)).width(TIME_WIDTH))
            .push(iced::widget::container(date).width(Length::Fill))
            .spacing(space::M);
        let quick = Quick::ALL.iter().zip(1..).map(|(quick, digit)| {
            let choose = button(texts.text(quick.text_id())).key(format!("Alt {digit}"));
            choose.on_press(Message::QuickChosen(*quick)).mouse_only().into()
        });
        let error = wrong.then_some(error).flatten();
        Column::new()
            .push(fields)
            .push(error.map(|error| {
                let tone = crate::ui::theme::text::toned(crate::ui::theme::Tone::Bad);
                crate::ui::theme::text::caption(error).style(tone)
            }))
            .push(Row::with_children(quick).spacing(space::S))
            .spacing(space::S)
            .into()
    }

    fn buttons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
        }
        let save = if self.saving {
            (texts.text("dialog-saving"), None)
        } else {
            (texts.text("call-later-save"), Some(Message::SubmitPressed))
        };
        parts::short_foot(texts, save, Message::EscapePressed)
    }
}

/// Whether a refusal is about the moment and stands below it.
const fn about_time(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Time | Input::PastMoment(_)))
}

/// Whether a refusal is about the day alone and stands below that.
fn about_day(refusal: &Refusal, today: NaiveDate) -> bool {
    match refusal {
        Refusal::Input(Input::Date(_) | Input::TooFar(_)) => true,
        Refusal::Input(Input::PastMoment(at)) => at.date() < today,
        _ => false,
    }
}
