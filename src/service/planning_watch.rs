//! Addresses whose planning a manager should look at: without a plan, with another consumption than before, silent against
//! their own rhythm, paused. Read in one pass over the office.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::office::Actor;
use super::office::allowed;
use super::refusal::Refusal;
use super::replanning::history;
use super::rights::Right;
use super::rules::PlanningRules;
use super::watch::Watch;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, RouteId, UserId};
use crate::domain::planning::Pause;
use crate::planning::{
    Delivery, Habits, Pauses, Plan, Reason, Rhythm, Silence, SilenceLevel, Subject, plan, silence,
};
use crate::store::{PlaceRow, Planned, Read};

/// Addresses between two words on how far it is.
const STRIDE: u64 = 512;

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchRequest {
    /// Who asks.
    pub actor: Actor,
    /// The workstation's date.
    pub today: NaiveDate,
    /// Changes of consumption are looked for in deliveries since this day.
    pub changed_since: NaiveDate,
}

/// An address as the lists name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub address: AddressId,
    /// The office's own code.
    pub code: String,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// The run it is on.
    pub route: Option<RouteId>,
    /// Its manager.
    pub manager: Option<UserId>,
}

impl From<&PlaceRow<'_>> for Place {
    fn from(row: &PlaceRow<'_>) -> Self {
        Self {
            address: row.address,
            code: row.code.to_owned(),
            client: row.client.to_owned(),
            text: row.text.to_owned(),
            route: row.route,
            manager: row.manager,
        }
    }
}

/// Why an address stands in a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// It has no next date (P-1, P-6).
    Unplanned {
        /// What stands in the way.
        reason: Reason,
        /// Its last delivery.
        last: Option<NaiveDate>,
    },
    /// A delivery cut its consumption by more than a half, or more than doubled it.
    Changed {
        /// The day of the delivery.
        on: NaiveDate,
        /// Millilitres a day as they were known before it.
        before_ml: i64,
        /// And after it.
        after_ml: i64,
    },
    /// It is silent longer than its rhythm lets expect.
    Silent {
        /// How long, and how likely it is lost.
        silence: Silence,
        /// Its last delivery.
        last: NaiveDate,
    },
    /// It is paused today (P-10).
    Paused {
        /// From when to when; pauses that touch are one.
        pause: Pause,
        /// The delivery after it.
        next: Option<NaiveDate>,
    },
}

impl Why {
    /// Days beyond what is usual, for one that is silent.
    pub fn days_beyond(silence: &Silence) -> i64 {
        (silence.silent_days as f64 - silence.usual_days).round().max(0.0) as i64
    }
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Watched {
    /// Which address.
    pub place: Place,
    /// Why it stands here.
    pub why: Why,
}

/// The lists. Only active addresses stand in them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanningWatch {
    /// Without a next date, by what stands in the way.
    pub unplanned: Vec<Watched>,
    /// With another consumption than before, the newest first.
    pub changed: Vec<Watched>,
    /// Silent against their own rhythm, by risk.
    pub silent: Vec<Watched>,
    /// Paused, those first that come back soonest.
    pub paused: Vec<Watched>,
    /// Active addresses that were looked at.
    pub addresses: u64,
}

/// Reads the lists.
///
/// # Errors
/// Without the right, when stopped, and when the store fails.
pub fn planning_watch(
    read: &Read<'_>,
    request: &WatchRequest,
    watch: &Watch,
) -> Result<PlanningWatch, Refusal> {
    allowed(read, &request.actor, Right::Supervise)?;
    let rules = PlanningRules::load(read)?;
    let total = read.count_addresses()?;
    let mut found: BTreeMap<AddressId, Vec<Why>> = BTreeMap::new();
    let mut done = 0;
    read.each_planned(|planned| {
        if done % STRIDE == 0 {
            watch.tell((done, total))?;
        }
        done += 1;
        let whys = look_at(&planned, &rules, request);
        if !whys.is_empty() {
            found.insert(planned.address, whys);
        }
        Ok::<_, Refusal>(())
    })?;
    watch.tell((total, total))?;
    let mut lists = PlanningWatch { addresses: done, ..PlanningWatch::default() };
    read.each_place(|row| {
        for why in found.remove(&row.address).into_iter().flatten() {
            lists.take(Watched { place: Place::from(&row), why });
        }
        Ok::<_, Refusal>(())
    })?;
    lists.sort();
    Ok(lists)
}

impl PlanningWatch {
    fn take(&mut self, watched: Watched) {
        match watched.why {
            Why::Unplanned { .. } => self.unplanned.push(watched),
            Why::Changed { .. } => self.changed.push(watched),
            Why::Silent { .. } => self.silent.push(watched),
            Why::Paused { .. } => self.paused.push(watched),
        }
    }

    fn sort(&mut self) {
        let by_client = |one: &Watched, other: &Watched| {
            (&one.place.client, one.place.address).cmp(&(&other.place.client, other.place.address))
        };
        self.unplanned.sort_by(|one, other| rank(one).cmp(&rank(other)).then_with(|| by_client(one, other)));
        self.changed.sort_by(|one, other| day(other).cmp(&day(one)).then_with(|| by_client(one, other)));
        self.silent
            .sort_by(|one, other| risk(other).total_cmp(&risk(one)).then_with(|| by_client(one, other)));
        self.paused.sort_by(|one, other| day(one).cmp(&day(other)).then_with(|| by_client(one, other)));
    }
}

/// What the office can do something about comes first, what was chosen last.
fn rank(watched: &Watched) -> u8 {
    match &watched.why {
        Why::Unplanned { reason: Reason::SettingsRefused { .. }, .. } => 0,
        Why::Unplanned { reason: Reason::NoDeliveryDay { .. } | Reason::NoDayAfterPause { .. }, .. } => 1,
        Why::Unplanned { reason: Reason::RateUnknown, .. } => 2,
        Why::Unplanned { reason: Reason::NoDelivery, .. } => 3,
        _ => 4,
    }
}

fn day(watched: &Watched) -> Option<NaiveDate> {
    match watched.why {
        Why::Changed { on, .. } => Some(on),
        Why::Paused { pause, .. } => Some(pause.to),
        _ => None,
    }
}

fn risk(watched: &Watched) -> f64 {
    if let Why::Silent { silence, .. } = &watched.why { silence.risk } else { 0.0 }
}

/// The lists in which an address stands, and why.
fn look_at(planned: &Planned<'_>, rules: &PlanningRules, request: &WatchRequest) -> Vec<Why> {
    let mut whys = Vec::new();
    if planned.status != AddressStatus::Active {
        return whys;
    }
    let deliveries = history(planned.deliveries);
    let subject = Subject {
        deliveries: &deliveries,
        settings: &planned.settings,
        pauses: planned.pauses,
        plannable: true,
        rate_override: None,
    };
    let next = planned.kept.as_ref().and_then(|kept| kept.next_delivery);
    if next.is_none() {
        whys.extend(unplanned(&plan(&subject, &rules.rules()), &deliveries));
    }
    whys.extend(changes(&subject, rules, request));
    whys.extend(silent(&subject, rules, request.today));
    if let Some(pause) = Pauses::new(planned.pauses).around(request.today) {
        whys.push(Why::Paused { pause, next });
    }
    whys
}

fn unplanned(plan: &Plan, deliveries: &[Delivery]) -> Option<Why> {
    let reason = plan.reasons.last().filter(|_| plan.next_delivery.is_none())?;
    Some(Why::Unplanned { reason: reason.clone(), last: deliveries.last().map(|delivery| delivery.on) })
}

/// Each delivery of the period that changed the consumption by more than a half or to more than double.
fn changes(subject: &Subject<'_>, rules: &PlanningRules, request: &WatchRequest) -> Vec<Why> {
    let deliveries = subject.deliveries;
    let rate = |until: usize| {
        let known = Subject { deliveries: &deliveries[..until], ..*subject };
        plan(&known, &rules.rules()).rate_ml_per_day.filter(|ml| *ml > 0)
    };
    let first = deliveries.partition_point(|delivery| delivery.on < request.changed_since).max(1);
    let watered = (first..deliveries.len()).filter(|at| deliveries[*at].has_water());
    watered
        .filter_map(|at| {
            let (before_ml, after_ml) = rate(at).zip(rate(at + 1))?;
            let is_large = after_ml > before_ml.saturating_mul(2) || after_ml.saturating_mul(2) < before_ml;
            is_large.then_some(Why::Changed { on: deliveries[at].on, before_ml, after_ml })
        })
        .collect()
}

/// By the rhythm of the address, whichever way the office estimates its dates.
fn silent(subject: &Subject<'_>, rules: &PlanningRules, today: NaiveDate) -> Option<Why> {
    let pauses = Pauses::new(subject.pauses);
    let habits = Habits { initial_ml_per_day: subject.settings.initial(), pauses: &pauses };
    let office = rules.rules();
    let rhythm = Rhythm::of(subject.deliveries, &habits, office.calibration)?;
    let last = rhythm.last.on;
    if last > today {
        return None;
    }
    let silence = silence(&rhythm.forecast(office.calibration, office.caution), last, subject.pauses, today)?;
    (silence.level != SilenceLevel::None).then_some(Why::Silent { silence, last })
}
