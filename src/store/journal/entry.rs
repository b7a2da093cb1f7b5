//! One entry, as its bytes stand in a file.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};

use flate2::read::DeflateDecoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::seal::Seal;
use super::cipher::{JournalCipher, PackAt};
use super::{Position, Sum};

/// Begins an entry.
pub(super) const WHOLE: [u8; 4] = *b"RDJ1";
/// Begins an entry whose statements were forgotten.
pub(super) const FORGOTTEN: [u8; 4] = *b"RDJ0";

/// The office keeps the bytes of its newest entry unless they are more: those of an import, say.
pub(super) const LONGEST_KEPT: usize = 64 * 1024;

/// What an entry says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Identifier of the office.
    pub office: String,
    /// Version of its schema.
    pub schema: i32,
    /// Number of the entry, from 1.
    pub number: u64,
    /// Sum of the entry before it.
    #[serde(with = "hexadecimal")]
    pub before: Vec<u8>,
    /// Instant, UTC.
    pub at: String,
    /// Stable name of what was done.
    pub action: String,
    /// The command's key; empty: it was no command.
    #[serde(with = "hexadecimal")]
    pub key: Vec<u8>,
    /// Who; `None`: the program.
    pub user: Option<i64>,
    /// Whether its packs are sealed with the key of the journal.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sealed: bool,
}

mod hexadecimal {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        let bytes = text
            .as_bytes()
            .chunks(2)
            .map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()));
        bytes.collect::<Option<_>>().ok_or_else(|| serde::de::Error::custom("not hexadecimal"))
    }
}

/// An entry in a file: what it says, and where it lies.
#[derive(Debug, Clone)]
pub struct Entry {
    pub head: Head,
    /// Its first byte in the file.
    pub from: u64,
    /// The first byte of its packs.
    packs: u64,
    /// The byte after it.
    pub to: u64,
    pub statements: u64,
    pub seal: Seal,
    pub sum: Sum,
    pub is_forgotten: bool,
}

impl Entry {
    pub fn position(&self) -> Position {
        Position { number: self.head.number, sum: self.sum }
    }

    /// Whether it is the one that follows.
    pub fn follows(&self, position: &Position) -> bool {
        self.head.number == position.number + 1 && self.head.before == position.sum
    }

    /// Where its packs lie in the file: from, to.
    pub const fn packed(&self) -> (u64, u64) {
        (self.packs, self.to - TAIL)
    }
}

/// Why what stands in a file could not be read as an entry.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// The file ends in the middle of it.
    #[error("the file ends within an entry")]
    Torn,
    /// It is no entry.
    #[error("no entry")]
    Damaged,
    /// The disk refused.
    #[error(transparent)]
    Disk(std::io::Error),
}

impl From<std::io::Error> for Unread {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::UnexpectedEof => Self::Torn,
            ErrorKind::InvalidData | ErrorKind::InvalidInput => Self::Damaged,
            _ => Self::Disk(error),
        }
    }
}

/// A file of entries that is read.
pub struct Entries {
    file: BufReader<File>,
    length: u64,
}

/// The bytes after the packs: how many statements, the seal, the sum.
const TAIL: u64 = 8 + 32 + 32;
/// No head is longer; a damaged length must not fill the memory.
const LONGEST_HEAD: u32 = 64 * 1024;

fn head_of(bytes: &[u8]) -> Option<Head> {
    let (length, rest) = bytes.get(WHOLE.len()..)?.split_first_chunk()?;
    serde_json::from_slice(rest.get(..u32::from_le_bytes(*length) as usize)?).ok()
}

/// The office of the entry of these bytes.
pub fn office(bytes: &[u8]) -> Option<String> {
    head_of(bytes).map(|head| head.office)
}

/// The number of the entry before the one of these bytes, and its sum.
pub fn before(bytes: &[u8]) -> Option<Position> {
    let head = head_of(bytes)?;
    Some(Position { number: head.number.checked_sub(1)?, sum: head.before.try_into().ok()? })
}

impl Entries {
    pub fn of(file: File) -> std::io::Result<Self> {
        let length = file.metadata()?.len();
        Ok(Self { file: BufReader::new(file), length })
    }

    pub const fn length(&self) -> u64 {
        self.length
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], Unread> {
        let mut bytes = [0; N];
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn number(&mut self) -> Result<u32, Unread> {
        Ok(u32::from_le_bytes(self.bytes()?))
    }

    /// The head of the entry that begins at `from`.
    pub fn head(&mut self, from: u64) -> Result<(Head, bool), Unread> {
        self.file.seek(SeekFrom::Start(from))?;
        let is_forgotten = match self.bytes()? {
            WHOLE => false,
            FORGOTTEN => true,
            _ => return Err(Unread::Damaged),
        };
        let length = self.number()?;
        if length > LONGEST_HEAD {
            return Err(Unread::Damaged);
        }
        let mut head = vec![0; length as usize];
        self.file.read_exact(&mut head)?;
        Ok((serde_json::from_slice(&head).map_err(|_| Unread::Damaged)?, is_forgotten))
    }

    /// The entry that begins at `from`, its sum not yet verified; `None`: the file ends there.
    pub fn entry(&mut self, from: u64) -> Result<Option<Entry>, Unread> {
        if from == self.length {
            return Ok(None);
        }
        let (head, is_forgotten) = self.head(from)?;
        let packs = self.file.stream_position()?;
        let mut at = packs;
        loop {
            let length = u64::from(self.number()?);
            at += 4 + length;
            if at + TAIL > self.length {
                return Err(Unread::Torn);
            }
            if length == 0 {
                break;
            }
            self.file.seek_relative(i64::try_from(length).unwrap_or(i64::MAX))?;
        }
        let statements = u64::from_le_bytes(self.bytes()?);
        let (seal, sum) = (self.bytes()?, self.bytes()?);
        Ok(Some(Entry { head, from, packs, to: at + TAIL, statements, seal, sum, is_forgotten }))
    }

    /// All bytes of an entry, unless they are more than the office keeps.
    pub fn kept(&mut self, entry: &Entry) -> Result<Option<Vec<u8>>, Unread> {
        let length = usize::try_from(entry.to - entry.from).unwrap_or(usize::MAX);
        if length > LONGEST_KEPT {
            return Ok(None);
        }
        let mut bytes = vec![0; length];
        self.file.seek(SeekFrom::Start(entry.from))?;
        self.file.read_exact(&mut bytes)?;
        Ok(Some(bytes))
    }

    /// Whether the file ends with these bytes; where they begin.
    pub fn ends_with(&mut self, bytes: &[u8]) -> Result<Option<u64>, Unread> {
        let Some(from) = self.length.checked_sub(bytes.len() as u64) else { return Ok(None) };
        let mut last = vec![0; bytes.len()];
        self.file.seek(SeekFrom::Start(from))?;
        self.file.read_exact(&mut last)?;
        Ok((last == bytes).then_some(from))
    }

    /// Whether an entry is as it was written.
    pub fn is_intact(&mut self, entry: &Entry) -> Result<bool, Unread> {
        let from = entry.from + WHOLE.len() as u64;
        let sum_at = entry.to - size_of::<Sum>() as u64;
        self.file.seek(SeekFrom::Start(from))?;
        let mut digest = Sha256::new();
        let mut part = [0; 8192];
        let mut summed = (&mut self.file).take(sum_at - from);
        loop {
            match summed.read(&mut part) {
                Ok(0) => break,
                Ok(read) => digest.update(&part[..read]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(summed.limit() == 0 && Sum::from(digest.finalize()) == entry.sum)
    }

    /// Gives the statements of an entry one after the other. One of an encrypted office needs its cipher.
    pub fn each_statement<E: From<Unread>>(
        &mut self,
        entry: &Entry,
        cipher: Option<&JournalCipher>,
        mut take: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut at = entry.packs;
        for number in 0.. {
            self.file.seek(SeekFrom::Start(at)).map_err(Unread::from)?;
            let length = self.number()?;
            if length == 0 {
                break;
            }
            let mut packed = Vec::new();
            (&mut self.file).take(u64::from(length)).read_to_end(&mut packed).map_err(Unread::from)?;
            if entry.head.sealed {
                let place = PackAt { entry: entry.head.number, pack: number };
                packed = cipher.ok_or(Unread::Damaged)?.open(place, packed)?;
            }
            let mut pack = Vec::new();
            DeflateDecoder::new(packed.as_slice()).read_to_end(&mut pack).map_err(Unread::from)?;
            let mut rest = pack.as_slice();
            while let Some((length, after)) = rest.split_first_chunk() {
                let length = u32::from_le_bytes(*length) as usize;
                let (text, after) = after.split_at_checked(length).ok_or(Unread::Damaged)?;
                take(std::str::from_utf8(text).map_err(|_| Unread::Damaged)?)?;
                rest = after;
            }
            at += 4 + u64::from(length);
        }
        Ok(())
    }
}

impl Entries {
    /// The first entry from `from` on that is wanted, wherever it begins: what lies before it may be damaged.
    pub fn find(&mut self, from: u64, wanted: impl Fn(&Entry) -> bool) -> Option<Entry> {
        let mut at = from;
        loop {
            self.file.seek(SeekFrom::Start(at)).ok()?;
            let mut part = Vec::new();
            (&mut self.file).take(LOOKED_THROUGH).read_to_end(&mut part).ok()?;
            for found in memchr::memmem::find_iter(&part, &WHOLE) {
                let entry = self.entry(at + found as u64).ok().flatten();
                if let Some(entry) = entry.filter(&wanted)
                    && matches!(self.is_intact(&entry), Ok(true))
                {
                    return Some(entry);
                }
            }
            if (part.len() as u64) < LOOKED_THROUGH {
                return None;
            }
            at += LOOKED_THROUGH - (WHOLE.len() as u64 - 1);
        }
    }

    /// The head and the sum of the first entry of a file, or of the first that is as it was written, where that one is not.
    pub fn first(&mut self) -> Result<(Head, Option<Sum>), Unread> {
        match self.entry(0) {
            Ok(Some(entry)) if entry.is_forgotten || matches!(self.is_intact(&entry), Ok(true)) => {
                Ok((entry.head, Some(entry.sum)))
            }
            _ => match self.find(1, |_| true) {
                Some(entry) => Ok((entry.head, Some(entry.sum))),
                None => Ok((self.head(0)?.0, None)),
            },
        }
    }
}

/// So much of a damaged file is looked through at once.
const LOOKED_THROUGH: u64 = 1024 * 1024;
