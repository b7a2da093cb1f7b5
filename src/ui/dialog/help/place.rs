//! Where help was asked for: which keys are shown, and which page explains the place.

use super::tables::{self, Group};
use crate::guide::Page;
use crate::ui::screen::{Section, money};

/// What is in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The welcome.
    Welcome,
    /// Somebody signs in.
    Door,
    /// A damaged office.
    Damaged,
    /// The tab of the desk with churn reviews.
    Review,
    /// The card of a client on the tab of planning.
    Planning,
    /// A tab of the section Money.
    Money(money::Tab),
    /// The directories with the backups.
    Backups,
    /// Any other section.
    Section(Section),
    /// A dialog, by its name.
    Dialog(&'static str),
}

impl Place {
    /// Its keys, in two columns.
    pub(super) fn keys(self) -> [&'static [Group]; 2] {
        match self {
            Self::Welcome => tables::WELCOME_KEYS,
            Self::Door => tables::DOOR_KEYS,
            Self::Damaged => tables::DAMAGED_KEYS,
            Self::Backups => tables::BACKUP_KEYS,
            Self::Review => tables::of(Section::Calls),
            Self::Planning => tables::of(Section::Clients),
            Self::Money(tab) => tables::of_money(tab),
            Self::Section(section) => tables::of(section),
            Self::Dialog(name) => tables::of_dialog(name),
        }
    }

    /// The page that explains it.
    pub fn page(self) -> Page {
        match self {
            Self::Welcome | Self::Door => Page::FirstMorning,
            Self::Damaged | Self::Backups => Page::Backup,
            Self::Review => Page::Review,
            Self::Planning => Page::Planning,
            Self::Money(_) => Page::Money,
            Self::Section(section) => of_section(section),
            Self::Dialog(name) => of_dialog(name),
        }
    }
}

const fn of_section(section: Section) -> Page {
    match section {
        Section::Calls => Page::Day,
        Section::Clients => Page::Clients,
        Section::Deliveries => Page::Deliveries,
        Section::Money => Page::Money,
        Section::Reports => Page::Reports,
        Section::Directories => Page::Directories,
    }
}

fn of_dialog(name: &str) -> Page {
    match name {
        "import" => Page::Import,
        "wizard" | "office-path" | "sample" | "switch-user" => Page::FirstMorning,
        "find" | "merge" | "merge-search" | "unmerge" | "contact" | "client-terms" | "client-leaving" => {
            Page::Clients
        }
        "churn" | "churn-many" | "review" | "review-recording" => Page::Review,
        "delivered" | "undelivered" | "route-sheet" | "settlement" | "sale" | "containers"
        | "deliveries-unmark" | "deliveries-whole" => Page::Deliveries,
        "payment" | "paper" | "statement" | "promise" | "promise-void" | "debt-call" | "bank-file"
        | "bank-whose" | "accounts" | "adjustment" | "client-void" => Page::Money,
        "reports-export" => Page::Reports,
        "preferences"
        | "password"
        | "absence"
        | "archive"
        | "entry"
        | "price"
        | "price-list"
        | "prices-bulk"
        | "calendar-bring"
        | "directories-leaving" => Page::Directories,
        "restore-backup" | "closing-backup" => Page::Backup,
        "personal" => Page::Personal,
        _ => Page::Day,
    }
}
