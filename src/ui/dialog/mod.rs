//! Dialogs over a screen: short questions and documents. Each has `State`, `Message`, `Action`, `update`, `dialog`.

pub mod absence;
pub mod accounts;
pub mod bank_file;
pub mod call_later;
pub mod churn;
pub mod comment;
pub mod container_adjustment;
pub mod container_return;
pub mod days;
pub mod delivered;
pub mod document;
pub mod done;
pub mod export;
pub mod find;
pub mod help;
pub mod import;
pub mod journal;
pub mod kept;
pub mod manual_task;
pub mod many;
pub mod merge;
mod note;
pub mod order;
mod overpaid;
pub mod paper;
pub(in crate::ui) mod parts;
pub mod password;
pub mod payment;
pub mod personal_data;
pub mod postpone;
pub mod preferences;
pub mod promise;
mod remark;
pub mod review;
pub mod sale;
pub mod settlement;
pub mod statement;
pub mod undelivered;
pub mod unmerge;

pub use crate::service::import::ImportKind;

use super::screen::Go;
use crate::service::Changes;

/// How a dialog of the program as a whole ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// It was left; nothing was done.
    Closed,
    /// Something was done.
    Done {
        /// For the quiet notice.
        sentence: String,
        /// What the screens have to read anew.
        changes: Changes,
    },
    /// It leads somewhere else.
    Go(Go),
}
