//! The keys of the current screen (F1).

use crate::i18n::Texts;
use crate::ui::theme::text;
use crate::ui::widget::Dialog;

/// Which screen is explained.
#[derive(Debug, Clone, Copy)]
pub struct State {
    working: bool,
}

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// It was read.
    Closed,
}

impl State {
    /// The keys of the desk, or those of the welcome.
    pub const fn new(working: bool) -> Self {
        Self { working }
    }

    /// The dialog.
    pub fn dialog(&self, texts: &Texts) -> Dialog<'_, Message> {
        let body = text::body(texts.text(if self.working { "help-desk" } else { "help-welcome" }));
        Dialog::new("help", texts.text("help-title"), body).on_escape(Message::Closed)
    }
}
