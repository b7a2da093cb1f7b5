//! An encrypted sample office in a folder of its own.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rodnik::clock::Clock;
use rodnik::domain::ids::AddressId;
use rodnik::i18n::Language;
use rodnik::service::check::check;
use rodnik::service::new_office::create_sample_encrypted;
use rodnik::service::outcome::Comment;
use rodnik::service::sample::SampleSpec;
use rodnik::service::signing_in::Secret;
use rodnik::service::{Actor, Office, Refusal, new_key};
use rodnik::store::Connection;
use tempfile::TempDir;

pub const PASSWORD: &str = "лодка шишка март 19";
pub const OTHER: &str = "spring gravel door 20";

pub fn clock() -> Clock {
    Clock::on(NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date"))
}

pub struct Desk(pub TempDir);

impl Desk {
    /// Encrypted under [`PASSWORD`].
    pub fn encrypted(addresses: u32) -> Self {
        Self::made(addresses, Some(&Secret::new(PASSWORD)))
    }

    pub fn plain(addresses: u32) -> Self {
        Self::made(addresses, None)
    }

    fn made(addresses: u32, password: Option<&Secret>) -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        let spec = SampleSpec { addresses, seed: 7, today: clock().today(), language: Language::Russian };
        create_sample_encrypted(&desk.path(), &spec, password, &mut |_, _| ()).expect("an office");
        desk
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().join("office.rodnik")
    }

    pub fn open(&self) -> (Office, Actor) {
        open(&self.path())
    }

    /// Somebody writes a remark about the first address.
    pub fn says(&self, text: &str) {
        let (mut office, actor) = self.open();
        says(&mut office, &actor, text).expect("a remark");
    }

    pub fn remarks(&self) -> Vec<String> {
        remarks(&self.path())
    }
}

pub fn open(path: &Path) -> (Office, Actor) {
    let mut office = Office::open(path, clock()).expect("the office opens");
    let actor = office.actor(None).expect("somebody");
    (office, actor)
}

pub fn says(office: &mut Office, actor: &Actor, text: &str) -> Result<(), Refusal> {
    let remark = Comment { address: AddressId(1), task: None, text: text.to_owned() };
    office.run(actor, new_key()?, &remark).map(drop)
}

/// What was remarked about the first address.
pub fn remarks(path: &Path) -> Vec<String> {
    let mut connection = Connection::open(path).expect("the office opens");
    let rows = connection.read(|read| read.running_comments(AddressId(1))).expect("the remarks");
    rows.into_iter().map(|row| row.text).collect()
}

/// The file is whole, and what it adds up to is right.
#[track_caller]
pub fn is_well(path: &Path) {
    let mut connection = Connection::open(path).expect("the office opens");
    assert_eq!(connection.read(|read| read.check_file()), Ok(vec![]));
    drop(connection);
    let findings = Office::open(path, clock()).expect("the office opens").read(check).expect("a check");
    assert_eq!(findings, []);
}

/// Every file below a folder, with its bytes.
pub fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).expect("its bytes");
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}

/// The files in which these words stand.
pub fn holding(folder: &Path, words: &str) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(words.len()).any(|window| window == words.as_bytes());
    let journal = |path: &Path| path.extension().is_some_and(|ending| ending == "rodnikjournal");
    let found = |(path, bytes): &(PathBuf, Vec<u8>)| holds(bytes) || journal(path) && holds(&unpacked(bytes));
    files(folder).into_iter().filter(found).map(|(path, _)| path).collect()
}

/// Whatever can be unpacked from any byte of a file on: entries of a journal are packed.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    for at in 0..bytes.len() {
        // What is no pack ends in an error, after some bytes perhaps.
        let _ = flate2::read::DeflateDecoder::new(&bytes[at..]).take(65_536).read_to_end(&mut all);
    }
    all
}

/// A number of the environment, for the long form.
pub fn asked(variable: &str, short: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(short)
}
