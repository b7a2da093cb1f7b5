use std::io::{Cursor, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rodnik::domain::people::Role;
use rodnik::i18n::{Language, Texts};
use rodnik::service::import::{
    ColumnMap, Import, ImportFile, ImportKind, ImportRefusal, Watch, dry_run, preview, write_refused,
};
use rodnik::service::outcome::Comment;
use rodnik::service::rights::Right;
use rodnik::service::{Actor, Office, OfficeLink, Refusal, new_key};
use rodnik::wording::{import_refused, row_faults};
use zip::write::SimpleFileOptions;

use crate::office::{Desk, nobody};

fn file(kind: ImportKind, bytes: impl Into<Vec<u8>>) -> ImportFile {
    ImportFile::new(kind, "list.csv", bytes.into())
}

/// A workbook of one sheet of texts.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let link = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns='{package}'><Relationship Id='r1' Type='{of}/{kind}' Target='{target}'/></Relationships>"
        )
    };
    let mut sheet = String::new();
    for (row, cells) in (1..).zip(rows) {
        sheet.push_str(&format!("<row r='{row}'>"));
        for (column, cell) in ('A'..).zip(*cells) {
            sheet.push_str(&format!("<c r='{column}{row}' t='inlineStr'><is><t>{cell}</t></is></c>"));
        }
        sheet.push_str("</row>");
    }
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("_rels/.rels", link("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns='{main}' xmlns:r='{of}'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", link("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns='{main}'><sheetData>{sheet}</sheetData></worksheet>"),
        ),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn one_list_comes_in_alike_in_every_format() {
    let text = "код;контрагент;адрес\n1;Иванов;Ленина 1\n";
    let (cp1251, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let commas = text.replace(';', ",");
    let sheet = workbook(&[&["код", "контрагент", "адрес"], &["1", "Иванов", "Ленина 1"]]);
    let mut expected = None;
    for bytes in [text.as_bytes().to_vec(), cp1251.into_owned(), marked, commas.into_bytes(), sheet] {
        let mut desk = Desk::new();
        assert_eq!(desk.bring(file(ImportKind::Clients, bytes)).unwrap().counts.added, 1);
        let dump = desk.dump();
        assert_eq!(expected.get_or_insert_with(|| dump.clone()), &dump);
    }
}

#[test]
fn columns_chosen_by_hand_are_remembered_by_the_headings() {
    let mut desk = Desk::new();
    let list = "Кто;Куда;Чей\nИванов;Ленина 1;Север\n";
    let mut chosen = file(ImportKind::Clients, list);
    let refused = desk.bring(chosen.clone());
    assert_eq!(refused, Err(Refusal::Import(ImportRefusal::MissingColumns(vec!["counterparty", "address"]))));
    let mut look = desk.office.read(|read| preview(read, &chosen)).unwrap();
    assert_eq!((look.headers.len(), look.rows[0].0, look.remembered), (3, 2, false));
    assert_eq!(look.columns.missing(), ["counterparty", "address"]);
    for (index, meaning) in [(0, "counterparty"), (1, "address"), (2, "route")] {
        look.columns.set(index, Some(meaning));
    }
    chosen.columns = Some(look.columns);
    assert_eq!(desk.bring(chosen.clone()).unwrap().counts.added, 1);
    let next = file(ImportKind::Clients, "кто;КУДА;чей\nПетров;Мира 2;Юг\n");
    let look = desk.office.read(|read| preview(read, &next)).unwrap();
    assert!(look.remembered);
    assert_eq!(look.columns.meaning(2), Some("route"));
    assert_eq!(desk.bring(next).unwrap().counts.added, 1);
    let foreign = ImportFile { columns: chosen.columns, ..file(ImportKind::Clients, "а;б\n1;2\n") };
    assert_eq!(desk.bring(foreign), Err(Refusal::Import(ImportRefusal::ForeignMapping)));
    assert_eq!(ColumnMap::meanings(ImportKind::Deliveries)[0], "code");
}

#[test]
fn refused_rows_go_into_a_file_and_corrected_come_in_again() {
    let mut desk = Desk::with_three();
    let list = "код;дата;количество;сумма\n1;01.11.2026;2;=1+1\n2;02.11.2026;два;700\n3;03.11.2026;1;350\n9;01.11.2026;1;350\n";
    let given = file(ImportKind::Deliveries, list);
    let report = desk.bring(given.clone()).unwrap();
    assert_eq!((report.counts.added, report.counts.refused), (1, 3));
    let texts = Texts::new(Language::Russian);
    let mut out = Vec::new();
    let heading = texts.text("import-refusal-heading");
    write_refused(&given, &report, &mut out, &heading, |row| row_faults(&texts, &row.faults)).unwrap();
    let out = String::from_utf8(out).unwrap();
    let lines: Vec<&str> = out.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "код;дата;количество;сумма;Причина отказа");
    assert_eq!(lines[1], "1;01.11.2026;2;'=1+1;Сумма «=1+1»: не число");
    assert_eq!(lines[2], "2;02.11.2026;два;700;Количество «два»: не число");
    assert_eq!(lines[3], "9;01.11.2026;1;350;Код «9»: такого адреса нет в офисе: загрузите сначала клиентов");
    let corrected = out.replace("'=1+1", "700").replace("два", "2");
    let report = desk.bring(file(ImportKind::Deliveries, corrected)).unwrap();
    assert_eq!((report.counts.added, report.counts.same, report.counts.refused), (2, 0, 1));
}

#[test]
fn who_may_not_import_may_not_try_it_either_and_an_unreadable_file_says_why() {
    let mut desk = Desk::new();
    let import = Import { file: file(ImportKind::Clients, ""), watch: nobody() };
    let operator = Actor { roles: vec![Role::Operator], ..desk.actor.clone() };
    let refused = dry_run(&mut desk.office, &operator, &import);
    assert_eq!(refused, Err(Refusal::NotAllowed(Right::Import, Right::Import.by_default())));
    let Err(Refusal::Import(refusal)) = dry_run(&mut desk.office, &desk.actor, &import) else {
        panic!("an empty file came in");
    };
    for language in Language::ALL {
        let sentence = import_refused(&Texts::new(language), &refusal);
        assert!(sentence.ends_with('.'), "{sentence}");
    }
}

#[test]
fn work_in_the_window_is_recorded_while_a_list_is_tried_out() {
    let desk = Desk::with_three();
    let link = OfficeLink::start(Office::open(&desk.path, desk.office.clock()).unwrap()).unwrap();
    let (began, beginning) = mpsc::channel();
    let (done, recorded) = mpsc::channel();
    let recorded = Mutex::new((recorded, false));
    // The trial goes on only when the work is recorded; the wait ends in any case, so that a defect fails and hangs nothing.
    let watch = Watch::through(move |_| {
        let (recorded, is_over) = &mut *recorded.lock().unwrap();
        if !*is_over {
            *is_over = true;
            began.send(()).unwrap();
            return recorded.recv_timeout(Duration::from_secs(60)).is_ok();
        }
        true
    });
    let list = "код;дата;количество\n1;01.11.2026;2\n";
    let tried = link.try_out(desk.actor.clone(), Import { file: file(ImportKind::Deliveries, list), watch });
    beginning.recv().unwrap();
    let address =
        link.read(|read| Ok(read.address_by_code("1")?)).blocking_recv().unwrap().unwrap().unwrap().id;
    let comment = Comment { address, task: None, text: "Позвонить после обеда".into() };
    let said = link.run(desk.actor.clone(), new_key().unwrap(), comment);
    assert!(said.blocking_recv().unwrap().is_ok());
    // Where the trial gave up waiting, nobody listens any more.
    let _ = done.send(());
    assert_eq!(tried.blocking_recv().unwrap().map(|report| report.counts.added), Ok(1));
}

#[test]
fn a_window_tries_brings_in_and_cancels_on_the_thread_of_the_office() {
    let desk = Desk::with_three();
    let office = Office::open(&desk.path, desk.office.clock()).unwrap();
    let link = OfficeLink::start(office).unwrap();
    let cancel = Arc::new(AtomicBool::new(false));
    let import = |cancel: &Arc<AtomicBool>| {
        let (news, heard) = mpsc::channel();
        let cancel = Arc::clone(cancel);
        let watch = Watch::through(move |progress| {
            let _ = news.send(progress);
            !cancel.load(Ordering::Relaxed)
        });
        let list = "код;дата;количество\n1;01.11.2026;2\n";
        (Import { file: file(ImportKind::Deliveries, list), watch }, heard)
    };
    let (tried, heard) = import(&cancel);
    let report = link.try_out(desk.actor.clone(), tried).blocking_recv().unwrap().unwrap();
    assert_eq!((report.counts.added, report.import), (1, None));
    assert!(heard.iter().count() >= 2);
    cancel.store(true, Ordering::Relaxed);
    let answer = link.run(desk.actor.clone(), new_key().unwrap(), import(&cancel).0).blocking_recv().unwrap();
    assert_eq!(answer.map(|outcome| outcome.value), Err(Refusal::Cancelled));
    cancel.store(false, Ordering::Relaxed);
    let answer = link.run(desk.actor.clone(), new_key().unwrap(), import(&cancel).0).blocking_recv().unwrap();
    assert!(answer.unwrap().value.import.is_some());
}
