//! Offices whose file is encrypted (cargo feature `encrypted`): nothing of them can be read without the password, nothing of
//! them is lost, and every flipped bit is found.
//!
//! A target without the test harness: it starts itself again as the process that is killed, and prints its counts. The long
//! form is `RODNIK_KILLS=1000 cargo test --no-default-features --features encrypted --test encrypted`.
#![forbid(unsafe_code)]

mod backups;
mod change;
mod damage;
mod desk;
#[path = "../durability/stories.rs"]
mod stories;
mod unread;
mod work;
mod worker;

use std::process::ExitCode;

use stories::{Story, tell};

const STORIES: [Story; 12] = [
    ("no word of an encrypted office stands on the disk", unread::nowhere),
    ("a wrong password opens nothing, changes nothing and waits", unread::wrong_password),
    ("rodnikctl asks for the password and says what is wrong", unread::at_the_terminal),
    ("a flipped bit in any page is found and is damage", damage::every_page),
    ("an office is encrypted, gets another password and is made readable again", change::there_and_back),
    ("an office of every released version can be encrypted", change::older_versions),
    ("what may not be done is refused and changes nothing", change::refused),
    ("a kill while the password is changed leaves one of both", change::killed),
    ("backups are encrypted, proven, looked into and restored", backups::made_and_restored),
    ("a backup and the sealed journal are the office", backups::followed),
    ("a program killed at work loses nothing that it confirmed", work::killed),
    ("two programs on one encrypted office lose nothing", work::together),
];

fn main() -> ExitCode {
    worker::asked().unwrap_or_else(|| tell(&STORIES))
}
