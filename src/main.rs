//! The desktop program.
#![forbid(unsafe_code)]
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::io::Write;
use std::process::ExitCode;

use rodnik::app::{Arguments, prefer_software, run_or_explain, say};
use rodnik::{logging, paths};

fn main() -> ExitCode {
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        // Help and version too: without a console nobody would read them.
        Err(told) if cfg!(windows) => {
            say(&told.to_string());
            return if told.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
        Err(told) => told.exit(),
    };
    if let Some(done) = prefer_software() {
        return done;
    }
    if let Some(log) = paths::log()
        && let Err(error) = logging::begin(&log)
    {
        let _ = writeln!(std::io::stderr(), "{}: {error}", log.display());
    }
    match run_or_explain(arguments, paths::preferences()) {
        Ok(said) => {
            if let Some(sentence) = said {
                let _ = writeln!(std::io::stderr(), "{sentence}");
            }
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            say(&sentence);
            ExitCode::FAILURE
        }
    }
}
