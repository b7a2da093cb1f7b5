//! Personal data in words: what stands against giving it up.

use crate::i18n::Texts;
use crate::service::personal_data::ForgetRefusal;
use crate::t;

/// What stands against giving somebody up, as a sentence.
pub fn forget_refused(texts: &Texts, refusal: &ForgetRefusal) -> String {
    match refusal {
        ForgetRefusal::Order(number) => t!(texts, "refusal-forget-order", number = number.as_str()),
        ForgetRefusal::Review(code) => t!(texts, "refusal-forget-review", code = code.as_str()),
        ForgetRefusal::Task(code, day) => {
            t!(texts, "refusal-forget-task", code = code.as_str(), day = texts.date(*day))
        }
        ForgetRefusal::Company => texts.text("refusal-forget-company"),
        ForgetRefusal::Done => texts.text("refusal-forget-done"),
    }
}
