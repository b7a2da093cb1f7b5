//! The power is cut and the disk fails under real work: what was acknowledged is there, whole, and nothing is half there.
//!
//! Files lie on a simulated disk below SQLite and below the journal. Everything is deterministic, but for which of two flushes
//! at once comes first. `RODNIK_CUTS` sets how many power cuts are tried; a million before a release:
//! `RODNIK_CUTS=1000000 cargo test --no-default-features --test disk -- --nocapture`.
#![cfg(unix)]
#![deny(unsafe_code)]

mod backing_up;
mod breaking;
mod errors;
mod lying;
mod memory;
mod migrating;
mod office;
mod photo;
mod power;
mod recovering;
mod restoring;
mod sharing;
mod vfs;
mod waiting;
mod work;
