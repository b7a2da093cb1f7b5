//! The same order for further deliveries: on the dates of the plan, or every so many weeks; each date can be another.

use chrono::{Days, NaiveDate};
use iced::widget::{Column, Row};
use iced::{Alignment, Length};

use super::Message;
use crate::planning::DeliveryCalendar;
use crate::service::order::MOST_DELIVERIES;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, space, text};
use crate::ui::widget::{DatePicker, Dropdown, button, date_picker, stepper};

/// Names of the fields, as many as there can be deliveries.
pub const FIELDS: [&str; MOST_DELIVERIES] = [
    "ahead-1", "ahead-2", "ahead-3", "ahead-4", "ahead-5", "ahead-6", "ahead-7", "ahead-8", "ahead-9",
    "ahead-10", "ahead-11", "ahead-12",
];
/// Fields in one row.
const IN_ROW: usize = 4;
/// Days looked through for one with delivery.
const CLOSED_IN_A_ROW: u64 = 30;

/// How the dates follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rhythm {
    /// As the plan gives them.
    #[default]
    Plan,
    /// Every so many weeks.
    Weeks(u64),
}

impl Rhythm {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Plan, Self::Weeks(1), Self::Weeks(2), Self::Weeks(3), Self::Weeks(4)];
}

/// Further deliveries; none unless they are asked for.
#[derive(Debug, Default)]
pub struct Ahead {
    rhythm: Rhythm,
    dates: Vec<DatePicker>,
    /// A day was chosen by hand: they stand, whatever moves.
    by_hand: bool,
}

/// What the dates follow from.
pub struct Basis<'a> {
    /// Day of the first delivery.
    pub first: NaiveDate,
    /// The dates of the plan after it.
    pub planned: &'a [NaiveDate],
    /// Days without delivery are passed over.
    pub calendar: &'a DeliveryCalendar,
}

impl Ahead {
    /// The chosen days.
    pub fn dates(&self) -> Vec<NaiveDate> {
        self.dates.iter().filter_map(DatePicker::date).collect()
    }

    /// Whether any are asked for.
    pub const fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// Takes what stands in the fields; the first one that is no date, if any.
    pub fn take_typed(&mut self, today: NaiveDate) -> Option<&'static str> {
        for (picker, field) in self.dates.iter_mut().zip(FIELDS) {
            picker.update(date_picker::Message::Left, today);
            if picker.error().is_some() || picker.date().is_none() {
                return Some(field);
            }
        }
        None
    }

    /// Shows these days, as they were typed before.
    pub fn set(&mut self, dates: &[NaiveDate]) {
        self.by_hand = !dates.is_empty();
        self.dates = dates.iter().take(MOST_DELIVERIES).map(|date| DatePicker::new(Some(*date))).collect();
    }

    /// One more delivery, or one less; the days that stand stay.
    pub fn step(&mut self, step: i64, basis: &Basis<'_>) {
        if step < 0 {
            self.dates.pop();
        } else if self.dates.len() < MOST_DELIVERIES {
            let date = self.date_at(self.dates.len(), basis);
            self.dates.push(DatePicker::new(date));
        }
    }

    /// Another rhythm: the days follow it anew.
    pub fn follow(&mut self, rhythm: Rhythm, basis: &Basis<'_>) {
        self.rhythm = rhythm;
        self.by_hand = false;
        self.follow_again(basis);
    }

    /// The first day or the plan moved: the days follow it, unless one was chosen by hand.
    pub fn follow_again(&mut self, basis: &Basis<'_>) {
        if self.by_hand {
            return;
        }
        for at in 0..self.dates.len() {
            let date = self.date_at(at, basis);
            self.dates[at].set(date);
        }
    }

    /// In one of the dates.
    pub fn choose(&mut self, at: usize, message: date_picker::Message, today: NaiveDate) {
        if let Some(picker) = self.dates.get_mut(at) {
            let before = picker.date();
            picker.update(message, today);
            self.by_hand |= picker.date() != before;
        }
    }

    /// The day of the delivery at this place. Where the plan gives no more dates, a week after the one before.
    fn date_at(&self, at: usize, basis: &Basis<'_>) -> Option<NaiveDate> {
        let steps = u64::try_from(at).ok()? + 1;
        let weeks = |from: NaiveDate, weeks: u64| from.checked_add_days(Days::new(7 * weeks));
        let date = match self.rhythm {
            Rhythm::Weeks(gap) => weeks(basis.first, gap * steps)?,
            Rhythm::Plan => match basis.planned.get(at) {
                Some(date) => *date,
                None => {
                    let before =
                        at.checked_sub(1).and_then(|at| self.dates.get(at)).and_then(DatePicker::date);
                    weeks(before.unwrap_or(basis.first), 1)?
                }
            },
        };
        let days = (0..CLOSED_IN_A_ROW).filter_map(|days| date.checked_add_days(Days::new(days)));
        Some(days.into_iter().find(|day| basis.calendar.is_deliverable(*day)).unwrap_or(date))
    }

    /// How many further deliveries, in which rhythm, and on which days.
    pub fn view<'a>(&'a self, context: &Context<'a>, calendar: &'a DeliveryCalendar) -> Element<'a, Message> {
        let texts = context.texts;
        let count = i64::try_from(self.dates.len()).unwrap_or_default();
        let more = (self.dates.len() < MOST_DELIVERIES).then_some(Message::AheadStepped(1));
        let less = (count > 0).then_some(Message::AheadStepped(-1));
        let rhythms = Rhythm::ALL.map(|rhythm| match rhythm {
            Rhythm::Plan => texts.text("order-ahead-plan"),
            Rhythm::Weeks(weeks) => t!(texts, "order-ahead-weeks", count = i64::try_from(weeks).unwrap_or(1)),
        });
        let chosen = Rhythm::ALL.iter().position(|rhythm| *rhythm == self.rhythm);
        let head = Row::new()
            .push(text::strong(texts.text("order-ahead")))
            .push(stepper(texts.integer(count), less, more))
            .push(Dropdown::new(rhythms.into(), chosen, Message::RhythmChosen).id("order-rhythm").width(180))
            .push(text::caption(texts.text("order-ahead-hint")).width(Length::Fill))
            .push(
                button(texts.text("order-ahead-none"))
                    .link()
                    .key("Alt R")
                    .on_press(Message::AheadToggled)
                    .mouse_only(),
            )
            .spacing(space::M)
            .align_y(Alignment::Center);
        let closed = move |day| !calendar.is_deliverable(day);
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let mut rows = Column::new().push(head).spacing(space::S);
        for (row, dates) in self.dates.chunks(IN_ROW).enumerate() {
            let mut line = Row::new().spacing(space::M);
            for (at, date) in dates.iter().enumerate() {
                let at = row * IN_ROW + at;
                line = line
                    .push(date.field(FIELDS[at], picker).map(move |message| Message::AheadDate(at, message)));
            }
            for _ in dates.len()..IN_ROW {
                line = line.push(iced::widget::Space::new().width(Length::Fill));
            }
            rows = rows.push(line);
        }
        iced::widget::container(rows)
            .padding(space::M)
            .width(Length::Fill)
            .style(theme::container::raised)
            .into()
    }
}
