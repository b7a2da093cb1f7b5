//! Disks that cannot be written or are full. They are mounted apart, where the system lets somebody do so; where it does not,
//! the test says so and ends.

use std::fs;
use std::process::{Command, Output};

use crate::office::Desk;

/// Runs a script of the shell with mounts of its own, in the folder of the desk; `None`: the system lets nobody mount.
fn apart(desk: &Desk, script: &str) -> Option<Output> {
    let setup =
        "mkdir -p disk && mount -t tmpfs -o size=${SIZE:-64}m tmpfs disk && cp office.rodnik disk/ && ";
    let whole = format!("{setup}{script}");
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", &whole]).current_dir(desk.folder.path());
    command.env("CTL", env!("CARGO_BIN_EXE_rodnikctl")).env("O", "--office disk/office.rodnik --lang en");
    let probe = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status();
    if !probe.is_ok_and(|status| status.success()) {
        eprintln!("nobody may mount here: not tried");
        return None;
    }
    Some(command.output().expect("a run"))
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn an_office_on_a_protected_disk_is_read_and_no_change_is_taken() {
    let desk = Desk::new();
    let reading = "mount -o remount,ro disk && $CTL $O --today 2026-11-22 list active --date 2026-11-23";
    let Some(read) = apart(&desk, reading) else { return };
    let (out, err) = said(&read);
    assert!(read.status.success() && !out.is_empty(), "{err}");
    let writing = "mount -o remount,ro disk && $CTL $O --today 2026-11-22 replan --all";
    let (out, err) = said(&apart(&desk, writing).expect("mounts"));
    assert_eq!(out, "");
    assert!(err.contains("cannot be written"), "{err}");
}

#[test]
fn a_backup_that_finds_no_room_says_so_and_leaves_nothing() {
    let desk = Desk::new();
    let size = fs::metadata(desk.path()).unwrap().len() / (1024 * 1024) + 1;
    let script =
        format!("mount -o remount,size={size}m disk && $CTL $O backup; ls -A disk/office.rodnik.backups");
    let Some(tried) = apart(&desk, &script) else { return };
    let (out, err) = said(&tried);
    assert!(err.contains("low on space"), "{out} {err}");
    assert!(!out.contains(".part") && !out.contains(".rodnik"), "{out}");
}

#[test]
fn a_large_list_is_not_brought_in_where_room_is_short() {
    let desk = Desk::new();
    fs::write(desk.folder.path().join("list.csv"), "code;client;address\nN-1;Anna;Street 1\n").unwrap();
    let Some(tried) = apart(&desk, "$CTL $O import clients list.csv") else { return };
    let (out, err) = said(&tried);
    assert_eq!(out, "");
    assert!(err.contains("left on the disk"), "{err}");
}
