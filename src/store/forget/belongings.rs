//! What belongs to a client, with all that was merged into it.

use super::super::connection::Read;
use super::super::error::StoreError;
use super::words::SHORTEST;
use crate::domain::ids::{AddressId, CounterpartyId};

/// What belongs to a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belongings {
    /// The client, and those that were merged into it.
    pub clients: Vec<CounterpartyId>,
    /// Their addresses, and those that were merged into these.
    pub addresses: Vec<AddressId>,
}

const MERGED: &str = "SELECT merged_id FROM merge_run WHERE kind = ?1 AND kept_id = ?2 AND undone_at IS NULL";

/// Clients of this name that are in no list any more, because their import was taken back, and share a phone or the place:
/// the same one as it was brought in before.
const TAKEN_BACK: &str = "SELECT o.id FROM counterparty c
    JOIN counterparty o ON o.name = c.name AND o.is_archived = 1 AND o.id <> c.id
    WHERE c.id = ?1
      AND (EXISTS (SELECT 1 FROM address a JOIN address b ON b.counterparty_id = o.id AND b.text = a.text
                   WHERE a.counterparty_id = c.id)
        OR EXISTS (SELECT 1 FROM contact_person p JOIN phone f ON f.contact_id = p.id AND f.number <> ''
                   JOIN phone g ON g.number = f.number AND g.number <> ''
                   JOIN contact_person q ON q.id = g.contact_id AND q.counterparty_id = o.id
                   WHERE p.counterparty_id = c.id))";

impl Read<'_> {
    /// What belongs to a client.
    ///
    /// # Errors
    /// When the store fails.
    pub fn belongings(&self, client: CounterpartyId) -> Result<Belongings, StoreError> {
        let mut all = Belongings { clients: vec![client], addresses: Vec::new() };
        let (mut client_at, mut address_at) = (0, 0);
        loop {
            if let Some(client) = all.clients.get(client_at).copied() {
                client_at += 1;
                let merged =
                    self.all(MERGED, ("counterparty", client.0), |row| row.get(0).map(CounterpartyId))?;
                add(&mut all.clients, merged);
                add(
                    &mut all.clients,
                    self.all(TAKEN_BACK, [client.0], |row| row.get(0).map(CounterpartyId))?,
                );
                add(&mut all.addresses, self.all_addresses_of(client)?);
            } else if let Some(address) = all.addresses.get(address_at).copied() {
                address_at += 1;
                add(
                    &mut all.addresses,
                    self.all(MERGED, ("address", address.0), |row| row.get(0).map(AddressId))?,
                );
                // An address of an import that was taken back kept its code with a number behind it.
                let sql = "SELECT o.id FROM address a
                           JOIN address o ON o.code > a.code || '~' AND o.code < a.code || '~:' AND o.is_archived = 1
                           WHERE a.id = ?1";
                add(&mut all.addresses, self.all(sql, [address.0], |row| row.get(0).map(AddressId))?);
                // A client whose last address was merged is the same one under another number.
                let sql = "SELECT c.id FROM address a JOIN counterparty c ON c.id = a.counterparty_id
                           WHERE a.id = ?1 AND c.is_archived = 1";
                add(&mut all.clients, self.all(sql, [address.0], |row| row.get(0).map(CounterpartyId))?);
            } else {
                return Ok(all);
            }
        }
    }

    /// Words by which these clients can be told apart from others wherever they stand: full names, phones, e-mail.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn known_words(&self, all: &Belongings) -> Result<Vec<String>, StoreError> {
        let mut words: Vec<String> = Vec::new();
        for client in &all.clients {
            let sql = "SELECT name FROM counterparty WHERE id = ?1 UNION SELECT email FROM counterparty WHERE id = ?1
                       UNION SELECT legal_name FROM counterparty WHERE id = ?1
                       UNION SELECT name FROM contact_person WHERE counterparty_id = ?1
                       UNION SELECT typed FROM phone
                             WHERE contact_id IN (SELECT id FROM contact_person WHERE counterparty_id = ?1)";
            words.extend(self.all(sql, [client.0], |row| row.get::<_, String>(0))?);
        }
        words.retain(|word| tells_apart(word));
        words.sort_unstable();
        words.dedup();
        Ok(words)
    }
}

/// Whether a word tells one person from others: a given name alone is that of many.
pub(super) fn tells_apart(word: &str) -> bool {
    word.chars().count() >= SHORTEST
        && word.chars().any(|sign| sign == ' ' || sign == '@' || sign.is_ascii_digit())
}

fn add<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}
