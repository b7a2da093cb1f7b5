//! Dialogs over a screen: short questions and documents. Each has `State`, `Message`, `Action`, `update`, `dialog`.

pub mod comment;
pub mod delivered;
pub mod help;
mod note;
mod parts;
pub mod import;
pub mod journal;
pub mod order;
pub mod postpone;
pub mod preferences;

pub use crate::service::import::ImportKind;
