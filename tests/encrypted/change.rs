//! Encrypting, another password, and back.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::thread;

use rodnik::clock::Stopwatch;
use rodnik::service::encryption::{Encryption, EncryptionRefusal};
use rodnik::service::recover::journal_standing;
use rodnik::service::signing_in::Secret;
use rodnik::service::{Office, Watch};
use rodnik::store::{Connection, differences, is_encrypted};

use super::desk::{Desk, OTHER, PASSWORD, asked, clock, files, holding, is_well};
use super::unread::asks;
use super::worker;

fn carry_out(path: &Path, asked: Encryption) -> Option<PathBuf> {
    let done = asked.carry_out(path, clock(), &Watch::default()).expect("done");
    assert_eq!(is_encrypted(path), !matches!(asked, Encryption::End));
    assert_eq!(is_encrypted(done.backup.as_ref().expect("a backup")), is_encrypted(path));
    done.aside
}

/// Of two offices the tables that are not the same.
fn differing(one: &Path, other: &Path) -> Vec<String> {
    let mut one = Connection::open(one).expect("the one");
    let mut other = Connection::open(other).expect("the other");
    let differ = one.read(|one| {
        other.read(|other| differences(one, other, |_, _| Ok::<_, rodnik::store::StoreError>(())))
    });
    differ.expect("compared").into_iter().map(|differ| format!("{} {}", differ.table, differ.row)).collect()
}

pub fn there_and_back() -> String {
    let desk = Desk::plain(60);
    let path = desk.path();
    desk.says("Сказано до шифрования");
    let plain = carry_out(&path, Encryption::Begin(Secret::new(PASSWORD))).expect("the file of before");
    assert_eq!(differing(&path, &plain), ["setting journal_key"]);
    // Of what was readable only the file is left that was put aside, and of that the user is told.
    assert_eq!(holding(desk.0.path(), "Сказано до шифрования"), [plain.clone()]);
    fs::remove_file(&plain).expect("the file of before");
    desk.says("Сказано под паролем");
    let old = carry_out(&path, Encryption::Change(Secret::new(OTHER))).expect("the file of before");
    assert_eq!(differing(&old, &path), Vec::<String>::new());
    desk.says("Сказано под другим паролем");
    assert_eq!(holding(desk.0.path(), "Сказано"), Vec::<PathBuf>::new());
    assert_eq!(asks(&desk, Some(PASSWORD), &["check"]).status.code(), Some(1));
    assert_eq!(asks(&desk, Some(OTHER), &["check"]).status.code(), Some(0));
    carry_out(&path, Encryption::End);
    desk.says("Сказано без пароля");
    assert!(holding(desk.0.path(), "Сказано без пароля").len() >= 2, "the office and the journal");
    let mut said = desk.remarks();
    said.sort();
    assert_eq!(said.len(), 4);
    is_well(&path);
    let mut office = Office::open(&path, clock()).expect("the office");
    assert_eq!(journal_standing(&mut office), Ok(None));
    format!("{} remarks kept", said.len())
}

pub fn older_versions() -> String {
    let mut count = 0;
    for version in 1..rodnik::store::SCHEMA_VERSION {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.rodnik");
        let name = format!("tests/fixtures/office/version-{version}.zip");
        let packed = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a fixture");
        let mut bytes = Vec::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(packed)).expect("an archive");
        archive.by_index(0).expect("one file").read_to_end(&mut bytes).expect("its bytes");
        fs::write(&path, bytes).expect("written");
        let asked = Encryption::Begin(Secret::new(PASSWORD));
        let done = asked.carry_out(&path, clock(), &Watch::default()).expect("encrypted");
        let before = format!("office.rodnik.before-version-{}", rodnik::store::SCHEMA_VERSION);
        assert_eq!(done.still.beside, [path.with_file_name(before)], "the user is told of it");
        let migrated = done.aside.expect("the file of before");
        assert_eq!(differing(&path, &migrated), ["setting journal_key"], "version {version}");
        is_well(&path);
        count += 1;
    }
    format!("{count} versions")
}

pub fn refused() -> String {
    let desk = Desk::encrypted(10);
    let path = desk.path();
    let refused = |asked: Encryption| asked.carry_out(&path, clock(), &Watch::default()).err();
    let before = files(desk.0.path());
    assert_eq!(refused(Encryption::Begin(Secret::new(OTHER))), Some(EncryptionRefusal::Encrypted));
    assert_eq!(refused(Encryption::Change(Secret::new("short"))), Some(EncryptionRefusal::Short));
    assert_eq!(files(desk.0.path()), before);
    let held = desk.open();
    let in_use = EncryptionRefusal::Backup(rodnik::service::backup::BackupRefusal::InUse);
    assert_eq!(refused(Encryption::Change(Secret::new(OTHER))), Some(in_use));
    drop(held);
    let stopped = Watch::through(|_| false);
    let cancelled = Encryption::End.carry_out(&path, clock(), &stopped).err();
    let words = EncryptionRefusal::Backup(rodnik::service::backup::BackupRefusal::Cancelled);
    assert_eq!(cancelled, Some(words));
    assert!(is_encrypted(&path));
    is_well(&path);
    let left: Vec<PathBuf> = files(desk.0.path()).into_iter().map(|(path, _)| path).collect();
    assert!(left.iter().all(|path| !path.to_string_lossy().contains("recasting")), "{left:?}");
    let plain = Desk::plain(10);
    let asked = Encryption::Change(Secret::new(OTHER));
    let refused = asked.carry_out(&plain.path(), clock(), &Watch::default()).err();
    assert_eq!(refused, Some(EncryptionRefusal::NotEncrypted));
    "5 refusals".to_owned()
}

/// Whoever is killed meanwhile leaves an office that one of the two passwords opens, and that is whole.
pub fn killed() -> String {
    let kills = asked("RODNIK_KILLS", 24);
    let (mut old, mut new) = (0, 0);
    let desk = Desk::encrypted(60);
    desk.says("Сказано до смены");
    let (mut known, mut wanted) = (OTHER, PASSWORD);
    // So long it takes on this machine, today: the kills are spread over that and a little more.
    let watch = Stopwatch::start();
    assert!(worker::changing(&desk.path(), PASSWORD, OTHER).wait().expect("an end").success());
    let whole = watch.passed();
    for kill in 0..kills {
        let mut process = worker::changing(&desk.path(), known, wanted);
        let mut said = [0; 6];
        let out = process.stdout.as_mut().expect("what it says");
        out.read_exact(&mut said).expect("that it is ready");
        thread::sleep(whole * u32::try_from(kill * 37 % 100).expect("a percentage") / 80);
        process.kill().expect("a kill");
        process.wait().expect("an end");
        assert!(is_encrypted(&desk.path()), "kill {kill}");
        let opens = |password| asks(&desk, Some(password), &["check"]).status.success();
        let (by_known, by_wanted) = (opens(known), opens(wanted));
        assert!(by_known != by_wanted, "kill {kill}: {known} {by_known}, {wanted} {by_wanted}");
        if by_wanted {
            new += 1;
            (known, wanted) = (wanted, known);
        } else {
            old += 1;
        }
    }
    rodnik::service::encryption::unlock(&desk.path(), &Secret::new(known)).expect("the password");
    assert_eq!(desk.remarks(), ["Сказано до смены"]);
    format!("{kills} kills, {old} with the old password, {new} with the new one")
}
