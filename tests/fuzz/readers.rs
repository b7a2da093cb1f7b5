//! Each reader with what it is given.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use rodnik::clock::Clock;
use rodnik::domain::ids::AddressId;
use rodnik::domain::phone::{display, parse_phones, search_digits};
use rodnik::domain::times::{parse_window, typed_time};
use rodnik::exchange::bank_statement;
use rodnik::exchange::columns::{ClientColumn, DeliveryColumn, Mapping};
use rodnik::exchange::production_calendar::read_calendar;
use rodnik::exchange::table::{CellRef, ReadError, read_table};
use rodnik::exchange::values as value;
use rodnik::i18n::Language;
use rodnik::planning::backtest::{read_addresses, read_holidays, read_sales};
use rodnik::planning::case::answer;
use rodnik::preferences::Preferences;
use rodnik::service::backup::Note;
use rodnik::service::check::check;
use rodnik::service::damage::examine;
use rodnik::service::find::Finder;
use rodnik::service::import::{Import, ImportFile, ImportKind, dry_run};
use rodnik::service::new_office::create_sample;
use rodnik::service::outcome::Comment;
use rodnik::service::recover::journal_standing;
use rodnik::service::sample::SampleSpec;
use rodnik::service::{Office, Refusal, new_key};
use rodnik::store::journal_folder_beside;
use rodnik::telephony::{Template, order};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::spoiling::{Chance, MOST_MEMORY, give, peak, share, spoilt, spoilt_text};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).expect(name)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

const DELIVERIES: &str = "код;дата;номенклатура;количество;возврат тары;сумма;оплачено;вид оплаты\n\
    000001;01.11.2026;19;3;2;1050;1000;карта\n000002;10.11.2026;Вода 19 л;2;3;700;700;\n000003;2026-11-11;;1;;;;\n";

fn list_corpus() -> Vec<Vec<u8>> {
    vec![
        fixture("import/clients_1c_cp1251.csv"),
        fixture("import/clients_utf16.txt"),
        fixture("import/clients_utf8_bom.csv"),
        DELIVERIES.as_bytes().to_vec(),
        b"a,b,c\n\"1\n2\",\"x\"\"y\",3\n".to_vec(),
    ]
}

/// Reads a table to its end, its headings and each of its cells as everything that it may be.
fn read_whole(bytes: &[u8], name: &str) -> bool {
    let Ok(table) = read_table(bytes, name) else { return false };
    drop(Mapping::<ClientColumn>::recognise(&table.headers));
    drop(Mapping::<DeliveryColumn>::recognise(&table.headers));
    for row in table.rows.iter().take(200) {
        row.cells.iter().take(50).for_each(|cell| as_everything(cell.look()));
    }
    true
}

fn as_everything(cell: CellRef<'_>) {
    drop((value::number(cell), value::money(cell), value::millilitres(cell), value::whole(cell)));
    drop((value::quantity(cell), value::yes_no(cell), value::date(cell), value::birthday(cell)));
    let text = cell.text();
    drop((value::note(&text, 1_000), value::line(&text, 100).map(|_| ())));
    drop(parse_phones(&text, "343"));
}

pub fn lists() -> String {
    let corpus = list_corpus();
    give(share(1), 1, |chance| read_whole(&spoilt(&corpus, chance), "list.csv"))
}

/// The parts of a workbook.
fn parts(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let part = |at| {
        let mut file = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        (file.name().expect("a name").into_owned(), bytes)
    };
    (0..zip::ZipArchive::new(Cursor::new(book)).expect("a workbook").len()).map(part).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a workbook").into_inner()
}

/// The archive as a whole is spoilt, or what one of its parts says.
pub fn workbooks() -> String {
    let corpus = vec![fixture("import/deliveries_1900.xlsx"), fixture("import/deliveries_1904.xlsx")];
    let books: Vec<_> = corpus.iter().map(|book| parts(book)).collect();
    let texts: Vec<Vec<u8>> = books.iter().flatten().map(|(_, bytes)| bytes.clone()).collect();
    give(share(4), 2, |chance| {
        if chance.below(4) == 0 {
            return read_whole(&spoilt(&corpus, chance), "list.xlsx");
        }
        let mut book = chance.of(&books).clone();
        let at = chance.below(book.len());
        let own = [vec![book[at].1.clone()], texts.clone()].concat();
        let only = if chance.below(3) == 0 { &own[..] } else { &own[..1] };
        book[at].1 = spoilt(only, chance);
        read_whole(&packed(&book), "list.xlsx")
    })
}

/// A few kibibytes that unpack to hundreds of mebibytes, and sheets beyond every bound: refused in bounded memory.
pub fn bombs() -> String {
    let book = parts(&fixture("import/deliveries_1900.xlsx"));
    let cell = |row: usize, name: &str| format!("<row r=\"{row}\"><c r=\"{name}{row}\"><v>1</v></c></row>");
    let text =
        format!("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{}</t></is></c></row>", "а".repeat(1 << 20));
    // One cell in each row, and the last column that a list may have merged from the first row to the last.
    let wide = cell(1, "IV")
        + &(2..=1_048_576).map(|row| cell(row, "A")).collect::<String>()
        + "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"IV1:IV1048576\"/></mergeCells><sheetData>";
    // What stands in the sheet, and how often.
    let bombs = [
        (" ".repeat(1 << 20), 600),
        ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".repeat(1_000), 13_000),
        ((1..=1_048_577).map(|row| cell(row, "A")).collect(), 1),
        (cell(1, "A") + &cell(2, "ZZZ"), 1),
        (text, 1),
        (wide, 1),
    ];
    let mut sizes = Vec::new();
    for (piece, times) in bombs {
        let bytes = with_sheet(&book, &piece, times);
        sizes.push(format!("{} KiB of {} MiB", bytes.len() >> 10, (piece.len() * times) >> 20));
        let refused: Result<_, ReadError> = read_table(&bytes, "list.xlsx");
        assert!(refused.is_err(), "{sizes:?}");
    }
    let peak = peak();
    assert!(peak < MOST_MEMORY, "{peak} KiB of memory");
    format!("{} refused: {}; at most {peak} KiB of memory", sizes.len(), sizes.join(", "))
}

/// The workbook with a piece so many times in its sheet.
fn with_sheet(book: &[(String, Vec<u8>)], piece: &str, times: usize) -> Vec<u8> {
    const BEGIN: &[u8] =
        b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in book {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        if name.contains("sheet1") {
            writer.write_all(BEGIN).expect("written");
            (0..times).for_each(|_| writer.write_all(piece.as_bytes()).expect("written"));
            writer.write_all(b"</sheetData></worksheet>").expect("written");
        } else {
            writer.write_all(bytes).expect("written");
        }
    }
    writer.finish().expect("a workbook").into_inner()
}

fn office(folder: &Path) -> Office {
    let path = folder.join("office.rodnik");
    let spec = SampleSpec { addresses: 20, seed: 1, today: day("2026-11-18"), language: Language::Russian };
    create_sample(&path, &spec, &mut |_, _| ()).expect("an office");
    Office::open(&path, Clock::on(spec.today)).expect("the office")
}

/// Whatever the list, the rehearsal gives a verdict and leaves nothing.
pub fn imports() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut office = office(folder.path());
    let actor = office.actor(None).expect("a user");
    let corpus = list_corpus();
    let counts = give(share(50), 3, |chance| {
        let kind = *chance.of(&[ImportKind::Clients, ImportKind::Deliveries]);
        let file = ImportFile::new(kind, "list.csv", spoilt(&corpus, chance));
        let tried = dry_run(&mut office, &actor, &Import { file, watch: Default::default() });
        assert!(!matches!(tried, Err(Refusal::Store(_))), "{tried:?}");
        tried.is_ok()
    });
    assert_eq!(office.read(check), Ok::<_, Refusal>(vec![]));
    counts
}

pub fn calendars() -> String {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<calendar year=\"2026\" lang=\"ru\" country=\"ru\"><holidays>\
        <holiday id=\"1\" title=\"Новогодние каникулы\"/></holidays><days><day d=\"01.01\" t=\"1\" h=\"1\"/><day d=\"01.09\" \
        t=\"1\" f=\"01.03\"/><day d=\"04.30\" t=\"2\"/><day d=\"06.27\" t=\"3\"/></days></calendar>";
    let csv = "дата;тип;название\n2026-01-01;1;Новый год\n2026-03-08;1;\n30.04.2026;2;\n";
    let corpus = [xml.as_bytes().to_vec(), csv.as_bytes().to_vec()];
    give(share(1), 4, |chance| read_calendar(&spoilt(&corpus, chance)).is_ok())
}

pub fn statements() -> String {
    let corpus = ["statement.txt", "statement-dos.txt", "statement-utf8.txt"]
        .map(|name| fixture(&format!("bank/{name}")));
    give(share(1), 5, |chance| bank_statement::read(&spoilt(&corpus, chance)).is_ok())
}

pub fn phones() -> String {
    let corpus = [
        "8 (912) 345-67-89 доб. 12",
        "+7912 3456789, 345-67-89",
        "тел. 912-345-67-89; Анна",
        "+49 30 123456",
        "0",
    ];
    give(share(1), 6, |chance| {
        let text = spoilt_text(&corpus, chance);
        drop((display(&text), search_digits(&text)));
        let area = *chance.of(&["", "343", "8-343", "x"]);
        let phones = parse_phones(&text, area);
        phones.iter().flatten().for_each(|phone| drop(display(&phone.typed)));
        phones.iter().any(Result::is_ok)
    })
}

pub fn values() -> String {
    let corpus = [
        "1 234,50",
        "1,234.50",
        "19 л",
        "−5",
        "01.11.2026",
        "2026-11-01",
        "45962",
        "31.12",
        "да",
        "+",
        "10:30-12",
        "9.5",
        "п/д",
    ];
    give(share(1), 7, |chance| {
        let text = spoilt_text(&corpus, chance);
        as_everything(CellRef::Text(&text));
        drop((typed_time(&text), parse_window(&text)));
        value::number(CellRef::Text(&text)).is_ok()
    })
}

pub fn cases() -> String {
    let case = r#"{"today": "2026-11-09", "settings": {"kind": "consumption", "weekdays": ["tue", "fri"], "periodicity": 1,
        "initial_l_per_day": 1.5, "call_delay": 1}, "sales": [["2026-10-01", 2], ["2026-10-20", 3], ["2026-11-02", 2]],
        "no_delivery": ["2026-11-20"], "pauses": [["2026-12-01", "2026-12-10"]]}"#;
    let many = format!("[{case}, {{}}, 1]");
    let corpus = [case, many.as_str()];
    give(share(4), 8, |chance| answer(&spoilt_text(&corpus, chance)).is_ok())
}

/// The tables of a backtest: each text is read as each of them.
pub fn backtests() -> String {
    let corpus = [
        "address_id,date,litres\n1,2026-01-05,38\n1,2026-01-19,57\n2,2026-02-01,-19\n2,2026-02-01,1e2\n",
        "address_id,initial_litres_per_day\n1,2.5\n2,\n",
        "date\n2026-01-01\n2026-05-09\n",
    ];
    give(share(1), 14, |chance| {
        let text = spoilt_text(&corpus, chance);
        let table = || text.as_bytes();
        let read =
            [read_sales(table()).is_ok(), read_addresses(table()).is_ok(), read_holidays(table()).is_ok()];
        read.contains(&true)
    })
}

/// What is remembered of the backups: an office opens whatever stands there.
pub fn notes() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.rodnik");
    let last = r#"{"path": "a.rodnik", "at": "2026-11-18T10:00:00Z", "history": 12, "seal": "00ff"}"#;
    let good = format!(
        r#"{{"uid": "u", "folder": "/b", "last": {last}, "failed": null, "tried": "2026-11-18", "entries": {{"a": 7}}}}"#
    );
    let corpus =
        [good.as_bytes().to_vec(), b"{}".to_vec(), br#"{"last": {"seal": "\u00e4\u00e4"}}"#.to_vec()];
    Note::default().save(&path).expect("written");
    let file = lying_below(folder.path()).pop().expect("the note");
    give(share(5), 15, |chance| {
        fs::write(&file, spoilt(&corpus, chance)).expect("written");
        let note = Note::load(&path);
        let head = note.last.as_ref().map(|last| last.head());
        head.is_some_and(|head| head.id == 12)
    })
}

/// The journal beside an office: the look before opening says whether it goes beyond the office, and the office is not touched.
pub fn journals() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut office = office(folder.path());
    let actor = office.actor(None).expect("a user");
    for number in 0..6 {
        let text = format!("said {number}");
        let comment = Comment { address: AddressId(1), task: None, text };
        office.run(&actor, new_key().expect("a key"), &comment).expect("a comment");
    }
    let path = office.path().to_owned();
    drop(office);
    let files = lying_below(&journal_folder_beside(&path));
    let corpus: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).expect("its bytes")).collect();
    let base = fs::read(&path).expect("the office");
    let counts = give(share(20), 16, |chance| {
        let at = chance.below(files.len());
        fs::write(&files[at], spoilt(&corpus, chance)).expect("written");
        let good = examine(&path).is_ok();
        fs::write(&files[at], &corpus[at]).expect("written");
        good
    });
    assert_eq!(fs::read(&path).expect("the office"), base, "looking changes nothing");
    let mut office = Office::open(&path, Clock::on(day("2026-11-18"))).expect("the office");
    assert_eq!(journal_standing(&mut office), Ok(None));
    counts
}

/// The files below a folder.
fn lying_below(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { lying_below(&path) } else { vec![path] }).collect()
}

pub fn settings() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("preferences.json");
    let good = Preferences { language: Some("ru".into()), ..Preferences::default() };
    good.save(&file).expect("written");
    let corpus =
        [fs::read(&file).expect("its bytes"), b"{}".to_vec(), br#"{"zoom": 1e999, "window": {}}"#.to_vec()];
    give(share(10), 9, |chance| {
        fs::write(&file, spoilt(&corpus, chance)).expect("written");
        let (preferences, aside) = Preferences::load(&file);
        let zoom = preferences.sane().zoom;
        assert!((0.5..=3.0).contains(&zoom), "{zoom}");
        if let Some(aside) = &aside {
            fs::remove_file(&aside.file).expect("kept aside");
        }
        aside.is_none()
    })
}

pub fn softphones() -> String {
    let corpus =
        ["phone --call {number}", "\"C:\\Program Files\\Phone\\p.exe\" /dial:{number}", "{number}", "tel"];
    give(share(1), 10, |chance| {
        let template = Template::Command(spoilt_text(&corpus, chance));
        let number = spoilt_text(&["+79123456789", "112"], chance);
        template.check().is_ok() && order(&template, &number).is_ok()
    })
}

pub fn search() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut office = office(folder.path());
    let mut finder = Finder::default();
    let corpus =
        ["иванов", "лен 12 кв 5", "д.5", "а:б", "\"AND*(", "8912", "З-000123", "ёлка", "^", "OR NEAR"];
    give(share(5), 11, |chance| {
        let typed = spoilt_text(&corpus, chance);
        let found = office.read(|read| finder.find(read, &typed, 20));
        !found.expect("never an error").is_empty()
    })
}

#[cfg(feature = "gui")]
pub fn dates() -> String {
    use rodnik::ui::widget::parse_date;
    let corpus = [
        "завтра",
        "пт",
        "через неделю",
        "+3",
        "15.12",
        "15 декабря",
        "1.1.26",
        "tomorrow",
        "next friday",
        "конец месяца",
    ];
    let days = [
        day("2026-11-18"),
        day("2028-02-29"),
        day("1970-01-01"),
        day("2099-12-31"),
        NaiveDate::MAX,
        NaiveDate::MIN,
    ];
    give(share(1), 12, |chance| parse_date(&spoilt_text(&corpus, chance), *chance.of(&days)).is_ok())
}

/// The program itself: an end with a sentence, never by a panic.
pub fn command_line() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    drop(office(folder.path()));
    let office = folder.path().join("office.rodnik");
    let words = [
        "list",
        "active",
        "plan",
        "sell",
        "000001",
        "--date",
        "2026-11-18",
        "--line",
        "19=1",
        "--today",
        "check",
        "--format",
        "json",
        "--lang",
        "ru",
        "import",
        "clients",
        "--case",
        "init",
        "--sample",
        "--addresses",
        "5",
        "--as",
        "Анна",
        "--help",
        "-V",
        "--",
    ];
    give(share(100), 13, |chance: &mut Chance| {
        let line: Vec<String> = (0..1 + chance.below(8))
            .map(|_| {
                if chance.below(3) == 0 {
                    spoilt_text(&words, chance)
                } else {
                    (*chance.of(&words)).to_owned()
                }
            })
            .map(|word| word.replace('\0', ""))
            .collect();
        let mut program = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
        program.arg("--office").arg(&office).args(&line).current_dir(folder.path()).stdin(Stdio::null());
        let output = program.output().expect("a process");
        let code = output.status.code();
        assert!(
            matches!(code, Some(0..=2)),
            "{line:?} ended with {code:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        code == Some(0)
    })
}
