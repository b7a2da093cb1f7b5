//! Files in and out: an office's own lists (CSV of any dialect, XLSX) become typed rows, and what was refused goes
//! back into a file that can be corrected. Knows no store.
//!
//! The way in: [`table::TableReader`] gives headers and rows, [`columns::Mapping`] says which column is which,
//! [`clients::parse_client_row`] and [`deliveries::DeliveryParser`] make typed rows or name the cells at fault,
//! [`refused::RefusedWriter`] writes those rows back.

pub mod bank_statement;
pub mod clients;
pub mod columns;
mod csv;
pub mod deliveries;
mod encoding;
pub mod form;
pub mod headings;
pub mod order_sheet;
pub mod pdf;
pub mod planning_words;
pub mod product_names;
pub mod production_calendar;
pub mod reason;
pub mod refused;
pub mod route_sheet;
pub mod sheet;
pub mod table;
pub mod values;
mod xlsx;
