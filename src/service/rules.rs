//! What the office decided about planning: estimator, caution, calendar, calibration; and its other settings.

use crate::domain::address::ChurnStage;
use crate::domain::planning::Estimator;
use crate::planning::{Calibration, DEFAULT_CAUTION, DeliveryCalendar, Rules};
use crate::store::{CalendarDay, Read, StoreError};
use crate::workflow::churn::{MoneyAtClosing, Terms};

/// Which day an order must lie near to hide a row of Active.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OrderAnchor {
    /// The list date.
    #[default]
    ListDate,
    /// Today: the literal text of the rule.
    Today,
}

impl OrderAnchor {
    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ListDate => "list_date",
            Self::Today => "today",
        }
    }
}

/// Keys of the settings of an office.
pub mod key {
    /// `plain` or `adaptive` (P-14).
    pub const ESTIMATOR: &str = "planning.estimator";
    /// 0 … 0.6 (P-13).
    pub const CAUTION: &str = "planning.caution";
    /// The price list of counterparties without one of their own: its number; empty: none.
    pub const PRICE_LIST: &str = "prices.list";
    /// Litres that one person in a flat uses a day, as the calculator offers them: `0.5` (S1-17).
    pub const LITRES_FLAT: &str = "planning.litres_flat";
    /// Litres that one person in an office uses a day, as the calculator offers them: `2` (S1-17).
    pub const LITRES_OFFICE: &str = "planning.litres_office";
    /// The usual times of delivery, `09:00-12:00,12:00-15:00`.
    pub const WINDOWS: &str = "orders.windows";
    /// `list_date` or `today`.
    pub const ORDER_ANCHOR: &str = "desk.order_anchor";
    /// The screen is locked after so many minutes without a hand on it: `15`; `0`: never.
    pub const LOCK_AFTER: &str = "office.lock_after";
    /// `on` or `off` (S0-10).
    pub const CHURN_CONTROL: &str = "churn.control";
    /// Days that a review may stay with senior operator, quality control and credit controller: `3,5,10`.
    pub const STAGE_DAYS: &str = "churn.stage_days";
    /// Failed attempts that stand for a contact with the customer (S0-26).
    pub const ATTEMPTS: &str = "churn.attempts";
    /// `refuses` or `warns`: what closing makes of money that is not settled.
    pub const MONEY_AT_CLOSING: &str = "churn.money_at_closing";
}

/// The usual times of delivery where the office has not said others.
pub const USUAL_WINDOWS: &str = "09:00-12:00,12:00-15:00,15:00-18:00,18:00-21:00";

/// The rules of planning as they stand in the office.
#[derive(Debug, Clone)]
pub struct PlanningRules {
    estimator: Estimator,
    caution: f64,
    calendar: DeliveryCalendar,
    calibration: Calibration,
}

impl PlanningRules {
    /// Reads them.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        Self::with_days(read, read.no_delivery_days()?)
    }

    /// Reads them, but with these days without delivery: what a change of the calendar would do (P-31).
    ///
    /// # Errors
    /// When the store fails.
    pub fn with_days(read: &Read<'_>, days: Vec<CalendarDay>) -> Result<Self, StoreError> {
        let estimator =
            read.setting(key::ESTIMATOR)?.and_then(|code| Estimator::from_code(&code)).unwrap_or_default();
        let caution =
            read.setting(key::CAUTION)?.and_then(|text| text.parse().ok()).unwrap_or(DEFAULT_CAUTION);
        let calendar = DeliveryCalendar::new(
            days.into_iter().map(|day| (day.day, Some(day.name).filter(|name| !name.is_empty()))),
        );
        let calibration = match read.calibration()? {
            None => Calibration::default(),
            Some(body) => {
                serde_json::from_str(&body).map_err(|error| StoreError::Damaged(error.to_string()))?
            }
        };
        Ok(Self { estimator, caution, calendar, calibration })
    }

    /// The same office with another estimator and caution: what it would plan then.
    #[must_use]
    pub fn decided(self, estimator: Estimator, caution: f64) -> Self {
        Self { estimator, caution, ..self }
    }

    /// The estimator of the office (P-14).
    pub const fn estimator(&self) -> Estimator {
        self.estimator
    }

    /// The caution of the office, 0 … 0.6 (P-13).
    pub const fn caution(&self) -> f64 {
        self.caution
    }

    /// As the planning engine takes them.
    pub const fn rules(&self) -> Rules<'_> {
        Rules {
            estimator: self.estimator,
            calibration: &self.calibration,
            caution: self.caution,
            calendar: &self.calendar,
        }
    }

    /// The delivery calendar.
    pub const fn calendar(&self) -> &DeliveryCalendar {
        &self.calendar
    }
}

/// Which day hides rows of Active.
///
/// # Errors
/// When the store fails.
pub fn order_anchor(read: &Read<'_>) -> Result<OrderAnchor, StoreError> {
    let code = read.setting(key::ORDER_ANCHOR)?;
    Ok(if code.as_deref() == Some(OrderAnchor::Today.code()) {
        OrderAnchor::Today
    } else {
        OrderAnchor::ListDate
    })
}

/// Whether churn is reviewed before an address is closed; so it is unless the office decided otherwise (S0-10).
///
/// # Errors
/// When the store fails.
pub fn churn_control(read: &Read<'_>) -> Result<bool, StoreError> {
    Ok(read.setting(key::CHURN_CONTROL)?.as_deref() != Some("off"))
}

/// What the office decided about churn reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewRules {
    /// Days that a case may stay with senior operator, quality control and credit controller.
    pub days: [i64; 3],
    /// What steps need.
    pub terms: Terms,
}

impl Default for ReviewRules {
    fn default() -> Self {
        Self { days: [3, 5, 10], terms: Terms { attempts: 3, money: MoneyAtClosing::Refuses } }
    }
}

impl ReviewRules {
    /// As they stand in the office; what cannot be read is as it is by default.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        let default = Self::default();
        let days = read.setting(key::STAGE_DAYS)?.and_then(|text| {
            let days: Option<Vec<i64>> = text.split(',').map(|days| days.parse().ok()).collect();
            days?.try_into().ok()
        });
        let attempts = read.setting(key::ATTEMPTS)?.and_then(|text| text.parse().ok());
        let warns = read.setting(key::MONEY_AT_CLOSING)?.as_deref() == Some(MoneyAtClosing::Warns.code());
        Ok(Self {
            days: days.unwrap_or(default.days),
            terms: Terms {
                attempts: attempts.unwrap_or(default.terms.attempts),
                money: if warns { MoneyAtClosing::Warns } else { MoneyAtClosing::Refuses },
            },
        })
    }

    /// Days that a case may stay at a stage; `None`: it has ended.
    pub const fn limit(&self, stage: ChurnStage) -> Option<i64> {
        let [senior, quality, credit] = self.days;
        match stage {
            ChurnStage::SeniorOperator => Some(senior),
            ChurnStage::QualityControl => Some(quality),
            ChurnStage::CreditControl => Some(credit),
            ChurnStage::Closed | ChurnStage::Returned => None,
        }
    }
}
