//! The keys of the current screen (F1).

use iced::Length;
use iced::widget::{Column, Row, Space, column, row};

use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, DialogSize, button, key_cap};

/// Which screen is explained.
#[derive(Debug, Clone, Copy)]
pub struct State {
    working: bool,
}

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// It was read.
    Closed,
}

/// Keys, and the text that says what they do.
type Keys = &'static [(&'static [&'static str], &'static str)];

const LIST: Keys = &[
    (&["↑", "↓", "PgUp", "PgDn", "Home", "End"], "help-move"),
    (&["Enter"], "help-enter"),
    (&["Esc"], "help-back"),
    (&["Ctrl 1", "…", "Ctrl 4"], "help-tabs"),
    (&["Alt ←", "Alt →"], "help-days"),
    (&["F5"], "help-refresh"),
    (&["Ctrl F"], "help-filter"),
];
const TASK: Keys = &[
    (&["F2"], "help-ship"),
    (&["F3"], "help-postpone"),
    (&["F4"], "help-call"),
    (&["F6"], "help-comment"),
    (&["F7"], "help-journal"),
    (&["F8"], "help-churn"),
    (&["F9"], "help-done"),
    (&["1", "…", "5"], "help-result"),
    (&["Ctrl C"], "help-copy"),
    (&["Alt I"], "help-card"),
    (&["Ctrl T"], "help-new-task"),
    (&["Alt W"], "help-why"),
    (&["Alt 1", "…"], "help-delivered"),
    (&["Ctrl Z"], "help-undo"),
];
const ORDER: Keys = &[(&["Ctrl S"], "help-save"), (&["Ctrl Enter"], "help-accept")];
const WELCOME: Keys = &[
    (&["1"], "welcome-sample"),
    (&["2"], "welcome-new"),
    (&["3"], "welcome-open"),
    (&["4"], "welcome-import"),
    (&["↑", "↓"], "help-choice"),
    (&["Enter"], "help-take"),
];
const EVERYWHERE: Keys = &[
    (&["Ctrl T"], "help-new-task"),
    (&["F1"], "help-help"),
    (&["Ctrl ,"], "help-preferences"),
    (&["Ctrl +", "Ctrl −", "Ctrl 0"], "help-zoom"),
    (&["Tab", "Shift Tab"], "help-tab"),
    (&["Space"], "help-space"),
];

/// Room for the keys of a group in pixels: for single keys, for several of them.
const NARROW: f32 = 90.0;
const WIDE: f32 = 225.0;

impl State {
    /// The keys of the desk, or those of the welcome.
    pub const fn new(working: bool) -> Self {
        Self { working }
    }

    /// The dialog.
    pub fn dialog<'a>(&self, texts: &Texts) -> Dialog<'a, Message> {
        let left = if self.working {
            column![group("help-list", LIST, WIDE, texts)]
        } else {
            column![group("help-welcome", WELCOME, NARROW, texts)]
        };
        let right = if self.working {
            column![group("help-task", TASK, NARROW, texts), group("help-order", ORDER, NARROW, texts)]
        } else {
            column![]
        };
        let everywhere = group("help-everywhere", EVERYWHERE, WIDE, texts);
        let (left, right) =
            if self.working { (left.push(everywhere), right) } else { (left, right.push(everywhere)) };
        let halves = row![
            left.spacing(space::XL).width(Length::FillPortion(if self.working { 3 } else { 2 })),
            right.spacing(space::XL).width(Length::FillPortion(if self.working { 2 } else { 3 })),
        ];
        let close = button(texts.text("close-button")).key("Esc").on_press(Message::Closed);
        let footer = Row::new().push(Space::new().width(Length::Fill)).push(close);
        Dialog::new("help", texts.text("help-title"), halves.spacing(2.0 * space::XL))
            .size(DialogSize::Large)
            .footer(footer)
            .on_escape(Message::Closed)
    }
}

fn group<'a>(heading: &str, keys: Keys, room: f32, texts: &Texts) -> Element<'a, Message> {
    let lines = keys.iter().map(|(caps, does)| {
        let caps = Row::with_children(caps.iter().map(|cap| key_cap(*cap))).spacing(space::XS);
        row![caps.width(room), text::body(texts.text(does)).width(Length::Fill)].spacing(space::M).into()
    });
    let lines = Column::with_children(lines).spacing(space::S);
    column![text::section(&texts.text(heading)), lines].spacing(space::M).into()
}
