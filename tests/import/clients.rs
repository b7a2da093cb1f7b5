use rodnik::exchange::reason::Reason;
use rodnik::service::import::{Counts, FaultReason, ImportReport};
use rodnik::service::merging::{MergeAddresses, preview};
use rodnik::service::new_key;

use crate::office::Desk;

fn counts(report: &ImportReport) -> (u32, u32, u32, u32) {
    let Counts { added, updated, same, refused } = report.counts;
    (added, updated, same, refused)
}

const LIST: &str = "код;контрагент;адрес;контактное лицо;телефон;день рождения;маршрут;менеджер;способ планирования;\
дни недели;начальное потребление;остаток тары;долг;примечание;инн;email\n\
10;ООО «Берёзка»;ул. Мира, 5;Мария;8-912-345-67-89, 311-22-33 доб. 5;22.11.1980;Север;Ольга;по средней;вт, пт;2,5;4;1500,50;домофон 12;6670000001;a@b.ru\n\
11;Петров П. П.;Лесная 7;;звонить жене;;Север;Анна;по дням недели;пн;;;-300;;;\n";

#[test]
fn a_list_of_clients_comes_in_whole_and_the_second_time_changes_nothing() {
    let mut desk = Desk::new();
    let report = desk.clients(LIST);
    assert_eq!(counts(&report), (2, 0, 0, 0));
    assert_eq!(report.created.routes, ["Север"]);
    assert_eq!(report.created.managers, ["Ольга"]);
    assert_eq!(
        desk.rows(
            "SELECT a.code, c.name, c.tax_number, c.email, a.text, a.note, s.kind, s.weekdays, s.initial_ml, b.debt, b.containers
             FROM address a JOIN counterparty c ON c.id = a.counterparty_id JOIN planning s ON s.address_id = a.id
             LEFT JOIN balance b ON b.address_id = a.id ORDER BY a.id"
        ),
        [
            "10|ООО «Берёзка»|6670000001|a@b.ru|ул. Мира, 5|домофон 12|average|18|2500|150050|4",
            "11|Петров П. П.|||Лесная 7||weekdays|1|-|-30000|0",
        ]
    );
    assert_eq!(
        desk.rows("SELECT p.name, p.birth_day, f.number, f.extension FROM contact_person p JOIN phone f ON f.contact_id = p.id"),
        ["Мария|1122|+79123456789|", "Мария|1122|+73433112233|5", "|-||"]
    );
    assert_eq!(report.warnings.len(), 1, "the phone that is no number is kept and said");
    assert_eq!(report.warnings[0].row, 3);
    assert_eq!(
        desk.rows("SELECT role FROM user_role r JOIN app_user u ON u.id = r.user_id WHERE u.name = 'Ольга'"),
        ["operator"]
    );
    let again = desk.clients(LIST);
    assert_eq!(counts(&again), (0, 0, 2, 0));
    assert_eq!(again.import, None);
    assert_eq!(desk.rows("SELECT count(*) FROM import_run"), ["1"]);
    assert_eq!(desk.rows("SELECT count(*) FROM history WHERE action = 'import'"), ["2"]);
}

#[test]
fn without_codes_an_address_is_known_by_its_names_in_any_spelling() {
    let mut desk = Desk::new();
    desk.clients("контрагент;адрес;маршрут\nООО «Берёзка»;ул.Мира, д.5;Север\n");
    let report =
        desk.clients("клиент;адрес;маршрут\nооо \"березка\";Ул. Мира д. 5;Юг\nООО Берёзка;Мира 6;Юг\n");
    assert_eq!(counts(&report), (1, 1, 0, 0));
    assert_eq!(
        desk.rows("SELECT a.code, a.text, r.name, a.counterparty_id FROM address a JOIN route r ON r.id = a.route_id ORDER BY a.id"),
        ["A-000001|ул.Мира, д.5|Юг|1", "A-000002|Мира 6|Юг|1"]
    );
}

#[test]
fn what_a_list_does_not_say_stays() {
    let mut desk = Desk::new();
    desk.clients(LIST);
    let before = desk.dump();
    let report =
        desk.clients("код;контрагент;адрес;примечание;маршрут;долг\n10;ООО Берёзка;ул. Мира, 5;;-;\n");
    assert_eq!(counts(&report), (0, 0, 1, 0));
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_refused_row_names_its_cells_and_refuses_no_other() {
    let mut desk = Desk::new();
    let report = desk.clients(
        "код;контрагент;адрес;долг;дни недели;периодичность\n1;Иванов;Ленина 1;много;вт;1\n2;Петров;;5;;\n3;Ким;Мира 3;5;вт,пт;2\n4;Юн;Мира 4;5;вт;2\n",
    );
    assert_eq!(counts(&report), (1, 0, 0, 3));
    let columns: Vec<_> = report.refused.iter().map(|row| (row.row, row.faults[0].column)).collect();
    assert_eq!(columns, [(2, "debt"), (3, "address"), (4, "weekdays")]);
    assert_eq!(desk.rows("SELECT code FROM address"), ["4"]);
}

#[test]
fn s1_13_settings_that_contradict_what_is_stored_are_refused() {
    let mut desk = Desk::new();
    desk.clients("код;контрагент;адрес;дни недели\n1;Иванов;Ленина 1;вт, пт\n");
    let report = desk.clients("код;контрагент;адрес;периодичность\n1;Иванов;Ленина 1;2\n");
    assert_eq!(counts(&report), (0, 0, 0, 1));
    assert_eq!(report.refused[0].faults[0].column, "weekdays");
}

#[test]
fn a_second_row_of_one_address_may_add_a_person_and_may_not_contradict() {
    let list = "код;контрагент;адрес;контактное лицо;телефон;маршрут\n\
                1;Иванов;Ленина 1;Мария;89123456789;Север\n\
                1;Иванов;Ленина 1;Пётр;89120000000;Север\n\
                1;Иванов;Ленина 1;Мария;89123456789;Юг\n";
    let mut desk = Desk::new();
    let report = desk.clients(list);
    assert_eq!(counts(&report), (1, 1, 0, 1));
    assert_eq!(report.refused[0].faults[0].reason, FaultReason::RepeatedAddress { row: 2 });
    assert_eq!(desk.rows("SELECT name FROM contact_person"), ["Мария", "Пётр"]);
    assert_eq!(counts(&desk.clients(list)), (0, 0, 2, 1));
}

#[test]
fn opening_balances_are_compared_with_the_opening_ones_alone() {
    let mut desk = Desk::new();
    let list = |debt: &str, containers: &str| {
        format!("код;контрагент;адрес;долг;остаток тары\n1;Иванов;Ленина 1;{debt};{containers}\n")
    };
    desk.clients(&list("500", "3"));
    desk.sell("1", "2026-11-20");
    assert_eq!(desk.rows("SELECT debt, containers FROM balance"), ["120000|5"]);
    assert_eq!(counts(&desk.clients(&list("500", "3"))), (0, 0, 1, 0));
    assert_eq!(counts(&desk.clients(&list("400", "2"))), (0, 1, 0, 0));
    assert_eq!(desk.rows("SELECT debt, containers FROM balance"), ["110000|4"]);
    assert_eq!(
        desk.rows("SELECT amount, voided_at IS NULL FROM payment UNION ALL SELECT quantity, voided_at IS NULL FROM container_movement"),
        ["-50000|0", "-40000|1", "3|0", "2|1"]
    );
    assert_eq!(counts(&desk.clients(&list("0", "0"))), (0, 1, 0, 0));
    assert_eq!(desk.rows("SELECT debt, containers FROM balance"), ["70000|2"]);
}

#[test]
fn r_05_containers_below_zero_are_taken_and_said() {
    let mut desk = Desk::new();
    let list =
        |containers: &str| format!("код;контрагент;адрес;остаток тары\n1;Иванов;Ленина 1;{containers}\n");
    let report = desk.clients(&list("-3"));
    assert_eq!((counts(&report), report.warnings.len()), ((1, 0, 0, 0), 1));
    let fault = &report.warnings[0].faults[0];
    assert_eq!((fault.column, fault.value.as_str()), ("containers", "-3"));
    assert_eq!(fault.reason, FaultReason::Cell(Reason::HandedBackMore));
    assert_eq!(desk.rows("SELECT containers FROM balance"), ["-3"]);
    assert!(desk.clients(&list("3")).warnings.is_empty());
    assert_eq!(counts(&desk.clients(&list("-100001"))), (0, 0, 0, 1), "no such number is taken for real");
}

#[test]
fn statuses_of_new_addresses_come_in_and_those_of_known_ones_move_by_work_alone() {
    let mut desk = Desk::new();
    let report = desk.clients(
        "код;контрагент;адрес;статус\n1;Иванов;Ленина 1;активный\n2;Петров;Мира 2;закрыт\n3;Ель;Лесная 3;проверка отвала\n",
    );
    assert_eq!(counts(&report), (3, 0, 0, 0));
    assert_eq!(desk.rows("SELECT status FROM address ORDER BY id"), ["active", "closed", "churn_review"]);
    assert_eq!(
        desk.rows(
            "SELECT k.address_id, k.stage, r.name, t.kind, t.role FROM churn_case k JOIN reason r ON r.id = k.reason_id
             JOIN task t ON t.case_id = k.id"
        ),
        ["3|senior_operator|Другое|review|senior_operator"]
    );
    let report = desk.clients(
        "код;контрагент;адрес;статус;маршрут\n1;Иванов;Ленина 1;закрыт;Север\n3;Ель;Лесная 3;активный;\n",
    );
    assert_eq!(counts(&report), (0, 1, 1, 0));
    let said: Vec<_> = report.warnings.iter().map(|row| &row.faults[0].reason).collect();
    assert_eq!(said, [&FaultReason::StatusStays, &FaultReason::StatusStays]);
    assert_eq!(desk.rows("SELECT status FROM address ORDER BY id"), ["active", "closed", "churn_review"]);
}

#[test]
fn a_pause_takes_the_place_of_one_that_it_overlaps() {
    let mut desk = Desk::new();
    let list =
        |to: &str| format!("код;контрагент;адрес;пауза с;пауза по\n1;Иванов;Ленина 1;01.12.2026;{to}\n");
    desk.clients(&list("15.12.2026"));
    assert_eq!(counts(&desk.clients(&list("15.12.2026"))), (0, 0, 1, 0));
    assert_eq!(counts(&desk.clients(&list("10.12.2026"))), (0, 1, 0, 0));
    assert_eq!(
        desk.rows("SELECT from_day, to_day FROM pause WHERE voided_at IS NULL"),
        ["2026-12-01|2026-12-10"]
    );
}

#[test]
fn sixty_addresses_of_one_client_are_one_client_with_one_birthday() {
    let mut list = String::from("контрагент;адрес;контактное лицо;телефон;день рождения;email\n");
    for house in 1..=60 {
        list.push_str(&format!(
            "Сеть «Ромашка»;Ленина {house};Мария;89123456789;22.11;n{}@x.ru\n",
            house % 2
        ));
    }
    let mut desk = Desk::new();
    assert_eq!(counts(&desk.clients(&list)), (60, 0, 0, 0));
    assert_eq!(desk.rows("SELECT count(*) FROM counterparty"), ["1"]);
    assert_eq!(desk.rows("SELECT email FROM counterparty"), ["n1@x.ru, n0@x.ru"]);
    assert_eq!(
        desk.rows("SELECT address_id, birth_day FROM contact_person WHERE is_archived = 0"),
        ["-|1122"]
    );
    assert_eq!(counts(&desk.clients(&list)), (0, 0, 60, 0));
}

#[test]
fn two_firms_of_one_name_are_told_apart_by_their_tax_numbers() {
    let mut desk = Desk::new();
    let list =
        "контрагент;адрес;инн\nООО Ель;Мира 1;6670000001\nООО Ель;Мира 2;6670000002\nООО Ель;Мира 3;\n";
    assert_eq!(counts(&desk.clients(list)), (3, 0, 0, 0));
    assert_eq!(desk.rows("SELECT counterparty_id FROM address ORDER BY id"), ["1", "2", "1"]);
    assert_eq!(counts(&desk.clients(list)), (0, 0, 3, 0));
}

#[test]
fn an_address_found_by_its_code_may_go_to_another_counterparty_with_its_people() {
    let mut desk = Desk::new();
    desk.clients("код;контрагент;адрес;контактное лицо;телефон\n1;Иванов;Ленина 1;Мария;89123456789\n");
    let list =
        "код;контрагент;адрес;контактное лицо;телефон\n1;ООО Ель;Ленина 1а;Мария;89123456789, 311-22-33\n";
    assert_eq!(counts(&desk.clients(list)), (0, 1, 0, 0));
    assert_eq!(
        desk.rows("SELECT c.name, p.name, count(f.id) FROM contact_person p JOIN counterparty c ON c.id = p.counterparty_id
                   JOIN phone f ON f.contact_id = p.id WHERE p.is_archived = 0 GROUP BY p.id"),
        ["ООО Ель|Мария|2"]
    );
    assert_eq!(counts(&desk.clients(list)), (0, 0, 1, 0));
}

#[test]
fn an_address_that_was_merged_comes_neither_back_nor_in_and_the_kept_one_is_named() {
    let mut desk = Desk::with_three();
    let both = desk.office.read(|read| {
        let id = |code| read.address_by_code(code).map(|row| row.unwrap().id);
        preview(read, id("1")?, id("2")?)
    });
    let merge =
        both.map(|both| MergeAddresses { kept: both.kept.address, merged: both.merged.address }).unwrap();
    desk.office.run(&desk.actor, new_key().unwrap(), &merge).unwrap();
    let reasons = |report: &ImportReport| -> Vec<FaultReason> {
        report.refused.iter().map(|row| row.faults[0].reason.clone()).collect()
    };
    let merged = || FaultReason::MergedAddress("1".into());
    let report = desk.clients("код;контрагент;адрес\n2;Петров;Мира 2\n3;ООО Ель;Лесная 3\n");
    assert_eq!((counts(&report), reasons(&report)), ((0, 0, 1, 1), vec![merged()]), "the other rows come in");
    let report = desk.clients("контрагент;адрес\nПЕТРОВ;ул. Мира 2\nПетров;Мира, 2\n");
    assert_eq!((counts(&report), reasons(&report)), ((1, 0, 0, 1), vec![merged()]));
    let report = desk.deliveries("код;дата;количество\n2;01.11.2026;2\n1;01.11.2026;2\n");
    assert_eq!((counts(&report), reasons(&report)), ((1, 0, 0, 1), vec![merged()]));
    let report = desk.deliveries("контрагент;адрес;дата;количество\nПетров;Мира 2;02.11.2026;2\n");
    assert_eq!((counts(&report), reasons(&report)), ((0, 0, 0, 1), vec![merged()]));
}
