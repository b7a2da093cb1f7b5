//! The power is cut and the disk fails while an office of an earlier program is carried to the present schema.

use std::io::{Cursor, Read as _};
use std::path::Path;

use rodnik::service::Actor;
use rodnik::store::SCHEMA_VERSION;

use crate::office::{Desk, Files, NAME, is_whole, number, seed, wanted};
use crate::photo::{Chance, Harm};
use crate::vfs::{Disk, Failing, Fault};

const SALES: &str = "SELECT count(*) * 1000003 + sum(total) FROM sale";
const VERSION: &str = "SELECT user_version FROM pragma_user_version";

fn fixture(version: i32) -> Files {
    let path = format!("{}/tests/fixtures/office/version-{version}.zip", env!("CARGO_MANIFEST_DIR"));
    let packed = std::fs::read(path).expect("a fixture");
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).expect("an archive");
    let mut bytes = Vec::new();
    archive.by_index(0).expect("one file").read_to_end(&mut bytes).expect("its bytes");
    vec![(NAME.into(), bytes)]
}

/// The office is the old one or the new one, and opens as the new one; backups that have their name are whole.
fn comes_through(
    disk: &Disk,
    actor: &Actor,
    (old, sales): (i32, i64),
    whole: bool,
    when: &dyn Fn() -> String,
) {
    let path = disk.path(NAME);
    let found = number(&path, VERSION);
    assert!(found == i64::from(old) || found == i64::from(SCHEMA_VERSION), "{}: version {found}", when());
    assert_eq!(number(&path, SALES), sales, "{}", when());
    backups_are_whole(disk, (old, sales), when);
    let mut desk = Desk::open(&path, actor).unwrap_or_else(|error| panic!("{}: {error}", when()));
    assert_eq!(number(&path, SALES), sales, "{}", when());
    if whole {
        is_whole(&mut desk, when);
    }
    drop(desk);
    assert_eq!(number(&path, VERSION), i64::from(SCHEMA_VERSION), "{}", when());
}

fn backups_are_whole(disk: &Disk, (old, sales): (i32, i64), when: &dyn Fn() -> String) {
    let before = format!("{NAME}.before-version-");
    for (name, _) in disk.photo().files {
        if name.starts_with(&before)
            && name[before.len()..].bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        {
            let backup = disk.path(&name);
            assert_eq!(number(&backup, VERSION), i64::from(old), "{}: {name}", when());
            assert_eq!(number(&backup, SALES), sales, "{}: {name}", when());
            assert_eq!(
                number(&backup, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
                0
            );
        }
    }
}

fn opens(path: &Path, actor: &Actor) -> bool {
    Desk::open(path, actor).is_ok()
}

#[test]
fn a_migration_that_is_cut_off_leaves_the_old_office_or_the_new_one() {
    let (actor, _) = seed();
    // Of the many operations of a migration so many are cut at, all of them in a long run.
    let cuts = usize::try_from(wanted() / 800).expect("a number");
    let (mut tried, mut faults, mut refused) = (0, 0_u64, 0);
    for version in 1..SCHEMA_VERSION {
        let files = fixture(version);
        let (disk, scratch) = (Disk::new(), Disk::new());
        disk.put(&files);
        let sales = number(&disk.path(NAME), SALES);
        let (opened, all) = disk.photographs(1, || opens(&disk.path(NAME), &actor));
        assert!(opened);
        let stride = (all.len() / cuts).max(1);
        for photo in all.iter().skip(stride / 2).step_by(stride) {
            for harm in Harm::ALL {
                tried += 1;
                scratch.put(&photo.left(harm, &mut Chance::numbered(tried)));
                let when = || format!("version {version}, cut {tried}, {harm:?}");
                comes_through(&scratch, &actor, (version, sales), tried.is_multiple_of(25), &when);
            }
        }
        for failing in [Failing::Broken, Failing::Full] {
            for ever in [false, true] {
                for at in (0..).step_by(stride * 4) {
                    disk.put(&files);
                    disk.fail(Fault { failing, at: at as u64, ever });
                    refused += u64::from(!opens(&disk.path(NAME), &actor));
                    if disk.failed() == 0 {
                        break;
                    }
                    faults += 1;
                    disk.heal();
                    let when = || format!("version {version}, {failing:?} at {at}, ever: {ever}");
                    comes_through(&disk, &actor, (version, sales), faults.is_multiple_of(10), &when);
                }
            }
        }
        disk.remove();
        scratch.remove();
    }
    println!(
        "{tried} power cuts and {faults} faults in migrations, {refused} of these refused: always the old office or the new one"
    );
    assert!(tried > 0 && refused > 0);
}
