//! The rules of an office, told as stories through the library.
#![forbid(unsafe_code)]

mod absence;
mod active;
mod calendar;
mod calling;
mod card;
mod changes;
mod checks;
mod counts;
mod directories;
mod duplicates;
mod finding;
mod handling;
mod histories;
mod manual_tasks;
mod orders;
mod other_tabs;
mod overdue;
mod prices;
mod rights;
mod selling;
mod settings;
mod story;
mod terms;
mod together;
mod typed;
mod undoing;
mod watching;
