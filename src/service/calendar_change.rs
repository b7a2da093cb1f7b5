//! Changing a day of the delivery calendar (P-31): only the addresses in whose search the day lies are planned anew.

use chrono::NaiveDate;
use serde::Deserialize;

use super::lines::{check_date, check_text};
use super::office::{Command, Work};
use super::refusal::Refusal;
use super::replanning::{Moved, fresh_of, replan_address};
use super::rights::Right;
use super::rules::PlanningRules;
use super::watch::Watch;
use crate::domain::ids::AddressId;
use crate::planning::Search;
use crate::store::{CalendarDay, Read, StoreError};

/// Longest name of a day.
pub const LONGEST_NAME: usize = 300;

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
    /// A refusal of what was typed, being stopped, and when the store fails.
    pub fn preview(&self, read: &Read<'_>) -> Result<Moved, Refusal> {
        let name = self.checked_name()?;
        let mut days = read.no_delivery_days()?;
        days.retain(|known| known.day != self.day);
        if self.no_delivery {
            days.push(CalendarDay { day: self.day, name });
        }
        let rules = PlanningRules::with_days(read, days)?;
        let mut moved = Moved::default();
        let addresses = affected(read, self.day)?;
        for address in &addresses {
            self.watch.tell(moved.addresses, addresses.len() as u64)?;
            let (fresh, kept) = fresh_of(read, &rules, *address)?;
            moved.count(kept.and_then(|plan| plan.next_delivery), fresh.row.next_delivery);
        }
        Ok(moved)
    }

    fn checked_name(&self) -> Result<String, Refusal> {
        check_date(self.day)?;
        check_text(&self.name, LONGEST_NAME)
    }
}

impl Command for SetCalendarDay {
    type Value = Moved;
    const NAME: &'static str = "set_calendar_day";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Moved, Refusal> {
        let name = self.checked_name()?;
        let before = work.tx.no_delivery_days()?.into_iter().find(|known| known.day == self.day);
        let addresses = affected(work.tx, self.day)?;
        if self.no_delivery {
            work.tx.set_no_delivery(self.day, &name)?;
        } else {
            work.tx.clear_day(self.day)?;
        }
        let rules = PlanningRules::load(work.tx)?;
        let mut moved = Moved::default();
        for address in &addresses {
            self.watch.tell(moved.addresses, addresses.len() as u64)?;
            let replanned = replan_address(work.tx, &rules, *address, &work.stamp)?;
            moved.count(replanned.before, replanned.plan.next_delivery);
        }
        work.changes.everything = true;
        work.note("day", self.day.to_string());
        work.note("before", before.map(|day| day.name));
        work.note("after", self.no_delivery.then_some(name));
        work.note("moved", moved.moved);
        Ok(moved)
    }
}

/// What a kept plan says about the days of the calendar that it looked at.
#[derive(Deserialize)]
struct Searched {
    search: Option<Search>,
}

/// The addresses whose plan depends on the type of the day.
fn affected(read: &Read<'_>, day: NaiveDate) -> Result<Vec<AddressId>, Refusal> {
    let mut addresses = Vec::new();
    read.each_plan_that_may_search(day, |address, body| {
        let searched: Searched =
            serde_json::from_str(body).map_err(|error| StoreError::Damaged(error.to_string()))?;
        if searched.search.is_some_and(|search| (search.from..=search.to).contains(&day)) {
            addresses.push(address);
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(addresses)
}
