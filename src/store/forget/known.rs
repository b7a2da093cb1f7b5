//! Everything that the office knows of somebody, to be handed over.

use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::super::connection::Read;
use super::super::error::StoreError;
use super::super::seal::resolved;
use super::{Belongings, Subject};
use crate::domain::ids::ContactId;

/// A part of what is known, and the statement that reads it: ?1 the addresses, ?2 the clients, both as JSON lists.
type Part = (&'static str, &'static str);

/// Addresses of the list, clients of the list.
macro_rules! of {
    (address $sql:literal) => {
        concat!($sql, " (SELECT value FROM json_each(?1)) AND ?2 <> ''")
    };
    (client $sql:literal) => {
        concat!($sql, " (SELECT value FROM json_each(?2)) AND ?1 <> ''")
    };
}

const OF_CLIENT: &[Part] = &[
    (
        "client",
        of!(client "SELECT name, legal_name, tax_number, tax_reason_code, legal_address, email, note, discount_name,
        discount_rate FROM counterparty WHERE id IN"),
    ),
    (
        "addresses",
        of!(address "SELECT a.code, a.text, a.status, a.closed_on, r.name AS route, a.note, a.entrance, a.floor,
        a.intercom, a.call_before, a.calls_from, a.calls_to, a.deliveries_from, a.deliveries_to
        FROM address a LEFT JOIN route r ON r.id = a.route_id WHERE a.id IN"),
    ),
    (
        "contact_persons",
        of!(client "SELECT name, position, birth_day, birth_year, no_calls, consent_orders,
        consent_advertising, is_archived FROM contact_person WHERE counterparty_id IN"),
    ),
    (
        "phones",
        of!(client "SELECT p.name AS person, f.typed, f.number, f.extension, f.is_wrong, f.is_archived
        FROM phone f JOIN contact_person p ON p.id = f.contact_id WHERE p.counterparty_id IN"),
    ),
    (
        "planning",
        of!(address "SELECT a.code AS address, p.kind, p.weekdays, p.every_days, p.initial_ml, p.calculator_people
        FROM planning p JOIN address a ON a.id = p.address_id WHERE a.id IN"),
    ),
    (
        "plans",
        of!(address "SELECT a.code AS address, p.last_delivery, p.next_delivery, p.call_on, p.rate_ml
        FROM plan p JOIN address a ON a.id = p.address_id WHERE a.id IN"),
    ),
    (
        "pauses",
        of!(address "SELECT a.code AS address, p.from_day, p.to_day, p.voided_at
        FROM pause p JOIN address a ON a.id = p.address_id WHERE a.id IN"),
    ),
    (
        "balances",
        of!(address "SELECT a.code AS address, b.debt, b.containers, b.deposited
        FROM balance b JOIN address a ON a.id = b.address_id WHERE a.id IN"),
    ),
    (
        "orders",
        of!(address "SELECT o.number, a.code AS address, o.status, o.ordered_on, o.delivery_on, o.window_from,
        o.window_to, o.payment, o.bottles, o.total, o.deposit, o.discount_name, o.driver_note
        FROM customer_order o JOIN address a ON a.id = o.address_id WHERE a.id IN"),
    ),
    (
        "order_lines",
        of!(address "SELECT o.number AS order_number, p.name AS product, l.quantity, l.price, l.returned
        FROM order_line l JOIN customer_order o ON o.id = l.order_id JOIN product p ON p.id = l.product_id
        WHERE o.address_id IN"),
    ),
    (
        "sales",
        of!(address "SELECT s.number, a.code AS address, s.delivered_on, s.bottles, s.total, s.discount, s.containers,
        s.returned, s.voided_at FROM sale s JOIN address a ON a.id = s.address_id WHERE a.id IN"),
    ),
    (
        "sale_lines",
        of!(address "SELECT s.number AS sale_number, p.name AS product, l.quantity, l.price
        FROM sale_line l JOIN sale s ON s.id = l.sale_id JOIN product p ON p.id = l.product_id WHERE s.address_id IN"),
    ),
    (
        "payments",
        of!(address "SELECT p.number, a.code AS address, p.paid_on, p.kind, p.amount, p.note, p.voided_at
        FROM payment p JOIN address a ON a.id = p.address_id WHERE a.id IN"),
    ),
    (
        "containers",
        of!(address "SELECT m.number, a.code AS address, m.moved_on, m.kind, m.quantity, m.amount, m.note,
        m.voided_at FROM container_movement m JOIN address a ON a.id = m.address_id WHERE a.id IN"),
    ),
    (
        "papers",
        of!(client "SELECT kind, number, day, total, vat, body, made_at, voided_at FROM paper
        WHERE counterparty_id IN"),
    ),
    (
        "promises",
        of!(address "SELECT a.code AS address, p.amount, p.due_on, p.note, p.made_at, p.voided_at
        FROM promise p JOIN address a ON a.id = p.address_id WHERE a.id IN"),
    ),
    (
        "tasks",
        of!(address "SELECT a.code AS address, t.kind, t.list_date, t.due_at, t.state, t.outcome, t.note
        FROM task t JOIN address a ON a.id = t.address_id WHERE a.id IN"),
    ),
    (
        "calls",
        of!(address "SELECT a.code AS address, c.at, f.typed AS phone, c.result, c.seconds, c.recording, c.voided_at
        FROM contact_made c JOIN address a ON a.id = c.address_id LEFT JOIN phone f ON f.id = c.phone_id WHERE a.id IN"),
    ),
    (
        "comments",
        of!(address "SELECT a.code AS address, c.at, c.text, c.voided_at
        FROM comment c JOIN address a ON a.id = c.address_id WHERE a.id IN"),
    ),
    (
        "journal",
        of!(address "SELECT j.number, a.code AS address, j.at, t.name AS type, j.text, j.voided_at
        FROM journal_entry j JOIN address a ON a.id = j.address_id JOIN journal_type t ON t.id = j.type_id WHERE a.id IN"),
    ),
    (
        "churn_reviews",
        of!(address "SELECT a.code AS address, c.stage, r.name AS reason, c.opened_on, c.verdict,
        c.verdict_text, c.voided_at FROM churn_case c JOIN address a ON a.id = c.address_id
        JOIN reason r ON r.id = c.reason_id WHERE a.id IN"),
    ),
    (
        "churn_steps",
        of!(address "SELECT s.at, s.from_stage, s.to_stage, r.name AS reason, s.comment, s.contact_on
        FROM churn_step s JOIN churn_case c ON c.id = s.case_id LEFT JOIN reason r ON r.id = s.reason_id
        WHERE c.address_id IN"),
    ),
    (
        "offers",
        of!(address "SELECT kind, text, rate, valid_to, made_at, voided_at FROM offer WHERE address_id IN"),
    ),
];

/// Entries of bank statements: ?1 their numbers as a JSON list.
const BANK_ENTRIES: &str = "SELECT number, day, amount, payer, tax_number, purpose FROM bank_entry
    WHERE id IN (SELECT value FROM json_each(?1))";

/// The same of one contact person: ?1 its number.
const OF_PERSON: &[Part] = &[
    ("contact_persons", "SELECT p.name, p.position, p.birth_day, p.birth_year, p.no_calls, p.consent_orders,
        p.consent_advertising, p.is_archived, c.name AS client, a.code AS address FROM contact_person p
        JOIN counterparty c ON c.id = p.counterparty_id LEFT JOIN address a ON a.id = p.address_id WHERE p.id = ?1"),
    ("phones", "SELECT typed, number, extension, is_wrong, is_archived FROM phone WHERE contact_id = ?1"),
    ("calls", "SELECT a.code AS address, c.at, f.typed AS phone, c.result, c.seconds, c.recording, c.voided_at
        FROM contact_made c JOIN phone f ON f.id = c.phone_id JOIN address a ON a.id = c.address_id WHERE f.contact_id = ?1"),
    ("comments", "SELECT a.code AS address, c.at, c.text FROM contact_person p
        JOIN address a ON a.counterparty_id = p.counterparty_id JOIN comment c ON c.address_id = a.id
        WHERE p.id = ?1 AND instr(c.text, p.name) > 0"),
    ("journal", "SELECT a.code AS address, j.number, j.at, j.text FROM contact_person p
        JOIN address a ON a.counterparty_id = p.counterparty_id JOIN journal_entry j ON j.address_id = a.id
        WHERE p.id = ?1 AND instr(j.text, p.name) > 0"),
];

impl Read<'_> {
    /// Everything that the office knows of somebody, part by part, with the history. Dates and sums stand as they are stored:
    /// money in kopecks, volume in millilitres, instants in UTC.
    ///
    /// # Errors
    /// When the store fails.
    pub fn known_of(&self, subject: Subject) -> Result<Map<String, Value>, StoreError> {
        match subject {
            Subject::Client(client) => {
                let all = self.belongings(client)?;
                let addresses =
                    serde_json::json!(all.addresses.iter().map(|id| id.0).collect::<Vec<_>>()).to_string();
                let clients =
                    serde_json::json!(all.clients.iter().map(|id| id.0).collect::<Vec<_>>()).to_string();
                let mut known = Map::new();
                for (part, sql) in OF_CLIENT {
                    known.insert((*part).to_owned(), self.rows_as_json(sql, (&addresses, &clients))?);
                }
                let entries = self.bank_entries_about(&all, &all.addresses, &self.known_words(&all)?)?;
                let entries = serde_json::json!(entries).to_string();
                known.insert("bank_entries".into(), self.rows_as_json(BANK_ENTRIES, [entries])?);
                known.insert("history".into(), self.history_as_json(&all, |_, _| true)?);
                Ok(known)
            }
            Subject::Person(person) => self.known_of_person(person),
        }
    }

    fn known_of_person(&self, person: ContactId) -> Result<Map<String, Value>, StoreError> {
        let mut known = Map::new();
        for (part, sql) in OF_PERSON {
            known.insert((*part).to_owned(), self.rows_as_json(sql, [person.0])?);
        }
        if let Some(card) = self.contact_card(person)? {
            let all = self.belongings(card.counterparty)?;
            let mut words: Vec<&str> = card.numbers.iter().map(|number| number.typed.as_str()).collect();
            words.push(&card.person.name);
            words.retain(|word| !word.is_empty());
            let names = |_: &str, detail: &str| words.iter().any(|word| detail.contains(word));
            known.insert("history".into(), self.history_as_json(&all, names)?);
        }
        Ok(known)
    }

    fn history_as_json(
        &self,
        all: &Belongings,
        is_about: impl Fn(&str, &str) -> bool,
    ) -> Result<Value, StoreError> {
        let sql = "SELECT h.at, h.action, h.detail,
                          (SELECT json_group_object(CAST(p.place AS TEXT), json(p.value)) FROM history_personal p
                           WHERE p.history_id = h.id), u.name
                   FROM history h LEFT JOIN app_user u ON u.id = h.user_id WHERE h.address_id = ?1 ORDER BY h.id";
        let mut rows = Vec::new();
        for address in &all.addresses {
            let told = self.all(sql, [address.0], |row| {
                let (at, action): (String, String) = (row.get(0)?, row.get(1)?);
                let (detail, personal): (String, String) = (row.get(2)?, row.get(3)?);
                let values = serde_json::from_str(&personal).unwrap_or_default();
                let detail = resolved(serde_json::from_str(&detail).unwrap_or_default(), &values);
                Ok((at, action, detail, row.get::<_, Option<String>>(4)?))
            })?;
            for (at, action, detail, user) in told {
                if is_about(&action, &detail.to_string()) {
                    rows.push(
                        serde_json::json!({ "at": at, "action": action, "user": user, "detail": detail }),
                    );
                }
            }
        }
        Ok(rows.into())
    }

    fn rows_as_json(&self, sql: &str, params: impl rusqlite::Params) -> Result<Value, StoreError> {
        let mut statement = self.conn.prepare(sql)?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let rows = statement.query_map(params, |row| {
            let mut fields = Map::new();
            for (at, name) in names.iter().enumerate() {
                fields.insert(name.clone(), cell(name, row.get_ref(at)?));
            }
            Ok(Value::Object(fields))
        })?;
        Ok(Value::Array(rows.collect::<Result<_, _>>()?))
    }
}

/// A paper is kept as JSON and handed over as such.
fn cell(name: &str, value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => {
            let text = String::from_utf8_lossy(text);
            let within = (name == "body").then(|| serde_json::from_str(&text).ok()).flatten();
            within.unwrap_or_else(|| text.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::CounterpartyId;

    #[test]
    fn every_part_can_be_read() {
        let office = rusqlite::Connection::open_in_memory().unwrap();
        office.execute_batch(include_str!("../../../schema.sql")).unwrap();
        let read = Read { conn: &office };
        let client = read.known_of(Subject::Client(CounterpartyId(1))).unwrap();
        assert_eq!(client.len(), OF_CLIENT.len() + 2);
        assert_eq!(read.known_of(Subject::Person(ContactId(1))).unwrap().len(), OF_PERSON.len());
    }
}
