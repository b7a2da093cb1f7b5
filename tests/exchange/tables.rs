//! Files of any office become tables: encodings, delimiters, quotes, titles above the headings.

use proptest::prelude::*;
use rodnik::exchange::table::{MAX_COLUMNS, MAX_FIELD, ReadError, Table, TableReader, read_table};

const CLIENTS_1C: &[u8] = include_bytes!("../fixtures/import/clients_1c_cp1251.csv");
const CLIENTS_BOM: &[u8] = include_bytes!("../fixtures/import/clients_utf8_bom.csv");
const CLIENTS_UTF16: &[u8] = include_bytes!("../fixtures/import/clients_utf16.txt");

fn table(bytes: impl AsRef<[u8]>) -> Table {
    read_table(bytes.as_ref(), "list.csv").unwrap()
}

fn refusal(bytes: impl AsRef<[u8]>) -> ReadError {
    read_table(bytes.as_ref(), "list.csv").unwrap_err()
}

fn texts(table: &Table) -> Vec<Vec<String>> {
    let text = |row: &rodnik::exchange::table::Row| {
        row.cells.iter().map(|cell| cell.look().text().into_owned()).collect()
    };
    table.rows.iter().map(text).collect()
}

#[test]
fn one_list_is_the_same_in_every_encoding() {
    let (cp1251, utf8, utf16) = (table(CLIENTS_1C), table(CLIENTS_BOM), table(CLIENTS_UTF16));
    assert_eq!(cp1251.headers, utf8.headers);
    assert_eq!(texts(&cp1251), texts(&utf8));
    assert_eq!(utf16.headers, utf8.headers);
    assert_eq!(utf8.rows[1].cells[2].look().text(), "Екатеринбург, ул. Мира, 7; офис \"Заря\"");
    assert_eq!(utf16.rows[0].cells[1].look().text(), "ООО «Ромашка»");
    let big_endian: Vec<u8> = CLIENTS_UTF16.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
    assert_eq!(texts(&table(big_endian)), texts(&utf16));
}

#[test]
fn a_title_above_the_headings_is_passed_over_and_rows_keep_their_lines() {
    let numbers: Vec<usize> = table(CLIENTS_1C).rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [5, 6]);
    let numbers: Vec<usize> = table(CLIENTS_BOM).rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [2, 3]);
}

#[test]
fn the_delimiter_is_found_by_the_headings_it_makes() {
    for text in [
        "Код,Дата,Количество\n1,09.11.2026,2\n",
        "Код;Дата;Количество\n1;09.11.2026;2\n",
        "Код\tДата\tКоличество\n1\t09.11.2026\t2\n",
        "sep=,\nКод,Дата,Количество\n1,09.11.2026,2\n",
        "Отчёт; за ноябрь; по всем\nКод,Дата,Количество\n1,09.11.2026,2",
    ] {
        let table = table(text);
        assert_eq!(table.headers, ["Код", "Дата", "Количество"], "{text}");
        assert_eq!(texts(&table), [["1", "09.11.2026", "2"]], "{text}");
    }
    let unknown = table("foo;bar\n1,5;2,5\n3,5;4,5\n");
    assert_eq!(texts(&unknown)[0], ["1,5", "2,5"], "decimal commas are no delimiters");
}

#[test]
fn every_end_of_line_counts_as_one_line() {
    for end in ["\n", "\r\n", "\r"] {
        let table = table(["Код;Адрес", "", "1;\"a", "b\"", ";", "2;c"].join(end));
        let numbers: Vec<usize> = table.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [3, 6], "{end:?}: blank rows are skipped, a quoted line end counts");
        assert_eq!(texts(&table)[0], ["1", &format!("a{end}b")]);
    }
}

#[test]
fn quotes_are_read_like_excel_reads_them() {
    let table = table("Код;Адрес\n1;\"a;\"\"b\"\"\"\n2;a \"b\" c\n3;\"a\" b\n\"\";\"\"\"\"\n");
    assert_eq!(texts(&table), [["1", "a;\"b\""], ["2", "a \"b\" c"], ["3", "a b"], ["", "\""]]);
}

#[test]
fn repeated_headings_are_told_apart() {
    let table = table("Код;Телефон;Телефон;Телефон;\n1;2;3;4;\n");
    assert_eq!(table.headers, ["Код", "Телефон", "Телефон (2)", "Телефон (3)"]);
}

#[test]
fn a_file_that_is_no_list_is_refused_with_its_line() {
    assert_eq!(refusal(""), ReadError::Empty);
    assert_eq!(refusal("\n;;\n \n"), ReadError::Empty);
    assert_eq!(refusal("Код;Адрес\n1;a\n2;\"b\n3;c\n"), ReadError::UnclosedQuote { line: 3 });
    assert_eq!(refusal("Код;Адрес\n1;a\0b\n"), ReadError::NulCharacter { line: 2 });
    assert_eq!(refusal("Код;Адрес\n1;\"a\0b\"\n"), ReadError::NulCharacter { line: 2 });
    let long = "x".repeat(MAX_FIELD + 1);
    let too_long = ReadError::FieldTooLong { line: 2, limit: MAX_FIELD };
    assert_eq!(refusal(format!("Код;Адрес\n1;{long}\n")), too_long);
    assert_eq!(refusal(format!("Код;Адрес\n1;\"{long}\"\n")), too_long);
    let wide = vec!["1"; MAX_COLUMNS + 1].join(";");
    assert_eq!(
        refusal(format!("Код;Адрес\n{wide}\n")),
        ReadError::TooManyColumns { line: 2, limit: MAX_COLUMNS }
    );
}

#[test]
fn two_encodings_in_one_file_are_refused_instead_of_guessed() {
    let mut bytes = "Код;Адрес\n1;Мира\n".as_bytes().to_vec();
    bytes.extend(b"2;\xCB\xE5\xED\xE8\xED\xE0\n");
    assert_eq!(refusal(&bytes), ReadError::MixedEncoding { line: 3 });
    let marked = [b"\xEF\xBB\xBFcode;address\n1;".as_slice(), b"\xFF\n"].concat();
    assert_eq!(refusal(marked), ReadError::MixedEncoding { line: 2 });
}

#[test]
fn other_formats_are_named() {
    let other = |extension: &str| ReadError::OtherFormat { extension: extension.to_owned() };
    assert_eq!(read_table(b"whatever", "Клиенты.XLS").unwrap_err(), other("xls"));
    assert_eq!(read_table(b"PK\x03\x04", "list.ods").unwrap_err(), other("ods"));
    assert_eq!(read_table(b"\xD0\xCF\x11\xE0rest", "list").unwrap_err(), other("xls"));
    assert_eq!(read_table(b"\xD0\xCF\x11\xE0rest", "list.xlsx").unwrap_err(), ReadError::Protected);
    assert_eq!(read_table(b"%PDF-1.7", "list.csv").unwrap_err(), other("pdf"));
}

#[test]
fn a_long_list_is_read_row_by_row_and_says_how_far_it_is() {
    let mut text = "Код;Дата;Количество\n".to_owned();
    for line in 0..20_000 {
        text.push_str(&format!("{line};09.11.2026;2\n"));
    }
    let mut reader = TableReader::open(text.as_bytes(), "list.csv").unwrap();
    let mut count = 0;
    let mut before = 0;
    while let Some(row) = reader.next_row().unwrap() {
        assert_eq!(row.cell(0).text(), count.to_string());
        count += 1;
        let (done, total) = reader.progress();
        assert!(done > before && total == text.len());
        before = done;
    }
    assert_eq!((count, before), (20_000, text.len()));
}

/// The strict writing of RFC 4180, every field in quotes.
fn written(rows: &[Vec<String>], delimiter: char) -> String {
    let quoted = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&delimiter.to_string());
    rows.iter().map(line).collect::<Vec<_>>().join("\r\n")
}

proptest! {
    #[test]
    fn what_was_written_is_read(
        rows in prop::collection::vec(prop::collection::vec("[a-zё\"; ,\t\n\r]{0,8}", 3), 1..8),
        delimiter in prop::sample::select(vec![';', ',', '\t']),
    ) {
        let head = vec!["Код".to_owned(), "Дата".to_owned(), "Количество".to_owned()];
        let all: Vec<_> = std::iter::once(head).chain(rows.iter().cloned()).collect();
        let filled = |row: &Vec<String>| row.iter().any(|field| !field.trim().is_empty());
        let expected: Vec<_> = rows.iter().filter(|row| filled(row)).cloned().collect();
        prop_assert_eq!(texts(&table(written(&all, delimiter))), expected);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_table(&bytes, "list.csv");
    }

    #[test]
    fn any_text_of_marks_is_read_or_refused(text in "[;,\t\"\r\n'=аКод ]{0,200}") {
        if let Ok(table) = read_table(text.as_bytes(), "list.csv") {
            let lines = text.split_inclusive(['\n', '\r']).count();
            prop_assert!(table.rows.iter().all(|row| row.number <= lines));
        }
    }
}
