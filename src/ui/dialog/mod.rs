//! Dialogs over a screen: short questions and documents. Each has `State`, `Message`, `Action`, `update`, `dialog`.

pub mod comment;
pub mod delivered;
pub mod help;
pub mod journal;
mod note;
pub mod order;
mod parts;
pub mod postpone;
pub mod preferences;

/// Which of an office's own lists is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// Clients with their addresses.
    Clients,
    /// Deliveries of the past.
    Deliveries,
}
