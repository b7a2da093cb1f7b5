//! What is looked for: days, words, who, what.

use iced::widget::{Row, Space, container};
use iced::{Alignment, Length};

use super::period::Period;
use super::{Message, State};
use crate::i18n::Texts;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Dropdown, button, date_picker, input};

/// The field of the words.
pub const WORDS: &str = "log-words";
/// The field of the first day.
pub(super) const FROM: &str = "log-from";
/// The field of the last day.
const TO: &str = "log-to";
/// Width of the field of a day, in pixels.
const DAY: f32 = 170.0;
/// Width of the field of the words, in pixels.
const FIELD: f32 = 320.0;

impl State {
    /// The days, for the bar of the section.
    pub fn days<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        let closed = |_| false;
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let period = Dropdown::new(Period::labels(texts), Some(self.period.place()), Message::PeriodChosen)
            .label(texts.text("reports-period"))
            .id("log-period")
            .width(Length::Shrink);
        let wrong = self.from.error().or(self.to.error());
        let wrong = wrong.map(|error| text::body(texts.text(error.text_id())).style(text::toned(Tone::Bad)));
        let dates = (self.period == Period::Dates).then(|| {
            Row::new()
                .push(container(self.from.field(FROM, picker).map(Message::From)).width(DAY))
                .push(text::muted("–"))
                .push(container(self.to.field(TO, picker).map(Message::To)).width(DAY))
                .push(wrong)
                .spacing(space::S)
                .align_y(Alignment::Center)
        });
        Row::new().push(period).push(dates).spacing(space::S).align_y(Alignment::Center).into()
    }

    /// Words, who and what, above what was found.
    pub fn bar<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        let words = input(WORDS, &texts.text("log-words"), &self.words)
            .on_input(Message::WordsTyped)
            .on_submit(Message::SearchPressed)
            .width(FIELD);
        let search =
            button(texts.text("log-search")).key("Enter").on_press(Message::SearchPressed).mouse_only();
        let all = || std::iter::once(texts.text("log-all"));
        let people = &self.choices.people;
        let person = people.iter().position(|(id, _)| Some(*id) == self.user);
        let people = all().chain(people.iter().map(|(_, name)| name.clone())).collect();
        let people = Dropdown::new(people, Some(person.map_or(0, |at| at + 1)), Message::UserChosen)
            .label(texts.text("log-who"))
            .id("log-who");
        let actions = self.choices.actions(texts);
        let action = actions.values().position(|these| *these == self.actions);
        let actions = all().chain(actions.into_keys()).collect();
        let actions = Dropdown::new(actions, Some(action.map_or(0, |at| at + 1)), Message::ActionChosen)
            .label(texts.text("log-what"))
            .id("log-what");
        let bar = Row::new()
            .push(words)
            .push(search)
            .push(Space::new().width(space::M))
            .push(container(people).width(Length::FillPortion(2)))
            .push(container(actions).width(Length::FillPortion(3)))
            .spacing(space::S)
            .align_y(Alignment::Center)
            .padding([0.0, space::L]);
        container(bar).height(48).align_y(Alignment::Center).style(theme::container::surface).into()
    }

    /// How much was found, in a sentence.
    pub fn count(&self, texts: &Texts) -> Option<String> {
        let count = self.found.len();
        (count > 0).then(|| {
            let id = if self.complete { "log-count" } else { "log-count-more" };
            t!(texts, id, count = count)
        })
    }
}
