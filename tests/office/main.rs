//! The rules of an office, told as stories through the library.
#![forbid(unsafe_code)]

mod absence;
mod active;
mod calling;
mod card;
mod changes;
mod checks;
mod counts;
mod duplicates;
mod finding;
mod handling;
mod histories;
mod manual_tasks;
mod merging;
mod orders;
mod other_tabs;
mod outcomes;
mod overdue;
mod rights;
mod selling;
mod story;
mod together;
mod undoing;
mod watching;
