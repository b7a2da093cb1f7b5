//! Dialogs over a screen: short questions and documents. Each has `State`, `Message`, `Action`, `update`, `dialog`.

pub mod help;
pub mod preferences;

/// Which of an office's own lists is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// Clients with their addresses.
    Clients,
    /// Deliveries of the past.
    Deliveries,
}
