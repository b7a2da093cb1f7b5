//! The entry that is being written: what is said in a transaction, packed as it comes.

use std::path::PathBuf;

use flate2::{Compress, Compression, FlushCompress, Status};
use sha2::{Digest, Sha256};

use super::super::disk::Loose;
use super::super::error::StoreError;
use super::super::seal::Seal;
use super::cipher::{JournalCipher, PackAt};
use super::entry::{Head, LONGEST_KEPT, WHOLE};
use super::folder::{Place, Wanted};
use super::{JournalNotice, Position, Sum};

/// Statements are packed and, from the second pack on, put on the disk when there are so many bytes of them, so that an
/// import of a million deliveries does not stand in the memory.
const PACK: usize = 512 * 1024;

/// Where an entry ends.
#[derive(Debug, Clone)]
pub struct End {
    pub path: PathBuf,
    pub offset: u64,
    pub position: Position,
}

/// An entry that stands in its file whole.
pub struct Finished {
    pub end: End,
    /// Its bytes, which the office keeps; `None`: they are too many.
    pub kept: Option<Vec<u8>>,
    /// The file, where the disk was not waited for yet.
    pub unflushed: Option<Loose>,
}

/// The entry of a transaction that runs.
pub struct Draft {
    wanted: Wanted,
    places: Vec<Place>,
    /// Seals the packs of an encrypted office.
    cipher: Option<JournalCipher>,
    /// Packs so far.
    packs: u32,
    statements: u64,
    said: Vec<u8>,
    /// Packed, summed and not yet on the disk.
    out: Vec<u8>,
    sum: Sha256,
    packer: Compress,
    sink: Option<Sink>,
    failed: Option<StoreError>,
    /// The chosen folder could not be written.
    pub elsewhere: Option<JournalNotice>,
    /// Entries before the one of this number are no longer there.
    pub interrupted: Option<u64>,
}

impl Draft {
    pub fn new(
        wanted: Wanted,
        places: Vec<Place>,
        head: &Head,
        cipher: Option<JournalCipher>,
        packer: Option<Compress>,
    ) -> Self {
        let head = serde_json::to_vec(head).unwrap_or_default();
        let mut draft = Self {
            wanted,
            places,
            cipher,
            packs: 0,
            statements: 0,
            said: Vec::new(),
            out: WHOLE.to_vec(),
            sum: Sha256::new(),
            packer: packer.unwrap_or_else(|| Compress::new(Compression::fast(), false)),
            sink: None,
            failed: None,
            elsewhere: None,
            interrupted: None,
        };
        draft.put(&length(&head));
        draft.put(&head);
        draft
    }

    pub const fn is_empty(&self) -> bool {
        self.statements == 0
    }

    /// Where the entry before it ended, as far as is known.
    pub fn known(&self) -> Option<End> {
        self.wanted.known.clone()
    }

    /// A statement that was run.
    pub fn say(&mut self, statement: &str) {
        self.said.extend_from_slice(&length(statement.as_bytes()));
        self.said.extend_from_slice(statement.as_bytes());
        self.statements += 1;
        if self.said.len() >= PACK && self.failed.is_none() {
            self.pack();
            if let Err(error) = self.put_down(Wait::No) {
                self.failed = Some(error);
            }
        }
    }

    /// Something was written that cannot be kept here.
    pub fn fail(&mut self, error: StoreError) {
        self.failed.get_or_insert(error);
    }

    fn put(&mut self, bytes: &[u8]) {
        self.sum.update(bytes);
        self.out.extend_from_slice(bytes);
    }

    fn pack(&mut self) {
        let said = std::mem::take(&mut self.said);
        if said.is_empty() {
            return;
        }
        self.packer.reset();
        let mut packed = Vec::with_capacity(said.len() / 2 + 64);
        loop {
            let from = usize::try_from(self.packer.total_in()).unwrap_or(said.len());
            let status = self.packer.compress_vec(&said[from..], &mut packed, FlushCompress::Finish);
            match status {
                Ok(Status::StreamEnd) => break,
                Ok(Status::Ok | Status::BufError) => packed.reserve(packed.capacity()),
                Err(error) => {
                    self.fail(StoreError::Journal(error.to_string()));
                    return;
                }
            }
        }
        match self.sealed(packed) {
            Ok(packed) => {
                self.put(&length(&packed));
                self.put(&packed);
            }
            Err(error) => self.fail(error),
        }
        self.said = said;
        self.said.clear();
    }

    /// A pack as it may lie on the disk.
    fn sealed(&mut self, packed: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        let at = PackAt { entry: self.wanted.position.number + 1, pack: self.packs };
        self.packs += 1;
        match &self.cipher {
            Some(cipher) => cipher.seal(at, packed),
            None => Ok(packed),
        }
    }

    /// Puts into the file what is ready. The first time it is put into the first place that takes it.
    fn put_down(&mut self, wait: Wait) -> Result<(), StoreError> {
        let out = std::mem::take(&mut self.out);
        if let Some(sink) = &mut self.sink {
            return sink.write(&out, wait).map_err(|error| refused(&error));
        }
        let mut last = None;
        for place in &self.places {
            let tried = self.wanted.open(place).and_then(|opened| {
                let (from, gone) = (opened.end, opened.gone);
                let mut sink = Sink { file: opened.file, from, at: from, goes_on: opened.goes_on };
                sink.write(&out, wait).inspect_err(|_| sink.cut())?;
                Ok((sink, gone))
            });
            match tried {
                Ok((sink, gone)) => {
                    // Where the chosen folder cannot be reached, what is in it may come back.
                    self.interrupted = gone.filter(|_| self.elsewhere.is_none());
                    self.sink = Some(sink);
                    return Ok(());
                }
                Err(error) => {
                    self.elsewhere = place.passed_over(&error).or(self.elsewhere.take());
                    last = Some(refused(&error));
                }
            }
        }
        Err(last.unwrap_or_else(|| StoreError::Journal(String::new())))
    }

    /// Ends the entry, and waits until it is on the disk unless that may be done later: see [`Finished::unflushed`].
    pub fn finish(&mut self, seal: &Seal) -> Result<Finished, StoreError> {
        self.pack();
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        self.put(&0_u32.to_le_bytes());
        self.put(&self.statements.to_le_bytes());
        self.put(seal);
        let sum: Sum = std::mem::take(&mut self.sum).finalize().into();
        self.out.extend_from_slice(&sum);
        let kept = (self.sink.is_none() && self.out.len() <= LONGEST_KEPT).then(|| self.out.clone());
        self.put_down(if kept.is_some() { Wait::UnlessItGoesOn } else { Wait::Here })?;
        let sink = self.sink.take().ok_or_else(|| StoreError::Journal(String::new()))?;
        let position = Position { number: self.wanted.position.number + 1, sum };
        let end = End { path: sink.file.path().to_owned(), offset: sink.at, position };
        let is_later = kept.is_some() && sink.goes_on;
        Ok(Finished { end, kept, unflushed: is_later.then_some(sink.file) })
    }

    /// Gives the entry up: what of it is on the disk is cut off. Where that fails, the next writer does it.
    pub fn give_up(self) -> Compress {
        if let Some(sink) = &self.sink {
            sink.cut();
        }
        self.packer
    }

    /// What packs the next entry too: a new one takes longer than the packing.
    pub fn into_packer(self) -> Compress {
        self.packer
    }
}

/// Whether the disk is waited for after some bytes were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    No,
    /// Not in the file in which the entry before is, which this program has brought to the disk.
    UnlessItGoesOn,
    Here,
}

/// Where the entry lies, once a part of it is in a file.
struct Sink {
    file: Loose,
    from: u64,
    at: u64,
    goes_on: bool,
}

impl Sink {
    fn write(&mut self, bytes: &[u8], wait: Wait) -> std::io::Result<()> {
        self.file.write(self.at, bytes)?;
        self.at += bytes.len() as u64;
        match wait {
            Wait::Here => self.file.flush(),
            Wait::UnlessItGoesOn if !self.goes_on => self.file.flush(),
            Wait::No | Wait::UnlessItGoesOn => Ok(()),
        }
    }

    fn cut(&self) {
        let _ = self.file.cut(self.from);
    }
}

fn length(bytes: &[u8]) -> [u8; 4] {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes()
}

fn refused(error: &std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Journal(error.to_string()),
    }
}
