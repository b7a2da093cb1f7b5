//! The power is cut and the disk fails while the office makes a backup of itself, and while one is put in its place: there is
//! the old office or the new one, and what bears the name of a backup is one.

use std::path::PathBuf;
use std::sync::Arc;

use rodnik::service::Actor;
use rodnik::service::backup::locked::{Password, lock_of};
use rodnik::service::backup::{
    Aside, BackedUp, BackupSettings, ChangeBackupSettings, Restore, back_up, beside, kept, restore,
};
use rodnik::store::prove;

use crate::office::{Desk, Files, NAME, clock, counts, is_whole, seed, settled};
use crate::photo::{Chance, Harm, Photo};
use crate::vfs::{Disk, Failing, Fault};
use crate::work::{DAY, key};

/// So many steps are done before the backup is made, and so many more after it.
const STEPS: usize = 3;
/// Of the many operations before the names change so many are cut at; then all.
const EARLY: usize = 40;
const LATE: usize = 40;

fn password() -> Password {
    Password::new("river under the hill")
}

/// An office at work that has no backup yet, on a disk.
fn at_work(locked: bool) -> (Actor, Arc<Disk>) {
    let (actor, files) = seed();
    let disk = Disk::new();
    disk.put(&files);
    let mut desk = Desk::open(&disk.path(NAME), &actor).expect("the office");
    if locked {
        let seen = desk.office.read(BackupSettings::load).expect("settings");
        let lock = Some(lock_of(&password()).expect("a lock"));
        let settings = BackupSettings { lock, ..seen.clone() };
        desk.does(key(200), &ChangeBackupSettings { seen, settings }).expect("a change");
    }
    works(&mut desk, 0);
    (actor, disk)
}

fn works(desk: &mut Desk, from: usize) {
    for (step, (name, work)) in DAY.iter().enumerate().skip(from).take(STEPS) {
        work(desk, key(step)).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
    }
}

fn backs_up(disk: &Disk) -> Option<PathBuf> {
    match back_up(&disk.path(NAME), clock(), true, &Default::default()) {
        Ok(BackedUp::Made(made)) => Some(made.path),
        _ => None,
    }
}

/// The backups that lie on a disk.
fn backups(disk: &Disk) -> Vec<PathBuf> {
    let office = disk.path(NAME);
    kept(&beside(&office), &office, None).expect("a folder").into_iter().map(|kept| kept.path).collect()
}

fn files(disk: &Disk) -> Files {
    disk.photo().left(Harm::Kept, &mut Chance(1))
}

/// Some of the photographs from before the names changed, and all of the last.
fn chosen(photos: &[Photo]) -> impl Iterator<Item = &Photo> {
    let late = photos.len().saturating_sub(LATE);
    let stride = (late / EARLY).max(1);
    let wanted = move |(at, _): &(usize, &Photo)| *at >= late || at.is_multiple_of(stride);
    photos.iter().enumerate().filter(wanted).map(|(_, photo)| photo)
}

#[test]
fn a_backup_that_the_office_makes_of_itself_has_its_name_only_whole() {
    let (mut cuts, mut there) = (0_u64, 0);
    for locked in [false, true] {
        let (actor, disk) = at_work(locked);
        let scratch = Disk::new();
        let before = settled(&disk, &actor).expect("the office");
        let (made, photos) = disk.photographs(1, || backs_up(&disk));
        let made = std::fs::read(made.expect("a backup")).expect("its bytes");
        for photo in chosen(&photos).chain([&disk.photo()]) {
            for harm in Harm::ALL {
                cuts += 1;
                let when = || format!("cut {cuts}, {harm:?}, locked: {locked}");
                scratch.put(&photo.left(harm, &mut Chance::numbered(cuts)));
                for backup in backups(&scratch) {
                    there += 1;
                    assert!(std::fs::read(&backup).expect("its bytes") == made, "{}", when());
                    assert!(locked || prove(&backup).is_ok(), "{}", when());
                }
                assert!(settled(&scratch, &actor).expect("the office") == before, "{}", when());
            }
        }
        [disk, scratch].into_iter().for_each(Disk::remove);
    }
    println!("{cuts} power cuts in backups that the office made of itself: {there} found one, each whole");
    assert!(there >= 10);
}

/// An office that went on after its backup was made.
struct Gone {
    actor: Actor,
    disk: Arc<Disk>,
    start: Files,
    wish: Restore,
    old: Vec<u8>,
}

fn gone_on(locked: bool, journal: bool) -> Gone {
    let (actor, disk) = at_work(locked);
    let backup = backs_up(&disk).expect("a backup");
    works(&mut Desk::open(&disk.path(NAME), &actor).expect("the office"), STEPS);
    let old = settled(&disk, &actor).expect("the office");
    let (office, password) = (disk.path(NAME), locked.then(password));
    let wish = Restore { office, backup, password, aside: Aside::Replaced, other_office: false, journal };
    Gone { start: files(&disk), actor, disk, wish, old }
}

/// The same wish on another disk.
fn moved(wish: &Restore, from: &Disk, to: &Disk) -> Restore {
    let place = |path: &PathBuf| to.path(&path.strip_prefix(from.path("")).expect("below").to_string_lossy());
    Restore { office: place(&wish.office), backup: place(&wish.backup), ..wish.clone() }
}

#[test]
fn a_restore_that_is_cut_off_leaves_the_old_office_or_the_new_one() {
    let (mut cuts, mut new_ones) = (0_u64, 0);
    for (locked, journal) in [(false, false), (false, true), (true, false)] {
        let Gone { actor, disk, start: _, wish, old } = gone_on(locked, journal);
        let scratch = Disk::new();
        let backup = std::fs::read(&wish.backup).expect("a backup");
        let (restored, photos) = disk.photographs(1, || restore(&wish, clock()));
        assert_eq!(restored.map(|restored| restored.replayed.is_some()), Ok(journal));
        let last = disk.photo();
        let new = settled(&disk, &actor).expect("the office");
        assert!(new != old);
        for photo in chosen(&photos).chain([&last]) {
            for harm in Harm::ALL {
                cuts += 1;
                let when = || format!("cut {cuts}, {harm:?}, locked: {locked}, journal: {journal}");
                scratch.put(&photo.left(harm, &mut Chance::numbered(cuts)));
                let found = settled(&scratch, &actor).unwrap_or_else(|error| panic!("{}: {error}", when()));
                assert!(found == old || found == new, "{}: neither", when());
                new_ones += u64::from(found == new);
                let kept = std::fs::read(moved(&wish, &disk, &scratch).backup).expect("a backup");
                assert!(kept == backup, "{}: the backup changed", when());
                if cuts.is_multiple_of(25) {
                    is_whole(&mut Desk::open(&scratch.path(NAME), &actor).expect("the office"), &when);
                }
            }
        }
        [disk, scratch].into_iter().for_each(Disk::remove);
    }
    println!("{cuts} power cuts in restores: {new_ones} left the new office, the others the old one");
    assert!(new_ones > 0 && new_ones < cuts);
}

#[test]
fn a_restore_on_a_disk_that_fails_leaves_the_old_office_or_the_new_one() {
    let (mut faults, mut refused) = (0_u64, 0);
    for journal in [false, true] {
        let Gone { actor, disk, start, wish, .. } = gone_on(false, journal);
        let old = counts(&disk.path(NAME));
        restore(&wish, clock()).expect("restored");
        let new = counts(&disk.path(NAME));
        for failing in [Failing::Broken, Failing::Forgetful, Failing::Full] {
            for at in (0..).step_by(if journal { 23 } else { 3 }) {
                disk.put(&start);
                disk.fail(Fault { failing, at, ever: at % 2 == 1 });
                let restored = restore(&wish, clock());
                if disk.failed() == 0 {
                    break;
                }
                disk.heal();
                (faults, refused) = (faults + 1, refused + u64::from(restored.is_err()));
                let when = || format!("{failing:?} at {at}, journal: {journal}: {restored:?}");
                let mut desk = Desk::open(&disk.path(NAME), &actor)
                    .unwrap_or_else(|error| panic!("{}: {error}", when()));
                let found = counts(&disk.path(NAME));
                // A journal that cannot be read is not followed to its end, and that is said.
                let is_less = restored.as_ref().is_ok_and(|restored| {
                    restored.replayed.as_ref().is_none_or(|replayed| replayed.halt.is_some())
                });
                assert!(found == old || found == new || (journal && is_less), "{}", when());
                if faults.is_multiple_of(10) {
                    is_whole(&mut desk, &when);
                }
            }
        }
        disk.remove();
    }
    println!("{faults} faults in restores ({refused} refused): always the old office or the new one");
    assert!(refused > 0);
}
