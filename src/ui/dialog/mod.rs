//! Dialogs over a screen: short questions and documents. Each has `State`, `Message`, `Action`, `update`, `dialog`.

pub mod absence;
pub mod comment;
pub mod delivered;
pub mod find;
pub mod help;
pub mod import;
pub mod journal;
pub mod kept;
pub mod manual_task;
mod note;
pub mod order;
mod parts;
pub mod postpone;
pub mod preferences;

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
