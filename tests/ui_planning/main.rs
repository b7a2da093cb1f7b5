//! The planning of an address on its card, and the reports of a manager, driven over a real office without a screen.
#![cfg(feature = "screen-tests")]

mod card;
mod figures;
mod log;
mod office;
mod reports;
