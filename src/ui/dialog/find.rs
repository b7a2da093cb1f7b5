//! Finds clients, addresses, phones and orders as one types (Ctrl+K), and leads to the card, the task, a new order.

mod results;
mod row;

use iced::keyboard::{Modifiers, key::Named};
use iced::widget::{Column, Row, Space, operation};
use iced::{Length, Task, task};

use self::results::Results;
use super::Ended;
use crate::domain::ids::AddressId;
use crate::service::find::{Found, MOST, alike, recent};
use crate::service::rights::Right;
use crate::service::{Refusal, answered};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::{Context, Go};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, Key, KeyPress, button, callout, empty, field};
use crate::wording::refused;

/// The name of the field.
const FIELD: &str = "find-typed";
/// Letters that are looked for at most; nothing that is stored is longer.
const LONGEST: usize = 300;
/// Clients that are offered before anything is typed.
const RECENT: usize = 8;

/// What is shown and typed.
#[derive(Debug, Default)]
pub struct State {
    typed: String,
    /// What was found for what is typed, or for what was typed before as long as the answer is on its way.
    results: Option<Results>,
    recent: Results,
    refusal: Option<Refusal>,
    /// The address for which a duplicate is looked for: its like is offered before anything is typed.
    like: Option<AddressId>,
    /// The search on its way; a newer one drops it.
    search: Option<task::Handle>,
    may_merge: bool,
    /// Where to go as soon as the answer is there.
    on_answer: Option<Way>,
}

/// Where a result leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the card.
    Card,
    /// To the task at the desk.
    Task,
    /// To a new order.
    Order,
    /// To the duplicate of the address.
    Merge,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was typed into.
    Typed(String),
    /// What this text finds.
    Answered(String, Result<Vec<Found>, Refusal>),
    /// With whom the user had to do last.
    RecentRead(Result<Vec<Found>, Refusal>),
    /// Another result was chosen, so many places away.
    Moved(isize),
    /// A result was clicked, by place.
    RowPressed(usize),
    /// The results were scrolled, by so many pixels from above.
    Scrolled(f32),
    /// The chosen result is to be opened.
    Went(Way),
    /// A new client is to be entered.
    NewClientPressed,
    /// It is to be left.
    EscapePressed,
}

impl State {
    /// The dialog as it opens. The index is made ready meanwhile.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        let user = context.actor.id;
        let recent = context.office.read(move |read| recent(read, user, RECENT));
        let may_merge = context.actor.may(Right::Supervise);
        Self { may_merge, ..Self::default() }.begin(Task::future(answered(recent)), context)
    }

    /// The search for a duplicate of an address, whose like is offered at once.
    pub(super) fn like(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self { like: Some(address), ..Self::default() };
        let alike = context.office.read(move |read| alike(read, address));
        state.begin(Task::future(answered(alike)), context)
    }

    fn begin(
        mut self,
        offered: Task<Result<Vec<Found>, Refusal>>,
        context: &Context<'_>,
    ) -> (Self, Task<Message>) {
        let ready = self.search(context);
        let offered = offered.map(Message::RecentRead);
        (self, Task::batch([offered, ready, operation::focus(FIELD)]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Typed(typed) => (self.type_in(typed, context), None),
            Message::Answered(typed, found) => self.take(&typed, found),
            Message::RecentRead(found) => (self.take_recent(found), None),
            Message::Moved(by) => (self.shown_mut().moved(by), None),
            Message::RowPressed(at) => self.press(at),
            Message::Scrolled(to) => (self.shown_mut().scrolled(to), None),
            Message::Went(way) => self.go(way),
            Message::NewClientPressed => (Task::none(), Some(Ended::Go(Go::NewClient(self.typed())))),
            Message::EscapePressed => (Task::none(), Some(Ended::Closed)),
        }
    }

    /// What was typed, for the card of whoever was not found.
    fn typed(&self) -> Option<String> {
        Some(self.typed.trim()).filter(|typed| !typed.is_empty()).map(str::to_owned)
    }

    fn type_in(&mut self, typed: String, context: &Context<'_>) -> Task<Message> {
        self.typed = typed.chars().take(LONGEST).collect();
        self.refusal = None;
        self.on_answer = None;
        if self.typed.trim().is_empty() {
            self.results = None;
            self.search = None;
            return self.recent.restart();
        }
        self.search(context)
    }

    fn search(&mut self, context: &Context<'_>) -> Task<Message> {
        let typed = self.typed.clone();
        let answer = Task::future(answered(context.office.find(typed.clone(), MOST)));
        let (task, handle) = answer.map(move |found| Message::Answered(typed.clone(), found)).abortable();
        // The search before goes with its handle.
        self.search = Some(handle.abort_on_drop());
        task
    }

    fn take(&mut self, typed: &str, found: Result<Vec<Found>, Refusal>) -> (Task<Message>, Option<Ended>) {
        if typed != self.typed {
            return (Task::none(), None);
        }
        self.search = None;
        match found {
            Err(refusal) => {
                self.refusal = Some(refusal);
                (Task::none(), None)
            }
            Ok(_) if typed.trim().is_empty() => (Task::none(), None),
            Ok(found) => {
                let results = self.results.insert(Results::new(found));
                let top = results.restart();
                match self.on_answer.take() {
                    Some(way) => self.go(way),
                    None => (top, None),
                }
            }
        }
    }

    fn take_recent(&mut self, found: Result<Vec<Found>, Refusal>) -> Task<Message> {
        match found {
            Ok(found) => self.recent = Results::new(found),
            Err(refusal) => self.refusal = Some(refusal),
        }
        Task::none()
    }

    /// A second press on the chosen result opens it.
    fn press(&mut self, at: usize) -> (Task<Message>, Option<Ended>) {
        if self.shown_mut().choose(at) {
            return self.go(Way::Card);
        }
        (operation::focus(FIELD), None)
    }

    fn go(&mut self, way: Way) -> (Task<Message>, Option<Ended>) {
        // Whoever types and presses Enter at once means what is typed, not what was found for half of it.
        if self.is_searching() {
            self.on_answer = Some(way);
            return (Task::none(), None);
        }
        let Some(address) = self.chosen() else { return (Task::none(), None) };
        let go = match way {
            Way::Card => Go::Card(address),
            Way::Task => Go::Task(address),
            Way::Order => Go::Order(address),
            Way::Merge => Go::Merge(address),
        };
        (Task::none(), Some(Ended::Go(go)))
    }

    fn is_searching(&self) -> bool {
        self.search.is_some() && !self.typed.trim().is_empty()
    }

    const fn shown(&self) -> &Results {
        match &self.results {
            Some(results) => results,
            None => &self.recent,
        }
    }

    const fn shown_mut(&mut self) -> &mut Results {
        match &mut self.results {
            Some(results) => results,
            None => &mut self.recent,
        }
    }

    /// The address of the chosen result.
    pub fn chosen(&self) -> Option<AddressId> {
        self.shown().chosen().map(|found| found.address)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl('n') {
            return Some(Message::Went(Way::Order));
        }
        if press.alt_digit() == Some(1) && self.may_merge {
            return Some(Message::Went(Way::Merge));
        }
        let Key::Named(named) = press.key else { return None };
        match (named, press.modifiers) {
            (Named::ArrowDown, Modifiers::NONE) => Some(Message::Moved(1)),
            (Named::ArrowUp, Modifiers::NONE) => Some(Message::Moved(-1)),
            (Named::PageDown, Modifiers::NONE) => Some(Message::Moved(results::PAGE)),
            (Named::PageUp, Modifiers::NONE) => Some(Message::Moved(-results::PAGE)),
            (Named::Enter, Modifiers::NONE) => Some(Message::Went(Way::Card)),
            (Named::Enter, Modifiers::COMMAND) => Some(Message::Went(Way::Task)),
            (Named::Insert, Modifiers::NONE) => Some(Message::NewClientPressed),
            _ => None,
        }
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        Dialog::new("find", context.texts.text("find-title"), self.body(context))
            .size(DialogSize::Large)
            .footer(self.buttons(context))
            .on_escape(Message::EscapePressed)
    }

    /// The field and what was found.
    pub(super) fn body<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let field = field(FIELD, "", &self.typed)
            .placeholder(texts.text("find-placeholder"))
            .on_input(Message::Typed);
        let refusal = self.refusal.as_ref().map(|refusal| callout(Tone::Bad, refused(texts, refusal), None));
        Column::new().push(field).push(refusal).push(self.below(context)).spacing(space::M).into()
    }

    fn below<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let shown = self.shown();
        if !shown.is_empty() {
            let offered = if self.like.is_some() { "merge-alike" } else { "find-recent" };
            let heading = self.results.is_none().then(|| texts.text(offered));
            return shown.view(context, heading);
        }
        let (title, sentence, action) = match &self.results {
            // What was found before answers another text.
            _ if self.is_searching() => ("find-searching-title", texts.text("find-searching"), None),
            Some(_) => {
                let new =
                    button(texts.text("find-new-client")).key("Ins").on_press(Message::NewClientPressed);
                let typed = super::parts::cut(self.typed.trim(), 60);
                match self.like {
                    Some(_) => ("find-nothing-title", t!(texts, "merge-nothing", typed = typed), None),
                    None => ("find-nothing-title", t!(texts, "find-nothing", typed = typed), Some(new)),
                }
            }
            None if self.like.is_some() => ("merge-none-alike-title", texts.text("merge-none-alike"), None),
            None => ("find-hint-title", texts.text("find-hint"), None),
        };
        let empty = empty(texts.text(title), sentence, action);
        iced::widget::container(empty).height(results::HEIGHT).into()
    }

    fn buttons<'a>(&self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let way = |way| self.chosen().map(|_| Message::Went(way));
        let card = button(texts.text("find-card")).primary().key("Enter").on_press_maybe(way(Way::Card));
        let task = button(texts.text("find-task")).key("Ctrl Enter").on_press_maybe(way(Way::Task));
        let order = button(texts.text("find-order")).key("Ctrl N").on_press_maybe(way(Way::Order));
        let new = button(texts.text("find-new-client")).key("Ins").on_press(Message::NewClientPressed);
        let merge = self.may_merge.then(|| {
            button(texts.text("find-merge")).key("Alt 1").on_press_maybe(way(Way::Merge)).mouse_only()
        });
        let full = self.results.as_ref().is_some_and(|results| results.len() >= MOST);
        // Rows that were found before stay in sight, but not as the answer.
        let said = if self.is_searching() {
            Some(text::caption(texts.text("find-searching-title")))
        } else {
            full.then(|| text::caption(t!(texts, "find-full", count = MOST)))
        };
        Row::new()
            .push(card)
            .push(task)
            .push(order)
            .push(new.mouse_only())
            .push(merge)
            .push(Space::new().width(Length::Fill))
            .push(said)
            .spacing(space::S)
            .align_y(iced::Alignment::Center)
            .into()
    }
}
