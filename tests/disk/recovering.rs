//! The disk fails while an office is opened after a power cut, and while it is closed.

use crate::office::{Desk, NAME, seed, settled};
use crate::photo::{Chance, Harm};
use crate::vfs::{Disk, Failing, Fault};
use crate::work::{DAY, key};

#[test]
fn an_office_that_could_not_be_opened_or_closed_opens_whole_when_the_disk_works() {
    let (actor, files) = seed();
    let (disk, scratch) = (Disk::new(), Disk::new());
    disk.put(&files);
    let mut desk = Desk::open(&disk.path(NAME), &actor).expect("the office");
    for (step, (_, work)) in DAY.iter().enumerate().take(4) {
        work(&mut desk, key(step)).expect("some work");
    }
    // The power was cut: what was done lies in the WAL.
    let left = disk.photo().left(Harm::Dropped, &mut Chance(1));
    drop(desk);
    let state = disk.photo().bytes(NAME).expect("the office");
    let (mut refused, mut struck) = (0, 0);
    for failing in [Failing::Broken, Failing::Forgetful, Failing::Full] {
        for ever in [false, true] {
            for at in 0.. {
                disk.put(&left);
                disk.fail(Fault { failing, at, ever });
                refused += u64::from(Desk::open(&disk.path(NAME), &actor).is_err());
                if disk.failed() == 0 {
                    break;
                }
                struck += 1;
                let photo = disk.photo();
                for harm in Harm::ALL {
                    scratch.put(&photo.left(harm, &mut Chance::numbered(at)));
                    let cut = settled(&scratch, &actor).expect("the office after a cut");
                    assert!(cut == state, "{failing:?} at {at}, then {harm:?}");
                }
                disk.heal();
                let found = settled(&disk, &actor).expect("the office on a disk that works");
                assert!(found == state, "{failing:?} at {at}, ever: {ever}");
            }
        }
    }
    println!("{struck} faults while opening and closing, {refused} times it did not open; nothing was lost");
    assert!(refused > 0 && struck > refused);
    disk.remove();
    scratch.remove();
}
