//! How the page of the calendar looks.

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Length};

use super::year::{Shown, Year, tone, year};
use super::{Message, NAME, Stage, State};
use crate::domain::directory::DayType;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::directories::place::Place;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Dialog, Press, badge, button, callout, field, key_cap, line, stepper};
use crate::wording;

impl State {
    /// The page. The marked day is shown while the page has the keyboard.
    pub fn view<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let sheet = container(self.sheet(has_keyboard, context))
            .padding([space::M, space::L])
            .width(Length::Fill)
            .height(Length::Fill)
            .style(theme::container::surface);
        column![self.bar(context), line(), self.palette(context), line(), sheet, line(), self.foot(context)]
            .into()
    }

    /// The dialog that is open over the page.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        self.bring.as_ref().map(|bring| bring.dialog(context).map(Message::Bring))
    }

    fn bar<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let title = column![
            text::title(Place::Calendar.title(texts)),
            text::caption(texts.text("directories-about-calendar"))
        ];
        let turned = |by: i32| Some(Message::YearTurned(self.year + by));
        let bring =
            button(texts.text("calendar-bring")).key("Ctrl O").on_press(Message::BringPressed).mouse_only();
        let bar = row![
            container(title).width(Length::Fill),
            key_cap("Alt ← →"),
            stepper(self.year.to_string(), turned(-1), turned(1)),
            bring
        ]
        .spacing(space::M)
        .padding([space::M, space::L])
        .align_y(Alignment::Center);
        container(bar).style(theme::container::surface).width(Length::Fill).into()
    }

    /// What is painted with: the types of days with their keys, and the name.
    fn palette<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let kinds = DayType::ALL.iter().enumerate().map(|(at, kind)| {
            let word = texts.text(&format!("calendar-kind-{}", kind.code().replace('_', "-")));
            let content = row![badge(tone(*kind), word), key_cap((at + 1).to_string())]
                .spacing(space::XS)
                .align_y(Alignment::Center);
            let kind_of_press = if *kind == self.kind { Kind::Rail { chosen: true } } else { Kind::Quiet };
            Press::new(kind_of_press, content)
                .padding([0.0, space::S])
                .on_press(Message::KindChosen(*kind))
                .mouse_only()
                .into()
        });
        let name = field(NAME, "", self.name.as_str())
            .placeholder(texts.text("calendar-name-placeholder"))
            .on_input(Message::Named);
        let palette = Row::with_children(kinds)
            .push(Space::new().width(Length::Fill))
            .push(container(Element::from(name)).width(220))
            .push(key_cap("Ctrl F"))
            .spacing(space::XS)
            .padding([space::S, space::L])
            .align_y(Alignment::Center);
        container(palette).style(theme::container::raised).width(Length::Fill).into()
    }

    fn sheet<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let kept = self.kept.values().map(|mark| (mark.day, Shown { kind: mark.kind, changed: false }));
        let painted = self.painted.values().map(|mark| (mark.day, Shown { kind: mark.kind, changed: true }));
        let sheet = Year {
            year: self.year,
            days: kept.chain(painted).collect(),
            cursor: has_keyboard.then_some(self.cursor),
            today: context.today,
        };
        year(sheet, context.texts)
    }

    /// The marked day in words, and what is to become of what was painted.
    fn foot<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let mark = self.mark(self.cursor);
        let kind = texts.text(&format!("calendar-kind-{}", mark.kind.code().replace('_', "-")));
        let name = if mark.name.is_empty() { kind } else { format!("{kind} · {}", mark.name) };
        let marked = row![
            text::strong(texts.date_with_weekday(self.cursor)),
            text::muted(name).width(Length::Fill).wrapping(iced::widget::text::Wrapping::None)
        ]
        .spacing(space::M);
        let empty = self.empty_year.map(|year| {
            let sentence = t!(texts, "calendar-next-year-empty", year = year.to_string());
            let show = button(texts.text("calendar-bring")).on_press(Message::BringPressed).mouse_only();
            callout(Tone::Warning, sentence, Some(show))
        });
        let refusal =
            self.refusal.as_ref().map(|refusal| callout(Tone::Bad, wording::refused(texts, refusal), None));
        let foot = Column::new()
            .push(empty)
            .push(refusal)
            .push(marked)
            .push(self.work(context))
            .spacing(space::S)
            .padding([space::S, space::L]);
        container(foot).style(theme::container::surface).width(Length::Fill).into()
    }

    fn work<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if let Stage::Counting(running) | Stage::Saving(running) = &self.stage {
            return running.view(texts, Message::DropPressed);
        }
        let painted = self.painted.len();
        let (sentence, apply) = match &self.stage {
            Stage::Asked(moved) if moved.moved == 0 => {
                (texts.text("settings-no-date-moves"), "calendar-apply")
            }
            Stage::Asked(moved) => (t!(texts, "calendar-dates-move", moved = moved.moved), "calendar-apply"),
            _ if painted == 0 => (texts.text("calendar-nothing-painted"), "calendar-check"),
            _ => (t!(texts, "calendar-painted", count = painted), "calendar-check"),
        };
        let some = |message: Message| (painted > 0).then_some(message);
        let asked = matches!(self.stage, Stage::Asked(_));
        let forget = button(texts.text(if asked { "cancel-button" } else { "calendar-forget" }))
            .key(if asked { "Esc" } else { "Del" })
            .on_press_maybe(some(Message::DropPressed))
            .mouse_only();
        let undo = button(texts.text("notice-undo"))
            .key("Ctrl Z")
            .on_press_maybe(self.can_undo().then_some(Message::UndoPressed))
            .mouse_only();
        let apply = button(texts.text(apply))
            .id("calendar-apply")
            .primary()
            .key("Ctrl Enter")
            .on_press_maybe(some(Message::ApplyPressed))
            .mouse_only();
        let sentence = if asked { text::strong(sentence) } else { text::body(sentence) };
        row![apply, forget, undo, sentence.width(Length::Fill)]
            .spacing(space::S)
            .align_y(Alignment::Center)
            .into()
    }
}
