//! What a manager decides for the whole office: how dates are estimated, how early to call, which orders hide a row.

use super::directory::DirectoryRefusal;
use super::office::{Command, Work};
use super::refusal::Refusal;
use super::replanning::{ReplanSummary, each_fresh, replan_everything};
use super::rights::Right;
use super::rules::{OrderAnchor, PlanningRules, key, order_anchor};
use super::watch::Watch;
use crate::domain::planning::Estimator;
use crate::store::{Read, StoreError};

/// How much earlier than expected to call, in hundredths: 0 is on the expected day (P-13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Caution(u8);

impl Caution {
    /// The earliest: 0.6.
    pub const MOST: Self = Self(60);

    /// From hundredths; more than [`MOST`](Self::MOST) is as early as possible.
    pub fn hundredths(hundredths: u8) -> Self {
        Self(hundredths).min(Self::MOST)
    }

    /// In hundredths, 0 … 60.
    pub const fn as_hundredths(self) -> u8 {
        self.0
    }

    fn of(caution: f64) -> Self {
        // In range by `clamp`, so nothing is cut off.
        Self((caution.clamp(0.0, 0.6) * 100.0).round() as u8)
    }

    fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// The settings of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeSettings {
    /// How the date is estimated (P-14).
    pub estimator: Estimator,
    /// How early to call (P-13).
    pub caution: Caution,
    /// Which day an order must lie near to hide a row of Active.
    pub order_anchor: OrderAnchor,
}

impl OfficeSettings {
    /// As they stand in the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        let rules = PlanningRules::load(read)?;
        Ok(Self {
            estimator: rules.estimator(),
            caution: Caution::of(rules.caution()),
            order_anchor: order_anchor(read)?,
        })
    }

    /// Whether dates are planned otherwise with `other`.
    pub fn plans_otherwise(self, other: Self) -> bool {
        (self.estimator, self.caution) != (other.estimator, other.caution)
    }
}

/// What a replan would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forecast {
    /// Addresses that would be looked at.
    pub addresses: u64,
    /// Addresses whose next delivery would fall on another day.
    pub moved: u64,
}

/// How many dates would move with these settings. Changes nothing.
///
/// # Errors
/// When the store fails.
pub fn forecast(read: &Read<'_>, settings: OfficeSettings) -> Result<Forecast, Refusal> {
    forecast_watched(read, settings, &Watch::default())
}

/// The same; `watch` is told how many addresses were counted, and may stop it.
///
/// # Errors
/// [`Refusal::Cancelled`], and when the store fails.
pub fn forecast_watched(
    read: &Read<'_>,
    settings: OfficeSettings,
    watch: &Watch,
) -> Result<Forecast, Refusal> {
    let total = read.count_addresses()?;
    let rules = PlanningRules::load(read)?.decided(settings.estimator, settings.caution.value());
    let mut forecast = Forecast::default();
    each_fresh(read, &rules, |_, kept, fresh| {
        watch.tell((forecast.addresses, total))?;
        forecast.addresses += 1;
        let before = kept.as_ref().and_then(|plan| plan.next_delivery);
        if before != fresh.row.next_delivery {
            forecast.moved += 1;
        }
        Ok(())
    })?;
    Ok(forecast)
}

/// Takes on settings, if nobody changed them since they were seen, and replans everything where they plan otherwise (P-32).
#[derive(Debug, Clone)]
pub struct ChangeOfficeSettings {
    /// As they were seen.
    pub seen: OfficeSettings,
    /// As they are to be.
    pub settings: OfficeSettings,
    /// Looks on, and may stop it.
    pub watch: Watch,
}

impl Command for ChangeOfficeSettings {
    type Value = Option<ReplanSummary>;
    const NAME: &'static str = "change_office_settings";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Option<ReplanSummary>, Refusal> {
        let settings = self.settings;
        let before = OfficeSettings::load(work.tx)?;
        if before != self.seen {
            return Err(DirectoryRefusal::Changed.into());
        }
        work.tx.set_setting(key::ESTIMATOR, settings.estimator.code())?;
        work.tx.set_setting(key::CAUTION, &settings.caution.value().to_string())?;
        work.tx.set_setting(key::ORDER_ANCHOR, settings.order_anchor.code())?;
        let said = |settings: OfficeSettings| {
            let caution = settings.caution.value();
            format!("{} {caution} {}", settings.estimator.code(), settings.order_anchor.code())
        };
        work.note("before", said(before));
        work.note("now", said(settings));
        work.changes.everything = true;
        if !settings.plans_otherwise(before) {
            return Ok(None);
        }
        let summary = replan_everything(work.tx, &work.stamp, &self.watch)?;
        work.note("plans", summary.plans);
        Ok(Some(summary))
    }
}
