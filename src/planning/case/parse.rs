//! The keys of a case.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::value::RawValue;

use super::BadCase;
use super::keys::{Named, object};
use crate::domain::planning::{
    Estimator, Pause, PlanningKind, PlanningSettings, PlanningSettingsError, Weekdays,
};
use crate::planning::{Delivery, DeliveryCalendar, aggregate};

const KEYS: [&str; 12] = [
    "kind",
    "estimator",
    "initial_l_per_day",
    "deliveries",
    "rate_l_per_day",
    "weekdays",
    "periodicity",
    "every_days",
    "call_delay",
    "no_delivery",
    "pauses",
    "status",
];

/// A case that can be planned.
#[derive(Debug)]
pub(super) struct Case {
    pub estimator: Estimator,
    pub settings: PlanningSettings,
    pub deliveries: Vec<Delivery>,
    pub pauses: Vec<Pause>,
    pub calendar: DeliveryCalendar,
    pub plannable: bool,
    pub rate: Option<Decimal>,
}

impl Case {
    pub fn parse(case: &RawValue) -> Result<Self, BadCase> {
        let values = object(case, &KEYS)?;
        let mut case = Self {
            estimator: Estimator::Plain,
            settings: PlanningSettings::default(),
            deliveries: Vec::new(),
            pauses: Vec::new(),
            calendar: DeliveryCalendar::default(),
            plannable: true,
            rate: None,
        };
        for value in &values {
            case.take(value)?;
        }
        // What an address that is not planned would need is not asked for (P-6).
        if case.plannable {
            let gap_given = values.iter().any(|value| value.key == "every_days");
            if case.settings.kind == PlanningKind::Every && !gap_given {
                let problem = "is needed by the kind every".to_owned();
                return Err(BadCase { key: "every_days".to_owned(), problem });
            }
            case.settings.check().map_err(refused)?;
        }
        Ok(case)
    }

    fn take(&mut self, value: &Named<'_>) -> Result<(), BadCase> {
        let settings = &mut self.settings;
        match value.key.as_str() {
            "kind" => {
                settings.kind = value.code(PlanningKind::from_code, "average, weekdays, every, none")?
            }
            "estimator" => self.estimator = value.code(Estimator::from_code, "plain, adaptive")?,
            "initial_l_per_day" => settings.initial_ml_per_day = Some(value.millilitres()?),
            "deliveries" => self.deliveries = deliveries(value)?,
            "rate_l_per_day" => self.rate = Some(rate(value)?),
            "weekdays" => settings.weekdays = weekdays(value)?,
            "periodicity" => {
                settings.periodicity = value.whole(1, i64::from(PlanningSettings::MAX_PERIODICITY))?;
            }
            "every_days" => {
                settings.every_days = value.whole(1, i64::from(PlanningSettings::MAX_EVERY_DAYS))?
            }
            "call_delay" => {
                settings.call_delay = value.whole(0, i64::from(PlanningSettings::MAX_CALL_DELAY))?
            }
            "no_delivery" => {
                let days: Result<Vec<NaiveDate>, BadCase> = value.list()?.iter().map(Named::date).collect();
                self.calendar = days?.into_iter().collect();
            }
            "pauses" => self.pauses = value.list()?.iter().map(pause).collect::<Result<_, _>>()?,
            _ => self.plannable = value.code(plannable, "active, churn_review, closed")?,
        }
        Ok(())
    }
}

fn plannable(status: &str) -> Option<bool> {
    match status {
        "active" => Some(true),
        "churn_review" | "closed" => Some(false),
        _ => None,
    }
}

/// Several deliveries of one day are one; they may come in any order.
fn deliveries(value: &Named<'_>) -> Result<Vec<Delivery>, BadCase> {
    let delivery = |member: &Named<'_>| {
        let [on, litres] = member.pair("a date and litres")?;
        let volume_ml = litres.millilitres()?;
        if volume_ml < 0 {
            return Err(litres.bad("must not be negative"));
        }
        Ok(Delivery { on: on.date()?, volume_ml })
    };
    Ok(aggregate(value.list()?.iter().map(delivery).collect::<Result<Vec<_>, _>>()?))
}

fn rate(value: &Named<'_>) -> Result<Decimal, BadCase> {
    let rate = value.decimal()?;
    // Reading the number as litres checks its upper bound; the digits beyond a millilitre count here.
    value.millilitres()?;
    if rate <= Decimal::ZERO {
        return Err(value.bad("must be greater than 0"));
    }
    Ok(rate)
}

fn weekdays(value: &Named<'_>) -> Result<Weekdays, BadCase> {
    value
        .list()?
        .iter()
        .map(|day| day.code(Weekdays::parse_day, "mon, tue, wed, thu, fri, sat, sun"))
        .collect()
}

fn pause(value: &Named<'_>) -> Result<Pause, BadCase> {
    let [from, to] = value.pair("dates")?;
    Pause::new(from.date()?, to.date()?).map_err(|error| value.bad(format!("is refused: {error}")))
}

fn refused(error: PlanningSettingsError) -> BadCase {
    let key = match error {
        PlanningSettingsError::Periodicity { .. } => "periodicity",
        PlanningSettingsError::EveryDays { .. } => "every_days",
        PlanningSettingsError::CallDelay { .. } => "call_delay",
        PlanningSettingsError::OneWeekdayOnly { .. } | PlanningSettingsError::NoWeekday => "weekdays",
    };
    BadCase { key: key.to_owned(), problem: format!("is refused: {error}") }
}
