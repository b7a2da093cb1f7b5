//! The tab Bank: money that came in by the bank, whose it may be, and the person's word on it.

mod view;

pub(super) use view::because;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::sheets::Asked;
use crate::domain::ids::{AddressId, BankEntryId};
use crate::service::bank::{BankLine, DismissBankEntry, PostBankEntries, bank_lines};
use crate::service::{Changes, Refusal};
use crate::t;
use crate::ui::dialog::parts;
use crate::ui::screen::{Action, Context};
use crate::ui::widget::list::{Motion, kept_place};
use crate::ui::widget::{Key, KeyPress};

/// The list of entries.
pub const LIST: &str = "money-bank";

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    lines: Option<Vec<BankLine>>,
    /// Entries that were posted or dismissed are shown too.
    handled: bool,
    selected: Option<usize>,
    page: usize,
    refusal: Option<Refusal>,
    saving: bool,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The entries were read, with the handled ones or without.
    Read(bool, Result<Vec<BankLine>, Refusal>),
    /// Handled ones are to be shown, or not.
    HandledTicked(bool),
    /// A row was pressed.
    RowPressed(usize),
    /// What is proposed for a row is right.
    RowActivated(usize),
    /// What is proposed for the selected row is right.
    ConfirmPressed,
    /// Everything that is sure is right.
    ConfirmSurePressed,
    /// The selected entry is somebody else's.
    OtherPressed,
    /// The selected entry is no money of a customer, or is after all.
    DismissPressed,
    /// The selection is to move.
    Moved(Motion),
    /// So many rows are seen at once.
    PageSized(usize),
    /// A statement is to be read in.
    FilePressed,
    /// Read everything anew.
    RefreshPressed,
    /// Payments were posted; their numbers.
    Posted(Result<Vec<String>, Refusal>),
    /// An entry was dismissed, or brought back.
    Dismissed(bool, Result<(), Refusal>),
}

impl State {
    /// The tab as it opens, and its first reading.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        let state =
            Self { lines: None, handled: false, selected: None, page: 1, refusal: None, saving: false };
        let reading = state.read(context);
        (state, Task::batch([reading, operation::focus(LIST)]))
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let (actor, handled) = (context.actor.clone(), self.handled);
        parts::read(context, move |read| bank_lines(read, &actor, handled))
            .map(move |lines| Message::Read(handled, lines))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        match message {
            Message::Read(handled, lines) => self.take(handled, lines),
            Message::HandledTicked(handled) => {
                self.handled = handled;
                return (self.read(context), None);
            }
            Message::RowPressed(at) => self.selected = Some(at),
            Message::RowActivated(at) => {
                self.selected = Some(at);
                return self.confirm(context);
            }
            Message::ConfirmPressed => return self.confirm(context),
            Message::ConfirmSurePressed => return (self.post(self.sure(), context), None),
            Message::OtherPressed => return (Task::none(), self.other()),
            Message::DismissPressed => return (self.dismiss(context), None),
            Message::Moved(motion) => {
                let count = self.lines.as_ref().map_or(0, Vec::len);
                self.selected = motion.apply(self.selected, count, self.page).or(self.selected);
            }
            Message::PageSized(page) => self.page = page,
            Message::FilePressed => return (Task::none(), Some(Asked::Statement)),
            Message::RefreshPressed => return (self.read(context), None),
            Message::Posted(posted) => return self.posted(posted, context),
            Message::Dismissed(dismissed, done) => return self.dismissed(dismissed, done, context),
        }
        (Task::none(), None)
    }

    fn take(&mut self, handled: bool, lines: Result<Vec<BankLine>, Refusal>) {
        if handled != self.handled {
            return;
        }
        let known = self.line().map(|line| line.entry.id);
        match lines {
            Ok(lines) => {
                self.selected = kept_place(known, lines.iter().map(|line| line.entry.id), self.selected);
                self.lines = Some(lines);
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
    }

    fn line(&self) -> Option<&BankLine> {
        self.lines.as_ref()?.get(self.selected?)
    }

    fn open_line(&self) -> Option<&BankLine> {
        self.line().filter(|line| line.is_open())
    }

    /// Posts what is proposed; where nothing is, or several may be, a person says whose it is.
    fn confirm(&mut self, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        let Some(line) = self.open_line() else { return (Task::none(), None) };
        let confirmed = match line.proposals.as_slice() {
            [first, ..] if first.sure => Some(first),
            [only] => Some(only),
            _ => None,
        };
        match confirmed.map(|proposal| (line.entry.id, proposal.payer.address)) {
            Some(pair) => (self.post(vec![pair], context), None),
            None => (Task::none(), self.other()),
        }
    }

    /// The entries whose first proposal is sure.
    fn sure(&self) -> Vec<(BankEntryId, AddressId)> {
        let open = self.lines.iter().flatten().filter(|line| line.is_open());
        let sure = open.filter_map(|line| {
            let first = line.proposals.first().filter(|proposal| proposal.sure)?;
            Some((line.entry.id, first.payer.address))
        });
        sure.collect()
    }

    fn other(&self) -> Option<Asked> {
        self.open_line().map(|line| Asked::Whose(Box::new(line.clone())))
    }

    fn post(&mut self, entries: Vec<(BankEntryId, AddressId)>, context: &Context<'_>) -> Task<Message> {
        if self.saving || entries.is_empty() {
            return Task::none();
        }
        (self.saving, self.refusal) = (true, None);
        parts::run(context, PostBankEntries { entries }).map(Message::Posted)
    }

    fn dismiss(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(entry) = self.line().map(|line| &line.entry) else { return Task::none() };
        if self.saving || entry.payment.is_some() {
            return Task::none();
        }
        let command = DismissBankEntry { entry: entry.id, dismissed: !entry.dismissed };
        (self.saving, self.refusal) = (true, None);
        parts::run(context, command).map(move |done| Message::Dismissed(command.dismissed, done))
    }

    fn posted(
        &mut self,
        posted: Result<Vec<String>, Refusal>,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Asked>) {
        let said = posted.map(|numbers| match numbers.as_slice() {
            [one] => t!(context.texts, "bank-posted", number = one.as_str()),
            several => {
                let count = i64::try_from(several.len()).unwrap_or(i64::MAX);
                t!(context.texts, "bank-posted-several", count = count)
            }
        });
        self.done(said, context)
    }

    fn dismissed(
        &mut self,
        dismissed: bool,
        done: Result<(), Refusal>,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Asked>) {
        let id = if dismissed { "bank-dismissed" } else { "bank-brought-back" };
        self.done(done.map(|()| context.texts.text(id)), context)
    }

    /// Something was done, or why not; what is shown is read anew either way.
    fn done(
        &mut self,
        said: Result<String, Refusal>,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Asked>) {
        self.saving = false;
        match said {
            Ok(sentence) => {
                let changes = Changes { address: None, everything: true };
                (Task::none(), Some(Asked::Action(Action::Done { sentence, changes })))
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                (self.read(context), None)
            }
        }
    }

    /// The office changed: the entries are read anew.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// How many wait for a person; `None`: they were not read yet.
    pub fn count(&self) -> Option<usize> {
        Some(self.lines.as_ref()?.iter().filter(|line| line.is_open()).count())
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl('o') {
            return Some(Message::FilePressed);
        }
        if press.ctrl_named(Named::Enter) {
            return Some(Message::ConfirmSurePressed);
        }
        if press.key == Key::Named(Named::Delete) && press.modifiers.is_empty() && !press.typing {
            return Some(Message::DismissPressed);
        }
        let keys = [
            (Named::F2, Message::OtherPressed),
            (Named::F5, Message::RefreshPressed),
            (Named::Enter, Message::ConfirmPressed),
        ];
        let pressed = keys.into_iter().find(|(key, _)| press.plain(*key) && !press.repeat);
        pressed.map(|(_, message)| message).or_else(|| Motion::from_press(press).map(Message::Moved))
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hint = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![
            hint("↑ ↓", "desk-hint-choose"),
            hint("Enter", "bank-hint-confirm"),
            hint("Ctrl O", "bank-hint-file"),
        ]
    }
}
