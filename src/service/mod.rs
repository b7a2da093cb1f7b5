//! What people do in the office, one file per use case. A service checks the right, opens one transaction, asks
//! `domain` and `planning`, writes, appends to the history, and returns what changed. Nothing else writes to the store.
//!
//! [`Office`] carries commands out one after the other; [`OfficeLink`] is the same for a window that may not wait.

pub mod calendar_change;
pub mod calendar_import;
pub mod card;
pub mod check;
pub mod desk;
pub mod directory;
pub mod form;
pub mod general_settings;
pub mod import;
pub mod lines;
mod link;
pub mod new_office;
pub mod numbering;
mod office;
pub mod office_settings;
pub mod order;
pub mod outcome;
pub mod planning_settings;
pub mod product_change;
pub mod record_sale;
mod refusal;
pub mod replanning;
pub mod rights;
pub mod rules;
pub mod sample;
pub mod undo_handling;
pub mod void_sale;
mod watch;

pub use link::{Answer, OfficeLink, answered};
pub use office::{Actor, Changes, Command, Office, Outcome, Stamp, Work, new_key};
pub use refusal::{Input, Refusal, Resting, Thing};
pub use watch::Watch;
