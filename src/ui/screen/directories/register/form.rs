//! The dialog in which an entry is added or changed.

use chrono::Weekday;
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::draft::{Draft, Field};
use crate::domain::directory::Consent;
use crate::domain::directory::Directory;
use crate::domain::ids::AddressId;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::domain::planning::Weekdays;
use crate::service::directory::{SaveEmployee, SaveEntry, Saved, Seen};
use crate::service::replanning::Moved;
use crate::service::{Outcome, Refusal, Watch};
use crate::store::{ContainerKind, Entry, Item, Typed};
use crate::ui::dialog::kept::Kept;
use crate::ui::dialog::parts;
use crate::ui::running::{Progress, Running};
use crate::ui::screen::Context;
use crate::ui::screen::directories::asking;
use crate::ui::widget::KeyPress;

/// What happened in it.
#[derive(Debug, Clone)]
pub enum Message {
    /// What was typed at this place before and not saved.
    KeptRead(String, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// Something was typed into a field.
    Typed(Field, String),
    /// The kind of a product was chosen.
    KindChosen(ProductKind),
    /// A weekday of a route was ticked or not.
    WeekdayToggled(Weekday),
    /// A role was given or taken.
    RoleToggled(Role, bool),
    /// The kinds of containers were read.
    ContainersRead(Result<Vec<ContainerKind>, Refusal>),
    /// The kind of containers of a product was chosen, by place in the menu.
    ContainerChosen(usize),
    /// The consent that a purpose needs was chosen.
    ConsentChosen(Consent),
    /// It is to be saved.
    SubmitPressed,
    /// It is to be left, or what goes on is to be stopped.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// How far slow work is.
    Progressed(Progress),
    /// How many dates it would move.
    Counted(Result<Moved, Refusal>),
    /// It was saved, or why not.
    Saved(Result<Outcome<Saved>, Refusal>),
}

/// What becomes of a message.
pub(super) enum Next {
    /// Nothing more.
    Task(Task<Message>),
    /// Saved.
    Saved(Outcome<Saved>, String),
    /// Left.
    Leave,
}

/// How far saving is.
#[derive(Debug)]
pub(super) enum Stage {
    /// Something is typed.
    Typing,
    /// It is counted how many dates would move.
    Counting(Running),
    /// So many would: is it meant?
    Asked(Moved),
    /// It is being written.
    Saving(Running),
}

/// What is shown and typed.
#[derive(Debug)]
pub struct Form {
    /// The name of the place where its text is kept.
    pub(super) place: String,
    pub(super) kept: Kept,
    pub(super) seen: Option<Seen>,
    /// The same as it was opened.
    pub(super) began: Option<Seen>,
    pub(super) draft: Draft,
    pub(super) before: Draft,
    pub(super) refusal: Option<Refusal>,
    /// A field that holds no figure.
    pub(super) wrong: Option<Field>,
    pub(super) stage: Stage,
    pub(super) leaving: bool,
    /// The kinds of containers that a product can come in, the office's first one first.
    pub(super) containers: Vec<ContainerKind>,
}

impl Form {
    /// A new entry.
    pub(super) fn add(directory: Directory, context: &Context<'_>) -> (Self, Task<Message>) {
        Self::open(None, Draft::new(directory), context)
    }

    /// An entry to be changed.
    pub(super) fn edit(entry: &Entry, context: &Context<'_>) -> (Self, Task<Message>) {
        let draft = Draft::of(&entry.item, context.texts.language());
        Self::open(Some((entry.id, entry.version)), draft, context)
    }

    fn open(seen: Option<Seen>, draft: Draft, context: &Context<'_>) -> (Self, Task<Message>) {
        let first = Field::first(draft.directory);
        let place = format!("entry {} {}", draft.directory.code(), seen.map_or(0, |(id, _)| id));
        let (kept, before) = Kept::open(place.clone(), AddressId(0), context);
        let whose = place.clone();
        let before = before.map(move |typed| Message::KeptRead(whose.clone(), typed));
        let reading = match draft.directory {
            Directory::Products => asking::read(context, |read| Ok(read.container_kinds()?)),
            _ => Task::none(),
        };
        let form = Self {
            place,
            kept,
            seen,
            began: seen,
            before: draft.clone(),
            draft,
            refusal: None,
            wrong: None,
            stage: Stage::Typing,
            leaving: false,
            containers: Vec::new(),
        };
        let reading = reading.map(Message::ContainersRead);
        (form, Task::batch([reading, before, operation::focus(first.id())]))
    }

    /// The name under which the entry is known until another one is saved.
    pub(super) fn known_as(&self) -> Option<&str> {
        self.seen.map(|_| self.before.name.as_str())
    }

    /// Whether something was typed that is not kept.
    pub(super) fn is_unsaved(&self) -> bool {
        self.draft != self.before
    }

    pub(super) fn take(&mut self, message: Message, context: &Context<'_>) -> Next {
        let next = self.react(message, context);
        self.keep(!matches!(next, Next::Task(_)), context);
        next
    }

    fn react(&mut self, message: Message, context: &Context<'_>) -> Next {
        match message {
            Message::KeptRead(place, typed) => {
                self.bring_back(&place, typed);
                Next::Task(Task::none())
            }
            Message::RestoredDiscarded => Next::Task(self.begin_anew()),
            Message::Typed(field, text) => self.change(|draft| draft.set(field, text)),
            Message::KindChosen(kind) => self.change(|draft| draft.kind = kind),
            Message::WeekdayToggled(day) => {
                self.change(|draft| draft.weekdays = toggled(draft.weekdays, day))
            }
            Message::RoleToggled(role, held) => self.change(|draft| {
                draft.roles.retain(|known| *known != role);
                draft.roles.extend(held.then_some(role));
            }),
            Message::ContainersRead(kinds) => self.take_containers(kinds),
            Message::ContainerChosen(at) => {
                let chosen = self.containers.get(at).map(|kind| kind.id);
                self.change(|draft| draft.container = chosen)
            }
            Message::ConsentChosen(consent) => self.change(|draft| draft.consent = consent),
            Message::SubmitPressed => self.submit(context),
            Message::EscapePressed => self.escape(),
            Message::Discarded => Next::Leave,
            Message::Progressed(progress) => self.progressed(progress),
            Message::Counted(counted) => self.counted(counted, context),
            Message::Saved(Ok(saved)) => Next::Saved(saved, self.draft.name.trim().to_owned()),
            Message::Saved(Err(refusal)) => self.refuse(refusal),
        }
    }

    /// Those that are offered, and the one that the product has.
    fn take_containers(&mut self, kinds: Result<Vec<ContainerKind>, Refusal>) -> Next {
        match kinds {
            Ok(kinds) => {
                let has = self.draft.container;
                let offered = |kind: &ContainerKind| !kind.is_archived || Some(kind.id) == has;
                self.containers = kinds.into_iter().filter(offered).collect();
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        Next::Task(Task::none())
    }

    fn change(&mut self, change: impl FnOnce(&mut Draft)) -> Next {
        if matches!(self.stage, Stage::Typing | Stage::Asked(_)) {
            change(&mut self.draft);
            self.stage = Stage::Typing;
            (self.refusal, self.wrong, self.leaving) = (None, None, false);
        }
        Next::Task(Task::none())
    }

    fn submit(&mut self, context: &Context<'_>) -> Next {
        let asked = match self.stage {
            Stage::Counting(_) | Stage::Saving(_) => return Next::Task(Task::none()),
            Stage::Asked(_) => true,
            Stage::Typing => false,
        };
        self.leaving = false;
        (self.refusal, self.wrong) = (None, None);
        let item = match self.draft.item() {
            Ok(item) => item,
            Err(field) => {
                self.wrong = Some(field);
                return Next::Task(operation::focus(field.id()));
            }
        };
        let counts_anew = self.draft.litres != self.before.litres && self.seen.is_some();
        if counts_anew && !asked { self.count(item, context) } else { self.save(item, context) }
    }

    /// Counts how many dates would move, before anything is written (P-31).
    fn count(&mut self, item: Item, context: &Context<'_>) -> Next {
        let (running, watch, news) = Running::begin();
        self.stage = Stage::Counting(running);
        let save = SaveEntry { seen: self.seen, item, watch };
        let counting = asking::read(context, move |read| save.preview(read));
        Next::Task(Task::batch([news.map(Message::Progressed), counting.map(Message::Counted)]))
    }

    fn counted(&mut self, counted: Result<Moved, Refusal>, context: &Context<'_>) -> Next {
        if !matches!(self.stage, Stage::Counting(_)) {
            return Next::Task(Task::none());
        }
        match (counted, self.draft.item()) {
            (Ok(moved), Ok(item)) if moved.addresses == 0 => self.save(item, context),
            (Ok(moved), _) => {
                self.stage = Stage::Asked(moved);
                Next::Task(Task::none())
            }
            (Err(refusal), _) => self.refuse(refusal),
        }
    }

    fn save(&mut self, item: Item, context: &Context<'_>) -> Next {
        let (running, watch, news) = Running::begin();
        self.stage = Stage::Saving(running);
        Next::Task(Task::batch([
            news.map(Message::Progressed),
            saving(self.seen, item, watch, context).map(Message::Saved),
        ]))
    }

    fn refuse(&mut self, refusal: Refusal) -> Next {
        self.stage = Stage::Typing;
        let field = Field::of(&refusal);
        self.refusal = (refusal != Refusal::Cancelled).then_some(refusal);
        Next::Task(field.map_or_else(Task::none, |field| operation::focus(field.id())))
    }

    fn progressed(&mut self, progress: Progress) -> Next {
        if let Stage::Counting(running) | Stage::Saving(running) = &mut self.stage {
            running.take(progress);
        }
        Next::Task(Task::none())
    }

    /// Gives the keyboard to the first field.
    pub(super) fn first(&self) -> Task<Message> {
        operation::focus(Field::first(self.draft.directory).id())
    }

    fn escape(&mut self) -> Next {
        match &self.stage {
            Stage::Counting(running) | Stage::Saving(running) => running.stop(),
            Stage::Asked(_) => {
                self.stage = Stage::Typing;
                return Next::Task(self.first());
            }
            Stage::Typing if self.leaving => {
                self.leaving = false;
                return Next::Task(self.first());
            }
            Stage::Typing if !self.is_unsaved() => return Next::Leave,
            Stage::Typing => {
                self.leaving = true;
                return Next::Task(operation::focus(asking::STAY));
            }
        }
        Next::Task(Task::none())
    }

    pub(super) fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        let meant = if self.leaving {
            Some(Message::Discarded)
        } else {
            self.kept.is_restored().then_some(Message::RestoredDiscarded)
        };
        meant.filter(|_| parts::discards(press))
    }
}

fn toggled(ticked: Weekdays, day: Weekday) -> Weekdays {
    if ticked.contains(day) {
        ticked.iter().filter(|known| *known != day).collect()
    } else {
        ticked.with(day)
    }
}

/// Employees are saved by those who may manage users, all else by those who may change directories.
fn saving(
    seen: Option<Seen>,
    item: Item,
    watch: Watch,
    context: &Context<'_>,
) -> Task<Result<Outcome<Saved>, Refusal>> {
    match item {
        Item::Employee { name, roles } => asking::run(context, SaveEmployee { seen, name, roles }),
        item => asking::run(context, SaveEntry { seen, item, watch }),
    }
}
