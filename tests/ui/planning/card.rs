//! The tab Planning: what is wrong is said at its place, the calculator reckons, a change shows what it would do.

use iced::keyboard::key::{Code, Named};
use iced::keyboard::{Key, Modifiers};
use rodnik::domain::ids::AddressId;
use rodnik::domain::planning::{Calculator, Pause, PlanningKind, PlanningSettings};
use rodnik::i18n::Language;
use rodnik::service::Refusal;
use rodnik::service::planning_settings::ChangePlanning;
use rodnik::service::rules::key;
use rodnik::ui::screen::Action;
use rodnik::ui::screen::client::planning::form::Field;
use rodnik::ui::screen::client::planning::{Message, State};
use rodnik::ui::widget::date_picker;

use crate::planning::office::{Desk, ctrl, day, look, press, pressed, settle, shows, tell, with};

/// An address that took 38 l on 26 October and on 9 November: 38 l in 14 days, the next on Monday, 23 November.
fn planned(desk: &Desk) -> AddressId {
    let address = desk.address("A-1", |s| s.initial_ml_per_day = Some(2_700));
    desk.sells(address, &["2026-10-26", "2026-11-09"]);
    address
}

fn open(desk: &Desk, address: AddressId) -> State {
    let (mut state, task) = State::open(address, &desk.context());
    settle(&mut state, task, desk);
    state
}

fn save(state: &mut State, desk: &Desk) -> Option<Action> {
    let task = state.save(&desk.context());
    settle(state, task, desk)
}

fn settings(desk: &Desk, address: AddressId) -> PlanningSettings {
    desk.read(move |read| Ok(read.planning(address)?)).unwrap()
}

fn pauses(desk: &Desk, address: AddressId) -> Vec<Pause> {
    desk.read(move |read| Ok(read.pauses(address)?))
}

#[test]
fn everything_that_can_be_wrong_is_said_at_its_place_as_one_types_and_nothing_is_saved() {
    for language in Language::ALL {
        let desk = Desk::in_language(language);
        let address = planned(&desk);
        let before = settings(&desk, address);
        let cases: [(PlanningKind, Field, &[&str], &str); 7] = [
            (
                PlanningKind::Average,
                Field::Periodicity,
                &["", "0", "53", "1,5", "x"],
                "plan-tab-wrong-periodicity",
            ),
            (PlanningKind::Weekdays, Field::Periodicity, &["99999999"], "plan-tab-wrong-periodicity"),
            (PlanningKind::Every, Field::EveryDays, &["", "0", "366", "-5"], "plan-tab-wrong-every-days"),
            (PlanningKind::Every, Field::CallDelay, &["", "61", "-1"], "plan-tab-wrong-call-delay"),
            (PlanningKind::Average, Field::CallDelay, &["61"], "plan-tab-wrong-call-delay"),
            (PlanningKind::Average, Field::Initial, &["x", "-1", "10001", "0,0001"], "plan-tab-wrong-litres"),
            (PlanningKind::Average, Field::People, &["1,5", "-1", "100001"], "plan-tab-wrong-people"),
        ];
        for (kind, field, texts, id) in cases {
            for typed in texts {
                let mut state = open(&desk, address);
                tell(&mut state, Message::KindChosen(kind), &desk);
                assert!(!shows(&state, &desk, &desk.words(id)), "{id} before anything is typed");
                tell(&mut state, Message::Typed(field, (*typed).into()), &desk);
                assert!(shows(&state, &desk, &desk.words(id)), "{language}: {typed:?} in {field:?}");
                assert_eq!(save(&mut state, &desk), None);
                assert!(state.is_unsaved(), "what was typed stays");
                tell(&mut state, Message::RestoredDiscarded, &desk);
            }
        }
        assert_eq!(settings(&desk, address), before);
    }
}

#[test]
fn s1_13_s1_26_a_periodicity_of_two_or_more_takes_one_weekday_and_by_weekdays_needs_one() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    for on in [chrono::Weekday::Tue, chrono::Weekday::Fri] {
        tell(&mut state, Message::WeekdayToggled(on), &desk);
    }
    tell(&mut state, Message::Typed(Field::Periodicity, "4".into()), &desk);
    assert!(shows(&state, &desk, &desk.words("planning-one-weekday")));
    assert_eq!(save(&mut state, &desk), None);
    tell(&mut state, Message::WeekdayToggled(chrono::Weekday::Fri), &desk);
    assert!(!shows(&state, &desk, &desk.words("planning-one-weekday")));
    tell(&mut state, Message::KindChosen(PlanningKind::Weekdays), &desk);
    tell(&mut state, Message::WeekdayToggled(chrono::Weekday::Tue), &desk);
    assert!(shows(&state, &desk, &desk.words("planning-weekdays-missing")));
    assert_eq!(save(&mut state, &desk), None);
}

#[test]
fn a_change_says_what_it_would_do_to_the_date_before_it_is_saved() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    assert!(shows(&state, &desk, "WHY 23 NOV 2026"));
    assert_eq!(state.would_do(&desk.context()), None);
    tell(&mut state, Message::WeekdayToggled(chrono::Weekday::Thu), &desk);
    assert!(shows(&state, &desk, "The date will move from Mon, 23 Nov to Thu, 26 Nov."));
    assert!(shows(&state, &desk, "WHY 26 NOV 2026"), "the reasons are those of the change");
    assert_eq!(settings(&desk, address).weekdays.len(), 0, "nothing is written yet");
    tell(&mut state, Message::KindChosen(PlanningKind::None), &desk);
    assert!(shows(&state, &desk, "The date Mon, 23 Nov will be removed. “Do not plan” is chosen."));
    tell(&mut state, Message::KindChosen(PlanningKind::Average), &desk);
    tell(&mut state, Message::WeekdayToggled(chrono::Weekday::Thu), &desk);
    assert!(!state.is_unsaved(), "it is as it was");
    assert_eq!(state.would_do(&desk.context()), None);
    tell(&mut state, Message::AlwaysShowToggled(true), &desk);
    assert!(shows(&state, &desk, "The date will not change: Mon, 23 Nov."));
}

#[test]
fn an_answer_about_a_change_that_was_changed_again_is_dropped() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    let (late, _) = state.update(Message::WeekdayToggled(chrono::Weekday::Thu), &desk.context());
    tell(&mut state, Message::WeekdayToggled(chrono::Weekday::Fri), &desk);
    let shown = state.would_do(&desk.context());
    assert!(shown.is_some());
    settle(&mut state, late, &desk);
    assert_eq!(state.would_do(&desk.context()), shown);
}

#[test]
fn ctrl_s_keeps_everything_that_was_typed() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    tell(&mut state, Message::KindChosen(PlanningKind::Every), &desk);
    tell(&mut state, Message::Typed(Field::EveryDays, "20".into()), &desk);
    tell(&mut state, Message::Typed(Field::CallDelay, "2".into()), &desk);
    tell(&mut state, Message::AlwaysShowToggled(true), &desk);
    let words = "Example: delivery Sun, 29 Nov, operator task Tue, 1 Dec. The delivery date does not change.";
    assert!(shows(&state, &desk, words), "R-24");
    let Some(Action::Done { sentence, changes }) = save(&mut state, &desk) else { panic!("not saved") };
    assert_eq!(sentence, "Planning saved, next delivery Sun, 29 Nov");
    assert_eq!(changes.address, Some(address));
    assert!(!state.is_unsaved());
    let kept = settings(&desk, address);
    let expected = PlanningSettings {
        kind: PlanningKind::Every,
        every_days: 20,
        call_delay: 2,
        always_show: true,
        initial_ml_per_day: Some(2_700),
        ..PlanningSettings::default()
    };
    assert_eq!(kept, expected, "what is not in sight stays");
    let task = state.changed(&desk.context());
    settle(&mut state, task, &desk);
    assert!(!state.is_unsaved());
    assert!(shows(&state, &desk, "WHY 29 NOV 2026"));
}

#[test]
fn s1_17_s1_18_the_calculator_reckons_and_hands_its_result_over() {
    let desk = Desk::in_language(Language::Russian);
    let address = planned(&desk);
    let mut state = open(&desk, address);
    tell(&mut state, Message::Typed(Field::People, "3".into()), &desk);
    assert!(shows(&state, &desk, "= 1,5 л/день"), "a flat: half a litre a person");
    tell(&mut state, Message::PlaceChosen(1), &desk);
    assert!(shows(&state, &desk, "= 6,0 л/день"), "an office: two litres");
    tell(&mut state, Message::Typed(Field::Litres, "1,25".into()), &desk);
    tell(&mut state, Message::ExtraToggled(true), &desk);
    tell(&mut state, Message::Typed(Field::Extra, "0.5".into()), &desk);
    assert!(shows(&state, &desk, "= 4,3 л/день"), "3 × 1.25 + 0.5 (R-25)");
    tell(&mut state, Message::ReckonedTaken, &desk);
    assert!(save(&mut state, &desk).is_some());
    assert_eq!(settings(&desk, address).initial_ml_per_day, Some(4_250));
    let kept = desk.read(move |read| Ok(read.calculator(address)?));
    assert_eq!(kept, Some(Calculator { people: 3, ml_per_person: 1_250, extra_ml: 500 }));
    let again = open(&desk, address);
    assert!(shows(&again, &desk, "= 4,3 л/день"), "it can be asked again");
}

#[test]
fn the_calculator_offers_what_the_settings_of_the_office_say() {
    let desk = Desk::new();
    desk.write(|tx| {
        tx.set_setting(key::LITRES_FLAT, "0.8")?;
        Ok(tx.set_setting(key::LITRES_OFFICE, "1.5")?)
    });
    let address = planned(&desk);
    let mut state = open(&desk, address);
    tell(&mut state, Message::Typed(Field::People, "10".into()), &desk);
    assert!(shows(&state, &desk, "= 8.0 L/day"));
    tell(&mut state, Message::PlaceChosen(1), &desk);
    assert!(shows(&state, &desk, "= 15.0 L/day"));
}

#[test]
fn a_calculator_without_a_result_hands_nothing_over() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    for people in ["", "0", "x"] {
        tell(&mut state, Message::Typed(Field::People, people.into()), &desk);
        tell(&mut state, Message::ReckonedTaken, &desk);
        tell(&mut state, Message::Typed(Field::People, String::new()), &desk);
        assert!(!state.is_unsaved(), "{people:?} changed the initial consumption");
    }
}

fn chosen(state: &mut State, desk: &Desk, from: &str, to: &str) {
    for (text, of) in [(from, 0), (to, 1)] {
        for message in [date_picker::Message::Typed(text.into()), date_picker::Message::Submitted] {
            let message = if of == 0 { Message::PauseFrom(message) } else { Message::PauseTo(message) };
            tell(state, message, desk);
        }
    }
}

#[test]
fn p_10_a_pause_is_added_seen_in_the_date_saved_ended_and_removed() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    chosen(&mut state, &desk, "20.11.2026", "30.11.2026");
    assert!(state.is_unsaved(), "a pause that is not added yet would be lost");
    press(&mut state, &desk, ctrl("з", Code::KeyP));
    assert!(shows(&state, &desk, "20 Nov 2026 – 30 Nov 2026"));
    assert!(shows(&state, &desk, &desk.words("plan-tab-pause-new")));
    assert!(state.would_do(&desk.context()).is_some(), "it moves the date");
    assert!(save(&mut state, &desk).is_some());
    assert_eq!(pauses(&desk, address), [Pause { from: day("2026-11-20"), to: day("2026-11-30") }]);

    let mut state = open(&desk, address);
    assert!(shows(&state, &desk, &desk.words("plan-tab-pause-now")));
    with(&mut state, &desk, |simulator| {
        simulator.click(desk.words("plan-tab-pause-end").as_str()).unwrap();
    });
    assert!(save(&mut state, &desk).is_some());
    assert_eq!(
        pauses(&desk, address),
        [Pause { from: day("2026-11-20"), to: day("2026-11-21") }],
        "back today"
    );

    let mut state = open(&desk, address);
    tell(&mut state, Message::PauseRemoved(0), &desk);
    assert!(save(&mut state, &desk).is_some());
    assert_eq!(pauses(&desk, address), []);
}

#[test]
fn a_pause_that_cannot_be_is_said_at_its_place() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    tell(&mut state, Message::PauseAdded, &desk);
    let missing = desk.words("plan-tab-pause-no-date");
    assert!(!shows(&state, &desk, &missing), "the key only leads there");
    tell(&mut state, Message::PauseFrom(date_picker::Message::Typed("10.12.2026".into())), &desk);
    tell(&mut state, Message::PauseAdded, &desk);
    assert!(shows(&state, &desk, &missing));
    chosen(&mut state, &desk, "10.12.2026", "01.12.2026");
    tell(&mut state, Message::PauseAdded, &desk);
    assert!(shows(&state, &desk, &desk.words("plan-tab-pause-backwards")));
    assert_eq!(save(&mut state, &desk), None, "and nothing is saved without it");
    chosen(&mut state, &desk, "10.12.2026", "20.12.2026");
    tell(&mut state, Message::PauseAdded, &desk);
    chosen(&mut state, &desk, "10.12.2026", "20.12.2026");
    tell(&mut state, Message::PauseAdded, &desk);
    assert!(shows(&state, &desk, &desk.words("plan-tab-pause-known")));
    assert_eq!(pauses(&desk, address), []);
}

#[test]
fn a_planning_that_somebody_else_changed_meanwhile_is_not_overwritten() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    tell(&mut state, Message::Typed(Field::CallDelay, "3".into()), &desk);
    let seen = desk.read(move |read| Ok(read.address(address)?)).unwrap().version;
    let other = PlanningSettings { call_delay: 9, ..settings(&desk, address) };
    desk.run(ChangePlanning { address, seen, settings: other, pauses: vec![] }).unwrap();
    let task = state.changed(&desk.context());
    settle(&mut state, task, &desk);
    assert!(state.is_unsaved(), "what was typed stays");
    assert_eq!(save(&mut state, &desk), None);
    assert_eq!(settings(&desk, address).call_delay, 9);
    let again = desk.words("plan-tab-read-again");
    assert!(shows(&state, &desk, &again));
    with(&mut state, &desk, |simulator| {
        simulator.click(again.as_str()).unwrap();
    });
    assert!(!state.is_unsaved());
    assert_eq!(state.command().unwrap().change.settings.call_delay, 9);
}

#[test]
fn a_change_of_something_else_does_not_stand_in_the_way_of_saving() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    tell(&mut state, Message::Typed(Field::CallDelay, "3".into()), &desk);
    desk.write(|tx| {
        let row = tx.address(address)?.unwrap();
        Ok(tx.touch_address(address, row.version, "2026-11-22T08:00:00Z", None)?)
    });
    let task = state.changed(&desk.context());
    settle(&mut state, task, &desk);
    assert!(save(&mut state, &desk).is_some());
    assert_eq!(settings(&desk, address).call_delay, 3);
}

#[test]
fn p_1_p_6_an_address_without_a_date_says_why_and_a_closed_one_refuses() {
    let desk = Desk::new();
    let never = desk.address("A-1", |_| ());
    let state = open(&desk, never);
    assert!(shows(&state, &desk, "WHY THERE IS NO DATE"));
    assert!(shows(&state, &desk, &desk.words("plan-tab-no-dates")));
    assert!(shows(&state, &desk, &desk.words("plan-tab-no-consumption")));
    assert!(shows(&state, &desk, &desk.words("plan-tab-risk-plain")));
    desk.write(|tx| {
        Ok(tx.set_address_status(never, rodnik::domain::address::AddressStatus::Closed, None)?)
    });
    let mut state = open(&desk, never);
    assert!(shows(&state, &desk, &desk.words("plan-tab-closed")));
    tell(&mut state, Message::AlwaysShowToggled(true), &desk);
    assert_eq!(save(&mut state, &desk), None);
    assert!(shows(&state, &desk, &rodnik::wording::refused(&desk.texts, &Refusal::AddressClosed)));
}

#[test]
fn the_accuracy_of_the_address_and_its_next_dates_are_in_sight() {
    let desk = Desk::new();
    let address = desk.address("A-1", |s| (s.kind, s.every_days) = (PlanningKind::Every, 7));
    // Planned 8, 19 and 26 October: five days too early, in time, a day too early.
    desk.sells(address, &["2026-10-01", "2026-10-13", "2026-10-20", "2026-10-28"]);
    let state = open(&desk, address);
    assert!(shows(&state, &desk, "2.0 days"), "5, 0 and 1 day");
    assert!(shows(&state, &desk, "over 3 deliveries"));
    assert!(shows(&state, &desk, "67%"));
    assert!(shows(&state, &desk, "2 of 3"));
    for date in ["Wed, 4 Nov", "Wed, 11 Nov", "Wed, 18 Nov", "Wed, 25 Nov"] {
        assert!(shows(&state, &desk, date), "{date}");
    }
}

#[test]
fn the_whole_tab_fits_a_small_window_in_both_languages() {
    for language in Language::ALL {
        let desk = Desk::in_language(language);
        let address = planned(&desk);
        let state = open(&desk, address);
        let mut simulator = look(&state, &desk);
        for id in ["plan-tab-kind-none", "plan-tab-take", "plan-tab-pause-add", "plan-tab-consumption-period"]
        {
            let found = simulator.find(desk.words(id).as_str()).unwrap();
            let bounds = iced_test::selector::Bounded::visible_bounds(&found).unwrap();
            assert!(
                bounds.x + bounds.width <= crate::planning::office::WINDOW.width,
                "{language} {id}: {bounds:?}"
            );
        }
    }
}

#[test]
fn a_half_typed_planning_comes_back_after_a_crash_and_is_erased_once_it_was_saved_or_is_not_wanted() {
    let desk = Desk::new();
    let address = planned(&desk);
    let discard = desk.words("kept-discard");
    let mut state = open(&desk, address);
    tell(&mut state, Message::Typed(Field::CallDelay, "3".into()), &desk);
    tell(&mut state, Message::Typed(Field::People, "many".into()), &desk);
    chosen(&mut state, &desk, "20.11.2026", "30.11.2026");
    // A tab that is dropped without a word is a crash.
    let mut state = open(&desk, address);
    assert!(state.is_unsaved() && shows(&state, &desk, "many") && shows(&state, &desk, &discard));
    assert!(state.would_do(&desk.context()).is_some(), "it says again what it would do");
    assert_eq!(save(&mut state, &desk), None, "the pause is taken, the people are wrong");
    tell(&mut state, Message::Typed(Field::People, String::new()), &desk);
    assert!(save(&mut state, &desk).is_some());
    assert_eq!(settings(&desk, address).call_delay, 3);
    assert_eq!(pauses(&desk, address), [Pause { from: day("2026-11-20"), to: day("2026-11-30") }]);
    assert!(!open(&desk, address).is_unsaved());

    let mut state = open(&desk, address);
    tell(&mut state, Message::Typed(Field::CallDelay, "5".into()), &desk);
    let mut state = open(&desk, address);
    let discards = pressed(Key::Named(Named::Delete), Code::Delete, Modifiers::ALT);
    press(&mut state, &desk, discards);
    assert!(!state.is_unsaved() && !shows(&state, &desk, &discard));
    assert!(!open(&desk, address).is_unsaved());
}

#[test]
fn a_planning_that_was_changed_meanwhile_is_not_overwritten_by_what_comes_back() {
    let desk = Desk::new();
    let address = planned(&desk);
    let mut state = open(&desk, address);
    tell(&mut state, Message::Typed(Field::CallDelay, "3".into()), &desk);
    let seen = desk.read(move |read| Ok(read.address(address)?)).unwrap().version;
    let other = PlanningSettings { call_delay: 9, ..settings(&desk, address) };
    desk.run(ChangePlanning { address, seen, settings: other, pauses: vec![] }).unwrap();
    let mut state = open(&desk, address);
    assert!(state.is_unsaved());
    assert_eq!(save(&mut state, &desk), None);
    assert_eq!(settings(&desk, address).call_delay, 9);
    with(&mut state, &desk, |simulator| {
        simulator.click(desk.words("plan-tab-read-again").as_str()).unwrap();
    });
    assert!(!state.is_unsaved() && !open(&desk, address).is_unsaved());
}
