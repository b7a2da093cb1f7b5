//! What was found, as it is shown.

use chrono::NaiveDate;

use super::index::Hit;
use super::marks::Marked;
use super::typed::{Needle, Typed};
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId, OrderId};
use crate::domain::money::Money;
use crate::domain::order::OrderStatus;
use crate::domain::phone;
use crate::store::{FoundOrder, FoundRow, Read, SearchedPerson, StoreError};

/// What something was found as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A client or an address by a text.
    Client,
    /// A phone number.
    Phone,
    /// An order by its number.
    Order {
        /// Which.
        id: OrderId,
        /// Its number.
        number: Marked,
        /// How far it is.
        status: OrderStatus,
        /// The day of delivery.
        delivery_on: NaiveDate,
    },
}

/// A contact person with the phone that was found, or the first one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Name.
    pub name: Marked,
    /// Phone as people read it, empty where there is none.
    pub phone: Marked,
}

/// An address that was found, with what tells it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// As what.
    pub kind: Kind,
    /// Where.
    pub address: AddressId,
    /// Whose.
    pub counterparty: CounterpartyId,
    /// Person or company.
    pub client: Marked,
    /// Where water goes.
    pub text: Marked,
    /// The office's own code.
    pub code: Marked,
    /// Whom to call there.
    pub person: Option<Person>,
    /// What else holds what was typed: the tax number, the e-mail, a note.
    pub other: Option<Marked>,
    /// Active, in churn review, closed.
    pub status: AddressStatus,
    /// Name of the route.
    pub route: Option<String>,
    /// The next delivery date.
    pub next_delivery: Option<NaiveDate>,
    /// Money owed; negative: an advance.
    pub debt: Money,
    /// Containers beyond those covered by a deposit.
    pub container_debt: i64,
}

/// The words and figures that are marked.
#[derive(Default)]
struct Sought<'a> {
    words: Vec<&'a Needle>,
    phones: Vec<&'a Needle>,
}

/// An address with all that is shown of it; `None`: it is archived by now.
pub fn address(read: &Read<'_>, hit: &Hit, typed: &Typed) -> Result<Option<Found>, StoreError> {
    let swapped = typed.terms.iter().filter(|_| hit.swapped).flat_map(|term| &term.swapped);
    let sought = Sought {
        words: typed.terms.iter().flat_map(|term| &term.words).chain(swapped).collect(),
        phones: typed.terms.iter().filter_map(|term| term.phone.as_ref()).collect(),
    };
    let kind = if hit.by_phone { Kind::Phone } else { Kind::Client };
    let Some(row) = read.found_row(hit.address)? else { return Ok(None) };
    found(read, kind, row, &sought).map(Some)
}

/// An address for which nothing was typed; `None`: it is archived by now.
pub fn plain(read: &Read<'_>, address: AddressId) -> Result<Option<Found>, StoreError> {
    let Some(row) = read.found_row(address)? else { return Ok(None) };
    found(read, Kind::Client, row, &Sought::default()).map(Some)
}

/// An order with the address to which it goes.
pub fn order(read: &Read<'_>, order: FoundOrder, typed: &Typed) -> Result<Option<Found>, StoreError> {
    let Some(row) = read.found_row(order.address)? else { return Ok(None) };
    let figures: Vec<&Needle> = typed.terms.iter().flat_map(|term| &term.words).collect();
    let kind = Kind::Order {
        id: order.id,
        number: Marked::phone(order.number, figures.into_iter()),
        status: order.status,
        delivery_on: order.delivery_on,
    };
    found(read, kind, row, &Sought::default()).map(Some)
}

fn found(read: &Read<'_>, kind: Kind, row: FoundRow, sought: &Sought<'_>) -> Result<Found, StoreError> {
    let words = || sought.words.iter().copied();
    let people = read.found_people(row.counterparty, row.address)?;
    let shown = people.into_iter().map(|person| shown_person(person, sought)).enumerate();
    // The one that holds most of what was typed, among equals the first.
    let value =
        |person: &Person| usize::from(person.name.is_marked()) + 2 * usize::from(person.phone.is_marked());
    let person = shown.max_by_key(|(at, person)| (value(person), std::cmp::Reverse(*at)));
    let (client, text) = (Marked::new(row.client, words()), Marked::new(row.text, words()));
    let code = Marked::new(row.code, words());
    let person = person.map(|(_, person)| person);
    let in_sight = |needle: &Needle| {
        let shown = [Some(&client), Some(&text), Some(&code), person.as_ref().map(|person| &person.name)];
        shown.into_iter().flatten().any(|shown| needle.is_in(&super::letters::fold(&shown.text)))
    };
    let hidden: Vec<&Needle> = words().filter(|needle| !in_sight(needle)).collect();
    let others = row.other.into_iter().map(|text| Marked::new(text, hidden.iter().copied()));
    let other = others.filter(Marked::is_marked).max_by_key(|other| other.marks.len());
    Ok(Found {
        kind,
        address: row.address,
        counterparty: row.counterparty,
        client,
        text,
        code,
        person,
        other,
        status: row.status,
        route: row.route,
        next_delivery: row.next_delivery,
        debt: row.debt,
        container_debt: row.container_debt,
    })
}

fn shown_person(person: SearchedPerson, sought: &Sought<'_>) -> Person {
    let number = if person.number.is_empty() { person.typed } else { phone::display(&person.number) };
    Person {
        name: Marked::new(person.name, sought.words.iter().copied()),
        phone: Marked::phone(number, sought.phones.iter().copied()),
    }
}
