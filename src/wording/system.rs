//! What the operating system refuses, in the user's words.

use std::io;

use crate::i18n::Texts;
use crate::t;

/// Windows' numbers for a file that another program holds: Excel that shows it, a scanner of viruses.
const HELD: [&str; 2] = ["32", "33"];

/// Why the system refused to write, to make or to open for work.
pub fn system_failed(texts: &Texts, error: &io::Error) -> String {
    system_words(texts, error.kind(), &error.to_string())
}

/// Why the system refused to give a file out.
pub fn system_unread(texts: &Texts, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => texts.text("system-may-not-read"),
        io::ErrorKind::FileTooLarge => texts.text("system-too-long"),
        _ => system_failed(texts, error),
    }
}

/// The same by the kind of the error and the words of the system. Those are in a language of its own: what we have no
/// sentence for is told by its number.
pub(super) fn system_words(texts: &Texts, kind: io::ErrorKind, words: &str) -> String {
    let number = words.rsplit_once("(os error ").and_then(|(_, number)| number.strip_suffix(')'));
    let id = match kind {
        _ if cfg!(windows) && number.is_some_and(|number| HELD.contains(&number)) => "system-busy",
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => "system-name",
        io::ErrorKind::PermissionDenied => "system-not-allowed",
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "system-no-folder",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "system-full",
        io::ErrorKind::ReadOnlyFilesystem => "system-read-only",
        io::ErrorKind::IsADirectory => "system-folder",
        io::ErrorKind::AlreadyExists => "system-exists",
        io::ErrorKind::FileTooLarge => "system-too-large",
        io::ErrorKind::TimedOut | io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => {
            "system-network"
        }
        io::ErrorKind::ResourceBusy | io::ErrorKind::WouldBlock | io::ErrorKind::ExecutableFileBusy => {
            "system-busy"
        }
        _ => {
            log::warn!("the system refused: {words}");
            return match number {
                Some(number) => t!(texts, "system-number", number = number),
                None => texts.text("system-unknown"),
            };
        }
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
        let error = match std::fs::write(folder.path().join("a".repeat(300)), "").unwrap_err() {
            // ERROR_INVALID_NAME, as Windows says; wine says that there is no such folder.
            _ if cfg!(windows) => std::io::Error::from_raw_os_error(123),
            error => error,
        };
        let texts = Texts::new(Language::Russian);
        assert_eq!(system_failed(&texts, &error), texts.text("system-name"));
    }

    #[test]
    fn no_word_of_the_system_is_shown_in_either_language() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let told = |number: i32| system_failed(&texts, &io::Error::from_raw_os_error(number));
            // Input/output error, no space, not allowed, a directory: on Linux and Windows alike something is said.
            for number in [5, 28, 13, 21, 9_999] {
                let words = io::Error::from_raw_os_error(number).to_string();
                let said = told(number);
                assert!(!said.contains("os error") && !words.contains(&said), "{said}");
            }
            assert!(told(9_999).contains("9999"), "support can look the number up");
            let own = io::Error::other("stream did not contain valid UTF-8");
            assert_eq!(system_failed(&texts, &own), texts.text("system-unknown"));
            let refused = io::Error::from(io::ErrorKind::PermissionDenied);
            assert_ne!(system_failed(&texts, &refused), system_unread(&texts, &refused));
        }
    }
}
