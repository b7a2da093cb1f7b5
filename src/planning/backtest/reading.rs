//! The files of a backtest.

use std::collections::HashMap;
use std::io::Read;
use std::str::FromStr;

use chrono::NaiveDate;
use csv::{Reader, ReaderBuilder, StringRecord, Trim};
use rust_decimal::Decimal;

use crate::planning::number;

/// One line of `address_id,date,litres`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleRow {
    pub address: String,
    pub on: NaiveDate,
    /// Less than zero where water was taken back: it lowers the litres of its day.
    pub volume_ml: i64,
}

/// Entered consumption in millilitres per day of the addresses that have one.
pub type Addresses = HashMap<String, i64>;

/// Why a file cannot be read. Lines are counted from 1, the heading included.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the heading has no column {column}")]
    NoColumn { column: &'static str },
    #[error("line {line}: {value:?} is not a valid {column}")]
    Value { line: u64, column: &'static str, value: String },
    #[error("{0}")]
    Csv(String),
}

impl From<csv::Error> for ReadError {
    fn from(error: csv::Error) -> Self {
        Self::Csv(error.to_string())
    }
}

/// Reads `address_id,date,litres`; further columns are passed over, rows may come in any order.
///
/// # Errors
/// [`ReadError`] names the missing column, or the line and its value.
pub fn read_sales(file: impl Read) -> Result<Vec<SaleRow>, ReadError> {
    let mut table = Table::open(file)?;
    let address = table.column("address_id")?;
    let (date, litres) = (table.column("date")?, table.column("litres")?);
    let mut rows = Vec::new();
    while let Some(line) = table.next()? {
        rows.push(SaleRow {
            address: line.cell(address, |id| (!id.is_empty()).then(|| id.to_owned()))?,
            on: line.cell(date, number::date)?,
            volume_ml: line.cell(litres, millilitres)?,
        });
    }
    Ok(rows)
}

/// Reads `address_id` and, where there is such a column, `initial_litres_per_day` (empty where none was entered).
///
/// # Errors
/// [`ReadError`] names the missing column, or the line and its value.
pub fn read_addresses(file: impl Read) -> Result<Addresses, ReadError> {
    let mut table = Table::open(file)?;
    let address = table.column("address_id")?;
    let initial = table.column("initial_litres_per_day").ok();
    let mut addresses = Addresses::new();
    while let Some(line) = table.next()? {
        let id = line.cell(address, |id| (!id.is_empty()).then(|| id.to_owned()))?;
        let entered = |text: &str| if text.is_empty() { Some(0) } else { millilitres(text) };
        if let Some(column) = initial {
            addresses.insert(id, line.cell(column, entered)?);
        }
    }
    Ok(addresses)
}

/// Reads the days without delivery: one column `date`.
///
/// # Errors
/// [`ReadError`] names the missing column, or the line and its value.
pub fn read_holidays(file: impl Read) -> Result<Vec<NaiveDate>, ReadError> {
    let mut table = Table::open(file)?;
    let date = table.column("date")?;
    let mut days = Vec::new();
    while let Some(line) = table.next()? {
        days.push(line.cell(date, number::date)?);
    }
    Ok(days)
}

/// Litres as millilitres, half up.
fn millilitres(text: &str) -> Option<i64> {
    let litres = Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).ok()?;
    number::millilitres(litres)
}

struct Table<R> {
    reader: Reader<R>,
    headings: StringRecord,
}

/// A column by its place, with its name for messages.
#[derive(Debug, Clone, Copy)]
struct Column {
    place: usize,
    name: &'static str,
}

struct Line(StringRecord);

impl<R: Read> Table<R> {
    fn open(file: R) -> Result<Self, ReadError> {
        let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(file);
        let headings = reader.headers()?.clone();
        Ok(Self { reader, headings })
    }

    fn column(&self, name: &'static str) -> Result<Column, ReadError> {
        let place = self.headings.iter().position(|heading| heading.eq_ignore_ascii_case(name));
        place.map(|place| Column { place, name }).ok_or(ReadError::NoColumn { column: name })
    }

    fn next(&mut self) -> Result<Option<Line>, ReadError> {
        let mut record = StringRecord::new();
        Ok(self.reader.read_record(&mut record)?.then_some(Line(record)))
    }
}

impl Line {
    fn cell<T>(&self, column: Column, parse: impl Fn(&str) -> Option<T>) -> Result<T, ReadError> {
        let text = self.0.get(column.place).unwrap_or_default();
        parse(text).ok_or_else(|| ReadError::Value {
            line: self.0.position().map_or(0, csv::Position::line),
            column: column.name,
            value: text.to_owned(),
        })
    }
}
