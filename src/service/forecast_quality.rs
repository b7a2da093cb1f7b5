//! How right the forecast was, month by month: each delivery beside the date that stood for it on the day before, by planning
//! kind, route and manager.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use chrono::{Datelike, Months, NaiveDate};

use super::office::Actor;
use super::office::allowed;
use super::refusal::Refusal;
use super::replanning::history;
use super::rights::Right;
use super::rules::PlanningRules;
use super::watch::Watch;
use crate::domain::ids::{AddressId, RouteId, UserId};
use crate::domain::planning::{Estimator, Pause, PlanningKind, PlanningSettings};
use crate::planning::{
    Delivery, Habits, History, MonthlyCalibrations, Pauses, Rules, Subject, Tally, hindsight,
};
use crate::store::{Planned, Read};

/// Addresses between two words on how far it is.
const STRIDE: u64 = 256;
/// Threads that judge; a workstation has other work too.
const MOST_THREADS: usize = 4;

/// What to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QualityRequest {
    /// Who asks.
    pub actor: Actor,
    /// The workstation's date.
    pub today: NaiveDate,
    /// How many months back, the current one included.
    pub months: u32,
}

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Year.
    pub year: i32,
    /// 1 … 12.
    pub month: u32,
}

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }
}

/// By what the figures are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cut {
    /// The whole office.
    #[default]
    Whole,
    /// By the way of planning that the address has now.
    Kind,
    /// By route.
    Route,
    /// By manager.
    Manager,
}

impl Cut {
    /// Every cut, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Whole, Self::Kind, Self::Route, Self::Manager];
}

/// One part of a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// All deliveries.
    Whole,
    /// Of addresses planned in one way.
    Kind(&'static str),
    /// Of addresses on one route, or on none.
    Route(Option<RouteId>),
    /// Of addresses of one manager, or of none.
    Manager(Option<UserId>),
}

/// Of whose addresses the deliveries are shown; everybody's where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Only {
    /// Of this manager.
    pub manager: Option<UserId>,
    /// On this route.
    pub route: Option<RouteId>,
}

impl Only {
    /// Whether an address of this manager and route is shown.
    pub fn shows(&self, manager: Option<UserId>, route: Option<RouteId>) -> bool {
        self.manager.is_none_or(|only| manager == Some(only))
            && self.route.is_none_or(|only| route == Some(only))
    }
}

/// The deliveries of one month with everything by which they can be cut in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell {
    month: Month,
    key: Key,
    tally: Tally,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key {
    kind: &'static str,
    route: Option<RouteId>,
    manager: Option<UserId>,
}

impl Key {
    const fn group(self, cut: Cut) -> Group {
        match cut {
            Cut::Whole => Group::Whole,
            Cut::Kind => Group::Kind(self.kind),
            Cut::Route => Group::Route(self.route),
            Cut::Manager => Group::Manager(self.manager),
        }
    }
}

/// The figures of an office.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForecastQuality {
    months: Vec<Month>,
    cells: Vec<Cell>,
}

impl ForecastQuality {
    /// The months, oldest first, those without a delivery included.
    pub fn months(&self) -> &[Month] {
        &self.months
    }

    /// The parts of a cut with their figures over all months, in a steady order; empty where nothing was judged.
    pub fn groups(&self, cut: Cut, only: Only) -> Vec<(Group, Tally)> {
        let mut groups: BTreeMap<Group, Tally> = BTreeMap::new();
        for cell in self.shown(only) {
            groups.entry(cell.key.group(cut)).or_default().add(&cell.tally);
        }
        groups.into_iter().collect()
    }

    /// The figures of one part for each month.
    pub fn by_month(&self, cut: Cut, group: Group, only: Only) -> Vec<(Month, Tally)> {
        let figures = |month: &Month| {
            let mut tally = Tally::default();
            for cell in self.shown(only).filter(|cell| cell.month == *month && cell.key.group(cut) == group) {
                tally.add(&cell.tally);
            }
            (*month, tally)
        };
        self.months.iter().map(figures).collect()
    }

    fn shown(&self, only: Only) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(move |cell| only.shows(cell.key.manager, cell.key.route))
    }
}

/// Judges the deliveries of the last months.
///
/// # Errors
/// Without the right, when stopped, and when the store fails.
pub fn forecast_quality(
    read: &Read<'_>,
    request: &QualityRequest,
    watch: &Watch,
) -> Result<ForecastQuality, Refusal> {
    allowed(read, &request.actor, Right::Supervise)?;
    let months = months_until(request.today, request.months.max(1));
    let since = months.first().and_then(|month| NaiveDate::from_ymd_opt(month.year, month.month, 1));
    let since = since.unwrap_or(request.today);
    let rules = PlanningRules::load(read)?;
    // Reading is the first half of the way, judging the second.
    let total = read.count_addresses()?;
    let addresses = everything(read, |done| watch.tell((done, 2 * total)))?;
    let calibrations = match rules.estimator() {
        Estimator::Plain => MonthlyCalibrations::default(),
        Estimator::Adaptive => learned(&addresses),
    };
    let judging = Judging { since, until: request.today, rules: rules.rules(), calibrations: &calibrations };
    let cells = judging.all(&addresses, |done| watch.tell((total + done, 2 * total)))?;
    watch.tell((2 * total, 2 * total))?;
    Ok(ForecastQuality { months, cells })
}

fn months_until(today: NaiveDate, count: u32) -> Vec<Month> {
    let first = today.with_day(1).unwrap_or(today);
    (0..count).rev().filter_map(|back| first.checked_sub_months(Months::new(back))).map(Month::of).collect()
}

/// What is judged of one address.
struct Judged {
    address: AddressId,
    key: Key,
    settings: PlanningSettings,
    pauses: Vec<Pause>,
    merged: Pauses,
    deliveries: Vec<Delivery>,
}

/// Every address with a history. Held whole, for calibrations follow from all of them in the order of days.
fn everything(read: &Read<'_>, tell: impl Fn(u64) -> Result<(), Refusal>) -> Result<Vec<Judged>, Refusal> {
    let mut owners = HashMap::new();
    read.each_place(|place| {
        owners.insert(place.address, (place.route, place.manager));
        Ok::<_, Refusal>(())
    })?;
    let (mut addresses, mut done) = (Vec::new(), 0);
    read.each_planned(|planned: Planned<'_>| {
        if done % STRIDE == 0 {
            tell(done)?;
        }
        done += 1;
        if let Some((route, manager)) =
            owners.get(&planned.address).filter(|_| !planned.deliveries.is_empty())
        {
            addresses.push(Judged {
                address: planned.address,
                key: Key { kind: planned.settings.kind.code(), route: *route, manager: *manager },
                merged: Pauses::new(planned.pauses),
                pauses: planned.pauses.to_vec(),
                deliveries: history(planned.deliveries),
                settings: planned.settings,
            });
        }
        Ok::<_, Refusal>(())
    })?;
    debug_assert!(
        addresses.is_sorted_by_key(|one| one.address),
        "the order in which calibrations are learned"
    );
    Ok(addresses)
}

fn learned(addresses: &[Judged]) -> MonthlyCalibrations {
    let histories: Vec<History<'_>> = addresses
        .iter()
        .map(|one| History {
            deliveries: &one.deliveries,
            habits: Habits { initial_ml_per_day: one.settings.initial_ml_per_day, pauses: &one.merged },
        })
        .collect();
    MonthlyCalibrations::learn(&histories)
}

/// How deliveries are judged.
#[derive(Clone, Copy)]
struct Judging<'a> {
    since: NaiveDate,
    until: NaiveDate,
    rules: Rules<'a>,
    calibrations: &'a MonthlyCalibrations,
}

type Cells = HashMap<(Month, Key), Tally>;

impl Judging<'_> {
    /// Judges all addresses on several threads.
    fn all(
        self,
        addresses: &[Judged],
        tell: impl Fn(u64) -> Result<(), Refusal> + Sync,
    ) -> Result<Vec<Cell>, Refusal> {
        let threads = thread::available_parallelism().map_or(1, |count| count.get().min(MOST_THREADS));
        let share = addresses.len().div_ceil(threads).max(1);
        let (done, tell) = (&AtomicU64::new(0), &tell);
        let parts: Vec<Result<Cells, Refusal>> = thread::scope(|scope| {
            let work = |part| scope.spawn(move || self.part(part, done, tell));
            let parts: Vec<_> = addresses.chunks(share).map(work).collect();
            parts.into_iter().map(|part| part.join().unwrap_or(Err(Refusal::OfficeGone))).collect()
        });
        let mut whole: BTreeMap<(Month, Key), Tally> = BTreeMap::new();
        for part in parts {
            for (cell, tally) in part? {
                whole.entry(cell).or_default().add(&tally);
            }
        }
        Ok(whole.into_iter().map(|((month, key), tally)| Cell { month, key, tally }).collect())
    }

    fn part(
        self,
        addresses: &[Judged],
        done: &AtomicU64,
        tell: &impl Fn(u64) -> Result<(), Refusal>,
    ) -> Result<Cells, Refusal> {
        let mut cells = Cells::new();
        for one in addresses {
            let so_far = done.fetch_add(1, Ordering::Relaxed);
            if so_far.is_multiple_of(STRIDE) {
                tell(so_far)?;
            }
            let subject = Subject {
                deliveries: &one.deliveries,
                settings: &one.settings,
                pauses: &one.pauses,
                plannable: true,
                rate_override: None,
            };
            let judged = hindsight(&subject, &self.rules, self.since, |day| self.calibrations.on(day));
            for delivery in judged.iter().filter(|delivery| delivery.on <= self.until) {
                cells.entry((Month::of(delivery.on), one.key)).or_default().count(delivery);
            }
        }
        Ok(cells)
    }
}

impl Group {
    /// The way of planning of a group by kind.
    pub fn kind(self) -> Option<PlanningKind> {
        match self {
            Self::Kind(code) => PlanningKind::from_code(code),
            _ => None,
        }
    }
}
