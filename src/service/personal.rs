//! What of the history is personal: it is kept beside the rows, and a row holds salted hashes of it.

use serde_json::{Map, Value};

use super::client_change::ClientField;
use super::refusal::Refusal;
use crate::store::{Personal, StoreError};

/// Fields that tell of a person: of a client's card, and words that operators write about one.
fn is_personal(field: &str) -> bool {
    use ClientField as Field;
    const FIELDS: [Field; 15] = [
        Field::Name,
        Field::TaxNumber,
        Field::Email,
        Field::Note,
        Field::LegalName,
        Field::LegalAddress,
        Field::Address,
        Field::Entrance,
        Field::Floor,
        Field::Intercom,
        Field::AddressNote,
        Field::Person,
        Field::Position,
        Field::Birthday,
        Field::Phones,
    ];
    FIELDS.iter().any(|known| known.code() == field)
        || matches!(
            field,
            "driver_note" | "task_note" | "text" | "said" | "verdict_text" | "recording" | "about"
        )
}

/// Sets the personal values of a detail apart and leaves their placeholders.
///
/// # Errors
/// When the system has no random numbers.
pub(super) fn set_apart(mut detail: Map<String, Value>) -> Result<(String, Vec<Personal>), Refusal> {
    let mut apart = Vec::new();
    for (note, value) in &mut detail {
        if is_personal(note) {
            move_apart(value, &mut apart)?;
        }
    }
    let changes = detail.get_mut("changed").and_then(Value::as_array_mut);
    for change in changes.into_iter().flatten().filter_map(Value::as_object_mut) {
        if change.get("field").and_then(Value::as_str).is_some_and(is_personal) {
            for side in ["before", "after"] {
                change.get_mut(side).map_or(Ok(()), |value| move_apart(value, &mut apart))?;
            }
        }
    }
    Ok((Value::Object(detail).to_string(), apart))
}

/// An empty value says nothing of anybody and stays.
fn move_apart(value: &mut Value, apart: &mut Vec<Personal>) -> Result<(), Refusal> {
    if matches!(value, Value::Null | Value::Bool(_)) || value.as_str().is_some_and(str::is_empty) {
        return Ok(());
    }
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| StoreError::Other(error.to_string()))?;
    let personal = Personal { salt, value: value.to_string() };
    *value = personal.placeholder(apart.len());
    apart.push(personal);
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_personal_stands_apart_and_the_rest_stays() {
        let detail = json!({
            "person": "Мария",
            "order": "З-000001",
            "changed": [
                { "field": "phones", "before": "", "after": "+7 912 000-00-00" },
                { "field": "floor", "before": "3", "after": "4" },
                { "field": "periodicity", "before": 1, "after": 2 },
            ],
        });
        let (text, apart) = set_apart(detail.as_object().cloned().unwrap()).unwrap();
        let values: Vec<&str> = apart.iter().map(|personal| personal.value.as_str()).collect();
        assert_eq!(values, ["\"Мария\"", "\"+7 912 000-00-00\"", "\"3\"", "\"4\""]);
        assert!(!text.contains("Мария") && !text.contains("+7 912"));
        assert!(text.contains("З-000001") && text.contains(r#""field":"periodicity","before":1,"after":2"#));
        assert_ne!(apart[0].salt, apart[1].salt);
    }
}
