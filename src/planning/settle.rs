//! From a target to the date: shift, then pause, then call delay.
//!
//! The order is that of the rules. The shift (P-7) moves the whole route and comes first; a date that then lies in a pause
//! (P-10) waits for the first delivery day after it. So a closed target inside a pause may still be met on the day before
//! the pause begins.

use chrono::NaiveDate;

use super::calendar::{DeliveryCalendar, plus};
use super::permitted::PermittedDays;
use super::plan::{Ground, Plan, Search};
use super::reason::Reason;
use crate::domain::planning::PlanningKind;

/// Days forward in which a shift looks for a delivery day (P-7).
const SHIFT_DAYS: i64 = 60;
/// Days after a pause in which a date is looked for (P-10).
const AFTER_PAUSE_DAYS: i64 = 400;

/// Writes the date that `target` leads to into the plan, with its reasons; `last` is the last delivery.
pub(super) fn settle(plan: &mut Plan, last: NaiveDate, target: NaiveDate, ground: &Ground<'_>) {
    let mut search = Search { from: plus(target, -1), to: target };
    let date = shifted(plan, last, target, ground.calendar);
    search.to = target.max(date.unwrap_or_else(|| plus(target, SHIFT_DAYS)));
    let date = date.and_then(|date| unpaused(plan, last, date, ground, &mut search));
    plan.search = Some(search);
    plan.next_delivery = date;
    let delay = ground.settings.call_delay;
    plan.call_on = date.map(|date| plus(date, i64::from(delay)));
    if let Some(call_on) = plan.call_on.filter(|_| delay > 0) {
        plan.reasons.push(Reason::CallDelay { days: delay, call_on });
    }
}

/// P-7: one day earlier, otherwise later day by day.
fn shifted(
    plan: &mut Plan,
    last: NaiveDate,
    target: NaiveDate,
    calendar: &DeliveryCalendar,
) -> Option<NaiveDate> {
    if calendar.is_deliverable(target) {
        return Some(target);
    }
    let earlier = plus(target, -1);
    let date = if earlier > last && calendar.is_deliverable(earlier) {
        Some(earlier)
    } else {
        (1..=SHIFT_DAYS).map(|days| plus(target, days)).find(|&day| calendar.is_deliverable(day))
    };
    plan.reasons.push(match date {
        Some(to) => Reason::Shift { from: target, to, names: names(calendar, target, to) },
        None => Reason::NoDeliveryDay { target },
    });
    date
}

/// The distinct names of the closed days that a shift passed over, in their order.
fn names(calendar: &DeliveryCalendar, target: NaiveDate, to: NaiveDate) -> Vec<String> {
    let mut names = Vec::<String>::new();
    let passed = target.iter_days().take_while(|&day| day == target || day < to);
    for name in passed.filter_map(|day| calendar.name(day)) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// P-10: a date in a pause moves to the first delivery day after it that is permitted; should that lie in a further pause,
/// past that one too.
fn unpaused(
    plan: &mut Plan,
    last: NaiveDate,
    mut date: NaiveDate,
    ground: &Ground<'_>,
    search: &mut Search,
) -> Option<NaiveDate> {
    let permitted = PermittedDays::after(last, ground.settings);
    let any_day = ground.settings.kind == PlanningKind::Every;
    let fits = |day: NaiveDate| ground.calendar.is_deliverable(day) && (any_day || permitted.contains(day));
    while let Some(pause) = ground.pauses.around(date) {
        let next = (1..=AFTER_PAUSE_DAYS)
            .map(|days| plus(pause.to, days))
            .find(|&day| fits(day) && !pause.contains(day));
        let Some(moved_to) = next else {
            search.to = search.to.max(plus(pause.to, AFTER_PAUSE_DAYS));
            plan.reasons.push(Reason::NoDayAfterPause { after: pause.to });
            return None;
        };
        search.to = search.to.max(moved_to);
        plan.reasons.push(Reason::Pause { from: pause.from, to: pause.to, moved_to });
        date = moved_to;
    }
    Some(date)
}
