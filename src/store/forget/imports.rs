//! What imports keep of what they found names people too.

use serde_json::Value;

use super::super::connection::Write;
use super::super::error::StoreError;
use crate::domain::ids::{AddressId, ContactId};

impl Write<'_> {
    /// Puts another name in place of a contact person's in what imports of some addresses found, and gives up the rest that is
    /// noted of the person there.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn clean_imports(
        &self,
        addresses: &[AddressId],
        person: ContactId,
        (words, name): (&[String], &str),
    ) -> Result<(), StoreError> {
        let sql = "SELECT import_id, body FROM import_before
                   WHERE import_id IN (SELECT id FROM import_run) AND address_id = ?1";
        for address in addresses {
            let kept =
                self.all(sql, [address.0], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
            for (import, body) in kept {
                let mut found: Value = serde_json::from_str(&body).unwrap_or_default();
                rename(&mut found, words, name);
                let people = found.get_mut("people").and_then(Value::as_array_mut);
                people
                    .into_iter()
                    .flatten()
                    .filter(|one| one["id"] == person.0)
                    .for_each(|one| blank(one, name));
                let sql = "UPDATE import_before SET body = ?3 WHERE import_id = ?1 AND address_id = ?2";
                self.run(sql, (import, address.0, found.to_string()))?;
            }
        }
        Ok(())
    }
}

/// Another name in place of each of the words.
fn rename(found: &mut Value, words: &[String], name: &str) {
    match found {
        Value::String(text) => {
            for word in words {
                *text = text.replace(word.as_str(), name);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, words, name)),
        Value::Object(fields) => fields.values_mut().for_each(|field| rename(field, words, name)),
        _ => {}
    }
}

/// What is noted of a person, before an import and after it.
fn blank(noted: &mut Value, name: &str) {
    for side in ["before", "left"] {
        if let Some(Value::Object(person)) = noted.get_mut(side) {
            person.insert("name".into(), name.into());
            person.insert("position".into(), "".into());
            person.insert("birth_day".into(), Value::Null);
            person.insert("birth_year".into(), Value::Null);
        }
    }
}
