//! Replaying histories day by day.

use std::collections::{BTreeMap, HashSet};
use std::io::Write;

use chrono::{Datelike, NaiveDate};

use super::reading::{Addresses, SaleRow};
use super::score::{Outcome, Score};
use crate::planning::calendar::plus;
use crate::planning::calibration::{Calibration, Calibrator, Habits};
use crate::planning::delivery::{Delivery, aggregate};
use crate::planning::pauses::Pauses;
use crate::planning::plain::Consumption;
use crate::planning::rhythm::{Rhythm, forecast_unknown};

/// What was expected right after one delivery, before any shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prediction {
    pub address: String,
    /// Date of the delivery.
    pub on: NaiveDate,
    /// Expected date of the next one, and its 80 % interval.
    pub expected: NaiveDate,
    pub p10: NaiveDate,
    pub p90: NaiveDate,
}

/// Both estimators over one set of histories.
#[derive(Debug, Clone, PartialEq)]
pub struct Backtest {
    /// One for each address and day of the sales, by date and address.
    pub predictions: Vec<Prediction>,
    pub plain: Score,
    pub adaptive: Score,
    /// Expected days that fall on a day without delivery, where such days are known.
    pub on_closed_days: u64,
}

/// Replays the sales. `holidays` move nothing, for expected days are judged before any shift; they are counted.
pub fn backtest(sales: &[SaleRow], addresses: &Addresses, holidays: &[NaiveDate]) -> Backtest {
    let pauses = Pauses::default();
    let mut replays = replays(sales, addresses, &pauses);
    let mut turns: Vec<(NaiveDate, usize)> = replays
        .iter()
        .enumerate()
        .flat_map(|(place, replay)| replay.deliveries.iter().map(move |delivery| (delivery.on, place)))
        .collect();
    turns.sort_unstable();

    let mut calibrator = Calibrator::default();
    let mut office = Office { month: None, calibration: Calibration::default() };
    let (mut plain, mut adaptive) = (Score::default(), Score::default());
    let mut predictions = Vec::with_capacity(turns.len());
    for (on, place) in turns {
        if office.month != Some((on.year(), on.month())) {
            office = Office { month: Some((on.year(), on.month())), calibration: calibrator.calibration() };
        }
        if let Some(replay) = replays.get_mut(place) {
            predictions.extend(replay.step(&office, &mut plain, &mut adaptive));
            replay.teach(&mut calibrator);
        }
    }
    let closed: HashSet<_> = holidays.iter().collect();
    let on_closed = predictions.iter().filter(|prediction| closed.contains(&prediction.expected)).count();
    Backtest { predictions, plain, adaptive, on_closed_days: on_closed as u64 }
}

/// The calibration in force, and the month at whose start it was made.
struct Office {
    month: Option<(i32, u32)>,
    calibration: Calibration,
}

/// One address on its way through its history.
struct Replay<'a> {
    address: &'a str,
    deliveries: Vec<Delivery>,
    habits: Habits<'a>,
    /// Deliveries that have happened.
    seen: usize,
    /// The state under the calibration in force, and the month of that calibration.
    rhythm: Option<Rhythm>,
    month: Option<(i32, u32)>,
    /// The state that the calibration keeps.
    taught: Option<Rhythm>,
}

fn replays<'a>(sales: &'a [SaleRow], addresses: &Addresses, pauses: &'a Pauses) -> Vec<Replay<'a>> {
    let mut by_address = BTreeMap::<&str, Vec<Delivery>>::new();
    for sale in sales {
        let delivery = Delivery { on: sale.on, volume_ml: sale.volume_ml };
        by_address.entry(&sale.address).or_default().push(delivery);
    }
    let replay = |(address, sales): (&'a str, Vec<Delivery>)| Replay {
        address,
        deliveries: aggregate(sales),
        habits: Habits { initial_ml_per_day: addresses.get(address).copied(), pauses },
        seen: 0,
        rhythm: None,
        month: None,
        taught: None,
    };
    by_address.into_iter().map(replay).collect()
}

impl Replay<'_> {
    /// The next delivery happens: what is expected after it, judged by what then came.
    fn step(&mut self, office: &Office, plain: &mut Score, adaptive: &mut Score) -> Option<Prediction> {
        let delivery = *self.deliveries.get(self.seen)?;
        if self.month != office.month {
            let past = self.deliveries.get(..self.seen)?;
            self.rhythm = Rhythm::of(past, &self.habits, &office.calibration);
            self.month = office.month;
        }
        self.seen += 1;
        match &mut self.rhythm {
            Some(rhythm) => rhythm.advance(delivery, &self.habits, &office.calibration),
            None => {
                let history = std::slice::from_ref(&delivery);
                self.rhythm = Rhythm::of(history, &self.habits, &office.calibration);
            }
        }
        let prediction = self.predict(delivery, &office.calibration);
        if delivery.has_water() {
            self.judge(&prediction, plain, adaptive);
        }
        Some(prediction)
    }

    /// After a day without litres what was expected stands, though never on a day that has passed.
    fn predict(&self, delivery: Delivery, office: &Calibration) -> Prediction {
        let (from, forecast) = match &self.rhythm {
            Some(rhythm) => (rhythm.last.on, rhythm.forecast(office, 0.0)),
            None => (delivery.on, forecast_unknown(delivery.on, office)),
        };
        let day = |days: i64| plus(from, days).max(plus(delivery.on, 1));
        Prediction {
            address: self.address.to_owned(),
            on: delivery.on,
            expected: day(forecast.expected_days),
            p10: day(forecast.p10_days),
            p90: day(forecast.p90_days),
        }
    }

    /// Compares with the next delivery, if there is one and an interval was complete before.
    fn judge(&self, prediction: &Prediction, plain: &mut Score, adaptive: &mut Score) -> Option<()> {
        let past = self.deliveries.get(..self.seen)?;
        let actual = self.deliveries.get(self.seen..)?.iter().find(|delivery| delivery.has_water())?.on;
        let average = Consumption::average(past, self.habits.pauses)?;
        let last = past.last()?;
        let expected = plus(last.on, average.expected_days(last.volume_ml));
        plain.count(&Outcome { expected, interval: None, actual });
        let interval = Some((prediction.p10, prediction.p90));
        adaptive.count(&Outcome { expected: prediction.expected, interval, actual });
        Some(())
    }

    /// Shows the delivery that has just happened to the calibration.
    fn teach(&mut self, calibrator: &mut Calibrator) {
        if let Some(delivery) = self.seen.checked_sub(1).and_then(|place| self.deliveries.get(place)) {
            calibrator.observe(&mut self.taught, *delivery, &self.habits);
        }
    }
}

impl Backtest {
    /// Writes the predictions as CSV: `address_id,date_of_sale,predicted_next_date,p10,p90`.
    ///
    /// # Errors
    /// Whatever the writer refuses.
    pub fn write_predictions(&self, file: impl Write) -> Result<(), csv::Error> {
        let mut writer = csv::Writer::from_writer(file);
        writer.write_record(["address_id", "date_of_sale", "predicted_next_date", "p10", "p90"])?;
        for prediction in &self.predictions {
            let dates = [prediction.on, prediction.expected, prediction.p10, prediction.p90];
            let dates = dates.map(|date| date.to_string());
            writer.write_record(
                std::iter::once(prediction.address.as_str()).chain(dates.iter().map(String::as_str)),
            )?;
        }
        Ok(writer.flush()?)
    }
}
