//! The log: what went wrong, for whoever helps. Nothing personal is written to it.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::Mutex;

use log::{LevelFilter, Log, Metadata, Record};

use crate::clock::Clock;
use crate::private;

/// The log begins anew when it has grown to this size, in bytes; the one before is kept.
const LARGEST: u64 = 1024 * 1024;

struct FileLog(Mutex<File>);

impl Log for FileLog {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("rodnik")
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let at = Clock::system().now();
        if let Ok(mut file) = self.0.lock() {
            // There is nowhere to say that the log cannot be written.
            let _ = writeln!(file, "{at} {} {}: {}", record.level(), record.target(), record.args());
        }
    }

    fn flush(&self) {}
}

/// Where the program broke, with its message if that is a fixed one: a message that was put together may quote what people
/// typed.
fn place_of(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map_or_else(|| "somewhere".to_owned(), ToString::to_string);
    match panic.payload().downcast_ref::<&'static str>() {
        Some(message) => format!("{place}: {message}"),
        None => place,
    }
}

/// Begins to log into a file, and logs a panic before the program ends.
///
/// # Errors
/// When the file cannot be written; the program works without a log then.
pub fn begin(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    if std::fs::metadata(path).is_ok_and(|known| known.len() > LARGEST) {
        std::fs::rename(path, path.with_extension("old.log"))?;
    }
    let file = private::owner_only(OpenOptions::new().create(true).append(true)).open(path)?;
    if log::set_boxed_logger(Box::new(FileLog(Mutex::new(file)))).is_ok() {
        log::set_max_level(LevelFilter::Info);
    }
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        log::error!(target: "rodnik::panic", "{}", place_of(panic));
        before(panic);
    }));
    Ok(())
}
