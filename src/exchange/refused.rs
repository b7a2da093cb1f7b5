//! The file of refused rows: the office's own columns and the reason, to be corrected and brought in again.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front, and reading takes it away again.
//! Telephone numbers and plain negative numbers are no formulas and stay as they are.

use std::borrow::Cow;
use std::io::{self, Write};

use super::headings::is_refusal;
use super::table::RowRef;

/// The mark by which Excel recognises UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes refused rows one after another.
#[derive(Debug)]
pub struct RefusedWriter<W: Write> {
    out: csv::Writer<W>,
    /// For each column of the file whether it is written: reasons of an earlier import are not.
    kept: Vec<bool>,
}

impl<W: Write> RefusedWriter<W> {
    /// Begins a file with the headings of the original and `reason_heading`, one of
    /// [`REFUSAL_HEADINGS`](super::headings::REFUSAL_HEADINGS), so that reading knows the column again.
    ///
    /// # Errors
    /// What the medium answers.
    pub fn new(mut out: W, headers: &[String], reason_heading: &str) -> io::Result<Self> {
        out.write_all(BYTE_ORDER_MARK)?;
        let out =
            csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(out);
        let kept = headers.iter().map(|heading| !is_refusal(heading)).collect();
        let mut writer = Self { out, kept };
        for heading in headers.iter().filter(|heading| !is_refusal(heading)) {
            writer.field(heading)?;
        }
        writer.field(reason_heading)?;
        writer.end()?;
        Ok(writer)
    }

    /// Writes a row with the sentence that says why it was refused.
    ///
    /// # Errors
    /// What the medium answers.
    pub fn write(&mut self, row: RowRef<'_>, reason: &str) -> io::Result<()> {
        for index in 0..self.kept.len() {
            if self.kept[index] {
                self.field(&row.cell(index).text())?;
            }
        }
        self.field(reason)?;
        self.end()
    }

    /// Writes out what is buffered.
    ///
    /// # Errors
    /// What the medium answers.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn field(&mut self, text: &str) -> io::Result<()> {
        self.out.write_field(defused(text).as_bytes()).map_err(io::Error::other)
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.write_record(None::<&[u8]>).map_err(io::Error::other)
    }
}

/// A text that a spreadsheet would take for a formula. Apostrophes in front are looked through, so that a text which
/// has one of its own also survives the way there and back.
fn is_dangerous(text: &str) -> bool {
    let core = text.trim_start_matches(['\'', ' ']);
    match core.as_bytes().first() {
        Some(b'=' | b'@' | b'\t' | b'\r') => true,
        Some(b'+') => !is_phone(&core[1..]),
        Some(b'-') => !is_number(&core[1..]),
        _ => false,
    }
}

/// Digits with the marks of telephone numbers. Without a space a hyphen would subtract: `+7-912` is a formula.
fn is_phone(rest: &str) -> bool {
    rest.bytes().any(|byte| byte.is_ascii_digit())
        && rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'(' | b')' | b'-'))
        && (rest.contains(' ') || !rest.contains('-'))
}

fn is_number(rest: &str) -> bool {
    rest.bytes().any(|byte| byte.is_ascii_digit())
        && rest.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | ',' | '.' | '\u{a0}'))
}

/// A text for a cell of CSV, with an apostrophe in front where a spreadsheet would take it for a formula.
pub fn defused(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Takes away the apostrophe that writing has put in front.
pub(super) fn undefused(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) => rest,
        _ => text,
    }
}
