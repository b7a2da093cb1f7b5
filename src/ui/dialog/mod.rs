//! Dialogs over a screen: short questions and documents. Each has `State`, `Message`, `Action`, `update`, `dialog`.

pub mod help;
pub mod import;
pub mod preferences;

pub use crate::service::import::ImportKind;
