//! The four lists of the desk: which rows, one for each address, in which order, and the counts of their tabs.

use chrono::{Datelike, Days, NaiveDate};

use super::office::Actor;
use super::refusal::{Refusal, Thing};
use super::review::right_at;
use super::rules::{OrderAnchor, ReviewRules, order_anchor};
use crate::clock;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, RouteId, UserId};
use crate::domain::money::Money;
use crate::domain::task::TaskKind;
use crate::store::{BirthdayRow, ChurnRow, Counts, DeskQuery, DeskRow, DueCall, Read};

/// What the filter bar asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskRequest {
    /// The list date D; tomorrow by default (S1-35).
    pub date: NaiveDate,
    /// The workstation's date.
    pub today: NaiveDate,
    /// The present instant, UTC.
    pub now: String,
    /// Only addresses of this manager (S1-34).
    pub manager: Option<UserId>,
    /// Only addresses of this route (S1-36).
    pub route: Option<RouteId>,
}

impl DeskRequest {
    fn query(&self, read: &Read<'_>) -> Result<DeskQuery, Refusal> {
        let anchor = match order_anchor(read)? {
            OrderAnchor::ListDate => self.date,
            OrderAnchor::Today => self.today,
        };
        Ok(DeskQuery {
            date: self.date,
            window: around(anchor),
            near: around(self.today),
            now: self.now.clone(),
            midnight: clock::midnight(self.today).unwrap_or_else(|| self.now.clone()),
            manager: self.manager,
            route: self.route,
        })
    }

    /// Birthdays of today as month * 100 + day; 29 February shows on the 28th of common years.
    fn birthdays(&self) -> (u32, u32) {
        let day = self.today.month() * 100 + self.today.day();
        let leap_day = day == 228 && !self.today.leap_year();
        (day, if leap_day { 229 } else { day })
    }
}

fn around(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let before = day.checked_sub_days(Days::new(1)).unwrap_or(day);
    (before, day.checked_add_days(Days::new(1)).unwrap_or(day))
}

/// The tab Active: one row for each address, promised calls and tasks of a minute that are due on top, then undelivered
/// orders, then those with a time, then by route and address.
///
/// # Errors
/// When the store fails.
pub fn active(read: &Read<'_>, request: &DeskRequest) -> Result<Vec<DeskRow>, Refusal> {
    let rows = one_for_each_address(read.active_rows(&request.query(read)?)?, &request.now);
    Ok(in_default_order(rows, &request.now))
}

/// The tab Overdue: one row for each address, its oldest task; the oldest rows first.
///
/// # Errors
/// When the store fails.
pub fn overdue(read: &Read<'_>, request: &DeskRequest) -> Result<Vec<DeskRow>, Refusal> {
    let mut rows = read.overdue_rows(&request.query(read)?)?;
    rows.sort_unstable_by_key(|row| (row.address, row.list_date, row.task));
    rows.dedup_by_key(|row| row.address);
    rows.sort_by(|a, b| (a.list_date, &a.route, &a.text).cmp(&(b.list_date, &b.route, &b.text)));
    Ok(rows)
}

/// The tab Churn review: exactly the addresses with that status (S0-03); first what waits for the one who looks at it, then
/// what is longest at its stage. `None`: nobody's.
///
/// # Errors
/// When the store fails.
pub fn churn(
    read: &Read<'_>,
    request: &DeskRequest,
    viewer: Option<&Actor>,
) -> Result<Vec<ChurnRow>, Refusal> {
    let rules = ReviewRules::load(read)?;
    let mut rows = read.churn_rows(&request.query(read)?)?;
    for row in &mut rows {
        row.days = row.since.map_or(0, |since| (request.today - since).num_days());
        row.late = row.stage.and_then(|stage| rules.limit(stage)).is_some_and(|limit| row.days > limit);
        // The mark of S0-37 does not outlive a debt that came since.
        row.no_debts &= row.debt == Money::ZERO && row.container_debt <= 0;
        row.mine = viewer.zip(row.stage).is_some_and(|(viewer, stage)| viewer.may(right_at(stage)));
    }
    // They come longest first, and stay so.
    rows.sort_by_key(|row| !row.mine);
    Ok(rows)
}

/// The tab Birthdays: of today, whatever the list date is (S1-74, R-28).
///
/// # Errors
/// When the store fails.
pub fn birthdays(read: &Read<'_>, request: &DeskRequest) -> Result<Vec<BirthdayRow>, Refusal> {
    Ok(read.birthday_rows(&request.query(read)?, request.birthdays())?)
}

/// The promised calls of a user and of anyone whose minute has come, longest due first.
///
/// # Errors
/// When the store fails.
pub fn due_calls(read: &Read<'_>, request: &DeskRequest, user: UserId) -> Result<Vec<DueCall>, Refusal> {
    Ok(read.due_calls(&request.query(read)?, user)?)
}

/// Where the row of an address stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// In Active of a date.
    Active(NaiveDate),
    /// In Overdue.
    Overdue,
    /// In Churn review.
    Review,
}

/// Where somebody who looks for an address finds its row: in the nearest list of today or later, or left over from
/// earlier dates. `None`: nothing is open for it. An order nearby may hide the row all the same (S1-41).
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn whereabouts(
    read: &Read<'_>,
    address: AddressId,
    today: NaiveDate,
) -> Result<Option<Whereabouts>, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    match read.address(address)?.ok_or_else(unknown)?.address.status {
        AddressStatus::Closed => return Ok(None),
        AddressStatus::ChurnReview => return Ok(Some(Whereabouts::Review)),
        AddressStatus::Active => {}
    }
    let tasks = read.open_tasks(address)?;
    let mut dates = tasks.iter().filter(|task| task.kind != TaskKind::Review).map(|task| task.list_date);
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    Ok(if let Some(date) = dates.clone().find(|date| *date >= today) {
        Some(Whereabouts::Active(date))
    } else if dates.next().is_some() {
        Some(Whereabouts::Overdue)
    } else if read.planning(address)?.is_some_and(|planning| planning.always_show) {
        Some(Whereabouts::Active(tomorrow))
    } else {
        None
    })
}

/// Unhandled rows of the four tabs.
///
/// # Errors
/// When the store fails.
pub fn counts(read: &Read<'_>, request: &DeskRequest) -> Result<Counts, Refusal> {
    Ok(read.counts(&request.query(read)?, request.birthdays())?)
}

/// What comes first in the list, and which of several tasks of one address makes its row.
fn rank(row: &DeskRow, now: &str) -> u8 {
    let promised = matches!(row.kind, TaskKind::Callback | TaskKind::Manual);
    match row.kind {
        _ if promised && row.due_at.as_deref().is_some_and(|due| due <= now) => 0,
        TaskKind::Undelivered => 1,
        TaskKind::Callback => 2,
        TaskKind::Manual if row.due_at.is_some() => 2,
        TaskKind::Manual => 3,
        TaskKind::Planned | TaskKind::Postponed | TaskKind::Review => 4,
        TaskKind::Always => 5,
    }
}

fn one_for_each_address(mut rows: Vec<DeskRow>, now: &str) -> Vec<DeskRow> {
    rows.sort_by_cached_key(|row| (row.address, rank(row, now), row.task));
    rows.dedup_by_key(|row| row.address);
    rows
}

fn in_default_order(mut rows: Vec<DeskRow>, now: &str) -> Vec<DeskRow> {
    let place = |row: &DeskRow| rank(row, now).min(3);
    rows.sort_by(|a, b| {
        (place(a), &a.due_at, &a.route, &a.text, a.address).cmp(&(
            place(b),
            &b.due_at,
            &b.route,
            &b.text,
            b.address,
        ))
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(today: &str) -> DeskRequest {
        let today: NaiveDate = today.parse().unwrap();
        DeskRequest { date: today, today, now: String::new(), manager: None, route: None }
    }

    #[test]
    fn r_28_a_leap_birthday_is_kept_on_the_28th_of_a_common_year() {
        assert_eq!(request("2026-02-28").birthdays(), (228, 229));
        assert_eq!(request("2028-02-28").birthdays(), (228, 228));
        assert_eq!(request("2028-02-29").birthdays(), (229, 229));
    }
}
