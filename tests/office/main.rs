//! The rules of an office, told as stories through the library.
#![forbid(unsafe_code)]

mod active;
mod card;
mod changes;
mod checks;
mod counts;
mod handling;
mod histories;
mod orders;
mod other_tabs;
mod overdue;
mod planning_card;
mod rights;
mod selling;
mod story;
mod together;
mod undoing;
mod watching;
