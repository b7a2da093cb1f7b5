//! Personal values of the history are given up: value and salt go, the hash in the sealed row stays.

use serde_json::Value;

use super::super::connection::Write;
use super::super::error::StoreError;
use super::initials::Initials;
use crate::domain::ids::AddressId;

/// A personal value, with the row that refers to it.
struct Kept {
    row: i64,
    place: i64,
    value: Value,
    detail: Value,
}

impl Kept {
    /// Whether the row refers to this value as to the person it is about, or as to what that person was or is called.
    fn is_name(&self) -> bool {
        let here = |at: Option<&Value>| {
            at.and_then(|at| at.get("personal")).and_then(Value::as_i64) == Some(self.place)
        };
        let changes = self.detail.get("changed").and_then(Value::as_array);
        let mut names = changes.into_iter().flatten().filter(|change| change["field"] == "person");
        here(self.detail.get("person"))
            || names.any(|change| here(change.get("before")) || here(change.get("after")))
    }
}

impl Write<'_> {
    /// Gives up every personal value in the history of addresses, and wherever one of these words is in another.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn give_up_history(
        &self,
        addresses: &[AddressId],
        words: &[String],
    ) -> Result<(), StoreError> {
        let sql =
            "DELETE FROM history_personal WHERE history_id IN (SELECT id FROM history WHERE address_id = ?1)";
        for address in addresses {
            self.run(sql, [address.0])?;
        }
        if words.is_empty() {
            return Ok(());
        }
        // Once for all words: the values are many, and whoever is forgotten is one. Nothing that writes says the words: it
        // stands in the journal.
        let sql = "SELECT p.history_id, p.place FROM history_personal p
                   WHERE EXISTS (SELECT 1 FROM json_each(?1) w WHERE instr(p.value, w.value) > 0)";
        for place in self.all(sql, [as_kept(words)], |row| Ok((row.get(0)?, row.get(1)?)))? {
            self.give_up_value(place)?;
        }
        Ok(())
    }

    /// Gives up one value: that of a row and of a place in it.
    fn give_up_value(&self, place: (i64, i64)) -> Result<(), StoreError> {
        self.run("DELETE FROM history_personal WHERE history_id = ?1 AND place = ?2", place)?;
        Ok(())
    }

    /// Gives up the rows about a person of this name among those of some addresses, and the values that hold one of the words.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn give_up_history_of_person(
        &self,
        addresses: &[AddressId],
        name: &str,
        words: &[String],
    ) -> Result<(), StoreError> {
        let kept = self.kept_of(addresses)?;
        let mut names = vec![Value::from(name)];
        let mut rows: Vec<i64> = Vec::new();
        // Whoever was renamed is found under the earlier names too.
        loop {
            let about =
                |kept: &&Kept| kept.is_name() && names.contains(&kept.value) && !rows.contains(&kept.row);
            let found: Vec<i64> = kept.iter().filter(about).map(|kept| kept.row).collect();
            if found.is_empty() {
                break;
            }
            rows.extend(found);
            let also = kept.iter().filter(|kept| kept.is_name() && rows.contains(&kept.row));
            names.extend(also.map(|kept| kept.value.clone()));
        }
        let short = Initials::of(name);
        let holds = |kept: &Kept| {
            kept.value.as_str().is_some_and(|text| {
                short.is_in(text) || words.iter().any(|word| text.contains(word.as_str()))
            })
        };
        for kept in kept.iter().filter(|kept| rows.contains(&kept.row) || holds(kept)) {
            self.give_up_value((kept.row, kept.place))?;
        }
        Ok(())
    }

    fn kept_of(&self, addresses: &[AddressId]) -> Result<Vec<Kept>, StoreError> {
        let sql = "SELECT p.history_id, p.place, p.value, h.detail FROM history h
                   JOIN history_personal p ON p.history_id = h.id WHERE h.address_id = ?1";
        let mut kept = Vec::new();
        for address in addresses {
            kept.extend(self.all(sql, [address.0], |row| {
                let json =
                    |at| row.get::<_, String>(at).map(|text| serde_json::from_str(&text).unwrap_or_default());
                Ok(Kept { row: row.get(0)?, place: row.get(1)?, value: json(2)?, detail: json(3)? })
            })?);
        }
        Ok(kept)
    }
}

/// Words as they stand within the JSON of a value, listed as JSON.
fn as_kept(words: &[String]) -> String {
    let within = |word: &String| {
        let quoted = Value::from(word.as_str()).to_string();
        quoted.trim_start_matches('"').trim_end_matches('"').to_owned()
    };
    serde_json::json!(words.iter().map(within).collect::<Vec<_>>()).to_string()
}
