//! Whether the file of a new office is encrypted, and under which password. Shown by a program that can encrypt alone.

use iced::widget::{Column, Row};
use iced::{Alignment, Length};

use crate::i18n::Texts;
use crate::service::encryption::{CAN_ENCRYPT, FEWEST_CHARACTERS, Strength, strength};
use crate::service::signing_in::Secret;
use crate::ui::Element;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{callout, input, labelled, tick};
use crate::{t, wording};

/// What was chosen and typed.
#[derive(Debug, Clone, Default)]
pub struct State {
    wanted: bool,
    password: Secret,
    again: Secret,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was ticked or not.
    Ticked(bool),
    /// The password was typed into.
    Typed(Secret),
    /// The password was typed into the second time.
    TypedAgain(Secret),
}

impl State {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message) {
        match message {
            Message::Ticked(wanted) => self.wanted = wanted,
            Message::Typed(password) => self.password = password,
            Message::TypedAgain(password) => self.again = password,
        }
    }

    /// The password, where the file is to be encrypted.
    pub fn password(&self) -> Option<Secret> {
        self.wanted.then(|| self.password.clone())
    }

    fn is_short(&self) -> bool {
        self.wanted && strength(&self.password) == Strength::Short
    }

    fn differs(&self) -> bool {
        self.wanted && self.password != self.again
    }

    /// Whether the office can be made so.
    pub fn is_fit(&self) -> bool {
        !self.is_short() && !self.differs()
    }

    /// The tick and, once it is set, what it means and the password twice. What is wrong is said after it was `tried`.
    pub fn view<'a, Above: Clone + 'a>(
        &self,
        texts: &Texts,
        tried: bool,
        above: fn(Message) -> Above,
        submit: Above,
    ) -> Option<Element<'a, Above>> {
        let wanted = tick(texts.text("encryption-tick"), self.wanted, move |on| above(Message::Ticked(on)));
        if !CAN_ENCRYPT {
            return None;
        }
        if !self.wanted {
            return Some(wanted);
        }
        let short = (tried && self.is_short())
            .then(|| t!(texts, "encryption-short", fewest = FEWEST_CHARACTERS as i64));
        let differs = (tried && self.differs()).then(|| texts.text("encryption-differs"));
        let first = input("office-password", "", self.password.typed())
            .secret()
            .wrong(short.is_some())
            .on_input(move |typed| above(Message::Typed(Secret::new(typed))))
            .on_submit(submit.clone());
        let again = input("office-password-again", "", self.again.typed())
            .secret()
            .wrong(differs.is_some())
            .on_input(move |typed| above(Message::TypedAgain(Secret::new(typed))))
            .on_submit(submit);
        let hint = (!self.password.is_empty() && short.is_none())
            .then(|| text::caption(wording::strength(texts, strength(&self.password))));
        let first = labelled(texts.text("encryption-password"), first, short);
        let again = labelled(texts.text("encryption-again"), again, differs);
        let pair = Row::new()
            .push(Column::new().push(first).push(hint).spacing(space::XS).width(Length::Fill))
            .push(Column::new().push(again).width(Length::Fill))
            .spacing(space::M)
            .align_y(Alignment::Start);
        let sentence = callout(Tone::Warning, texts.text("encryption-sentence"), None);
        Some(Column::new().push(wanted).push(sentence).push(pair).spacing(space::S).into())
    }
}
