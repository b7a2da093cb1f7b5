//! What is typed into the tab, and what is wrong with it, said at its place (S1-12 … S1-19, R-21 … R-25).

use std::ops::RangeInclusive;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::planning::{
    Calculator, Pause, PlanningKind, PlanningSettings, PlanningSettingsError, Weekdays,
};
use crate::domain::volume::{litres, millilitres};
use crate::i18n::{Language, Texts};
use crate::service::planning_card::{MOST_ML, MOST_PEOPLE, PlanningCard};

/// A field that is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Every n-th week (S1-12).
    Periodicity,
    /// The gap of *Every X days* (S1-29).
    EveryDays,
    /// Litres a day until there is a history (S1-15).
    Initial,
    /// Days by which the call follows the delivery date (S1-16).
    CallDelay,
    /// Litres a person and day (S1-17).
    Litres,
    /// How many people (S1-17).
    People,
    /// Further litres a day (S1-18, R-25).
    Extra,
}

impl Field {
    /// Its name, to focus it and to find it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Periodicity => "planning-periodicity",
            Self::EveryDays => "planning-every-days",
            Self::Initial => "planning-initial",
            Self::CallDelay => "planning-call-delay",
            Self::Litres => "planning-litres",
            Self::People => "planning-people",
            Self::Extra => "planning-extra",
        }
    }
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not a whole number of weeks, 1 … 52.
    Periodicity,
    /// Not a whole number of days, 1 … 365.
    EveryDays,
    /// Not a number of litres.
    Litres,
    /// Not a whole number of days, 0 … 60.
    CallDelay,
    /// Not a whole number of people.
    People,
    /// Several weekdays with a periodicity of 2 or more (S1-13, S1-26).
    OneWeekday,
    /// *By weekdays* without a weekday (P-4).
    NoWeekday,
}

impl Fault {
    /// The name of its sentence.
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Periodicity => "plan-tab-wrong-periodicity",
            Self::EveryDays => "plan-tab-wrong-every-days",
            Self::Litres => "plan-tab-wrong-litres",
            Self::CallDelay => "plan-tab-wrong-call-delay",
            Self::People => "plan-tab-wrong-people",
            Self::OneWeekday => "planning-one-weekday",
            Self::NoWeekday => "planning-weekdays-missing",
        }
    }
}

/// Where something is wrong: at a field, or at the weekdays.
pub type Faulty = (Option<Field>, Fault);

/// All that is typed and ticked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Form {
    /// The way of planning (S1-10).
    pub kind: PlanningKind,
    /// Ticked weekdays (S1-14).
    pub weekdays: Weekdays,
    /// Whether the address is on the operator's list every day (S1-19).
    pub always_show: bool,
    /// Pauses (P-10).
    pub pauses: Vec<Pause>,
    /// Whether the calculator reckons for an office.
    pub office: bool,
    /// Whether there is further use (S1-18).
    pub with_extra: bool,
    /// What is kept of what is not in sight.
    kept: PlanningSettings,
    typed: [String; 7],
}

impl Form {
    /// The form as the address is planned now.
    pub fn of(card: &PlanningCard, texts: &Texts) -> Self {
        let settings = &card.settings;
        let typed = card.calculator;
        let office = typed.is_some_and(|typed| typed.ml_per_person == card.norms.office_ml);
        let norm = if office { card.norms.office_ml } else { card.norms.flat_ml };
        let per_person = typed.map_or(norm, |typed| typed.ml_per_person);
        let extra = typed.map_or(0, |typed| typed.extra_ml);
        let mut form = Self {
            kind: settings.kind,
            weekdays: settings.weekdays,
            always_show: settings.always_show,
            pauses: card.pauses.clone(),
            office,
            with_extra: extra > 0,
            kept: settings.clone(),
            typed: Default::default(),
        };
        form.set(Field::Periodicity, settings.periodicity.to_string());
        form.set(Field::EveryDays, settings.every_days.to_string());
        form.set(Field::Initial, settings.initial().map(|ml| shown(texts, ml)).unwrap_or_default());
        form.set(Field::CallDelay, settings.call_delay.to_string());
        form.set(Field::Litres, shown(texts, per_person));
        form.set(Field::People, typed.map(|typed| typed.people.to_string()).unwrap_or_default());
        form.set(Field::Extra, shown(texts, extra));
        form
    }

    /// Whether both began with the same planning, in whatever language it was shown.
    pub fn is_planned_as(&self, other: &Self) -> bool {
        (&self.kept, &self.pauses) == (&other.kept, &other.pauses)
    }

    /// What stands in a field.
    pub fn text(&self, field: Field) -> &str {
        &self.typed[field as usize]
    }

    /// Puts something into a field.
    pub fn set(&mut self, field: Field, text: String) {
        self.typed[field as usize] = text;
    }

    /// Whether a way of planning goes by periodicity and weekdays.
    pub const fn by_weeks(&self) -> bool {
        matches!(self.kind, PlanningKind::Average | PlanningKind::Weekdays)
    }

    /// The settings, or everything that is wrong with them. What the chosen kind does not show stays as it was.
    ///
    /// # Errors
    /// What is wrong, from above.
    pub fn settings(&self) -> Result<PlanningSettings, Vec<Faulty>> {
        let mut faults = Vec::new();
        let mut settings =
            PlanningSettings { kind: self.kind, always_show: self.always_show, ..self.kept.clone() };
        let mut whole = |field: Field, range: RangeInclusive<u16>, fault| {
            let number = self.text(field).trim().parse().ok().filter(|number| range.contains(number));
            if number.is_none() {
                faults.push((Some(field), fault));
            }
            number
        };
        if self.by_weeks() {
            let most = u16::from(PlanningSettings::MAX_PERIODICITY);
            if let Some(weeks) = whole(Field::Periodicity, 1..=most, Fault::Periodicity) {
                settings.periodicity = u8::try_from(weeks).unwrap_or(u8::MAX);
            }
            settings.weekdays = self.weekdays;
        }
        if self.kind == PlanningKind::Every
            && let Some(days) =
                whole(Field::EveryDays, 1..=PlanningSettings::MAX_EVERY_DAYS, Fault::EveryDays)
        {
            settings.every_days = days;
        }
        if self.kind != PlanningKind::None
            && let Some(days) =
                whole(Field::CallDelay, 0..=u16::from(PlanningSettings::MAX_CALL_DELAY), Fault::CallDelay)
        {
            settings.call_delay = u8::try_from(days).unwrap_or(u8::MAX);
        }
        if self.kind == PlanningKind::Average {
            match self.initial() {
                Ok(initial) => settings.initial_ml_per_day = initial,
                Err(fault) => faults.push((Some(Field::Initial), fault)),
            }
        }
        match settings.check() {
            Err(PlanningSettingsError::OneWeekdayOnly { .. }) => faults.push((None, Fault::OneWeekday)),
            Err(PlanningSettingsError::NoWeekday) => faults.push((None, Fault::NoWeekday)),
            // Every number was taken within its bounds.
            Err(_) | Ok(()) => {}
        }
        if faults.is_empty() { Ok(settings) } else { Err(faults) }
    }

    /// Zero counts as not entered (P-1).
    fn initial(&self) -> Result<Option<i64>, Fault> {
        let text = self.text(Field::Initial);
        if text.trim().is_empty() {
            return Ok(None);
        }
        volume(text).map(|ml| Some(ml).filter(|ml| *ml > 0))
    }

    /// What is typed into the calculator; `None` while no people are typed.
    ///
    /// # Errors
    /// What is wrong, from the left.
    pub fn calculator(&self) -> Result<Option<Calculator>, Vec<Faulty>> {
        let people = self.text(Field::People).trim();
        if people.is_empty() {
            return Ok(None);
        }
        let mut faults = Vec::new();
        let mut litres = |field: Field| {
            volume(self.text(field)).unwrap_or_else(|fault| {
                faults.push((Some(field), fault));
                0
            })
        };
        let ml_per_person = litres(Field::Litres);
        let extra_ml = if self.with_extra { litres(Field::Extra) } else { 0 };
        let people = people.parse().ok().filter(|people| *people <= MOST_PEOPLE);
        if people.is_none() {
            faults.push((Some(Field::People), Fault::People));
        }
        match people {
            Some(people) if faults.is_empty() => Ok(Some(Calculator { people, ml_per_person, extra_ml })),
            _ => Err(faults),
        }
    }

    /// What the calculator comes to, in millilitres a day, where it comes to anything that can be an initial consumption.
    pub fn reckoned(&self) -> Option<i64> {
        let calculator = self.calculator().ok().flatten()?;
        calculator.initial_ml_per_day().ok().filter(|ml| (1..=MOST_ML).contains(ml))
    }

    /// The calculator reckons for an office or for a flat from now on, with what people use there.
    pub fn reckon_for(&mut self, office: bool, card: &PlanningCard, texts: &Texts) {
        self.office = office;
        let norm = if office { card.norms.office_ml } else { card.norms.flat_ml };
        self.set(Field::Litres, shown(texts, norm));
    }
}

/// Litres as one types them, in millilitres; up to three decimals.
fn volume(text: &str) -> Result<i64, Fault> {
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let litres = Decimal::from_str(&text.replace(',', ".")).ok();
    litres.and_then(millilitres).filter(|ml| (0..=MOST_ML).contains(ml)).ok_or(Fault::Litres)
}

/// Litres as they are typed in the language.
pub fn shown(texts: &Texts, ml: i64) -> String {
    let text = litres(ml).to_string();
    if texts.language() == Language::Russian { text.replace('.', ",") } else { text }
}
