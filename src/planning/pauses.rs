//! Days that do not count (P-10).

use chrono::NaiveDate;

use super::calendar::plus;
use crate::domain::planning::Pause;

/// The pauses of one address, in order; those that touch or overlap are one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pauses(Vec<Pause>);

impl Pauses {
    /// Pauses in any order. One that ends before it begins holds no day and is left out.
    pub fn new(pauses: &[Pause]) -> Self {
        let mut sorted: Vec<Pause> = pauses.iter().copied().filter(|pause| pause.from <= pause.to).collect();
        sorted.sort_unstable();
        let mut merged = Vec::<Pause>::with_capacity(sorted.len());
        for pause in sorted {
            match merged.last_mut() {
                Some(last) if pause.from <= plus(last.to, 1) => last.to = last.to.max(pause.to),
                _ => merged.push(pause),
            }
        }
        Self(merged)
    }

    /// The pause in which the day lies.
    pub fn around(&self, day: NaiveDate) -> Option<Pause> {
        self.0.iter().copied().find(|pause| pause.contains(day))
    }

    /// Days after `from` up to and with `to` that are not paused; zero where `to` does not lie after `from`.
    pub fn days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        (to - from).num_days().max(0) - self.paused_between(from, to)
    }

    /// Paused days after `from` up to and with `to`.
    pub fn paused_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let overlap = |pause: &Pause| (pause.to.min(to) - pause.from.max(plus(from, 1))).num_days() + 1;
        self.0.iter().map(|pause| overlap(pause).max(0)).sum()
    }

    /// The day on which `days` days that are not paused have passed since `from`.
    pub fn after(&self, from: NaiveDate, days: i64) -> NaiveDate {
        let mut day = plus(from, days);
        for pause in self.0.iter().filter(|pause| pause.to > from) {
            let first = pause.from.max(plus(from, 1));
            if day < first {
                break;
            }
            day = plus(day, (pause.to - first).num_days() + 1);
        }
        day
    }
}
