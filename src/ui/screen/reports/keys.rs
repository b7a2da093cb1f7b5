//! What the keys of the window mean in the reports, and which of them the status bar names.

use iced::keyboard::key::Named;

use super::{Message, State, Tab};
use crate::ui::screen::Context;
use crate::ui::widget::KeyPress;
use crate::ui::widget::list::Motion;

impl State {
    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if let Some(export) = &self.export {
            return export.key(press).map(Message::Export);
        }
        if let Some(digit) = press.alt_digit() {
            return Tab::ALL.get(digit - 1).copied().map(Message::TabPressed);
        }
        if press.ctrl('e') && self.can_export() {
            return Some(Message::ExportPressed);
        }
        if press.plain(Named::F5) && !press.repeat {
            return Some(Message::RefreshPressed);
        }
        if press.plain(Named::Escape) && self.is_reading() {
            return Some(Message::CancelPressed);
        }
        if press.plain(Named::Enter) && self.tab != Tab::Quality {
            return Some(Message::OpenPressed);
        }
        Motion::from_press(press).map(Message::Moved)
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hint = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        let mut hints = vec![hint("Alt 1…5", "reports-hint-tabs"), hint("↑ ↓", "desk-hint-choose")];
        if self.tab != Tab::Quality {
            hints.push(hint("Enter", "reports-hint-open"));
        }
        hints.push(hint("Ctrl E", "reports-hint-export"));
        hints
    }

    /// Whether what is in sight is being read.
    pub(super) const fn is_reading(&self) -> bool {
        match self.tab {
            Tab::Quality => self.reading_quality.is_on(),
            _ => self.reading_lists.is_on(),
        }
    }
}
