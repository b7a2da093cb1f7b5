//! What a manager decides about the office beside planning: its name, churn control (S0-10), the norms of the calculator
//! (S1-17), the usual times of delivery. None of it moves a date.

use chrono::{NaiveTime, Timelike};
use rust_decimal::Decimal;

use super::directory::DirectoryRefusal;
use super::lines::check_text;
use super::office::{Command, Work};
use super::refusal::Refusal;
use super::rights::Right;
use super::rules::{churn_control, key};
use crate::domain::planning::Calculator;
use crate::domain::volume::{litres, millilitres};
use crate::store::{Read, StoreError};

/// Longest name of an office, in characters.
const LONGEST_NAME: usize = 300;
/// Most usual times of delivery.
const MOST_WINDOWS: usize = 10;
/// What a person may drink in a day, in millilitres.
const LITRES: std::ops::RangeInclusive<i64> = 100..=20_000;
/// The usual times of delivery until the office says otherwise.
const USUAL_WINDOWS: &str = "09:00-12:00,12:00-15:00,15:00-18:00,18:00-21:00";

/// A usual time of delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// From when.
    pub from: NaiveTime,
    /// Until when.
    pub to: NaiveTime,
}

impl Window {
    fn stored(self) -> String {
        let time = |time: NaiveTime| format!("{:02}:{:02}", time.hour(), time.minute());
        format!("{}-{}", time(self.from), time(self.to))
    }

    fn of_stored(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
        Some(Self { from: time(from)?, to: time(to)? })
    }
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
    /// What a person in an office drinks in a day, in millilitres (S1-17).
    pub office_ml: i64,
    /// What a person in a flat drinks in a day, in millilitres (S1-17).
    pub flat_ml: i64,
    /// The usual times of delivery, in the order in which an order offers them.
    pub windows: Vec<Window>,
}

impl GeneralSettings {
    /// As they stand in the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        let office = read.office()?.ok_or_else(|| StoreError::Damaged("no office".into()))?;
        let ml = |key: &str, otherwise: i64| {
            let kept = read.setting(key)?.and_then(|text| text.parse::<Decimal>().ok());
            let kept = kept.and_then(millilitres).filter(|ml| LITRES.contains(ml));
            Ok::<_, StoreError>(kept.unwrap_or(otherwise))
        };
        let windows = read.setting(key::WINDOWS)?.unwrap_or_else(|| USUAL_WINDOWS.to_owned());
        Ok(Self {
            name: office.name,
            area_code: office.area_code,
            churn_control: churn_control(read)?,
            office_ml: ml(key::LITRES_OFFICE, Calculator::OFFICE_ML)?,
            flat_ml: ml(key::LITRES_FLAT, Calculator::FLAT_ML)?,
            windows: windows.split(',').filter_map(Window::of_stored).collect(),
        })
    }

    fn checked(&self) -> Result<Self, Refusal> {
        let name = check_text(&self.name, LONGEST_NAME)?;
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
        if self.windows.iter().any(|window| window.to <= window.from) {
            return Err(DirectoryRefusal::Window.into());
        }
        if self.windows.len() > MOST_WINDOWS {
            return Err(DirectoryRefusal::Windows.into());
        }
        Ok(Self { name, area_code, ..self.clone() })
    }

    /// The keys with their values as they are kept, those of the office's own row left out.
    fn kept(&self) -> [(&'static str, String); 4] {
        let windows: Vec<String> = self.windows.iter().map(|window| window.stored()).collect();
        let control = if self.churn_control { "on" } else { "off" };
        [
            (key::CHURN_CONTROL, control.to_owned()),
            (key::LITRES_OFFICE, litres(self.office_ml).to_string()),
            (key::LITRES_FLAT, litres(self.flat_ml).to_string()),
            (key::WINDOWS, windows.join(",")),
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
        work.changes.everything = true;
        Ok(after)
    }
}
