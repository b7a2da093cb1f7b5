//! Permanent notes of an address in one line.

use crate::i18n::Texts;
use crate::store::PermanentNotes;
use crate::t;

/// Everything but the free note: `Подъезд 2 · этаж 5 · домофон 25К · позвонить перед приездом`. Empty where nothing is known.
pub fn permanent_notes(texts: &Texts, notes: &PermanentNotes) -> String {
    let said = |id: &str, value: &str| {
        let value = value.trim();
        (!value.is_empty()).then(|| t!(texts, id, value = value))
    };
    let parts = [
        said("notes-entrance", &notes.entrance),
        said("notes-floor", &notes.floor),
        said("notes-intercom", &notes.intercom),
        notes.call_before.then(|| texts.text("notes-call-before")),
        hours(texts, "notes-calls", &notes.calls),
        hours(texts, "notes-deliveries", &notes.deliveries),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn hours(texts: &Texts, id: &str, (from, to): &(String, String)) -> Option<String> {
    match (from.as_str(), to.as_str()) {
        ("", "") => None,
        (from, "") => Some(t!(texts, &format!("{id}-from"), from = from)),
        ("", to) => Some(t!(texts, &format!("{id}-to"), to = to)),
        (from, to) => Some(t!(texts, id, from = from, to = to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn only_what_is_known_is_said() {
        let texts = Texts::new(Language::Russian);
        assert_eq!(permanent_notes(&texts, &PermanentNotes::default()), "");
        let notes = PermanentNotes {
            entrance: "2".into(),
            call_before: true,
            calls: ("10:00".into(), "12:00".into()),
            deliveries: ("09:00".into(), String::new()),
            ..PermanentNotes::default()
        };
        assert_eq!(
            permanent_notes(&texts, &notes),
            "Подъезд 2 · позвонить перед приездом · звонить 10:00–12:00 · доставка с 09:00"
        );
    }
}
