//! Bringing a production calendar in: what its days become in the delivery calendar of the office.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar_change::days_of;
use super::new_office::rest_name;
use super::refusal::Refusal;
use crate::domain::directory::DayType;
use crate::domain::planning::Weekdays;
use crate::exchange::production_calendar::{BroughtCalendar, DayName};
use crate::i18n::Texts;
use crate::store::{DayMark, Read};
use crate::t;

/// What bringing a calendar in would change: the days that become something else, in order. Days of the file are what the
/// file says. Of the others, ordinary days on a weekday of `rest` become days without delivery; what the office has marked
/// by hand stays.
///
/// # Errors
/// When the store fails.
pub fn days_to_set(
    read: &Read<'_>,
    brought: &BroughtCalendar,
    rest: Weekdays,
    texts: &Texts,
) -> Result<Vec<DayMark>, Refusal> {
    let mut wanted: BTreeMap<NaiveDate, DayMark> = BTreeMap::new();
    let mut known: BTreeMap<NaiveDate, DayMark> = BTreeMap::new();
    for year in brought.years() {
        let Some((first, last)) = days_of(year) else { continue };
        known.extend(read.calendar_days(first, last)?.into_iter().map(|mark| (mark.day, mark)));
        for day in first.iter_days().take_while(|day| *day <= last) {
            if rest.contains(day.weekday()) && !known.contains_key(&day) {
                let mark =
                    DayMark { day, kind: DayType::NoDelivery, name: name_of_rest(day.weekday(), texts) };
                wanted.insert(day, mark);
            }
        }
    }
    for day in &brought.days {
        let name = match &day.name {
            _ if day.kind == DayType::Ordinary => String::new(),
            DayName::None => String::new(),
            DayName::Title(title) => title.clone(),
            DayName::MovedFrom(from) => t!(texts, "calendar-moved-from", day = texts.date_short(*from)),
        };
        wanted.insert(day.day, DayMark { day: day.day, kind: day.kind, name });
    }
    let as_known = |day: &NaiveDate| known.get(day).cloned().unwrap_or_else(|| DayMark::ordinary(*day));
    Ok(wanted.into_values().filter(|mark| as_known(&mark.day) != *mark).collect())
}

fn name_of_rest(day: Weekday, texts: &Texts) -> String {
    match day {
        Weekday::Sat | Weekday::Sun => rest_name(day, texts),
        _ => String::new(),
    }
}

/// The weekdays on which the office rests by its own calendar: those that are without delivery in most weeks of the year
/// before. An office that has marked nothing yet rests on Saturdays and Sundays.
///
/// # Errors
/// When the store fails.
pub fn usual_rest(read: &Read<'_>, year: i32) -> Result<Weekdays, Refusal> {
    let mut counts = [0_u32; 7];
    let mut marked = false;
    for year in [year - 1, year] {
        let Some((first, last)) = days_of(year) else { continue };
        for mark in read.calendar_days(first, last)? {
            marked = true;
            if mark.kind == DayType::NoDelivery {
                counts[mark.day.weekday().num_days_from_monday() as usize] += 1;
            }
        }
    }
    if !marked {
        return Ok([Weekday::Sat, Weekday::Sun].into_iter().collect());
    }
    let most = |day: &Weekday| counts[day.num_days_from_monday() as usize] > 26;
    Ok(Weekdays::ALL.iter().filter(most).collect())
}
