//! Nobody reads an encrypted office without its password.

use std::path::PathBuf;
use std::process::{Command, Output};

use rodnik::domain::ids::CounterpartyId;
use rodnik::service::Watch;
use rodnik::service::backup::back_up;
use rodnik::service::encryption::{UnlockError, unlock};
use rodnik::service::signing_in::Secret;
use rodnik::store::{Connection, OpenError, is_encrypted};

use super::desk::{Desk, OTHER, PASSWORD, clock, files, holding, says};

/// The name of a client, as it stands in the office.
fn client(desk: &Desk) -> String {
    let mut connection = Connection::open(&desk.path()).expect("the office");
    let known = connection.read(|read| read.counterparty(CounterpartyId(1))).expect("a client");
    known.expect("the first client").counterparty.name
}

/// An office at work: with its log, a backup, and a journal that holds names and remarks.
pub fn nowhere() -> String {
    let mut looked_through = 0;
    for desk in [Desk::plain(60), Desk::encrypted(60)] {
        let encrypted = is_encrypted(&desk.path());
        let name = client(&desk);
        let (mut office, actor) = desk.open();
        says(&mut office, &actor, "Звонить Марье Петровне").expect("a remark");
        back_up(&desk.path(), clock(), true, &Watch::default()).expect("a backup");
        says(&mut office, &actor, &format!("{name}: Звонить Марье Петровне")).expect("a remark");
        let lying = files(desk.0.path());
        let kinds = ["office.rodnik", "office.rodnik-wal", ".rodnikjournal", "Z.rodnik"];
        for kind in kinds {
            assert!(lying.iter().any(|(path, _)| path.to_string_lossy().ends_with(kind)), "no {kind}");
        }
        let (named, remarked) = (holding(desk.0.path(), &name), holding(desk.0.path(), "Марье Петровне"));
        if encrypted {
            assert_eq!((named, remarked), (vec![], vec![]));
            looked_through = lying.len();
        } else {
            // The eye sees: of a readable office the same words are found at once.
            let journal = |path: &PathBuf| path.to_string_lossy().ends_with("rodnikjournal");
            assert!(named.len() >= 3 && named.iter().any(journal), "{named:?}");
            assert!(remarked.len() >= 3 && remarked.iter().any(journal), "{remarked:?}");
        }
    }
    format!("{looked_through} files")
}

/// A stranger's process has no key: everything that it tries ends in the same sentence.
pub fn wrong_password() -> String {
    let desk = Desk::encrypted(20);
    let before = files(desk.0.path());
    for wrong in ["лодка шишка март 18", "", OTHER] {
        assert_eq!(unlock(&desk.path(), &Secret::new(wrong)), Err(UnlockError::Password), "{wrong}");
    }
    assert_eq!(unlock(&desk.path(), &Secret::new(PASSWORD)), Ok(()));
    let strange = desk.path().with_file_name("strange.rodnik");
    let mut bytes = std::fs::read(desk.path()).expect("its bytes");
    // As if it were of an office whose password was never said here.
    bytes[..16].copy_from_slice(&strangers());
    std::fs::write(&strange, &bytes).expect("a file");
    assert_eq!(Connection::open(&strange).err(), Some(OpenError::Locked(strange.clone())));
    std::fs::remove_file(strange).expect("the file");
    assert_eq!(files(desk.0.path()), before);
    "3 guesses, 4 seconds of waiting".to_owned()
}

fn strangers() -> [u8; 16] {
    let other = Desk::encrypted(1);
    let path = other.path();
    let mut first: [u8; 16] = std::fs::read(&path).expect("its bytes")[..16].try_into().expect("sixteen");
    first[4] ^= 1;
    // The sum of the others, CRC-16 as it stands written.
    let mut crc = u16::MAX;
    for byte in &first[..14] {
        crc ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 };
        }
    }
    first[14..].copy_from_slice(&crc.to_be_bytes());
    first
}

/// What `rodnikctl` answers about an office, in a process of its own.
pub fn asks(desk: &Desk, password: Option<&str>, arguments: &[&str]) -> Output {
    let passwords: Vec<_> =
        password.map(|password| ("RODNIK_OFFICE_PASSWORD", password)).into_iter().collect();
    asked_with(desk, &passwords, arguments)
}

/// The same with passwords in several variables.
pub fn asked_with(desk: &Desk, passwords: &[(&str, &str)], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
    command.arg("--office").arg(desk.path()).args(["--lang", "en", "--today", "2026-11-22"]);
    command.args(arguments).stdin(std::process::Stdio::null()).env_remove("RODNIK_OFFICE_PASSWORD");
    command.env_remove("RODNIK_BACKUP_PASSWORD").envs(passwords.iter().copied());
    command.output().expect("an answer")
}

pub fn at_the_terminal() -> String {
    let desk = Desk::encrypted(20);
    let said = |password, arguments: &[&str]| {
        let output = asks(&desk, password, arguments);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), words)
    };
    assert_eq!(said(Some(PASSWORD), &["check"]), (Some(0), String::new()));
    let (code, words) = said(None, &["check"]);
    assert!(code == Some(1) && words.contains("RODNIK_OFFICE_PASSWORD"), "{words}");
    let before = files(desk.0.path());
    for arguments in [&["check"][..], &["backup"], &["list", "active"], &["decrypt"], &["salvage"]] {
        let (code, words) = said(Some("a guess that is wrong"), arguments);
        assert!(code == Some(1) && words.starts_with("Wrong password."), "{words}");
        assert_eq!(words.lines().count(), 1, "{words}");
    }
    assert_eq!(files(desk.0.path()), before);
    "5 jobs refused".to_owned()
}
