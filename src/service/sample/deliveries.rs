//! The hidden consumption of a customer, and the deliveries to which it led.

use chrono::{Datelike, Days, NaiveDate};

use super::calendar::{Calendar, HISTORY_DAYS};
use super::customer::{Customer, Life, Segment};
use super::random::Random;
use crate::domain::planning::PlanningKind;

/// Water brought on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Brought {
    pub(super) on: NaiveDate,
    pub(super) bottles: i64,
}

/// Per cent of the usual use in the months from January on.
const AT_HOME: [i64; 12] = [92, 94, 96, 98, 106, 118, 124, 120, 104, 98, 94, 96];
const AT_WORK: [i64; 12] = [76, 98, 100, 102, 96, 110, 112, 108, 104, 102, 100, 92];
/// What is used on a usual day: the unit of [`Customer::share`].
const USUAL_DAY: i64 = 10_000;
/// Nobody waits longer for water than this.
const LONGEST: u64 = 150;
/// Of a thousand visits by a fixed rhythm so many find that no water is needed.
const SKIPPED: u32 = 50;
/// Of a thousand deliveries of today so many are made already.
const MADE_TODAY: u32 = 500;

/// All deliveries of a customer up to today, in order.
pub(super) fn deliveries(customer: &Customer, calendar: &Calendar, random: &mut Random) -> Vec<Brought> {
    let most = match customer.life {
        Life::New(most) => most,
        _ => usize::MAX,
    };
    let mut brought: Vec<Brought> = Vec::new();
    let mut on = first_day(customer, calendar);
    let mut bottles = customer.bottles;
    while brought.len() < most && on <= calendar.today && customer.end.is_none_or(|end| on <= end) {
        if on == calendar.today && !random.per_mille(MADE_TODAY) {
            break;
        }
        if brought.is_empty() || customer.settings.kind == PlanningKind::Average || !random.per_mille(SKIPPED)
        {
            brought.push(Brought { on, bottles });
        }
        let wanted = wanted(customer, on, bottles, random);
        let next = customer.reachable(wanted, on, calendar);
        bottles = ordered(customer, (on, next), random);
        on = next;
    }
    brought
}

fn first_day(customer: &Customer, calendar: &Calendar) -> NaiveDate {
    let mut week = (0..7).map(|later| customer.begin + Days::new(later));
    let permitted = week.find(|day| customer.settings.weekdays.permits(day.weekday()));
    calendar.open_from(permitted.unwrap_or(customer.begin))
}

/// The day on which the next delivery is wanted, before the weekdays and the calendar have their say.
fn wanted(customer: &Customer, last: NaiveDate, bottles: i64, random: &mut Random) -> NaiveDate {
    match customer.settings.kind {
        PlanningKind::Every => last + Days::new(u64::from(customer.settings.every_days)),
        PlanningKind::Weekdays => last + Days::new(1),
        PlanningKind::Average | PlanningKind::None => {
            let noise = random.between(100 - customer.noise, 100 + customer.noise);
            // A delivery lasts as long as the usual one, more or less by its bottles.
            let mut stock = bottles * customer.gap * USUAL_DAY / customer.bottles * noise / 100;
            let mut days = (1..LONGEST).map(|later| last + Days::new(later));
            let empty = days.find(|day| {
                stock -= customer.share(*day);
                stock < 0
            });
            empty.unwrap_or(last + Days::new(LONGEST))
        }
    }
}

/// Bottles of the next order.
fn ordered(customer: &Customer, (last, next): (NaiveDate, NaiveDate), random: &mut Random) -> i64 {
    match customer.settings.kind {
        PlanningKind::Average | PlanningKind::None => {
            let step = (customer.bottles / 4).max(1);
            (customer.bottles + random.pick(&[0, 0, 0, 0, 0, 0, 0, step, -step])).max(1)
        }
        PlanningKind::Every | PlanningKind::Weekdays => {
            let days = last.iter_days().skip(1).take_while(|day| *day <= next);
            let used: i64 = days.map(|day| customer.share(day)).sum();
            let usual = customer.gap * USUAL_DAY * 100;
            let bottles = (used * customer.bottles * random.between(90, 110) + usual / 2) / usual;
            bottles.clamp(1, customer.bottles * 3)
        }
    }
}

impl Customer {
    /// What is used on a day, in ten-thousandths of the usual day.
    fn share(&self, day: NaiveDate) -> i64 {
        if self.pauses.iter().any(|pause| pause.contains(day)) {
            return 0;
        }
        let season = match self.segment {
            Segment::Flat | Segment::House => AT_HOME,
            _ => AT_WORK,
        };
        let season = season.get(day.month0() as usize).copied().unwrap_or(100);
        let age = (day - self.begin).num_days().max(0);
        let span = i64::try_from(HISTORY_DAYS).unwrap_or(i64::MAX);
        let trend = match self.life {
            Life::Growing => 75 + 70 * age / span,
            Life::Fading => 125 - 65 * age / span,
            _ => 100,
        };
        season * trend
    }

    /// The day on which water really comes: by the ticked weekdays, the periodicity, the calendar and pauses.
    fn reachable(&self, wanted: NaiveDate, last: NaiveDate, calendar: &Calendar) -> NaiveDate {
        let day = calendar.shift(self.permitted(wanted, last), last);
        match self.pauses.iter().find(|pause| pause.contains(day)) {
            Some(pause) => calendar.open_from(pause.to + Days::new(1)),
            None => day,
        }
    }

    /// The permitted day nearest to the wanted one, the earlier of two; by a fixed rhythm the first one.
    fn permitted(&self, wanted: NaiveDate, last: NaiveDate) -> NaiveDate {
        let week = |day: NaiveDate| (day.num_days_from_ce() - 1).div_euclid(7);
        let every = i32::from(self.settings.periodicity);
        let fits = |day: &NaiveDate| {
            let weeks = week(*day) - week(last);
            *day > last
                && self.settings.weekdays.permits(day.weekday())
                && (every == 1 || (weeks > 0 && weeks % every == 0))
        };
        let back = if self.settings.kind == PlanningKind::Average { 15 } else { 0 };
        let mut near = (0..60).flat_map(|away| {
            let earlier = (away <= back).then(|| wanted - Days::new(away));
            earlier.into_iter().chain(std::iter::once(wanted + Days::new(away)))
        });
        match self.settings.kind {
            PlanningKind::Every => wanted,
            _ => near.find(fits).unwrap_or(wanted),
        }
    }
}
