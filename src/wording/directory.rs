//! Refusals about directories and settings as sentences.

use crate::exchange::production_calendar::CalendarError;
use crate::i18n::Texts;
use crate::service::directory::DirectoryRefusal;
use crate::t;

/// Why something about a directory or a setting is refused.
pub(super) fn directory_refused(texts: &Texts, refusal: &DirectoryRefusal) -> String {
    let id = format!("refusal-directory-{}", refusal.code());
    match refusal {
        DirectoryRefusal::NameTaken { name, .. } => t!(texts, &id, name = name.as_str()),
        DirectoryRefusal::CodeTaken { code, .. } => t!(texts, &id, code = code.as_str()),
        DirectoryRefusal::NumberUsed { least } => t!(texts, &id, least = *least),
        _ => texts.text(&id),
    }
}

/// Why a file is no production calendar.
pub fn calendar_refused(texts: &Texts, error: &CalendarError) -> String {
    match error {
        CalendarError::TooLarge => texts.text("calendar-error-too-large"),
        CalendarError::TooDeep | CalendarError::DocumentType => texts.text("calendar-error-foreign"),
        CalendarError::Broken { at } => t!(texts, "calendar-error-broken", at = *at),
        CalendarError::NotACalendar => texts.text("calendar-error-not-a-calendar"),
        CalendarError::NoYear => texts.text("calendar-error-no-year"),
        CalendarError::List(error) => super::import_refused(texts, &error.clone().into()),
    }
}
