//! Changing days of the delivery calendar (S1-22, P-31): only the addresses in whose search one of them lies are planned
//! anew, all of them in one transaction.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use serde_json::{Value, json};

use super::directory::DirectoryRefusal;
use super::lines::{check_date, check_line};
use super::office::{Command, Work};
use super::refusal::Refusal;
use super::replanning::{Moved, fresh_of, replan_address};
use super::rights::Right;
use super::rules::PlanningRules;
use super::watch::Watch;
use crate::domain::directory::DayType;
use crate::domain::ids::AddressId;
use crate::domain::limits::LONGEST_NAME;
use crate::planning::Search;
use crate::store::{CalendarDay, DayMark, Read, StoreError};

/// Days that get another type or another name, all at once.
#[derive(Debug, Clone)]
pub struct SetCalendarDays {
    /// What they are from now on; the last word on a day counts.
    pub days: Vec<DayMark>,
    /// Looks on, and may stop it.
    pub watch: Watch,
}

/// What came of a change of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarChanged {
    /// How many dates moved.
    pub moved: Moved,
    /// What the days were before, to be set again when it is taken back.
    pub before: Vec<DayMark>,
}

impl SetCalendarDays {
    /// How many dates it would move. Nothing is written.
    ///
    /// # Errors
    /// A refusal of what was typed, being stopped, and when the store fails.
    pub fn preview(&self, read: &Read<'_>) -> Result<Moved, Refusal> {
        let change = Change::of(read, &self.days)?;
        let mut days = read.no_delivery_days()?;
        days.retain(|known| !change.days.contains_key(&known.day));
        let closed = change.days.values().filter(|mark| mark.kind == DayType::NoDelivery);
        days.extend(closed.map(|mark| CalendarDay { day: mark.day, name: mark.name.clone() }));
        let rules = PlanningRules::with_days(read, days)?;
        let mut moved = Moved::default();
        let addresses = affected(read, &change.heeded)?;
        for address in &addresses {
            self.watch.tell((moved.addresses, addresses.len() as u64))?;
            let (fresh, kept) = fresh_of(read, &rules, *address)?;
            moved.count(kept.and_then(|plan| plan.next_delivery), fresh.row.next_delivery);
        }
        Ok(moved)
    }

    fn apply(&self, work: &mut Work<'_>) -> Result<CalendarChanged, Refusal> {
        let change = Change::of(work.tx, &self.days)?;
        let addresses = affected(work.tx, &change.heeded)?;
        let days: Vec<DayMark> = change.days.into_values().collect();
        work.tx.set_days(&days)?;
        let rules = PlanningRules::load(work.tx)?;
        let mut moved = Moved::default();
        for address in &addresses {
            self.watch.tell((moved.addresses, addresses.len() as u64))?;
            let replanned = replan_address(work.tx, &rules, *address, &work.stamp)?;
            moved.count(replanned.before, replanned.plan.next_delivery);
        }
        work.changes.everything = true;
        work.note("moved", moved.moved);
        Ok(CalendarChanged { moved, before: change.before })
    }
}

impl Command for SetCalendarDays {
    type Value = CalendarChanged;
    const NAME: &'static str = "set_calendar_days";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<CalendarChanged, Refusal> {
        let change = Change::of(work.tx, &self.days)?;
        for before in &change.before {
            if let Some(after) = change.days.get(&before.day) {
                work.changed(&before.day.to_string(), said(before), said(after));
            }
        }
        self.apply(work)
    }
}

/// A day as the history keeps it.
fn said(mark: &DayMark) -> Value {
    json!({ "type": mark.kind.code(), "name": mark.name })
}

/// A day that becomes one without delivery, or an ordinary one again.
#[derive(Debug, Clone)]
pub struct SetCalendarDay {
    /// Which.
    pub day: NaiveDate,
    /// Whether nothing is delivered on it.
    pub no_delivery: bool,
    /// What it is called in the reasons of a date; may be empty.
    pub name: String,
    /// Looks on, and may stop it.
    pub watch: Watch,
}

impl SetCalendarDay {
    /// How many dates it would move. Nothing is written.
    ///
    /// # Errors
    /// See [`SetCalendarDays::preview`].
    pub fn preview(&self, read: &Read<'_>) -> Result<Moved, Refusal> {
        self.as_days().preview(read)
    }

    fn as_days(&self) -> SetCalendarDays {
        let kind = if self.no_delivery { DayType::NoDelivery } else { DayType::Ordinary };
        let mark = DayMark { day: self.day, kind, name: self.name.clone() };
        SetCalendarDays { days: vec![mark], watch: self.watch.clone() }
    }
}

impl Command for SetCalendarDay {
    type Value = Moved;
    const NAME: &'static str = "set_calendar_day";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Moved, Refusal> {
        Ok(self.as_days().carry_out(work)?.moved)
    }
}

/// A checked change of the calendar.
struct Change {
    /// What the days are to be; an ordinary day has no name.
    days: BTreeMap<NaiveDate, DayMark>,
    /// What they are, in order.
    before: Vec<DayMark>,
    /// Those of them that planning heeds: days without delivery before or after, in order.
    heeded: Vec<NaiveDate>,
}

impl Change {
    fn of(read: &Read<'_>, wanted: &[DayMark]) -> Result<Self, Refusal> {
        let mut days = BTreeMap::new();
        for mark in wanted {
            check_date(mark.day)?;
            let mut name = check_line(&mark.name, LONGEST_NAME)?;
            if mark.kind == DayType::Ordinary {
                name.clear();
            }
            days.insert(mark.day, DayMark { name, ..*mark });
        }
        let span = days.first_key_value().zip(days.last_key_value());
        let ((first, _), (last, _)) = span.ok_or(DirectoryRefusal::NoDays)?;
        let known = read.calendar_days(*first, *last)?;
        let known: BTreeMap<NaiveDate, DayMark> = known.into_iter().map(|mark| (mark.day, mark)).collect();
        let as_known = |day: &NaiveDate| known.get(day).cloned().unwrap_or_else(|| DayMark::ordinary(*day));
        let before: Vec<DayMark> = days.keys().map(as_known).collect();
        let closed = |mark: &DayMark| (mark.kind == DayType::NoDelivery).then(|| mark.name.clone());
        let moves =
            |before: &&DayMark| days.get(&before.day).is_some_and(|now| closed(now) != closed(before));
        let heeded = before.iter().filter(moves).map(|mark| mark.day).collect();
        Ok(Self { days, before, heeded })
    }
}

/// What a kept plan says about the days of the calendar that it looked at.
#[derive(Deserialize)]
struct Searched {
    search: Option<Search>,
}

impl Searched {
    /// Of the plan as it is kept nothing else is read: a change asks all that lie ahead.
    fn of(body: &str) -> serde_json::Result<Self> {
        const FIELD: &str = "\"search\":";
        // No text holds it: within one a stroke stands before a quotation mark.
        match body.split_once(FIELD) {
            Some((_, from)) => {
                let search = Option::deserialize(&mut serde_json::Deserializer::from_str(from))?;
                Ok(Self { search })
            }
            None => serde_json::from_str(body),
        }
    }
}

/// The addresses whose plan depends on the type of one of these days, which are in order.
fn affected(read: &Read<'_>, days: &[NaiveDate]) -> Result<Vec<AddressId>, Refusal> {
    let Some(first) = days.first() else { return Ok(Vec::new()) };
    let within = |search: Search| {
        let from = days.partition_point(|day| *day < search.from);
        days.get(from).is_some_and(|day| *day <= search.to)
    };
    let mut addresses = Vec::new();
    read.each_plan_that_may_search(*first, |address, body| {
        let searched = Searched::of(body).map_err(|error| StoreError::Damaged(error.to_string()))?;
        if searched.search.is_some_and(within) {
            addresses.push(address);
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(addresses)
}

/// The first and the last day of a year.
pub fn days_of(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31))
}

/// The next year, if it is December and nobody has marked a single day of that year yet: then dates of January are
/// planned as if every day were an ordinary one.
///
/// # Errors
/// When the store fails.
pub fn empty_next_year(read: &Read<'_>, today: NaiveDate) -> Result<Option<i32>, StoreError> {
    let next = today.year() + 1;
    let Some((first, last)) = days_of(next).filter(|_| today.month() == 12) else { return Ok(None) };
    Ok(read.calendar_days(first, last)?.is_empty().then_some(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_that_a_plan_looked_at_are_found_whatever_its_texts_say() {
        let days = json!({ "from": "2026-11-24", "to": "2026-12-03" });
        let found = |body: Value| {
            let searched = Searched::of(&body.to_string()).unwrap().search;
            assert_eq!(searched, serde_json::from_value::<Searched>(body).unwrap().search);
            searched.map(|search| (search.from.to_string(), search.to.to_string()))
        };
        let both = Some(("2026-11-24".to_owned(), "2026-12-03".to_owned()));
        assert_eq!(found(json!({ "call_on": null, "search": days, "reasons": ["search"] })), both);
        assert_eq!(found(json!({ "name": "\"search\":{", "search": days, "reasons": [] })), both);
        assert_eq!(found(json!({ "search": null, "reasons": [] })), None);
        assert_eq!(found(json!({ "name": "\"search\":7" })), None);
    }

    #[test]
    fn what_is_no_plan_is_called_damaged() {
        assert!(Searched::of("{\"search\":7}").is_err());
        assert!(Searched::of("{").is_err());
    }
}
