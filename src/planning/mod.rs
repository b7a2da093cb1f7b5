//! The planning engine: from an address's deliveries, settings and the delivery calendar to the next delivery, the day to
//! call, an interval, and the reasons (rules P-n of `planning.md`, estimators of `forecast.md`).
//!
//! Pure functions: no clock, no store. [`plan`] is called for every address of the office; [`calibrate`] learns what its
//! customers have in common; [`silence()`] says who is about to be lost.

pub mod backtest;
mod calendar;
mod calibration;
pub mod case;
mod delivery;
mod estimate;
mod hindsight;
mod number;
mod pauses;
mod permitted;
mod plain;
mod plan;
mod real;
mod reason;
mod rhythm;
mod settle;
mod silence;
mod suggest;

pub use calendar::DeliveryCalendar;
pub use calibration::{Calibration, Calibrator, Habits, History, calibrate};
pub use delivery::{Delivery, aggregate};
pub use hindsight::{Hindsight, KnownRate, MonthlyCalibrations, Tally, hindsight, known_rates};
pub use pauses::Pauses;
pub use plan::{DEFAULT_CAUTION, Plan, Rules, Search, Subject, next_dates, plan};
pub use reason::{RateBasis, Reason};
pub use rhythm::{Forecast, Rhythm};
pub use silence::{Silence, SilenceLevel, silence};
pub use suggest::{Coming, Suggestion, suggest};
