//! What the search looks through, and what it shows of what it found.

use rusqlite::{OptionalExtension, Row};

use super::connection::Read;
use super::convert::{Coded, Day};
use super::error::StoreError;
use super::office::format_number;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId, OrderId, UserId};
use crate::domain::money::Money;
use crate::domain::order::OrderStatus;
use chrono::NaiveDate;

/// A client with everything by which it can be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchedClient {
    /// Person or company.
    pub name: String,
    /// ИНН, e-mail and notes.
    pub other: [String; 3],
    /// Its addresses that are not archived.
    pub addresses: Vec<SearchedAddress>,
    /// Its contact persons.
    pub people: Vec<SearchedPerson>,
}

/// An address of such a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchedAddress {
    /// Which.
    pub id: AddressId,
    /// The office's own code.
    pub code: String,
    /// Where water goes.
    pub text: String,
    /// Permanent notes.
    pub note: String,
    /// Active, in churn review, closed.
    pub status: AddressStatus,
}

/// A contact person with one phone; somebody with several stands there several times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchedPerson {
    /// Whose.
    pub client: CounterpartyId,
    /// `None`: of all addresses.
    pub address: Option<AddressId>,
    /// Name.
    pub name: String,
    /// As it was written, empty without a phone.
    pub typed: String,
    /// The normal form, empty where the text is no number.
    pub number: String,
    /// Extension.
    pub extension: String,
}

/// A command of the history, as far as the search has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// Number in the history.
    pub id: i64,
    /// The command's name.
    pub action: String,
    /// The client whose address it was about.
    pub client: Option<CounterpartyId>,
}

/// What is shown of an address that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRow {
    /// Which.
    pub address: AddressId,
    /// Whose.
    pub counterparty: CounterpartyId,
    /// Person or company.
    pub client: String,
    /// The office's own code.
    pub code: String,
    /// Where water goes.
    pub text: String,
    /// Active, in churn review, closed.
    pub status: AddressStatus,
    /// ИНН, e-mail, note of the client and of the address.
    pub other: [String; 4],
    /// Name of the route.
    pub route: Option<String>,
    /// The next delivery date.
    pub next_delivery: Option<NaiveDate>,
    /// Money owed; negative: an advance.
    pub debt: Money,
    /// Containers beyond those covered by a deposit.
    pub container_debt: i64,
}

/// An order that was found by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundOrder {
    /// Which.
    pub id: OrderId,
    /// Its number.
    pub number: String,
    /// Where.
    pub address: AddressId,
    /// How far it is.
    pub status: OrderStatus,
    /// The day of delivery.
    pub delivery_on: NaiveDate,
}

fn person(row: &Row<'_>) -> rusqlite::Result<SearchedPerson> {
    Ok(SearchedPerson {
        client: CounterpartyId(row.get(0)?),
        address: row.get::<_, Option<i64>>(1)?.map(AddressId),
        name: row.get(2)?,
        typed: row.get(3)?,
        number: row.get(4)?,
        extension: row.get(5)?,
    })
}

const PEOPLE: &str =
    "SELECT p.counterparty_id, p.address_id, p.name, coalesce(f.typed, ''), coalesce(f.number, ''),
                             coalesce(f.extension, '')
                      FROM contact_person p LEFT JOIN phone f ON f.contact_id = p.id AND f.is_archived = 0
                      WHERE p.is_archived = 0";

impl Read<'_> {
    /// The newest number of the history; 0: nothing was done yet.
    ///
    /// # Errors
    /// When the store fails.
    pub fn history_end(&self) -> Result<i64, StoreError> {
        Ok(self.one("SELECT coalesce(max(id), 0) FROM history", [], |row| row.get(0))?.unwrap_or(0))
    }

    /// What was done since, in order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn happened_since(&self, id: i64) -> Result<Vec<Happening>, StoreError> {
        // From the newest back to where it was seen: where SQLite takes the history for short, as it was when the office was
        // made, it passes over all of it to leave out the old rows.
        let sql = "SELECT h.id, h.action, a.counterparty_id FROM history h LEFT JOIN address a ON a.id = h.address_id
                   ORDER BY h.id DESC";
        let mut statement = self.conn.prepare_cached(sql)?;
        let happenings = statement.query_map([], |row| {
            let client: Option<i64> = row.get(2)?;
            Ok(Happening { id: row.get(0)?, action: row.get(1)?, client: client.map(CounterpartyId) })
        })?;
        let is_new =
            |happening: &rusqlite::Result<Happening>| happening.as_ref().map_or(true, |new| new.id > id);
        let mut happenings: Vec<Happening> = happenings.take_while(is_new).collect::<Result<_, _>>()?;
        happenings.reverse();
        Ok(happenings)
    }

    /// Hands every client with its addresses to `visit`, in the order of clients; or one client alone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn each_searched(
        &self,
        only: Option<CounterpartyId>,
        mut visit: impl FnMut(CounterpartyId, &SearchedClient),
    ) -> Result<(), StoreError> {
        let which = if only.is_some() { "= ?1" } else { "> ?1" };
        let from = only.map_or(0, |client| client.0);
        let sql = format!("{PEOPLE} AND p.counterparty_id {which} ORDER BY p.counterparty_id, p.id, f.id");
        let mut people = self.conn.prepare_cached(&sql)?;
        let mut people = people.query_map([from], person)?;
        let mut ahead = people.next().transpose()?;
        let sql = format!(
            "SELECT a.counterparty_id, a.id, a.code, a.text, a.note, a.status, c.name, c.tax_number, c.email, c.note
             FROM counterparty c JOIN address a ON a.counterparty_id = c.id
             WHERE a.is_archived = 0 AND c.id {which} ORDER BY c.id, a.id"
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([from])?;
        let mut now: Option<(CounterpartyId, SearchedClient)> = None;
        while let Some(row) = rows.next()? {
            let id = CounterpartyId(row.get(0)?);
            if now.as_ref().is_none_or(|(client, _)| *client != id) {
                if let Some((id, client)) = now.take() {
                    visit(id, &client);
                }
                let mut client = SearchedClient {
                    name: row.get(6)?,
                    other: [row.get(7)?, row.get(8)?, row.get(9)?],
                    ..SearchedClient::default()
                };
                while let Some(person) = ahead.take_if(|person| person.client <= id) {
                    if person.client == id {
                        client.people.push(person);
                    }
                    ahead = people.next().transpose()?;
                }
                now = Some((id, client));
            }
            if let Some((_, client)) = &mut now {
                client.addresses.push(SearchedAddress {
                    id: AddressId(row.get(1)?),
                    code: row.get(2)?,
                    text: row.get(3)?,
                    note: row.get(4)?,
                    status: row.get::<_, Coded<AddressStatus>>(5)?.0,
                });
            }
        }
        if let Some((id, client)) = now {
            visit(id, &client);
        }
        Ok(())
    }

    /// What is shown of an address; `None`: it is archived by now.
    ///
    /// # Errors
    /// When the store fails.
    pub fn found_row(&self, address: AddressId) -> Result<Option<FoundRow>, StoreError> {
        let sql = "SELECT a.id, a.counterparty_id, c.name, a.code, a.text, a.status, c.tax_number, c.email, c.note, a.note,
                          r.name, p.next_delivery, coalesce(b.debt, 0), coalesce(b.containers - b.deposited, 0)
                   FROM address a JOIN counterparty c ON c.id = a.counterparty_id
                   LEFT JOIN route r ON r.id = a.route_id LEFT JOIN plan p ON p.address_id = a.id
                   LEFT JOIN balance b ON b.address_id = a.id
                   WHERE a.id = ?1 AND a.is_archived = 0";
        self.one(sql, [address.0], |row| {
            Ok(FoundRow {
                address: AddressId(row.get(0)?),
                counterparty: CounterpartyId(row.get(1)?),
                client: row.get(2)?,
                code: row.get(3)?,
                text: row.get(4)?,
                status: row.get::<_, Coded<AddressStatus>>(5)?.0,
                other: [row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?],
                route: row.get(10)?,
                next_delivery: row.get::<_, Option<Day>>(11)?.map(|day| day.0),
                debt: Money::minor(row.get(12)?),
                container_debt: row.get(13)?,
            })
        })
    }

    /// The addresses about which a user did something last, the latest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn recent_addresses(&self, user: UserId, limit: usize) -> Result<Vec<AddressId>, StoreError> {
        // Among the last commands of all: a user who did nothing for long has no recent ones, and nothing is searched.
        // Nor does a run of many addresses crowd out those with whom the user dealt one by one.
        let sql = "SELECT address_id FROM (SELECT id, address_id, user_id, detail FROM history ORDER BY id DESC LIMIT 2000)
                   WHERE user_id = ?1 AND detail ->> 'run' IS NULL AND address_id IS NOT NULL GROUP BY address_id ORDER BY max(id) DESC LIMIT ?2";
        self.all(sql, (user.0, i64::try_from(limit).unwrap_or(i64::MAX)), |row| row.get(0).map(AddressId))
    }

    /// The contact persons of an address with their phones, its own first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn found_people(
        &self,
        client: CounterpartyId,
        address: AddressId,
    ) -> Result<Vec<SearchedPerson>, StoreError> {
        let sql = format!(
            "{PEOPLE} AND p.counterparty_id = ?1 AND (p.address_id IS NULL OR p.address_id = ?2)
             ORDER BY p.address_id IS NULL, p.id, f.id"
        );
        self.all(&sql, (client.0, address.0), person)
    }

    /// The beginnings that numbers of orders have, and the highest number behind each.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_numberings(&self) -> Result<Vec<(String, i64)>, StoreError> {
        let last = "SELECT last FROM document_number WHERE document = 'order'";
        let last: i64 = self.one(last, [], |row| row.get(0))?.unwrap_or(0);
        let mut found = Vec::new();
        let mut after = String::new();
        // From one beginning to the next by the index of the numbers: there are as good as always one or two.
        let sql = "SELECT number FROM customer_order WHERE number > ?1 ORDER BY number LIMIT 1";
        while let Some(number) = self.one(sql, [&after], |row| row.get::<_, String>(0))? {
            let prefix = number.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned();
            after = format!("{prefix}:");
            let highest = "SELECT max(number) FROM customer_order WHERE number > ?1 AND number < ?2";
            let highest: Option<String> = self.one(highest, [&prefix, &after], |row| row.get(0))?.flatten();
            let highest = highest.and_then(|number| number[prefix.len()..].parse().ok()).unwrap_or(0);
            found.push((prefix, last.max(highest)));
        }
        Ok(found)
    }

    /// The order of this beginning and number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn found_order(&self, prefix: &str, number: i64) -> Result<Option<FoundOrder>, StoreError> {
        let sql = "SELECT id, number, address_id, status, delivery_on FROM customer_order WHERE number = ?1";
        let mut statement = self.conn.prepare_cached(sql)?;
        let order = statement.query_row([format_number(prefix, number)], |row| {
            Ok(FoundOrder {
                id: OrderId(row.get(0)?),
                number: row.get(1)?,
                address: AddressId(row.get(2)?),
                status: row.get::<_, Coded<OrderStatus>>(3)?.0,
                delivery_on: row.get::<_, Day>(4)?.0,
            })
        });
        Ok(order.optional()?)
    }
}
