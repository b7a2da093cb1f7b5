//! The only place that reads the clock. Everything else is told what day it is.

use std::time::{Duration, Instant};

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta, Utc};

/// Between two reports of progress.
const BETWEEN_NEWS: Duration = Duration::from_millis(100);

/// A clock that is put right by the network may step back by so many seconds; nobody needs to know.
const TOLERATED: i64 = 300;

/// What day and what instant it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    /// A day to take for today instead of the real one, as given on the command line.
    fixed: Option<NaiveDate>,
    /// On that day the clock stands still at this time.
    stopped: Option<NaiveTime>,
}

impl Clock {
    /// The workstation's clock.
    pub const fn system() -> Self {
        Self { fixed: None, stopped: None }
    }

    /// The workstation's clock with another day.
    pub const fn on(today: NaiveDate) -> Self {
        Self { fixed: Some(today), stopped: None }
    }

    /// A clock that stands still, for what must not depend on the time of day.
    pub const fn stopped_at(moment: NaiveDateTime) -> Self {
        Self { fixed: Some(moment.date()), stopped: Some(moment.time()) }
    }

    /// The workstation's date.
    pub fn today(&self) -> NaiveDate {
        self.fixed.unwrap_or_else(|| Local::now().date_naive())
    }

    /// Whether it is noticeably earlier than an instant that has passed: somebody set the clock back, or its battery is
    /// empty. Whoever asked for another day meant it.
    pub fn is_behind(&self, passed: &str) -> bool {
        let asked_for = self.fixed.is_some() && self.stopped.is_none();
        !asked_for && seconds_between(&self.now(), passed) > TOLERATED
    }

    /// The instant, UTC, `2026-11-22T07:42:00Z`. On another day the time of day is the real one.
    pub fn now(&self) -> String {
        let now = Local::now();
        let moment = match self.fixed {
            None => Some(now),
            Some(day) => {
                let moment = day.and_time(self.stopped.unwrap_or_else(|| now.time()));
                let hour_later = moment.checked_add_signed(TimeDelta::hours(1));
                // In the hour that daylight saving skips it is an hour later already.
                [Some(moment), hour_later]
                    .into_iter()
                    .flatten()
                    .find_map(|moment| moment.and_local_timezone(Local).earliest())
            }
        };
        moment.unwrap_or(now).to_utc().to_rfc3339_opts(SecondsFormat::Secs, true)
    }
}

/// Says when it is time to tell how far something is: at once, then ten times a second.
#[derive(Debug, Default)]
pub struct Pace {
    told: Option<Instant>,
}

impl Pace {
    /// Whether it is time.
    pub fn is_due(&mut self) -> bool {
        let due = self.told.is_none_or(|told| told.elapsed() >= BETWEEN_NEWS);
        if due {
            self.told = Some(Instant::now());
        }
        due
    }
}

/// A stored instant in the workstation's time; `None` where the text is no instant.
pub fn local(instant: &str) -> Option<NaiveDateTime> {
    DateTime::parse_from_rfc3339(instant).ok().map(|moment| moment.with_timezone(&Local).naive_local())
}

/// An instant of the workstation's time as it is stored; `None` in the hour that daylight saving skips.
pub fn instant(local: NaiveDateTime) -> Option<String> {
    let moment = local.and_local_timezone(Local).earliest()?;
    // The very moment at which the hour is skipped is taken for the one after it.
    let exists = moment.with_timezone(&Utc).with_timezone(&Local).naive_local() == local;
    exists.then(|| moment.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// The instant at which a day begins on the workstation, as it is stored; where daylight saving skips midnight, an hour later.
pub fn midnight(day: NaiveDate) -> Option<String> {
    [0, 1].into_iter().find_map(|hour| instant(day.and_hms_opt(hour, 0, 0)?))
}

/// The instant so many seconds before another, as it is stored; the same where the text is no instant.
pub fn earlier(instant: &str, seconds: i64) -> String {
    let back = TimeDelta::try_seconds(seconds).unwrap_or_default();
    let moment =
        DateTime::parse_from_rfc3339(instant).ok().and_then(|moment| moment.checked_sub_signed(back));
    moment.map_or_else(
        || instant.to_owned(),
        |moment| moment.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true),
    )
}

/// Seconds from one stored instant to another; none where the clock was set back between them.
pub fn seconds_between(from: &str, to: &str) -> i64 {
    let moment = |text| DateTime::parse_from_rfc3339(text).ok();
    moment(from).zip(moment(to)).map_or(0, |(from, to)| (to - from).num_seconds().max(0))
}

/// Measures how long something took on this workstation.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Begins to measure.
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// What passed since.
    pub fn passed(self) -> std::time::Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_day_is_today_wherever_it_is_asked() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let clock = Clock::on(day);
        assert_eq!(clock.today(), day);
        assert_eq!(local(&clock.now()).unwrap().date(), day);
    }

    #[test]
    fn an_instant_survives_being_stored() {
        let moment = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(10, 30, 0).unwrap();
        assert_eq!(local(&instant(moment).unwrap()), Some(moment));
    }

    #[test]
    fn a_clock_that_was_set_back_is_behind_what_has_passed() {
        let moment = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(10, 0, 0).unwrap();
        let clock = Clock::stopped_at(moment);
        let passed = |minutes| instant(moment + TimeDelta::minutes(minutes)).unwrap();
        assert!(!clock.is_behind(&passed(-1)) && !clock.is_behind(&passed(5)));
        assert!(clock.is_behind(&passed(6)) && clock.is_behind(&passed(60 * 24 * 365)));
        assert!(!Clock::on(moment.date()).is_behind(&passed(60 * 24 * 365)), "a day that was asked for");
        assert!(Clock::system().is_behind("2099-01-01T00:00:00Z"));
    }

    #[test]
    fn a_call_is_measured_between_two_instants_and_never_less_than_nothing() {
        let (begun, ended) = ("2026-11-22T08:00:00Z", "2026-11-22T08:02:05Z");
        assert_eq!((seconds_between(begun, ended), seconds_between(ended, begun)), (125, 0));
        assert_eq!(earlier(ended, 125), begun);
    }
}
