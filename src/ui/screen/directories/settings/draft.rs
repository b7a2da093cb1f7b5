//! What is typed about the settings beside planning.

use std::str::FromStr;

use chrono::{NaiveTime, Timelike};

use crate::domain::calling::Hours;
use crate::i18n::Language;
use crate::service::Refusal;
use crate::service::debt_calls::DebtCallLimits;
use crate::service::directory::DirectoryRefusal;
use crate::service::general_settings::{GeneralSettings, NO_HOURS};
use crate::service::rules::ReviewRules;
use crate::ui::screen::directories::typed;
use crate::workflow::churn::{MoneyAtClosing, Terms};

/// A field into which something is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name of the office.
    Name,
    /// The telephone area code.
    AreaCode,
    /// What a person in an office drinks.
    OfficeLitres,
    /// What a person in a flat drinks.
    FlatLitres,
    /// The usual times of delivery.
    Windows,
    /// When nobody is called.
    Quiet,
    /// When a private debtor may be called on workdays.
    DebtWorkdays,
    /// And on weekends.
    DebtWeekends,
    /// How often a day, a week and a month.
    DebtCalls,
    /// Days that a churn review may stay with the senior operator.
    SeniorDays,
    /// Days that it may stay with quality control.
    QualityDays,
    /// Days that it may stay with the credit controller.
    CreditDays,
    /// Failed attempts that stand for a contact.
    Attempts,
    /// After how many minutes the screen is locked.
    LockAfter,
}

impl Field {
    /// To focus it and to find it by; part of the name of its label.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Name => "settings-name",
            Self::AreaCode => "settings-area-code",
            Self::OfficeLitres => "settings-litres-office",
            Self::FlatLitres => "settings-litres-flat",
            Self::Windows => "settings-windows",
            Self::Quiet => "settings-quiet",
            Self::DebtWorkdays => "settings-debt-workdays",
            Self::DebtWeekends => "settings-debt-weekends",
            Self::DebtCalls => "settings-debt-calls",
            Self::SeniorDays => "settings-days-senior",
            Self::QualityDays => "settings-days-quality",
            Self::CreditDays => "settings-days-credit",
            Self::Attempts => "settings-attempts",
            Self::LockAfter => "settings-lock-after",
        }
    }

    /// The field that a refusal is about, if it is about one.
    pub(super) const fn of(refusal: &Refusal) -> Option<Self> {
        match refusal {
            Refusal::Directory(DirectoryRefusal::NoName) | Refusal::Input(_) => Some(Self::Name),
            Refusal::Directory(DirectoryRefusal::AreaCode) => Some(Self::AreaCode),
            Refusal::Directory(DirectoryRefusal::LitresPerPerson) => Some(Self::OfficeLitres),
            Refusal::Directory(DirectoryRefusal::DebtHours) => Some(Self::DebtWorkdays),
            Refusal::Directory(DirectoryRefusal::DebtCalls) => Some(Self::DebtCalls),
            Refusal::Directory(DirectoryRefusal::Window | DirectoryRefusal::Windows) => Some(Self::Windows),
            Refusal::Directory(DirectoryRefusal::StageDays) => Some(Self::SeniorDays),
            Refusal::Directory(DirectoryRefusal::Attempts) => Some(Self::Attempts),
            Refusal::Directory(DirectoryRefusal::LockAfter) => Some(Self::LockAfter),
            _ => None,
        }
    }
}

/// What was typed and ticked.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    name: String,
    area_code: String,
    office: String,
    flat: String,
    windows: String,
    quiet: String,
    debt_workdays: String,
    debt_weekends: String,
    debt_calls: String,
    days: [String; 3],
    attempts: String,
    lock_after: String,
    pub churn_control: bool,
    /// A debt warns at closing; otherwise it refuses.
    pub money_warns: bool,
}

impl Draft {
    /// The settings as they stand.
    pub fn of(settings: &GeneralSettings, language: Language) -> Self {
        let windows: Vec<String> = settings.windows.iter().map(shown).collect();
        Self {
            name: settings.name.clone(),
            area_code: settings.area_code.clone(),
            office: typed::shown_volume(settings.office_ml, language),
            flat: typed::shown_volume(settings.flat_ml, language),
            windows: windows.join(", "),
            quiet: if settings.quiet.is_empty() { String::new() } else { shown(&settings.quiet) },
            debt_workdays: shown(&settings.debt_calls.workdays),
            debt_weekends: shown(&settings.debt_calls.weekends),
            debt_calls: settings.debt_calls.calls.map(|most| most.to_string()).join(" / "),
            days: settings.review.days.map(|days| days.to_string()),
            attempts: settings.review.terms.attempts.to_string(),
            lock_after: settings.lock_after.to_string(),
            churn_control: settings.churn_control,
            money_warns: settings.review.terms.money == MoneyAtClosing::Warns,
        }
    }

    /// The text of a field.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Name => &self.name,
            Field::AreaCode => &self.area_code,
            Field::OfficeLitres => &self.office,
            Field::FlatLitres => &self.flat,
            Field::Windows => &self.windows,
            Field::Quiet => &self.quiet,
            Field::DebtWorkdays => &self.debt_workdays,
            Field::DebtWeekends => &self.debt_weekends,
            Field::DebtCalls => &self.debt_calls,
            Field::SeniorDays => &self.days[0],
            Field::QualityDays => &self.days[1],
            Field::CreditDays => &self.days[2],
            Field::Attempts => &self.attempts,
            Field::LockAfter => &self.lock_after,
        }
    }

    /// The text of a field, to be changed.
    pub const fn text_mut(&mut self, field: Field) -> &mut String {
        match field {
            Field::Name => &mut self.name,
            Field::AreaCode => &mut self.area_code,
            Field::OfficeLitres => &mut self.office,
            Field::FlatLitres => &mut self.flat,
            Field::Windows => &mut self.windows,
            Field::Quiet => &mut self.quiet,
            Field::DebtWorkdays => &mut self.debt_workdays,
            Field::DebtWeekends => &mut self.debt_weekends,
            Field::DebtCalls => &mut self.debt_calls,
            Field::SeniorDays => &mut self.days[0],
            Field::QualityDays => &mut self.days[1],
            Field::CreditDays => &mut self.days[2],
            Field::Attempts => &mut self.attempts,
            Field::LockAfter => &mut self.lock_after,
        }
    }

    /// The settings that are meant; `None` where a field holds nothing of its kind.
    pub fn settings(&self) -> Option<GeneralSettings> {
        Some(GeneralSettings {
            name: self.name.trim().to_owned(),
            area_code: self.area_code.trim().to_owned(),
            churn_control: self.churn_control,
            office_ml: typed::volume(&self.office).ok()??,
            flat_ml: typed::volume(&self.flat).ok()??,
            windows: windows(&self.windows)?,
            quiet: quiet(&self.quiet)?,
            debt_calls: DebtCallLimits {
                workdays: window(&self.debt_workdays)?,
                weekends: window(&self.debt_weekends)?,
                calls: calls(&self.debt_calls)?,
            },
            review: self.review()?,
            lock_after: minutes(&self.lock_after)?,
        })
    }

    fn review(&self) -> Option<ReviewRules> {
        let [senior, quality, credit] = &self.days;
        let money = if self.money_warns { MoneyAtClosing::Warns } else { MoneyAtClosing::Refuses };
        Some(ReviewRules {
            days: [whole(senior)?, whole(quality)?, whole(credit)?],
            terms: Terms { attempts: whole(&self.attempts)?, money },
        })
    }

    /// The first field that holds nothing of its kind.
    pub fn wrong(&self) -> Option<Field> {
        let volume = |typed: &str| matches!(typed::volume(typed), Ok(Some(_)));
        let fields = [
            (volume(&self.office), Field::OfficeLitres),
            (volume(&self.flat), Field::FlatLitres),
            (windows(&self.windows).is_some(), Field::Windows),
            (quiet(&self.quiet).is_some(), Field::Quiet),
            (window(&self.debt_workdays).is_some(), Field::DebtWorkdays),
            (window(&self.debt_weekends).is_some(), Field::DebtWeekends),
            (calls(&self.debt_calls).is_some(), Field::DebtCalls),
            (whole::<i64>(&self.days[0]).is_some(), Field::SeniorDays),
            (whole::<i64>(&self.days[1]).is_some(), Field::QualityDays),
            (whole::<i64>(&self.days[2]).is_some(), Field::CreditDays),
            (whole::<u32>(&self.attempts).is_some(), Field::Attempts),
            (minutes(&self.lock_after).is_some(), Field::LockAfter),
        ];
        fields.into_iter().find_map(|(fits, field)| (!fits).then_some(field))
    }
}

fn whole<N: FromStr>(typed: &str) -> Option<N> {
    typed.trim().parse().ok()
}

fn shown(window: &Hours) -> String {
    let time = |time: NaiveTime| format!("{}:{:02}", time.hour(), time.minute());
    format!("{}–{}", time(window.from), time(window.to))
}

/// `9–12, 12:00-15:30`: times with or without minutes, any dash between them.
fn windows(typed: &str) -> Option<Vec<Hours>> {
    let parts = typed.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(window).collect()
}

/// Nothing typed: no hour is quiet.
fn quiet(typed: &str) -> Option<Hours> {
    if typed.trim().is_empty() { Some(NO_HOURS) } else { window(typed) }
}

/// `1 / 2 / 8`: a day, a week, a month.
fn calls(typed: &str) -> Option<[i64; 3]> {
    let counts: Option<Vec<i64>> = typed.split('/').map(|count| count.trim().parse().ok()).collect();
    counts?.try_into().ok()
}

/// Nothing typed: never.
fn minutes(typed: &str) -> Option<i64> {
    typed::whole(typed).ok().map(|minutes| minutes.unwrap_or(0))
}

fn window(typed: &str) -> Option<Hours> {
    let (from, to) = typed.split_once(['-', '–', '—'])?;
    Some(Hours { from: time(from)?, to: time(to)? })
}

fn time(typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim().replace('.', ":");
    let (hours, minutes) = typed.split_once(':').unwrap_or((&typed, "0"));
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_however_they_are_typed() {
        let read = windows("9–12, 12:00-15:30; 18.00 — 21.00").unwrap();
        let shown: Vec<String> = read.iter().map(shown).collect();
        assert_eq!(shown, ["9:00–12:00", "12:00–15:30", "18:00–21:00"]);
        assert_eq!(windows(" "), Some(vec![]));
        for nonsense in ["9", "9–25", "утром", "9–12–15"] {
            assert_eq!(windows(nonsense), None, "{nonsense}");
        }
    }
}
