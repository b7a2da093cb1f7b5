//! Documents for print: what is written can be read again, table headings stand on every page, the bytes never differ.
//! And the sheet of an order and the route sheet, on paper and in Excel.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rodnik::domain::money::Money;
use rodnik::exchange::order_sheet::{OrderSheet, OrderedLine, Sum};
use rodnik::exchange::pdf::{Block, Cell, Column, Document, Table, pdf};
use rodnik::exchange::route_sheet::{RouteSheet, SheetStop, Words};
use rodnik::exchange::sheet::xlsx;

/// The texts of each page, line by line, as a viewer copies them: glyphs go back to signs by the maps in the file.
fn pages(bytes: &[u8]) -> Vec<Vec<String>> {
    let maps = unicode_maps(bytes);
    let contents = streams(bytes).into_iter().filter(|stream| find(stream, b" Tf").is_some());
    contents.map(|content| lines(&content, &maps)).collect()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while let Some(at) = find(rest, b"\nstream\n") {
        let begin = at + b"\nstream\n".len();
        let end = begin + find(&rest[begin..], b"\nendstream").expect("the end of a stream");
        found.push(rest[begin..end].to_vec());
        rest = &rest[end..];
    }
    found
}

/// For each font, in the order of the file: glyph to sign.
fn unicode_maps(bytes: &[u8]) -> Vec<HashMap<u16, char>> {
    let maps = streams(bytes).into_iter().filter(|stream| find(stream, b"begincmap").is_some());
    let pair = |line: &str| {
        let mut hex = line.split(['<', '>', ' ']).filter(|part| !part.is_empty());
        let number = |part: &str| u16::from_str_radix(part, 16).ok().filter(|_| part.len() == 4);
        let (glyph, sign) = (number(hex.next()?)?, number(hex.next()?)?);
        Some((glyph, char::from_u32(sign.into())?)).filter(|_| hex.next().is_none())
    };
    let map = |stream: Vec<u8>| {
        let text = String::from_utf8_lossy(&stream).into_owned();
        let body = text.lines().skip_while(|line| !line.contains("beginbfchar"));
        body.filter_map(pair).collect()
    };
    maps.map(map).collect()
}

fn lines(content: &[u8], maps: &[HashMap<u16, char>]) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = content;
    while let Some(at) = find(rest, b"BT\n") {
        let end = at + find(&rest[at..], b"\nET").expect("the end of a text");
        let block = &rest[at..end];
        let font = usize::from(find(block, b"/F2 ").is_some());
        let glyphs = shown(block);
        let signs = glyphs.chunks(2).map(|pair| maps[font][&u16::from_be_bytes([pair[0], pair[1]])]);
        found.push(signs.collect());
        rest = &rest[end..];
    }
    found
}

/// The bytes of the string that a text block shows, written as `(..)` or `<..>`.
fn shown(block: &[u8]) -> Vec<u8> {
    let end = block.strip_suffix(b" Tj").expect("a shown text").len();
    let begin = find(block, b" Td\n").expect("a place") + 4;
    let string = &block[begin..end];
    if string[0] == b'<' {
        let digits = String::from_utf8_lossy(&string[1..string.len() - 1]).into_owned();
        let pairs = digits.as_bytes().chunks(2);
        return pairs
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect();
    }
    let mut bytes = string[1..string.len() - 1].iter().copied();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        out.push(if byte == b'\\' { escaped(&mut bytes) } else { byte });
    }
    out
}

/// What stands behind a backslash: a letter for a sign, or three octal digits.
fn escaped(bytes: &mut impl Iterator<Item = u8>) -> u8 {
    match bytes.next().unwrap() {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 8,
        b'f' => 12,
        digit @ b'0'..=b'7' => {
            let digits = [digit, bytes.next().unwrap(), bytes.next().unwrap()];
            digits.iter().fold(0, |byte, digit| byte * 8 + (digit - b'0'))
        }
        other => other,
    }
}

fn document(blocks: Vec<Block>) -> Document {
    Document { name: "Документ".into(), page_of: "из".into(), blocks }
}

#[test]
fn russian_text_is_read_back_as_it_was_written() {
    let said = "Съешь ещё этих мягких французских булок, да выпей чаю: 1 234,50 ₽ — №7 «Родник»";
    let blocks = vec![Block::Title("Акт сверки".into()), Block::Paragraph(said.into())];
    let pages = pages(&pdf(&document(blocks)).unwrap());
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0], ["Акт сверки", said, "Документ", "1 из 1"]);
}

#[test]
fn the_same_document_always_gives_the_same_bytes() {
    let made = || pdf(&document(vec![Block::Paragraph("Вода".into())])).unwrap();
    assert_eq!(made(), made());
    assert!(made().starts_with(b"%PDF-1.7"));
    assert!(find(&made(), b"/CIDFontType0").is_some() && find(&made(), b"/OpenType").is_some());
}

fn long_table(rows: u32) -> Block {
    let columns = vec![Column::new("Клиент", 3.0), Column::figures("Бутылей", 1.0)];
    let rows = (1..=rows).map(|row| vec![Cell::text(format!("Клиент {row}")), Cell::text("2")]).collect();
    Block::Table(Table { columns, rows })
}

#[test]
fn a_long_table_repeats_its_headings_and_numbers_its_pages() {
    let pages = pages(&pdf(&document(vec![long_table(150)])).unwrap());
    let count = pages.len();
    assert!(count > 2, "{count}");
    for (page, number) in pages.iter().zip(1..) {
        assert_eq!(page[..2], ["Клиент", "Бутылей"], "page {number}");
        assert_eq!(page[page.len() - 1], format!("{number} из {count}"));
    }
    let rows: Vec<&String> = pages.iter().flatten().filter(|line| line.starts_with("Клиент ")).collect();
    assert_eq!(rows.len(), 150, "every row once");
    assert_eq!(rows[149], "Клиент 150");
}

#[test]
fn long_texts_are_wrapped_and_a_cell_longer_than_a_page_goes_over_several() {
    let words = (0..3_000).map(|word| format!("слово{word}")).collect::<Vec<_>>().join(" ");
    let word = "я".repeat(400);
    let columns = vec![Column::new("Заметка", 1.0), Column::new("Слово", 1.0)];
    let rows = vec![vec![Cell::text(&words), Cell::text(&word)]];
    let pages = pages(&pdf(&document(vec![Block::Table(Table { columns, rows })])).unwrap());
    assert!(pages.len() > 1);
    let all = pages.concat();
    let told = all.iter().filter(|line| line.starts_with("слово")).flat_map(|line| line.split(' '));
    assert_eq!(told.count(), 3_000, "no word is lost");
    let letters: usize =
        all.iter().filter(|line| line.starts_with('я')).map(|line| line.chars().count()).sum();
    assert_eq!(letters, 400, "a word wider than its column is broken");
}

#[test]
fn signs_that_the_typeface_lacks_and_control_characters_do_no_harm() {
    let pages =
        pages(&pdf(&document(vec![Block::Paragraph("Кафе 🌊\u{7} (у моря) \\ 50%".into())])).unwrap());
    assert_eq!(pages[0][0], "Кафе ? (у моря) \\ 50%");
}

#[test]
fn signatures_stay_together_on_one_page() {
    let places = vec!["Отпустил".to_owned(), "Водитель".to_owned()];
    for rows in 38..48 {
        let made = pdf(&document(vec![long_table(rows), Block::Signatures(places.clone())])).unwrap();
        let pages = pages(&made);
        let with: Vec<bool> = pages.iter().map(|page| page.iter().any(|line| line == "Отпустил")).collect();
        let last = pages.iter().position(|page| page.iter().any(|line| line == "Водитель"));
        assert_eq!(with.iter().position(|with| *with), last, "{rows} rows");
    }
}

fn sheet() -> RouteSheet {
    let stop = SheetStop {
        order: "З-000012".into(),
        time: "18:00–21:00".into(),
        client: "Кузнецова Мария".into(),
        address: "пр. Мира, 88, кв. 41".into(),
        notes: "подъезд 2 · домофон 12К · позвонить заранее".into(),
        phones: vec!["Мария +7 912 345-67-89".into()],
        comment: "Нужна сдача с 5000".into(),
        goods: vec!["Вода 19 л × 2".into()],
        bottles: 2,
        returned: 1,
        due: Money::minor(70_000),
        debt: Money::ZERO,
        payment: vec!["Наличные курьеру".into()],
        due_text: "700,00 ₽".into(),
    };
    let transfer = SheetStop {
        order: "З-000013".into(),
        client: "=1+1 ООО".into(),
        bottles: 5,
        due: Money::ZERO,
        due_text: String::new(),
        ..stop.clone()
    };
    RouteSheet {
        title: "Маршрутный лист М-000001".into(),
        short_title: "Лист М-000001".into(),
        facts: vec!["Офис".into(), "Водитель: Иванов".into()],
        words: Words {
            page_of: "из".into(),
            total: "Итого".into(),
            printed: ["№", "Время", "Клиент", "Привезти", "Тара", "Получить", "Подпись"].map(Into::into),
            columns: [
                "№",
                "Заказ",
                "Время",
                "Клиент",
                "Адрес",
                "Пометки",
                "Телефоны",
                "Привезти",
                "Бут.",
                "Тара",
                "Получить",
                "Оплата",
                "Комментарий",
            ]
            .map(Into::into),
        },
        stops: vec![stop, transfer],
        total_due: "700,00 ₽".into(),
        signatures: vec!["Водитель".into()],
    }
}

#[test]
fn a_route_sheet_tells_the_driver_everything_on_paper() {
    let text = pages(&pdf(&sheet().document()).unwrap()).concat().join("\n");
    for said in [
        "Маршрутный лист М-000001",
        "Водитель: Иванов",
        "18:00–21:00",
        "пр. Мира, 88, кв. 41",
        "домофон 12К",
        "+7 912 345-67-89",
        "Нужна сдача с 5000",
        "Вода 19 л × 2",
        "700,00 ₽",
        "Наличные",
        "Итого",
        "Подпись",
    ] {
        assert!(text.contains(said), "{said} is missing:\n{text}");
    }
}

#[test]
fn a_route_sheet_in_excel_can_be_added_up() {
    let bytes = xlsx(&[sheet().sheet()]).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let rows: Vec<&[Data]> = range.rows().collect();
    let at = rows.iter().position(|row| row[0] == Data::String("№".into())).expect("the headings");
    assert_eq!(name, "Лист М-000001", "whole, though Excel takes few letters");
    assert_eq!(rows[at + 1][3], Data::String("Кузнецова Мария".into()));
    assert_eq!(rows[at + 1][10], Data::Float(700.0));
    assert_eq!(rows[at + 2][3], Data::String("=1+1 ООО".into()), "a text, never a formula");
    assert_eq!((&rows[at + 3][8], &rows[at + 3][9]), (&Data::Float(7.0), &Data::Float(2.0)), "totals");
    assert_eq!(rows[at + 3][10], Data::Float(700.0));
}

fn order_of(lines: u32) -> OrderSheet {
    let line = |at: u32| OrderedLine {
        product: format!("Вода «Родник» {at} л"),
        quantity: "2".into(),
        price: "350,00".into(),
        returned: "1".into(),
        sum: "700,00".into(),
    };
    let sum =
        |label: &str, amount: &str, is_total| Sum { label: label.into(), amount: amount.into(), is_total };
    OrderSheet {
        title: "Заказ покупателя З-000012".into(),
        facts: vec!["Офис".into(), "подъезд 2 · домофон 12К".into()],
        page_of: "из".into(),
        columns: ["№", "Товар", "Кол-во", "Цена", "Тара", "Сумма"].map(Into::into),
        lines: (1..=lines).map(line).collect(),
        sums: vec![sum("Аванс", "−350,00", false), sum("К оплате", "350,00 ₽", true)],
        comment: "Комментарий водителю: позвонить".into(),
        signatures: vec!["Водитель".into(), "Получил".into()],
    }
}

#[test]
fn the_sheet_of_an_order_has_all_of_it_on_one_page() {
    let pages = pages(&pdf(&order_of(1).document()).unwrap());
    assert_eq!(pages.len(), 1);
    let text = pages.concat().join("\n");
    for said in [
        "Заказ покупателя З-000012",
        "домофон 12К",
        "Вода «Родник» 1 л",
        "350,00",
        "Аванс",
        "К оплате",
        "350,00 ₽",
        "позвонить",
        "Получил",
    ] {
        assert!(text.contains(said), "{said} is missing:\n{text}");
    }
}

#[test]
fn an_order_of_many_lines_goes_on_with_its_headings_on_further_pages() {
    let pages = pages(&pdf(&order_of(120).document()).unwrap());
    assert!(pages.len() > 2, "{}", pages.len());
    let with_lines = &pages[..pages.len() - 1];
    assert!(with_lines.iter().all(|page| page.iter().any(|line| line == "Товар")));
    let lines = pages.concat().iter().filter(|line| line.starts_with("Вода")).count();
    assert_eq!(lines, 120, "no line is lost");
    let last = pages.last().unwrap();
    assert!(last.iter().any(|line| line == "К оплате") && last.iter().any(|line| line == "Получил"));
}
