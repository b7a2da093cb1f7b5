//! What the keys of the window mean on the desk, and which of them the status bar names.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

use super::listing::Rows;
use super::review::Message as Review;
use super::tabs::Tab;
use super::{Message, State};
use crate::domain::task::CallResult;
use crate::ui::screen::Context;
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Key, KeyPress, date_picker};
use crate::workflow::churn::Step;

impl State {
    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if let Some(dialog) = &self.dialog {
            return dialog.key(press).map(super::in_dialog);
        }
        self.review_key(press)
            .or_else(|| self.picking_key(press))
            .or_else(|| function_key(press))
            .or_else(|| self.command(press))
            .or_else(|| self.result(press))
            .or_else(|| self.moving(press))
            .or_else(|| digit(press))
    }

    /// Keys of the churn review: F2 brings back to work, F3 and F9 are for its money and containers, the digits with Alt are
    /// its other buttons.
    fn review_key(&self, press: &KeyPress) -> Option<Message> {
        if self.tab != Tab::Churn {
            return None;
        }
        let keys = [
            (Named::F2, Message::Review(Review::StepPressed(Step::ReturnToWork))),
            (Named::F3, Message::Review(Review::PayPressed)),
            (Named::F9, Message::Review(Review::ContainersPressed)),
        ];
        if let Some((_, message)) = keys.into_iter().find(|(key, _)| press.plain(*key) && !press.repeat) {
            return Some(message);
        }
        if press.alt_named(Named::Delete) && !press.repeat {
            return self.offer_to_withdraw().map(|offer| Message::Review(Review::WithdrawPressed(offer)));
        }
        if press.modifiers == Modifiers::ALT && press.key == Key::Char('0') && !press.repeat {
            return Some(Message::MorePressed);
        }
        Some(match press.alt_digit()? {
            1 => Message::Review(Review::StepPressed(Step::Shipment)),
            2 => Message::Review(Review::AdjustPressed),
            3 => Message::Review(Review::StepPressed(Step::BackToSenior)),
            4 => Message::Review(Review::StepPressed(Step::PassToCredit)),
            5 => Message::Review(Review::StepPressed(Step::ToQuality)),
            6 => Message::Review(Review::OfferPressed),
            7 => Message::Review(Review::StatementPressed),
            8 => Message::Review(Review::RecordingsPressed(0)),
            9 => Message::Review(Review::VerdictPressed),
            _ => return None,
        })
    }

    /// Keys with Ctrl and Alt.
    fn command(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl('f') {
            return Some(Message::FilterPressed);
        }
        if press.ctrl('z') && !press.typing {
            return Some(Message::UndoPressed);
        }
        if press.ctrl('c') && !press.typing {
            return Some(Message::CopyPressed);
        }
        if press.ctrl('t') {
            return Some(Message::NewTaskPressed);
        }
        if press.ctrl('e') {
            return Some(Message::EditOrderPressed(None));
        }
        if press.alt_named(Named::ArrowLeft) {
            return Some(turned(-1));
        }
        if press.alt_named(Named::ArrowRight) {
            return Some(turned(1));
        }
        if press.modifiers == Modifiers::ALT {
            match press.key {
                Key::Char('w') => return Some(Message::WhyPressed),
                Key::Char('i') => return Some(Message::CardPressed),
                Key::Char('c') => return Some(Message::CallerPressed),
                _ => {}
            }
        }
        if let Some(digit) = press.ctrl_digit() {
            return Tab::ALL.get(digit - 1).copied().map(Message::TabPressed);
        }
        let digit = press.alt_digit().filter(|_| self.tab != Tab::Churn)?;
        Some(Message::DeliveredPressed(digit - 1))
    }

    /// How a call in hand ended: by a digit, as the buttons say.
    fn result(&self, press: &KeyPress) -> Option<Message> {
        let Key::Char(digit @ '1'..='6') = press.key else { return None };
        if press.typing || !press.modifiers.is_empty() || press.repeat || !self.can_work() {
            return None;
        }
        self.calls.running_at(self.table().address()?)?;
        let at = digit.to_digit(10)? as usize - 1;
        CallResult::ALL.get(at).copied().map(Message::ResultPressed).or(Some(Message::TalkedPressed))
    }

    /// Keys of the list, or of the panel while one is in it. Which of both is decided when the message arrives: on a
    /// slow workstation several keys may come between two views.
    fn moving(&self, press: &KeyPress) -> Option<Message> {
        if press.plain(Named::Escape) {
            return Some(Message::EscapePressed { typing: press.typing });
        }
        if press.plain(Named::Enter) {
            // In the panel Enter presses the focused button, in the filter it is the field's own.
            return (!press.typing && !self.panel.entered).then_some(Message::PanelEntered);
        }
        Motion::from_press(press).map(|motion| Message::Moved { motion, held: press.repeat })
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hint = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        if self.panel.entered {
            return vec![
                hint("↑ ↓", "desk-hint-scroll"),
                hint("Tab", "desk-hint-buttons"),
                hint("Esc", "desk-hint-back"),
            ];
        }
        if self.picked() > 0 && self.can_work() {
            return vec![
                hint("Ins", "desk-hint-pick"),
                hint("F3", "desk-picked-postpone"),
                hint("F8", "desk-picked-churn"),
                hint("Esc", "desk-hint-let-go"),
            ];
        }
        let mut hints = vec![hint("↑ ↓", "desk-hint-choose"), hint("Enter", "desk-hint-open")];
        if self.tab == Tab::Churn {
            let form = self.review_in_sight();
            let steps = form.map_or(&[][..], |form| form.steps.as_slice());
            let may = |wanted: Step| steps.iter().any(|(step, _)| *step == wanted);
            if may(Step::ReturnToWork) {
                hints.push(hint("F2", "review-hint-return"));
            }
            if form.is_some_and(|form| form.may_pay && !form.steps.is_empty()) {
                hints.push(hint("F3", "review-hint-pay"));
            }
            if may(Step::PassToQuality) || may(Step::Close) {
                hints.push(hint("F8", "review-hint-churn"));
            }
        } else if self.can_work() {
            hints.push(hint("F2", "desk-hint-ship"));
            if matches!(self.table().listing().rows, Rows::Tasks(_)) {
                hints.push(hint("F3", "desk-hint-postpone"));
                hints.push(hint("Ins", "desk-hint-pick"));
            }
        }
        hints.push(hint("F4", "desk-hint-call"));
        hints
    }
}

/// The day so many days away.
const fn turned(days: i64) -> Message {
    Message::Date(date_picker::Message::Shifted(days))
}

/// A digit alone: it may be meant for what the key before it opens.
fn digit(press: &KeyPress) -> Option<Message> {
    let is_digit = matches!(press.key, Key::Char('1'..='9'));
    let is_plain = is_digit && press.modifiers.is_empty() && !press.typing && !press.repeat;
    is_plain.then_some(Message::DigitPressed(*press))
}

fn function_key(press: &KeyPress) -> Option<Message> {
    let Key::Named(named) = press.key else { return None };
    if !press.modifiers.is_empty() || press.repeat {
        return None;
    }
    match named {
        Named::F2 => Some(Message::ShipPressed),
        Named::F3 => Some(Message::PostponePressed),
        Named::F4 => Some(Message::CallPressed),
        Named::F5 => Some(Message::RefreshPressed),
        Named::F6 => Some(Message::CommentPressed),
        Named::F7 => Some(Message::JournalPressed),
        Named::F8 => Some(Message::ChurnPressed),
        Named::F9 => Some(Message::DonePressed),
        _ => None,
    }
}
