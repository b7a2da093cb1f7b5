//! No room: a file that may not grow, a disk that is full, and room that comes back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rodnik::service::check::check;
use rodnik::service::{Office, Refusal};
use rodnik::store::journal_folder_beside;

use super::office::{Place, clock, lying_in};
use super::worker::{self, Said, WAY, hands, work};

/// A program started through the shell with these words before it.
fn through_shell(before: &str, program: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{before} exec \"$0\"")).arg(program.get_program());
    for (name, value) in program.get_envs() {
        if let Some(value) = value {
            shell.env(name, value);
        }
    }
    shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    shell
}

/// The disk was the reason, and no other part of the program.
fn for_want_of_room(said: &Said) -> usize {
    let room = |reason: &str| reason.starts_with("Store(Full") || reason.starts_with("Store(Disk");
    said.refused.iter().filter(|(_, reason)| room(reason)).count()
}

/// Confirmed commands are in the office, refused ones are not.
fn as_said(place: &Place, said: &Said) {
    let known: BTreeSet<String> = place.keys().into_iter().collect();
    let beside = |key: &String| {
        said.begun.iter().any(|(begun, name)| begun == key && matches!(name.as_str(), "typed" | "backup"))
    };
    for key in said.done.iter().filter(|key| !beside(key)) {
        assert!(known.contains(key), "{key} was confirmed and is lost");
    }
    for (key, reason) in &said.refused {
        assert!(!known.contains(key), "{key} was refused ({reason}) and is there");
    }
    place.file_is_good();
    place.nothing_is_half_done();
    place.is_well();
}

/// `ulimit -f`, with its signal ignored: writes beyond it fail.
#[cfg(unix)]
pub fn file_limit() -> String {
    let place = Place::new(40);
    let mut confirmed = 0;
    let mut refused = 0;
    for (seed, blocks) in [(1, 64), (2, 200), (3, 500), (4, 1_500), (5, 4_000)] {
        let program = worker::command(&place.path(), seed, 60);
        let limited = format!("trap '' XFSZ; ulimit -f {blocks};");
        let output = through_shell(&limited, &program).output().expect("a process");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = Said::of(&output.stdout);
        as_said(&place, &said);
        confirmed += said.done.len();
        refused += for_want_of_room(&said);
        let parts = std::fs::read_dir(place.folder().join("backups")).expect("a folder");
        let parts = parts
            .filter(|entry| entry.as_ref().expect("an entry").path().extension() != Some("rodnik".as_ref()));
        assert_eq!(parts.count(), 0, "half a backup stays");
    }
    assert!(refused > 20 && confirmed > 20, "{refused} refused, {confirmed} confirmed");
    format!(
        "5 limits, {confirmed} actions confirmed and all there, {refused} refused for want of room and none there"
    )
}

#[cfg(not(unix))]
pub fn file_limit() -> String {
    "SKIPPED: files are kept from growing by Unix means".to_owned()
}

/// A disk of a few mebibytes, where this system lets anybody have one.
pub fn full_disk() -> String {
    let place = Place::new(40);
    let disk = place.folder().join("disk");
    std::fs::create_dir(&disk).expect("a folder");
    let mount = format!(
        "mount -t tmpfs -o size=24m tmpfs '{0}' && cp '{1}' '{0}/office.rodnik' &&",
        disk.display(),
        place.path().display()
    );
    let can = Command::new("unshare").args(["-rm", "sh", "-c", &format!("{mount} true")]).output();
    if !can.is_ok_and(|output| output.status.success()) {
        return "SKIPPED: this system gives nobody a disk of his own".to_owned();
    }
    let program = worker::command(&disk.join("office.rodnik"), 9, 40);
    let mut inside = Command::new("unshare");
    let shell = through_shell(&mount, &program);
    inside.args(["-rm", "sh"]).args(shell.get_args());
    for (name, value) in program.get_envs() {
        inside.env(name, value.unwrap_or_default());
    }
    let output = inside.env(WAY, "fill").output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = Said::of(&output.stdout);
    let refused = for_want_of_room(&said);
    assert!(refused > 5 && said.done.len() > 20, "{refused} refused, {} confirmed", said.done.len());
    // What stood on the disk at the end was copied out of it.
    let last = disk.with_file_name("office.rodnik");
    std::fs::remove_file(&last).and_then(|()| std::fs::rename(beside(&last), &last)).expect("the copy");
    as_said(&place, &said);
    let confirmed = said.done.len();
    format!(
        "{confirmed} actions confirmed and all there, {refused} refused for want of room and none there, then work went on"
    )
}

fn beside(path: &Path) -> PathBuf {
    path.with_file_name("last.rodnik")
}

/// In the process: works, works without room, and works with room again, all with the same open office.
pub fn work_without_room(path: &Path, seed: u64, actions: u64) {
    let mut hands = hands(path, seed);
    work(&mut hands, actions);
    let filler = path.with_file_name("filler");
    for size in [1 << 20, 1 << 12, 1] {
        let piece = vec![7_u8; size];
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&filler).expect("a file");
        while std::io::Write::write_all(&mut file, &piece).is_ok() {}
    }
    work(&mut hands, actions);
    std::fs::remove_file(&filler).expect("room again");
    work(&mut hands, actions);
    assert_eq!(hands.office.read(check), Ok::<_, Refusal>(vec![]));
    drop(hands);
    let outside = beside(&path.parent().expect("the disk").with_file_name("office.rodnik"));
    let _ = Office::open(path, clock()).expect("opens again");
    // The journal of this disk goes with its office.
    let journal = journal_folder_beside(&outside.with_file_name("office.rodnik"));
    std::fs::remove_dir_all(&journal).expect("the journal of before");
    std::fs::create_dir(&journal).expect("a folder");
    for (name, bytes) in lying_in(&journal_folder_beside(path)) {
        std::fs::write(journal.join(name), bytes).expect("a copy");
    }
    std::fs::copy(path, outside).expect("a copy");
}
