//! Lists of clients and deliveries become typed rows, or name the cells at fault.

use chrono::NaiveDate;
use proptest::prelude::*;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::planning::PlanningKind;
use rodnik::exchange::clients::{ClientContext, ClientRow, PauseRow, parse_client_row};
use rodnik::exchange::columns::{Ambiguity, ClientColumn, Column, DeliveryColumn, Mapping, signature};
use rodnik::exchange::deliveries::{AddressKey, DeliveryParser};
use rodnik::exchange::headings::{REFUSAL_HEADINGS, normalised, recognise};
use rodnik::exchange::reason::{CellError, Dictionary, Reason};
use rodnik::exchange::table::{TableReader, read_table};
use rodnik::exchange::values::Birthday;

type Clients = Vec<Result<ClientRow, Vec<CellError<ClientColumn>>>>;

fn clients(bytes: impl AsRef<[u8]>) -> Clients {
    let table = read_table(bytes.as_ref(), "clients.csv").unwrap();
    let (mapping, _) = Mapping::recognise(&table.headers);
    let context = ClientContext { area_code: "343", headers: &table.headers };
    table.rows.iter().map(|row| parse_client_row(row.look(), &mapping, context)).collect()
}

/// One client with the two required columns and one more.
fn client(heading: &str, value: &str) -> Result<ClientRow, Vec<CellError<ClientColumn>>> {
    clients(format!("Контрагент;Адрес;{heading}\nИванов;Мира, 7;{value}\n")).remove(0)
}

fn faults(heading: &str, value: &str) -> Vec<(ClientColumn, Reason)> {
    client(heading, value).unwrap_err().into_iter().map(|fault| (fault.column, fault.reason)).collect()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_list_of_1c_comes_in_whole() {
    let rows = clients(include_bytes!("../fixtures/import/clients_1c_cp1251.csv"));
    let first = rows[0].as_ref().unwrap();
    assert_eq!(first.code.as_deref(), Some("00017"));
    assert_eq!(first.counterparty, "ООО «Ромашка»");
    assert_eq!(first.address, "Екатеринбург, ул. Ленина, 5, кв. 12");
    let phones: Vec<_> = first.phones.iter().map(|p| (p.number.as_str(), p.extension.as_deref())).collect();
    assert_eq!(phones, [("+79123456789", None), ("+73433112233", Some("12"))]);
    assert_eq!(first.birthday, Some(Birthday { month: 12, day: 2, year: Some(1980) }));
    assert_eq!(first.planning_kind, Some(PlanningKind::Average));
    assert_eq!(first.weekdays.unwrap().mask(), 0b001_0010);
    assert_eq!(first.initial_ml, Some(2_700));
    assert_eq!((first.containers, first.debt), (Some(4), Some(Money::minor(125_050))));
    let second = rows[1].as_ref().unwrap();
    assert_eq!((second.planning_kind, second.every_days), (Some(PlanningKind::Every), Some(5)));
    assert_eq!(second.debt, Some(Money::minor(-30_000)), "paid ahead");
    assert_eq!(second.phones[0].typed, "Мария 8-922-111-22-33");
    assert_eq!((second.weekdays, second.initial_ml), (None, None));
}

#[test]
fn a_row_names_every_cell_at_fault_and_not_the_first_alone() {
    let rows = clients("Контрагент;Адрес;Долг;День рождения\n;Мира, 7;много;31.02\n");
    let faults = rows[0].as_ref().unwrap_err();
    let named: Vec<_> = faults.iter().map(|f| (f.column, f.value.as_str(), f.reason.clone())).collect();
    assert_eq!(
        named,
        [
            (ClientColumn::Counterparty, "", Reason::Required),
            (ClientColumn::Birthday, "31.02", Reason::NoSuchDay),
            (ClientColumn::Debt, "много", Reason::NotANumber),
        ]
    );
}

#[test]
fn planning_that_contradicts_itself_is_refused() {
    use ClientColumn::{CallDelay, EveryDays, InitialConsumption, Periodicity, Weekdays};
    let planned = |kind: &str, days: &str, weeks: &str, gap: &str| {
        let text = format!(
            "Контрагент;Адрес;Способ планирования;Дни недели;Периодичность;Промежуток\nИ;М;{kind};{days};{weeks};{gap}\n"
        );
        clients(text)
            .remove(0)
            .map_err(|faults| faults.into_iter().map(|f| (f.column, f.reason)).collect::<Vec<_>>())
    };
    assert_eq!(planned("по дням недели", "", "", ""), Err(vec![(Weekdays, Reason::WeekdaysNeeded)]), "P-4");
    assert_eq!(
        planned("по дням недели", "вт, пт", "2", ""),
        Err(vec![(Weekdays, Reason::OneWeekdayOnly)]),
        "S1-26"
    );
    assert_eq!(
        planned("по средней", "вт, пт", "4", ""),
        Err(vec![(Weekdays, Reason::OneWeekdayOnly)]),
        "S1-13"
    );
    assert!(planned("по средней", "вт", "4", "").is_ok());
    assert!(planned("по средней", "вт, пт", "1", "").is_ok());
    assert_eq!(
        planned("через каждые х дней", "", "", ""),
        Err(vec![(EveryDays, Reason::EveryDaysNeeded)]),
        "S1-29"
    );
    assert_eq!(planned("каждые 5 дней", "", "", "7"), Err(vec![(EveryDays, Reason::Contradiction)]));
    assert_eq!(planned("через каждые х дней", "", "", "5").unwrap().every_days, Some(5));
    assert_eq!(faults("Периодичность", "53"), [(Periodicity, Reason::OutOfRange { from: 1, to: 52 })]);
    assert_eq!(faults("Задержка обзвона", "61"), [(CallDelay, Reason::OutOfRange { from: 0, to: 60 })]);
    assert_eq!(faults("Начальное потребление", "-1"), [(InitialConsumption, Reason::Negative)]);
    assert_eq!(client("Начальное потребление", "0").unwrap().initial_ml, None, "nothing is assumed");
}

#[test]
fn a_pause_has_an_end_and_does_not_end_before_it_begins() {
    let paused = |from: &str, to: &str| {
        let text = format!("Контрагент;Адрес;Пауза с;Пауза по\nИ;М;{from};{to}\n");
        clients(text).remove(0).map(|row| row.pause).map_err(|faults| faults[0].reason.clone())
    };
    let (from, to) = (day(2026, 12, 1), day(2026, 12, 10));
    assert_eq!(paused("01.12.2026", "10.12.2026"), Ok(Some(PauseRow { from: Some(from), to })));
    assert_eq!(paused("", "10.12.2026"), Ok(Some(PauseRow { from: None, to })), "away until");
    assert_eq!(paused("10.12.2026", "01.12.2026"), Err(Reason::PauseOrder));
    assert_eq!(paused("10.12.2026", ""), Err(Reason::Required));
    assert_eq!(paused("", ""), Ok(None));
}

#[test]
fn debt_and_advance_are_one_balance() {
    let balance = |debt: &str, advance: &str| {
        let text = format!("Контрагент;Адрес;Долг;Аванс\nИ;М;{debt};{advance}\n");
        clients(text).remove(0).map(|row| row.debt).map_err(|faults| faults[0].reason.clone())
    };
    assert_eq!(balance("100", ""), Ok(Some(Money::minor(10_000))));
    assert_eq!(balance("", "100"), Ok(Some(Money::minor(-10_000))));
    assert_eq!(balance("0", "100"), Ok(Some(Money::minor(-10_000))));
    assert_eq!(balance("100", "0"), Ok(Some(Money::minor(10_000))));
    assert_eq!(balance("—", "-"), Ok(None), "dashes are how accounts write nothing");
    assert_eq!(balance("100", "100"), Err(Reason::Contradiction));
    assert_eq!(balance("", "-100"), Err(Reason::Negative));
}

#[test]
fn an_unreadable_phone_is_kept_and_said() {
    let row = client("Телефон", "звонить жене").unwrap();
    assert_eq!((row.phones[0].typed.as_str(), row.phones[0].number.as_str()), ("звонить жене", ""));
    assert_eq!((row.warnings[0].column, &row.warnings[0].reason), (ClientColumn::Phone, &Reason::NotAPhone));
    let rows = clients("Контрагент;Адрес;Телефон;Мобильный\nИ;М;311-22-33;8 343 3112233, 89123456789\n");
    let numbers: Vec<_> = rows[0].as_ref().unwrap().phones.iter().map(|p| p.number.as_str()).collect();
    assert_eq!(numbers, ["+73433112233", "+79123456789"], "several columns, no number twice");
}

#[test]
fn entrance_floor_and_intercom_go_into_the_note() {
    let text = "Контрагент;Адрес;Подъезд;Этаж;Домофон;Примечание;Комментарий\nИ;М;2;5;12К;\"собака,\nзвонить\";до 18\n";
    let row = clients(text).remove(0).unwrap();
    assert_eq!(row.note.as_deref(), Some("Подъезд: 2, Этаж: 5, Домофон: 12К\nсобака,\nзвонить\nдо 18"));
    assert_eq!(client("Примечание", "").unwrap().note, None);
}

#[test]
fn single_cells_are_refused_for_what_they_are() {
    use ClientColumn::{Email, Note, Route, Status, TaxNumber};
    assert_eq!(faults("E-mail", "не знаю"), [(Email, Reason::NotAnEmail)]);
    assert_eq!(faults("ИНН", "123"), [(TaxNumber, Reason::NotATaxNumber)]);
    assert_eq!(client("ИНН", "6671 234567").unwrap().tax_number.as_deref(), Some("6671234567"));
    assert_eq!(faults("Статус", "спит"), [(Status, Reason::UnknownWord(Dictionary::Status))]);
    assert_eq!(client("Статус", "закрыт").unwrap().status, Some(AddressStatus::Closed));
    assert_eq!(faults("Маршрут", &"я".repeat(301)), [(Route, Reason::TooLong { limit: 300 })]);
    assert_eq!(faults("Примечание", &"я".repeat(4001)), [(Note, Reason::TooLong { limit: 4000 })]);
    assert_eq!(faults("Маршрут", "a\u{1}"), [(Route, Reason::ControlCharacter)]);
    assert_eq!(client("Показывать всегда", "да").unwrap().always_show, Some(true));
}

#[test]
fn deliveries_are_read_without_copying_their_texts() {
    let text = "Код;Номер;Дата;Номенклатура;Количество;Возврат тары;Цена;Сумма;Оплачено;Вид оплаты;Комментарий\n\
                17;РН-5;09.11.2026;Вода 19 л;2;1;350;700,00;-50;наличные;у двери\n";
    let mut reader = TableReader::open(text.as_bytes(), "d.csv").unwrap();
    let (mapping, _) = Mapping::recognise(reader.headers());
    let parser = DeliveryParser::new(&mapping);
    let row = parser.parse(reader.next_row().unwrap().unwrap()).unwrap();
    assert_eq!(row.key, AddressKey::Code("17".into()));
    assert!(matches!(row.product, Some(std::borrow::Cow::Borrowed("Вода 19 л"))));
    assert_eq!((row.document_number.as_deref(), row.comment.as_deref()), (Some("РН-5"), Some("у двери")));
    assert_eq!((row.date, row.quantity, row.returned), (day(2026, 11, 9), 2, Some(1)));
    assert_eq!((row.price, row.amount), (Some(Money::minor(35_000)), Some(Money::minor(70_000))));
    assert_eq!((row.paid, row.payment_kind), (Some(Money::minor(-5_000)), Some(PaymentKind::Cash)));
}

#[test]
fn a_delivery_without_an_address_day_or_quantity_is_refused() {
    let parsed = |line: &str| {
        let text = format!("Код;Контрагент;Адрес;Дата;Количество\n{line}\n");
        let table = read_table(text.as_bytes(), "d.csv").unwrap();
        let parser = DeliveryParser::new(&Mapping::recognise(&table.headers).0);
        parser.parse(table.rows[0].look()).map(|row| matches!(row.key, AddressKey::Code(_))).map_err(
            |faults| faults.into_iter().map(|fault| (fault.column, fault.reason)).collect::<Vec<_>>(),
        )
    };
    use DeliveryColumn::{Code, Date, Quantity};
    assert_eq!(parsed("17;;;09.11.2026;2"), Ok(true));
    assert_eq!(parsed(";Иванов;Мира, 7;09.11.2026;0"), Ok(false), "found by its names");
    assert_eq!(parsed(";Иванов;;09.11.2026;2"), Err(vec![(Code, Reason::Required)]));
    assert_eq!(parsed("17;;;;-2"), Err(vec![(Date, Reason::Required), (Quantity, Reason::Negative)]));
    assert_eq!(parsed("17;;;09.11.26;"), Err(vec![(Quantity, Reason::Required)]));
}

fn headers(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn headings_are_known_whatever_their_spelling() {
    for (heading, column) in [
        ("КОНТРАГЕНТ", ClientColumn::Counterparty),
        ("Тел.", ClientColumn::Phone),
        ("Телефон (2)", ClientColumn::Phone),
        ("Начальное потребление (л/день)", ClientColumn::InitialConsumption),
        ("Начальное потребление, л в день", ClientColumn::InitialConsumption),
        ("Долг, руб.", ClientColumn::Debt),
        ("Адрес доставки", ClientColumn::Address),
        ("delivery_address", ClientColumn::Address),
        ("E-mail", ClientColumn::Email),
    ] {
        assert_eq!(recognise::<ClientColumn>(heading), Some(column), "{heading}");
    }
    assert_eq!(recognise::<DeliveryColumn>("Кол-во"), Some(DeliveryColumn::Quantity));
    assert_eq!(recognise::<DeliveryColumn>("Причина отказа"), None);
    assert_eq!(normalised("Учёт, [шт.] (всего)"), "учет");
}

#[test]
fn no_heading_means_two_columns_and_each_is_in_its_own_spelling() {
    fn check<C: Column>() {
        let mut seen = std::collections::HashSet::new();
        for column in C::all() {
            for heading in column.headings() {
                assert!(seen.insert(*heading), "{heading} means two columns");
                assert_eq!(normalised(heading), *heading, "{heading} can never be met");
            }
        }
    }
    check::<ClientColumn>();
    check::<DeliveryColumn>();
}

#[test]
fn a_mapping_is_changed_by_hand_and_remembered() {
    let names = headers(&["Клиент", "Контрагент", "Точка", "Телефон", "Мобильный"]);
    let (mut mapping, ambiguities) = Mapping::<ClientColumn>::recognise(&names);
    assert_eq!(ambiguities, [Ambiguity { column: ClientColumn::Counterparty, used: 0, left_out: 1 }]);
    assert_eq!(mapping.missing(), [ClientColumn::Address]);
    assert_eq!(mapping.indexes(ClientColumn::Phone).collect::<Vec<_>>(), [3, 4]);
    mapping.set(2, Some(ClientColumn::Address));
    mapping.set(1, Some(ClientColumn::Counterparty));
    mapping.set(99, Some(ClientColumn::Code));
    assert_eq!((mapping.meaning(0), mapping.meaning(1)), (None, Some(ClientColumn::Counterparty)));
    assert!(mapping.missing().is_empty());
    let remembered: Mapping<ClientColumn> =
        serde_json::from_str(&serde_json::to_string(&mapping).unwrap()).unwrap();
    assert_eq!(remembered, mapping);
    assert!(remembered.fits(&headers(&[
        "клиент",
        "КОНТРАГЕНТ",
        "Точка",
        "Телефон",
        "Мобильный",
        "Причина отказа"
    ])));
    assert!(!remembered.fits(&headers(&["Клиент", "Точка", "Контрагент", "Телефон", "Мобильный"])));
    assert_eq!(signature(&names), mapping.signature());
}

#[test]
fn deliveries_need_a_code_or_both_names() {
    let missing = |names: &[&str]| Mapping::<DeliveryColumn>::recognise(&headers(names)).0.missing();
    assert!(missing(&["Код", "Дата", "Количество"]).is_empty());
    assert!(missing(&["Контрагент", "Адрес", "Дата", "Количество"]).is_empty());
    assert_eq!(missing(&["Дата", "Количество"]), [DeliveryColumn::Code]);
    assert_eq!(missing(&["Контрагент", "Дата", "Количество"]), [DeliveryColumn::Code]);
}

/// Identifiers of the messages of a language.
fn messages(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.split_once(" = ").map(|(id, _)| id)).collect()
}

#[test]
fn every_column_and_every_reason_has_its_words_in_both_languages() {
    let russian = messages(include_str!("../../assets/i18n/ru/exchange.ftl"));
    let english = messages(include_str!("../../assets/i18n/en/exchange.ftl"));
    assert_eq!(russian, english);
    let sources = [include_str!("../../src/exchange/reason.rs"), include_str!("../../src/exchange/table.rs")];
    let reasons =
        sources.iter().flat_map(|source| source.split('"')).filter(|text| text.starts_with("import-"));
    let mut ids: Vec<String> = reasons.map(str::to_owned).collect();
    assert!(ids.len() > 30);
    ids.extend(ClientColumn::all().iter().map(|column| column.message_id()));
    ids.extend(DeliveryColumn::all().iter().map(|column| column.message_id()));
    for id in ids {
        assert!(russian.contains(&id.as_str()), "{id}");
    }
}

#[test]
fn the_heading_of_reasons_is_the_one_that_reading_knows() {
    let languages = [
        include_str!("../../assets/i18n/ru/exchange.ftl"),
        include_str!("../../assets/i18n/en/exchange.ftl"),
    ];
    for (text, heading) in languages.iter().zip(REFUSAL_HEADINGS) {
        assert!(text.contains(&format!("import-refusal-heading = {heading}\n")), "{heading}");
    }
}

proptest! {
    #[test]
    fn any_row_is_read_or_refused(cells in prop::collection::vec("[^\0]{0,20}", 30)) {
        let heads: Vec<String> = ClientColumn::all().iter().map(|column| column.headings()[0].to_owned()).collect();
        let (mapping, _) = Mapping::recognise(&heads);
        let row = rodnik::exchange::table::Row {
            number: 1,
            cells: cells.iter().map(|cell| rodnik::exchange::table::Cell::Text(cell.as_str().into())).collect(),
        };
        if let Ok(client) = parse_client_row(row.look(), &mapping, ClientContext { area_code: "343", headers: &heads }) {
            prop_assert!(!client.counterparty.is_empty() && !client.address.is_empty());
        }
    }
}
