//! The office itself: its name, its settings, the numbers of its documents.

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::document::Document;

/// Which office a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Tells two offices of one name apart; 32 hexadecimal digits.
    pub uid: String,
    /// As shown in the status bar.
    pub name: String,
    /// Area code of local telephone numbers, empty when unknown.
    pub area_code: String,
    /// `ru` or `en`: of the words that the program put into its dictionaries.
    pub language: String,
}

/// How the documents of a kind are numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// Which documents.
    pub document: Document,
    /// What their numbers begin with.
    pub prefix: String,
    /// The last number that was given.
    pub last: i64,
}

impl Numbering {
    /// The number that the next document gets, `З-004812`.
    pub fn next(&self) -> String {
        format_number(&self.prefix, self.last + 1)
    }
}

impl Read<'_> {
    /// The office, absent only while it is being made.
    ///
    /// # Errors
    /// When the store fails.
    pub fn office(&self) -> Result<Option<Office>, StoreError> {
        self.one("SELECT uid, name, area_code, language FROM office WHERE id = 1", [], |row| {
            Ok(Office { uid: row.get(0)?, name: row.get(1)?, area_code: row.get(2)?, language: row.get(3)? })
        })
    }

    /// Counts the changes of what planning goes by: settings, calendar, calibration.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rules_revision(&self) -> Result<i64, StoreError> {
        let sql = "SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'planning.revision'";
        Ok(self.one(sql, [], |row| row.get(0))?.unwrap_or(0))
    }

    /// The stored value of a setting; `None`: its default holds.
    ///
    /// # Errors
    /// When the store fails.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.one("SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0))
    }

    /// How each kind of document is numbered, in the order of [`Document::ALL`].
    ///
    /// # Errors
    /// When the store fails.
    pub fn numberings(&self) -> Result<Vec<Numbering>, StoreError> {
        let sql = "SELECT document, prefix, last FROM document_number";
        let rows = self.all(sql, [], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)))?;
        let known = |(code, prefix, last): (String, String, i64)| {
            Document::from_code(&code).map(|document| Numbering { document, prefix, last })
        };
        let mut numberings: Vec<Numbering> = rows.into_iter().filter_map(known).collect();
        numberings.sort_by_key(|numbering| numbering.document);
        Ok(numberings)
    }

    /// The largest number that a document with this prefix has; 0 where none has it. Read once, when somebody sets the
    /// numbering.
    ///
    /// # Errors
    /// When the store fails.
    pub fn largest_number(&self, document: Document, prefix: &str) -> Result<i64, StoreError> {
        let sql = match document {
            Document::Order => LARGEST_ORDER,
            Document::Sale => LARGEST_SALE,
            Document::Payment => LARGEST_PAYMENT,
            Document::Container => LARGEST_CONTAINER,
            Document::Journal => LARGEST_JOURNAL,
            Document::Run => LARGEST_RUN,
            Document::Invoice => LARGEST_INVOICE,
            Document::DeliveryNote => LARGEST_DELIVERY_NOTE,
            Document::Statement => LARGEST_STATEMENT,
        };
        Ok(self.one(sql, [prefix], |row| row.get::<_, Option<i64>>(0))?.flatten().unwrap_or(0))
    }
}

/// Numbers whose rest beyond the prefix is nothing but figures, of a length that the program can give.
macro_rules! largest {
    ($table:literal) => {
        concat!(
            "SELECT max(CAST(substr(number, length(?1) + 1) AS INTEGER)) FROM ",
            $table,
            " WHERE substr(number, 1, length(?1)) = ?1 AND length(number) BETWEEN length(?1) + 1 AND length(?1) + 12",
            " AND substr(number, length(?1) + 1) NOT GLOB '*[^0-9]*'"
        )
    };
}
const LARGEST_ORDER: &str = largest!("customer_order");
const LARGEST_SALE: &str = largest!("sale");
const LARGEST_PAYMENT: &str = largest!("payment");
const LARGEST_CONTAINER: &str = largest!("container_movement");
const LARGEST_JOURNAL: &str = largest!("journal_entry");
const LARGEST_RUN: &str = largest!("run");
const LARGEST_INVOICE: &str = largest!("(SELECT number FROM paper WHERE kind = 'invoice')");
const LARGEST_DELIVERY_NOTE: &str = largest!("(SELECT number FROM paper WHERE kind = 'delivery_note')");
const LARGEST_STATEMENT: &str = largest!("(SELECT number FROM paper WHERE kind = 'statement')");

impl Write<'_> {
    /// Lets the documents of a kind be numbered otherwise from now on.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_numbering(&self, document: Document, prefix: &str, last: i64) -> Result<(), StoreError> {
        let sql = "UPDATE document_number SET prefix = ?2, last = ?3 WHERE document = ?1";
        self.run(sql, (document.code(), prefix, last))?;
        Ok(())
    }

    /// Changes the name of the office and the area code of its local telephone numbers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rename_office(&self, name: &str, area_code: &str) -> Result<(), StoreError> {
        self.run("UPDATE office SET name = ?1, area_code = ?2 WHERE id = 1", (name, area_code))?;
        Ok(())
    }

    /// Writes the one row of the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_office(&self, office: &Office, at: &str) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO office (id, uid, name, area_code, language, created_at) VALUES (1, ?1, ?2, ?3, ?4, ?5)",
            (&office.uid, &office.name, &office.area_code, &office.language, at),
        )?;
        Ok(())
    }

    /// Notes that planning goes by something else now, so that every program reads it anew.
    pub(super) fn rules_changed(&self) -> Result<(), StoreError> {
        let sql = "INSERT INTO setting (key, value) VALUES ('planning.revision', '1')
                   ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1";
        self.run(sql, [])?;
        Ok(())
    }

    /// Keeps a setting.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )?;
        self.rules_changed()
    }

    /// Begins the numbering of a kind of document.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_numbering(&self, document: &str, prefix: &str) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO document_number (document, prefix, last) VALUES (?1, ?2, 0)",
            (document, prefix),
        )?;
        Ok(())
    }

    /// The next number of a kind of document, `З-004812`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn next_number(&self, document: &str) -> Result<String, StoreError> {
        let (prefix, first) = self.take_numbers(document, 1)?;
        Ok(format_number(&prefix, first))
    }

    /// Takes `count` numbers at once, for an import; gives the prefix and the first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn take_numbers(&self, document: &str, count: i64) -> Result<(String, i64), StoreError> {
        self.one(
            "UPDATE document_number SET last = last + ?2 WHERE document = ?1 RETURNING prefix, last - ?2 + 1",
            (document, count),
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .ok_or_else(|| StoreError::Constraint(format!("no numbering of {document}")))
    }
}

/// The number of a document as people read it.
pub(super) fn format_number(prefix: &str, number: i64) -> String {
    format!("{prefix}{number:06}")
}
