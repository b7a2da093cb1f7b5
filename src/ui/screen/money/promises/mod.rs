//! The tab Promises: who promised to pay and by when, what was kept and what was broken.

mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::sheets::Asked;
use crate::service::Refusal;
use crate::service::promises::{PromiseStanding, Promised, promises};
use crate::ui::dialog::parts;
use crate::ui::screen::{Action, Context, Go};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Key, KeyPress};

/// The list of promises.
pub const LIST: &str = "money-promises";

/// Which promises are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Those for which money is still waited.
    #[default]
    Open,
    /// Those of today and before that are not kept.
    Due,
    /// Those that were kept.
    Kept,
}

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    promises: Option<Vec<Promised>>,
    shown: Shown,
    /// The places of those that are shown.
    rows: Vec<usize>,
    selected: Option<usize>,
    page: usize,
    refusal: Option<Refusal>,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The promises were read.
    Read(Result<Vec<Promised>, Refusal>),
    /// Which ones are to be shown.
    ShownChosen(Shown),
    /// A row was pressed.
    RowPressed(usize),
    /// A row is to be opened.
    RowActivated(usize),
    /// The selected row is to be opened.
    OpenPressed,
    /// The selection is to move.
    Moved(Motion),
    /// So many rows are seen at once.
    PageSized(usize),
    /// Read everything anew.
    RefreshPressed,
    /// Money of the selected address.
    PayPressed,
    /// The debtor is to be called.
    CallPressed,
    /// The selected promise is to be called off.
    VoidPressed,
}

impl State {
    /// The tab as it opens, and its first reading.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        let (state, reading) = Self::unseen(context);
        (state, Task::batch([reading, operation::focus(LIST)]))
    }

    /// The tab behind another one, and its first reading; the keyboard stays where it is.
    pub fn unseen(context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            promises: None,
            shown: Shown::Open,
            rows: Vec::new(),
            selected: None,
            page: 1,
            refusal: None,
        };
        (state, read(context))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        match message {
            Message::Read(Ok(promises)) => self.arrange(context, |state| {
                (state.promises, state.refusal) = (Some(promises), None);
            }),
            Message::Read(Err(refusal)) => self.refusal = Some(refusal),
            Message::ShownChosen(shown) => self.arrange(context, |state| state.shown = shown),
            Message::RowPressed(at) => self.selected = Some(at),
            Message::RowActivated(at) => {
                self.selected = Some(at);
                return (Task::none(), self.card());
            }
            Message::OpenPressed => return (Task::none(), self.card()),
            Message::Moved(motion) => {
                self.selected = motion.apply(self.selected, self.rows.len(), self.page).or(self.selected);
            }
            Message::PageSized(page) => self.page = page,
            Message::RefreshPressed => return (read(context), None),
            Message::PayPressed => {
                return (
                    Task::none(),
                    self.selected_one().map(|promise| Asked::Payment(promise.row.address)),
                );
            }
            Message::CallPressed => {
                return (Task::none(), self.selected_one().map(|promise| Asked::Call(promise.row.address)));
            }
            Message::VoidPressed => {
                let asked = self.selected_one().map(|promise| Asked::VoidPromise(Box::new(promise.clone())));
                return (Task::none(), asked);
            }
        }
        (Task::none(), None)
    }

    fn arrange(&mut self, context: &Context<'_>, change: impl FnOnce(&mut Self)) {
        let known = self.selected_one().map(|promise| promise.row.id);
        change(self);
        let promises = self.promises.as_deref().unwrap_or_default();
        let fits = |promise: &Promised| match self.shown {
            Shown::Open => promise.is_open(),
            Shown::Due => promise.is_open() && promise.row.due_on <= context.today,
            Shown::Kept => promise.standing == PromiseStanding::Kept,
        };
        self.rows =
            promises.iter().enumerate().filter(|(_, promise)| fits(promise)).map(|(at, _)| at).collect();
        if self.shown == Shown::Kept {
            self.rows.reverse();
        }
        let kept = self.rows.iter().position(|at| promises.get(*at).map(|promise| promise.row.id) == known);
        let last = self.rows.len().checked_sub(1);
        self.selected = kept.or_else(|| last.map(|last| self.selected.unwrap_or(0).min(last)));
    }

    fn promise(&self, row: usize) -> Option<&Promised> {
        self.promises.as_ref()?.get(*self.rows.get(row)?)
    }

    fn selected_one(&self) -> Option<&Promised> {
        self.promise(self.selected?)
    }

    fn card(&self) -> Option<Asked> {
        self.selected_one().map(|promise| Asked::Action(Action::Go(Go::Card(promise.row.address))))
    }

    /// The office changed: the promises are read anew.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        read(context)
    }

    /// How many are broken or due; `None`: they were not read yet.
    pub fn count(&self) -> Option<usize> {
        Some(self.promises.as_ref()?.iter().filter(|promise| promise.is_open()).count())
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.key == Key::Named(Named::Delete) && press.modifiers.is_empty() && !press.typing {
            return Some(Message::VoidPressed);
        }
        let keys = [
            (Named::F3, Message::PayPressed),
            (Named::F4, Message::CallPressed),
            (Named::F5, Message::RefreshPressed),
            (Named::Enter, Message::OpenPressed),
        ];
        let pressed = keys.into_iter().find(|(key, _)| press.plain(*key) && !press.repeat);
        pressed.map(|(_, message)| message).or_else(|| Motion::from_press(press).map(Message::Moved))
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hint = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![
            hint("↑ ↓", "desk-hint-choose"),
            hint("Enter", "reports-hint-open"),
            hint("Del", "promise-hint-void"),
        ]
    }
}

fn read(context: &Context<'_>) -> Task<Message> {
    let (actor, today) = (context.actor.clone(), context.today);
    parts::read(context, move |read| promises(read, &actor, today)).map(Message::Read)
}
