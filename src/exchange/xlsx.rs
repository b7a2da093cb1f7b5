//! Reads the first filled sheet of an XLSX workbook, cell by cell: a sheet with one cell in its farthest corner
//! costs one cell.

use std::io::{Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::table::{Cell, MAX_COLUMNS, MAX_FIELD, ReadError, Row};

/// What a workbook may take unpacked.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;
/// Rows of a sheet, as Excel has them.
const MAX_ROWS: usize = 1_048_576;
/// Filled cells that are kept in memory.
const MAX_CELLS: usize = 20_000_000;

/// Reads the first sheet that has anything in it, visible ones first. Blank rows are left out; a cell merged
/// downwards stands in each of its rows, so that a client written once above three addresses belongs to all three.
pub(super) fn read_sheet(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    refuse_bomb(bytes, MAX_UNPACKED)?;
    // A reference to a cell that is out of all bounds makes the library break off.
    catch_unwind(AssertUnwindSafe(|| read_book(bytes))).unwrap_or_else(|broken| {
        let detail = broken.downcast_ref::<&str>().copied().unwrap_or_default().to_owned();
        Err(ReadError::BrokenWorkbook { detail })
    })
}

fn read_book(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets: Vec<(bool, String)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.visible != SheetVisible::Visible, sheet.name.clone()))
        .collect();
    sheets.sort_by_key(|(hidden, _)| *hidden);
    for (_, name) in sheets {
        let (mut rows, kept) = read_rows(&mut book, &name)?;
        if !rows.is_empty() {
            let merged = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
            fill_down(&mut rows, &merged, kept)?;
            return Ok(rows);
        }
    }
    Err(ReadError::Empty)
}

fn broken(error: impl std::fmt::Display) -> ReadError {
    ReadError::BrokenWorkbook { detail: error.to_string() }
}

/// Refuses by the sizes that the archive declares, then, because they may lie, by unpacking into nothing.
fn refuse_bomb(bytes: &[u8], limit: u64) -> Result<(), ReadError> {
    let too_large = ReadError::TooLarge { limit_mib: limit / (1024 * 1024) };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.index_for_name("mimetype").is_some() && archive.index_for_name("content.xml").is_some() {
        return Err(ReadError::OtherFormat { extension: "ods".to_owned() });
    }
    if archive.decompressed_size().is_some_and(|size| size > u128::from(limit)) {
        return Err(too_large);
    }
    let mut left = limit;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(broken)?;
        let unpacked = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(broken)?;
        left = left.checked_sub(unpacked).ok_or_else(|| too_large.clone())?;
    }
    Ok(())
}

/// The filled rows of a sheet, and how many cells they keep.
fn read_rows<RS: Read + Seek>(book: &mut Xlsx<RS>, sheet: &str) -> Result<(Vec<Row>, usize), ReadError> {
    let mut reader = match book.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok((Vec::new(), 0)),
        Err(error) => return Err(broken(error)),
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut kept = 0;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (number, column) = (row as usize + 1, column as usize);
        if number > MAX_ROWS {
            return Err(ReadError::TooManyRows { limit: MAX_ROWS });
        }
        let value = convert(cell.get_value());
        if value == Cell::Empty {
            continue;
        }
        if column >= MAX_COLUMNS {
            return Err(ReadError::TooManyColumns { line: number, limit: MAX_COLUMNS });
        }
        refuse_text(&value, number)?;
        kept = counted(kept, put(&mut rows, number, column, value)?)?;
    }
    Ok((rows, kept))
}

/// So many cells more, as long as they can be kept.
fn counted(kept: usize, more: usize) -> Result<usize, ReadError> {
    let all = kept.saturating_add(more);
    if all > MAX_CELLS { Err(ReadError::TooManyCells { limit: MAX_CELLS }) } else { Ok(all) }
}

fn refuse_text(value: &Cell, line: usize) -> Result<(), ReadError> {
    match value {
        Cell::Text(text) if text.len() > MAX_FIELD => Err(ReadError::FieldTooLong { line, limit: MAX_FIELD }),
        Cell::Text(text) if text.contains('\0') => Err(ReadError::NulCharacter { line }),
        _ => Ok(()),
    }
}

/// Puts a cell into its row and says by how many cells the rows have grown.
fn put(rows: &mut Vec<Row>, number: usize, column: usize, value: Cell) -> Result<usize, ReadError> {
    let last = rows.last().map_or(0, |row| row.number);
    if number < last {
        return Err(ReadError::BrokenWorkbook { detail: format!("row {number} stands below row {last}") });
    }
    if number > last {
        rows.push(Row { number, cells: Vec::new() });
    }
    let Some(row) = rows.last_mut() else { return Ok(0) };
    let before = row.cells.len();
    if before <= column {
        row.cells.resize(column + 1, Cell::Empty);
    } else if row.cells[column] != Cell::Empty {
        let detail = format!("row {number} has its cell {} twice", column + 1);
        return Err(ReadError::BrokenWorkbook { detail });
    }
    row.cells[column] = value;
    Ok(row.cells.len() - before)
}

fn convert(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(Decimal::from(*number)),
        DataRef::Float(number) => number_cell(*number),
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Bool(value) => text_cell(if *value { "true" } else { "false" }),
        DataRef::DateTime(at) => date_cell(at),
        DataRef::DateTimeIso(text) => iso_cell(text),
        DataRef::DurationIso(text) => text_cell(text),
        DataRef::Error(error) => text_cell(&error.to_string()),
    }
}

fn text_cell(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
}

/// Fifteen digits are what Excel itself keeps: beyond them stands the dust of binary fractions (0.1 + 0.2).
fn number_cell(number: f64) -> Cell {
    const WHOLE: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < WHOLE {
        return Cell::Number(Decimal::from(number as i64));
    }
    Decimal::from_scientific(&format!("{number:.14e}"))
        .map_or_else(|_| text_cell(&number.to_string()), |exact| Cell::Number(exact.normalize()))
}

/// Days are counted from 1900 or from 1904, as the workbook says. A time without a day stays text, and so does
/// 29 February 1900, which only Excel knows.
fn date_cell(at: &ExcelDateTime) -> Cell {
    if at.is_duration() {
        return number_cell(at.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if at.as_f64() < 1.0 {
        return text_cell(&time);
    }
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
        .and_then(|date| date.and_hms_opt(u32::from(hour), u32::from(minute), u32::from(second)))
        .map_or_else(|| text_cell(&format!("{year:04}-{month:02}-{day:02} {time}")), Cell::DateTime)
}

fn iso_cell(text: &str) -> Cell {
    let at = text.trim_end_matches('Z');
    NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M:%S%.f")
        .ok()
        .or_else(|| NaiveDate::parse_from_str(at, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
        .map_or_else(|| text_cell(text), Cell::DateTime)
}

/// Puts what stands in a cell that is merged downwards into each of its rows. Whatever a row grows by counts as cells that are
/// kept, as when the sheet was read: a column far to the right fills every cell before it.
fn fill_down(rows: &mut [Row], merged: &[Dimensions], mut kept: usize) -> Result<(), ReadError> {
    for region in merged.iter().filter(|region| region.end.0 > region.start.0) {
        let (top, bottom) = (region.start.0 as usize + 1, region.end.0 as usize + 1);
        let column = region.start.1 as usize;
        let first = rows.partition_point(|row| row.number < top);
        let end = rows.partition_point(|row| row.number <= bottom);
        let Some(region_rows) = rows.get_mut(first..end) else { continue };
        let Some((head, below)) = region_rows.split_first_mut() else { continue };
        let value = head.cells.get(column).filter(|_| head.number == top).cloned().unwrap_or_default();
        if value == Cell::Empty {
            continue;
        }
        let weight = weight(&value);
        for row in below {
            let grows = (column + 1).saturating_sub(row.cells.len());
            kept = counted(kept, weight + grows)?;
            if grows > 0 {
                row.cells.resize(column + 1, Cell::Empty);
            }
            if row.cells[column] == Cell::Empty {
                row.cells[column] = value.clone();
            }
        }
    }
    Ok(())
}

/// How many cells a copy of one is worth: each has the text for itself.
fn weight(cell: &Cell) -> usize {
    let text = if let Cell::Text(text) = cell { text.len() } else { 0 };
    1 + text.div_ceil(size_of::<Cell>())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const MIB: u32 = 1024 * 1024;

    fn bomb() -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&vec![b' '; 3 * MIB as usize]).unwrap();
        writer.finish().unwrap().into_inner()
    }

    /// A sheet of so many rows with one cell each in the first column.
    fn thin(rows: usize, value: &Cell) -> Vec<Row> {
        (1..=rows).map(|number| Row { number, cells: vec![value.clone()] }).collect()
    }

    fn down(column: u32, rows: usize) -> Dimensions {
        Dimensions { start: (0, column), end: (rows as u32 - 1, column) }
    }

    #[test]
    fn a_cell_merged_down_a_far_column_counts_by_what_the_rows_grow() {
        let rows = 1_000;
        let mut sheet = thin(rows, &Cell::Number(Decimal::ONE));
        sheet[0].cells.resize(256, Cell::Number(Decimal::TWO));
        let grown = (rows - 1) * 256;
        let filled = fill_down(&mut sheet.clone(), &[down(255, rows)], MAX_CELLS - grown);
        assert_eq!(filled, Ok(()));
        let refused = fill_down(&mut sheet, &[down(255, rows)], MAX_CELLS - grown + 1);
        assert_eq!(refused, Err(ReadError::TooManyCells { limit: MAX_CELLS }));
        assert!(sheet.last().is_some_and(|row| row.cells.len() == 1), "nothing grows beyond the bound");
    }

    #[test]
    fn a_long_text_merged_down_counts_by_its_length() {
        let (rows, text) = (1_000, Cell::Text("а".repeat(MAX_FIELD / 2).into()));
        let mut sheet = thin(rows, &Cell::Empty);
        sheet[0].cells[0] = text;
        let refused = fill_down(&mut sheet, &[down(0, rows)], MAX_CELLS - 1_000_000);
        assert_eq!(refused, Err(ReadError::TooManyCells { limit: MAX_CELLS }));
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_declares() {
        assert_eq!(refuse_bomb(&bomb(), u64::from(2 * MIB)), Err(ReadError::TooLarge { limit_mib: 2 }));
        assert_eq!(refuse_bomb(&bomb(), u64::from(3 * MIB)), Ok(()));
    }

    #[test]
    fn a_bomb_that_declares_too_little_is_refused_by_what_it_is() {
        let mut bytes = bomb();
        let declared = (3 * MIB).to_le_bytes();
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == declared).collect();
        assert!(!places.is_empty());
        for at in places {
            bytes[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
        let refused = refuse_bomb(&bytes, u64::from(2 * MIB)).unwrap_err();
        assert!(
            matches!(refused, ReadError::TooLarge { .. } | ReadError::BrokenWorkbook { .. }),
            "{refused:?}"
        );
    }
}
