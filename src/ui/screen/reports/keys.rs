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
            return self.tabs.get(digit - 1).copied().map(Message::TabPressed);
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
        if self.tab == Tab::History {
            return self.log.key(press).map(Message::Log);
        }
        if press.plain(Named::Enter) && self.tab.place().is_some() {
            return Some(Message::OpenPressed);
        }
        Motion::from_press(press).map(Message::Moved)
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hint = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        let mut hints = Vec::new();
        if self.tabs.len() > 1 {
            hints.push((format!("Alt 1…{}", self.tabs.len()), context.texts.text("reports-hint-tabs")));
        }
        let arrows = if self.tab == Tab::Churn { "figures-hint-scroll" } else { "desk-hint-choose" };
        hints.push(hint("↑ ↓", arrows));
        if self.tab == Tab::History || self.tab.place().is_some() {
            hints.push(hint("Enter", "reports-hint-open"));
        }
        if self.tab == Tab::History {
            hints.push(hint("Ctrl F", "log-hint-words"));
            hints.push(hint("Alt ↑ ↓", "log-hint-changes"));
        }
        hints.push(hint("Ctrl E", "reports-hint-export"));
        hints
    }

    /// Whether what is in sight is being read.
    pub(super) const fn is_reading(&self) -> bool {
        self.reading().is_on()
    }
}
