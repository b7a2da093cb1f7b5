//! The reports of a manager: tabs, keys, filters, what a row opens, what is written for Excel.

use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx, open_workbook};
use iced::keyboard::key::{Code, Named};
use rodnik::domain::ids::AddressId;
use rodnik::domain::planning::{Pause, PlanningKind};
use rodnik::i18n::Language;
use rodnik::service::planning_settings::AddPause;
use rodnik::service::{Changes, Refusal};
use rodnik::ui::screen::reports::{ExportMessage, Message, State};
use rodnik::ui::screen::{Action, Go, Section};
use rodnik::wording::refused;

use crate::planning::office::{Desk, alt, ctrl, day, named, press, settle, shows, tell, with};

struct Watched {
    desk: Desk,
    unplanned: [AddressId; 2],
}

/// Two addresses without a plan, one of them of Anna on the route North; one paused; one judged four times.
fn office(language: Language) -> Watched {
    let desk = Desk::in_language(language);
    let (north, anna) = (desk.route("North"), desk.manager("Anna"));
    let first = desk.address("A-1", |s| s.kind = PlanningKind::None);
    let second = desk.placed("A-2", (Some(north), Some(anna)), |s| s.kind = PlanningKind::None);
    for address in [first, second] {
        desk.sells(address, &["2026-11-19"]);
    }
    let paused = desk.address("A-3", |s| (s.kind, s.every_days) = (PlanningKind::Every, 7));
    desk.sells(paused, &["2026-10-01", "2026-10-13", "2026-10-20", "2026-10-28", "2026-10-31"]);
    let pause = Pause { from: day("2026-11-01"), to: day("2026-12-15") };
    desk.run(AddPause { address: paused, pause }).unwrap();
    Watched { desk, unplanned: [first, second] }
}

fn open(desk: &Desk) -> State {
    let (mut state, task) = State::new(&desk.context());
    settle(&mut state, task, desk);
    state
}

#[test]
fn only_those_who_watch_the_planning_of_everybody_see_the_section() {
    use rodnik::domain::people::Role;
    let mut office = office(Language::English);
    let mut holding = |role| {
        office.desk.actor.roles = vec![role];
        Section::Reports.is_open_to(&office.desk.actor)
    };
    assert!(holding(Role::Manager));
    assert!(holding(Role::SeniorOperator));
    assert!(!holding(Role::Operator));
    let state = open(&office.desk);
    let refusal = Refusal::NotAllowed(
        rodnik::service::rights::Right::Supervise,
        rodnik::service::rights::Right::Supervise.by_default(),
    );
    assert!(shows(&state, &office.desk, &refused(&office.desk.texts, &refusal)), "nor does the service tell");
}

#[test]
fn alt_and_a_digit_turn_to_each_tab() {
    for language in Language::ALL {
        let Watched { desk, .. } = office(language);
        let mut state = open(&desk);
        let sights = [
            ('1', Code::Digit1, "reports-about-unplanned"),
            ('2', Code::Digit2, "reports-empty-changed-title"),
            ('3', Code::Digit3, "reports-empty-silent-title"),
            ('4', Code::Digit4, "reports-about-paused"),
            ('5', Code::Digit5, "reports-quality-note"),
        ];
        for (digit, code, id) in sights {
            press(&mut state, &desk, alt(digit, code));
            assert!(shows(&state, &desk, &desk.words(id)), "{language}: Alt+{digit}");
        }
    }
}

#[test]
fn enter_opens_the_card_of_the_selected_row() {
    let Watched { desk, unplanned } = office(Language::English);
    let mut state = open(&desk);
    assert!(shows(&state, &desk, "“Do not plan” is chosen."));
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(unplanned[0]))));
    press(&mut state, &desk, named(Named::ArrowDown));
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(unplanned[1]))));
    press(&mut state, &desk, named(Named::ArrowDown));
    assert_eq!(press(&mut state, &desk, named(Named::Enter)), Some(Action::Go(Go::Card(unplanned[1]))));
}

#[test]
fn the_lists_are_narrowed_by_manager_and_route_and_an_empty_one_offers_everybody() {
    let Watched { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    tell(&mut state, Message::RouteChosen(1), &desk);
    assert!(!shows(&state, &desk, "Client A-1") && shows(&state, &desk, "Client A-2"));
    tell(&mut state, Message::RouteChosen(0), &desk);
    tell(&mut state, Message::ManagerChosen(1), &desk);
    press(&mut state, &desk, alt('4', Code::Digit4));
    assert!(shows(&state, &desk, &desk.words("reports-nobody-title")));
    with(&mut state, &desk, |simulator| {
        simulator.click(desk.words("desk-show-all").as_str()).unwrap();
    });
    assert!(shows(&state, &desk, "Client A-3"));
}

#[test]
fn the_quality_is_shown_by_month_and_by_part() {
    let Watched { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, alt('5', Code::Digit5));
    assert!(shows(&state, &desk, "Deliveries: 4 · mean error 2.5 days · within ±2 days 50%"));
    assert!(shows(&state, &desk, "October 2026"));
    assert!(shows(&state, &desk, "−0.5"), "the bias");
    tell(&mut state, Message::CutChosen(1), &desk);
    assert!(shows(&state, &desk, &desk.words("reports-kind-every")));
    tell(&mut state, Message::ManagerChosen(1), &desk);
    assert!(shows(&state, &desk, &desk.words("reports-nobody-title")));
    tell(&mut state, Message::ShowAllPressed, &desk);
    tell(&mut state, Message::CutChosen(2), &desk);
    assert!(shows(&state, &desk, &desk.words("reports-no-route")));
}

#[test]
fn a_change_of_the_office_is_said_and_read_on_f5() {
    let Watched { desk, unplanned } = office(Language::English);
    let mut state = open(&desk);
    desk.run(rodnik::service::planning_settings::ChangePlanning {
        address: unplanned[0],
        seen: desk.read(move |read| Ok(read.address(unplanned[0])?)).unwrap().version,
        settings: rodnik::domain::planning::PlanningSettings {
            kind: PlanningKind::Every,
            ..Default::default()
        },
        pauses: vec![],
    })
    .unwrap();
    let task = state.changed(Changes::default(), &desk.context());
    settle(&mut state, task, &desk);
    assert!(shows(&state, &desk, &desk.words("reports-stale")));
    assert!(shows(&state, &desk, "Client A-1"), "the list keeps still until it is asked");
    press(&mut state, &desk, named(Named::F5));
    assert!(!shows(&state, &desk, &desk.words("reports-stale")));
    assert!(!shows(&state, &desk, "Client A-1"));
}

#[test]
fn a_stopped_reading_says_so_and_a_late_answer_is_dropped() {
    let Watched { desk, .. } = office(Language::English);
    let (mut state, first) = State::new(&desk.context());
    assert!(matches!(state.key(&key_press(Named::Escape)), Some(Message::CancelPressed)));
    let (second, _) = state.update(Message::RefreshPressed, &desk.context());
    settle(&mut state, first, &desk);
    assert!(!shows(&state, &desk, "Client A-1"), "the answer of the reading that was given up");
    settle(&mut state, second, &desk);
    assert!(shows(&state, &desk, "Client A-1"));
    tell(&mut state, Message::ListsProgressed(1, (1, 2)), &desk);
    assert!(state.key(&key_press(Named::Escape)).is_none(), "nothing is read any more");
}

fn key_press(named: Named) -> rodnik::ui::widget::KeyPress {
    rodnik::ui::widget::KeyPress::from_event(&crate::planning::office::named(named), false).unwrap()
}

fn export(state: &mut State, desk: &Desk, path: &std::path::Path) -> Option<Action> {
    press(state, desk, ctrl("у", Code::KeyE));
    assert!(shows(state, desk, &desk.words("reports-export-title")));
    tell(state, Message::Export(ExportMessage::Typed(path.display().to_string())), desk);
    tell(state, Message::Export(ExportMessage::SavePressed), desk)
}

fn cells(path: PathBuf, sheet: usize) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range_at(sheet).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn what_is_shown_is_written_for_excel() {
    let Watched { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    tell(&mut state, Message::RouteChosen(1), &desk);
    let path = desk.folder.path().join("without a plan");
    let Some(Action::Notice(said)) = export(&mut state, &desk, &path) else { panic!("not written") };
    let path = path.with_extension("xlsx");
    assert!(said.contains(&path.display().to_string()), "{said}");
    let rows = cells(path, 0);
    let text = |row: &[Data], at: usize| row.get(at).map(ToString::to_string).unwrap_or_default();
    assert_eq!(text(&rows[0], 0), "Without a plan");
    assert!(rows.iter().any(|row| text(row, 0) == "Route: North"), "whose it is: {rows:?}");
    let last = rows.last().unwrap();
    assert_eq!([text(last, 0), text(last, 1), text(last, 3)], ["A-2", "Client A-2", "North"]);
    assert!(!rows.iter().any(|row| text(row, 0) == "A-1"), "only what is shown");
}

#[test]
fn the_figures_are_written_by_part_and_by_month() {
    let Watched { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, alt('5', Code::Digit5));
    tell(&mut state, Message::CutChosen(1), &desk);
    let path = desk.folder.path().join("quality.xlsx");
    assert!(export(&mut state, &desk, &path).is_some());
    let groups = cells(path.clone(), 0);
    let total = groups.last().unwrap();
    assert_eq!(total[0], Data::String("Every X days".into()));
    assert_eq!((&total[1], &total[2]), (&Data::Float(4.0), &Data::Float(2.5)));
    let months = cells(path, 1);
    let october = months.iter().find(|row| row[1] == Data::String("October 2026".into())).unwrap();
    assert_eq!((&october[2], &october[5]), (&Data::Float(4.0), &Data::Float(0.5)));
}

#[test]
fn another_file_is_never_written_over_and_a_path_that_cannot_be_is_said() {
    let Watched { desk, .. } = office(Language::English);
    let mut state = open(&desk);
    let path = desk.folder.path().join("known.xlsx");
    std::fs::write(&path, "mine").unwrap();
    assert_eq!(export(&mut state, &desk, &path), None);
    assert!(shows(&state, &desk, &desk.words("writing-exists")));
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    tell(&mut state, Message::Export(ExportMessage::Typed(String::new())), &desk);
    assert_eq!(tell(&mut state, Message::Export(ExportMessage::SavePressed), &desk), None);
    assert!(shows(&state, &desk, &desk.words("reports-export-no-path")));
    press(&mut state, &desk, named(Named::Escape));
    assert!(!shows(&state, &desk, &desk.words("reports-export-title")));
}
