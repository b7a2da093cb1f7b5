//! The call that runs: how long, whom, and how it ended. Or the number that comes next.

use iced::widget::{Column, Row, container};
use iced::{Alignment, Length};

use crate::domain::task::CallResult;
use crate::i18n::Texts;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::calling::Running;
use crate::ui::screen::desk::phones::numbers;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::button::Kind;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{OneLine, Press, badge, button, key_cap, one_line};

/// Height of a result in pixels.
const RESULT: f32 = 28.0;

impl State {
    /// What stands above the buttons while a call runs or was in vain.
    pub(super) fn call_bar<'a>(&'a self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        let texts = context.texts;
        let address = self.table().address()?;
        match self.calls.running() {
            Some(call) if call.address == address => Some(self.running(call, texts)),
            Some(call) => Some(self.elsewhere(call, texts)),
            None => {
                let card = self.card_in_sight()?;
                let found = numbers(card);
                let next = self.calls.next(address, &found)?;
                let words = t!(
                    texts,
                    "desk-next-number-is",
                    number = next.shown.as_str(),
                    person = next.person.as_str()
                );
                let call = button(texts.text("desk-call")).link().key("F4").on_press(Message::CallPressed);
                let line = Row::new()
                    .push(text::body(words).width(Length::Fill))
                    .push(call.mouse_only())
                    .spacing(space::S)
                    .align_y(Alignment::Center);
                Some(line.into())
            }
        }
    }

    fn running<'a>(&'a self, call: &'a Running, texts: &Texts) -> Element<'a, Message> {
        let whom = format!("{} · {}", call.number.shown, call.number.person);
        let top = Row::new()
            .push(badge(Tone::Good, texts.talk(i64::try_from(call.seconds).unwrap_or(i64::MAX))))
            .push(shortened(one_line(whom)))
            .push(
                button(texts.text("desk-copy"))
                    .link()
                    .key("Ctrl C")
                    .on_press(Message::CopyPressed)
                    .mouse_only(),
            )
            .spacing(space::S)
            .align_y(Alignment::Center);
        let results = self.can_work().then(|| {
            let failed = CallResult::ALL.iter().map(|result| {
                (texts.text(&format!("call-result-{}", result.code())), Message::ResultPressed(*result))
            });
            let talked = (texts.text("call-result-talked"), Message::TalkedPressed);
            let results = failed.chain([talked]).zip(1..).map(|((words, message), digit)| {
                let words = text::body(words);
                let line = Row::new()
                    .push(key_cap(digit.to_string()))
                    .push(words.wrapping(iced::widget::text::Wrapping::None))
                    .spacing(6)
                    .align_y(Alignment::Center);
                let press = Press::new(Kind::Secondary, line)
                    .padding([0.0, space::S])
                    .height(RESULT)
                    .on_press(message);
                if self.panel.entered { press.into() } else { press.mouse_only().into() }
            });
            Row::with_children(results).spacing(6).wrap().vertical_spacing(6)
        });
        Column::new().push(top).push(results).spacing(space::S).into()
    }

    fn elsewhere<'a>(&'a self, call: &'a Running, texts: &Texts) -> Element<'a, Message> {
        let words = t!(texts, "desk-call-elsewhere", client = call.client.as_str());
        let back = button(texts.text("desk-call-back")).link().key("Alt C").on_press(Message::CallerPressed);
        Row::new()
            .push(badge(Tone::Good, texts.talk(i64::try_from(call.seconds).unwrap_or(i64::MAX))))
            .push(shortened(one_line(words).muted()))
            .push(back.mouse_only())
            .spacing(space::S)
            .align_y(Alignment::Center)
            .into()
    }
}

/// A line in all the room there is.
fn shortened<'a>(words: OneLine) -> Element<'a, Message> {
    container(words).width(Length::Fill).into()
}
