//! What is wrong with a field of the card of a client.

use crate::i18n::Texts;
use crate::service::client_change::{ClientFault, ClientField, ClientInput};
use crate::t;

/// The name of a field.
pub fn client_field(texts: &Texts, field: ClientField) -> String {
    texts.text(&format!("client-field-{}", field.code()))
}

/// What is wrong, to stand below the field itself.
pub fn client_fault(texts: &Texts, fault: &ClientFault) -> String {
    match fault {
        ClientFault::Empty => texts.text("client-fault-empty"),
        ClientFault::Long(limit) => {
            t!(texts, "refusal-input-long-text", limit = i64::try_from(*limit).unwrap_or(i64::MAX))
        }
        ClientFault::ControlCharacter => texts.text("refusal-input-control-character"),
        ClientFault::TaxNumber => texts.text("client-fault-tax-number"),
        ClientFault::TaxReasonCode => texts.text("client-fault-tax-reason-code"),
        ClientFault::Email => texts.text("client-fault-email"),
        ClientFault::Time => texts.text("client-fault-time"),
        ClientFault::Hours => texts.text("client-fault-hours"),
        ClientFault::Taken => texts.text("client-fault-taken"),
        ClientFault::Phone(typed) => t!(texts, "client-fault-phone", typed = typed.as_str()),
        ClientFault::NoSuchDay => texts.text("client-fault-no-such-day"),
        ClientFault::Number => texts.text("client-fault-number"),
    }
}

/// What is wrong with which field.
pub fn client_refused(texts: &Texts, input: &ClientInput) -> String {
    let field = client_field(texts, input.field);
    t!(texts, "client-refused", field = field, fault = client_fault(texts, &input.fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn every_field_has_a_name_and_every_fault_a_sentence() {
        let faults = [
            ClientFault::Empty,
            ClientFault::Long(300),
            ClientFault::ControlCharacter,
            ClientFault::TaxNumber,
            ClientFault::TaxReasonCode,
            ClientFault::Email,
            ClientFault::Time,
            ClientFault::Hours,
            ClientFault::Taken,
            ClientFault::Phone("12".into()),
            ClientFault::NoSuchDay,
            ClientFault::Number,
        ];
        for language in Language::ALL {
            let texts = Texts::new(language);
            for fault in &faults {
                let sentence = client_fault(&texts, fault);
                assert!(sentence.ends_with('.'), "{language}: {sentence}");
            }
            for field in ClientField::ALL {
                assert!(texts.has(&format!("client-field-{}", field.code())), "{language}: {field:?}");
            }
        }
    }
}
