//! How a new address is planned: the kind, and the few figures of the calculator (S1-10 … S1-18).

use chrono::Weekday;
use iced::Length;
use iced::widget::{Column, Row, container};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::planning::{Calculator, PlanningKind, PlanningSettings, Weekdays};
use crate::domain::volume;
use crate::i18n::Texts;
use crate::service::client_change::{ClientFault, ClientField, ClientInput};
use crate::service::client_new::NewPlanning;
use crate::service::{Input, Refusal};
use crate::t;
use crate::ui::Element;
use crate::ui::theme::{space, text};
use crate::ui::widget::{field, labelled, segmented, weekdays};
use crate::wording;

/// What is typed of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Planning {
    kind: PlanningKind,
    days: Vec<Weekday>,
    every: String,
    is_office: bool,
    people: String,
    /// What was typed; until then what the type of the address suggests (S1-17).
    litres: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another kind was chosen.
    Kind(PlanningKind),
    /// A weekday was ticked, or not any more.
    Day(Weekday),
    /// The days between deliveries were typed.
    Every(String),
    /// An office, or a flat.
    Office(bool),
    /// The number of people was typed.
    People(String),
    /// Litres a person a day were typed.
    Litres(String),
}

impl Planning {
    /// Takes in what happened.
    pub fn take(&mut self, message: Message) {
        match message {
            Message::Kind(kind) => self.kind = kind,
            Message::Day(day) if self.days.contains(&day) => self.days.retain(|ticked| *ticked != day),
            Message::Day(day) => self.days.push(day),
            Message::Every(typed) => self.every = typed,
            Message::Office(is_office) => self.is_office = is_office,
            Message::People(typed) => self.people = typed,
            Message::Litres(typed) => self.litres = Some(typed),
        }
    }

    /// What a service takes.
    ///
    /// # Errors
    /// All figures that are none.
    pub fn typed(&self) -> Result<NewPlanning, Vec<Refusal>> {
        let (calculator, mut faults) = match self.calculator() {
            Ok(calculator) => (calculator, Vec::new()),
            Err(faults) => (None, faults),
        };
        let mut settings = PlanningSettings {
            kind: self.kind,
            weekdays: self.days.iter().copied().collect::<Weekdays>(),
            ..PlanningSettings::default()
        };
        if let Some(calculator) = &calculator {
            match calculator.initial_ml_per_day() {
                Ok(ml) => settings.initial_ml_per_day = Some(ml),
                Err(_) => faults.push(wrong(ClientField::People)),
            }
        }
        if self.kind == PlanningKind::Every && !self.every.trim().is_empty() {
            match self.every.trim().parse() {
                Ok(days) => settings.every_days = days,
                Err(_) => faults.push(wrong(ClientField::Every)),
            }
        }
        if faults.is_empty() { Ok(NewPlanning { settings, calculator }) } else { Err(faults) }
    }

    /// Nobody drinks where no people are typed.
    fn calculator(&self) -> Result<Option<Calculator>, Vec<Refusal>> {
        if self.people.trim().is_empty() {
            return Ok(None);
        }
        let people = self.people.trim().parse().ok();
        let ml_per_person = match &self.litres {
            None => Some(self.suggested()),
            Some(typed) => millilitres(typed),
        };
        match (people, ml_per_person) {
            (Some(people), Some(ml_per_person)) => {
                Ok(Some(Calculator { people, ml_per_person, extra_ml: 0 }))
            }
            (people, litres) => {
                let people = people.is_none().then(|| wrong(ClientField::People));
                let litres = litres.is_none().then(|| wrong(ClientField::Litres));
                Err([people, litres].into_iter().flatten().collect())
            }
        }
    }

    const fn suggested(&self) -> i64 {
        if self.is_office { Calculator::OFFICE_ML } else { Calculator::FLAT_ML }
    }

    /// The fields.
    pub fn view<'a>(
        &'a self,
        fault: impl Fn(ClientField) -> Option<String>,
        texts: &Texts,
    ) -> Element<'a, Message> {
        let kinds =
            PlanningKind::ALL.map(|kind| (texts.text(&format!("plan-tab-kind-{}", kind.code())), kind));
        let kind = labelled(texts.text("plan-tab-kind"), segmented(kinds, self.kind, Message::Kind), None);
        let days = labelled(
            texts.text("history-field-planning_weekdays"),
            weekdays(texts, &self.days, Message::Day),
            None,
        );
        let every = (self.kind == PlanningKind::Every).then(|| {
            field(
                ClientField::Every.code(),
                wording::client_field(texts, ClientField::Every),
                self.every.as_str(),
            )
            .placeholder("7")
            .error(fault(ClientField::Every))
            .on_input(Message::Every)
        });
        let days =
            Row::new().push(days).push(every.map(|every| container(every).width(160))).spacing(space::M);
        Column::new().push(kind).push(days).push(self.consumption(fault, texts)).spacing(space::M).into()
    }

    fn consumption<'a>(
        &'a self,
        fault: impl Fn(ClientField) -> Option<String>,
        texts: &Texts,
    ) -> Element<'a, Message> {
        let types = [(texts.text("client-new-flat"), false), (texts.text("client-new-office"), true)];
        let place =
            labelled(texts.text("client-new-type"), segmented(types, self.is_office, Message::Office), None);
        let people = field(
            ClientField::People.code(),
            wording::client_field(texts, ClientField::People),
            self.people.as_str(),
        )
        .error(fault(ClientField::People))
        .on_input(Message::People);
        let suggested = texts.decimal(volume::litres(self.suggested()), 1);
        let litres = self.litres.clone().unwrap_or(suggested);
        let litres =
            field(ClientField::Litres.code(), wording::client_field(texts, ClientField::Litres), litres)
                .error(fault(ClientField::Litres))
                .on_input(Message::Litres);
        let initial =
            self.calculator().ok().flatten().and_then(|calculator| calculator.initial_ml_per_day().ok());
        let initial = initial.map(|ml| {
            let rate = texts.litres_per_day(volume::litres(ml));
            text::strong(t!(texts, "client-new-consumption", rate = rate))
        });
        let row = Row::new().push(place).push(people).push(litres).spacing(space::M);
        Column::new().push(row).push(initial).spacing(space::XS).width(Length::Fill).into()
    }
}

fn wrong(field: ClientField) -> Refusal {
    Input::Client(ClientInput { field, fault: ClientFault::Number }).into()
}

/// Litres as they are typed, with a point or a comma.
fn millilitres(typed: &str) -> Option<i64> {
    let litres: Decimal = typed.trim().replace(',', ".").parse().ok()?;
    volume::millilitres(litres).filter(|ml| *ml >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_people_in_a_flat_drink_a_litre_and_a_half() {
        let mut planning = Planning::default();
        planning.take(Message::People("3".into()));
        assert_eq!(planning.typed().unwrap().settings.initial(), Some(1_500));
        planning.take(Message::Office(true));
        assert_eq!(planning.typed().unwrap().settings.initial(), Some(6_000));
        planning.take(Message::Litres("0,7".into()));
        assert_eq!(planning.typed().unwrap().settings.initial(), Some(2_100));
    }

    #[test]
    fn words_are_no_people() {
        let mut planning = Planning::default();
        assert_eq!(planning.typed().unwrap().calculator, None);
        planning.take(Message::People("three".into()));
        assert_eq!(planning.typed(), Err(vec![wrong(ClientField::People)]));
        planning.take(Message::Litres("some".into()));
        assert_eq!(planning.typed(), Err([ClientField::People, ClientField::Litres].map(wrong).into()));
    }
}
