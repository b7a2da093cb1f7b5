//! Rodnik: the desk of a water-delivery office.
//!
//! The rooms and the rule of dependencies (arrows point one way):
//!
//! ```text
//! app, ui → wording → service → { workflow, planning, store, exchange, telephony } → domain
//! ```
//!
//! * [`domain`]: what the office talks about, as types that cannot hold nonsense.
//! * [`planning`]: from history, settings and calendar to a plan and its reasons. Pure.
//! * [`workflow`]: the rules of work as decisions. Pure.
//! * [`service`]: one file per use case; the only caller of store writes.
//! * [`store`]: the only place that knows SQLite.
//! * [`exchange`]: files in and out.
//! * [`guide`]: the pages of the help.
//! * [`telephony`]: calls through the workstation's softphone.
//! * [`instance`]: one window for each office and user.
//! * [`wording`]: typed refusals, reasons and findings as sentences in the user's language.
//! * `app`, `ui` (feature `gui`): the desktop program.
//!
//! `tests/boundaries.rs` holds the rule.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::print_stdout,
        clippy::print_stderr,
        clippy::dbg_macro
    )
)]
#![forbid(unsafe_code)]

#[cfg(feature = "gui")]
pub mod app;
pub mod clock;
pub mod command_line;
pub mod domain;
pub mod exchange;
pub mod guide;
pub mod i18n;
pub mod instance;
pub mod logging;
pub mod paths;
pub mod planning;
pub mod preferences;
pub mod private;
pub mod service;
pub mod store;
pub mod telephony;
#[cfg(feature = "gui")]
pub mod ui;
mod version;
pub mod wording;
pub mod workflow;

pub use version::version;
