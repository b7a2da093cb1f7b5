//! Why a date is what it is, as data (P-33).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::planning::{PlanningSettingsError, Weekdays};

/// One step from the history to the date, or what stood in its way. The window puts it into words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Reason {
    /// No date: the address is in churn review or closed (P-6).
    NotActive,
    /// No date: the kind is *Do not plan* (P-6).
    DoNotPlan,
    /// No date: nothing was delivered yet (P-1).
    NoDelivery,
    /// No date: *By average* without a second delivery or an initial consumption (P-1).
    RateUnknown,
    /// No date: the stored settings break a rule (P-4, P-5, P-8).
    SettingsRefused { why: PlanningSettingsError },
    /// No date: no delivery day within 60 days after `target` (P-7).
    NoDeliveryDay { target: NaiveDate },
    /// No date: no permitted delivery day within 400 days after a pause that ends on `after` (P-10).
    NoDayAfterPause { after: NaiveDate },
    /// What was delivered last.
    Delivered { on: NaiveDate, ml: i64 },
    /// Consumption, and what it rests on.
    Rate { ml_per_day: i64, basis: RateBasis },
    /// The water lasts until this day: so many days, paused ones left out; `caution_days` of them were taken off (P-2, P-13).
    RunOut { on: NaiveDate, days: i64, caution_days: i64, paused_days: i64 },
    /// The permitted day nearest to the run-out (P-2, P-4).
    PermittedDay { on: NaiveDate, weekdays: Weekdays, periodicity: u8 },
    /// The first permitted day after the last delivery (P-3, P-4).
    Weekday { on: NaiveDate, weekdays: Weekdays, periodicity: u8 },
    /// A fixed number of days after the last delivery (P-5).
    Interval { on: NaiveDate, days: u16 },
    /// Nothing is delivered on `from`; `names` are those that the calendar gives to the closed days passed over (P-7).
    Shift { from: NaiveDate, to: NaiveDate, names: Vec<String> },
    /// The date fell into a pause (P-10).
    Pause { from: NaiveDate, to: NaiveDate, moved_to: NaiveDate },
    /// The call follows the delivery date by so many days (P-8).
    CallDelay { days: u8, call_on: NaiveDate },
}

/// What a consumption rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum RateBasis {
    /// It was given.
    Given,
    /// The initial consumption that was entered (P-11).
    Initial,
    /// The average over so many delivery days (P-12).
    Average { deliveries: u32, since: NaiveDate },
    /// The rhythm of so many delivery days (P-13); usual order and usual interval in tenths of a day.
    Rhythm { deliveries: u32, since: NaiveDate, usual_ml: i64, usual_days_tenths: i64 },
    /// The first delivery under the adaptive average: the office's customers, and what was entered if anything (P-13).
    Office { initial_ml_per_day: Option<i64> },
}
