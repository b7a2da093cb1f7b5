//! The history of the office among the reports: what is looked for, what is found, where it leads, what is written.

use calamine::{Data, Reader, Xlsx, open_workbook};
use iced::keyboard::key::{Code, Named};
use rodnik::domain::ids::AddressId;
use rodnik::domain::people::Role;
use rodnik::domain::planning::{Pause, PlanningKind};
use rodnik::i18n::Language;
use rodnik::service::exported::{Exported, Medium, NoteExport};
use rodnik::service::log::PAGE;
use rodnik::service::planning_settings::AddPause;
use rodnik::service::{Changes, Refusal};
use rodnik::ui::screen::reports::{ExportMessage, LogMessage, Message, State, Tab};
use rodnik::ui::screen::{Action, Go};
use rodnik::ui::widget::date_picker;

use crate::planning::office::{Desk, alt, ctrl, day, named, press, settle, shows, tell, with};

struct Logged {
    desk: Desk,
    /// Of A-1 and of A-2.
    addresses: [AddressId; 2],
}

/// A sale to each of two clients, then a pause of the second.
fn office(language: Language) -> Logged {
    let desk = Desk::in_language(language);
    let addresses = ["A-1", "A-2"].map(|code| desk.address(code, |s| s.kind = PlanningKind::None));
    for address in addresses {
        desk.sells(address, &["2026-11-19"]);
    }
    let pause = Pause { from: day("2026-12-01"), to: day("2026-12-15") };
    desk.run(AddPause { address: addresses[1], pause }).unwrap();
    Logged { desk, addresses }
}

fn open(desk: &Desk) -> State {
    let (mut state, task) = State::new(&desk.context());
    settle(&mut state, task, desk);
    press(&mut state, desk, alt('7', Code::Digit7));
    state
}

fn log(state: &mut State, desk: &Desk, message: LogMessage) {
    tell(state, Message::Log(message), desk);
}

fn exports(desk: &Desk, count: usize) {
    for number in 0..count {
        let about = format!("paper {number}");
        let (what, medium) = (Exported::Order, Medium::Print);
        desk.run(NoteExport { what, medium, about, address: None }).unwrap();
    }
}

#[test]
fn the_history_is_shown_newest_first_with_what_was_before_and_after() {
    for language in Language::ALL {
        let Logged { desk, .. } = office(language);
        let state = open(&desk);
        assert!(shows(&state, &desk, &desk.words("history-add_pause")), "{language}");
        assert!(shows(&state, &desk, "Client A-2") && shows(&state, &desk, "Street A-2"));
        assert!(shows(&state, &desk, "Client A-1"));
    }
}

#[test]
fn enter_opens_the_card_of_whom_the_row_is_about() {
    let Logged { desk, addresses } = office(Language::English);
    let mut state = open(&desk);
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(addresses[1]))));
    for _ in 0..2 {
        press(&mut state, &desk, named(Named::ArrowDown));
    }
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(addresses[0]))));
    press(&mut state, &desk, named(Named::End));
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), None, "the office itself has no card");
}

#[test]
fn words_are_typed_and_enter_looks_for_them() {
    let Logged { desk, addresses } = office(Language::English);
    let mut state = open(&desk);
    log(&mut state, &desk, LogMessage::WordsTyped("street a-1".into()));
    assert!(shows(&state, &desk, "Client A-2"), "not before it is asked for");
    with(&mut state, &desk, |simulator| {
        simulator.click(desk.words("log-search").as_str()).unwrap();
    });
    assert!(!shows(&state, &desk, "Client A-2"));
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(addresses[0]))));
    log(&mut state, &desk, LogMessage::WordsTyped("nobody".into()));
    log(&mut state, &desk, LogMessage::SearchPressed);
    assert!(shows(&state, &desk, &desk.words("log-empty-title")));
    with(&mut state, &desk, |simulator| {
        simulator.click(desk.words("log-everything").as_str()).unwrap();
    });
    assert!(shows(&state, &desk, "Client A-2"), "the way out shows everything");
}

#[test]
fn a_day_of_the_search_takes_the_words_of_every_other_date_and_says_what_is_wrong() {
    let Logged { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    log(&mut state, &desk, LogMessage::PeriodChosen(4));
    log(&mut state, &desk, LogMessage::From(date_picker::Message::Picked(day("2026-11-01"))));
    let mut types = |words: &str| {
        with(&mut state, &desk, |simulator| {
            simulator.click(iced_test::selector::id("log-to")).unwrap();
            simulator.simulate([named(Named::End)]);
            simulator.typewrite(words);
            simulator.simulate([named(Named::Enter)]);
        });
        let wrong = shows(&state, &desk, &desk.words("date-error-not-a-date"));
        (wrong, shows(&state, &desk, &desk.words("log-empty-title")))
    };
    for word in ["tomorrow", "+1", "завтра", "23.11", "mon"] {
        assert_eq!(types("yesterday"), (false, true), "nothing was done before today");
        assert_eq!(types(word), (false, false), "{word}");
    }
    assert_eq!(types("sometimes"), (true, false), "what was found stays");
}

#[test]
fn who_and_what_narrow_the_search() {
    let Logged { desk, .. } = office(Language::English);
    let other = desk.manager("Anna");
    let mut state = open(&desk);
    let people = desk.read(|read| Ok(read.everyone()?));
    let anna = people.iter().position(|(id, _)| *id == other).unwrap();
    log(&mut state, &desk, LogMessage::UserChosen(anna + 1));
    assert!(shows(&state, &desk, &desk.words("log-empty-title")), "Anna did nothing");
    log(&mut state, &desk, LogMessage::UserChosen(0));
    let mut actions = desk.read(|read| Ok(read.logged_actions()?));
    actions.sort_by_key(|action| desk.words(&format!("history-{action}")));
    let pause = actions.iter().position(|action| action == "add_pause").unwrap();
    log(&mut state, &desk, LogMessage::ActionChosen(pause + 1));
    assert!(shows(&state, &desk, "1 entry, newest first."));
    assert!(!shows(&state, &desk, "Client A-1"));
}

#[test]
fn only_the_chosen_days_are_looked_through() {
    let Logged { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    log(&mut state, &desk, LogMessage::PeriodChosen(4));
    assert!(shows(&state, &desk, "Client A-1"), "the days that were shown stand in the fields");
    log(&mut state, &desk, LogMessage::To(date_picker::Message::Picked(day("2026-11-20"))));
    assert!(shows(&state, &desk, &desk.words("log-empty-title")), "nothing was done until then");
    log(&mut state, &desk, LogMessage::To(date_picker::Message::Picked(day("2026-11-22"))));
    log(&mut state, &desk, LogMessage::From(date_picker::Message::Picked(day("2026-11-23"))));
    assert!(shows(&state, &desk, "Client A-1"), "days in the wrong order are put right");
    log(&mut state, &desk, LogMessage::PeriodChosen(0));
    assert!(shows(&state, &desk, "Client A-1"), "it was today");
}

#[test]
fn the_end_of_a_page_has_the_next_one_read() {
    let Logged { desk, .. } = office(Language::English);
    exports(&desk, PAGE);
    let mut state = open(&desk);
    let newest = format!("The newest {PAGE}; older ones open as you scroll.");
    assert!(shows(&state, &desk, &newest));
    press(&mut state, &desk, named(Named::End));
    assert!(!shows(&state, &desk, &newest));
    press(&mut state, &desk, named(Named::End));
    assert!(shows(&state, &desk, "Client A-1"), "the older ones follow");
    log(&mut state, &desk, LogMessage::SearchPressed);
    assert!(shows(&state, &desk, &newest), "a new search begins anew");
    log(&mut state, &desk, LogMessage::EndSeen(PAGE));
    assert!(!shows(&state, &desk, &newest), "nor is a key needed: the wheel does as well");
}

#[test]
fn a_search_is_stopped_by_esc_and_late_answers_are_dropped() {
    let Logged { desk, .. } = office(Language::English);
    exports(&desk, 1_000);
    let mut state = open(&desk);
    log(&mut state, &desk, LogMessage::WordsTyped("nobody".into()));
    let (searching, _) = state.update(Message::Log(LogMessage::SearchPressed), &desk.context());
    press(&mut state, &desk, named(Named::Escape));
    settle(&mut state, searching, &desk);
    let stopped = rodnik::wording::refused(&desk.texts, &Refusal::Cancelled);
    assert!(shows(&state, &desk, &stopped));
    let (first, _) = state.update(Message::Log(LogMessage::SearchPressed), &desk.context());
    let (second, _) = state.update(Message::Log(LogMessage::EverythingPressed), &desk.context());
    settle(&mut state, second, &desk);
    assert!(shows(&state, &desk, "Vera"));
    settle(&mut state, first, &desk);
    assert!(!shows(&state, &desk, &desk.words("log-empty-title")), "what was asked before came too late");
}

#[test]
fn all_that_was_found_is_written_for_excel_not_only_the_pages_in_sight() {
    let Logged { desk, .. } = office(Language::English);
    exports(&desk, PAGE);
    let mut state = open(&desk);
    let path = desk.folder.path().join("log.xlsx");
    press(&mut state, &desk, ctrl("у", Code::KeyE));
    tell(&mut state, Message::Export(ExportMessage::Typed(path.display().to_string())), &desk);
    let done = tell(&mut state, Message::Export(ExportMessage::SavePressed), &desk);
    assert!(matches!(done, Some(Action::Notice(_))), "{done:?}");
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<_> = range.rows().map(<[Data]>::to_vec).collect();
    let text = |row: &[Data], at: usize| row.get(at).map(ToString::to_string).unwrap_or_default();
    let days = desk.texts.date(day("2026-11-16"));
    assert!(rows.iter().any(|row| text(row, 0).starts_with(&days)), "which days: {rows:?}");
    let sales = rows.iter().filter(|row| text(row, 4) == "Client A-1").count();
    assert_eq!(sales, 1, "older than the page in sight");
    let noted = rows.iter().find(|row| text(row, 3).contains(&desk.words("history-word-history")));
    assert!(noted.is_some(), "that the history was taken out stands in it itself");
}

#[test]
fn a_change_of_the_office_is_said_and_f5_looks_again() {
    let Logged { desk, addresses } = office(Language::English);
    let mut state = open(&desk);
    desk.sells(addresses[0], &["2026-11-20"]);
    let task = state.changed(Changes::default(), &desk.context());
    settle(&mut state, task, &desk);
    assert!(shows(&state, &desk, &desk.words("reports-stale")));
    press(&mut state, &desk, named(Named::F5));
    assert!(!shows(&state, &desk, &desk.words("reports-stale")));
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(addresses[0]))));
}

#[test]
fn quality_control_reads_the_history_and_nothing_else() {
    let Logged { mut desk, addresses } = office(Language::English);
    desk.actor.roles = vec![Role::QualityControl];
    let (mut state, task) = State::new(&desk.context());
    settle(&mut state, task, &desk);
    assert_eq!(Tab::open_to(&desk.actor), [Tab::History]);
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(addresses[1]))));
}
