//! What the keys of the window mean in the section, and which of them the status bar names.

use super::{Message, State, Tab};
use crate::ui::screen::Context;
use crate::ui::widget::KeyPress;

impl State {
    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if let Some(dialog) = &self.dialog {
            return dialog.key(press).map(|message| Message::Dialog(Box::new(message)));
        }
        // Digits beyond the tabs are the tab's own.
        if let Some(tab) = press.alt_digit().and_then(|digit| Tab::ALL.get(digit - 1)) {
            return Some(Message::TabPressed(*tab));
        }
        self.sheets.key(self.tab, press).map(Message::Sheet)
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let tabs = (format!("Alt 1…{}", Tab::ALL.len()), context.texts.text("reports-hint-tabs"));
        let mut hints = vec![tabs];
        hints.extend(self.sheets.hints(self.tab, context));
        hints
    }
}
