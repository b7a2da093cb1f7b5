//! What the operating system refuses, in the user's words.

use std::io;

use crate::i18n::Texts;

/// Why the system refused; in its own words where ours know no better.
pub fn system_failed(texts: &Texts, error: &io::Error) -> String {
    system_words(texts, error.kind(), &error.to_string())
}

/// The same by the kind of the error and the words of the system.
pub(super) fn system_words(texts: &Texts, kind: io::ErrorKind, words: &str) -> String {
    let id = match kind {
        io::ErrorKind::InvalidFilename => "system-name",
        io::ErrorKind::PermissionDenied => "system-not-allowed",
        io::ErrorKind::NotFound => "system-no-folder",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "system-full",
        io::ErrorKind::ReadOnlyFilesystem => "system-read-only",
        io::ErrorKind::IsADirectory => "system-folder",
        io::ErrorKind::ResourceBusy | io::ErrorKind::WouldBlock => "system-busy",
        _ => return words.to_owned(),
    };
    texts.text(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_name_that_is_too_long_is_told_without_the_words_of_the_system() {
        let folder = tempfile::tempdir().unwrap();
        let error = std::fs::write(folder.path().join("a".repeat(300)), "").unwrap_err();
        let texts = Texts::new(Language::Russian);
        assert_eq!(system_failed(&texts, &error), texts.text("system-name"));
    }
}
