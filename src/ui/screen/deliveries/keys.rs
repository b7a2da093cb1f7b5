//! What the keys of the window mean here, and which of them the status bar names.

use iced::keyboard::key::Named;

use super::{Message, State};
use crate::ui::screen::Context;
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Key, KeyPress};

impl State {
    /// What a key of the whole window means here. Enter on a stop is the list's own.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if let Some(dialog) = &self.dialog {
            return dialog.key(press).map(|message| Message::Dialog(Box::new(message)));
        }
        function_key(press)
            .or_else(|| turning(press))
            .or_else(|| papers(press))
            .or_else(|| Motion::from_press(press).map(Message::Moved))
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hint = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        let mut hints =
            vec![hint("↑ ↓", "deliveries-hint-choose"), hint("Ctrl PgUp PgDn", "deliveries-hint-run")];
        if self.may {
            hints.push(hint("Enter", "deliveries-hint-mark"));
            hints.push(hint("Alt ↑ ↓", "deliveries-hint-move"));
            hints.push(hint("Alt 7 8", "deliveries-hint-crew"));
        }
        hints.push(hint("Alt ← →", "deliveries-hint-day"));
        hints
    }
}

fn function_key(press: &KeyPress) -> Option<Message> {
    let Key::Named(named) = press.key else { return None };
    if !press.modifiers.is_empty() || press.repeat {
        return None;
    }
    match named {
        Named::F2 => Some(Message::DeliveredPressed),
        Named::F3 => Some(Message::OtherwisePressed),
        Named::F4 => Some(Message::UndeliveredPressed),
        Named::F5 => Some(Message::RefreshPressed),
        Named::F6 => Some(Message::WholePressed),
        Named::F7 => Some(Message::SheetPressed),
        Named::F8 => Some(Message::UnmarkPressed),
        Named::F9 => Some(Message::SettlePressed),
        _ => None,
    }
}

/// The day, the run, and the place of the selected stop.
fn turning(press: &KeyPress) -> Option<Message> {
    let ways = [
        (press.alt_named(Named::ArrowLeft), Message::DayTurned(-1)),
        (press.alt_named(Named::ArrowRight), Message::DayTurned(1)),
        (press.ctrl_named(Named::PageUp), Message::RunTurned(-1)),
        (press.ctrl_named(Named::PageDown), Message::RunTurned(1)),
        (press.alt_named(Named::ArrowUp), Message::StopMoved(-1)),
        (press.alt_named(Named::ArrowDown), Message::StopMoved(1)),
    ];
    ways.into_iter().find(|(pressed, _)| *pressed).map(|(_, message)| message)
}

fn papers(press: &KeyPress) -> Option<Message> {
    Some(match press.alt_digit()? {
        1 => Message::SalePressed,
        2 => Message::PaymentPressed,
        3 => Message::ContainersPressed,
        4 => Message::SortPressed,
        5 => Message::RecallPressed,
        6 => Message::CardPressed,
        7 => Message::DriverPressed,
        8 => Message::VehiclePressed,
        _ => return None,
    })
}
