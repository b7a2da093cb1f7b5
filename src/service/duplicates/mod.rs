//! Whether a client who is being typed is known already: by phone, tax number, address or name.

mod place;

use std::collections::BTreeSet;

use super::refusal::{Refusal, Thing};
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::domain::phone::parse_phones;
use crate::store::{Alike, Read, StoreError};
use place::Place;

/// Duplicates that are named at most.
const MOST: usize = 10;
/// Letters that a part of a name has at least, so that looking for it is worth while.
const SHORTEST_PART: usize = 3;
/// Forms of companies, which some write and others do not.
const FORMS: [&str; 12] =
    ["ооо", "оао", "зао", "пао", "ао", "ип", "нко", "тсж", "гбоу", "мбоу", "ltd", "llc"];

/// What was typed so far; what is empty is not compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The client's name.
    pub name: String,
    /// Cells of phones, each in any format and perhaps with several numbers.
    pub phones: Vec<String>,
    /// Where water goes.
    pub address: String,
    /// ИНН.
    pub tax_number: String,
    /// The client that is being changed: it is no duplicate of itself.
    pub client: Option<CounterpartyId>,
    /// The address that is being changed.
    pub changed: Option<AddressId>,
}

/// Why two are taken for the same, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// They have a phone number in common.
    Phone,
    /// They have the tax number in common.
    TaxNumber,
    /// It is the same place.
    Address,
    /// They have the same name.
    Name,
}

/// Somebody who may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// An address; where the client as a whole is the same, its first one.
    pub address: AddressId,
    /// Whose.
    pub counterparty: CounterpartyId,
    /// Person or company.
    pub client: String,
    /// The office's own code.
    pub code: String,
    /// Where water goes.
    pub text: String,
    /// What they have in common.
    pub why: Why,
}

/// Who may be the same as what is typed, the surest first, each address once.
///
/// # Errors
/// When the store fails.
pub fn of(read: &Read<'_>, typed: &Typed) -> Result<Vec<Duplicate>, Refusal> {
    let mut found = Vec::new();
    let others = |alike: &Alike| typed.client != Some(alike.counterparty);
    for number in numbers(read, &typed.phones)? {
        add(&mut found, Why::Phone, read.alike_by_phone(&number)?.into_iter().filter(others));
    }
    let tax_number = typed.tax_number.trim();
    if !tax_number.is_empty() {
        add(&mut found, Why::TaxNumber, read.alike_by_tax_number(tax_number)?.into_iter().filter(others));
    }
    let place = Place::read(&typed.address);
    if let Some(house) = place.house() {
        let alike = read.alike_by_house(house)?.into_iter();
        let same = |alike: &Alike| {
            typed.changed != Some(alike.address) && Place::read(&alike.text).is_the_same(&place)
        };
        add(&mut found, Why::Address, alike.filter(same));
    }
    let name = words(&typed.name);
    if let Some(part) = longest_part(&typed.name) {
        let alike = read.alike_by_name((&part, &part.to_uppercase()))?.into_iter();
        let same = |alike: &Alike| others(alike) && words(&alike.client) == name;
        add(&mut found, Why::Name, alike.filter(same));
    }
    found.truncate(MOST);
    Ok(found)
}

/// Who may be the same as a client who is known: by all that is known of an address.
///
/// # Errors
/// When the store fails, or there is no such address.
pub fn like(read: &Read<'_>, address: AddressId) -> Result<Vec<Duplicate>, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let row = read.address(address)?.ok_or_else(unknown)?;
    let client = read.counterparty(row.address.counterparty)?.ok_or_else(unknown)?;
    let contacts = read.contacts(address)?.into_iter().flat_map(|person| person.contact.phones);
    let typed = Typed {
        name: client.counterparty.name,
        phones: contacts.map(|phone| phone.typed).collect(),
        address: row.address.text,
        tax_number: client.counterparty.tax_number,
        client: Some(client.id),
        changed: Some(address),
    };
    of(read, &typed)
}

fn add(found: &mut Vec<Duplicate>, why: Why, alike: impl Iterator<Item = Alike>) {
    for Alike { address, counterparty, client, code, text } in alike {
        if found.iter().all(|known| known.address != address) {
            found.push(Duplicate { address, counterparty, client, code, text, why });
        }
    }
}

fn numbers(read: &Read<'_>, cells: &[String]) -> Result<BTreeSet<String>, StoreError> {
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(BTreeSet::new());
    }
    let area = read.office()?.map(|office| office.area_code).unwrap_or_default();
    let phones = cells.iter().flat_map(|cell| parse_phones(cell, &area));
    Ok(phones.flatten().map(|phone| phone.number).collect())
}

/// The words of a name without the form of the company, in whatever order they stand.
fn words(name: &str) -> BTreeSet<String> {
    let plain = name.to_lowercase().replace('ё', "е");
    let words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !FORMS.contains(word)).map(str::to_owned).collect()
}

/// The longest run of letters that is written the same way by everybody: no capital at the beginning, no `ё`.
fn longest_part(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !FORMS.contains(word));
    let parts = words.flat_map(|word| {
        let behind_first = word.char_indices().nth(1).map_or("", |(at, _)| &word[at..]);
        behind_first.split(['е', 'ё'])
    });
    let longest = parts.max_by_key(|part| part.chars().count())?;
    (longest.chars().count() >= SHORTEST_PART).then(|| longest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_without_form_order_quotes_and_yo() {
        assert_eq!(words("ООО «Вектор-Сервис»"), words("Вектор-сервис, ООО"));
        assert_eq!(words("Пётр Ёлкин"), words("елкин петр"));
        assert_ne!(words("Кузнецова Мария"), words("Кузнецова Анна"));
    }

    #[test]
    fn the_part_that_is_looked_for_is_spelled_alike_by_all() {
        assert_eq!(longest_part("ООО «Стройинвест»").as_deref(), Some("тройинв"));
        assert_eq!(longest_part("Ён"), None);
        assert_eq!(longest_part("ИП"), None);
    }
}
