//! The screens. Each has `State`, `Message`, `Action`, `new`, `update`, `view`, and says which keys it takes. A screen
//! holds what is shown and typed, never a rule of business and never a connection.

pub mod client;
pub mod damaged;
pub mod deliveries;
pub mod desk;
pub mod directories;
pub mod money;
pub mod reports;
pub mod sign_in;
pub mod unlock;
pub mod welcome;
pub mod whose;

use chrono::NaiveDate;

use crate::clock::Clock;
use crate::domain::ids::{AddressId, UserId};
use crate::i18n::Texts;
use crate::service::backup::Restore;
use crate::service::rights::Right;
use crate::service::{Actor, Changes, OfficeLink};

/// A section of the program, in the order of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// The operator's desk.
    Calls,
    /// The card of a client.
    Clients,
    /// The orders of a day by route.
    Deliveries,
    /// Debts, promises and what came in by the bank.
    Money,
    /// What a manager watches.
    Reports,
    /// Directories and settings of the office.
    Directories,
}

impl Section {
    /// All of them, from above.
    pub const ALL: [Self; 6] =
        [Self::Calls, Self::Clients, Self::Deliveries, Self::Money, Self::Reports, Self::Directories];

    /// Whether it is shown to a user (`product.md`, People).
    pub fn is_open_to(self, actor: &Actor) -> bool {
        match self {
            Self::Calls | Self::Clients | Self::Deliveries => true,
            Self::Money => actor.may(Right::CollectDebts),
            Self::Reports => actor.may(Right::Supervise) || actor.may(Right::ReadHistory),
            Self::Directories => actor.may(Right::ChangeSettings),
        }
    }
}

/// Where somebody wants to go from anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Go {
    /// To a section as it was left.
    Section(Section),
    /// To a list of the desk.
    Tab(desk::Tab),
    /// To the card of an address.
    Card(AddressId),
    /// To an empty card: a new client with a first order, and what was typed of it already, its phone or its name.
    NewClient(Option<String>),
    /// To the task of an address at the desk; to its card where it has none.
    Task(AddressId),
    /// To the card of an address with a new order open over it.
    Order(AddressId),
    /// To a new task by hand.
    NewTask(Option<AddressId>),
    /// To the search.
    Find,
    /// To the absence of a manager, who may be known already.
    Absence(Option<UserId>),
    /// To the duplicate of an address, to be merged into it.
    Merge(AddressId),
    /// To the last merge into an address, to be undone.
    Unmerge(AddressId),
    /// To what the office knows of the client of an address and its people.
    PersonalData(AddressId),
    /// To the password of a user.
    Password(UserId),
    /// To a page of the directories.
    Directory(directories::Place),
    /// Back to a backup: the office is left, restored, and opened again.
    Restore(Box<Restore>),
}

/// What a screen asks of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Something was done: a quiet line.
    Notice(String),
    /// Something was done that other screens show too.
    Done {
        /// What was done, in a quiet line.
        sentence: String,
        /// What others have to read anew.
        changes: Changes,
    },
    /// A document of an address was made that Ctrl+Z takes back.
    Undoable {
        /// What was done, in a quiet line.
        sentence: String,
        /// Of which address.
        address: AddressId,
        /// Its counterparty.
        client: String,
    },
    /// Somewhere else.
    Go(Go),
    /// This number is to be called by the softphone.
    Dial(String),
}

/// What a screen of an open office works with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The words of the user's language.
    pub texts: &'a Texts,
    /// The workstation's date.
    pub today: NaiveDate,
    /// The open office.
    pub office: &'a OfficeLink,
    /// Who works.
    pub actor: &'a Actor,
}

impl Context<'_> {
    /// The clock by which the office works.
    pub const fn clock(&self) -> Clock {
        self.office.clock()
    }
}
