//! Refusals about directories and settings as sentences.

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
