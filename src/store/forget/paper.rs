//! Papers and merges name people in what is kept of them: the name goes, numbers and sums stay.

use serde_json::Value;

use super::super::connection::Write;
use super::super::error::StoreError;
use crate::domain::ids::CounterpartyId;

impl Write<'_> {
    /// Puts another name in place of the client's into the papers that were made for it; numbers, dates and sums stay.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn clean_papers(&self, client: CounterpartyId, name: &str) -> Result<(), StoreError> {
        let sql = "SELECT id, body FROM paper WHERE counterparty_id = ?1";
        let papers =
            self.all(sql, [client.0], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        for (id, body) in papers {
            let mut paper: Value = serde_json::from_str(&body).unwrap_or_default();
            rename(&mut paper, name);
            self.run("UPDATE paper SET body = ?2 WHERE id = ?1", (id, paper.to_string()))?;
        }
        Ok(())
    }

    /// Empties what merges keep of the words of a counterparty or an address that was kept or merged. Such a merge can no
    /// longer be undone: its rows were changed since.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn clean_merges(&self, of: (&str, i64)) -> Result<(), StoreError> {
        let sql = "SELECT id, body FROM merge_run WHERE kind = ?1 AND ?2 IN (kept_id, merged_id)";
        let runs = self.all(sql, of, |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        for (run, body) in runs {
            let mut body: Value = serde_json::from_str(&body).unwrap_or_default();
            let before = body.get_mut("before").and_then(Value::as_array_mut);
            for row in before.into_iter().flatten().filter(|row| row["of"] == "counterparty") {
                for value in row.get_mut("values").and_then(Value::as_array_mut).into_iter().flatten() {
                    if value.is_string() {
                        *value = Value::from("");
                    }
                }
            }
            self.run("UPDATE merge_run SET body = ?2 WHERE id = ?1", (run, body.to_string()))?;
        }
        Ok(())
    }
}

/// The buyer of an invoice, the client of a statement, and the places that they name.
fn rename(paper: &mut Value, name: &str) {
    match paper {
        Value::Object(fields) => {
            for (field, value) in fields {
                match (field.as_str(), &mut *value) {
                    ("buyer" | "client", Value::Object(party)) => {
                        for (field, value) in party {
                            *value = Value::from(if field == "name" { name } else { "" });
                        }
                    }
                    ("place", Value::String(place)) => name.clone_into(place),
                    (_, value) => rename(value, name),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, name)),
        _ => {}
    }
}
