//! What comes in from other programs and goes out to them: lists, statements, calendars, workbooks, papers.
#![forbid(unsafe_code)]

mod bank;
mod calendar;
mod pdf;
mod refused;
mod rows;
mod tables;
mod values;
mod xlsx;
