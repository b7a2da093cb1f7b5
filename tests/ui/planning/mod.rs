//! The planning of an address on its card, the reports of a manager and the money of the office, driven over a real office without a screen.

mod card;
mod figures;
mod log;
mod money;
mod office;
mod reports;
mod stopped;
