//! The keys of the current screen (F1).

mod tables;

use iced::widget::{Column, Row, Space, column, row};
use iced::{Length, Task};

use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::screen::{Section, money};
use crate::ui::theme::{space, text};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Dialog, DialogSize, KeyPress, button, key_cap, scroll_dialog};
use tables::Group;

/// The name of the dialog.
const NAME: &str = "help";

/// Which screen is explained.
#[derive(Debug, Clone, Copy)]
pub struct State {
    section: Option<Section>,
    /// The tab of the section Money that is shown.
    money: Option<money::Tab>,
    /// The name of the dialog in front of it.
    dialog: Option<&'static str>,
}

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// It was read.
    Closed,
    /// A key scrolls it.
    Scrolled(Motion),
}

impl State {
    /// The keys of the dialog of this name, where one is in front; otherwise of a section of the open office, or those of
    /// the welcome.
    pub const fn new(
        section: Option<Section>,
        money: Option<money::Tab>,
        dialog: Option<&'static str>,
    ) -> Self {
        Self { section, money, dialog }
    }

    /// What a key means here.
    pub fn key(press: &KeyPress) -> Option<Message> {
        Motion::from_press(press).map(Message::Scrolled)
    }

    /// Scrolls as a key asks.
    pub fn scroll<M: Send + 'static>(motion: Motion) -> Task<M> {
        scroll_dialog(NAME, motion)
    }

    /// The dialog.
    pub fn dialog<'a>(&self, texts: &Texts) -> Dialog<'a, Message> {
        let halves = match (self.dialog, self.section, self.money) {
            (Some(dialog), ..) => tables::of_dialog(dialog),
            (None, Some(Section::Money), Some(tab)) => tables::of_money(tab),
            (None, section, _) => tables::of(section),
        };
        let halves = halves.map(|groups| {
            let groups = groups.iter().map(|of| group(*of, texts));
            Column::with_children(groups).spacing(space::L).width(Length::Fill).into()
        });
        let halves = Row::with_children(halves).spacing(space::XL);
        let close = button(texts.text("close-button")).key("Esc").on_press(Message::Closed);
        let footer = Row::new().push(Space::new().width(Length::Fill)).push(close);
        Dialog::new(NAME, texts.text("help-title"), halves)
            .size(DialogSize::Large)
            .footer(footer)
            .on_escape(Message::Closed)
    }
}

fn group<'a>(group: Group, texts: &Texts) -> Element<'a, Message> {
    let lines = group.lines.iter().copied().flatten().map(|(caps, does)| {
        let caps = Row::with_children(caps.iter().map(|cap| key_cap(*cap))).spacing(space::XS);
        row![caps.width(group.room), text::body(texts.text(does)).width(Length::Fill)]
            .spacing(space::M)
            .into()
    });
    let lines = Column::with_children(lines).spacing(space::XS);
    column![text::section(&texts.text(group.heading)), lines].spacing(space::S).into()
}
