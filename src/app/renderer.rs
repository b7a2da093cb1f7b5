//! Which renderer draws the window, and what is said when none can.
//!
//! Software rendering is what runs: on a machine without a graphics card, over RDP and in virtual machines it is the one
//! that works. Without the feature `gpu` nothing else is compiled in. With it, iced asks the environment variable
//! `ICED_BACKEND` alone, and would take whatever adapter there is; so the program starts itself once more with
//! `ICED_BACKEND=tiny-skia`, unless the user has set the variable.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use super::{Arguments, ending, forward, window};
use crate::i18n::{Language, Texts};
use crate::preferences::Preferences;
use crate::service::all_closed;
use crate::t;

/// An office that is closed is waited for at most so long: another program may hold it, or the disk be slow.
const CLOSING: Duration = Duration::from_secs(15);

/// Makes software rendering the choice where the user has made none. The answer of the second start, if there was one.
#[must_use]
pub fn prefer_software() -> Option<ExitCode> {
    #[cfg(feature = "gpu")]
    if std::env::var_os("ICED_BACKEND").is_none()
        && let Ok(program) = std::env::current_exe()
    {
        let again = std::process::Command::new(program)
            .args(std::env::args_os().skip(1))
            .env("ICED_BACKEND", "tiny-skia")
            .status();
        return again.ok().map(|status| if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    None
}

/// Opens the window and works until it is closed. What keeps the window from opening is said in the user's language. Where
/// this user has the office open already, that window comes forward instead; the answer says so.
///
/// # Errors
/// The sentence.
pub fn run_or_explain(
    arguments: Arguments,
    preferences_file: Option<PathBuf>,
) -> Result<Option<String>, String> {
    let known = preferences_file.as_deref().map(Preferences::glance).unwrap_or_default();
    let asked = arguments.lang.as_ref().or(known.language.as_ref());
    let language = asked.and_then(|code| Language::from_code(code)).unwrap_or_else(Language::from_system);
    let office = forward::first_office(&arguments, &known);
    let beside = match forward::Place::of_start(office.as_deref()) {
        Ok(beside) => beside,
        Err(elsewhere) => {
            let heard = elsewhere.bring_forward();
            let sentence = forward::said(heard, &office.unwrap_or_default(), &Texts::new(language));
            return if heard { Ok(Some(sentence)) } else { Err(logged(sentence)) };
        }
    };
    // The window system ends a program by panicking: when it offers no surface that fits, and when it is gone. A defect does
    // so too.
    let ran = catch_unwind(AssertUnwindSafe(|| window::run(arguments, preferences_file, known, beside)));
    // However it ended, the window is gone and with it the handle on the office: what was typed is being kept now.
    if !all_closed(CLOSING) {
        log::warn!("the office was still at work when the program ended");
    }
    let texts = Texts::new(language);
    match ran {
        Ok(Ok(())) if ending::was_meant() => Ok(None),
        // Nobody closed the window: what it was shown on is gone.
        Ok(Ok(())) => Err(logged(texts.text("window-lost"))),
        Ok(Err(error)) => Err(logged(t!(texts, "window-failed", detail = error.to_string()))),
        // Its place is in the log; its words are for the screen alone, they may quote what people typed.
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
            Err(broken(text, &texts))
        }
    }
}

fn logged(sentence: String) -> String {
    log::error!("{sentence}");
    sentence
}

/// Why the window broke off, from the words of the panic. What draws it says what the screen refused: pixels of another kind,
/// as under 16-bit colour; any other error is of the connection to the screen, which ended.
fn broken(panic: &str, texts: &Texts) -> String {
    let is_of_screen = ["Create softbuffer", "Resize surface"].iter().any(|begin| panic.starts_with(begin));
    match is_of_screen && panic.contains("PlatformError") {
        true if panic.contains("pixel format") => texts.text("window-colours"),
        true => texts.text("window-lost"),
        false => t!(texts, "window-broke", detail = panic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_that_is_gone_is_told_from_one_of_few_colours_and_from_a_defect() {
        for texts in Language::ALL.map(Texts::new) {
            let colours = "Create softbuffer surface for window: PlatformError(Some(\"Visual 0x21 does not use softbuffer's \
                pixel format and is unsupported\"), None)";
            assert_eq!(broken(colours, &texts), texts.text("window-colours"));
            for gone in [
                "Create softbuffer surface for window: PlatformError(Some(\"Failed to send geometry request\"), \
                    Some(LibraryError(IoError(Custom { kind: Other, error: ConnectionError }))))",
                "Resize surface: PlatformError(Some(\"Failed to resize X11 buffer\"), Some(LibraryError(UnknownError)))",
                "Create softbuffer context: PlatformError(Some(\"Failed to wrap XCB connection\"), None)",
            ] {
                assert_eq!(broken(gone, &texts), texts.text("window-lost"), "{gone}");
            }
            for defect in ["index out of bounds", "a softbuffer of PlatformError"] {
                assert!(broken(defect, &texts).contains(defect));
            }
        }
    }
}
