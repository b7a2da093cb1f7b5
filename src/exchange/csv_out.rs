//! Tables as plain text for Excel and 1C.
//!
//! UTF-8 with its mark, semicolons, decimal commas: so Excel of a Russian Windows opens the file by a double click, and 1C
//! reads it too. Windows-1251 would lose every letter that it lacks, and nobody outside a Russian Windows reads it.

use std::io::{self, Write};

use super::refused::defused;
use super::sheet::{Cell, Sheet};

/// The mark by which Excel recognises UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The headings and rows of a sheet. A text that a spreadsheet would take for a formula gets an apostrophe in front.
///
/// # Errors
/// What the writer answers.
pub fn csv(sheet: &Sheet) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.write_all(BYTE_ORDER_MARK)?;
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(bytes);
    let headings: Vec<Cell> = sheet.headings.iter().map(|heading| heading.as_str().into()).collect();
    for row in std::iter::once(&headings).chain(&sheet.rows) {
        out.write_record(row.iter().map(text)).map_err(io::Error::other)?;
    }
    out.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Strong(text) | Cell::Aside(text) | Cell::StrongAside(text) => {
            defused(text).into_owned()
        }
        Cell::Count(count) => count.to_string(),
        Cell::Number(number, places) => comma(&format!("{number:.*}", usize::from(*places))),
        Cell::Share(share) => comma(&format!("{:.1}", share * 100.0)),
        Cell::Money(money) => {
            let minor = money.as_minor();
            let sign = if minor < 0 { "-" } else { "" };
            format!("{sign}{},{:02}", minor.unsigned_abs() / 100, minor.unsigned_abs() % 100)
        }
        Cell::Date(day) => day.format("%d.%m.%Y").to_string(),
    }
}

fn comma(number: &str) -> String {
    number.replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;

    #[test]
    fn formulas_are_defused_and_numbers_have_a_decimal_comma() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let texts = ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@now", "ООО «Ёж»; филиал"].map(Cell::from);
        let numbers = vec![
            Cell::Money(Money::minor(-105)),
            Cell::Count(-3),
            Cell::Date(day),
            Cell::Empty,
            Cell::Number(1.5, 2),
        ];
        let headings = vec!["Клиент".into()];
        let sheet = Sheet { headings, rows: vec![texts.into(), numbers], ..Sheet::default() };
        let bytes = csv(&sheet).unwrap();
        let text = std::str::from_utf8(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap()).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "Клиент");
        assert_eq!(lines[1], "'=1+1;'+SUM(A1);'-cmd|' /C calc'!A0;'@now;\"ООО «Ёж»; филиал\"");
        assert_eq!(lines[2], "-1,05;-3;22.11.2026;;1,50");
    }
}
