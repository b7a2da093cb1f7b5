//! A date: typed, or chosen from a month by keys or mouse.
//!
//! The field can be typed into at any time; typing opens the month, and the month follows what is typed. Arrows move
//! by days and weeks, PgUp and PgDn by months, Enter takes the day, Esc leaves the date as it was.

mod bar;
mod month;
mod parse;

use chrono::{Datelike, Days, Months, NaiveDate};
use iced::keyboard::key::Named;
use iced::widget::row;
use iced::{Alignment, Length};

pub use parse::{DateError, parse_date};

use super::keys::{Key, KeyPress};
use super::{Popover, Press, input, labelled};
use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::icon::{Icon, icon};
use crate::ui::theme::button::Kind;
use crate::ui::theme::{size, space};

/// What happens to a date picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The field was typed into.
    Typed(String),
    /// A sign was typed where there is no field.
    Appended(char),
    /// The last sign typed where there is no field was taken back.
    Shortened,
    /// The calendar button was pressed.
    Toggled,
    /// A key moved the mark in the month.
    Moved(Step),
    /// Back or onwards by so many days, at once.
    Shifted(i64),
    /// A day was clicked.
    Picked(NaiveDate),
    /// Enter: take what is typed or marked.
    Submitted,
    /// Esc: leave the date as it was.
    Cancelled,
    /// The popover was left by a click or by Tab: take what was typed.
    Left,
}

/// A step of the mark in the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// This many days on, or back.
    Days(i64),
    /// This many months on, or back.
    Months(i32),
}

impl Step {
    fn from(self, date: NaiveDate) -> NaiveDate {
        let moved = match self {
            Self::Days(days) if days < 0 => date.checked_sub_days(Days::new(days.unsigned_abs())),
            Self::Days(days) => date.checked_add_days(Days::new(days.unsigned_abs())),
            Self::Months(months) if months < 0 => date.checked_sub_months(Months::new(months.unsigned_abs())),
            Self::Months(months) => date.checked_add_months(Months::new(months.unsigned_abs())),
        };
        moved.unwrap_or(date)
    }
}

/// The state of a date picker; lives in the screen's state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DatePicker {
    date: Option<NaiveDate>,
    /// What is being typed, while it is.
    typed: Option<String>,
    /// The marked day, while the month is open.
    marked: Option<NaiveDate>,
    error: Option<DateError>,
}

/// What a picker needs to be shown.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The language.
    pub texts: &'a Texts,
    /// The current day.
    pub today: NaiveDate,
    /// Days without delivery: struck out, but they can be chosen.
    pub closed: &'a dyn Fn(NaiveDate) -> bool,
}

impl DatePicker {
    /// A picker that shows `date`.
    #[must_use]
    pub fn new(date: Option<NaiveDate>) -> Self {
        Self { date, ..Self::default() }
    }

    /// The date chosen last.
    #[must_use]
    pub const fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    /// Whether the month is open, whose keys are its own.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.marked.is_some()
    }

    /// Shows another date, whatever was being typed.
    pub fn set(&mut self, date: Option<NaiveDate>) {
        *self = Self::new(date);
    }

    /// Marks a day of the open month, unless something was typed or chosen already.
    pub fn mark(&mut self, day: NaiveDate) {
        if self.is_open() && self.typed.is_none() && self.date.is_none() {
            self.marked = Some(day);
        }
    }

    /// Why what was typed is not a date.
    #[must_use]
    pub const fn error(&self) -> Option<DateError> {
        self.error
    }

    /// Takes a message; `Some` when a date has been chosen by it.
    pub fn update(&mut self, message: Message, today: NaiveDate) -> Option<NaiveDate> {
        match message {
            Message::Typed(typed) => self.type_in(typed, today),
            Message::Appended(sign) => {
                let typed = self.typed.take().unwrap_or_default();
                self.type_in(format!("{typed}{sign}"), today);
            }
            Message::Shortened => {
                let mut typed = self.typed.take().unwrap_or_default();
                typed.pop();
                self.type_in(typed, today);
            }
            Message::Toggled if self.marked.is_some() => self.marked = None,
            Message::Toggled => self.marked = Some(self.date.unwrap_or(today)),
            Message::Moved(step) => self.move_by(step, today),
            Message::Shifted(days) => return self.shift(days),
            Message::Picked(date) => return self.choose(date),
            Message::Submitted => return self.submit(today),
            Message::Left => return self.leave(today),
            Message::Cancelled => self.set(self.date),
        }
        None
    }

    /// The field under its label, with the month while it is open. `name` finds the field in focus operations.
    pub fn view<'a>(
        &'a self,
        name: &'static str,
        label: impl Into<String>,
        context: Context<'_>,
    ) -> Element<'a, Message> {
        let error = self.error.map(|error| context.texts.text(error.text_id()));
        labelled(label, self.field(name, context), error)
    }

    /// The field alone, for a filter bar.
    pub fn field<'a>(&'a self, name: &'static str, context: Context<'_>) -> Element<'a, Message> {
        self.hanging(name, context).into()
    }

    /// The field alone over others: the month opens beside it and leaves them in sight.
    pub fn field_over<'a>(&'a self, name: &'static str, context: Context<'_>) -> Element<'a, Message> {
        self.hanging(name, context).beside().into()
    }

    fn hanging<'a>(&'a self, name: &'static str, context: Context<'_>) -> Popover<'a, Message> {
        let shown =
            self.typed.clone().or_else(|| self.date.map(|date| context.texts.date_with_weekday(date)));
        let shown = shown.unwrap_or_default();
        let before = if self.typed.is_none() { shown.clone() } else { String::new() };
        let input = input(name, &context.texts.text("date-picker-hint"), &shown)
            .wrong(self.error.is_some())
            .on_input(move |typed| Message::Typed(added(typed, &before)))
            .on_submit(Message::Submitted);
        let calendar = Press::new(Kind::Secondary, icon(Icon::Calendar, size::ICON, |tokens| tokens.muted))
            .padding(0)
            .width(size::CONTROL)
            .on_press(Message::Toggled)
            .mouse_only();
        let anchor = row![input, calendar].spacing(space::XS).align_y(Alignment::Center).width(Length::Fill);
        let content = self.marked.map(|marked| month::view(marked, self.date, context));
        Popover::new(anchor, content).on_key(key).on_leave(Message::Left)
    }

    fn type_in(&mut self, typed: String, today: NaiveDate) {
        self.error = None;
        if let Ok(date) = parse_date(&typed, today) {
            self.marked = Some(date);
        } else if self.marked.is_none() {
            self.marked = Some(self.date.unwrap_or(today));
        }
        self.typed = Some(typed);
    }

    /// The mark wins over what was typed before it moved.
    fn move_by(&mut self, step: Step, today: NaiveDate) {
        let marked = step.from(self.marked.or(self.date).unwrap_or(today));
        self.set(self.date);
        self.marked = Some(marked);
    }

    fn submit(&mut self, today: NaiveDate) -> Option<NaiveDate> {
        match (self.typed.take(), self.marked) {
            (Some(typed), _) => self.take(typed, today),
            (None, Some(marked)) => self.choose(marked),
            (None, None) => {
                self.marked = Some(self.date.unwrap_or(today));
                None
            }
        }
    }

    fn leave(&mut self, today: NaiveDate) -> Option<NaiveDate> {
        self.marked = None;
        let typed = self.typed.take()?;
        self.take(typed, today)
    }

    fn take(&mut self, typed: String, today: NaiveDate) -> Option<NaiveDate> {
        match parse_date(&typed, today) {
            Ok(date) => self.choose(date),
            Err(error) => {
                self.error = Some(error);
                self.typed = Some(typed);
                None
            }
        }
    }

    fn choose(&mut self, date: NaiveDate) -> Option<NaiveDate> {
        self.set(Some(date));
        Some(date)
    }
}

/// What was typed beside the date that stood there before: `завтра` takes its place, as a first letter does in a cell of
/// a table. Within it a hand mends it.
fn added(typed: String, before: &str) -> String {
    let beside = typed.strip_prefix(before).or_else(|| typed.strip_suffix(before));
    match beside {
        Some(new) if !new.is_empty() => new.to_owned(),
        _ => typed,
    }
}

/// The keys of an open month.
fn key(press: &KeyPress) -> Option<Message> {
    let Key::Named(named) = press.key else { return None };
    if !press.modifiers.is_empty() {
        return None;
    }
    Some(match named {
        Named::ArrowLeft => Message::Moved(Step::Days(-1)),
        Named::ArrowRight => Message::Moved(Step::Days(1)),
        Named::ArrowUp => Message::Moved(Step::Days(-7)),
        Named::ArrowDown => Message::Moved(Step::Days(7)),
        Named::PageUp => Message::Moved(Step::Months(-1)),
        Named::PageDown => Message::Moved(Step::Months(1)),
        Named::Enter => Message::Submitted,
        Named::Escape => Message::Cancelled,
        _ => return None,
    })
}

/// The Monday with which the weeks of the month of `date` begin.
fn first_monday(date: NaiveDate) -> NaiveDate {
    let first = date.with_day(1).unwrap_or(date);
    first.checked_sub_days(Days::new(first.weekday().num_days_from_monday().into())).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn a_typed_date_is_taken_on_enter_and_not_before() {
        let mut picker = DatePicker::new(Some(today()));
        assert_eq!(picker.update(Message::Typed("+5".into()), today()), None);
        assert_eq!(picker.date(), Some(today()));
        assert_eq!(picker.update(Message::Submitted, today()), Some(day(11, 27)));
        assert_eq!(picker.date(), Some(day(11, 27)));
    }

    #[test]
    fn leaving_the_field_takes_what_was_typed_and_esc_forgets_it() {
        let mut picker = DatePicker::new(Some(today()));
        picker.update(Message::Typed("30.11".into()), today());
        assert_eq!(picker.update(Message::Left, today()), Some(day(11, 30)));
        picker.update(Message::Typed("1.12".into()), today());
        assert_eq!(picker.update(Message::Cancelled, today()), None);
        assert_eq!(picker.date(), Some(day(11, 30)));
    }

    #[test]
    fn what_is_typed_beside_the_date_takes_its_place() {
        let before = "вс, 22.11.2026";
        let typed = |text: &str| added(text.to_owned(), before);
        assert_eq!(typed("вс, 22.11.2026завтра"), "завтра");
        assert_eq!(typed("5вс, 22.11.2026"), "5");
        assert_eq!(typed("вс, 22.11.202"), "вс, 22.11.202", "the end is mended");
        assert_eq!(typed("вс, 23.11.2026"), "вс, 23.11.2026");
        assert_eq!(added("завтра".into(), ""), "завтра");
    }

    #[test]
    fn arrows_start_from_what_was_typed() {
        let mut picker = DatePicker::new(None);
        picker.update(Message::Typed("23.11".into()), today());
        picker.update(Message::Moved(Step::Days(7)), today());
        picker.update(Message::Moved(Step::Months(1)), today());
        assert_eq!(picker.update(Message::Submitted, today()), Some(day(12, 30)));
    }

    #[test]
    fn a_wrong_date_stays_to_be_mended() {
        let mut picker = DatePicker::new(Some(today()));
        picker.update(Message::Typed("31.11.2026".into()), today());
        assert_eq!(picker.update(Message::Submitted, today()), None);
        assert_eq!(picker.error(), Some(DateError::NoSuchDay));
        assert_eq!(picker.date(), Some(today()), "the date before is kept");
    }

    #[test]
    fn weeks_start_on_monday() {
        assert_eq!(first_monday(today()), day(10, 26));
        assert_eq!(first_monday(day(6, 15)), day(6, 1), "the first of June 2026 is a Monday");
    }
}
