//! Clients who may be known already. Whether they are is the service's question.

use super::connection::Read;
use super::error::StoreError;
use crate::domain::ids::{AddressId, CounterpartyId};

/// An address that may be the one that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
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
}

const ALIKE: &str = "SELECT a.id, a.counterparty_id, c.name, a.code, a.text FROM counterparty c
                     JOIN address a ON a.counterparty_id = c.id AND a.is_archived = 0";
/// Of a client the first address stands for all of them.
const FIRST: &str =
    "a.id = (SELECT min(o.id) FROM address o WHERE o.counterparty_id = c.id AND o.is_archived = 0)";

fn alike(row: &rusqlite::Row<'_>) -> rusqlite::Result<Alike> {
    Ok(Alike {
        address: AddressId(row.get(0)?),
        counterparty: CounterpartyId(row.get(1)?),
        client: row.get(2)?,
        code: row.get(3)?,
        text: row.get(4)?,
    })
}

impl Read<'_> {
    /// Addresses where somebody has a phone of this normal form.
    ///
    /// # Errors
    /// When the store fails.
    pub fn alike_by_phone(&self, number: &str) -> Result<Vec<Alike>, StoreError> {
        let sql = format!(
            "{ALIKE} WHERE EXISTS (SELECT 1 FROM phone f JOIN contact_person p ON p.id = f.contact_id AND p.is_archived = 0
                                   WHERE f.number = ?1 AND f.number <> '' AND f.is_archived = 0 AND p.counterparty_id = c.id
                                     AND (p.address_id = a.id OR p.address_id IS NULL AND {FIRST}))
                       AND c.id IN (SELECT p.counterparty_id FROM phone f JOIN contact_person p ON p.id = f.contact_id
                                    WHERE f.number = ?1 AND f.number <> '')
             ORDER BY a.id"
        );
        self.all(&sql, [number], alike)
    }

    /// Clients of this tax number, each with its first address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn alike_by_tax_number(&self, tax_number: &str) -> Result<Vec<Alike>, StoreError> {
        let sql = format!("{ALIKE} WHERE c.tax_number = ?1 AND c.tax_number <> '' AND {FIRST} ORDER BY a.id");
        self.all(&sql, [tax_number], alike)
    }

    /// Addresses whose text holds this number somewhere.
    ///
    /// # Errors
    /// When the store fails.
    pub fn alike_by_house(&self, number: &str) -> Result<Vec<Alike>, StoreError> {
        let sql = format!("{ALIKE} WHERE instr(a.text, ?1) > 0 ORDER BY a.id");
        self.all(&sql, [number], alike)
    }

    /// Clients whose name holds one of these two texts, each with its first address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn alike_by_name(&self, parts: (&str, &str)) -> Result<Vec<Alike>, StoreError> {
        let sql = format!(
            "{ALIKE} WHERE (instr(c.name, ?1) > 0 OR instr(c.name, ?2) > 0) AND {FIRST} ORDER BY a.id"
        );
        self.all(&sql, parts, alike)
    }
}
