//! What a power cut finds on a disk, and what it may leave of it.

use std::sync::Arc;

/// So many bytes are written whole or not at all.
const SECTOR: usize = 512;

/// A write or a truncation that was not flushed yet.
#[derive(Clone)]
pub enum Change {
    Write(usize, Arc<[u8]>),
    Truncate(usize),
}

/// A file: what was flushed, and what came after that in its order.
pub struct Held {
    pub name: String,
    synced: Arc<Vec<u8>>,
    pub pending: Vec<Change>,
    /// Whether its name is on the disk for good.
    pub named: bool,
}

impl Held {
    pub fn flushed(name: String, bytes: Vec<u8>) -> Self {
        Self { name, synced: Arc::new(bytes), pending: Vec::new(), named: true }
    }

    pub fn fresh(name: String) -> Self {
        Self { name, synced: Arc::default(), pending: Vec::new(), named: false }
    }

    pub fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let synced = Arc::make_mut(&mut self.synced);
        self.pending.drain(..).for_each(|change| change.apply(synced));
    }

    pub fn content(&self) -> Content {
        Content { synced: Arc::clone(&self.synced), pending: self.pending.clone(), named: self.named }
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Write(at, piece) => put(bytes, *at, piece),
            Self::Truncate(size) => bytes.resize(*size, 0),
        }
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let end = at + piece.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[at..end].copy_from_slice(piece);
}

/// A photographed file.
#[derive(Clone)]
pub struct Content {
    synced: Arc<Vec<u8>>,
    pending: Vec<Change>,
    pub named: bool,
}

impl Content {
    pub fn flushed(bytes: Vec<u8>) -> Self {
        Self { synced: Arc::new(bytes), pending: Vec::new(), named: true }
    }

    fn left(&self, harm: Harm, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.synced.to_vec();
        // A torn file has its changes up to a random one, then garbage, then nothing.
        let torn = chance.below(self.pending.len() as u64 + 1);
        for (number, change) in (0..).zip(&self.pending) {
            let whole = match harm {
                Harm::Kept => true,
                Harm::Dropped => false,
                Harm::Torn => number < torn,
                Harm::Garbage | Harm::Mixed => match change {
                    Change::Truncate(_) => chance.below(2) == 0,
                    Change::Write(at, piece) => {
                        for (at, sector) in sectors(*at, piece) {
                            match if harm == Harm::Garbage { 2 } else { chance.below(3) } {
                                0 => put(&mut bytes, at, sector),
                                1 => {}
                                _ => put(&mut bytes, at, &chance.garbage(sector.len())),
                            }
                        }
                        false
                    }
                },
            };
            if whole {
                change.apply(&mut bytes);
            } else if harm == Harm::Torn
                && number == torn
                && let Change::Write(at, piece) = change
            {
                let (at, sector) = sectors(*at, piece).next().expect("a write of something");
                put(&mut bytes, at, &chance.garbage(sector.len()));
            }
        }
        bytes
    }
}

/// A write in pieces that end where sectors end.
fn sectors(at: usize, piece: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let (first, rest) = piece.split_at(piece.len().min(SECTOR - at % SECTOR));
    let after = at + first.len();
    let rest = rest.chunks(SECTOR).enumerate().map(move |(number, sector)| (after + number * SECTOR, sector));
    std::iter::once((at, first)).chain(rest)
}

/// What a power cut does to what was not flushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// All of it is there: as after a kill.
    Kept,
    /// Nothing of it is there.
    Dropped,
    /// Every sector holds garbage.
    Garbage,
    /// Everything up to a moment is there, then half a write.
    Torn,
    /// Each sector for itself is there, is not, or holds garbage; so for files that were made or deleted.
    Mixed,
}

impl Harm {
    pub const ALL: [Self; 5] = [Self::Kept, Self::Dropped, Self::Garbage, Self::Torn, Self::Mixed];
}

/// What a power cut finds.
#[derive(Clone)]
pub struct Photo {
    pub files: Vec<(String, Content)>,
    /// Files whose deletion is not on the disk for good.
    pub gone: Vec<(String, Content)>,
    /// So many commands had been acknowledged.
    pub mark: usize,
}

impl Photo {
    /// What is left of it.
    pub fn left(&self, harm: Harm, chance: &mut Chance) -> Vec<(String, Vec<u8>)> {
        let mut left = Vec::new();
        for (name, content) in &self.files {
            let stays = content.named
                || match harm {
                    Harm::Kept | Harm::Garbage => true,
                    Harm::Dropped => false,
                    Harm::Torn | Harm::Mixed => chance.below(2) == 0,
                };
            if stays {
                left.push((name.clone(), content.left(harm, chance)));
            }
        }
        for (name, content) in &self.gone {
            let back = harm == Harm::Dropped || (harm == Harm::Mixed && chance.below(2) == 0);
            if back && left.iter().all(|(taken, _)| taken != name) {
                left.push((name.clone(), content.left(harm, chance)));
            }
        }
        left
    }

    /// All bytes of a file as the running program sees them.
    pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        let (_, content) = self.files.iter().find(|(known, _)| known == name)?;
        Some(content.left(Harm::Kept, &mut Chance(1)))
    }
}

/// Numbers that are as good as chance, and the same in every run.
#[derive(Clone)]
pub struct Chance(pub u64);

impl Chance {
    /// Another one for each number.
    pub fn numbered(number: u64) -> Self {
        Self(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, below: u64) -> u64 {
        (self.next() >> 11) % below
    }

    fn garbage(&mut self, size: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(size + 8);
        while bytes.len() < size {
            bytes.extend_from_slice(&self.next().to_le_bytes());
        }
        bytes.truncate(size);
        bytes
    }
}
