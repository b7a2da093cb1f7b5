//! The journal of an encrypted office.
//!
//! Its packs are sealed by XChaCha20-Poly1305 with a key of the journal's own, made by chance with the office and kept in it, so
//! also in each of its backups: whoever follows the journal has opened a backup before, and needs no further password. Each pack
//! has a nonce of its own (24 bytes of chance, since an entry may give way to another one of its number) and is bound to its
//! entry and its place there. Heads stay readable: they say when which command was carried out by the user of which number, and
//! name nobody.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use rusqlite::OptionalExtension;

use super::super::error::StoreError;
use super::entry::Unread;

/// Setting: the key of the journal, hexadecimal. Only encrypted offices have one.
const JOURNAL_KEY: &str = "journal_key";
const NONCE: usize = 24;

/// Seals the packs of a journal, and opens them.
pub struct JournalCipher(XChaCha20Poly1305);

/// Of which entry a pack is, and the how manieth there.
#[derive(Clone, Copy)]
pub struct PackAt {
    pub entry: u64,
    pub pack: u32,
}

impl PackAt {
    fn bytes(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        bytes[..8].copy_from_slice(&self.entry.to_le_bytes());
        bytes[8..].copy_from_slice(&self.pack.to_le_bytes());
        bytes
    }
}

impl JournalCipher {
    /// That of an office; `None`: it is not encrypted.
    pub fn of(conn: &rusqlite::Connection) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT value FROM setting WHERE key = ?1";
        let text = conn.prepare_cached(sql)?.query_row([JOURNAL_KEY], |row| row.get(0)).optional()?;
        text.map(|text: String| Self::parse(&text)).transpose()
    }

    fn parse(text: &str) -> Result<Self, StoreError> {
        let unfit = || StoreError::Damaged(JOURNAL_KEY.to_owned());
        let mut key = Key::default();
        if text.len() != 2 * key.len() || !text.is_ascii() {
            return Err(unfit());
        }
        for (at, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).map_err(|_| unfit())?;
        }
        Ok(Self(XChaCha20Poly1305::new(&key)))
    }

    /// Puts a pack out of sight.
    pub fn seal(&self, at: PackAt, mut pack: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        let failed = |error: &dyn std::fmt::Display| StoreError::Journal(error.to_string());
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|error| failed(&error))?;
        self.0
            .encrypt_in_place(&XNonce::from(nonce), &at.bytes(), &mut pack)
            .map_err(|error| failed(&error))?;
        let mut sealed = nonce.to_vec();
        sealed.append(&mut pack);
        Ok(sealed)
    }

    /// A pack as it was before it was sealed.
    pub fn open(&self, at: PackAt, mut sealed: Vec<u8>) -> Result<Vec<u8>, Unread> {
        let nonce: [u8; NONCE] =
            sealed.get(..NONCE).and_then(|nonce| nonce.try_into().ok()).ok_or(Unread::Damaged)?;
        sealed.drain(..NONCE);
        self.0
            .decrypt_in_place(&XNonce::from(nonce), &at.bytes(), &mut sealed)
            .map_err(|_| Unread::Damaged)?;
        Ok(sealed)
    }
}

/// Gives an office that is being made, or made anew, a key for its journal, unless it has one.
pub fn give_journal_key(conn: &rusqlite::Connection) -> Result<(), StoreError> {
    let mut key = Key::default();
    getrandom::fill(&mut key).map_err(|error| StoreError::Other(error.to_string()))?;
    let text: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING";
    conn.execute(sql, [JOURNAL_KEY, &text])?;
    Ok(())
}

/// Takes the key away from an office that is encrypted no more: its entries can be read from now on.
#[cfg(feature = "encrypted")]
pub fn take_journal_key(conn: &rusqlite::Connection) -> Result<(), StoreError> {
    conn.execute("DELETE FROM setting WHERE key = ?1", [JOURNAL_KEY])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_opened_in_its_place_alone() {
        let cipher = JournalCipher::parse(&"5a".repeat(32)).unwrap();
        let at = PackAt { entry: 7, pack: 0 };
        let words = b"INSERT INTO client VALUES ('Ivanova')".to_vec();
        let sealed = cipher.seal(at, words.clone()).unwrap();
        assert!(sealed.windows(7).all(|window| window != b"Ivanova"));
        assert_ne!(sealed, cipher.seal(at, words.clone()).unwrap());
        assert_eq!(cipher.open(at, sealed.clone()).unwrap(), words);
        for elsewhere in [PackAt { entry: 8, pack: 0 }, PackAt { entry: 7, pack: 1 }] {
            assert!(cipher.open(elsewhere, sealed.clone()).is_err());
        }
        for bit in 0..sealed.len() * 8 {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(cipher.open(at, flipped).is_err(), "{bit}");
        }
        assert!(cipher.open(at, sealed[..10].to_vec()).is_err());
        assert!(JournalCipher::parse("5a").is_err() && JournalCipher::parse(&"zz".repeat(32)).is_err());
    }
}
