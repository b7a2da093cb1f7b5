//! All texts by which clients can be found, one after the other in the memory.

use super::letters;
use super::typed::{Needle, Term, Typed};
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::store::{SearchedClient, SearchedPerson};

/// Between two fields, and between two numbers.
const FIELD: u8 = 1;
/// Bytes of texts that are no longer true are thrown out when they are more than a part of all.
const WASTE: usize = 4;

/// An address: where its texts stand, where its phones begin, where they end.
#[derive(Debug, Clone, Copy)]
struct Entry {
    address: AddressId,
    client: CounterpartyId,
    texts: u32,
    phones: u32,
    end: u32,
    served: u8,
}

/// What was found: smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub address: AddressId,
    /// Whether the words were found only as the other layout reads them.
    pub swapped: bool,
    /// Whether a phone number was found.
    pub by_phone: bool,
    rank: u8,
    served: u8,
    /// Whether something was found beside the client's own name.
    elsewhere: bool,
    entry: u32,
}

/// The texts of all addresses that are not archived. One byte for each letter: a hundred thousand addresses take some
/// 15 MB.
#[derive(Debug, Default)]
pub struct Index {
    arena: Vec<u8>,
    entries: Vec<Entry>,
    waste: usize,
}

impl Index {
    /// Addresses in it.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Bytes that it takes.
    pub const fn bytes(&self) -> usize {
        self.arena.capacity() + self.entries.capacity() * size_of::<Entry>()
    }

    /// Takes in a client that is not in it.
    pub fn add(&mut self, id: CounterpartyId, client: &SearchedClient) {
        for address in &client.addresses {
            let people = || {
                let own = |person: &&SearchedPerson| person.address.is_none_or(|of| of == address.id);
                client.people.iter().filter(own)
            };
            let texts = self.arena.len();
            for text in [&client.name, &address.text, &address.code] {
                self.field(text);
            }
            // Somebody with several phones stands there several times, one after the other.
            let mut before = "";
            for person in people() {
                if person.name != before && person.name != client.name {
                    self.field(&person.name);
                }
                before = &person.name;
            }
            for text in client.other.iter().chain([&address.note]).filter(|text| !text.is_empty()) {
                self.field(text);
            }
            let phones = self.arena.len();
            for person in people() {
                self.phone(person);
            }
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            self.entries.push(Entry {
                address: address.id,
                client: id,
                texts: place(texts),
                phones: place(phones),
                end: place(self.arena.len()),
                served: match address.status {
                    AddressStatus::Active => 0,
                    AddressStatus::ChurnReview => 1,
                    AddressStatus::Closed => 2,
                },
            });
        }
    }

    fn field(&mut self, text: &str) {
        letters::append(text, &mut self.arena);
        self.arena.push(FIELD);
    }

    fn phone(&mut self, person: &SearchedPerson) {
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
        let number = digits(if person.number.is_empty() { &person.typed } else { &person.number });
        if number.is_empty() {
            return;
        }
        self.arena.extend(number);
        self.arena.push(FIELD);
        if !person.extension.is_empty() {
            self.arena.extend(digits(&person.extension));
            self.arena.push(FIELD);
        }
    }

    /// Takes a client out.
    pub fn remove(&mut self, client: CounterpartyId) {
        let waste = &mut self.waste;
        self.entries.retain(|entry| {
            if entry.client == client {
                *waste += (entry.end - entry.texts) as usize;
            }
            entry.client != client
        });
        if self.waste > self.arena.len() / WASTE {
            self.compact();
        }
    }

    /// Gives back what was reserved and not needed.
    pub fn settle(&mut self) {
        self.arena.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    fn compact(&mut self) {
        let mut arena = Vec::with_capacity(self.arena.len() - self.waste);
        for entry in &mut self.entries {
            let begin = u32::try_from(arena.len()).unwrap_or(u32::MAX);
            arena.extend_from_slice(&self.arena[entry.texts as usize..entry.end as usize]);
            entry.phones = entry.phones - entry.texts + begin;
            entry.end = entry.end - entry.texts + begin;
            entry.texts = begin;
        }
        self.arena = arena;
        self.waste = 0;
    }

    /// The best addresses that hold all that was typed: by their texts, and by their phones. How the other layout reads it is
    /// asked only where nobody has it as it was typed.
    pub fn find(&self, typed: &Typed, limit: usize) -> (Vec<Hit>, Vec<Hit>) {
        if typed.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let hits = self.entries.iter().enumerate().filter_map(|(at, entry)| self.hit(typed, at, entry));
        let mut hits: Vec<Hit> = hits.collect();
        if hits.iter().any(|hit| !hit.swapped) {
            hits.retain(|hit| !hit.swapped);
        }
        let (phones, texts) = hits.into_iter().partition(|hit: &Hit| hit.by_phone);
        (self.best(texts, limit), self.best(phones, limit))
    }

    fn hit(&self, typed: &Typed, at: usize, entry: &Entry) -> Option<Hit> {
        let texts = &self.arena[entry.texts as usize..entry.phones as usize];
        let phones = &self.arena[entry.phones as usize..entry.end as usize];
        let mut hit = Hit {
            address: entry.address,
            swapped: false,
            by_phone: false,
            rank: 1,
            served: entry.served,
            elsewhere: false,
            entry: u32::try_from(at).ok()?,
        };
        for term in &typed.terms {
            hit.take(term, texts, phones)?;
        }
        let mut fields = texts.split(|byte| *byte == FIELD);
        // The client, then behind the address the code.
        if fields.next() == Some(&typed.whole) || fields.nth(1) == Some(&typed.whole) {
            hit.rank = 0;
        }
        Some(hit)
    }

    fn best(&self, mut hits: Vec<Hit>, limit: usize) -> Vec<Hit> {
        let order = |hit: &Hit| {
            let entry = &self.entries[hit.entry as usize];
            let texts = &self.arena[entry.texts as usize..entry.phones as usize];
            (hit.swapped, hit.rank, hit.served, hit.elsewhere, texts)
        };
        if hits.len() > limit {
            hits.select_nth_unstable_by(limit, |a, b| order(a).cmp(&order(b)));
            hits.truncate(limit);
        }
        hits.sort_by(|a, b| order(a).cmp(&order(b)));
        hits
    }
}

impl Hit {
    /// Notes where a word was found; `None`: nowhere.
    fn take(&mut self, term: &Term, texts: &[u8], phones: &[u8]) -> Option<()> {
        let by_phone = |hit: &mut Self| {
            let rank = term.phone.as_ref().and_then(|number| rank_in_phones(number, phones))?;
            hit.by_phone = true;
            Some((rank, false))
        };
        // So many figures are a phone number before they are a house and a flat.
        let place = if term.is_rather_a_phone() { by_phone(self) } else { None };
        let place = place.or_else(|| all_in_texts(&term.words, texts)).or_else(|| by_phone(self));
        let (rank, in_name) = match place {
            Some(place) => place,
            None => {
                let place = all_in_texts(&term.swapped, texts)?;
                self.swapped = true;
                place
            }
        };
        self.rank = self.rank.max(rank);
        self.elsewhere |= !in_name;
        Some(())
    }
}

/// How well all of them were found, and whether in the first field.
fn all_in_texts(needles: &[Needle], texts: &[u8]) -> Option<(u8, bool)> {
    if needles.is_empty() {
        return None;
    }
    let name = texts.iter().position(|byte| *byte == FIELD).unwrap_or(texts.len());
    needles.iter().try_fold((1, true), |(rank, in_name), needle| {
        let (found, place) = best_in_texts(needle, texts)?;
        Some((rank.max(found), in_name && place < name))
    })
}

/// 1: as a whole word; 2: where a word begins; 3: in the middle of one. And the place.
fn best_in_texts(needle: &Needle, texts: &[u8]) -> Option<(u8, usize)> {
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == letters::SPACE || *byte == FIELD);
    let mut best: Option<(u8, usize)> = None;
    for place in needle.places(texts) {
        let begins = place == 0 || is_edge(texts.get(place - 1));
        let ends = is_edge(texts.get(place + needle.bytes().len()));
        let rank = match (begins, ends) {
            (true, true) => return Some((1, place)),
            (true, false) => 2,
            _ => 3,
        };
        if best.is_none_or(|(best, _)| rank < best) {
            best = Some((rank, place));
        }
    }
    best
}

/// 1: to the end of a number, as whoever knows it says it; 2: anywhere in one.
fn rank_in_phones(number: &Needle, phones: &[u8]) -> Option<u8> {
    let at_end = |place| phones.get(place + number.bytes().len()) == Some(&FIELD);
    let mut places = number.places(phones).peekable();
    places.peek()?;
    Some(if places.any(at_end) { 1 } else { 2 })
}
