//! Making backups: only when something changed, good before they count, and never at the cost of an earlier one.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use chrono::Days;
use rodnik::service::backup::locked::{Password, lock_of};
use rodnik::service::backup::{BackedUp, BackupRefusal, Keep, back_up, beside, look_inside, try_restoring};
use rodnik::service::{Input, Refusal, Watch, new_key};
use rodnik::store::{Unfit, look, prove};

use crate::office::{Desk, day, moment};

#[test]
fn a_backup_is_a_whole_office_that_adds_up_to_the_same() {
    let desk = Desk::new();
    let made = desk.makes();
    assert_eq!(made.path.parent(), Some(beside(&desk.path()).as_path()));
    let name = made.path.file_name().unwrap().to_string_lossy().into_owned();
    let at = rodnik::clock::instant(moment("2026-11-22 10:00")).unwrap().replace(':', "-");
    assert!(name.starts_with("office.") && name.ends_with(&format!("{at}.rodnik")), "{name}");
    prove(&made.path).unwrap();
    let inside = look(&made.path).unwrap();
    let (totals, name) =
        desk.open().read(|read| Ok::<_, Refusal>((read.totals()?, read.office()?.unwrap().name))).unwrap();
    assert_eq!((inside.name, inside.clients, inside.sales), (name, totals.clients, totals.sales));
    assert_eq!(inside.history as u64, desk.history());
    assert!(inside.sales > 0 && inside.last_sale.is_some() && inside.last_change.is_some());
    let left = fs::read_dir(beside(&desk.path()))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut left: Vec<String> = left.collect();
    left.sort();
    assert_eq!(left.len(), 3, "{left:?}");
    assert_eq!((left[0].as_str(), left[1].as_str()), (".lock", "note.json"));
}

#[cfg(unix)]
#[test]
fn the_folder_and_the_files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let made = desk.makes();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(beside(&desk.path())), mode(made.path)), (0o700, 0o600));
    desk.work("2026-12-01");
    // Everything that lies beside an office, while it is open too.
    let _open = desk.open();
    let mut folders = vec![desk.folder.path().to_owned()];
    let mut seen = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode(path.clone()), wanted, "{}", path.display());
            if path.is_dir() {
                folders.push(path);
            } else {
                seen.push(path.extension().map(|ending| ending.to_string_lossy().into_owned()));
            }
        }
    }
    for ending in ["rodnik", "rodnik-wal", "rodnik-shm", "rodnikjournal", "json"] {
        assert!(seen.iter().flatten().any(|seen| seen == ending), "{ending}: {seen:?}");
    }
}

#[test]
fn what_did_not_change_is_not_backed_up_again() {
    let mut desk = Desk::new();
    let first = desk.makes();
    desk.now = moment("2026-11-22 18:00");
    let BackedUp::Unchanged(last) = desk.back_up().unwrap() else { panic!("a second one") };
    assert_eq!(last.path, first.path);
    assert!(!desk.standing().changed);
    desk.work("2026-12-01");
    assert!(desk.standing().changed);
    let second = desk.makes();
    assert_ne!(second.path, first.path);
    fs::remove_file(&second.path).unwrap();
    desk.now = moment("2026-11-22 19:00");
    assert!(desk.standing().changed, "the file is gone");
    desk.makes();
    assert!(matches!(back_up(&desk.path(), desk.clock(), true, &Watch::default()), Ok(BackedUp::Made(_))));
    assert_eq!(desk.backups().len(), 3);
}

#[test]
fn work_goes_on_while_a_backup_is_made_and_it_holds_the_moment_at_which_it_began() {
    let desk = Desk::of(400);
    let before = desk.history();
    let (worked, path, clock) = (Arc::new(AtomicBool::new(false)), desk.path(), desk.clock());
    let during = Arc::clone(&worked);
    let watch = Watch::through(move |_: (u64, u64)| {
        if !during.swap(true, Ordering::Relaxed) {
            let mut office = rodnik::service::Office::open(&path, clock).unwrap();
            let actor = office.actor(None).unwrap();
            let command = crate::office::snow("2026-12-02");
            office.run(&actor, new_key().unwrap(), &command).unwrap();
        }
        true
    });
    let BackedUp::Made(made) = back_up(&desk.path(), desk.clock(), false, &watch).unwrap() else {
        panic!("none")
    };
    assert!(worked.load(Ordering::Relaxed));
    assert_eq!(desk.history(), before + 1);
    assert_eq!(look(&made.path).unwrap().history as u64, before);
    assert!(desk.standing().changed, "what came meanwhile is not in it");
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing() {
    let desk = Desk::of(400);
    let steps = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&steps);
    let watch = Watch::through(move |_: (u64, u64)| counted.fetch_add(1, Ordering::Relaxed) < 1);
    assert_eq!(back_up(&desk.path(), desk.clock(), false, &watch), Err(BackupRefusal::Cancelled));
    assert_eq!(desk.backups(), []);
    assert_eq!((desk.note().last, desk.note().failed), (None, None));
    let parts = fs::read_dir(beside(&desk.path()))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains(".part"));
    assert_eq!(parts.count(), 0);
}

#[test]
fn an_office_that_does_not_pass_its_check_is_not_backed_up_and_says_so() {
    let mut desk = Desk::new();
    let good = desk.makes();
    desk.work("2026-12-03");
    // A row of the history that somebody changed past the program.
    desk.raw(|raw| {
        raw.execute_batch(
            "DROP TRIGGER history_is_not_changed; UPDATE history SET action = 'other' WHERE id = 2;",
        )
        .unwrap();
    });
    desk.now = moment("2026-11-22 13:00");
    assert_eq!(desk.back_up(), Err(BackupRefusal::Unfit(Unfit::History(2))));
    let kept: Vec<_> = desk.backups().into_iter().map(|kept| kept.path).collect();
    assert_eq!(kept, std::slice::from_ref(&good.path));
    assert!(desk.note().failed.is_some());
    assert_eq!(desk.note().last.unwrap().path, good.path);
    desk.raw(|raw| raw.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM product;").unwrap());
    assert!(matches!(desk.back_up(), Err(BackupRefusal::Unfit(Unfit::Dangling(_)))));
}

#[test]
fn what_a_killed_program_left_half_made_goes_and_counts_for_nothing() {
    let desk = Desk::new();
    let name = desk.makes().path.file_name().unwrap().to_string_lossy().into_owned();
    let half = beside(&desk.path()).join(format!(".{name}.part"));
    fs::write(&half, [7; 5_000]).unwrap();
    assert_eq!(desk.backups().len(), 1);
    desk.work("2026-12-04");
    desk.makes();
    assert!(!half.exists());
}

#[test]
fn two_programs_do_not_make_one_at_the_same_time() {
    let desk = Desk::new();
    desk.makes();
    desk.work("2026-12-05");
    let lock = fs::File::options().write(true).open(beside(&desk.path()).join(".lock")).unwrap();
    lock.try_lock().unwrap();
    assert_eq!(desk.back_up(), Err(BackupRefusal::Underway));
    drop(lock);
    desk.makes();
}

#[test]
fn several_offices_share_a_folder_and_each_thins_its_own() {
    let (mut one, other) = (Desk::new(), Desk::of(41));
    let shared = tempfile::tempdir().unwrap();
    let folder = shared.path().join("copies");
    for desk in [&one, &other] {
        desk.set(|settings| {
            settings.folder = Some(folder.clone());
            settings.keep = Keep { hours: 0, days: 0, weeks: 0, months: 1 };
        });
    }
    let theirs = other.makes();
    for hour in 11..18 {
        one.now = moment(&format!("2026-11-22 {hour}:00"));
        one.work(&format!("2026-12-{hour}"));
        one.makes();
    }
    assert!(theirs.path.exists());
    let files = fs::read_dir(&folder)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "rodnik"));
    assert_eq!(files.count(), 3 + 1, "the three newest stay, and the other's");
}

#[test]
fn a_clock_that_was_set_back_costs_no_backup() {
    let mut desk = Desk::new();
    desk.set(|settings| settings.keep = Keep { hours: 0, days: 0, weeks: 0, months: 0 });
    for _ in 0..4 {
        desk.now = desk.now.checked_add_days(Days::new(1)).unwrap();
        desk.work(&format!("2026-12-{}", desk.now.format("%d")));
        desk.makes();
    }
    desk.now = moment("1999-01-01 10:00");
    desk.work("2026-12-30");
    let made = desk.makes();
    assert!(made.path.exists(), "what was just made stays, whatever its name says");
}

#[test]
fn after_one_that_failed_the_next_is_due_an_hour_later() {
    let mut desk = Desk::new();
    desk.set(|settings| settings.hour = Some(13));
    desk.raw(|raw| raw.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM product;").unwrap());
    let due = |desk: &Desk, at: &str| desk.standing().is_due(moment(at));
    assert!(due(&desk, "2026-11-22 13:00"));
    desk.now = moment("2026-11-22 13:00");
    assert!(desk.back_up().is_err());
    assert!(!due(&desk, "2026-11-22 13:00") && !due(&desk, "2026-11-22 13:59"));
    assert!(due(&desk, "2026-11-22 14:00"));
    assert!(due(&desk, "2026-11-21 14:00"), "a clock that was set back does not put it off");
}

#[test]
fn it_is_due_at_the_hour_once_and_late_after_days() {
    let mut desk = Desk::new();
    desk.set(|settings| settings.hour = Some(13));
    let due = |desk: &Desk, at: &str| desk.standing().is_due(moment(at));
    assert!(!due(&desk, "2026-11-22 12:59"));
    assert!(due(&desk, "2026-11-22 13:00"));
    desk.now = moment("2026-11-22 13:00");
    desk.makes();
    desk.work("2026-12-06");
    assert!(!due(&desk, "2026-11-22 17:00"), "there was one today");
    assert!(due(&desk, "2026-11-23 13:00"));
    assert!(!desk.standing().is_late(moment("2026-11-24 23:00")));
    assert!(desk.standing().is_late(moment("2026-11-25 09:00")));
    desk.set(|settings| settings.hour = None);
    assert!(!due(&desk, "2026-11-23 13:00"));
    assert!(!desk.standing().is_to_be_tried(day("2027-11-21")));
    assert!(desk.standing().is_to_be_tried(day("2027-11-22")));
    let kept = desk.backups().remove(0);
    desk.now = moment("2027-11-22 10:00");
    try_restoring(&desk.path(), &kept, None, desk.clock()).unwrap();
    assert!(!desk.standing().is_to_be_tried(day("2027-11-22")));
}

#[test]
fn a_folder_that_cannot_be_is_refused_before_anything_is_kept() {
    let desk = Desk::new();
    let mut office = desk.open();
    let actor = office.actor(None).unwrap();
    let seen = desk.standing().settings;
    let file = desk.folder.path().join("a file");
    fs::write(&file, "").unwrap();
    for folder in [file.join("below"), "copies".into(), file] {
        let settings = rodnik::service::backup::BackupSettings { folder: Some(folder), ..seen.clone() };
        let command = rodnik::service::backup::ChangeBackupSettings { seen: seen.clone(), settings };
        let refused = office.run(&actor, new_key().unwrap(), &command).map(drop);
        assert_eq!(refused, Err(Refusal::Input(Input::BackupFolder)));
    }
    assert_eq!(desk.standing().settings, seen);
}

#[test]
fn a_folder_that_is_gone_fails_and_says_which() {
    let desk = Desk::new();
    let drive = tempfile::tempdir().unwrap();
    let folder = drive.path().join("copies");
    desk.set(|settings| settings.folder = Some(folder.clone()));
    desk.makes();
    desk.work("2026-12-07");
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "a file in its place").unwrap();
    let refused = desk.back_up();
    assert!(matches!(&refused, Err(BackupRefusal::Refused { path, .. }) if *path == folder), "{refused:?}");
    assert!(desk.note().failed.is_some());
}

#[test]
fn a_locked_backup_is_made_without_the_password_and_opened_with_it() {
    let desk = Desk::new();
    let password = Password::new("river under the hill");
    desk.set(|settings| settings.lock = Some(lock_of(&password).unwrap()));
    let made = desk.makes();
    assert!(made.path.to_string_lossy().ends_with(".rodnik.locked"));
    let bytes = fs::read(&made.path).unwrap();
    assert!(!bytes.starts_with(b"SQLite"));
    let kept = desk.backups().remove(0);
    assert!(kept.locked);
    assert_eq!(look_inside(&kept, None), Err(BackupRefusal::NoPassword));
    assert_eq!(
        look_inside(&kept, Some(&Password::new("river under the hall"))),
        Err(BackupRefusal::Password)
    );
    let inside = look_inside(&kept, Some(&password)).unwrap();
    assert_eq!(inside.history as u64, desk.history());
    assert!(matches!(desk.back_up(), Ok(BackedUp::Unchanged(_))));
    let others = fs::read_dir(beside(&desk.path()))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains(".part"));
    assert_eq!(others.count(), 0, "nothing open is left behind");
    desk.work("2026-12-08");
    let before = desk.history();
    assert_eq!(desk.restores(&made.path), Err(BackupRefusal::NoPassword));
    let mut wish = desk.wish(&made.path);
    wish.password = Some(password);
    rodnik::service::backup::restore(&wish, desk.clock()).unwrap();
    assert_eq!(desk.history(), before - 1);
    desk.is_sound();
}

#[test]
fn the_journal_lets_go_of_what_no_kept_backup_needs() {
    let mut desk = Desk::new();
    desk.set(|settings| settings.keep = Keep { hours: 0, days: 0, weeks: 0, months: 0 });
    let journals = |desk: &Desk| {
        let files = fs::read_dir(desk.with(".journal")).unwrap();
        files
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("2026-"))
            .count()
    };
    for _ in 0..8 {
        desk.now = desk.now.checked_add_days(Days::new(1)).unwrap();
        desk.work(&format!("2026-12-{}", desk.now.format("%d")));
        desk.makes();
    }
    assert_eq!(desk.backups().len(), 3);
    let left = journals(&desk);
    assert!((2..=4).contains(&left), "{left} days of nine");
    // The oldest one that is kept and the journal after it are the office.
    let oldest = desk.backups().pop().unwrap();
    let before = desk.history();
    desk.work("2026-12-31");
    fs::write(desk.path(), "").unwrap();
    let mut wish = desk.wish(&oldest.path);
    (wish.aside, wish.journal) = (rodnik::service::backup::Aside::Damaged, true);
    let restored = rodnik::service::backup::restore(&wish, desk.clock()).unwrap();
    assert!(restored.replayed.is_some());
    assert_eq!(desk.history(), before + 1, "nothing is lost");
    desk.is_sound();
}
