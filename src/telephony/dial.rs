//! Asks the system for a call.

use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::recording::is_recording;
use super::template::{Dial, TemplateError};

/// A starter of programs that fails does so within this time; one that still runs has handed the call over.
const HANDED_OVER: Duration = Duration::from_secs(1);

/// Why there is no call. The number can still be copied and dialled by hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DialError {
    /// The text is no number that can be dialled.
    #[error("not a number")]
    NotANumber,
    /// The command of the workstation cannot be read.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The system knows no program for the address, or that program failed.
    #[error("{address} not opened: {reason}")]
    NotOpened {
        /// The address.
        address: String,
        /// The system's words.
        reason: String,
    },
    /// The program of the command did not start.
    #[error("{program} not started: {reason}")]
    NotStarted {
        /// Which.
        program: String,
        /// The system's words.
        reason: String,
    },
}

impl DialError {
    /// What went wrong, for the log: without the number that was called and without the place of a recording, which bears it.
    /// The system's own words repeat what it was to open.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NotANumber => "not a number",
            Self::Template(_) => "the command cannot be read",
            Self::NotOpened { .. } => "the system did not open it",
            Self::NotStarted { .. } => "the program did not start",
        }
    }
}

/// Asks the system for a call. Never waits for the softphone itself, but the system may take about a second to say that
/// it has none: not for the window's own thread.
///
/// # Errors
/// [`DialError::NotOpened`] or [`DialError::NotStarted`].
pub fn dial(dial: &Dial) -> Result<(), DialError> {
    asked(dial).inspect_err(|error| log::warn!("no call: {}", error.kind()))
}

/// Opens a recording in the program that the system has for it: a file with sound, or an address of the web; a program is
/// never started by its name. Not for the window's own thread, as [`dial`].
///
/// # Errors
/// [`DialError::NotOpened`].
pub fn play(recording: &str) -> Result<(), DialError> {
    let opened = if is_recording(recording) {
        asked(&Dial::Address(recording.to_owned()))
    } else {
        Err(DialError::NotOpened { address: recording.to_owned(), reason: "no recording".to_owned() })
    };
    opened.inspect_err(|error| log::warn!("recording not opened: {}", error.kind()))
}

fn asked(dial: &Dial) -> Result<(), DialError> {
    match dial {
        Dial::Address(address) => open::that_detached_with_timeout(address, HANDED_OVER)
            .map_err(|error| DialError::NotOpened { address: address.clone(), reason: error.to_string() }),
        Dial::Command { program, arguments } => start(program, arguments)
            .map_err(|error| DialError::NotStarted { program: program.clone(), reason: error.to_string() }),
    }
}

/// Starts a program that goes on by itself. A thread of its own waits for its end, so that nothing of it is left over.
fn start(program: &str, arguments: &[String]) -> std::io::Result<()> {
    let (hand_over, wait) = mpsc::sync_channel::<std::process::Child>(1);
    // The thread first: a program that nobody waits for is never started.
    thread::Builder::new().name("softphone".to_owned()).spawn(move || {
        if let Ok(mut child) = wait.recv()
            && let Err(error) = child.wait()
        {
            log::debug!("end of the softphone not seen: {error}");
        }
    })?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn()?;
    // The thread lives until it receives.
    let _ = hand_over.send(child);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Template, order};
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_said_by_name() {
        let own = Template::Command("/no/such/softphone {number}".to_owned());
        let error = dial(&order(&own, "+79123456789").unwrap()).unwrap_err();
        assert!(
            matches!(&error, DialError::NotStarted { program, .. } if program == "/no/such/softphone"),
            "{error}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_program_gets_the_number_alone_in_one_argument() {
        let folder = tempfile::tempdir().unwrap();
        let call = folder.path().join("call +79123456789");
        let own = format!("/bin/mkdir \"{}/call {{number}}\"", folder.path().display());
        dial(&order(&Template::Command(own), "+7 912 345-67-89; true").unwrap()).unwrap();
        let seen = (0..500).any(|_| {
            thread::sleep(Duration::from_millis(10));
            call.is_dir()
        });
        assert!(seen, "the program ran with one argument");
    }
}
