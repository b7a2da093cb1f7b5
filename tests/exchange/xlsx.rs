//! Workbooks: dates of both calendars, numbers, merged cells, formulas; bombs and damage are refused.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use proptest::prelude::*;
use rodnik::exchange::columns::Mapping;
use rodnik::exchange::deliveries::{AddressKey, DeliveryParser};
use rodnik::exchange::reason::Reason;
use rodnik::exchange::table::{Cell, MAX_COLUMNS, ReadError, Table, read_table};
use zip::write::SimpleFileOptions;

const DELIVERIES_1900: &[u8] = include_bytes!("../fixtures/import/deliveries_1900.xlsx");
const DELIVERIES_1904: &[u8] = include_bytes!("../fixtures/import/deliveries_1904.xlsx");

/// A workbook of one sheet with the given XML behind the worksheet's root.
fn workbook(sheet: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    archive(&[
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns='{package}'><Relationship Id='r1' Type='{relations}/officeDocument' \
                 Target='xl/workbook.xml'/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns='{main}' xmlns:r='{relations}'><sheets><sheet name='A' sheetId='1' r:id='r1'/>\
                 </sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns='{package}'><Relationship Id='r1' Type='{relations}/worksheet' \
                 Target='worksheets/sheet1.xml'/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns='{main}'>{sheet}</worksheet>")),
    ])
}

fn archive(entries: &[(&str, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn text(at: &str, text: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>")
}

fn read(sheet: &str) -> Result<Table, ReadError> {
    read_table(&workbook(sheet), "list.xlsx")
}

#[test]
fn deliveries_of_both_calendars_are_read_alike() {
    for bytes in [DELIVERIES_1900, DELIVERIES_1904] {
        let table = read_table(bytes, "deliveries.xlsx").unwrap();
        let (mapping, _) = Mapping::recognise(&table.headers);
        let parser = DeliveryParser::new(&mapping);
        let first = parser.parse(table.rows[0].look()).unwrap();
        assert_eq!((first.number, first.quantity, first.returned), (4, 2, Some(2)));
        assert_eq!(first.date, NaiveDate::from_ymd_opt(2026, 11, 9).unwrap());
        assert_eq!(first.amount.unwrap().as_minor(), 70_050);
        let second = parser.parse(table.rows[1].look()).unwrap();
        assert_eq!(second.key, AddressKey::Code("17".into()), "the code is merged over both rows");
        assert_eq!(second.date, NaiveDate::from_ymd_opt(2026, 11, 10).unwrap());
        assert_eq!(
            (second.quantity, second.amount.unwrap().as_minor()),
            (3, 105_000),
            "numbers kept as text"
        );
        let third = parser.parse(table.rows[2].look()).unwrap_err();
        assert_eq!(third[0].reason, Reason::NotWhole);
    }
}

#[test]
fn a_formula_gives_its_last_value_without_the_dust_of_binary_fractions() {
    let table = read(&format!(
        "<sheetData><row r='1'>{}{}</row><row r='2'><c r='A2'><v>17</v></c>\
         <c r='B2'><f>0.1+0.2</f><v>0.30000000000000004</v></c></row></sheetData>",
        text("A1", "Код"),
        text("B1", "Сумма")
    ))
    .unwrap();
    assert_eq!(table.rows[0].cells[1], Cell::Number("0.3".parse().unwrap()));
    assert_eq!(table.rows[0].cells[0].look().text(), "17");
}

#[test]
fn empty_rows_by_the_thousand_cost_nothing() {
    let rows: String = (2..50_000).map(|row| format!("<row r='{row}'><c r='A{row}'/></row>")).collect();
    let last = "<row r='1048576'><c r='A1048576'><v>1</v></c></row>";
    let head = text("A1", "Код");
    let table = read(&format!("<sheetData><row r='1'>{head}</row>{rows}{last}</sheetData>")).unwrap();
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1_048_576]);
}

#[test]
fn a_cell_in_the_farthest_corner_is_refused_and_not_paid_for() {
    let sheet =
        format!("<sheetData><row r='1'>{}<c r='XFD1'><v>1</v></c></row></sheetData>", text("A1", "Код"));
    assert_eq!(read(&sheet), Err(ReadError::TooManyColumns { line: 1, limit: MAX_COLUMNS }));
    assert_eq!(read("<sheetData/>"), Err(ReadError::Empty));
}

#[test]
fn a_cell_out_of_all_bounds_is_refused_and_breaks_nothing_off() {
    for at in ["AAAAAAAAAAAA1", "A99999999999"] {
        let sheet = format!("<sheetData><row r='1'>{}</row></sheetData>", text(at, "Вода"));
        assert!(matches!(read(&sheet), Err(ReadError::BrokenWorkbook { .. })), "{at}: {:?}", read(&sheet));
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut bytes = archive(&[("xl/worksheets/sheet1.xml", " ".repeat(123_457))]);
    let (honest, bomb) = (123_457_u32.to_le_bytes(), (600_u32 * 1024 * 1024).to_le_bytes());
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == honest {
            bytes[at..at + 4].copy_from_slice(&bomb);
        }
    }
    assert_eq!(read_table(&bytes, "list.xlsx"), Err(ReadError::TooLarge { limit_mib: 512 }));
}

#[test]
fn a_damaged_workbook_is_named_so() {
    let broken = |bytes: &[u8]| matches!(read_table(bytes, "a.xlsx"), Err(ReadError::BrokenWorkbook { .. }));
    assert!(broken(&DELIVERIES_1900[..DELIVERIES_1900.len() / 2]));
    assert!(broken(b"PK\x03\x04"));
    assert!(broken(b"plain text"));
    assert!(broken(&archive(&[("readme.txt", "no workbook".to_owned())])));
    let ods = archive(&[("mimetype", "application/ods".to_owned()), ("content.xml", "<a/>".to_owned())]);
    assert_eq!(read_table(&ods, "list"), Err(ReadError::OtherFormat { extension: "ods".to_owned() }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_workbook_with_changed_bytes_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = DELIVERIES_1900.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read_table(&bytes, "list.xlsx");
    }

    #[test]
    fn any_xml_of_a_sheet_is_read_or_refused(sheet in "(<(c|row|v|f|sheetData|mergeCell)( r='[A-C]?[0-9]{0,8}')?( t='[ndsb]')?/?>|[0-9.e-]{0,4}|</(c|row|v|sheetData)>){0,20}") {
        let _ = read(&format!("<sheetData>{sheet}</sheetData>"));
    }
}
