//! A task by hand: whom to call, when, what about, and who does it (S1-02).

pub(in crate::ui) mod search;
mod typed;
mod view;

use chrono::{NaiveDate, NaiveTime};
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{operation, text_editor};

use super::kept::Kept;
use super::{Ended, parts};
use crate::domain::directory::Consent;
use crate::domain::ids::{AddressId, PurposeId, TaskId, UserId};
use crate::domain::times::{stored_time, typed_time};
use crate::service::manual_task::{About, AddTask, CancelTask, ChangeTask, Choices, Wanted, about, choices};
use crate::service::{Changes, Refusal};
use crate::store::{ManualTaskRow, Typed};
use crate::ui::screen::Context;
use crate::ui::widget::{DatePicker, Dialog, KeyPress, date_picker};
use crate::{clock, t};
use search::Search;

pub(in crate::ui) const FIND: &str = "task-find";
const DATE: &str = "task-date";
const TIME: &str = "task-time";
const NOTE: &str = "task-note";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    choices: Option<Choices>,
    search: Search,
    /// Whom it is about, once it is chosen.
    address: Option<AddressId>,
    about: Option<About>,
    /// About whom and for which day it was opened.
    opened: (Option<AddressId>, NaiveDate),
    /// The open task that is changed; otherwise a new one is made.
    changed: Option<(TaskId, i64)>,
    date: DatePicker,
    time: String,
    /// By place among the choices.
    purpose: usize,
    /// For whom; `None`: whoever works the list.
    assignee: Option<UserId>,
    note: text_editor::Content,
    kept: Kept,
    /// The purpose of what was brought back, until the choices are there.
    meant: Option<PurposeId>,
    /// Saving was tried without something.
    missing: Option<Missing>,
    refusal: Option<Refusal>,
    saving: bool,
    /// What became of the task.
    saved: Option<Saved>,
    leaving: bool,
}

/// What stands in the way of saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Address,
    Date,
    Time,
    Purpose,
}

/// What became of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It was made.
    Added,
    /// It was changed.
    Changed,
    /// It was taken off the lists.
    Cancelled,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What can be chosen was read.
    ChoicesRead(Result<Box<Choices>, Refusal>),
    /// What was typed before and not saved, in a dialog that was opened about this address.
    KeptRead(Option<AddressId>, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// In the search for the address.
    Search(search::Message),
    /// The address was read.
    AboutRead(AddressId, Result<Box<About>, Refusal>),
    /// Another address is to be looked for.
    OtherPressed,
    /// The field of this name is there now and takes the keyboard.
    FieldShown(&'static str),
    /// In the date.
    Date(date_picker::Message),
    /// The time was typed.
    TimeTyped(String),
    /// A purpose was chosen, by place.
    PurposeChosen(usize),
    /// For whom, by place.
    AssigneeChosen(usize),
    /// The comment was changed.
    Edited(text_editor::Action),
    /// The open task at this place is to be changed.
    ChangePressed(usize),
    /// The open task at this place is to be taken off.
    CancelPressed(usize),
    /// It is to be saved.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// It was saved, or why not.
    Saved(Result<Saved, Refusal>),
}

type Step = (Task<Message>, Option<Ended>);

const fn only(task: Task<Message>) -> Step {
    (task, None)
}

impl State {
    /// A new task for a day, about an address or about one that is still to be found.
    pub fn open(address: Option<AddressId>, on: NaiveDate, context: &Context<'_>) -> (Self, Task<Message>) {
        let (kept, typed) = Kept::open("task", address.unwrap_or(AddressId(0)), context);
        let state = Self {
            choices: None,
            search: Search::default(),
            address,
            about: None,
            opened: (address, on),
            changed: None,
            date: DatePicker::new(Some(on)),
            time: String::new(),
            purpose: 0,
            assignee: None,
            note: text_editor::Content::new(),
            kept,
            meant: None,
            missing: None,
            refusal: None,
            saving: false,
            saved: None,
            leaving: false,
        };
        let choices = parts::read(context, choices).map(|read| Message::ChoicesRead(read.map(Box::new)));
        let about = address.map_or_else(Task::none, |address| {
            // What is typed then takes the place of the day.
            Task::batch([read_about(address, context), Task::done(Message::FieldShown(DATE))])
        });
        let typed = typed.map(move |typed| Message::KeptRead(address, typed));
        (state, Task::batch([choices, about, typed]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        let step = self.take(message, context);
        let typed = (step.1.is_none() && self.is_unsaved()).then(|| self.typed_words()).flatten();
        self.kept.follow(typed, context);
        step
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::ChoicesRead(read) => only(self.take_choices(read)),
            Message::AboutRead(address, read) => only(self.take_about(address, read)),
            Message::KeptRead(opened, typed) => only(self.restore(opened, typed, context)),
            Message::Saved(Err(refusal)) => only(self.refuse(refusal)),
            Message::Saved(Ok(saved)) => (Task::none(), Some(self.done(saved, context))),
            _ if self.saving => only(Task::none()),
            Message::Search(message) => only(self.look_for(message, context)),
            Message::OtherPressed => only(self.look_elsewhere()),
            Message::FieldShown(name) => {
                only(Task::batch([operation::focus(name), operation::select_all(name)]))
            }
            Message::Date(message) => only(self.choose_date(message, context)),
            Message::TimeTyped(time) => only(self.typed(|state| state.time = time)),
            Message::PurposeChosen(at) => only(self.typed(|state| state.purpose = at)),
            Message::AssigneeChosen(at) => {
                let assignee = self.assignees(context).get(at).and_then(|(user, _)| *user);
                only(self.typed(|state| state.assignee = assignee))
            }
            Message::Edited(action) => only(self.edit(action)),
            Message::ChangePressed(at) => only(self.change(at)),
            Message::CancelPressed(at) => only(self.cancel(at, context)),
            Message::SubmitPressed => only(self.submit(context)),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Ended::Closed)),
            Message::RestoredDiscarded => only(self.discard_restored(context)),
        }
    }

    fn take_choices(&mut self, read: Result<Box<Choices>, Refusal>) -> Task<Message> {
        match read {
            Ok(choices) => {
                self.choices = Some(*choices);
                self.choose_meant();
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        Task::none()
    }

    fn take_about(&mut self, address: AddressId, read: Result<Box<About>, Refusal>) -> Task<Message> {
        match read {
            Ok(about) if self.address == Some(address) => self.about = Some(*about),
            Err(refusal) if self.address == Some(address) => self.refusal = Some(refusal),
            _ => {}
        }
        Task::none()
    }

    fn look_for(&mut self, message: search::Message, context: &Context<'_>) -> Task<Message> {
        (self.leaving, self.missing) = (false, None);
        let (task, found) = self.search.update(message, context);
        let task = task.map(Message::Search);
        let Some(address) = found else { return task };
        self.address = Some(address);
        Task::batch([task, read_about(address, context), Task::done(Message::FieldShown(DATE))])
    }

    fn look_elsewhere(&mut self) -> Task<Message> {
        (self.address, self.about, self.refusal) = (None, None, None);
        // The field is drawn before it can take the keyboard.
        Task::done(Message::FieldShown(FIND))
    }

    fn choose_date(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        let left = message == date_picker::Message::Left;
        self.leaving = false;
        match self.date.update(message, context.today) {
            Some(_) => {
                (self.refusal, self.missing) = (None, None);
                if left { Task::none() } else { operation::focus(TIME) }
            }
            None => Task::none(),
        }
    }

    fn typed(&mut self, change: impl FnOnce(&mut Self)) -> Task<Message> {
        (self.leaving, self.refusal, self.missing) = (false, None, None);
        change(self);
        Task::none()
    }

    fn edit(&mut self, action: text_editor::Action) -> Task<Message> {
        if action.is_edit() {
            self.leaving = false;
            self.refusal = self.refusal.take().filter(|refusal| !parts::about_text(refusal));
        }
        self.note.perform(action);
        Task::none()
    }

    /// The fields take over what an open task holds.
    fn change(&mut self, at: usize) -> Task<Message> {
        let Some(task) = self.about.as_ref().and_then(|about| about.open.get(at)).cloned() else {
            return Task::none();
        };
        self.changed = Some((task.id, task.version));
        self.date = DatePicker::new(Some(task.fields.list_date));
        self.time = task_time(&task).map(stored_time).unwrap_or_default();
        (self.purpose, self.meant) = (0, task.fields.purpose);
        self.choose_meant();
        self.assignee = task.fields.assignee;
        self.note = text_editor::Content::with_text(&task.fields.note);
        (self.refusal, self.missing, self.leaving) = (None, None, false);
        operation::focus(DATE)
    }

    fn cancel(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let task = self.about.as_ref().and_then(|about| about.open.get(at));
        let Some(task) = task.map(|task| (task.id, task.version)) else { return Task::none() };
        self.saving = true;
        let cancelled = parts::run(context, CancelTask { task });
        cancelled.map(|done| Message::Saved(done.map(|()| Saved::Cancelled)))
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        self.refusal = None;
        // What stands in the field counts, also where Enter did not take it.
        self.date.update(date_picker::Message::Left, context.today);
        let (address, wanted) = match self.wanted() {
            Ok(wanted) => wanted,
            Err(missing) => {
                self.missing = Some(missing);
                return match missing {
                    Missing::Address => operation::focus(FIND),
                    Missing::Date => operation::focus(DATE),
                    Missing::Time => operation::focus(TIME),
                    Missing::Purpose => Task::none(),
                };
            }
        };
        self.missing = None;
        self.saving = true;
        match self.changed {
            Some(task) => parts::run(context, ChangeTask { task, wanted })
                .map(|done| Message::Saved(done.map(|()| Saved::Changed))),
            None => parts::run(context, AddTask { address, wanted })
                .map(|done| Message::Saved(done.map(|_| Saved::Added))),
        }
    }

    /// What the fields say, or what they lack first.
    fn wanted(&self) -> Result<(AddressId, Wanted), Missing> {
        let address = self.address.ok_or(Missing::Address)?;
        let date = self.date.date().filter(|_| self.date.error().is_none()).ok_or(Missing::Date)?;
        let time = match self.time.trim() {
            "" => None,
            typed => Some(typed_time(typed).ok_or(Missing::Time)?),
        };
        let purposes = self.choices.as_ref().map(|choices| &choices.purposes);
        let purpose = purposes.and_then(|purposes| purposes.get(self.purpose)).ok_or(Missing::Purpose)?.id;
        let (note, assignee) = (self.note.text(), self.assignee);
        Ok((address, Wanted { date, time, purpose, note, assignee }))
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        let place = if parts::about_text(&refusal) { NOTE } else { DATE };
        self.refusal = Some(refusal);
        operation::focus(place)
    }

    fn done(&mut self, saved: Saved, context: &Context<'_>) -> Ended {
        self.saved = Some(saved);
        let client = self.about.as_ref().map(|about| about.whom.client.clone()).unwrap_or_default();
        let day = self.date.date().map(|day| context.texts.date_short_with_weekday(day)).unwrap_or_default();
        let sentence = match saved {
            Saved::Added => t!(context.texts, "task-added", day = day, client = client),
            Saved::Changed => t!(context.texts, "task-changed", day = day, client = client),
            Saved::Cancelled => t!(context.texts, "task-cancelled", client = client),
        };
        // A task moves between lists, and with it whose lists there are.
        Ended::Done { sentence, changes: Changes { address: self.address, everything: true } }
    }

    /// Address and client of the task that was made here; `None`: none was.
    pub fn made(&self) -> Option<(AddressId, String)> {
        let about = self.about.as_ref().filter(|_| self.saved == Some(Saved::Added))?;
        Some((about.whom.address, about.whom.client.clone()))
    }

    fn escape(&mut self) -> Step {
        if self.leaving {
            self.leaving = false;
            return only(operation::focus(NOTE));
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(Ended::Closed));
        }
        self.leaving = true;
        only(operation::focus(parts::STAY))
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        !self.note.text().trim().is_empty() || !self.time.trim().is_empty()
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        if parts::discards(press) && (self.leaving || self.kept.is_restored()) {
            return Some(if self.leaving { Message::Discarded } else { Message::RestoredDiscarded });
        }
        if self.address.is_some() && self.changed.is_none() && press.ctrl('k') {
            return Some(Message::OtherPressed);
        }
        if self.address.is_none() {
            return self.search.key(press).map(Message::Search);
        }
        None
    }

    /// For whom it can be meant: whoever works the list, oneself, the others.
    fn assignees(&self, context: &Context<'_>) -> Vec<(Option<UserId>, String)> {
        let texts = context.texts;
        let manager = self.about.as_ref().and_then(|about| about.manager.as_deref());
        let anyone = match manager {
            Some(manager) => t!(texts, "task-for-manager", manager = manager),
            None => texts.text("task-for-anyone"),
        };
        let me = (Some(context.actor.id), t!(texts, "task-for-me", name = context.actor.name.as_str()));
        let users = self.choices.iter().flat_map(|choices| &choices.users);
        let others = users.filter(|(user, _)| *user != context.actor.id);
        [(None, anyone), me]
            .into_iter()
            .chain(others.map(|(user, name)| (Some(*user), name.clone())))
            .collect()
    }

    /// Whether the chosen purpose is an offer.
    fn is_offer(&self) -> bool {
        let purposes = self.choices.as_ref().map(|choices| &choices.purposes);
        let chosen = purposes.and_then(|purposes| purposes.get(self.purpose));
        chosen.is_some_and(|purpose| purpose.consent == Consent::Advertising)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        view::dialog(self, context)
    }
}

fn read_about(address: AddressId, context: &Context<'_>) -> Task<Message> {
    let reading = parts::read(context, move |read| about(read, address));
    reading.map(move |read| Message::AboutRead(address, read.map(Box::new)))
}

/// The minute of a task by the workstation's clock.
fn task_time(task: &ManualTaskRow) -> Option<NaiveTime> {
    task.fields.due_at.as_deref().and_then(clock::local).map(|moment| moment.time())
}
