//! The section Money: tabs, debts, promises, the bank, and the dialogs over them.

use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx, open_workbook};
use iced::Event;
use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use rodnik::domain::ids::AddressId;
use rodnik::domain::money::Money;
use rodnik::domain::people::Role;
use rodnik::i18n::Language;
use rodnik::service::Changes;
use rodnik::service::promises::PromiseStanding;
use rodnik::store::PhoneRow;
use rodnik::ui::dialog::days::{self, Days};
use rodnik::ui::dialog::{bank_file, container_adjustment, export, promise};
use rodnik::ui::screen::money::{
    DialogMessage, Message, SheetMessage, State, Tab, bank, debts, papers, promises,
};
use rodnik::ui::screen::{Action, Go, Section};

use crate::planning::office::{Desk, alt, ctrl, day, look, named, press, pressed, settle, shows, tell, with};

struct Office {
    desk: Desk,
    /// Owes 700 since August, on the route North; 1,400 since November.
    debtors: [AddressId; 2],
}

fn office(language: Language) -> Office {
    let desk = Desk::in_language(language);
    let north = desk.route("North");
    let old = desk.placed("A-1", (Some(north), None), |_| ());
    let large = desk.address("A-2", |_| ());
    desk.sells(old, &["2026-08-10"]);
    desk.sells(large, &["2026-11-18", "2026-11-20"]);
    Office { desk, debtors: [old, large] }
}

fn open(desk: &Desk) -> State {
    let (mut state, task) = State::new(&desk.context());
    settle(&mut state, task, desk);
    state
}

fn in_dialog(state: &mut State, desk: &Desk, message: DialogMessage) -> Option<Action> {
    tell(state, Message::Dialog(Box::new(message)), desk)
}

fn ctrl_enter() -> Event {
    pressed(iced::keyboard::Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL)
}

fn said(action: Option<Action>) -> String {
    match action {
        Some(
            Action::Done { sentence, .. } | Action::Undoable { sentence, .. } | Action::Notice(sentence),
        ) => sentence,
        other => panic!("nothing was said: {other:?}"),
    }
}

/// The program tells the section that the office changed.
fn hears_of_it(state: &mut State, desk: &Desk) {
    let task = state.changed(Changes::default(), &desk.context());
    settle(state, task, desk);
}

/// Types into a field.
fn types(state: &mut State, desk: &Desk, field: &'static str, words: &str) {
    with(state, desk, |simulator| {
        simulator.click(iced_test::selector::id(field)).unwrap();
        simulator.typewrite(words);
    });
}

fn balance(desk: &Desk, address: AddressId) -> (i64, i64) {
    let balance = desk.read(move |read| Ok(read.balance(address)?));
    (balance.debt.as_minor() / 100, balance.containers)
}

#[test]
fn the_section_is_open_to_those_who_see_to_debts() {
    let mut desk = Desk::new();
    let mut open_to = |role| {
        desk.actor.roles = vec![role];
        Section::Money.is_open_to(&desk.actor)
    };
    assert!(open_to(Role::CreditController) && open_to(Role::Manager));
    assert!(!open_to(Role::Operator) && !open_to(Role::QualityControl));
}

#[test]
fn every_tab_opens_by_its_key_and_an_empty_one_says_what_to_do() {
    for language in Language::ALL {
        let desk = Desk::in_language(language);
        let mut state = open(&desk);
        let empty = [
            ('1', Code::Digit1, "money-no-debts-title"),
            ('2', Code::Digit2, "promise-none-open"),
            ('3', Code::Digit3, "bank-none"),
            ('4', Code::Digit4, "money-papers-none-title"),
        ];
        assert_eq!(Tab::ALL.len(), empty.len());
        for (digit, code, id) in empty {
            press(&mut state, &desk, alt(digit, code));
            assert!(shows(&state, &desk, &desk.words(id)), "{language}: {id}");
        }
    }
}

#[test]
fn debts_stand_by_age_or_amount_and_enter_opens_the_card() {
    let Office { desk, debtors: [old, large] } = office(Language::English);
    let mut state = open(&desk);
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(old))));
    let order = debts::Message::OrderChosen(1);
    tell(&mut state, Message::Sheet(SheetMessage::Debts(order)), &desk);
    press(&mut state, &desk, named(Named::Home));
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(large))));
    assert!(shows(&state, &desk, &desk.texts.money(210_000)), "what all of them owe");
    let north = debts::Message::RouteChosen(1);
    tell(&mut state, Message::Sheet(SheetMessage::Debts(north)), &desk);
    assert!(shows(&state, &desk, "Client A-1") && !shows(&state, &desk, "Client A-2"));
}

#[test]
fn what_is_shown_is_written_for_excel() {
    let Office { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, ctrl("у", Code::KeyE));
    let path: PathBuf = desk.folder.path().join("debts.xlsx");
    let typed = export::Message::Typed(path.display().to_string());
    in_dialog(&mut state, &desk, DialogMessage::Export(typed));
    let done = in_dialog(&mut state, &desk, DialogMessage::Export(export::Message::SavePressed));
    assert!(said(done).contains("debts.xlsx"));
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range(&desk.words("money-tab-debts")).unwrap();
    let debts: Vec<f64> = range
        .rows()
        .filter_map(|row| match (row.first(), row.get(6)) {
            (Some(Data::String(code)), Some(Data::Float(debt))) if code.starts_with("A-") => Some(*debt),
            _ => None,
        })
        .collect();
    assert_eq!(debts, [700.0, 1_400.0]);
}

#[test]
fn s0_24_the_containers_of_a_debtor_are_written_off_by_keys() {
    let Office { desk, debtors: [old, _] } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, named(Named::F8));
    press(&mut state, &desk, named(Named::F8));
    press(&mut state, &desk, ctrl_enter());
    assert!(shows(&state, &desk, &desk.words("adjustment-reason-missing")), "a reason has to be chosen");
    let reason = container_adjustment::Message::ReasonChosen(0);
    in_dialog(&mut state, &desk, DialogMessage::Adjustment(reason));
    said(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(balance(&desk, old), (700, 0));
    assert!(!shows(&state, &desk, &desk.words("adjustment-title")), "the dialog is closed");
}

#[test]
fn what_cannot_be_adjusted_says_so_at_its_place_and_esc_asks_first() {
    let Office { desk, debtors: [old, _] } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, named(Named::F8));
    let type_count = |state: &mut State, count: &str| {
        let typed = container_adjustment::Message::CountTyped(0, count.to_owned());
        in_dialog(state, &desk, DialogMessage::Adjustment(typed));
    };
    in_dialog(&mut state, &desk, DialogMessage::Adjustment(container_adjustment::Message::ReasonChosen(0)));
    type_count(&mut state, "two");
    press(&mut state, &desk, ctrl_enter());
    assert!(shows(&state, &desk, &desk.words("containers-count-wrong")));
    type_count(&mut state, "9");
    press(&mut state, &desk, ctrl_enter());
    assert!(shows(&state, &desk, "“Bottle”: there are 2 at the address, no more can be written off."));
    press(&mut state, &desk, named(Named::Escape));
    assert!(shows(&state, &desk, &desk.words("dialog-unsaved")), "something was typed");
    press(&mut state, &desk, named(Named::Escape));
    press(&mut state, &desk, named(Named::F3));
    type_count(&mut state, "1");
    said(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(balance(&desk, old), (700, 3));
}

#[test]
fn a_promise_is_noted_shown_and_called_off() {
    let Office { desk, debtors: [old, _] } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, named(Named::F6));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None, "by when is the debtor's to say");
    assert!(shows(&state, &desk, &desk.words("document-no-date")));
    types(&mut state, &desk, "promise-date", "+2");
    let done = press(&mut state, &desk, ctrl_enter());
    assert!(matches!(&done, Some(Action::Undoable { address, .. }) if *address == old), "{done:?}");
    assert!(said(done).contains("24"), "the whole debt");
    let found =
        desk.read(move |read| Ok(rodnik::service::promises::promises_of(read, old, day("2026-11-22"))?));
    assert_eq!((found[0].row.amount, found[0].standing), (Money::minor(70_000), PromiseStanding::Due));
    hears_of_it(&mut state, &desk);
    press(&mut state, &desk, alt('2', Code::Digit2));
    assert!(shows(&state, &desk, &desk.words("promise-is-due")));
    press(&mut state, &desk, named(Named::Delete));
    assert!(shows(&state, &desk, &desk.words("promise-void-title")));
    press(&mut state, &desk, named(Named::Escape));
    press(&mut state, &desk, named(Named::Delete));
    said(press(&mut state, &desk, named(Named::Delete)));
    hears_of_it(&mut state, &desk);
    assert!(shows(&state, &desk, &desk.words("promise-none-open")));
    let kept = promises::Message::ShownChosen(promises::Shown::Kept);
    tell(&mut state, Message::Sheet(SheetMessage::Promises(kept)), &desk);
    assert!(shows(&state, &desk, &desk.words("promise-none-kept")));
}

#[test]
fn a_payment_far_beyond_the_debt_is_asked_about_once() {
    let Office { desk, debtors: [old, _] } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, named(Named::F3));
    types(&mut state, &desk, "payment-amount", "999999");
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    let (sum, advance) = (desk.texts.money(99_999_900), desk.texts.money(99_929_900));
    let asked = rodnik::t!(desk.texts, "payment-beyond", sum = sum, advance = advance);
    assert!(shows(&state, &desk, &asked));
    assert_eq!(balance(&desk, old).0, 700, "nothing is posted yet");
    let done = press(&mut state, &desk, ctrl_enter());
    assert!(matches!(&done, Some(Action::Undoable { address, .. }) if *address == old), "{done:?}");
    assert_eq!(balance(&desk, old).0, 700 - 999_999);
}

#[test]
fn a_debtor_is_found_by_words_and_the_promises_are_counted_before_they_are_looked_at() {
    let Office { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, ctrl("а", Code::KeyF));
    types(&mut state, &desk, debts::FILTER, "client a-2");
    assert!(shows(&state, &desk, "Client A-2") && !shows(&state, &desk, "Client A-1"));
    press(&mut state, &desk, named(Named::Escape));
    assert!(shows(&state, &desk, "Client A-1"));
    press(&mut state, &desk, named(Named::F6));
    types(&mut state, &desk, "promise-date", "+2");
    said(press(&mut state, &desk, ctrl_enter()));
    let state = open(&desk);
    assert!(shows(&state, &desk, "1"), "one promise, though its tab was not opened");
}

#[test]
fn the_days_of_the_papers_have_a_key_each_beside_those_of_the_tabs() {
    let Office { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, alt('4', Code::Digit4));
    assert!(shows(&state, &desk, &desk.words("money-papers-days")));
    let keys = [
        ('5', Code::Digit5),
        ('6', Code::Digit6),
        ('7', Code::Digit7),
        ('8', Code::Digit8),
        ('9', Code::Digit9),
    ];
    let chosen = |message| Message::Sheet(SheetMessage::Papers(papers::Message::Days(message)));
    for ((digit, code), wanted) in keys.into_iter().zip(Days::ALL) {
        let mut simulator = look(&state, &desk);
        simulator.simulate(vec![alt(digit, code)]);
        let meant = simulator.into_messages().next();
        let expected = chosen(days::Message::Chosen(*wanted));
        assert_eq!(format!("{meant:?}"), format!("{:?}", Some(expected)), "Alt {digit}");
    }
}

#[test]
fn a_wrong_sum_of_a_promise_is_said_below_it() {
    let Office { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, named(Named::F6));
    let typed = promise::Message::AmountTyped("much".into());
    in_dialog(&mut state, &desk, DialogMessage::Promise(typed));
    press(&mut state, &desk, ctrl_enter());
    assert!(shows(&state, &desk, &desk.words("delivered-amount-wrong")));
}

/// Ivan of an address, with so many numbers.
fn has_numbers(desk: &Desk, address: AddressId, count: usize) {
    desk.write(|tx| {
        let counterparty = tx.address(address)?.unwrap().address.counterparty;
        let phones = (1..=count).map(|last| {
            let number = format!("+792700000{last:02}");
            PhoneRow { typed: number.clone(), number, extension: String::new() }
        });
        let phones = phones.collect();
        let person = rodnik::store::NewContact { name: "Ivan".into(), phones, ..Default::default() };
        tx.insert_contact(counterparty, Some(address), &person)?;
        Ok(())
    });
}

#[test]
fn enter_on_the_button_that_does_not_call_calls_nobody() {
    let Office { desk, debtors: [old, _] } = office(Language::English);
    has_numbers(&desk, old, 1);
    let mut state = open(&desk);
    press(&mut state, &desk, named(Named::F4));
    let left = with(&mut state, &desk, |simulator| {
        simulator.simulate([named(Named::Tab), named(Named::Enter)]);
    });
    assert_eq!(left, None);
    assert!(!shows(&state, &desk, "Ivan"), "it was left");
    let noted = desk.read(move |read| Ok(rodnik::service::history_of::history_of(read, old, None)));
    assert!(noted.unwrap().iter().all(|entry| entry.action != "call_debtor"));
}

#[test]
fn a_number_that_is_not_seen_is_not_called() {
    let Office { desk, debtors: [old, _] } = office(Language::English);
    has_numbers(&desk, old, 11);
    let mut state = open(&desk);
    press(&mut state, &desk, named(Named::F4));
    for _ in 0..11 {
        press(&mut state, &desk, named(Named::ArrowDown));
    }
    assert!(!shows(&state, &desk, "+7 927 000-00-10"));
    let called = press(&mut state, &desk, named(Named::Enter));
    assert_eq!(called, Some(Action::Dial("+79270000009".into())), "the last one that is seen");
}

#[test]
fn a_debtor_is_called_after_a_look_at_the_limits() {
    let Office { desk, debtors: [old, _] } = office(Language::English);
    has_numbers(&desk, old, 1);
    let mut state = open(&desk);
    press(&mut state, &desk, named(Named::F4));
    assert!(shows(&state, &desk, "Ivan"));
    let called = press(&mut state, &desk, named(Named::Enter));
    assert_eq!(called, Some(Action::Dial("+79270000001".into())));
    press(&mut state, &desk, named(Named::F4));
    assert!(shows(&state, &desk, "The debt has already been discussed today: 1 of 1 per day."));
    press(&mut state, &desk, named(Named::Escape));
    assert!(!shows(&state, &desk, "Ivan"));
}

fn statement() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bank/statement.txt")
}

/// The client of an address has a tax number.
fn taxed(desk: &Desk, address: AddressId, number: &str) {
    let counterparty = desk.read(move |read| Ok(read.address(address)?)).unwrap().address.counterparty;
    let office = rusqlite::Connection::open(desk.folder.path().join("office.rodnik")).unwrap();
    let sql = "UPDATE counterparty SET tax_number = ?2 WHERE id = ?1";
    office.execute(sql, (counterparty.0, number)).unwrap();
}

fn read_in(state: &mut State, desk: &Desk, path: PathBuf) -> Option<Action> {
    press(state, desk, ctrl("щ", Code::KeyO));
    let typed = bank_file::Message::Typed(path.display().to_string());
    in_dialog(state, desk, DialogMessage::Statement(typed));
    press(state, desk, ctrl_enter())
}

#[test]
fn a_statement_is_read_in_and_its_entries_are_confirmed_by_keys() {
    let Office { desk, debtors: [_, large] } = office(Language::English);
    taxed(&desk, large, "6312345678");
    let mut state = open(&desk);
    press(&mut state, &desk, alt('3', Code::Digit3));
    assert!(said(read_in(&mut state, &desk, statement())).contains('2'));
    assert!(shows(&state, &desk, &desk.words("bank-because-tax-number")));
    said(press(&mut state, &desk, named(Named::Enter)));
    assert_eq!(balance(&desk, large).0, 1_400 - 4_290);
    press(&mut state, &desk, named(Named::Enter));
    assert!(shows(&state, &desk, &desk.words("bank-whose")), "nobody is proposed: a person says");
    press(&mut state, &desk, named(Named::Escape));
    said(press(&mut state, &desk, named(Named::Delete)));
    assert!(shows(&state, &desk, &desk.words("bank-none")));
    let all = bank::Message::HandledTicked(true);
    tell(&mut state, Message::Sheet(SheetMessage::Bank(all)), &desk);
    assert!(shows(&state, &desk, &desk.words("bank-is-posted")));
    assert!(shows(&state, &desk, &desk.words("bank-is-dismissed")));
}

#[test]
fn enter_on_the_tick_beside_the_list_posts_nothing() {
    let Office { desk, debtors: [_, large] } = office(Language::English);
    taxed(&desk, large, "6312345678");
    let mut state = open(&desk);
    press(&mut state, &desk, alt('3', Code::Digit3));
    read_in(&mut state, &desk, statement());
    let back = || pressed(iced::keyboard::Key::Named(Named::Tab), Code::Tab, Modifiers::SHIFT);
    let done = with(&mut state, &desk, |simulator| {
        simulator.simulate([back(), back(), named(Named::Enter)]);
    });
    assert_eq!(done, None);
    assert_eq!(balance(&desk, large).0, 1_400, "the entry in hand was not posted");
}

#[test]
fn all_sure_entries_are_posted_at_once() {
    let Office { desk, debtors: [old, large] } = office(Language::English);
    for (address, number) in [(large, "6312345678"), (old, "631234567890")] {
        taxed(&desk, address, number);
    }
    let mut state = open(&desk);
    press(&mut state, &desk, alt('3', Code::Digit3));
    read_in(&mut state, &desk, statement());
    said(press(&mut state, &desk, ctrl_enter()));
    assert_eq!((balance(&desk, old).0, balance(&desk, large).0), (700 - 1_860, 1_400 - 4_290));
}

#[test]
fn a_file_that_is_no_statement_is_refused_below_its_path() {
    let Office { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, alt('3', Code::Digit3));
    let file = desk.folder.path().join("a.txt");
    std::fs::write(&file, "1CClientBankExchange\nРасчСчет=1\n").unwrap();
    read_in(&mut state, &desk, file);
    assert!(shows(&state, &desk, "The file breaks off at line 2. Export the statement again."));
    let missing = bank_file::Message::Typed(String::new());
    in_dialog(&mut state, &desk, DialogMessage::Statement(missing));
    press(&mut state, &desk, ctrl_enter());
    assert!(shows(&state, &desk, &desk.words("bank-file-no-path")));
}

#[test]
fn the_buttons_of_every_tab_fit_a_small_window() {
    for language in Language::ALL {
        let Office { desk, .. } = office(language);
        let mut state = open(&desk);
        press(&mut state, &desk, alt('3', Code::Digit3));
        read_in(&mut state, &desk, statement());
        for (digit, code, last) in [
            ('1', Code::Digit1, "reports-export"),
            ('2', Code::Digit2, "promise-void"),
            ('3', Code::Digit3, "bank-handled"),
        ] {
            press(&mut state, &desk, alt(digit, code));
            with(&mut state, &desk, |simulator| {
                let found = simulator.find(desk.words(last).as_str()).unwrap();
                let (bounds, seen) = (found.bounds(), found.visible_bounds());
                let whole = seen.is_some_and(|seen| bounds.width - seen.width < 0.5);
                assert!(whole, "{language}: {last}: {bounds:?}, of which is seen {seen:?}");
            });
        }
    }
}
