//! Asking the office, and the question before something typed is lost.

use iced::widget::{Column, Row, Space};
use iced::{Length, Task};

use crate::i18n::Texts;
use crate::service::{Command, Outcome, Refusal, answered, new_key};
use crate::store::Read;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space};
use crate::ui::widget::{button, callout};

/// The button that stays with what was typed; it has the keyboard while the question stands.
pub(super) const STAY: &str = "directories-stay";

/// Carries a command out under a key of its own.
pub(super) fn run<C>(context: &Context<'_>, command: C) -> Task<Result<Outcome<C::Value>, Refusal>>
where
    C: Command + Send + 'static,
    C::Value: Send + 'static,
{
    match new_key() {
        Ok(key) => Task::future(answered(context.office.run(context.actor.clone(), key, command))),
        Err(refusal) => Task::done(Err(refusal)),
    }
}

/// Reads at one moment.
pub(super) fn read<T: Send + 'static>(
    context: &Context<'_>,
    reading: impl FnOnce(&Read<'_>) -> Result<T, Refusal> + Send + 'static,
) -> Task<Result<T, Refusal>> {
    Task::future(answered(context.office.read(reading)))
}

/// Reads at length, so that no short reading of another screen waits for it.
pub(super) fn read_at_length<T: Send + 'static>(
    context: &Context<'_>,
    reading: impl FnOnce(&Read<'_>) -> Result<T, Refusal> + Send + 'static,
) -> Task<Result<T, Refusal>> {
    Task::future(answered(context.office.read_apart(reading)))
}

/// The question before something typed is lost.
pub(super) fn leaving<'a, Message: Clone + 'a>(
    texts: &Texts,
    discard: Message,
    stay: Message,
) -> Element<'a, Message> {
    let buttons = Row::new()
        .push(button(texts.text("dialog-stay")).id(STAY).primary().key("Esc").on_press(stay))
        .push(Space::new().width(Length::Fill))
        .push(button(texts.text("dialog-discard")).danger().key("Alt Del").on_press(discard))
        .spacing(space::S);
    Column::new()
        .push(callout(Tone::Warning, texts.text("dialog-unsaved"), None))
        .push(buttons)
        .spacing(space::M)
        .width(Length::Fill)
        .into()
}
