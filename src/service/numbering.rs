//! Prefixes and next numbers of the documents. A number is given once: the next one never lies at or below a number that
//! a document of the same prefix has already.

use super::directory::DirectoryRefusal;
use super::lines::check_line;
use super::office::{Command, Work};
use super::refusal::Refusal;
use super::rights::Right;
use crate::domain::document::Document;
use crate::store::Numbering;

/// Longest prefix, in characters.
pub const LONGEST_PREFIX: usize = 10;
/// Largest number that can come next.
pub const LARGEST_NUMBER: i64 = 999_999_999;

/// Gives a kind of document another prefix or another next number.
#[derive(Debug, Clone)]
pub struct SetNumbering {
    /// Of which documents, as it was seen.
    pub seen: Numbering,
    /// What their numbers begin with; may be empty.
    pub prefix: String,
    /// The number that the next of them gets.
    pub next: i64,
}

impl Command for SetNumbering {
    type Value = ();
    const NAME: &'static str = "set_numbering";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let document: Document = self.seen.document;
        let known = work.tx.numberings()?.into_iter().find(|known| known.document == document);
        if known.as_ref() != Some(&self.seen) {
            return Err(DirectoryRefusal::Changed.into());
        }
        let prefix = check_line(&self.prefix, LONGEST_PREFIX)?;
        if !(1..=LARGEST_NUMBER).contains(&self.next) {
            return Err(DirectoryRefusal::Number.into());
        }
        let used = work.tx.largest_number(document, &prefix)?;
        let given = if prefix == self.seen.prefix { used.max(self.seen.last) } else { used };
        if self.next <= given {
            return Err(DirectoryRefusal::NumberUsed { least: given + 1 }.into());
        }
        work.tx.set_numbering(document, &prefix, self.next - 1)?;
        work.note("document", document.code());
        work.changed("prefix", self.seen.prefix.as_str(), prefix);
        work.changed("next", self.seen.last + 1, self.next);
        work.changes.everything = true;
        Ok(())
    }
}
