//! How right an estimator was.

use std::fmt;

use chrono::NaiveDate;

use super::replay::Backtest;

/// A near miss: at most so many days off.
const NEAR_DAYS: i64 = 2;

/// One prediction and what came.
pub(super) struct Outcome {
    pub expected: NaiveDate,
    pub interval: Option<(NaiveDate, NaiveDate)>,
    pub actual: NaiveDate,
}

/// Sums over all judged deliveries: those with at least one completed interval before them and a next delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    pub judged: u64,
    absolute_days: i64,
    signed_days: i64,
    near: u64,
    intervals: u64,
    inside: u64,
}

impl Score {
    pub(super) fn count(&mut self, outcome: &Outcome) {
        let error = (outcome.expected - outcome.actual).num_days();
        self.judged += 1;
        self.absolute_days += error.abs();
        self.signed_days += error;
        self.near += u64::from(error.abs() <= NEAR_DAYS);
        if let Some((from, to)) = outcome.interval {
            self.intervals += 1;
            self.inside += u64::from((from..=to).contains(&outcome.actual));
        }
    }

    /// Mean absolute error in days; none where nothing was judged.
    pub fn mean_error(&self) -> Option<f64> {
        share(self.absolute_days as f64, self.judged)
    }

    /// Mean signed error in days: above zero where the expected day lay too late.
    pub fn bias(&self) -> Option<f64> {
        share(self.signed_days as f64, self.judged)
    }

    /// Share of outcomes at most two days off, 0 … 1.
    pub fn near_share(&self) -> Option<f64> {
        share(self.near as f64, self.judged)
    }

    /// Share of outcomes inside the interval, 0 … 1; none for an estimator that gives no interval.
    pub fn inside_share(&self) -> Option<f64> {
        share(self.inside as f64, self.intervals)
    }
}

fn share(sum: f64, of: u64) -> Option<f64> {
    (of > 0).then(|| sum / of as f64)
}

/// The table of both estimators.
impl fmt::Display for Backtest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: Option<f64>, unit: f64| match value {
            Some(value) => format!("{:.2}", value * unit),
            None => "-".to_owned(),
        };
        type Column = fn(&Score) -> Option<f64>;
        let rows: [(&str, Column, f64); 4] = [
            ("mean absolute error, days", Score::mean_error, 1.0),
            ("bias, days (late above zero)", Score::bias, 1.0),
            ("within 2 days, %", Score::near_share, 100.0),
            ("inside the interval, %", Score::inside_share, 100.0),
        ];
        writeln!(f, "{:<30}{:>12}{:>12}", "", "plain", "adaptive")?;
        for (name, column, unit) in rows {
            let (plain, adaptive) = (number(column(&self.plain), unit), number(column(&self.adaptive), unit));
            writeln!(f, "{name:<30}{plain:>12}{adaptive:>12}")?;
        }
        writeln!(f, "{:<30}{:>12}{:>12}", "judged deliveries", self.plain.judged, self.adaptive.judged)?;
        writeln!(f, "{:<30}{:>12}{:>12}", "deliveries", "", self.predictions.len())?;
        writeln!(f, "{:<30}{:>12}{:>12}", "expected on a closed day", "", self.on_closed_days)
    }
}
