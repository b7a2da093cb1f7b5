//! How the list of users looks, as a screen and as a dialog.

use iced::widget::{Column, Row, Space, column, container};
use iced::{Alignment, Length};

use super::{Message, PASSWORD, Purpose, SEARCH, State};
use crate::i18n::Texts;
use crate::service::signing_in::Secret;
use crate::ui::Element;
use crate::ui::icon::mark;
use crate::ui::theme::{self, Tone, size, space, text};
use crate::ui::widget::list::{Cell, Column as ListColumn, Width};
use crate::ui::widget::{Dialog, List, button, callout, input, labelled};
use crate::{t, wording};

/// Width of the list in pixels.
const CARD: f32 = 460.0;
/// So many users are seen at once; the others are scrolled to.
const SEEN: usize = 7;

impl State {
    /// The whole window, where nothing else may be seen.
    pub fn view<'a>(&'a self, office: &str, texts: &'a Texts) -> Element<'a, Message> {
        let title = match &self.purpose {
            Purpose::Locked(_) => texts.text("sign-in-locked"),
            Purpose::Opening | Purpose::Switching => texts.text("sign-in-title"),
        };
        let words = Column::new().push(text::title(title)).push(text::muted(office.to_owned()));
        let head = Row::new().push(mark(40.0)).push(words).spacing(space::M).align_y(Alignment::Center);
        let whose = match &self.purpose {
            Purpose::Locked(name) => {
                Some(text::body(t!(texts, "sign-in-locked-sentence", name = name.as_str())))
            }
            Purpose::Opening | Purpose::Switching => None,
        };
        let card = Column::new()
            .push(head)
            .push(whose)
            .push(self.body(texts))
            .push(self.foot(texts))
            .spacing(space::L)
            .padding(space::XL);
        let card = container(card).width(CARD).style(theme::container::dialog);
        container(card).center(Length::Fill).style(theme::container::background).into()
    }

    /// A dialog over the desk.
    pub fn dialog<'a>(&'a self, texts: &'a Texts) -> Dialog<'a, Message> {
        Dialog::new("switch-user", texts.text("sign-in-switch"), self.body(texts))
            .footer(self.foot(texts))
            .on_escape(Message::EscapePressed)
    }

    fn body<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let search = input(SEARCH, &texts.text("sign-in-search"), &self.typed)
            .on_input(Message::Searched)
            .on_submit(Message::SubmitPressed);
        let refused = self.refusal.as_ref().map(|refusal| wording::refused(texts, refusal));
        let password = self.chosen().filter(|person| person.has_password).map(|person| {
            let field = input(PASSWORD, "", self.password.typed())
                .secret()
                .wrong(refused.is_some())
                .on_input(|typed| Message::PasswordTyped(Secret::new(typed)))
                .on_submit(Message::SubmitPressed);
            let label = format!("{} · {}", texts.text("sign-in-password"), person.actor.name);
            labelled(label, field, refused.clone())
        });
        let beside = match password {
            Some(_) => None,
            None => refused.map(|refusal| callout(Tone::Bad, refusal, None)),
        };
        Column::new().push(search).push(self.list(texts)).push(password).push(beside).spacing(space::M).into()
    }

    fn list<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let shown = self.shown();
        if shown.is_empty() {
            return container(text::muted(texts.text("sign-in-nobody"))).padding(space::M).into();
        }
        let rows = shown.len();
        let height = size::ROW_HEADER + size::ROW * rows.min(SEEN) as f32;
        let columns = vec![
            ListColumn::new("", Width::Px(32.0)),
            ListColumn::new(texts.text("sign-in-search"), Width::Fill { share: 1, min: 160.0 }),
            ListColumn::new("", Width::Px(90.0)),
        ];
        let list = List::new(columns, rows, move |row, column| {
            let person = shown[row];
            match column {
                0 if row < 9 => Cell::muted((row + 1).to_string()),
                1 => Cell::two(person.actor.name.as_str(), wording::roles_held(texts, &person.actor.roles)),
                2 if person.has_password => Cell::badge(Tone::Neutral, texts.text("sign-in-with-password")),
                _ => Cell::Empty,
            }
        })
        .id("sign-in-list")
        .selected(self.selected_row())
        .on_select(Message::Selected)
        .on_activate(Message::Chosen);
        container(list).height(height).style(theme::container::framed).into()
    }

    fn foot<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let label = match (self.busy, &self.purpose) {
            (true, _) => "sign-in-checking",
            (false, Purpose::Locked(_)) => "sign-in-unlock",
            (false, _) => "sign-in-enter",
        };
        let ready = !self.busy && self.selected_row().is_some();
        let enter = button(texts.text(label))
            .primary()
            .key("Enter")
            .on_press_maybe(ready.then_some(Message::SubmitPressed))
            .mouse_only();
        let leave = (self.purpose == Purpose::Opening && !self.at_password).then(|| {
            button(texts.text("sign-in-other-office"))
                .quiet()
                .key("Esc")
                .on_press(Message::EscapePressed)
                .mouse_only()
        });
        let buttons = Row::new().push(enter).push(Space::new().width(Length::Fill)).push(leave);
        column![buttons, text::caption(texts.text("sign-in-hint"))]
            .spacing(space::S)
            .width(Length::Fill)
            .into()
    }
}
