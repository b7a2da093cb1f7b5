//! What the dialogs of an operator's outcome have in common.

use chrono::NaiveDate;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, text_editor};
use iced::{Length, Task};
use rust_decimal::Decimal;

use crate::domain::ids::AddressId;
use crate::domain::task::Outcome;
use crate::i18n::Texts;
use crate::service::form::Whom;
use crate::service::{Command, Input, Refusal, answered, new_key};
use crate::store::Read;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::{Context, Go};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{KeyPress, button, callout, text_area};
use crate::wording::refused;

/// The button that leaves the question about something unsaved; it has the keyboard while the question stands.
pub(in crate::ui) const STAY: &str = "dialog-stay";
/// What is left of a limit is shown from here on, in characters.
const NEAR_THE_END: usize = 200;

/// What only the desk can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// It was left; nothing was done.
    Closed,
    /// It was done, and the dialog closes.
    Done {
        /// What the desk has to read anew.
        address: AddressId,
        /// How the row was handled, where it was.
        handled: Option<Outcome>,
        /// The date that the customer named, where the row was postponed.
        postponed_to: Option<NaiveDate>,
        /// For the quiet notice.
        sentence: String,
    },
    /// A document was made that Ctrl+Z takes back, wherever that is pressed.
    Undoable {
        /// Of which address.
        address: AddressId,
        /// Its counterparty.
        client: String,
        /// For the quiet notice.
        sentence: String,
    },
    /// It was left for somewhere else.
    Go(Go),
}

/// Carries a command out under a key of its own.
pub(in crate::ui) fn run<C>(context: &Context<'_>, command: C) -> Task<Result<C::Value, Refusal>>
where
    C: Command + Send + 'static,
    C::Value: Send + 'static,
{
    match new_key() {
        Ok(key) => Task::future(answered(context.office.run(context.actor.clone(), key, command)))
            .map(|answer| answer.map(|outcome| outcome.value)),
        Err(refusal) => Task::done(Err(refusal)),
    }
}

/// Reads at one moment.
pub(in crate::ui) fn read<T: Send + 'static>(
    context: &Context<'_>,
    reading: impl FnOnce(&Read<'_>) -> Result<T, Refusal> + Send + 'static,
) -> Task<Result<T, Refusal>> {
    Task::future(answered(context.office.read(reading)))
}

/// So many characters of a client's name leave room for the address beside it.
const NAME: usize = 60;

/// Client and address for the head of a dialog.
pub(in crate::ui) fn subtitle(whom: Option<&Whom>) -> String {
    whom.map(|whom| format!("{} · {}", cut(&whom.client, NAME), whom.text)).unwrap_or_default()
}

/// The text, its end cut off where it is longer.
pub(in crate::ui) fn cut(text: &str, characters: usize) -> String {
    if text.chars().count() <= characters {
        return text.to_owned();
    }
    let begin: String = text.chars().take(characters.saturating_sub(1)).collect();
    format!("{}…", begin.trim_end())
}

/// Whether a refusal is about a text and stands below it.
pub(in crate::ui) const fn about_text(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::EmptyText | Input::LongText(_) | Input::ControlCharacter))
}

/// The sentence of a refusal, if it is one of those.
pub(in crate::ui) fn sentence(
    texts: &Texts,
    refusal: Option<&Refusal>,
    of_these: impl Fn(&Refusal) -> bool,
) -> Option<String> {
    refusal.filter(|refusal| of_these(refusal)).map(|refusal| refused(texts, refusal))
}

/// A text of several lines: how it is called, how high it stands, how long it may be.
pub(in crate::ui) struct Area {
    pub name: &'static str,
    pub label: String,
    pub height: f32,
    pub longest: usize,
}

/// A field of several lines with what is wrong with it, or what is left of its length near the end.
pub(in crate::ui) fn area<'a, Message: Clone + 'a>(
    texts: &Texts,
    area: Area,
    content: &'a text_editor::Content,
    error: Option<String>,
    on_action: impl Fn(text_editor::Action) -> Message + 'a,
) -> Element<'a, Message> {
    let below = error.map(|error| (Tone::Bad, error)).or_else(|| remaining(texts, content, area.longest));
    let below = below.map(|(tone, words)| match tone {
        Tone::Neutral => text::caption(words),
        tone => text::caption(words).style(text::toned(tone)),
    });
    Column::new()
        .push(text_area(area.name, area.label, content, area.height, on_action))
        .push(below)
        .spacing(space::XS)
        .width(Length::Fill)
        .into()
}

fn remaining(texts: &Texts, content: &text_editor::Content, longest: usize) -> Option<(Tone, String)> {
    let typed = content.text().trim().chars().count();
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    if typed > longest {
        return Some((Tone::Bad, t!(texts, "dialog-text-too-long", count = number(typed - longest))));
    }
    let left = longest - typed;
    (left <= NEAR_THE_END).then(|| (Tone::Neutral, t!(texts, "dialog-text-left", count = number(left))))
}

/// A rate in hundredths of a percent; nothing typed is none. `None`: it cannot be read.
pub(in crate::ui) fn rate(typed: &str) -> Option<i64> {
    let plain: String = typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '%').collect();
    if plain.is_empty() {
        return Some(0);
    }
    let percent: Decimal = plain.replace(',', ".").parse().ok()?;
    let hundredths = percent.checked_mul(Decimal::ONE_HUNDRED)?;
    hundredths.fract().is_zero().then(|| hundredths.trunc().try_into().ok()).flatten()
}

/// What was refused, in words, above the buttons.
pub(in crate::ui) fn foot<'a, Message: Clone + 'a>(
    refusal: Option<String>,
    buttons: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let refusal = refusal.map(|sentence| callout(Tone::Bad, sentence, None));
    Column::new().push(refusal).push(buttons.into()).spacing(space::M).width(Length::Fill).into()
}

/// The buttons of a short dialog: the one action, and leaving.
pub(in crate::ui) fn short_foot<'a, Message: Clone + 'a>(
    texts: &Texts,
    action: (String, Option<Message>),
    leave: Message,
) -> Element<'a, Message> {
    let (label, message) = action;
    Row::new()
        .push(button(label).primary().key("Ctrl Enter").on_press_maybe(message))
        .push(Space::new().width(Length::Fill))
        .push(button(texts.text("dialog-close")).quiet().on_press(leave).mouse_only())
        .into()
}

/// Whether a key throws away what was typed. Del alone takes a line or a letter away; this one is never meant by accident.
pub(in crate::ui) fn discards(press: &KeyPress) -> bool {
    press.alt_named(Named::Delete) && !press.repeat
}

/// The question before something typed is lost. `keep` saves it, where it can be kept.
pub(in crate::ui) fn leaving<'a, Message: Clone + 'a>(
    texts: &Texts,
    keep: Option<(String, Message)>,
    discard: Message,
    stay: Message,
) -> Element<'a, Message> {
    let keep = keep.map(|(label, message)| button(label).key("Ctrl S").on_press(message));
    let buttons = Row::new()
        .push(button(texts.text("dialog-stay")).id(STAY).primary().key("Esc").on_press(stay))
        .push(keep)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_between_letters() {
        assert_eq!(cut("Кузнецова Мария", 10), "Кузнецова…");
        assert_eq!(cut("Кафе «Бриз»", 11), "Кафе «Бриз»");
    }
}
