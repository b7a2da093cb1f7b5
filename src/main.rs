//! The desktop program.
#![forbid(unsafe_code)]
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use rodnik::app::{Arguments, run};
use rodnik::{logging, paths};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(log) = paths::log()
        && let Err(error) = logging::begin(&log)
    {
        let _ = writeln!(std::io::stderr(), "{}: {error}", log.display());
    }
    match run(arguments, paths::preferences()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::error!("{error}");
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
