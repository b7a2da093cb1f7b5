//! Buttons with the key that presses them: `Отгрузка [F2]`.

use iced::advanced::widget::Id;
use iced::widget::{Row, text};
use iced::{Alignment, Length};

use super::Press;
use super::shape::{key_cap, key_cap_on_accent};
use crate::ui::Element;
use crate::ui::font;
use crate::ui::icon::{Icon, icon};
use crate::ui::theme::button::Kind;
use crate::ui::theme::{Tokens, size, space};

/// A button. Without [`on_press`](Self::on_press) it is disabled.
pub struct Button<Message> {
    label: String,
    kind: Kind,
    key: Option<String>,
    icon: Option<Icon>,
    id: Option<Id>,
    width: Length,
    on_press: Option<Message>,
    on_notice: bool,
    mouse_only: bool,
}

/// A secondary button.
pub fn button<Message>(label: impl Into<String>) -> Button<Message> {
    Button {
        label: label.into(),
        kind: Kind::Secondary,
        key: None,
        icon: None,
        id: None,
        width: Length::Shrink,
        on_press: None,
        on_notice: false,
        mouse_only: false,
    }
}

impl<Message> Button<Message> {
    /// What it is for.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// The main action of its panel.
    #[must_use]
    pub fn primary(self) -> Self {
        self.kind(Kind::Primary)
    }

    /// An action that leads to a loss.
    #[must_use]
    pub fn danger(self) -> Self {
        self.kind(Kind::Danger)
    }

    /// Leaves or cancels.
    #[must_use]
    pub fn quiet(self) -> Self {
        self.kind(Kind::Quiet)
    }

    /// Reads as a link among text.
    #[must_use]
    pub fn link(self) -> Self {
        self.kind(Kind::Link)
    }

    /// The key that does the same, shown on a cap: `F2`, `Alt 1`.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// An icon before the label.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A name to focus it or to find it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Its width; as wide as its label unless said.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// What a press says.
    #[must_use]
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// What a press says, if it may be pressed at all.
    #[must_use]
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// Leaves it to the mouse and to its key: Tab passes it by.
    #[must_use]
    pub fn mouse_only(mut self) -> Self {
        self.mouse_only = true;
        self
    }

    /// Stands on the inverted ground of a notice.
    pub(super) fn on_notice(mut self) -> Self {
        self.on_notice = true;
        self.kind = Kind::Primary;
        self
    }

    fn icon_colour(&self) -> fn(&Tokens) -> iced::Color {
        match self.kind {
            _ if self.on_press.is_none() => |tokens| tokens.faint,
            Kind::Primary => |tokens| tokens.on_accent,
            Kind::Danger => |tokens| tokens.bad,
            Kind::Link => |tokens| tokens.accent,
            _ => |tokens| tokens.muted,
        }
    }
}

impl<'a, Message: Clone + 'a> From<Button<Message>> for Element<'a, Message> {
    fn from(button: Button<Message>) -> Self {
        let picture = button.icon.map(|picture| icon(picture, size::ICON, button.icon_colour()));
        let label = text(button.label)
            .size(size::BODY)
            .line_height(text::LineHeight::Absolute(size::LINE.into()))
            .font(font::MEDIUM)
            .wrapping(text::Wrapping::None);
        let on_accent = button.kind == Kind::Primary && button.on_press.is_some();
        let cap = button.key.map(|key| if on_accent { key_cap_on_accent(key) } else { key_cap(key) });
        let content =
            Row::new().push(picture).push(label).push(cap).spacing(space::S).align_y(Alignment::Center);
        let mut press = Press::new(button.kind, content).width(button.width).on_press_maybe(button.on_press);
        if button.kind == Kind::Link {
            press = press.padding(0).height(20.0);
        }
        if button.on_notice {
            press = press.height(24.0);
        }
        if button.mouse_only {
            press = press.mouse_only();
        }
        if let Some(id) = button.id {
            press = press.id(id);
        }
        press.into()
    }
}
