use std::sync::Mutex;

use rodnik::clock::Clock;
use rodnik::domain::people::Role;
use rodnik::service::import::{
    FaultReason, Import, ImportFile, ImportKind, ImportRefusal, Progress, Stage, Watch, dry_run,
};
use rodnik::service::lines::Line;
use rodnik::service::personal_data::Forget;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::{Command, Office, Refusal, new_key};
use rodnik::store::{Connection, Leftover, Subject};

use crate::office::{Desk, TODAY, day, rows};

const FIRST: &str = "код;контрагент;адрес;контактное лицо;телефон;маршрут;долг;остаток тары;пауза с;пауза по;дни недели\n\
                     1;Иванов;Ленина 1;Мария;89123456789;Север;500;3;01.12.2026;15.12.2026;вт\n\
                     2;Сеть;Мира 2;Ольга;89120000001;Юг;;;;;\n";
const SECOND: &str = "код;контрагент;адрес;контактное лицо;телефон;маршрут;долг;остаток тары;пауза с;пауза по;дни недели;инн;менеджер\n\
                      1;Новый;Ленина 1а;Пётр;89129999999;Юг;700;1;05.12.2026;25.12.2026;ср;6670000001;Ира\n\
                      2;Сеть;Мира 2;Ольга;89120000001, 311-22-33;Юг;50;;;;;6670000002;\n\
                      3;Сеть;Мира 3;Ольга;89120000001;Юг;9;1;;;;;\n";

#[test]
fn an_undone_import_of_clients_leaves_the_office_as_it_was() {
    let mut desk = Desk::new();
    let empty = desk.dump();
    let first = desk.clients(FIRST).import;
    let before = desk.dump();
    let second = desk.clients(SECOND).import;
    assert_ne!(desk.dump(), before);
    let undone = desk.undo(second).unwrap();
    assert_eq!((undone.addresses, desk.dump()), (3, before.clone()));
    assert_eq!(desk.undo(second), Err(Refusal::Import(ImportRefusal::AlreadyUndone)));
    let again = desk.clients(SECOND);
    assert_eq!((again.counts.added, again.counts.updated), (1, 2), "its codes are free again");
    desk.undo(again.import).unwrap();
    assert_eq!(desk.dump(), before);
    desk.undo(first).unwrap();
    assert_eq!(desk.dump(), empty);
    assert_eq!(desk.rows("SELECT count(*) FROM address WHERE is_archived = 0"), ["0"]);
}

#[test]
fn who_was_anonymised_stays_so_though_an_undone_import_and_a_list_know_better() {
    let mut desk = Desk::new();
    let first = desk.clients(FIRST).import;
    desk.undo(first).unwrap();
    desk.clients(FIRST);
    let personal = |desk: &Desk| {
        let sql = "SELECT name || text FROM counterparty c JOIN address a ON a.counterparty_id = c.id
                   UNION ALL SELECT typed FROM phone UNION ALL SELECT name FROM contact_person";
        let known: Vec<String> = desk.rows(sql);
        let mine = |row: &&String| {
            ["Иванов", "Ленина", "89123456789", "Мария"].iter().any(|word| row.contains(word))
        };
        known.iter().filter(mine).count()
    };
    assert!(personal(&desk) > 3, "as it is and as it was taken back");
    let (client, seen) = desk
        .office
        .read(|read| {
            let client = read.address_by_code("1")?.unwrap().address.counterparty;
            Ok::<_, Refusal>((client, read.counterparty_version(client)?.unwrap()))
        })
        .unwrap();
    let forget = Forget { subject: Subject::Client(client), seen };
    desk.office.run(&desk.actor, new_key().unwrap(), &forget).unwrap();
    assert_eq!(personal(&desk), 0);
    let again = desk.clients(FIRST);
    assert_eq!((again.counts.refused, again.counts.changed()), (1, false));
    assert_eq!(again.refused[0].faults[0].reason, FaultReason::ForgottenAddress);
    assert_eq!(personal(&desk), 0, "no list brings it back");
    assert!(!desk.rows("SELECT typed FROM phone").is_empty(), "others are known as before");
}

#[test]
fn an_import_on_which_later_work_rests_is_not_undone() {
    let mut desk = Desk::new();
    let first = desk.clients(FIRST).import;
    desk.clients(SECOND);
    let blocked = |count, example: &str, why| {
        Err(Refusal::Import(ImportRefusal::UndoBlocked { count, example: example.into(), why }))
    };
    assert_eq!(desk.undo(first), blocked(2, "1", Leftover::Changed));
    let mut desk = Desk::new();
    let first = desk.clients(FIRST).import;
    desk.sell("2", "2026-11-20");
    let before = desk.dump();
    assert_eq!(desk.undo(first), blocked(1, "2", Leftover::Documents));
    assert_eq!(desk.dump(), before);
}

#[test]
fn an_undone_import_of_deliveries_never_happened() {
    let mut desk = Desk::with_three();
    desk.sell("1", "2026-11-01");
    let before = desk.dump();
    let mut list = String::from("код;номер;дата;количество;возврат тары;сумма;оплачено\n");
    for day in 1..=20 {
        list.push_str(&format!(
            "2;{day};{day}.10.2026;2;1;700;600\n1;{day}а;{day}.09.2026;2;1;700;600\n3;;{day}.11.2026;0;1;;5\n"
        ));
    }
    let import = desk.deliveries(&list).import;
    assert_eq!(desk.rows("SELECT count(*) FROM sale WHERE voided_at IS NULL"), ["41"]);
    desk.undo(import).unwrap();
    assert_eq!(desk.dump(), before);
    let again = desk.deliveries(&list);
    assert_eq!(again.counts.added, 60, "what was undone may come in again");
    desk.sell("2", "2026-11-21");
    desk.undo(again.import).unwrap();
    let sold = desk.rows("SELECT address_id, delivered_on FROM sale WHERE voided_at IS NULL ORDER BY id");
    assert_eq!(sold, ["1|2026-11-01", "2|2026-11-21"], "work that was done since stays");
}

#[test]
fn a_cancelled_import_leaves_nothing_behind() {
    for stage in [Stage::Rows, Stage::Plans] {
        let mut desk = Desk::with_three();
        let everything = "SELECT (SELECT count(*) FROM sale), (SELECT count(*) FROM import_run), (SELECT count(*) FROM history),
                          (SELECT count(*) FROM import_mapping), (SELECT sum(last) FROM document_number)";
        let before = (desk.dump(), desk.rows(everything));
        let path = desk.path.clone();
        let watch = Watch::through(move |progress: rodnik::service::import::Progress| {
            // The last word of the stage: all of its work is done by then.
            let done = progress.stage == stage && progress.done == progress.total;
            assert_eq!(rows(&path, "SELECT count(*) FROM sale"), ["0"]);
            !done
        });
        let list = "код;дата;количество\n1;01.11.2026;2\n2;02.11.2026;2\n3;03.11.2026;2\n";
        let file = ImportFile::new(ImportKind::Deliveries, "d.csv", list.as_bytes());
        let import = Import { file, watch };
        let answer = desk.office.run(&desk.actor, new_key().unwrap(), &import);
        assert_eq!(answer.map(|outcome| outcome.value), Err(Refusal::Cancelled));
        assert_eq!((desk.dump(), desk.rows(everything)), before);
    }
}

#[test]
fn the_same_command_sent_twice_is_done_once() {
    let mut desk = Desk::with_three();
    let list = "код;дата;количество\n1;01.11.2026;2\n";
    let file = ImportFile::new(ImportKind::Deliveries, "d.csv", list.as_bytes());
    let import = Import { file, watch: crate::office::nobody() };
    let key = new_key().unwrap();
    assert!(desk.office.run(&desk.actor, key, &import).is_ok());
    let again = desk.office.run(&desk.actor, key, &import).map(|outcome| outcome.value);
    assert_eq!(again, Err(Refusal::AlreadyDone));
    assert_eq!(desk.rows("SELECT count(*) FROM sale"), ["1"]);
}

#[test]
fn others_go_on_working_while_a_list_is_tried_out() {
    let mut desk = Desk::with_three();
    let mut other = Office::open(&desk.path, Clock::on(day(TODAY))).unwrap();
    let actor = other.actor(None).unwrap();
    let address = other.read(|read| read.address_by_code("1")).unwrap().unwrap().id;
    let product = other.read(|read| read.product_by_code("19")).unwrap().unwrap().id;
    let lines = vec![Line { product, quantity: 2, price: None, returned: 0 }];
    let sale = RecordSale { address, on: day("2026-11-20"), lines, returned: 0, paid: None };
    let (other, path) = (Mutex::new(other), desk.path.clone());
    let watch = Watch::through(move |progress: Progress| {
        let (stage, is_last) = (progress.stage, progress.done == progress.total);
        if stage == Stage::Rows && is_last && rows(&path, "SELECT count(*) FROM sale") == ["0"] {
            other.lock().unwrap().run(&actor, new_key().unwrap(), &sale).unwrap();
        }
        true
    });
    let list = "код;дата;количество\n1;01.11.2026;2\n2;02.11.2026;2\n3;03.11.2026;2\n";
    let file = ImportFile::new(ImportKind::Deliveries, "d.csv", list.as_bytes());
    let tried = dry_run(&mut desk.office, &desk.actor, &Import { file, watch }).unwrap();
    assert_eq!(tried.counts.added, 3);
    assert_eq!(
        desk.rows("SELECT address_id, delivered_on FROM sale"),
        ["1|2026-11-20"],
        "the sale alone was written"
    );
    desk.is_sound();
}

#[test]
fn a_workbook_is_unpacked_before_the_office_is_held_and_refused_in_its_turn() {
    let mut desk = Desk::new();
    let book = |bytes: &[u8]| {
        let file = ImportFile::new(ImportKind::Deliveries, "list.xlsx", bytes);
        Import { file, watch: crate::office::nobody() }
    };
    let whole = book(include_bytes!("../fixtures/import/deliveries_1900.xlsx"));
    assert!(matches!(whole.read_ahead(), Some(Ok(_))));
    let text = ImportFile::new(ImportKind::Deliveries, "list.csv", &b"a;b\n1;2\n"[..]);
    assert!(
        Import { file: text, watch: crate::office::nobody() }.read_ahead().is_none(),
        "a text is read row by row"
    );
    let broken = book(b"PK no workbook");
    assert!(matches!(broken.read_ahead(), Some(Err(_))));
    let read = |refusal: &Refusal| matches!(refusal, Refusal::Import(ImportRefusal::Unreadable(_)));
    assert!(desk.office.run(&desk.actor, new_key().unwrap(), &broken).is_err_and(|refusal| read(&refusal)));
    let mut connection = Connection::open(&desk.path).unwrap();
    connection.write(|tx| tx.insert_user("Олег", &[Role::Operator])).unwrap();
    let operator = desk.office.actor(Some("Олег")).unwrap();
    let refused = desk.office.run(&operator, new_key().unwrap(), &broken).map(|done| done.value);
    assert!(matches!(refused, Err(Refusal::NotAllowed(..))), "who may not learns no more");
}
