//! The days that a document is over: often wanted ones by a key, any others by typing.

use chrono::{Datelike, Months, NaiveDate};
use iced::widget::{Row, container, operation};
use iced::{Length, Task};

use crate::domain::coded;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::space;
use crate::ui::widget::{DatePicker, KeyPress, date_picker, fields, labelled, segmented};

/// Names of the fields of the days.
const NAMES: [&str; 2] = ["days-from", "days-to"];

coded! {
    /// Days that are often wanted.
    pub enum Days {
        /// From the first of this month to today.
        ThisMonth = "this-month",
        /// The month before.
        LastMonth = "last-month",
        /// The quarter that runs, to today.
        Quarter = "quarter",
        /// The year that runs, to today.
        Year = "year",
        /// Those that were typed.
        Others = "others",
    }
}

impl Days {
    /// First and last day; `None`: whatever was typed.
    pub fn of(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let first = today.with_day(1)?;
        match self {
            Self::ThisMonth => Some((first, today)),
            Self::LastMonth => Some((first.checked_sub_months(Months::new(1))?, first.pred_opt()?)),
            Self::Quarter => Some((first.checked_sub_months(Months::new(today.month0() % 3))?, today)),
            Self::Year => Some((NaiveDate::from_ymd_opt(today.year(), 1, 1)?, today)),
            Self::Others => None,
        }
    }
}

/// What is chosen.
#[derive(Debug)]
pub struct Span {
    days: Days,
    from: DatePicker,
    to: DatePicker,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Days were chosen.
    Chosen(Days),
    /// In the first day.
    From(date_picker::Message),
    /// In the last day.
    To(date_picker::Message),
}

impl Span {
    /// These days, to begin with.
    pub fn new(days: Days, today: NaiveDate) -> Self {
        let (from, to) = days.of(today).unwrap_or((today, today));
        Self { days, from: DatePicker::new(Some(from)), to: DatePicker::new(Some(to)) }
    }

    /// First and last day; `None` while one of them is no date.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let day = |picker: &DatePicker| picker.date().filter(|_| picker.error().is_none());
        day(&self.from).zip(day(&self.to))
    }

    /// Takes what stands in the fields, also where Enter did not; `true`: other days are chosen by that.
    pub fn settle(&mut self, today: NaiveDate) -> bool {
        let left = |message: fn(date_picker::Message) -> Message| message(date_picker::Message::Left);
        let sides = [left(Message::From), left(Message::To)];
        sides.map(|side| self.update::<()>(side, today).1).contains(&true)
    }

    /// Takes in what happened; `true`: other days are chosen now.
    pub fn update<M: Send + 'static>(&mut self, message: Message, today: NaiveDate) -> (Task<M>, bool) {
        let (last, message) = match message {
            Message::Chosen(days) => return self.choose(days, today),
            Message::From(message) => (false, message),
            Message::To(message) => (true, message),
        };
        let picker = if last { &mut self.to } else { &mut self.from };
        let before = picker.date();
        let chosen = picker.update(message, today);
        let changed = chosen.is_some() && chosen != before;
        if changed {
            self.days = Days::Others;
        }
        (Task::none(), changed)
    }

    fn choose<M: Send + 'static>(&mut self, days: Days, today: NaiveDate) -> (Task<M>, bool) {
        self.days = days;
        match days.of(today) {
            Some((from, to)) => {
                self.from.set(Some(from));
                self.to.set(Some(to));
                (Task::none(), true)
            }
            None => (operation::focus(NAMES[0]), false),
        }
    }

    /// What a key means in a dialog: Alt+4 to 7 the usual days, Alt+9 others; Alt+8 is the dialog's own.
    pub fn key(press: &KeyPress) -> Option<Message> {
        let days = match press.alt_digit()? {
            at @ 4..=7 => Days::ALL.get(at - 4).copied()?,
            9 => Days::Others,
            _ => return None,
        };
        Some(Message::Chosen(days))
    }

    /// What a key means on a page whose tabs have the first digits: Alt+5 to 9, each choice in its order.
    pub fn key_beside_tabs(press: &KeyPress) -> Option<Message> {
        let at = press.alt_digit()?.checked_sub(5)?;
        Days::ALL.get(at).copied().map(Message::Chosen)
    }

    /// Whether a month is open, whose keys are its own.
    pub const fn is_choosing(&self) -> bool {
        self.from.is_open() || self.to.is_open()
    }

    /// The choice under its label, which names the keys, and both fields.
    pub fn view<'a>(&'a self, label: &str, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let days =
            Days::ALL.iter().map(|days| (texts.text(&format!("statement-days-{}", days.code())), *days));
        let days = container(segmented(days, self.days, Message::Chosen));
        let days = labelled(texts.text(label), days, None);
        let closed = |_| false;
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let day = |of: &'a DatePicker, name: &'static str, label: &str, wrap: fn(_) -> Message| {
            let error = of.error().map(|error| texts.text(error.text_id()));
            labelled(texts.text(label), of.field(name, picker).map(wrap), error)
        };
        let both = fields(vec![
            day(&self.from, NAMES[0], "statement-days-from", Message::From),
            day(&self.to, NAMES[1], "statement-days-to", Message::To),
        ]);
        // The choices have the longer words.
        let days = container(days).width(Length::FillPortion(4));
        let both = container(both).width(Length::FillPortion(3));
        Row::new().push(days).push(both).spacing(space::L).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_days_end_today_or_with_the_month_before() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let of = |days: Days, today: &str| {
            days.of(day(today)).map(|(from, to)| (from.to_string(), to.to_string()))
        };
        let both = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(of(Days::LastMonth, "2026-03-31"), both("2026-02-01", "2026-02-28"));
        assert_eq!(of(Days::ThisMonth, "2026-03-31"), both("2026-03-01", "2026-03-31"));
        assert_eq!(of(Days::Quarter, "2026-12-31"), both("2026-10-01", "2026-12-31"));
        assert_eq!(of(Days::Quarter, "2026-01-01"), both("2026-01-01", "2026-01-01"));
        assert_eq!(of(Days::Year, "2026-11-22"), both("2026-01-01", "2026-11-22"));
    }
}
