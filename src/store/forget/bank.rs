//! Entries of bank statements that name somebody, posted or not.

use sha2::{Digest, Sha256};

use super::super::connection::{Read, Write};
use super::super::error::StoreError;
use super::{Belongings, Forgotten, words};
use crate::domain::ids::AddressId;

/// A name of so many words is found wherever all of them stand; a shorter one may be part of another's.
const FULL_NAME: usize = 3;

/// Hidden marks begin with it.
const HIDDEN: &str = "sha256:";

/// An entry, as far as it says whose it is.
struct Told {
    id: i64,
    payer: String,
    purpose: String,
    tax_number: String,
    /// The address for which it was posted, and whether it still is.
    address: Option<AddressId>,
    posted: bool,
    /// Another client of the office has this tax number.
    of_another: bool,
}

/// By what somebody is known in a statement.
struct Known {
    tax_numbers: Vec<String>,
    /// Each name as its words.
    names: Vec<Vec<String>>,
    /// E-mail addresses.
    mails: Vec<String>,
    /// The last figures of numbers that tell a line from another.
    numbers: Vec<String>,
    /// Names of one word.
    words: Vec<String>,
}

/// Figures of a number without its country.
const LINE: usize = 10;

fn figures(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Runs of figures, whatever stands between them as people write numbers.
fn runs(text: &str) -> Vec<String> {
    let between = |sign: char| !(sign.is_ascii_digit() || " +-()".contains(sign));
    text.split(between).map(figures).filter(|run| !run.is_empty()).collect()
}

/// What stands in place of the mark by which an entry is known, in which the account or the name of who paid stands: the entry
/// is known again by it, and nobody reads it off.
pub(in super::super) fn hidden(fingerprint: &str) -> String {
    let sum = Sha256::digest(fingerprint.as_bytes());
    sum.iter().fold(HIDDEN.to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

/// Words without case and without what stands between them: banks write names in capitals.
fn words_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('\u{451}', "\u{435}");
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Known {
    fn new(tax_numbers: Vec<String>, told: &[String]) -> Self {
        let is_name = |word: &&String| {
            word.contains(' ') && !word.contains('@') && word.chars().any(char::is_alphabetic)
        };
        let (names, signs): (Vec<&String>, Vec<&String>) = told.iter().partition(|word| is_name(word));
        let mut known = Self {
            tax_numbers,
            names: names.into_iter().map(|name| words_of(name)).filter(|name| name.len() > 1).collect(),
            mails: Vec::new(),
            numbers: Vec::new(),
            words: Vec::new(),
        };
        for sign in signs {
            if sign.contains('@') {
                known.mails.push(sign.to_lowercase());
            } else if sign.chars().any(char::is_alphabetic) {
                known.words.extend(words_of(sign));
            } else if let Some(line) = figures(sign).len().checked_sub(LINE) {
                known.numbers.extend(figures(sign).get(line..).map(str::to_owned));
            }
        }
        known
    }

    /// Whether a text names somebody: word by word, in any order where it is the whole name.
    fn is_named(&self, text: &str) -> bool {
        let said = words_of(text);
        let named = |name: &Vec<String>| {
            let in_a_row = said.windows(name.len()).any(|row| row == name.as_slice());
            let all = name.iter().all(|word| said.contains(word));
            in_a_row || (all && (name.len() >= FULL_NAME || said.len() == name.len()))
        };
        let lower = text.to_lowercase();
        let runs = runs(text);
        self.names.iter().any(named)
            || self.mails.iter().any(|mail| lower.contains(mail.as_str()))
            || self.numbers.iter().any(|line| runs.iter().any(|run| run.ends_with(line.as_str())))
            || self.words.iter().any(|word| said.contains(word))
    }

    fn is_about(&self, told: &Told, house: &[AddressId]) -> bool {
        if self.tax_numbers.contains(&told.tax_number) {
            return true;
        }
        if told.posted && told.address.is_some_and(|address| !house.contains(&address)) {
            return false;
        }
        // Two people may have one name, and no two one tax number.
        !told.of_another && (self.is_named(&told.payer) || self.is_named(&told.purpose))
    }
}

impl Read<'_> {
    /// The entries that are about somebody: posted for one of the addresses, paid under one of the tax numbers, or with one
    /// of these words in them. Posted at another `house` than theirs, a name is that of a namesake.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn bank_entries_about(
        &self,
        all: &Belongings,
        house: &[AddressId],
        told: &[String],
    ) -> Result<Vec<i64>, StoreError> {
        let mut tax_numbers = Vec::new();
        for client in &all.clients {
            let sql = "SELECT tax_number FROM counterparty WHERE id = ?1 AND tax_number <> ''";
            tax_numbers.extend(self.one(sql, [client.0], |row| row.get::<_, String>(0))?);
        }
        let known = Known::new(tax_numbers, told);
        let sql = "SELECT e.id, e.payer, e.purpose, e.tax_number, p.address_id, p.voided_at IS NULL,
                          e.tax_number <> '' AND EXISTS (SELECT 1 FROM counterparty c WHERE c.tax_number = e.tax_number)
                   FROM bank_entry e LEFT JOIN payment p ON p.id = e.payment_id ORDER BY e.id";
        let entries = self.all(sql, [], |row| {
            Ok(Told {
                id: row.get(0)?,
                payer: row.get(1)?,
                purpose: row.get(2)?,
                tax_number: row.get(3)?,
                address: row.get::<_, Option<i64>>(4)?.map(AddressId),
                posted: row.get(5)?,
                of_another: row.get(6)?,
            })
        })?;
        let is_theirs = |told: &&Told| {
            told.address.is_some_and(|address| all.addresses.contains(&address))
                || known.is_about(told, house)
        };
        Ok(entries.iter().filter(is_theirs).map(|told| told.id).collect())
    }
}

impl Write<'_> {
    /// Gives up what is personal of an entry; number, day and sum stay, and it is known again when its statement is read anew.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn clean_bank_entry(&self, entry: i64, forgotten: &Forgotten) -> Result<(), StoreError> {
        self.each_of(words::OF_BANK_ENTRY, entry, forgotten)?;
        let known: Option<String> =
            self.one("SELECT fingerprint FROM bank_entry WHERE id = ?1", [entry], |row| row.get(0))?;
        if let Some(open) = known.filter(|known| !known.starts_with(HIDDEN)) {
            self.run("UPDATE bank_entry SET fingerprint = ?2 WHERE id = ?1", (entry, hidden(&open)))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(words: &[&str]) -> Known {
        let told: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Known::new(vec!["631200000012".into()], &told)
    }

    #[test]
    fn a_full_name_is_found_in_any_spelling_and_order_and_a_short_one_alone() {
        let known = known(&["Алёна Петровна Ким", "Олег Ли", "a@b.ru", "+7 912 345-67-80", "2041"]);
        for text in
            ["КИМ АЛЕНА ПЕТРОВНА", "ИП Ким Алена Петровна", "за воду, Олег Ли", "ЛИ ОЛЕГ", "от A@B.ru"]
        {
            assert!(known.is_named(text), "{text}");
        }
        for text in ["тел. 89123456780", "по счёту 15, +7 (912) 345-67-80"] {
            assert!(known.is_named(text), "{text}");
        }
        for text in [
            "КИМ АЛЕНА ИВАНОВНА",
            "ЛИ ОЛЕГ ИВАНОВИЧ",
            "Олеся Лиц",
            "за воду",
            "",
            "счёт 912345678012",
            "счёт 20419",
        ] {
            assert!(!known.is_named(text), "{text}");
        }
    }

    #[test]
    fn an_entry_under_the_tax_number_of_another_client_is_the_others() {
        let known = known(&["Алёна Петровна Ким"]);
        let told = |tax_number: &str, of_another| Told {
            id: 1,
            payer: "КИМ АЛЕНА ПЕТРОВНА".into(),
            purpose: String::new(),
            tax_number: tax_number.into(),
            address: None,
            posted: false,
            of_another,
        };
        assert!(known.is_about(&told("", false), &[]) && known.is_about(&told("631200000012", true), &[]));
        assert!(!known.is_about(&told("631200000099", true), &[]));
        let posted = |address| Told { address: Some(AddressId(address)), posted: true, ..told("", false) };
        assert!(known.is_about(&posted(7), &[AddressId(7)]));
        assert!(!known.is_about(&posted(8), &[AddressId(7)]), "a namesake's");
    }
}
