//! Everything that reads what others wrote is given spoilt files and texts: no panic, no hang, bounded memory.
//!
//! The short form gives each reader some thousands with every `cargo test`; the long one is
//! `RODNIK_FUZZ=1000000 cargo test --test fuzz`. The same seed spoils the same way, so what fails fails again.
#![forbid(unsafe_code)]

mod readers;
mod spoiling;
#[path = "../durability/stories.rs"]
mod stories;

use std::process::ExitCode;

use stories::{Story, tell};

const STORIES: &[Story] = &[
    ("spoilt lists of clients and deliveries", readers::lists),
    ("spoilt workbooks", readers::workbooks),
    ("workbooks that unpack without end", readers::bombs),
    ("spoilt lists brought into an office", readers::imports),
    ("spoilt calendars", readers::calendars),
    ("spoilt bank statements", readers::statements),
    ("phones as nobody writes them", readers::phones),
    ("values as nobody writes them", readers::values),
    ("spoilt cases of planning", readers::cases),
    ("spoilt tables of a backtest", readers::backtests),
    ("spoilt settings", readers::settings),
    ("what is remembered of backups, spoilt", readers::notes),
    ("spoilt journals", readers::journals),
    ("commands of a softphone", readers::softphones),
    ("what is typed into the search", readers::search),
    #[cfg(feature = "gui")]
    ("dates in words", readers::dates),
    ("the command line", readers::command_line),
];

fn main() -> ExitCode {
    tell(STORIES)
}
