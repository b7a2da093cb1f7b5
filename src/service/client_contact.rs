//! Contact persons of a client: added, changed, put away. Calls that were made to somebody keep the person and the number,
//! so that nothing is erased.

use chrono::NaiveDate;
use serde_json::Value;

use super::client_change::{ClientFault, ClientField, kept, wrong};
use super::office::{Command, Work};
use super::refusal::{Refusal, Thing};
use super::rights::Right;
use crate::domain::ids::{AddressId, ContactId};
use crate::domain::limits::LONGEST_NAME;
use crate::domain::phone::{Phone, parse_phones};
use crate::store::{AddressRow, ContactCard, NumberOf, PersonDetails, Read};

/// Earliest year of birth that is taken.
const FIRST_YEAR: i32 = 1900;

/// A number as it is typed, in any form; several in one text are read as several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedNumber {
    /// The number that it was; `None`: a new one.
    pub id: Option<i64>,
    /// As it is written.
    pub typed: String,
    /// Somebody else answered.
    pub is_wrong: bool,
}

/// A contact person as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedPerson {
    /// What is known of the person.
    pub person: PersonDetails,
    /// Whether it belongs to all addresses of the counterparty.
    pub everywhere: bool,
    /// Its numbers; one that it had and that is not named here is put away.
    pub numbers: Vec<TypedNumber>,
}

/// A new contact person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddContact {
    /// On whose card.
    pub address: AddressId,
    /// Who.
    pub person: TypedPerson,
}

impl Command for AddContact {
    type Value = ContactId;
    const NAME: &'static str = "add_contact";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<ContactId, Refusal> {
        let row = place(work, self.address)?;
        let person = checked_person(&self.person.person, work.stamp.today)?;
        let numbers = checked_numbers(work.tx, &self.person.numbers, &[])?;
        if person.name.is_empty() && numbers.is_empty() {
            return Err(wrong(ClientField::Person, ClientFault::Empty));
        }
        let at = (!self.person.everywhere).then_some(self.address);
        let id = work.tx.insert_person(row.address.counterparty, at, &person)?;
        for number in &numbers {
            work.tx.set_number(id, number)?;
        }
        work.note("person", person.name);
        work.changed(ClientField::Phones.code(), "", listed(&numbers));
        touch(work, &row)?;
        Ok(id)
    }
}

/// A contact person as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeContact {
    /// On whose card.
    pub address: AddressId,
    /// Whom.
    pub contact: ContactId,
    /// The version that was seen.
    pub seen: i64,
    /// As it is to be.
    pub person: TypedPerson,
}

impl Command for ChangeContact {
    type Value = ();
    const NAME: &'static str = "change_contact";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let row = place(work, self.address)?;
        let before = seen(work, &row, (self.contact, self.seen))?;
        let after = checked_person(&self.person.person, work.stamp.today)?;
        let numbers = checked_numbers(work.tx, &self.person.numbers, &before.numbers)?;
        if after.name.is_empty() && numbers.is_empty() {
            return Err(wrong(ClientField::Person, ClientFault::Empty));
        }
        // One who belonged to another address of the client stays there.
        let at = if self.person.everywhere { None } else { before.address.or(Some(self.address)) };
        work.tx.set_person(self.contact, at, &after)?;
        let keeps = |known: &NumberOf| numbers.iter().any(|number| number.id == known.id);
        for gone in before.numbers.iter().filter(|known| !keeps(known)).filter_map(|known| known.id) {
            work.tx.archive_number(gone)?;
        }
        for number in &numbers {
            work.tx.set_number(self.contact, number)?;
        }
        work.note("person", before.person.name.clone());
        work.changed(ClientField::Phones.code(), listed(&before.numbers), listed(&numbers));
        for ((field, was), (_, is)) in values(&before.person).into_iter().zip(values(&after)) {
            work.changed(field.code(), was, is);
        }
        touch(work, &row)
    }
}

/// A contact person who is no longer asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveContact {
    /// On whose card.
    pub address: AddressId,
    /// Whom.
    pub contact: ContactId,
    /// The version that was seen.
    pub seen: i64,
}

impl Command for ArchiveContact {
    type Value = ();
    const NAME: &'static str = "archive_contact";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let row = place(work, self.address)?;
        let contact = seen(work, &row, (self.contact, self.seen))?;
        work.tx.archive_person(self.contact)?;
        work.note("person", contact.person.name);
        work.note("phones", listed(&contact.numbers));
        touch(work, &row)
    }
}

fn place(work: &Work<'_>, address: AddressId) -> Result<AddressRow, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    work.tx.address(address)?.ok_or_else(unknown)
}

/// The contact person, still as it was seen.
fn seen(work: &Work<'_>, row: &AddressRow, (id, version): (ContactId, i64)) -> Result<ContactCard, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Contact, id.0.to_string());
    let contact = work.tx.contact_card(id)?.ok_or_else(unknown)?;
    if contact.counterparty != row.address.counterparty {
        return Err(unknown());
    }
    // Whoever changes a person changes the address on whose card it is done.
    if contact.version == version { Ok(contact) } else { Err(work.stale(row.changed_by, &row.changed_at)) }
}

/// Counts the change of the address.
fn touch(work: &mut Work<'_>, row: &AddressRow) -> Result<(), Refusal> {
    let (at, by) = work.signature();
    work.tx.touch_address(row.id, row.version, at, by)?;
    work.changes.address = Some(row.id);
    Ok(())
}

/// A person as it is kept.
///
/// # Errors
/// [`ClientInput`](super::client_change::ClientInput) refusals.
pub(super) fn checked_person(person: &PersonDetails, today: NaiveDate) -> Result<PersonDetails, Refusal> {
    use chrono::Datelike;
    let no_such_day = || wrong(ClientField::Birthday, ClientFault::NoSuchDay);
    if let Some((month, day)) = person.birthday {
        // 29 February is a birthday whatever the year is called.
        let year = person.birth_year.unwrap_or(2_000);
        NaiveDate::from_ymd_opt(year, month, day).filter(|born| *born <= today).ok_or_else(no_such_day)?;
    }
    if person
        .birth_year
        .is_some_and(|year| person.birthday.is_none() || !(FIRST_YEAR..=today.year()).contains(&year))
    {
        return Err(no_such_day());
    }
    Ok(PersonDetails {
        name: kept(ClientField::Person, &person.name, LONGEST_NAME)?,
        position: kept(ClientField::Position, &person.position, LONGEST_NAME)?,
        ..person.clone()
    })
}

/// Month and day, and the year where it is known.
pub type Birthday = (Option<(u32, u32)>, Option<i32>);

/// A birthday however it was typed: `5.11`, `05/11/1980`, `29.02`; nothing is no birthday. `None`: there is no such day.
pub fn birthday(typed: &str) -> Option<Birthday> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Some((None, None));
    }
    let parts: Vec<i32> = typed
        .split(['.', '/', '-', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let (day, month, year) = match *parts.as_slice() {
        [day, month] => (day, month, None),
        [day, month, year] => (day, month, Some(year)),
        _ => return None,
    };
    let (day, month) = (u32::try_from(day).ok()?, u32::try_from(month).ok()?);
    NaiveDate::from_ymd_opt(year.unwrap_or(2_000), month, day)?;
    Some((Some((month, day)), year))
}

/// A birthday as it can be typed again.
pub fn written(birthday: Option<(u32, u32)>, year: Option<i32>) -> String {
    match (birthday, year) {
        (None, _) => String::new(),
        (Some((month, day)), None) => format!("{day:02}.{month:02}"),
        (Some((month, day)), Some(year)) => format!("{day:02}.{month:02}.{year}"),
    }
}

/// Numbers as they are kept. What was no number before may stay as it was written.
pub(super) fn checked_numbers(
    read: &Read<'_>,
    typed: &[TypedNumber],
    known: &[NumberOf],
) -> Result<Vec<NumberOf>, Refusal> {
    let area_code = read.office()?.map_or_else(String::new, |office| office.area_code);
    let mut numbers: Vec<NumberOf> = Vec::new();
    for one in typed.iter().filter(|one| !one.typed.trim().is_empty()) {
        let before = known.iter().find(|number| number.id.is_some() && number.id == one.id);
        if let Some(before) = before.filter(|before| before.typed == one.typed.trim()) {
            numbers.push(NumberOf { is_wrong: one.is_wrong, ..before.clone() });
            continue;
        }
        let text = kept(ClientField::Phones, &one.typed, LONGEST_NAME)?;
        for (at, phone) in parse_phones(&text, &area_code).into_iter().enumerate() {
            let Phone { typed, number, extension } = phone.map_err(|error| {
                wrong(ClientField::Phones, ClientFault::Phone(error.typed().trim().to_owned()))
            })?;
            let id = before.and_then(|before| before.id).filter(|_| at == 0);
            let extension = extension.unwrap_or_default();
            if numbers.iter().all(|other| (&other.number, &other.extension) != (&number, &extension)) {
                numbers.push(NumberOf { id, typed, number, extension, is_wrong: one.is_wrong });
            }
        }
    }
    Ok(numbers)
}

/// Numbers as the history keeps them.
fn listed(numbers: &[NumberOf]) -> String {
    let shown =
        numbers.iter().map(|number| if number.number.is_empty() { &number.typed } else { &number.number });
    shown.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What the fields of a person hold, as the history keeps it.
fn values(person: &PersonDetails) -> [(ClientField, Value); 6] {
    let birthday = written(person.birthday, person.birth_year);
    [
        (ClientField::Person, person.name.clone().into()),
        (ClientField::Position, person.position.clone().into()),
        (ClientField::Birthday, birthday.into()),
        (ClientField::NoCalls, person.no_calls.into()),
        (ClientField::ConsentOrders, person.consents.orders.into()),
        (ClientField::ConsentAdvertising, person.consents.advertising.into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_is_understood_with_and_without_its_year() {
        assert_eq!(birthday("29.02"), Some((Some((2, 29)), None)));
        assert_eq!(birthday("5.11.1980"), Some((Some((11, 5)), Some(1980))));
        assert_eq!(birthday(" "), Some((None, None)));
        for nonsense in ["30.02", "29.02.1981", "5", "x.11", "1.2.3.4"] {
            assert_eq!(birthday(nonsense), None, "{nonsense}");
        }
        assert_eq!(written(Some((2, 29)), None), "29.02");
    }
}
