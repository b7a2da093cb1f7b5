//! What the history says of directories, settings, prices and runs: no code, no kopecks, no millilitres.

use chrono::Weekday;
use rodnik::domain::directory::{Consent, DayType, Directory};
use rodnik::domain::document::Document;
use rodnik::domain::money::Money;
use rodnik::domain::order::ProductKind;
use rodnik::domain::people::Role;
use rodnik::domain::planning::Estimator;
use rodnik::domain::planning::{Pause, PlanningKind, PlanningSettings};
use rodnik::i18n::{Language, Texts};
use rodnik::service::Watch;
use rodnik::service::backup::{BackupSettings, ChangeBackupSettings};
use rodnik::service::calendar_change::SetCalendarDays;
use rodnik::service::directory::{ArchiveEntry, SaveEmployee, SaveEntry};
use rodnik::service::general_settings::{ChangeGeneralSettings, GeneralSettings};
use rodnik::service::log::{LogRequest, log_page};
use rodnik::service::numbering::SetNumbering;
use rodnik::service::office_settings::{ChangeOfficeSettings, OfficeSettings};
use rodnik::service::planning_card::SavePlanning;
use rodnik::service::planning_settings::ChangePlanning;
use rodnik::service::prices::{AddPriceList, SetPrice};
use rodnik::store::{DayMark, Entry, Item, NewProduct};
use rodnik::wording::{HistoryLine, history_line};

use super::story::{Story, day};

/// The newest entry of the whole history, in Russian.
fn newest(story: &mut Story) -> HistoryLine {
    let request = LogRequest {
        actor: story.actor.clone(),
        from: None,
        to: None,
        user: None,
        actions: Vec::new(),
        words: String::new(),
        before: None,
    };
    let logged = story.office.read(|read| log_page(read, &request, &Watch::default())).unwrap();
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    let said = history_line(&Texts::new(Language::Russian), &logged[0].entry);
    HistoryLine { what: plain(said.what), changes: said.changes.into_iter().map(plain).collect() }
}

fn entry(story: &mut Story, directory: Directory, id: i64) -> Entry {
    let entries = story.office.read(|read| read.entries(directory)).unwrap();
    entries.into_iter().find(|entry| entry.id == id).unwrap()
}

#[test]
fn a_product_is_told_in_roubles_litres_and_percent() {
    let mut story = Story::on("2026-11-22");
    let water = NewProduct {
        code: "19".into(),
        name: "Вода".into(),
        kind: ProductKind::GoodsWithContainer,
        price: Money::minor(35_000),
        consumption_ml: Some(19_000),
        deposit: Money::minor(20_000),
        container: None,
        vat_rate: Some(2_000),
    };
    let water = NewProduct { code: "W".into(), ..water };
    let add = SaveEntry { seen: None, item: Item::Product(water.clone()), watch: Watch::default() };
    let id = story.done(&add).id;
    let known = entry(&mut story, Directory::Products, id);
    let Item::Product(kept) = &known.item else { panic!("{known:?}") };
    let dearer = NewProduct {
        name: "Вода 19 л".into(),
        price: Money::minor(40_050),
        consumption_ml: Some(18_900),
        deposit: Money::minor(25_000),
        vat_rate: Some(2_200),
        ..kept.clone()
    };
    let seen = Some((known.id, known.version));
    story.done(&SaveEntry { seen, item: Item::Product(dearer), watch: Watch::default() });
    let said = newest(&mut story);
    assert_eq!(said.what, "Изменён справочник «Вода 19 л»");
    let changes = [
        "Название: Вода → Вода 19 л",
        "Цена: 350,00 ₽ → 400,50 ₽",
        "Литров в единице: 19 л → 18,9 л",
        "Залог за тару: 200,00 ₽ → 250,00 ₽",
        "НДС в цене: 20 % → 22 %",
    ];
    assert_eq!(said.changes, changes);
}

#[test]
fn an_employee_and_the_other_directories_are_told_in_their_own_words() {
    let mut story = Story::on("2026-11-22");
    let roles = vec![Role::Operator, Role::Manager];
    story.done(&SaveEmployee { seen: None, name: "Вера".into(), roles });
    let said = newest(&mut story).changes;
    assert_eq!(said, ["Фамилия и имя: пусто → Вера", "Роли: пусто → оператор, руководитель"]);
    let purpose = Item::Purpose { name: "Акция".into(), consent: Consent::Advertising };
    story.done(&SaveEntry { seen: None, item: purpose, watch: Watch::default() });
    assert_eq!(newest(&mut story).changes[1], "Нужно согласие: пусто → на рекламу");
    let route =
        Item::Route { name: "Север".into(), weekdays: "tue,fri".parse().unwrap(), capacity: Some(80) };
    let id = story.done(&SaveEntry { seen: None, item: route, watch: Watch::default() }).id;
    let said = newest(&mut story).changes;
    assert_eq!(said[1..], ["Дни: пусто → вт, пт", "Вместимость, бут.: пусто → 80"]);
    let seen = (id, entry(&mut story, Directory::Routes, id).version);
    story.done(&ArchiveEntry { directory: Directory::Routes, seen, archived: true });
    assert_eq!(newest(&mut story).changes, ["В архиве: нет → да"]);
}

#[test]
fn prices_are_told_as_money_and_numberings_by_their_document() {
    let mut story = Story::on("2026-11-22");
    let list = story.done(&AddPriceList { name: "Дома".into() });
    let product = story.bottle;
    let version = story.office.read(|read| read.price_list(list)).unwrap().unwrap().version;
    let price = Money::minor(40_000);
    story.done(&SetPrice { list: (list, version), product, from: day("2026-12-01"), price });
    let bottle = story.text("SELECT name FROM product WHERE code = '19'");
    assert_eq!(newest(&mut story).changes, [format!("{bottle}: 350,00 ₽ → 400,00 ₽")]);
    let known = story.office.read(|read| read.numberings()).unwrap();
    let seen = known.into_iter().find(|known| known.document == Document::Sale).unwrap();
    story.done(&SetNumbering { seen, prefix: "Р27-".into(), next: 2_000 });
    let said = newest(&mut story);
    assert_eq!(said.what, "Изменена нумерация · Реализация");
    assert!(
        said.changes[0].starts_with("Начало номера: ") && said.changes[0].ends_with(" → Р27-"),
        "{said:?}"
    );
    assert_eq!(said.changes[1], "Следующий номер: 1 → 2000");
}

#[test]
fn settings_are_told_one_by_one() {
    let mut story = Story::on("2026-11-22");
    let seen = story.office.read(GeneralSettings::load).unwrap();
    let mut settings = seen.clone();
    settings.name = "Родник".into();
    settings.churn_control = false;
    settings.office_ml = 2_500;
    settings.review.days = [4, 6, 11];
    settings.review.terms.money = rodnik::workflow::churn::MoneyAtClosing::Warns;
    settings.lock_after = 15;
    settings.windows.truncate(2);
    settings.quiet.from = rodnik::domain::times::time_of_day("22:00").unwrap();
    settings.debt_calls.calls = [1, 3, 9];
    story.done(&ChangeGeneralSettings { seen, settings });
    let said = newest(&mut story).changes;
    for change in [
        "Контроль отвала: да → нет",
        "Дней на этапах проверки: 3, 5, 10 → 4, 6, 11",
        "Закрыть адрес с долгом по деньгам: нельзя → можно с комментарием",
        "Норма на человека в офисе, в день: 2 л → 2,5 л",
        "Блокировать экран через, минут: нет → 15",
        "Звонков о долге в неделю: 2 → 3",
    ] {
        assert!(said.iter().any(|known| known == change), "{change}: {said:#?}");
    }
    assert!(said[0].starts_with("Название офиса: ") && said[0].ends_with(" → Родник"), "{said:#?}");
    assert!(said.iter().any(|known| known.ends_with("→ 09:00–12:00, 12:00–15:00")), "{said:#?}");
    assert!(said.iter().any(|known| known.starts_with("Тихие часы с: 21:00 → 22:00")), "{said:#?}");
    let before = story.office.read(OfficeSettings::load).unwrap();
    let other = if before.estimator == Estimator::Plain { Estimator::Adaptive } else { Estimator::Plain };
    let settings = OfficeSettings { estimator: other, ..before };
    story.done(&ChangeOfficeSettings { seen: before, settings, watch: Watch::default() });
    let said = newest(&mut story).changes;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("Как считать дату: ") && said[0].contains("По привычкам клиента"),
        "{said:?}"
    );
}

#[test]
fn the_settings_of_backups_are_told_without_the_lock_itself() {
    let mut story = Story::on("2026-11-22");
    let seen = story.office.read(BackupSettings::load).unwrap();
    let settings = BackupSettings {
        hour: Some(15),
        at_closing: !seen.at_closing,
        keep: rodnik::service::backup::Keep { hours: 30, ..seen.keep },
        lock: Some("argon2-of-a-password".into()),
        ..seen.clone()
    };
    story.done(&ChangeBackupSettings { seen, settings });
    let said = newest(&mut story).changes;
    assert!(said.contains(&"Копия каждый день в: 13:00 → 15:00".to_owned()), "{said:#?}");
    assert!(said.contains(&"Пароль на копиях: пусто → да".to_owned()), "{said:#?}");
    assert!(said.iter().any(|known| known.contains("→ по часам 30, по дням ")), "{said:#?}");
    assert!(said.contains(&"Копия при закрытии офиса: да → нет".to_owned()), "{said:#?}");
}

#[test]
fn a_day_of_the_calendar_is_told_by_its_date_and_type() {
    let mut story = Story::on("2026-11-22");
    let mark =
        DayMark { day: day("2027-01-01"), kind: DayType::NoDelivery, name: "Новый год".into() };
    story.done(&SetCalendarDays { days: vec![mark], watch: Watch::default() });
    assert_eq!(newest(&mut story).changes, ["01.01.2027: Обычный → Нет доставки (Новый год)"]);
}

#[test]
fn the_word_of_a_name_is_not_taken_for_a_code() {
    let mut story = Story::on("2026-11-22");
    let reason = Item::ContainerKind { name: "card".into() };
    story.done(&SaveEntry { seen: None, item: reason, watch: Watch::default() });
    assert_eq!(newest(&mut story).changes, ["Название: пусто → card"]);
}

#[test]
fn planning_that_was_saved_on_the_card_is_told_in_words_with_its_pauses() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(2.7);
    let (address, seen) = (story.id("A-1"), story.version("A-1"));
    let settings = PlanningSettings {
        kind: PlanningKind::Weekdays,
        weekdays: [Weekday::Tue].into_iter().collect(),
        ..PlanningSettings::default()
    };
    let pauses = vec![Pause { from: day("2026-12-20"), to: day("2027-01-10") }];
    let change = ChangePlanning { address, seen, settings, pauses };
    story.done(&SavePlanning { change, calculator: None });
    let told = newest(&mut story).changes.join("; ");
    for words in ["20.12", "10.01", "вт"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    for code in ["pauses", "weekdays", "average", "пусто → пусто"] {
        assert!(!told.contains(code), "{code}: {told}");
    }
}
