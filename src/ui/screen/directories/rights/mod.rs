//! The page of the rights: which role may do what, as a table to tick. What a rule fixes is shown locked, with why.

mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::asking;
use crate::domain::people::Role;
use crate::service::deciding_rights::DecideRights;
use crate::service::rights::{Right, RightsTable};
use crate::service::{Changes, Outcome, Refusal};
use crate::ui::dialog::parts;
use crate::ui::screen::{Action, Context};
use crate::ui::widget::{Key, KeyPress};

/// A place in the table: a right and a role, by their numbers.
type At = (usize, usize);

/// What is shown and ticked.
#[derive(Debug, Default)]
pub struct State {
    /// As the office decided.
    kept: Option<RightsTable>,
    rights: RightsTable,
    /// Where the keyboard stands.
    at: At,
    refusal: Option<Refusal>,
    saving: bool,
    /// It is asked whether what was ticked is to be forgotten.
    leaving: bool,
}

/// Where the keyboard goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// A column to the left.
    Left,
    /// A column to the right.
    Right,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The table was read.
    Read(Result<RightsTable, Refusal>),
    /// The keyboard goes elsewhere in the table.
    Moved(Motion),
    /// A cell was ticked or cleared.
    Toggled(Right, Role),
    /// The defaults are to hold.
    DefaultsPressed,
    /// The table is to hold.
    ApplyPressed,
    /// It holds, or why not.
    Applied(Result<Outcome<()>, Refusal>),
    /// What was ticked is perhaps to be forgotten, or the question about that is answered with no.
    EscapePressed,
    /// What was ticked is forgotten.
    DropPressed,
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// The table, being read.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        (Self::default(), Self::read(context))
    }

    fn read(context: &Context<'_>) -> Task<Message> {
        asking::read(context, |read| Ok(RightsTable::load(read)?)).map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::Read(read) => self.take(read),
            Message::Moved(motion) => self.step(motion),
            Message::Toggled(right, role) => self.toggle(right, role, context),
            Message::DefaultsPressed => self.decide(RightsTable::default(), context),
            Message::ApplyPressed => (self.apply(context), None),
            Message::Applied(done) => self.applied(done, context),
            Message::EscapePressed => self.escape(),
            Message::DropPressed => self.forget(context),
        }
    }

    /// Whether a message comes from a hand on this page, and not from the office.
    pub const fn is_by_hand(message: &Message) -> bool {
        !matches!(message, Message::Read(_) | Message::Applied(_))
    }

    fn take(&mut self, read: Result<RightsTable, Refusal>) -> Step {
        match read {
            // What was ticked stays; saving it says that the office changed.
            Ok(_) if self.is_unsaved() => {}
            Ok(rights) => (self.kept, self.rights, self.refusal) = (Some(rights), rights, None),
            Err(refusal) => self.refusal = Some(refusal),
        }
        (Task::none(), None)
    }

    fn step(&mut self, motion: Motion) -> Step {
        let (row, column) = self.at;
        self.at = match motion {
            Motion::Up => (row.saturating_sub(1), column),
            Motion::Down => ((row + 1).min(Right::ALL.len() - 1), column),
            Motion::Left => (row, column.saturating_sub(1)),
            Motion::Right => (row, (column + 1).min(Role::ALL.len() - 1)),
        };
        (Task::none(), None)
    }

    /// The cell where the keyboard stands.
    fn cell(&self) -> Option<(Right, Role)> {
        Some((*Right::ALL.get(self.at.0)?, *Role::ALL.get(self.at.1)?))
    }

    fn toggle(&mut self, right: Right, role: Role, context: &Context<'_>) -> Step {
        let row = Right::ALL.iter().position(|known| *known == right);
        let column = Role::ALL.iter().position(|known| *known == role);
        self.at = row.zip(column).unwrap_or(self.at);
        let is_allowed = !self.rights.roles(right).contains(role);
        self.decide(self.rights.with(right, role, is_allowed), context)
    }

    fn decide(&mut self, rights: RightsTable, context: &Context<'_>) -> Step {
        if self.kept.is_some() && !self.saving && may_change(context) {
            (self.rights, self.refusal, self.leaving) = (rights, None, false);
        }
        (Task::none(), None)
    }

    /// Cells that are decided otherwise than they stand in the office.
    fn changed_cells(&self) -> usize {
        let Some(kept) = self.kept else { return 0 };
        let differs = |right: Right| {
            let (before, after) = (kept.roles(right), self.rights.roles(right));
            Role::ALL.iter().filter(|role| before.contains(**role) != after.contains(**role)).count()
        };
        Right::ALL.into_iter().map(differs).sum()
    }

    fn apply(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(seen) = self.kept.filter(|_| self.is_unsaved() && !self.saving) else { return Task::none() };
        (self.saving, self.refusal, self.leaving) = (true, None, false);
        asking::run(context, DecideRights { seen, rights: self.rights }).map(Message::Applied)
    }

    fn applied(&mut self, done: Result<Outcome<()>, Refusal>, context: &Context<'_>) -> Step {
        self.saving = false;
        match done {
            Ok(outcome) => {
                self.kept = Some(self.rights);
                let sentence = context.texts.text("rights-saved");
                (Task::none(), Some(Action::Done { sentence, changes: outcome.changes }))
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                (Task::none(), None)
            }
        }
    }

    /// Asks before what was ticked is lost.
    fn escape(&mut self) -> Step {
        self.leaving = !self.leaving && self.is_unsaved() && !self.saving;
        (if self.leaving { operation::focus(asking::STAY) } else { Task::none() }, None)
    }

    fn forget(&mut self, context: &Context<'_>) -> Step {
        if self.saving {
            return (Task::none(), None);
        }
        (self.rights, self.refusal, self.leaving) = (self.kept.unwrap_or_default(), None, false);
        // Somebody may have changed them meanwhile.
        (Self::read(context), None)
    }

    /// The office changed behind the page.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        Self::read(context)
    }

    /// Whether something ticked would be lost.
    pub fn is_unsaved(&self) -> bool {
        self.changed_cells() > 0
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let motions = [
            (Named::ArrowUp, Motion::Up),
            (Named::ArrowDown, Motion::Down),
            (Named::ArrowLeft, Motion::Left),
            (Named::ArrowRight, Motion::Right),
        ];
        if let Some((_, motion)) = motions.into_iter().find(|(named, _)| press.plain(*named)) {
            return Some(Message::Moved(motion));
        }
        if self.leaving && press.key == Key::Named(Named::Space) {
            // It presses the button that has the keyboard.
            return None;
        }
        if press.key == Key::Named(Named::Space) && press.modifiers.is_empty() {
            return self.cell().map(|(right, role)| Message::Toggled(right, role));
        }
        if press.ctrl_named(Named::Enter) || press.ctrl('s') {
            return Some(Message::ApplyPressed);
        }
        if press.alt_digit() == Some(1) {
            return Some(Message::DefaultsPressed);
        }
        if self.leaving && parts::discards(press) {
            return Some(Message::DropPressed);
        }
        (press.plain(Named::Escape) && self.is_unsaved()).then_some(Message::EscapePressed)
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let does = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![
            does("↑ ↓ ← →", "rights-hint-move"),
            does("Space", "rights-hint-tick"),
            does("Ctrl Enter", "directories-hint-save"),
        ]
    }
}

/// Rights are an administrator's to give; the others only see them.
fn may_change(context: &Context<'_>) -> bool {
    context.actor.may(Right::ManageUsers)
}
