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

/// The dialogs by the page that explains them; the tests hold that none is missing.
pub(super) const DIALOGS: &[(Page, &[&str])] = &[
    (Page::FirstMorning, &["office-path", "sample", "wizard"]),
    (
        Page::Day,
        &[
            "call-later",
            "comment",
            "done",
            "journal",
            "manual-task",
            "order",
            "phones",
            "postpone",
            "postpone-many",
        ],
    ),
    (
        Page::Clients,
        &[
            "call-warned",
            "client-leaving",
            "client-terms",
            "contact",
            "find",
            "merge",
            "merge-search",
            "unmerge",
        ],
    ),
    (
        Page::Review,
        &[
            "churn",
            "churn-many",
            "review-back",
            "review-close",
            "review-credit",
            "review-offer",
            "review-pass",
            "review-quality",
            "review-recording",
            "review-return",
            "review-verdict",
        ],
    ),
    (
        Page::Deliveries,
        &[
            "containers",
            "deliveries-recall",
            "deliveries-unmark",
            "deliveries-whole",
            "delivered",
            "route-sheet",
            "sale",
            "settlement",
            "undelivered",
        ],
    ),
    (
        Page::Money,
        &[
            "accounts",
            "adjustment",
            "bank-file",
            "bank-whose",
            "client-void",
            "debt-call",
            "paper",
            "payment",
            "promise",
            "promise-void",
            "statement",
        ],
    ),
    (Page::Reports, &["reports-export"]),
    (
        Page::Directories,
        &[
            "absence",
            "archive",
            "calendar-bring",
            "directories-leaving",
            "entry",
            "password",
            "preferences",
            "price",
            "price-list",
            "prices-bulk",
        ],
    ),
    (Page::Import, &["import"]),
    (Page::Backup, &["restore-backup"]),
    (Page::Personal, &["personal"]),
];

fn of_dialog(name: &str) -> Page {
    let explaining = DIALOGS.iter().find(|(_, names)| names.contains(&name));
    explaining.map_or(Page::Contents, |(page, _)| *page)
}
