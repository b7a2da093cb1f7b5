//! One of a list, chosen by its digit, its letter or the arrows; the text below is not taken for it.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row};
use iced::{Alignment, Length};

use crate::ui::Element;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Key, KeyPress, Press, key_cap};

/// The one of the list that has the keyboard.
pub(in crate::ui::dialog) const CHOICE: &str = "review-choice";
/// Height of a line, in pixels.
const LINE: f32 = 30.0;
/// So many lines have a digit.
pub(in crate::ui::dialog) const DIGITS: usize = 9;
/// What chooses: nine digits, then letters.
const SIGNS: &str = "123456789abcdefghijklmnop";

/// What is chosen, by place.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::ui::dialog) struct Choice {
    pub chosen: Option<usize>,
    /// Saving was tried without.
    pub missing: bool,
}

/// What a key does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// The line at this place.
    At(usize),
    /// The next line, or the one before.
    By(isize),
}

impl Choice {
    pub const fn of(chosen: Option<usize>) -> Self {
        Self { chosen, missing: false }
    }

    /// Takes a choice among so many lines. `false`: there is no such line.
    pub fn take(&mut self, chosen: Chosen, count: usize) -> bool {
        let at = match (chosen, self.chosen) {
            (Chosen::At(at), _) => at,
            (Chosen::By(_), None) => 0,
            (Chosen::By(by), Some(at)) => at.saturating_add_signed(by).min(count.saturating_sub(1)),
        };
        if at >= count {
            return false;
        }
        *self = Self::of(Some(at));
        true
    }

    /// The list under its `label`.
    pub fn view<'a, Message: Clone + 'a>(
        self,
        label: String,
        names: impl IntoIterator<Item = String>,
        missing: String,
        on_choose: impl Fn(Chosen) -> Message,
    ) -> Element<'a, Message> {
        let reached = self.chosen.unwrap_or(0);
        let lines = names.into_iter().enumerate().map(|(at, name)| {
            let sign = SIGNS.chars().nth(at).map(|sign| key_cap(sign.to_uppercase().to_string()));
            let words = Row::new()
                .push(sign)
                .push(text::body(name.clone()).width(Length::Fill))
                .spacing(space::S)
                .align_y(Alignment::Center);
            let press = Press::new(Kind::Segment { chosen: self.chosen == Some(at) }, words)
                .width(Length::Fill)
                .height(LINE)
                .spoken(name)
                .on_press(on_choose(Chosen::At(at)));
            if at == reached { press.id(CHOICE).into() } else { press.mouse_only().into() }
        });
        let error = self.missing.then(|| text::caption(missing).style(text::toned(Tone::Bad)));
        Column::new()
            .push(text::caption(label))
            .push(Column::with_children(lines).spacing(2))
            .push(error)
            .spacing(space::XS)
            .into()
    }
}

/// What a key chooses; beside a text that is typed into, with Alt.
pub(in crate::ui::dialog) fn key(press: &KeyPress) -> Option<Chosen> {
    let plain = press.modifiers.is_empty() && !press.typing;
    if !plain && press.modifiers != Modifiers::ALT {
        return None;
    }
    match press.key {
        Key::Char(sign) => SIGNS.chars().position(|known| known == sign).map(Chosen::At),
        Key::Named(Named::ArrowUp) if plain => Some(Chosen::By(-1)),
        Key::Named(Named::ArrowDown) if plain => Some(Chosen::By(1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_stay_within_the_list_and_a_sign_beyond_it_chooses_nothing() {
        let mut choice = Choice::default();
        assert!(choice.take(Chosen::By(1), 3));
        assert_eq!(choice.chosen, Some(0));
        assert!(choice.take(Chosen::By(7), 3));
        assert_eq!(choice.chosen, Some(2));
        assert!(!choice.take(Chosen::At(3), 3));
        assert_eq!(choice.chosen, Some(2));
    }

    #[test]
    fn a_tenth_line_has_a_letter() {
        let press =
            |sign, modifiers, typing| KeyPress { key: Key::Char(sign), modifiers, repeat: false, typing };
        assert_eq!(key(&press('a', Modifiers::empty(), false)), Some(Chosen::At(9)));
        assert_eq!(key(&press('a', Modifiers::empty(), true)), None, "it is typed");
        assert_eq!(key(&press('2', Modifiers::ALT, true)), Some(Chosen::At(1)));
    }
}
