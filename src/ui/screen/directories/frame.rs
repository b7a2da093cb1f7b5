//! What the pages on which something is saved have in common: the title above, the fields, and below them the buttons, saving
//! first on every one.

use iced::widget::{Column, Row, column, container, scrollable};
use iced::{Alignment, Length};

use super::place::Place;
use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::theme::{self, space, text};
use crate::ui::widget::{button, line};

/// A page with its title and what it is about, a body, and a foot that always stays in sight.
pub(super) fn framed<'a, Message: 'a>(
    place: Place,
    texts: &Texts,
    body: impl Into<Element<'a, Message>>,
    foot: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let about = format!("directories-about-{}", place.code());
    let title = column![text::title(place.title(texts)), text::caption(texts.text(&about))]
        .padding([space::M, space::L]);
    let foot = container(foot).padding([space::S, space::L]).width(Length::Fill);
    let page = column![title, line(), container(body).height(Length::Fill), line(), foot];
    container(page).style(theme::container::surface).width(Length::Fill).height(Length::Fill).into()
}

/// A body that scrolls when it is long.
pub(super) fn scrolled<'a, Message: 'a>(body: Column<'a, Message>) -> Element<'a, Message> {
    scrollable(body)
        .direction(theme::scrollable::vertical())
        .style(theme::scrollable::style)
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

/// The buttons of a page on which something is saved.
pub(super) struct Foot<Message> {
    /// To find the button by.
    pub id: &'static str,
    /// Something can be saved or forgotten now.
    pub ready: bool,
    /// It is being saved.
    pub saving: bool,
    /// The page has the keyboard for something else: Tab passes the buttons by.
    pub mouse_only: bool,
    /// What was typed is to hold.
    pub save: Message,
    /// It is to be forgotten.
    pub forget: Message,
}

impl<Message: Clone> Foot<Message> {
    /// Saving first, then forgetting; more may be pushed behind.
    pub(super) fn buttons<'a>(self, texts: &Texts) -> Row<'a, Message>
    where
        Message: 'a,
    {
        let label = if self.saving { "settings-working" } else { "directories-save" };
        let save = button(texts.text(label)).id(self.id).primary().key("Ctrl Enter");
        let save = save.on_press_maybe(self.ready.then_some(self.save));
        let forget = button(texts.text("calendar-forget")).key("Esc");
        let forget = forget.on_press_maybe(self.ready.then_some(self.forget));
        let [save, forget] =
            [save, forget].map(|button| if self.mouse_only { button.mouse_only() } else { button });
        Row::new().push(save).push(forget).spacing(space::S).align_y(Alignment::Center)
    }
}
