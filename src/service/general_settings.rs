//! What a manager decides about the office beside planning: its name, churn control (S0-10) and reviews, the norms of the calculator
//! (S1-17), the usual times of delivery, the quiet hours. None of it moves a date.

use chrono::NaiveTime;

use super::calling::{CallHours, ChangeCallHours};
use super::debt_calls::{ChangeDebtCallLimits, DebtCallLimits};
use super::directory::DirectoryRefusal;
use super::lines::check_line;
use super::office::{Command, Work};
use super::planning_card::Norms;
use super::refusal::Refusal;
use super::rights::Right;
use super::rules::{ReviewRules, USUAL_WINDOWS, churn_control, key};
use crate::domain::calling::Hours;
use crate::domain::limits::LONGEST_NAME;
use crate::domain::times::{stored_time, time_of_day};
use crate::domain::volume::litres;
use crate::store::{Read, StoreError};

/// Most usual times of delivery.
const MOST_WINDOWS: usize = 10;
/// What a person may drink in a day, in millilitres.
const LITRES: std::ops::RangeInclusive<i64> = 100..=20_000;
/// Days that a review may stay at a stage.
const STAGE_DAYS: std::ops::RangeInclusive<i64> = 1..=365;
/// Failed attempts that stand for a contact (S0-26).
const ATTEMPTS: std::ops::RangeInclusive<u32> = 1..=20;
/// Longest time without a hand on the screen before it is locked, in minutes.
pub const LONGEST_IDLE: i64 = 480;
/// No hours at all.
pub const NO_HOURS: Hours = Hours { from: NaiveTime::MIN, to: NaiveTime::MIN };

fn stored(window: Hours) -> String {
    format!("{}-{}", stored_time(window.from), stored_time(window.to))
}

fn of_stored(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once('-')?;
    Some(Hours { from: time_of_day(from)?, to: time_of_day(to)? })
}

/// The settings of the office beside planning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneralSettings {
    /// Name of the office.
    pub name: String,
    /// Area code of local telephone numbers; may be empty.
    pub area_code: String,
    /// Whether churn is reviewed before an address is closed (S0-10).
    pub churn_control: bool,
    /// How long a review may stay at its stages, and what its steps need.
    pub review: ReviewRules,
    /// What a person in an office drinks in a day, in millilitres (S1-17).
    pub office_ml: i64,
    /// What a person in a flat drinks in a day, in millilitres (S1-17).
    pub flat_ml: i64,
    /// The usual times of delivery, in the order in which an order offers them.
    pub windows: Vec<Hours>,
    /// When nobody is called; they may run across midnight, and be none.
    pub quiet: Hours,
    /// When and how often a private debtor may be called.
    pub debt_calls: DebtCallLimits,
    /// The screen is locked after so many minutes without a hand on it; 0: never.
    pub lock_after: i64,
}

/// After how many minutes without a hand on it the screen is locked; 0: never.
///
/// # Errors
/// When the store fails.
pub fn lock_after(read: &Read<'_>) -> Result<i64, StoreError> {
    let minutes = read.setting(key::LOCK_AFTER)?.and_then(|minutes| minutes.parse().ok());
    Ok(minutes.filter(|minutes| (0..=LONGEST_IDLE).contains(minutes)).unwrap_or(0))
}

impl GeneralSettings {
    /// As they stand in the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        let office = read.office()?.ok_or_else(|| StoreError::Damaged("no office".into()))?;
        let norms = Norms::load(read)?;
        let windows = read.setting(key::WINDOWS)?.unwrap_or_else(|| USUAL_WINDOWS.to_owned());
        Ok(Self {
            name: office.name,
            area_code: office.area_code,
            churn_control: churn_control(read)?,
            review: ReviewRules::load(read)?,
            office_ml: norms.office_ml,
            flat_ml: norms.flat_ml,
            // Without a quiet hour it does not matter at which hour there is none.
            quiet: Some(CallHours::load(read)?.quiet).filter(|quiet| !quiet.is_empty()).unwrap_or(NO_HOURS),
            lock_after: lock_after(read)?,
            windows: windows.split(',').filter_map(of_stored).collect(),
            debt_calls: DebtCallLimits::load(read)?,
        })
    }

    fn checked(&self) -> Result<Self, Refusal> {
        let name = check_line(&self.name, LONGEST_NAME)?;
        if name.is_empty() {
            return Err(DirectoryRefusal::NoName.into());
        }
        let area_code = self.area_code.trim().to_owned();
        let fits =
            (3..=5).contains(&area_code.len()) && area_code.bytes().all(|digit| digit.is_ascii_digit());
        if !fits && !area_code.is_empty() {
            return Err(DirectoryRefusal::AreaCode.into());
        }
        if !LITRES.contains(&self.office_ml) || !LITRES.contains(&self.flat_ml) {
            return Err(DirectoryRefusal::LitresPerPerson.into());
        }
        if self.review.days.iter().any(|days| !STAGE_DAYS.contains(days)) {
            return Err(DirectoryRefusal::StageDays.into());
        }
        if !ATTEMPTS.contains(&self.review.terms.attempts) {
            return Err(DirectoryRefusal::Attempts.into());
        }
        if self.windows.iter().any(|window| window.to <= window.from) {
            return Err(DirectoryRefusal::Window.into());
        }
        if self.windows.len() > MOST_WINDOWS {
            return Err(DirectoryRefusal::Windows.into());
        }
        if !(0..=LONGEST_IDLE).contains(&self.lock_after) {
            return Err(DirectoryRefusal::LockAfter.into());
        }
        Ok(Self { name, area_code, ..self.clone() })
    }

    /// The keys with their values as they are kept, those of the office's own row left out.
    fn kept(&self) -> [(&'static str, String); 8] {
        let windows: Vec<String> = self.windows.iter().copied().map(stored).collect();
        let control = if self.churn_control { "on" } else { "off" };
        let days = self.review.days.map(|days| days.to_string());
        [
            (key::CHURN_CONTROL, control.to_owned()),
            (key::STAGE_DAYS, days.join(",")),
            (key::ATTEMPTS, self.review.terms.attempts.to_string()),
            (key::MONEY_AT_CLOSING, self.review.terms.money.code().to_owned()),
            (key::LITRES_OFFICE, litres(self.office_ml).to_string()),
            (key::LITRES_FLAT, litres(self.flat_ml).to_string()),
            (key::WINDOWS, windows.join(",")),
            (key::LOCK_AFTER, self.lock_after.to_string()),
        ]
    }
}

/// Takes on settings, if nobody changed them since they were seen.
#[derive(Debug, Clone)]
pub struct ChangeGeneralSettings {
    /// As they were seen.
    pub seen: GeneralSettings,
    /// As they are to be.
    pub settings: GeneralSettings,
}

impl Command for ChangeGeneralSettings {
    type Value = GeneralSettings;
    const NAME: &'static str = "change_general_settings";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<GeneralSettings, Refusal> {
        let before = GeneralSettings::load(work.tx)?;
        if before != self.seen {
            return Err(DirectoryRefusal::Changed.into());
        }
        let after = self.settings.checked()?;
        work.tx.rename_office(&after.name, &after.area_code)?;
        work.changed("name", before.name.as_str(), after.name.as_str());
        work.changed("area_code", before.area_code.as_str(), after.area_code.as_str());
        for ((key, before), (_, after)) in before.kept().into_iter().zip(after.kept()) {
            if before != after {
                work.tx.set_setting(key, &after)?;
                work.changed(key, before, after);
            }
        }
        ChangeCallHours(CallHours { quiet: after.quiet }).carry_out(work)?;
        ChangeDebtCallLimits { seen: before.debt_calls, limits: after.debt_calls }.carry_out(work)?;
        work.changes.everything = true;
        Ok(after)
    }
}
