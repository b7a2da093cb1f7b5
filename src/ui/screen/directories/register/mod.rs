//! The page of a directory whose entries are alike: a list with a search, and dialogs to add, change and archive.

mod draft;
mod form;
mod form_view;
mod table;
mod typed;
mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::asking;
use crate::domain::directory::Directory;
use crate::domain::ids::UserId;
use crate::service::directory::{ArchiveEmployee, ArchiveEntry};
use crate::service::rights::Right;
use crate::service::{Changes, Outcome, Refusal};
use crate::store::Entry;
use crate::t;
use crate::ui::screen::{Action, Context, Go};
use crate::ui::widget::KeyPress;
use crate::ui::widget::list::{Motion, kept_place};
use form::{Form, Next};

pub use draft::Field;
pub use form::Message as FormMessage;

/// The field of the search.
const SEARCH: &str = "directories-search";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    directory: Directory,
    entries: Vec<Entry>,
    /// Numbers of the entries that are shown.
    shown: Vec<usize>,
    /// The identifier of the selected one.
    selected: Option<i64>,
    typed: String,
    archived: bool,
    is_read: bool,
    /// The number of the last reading.
    asked: u64,
    refusal: Option<Refusal>,
    open: Option<Open>,
    /// Rows that are seen at once.
    page: usize,
}

/// What is open over the list.
#[derive(Debug)]
enum Open {
    Form(Box<Form>),
    Archive(Archive),
}

/// The question before an entry is archived.
#[derive(Debug)]
struct Archive {
    entry: Entry,
    refusal: Option<Refusal>,
    busy: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The entries were read, by the number of the reading.
    Read(u64, Result<Vec<Entry>, Refusal>),
    /// Something was typed into the search.
    Searched(String),
    /// To the search.
    SearchPressed,
    /// Archived entries are to be shown or not.
    ArchivedToggled(bool),
    /// A row was selected.
    Selected(usize),
    /// The selection moves.
    Moved(Motion),
    /// A row was opened.
    Opened(usize),
    /// The selected entry is to be changed.
    EditPressed,
    /// An entry is to be added.
    AddPressed,
    /// The selected entry is to be archived, or brought back.
    ArchivePressed,
    /// In the dialog of an entry.
    Form(form::Message),
    /// It is really to be archived.
    ArchiveConfirmed,
    /// It is not.
    ArchiveDenied,
    /// It was archived or brought back, or why not.
    Archived(Result<Outcome<()>, Refusal>),
    /// The list of somebody is to be given to somebody else.
    AbsencePressed,
    /// The selected employee is to have another password.
    PasswordPressed,
    /// So many rows are seen at once.
    PageSeen(usize),
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// A directory, being read.
    pub fn open(directory: Directory, context: &Context<'_>) -> (Self, Task<Message>) {
        let mut state = Self {
            directory,
            entries: Vec::new(),
            shown: Vec::new(),
            selected: None,
            typed: String::new(),
            archived: false,
            is_read: false,
            asked: 0,
            refusal: None,
            open: None,
            page: 1,
        };
        let task = state.read(context);
        (state, task)
    }

    fn read(&mut self, context: &Context<'_>) -> Task<Message> {
        self.asked += 1;
        let (asked, directory) = (self.asked, self.directory);
        asking::read(context, move |read| Ok(read.entries(directory)?))
            .map(move |entries| Message::Read(asked, entries))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::Read(asked, entries) => self.take(asked, entries),
            Message::Searched(typed) => self.search(typed),
            Message::SearchPressed => (operation::focus(SEARCH), None),
            Message::ArchivedToggled(archived) => self.show_archived(archived),
            Message::Selected(row) => self.select(Some(row)),
            Message::Moved(motion) => {
                self.select(motion.apply(self.selected_row(), self.shown.len(), self.page))
            }
            Message::Opened(row) => self.opened(row, context),
            Message::EditPressed => self.edit(context),
            Message::AddPressed => self.add(context),
            Message::ArchivePressed => self.archive(context),
            Message::Form(message) => self.form(message, context),
            Message::ArchiveConfirmed => self.archive_confirmed(context),
            Message::ArchiveDenied => self.close(),
            Message::Archived(done) => self.archive_done(done, context),
            Message::AbsencePressed => {
                let who = self.selected_entry().map(|entry| UserId(entry.id));
                (Task::none(), Some(Action::Go(Go::Absence(who))))
            }
            Message::PasswordPressed => (Task::none(), self.password(context).map(Action::Go)),
            Message::PageSeen(rows) => {
                self.page = rows;
                (Task::none(), None)
            }
        }
    }

    /// Whether a message comes from a hand on this page, and not from the office.
    pub const fn is_by_hand(message: &Message) -> bool {
        matches!(
            message,
            Message::Searched(_)
                | Message::ArchivedToggled(_)
                | Message::Selected(_)
                | Message::Opened(_)
                | Message::AddPressed
                | Message::ArchivePressed
                | Message::EditPressed
                | Message::SearchPressed
        )
    }

    fn take(&mut self, asked: u64, entries: Result<Vec<Entry>, Refusal>) -> Step {
        if asked == self.asked {
            self.is_read = true;
            let place = self.selected_row();
            match entries {
                Ok(entries) => (self.entries, self.refusal) = (entries, None),
                Err(refusal) => self.refusal = Some(refusal),
            }
            self.narrow(place);
        }
        (Task::none(), None)
    }

    fn search(&mut self, typed: String) -> Step {
        self.typed = typed;
        self.narrow(self.selected_row());
        (Task::none(), None)
    }

    fn show_archived(&mut self, archived: bool) -> Step {
        self.archived = archived;
        self.narrow(self.selected_row());
        (Task::none(), None)
    }

    /// Shows what is looked for, and keeps the selection among it: on its entry, or at its place where that is gone.
    fn narrow(&mut self, place: Option<usize>) {
        let wanted =
            |entry: &Entry| (self.archived || !entry.is_archived) && table::is_found(entry, &self.typed);
        let found = self.entries.iter().enumerate().filter(|(_, entry)| wanted(entry));
        self.shown = found.map(|(at, _)| at).collect();
        let ids = self.shown.iter().map(|at| self.entries[*at].id);
        let row = kept_place(self.selected, ids, place);
        self.selected = row.and_then(|row| self.shown.get(row)).map(|at| self.entries[*at].id);
    }

    fn selected_row(&self) -> Option<usize> {
        self.shown.iter().position(|at| Some(self.entries[*at].id) == self.selected)
    }

    fn selected_entry(&self) -> Option<&Entry> {
        self.selected_row().map(|row| &self.entries[self.shown[row]])
    }

    fn select(&mut self, row: Option<usize>) -> Step {
        let entry = row.and_then(|row| self.shown.get(row)).and_then(|at| self.entries.get(*at));
        if let Some(entry) = entry {
            self.selected = Some(entry.id);
        }
        (Task::none(), None)
    }

    fn opened(&mut self, row: usize, context: &Context<'_>) -> Step {
        drop(self.select(Some(row)));
        self.edit(context)
    }

    /// Whether the entries are this user's to change: employees are an administrator's.
    fn may_change(&self, context: &Context<'_>) -> bool {
        let right =
            if self.directory == Directory::Employees { Right::ManageUsers } else { Right::ChangeSettings };
        context.actor.may(right)
    }

    /// Passwords are an administrator's to give, to those who still work here.
    fn password(&self, context: &Context<'_>) -> Option<Go> {
        let entry = self.selected_entry().filter(|entry| !entry.is_archived)?;
        let may = self.directory == Directory::Employees && self.may_change(context);
        may.then_some(Go::Password(UserId(entry.id)))
    }

    fn edit(&mut self, context: &Context<'_>) -> Step {
        let form = self
            .selected_entry()
            .filter(|_| self.may_change(context))
            .map(|entry| Form::edit(entry, context));
        self.open_form(form)
    }

    fn add(&mut self, context: &Context<'_>) -> Step {
        let form = self.may_change(context).then(|| Form::add(self.directory, context));
        self.open_form(form)
    }

    fn open_form(&mut self, form: Option<(Form, Task<form::Message>)>) -> Step {
        let Some((form, task)) = form else { return (Task::none(), None) };
        self.open = Some(Open::Form(Box::new(form)));
        (task.map(Message::Form), None)
    }

    fn close(&mut self) -> Step {
        self.open = None;
        (Task::none(), None)
    }

    fn form(&mut self, message: form::Message, context: &Context<'_>) -> Step {
        let Some(Open::Form(form)) = &mut self.open else { return (Task::none(), None) };
        match form.take(message, context) {
            Next::Task(task) => (task.map(Message::Form), None),
            Next::Leave => self.close(),
            Next::Saved(saved, name) => {
                self.open = None;
                self.selected = Some(saved.value.id);
                // What was just saved is seen, whatever is looked for.
                self.typed.clear();
                let sentence = if saved.value.moved.moved > 0 {
                    t!(context.texts, "directories-saved-moved", name = name, moved = saved.value.moved.moved)
                } else {
                    t!(context.texts, "directories-saved", name = name)
                };
                (self.read(context), Some(Action::Done { sentence, changes: saved.changes }))
            }
        }
    }

    /// Bringing back is done at once; archiving is asked about first.
    fn archive(&mut self, context: &Context<'_>) -> Step {
        let Some(entry) = self.selected_entry().filter(|_| self.may_change(context)).cloned() else {
            return (Task::none(), None);
        };
        if entry.is_archived {
            return (self.send_archive(&entry, context), None);
        }
        self.open = Some(Open::Archive(Archive { entry, refusal: None, busy: false }));
        (Task::none(), None)
    }

    fn archive_confirmed(&mut self, context: &Context<'_>) -> Step {
        let Some(Open::Archive(archive)) = &mut self.open else { return (Task::none(), None) };
        if std::mem::replace(&mut archive.busy, true) {
            return (Task::none(), None);
        }
        let entry = archive.entry.clone();
        (self.send_archive(&entry, context), None)
    }

    fn send_archive(&self, entry: &Entry, context: &Context<'_>) -> Task<Message> {
        let (seen, archived) = ((entry.id, entry.version), !entry.is_archived);
        let done = if self.directory == Directory::Employees {
            asking::run(context, ArchiveEmployee { seen, archived })
        } else {
            asking::run(context, ArchiveEntry { directory: self.directory, seen, archived })
        };
        done.map(Message::Archived)
    }

    fn archive_done(&mut self, done: Result<Outcome<()>, Refusal>, context: &Context<'_>) -> Step {
        let known = self.selected_entry().map(|entry| entry.item.name().to_owned());
        match (done, &mut self.open) {
            (Ok(outcome), open) => {
                let sentence = if let Some(Open::Archive(archive)) = open {
                    t!(context.texts, "directories-archived-done", name = archive.entry.item.name())
                } else {
                    let name = known.as_deref().unwrap_or_default();
                    t!(context.texts, "directories-brought-back", name = name)
                };
                *open = None;
                (self.read(context), Some(Action::Done { sentence, changes: outcome.changes }))
            }
            (Err(refusal), Some(Open::Archive(archive))) => {
                (archive.refusal, archive.busy) = (Some(refusal), false);
                (Task::none(), None)
            }
            (Err(refusal), _) => {
                self.refusal = Some(refusal);
                (Task::none(), None)
            }
        }
    }

    /// The office changed behind the page.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// Whether something typed would be lost.
    pub fn is_unsaved(&self) -> bool {
        matches!(&self.open, Some(Open::Form(form)) if form.is_unsaved())
    }

    /// Whether a dialog is open over the page: then its keys are its own.
    pub const fn has_dialog(&self) -> bool {
        self.open.is_some()
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        match &self.open {
            Some(Open::Form(form)) => return form.key(press).map(Message::Form),
            Some(Open::Archive(archive)) => {
                let hands_over = press.alt_digit() == Some(2) && archive.manages(self.directory);
                let pressed = hands_over.then_some(Message::AbsencePressed);
                return pressed
                    .or_else(|| press.ctrl_named(Named::Enter).then_some(Message::ArchiveConfirmed));
            }
            None => {}
        }
        if let Some(motion) = Motion::from_press(press) {
            return Some(Message::Moved(motion));
        }
        let of_staff = self.directory == Directory::Employees;
        let keys = [
            (press.plain(Named::Enter) || press.plain(Named::F2), Message::EditPressed),
            (press.plain(Named::Insert) || press.ctrl('n'), Message::AddPressed),
            (press.plain(Named::Delete) && !press.typing, Message::ArchivePressed),
            (press.ctrl('f'), Message::SearchPressed),
            (press.alt_digit() == Some(1), Message::ArchivedToggled(!self.archived)),
            (press.alt_digit() == Some(2) && of_staff, Message::AbsencePressed),
            (press.alt_digit() == Some(3) && of_staff, Message::PasswordPressed),
        ];
        keys.into_iter().find_map(|(is_it, message)| is_it.then_some(message))
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let does = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![
            does("Enter", "directories-hint-edit"),
            does("Ins", "directories-hint-add"),
            does("Del", "directories-hint-archive"),
            does("Ctrl F", "directories-hint-search"),
        ]
    }
}
