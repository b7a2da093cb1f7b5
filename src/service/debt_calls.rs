//! Calls about debts to private persons: when and how often they may be made (Federal law 230-FZ). Companies are not
//! limited. The limits warn; whoever calls decides.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::calling::CallWarning;
use super::directory::DirectoryRefusal;
use super::office::{Command, Work};
use super::refusal::{Refusal, Thing};
use super::rights::Right;
use crate::clock;
use crate::domain::calling::Hours;
use crate::domain::coded;
use crate::domain::directory::DayType;
use crate::domain::ids::AddressId;
use crate::domain::times::{stored_time, time_of_day};
use crate::store::{Read, StoreError};

/// Most calls that a limit may allow.
const MOST: i64 = 1_000;
/// Digits of the tax number of a company; a person and an entrepreneur have twelve.
const OF_COMPANY: usize = 10;

coded! {
    /// A period in which calls are counted, by the calendar.
    pub enum CallPeriod {
        /// A day.
        Day = "day",
        /// A week from Monday.
        Week = "week",
        /// A month.
        Month = "month",
    }
}

impl CallPeriod {
    fn since(self, today: NaiveDate) -> NaiveDate {
        let back = match self {
            Self::Day => 0,
            Self::Week => today.weekday().num_days_from_monday(),
            Self::Month => today.day0(),
        };
        today.checked_sub_days(Days::new(back.into())).unwrap_or(today)
    }
}

/// When and how often a private debtor may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DebtCallLimits {
    /// On workdays.
    pub workdays: Hours,
    /// On weekends and holidays.
    pub weekends: Hours,
    /// Conversations a day, a week and a month, in the order of [`CallPeriod::ALL`].
    pub calls: [i64; 3],
}

/// Keys of the settings.
mod key {
    pub(super) const WORKDAYS: &str = "debts.calls_workdays";
    pub(super) const WEEKENDS: &str = "debts.calls_weekends";
    pub(super) const CALLS: [&str; 3] = ["debts.calls_day", "debts.calls_week", "debts.calls_month"];
}

const fn hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

impl Default for DebtCallLimits {
    /// As the law has them.
    fn default() -> Self {
        Self {
            workdays: Hours { from: hour(8), to: hour(22) },
            weekends: Hours { from: hour(9), to: hour(20) },
            calls: [1, 2, 8],
        }
    }
}

fn stored(hours: Hours) -> String {
    format!("{}-{}", stored_time(hours.from), stored_time(hours.to))
}

fn of_stored(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once('-')?;
    Some(Hours { from: time_of_day(from)?, to: time_of_day(to)? })
}

impl DebtCallLimits {
    /// As they stand in the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        let default = Self::default();
        let hours = |key, default| {
            let kept = read.setting(key)?;
            Ok::<_, StoreError>(kept.and_then(|text| of_stored(&text)).unwrap_or(default))
        };
        let mut calls = default.calls;
        for (most, key) in calls.iter_mut().zip(key::CALLS) {
            *most = read.setting(key)?.and_then(|text| text.parse().ok()).unwrap_or(*most);
        }
        let workdays = hours(key::WORKDAYS, default.workdays)?;
        Ok(Self { workdays, weekends: hours(key::WEEKENDS, default.weekends)?, calls })
    }

    fn kept(&self) -> [(&'static str, String); 5] {
        let [day, week, month] = self.calls.map(|most| most.to_string());
        let [of_day, of_week, of_month] = key::CALLS;
        [
            (key::WORKDAYS, stored(self.workdays)),
            (key::WEEKENDS, stored(self.weekends)),
            (of_day, day),
            (of_week, week),
            (of_month, month),
        ]
    }
}

/// Takes on limits, if nobody changed them since they were seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeDebtCallLimits {
    /// As they were seen.
    pub seen: DebtCallLimits,
    /// As they are to be.
    pub limits: DebtCallLimits,
}

impl Command for ChangeDebtCallLimits {
    type Value = ();
    const NAME: &'static str = "change_debt_call_limits";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let before = DebtCallLimits::load(work.tx)?;
        if before != self.seen {
            return Err(DirectoryRefusal::Changed.into());
        }
        let hours = [self.limits.workdays, self.limits.weekends];
        if hours.iter().any(|hours| hours.to <= hours.from) {
            return Err(DirectoryRefusal::DebtHours.into());
        }
        if self.limits.calls.iter().any(|most| !(0..=MOST).contains(most)) {
            return Err(DirectoryRefusal::DebtCalls.into());
        }
        for ((key, before), (_, after)) in before.kept().into_iter().zip(self.limits.kept()) {
            if before != after {
                work.tx.set_setting(key, &after)?;
                work.changed(key, before, after);
            }
        }
        Ok(())
    }
}

/// What speaks against a call about a debt at this moment of the workstation's time.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn debt_call_warnings(
    read: &Read<'_>,
    address: AddressId,
    now: NaiveDateTime,
) -> Result<Vec<CallWarning>, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let from = clock::instant(
        CallPeriod::Month.since(now.date()).min(CallPeriod::Week.since(now.date())).and_time(NaiveTime::MIN),
    );
    let debtor = read.debt_calls(address, &from.unwrap_or_default())?.ok_or_else(unknown)?;
    if debtor.tax_number.len() == OF_COMPANY {
        return Ok(Vec::new());
    }
    let limits = DebtCallLimits::load(read)?;
    let today = now.date();
    let hours = if is_free(read, today)? { limits.weekends } else { limits.workdays };
    let mut found = Vec::new();
    if !hours.contain(now.time()) {
        found.push(CallWarning::DebtHours(hours));
    }
    let calls = debtor.calls.iter().filter_map(|at| Some(clock::local(at)?.date()));
    let calls: Vec<NaiveDate> = calls.collect();
    for (period, most) in CallPeriod::ALL.iter().zip(limits.calls) {
        let since = period.since(today);
        let made = calls.iter().filter(|day| (since..=today).contains(*day)).count();
        let made = i64::try_from(made).unwrap_or(i64::MAX);
        if made >= most {
            found.push(CallWarning::DebtCalls { made, most, period: *period });
        }
    }
    Ok(found)
}

/// Whether a day is of the weekend or a holiday.
fn is_free(read: &Read<'_>, day: NaiveDate) -> Result<bool, StoreError> {
    let marked = read.calendar_days(day, day)?.first().map(|mark| mark.kind);
    Ok(match marked {
        Some(DayType::Working | DayType::Short) => false,
        Some(DayType::Holiday | DayType::NoDelivery) => true,
        Some(DayType::Ordinary) | None => matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
    })
}
