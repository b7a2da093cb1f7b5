//! The keys of the calendar: arrows lead over the year, Space paints.

use chrono::Months;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

use super::{Message, Stage, State};
use crate::domain::directory::DayType;
use crate::ui::screen::Context;
use crate::ui::widget::{Key, KeyPress};

impl State {
    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if let Some(bring) = &self.bring {
            return bring.key(press).map(Message::Bring);
        }
        let busy = matches!(self.stage, Stage::Counting(_) | Stage::Saving(_) | Stage::Asked(_));
        if press.plain(Named::Escape) && busy {
            return Some(Message::DropPressed);
        }
        if press.ctrl_named(Named::Enter) {
            return Some(Message::ApplyPressed);
        }
        if press.alt_named(Named::ArrowLeft) {
            return Some(Message::YearTurned(self.year - 1));
        }
        if press.alt_named(Named::ArrowRight) {
            return Some(Message::YearTurned(self.year + 1));
        }
        let plain = [(press.ctrl('f'), Message::NamePressed), (press.ctrl('o'), Message::BringPressed)];
        if let Some((_, message)) = plain.into_iter().find(|(is_it, _)| *is_it) {
            return Some(message);
        }
        if press.typing {
            return None;
        }
        self.painting_key(press)
    }

    /// What a key means while the sheet has the keyboard.
    fn painting_key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl('z') {
            return self.can_undo().then_some(Message::UndoPressed);
        }
        if press.plain(Named::Delete) && self.is_unsaved() {
            return Some(Message::DropPressed);
        }
        if press.modifiers != Modifiers::empty() {
            return None;
        }
        let month = |later: bool| {
            let step = Months::new(1);
            let to = if later { self.cursor + step } else { self.cursor - step };
            Message::Moved((to - self.cursor).num_days())
        };
        Some(match press.key {
            Key::Named(Named::ArrowLeft) => Message::Moved(-1),
            Key::Named(Named::ArrowRight) => Message::Moved(1),
            Key::Named(Named::ArrowUp) => Message::Moved(-7),
            Key::Named(Named::ArrowDown) => Message::Moved(7),
            Key::Named(Named::PageUp) => month(false),
            Key::Named(Named::PageDown) => month(true),
            Key::Named(Named::Space) => Message::Painted,
            Key::Char(digit @ '1'..='5') => {
                let at = digit.to_digit(10)? as usize - 1;
                Message::KindChosen(*DayType::ALL.get(at)?)
            }
            _ => return None,
        })
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let does = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![
            does("← ↑ ↓ →", "calendar-hint-move"),
            does("1…5", "calendar-hint-kind"),
            does("Space", "calendar-hint-paint"),
            does("Ctrl Z", "calendar-hint-undo"),
        ]
    }
}
