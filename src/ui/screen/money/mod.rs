//! Money: who owes it, who promised it, what came in by the bank. One tab each; every tab is read when it is first shown.
//!
//! A further tab is a module with `State`, `Message` and the functions that [`sheets!`](sheets) calls, a line there, a
//! variant of [`Tab`] and its texts `money-tab-…`.

mod asking;
pub mod bank;
mod call;
pub mod debts;
mod dialogs;
mod keys;
pub mod papers;
pub mod promises;
mod sheets;
mod tabs;
mod view;
mod whose;

use iced::Task;

use super::{Action, Context};
use crate::service::Changes;
use crate::telephony::DialError;
use crate::wording;
use dialogs::MoneyDialog;
use sheets::{Asked, Sheets};

pub use dialogs::Message as DialogMessage;
pub use sheets::Message as SheetMessage;
pub use tabs::Tab;

/// What the screen shows and what was typed into it.
#[derive(Debug)]
pub struct State {
    tab: Tab,
    sheets: Sheets,
    dialog: Option<MoneyDialog>,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another tab was chosen.
    TabPressed(Tab),
    /// On a tab.
    Sheet(SheetMessage),
    /// In the dialog that is open.
    Dialog(Box<DialogMessage>),
    /// The softphone took a call, or there is none.
    Dialled(Result<(), DialError>),
}

/// What an update gives back.
type Reply = (Task<Message>, Option<Action>);

impl State {
    /// The screen as it opens, and its first reading.
    pub fn new(context: &Context<'_>) -> (Self, Task<Message>) {
        let tab = Tab::default();
        let mut sheets = Sheets::default();
        let shown = sheets.show(tab, context);
        let task = Task::batch([shown, sheets.read_promises(context)]).map(Message::Sheet);
        (Self { tab, sheets, dialog: None }, task)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::TabPressed(tab) => (self.turn_to(tab, context), None),
            Message::Sheet(message) => self.in_sheet(message, context),
            Message::Dialog(message) => self.in_dialog(*message, context),
            Message::Dialled(answer) => (Task::none(), not_dialled(answer, context)),
        }
    }

    /// The tab that is shown.
    pub const fn tab(&self) -> Tab {
        self.tab
    }

    fn turn_to(&mut self, tab: Tab, context: &Context<'_>) -> Task<Message> {
        self.tab = tab;
        let opened = self.sheets.show(tab, context);
        let focused = self.sheets.focus(tab);
        Task::batch([opened, focused]).map(Message::Sheet)
    }

    fn in_sheet(&mut self, message: SheetMessage, context: &Context<'_>) -> Reply {
        let (task, asked) = self.sheets.update(message, context);
        let task = task.map(Message::Sheet);
        match asked {
            None => (task, None),
            Some(Asked::Action(action)) => (task, Some(action)),
            Some(asked) => (Task::batch([task, self.open(asked, context)]), None),
        }
    }

    /// The office changed behind the screen. Every tab that was opened reads anew what it shows.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        self.sheets.changed(context).map(Message::Sheet)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.dialog.as_ref().is_some_and(MoneyDialog::is_unsaved)
    }
}

/// Why there is no call; one that runs is heard.
fn not_dialled(answer: Result<(), DialError>, context: &Context<'_>) -> Option<Action> {
    answer.err().map(|error| Action::Notice(wording::not_dialled(context.texts, &error)))
}
