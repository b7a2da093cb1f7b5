//! Refused rows go into a file that is corrected and brought in again; no spreadsheet takes a cell for a formula.

use proptest::prelude::*;
use rodnik::exchange::columns::{ClientColumn, Mapping};
use rodnik::exchange::headings::REFUSAL_HEADINGS;
use rodnik::exchange::refused::RefusedWriter;
use rodnik::exchange::table::{Cell, Row, Table, read_table};

fn written(headers: &[String], rows: &[Row]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = RefusedWriter::new(&mut out, headers, REFUSAL_HEADINGS[0]).unwrap();
    for row in rows {
        writer.write(row.look(), "Дата: такого дня нет").unwrap();
    }
    writer.finish().unwrap();
    out
}

fn table(headers: &[&str], rows: &[Vec<String>]) -> (Vec<String>, Vec<Row>) {
    let cells = |row: &Vec<String>| row.iter().map(|cell| Cell::Text(cell.as_str().into())).collect();
    let rows = rows.iter().enumerate().map(|(at, row)| Row { number: at + 2, cells: cells(row) }).collect();
    (headers.iter().map(|heading| (*heading).to_owned()).collect(), rows)
}

fn texts(table: &Table, width: usize) -> Vec<Vec<String>> {
    let text = |row: &Row| (0..width).map(|index| row.look().cell(index).text().into_owned()).collect();
    table.rows.iter().map(text).collect()
}

#[test]
fn the_file_is_what_excel_opens_as_it_is() {
    let (headers, rows) = table(
        &["Код", "Адрес", "Телефон"],
        &[vec!["17".to_owned(), "=cmd|' /C calc'!A0".to_owned(), "+7 912 345-67-89".to_owned()]],
    );
    let text = String::from_utf8(written(&headers, &rows)).unwrap();
    assert_eq!(
        text,
        "\u{feff}Код;Адрес;Телефон;Причина отказа\r\n17;'=cmd|' /C calc'!A0;+7 912 345-67-89;Дата: такого дня нет\r\n"
    );
}

#[test]
fn formulas_are_defused_phones_and_numbers_are_not() {
    for (cell, defused) in [
        ("=1+1", "'=1+1"),
        (" =1+1", "' =1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-1+1", "'-1+1"),
        ("+1+1", "'+1+1"),
        ("+cmd", "'+cmd"),
        ("+7-912-345-67-89", "'+7-912-345-67-89"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("+79123456789", "+79123456789"),
        ("+7 (912) 345-67-89", "+7 (912) 345-67-89"),
        ("-1 234,50", "-1 234,50"),
        ("'tis", "'tis"),
    ] {
        let (headers, rows) = table(&["Код", "Адрес"], &[vec!["1".to_owned(), cell.to_owned()]]);
        let bytes = written(&headers, &rows);
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(&format!(";{defused};")), "{cell:?} in {text:?}");
        let again = read_table(&bytes, "refused.csv").unwrap();
        assert_eq!(again.rows[0].cells[1], Cell::Text(cell.into()));
    }
}

#[test]
fn the_reason_column_is_no_data_and_does_not_pile_up() {
    let (headers, rows) = table(&["Контрагент", "Адрес"], &[vec!["Иванов".to_owned(), "Мира, 7".to_owned()]]);
    let first = read_table(&written(&headers, &rows), "refused.csv").unwrap();
    let (mapping, ambiguities) = Mapping::<ClientColumn>::recognise(&first.headers);
    assert!(ambiguities.is_empty() && mapping.meaning(2).is_none());
    assert!(
        Mapping::<ClientColumn>::recognise(&headers).0.fits(&first.headers),
        "the mapping is found again"
    );
    let second = read_table(&written(&first.headers, &first.rows), "refused.csv").unwrap();
    assert_eq!(second.headers, ["Контрагент", "Адрес", "Причина отказа"]);
}

#[test]
fn headings_mapped_by_hand_are_found_again_above_rows_that_look_like_headings() {
    let (headers, rows) = table(&["foo", "bar"], &[vec!["клиент".to_owned(), "адрес".to_owned()]]);
    let again = read_table(&written(&headers, &rows), "refused.csv").unwrap();
    assert_eq!(again.headers, ["foo", "bar", "Причина отказа"]);
    assert_eq!(again.rows.len(), 1);
}

proptest! {
    #[test]
    fn what_was_refused_is_read_back_cell_by_cell(
        rows in prop::collection::vec(prop::collection::vec("([-=+@\t\r' ]{0,3}[^\0]{0,12}|[-=+@'\" ;,\r\n0-9]{0,8})", 3), 1..6),
    ) {
        let (headers, kept) = table(&["Код", "Адрес", "Телефон"], &rows);
        let again = read_table(&written(&headers, &kept), "refused.csv").unwrap();
        prop_assert_eq!(texts(&again, 3), rows);
        prop_assert_eq!(&again.headers[..3], &headers[..]);
    }
}
