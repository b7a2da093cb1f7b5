//! The first hundred bytes of a file, read before SQLite is allowed to touch it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Marks a file as an office: "RDNK" (`PRAGMA application_id`).
pub(super) const APPLICATION_ID: i32 = 0x5244_4E4B;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;

/// What the header says of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// An office with this schema version.
    Office(i32),
    /// Something else: another program's database, a text, an empty file.
    Foreign,
}

/// Reads the header without opening the file as a database, so that what is not an office stays untouched.
pub(super) fn read(path: &Path) -> std::io::Result<Header> {
    let mut bytes = Vec::with_capacity(100);
    File::open(path)?.take(100).read_to_end(&mut bytes)?;
    Ok(parse(&bytes))
}

fn parse(bytes: &[u8]) -> Header {
    if bytes.len() < 100 || &bytes[..16] != MAGIC || number(bytes, APPLICATION_ID_AT) != APPLICATION_ID {
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
}
