//! Flipped bits: SQLite has no sums of its pages, SQLCipher has one over each.

use std::fs;

use rodnik::service::damage::{Unopened, examine};
use rodnik::store::{Connection, Damage, OpenError, StoreError};

use super::desk::{Desk, is_well};

const PAGE: usize = 4096;

/// One bit of every page, elsewhere in each.
pub fn every_page() -> String {
    let desk = Desk::encrypted(30);
    let path = desk.path();
    drop(desk.open());
    is_well(&path);
    let whole = fs::read(&path).expect("its bytes");
    let pages = whole.len() / PAGE;
    let (mut at_once, mut by_check) = (0, 0);
    for page in 0..pages {
        let at = page * PAGE + (page * 997 + 19) % PAGE;
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (page % 8);
        fs::write(&path, &flipped).expect("written");
        let known = match examine(&path) {
            Err(Unopened::Damaged(_)) => true,
            Err(Unopened::Refused(other)) => panic!("page {page}: {other}"),
            Ok(_) => false,
        };
        at_once += usize::from(known);
        by_check += usize::from(!known);
        assert!(known || is_found(&path), "page {page}: nobody notices");
        assert_eq!(fs::read(&path).expect("its bytes"), flipped, "page {page}: it was written");
    }
    first_bytes(&desk, &whole);
    fs::write(&path, &whole).expect("written");
    is_well(&path);
    format!(
        "{pages} pages, {at_once} found when the office is looked at, {by_check} by the check of the file"
    )
}

/// What goes over the whole file says that it is damaged.
fn is_found(path: &std::path::Path) -> bool {
    match Connection::open(path) {
        Err(OpenError::Store(StoreError::Damaged(_))) => true,
        Err(other) => panic!("{other}"),
        Ok(mut connection) => match connection.read(|read| read.check_file()) {
            Ok(findings) => !findings.is_empty(),
            Err(StoreError::Damaged(_)) => true,
            Err(other) => panic!("{other}"),
        },
    }
}

/// A damaged beginning is not taken for a wrong password: the password is not even asked for.
fn first_bytes(desk: &Desk, whole: &[u8]) {
    for bit in 0..128 {
        let mut flipped = whole.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(desk.path(), flipped).expect("written");
        assert!(!rodnik::store::is_encrypted(&desk.path()));
        assert_eq!(
            rodnik::store::examine(&desk.path()).err(),
            Some(Ok(Damage::Beginning)),
            "bit {bit} of the beginning"
        );
    }
}
