//! What should be known before an order is accepted; none of it forbids.

use chrono::NaiveDate;
use iced::Task;

use super::{Message, State};
use crate::domain::address::AddressStatus;
use crate::domain::money::Money;
use crate::domain::times::parse_window;
use crate::i18n::Texts;
use crate::service::form::{OrderForm, Unusual, near};
use crate::t;
use crate::ui::screen::Context;
use crate::ui::widget::date_picker;
use crate::wording::weekdays;

/// From so many times the last quantity on, and so many units, an order is asked about.
const MANY_TIMES: i64 = 10;
const MANY_UNITS: i64 = 20;

impl State {
    pub(super) fn warnings(&self, context: &Context<'_>) -> Vec<String> {
        let (Some(form), Some(day)) = (&self.form, self.date.date()) else { return Vec::new() };
        let texts = context.texts;
        let mut warnings = Vec::new();
        if form.status == AddressStatus::ChurnReview {
            warnings.push(texts.text("order-warning-churn"));
        }
        if let Some(number) = &form.other_draft {
            warnings.push(t!(texts, "order-warning-draft", number = number.as_str()));
        }
        warnings.extend(other_orders(form, day, context));
        for day in self.ahead.dates() {
            warnings.extend(unusual_day(form, day, context));
            warnings.extend(other_orders(form, day, context));
        }
        warnings.dedup();
        warnings.extend(self.much_more(form, texts));
        if let Some(window) = self.window()
            && outside(&window, &form.notes.hours)
        {
            let hours = hours(texts, &form.notes.hours).unwrap_or_default();
            warnings.push(t!(texts, "order-warning-hours", hours = hours));
        }
        warnings
    }

    /// Lines with many times what was taken last time: a digit was pressed twice.
    fn much_more(&self, form: &OrderForm, texts: &Texts) -> Vec<String> {
        let taken = |id| form.last_time.iter().find(|(product, _)| *product == id).map(|(_, units)| *units);
        let lines = self.lines.rows().iter().filter_map(|row| {
            let usual = taken(row.product.id)?;
            let many = row.quantity >= MANY_UNITS && row.quantity >= usual.saturating_mul(MANY_TIMES);
            many.then(|| {
                let (name, units) = (row.product.product.name.as_str(), row.quantity);
                t!(
                    texts,
                    "order-warning-much",
                    product = name,
                    units = texts.integer(units),
                    usual = texts.integer(usual)
                )
            })
        });
        lines.collect()
    }

    /// What stands beside the date before it is taken: warnings, and what is to be paid.
    pub(super) fn told(&self, context: &Context<'_>) -> Option<(Vec<String>, Option<Money>)> {
        self.form.as_ref()?;
        let unusual = self.unusual(context).map(|(words, _)| words);
        Some((self.warnings(context).into_iter().chain(unusual).collect(), self.lines.total()))
    }

    /// Whether there is anything to be seen that was not told before.
    pub(super) fn tells_more(
        &self,
        (warnings, total): &(Vec<String>, Option<Money>),
        context: &Context<'_>,
    ) -> bool {
        let now = self.told(context).unwrap_or_default();
        now.1 != *total || now.0.iter().any(|words| !warnings.contains(words))
    }

    /// Why the day of the delivery is not one of this address, in words, and the next one that is.
    pub(super) fn unusual(&self, context: &Context<'_>) -> Option<(String, Option<NaiveDate>)> {
        let (form, day) = (self.form.as_ref()?, self.date.date()?);
        Some((unusual_day(form, day, context)?, form.next_usual(day)))
    }

    /// The next day of this address instead of one that is none.
    pub(super) fn take_usual(&mut self, context: &Context<'_>) -> Task<Message> {
        let next = self.unusual(context).and_then(|(_, next)| next);
        next.map_or_else(Task::none, |next| self.choose_date(date_picker::Message::Picked(next), context))
    }

    /// The time of the delivery; `None` where what is typed is none.
    pub(super) fn window(&self) -> Option<(String, String)> {
        match self.own_window() {
            Some(own) => parse_window(own),
            None => Some(self.windows.get(self.window).cloned().unwrap_or_default()),
        }
    }
}

fn unusual_day(form: &OrderForm, day: NaiveDate, context: &Context<'_>) -> Option<String> {
    let texts = context.texts;
    let on = texts.date_short_with_weekday(day);
    Some(match form.unusual(day)? {
        Unusual::Closed => {
            let name = form.calendar.name(day).map(|name| format!(" ({name})")).unwrap_or_default();
            t!(texts, "order-warning-closed-day", day = on, name = name)
        }
        Unusual::Weekday => {
            t!(texts, "order-warning-weekday", day = on, days = weekdays(texts, form.weekdays))
        }
        Unusual::Route => {
            t!(texts, "order-warning-route", day = on, days = weekdays(texts, form.route_days))
        }
    })
}

/// Live orders of the same day, and of the days beside it where water is not brought daily.
fn other_orders(form: &OrderForm, day: NaiveDate, context: &Context<'_>) -> Vec<String> {
    let texts = context.texts;
    let beside = form.live.iter().filter(|(_, on, _)| *on == day || (near(*on, day) && !form.daily));
    let words = beside.map(|(number, on, status)| {
        let status = texts.text(&format!("order-status-{}", status.code())).to_lowercase();
        let on = texts.date_short_with_weekday(*on);
        t!(texts, "order-warning-other", number = number.as_str(), day = on, status = status)
    });
    words.collect()
}

/// The hours at which the address takes water, in words; `None`: at any.
pub(super) fn hours(texts: &Texts, (from, to): &(String, String)) -> Option<String> {
    match (from.as_str(), to.as_str()) {
        ("", "") => None,
        (from, "") => Some(t!(texts, "order-notes-from", from = from)),
        ("", to) => Some(t!(texts, "order-notes-to", to = to)),
        (from, to) => Some(t!(texts, "order-notes-hours", from = from, to = to)),
    }
}

/// Whether a time lies outside the hours at which the address takes water. `HH:MM` compares as text.
fn outside((from, to): &(String, String), (opens, closes): &(String, String)) -> bool {
    let any = from.is_empty() && to.is_empty();
    !any && ((!opens.is_empty() && from < opens) || (!closes.is_empty() && to > closes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_outside_the_hours_of_the_address_is_known() {
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert!(!outside(&pair("", ""), &pair("09:00", "18:00")), "any time");
        assert!(!outside(&pair("09:00", "12:00"), &pair("09:00", "18:00")));
        assert!(outside(&pair("18:00", "21:00"), &pair("09:00", "18:00")));
        assert!(outside(&pair("08:00", "12:00"), &pair("09:00", "")));
        assert!(!outside(&pair("08:00", "12:00"), &pair("", "")));
    }
}
