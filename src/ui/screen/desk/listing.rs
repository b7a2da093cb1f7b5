//! The rows of a tab as they were read, with the words by which they are found.

use crate::domain::ids::AddressId;
use crate::store::{BirthdayRow, ChurnRow, DeskRow};

/// The rows of one tab.
#[derive(Debug)]
pub enum Rows {
    /// Of Active and Overdue.
    Tasks(Vec<DeskRow>),
    /// Of Churn review.
    Churn(Vec<ChurnRow>),
    /// Of Birthdays.
    Birthdays(Vec<BirthdayRow>),
}

impl Default for Rows {
    fn default() -> Self {
        Self::Tasks(Vec::new())
    }
}

impl Rows {
    /// How many.
    pub fn count(&self) -> usize {
        match self {
            Self::Tasks(rows) => rows.len(),
            Self::Churn(rows) => rows.len(),
            Self::Birthdays(rows) => rows.len(),
        }
    }

    /// The address of a row.
    pub fn address(&self, row: usize) -> Option<AddressId> {
        match self {
            Self::Tasks(rows) => rows.get(row).map(|row| row.address),
            Self::Churn(rows) => rows.get(row).map(|row| row.address),
            Self::Birthdays(rows) => rows.get(row).map(|row| row.address),
        }
    }

    /// What a row is known by when the list is read again: its address, or the person.
    pub fn key(&self, row: usize) -> Option<i64> {
        match self {
            Self::Birthdays(rows) => rows.get(row).map(|row| row.contact.0),
            _ => self.address(row).map(|address| address.0),
        }
    }

    /// Client and address of a row.
    pub fn names(&self, row: usize) -> Option<(&str, &str)> {
        match self {
            Self::Tasks(rows) => rows.get(row).map(|row| (row.client.as_str(), row.text.as_str())),
            Self::Churn(rows) => rows.get(row).map(|row| (row.client.as_str(), row.text.as_str())),
            Self::Birthdays(rows) => rows.get(row).map(|row| (row.client.as_str(), row.text.as_str())),
        }
    }

    fn words(&self, row: usize) -> String {
        match self {
            Self::Tasks(rows) => folded(&[&rows[row].client, &rows[row].text, &rows[row].code]),
            Self::Churn(rows) => folded(&[&rows[row].client, &rows[row].text, &rows[row].code]),
            Self::Birthdays(rows) => {
                let row = &rows[row];
                folded(&[&row.name, &row.client, &row.text, &row.code])
            }
        }
    }
}

/// Rows that were read, shared between the messages and the table that shows them.
#[derive(Debug, Default)]
pub struct Listing {
    /// The rows in the order of their tab.
    pub rows: Rows,
    words: Vec<String>,
}

impl Listing {
    /// Prepares rows for the filter; done where they are read, so that the window never waits for it.
    pub fn new(rows: Rows) -> Self {
        let words = (0..rows.count()).map(|row| rows.words(row)).collect();
        Self { rows, words }
    }

    /// Client, address and code of a row, without regard to case and ё.
    pub fn words(&self, row: usize) -> &str {
        self.words.get(row).map_or("", String::as_str)
    }
}

fn folded(parts: &[&str]) -> String {
    let mut text = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for part in parts {
        fold_into(&mut text, part);
        text.push(' ');
    }
    text
}

/// What was typed, as words to be looked for.
pub fn typed_words(typed: &str) -> Vec<String> {
    let mut text = String::new();
    fold_into(&mut text, typed);
    text.split_whitespace().map(str::to_owned).collect()
}

fn fold_into(text: &mut String, part: &str) {
    text.extend(
        part.chars().flat_map(char::to_lowercase).map(|letter| if letter == 'ё' { 'е' } else { letter }),
    );
}
