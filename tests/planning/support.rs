//! Stories about one address: what was delivered to it, how it is planned, and what the engine says.

use chrono::NaiveDate;
use rodnik::domain::planning::{Estimator, Pause, PlanningKind, PlanningSettings, Weekdays};
use rodnik::planning::{
    Calibration, DEFAULT_CAUTION, Delivery, DeliveryCalendar, Plan, Reason, Rules, Subject, next_dates, plan,
};
use rust_decimal::Decimal;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn delivery(on: &str, litres: &str) -> Delivery {
    let litres: Decimal = litres.parse().expect("litres");
    let volume_ml = i64::try_from(litres * Decimal::from(1000)).expect("millilitres");
    Delivery { on: day(on), volume_ml }
}

/// An address of an office; every setter is one sentence of its story.
#[derive(Debug, Clone)]
pub struct Address {
    pub deliveries: Vec<Delivery>,
    pub settings: PlanningSettings,
    pub pauses: Vec<Pause>,
    pub plannable: bool,
    pub rate: Option<Decimal>,
    pub estimator: Estimator,
    pub calibration: Calibration,
    pub caution: f64,
    pub calendar: DeliveryCalendar,
}

/// An address planned by the plain average, without deliveries, in an office that delivers every day.
pub fn address() -> Address {
    Address {
        deliveries: Vec::new(),
        settings: PlanningSettings::default(),
        pauses: Vec::new(),
        plannable: true,
        rate: None,
        estimator: Estimator::Plain,
        calibration: Calibration::default(),
        caution: DEFAULT_CAUTION,
        calendar: DeliveryCalendar::default(),
    }
}

impl Address {
    pub fn delivered(mut self, on: &str, litres: &str) -> Self {
        self.deliveries.push(delivery(on, litres));
        self
    }

    /// The same litres `times` times, every `gap` days from `first` on.
    pub fn delivered_every(mut self, gap: u64, first: &str, litres: &str, times: u64) -> Self {
        for turn in 0..times {
            let mut next = delivery(first, litres);
            next.on = next.on + chrono::Days::new(gap * turn);
            self.deliveries.push(next);
        }
        self
    }

    pub fn rate(mut self, litres_per_day: &str) -> Self {
        self.rate = Some(litres_per_day.parse().expect("a rate"));
        self
    }

    pub fn initial_ml(mut self, ml: i64) -> Self {
        self.settings.initial_ml_per_day = Some(ml);
        self
    }

    pub fn kind(mut self, kind: PlanningKind) -> Self {
        self.settings.kind = kind;
        self
    }

    pub fn by_weekdays(self, days: &str) -> Self {
        self.kind(PlanningKind::Weekdays).ticked(days)
    }

    pub fn every(mut self, days: u16) -> Self {
        self.settings.every_days = days;
        self.kind(PlanningKind::Every)
    }

    pub fn ticked(mut self, days: &str) -> Self {
        self.settings.weekdays = days.parse::<Weekdays>().expect("weekdays");
        self
    }

    pub fn periodicity(mut self, weeks: u8) -> Self {
        self.settings.periodicity = weeks;
        self
    }

    pub fn call_delay(mut self, days: u8) -> Self {
        self.settings.call_delay = days;
        self
    }

    pub fn paused(mut self, from: &str, to: &str) -> Self {
        self.pauses.push(Pause::new(day(from), day(to)).expect("a pause"));
        self
    }

    pub fn closed(mut self, days: &[&str]) -> Self {
        self.calendar = days.iter().map(|text| day(text)).collect();
        self
    }

    pub fn adaptive(mut self) -> Self {
        self.estimator = Estimator::Adaptive;
        self
    }

    pub fn not_active(mut self) -> Self {
        self.plannable = false;
        self
    }

    pub fn subject(&self) -> Subject<'_> {
        Subject {
            deliveries: &self.deliveries,
            settings: &self.settings,
            pauses: &self.pauses,
            plannable: self.plannable,
            rate_override: self.rate,
        }
    }

    pub fn rules(&self) -> Rules<'_> {
        Rules {
            estimator: self.estimator,
            calibration: &self.calibration,
            caution: self.caution,
            calendar: &self.calendar,
        }
    }

    pub fn plan(&self) -> Plan {
        plan(&self.subject(), &self.rules())
    }

    pub fn next_dates(&self, count: usize) -> Vec<NaiveDate> {
        next_dates(&self.subject(), &self.rules(), count)
    }

    /// The next delivery must be this one.
    #[track_caller]
    pub fn comes_on(&self, date: &str) -> Plan {
        let plan = self.plan();
        assert_eq!(plan.next_delivery, Some(day(date)), "{:?}", plan.reasons);
        plan
    }

    /// There must be no date, and this must be the last word about it.
    #[track_caller]
    pub fn stays_without_a_date(&self, reason: &Reason) -> Plan {
        let plan = self.plan();
        assert_eq!((plan.next_delivery, plan.call_on), (None, None));
        assert_eq!(plan.reasons.last(), Some(reason));
        plan
    }
}
