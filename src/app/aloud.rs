//! What is to be said where there is no window: before it opens, or because it cannot.

/// Says it in a box of the system: a program without a console is heard nowhere else.
#[cfg(windows)]
pub fn say(sentence: &str) {
    rfd::MessageDialog::new().set_title("Rodnik").set_description(sentence).show();
}

/// Says it to whoever started the program.
#[cfg(not(windows))]
pub fn say(sentence: &str) {
    use std::io::Write;
    // Where nobody listens, the log has it.
    let _ = writeln!(std::io::stderr(), "{sentence}");
}
