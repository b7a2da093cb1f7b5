//! The month of a date picker.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use iced::widget::{Column, Row, Space, column, container, row, text};
use iced::{Alignment, Length};

use super::{Context, Message, Step, first_monday};
use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::font;
use crate::ui::icon::{Icon, icon};
use crate::ui::theme::button::Kind;
use crate::ui::theme::text::{caption, coloured, strong};
use crate::ui::theme::{self, size, space};
use crate::ui::widget::{Press, button};

/// Side of a day, in pixels.
const DAY: f32 = 32.0;
/// Rows that hold any month.
const WEEKS: u64 = 6;

/// The month of the marked day.
pub(super) fn view<'a>(
    marked: NaiveDate,
    chosen: Option<NaiveDate>,
    context: Context<'_>,
) -> Element<'a, Message> {
    let texts = context.texts;
    let monday = first_monday(marked);
    let mut month = column![heading(marked, texts), weekdays(texts)].spacing(space::XS);
    let mut weeks: Column<'_, Message> = Column::new();
    for week in 0..WEEKS {
        let days = (0..7).filter_map(|day| monday.checked_add_days(Days::new(week * 7 + day)));
        weeks = weeks.push(Row::with_children(days.map(|date| day(date, marked, chosen, context))));
    }
    month = month.push(weeks);
    let foot = row![
        button(texts.text("date-picker-today")).link().on_press(Message::Picked(context.today)).mouse_only(),
        Space::new().width(Length::Fill),
        caption(texts.text("date-picker-closed-legend")),
    ]
    .align_y(Alignment::Center);
    container(month.push(foot).width(7.0 * DAY)).padding(space::M).style(theme::container::popover).into()
}

fn heading<'a>(marked: NaiveDate, texts: &Texts) -> Element<'a, Message> {
    let turn = |picture, months| {
        Press::new(Kind::Quiet, icon(picture, size::ICON, |tokens| tokens.muted))
            .padding(0)
            .width(28)
            .height(28)
            .on_press(Message::Moved(Step::Months(months)))
            .mouse_only()
    };
    let title = format!("{} {}", texts.month(marked.month()), marked.year());
    row![
        turn(Icon::ChevronLeft, -1),
        strong(title).width(Length::Fill).align_x(Alignment::Center),
        turn(Icon::ChevronRight, 1),
    ]
    .align_y(Alignment::Center)
    .into()
}

fn weekdays<'a>(texts: &Texts) -> Element<'a, Message> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    Row::with_children(
        [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
            .map(|day| caption(texts.weekday(day)).width(DAY).align_x(Alignment::Center).into()),
    )
    .into()
}

fn day<'a>(
    date: NaiveDate,
    marked: NaiveDate,
    chosen: Option<NaiveDate>,
    context: Context<'_>,
) -> Element<'a, Message> {
    let closed = (context.closed)(date);
    let other_month = date.month() != marked.month();
    let is_today = date == context.today;
    let is_marked = date == marked;
    let label = text::Rich::with_spans([text::Span::<(), iced::Font>::new(date.day().to_string())
        .strikethrough(closed)
        .font(if is_today || is_marked { font::SEMIBOLD } else { font::REGULAR })])
    .size(size::BODY)
    .style(coloured(move |tokens| {
        if is_marked {
            tokens.on_accent
        } else if other_month {
            tokens.faint
        } else if closed {
            tokens.muted
        } else if is_today {
            tokens.accent
        } else {
            tokens.text
        }
    }));
    let kind = if is_marked {
        Kind::Primary
    } else if chosen == Some(date) {
        Kind::Secondary
    } else {
        Kind::Quiet
    };
    Press::new(kind, label)
        .spoken(date.day().to_string())
        .padding(0)
        .width(DAY)
        .height(28)
        .on_press(Message::Picked(date))
        .mouse_only()
        .into()
}
