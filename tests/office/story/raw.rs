//! The file of a story past the program: with plain SQLite, or with SQLCipher where the stories are told of encrypted offices.

use std::path::Path;

/// A connection to the file.
#[cfg(not(feature = "encrypted"))]
pub fn open(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).expect("the file")
}

/// A connection to the file. Its key is reckoned here a second time, so that what stands written about the format is so.
#[cfg(feature = "encrypted")]
pub fn open(path: &Path) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(path).expect("the file");
    let file = std::fs::read(path).expect("its bytes");
    if file.starts_with(b"RDC1") {
        let salt = file[..16].try_into().expect("sixteen bytes");
        conn.execute_batch(&format!("PRAGMA key = \"x'{}'\"", key(salt))).expect("the key");
    }
    conn
}

/// What stands in the file.
#[cfg(not(feature = "encrypted"))]
pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("the file")
}

/// What stands in the file, decrypted. What is no longer in a table is not looked for: nobody can read the free space.
#[cfg(feature = "encrypted")]
pub fn bytes(path: &Path) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let readable = folder.path().join("readable");
    let conn = open(path);
    conn.execute("ATTACH DATABASE ?1 AS readable KEY ''", [readable.to_string_lossy()]).expect("a file");
    conn.query_row("SELECT sqlcipher_export('readable')", [], |_| Ok(())).expect("decrypted");
    conn.execute_batch("DETACH DATABASE readable").expect("closed");
    std::fs::read(readable).expect("its bytes")
}

/// Key and salt, hexadecimal. A key takes its time, and copies of an office have one key.
#[cfg(feature = "encrypted")]
fn key(salt: [u8; 16]) -> String {
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    use argon2::{Algorithm, Argon2, Params, Version};

    static KEYS: Mutex<BTreeMap<[u8; 16], String>> = Mutex::new(BTreeMap::new());
    let mut keys = KEYS.lock().expect("the keys");
    let reckoned = || {
        let params = Params::new(64 * 1024, 4, 1, Some(32)).expect("the cost");
        let mut bytes = [0; 48];
        bytes[32..].copy_from_slice(&salt);
        let password = super::password().expect("the password");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password.typed().as_bytes(), &salt[..12], &mut bytes[..32])
            .expect("a key");
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    };
    keys.entry(salt).or_insert_with(reckoned).clone()
}
