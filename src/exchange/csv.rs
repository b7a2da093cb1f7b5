//! Reads delimited text. The fields of a record are ranges of the file's text, so that a list of millions of lines
//! is read without copying it; only a field with doubled quotes is rebuilt, in a buffer used again and again.
//!
//! Our own reader and not the crate `csv`, because that one takes an unclosed quote for the rest of the file
//! without a word and counts no lines in files that end them with CR.

use std::borrow::Cow;

use super::encoding::decode;
use super::headings::recognised;
use super::table::{HEADING_SEARCH, MAX_COLUMNS, MAX_FIELD, ReadError};

/// Delimiters in the order in which a tie is decided: Russian lists use the semicolon, because their numbers have
/// decimal commas.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];

/// Where the text of a field stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    start: usize,
    end: usize,
    /// In the buffer of rebuilt fields instead of the text of the file.
    rebuilt: bool,
}

/// The fields of one record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'r> {
    text: &'r str,
    rebuilt: &'r str,
    spans: &'r [Span],
}

impl<'r> Fields<'r> {
    pub(super) fn len(self) -> usize {
        self.spans.len()
    }

    /// The text of a field; empty beyond the last.
    pub(super) fn get(self, index: usize) -> &'r str {
        let text = |span: &Span| {
            let whole = if span.rebuilt { self.rebuilt } else { self.text };
            whole.get(span.start..span.end)
        };
        self.spans.get(index).and_then(text).unwrap_or_default()
    }
}

/// Reads records one after another.
#[derive(Debug)]
pub(super) struct CsvReader<'a> {
    text: Cow<'a, str>,
    delimiter: u8,
    position: usize,
    line: usize,
    record_line: usize,
    spans: Vec<Span>,
    rebuilt: String,
}

impl<'a> CsvReader<'a> {
    /// Decodes the file and finds out its delimiter.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let mut reader = Self::new(decode(bytes)?, DELIMITERS[0]);
        // Excel's own way of saying which delimiter follows.
        if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter, b'\r' | b'\n', ..] =
            reader.text.as_bytes()
        {
            reader.delimiter = *delimiter;
            reader.next_record()?;
        } else {
            reader.delimiter = sniff(&reader.text);
        }
        Ok(reader)
    }

    fn new(text: Cow<'a, str>, delimiter: u8) -> Self {
        Self {
            text,
            delimiter,
            position: 0,
            line: 1,
            record_line: 1,
            spans: Vec::new(),
            rebuilt: String::new(),
        }
    }

    /// Moves to the next record that is not blank; `false` at the end.
    pub(super) fn next_record(&mut self) -> Result<bool, ReadError> {
        while self.position < self.text.len() {
            self.read_record()?;
            let fields = self.fields();
            if (0..fields.len()).any(|index| !fields.get(index).trim().is_empty()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The record that was read last.
    pub(super) fn fields(&self) -> Fields<'_> {
        Fields { text: &self.text, rebuilt: &self.rebuilt, spans: &self.spans }
    }

    /// The line of the file on which that record begins, counted from one.
    pub(super) fn first_line(&self) -> usize {
        self.record_line
    }

    /// Bytes behind us and bytes altogether.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.position, self.text.len())
    }

    /// Goes back to a place that [`Self::place`] has named.
    pub(super) fn go_to(&mut self, (position, line): (usize, usize)) {
        self.position = position;
        self.line = line;
    }

    pub(super) fn place(&self) -> (usize, usize) {
        (self.position, self.line)
    }

    fn read_record(&mut self) -> Result<(), ReadError> {
        self.spans.clear();
        self.rebuilt.clear();
        self.record_line = self.line;
        loop {
            if self.spans.len() == MAX_COLUMNS {
                return Err(ReadError::TooManyColumns { line: self.record_line, limit: MAX_COLUMNS });
            }
            let span = if self.byte() == Some(b'"') { self.quoted_field()? } else { self.plain_field()? };
            if span.end - span.start > MAX_FIELD {
                return Err(self.too_long());
            }
            self.spans.push(span);
            match self.byte() {
                Some(byte) if byte == self.delimiter => self.position += 1,
                Some(byte) => {
                    self.position += 1;
                    if byte == b'\r' && self.byte() == Some(b'\n') {
                        self.position += 1;
                    }
                    self.line += 1;
                    return Ok(());
                }
                None => return Ok(()),
            }
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn too_long(&self) -> ReadError {
        ReadError::FieldTooLong { line: self.record_line, limit: MAX_FIELD }
    }

    /// Up to the next delimiter or end of line, which is left to be read.
    fn plain_field(&mut self) -> Result<Span, ReadError> {
        let start = self.position;
        let delimiter = self.delimiter;
        let rest = &self.text.as_bytes()[start..];
        let ends = |byte: &u8| *byte == delimiter || *byte == b'\n' || *byte == b'\r' || *byte == 0;
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        self.position = start + length;
        if rest.get(length) == Some(&0) {
            return Err(ReadError::NulCharacter { line: self.line });
        }
        Ok(Span { start, end: self.position, rebuilt: false })
    }

    /// A field in quotes. Text behind the closing quote is kept as it is, like Excel does.
    fn quoted_field(&mut self) -> Result<Span, ReadError> {
        let opened = self.line;
        self.position += 1;
        let mut start = self.position;
        let mut parts: Option<usize> = None;
        loop {
            let rest = &self.text.as_bytes()[self.position..];
            let Some(length) = rest.iter().position(|byte| matches!(byte, b'"' | b'\n' | b'\r' | 0)) else {
                return Err(ReadError::UnclosedQuote { line: opened });
            };
            self.position += length;
            match (rest[length], rest.get(length + 1)) {
                (0, _) => return Err(ReadError::NulCharacter { line: self.line }),
                (b'"', Some(b'"')) => {
                    parts.get_or_insert(self.rebuilt.len());
                    self.rebuilt.push_str(&self.text[start..=self.position]);
                    self.position += 2;
                    start = self.position;
                }
                (b'"', _) => break,
                (b'\r', Some(b'\n')) => self.position += 1,
                _ => {
                    self.line += 1;
                    self.position += 1;
                }
            }
            if self.position - start > MAX_FIELD {
                return Err(self.too_long());
            }
        }
        let end = self.position;
        self.position += 1;
        let tail = self.plain_field()?;
        if parts.is_none() && tail.start == tail.end {
            return Ok(Span { start, end, rebuilt: false });
        }
        let first = parts.unwrap_or(self.rebuilt.len());
        self.rebuilt.push_str(&self.text[start..end]);
        self.rebuilt.push_str(&self.text[tail.start..tail.end]);
        Ok(Span { start: first, end: self.rebuilt.len(), rebuilt: true })
    }
}

/// The delimiter under which the first lines make the best table: the most known headings, then the most lines
/// with one and the same number of columns.
fn sniff(text: &str) -> u8 {
    let mut best = ((0, 0, 0), DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let score = score(text, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// Known headings, lines that agree, columns of those lines.
fn score(text: &str, delimiter: u8) -> (usize, usize, usize) {
    let mut reader = CsvReader::new(Cow::Borrowed(text), delimiter);
    let mut known = 0;
    let mut widths: Vec<usize> = Vec::new();
    while widths.len() < HEADING_SEARCH && reader.next_record() == Ok(true) {
        let fields = reader.fields();
        known = known.max(recognised((0..fields.len()).map(|index| fields.get(index))));
        widths.push(fields.len());
    }
    let agreeing = |width: usize| widths.iter().filter(|other| **other == width).count();
    let shape = widths.iter().filter(|w| **w > 1).map(|w| (agreeing(*w), *w)).max().unwrap_or_default();
    (known, shape.0, shape.1)
}
