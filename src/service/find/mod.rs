//! The search: clients, addresses, contact persons, phones and orders by whatever part of them is typed (Ctrl+K).
//!
//! All texts lie in an [`Index`](index::Index) in the memory. It is built at the first search and kept true by the
//! history: what was done since the last look, in this window or another, is read anew.

mod index;
pub(super) mod letters;
mod marks;
mod orders;
mod shown;
mod typed;

use std::collections::BTreeSet;

pub use letters::{SPACE, fold, other_reading};
pub use marks::Marked;
pub use shown::{Found, Kind, Person};

use super::duplicates;
use super::import::{Import, UndoImport};
use super::merging::{MergeAddresses, MergeCounterparties, UndoMerge};
use super::office::Command;
use super::refusal::Refusal;
use crate::domain::ids::{AddressId, CounterpartyId, UserId};
use crate::store::{Read, StoreError};
use index::Index;
use typed::Typed;

/// Results that a search shows at most.
pub const MOST: usize = 50;
/// Phones and orders that have a place below clients, however many of these there are.
const OTHERS: usize = 10;
/// Clients that changed since the last look and are read one by one; beyond that all are read.
const ONE_BY_ONE: usize = 2_000;
/// Commands that bring in, change or carry many clients without naming each. Every other one is told on the card of whom it
/// changed.
const UNTOLD: [&str; 5] =
    [Import::NAME, UndoImport::NAME, MergeAddresses::NAME, MergeCounterparties::NAME, UndoMerge::NAME];

/// The addresses with which a user had to do last, the latest first: what is shown before anything is typed.
///
/// # Errors
/// When the store fails.
pub fn recent(read: &Read<'_>, user: UserId, limit: usize) -> Result<Vec<Found>, Refusal> {
    let mut found = Vec::new();
    for address in read.recent_addresses(user, limit)? {
        found.extend(shown::plain(read, address)?);
    }
    Ok(found)
}

/// The addresses that may be the same as one, the surest first.
///
/// # Errors
/// When the store fails, or there is no such address.
pub fn alike(read: &Read<'_>, address: AddressId) -> Result<Vec<Found>, Refusal> {
    let mut found = Vec::new();
    for duplicate in duplicates::like(read, address)? {
        found.extend(shown::plain(read, duplicate.address)?);
    }
    Ok(found)
}

/// Finds as one types. Cheap to make; the first search reads all clients.
#[derive(Debug, Default)]
pub struct Finder {
    index: Index,
    /// The last command of the history that the index knows; `None`: it was not built yet.
    seen: Option<i64>,
}

impl Finder {
    /// What holds all words of `typed`, the best first, at most `limit`: clients and addresses, then phones, then
    /// orders. Nothing for an empty text, but the index is ready then.
    ///
    /// # Errors
    /// When the store fails.
    pub fn find(&mut self, read: &Read<'_>, typed: &str, limit: usize) -> Result<Vec<Found>, Refusal> {
        self.refresh(read)?;
        let read_as = Typed::read(typed);
        let (texts, phones) = self.index.find(&read_as, limit);
        let orders = match &read_as.order {
            Some(part) => orders::find(read, part, OTHERS.min(limit))?,
            None => Vec::new(),
        };
        let room = limit.saturating_sub(orders.len());
        let texts = &texts[..texts.len().min(room.saturating_sub(phones.len().min(OTHERS)))];
        let phones = phones.iter().take(room - texts.len());
        let mut found = Vec::new();
        for hit in texts.iter().chain(phones) {
            found.extend(shown::address(read, hit, &read_as)?);
        }
        for order in orders {
            found.extend(shown::order(read, order, &read_as)?);
        }
        Ok(found)
    }

    /// Addresses in the index, and the bytes that it takes.
    pub const fn size(&self) -> (usize, usize) {
        (self.index.len(), self.index.bytes())
    }

    /// Takes in what was done since the last look.
    fn refresh(&mut self, read: &Read<'_>) -> Result<(), StoreError> {
        let Some(seen) = self.seen else { return self.build(read) };
        let mut changed = BTreeSet::new();
        let mut last = seen;
        for happening in read.happened_since(seen)? {
            last = happening.id;
            if UNTOLD.contains(&happening.action.as_str()) {
                return self.build(read);
            }
            changed.extend(happening.client);
        }
        if changed.len() > ONE_BY_ONE {
            return self.build(read);
        }
        for client in changed {
            self.index.remove(client);
            read.each_searched(Some(client), |id, client| self.index.add(id, client))?;
        }
        self.seen = Some(last);
        Ok(())
    }

    fn build(&mut self, read: &Read<'_>) -> Result<(), StoreError> {
        let mut index = Index::default();
        let seen = read.history_end()?;
        read.each_searched(None::<CounterpartyId>, |id, client| index.add(id, client))?;
        index.settle();
        self.index = index;
        self.seen = Some(seen);
        Ok(())
    }
}
