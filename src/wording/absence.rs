//! Refusals of absences in sentences.

use chrono::NaiveDate;

use crate::i18n::Texts;
use crate::service::absence::AbsenceRefusal;
use crate::t;

/// Why an absence cannot be as it was typed.
pub(super) fn absence_refused(texts: &Texts, refusal: &AbsenceRefusal) -> String {
    let within = |id: &str, name: &str, from: NaiveDate, to: NaiveDate| {
        t!(texts, id, name = name, from = texts.date(from), to = texts.date(to))
    };
    match refusal {
        AbsenceRefusal::SamePerson => texts.text("absence-refused-same-person"),
        AbsenceRefusal::Covered { by, from, to } => within("absence-refused-covered", by, *from, *to),
        AbsenceRefusal::SubstituteAway { name, from, to } => {
            within("absence-refused-substitute-away", name, *from, *to)
        }
        AbsenceRefusal::NothingToMove => texts.text("absence-refused-nothing-to-move"),
        AbsenceRefusal::MovedOn => texts.text("absence-refused-moved-on"),
        AbsenceRefusal::Over => texts.text("absence-refused-over"),
    }
}
