//! The first hundred bytes of a file, read before SQLite is allowed to touch it.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use super::cipher;
use super::connection::SCHEMA_VERSION;
use super::create::beside;
use super::look::unchanging;
use super::peek::beginning;

/// Marks a file as an office: "RDNK" (`PRAGMA application_id`).
pub(super) const APPLICATION_ID: i32 = 0x5244_4E4B;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const SIZE: usize = 100;
/// The last bit says in which order its checksums count bytes.
const WAL_MAGIC: i32 = 0x377F_0682;
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;

/// What the header says of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// An office with this schema version.
    Office(i32),
    /// An encrypted office whose password was not given.
    Locked,
    /// Something else: another program's database, a text, an empty file.
    Foreign,
}

/// Reads the header without opening the file as a database, so that what is not an office stays untouched.
///
/// A power cut may tear the header itself, while the WAL is moved into the file; then the WAL still holds it whole. Of an
/// encrypted office nothing can be read but by SQLite; where that fails it is damaged, which is found when it is opened.
pub(super) fn read(path: &Path) -> io::Result<Header> {
    let (bytes, _) = beginning(path, SIZE)?;
    match parse(&bytes) {
        Header::Foreign if cipher::salt(&bytes).is_some() => {
            let Ok(conn) = unchanging(path) else { return Ok(Header::Locked) };
            let number = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
            Ok(match (number("application_id"), number("user_version")) {
                (Ok(APPLICATION_ID), Ok(version)) => Header::Office(version),
                (Ok(_), _) => Header::Foreign,
                (Err(_), _) => Header::Office(SCHEMA_VERSION),
            })
        }
        Header::Foreign => Ok(File::open(beside(path, "-wal")).and_then(in_wal).unwrap_or(Header::Foreign)),
        office => Ok(office),
    }
}

/// The newest header in a WAL. Whether its frames are whole is for SQLite to say.
fn in_wal(wal: File) -> io::Result<Header> {
    let mut wal = BufReader::new(wal);
    let mut head = [0; 32];
    wal.read_exact(&mut head)?;
    let page = i64::from(number(&head, 8));
    if number(&head, 0) & !1 != WAL_MAGIC || page < 512 {
        return Ok(Header::Foreign);
    }
    let (mut found, mut frame, mut first) = (Header::Foreign, [0; 24], [0; SIZE]);
    while wal.read_exact(&mut frame).is_ok() && frame[8..16] == head[16..24] {
        let mut rest = page;
        if number(&frame, 0) == 1 && wal.read_exact(&mut first).is_ok() {
            found = parse(&first);
            rest -= SIZE as i64;
        }
        wal.seek_relative(rest)?;
    }
    Ok(found)
}

/// How long a file has to be by its first hundred bytes; `None` where they do not say.
pub(super) fn length(bytes: &[u8]) -> Option<u64> {
    if !bytes.starts_with(MAGIC) {
        return None;
    }
    let number = |at: usize| {
        bytes.get(at..at + 4).map(|four| four.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    let page = match (u64::from(*bytes.get(16)?) << 8) | u64::from(*bytes.get(17)?) {
        1 => 65_536,
        size => size,
    };
    // The count of pages holds only where the last one to write knew of it.
    (number(24)? == number(92)?).then_some(number(28)? * page)
}

/// Writes a beginning over one that is no office's, so that what follows can be read; whether there was need to. The
/// size of the pages is the one that every office has.
pub(super) fn mend(bytes: &mut [u8]) -> bool {
    const PAGE: usize = 4096;
    // An encrypted one has no beginning that could be written anew.
    if bytes.len() < PAGE
        || cipher::salt(bytes).is_some()
        || matches!(parse(bytes), Header::Office(1..=SCHEMA_VERSION))
    {
        return false;
    }
    let pages = u32::try_from(bytes.len() / PAGE).unwrap_or(u32::MAX);
    bytes[..100].fill(0);
    bytes[..16].copy_from_slice(MAGIC);
    // Page size 4096; read and written as a file without journal; fractions of the payload as they always are; UTF-8.
    bytes[16..24].copy_from_slice(&[0x10, 0, 1, 1, 0, 64, 32, 32]);
    for (at, number) in [(24, 1), (28, pages), (44, 4), (56, 1), (92, 1)] {
        bytes[at..at + 4].copy_from_slice(&number.to_be_bytes());
    }
    bytes[USER_VERSION_AT..USER_VERSION_AT + 4].copy_from_slice(&SCHEMA_VERSION.to_be_bytes());
    bytes[APPLICATION_ID_AT..APPLICATION_ID_AT + 4].copy_from_slice(&APPLICATION_ID.to_be_bytes());
    true
}

/// Whether everybody who has a file reads what is in it, as far as it is a database.
#[cfg(feature = "encrypted")]
pub fn is_readable(path: &Path) -> bool {
    beginning(path, MAGIC.len()).is_ok_and(|(first, _)| first == *MAGIC)
}

fn parse(bytes: &[u8]) -> Header {
    if bytes.len() < SIZE || &bytes[..16] != MAGIC || number(bytes, APPLICATION_ID_AT) != APPLICATION_ID {
        return Header::Foreign;
    }
    Header::Office(number(bytes, USER_VERSION_AT))
}

fn number(bytes: &[u8], at: usize) -> i32 {
    i32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(application: i32, version: i32) -> Vec<u8> {
        let mut bytes = vec![0; 100];
        bytes[..16].copy_from_slice(MAGIC);
        bytes[60..64].copy_from_slice(&version.to_be_bytes());
        bytes[68..72].copy_from_slice(&application.to_be_bytes());
        bytes
    }

    #[test]
    fn only_a_marked_database_is_an_office() {
        assert_eq!(parse(&header(APPLICATION_ID, 7)), Header::Office(7));
        assert_eq!(parse(&header(0, 7)), Header::Foreign);
        assert_eq!(parse(b""), Header::Foreign);
        assert_eq!(parse(&[7; 8192]), Header::Foreign);
        assert_eq!(parse(&header(APPLICATION_ID, 1)[..99]), Header::Foreign);
    }
    #[test]
    fn a_torn_header_is_found_in_the_wal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let raw = rusqlite::Connection::open(&path).unwrap();
        raw.execute_batch("PRAGMA journal_mode = WAL; PRAGMA user_version = 3; CREATE TABLE a (b)").unwrap();
        let torn = folder.path().join("torn.rodnik");
        std::fs::write(&torn, [7; 8192]).unwrap();
        std::fs::copy(folder.path().join("office.rodnik-wal"), folder.path().join("torn.rodnik-wal"))
            .unwrap();
        assert_eq!(read(&torn).unwrap(), Header::Foreign, "of no office");
        raw.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        std::fs::copy(folder.path().join("office.rodnik-wal"), folder.path().join("torn.rodnik-wal"))
            .unwrap();
        assert_eq!(read(&torn).unwrap(), Header::Office(3));
        std::fs::write(folder.path().join("torn.rodnik-wal"), [7; 8192]).unwrap();
        assert_eq!(read(&torn).unwrap(), Header::Foreign);
    }
}
