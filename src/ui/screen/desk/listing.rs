//! The rows of a tab as they were read, with the words by which they are found.

use std::collections::{HashMap, HashSet};

use crate::domain::ids::AddressId;
use crate::store::{BirthdayRow, ChurnRow, DeskRow};

/// The rows of one tab.
#[derive(Debug, Clone)]
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

    /// These rows, and of those that were read `before` the ones that are `kept` and stand here no more, each below the
    /// row that it stood below. Rows that were not there before come first where these do.
    pub fn beside(&self, before: &Self, kept: impl Fn(AddressId) -> bool) -> Self {
        match (&self.rows, &before.rows) {
            (Rows::Tasks(now), Rows::Tasks(then)) => {
                let (rows, words) = self.joined(before, (now, then), |row| row.address, kept);
                Self { rows: Rows::Tasks(rows), words }
            }
            (Rows::Churn(now), Rows::Churn(then)) => {
                let (rows, words) = self.joined(before, (now, then), |row| row.address, kept);
                Self { rows: Rows::Churn(rows), words }
            }
            _ => Self { rows: self.rows.clone(), words: self.words.clone() },
        }
    }

    /// The rows that stand `now` and those of `then` that are kept, with their words.
    fn joined<Row: Clone>(
        &self,
        before: &Self,
        (now, then): (&[Row], &[Row]),
        address: impl Fn(&Row) -> AddressId,
        kept: impl Fn(AddressId) -> bool,
    ) -> (Vec<Row>, Vec<String>) {
        let present: HashSet<AddressId> = now.iter().map(&address).collect();
        let known: HashSet<AddressId> = then.iter().map(&address).collect();
        let mut below: HashMap<Option<AddressId>, Vec<usize>> = HashMap::new();
        let mut above = None;
        for (at, row) in then.iter().enumerate() {
            if present.contains(&address(row)) {
                above = Some(address(row));
            } else if kept(address(row)) {
                below.entry(above).or_default().push(at);
            }
        }
        let (mut rows, mut words) = (Vec::with_capacity(now.len()), Vec::with_capacity(now.len()));
        let mut keep = |above: Option<AddressId>, rows: &mut Vec<Row>, words: &mut Vec<String>| {
            for at in below.remove(&above).unwrap_or_default() {
                rows.push(then[at].clone());
                words.push(before.words(at).to_owned());
            }
        };
        for (at, row) in now.iter().enumerate() {
            if known.contains(&address(row)) {
                keep(None, &mut rows, &mut words);
            }
            rows.push(row.clone());
            words.push(self.words(at).to_owned());
            keep(Some(address(row)), &mut rows, &mut words);
        }
        keep(None, &mut rows, &mut words);
        (rows, words)
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

/// A text without case and without „ё“, in which words are looked for.
pub fn plain(text: &str) -> String {
    let mut folded = String::new();
    fold_into(&mut folded, text);
    folded
}

/// What was typed, as words to be looked for.
pub fn typed_words(typed: &str) -> Vec<String> {
    plain(typed).split_whitespace().map(str::to_owned).collect()
}

fn fold_into(text: &mut String, part: &str) {
    text.extend(
        part.chars().flat_map(char::to_lowercase).map(|letter| if letter == 'ё' { 'е' } else { letter }),
    );
}
