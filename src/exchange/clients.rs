//! A row of an office's list of clients: one delivery address with its counterparty, contact person, planning and
//! opening balances.

use chrono::NaiveDate;

use super::columns::{ClientColumn, Mapping};
use super::planning_words::{planning_kind, status, weekdays};
use super::reason::{CellError, Reason};
use super::table::{CellRef, RowRef};
use super::values::{Birthday, birthday, date, is_nothing, line, millilitres, money, note, within, yes_no};
use crate::domain::address::AddressStatus;
use crate::domain::limits::{LONGEST_NAME, LONGEST_NOTE};
use crate::domain::money::Money;
use crate::domain::phone::{Phone, parse_phones};
use crate::domain::planning::{PlanningKind, Weekdays};

/// Characters of a code or a document number.
pub const LONGEST_CODE: usize = 50;
/// Containers of one address that are taken for real; below zero when more came back than was brought.
const CONTAINERS: (i64, i64) = (-100_000, 100_000);
/// Litres a day of one address that are taken for real, in millilitres.
const MOST_CONSUMPTION: i64 = 100_000_000;

/// What rows are read with.
#[derive(Debug, Clone, Copy)]
pub struct ClientContext<'c> {
    /// The office's area code, put before local telephone numbers.
    pub area_code: &'c str,
    /// Headings of the file; entrance, floor and intercom go into the note under them.
    pub headers: &'c [String],
}

/// A pause in deliveries (P-10), both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseRow {
    /// The first day; `None`: it has begun already.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: NaiveDate,
}

/// One delivery address as the list has it. `None`: the list does not say, whatever is stored stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    /// Line or row of the file.
    pub number: usize,
    /// Code of the address.
    pub code: Option<String>,
    /// Name of the counterparty.
    pub counterparty: String,
    /// Text of the address.
    pub address: String,
    /// Name of the contact person.
    pub contact_person: Option<String>,
    /// Position of the contact person.
    pub position: Option<String>,
    /// Telephones; the number is empty where none can be read in the text.
    pub phones: Vec<Phone>,
    /// Birthday of the contact person.
    pub birthday: Option<Birthday>,
    /// E-mail address.
    pub email: Option<String>,
    /// Tax number, 10 or 12 digits.
    pub tax_number: Option<String>,
    /// Name of the route.
    pub route: Option<String>,
    /// Name of the manager.
    pub manager: Option<String>,
    /// Status of the address.
    pub status: Option<AddressStatus>,
    /// Kind of planning (S1-10).
    pub planning_kind: Option<PlanningKind>,
    /// Permitted weekdays, at least one (S1-14).
    pub weekdays: Option<Weekdays>,
    /// Periodicity in weeks, 1…52 (S1-12).
    pub periodicity: Option<u8>,
    /// Gap in days, 1…365 (S1-29).
    pub every_days: Option<u16>,
    /// Initial consumption in millilitres a day, above zero (S1-15).
    pub initial_ml: Option<i64>,
    /// Days by which the call is delayed, 0…60 (S1-16).
    pub call_delay: Option<u8>,
    /// Always in the operator's list (S1-19).
    pub always_show: Option<bool>,
    /// A pause.
    pub pause: Option<PauseRow>,
    /// Containers at the address.
    pub containers: Option<i32>,
    /// What the customer owes; negative: paid ahead.
    pub debt: Option<Money>,
    /// Permanent note.
    pub note: Option<String>,
    /// Cells that are brought in although something is wrong with them.
    pub warnings: Vec<CellError<ClientColumn>>,
}

/// Reads a row.
///
/// # Errors
/// Every cell at fault, not the first alone: the user corrects a row once.
pub fn parse_client_row(
    row: RowRef<'_>,
    mapping: &Mapping<ClientColumn>,
    context: ClientContext<'_>,
) -> Result<ClientRow, Vec<CellError<ClientColumn>>> {
    let mut cells = Cells { row, mapping, errors: Vec::new() };
    let (phones, mut warnings) = cells.phones(context.area_code);
    let containers = cells.value(ClientColumn::Containers, containers);
    if let Some(count @ ..0) = containers {
        let (value, reason) = (count.to_string(), Reason::HandedBackMore);
        warnings.push(CellError { column: ClientColumn::Containers, value, reason });
    }
    let planning = cells.planning();
    let client = ClientRow {
        number: row.number,
        code: cells.text(ClientColumn::Code, LONGEST_CODE),
        counterparty: cells.required(ClientColumn::Counterparty),
        address: cells.required(ClientColumn::Address),
        contact_person: cells.text(ClientColumn::ContactPerson, LONGEST_NAME),
        position: cells.text(ClientColumn::Position, LONGEST_NAME),
        phones,
        birthday: cells.value(ClientColumn::Birthday, birthday),
        email: cells.value(ClientColumn::Email, email),
        tax_number: cells.value(ClientColumn::TaxNumber, tax_number),
        route: cells.text(ClientColumn::Route, LONGEST_NAME),
        manager: cells.text(ClientColumn::Manager, LONGEST_NAME),
        status: cells.value(ClientColumn::Status, |cell| status(&cell.text())),
        planning_kind: planning.kind,
        weekdays: planning.weekdays,
        periodicity: planning.periodicity,
        every_days: planning.every_days,
        initial_ml: cells.value(ClientColumn::InitialConsumption, consumption).filter(|ml| *ml > 0),
        call_delay: cells.value(ClientColumn::CallDelay, |cell| small(cell, 0, 60)),
        always_show: cells.value(ClientColumn::AlwaysShow, yes_no),
        pause: cells.pause(),
        containers,
        debt: cells.debt(),
        note: cells.note(context.headers),
        warnings,
    };
    if cells.errors.is_empty() { Ok(client) } else { Err(cells.errors) }
}

fn email(cell: CellRef<'_>) -> Result<String, Reason> {
    let text = line(&cell.text(), LONGEST_NAME)?.into_owned();
    let good = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if good && !text.contains(' ') { Ok(text) } else { Err(Reason::NotAnEmail) }
}

fn tax_number(cell: CellRef<'_>) -> Result<String, Reason> {
    let text = cell.text();
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let good = matches!(digits.len(), 10 | 12) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if good { Ok(digits) } else { Err(Reason::NotATaxNumber) }
}

fn consumption(cell: CellRef<'_>) -> Result<i64, Reason> {
    let ml = millilitres(cell)?;
    if ml > MOST_CONSUMPTION { Err(Reason::TooLarge) } else { Ok(ml) }
}

fn containers(cell: CellRef<'_>) -> Result<i32, Reason> {
    let count = within(cell, CONTAINERS.0, CONTAINERS.1)?;
    i32::try_from(count).map_err(|_| Reason::TooLarge)
}

fn small(cell: CellRef<'_>, from: i64, to: i64) -> Result<u8, Reason> {
    u8::try_from(within(cell, from, to)?).map_err(|_| Reason::TooLarge)
}

fn every_days(cell: CellRef<'_>) -> Result<u16, Reason> {
    u16::try_from(within(cell, 1, 365)?).map_err(|_| Reason::TooLarge)
}

#[derive(Debug)]
struct Planning {
    kind: Option<PlanningKind>,
    weekdays: Option<Weekdays>,
    periodicity: Option<u8>,
    every_days: Option<u16>,
}

/// The cells of one row and what was found wrong with them.
struct Cells<'r> {
    row: RowRef<'r>,
    mapping: &'r Mapping<ClientColumn>,
    errors: Vec<CellError<ClientColumn>>,
}

impl<'r> Cells<'r> {
    /// The cell of a column, unless there is nothing in it.
    fn cell(&self, column: ClientColumn) -> Option<CellRef<'r>> {
        let cell = self.row.cell(self.mapping.first(column)?);
        match cell {
            CellRef::Text(text) if is_nothing(text) => None,
            cell => Some(cell),
        }
    }

    fn refuse(&mut self, column: ClientColumn, reason: Reason) {
        let value = self.mapping.first(column).map(|index| self.row.cell(index).text().into_owned());
        self.errors.push(CellError { column, value: value.unwrap_or_default(), reason });
    }

    fn value<T>(
        &mut self,
        column: ClientColumn,
        read: impl FnOnce(CellRef<'r>) -> Result<T, Reason>,
    ) -> Option<T> {
        match read(self.cell(column)?) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.refuse(column, reason);
                None
            }
        }
    }

    fn text(&mut self, column: ClientColumn, limit: usize) -> Option<String> {
        self.value(column, |cell| line(&cell.text(), limit).map(|text| text.into_owned()))
    }

    fn required(&mut self, column: ClientColumn) -> String {
        if self.cell(column).is_none() {
            self.refuse(column, Reason::Required);
        }
        self.text(column, LONGEST_NAME).unwrap_or_default()
    }

    /// A text without a readable number is somebody's note ("звонить жене"): kept, and said.
    fn phones(&mut self, area_code: &str) -> (Vec<Phone>, Vec<CellError<ClientColumn>>) {
        let mut phones: Vec<Phone> = Vec::new();
        let mut warnings = Vec::new();
        let column = ClientColumn::Phone;
        for index in self.mapping.indexes(column) {
            let text = self.row.cell(index).text();
            if is_nothing(&text) {
                continue;
            }
            if let Err(reason) = note(&text, LONGEST_NAME) {
                self.errors.push(CellError { column, value: text.into_owned(), reason });
                continue;
            }
            for phone in parse_phones(&text, area_code) {
                let phone = phone.unwrap_or_else(|error| {
                    let typed = error.typed().to_owned();
                    warnings.push(CellError { column, value: typed.clone(), reason: Reason::NotAPhone });
                    Phone { typed, number: String::new(), extension: None }
                });
                let known = |other: &Phone| {
                    other.number == phone.number
                        && other.extension == phone.extension
                        && !phone.number.is_empty()
                };
                if !phones.iter().any(known) {
                    phones.push(phone);
                }
            }
        }
        (phones, warnings)
    }

    fn planning(&mut self) -> Planning {
        let told = self.value(ClientColumn::PlanningKind, |cell| planning_kind(&cell.text()));
        let named = self.cell(ClientColumn::EveryDays).is_some();
        let gap = self.value(ClientColumn::EveryDays, every_days);
        let planning = Planning {
            kind: told.map(|(kind, _)| kind),
            weekdays: self.value(ClientColumn::Weekdays, |cell| weekdays(&cell.text())),
            periodicity: self.value(ClientColumn::Periodicity, |cell| small(cell, 1, 52)),
            every_days: gap.or(told.and_then(|(_, days)| days)),
        };
        let in_words = told.and_then(|(_, days)| days);
        if gap.is_some() && in_words.is_some() && gap != in_words {
            self.refuse(ClientColumn::EveryDays, Reason::Contradiction);
        }
        let weekdays_told = self.cell(ClientColumn::Weekdays).is_some();
        if planning.kind == Some(PlanningKind::Weekdays) && !weekdays_told {
            self.refuse(ClientColumn::Weekdays, Reason::WeekdaysNeeded);
        }
        if planning.kind == Some(PlanningKind::Every) && planning.every_days.is_none() && !named {
            self.refuse(ClientColumn::EveryDays, Reason::EveryDaysNeeded);
        }
        let several = planning.weekdays.is_some_and(|days| days.mask().count_ones() > 1);
        if several && planning.periodicity.is_some_and(|weeks| weeks > 1) {
            self.refuse(ClientColumn::Weekdays, Reason::OneWeekdayOnly);
        }
        planning
    }

    fn pause(&mut self) -> Option<PauseRow> {
        let from = self.value(ClientColumn::PauseFrom, date);
        let to = self.value(ClientColumn::PauseTo, date);
        if from.is_some() && self.cell(ClientColumn::PauseTo).is_none() {
            self.refuse(ClientColumn::PauseTo, Reason::Required);
        }
        let to = to?;
        if from.is_some_and(|from| from > to) {
            self.refuse(ClientColumn::PauseTo, Reason::PauseOrder);
            return None;
        }
        Some(PauseRow { from, to })
    }

    /// Money owed, or paid ahead; both at once contradict each other.
    fn debt(&mut self) -> Option<Money> {
        let debt = self.value(ClientColumn::Debt, money);
        let advance = self.value(ClientColumn::Advance, |cell| match money(cell)? {
            amount if amount < Money::ZERO => Err(Reason::Negative),
            amount => Ok(amount),
        });
        match (debt, advance) {
            (debt, None) => debt,
            (Some(debt), Some(Money::ZERO)) => Some(debt),
            (None | Some(Money::ZERO), Some(advance)) => advance.times(-1),
            (Some(_), Some(_)) => {
                self.refuse(ClientColumn::Advance, Reason::Contradiction);
                None
            }
        }
    }

    fn note(&mut self, headers: &[String]) -> Option<String> {
        let mut places = Vec::new();
        for column in [ClientColumn::Entrance, ClientColumn::Floor, ClientColumn::Intercom] {
            let heading = self.mapping.first(column).and_then(|index| headers.get(index));
            if let (Some(heading), Some(text)) = (heading, self.text(column, LONGEST_NAME)) {
                places.push(format!("{heading}: {text}"));
            }
        }
        let mut lines = vec![places.join(", ")];
        for index in self.mapping.indexes(ClientColumn::Note) {
            match note(&self.row.cell(index).text(), LONGEST_NOTE) {
                Ok(text) => lines.push(text),
                Err(reason) => self.refuse(ClientColumn::Note, reason),
            }
        }
        lines.retain(|line| !is_nothing(line));
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}
