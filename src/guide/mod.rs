//! The help: the pages of `docs/`, built into the program so that they are there without a network.
//!
//! They are read from one small part of Markdown ([`markdown`]), which `tests/docs.rs` holds them to.

pub mod find;
pub mod markdown;

use crate::i18n::Language;
use markdown::Block;

/// Names the pages once for both languages, in the order of the list.
macro_rules! pages {
    ($($(#[$meta:meta])* $page:ident = $file:literal),+ $(,)?) => {
        /// A page of the help.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Page { $($(#[$meta])* $page),+ }

        impl Page {
            /// Every page, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$page),+];

            /// Its file in the folder of a language.
            #[must_use]
            pub const fn file(self) -> &'static str {
                match self { $(Self::$page => $file),+ }
            }

            /// Its text as it is written.
            #[must_use]
            pub const fn source(self, language: Language) -> &'static str {
                match (language, self) {
                    $((Language::Russian, Self::$page) => include_str!(concat!("../../docs/ru/", $file)),)+
                    $((Language::English, Self::$page) => include_str!(concat!("../../docs/en/", $file)),)+
                }
            }
        }
    };
}

pages![
    /// What there is to read.
    Contents = "index.md",
    /// The first morning in an office.
    FirstMorning = "first-morning.md",
    /// The operator's day.
    Day = "day.md",
    /// Clients, their cards and the search.
    Clients = "clients.md",
    /// Why a date is what it is.
    Planning = "planning.md",
    /// Churn review, by role.
    Review = "churn-review.md",
    /// Deliveries and the evening.
    Deliveries = "deliveries.md",
    /// Money and papers.
    Money = "money.md",
    /// Reports.
    Reports = "reports.md",
    /// Directories and settings.
    Directories = "directories.md",
    /// Lists that are brought in, column by column.
    Import = "import.md",
    /// Backup and restore.
    Backup = "backup.md",
    /// Personal data.
    Personal = "personal-data.md",
];

impl Page {
    /// The page of this file.
    #[must_use]
    pub fn of_file(file: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|page| page.file() == file)
    }

    /// Its title in a language.
    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        let first = self.source(language).lines().next().unwrap_or_default();
        first.trim_start_matches(['#', ' '])
    }

    /// Its blocks in a language, without the title.
    #[must_use]
    pub fn blocks(self, language: Language) -> Vec<Block> {
        let source = self.source(language);
        markdown::read(source.split_once('\n').map_or("", |(_, rest)| rest))
    }

    /// The page so many places further down the list; the list is a ring.
    #[must_use]
    pub fn neighbour(self, by: isize) -> Self {
        let count = Self::ALL.len() as isize;
        let at = Self::ALL.iter().position(|page| *page == self).unwrap_or(0) as isize;
        Self::ALL[(at + by).rem_euclid(count) as usize]
    }
}
