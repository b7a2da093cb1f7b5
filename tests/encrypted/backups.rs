//! What lies beside an encrypted office: backups, and the journal that leads on from them.

use std::fs;

use rodnik::service::backup::{
    Aside, BackedUp, BackupRefusal, Kept, Restore, back_up, beside, kept, look_inside, restore, try_restoring,
};
use rodnik::service::encryption::Encryption;
use rodnik::service::recover::{compare, recover};
use rodnik::service::signing_in::Secret;
use rodnik::service::{Office, Watch};
use rodnik::store::{LookError, is_encrypted};

use super::desk::{Desk, OTHER, PASSWORD, clock, is_well, remarks};
use super::unread::{asked_with, asks};

const NOW: &str = "RODNIK_OFFICE_PASSWORD";
const THEN: &str = "RODNIK_BACKUP_PASSWORD";

fn backup(desk: &Desk) -> Kept {
    let made = back_up(&desk.path(), clock(), true, &Watch::default()).expect("a backup");
    let BackedUp::Made(made) = made else { panic!("nothing was made") };
    let all = kept(&beside(&desk.path()), &desk.path(), None).expect("the folder");
    all.into_iter().find(|kept| kept.path == made.path).expect("the backup")
}

fn wish(desk: &Desk, backup: &Kept, password: Option<&str>) -> Restore {
    Restore {
        office: desk.path(),
        backup: backup.path.clone(),
        password: password.map(Secret::new),
        aside: Aside::Replaced,
        other_office: false,
        journal: false,
    }
}

pub fn made_and_restored() -> String {
    let desk = Desk::encrypted(40);
    desk.says("До копии");
    let kept = backup(&desk);
    assert!(is_encrypted(&kept.path) && !kept.locked);
    let inside = look_inside(&kept, None).expect("a look inside");
    assert!(inside.clients > 30);
    assert_eq!(try_restoring(&desk.path(), &kept, None, clock()), Ok(inside.clone()));
    desk.says("После копии");
    let restored = restore(&wish(&desk, &kept, None), clock()).expect("restored");
    assert_eq!(restored.inside, inside);
    assert!(is_encrypted(&desk.path()) && is_encrypted(&restored.aside.expect("the file of before")));
    assert_eq!(desk.remarks(), ["До копии"]);
    is_well(&desk.path());
    let mut bytes = fs::read(&kept.path).expect("its bytes");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&kept.path, bytes).expect("written");
    let refused = try_restoring(&desk.path(), &kept, None, clock());
    assert!(matches!(refused, Err(BackupRefusal::Backup(LookError::Unfit(_)))), "{refused:?}");
    let asked = Encryption::Change(Secret::new(OTHER));
    asked.carry_out(&desk.path(), clock(), &Watch::default()).expect("another password");
    let before = kept.path.to_string_lossy();
    let mut bytes = fs::read(&kept.path).expect("its bytes");
    bytes[middle] ^= 4;
    fs::write(&kept.path, bytes).expect("written");
    // In a process that knows only the password of now, a backup of before asks for its own.
    let refused = asks(&desk, Some(OTHER), &["restore", &before]);
    assert!(String::from_utf8_lossy(&refused.stderr).starts_with("Wrong password."));
    let restored = asked_with(&desk, &[(NOW, OTHER), (THEN, PASSWORD)], &["restore", &before]);
    assert!(restored.status.success(), "{restored:?}");
    assert!(asks(&desk, Some(PASSWORD), &["check"]).status.success());
    let after = backup(&desk);
    let restored = restore(&wish(&desk, &after, None), clock()).expect("restored");
    assert_eq!(restored.inside.name, inside.name);
    "made, looked into, tried, restored; a flipped bit in one refused".to_owned()
}

/// The newest good backup and the journal are the office, row by row; a journal that was changed is not followed.
pub fn followed() -> String {
    let desk = Desk::encrypted(40);
    desk.says("До копии");
    let kept = backup(&desk);
    for number in 0..20 {
        desk.says(&format!("После копии {number}"));
    }
    let mut office = Office::open(&desk.path(), clock()).expect("the office");
    let compared = compare(&mut office, &kept.path, &[], &Watch::default()).expect("compared");
    assert_eq!((compared.replayed.entries, compared.differences), (20, vec![]));
    let to = desk.path().with_file_name("again.rodnik");
    let journal = desk.path().with_file_name("office.rodnik.journal");
    let recovered = recover(&kept.path, std::slice::from_ref(&journal), &to, &Watch::default());
    let recovered = recovered.expect("recovered");
    assert_eq!((recovered.replayed.halt, recovered.findings), (None, vec![]));
    assert!(is_encrypted(&to));
    assert_eq!(remarks(&to), desk.remarks());
    is_well(&to);
    // Of another office it is not taken.
    let other = Desk::encrypted(5);
    let strange = recover(&backup(&other).path, &[journal], &to.with_extension("other"), &Watch::default());
    assert_eq!(strange.expect("of another office").replayed.entries, 0);
    "20 entries followed".to_owned()
}
