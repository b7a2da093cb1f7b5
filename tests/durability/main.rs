//! Nothing that was confirmed is lost, and nothing that was not leaves a trace: the program is killed at work, shares its
//! office with others, runs out of room, loses its file, and lives through every clock.
//!
//! A target without the test harness: it starts itself again as the process that works and is killed, and it prints its
//! counts, so that they can be quoted. The short form runs with every `cargo test`; the long one is
//! `RODNIK_KILLS=10000 RODNIK_ACTIONS=10000 cargo test --test durability`. A word on the command line
//! (`cargo test --test durability -- kill`) runs the stories that have it in their names.
#![forbid(unsafe_code)]

mod acts;
mod any_order;
mod kill;
mod moved;
mod office;
mod panics;
mod restoring;
mod rights;
mod room;
mod stories;
mod times;
mod together;
mod versions;
mod worker;

use std::process::ExitCode;

use stories::{Story, tell};

const STORIES: [Story; 16] = [
    ("a program killed at work loses nothing that it confirmed", kill::at_work),
    ("whatever order a day has, the office is well after each command", any_order::stays_well),
    ("four programs on one office lose nothing and overwrite nothing", together::four_at_once),
    ("an office opened twice by one program is not taken for closed by another", together::opened_twice),
    ("a file that may not grow stops work and loses nothing", room::file_limit),
    ("a full disk stops work until there is room again", room::full_disk),
    ("what may not be read or written is refused in a sentence", rights::refused_in_a_sentence),
    ("too few open files are a sentence and no end", rights::few_files),
    ("an office that is moved, replaced or deleted is not written any more", moved::noticed),
    (
        "a defect in the middle of the work leaves nothing half and keeps what was typed",
        panics::in_the_middle,
    ),
    ("a program killed while it migrates leaves the old office or the new one", versions::killed_migrating),
    ("a program killed while it restores leaves the old office or the new one", restoring::killed_restoring),
    ("work goes on whatever the clock says", times::any_clock),
    ("a clock that was set back is told, and the order of work stays", times::set_back),
    ("work begun before midnight ends after it", times::midnight),
    ("every zone has its days, also where the hour changes", times::every_zone),
];

fn main() -> ExitCode {
    worker::asked().unwrap_or_else(|| tell(&STORIES))
}
