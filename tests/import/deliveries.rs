use rodnik::domain::ids::AddressId;
use rodnik::domain::money::Money;
use rodnik::service::card::card;
use rodnik::service::import::{BalancesMoved, Counts, FaultReason, ImportReport};

use crate::office::{Desk, TODAY, day};

fn counts(report: &ImportReport) -> (u32, u32, u32, u32) {
    let Counts { added, updated, same, refused } = report.counts;
    (added, updated, same, refused)
}

#[test]
fn a_list_of_deliveries_becomes_sales_payments_and_balances_and_comes_in_once() {
    let list = "код;дата;номенклатура;количество;возврат тары;сумма;оплачено;вид оплаты\n\
                1;01.11.2026;19;3;2;1050;1000;карта\n\
                1;10.11.2026;Вода 19 л;2;3;700;700;\n\
                3;2026-11-11;;1;;;;\n";
    let mut desk = Desk::with_three();
    let report = desk.deliveries(list);
    assert_eq!(counts(&report), (3, 0, 0, 0));
    assert_eq!(report.created.products, []);
    let moved = BalancesMoved { addresses: 2, debt: Money::minor(5_000), containers: 1 };
    assert_eq!(report.balances, moved, "the trial says it as well as the import");
    assert_eq!(
        desk.rows("SELECT number, address_id, delivered_on, returned, bottles, volume_ml, containers, total FROM sale"),
        [
            "Р-000001|1|2026-11-01|2|3|57000|3|105000",
            "Р-000002|1|2026-11-10|3|2|38000|2|70000",
            "Р-000003|3|2026-11-11|0|1|19000|1|0",
        ]
    );
    assert_eq!(desk.rows("SELECT kind, amount, sale_id FROM payment"), ["card|100000|1", "cash|70000|2"]);
    assert_eq!(desk.rows("SELECT address_id, debt, containers FROM balance"), ["1|5000|0", "3|0|1"]);
    let again = desk.deliveries(list);
    assert_eq!((counts(&again), again.balances), ((0, 0, 3, 0), BalancesMoved::default()));
    desk.sell("1", TODAY);
    assert_eq!(desk.rows("SELECT number FROM sale WHERE import_id IS NULL"), ["Р-000004"]);
}

#[test]
fn equal_rows_of_one_day_are_so_many_deliveries_each_met_once() {
    let row = "1;01.11.2026;2\n";
    let mut desk = Desk::with_three();
    assert_eq!(counts(&desk.deliveries(&format!("код;дата;количество\n{row}{row}"))), (2, 0, 0, 0));
    assert_eq!(counts(&desk.deliveries(&format!("код;дата;количество\n{row}{row}{row}"))), (1, 0, 2, 0));
    assert_eq!(desk.rows("SELECT sum(bottles) FROM sale"), ["6"]);
    assert_eq!(desk.rows("SELECT last_bottles FROM plan WHERE address_id = 1"), ["6"]);
}

#[test]
fn rows_of_one_document_are_one_sale_wherever_they_stand() {
    let list = "код;номер;дата;товар;количество;сумма;оплачено\n\
                1;17;01.11.2026;Вода 19 л;2;700;700\n\
                1;17;01.11.2026;Помпа;1;500;500\n\
                2;17;01.11.2026;Вода 19 л;1;350;0\n\
                1;17;01.11.2026;Стаканы;10;100;100\n\
                1;17;02.11.2026;Вода 19 л;1;350;350\n";
    let mut desk = Desk::with_three();
    let report = desk.deliveries(list);
    assert_eq!(counts(&report), (5, 0, 0, 0));
    assert_eq!(
        desk.rows("SELECT number, address_id, delivered_on, total, (SELECT count(*) FROM sale_line WHERE sale_id = id) FROM sale"),
        ["17|1|2026-11-01|130000|3", "17 · 2|2|2026-11-01|35000|1", "17 · 3|1|2026-11-02|35000|1"]
    );
    assert_eq!(counts(&desk.deliveries(list)), (0, 0, 5, 0));
    let changed = "код;номер;дата;товар;количество;сумма;оплачено\n1;17;01.11.2026;Вода 19 л;3;1050;700\n\
                   1;17;01.11.2026;Кулер;1;9000;0\n";
    let report = desk.deliveries(changed);
    assert_eq!(counts(&report), (1, 0, 0, 1));
    assert_eq!(report.refused[0].faults[0].reason, FaultReason::DocumentDiffers);
    assert_eq!(counts(&desk.deliveries(list)), (0, 0, 5, 0));
}

#[test]
fn a_number_that_looks_like_our_own_does_not_stand_in_its_way() {
    let list = "код;номер;дата;количество\n1;Р-000001;01.11.2026;2\n";
    let mut desk = Desk::with_three();
    desk.deliveries(list);
    assert_eq!(counts(&desk.deliveries(list)), (0, 0, 1, 0));
    desk.sell("1", TODAY);
    assert_eq!(desk.rows("SELECT number FROM sale ORDER BY id"), ["Р-000001 · 1", "Р-000001"]);
}

#[test]
fn s1_05_to_s1_08_an_unknown_product_is_made_by_its_name() {
    let mut desk = Desk::with_three();
    let list =
        "код;дата;товар;количество;цена\n1;01.11.2026;Вода «Горная» 18,9 л;2;300\n1;01.11.2026;Помпа;1;900\n";
    let report = desk.deliveries(list);
    let created: Vec<_> =
        report.created.products.iter().map(|p| (p.code.as_str(), p.consumption_ml)).collect();
    assert_eq!(created, [("P-0001", Some(18_900)), ("P-0002", None)]);
    assert_eq!(
        desk.rows("SELECT code, kind, price, consumption_ml FROM product ORDER BY id"),
        [
            "19|goods_with_container|35000|19000",
            "P-0001|goods_with_container|30000|18900",
            "P-0002|goods|90000|-"
        ]
    );
    assert_eq!(
        desk.rows("SELECT volume_ml, bottles, containers, total FROM sale"),
        ["37800|2|2|60000", "0|0|0|90000"]
    );
    assert_eq!(counts(&desk.deliveries(list)), (0, 0, 2, 0));
}

#[test]
fn a_sum_that_does_not_divide_is_kept_to_the_kopeck() {
    let list = "код;дата;количество;сумма\n1;01.11.2026;3;1000\n";
    let mut desk = Desk::with_three();
    desk.deliveries(list);
    assert_eq!(desk.rows("SELECT quantity, price FROM sale_line"), ["2|33333", "1|33334"]);
    assert_eq!(desk.rows("SELECT total FROM sale"), ["100000"]);
    assert_eq!(counts(&desk.deliveries(list)), (0, 0, 1, 0));
}

#[test]
fn containers_and_money_without_goods_are_documents_on_which_no_plan_rests() {
    let list = "код;дата;количество;возврат тары;оплачено\n1;01.11.2026;2;;\n1;05.11.2026;0;2;300\n2;05.11.2026;0;;-50\n";
    let mut desk = Desk::with_three();
    assert_eq!(counts(&desk.deliveries(list)), (3, 0, 0, 0));
    assert_eq!(desk.rows("SELECT kind, quantity FROM container_movement"), ["return|-2"]);
    assert_eq!(desk.rows("SELECT amount FROM payment ORDER BY id"), ["30000", "-5000"]);
    assert_eq!(desk.rows("SELECT last_delivery FROM plan WHERE address_id = 1"), ["2026-11-01"]);
    assert_eq!(counts(&desk.deliveries(list)), (0, 0, 3, 0));
}

#[test]
fn each_kind_of_refusal_names_row_and_reason() {
    let mut desk = Desk::with_three();
    desk.clients("код;контрагент;адрес\n4;Иванов;Ленина 1\n");
    let report = desk.deliveries(
        "код;контрагент;адрес;дата;количество;сумма\n\
         99;;;01.11.2026;1;\n\
         ;Иванов;Ленина 1;01.11.2026;1;\n\
         1;;;23.11.2026;1;\n\
         1;;;01.11.2026;0;\n\
         1;;;01.11.2026;0;50\n\
         1;;;вчера;1;\n\
         1;;;22.11.2026;100001;\n\
         ;петров;мира 2;01.11.2026;1;\n",
    );
    assert_eq!(counts(&report), (1, 0, 0, 7));
    let reasons: Vec<_> = report.refused.iter().map(|row| row.faults[0].reason.message_id()).collect();
    assert_eq!(
        reasons,
        [
            "import-unknown-address",
            "import-several-addresses",
            "import-later-than-today",
            "import-nothing-in-row",
            "import-amount-without-quantity",
            "import-not-a-date",
            "import-too-large",
        ]
    );
}

#[test]
fn a_closed_address_takes_its_history_and_a_sale_by_hand_is_another_sale() {
    let mut desk = Desk::new();
    desk.clients("код;контрагент;адрес;статус\n1;Иванов;Ленина 1;закрыт\n2;Петров;Мира 2;\n");
    desk.sell("2", "2026-11-01");
    let report =
        desk.deliveries("код;дата;товар;количество;цена\n1;01.11.2026;19;2;350\n2;01.11.2026;19;2;350\n");
    assert_eq!(counts(&report), (2, 0, 0, 0));
    assert_eq!(desk.rows("SELECT address_id, count(*) FROM sale GROUP BY 1"), ["1|1", "2|2"]);
    assert_eq!(desk.rows("SELECT next_delivery FROM plan WHERE address_id = 1"), ["-"]);
}

#[test]
fn dates_are_planned_after_an_import_by_all_four_kinds() {
    let mut desk = Desk::new();
    desk.clients(
        "код;контрагент;адрес;способ планирования;дни недели;промежуток дней;начальное потребление\n\
         1;А;А 1;по средней;;;2\n2;Б;Б 2;по дням недели;пт;;\n3;В;В 3;через каждые Х дней;;10;\n4;Г;Г 4;не планировать;;;\n",
    );
    let mut list = String::from("код;дата;количество\n");
    for code in 1..=4 {
        list.push_str(&format!("{code};01.11.2026;2\n{code};11.11.2026;2\n{code};21.11.2026;2\n"));
    }
    desk.deliveries(&list);
    let next = desk.rows("SELECT address_id, next_delivery FROM plan ORDER BY 1");
    assert_eq!(next[1..], ["2|2026-11-27", "3|2026-12-01", "4|-"]);
    let card = desk.office.read(|read| card(read, AddressId(1), day(TODAY))).unwrap();
    let next = card.plan.next_delivery.unwrap();
    assert!((day("2026-11-29")..=day("2026-12-04")).contains(&next), "{next}");
    assert_eq!(desk.rows("SELECT count(*) FROM calibration"), ["1"]);
    desk.sell("1", TODAY);
    desk.is_sound();
}
