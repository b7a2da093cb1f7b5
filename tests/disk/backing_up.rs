//! The power is cut and the disk fails while a backup is made: the office is untouched, and what bears the name of a
//! backup is one.

use rodnik::store::Connection;

use crate::office::{Desk, NAME, is_whole, seed, settled};
use crate::photo::{Chance, Harm};
use crate::vfs::{Disk, Failing, Fault};
use crate::work::{DAY, key};

const BACKUP: &str = "office.backup";

#[test]
fn a_backup_that_is_cut_off_bears_no_name_and_harms_nothing() {
    let (actor, files) = seed();
    let (disk, scratch, aside) = (Disk::new(), Disk::new(), Disk::new());
    disk.put(&files);
    let mut desk = Desk::open(&disk.path(NAME), &actor).expect("the office");
    for (step, (_, work)) in DAY.iter().enumerate().take(4) {
        work(&mut desk, key(step)).expect("some work");
    }
    let start = disk.photo().left(Harm::Kept, &mut Chance(1));
    drop(desk);
    disk.put(&start);
    scratch.put(&start);
    let state = settled(&scratch, &actor).expect("the office");
    let back_up =
        |disk: &Disk| Connection::open(&disk.path(NAME)).expect("the office").backup(&disk.path(BACKUP));
    // The office itself, and the backup where there is one.
    let whole = |found: &Disk, when: &dyn Fn() -> String| {
        let backup = found.photo().bytes(BACKUP);
        let office = found.photo().left(Harm::Kept, &mut Chance(1));
        let office = office.into_iter().filter(|(name, _)| name.starts_with(NAME)).collect::<Vec<_>>();
        aside.put(&office);
        assert!(settled(&aside, &actor).expect("the office") == state, "{}", when());
        if let Some(backup) = &backup {
            aside.put(&[(NAME.into(), backup.clone())]);
            is_whole(&mut Desk::open(&aside.path(NAME), &actor).expect("a backup"), when);
        }
        backup.is_some()
    };
    let (mut cuts, mut there, mut faults, mut refused) = (0, 0, 0, 0);
    let (made, photos) = disk.photographs(1, || back_up(&disk));
    assert_eq!(made, Ok(()));
    for photo in photos.iter().chain([&disk.photo()]) {
        for harm in Harm::ALL {
            cuts += 1;
            scratch.put(&photo.left(harm, &mut Chance::numbered(cuts)));
            there += u64::from(whole(&scratch, &|| format!("cut {cuts}, {harm:?}")));
        }
    }
    assert!(there >= 5, "once it is made it is there after every cut");
    for failing in [Failing::Broken, Failing::Forgetful, Failing::Full] {
        for at in 0.. {
            disk.put(&start);
            disk.fail(Fault { failing, at, ever: at % 2 == 1 });
            let opened = Connection::open(&disk.path(NAME));
            let made = opened.is_ok_and(|office| office.backup(&disk.path(BACKUP)).is_ok());
            if disk.failed() == 0 {
                break;
            }
            faults += 1;
            refused += u64::from(!made);
            disk.heal();
            // It may have its name already when it is not known whether the name is on the disk.
            let is_there = whole(&disk, &|| format!("{failing:?} at {at}"));
            assert!(is_there || !made, "{failing:?} at {at}");
        }
    }
    println!("{cuts} power cuts, {faults} faults, {refused} refused: the office whole, no half backup");
    assert!(refused > 0);
    [disk, scratch, aside].into_iter().for_each(Disk::remove);
}
