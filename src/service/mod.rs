//! What people do in the office, one file per use case. A service checks the right, opens one transaction, asks
//! `domain` and `planning`, writes, appends to the history, and returns what changed. Nothing else writes to the store.
//!
//! [`Office`] carries commands out one after the other; [`OfficeLink`] is the same for a window that may not wait.

pub mod absence;
pub mod calendar_change;
pub mod calendar_import;
pub mod calling;
pub mod card;
pub mod check;
pub mod churn;
pub mod churn_figures;
pub mod client_card;
pub mod client_change;
pub mod client_contact;
pub mod client_new;
pub mod containers;
pub mod delivery_day;
pub mod desk;
pub mod directory;
pub mod duplicates;
pub mod exported;
pub mod find;
pub mod forecast_quality;
pub mod form;
pub mod general_settings;
pub mod history_of;
pub mod import;
pub mod ledger;
pub mod lines;
mod link;
pub mod log;
pub mod manual_task;
pub mod merging;
pub mod new_office;
pub mod numbering;
mod office;
pub mod office_settings;
pub mod order;
pub mod order_sheet;
pub mod outcome;
pub mod papers;
pub mod payment;
mod personal;
pub mod planning_card;
pub mod planning_settings;
pub mod planning_watch;
pub mod prices;
pub mod product_change;
pub mod record_sale;
mod refusal;
pub mod replanning;
pub mod review;
pub mod rights;
pub mod route_sheet;
pub mod rules;
pub mod run;
pub mod sample;
pub mod settlement;
pub mod typed;
pub mod undo_handling;
pub mod void_sale;
mod watch;

pub use link::{Answer, OfficeLink, answered};
pub use office::{Actor, Changes, Command, Office, Outcome, Stamp, Work, new_key, users};
pub use refusal::{Input, Refusal, Resting, Thing};
pub use watch::{Share, Watch};
