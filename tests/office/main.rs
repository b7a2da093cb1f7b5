//! The rules of an office, told as stories through the library.
#![forbid(unsafe_code)]

mod absence;
mod active;
mod adjusting;
mod calendar;
mod calling;
mod card;
mod changes;
mod checks;
mod clients;
mod counts;
mod directories;
mod duplicates;
mod finding;
mod handling;
mod histories;
mod ledgers;
mod manual_tasks;
mod merging;
mod orders;
mod other_tabs;
mod outcomes;
mod overdue;
mod papers;
mod planning_card;
mod prices;
mod rights;
mod runs;
mod selling;
mod settings;
mod story;
mod terms;
mod together;
mod typed;
mod undoing;
mod watching;
