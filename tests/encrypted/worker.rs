//! The process that is killed: it writes remarks, or changes the password, until it ends or is ended.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};

use rodnik::service::Watch;
use rodnik::service::encryption::{Encryption, unlock};
use rodnik::service::signing_in::Secret;

use super::desk::{clock, open, says};

/// There only in the processes that this program starts.
const OFFICE: &str = "RODNIK_WORKER_OFFICE";
const WAY: &str = "RODNIK_WORKER_WAY";
const PASSWORD: &str = "RODNIK_WORKER_PASSWORD";
const NEW: &str = "RODNIK_WORKER_NEW";

fn start(office: &Path, way: &str, password: &str, new: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.env(OFFICE, office).env(WAY, way).env(PASSWORD, password).env(NEW, new);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
    command.spawn().expect("a process")
}

/// A process that says `ready` and then writes remarks that begin with `name`, each of which it prints when it is confirmed.
pub fn writing(office: &Path, password: &str, name: &str, remarks: u64) -> Child {
    start(office, &remarks.to_string(), password, name)
}

/// A process that says `ready` and then changes the password.
pub fn changing(office: &Path, password: &str, new: &str) -> Child {
    start(office, "change", password, new)
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // One write: a kill leaves the line whole or not at all.
    out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()).expect("somebody listens");
}

/// Works, if this process was started for that.
pub fn asked() -> Option<ExitCode> {
    let office = PathBuf::from(std::env::var_os(OFFICE)?);
    let said = |name| std::env::var(name).expect("said by the one who starts it");
    unlock(&office, &Secret::new(said(PASSWORD))).expect("the password");
    match said(WAY).as_str() {
        "change" => {
            say("ready");
            let asked = Encryption::Change(Secret::new(said(NEW)));
            asked.carry_out(&office, clock(), &Watch::default()).expect("another password");
            say("changed");
        }
        remarks => {
            let (mut office, actor) = open(&office);
            say("ready");
            for number in 0..remarks.parse::<u64>().expect("how many") {
                let remark = format!("{} {number}", said(NEW));
                says(&mut office, &actor, &remark).expect("a remark");
                say(&remark);
            }
        }
    }
    Some(ExitCode::SUCCESS)
}
