//! Bank statements in the format 1CClientBankExchange: what came in, and what is no statement.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use rodnik::domain::money::Money;
use rodnik::exchange::bank_statement::{Statement, StatementError, read};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bank").join(name)).expect("a fixture")
}

/// A statement of one document, changed as a test wants it.
fn one(change: impl Fn(&str) -> String) -> Result<Statement, StatementError> {
    let text = "1CClientBankExchange\nКодировка=UTF-8\nРасчСчет=40702\nСекцияДокумент=Платежное поручение\n\
                Номер=5\nДата=18.11.2026\nСумма=100.50\nПлательщик1=ООО Ромашка\nПлательщикИНН=7701234567\n\
                ПолучательСчет=40702\nНазначениеПлатежа=за воду\nКонецДокумента\nКонецФайла\n";
    read(change(text).as_bytes())
}

#[test]
fn money_that_came_in_is_read_in_every_encoding_and_what_went_out_is_left() {
    let statement = read(&fixture("statement.txt")).expect("a statement");
    assert_eq!(statement.accounts, ["40702810900000000001"]);
    assert_eq!((statement.incoming.len(), statement.other), (2, 1));
    let first = &statement.incoming[0];
    assert_eq!((first.number.as_str(), first.amount), ("118", Money::minor(429_000)));
    assert_eq!(first.day.to_string(), "2026-11-18", "the day on which it came");
    assert_eq!((first.payer.as_str(), first.tax_number.as_str()), ("ООО \"Линия-Сервис\"", "6312345678"));
    assert!(first.purpose.contains("С-000012"), "{}", first.purpose);
    let second = &statement.incoming[1];
    assert_eq!(second.payer, "ИП Кузнецова Мария Петровна", "without the tax number before it");
    assert_eq!((second.tax_number.as_str(), second.day.to_string().as_str()), ("631234567890", "2026-11-18"));
    for other in ["statement-utf8.txt", "statement-dos.txt"] {
        assert_eq!(read(&fixture(other)).as_ref(), Ok(&statement), "{other}");
    }
}

#[test]
fn the_same_document_of_another_file_has_the_same_fingerprint() {
    let first = one(str::to_owned).expect("a statement").incoming;
    let later =
        one(|text| text.replace("за воду", "ЗА ВОДУ").replace("Сумма=100.50", "Сумма=100,5")).expect("one");
    assert_eq!(first[0].fingerprint, later.incoming[0].fingerprint);
    let other = one(|text| text.replace("Номер=5", "Номер=6")).expect("a statement").incoming;
    assert_ne!(first[0].fingerprint, other[0].fingerprint);
}

#[test]
fn two_payments_that_are_alike_in_one_file_are_both_kept_and_known_again() {
    let twice = |text: &str| {
        let (head, rest) = text.split_once("СекцияДокумент").unwrap();
        let document = format!("СекцияДокумент{}", rest.split_once("КонецФайла").unwrap().0);
        format!("{head}{document}{document}КонецФайла\n")
    };
    let both = one(twice).expect("a statement").incoming;
    assert_eq!(both.len(), 2);
    assert_ne!(both[0].fingerprint, both[1].fingerprint, "neither is taken for the other");
    assert_eq!(one(twice).expect("a statement").incoming, both, "the same file again");
    assert_eq!(one(str::to_owned).expect("a statement").incoming[0], both[0]);
}

#[test]
fn a_broken_file_is_refused_with_the_line_at_fault() {
    let refused = |change: fn(&str) -> String| one(change).expect_err("a refusal");
    assert_eq!(read(b""), Err(StatementError::NotAStatement));
    assert_eq!(read(b"number;sum\n1;2\n"), Err(StatementError::NotAStatement));
    assert_eq!(refused(|text| text.replace("РасчСчет=40702\nСек", "Сек")), StatementError::NoAccount);
    assert_eq!(refused(|text| text.replace("КонецФайла\n", "")), StatementError::CutOff { line: 12 });
    assert_eq!(
        refused(|text| text.replace("КонецДокумента\n", "")),
        StatementError::CutOff { line: 12 },
        "the document never ended"
    );
    assert_eq!(
        refused(|text| text.replace("Номер=5", "СекцияДокумент=Банковский ордер")),
        StatementError::Nested { line: 5 }
    );
    assert_eq!(
        refused(|text| text.replace("СекцияДокумент=Платежное поручение\n", "")),
        StatementError::Nested { line: 11 }
    );
    assert_eq!(
        refused(|text| text.replace("Сумма=100.50\n", "")),
        StatementError::Missing { line: 4, field: "Сумма" }
    );
    assert_eq!(
        refused(|text| text.replace("Дата=18.11.2026\n", "")),
        StatementError::Missing { line: 4, field: "Дата" }
    );
    for sum in ["0.00", "-5.00", "сто", "1.234", "9999999999999.00", ""] {
        let read = one(|text| text.replace("100.50", sum));
        let fits = match &read {
            Err(StatementError::Value { line: 7, field: "Сумма", .. }) => !sum.is_empty(),
            Err(StatementError::Missing { .. }) => sum.is_empty(),
            _ => false,
        };
        assert!(fits, "{sum}: {read:?}");
    }
    for date in ["31.02.2026", "2026-11-18", "18.11.26", "18.11.99999"] {
        let value = date.to_owned();
        let read = one(|text| text.replace("18.11.2026", date));
        assert_eq!(read, Err(StatementError::Value { line: 6, field: "Дата", value }));
    }
    let mut mixed = one_bytes();
    mixed.extend(b"\xCF\xEE\n");
    assert_eq!(read(&mixed), Err(StatementError::Encoding { line: 4 }));
}

fn one_bytes() -> Vec<u8> {
    "1CClientBankExchange\nКодировка=UTF-8\nРасчСчет=40702\n".as_bytes().to_vec()
}

#[test]
fn a_purpose_over_several_lines_and_hostile_letters_are_kept_readable() {
    let spread = one(|text| {
        text.replace("НазначениеПлатежа=за воду", "НазначениеПлатежа1=за\nНазначениеПлатежа2=воду")
    });
    assert_eq!(spread.expect("a statement").incoming[0].purpose, "за воду");
    let hostile = one(|text| text.replace("за воду", &format!("а\u{0}б\t{}", "я".repeat(5_000))));
    let purpose = hostile.expect("a statement").incoming.remove(0).purpose;
    assert!(purpose.starts_with("а б") && purpose.chars().count() <= 500);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_are_a_surprise(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        drop(read(&bytes));
        let mut begun = one_bytes();
        begun.extend(&bytes);
        drop(read(&begun));
    }

    #[test]
    fn a_torn_statement_is_never_read_as_a_whole_one(cut in 0..2_000_usize) {
        let whole = fixture("statement.txt");
        let cut = cut.min(whole.len() - "КонецФайла".chars().count() - 2);
        prop_assert!(read(&whole[..cut]).is_err());
    }
}
