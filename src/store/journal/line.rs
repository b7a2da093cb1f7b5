//! Following the entries of an office through all of its files, each verified over the one before it.

use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::super::error::StoreError;
use super::entry::{Entries, Entry, Head, Unread};
use super::files::{day_files, first_head};
use super::{Position, Sum};

/// Why the entries could not be followed to the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HaltReason {
    /// The newest file ends within the entry. Work whose entry was not finished was never confirmed; but a file that the
    /// disk cut short looks alike.
    Torn,
    /// The entry is not as it was written.
    Damaged,
    /// Entries are missing, up to the one of this number.
    Missing(u64),
    /// The entry follows another one than the one that is here: two histories were mixed.
    Mixed,
    /// Its statements were forgotten.
    Forgotten,
    /// A program of another schema version wrote it.
    Version(i32),
    /// It could not be done again; SQLite's words.
    Refused(String),
    /// Done again, it gave another history than the first time.
    Differs,
}

/// Where following the entries stopped before their end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Halt {
    /// The first entry that was not taken.
    pub number: u64,
    /// The newest entry that can be seen from there on, if any: so much is missing at least.
    pub newest: Option<u64>,
    /// The file.
    pub file: PathBuf,
    /// Why.
    pub reason: HaltReason,
}

/// What to do after an entry.
pub enum Next {
    /// Go on.
    Go,
    /// No more is wanted.
    Enough,
    /// It cannot be taken.
    Halt(HaltReason),
}

/// A file of the office.
struct Part {
    path: PathBuf,
    first: Head,
    /// The sum of the first entry; `None`: no entry is whole.
    sum: Option<Sum>,
    day: (NaiveDate, u32),
    length: u64,
}

impl Part {
    /// What of two files that begin with the same entry is to be taken comes later: one that holds an entry at all, the one that
    /// was written later.
    fn order(&self) -> (u64, bool, &str, (NaiveDate, u32), &Path) {
        (self.first.number, self.sum.is_some(), &self.first.at, self.day, &self.path)
    }
}

/// All entries of an office, in several folders.
pub struct Line {
    parts: Vec<Part>,
    /// A file of another office that lies among them.
    pub foreign: Option<PathBuf>,
}

fn disk(error: &std::io::Error) -> StoreError {
    StoreError::Disk(error.to_string())
}

impl Line {
    /// Looks through folders for the files of an office.
    pub fn of(folders: &[PathBuf], office: &str) -> Result<Self, StoreError> {
        let (mut parts, mut foreign): (Vec<Part>, _) = (Vec::new(), None);
        for folder in folders {
            for file in day_files(folder).map_err(|error| disk(&error))? {
                let Ok((first, sum)) = first_head(&file.path) else { continue };
                if first.office != office {
                    foreign = Some(file.path);
                    continue;
                }
                let length = std::fs::metadata(&file.path).map_err(|error| disk(&error))?.len();
                parts.push(Part { path: file.path, first, sum, day: (file.day, file.turn), length });
            }
        }
        parts.sort_by(|a, b| a.order().cmp(&b.order()));
        // An entry that was written again begins another file, and that one goes on.
        for twins in parts.chunk_by_mut(|a, b| a.sum.is_some() && a.sum == b.sum) {
            twins.sort_by_key(|part| part.length);
        }
        // The same folder may be named twice.
        parts.dedup_by(|a, b| same_file(&a.path, &b.path));
        Ok(Self { parts, foreign })
    }

    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The files with the numbers of their first entries, in order.
    pub fn firsts(&self) -> impl Iterator<Item = (&Path, u64)> {
        self.parts.iter().map(|part| (part.path.as_path(), part.first.number))
    }

    /// Whether an entry of this number or a later one can be seen, whatever it follows: told without reading what it holds.
    pub fn reaches(&self, number: u64) -> bool {
        let newest = self.part_of(number).and_then(|part| self.newest(part, 0));
        newest.is_some_and(|newest| newest >= number)
    }

    /// The file in which the entry of a number is, if it is anywhere.
    fn part_of(&self, number: u64) -> Option<usize> {
        self.parts.partition_point(|part| part.first.number <= number).checked_sub(1)
    }

    /// The entry after which an office stands, and its file; `None`: it is not there, or not as it was written.
    pub fn entry_at(&self, position: &Position) -> Result<Option<(&Path, Entry)>, StoreError> {
        let Some(part) = self.part_of(position.number) else { return Ok(None) };
        let mut entries = open(&self.parts[part].path)?;
        let mut at = 0;
        while let Ok(Some(entry)) = entries.entry(at) {
            if entry.head.number >= position.number {
                let is_it = entry.position() == *position
                    && (entry.is_forgotten || matches!(entries.is_intact(&entry), Ok(true)));
                return Ok(is_it.then_some((&self.parts[part].path, entry)));
            }
            at = entry.to;
        }
        Ok(None)
    }

    /// Gives the entries after a position to `take`, each verified, with the bytes that were passed and those there are.
    pub fn follow<E: From<StoreError>>(
        &self,
        from: Position,
        mut take: impl FnMut(&mut Entries, &Entry, (u64, u64)) -> Result<Next, E>,
    ) -> Result<Option<Halt>, E> {
        let Some(first) = self.part_of(from.number + 1) else {
            let first = self.parts.first().map(|part| part.first.number.saturating_sub(1));
            return Ok(first.map(|before| self.halt(&from, (0, 0), HaltReason::Missing(before))));
        };
        let mut position = from;
        let total: u64 = self.parts[first..].iter().map(|part| part.length).sum();
        let mut passed = 0;
        for (at, part) in self.parts.iter().enumerate().skip(first) {
            let mut entries = open(&part.path)?;
            let mut offset = 0;
            loop {
                let is_over = self.parts.get(at + 1).is_some_and(|next| next.follows(&position));
                if is_over {
                    break;
                }
                let entry = match self.step(&mut entries, (at, offset), &position) {
                    Step::Entry(entry) => entry,
                    Step::End => break,
                    Step::Halt(reason) => return Ok(Some(self.halt(&position, (at, offset), reason))),
                };
                let next = entry.to;
                if entry.head.number > position.number {
                    match take(&mut entries, &entry, (passed + offset, total))? {
                        Next::Go => {}
                        Next::Enough => return Ok(None),
                        Next::Halt(reason) => return Ok(Some(self.halt(&position, (at, offset), reason))),
                    }
                    position = entry.position();
                }
                offset = next;
            }
            passed += part.length;
        }
        Ok(None)
    }

    /// The next entry of a file, if it may be taken. What is damaged before the position does no harm: the entry after it is
    /// found wherever it is.
    fn step(&self, entries: &mut Entries, (part, offset): (usize, u64), position: &Position) -> Step {
        let next = self.parts.get(part + 1).map(|next| next.first.number);
        let read = entries.entry(offset);
        match &read {
            Ok(None) => match next {
                None => return Step::End,
                Some(number) if number <= position.number => return Step::End,
                Some(_) => {}
            },
            Ok(Some(entry))
                if (entry.head.number < position.number || entry.position() == *position)
                    && (entry.is_forgotten || matches!(entries.is_intact(entry), Ok(true))) =>
            {
                return read.ok().flatten().map_or(Step::End, Step::of);
            }
            _ => {}
        }
        let follows = match read {
            Ok(Some(ref entry)) if entry.follows(position) => read.as_ref().ok().cloned().flatten(),
            _ => entries.find(0, |entry| entry.follows(position)),
        };
        let Some(entry) = follows else {
            return Step::Halt(match read {
                Ok(None) if next == Some(position.number + 1) => HaltReason::Mixed,
                Ok(None) => HaltReason::Missing(next.unwrap_or_default().saturating_sub(1)),
                Ok(Some(entry)) if !matches!(entries.is_intact(&entry), Ok(true)) => HaltReason::Damaged,
                Ok(Some(entry)) if entry.head.number > position.number + 1 => {
                    HaltReason::Missing(entry.head.number - 1)
                }
                Ok(Some(_)) => HaltReason::Mixed,
                Err(Unread::Torn) if next.is_none() => HaltReason::Torn,
                Err(_) => HaltReason::Damaged,
            });
        };
        if entry.is_forgotten {
            return Step::Halt(HaltReason::Forgotten);
        }
        match entries.is_intact(&entry) {
            Ok(true) => Step::of(entry),
            _ => Step::Halt(HaltReason::Damaged),
        }
    }

    fn halt(&self, position: &Position, (part, offset): (usize, u64), reason: HaltReason) -> Halt {
        let number = position.number + 1;
        let newest = self.newest(part, offset).filter(|newest| *newest >= number);
        Halt { number, newest, file: self.parts[part].path.clone(), reason }
    }

    /// The greatest number of an entry that can still be seen.
    fn newest(&self, part: usize, mut offset: u64) -> Option<u64> {
        let mut newest = None;
        for part in self.parts.iter().skip(part) {
            newest = newest.max(Some(part.first.number));
            let Ok(mut entries) = open(&part.path) else { continue };
            while let Ok(Some(entry)) = entries.entry(offset) {
                newest = newest.max(Some(entry.head.number));
                offset = entry.to;
            }
            offset = 0;
        }
        newest
    }
}

enum Step {
    Entry(Box<Entry>),
    End,
    Halt(HaltReason),
}

impl Step {
    fn of(entry: Entry) -> Self {
        Self::Entry(Box::new(entry))
    }
}

impl Part {
    fn follows(&self, position: &Position) -> bool {
        self.first.number == position.number + 1 && self.first.before == position.sum
    }
}

fn open(path: &Path) -> Result<Entries, StoreError> {
    File::open(path).and_then(Entries::of).map_err(|error| disk(&error))
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
