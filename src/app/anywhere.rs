//! What can be opened from anywhere in an open office: the search, a task by hand, an absence. And where they lead.

use iced::Task;

use super::over::{Leaving, Over};
use super::pages::Pages;
use super::{App, Message, Notice, Stage};
use crate::domain::ids::AddressId;
use crate::service::Changes;
use crate::ui::calling;
use crate::ui::dialog::{Ended, absence, find, manual_task, merge, password, personal_data, unmerge};
use crate::ui::screen::{Action, Context, Go, Section, desk, money};
use crate::ui::widget::{Dialog, KeyPress};

/// A dialog over whatever screen is shown.
pub(super) enum Anywhere {
    Find(Box<find::State>),
    ManualTask(Box<manual_task::State>),
    Absence(Box<absence::State>),
    Merge(Box<merge::State>),
    Unmerge(Box<unmerge::State>),
    Password(Box<password::State>),
    PersonalData(Box<personal_data::State>),
}

/// What happened in one of them.
#[derive(Debug, Clone)]
pub enum Happened {
    /// In the search.
    Find(find::Message),
    /// In the task by hand.
    ManualTask(manual_task::Message),
    /// In the absence.
    Absence(absence::Message),
    /// In the merge of duplicates.
    Merge(merge::Message),
    /// In the undoing of one.
    Unmerge(unmerge::Message),
    /// In the password of a user.
    Password(password::Message),
    /// In the personal data of a client.
    PersonalData(personal_data::Message),
}

impl Anywhere {
    fn update(&mut self, message: Happened, context: &Context<'_>) -> (Task<Happened>, Option<Ended>) {
        match (self, message) {
            (Self::Find(state), Happened::Find(message)) => {
                ended(state.update(message, context), Happened::Find)
            }
            (Self::ManualTask(state), Happened::ManualTask(message)) => {
                ended(state.update(message, context), Happened::ManualTask)
            }
            (Self::Absence(state), Happened::Absence(message)) => {
                ended(state.update(message, context), Happened::Absence)
            }
            (Self::Merge(state), Happened::Merge(message)) => {
                ended(state.update(message, context), Happened::Merge)
            }
            (Self::Unmerge(state), Happened::Unmerge(message)) => {
                ended(state.update(message, context), Happened::Unmerge)
            }
            (Self::Password(state), Happened::Password(message)) => {
                ended(state.update(message, context), Happened::Password)
            }
            (Self::PersonalData(state), Happened::PersonalData(message)) => {
                ended(state.update(message, context), Happened::PersonalData)
            }
            _ => (Task::none(), None),
        }
    }

    pub fn key(&self, press: &KeyPress) -> Option<Happened> {
        match self {
            Self::Find(state) => state.key(press).map(Happened::Find),
            Self::ManualTask(state) => state.key(press).map(Happened::ManualTask),
            Self::Absence(state) => state.key(press).map(Happened::Absence),
            Self::Merge(state) => state.key(press).map(Happened::Merge),
            Self::Unmerge(state) => state.key(press).map(Happened::Unmerge),
            Self::Password(state) => state.key(press).map(Happened::Password),
            Self::PersonalData(state) => state.key(press).map(Happened::PersonalData),
        }
    }

    pub fn is_unsaved(&self) -> bool {
        match self {
            Self::Find(_) | Self::Merge(_) | Self::Unmerge(_) | Self::PersonalData(_) => false,
            Self::ManualTask(state) => state.is_unsaved(),
            Self::Absence(state) => state.is_unsaved(),
            Self::Password(state) => state.is_unsaved(),
        }
    }

    /// Address and client of a task that was made by hand, so that it can be taken back.
    fn made_task(&self) -> Option<(AddressId, String)> {
        match self {
            Self::ManualTask(state) => state.made(),
            _ => None,
        }
    }

    /// The address that is gone by a merge, and the one it went into.
    fn merged(&self) -> Option<(AddressId, AddressId)> {
        match self {
            Self::Merge(state) => state.went(),
            _ => None,
        }
    }

    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Happened> {
        match self {
            Self::Find(state) => state.dialog(context).map(Happened::Find),
            Self::ManualTask(state) => state.dialog(context).map(Happened::ManualTask),
            Self::Absence(state) => state.dialog(context).map(Happened::Absence),
            Self::Merge(state) => state.dialog(context).map(Happened::Merge),
            Self::Unmerge(state) => state.dialog(context).map(Happened::Unmerge),
            Self::Password(state) => state.dialog(context).map(Happened::Password),
            Self::PersonalData(state) => state.dialog(context).map(Happened::PersonalData),
        }
    }
}

fn ended<Inner: Send + 'static>(
    (task, ended): (Task<Inner>, Option<Ended>),
    to_message: fn(Inner) -> Happened,
) -> (Task<Happened>, Option<Ended>) {
    (task.map(to_message), ended)
}

impl App {
    /// Goes where somebody wants to go.
    pub(super) fn go(&mut self, go: Go) -> Task<Message> {
        self.over = None;
        match go {
            Go::Section(section) => self.with_pages(|pages, context| pages.show(section, context)),
            Go::Tab(tab) => Task::batch([
                self.with_pages(|pages, context| pages.show(Section::Calls, context)),
                Task::done(Message::Desk(desk::Message::TabPressed(tab))),
            ]),
            Go::Card(address) => self.with_pages(|pages, context| pages.card(address, false, context)),
            Go::Order(address) => self.with_pages(|pages, context| pages.card(address, true, context)),
            Go::NewClient(typed) => self.with_pages(|pages, context| pages.new_client(typed, context)),
            Go::Task(address) => Task::batch([
                self.with_pages(|pages, context| pages.show(Section::Calls, context)),
                self.with_desk(|desk, context| desk.go_to(address, context)),
            ]),
            Go::Find => self.open_anywhere(|context| {
                let (state, task) = find::State::open(context);
                (Anywhere::Find(Box::new(state)), task.map(Happened::Find))
            }),
            Go::NewTask(address) => {
                let on = self.task_day();
                self.open_anywhere(|context| {
                    let (state, task) = manual_task::State::open(address, on, context);
                    (Anywhere::ManualTask(Box::new(state)), task.map(Happened::ManualTask))
                })
            }
            Go::Absence(who) => self.open_anywhere(|context| {
                let (state, task) = absence::State::open(who, context);
                (Anywhere::Absence(Box::new(state)), task.map(Happened::Absence))
            }),
            Go::Merge(address) => self.open_anywhere(|context| {
                let (state, task) = merge::State::choose(address, context);
                (Anywhere::Merge(Box::new(state)), task.map(Happened::Merge))
            }),
            Go::Unmerge(address) => self.open_anywhere(|context| {
                let (state, task) = unmerge::State::open(address, context);
                (Anywhere::Unmerge(Box::new(state)), task.map(Happened::Unmerge))
            }),
            Go::PersonalData(address) => self.open_anywhere(|context| {
                let (state, task) = personal_data::State::open(address, context);
                (Anywhere::PersonalData(Box::new(state)), task.map(Happened::PersonalData))
            }),
            Go::Directory(place) => self.with_pages(|pages, context| pages.directory(place, context)),
            Go::Restore(wish) => self.leave(Leaving::Restore(wish)),
            Go::Password(user) => self.open_anywhere(|context| {
                let (state, task) = password::State::open(user, context);
                (Anywhere::Password(Box::new(state)), task.map(Happened::Password))
            }),
        }
    }

    /// The day of a new task: that of the list at the desk, where it has not passed; elsewhere today.
    fn task_day(&self) -> chrono::NaiveDate {
        match &self.stage {
            Stage::Working(working) if working.pages.shown() == Section::Calls => {
                working.desk.list_date(self.today).max(self.today)
            }
            _ => self.today,
        }
    }

    fn open_anywhere(
        &mut self,
        open: impl FnOnce(&Context<'_>) -> (Anywhere, Task<Happened>),
    ) -> Task<Message> {
        let session = self.session;
        let Some(context) = Self::context_of(&self.stage, &self.texts, self.today) else {
            return Task::none();
        };
        let (dialog, task) = open(&context);
        self.over = Some(Over::Anywhere(dialog));
        task.map(move |message| Message::AnywhereAnswered(session, message))
    }

    pub(super) fn anywhere(&mut self, session: u64, message: Happened) -> Task<Message> {
        if session != self.session {
            return Task::none();
        }
        let Some(context) = Self::context_of(&self.stage, &self.texts, self.today) else {
            return Task::none();
        };
        let Some(dialog) = self.over.as_mut().and_then(Over::anywhere) else { return Task::none() };
        let (task, ended) = dialog.update(message, &context);
        let task = task.map(move |message| Message::AnywhereAnswered(session, message));
        let (made, merged) = (dialog.made_task(), dialog.merged());
        let is_in_front = matches!(self.over, Some(Over::Anywhere(_)));
        let next = match ended {
            None => return task,
            Some(Ended::Closed) => self.close_lowest(),
            // Where the keys or a question stand above it, they are not swept away by where it leads.
            Some(Ended::Go(_)) if !is_in_front => self.close_lowest(),
            Some(Ended::Go(go)) => self.go(go),
            Some(Ended::Done { sentence, changes }) => {
                let closed = self.close_lowest();
                self.notice = Some(Notice::new(sentence, made.is_some()));
                if let (Some((address, client)), Stage::Working(working)) = (made, &mut self.stage) {
                    working.desk.remember_made(address, client);
                }
                let moved = self.follow(merged);
                Task::batch([closed, self.office_changed(changes), moved])
            }
        };
        Task::batch([task, next])
    }

    /// Whoever looks at the card of an address that is gone goes on at the one it went into.
    fn follow(&mut self, merged: Option<(AddressId, AddressId)>) -> Task<Message> {
        let Some((gone, kept)) = merged else { return Task::none() };
        self.with_pages(|pages, context| match pages.address() {
            Some(shown) if shown == gone => pages.card(kept, false, context),
            _ => Task::none(),
        })
    }

    /// Does something with the screens beside the desk.
    pub(super) fn with_pages(
        &mut self,
        act: impl FnOnce(&mut Pages, &Context<'_>) -> Task<super::pages::Message>,
    ) -> Task<Message> {
        let session = self.session;
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        let super::office::Working { pages, link, actor, .. } = &mut **working;
        let context = Context { texts: &self.texts, today: self.today, office: link, actor };
        act(pages, &context).map(move |message| Message::PageAnswered(session, message))
    }

    pub(super) fn page(&mut self, session: u64, message: super::pages::Message) -> Task<Message> {
        if session != self.session {
            return Task::none();
        }
        let mut action = None;
        let task = self.with_pages(|pages, context| {
            let (task, asked) = pages.update(message, context);
            action = asked;
            task
        });
        let next = match action {
            None => return task,
            Some(Action::Go(go)) => self.go(go),
            Some(Action::Dial(number)) => self.dial_from_page(&number),
            Some(Action::Notice(sentence)) => {
                self.notice = Some(Notice::new(sentence, false));
                Task::none()
            }
            Some(Action::Done { sentence, changes }) => {
                self.notice = Some(Notice::new(sentence, false));
                self.office_changed(changes)
            }
            Some(Action::Undoable { sentence, address, client }) => {
                self.notice = Some(Notice::new(sentence, true));
                if let Stage::Working(working) = &mut self.stage {
                    working.desk.remember_made(address, client);
                }
                self.office_changed(Changes { address: Some(address), everything: false })
            }
        };
        Task::batch([task, next])
    }

    /// Asks the softphone for a call; the section hears what came of it.
    fn dial_from_page(&self, number: &str) -> Task<Message> {
        let session = self.session;
        calling::call(&self.preferences.dial, number).map(move |answer| {
            let dialled = money::Message::Dialled(answer.map(drop));
            Message::PageAnswered(session, super::pages::Message::Money(dialled))
        })
    }
}
