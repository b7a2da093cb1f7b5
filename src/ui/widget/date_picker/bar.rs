//! The day of a filter bar: back, the day, onwards; the day opens the month.

use chrono::Days;
use iced::widget::{Row, container, row};
use iced::{Alignment, Length, keyboard::key::Named};

use super::{Context, DatePicker, Message, key, month};
use crate::ui::Element;
use crate::ui::icon::{Icon, icon};
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widget::keys::KeyPress;
use crate::ui::widget::{Popover, Press};

impl DatePicker {
    /// The day of a filter bar under a muted `label` beside it. While the month is open, a date can be typed as in
    /// the field.
    pub fn bar<'a>(&'a self, label: impl Into<String>, context: Context<'_>) -> Element<'a, Message> {
        self.bar_of(Some(label.into()), context)
    }

    /// The same where room is short: the day alone.
    pub fn short_bar<'a>(&'a self, context: Context<'_>) -> Element<'a, Message> {
        self.bar_of(None, context)
    }

    fn bar_of<'a>(&'a self, label: Option<String>, context: Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        let shown = self.typed.clone().or_else(|| self.date.map(|date| texts.date_with_weekday(date)));
        let relative = self.date.filter(|_| self.typed.is_none() && label.is_some());
        let relative = relative.and_then(|date| texts.relative_day(date, context.today)).map(text::muted);
        let day = Row::new()
            .push(label.map(text::muted))
            .push(text::strong(shown.unwrap_or_default()))
            .push(relative)
            .spacing(space::S)
            .align_y(Alignment::Center);
        let day = Press::new(Kind::Quiet, day)
            .height(28)
            .padding([0.0, space::S])
            .on_press(Message::Toggled)
            .mouse_only();
        let content = self.marked.map(|marked| month::view(marked, self.date, context));
        let day = Popover::new(day, content)
            .on_key(|press| key(press).or_else(|| shortening(press)))
            .on_sign(typing)
            .on_leave(Message::Left);
        container(
            row![turn(Icon::ChevronLeft, -1), day, turn(Icon::ChevronRight, 1)].align_y(Alignment::Center),
        )
        .height(size::CONTROL)
        .padding([1.0, 2.0])
        .width(Length::Shrink)
        .style(theme::container::framed)
        .into()
    }

    /// Chooses the day so many days from the chosen one.
    pub(super) fn shift(&mut self, days: i64) -> Option<chrono::NaiveDate> {
        let distance = Days::new(days.unsigned_abs());
        let date = self.date?;
        let date = if days < 0 { date.checked_sub_days(distance) } else { date.checked_add_days(distance) };
        self.choose(date?)
    }
}

fn turn<'a>(picture: Icon, days: i64) -> Press<'a, Message> {
    Press::new(Kind::Quiet, icon(picture, size::ICON, |tokens| tokens.muted))
        .padding(0)
        .width(28)
        .height(28)
        .on_press(Message::Shifted(days))
        .mouse_only()
}

/// Typing for a month without a field: whatever a date can be typed with, words included. The messages say what was
/// pressed, not what stands there then: several keys may come between two views.
fn typing(sign: char) -> Option<Message> {
    match sign {
        // On many layouts + is = with Shift.
        '=' => Some(Message::Appended('+')),
        sign if sign.is_alphanumeric() || "+-−./, ".contains(sign) => Some(Message::Appended(sign)),
        _ => None,
    }
}

fn shortening(press: &KeyPress) -> Option<Message> {
    press.plain(Named::Backspace).then_some(Message::Shortened)
}
