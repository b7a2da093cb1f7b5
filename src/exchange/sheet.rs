//! Tables for Excel: one sheet or several, written as XLSX.
//!
//! A text is always written as a text, never as a formula, whatever it begins with; numbers, money and dates are what they
//! are, so that a sheet can be added up and sorted.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::domain::money::Money;

/// Longest text that a cell of Excel holds, in characters.
const LONGEST_CELL: usize = 32_767;
/// Longest name of a sheet, in characters.
const LONGEST_NAME: usize = 31;
/// Widest column, in characters.
const WIDEST: usize = 60;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A count.
    Count(i64),
    /// A number with so many decimals.
    Number(f64, u8),
    /// An amount of money, with two decimals.
    Money(Money),
    /// A part of one, shown in percent with one decimal.
    Share(f64),
    /// A day.
    Date(NaiveDate),
    /// A text in bold: a total, a heading among the rows.
    Strong(String),
    /// A text that runs over the empty cells beside it and does not widen its column.
    Aside(String),
    /// The same in bold.
    StrongAside(String),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A sheet: lines above the table, headings, rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Name of the sheet.
    pub name: String,
    /// Lines above the table: a title, the period, the office.
    pub title: Vec<String>,
    /// Headings of the columns.
    pub headings: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
}

/// Why a file was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SheetError(String);

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The bytes of an XLSX file with these sheets, which are the same whenever it is made: it does not say when that was.
///
/// # Errors
/// When a sheet has more rows than Excel takes (1,048,576).
pub fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    // Excel wants some moment to stand there.
    let never = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&never));
    // Nobody stops it, so there are bytes.
    fill(book, sheets, &mut |_, _| true).map(Option::unwrap_or_default)
}

/// The bytes of an XLSX file that says when it was made; `tell` is given how many rows are written and how many there are, and answers whether to go on. `None`: it was
/// stopped.
///
/// # Errors
/// See [`xlsx`].
pub fn xlsx_told(
    sheets: &[Sheet],
    tell: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Option<Vec<u8>>, SheetError> {
    fill(Workbook::new(), sheets, tell)
}

fn fill(
    mut book: Workbook,
    sheets: &[Sheet],
    tell: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Option<Vec<u8>>, SheetError> {
    // Putting the rows into the file takes about as long as gathering them.
    let total = 2 * sheets.iter().map(|sheet| sheet.rows.len() as u64).sum::<u64>();
    let mut done = 0;
    let mut row_written = || {
        done += 1;
        tell(done, total)
    };
    let mut taken: Vec<String> = Vec::new();
    for sheet in sheets {
        let name = free_name(&sheet.name, &taken);
        let page = book.add_worksheet();
        page.set_name(&name)?;
        taken.push(name);
        if !write(page, sheet, &mut row_written)? {
            return Ok(None);
        }
    }
    let bytes = book.save_to_buffer()?;
    Ok(tell(total, total).then_some(bytes))
}

/// `false`: it was stopped.
fn write(
    page: &mut Worksheet,
    sheet: &Sheet,
    row_written: &mut dyn FnMut() -> bool,
) -> Result<bool, SheetError> {
    let strong = Format::new().set_bold();
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let mut line: u32 = 0;
    for title in &sheet.title {
        page.write_string_with_format(line, 0, cut(title), &strong)?;
        line += 1;
    }
    if !sheet.title.is_empty() {
        line += 1;
    }
    for (column, text) in (0_u16..).zip(&sheet.headings) {
        page.write_string_with_format(line, column, cut(text), &heading)?;
    }
    if !sheet.headings.is_empty() {
        line += 1;
        page.set_freeze_panes(line, 0)?;
    }
    let formats = Formats::new(strong);
    for row in &sheet.rows {
        for (column, cell) in (0_u16..).zip(row) {
            formats.write(page, (line, column), cell)?;
        }
        line += 1;
        if !row_written() {
            return Ok(false);
        }
    }
    for (column, width) in (0_u16..).zip(widths(sheet)) {
        page.set_column_width(column, width)?;
    }
    Ok(true)
}

struct Formats {
    strong: Format,
    money: Format,
    share: Format,
    date: Format,
    decimals: [Format; 4],
}

impl Formats {
    fn new(strong: Format) -> Self {
        let number = |format: &str| Format::new().set_num_format(format);
        Self {
            strong,
            money: number("#,##0.00"),
            share: number("0.0%"),
            date: number("dd.mm.yyyy"),
            decimals: [number("0"), number("0.0"), number("0.00"), number("0.000")],
        }
    }

    fn write(&self, page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell) -> Result<(), SheetError> {
        match cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) | Cell::Aside(text) => page.write_string(row, column, cut(text))?,
            Cell::Strong(text) | Cell::StrongAside(text) => {
                page.write_string_with_format(row, column, cut(text), &self.strong)?
            }
            // Counts of an office are far below 2^53, from where on Excel rounds.
            Cell::Count(count) => page.write_number(row, column, *count as f64)?,
            Cell::Number(number, decimals) => {
                let format = &self.decimals[usize::from(*decimals).min(self.decimals.len() - 1)];
                page.write_number_with_format(row, column, *number, format)?
            }
            Cell::Money(money) => {
                let amount = money.as_minor() as f64 / 100.0;
                page.write_number_with_format(row, column, amount, &self.money)?
            }
            Cell::Share(share) => page.write_number_with_format(row, column, *share, &self.share)?,
            Cell::Date(day) => {
                let year = u16::try_from(day.year()).unwrap_or(1900);
                let date = ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)?;
                page.write_datetime_with_format(row, column, &date, &self.date)?
            }
        };
        Ok(())
    }
}

/// Widths of the columns by what stands in them, in characters.
fn widths(sheet: &Sheet) -> Vec<f64> {
    let length = |cell: &Cell| match cell {
        Cell::Empty | Cell::Aside(_) | Cell::StrongAside(_) => 0,
        Cell::Text(text) | Cell::Strong(text) => text.chars().count(),
        Cell::Count(_) | Cell::Number(..) | Cell::Share(_) => 8,
        Cell::Money(_) | Cell::Date(_) => 12,
    };
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0).max(sheet.headings.len());
    let width = |column: usize| {
        let heading = sheet.headings.get(column).map_or(0, |text| text.chars().count().min(20));
        let cells = sheet.rows.iter().filter_map(|row| row.get(column)).map(length).max().unwrap_or(0);
        (heading.max(cells).clamp(6, WIDEST) + 2) as f64
    };
    (0..columns).map(width).collect()
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_CELL).collect()
}

/// A name that Excel takes and that no other sheet has.
fn free_name(wanted: &str, taken: &[String]) -> String {
    let clean: String = wanted.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).collect();
    let clean = clean.trim();
    let base = if clean.is_empty() { "1" } else { clean };
    let numbered = (1..).map(|number: u32| {
        let ending = if number == 1 { String::new() } else { format!(" {number}") };
        let room = LONGEST_NAME - ending.chars().count();
        format!("{}{ending}", base.chars().take(room).collect::<String>())
    });
    let is_free = |name: &String| taken.iter().all(|other| other.to_lowercase() != name.to_lowercase());
    numbered.into_iter().find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn read(sheets: &[Sheet]) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(xlsx(sheets).unwrap())).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back_as_what_it_is() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let row = vec![
            "Вода".into(),
            Cell::Count(3),
            Cell::Money(Money::minor(35_050)),
            Cell::Date(day),
            Cell::Empty,
        ];
        let sheet = Sheet {
            name: "Маршрут".into(),
            headings: vec!["Товар".into()],
            rows: vec![row],
            ..Sheet::default()
        };
        let range = read(&[sheet]).worksheet_range("Маршрут").unwrap();
        assert_eq!(range.get((1, 0)), Some(&Data::String("Вода".into())));
        assert_eq!(range.get((1, 1)), Some(&Data::Float(3.0)));
        assert_eq!(range.get((1, 2)), Some(&Data::Float(350.5)));
        assert!(matches!(range.get((1, 3)), Some(Data::DateTime(_))));
    }

    #[test]
    fn a_text_that_looks_like_a_formula_stays_a_text() {
        for text in ["=1+1", "+7 912 345-67-89", "-5", "@SUM(A1)"] {
            let rows = vec![vec![text.into()]];
            let mut book = read(&[Sheet { name: "a".into(), rows, ..Sheet::default() }]);
            let range = book.worksheet_range("a").unwrap();
            assert_eq!(range.get((0, 0)), Some(&Data::String(text.into())));
            assert!(book.worksheet_formula("a").unwrap().is_empty());
        }
    }

    #[test]
    fn hostile_and_equal_names_of_sheets_become_names_that_excel_takes() {
        let long = "я".repeat(300);
        let names = ["a/b[c]:*?", "ab c", "AB C", "", "'", &long, &long];
        let sheets: Vec<Sheet> =
            names.iter().map(|name| Sheet { name: (*name).into(), ..Sheet::default() }).collect();
        let made = read(&sheets).sheet_names();
        assert_eq!(made[..5], ["abc", "ab c", "AB C 2", "1", "1 2"]);
        assert_eq!(made[5].chars().count(), 31);
        assert_ne!(made[5], made[6]);
    }

    #[test]
    fn a_long_sheet_tells_how_far_it_is_and_can_be_stopped() {
        let rows = (0..10).map(|at| vec![Cell::Count(at)]).collect();
        let sheets = [Sheet { name: "A".into(), title: Vec::new(), headings: Vec::new(), rows }];
        let mut told = Vec::new();
        let stopped = xlsx_told(&sheets, &mut |done, total| {
            told.push((done, total));
            done < 4
        });
        assert_eq!(stopped.unwrap(), None);
        assert_eq!(told, [(1, 20), (2, 20), (3, 20), (4, 20)]);
        let late = xlsx_told(&sheets, &mut |done, total| done < total);
        assert_eq!(late.unwrap(), None, "nothing is written after it was stopped");
        assert!(xlsx_told(&sheets, &mut |_, _| true).unwrap().is_some_and(|bytes| bytes.starts_with(b"PK")));
    }
}
