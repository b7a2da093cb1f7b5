//! The bytes of a text file into text: UTF-8, UTF-16 with its mark, windows-1251 of 1C and Excel.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1251};

use super::table::ReadError;

/// So many letters beyond ASCII before the first fault, and the file was UTF-8 until somebody glued another to it.
/// Text in windows-1251 forms valid pairs of UTF-8 by a rare accident only.
const SURELY_UTF8: usize = 3;

/// Decodes a file. UTF-8 without its mark is not copied.
///
/// # Errors
/// [`ReadError::MixedEncoding`] when the file is none of the known encodings from beginning to end: a guess would
/// bring in unreadable names.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return std::str::from_utf8(rest)
            .map(Cow::Borrowed)
            .map_err(|fault| ReadError::MixedEncoding { line: line_at(rest, fault.valid_up_to()) });
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(UTF_16LE, rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(UTF_16BE, rest);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(fault) => {
            let good = &bytes[..fault.valid_up_to()];
            let letters = good.iter().filter(|byte| **byte >= 0xC0).take(SURELY_UTF8).count();
            if letters == SURELY_UTF8 {
                return Err(ReadError::MixedEncoding { line: line_at(bytes, fault.valid_up_to()) });
            }
            let (text, _) = WINDOWS_1251.decode_without_bom_handling(bytes);
            Ok(text)
        }
    }
}

fn utf16<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, ReadError> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(ReadError::MixedEncoding { line: 1 })
}

fn line_at(bytes: &[u8], at: usize) -> usize {
    1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count()
}
