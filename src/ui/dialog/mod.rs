//! Dialogs over a screen: short questions and documents. Each has `State`, `Message`, `Action`, `update`, `dialog`.

pub mod comment;
pub mod delivered;
pub mod help;
pub mod import;
pub mod journal;
mod note;
pub mod order;
mod parts;
pub mod postpone;
pub mod preferences;

pub use crate::service::import::ImportKind;
