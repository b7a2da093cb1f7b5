//! Backups and damaged offices, with real files.
#![forbid(unsafe_code)]

mod cleaning;
mod damage;
mod flips;
mod following;
mod making;
mod office;
mod protected;
mod restoring;
