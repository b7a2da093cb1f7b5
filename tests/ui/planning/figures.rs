//! The reports about churn: what a manager sees of it, over which period, and what is written for Excel.

use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx, open_workbook};
use iced::keyboard::key::{Code, Named};
use rodnik::domain::address::{ChurnStage, ReasonKind};
use rodnik::domain::ids::{AddressId, ReasonId};
use rodnik::domain::people::Role;
use rodnik::i18n::Language;
use rodnik::service::Refusal;
use rodnik::store::{NewChurnCase, NewChurnStep};
use rodnik::ui::screen::reports::{ExportMessage, Message, State, Tab};
use rodnik::ui::screen::{Action, Section};

use crate::planning::office::{Desk, alt, ctrl, day, named, press, settle, shows, tell};

use ChurnStage::{Closed, QualityControl, Returned, SeniorOperator};

fn open(desk: &Desk) -> State {
    let (mut state, task) = State::new(&desk.context());
    settle(&mut state, task, desk);
    state
}

/// A case that goes from hand to hand, each on a day of its own; the first is the operator's.
fn case(desk: &Desk, address: AddressId, reason: ReasonId, hands: &[(&str, ChurnStage)]) {
    desk.write(|tx| {
        let (first, last) = (hands[0], hands[hands.len() - 1]);
        let case = tx.insert_churn_case(&NewChurnCase {
            address,
            stage: last.1,
            reason,
            opened_on: day(first.0),
            stage_since: day(last.0),
            sent_by: None,
            no_debts: false,
        })?;
        let mut from = None;
        for (on, to) in hands {
            let at = format!("{on}T08:00:00Z");
            let step = NewChurnStep {
                at: &at,
                by: None,
                from,
                to: *to,
                reason: Some(reason),
                comment: "",
                contact_on: None,
                order: None,
            };
            tx.insert_churn_step(case, &step)?;
            from = Some(*to);
        }
        Ok(())
    });
}

/// One won back and one lost in November, one lost in April, one under review for eight days.
fn office(language: Language) -> (Desk, String) {
    let desk = Desk::in_language(language);
    let reason = desk.read(|read| Ok(read.reasons(ReasonKind::Churn)?)).remove(0);
    let ends = |code: &str, hands: &[(&str, ChurnStage)]| {
        let address = desk.address(code, |_| {});
        desk.sells(address, &["2026-03-02", "2026-10-01"]);
        case(&desk, address, reason.id, hands);
    };
    ends("A-1", &[("2026-11-02", SeniorOperator), ("2026-11-05", QualityControl), ("2026-11-10", Returned)]);
    ends("A-2", &[("2026-11-02", SeniorOperator), ("2026-11-03", QualityControl), ("2026-11-12", Closed)]);
    ends("A-3", &[("2026-04-01", SeniorOperator), ("2026-04-02", QualityControl), ("2026-04-03", Closed)]);
    ends("A-4", &[("2026-11-10", SeniorOperator), ("2026-11-14", QualityControl)]);
    (desk, reason.name)
}

/// Writes past the services what no command of these tests does.
fn execute(desk: &Desk, sql: &str) {
    rusqlite::Connection::open(desk.folder.path().join("office.rodnik")).unwrap().execute_batch(sql).unwrap();
}

/// Writes the figures for Excel, as a person does.
fn written(state: &mut State, desk: &Desk) -> PathBuf {
    let path = desk.folder.path().join("churn.xlsx");
    press(state, desk, ctrl("у", Code::KeyE));
    tell(state, Message::Export(ExportMessage::Typed(path.display().to_string())), desk);
    let done = tell(state, Message::Export(ExportMessage::SavePressed), desk);
    assert!(matches!(done, Some(Action::Notice(_))), "{done:?}");
    path
}

#[test]
fn a_manager_sees_who_was_won_back_and_lost_and_what_waits() {
    let (desk, reason) = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, alt('6', Code::Digit6));
    let seen = |words: &str| assert!(shows(&state, &desk, words), "{words}");
    seen("50%");
    seen(&reason);
    seen("8–14 d");
    seen("8 d");
    seen(&desk.words("churn-stage-quality_control"));
    // Two bottles of 19 l for 350 each in the 90 days before: a third of them a month.
    seen(&format!("{} {}", desk.texts.litres(13.into()), desk.words("figures-a-month")));
    seen("November 2026");
    // 3, 1 and 4 days: half of the three took no longer than 3.
    seen("3.0");
}

#[test]
fn s0_14_r_03_the_work_of_the_hands_is_seen_and_written_for_excel() {
    for language in Language::ALL {
        let (desk, reason) = office(language);
        let other = desk.read(|read| Ok(read.reasons(ReasonKind::Churn)?)).remove(1);
        execute(
            &desk,
            &format!(
                "UPDATE churn_case SET verdict = 'violation', sent_by = (SELECT min(id) FROM app_user);
             UPDATE churn_step SET reason_id = {} WHERE case_id = 2 AND step > 1",
                other.id.0
            ),
        );
        let mut state = open(&desk);
        press(&mut state, &desk, alt('6', Code::Digit6));
        let operator = desk.actor.name.clone();
        let seen =
            [operator.clone(), desk.words("figures-column-violations"), format!("{reason} → {}", other.name)];
        for words in seen {
            assert!(shows(&state, &desk, &words), "{words}");
        }
        let path = written(&mut state, &desk);
        let mut book: Xlsx<_> = open_workbook(path).unwrap();
        let mut last =
            |sheet| book.worksheet_range_at(sheet).unwrap().unwrap().rows().next_back().unwrap().to_vec();
        let text = |words: &str| Data::String(words.to_owned());
        let operators = last(5);
        assert_eq!(operators[0], text(&operator));
        assert_eq!(operators[1..3], [3.0, 3.0].map(Data::Float), "sent, violations");
        assert_eq!(last(6)[..2], [text(&reason), text(&other.name)]);
    }
}

#[test]
fn another_period_counts_what_ended_in_it() {
    let (desk, _) = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, alt('6', Code::Digit6));
    assert!(!shows(&state, &desk, "April 2026"), "six months unless another period is chosen");
    tell(&mut state, Message::PeriodChosen(2), &desk);
    assert!(shows(&state, &desk, "33%"), "the loss of April counts within twelve months");
    assert!(shows(&state, &desk, "April 2026"));
}

#[test]
fn without_churn_it_is_said_what_would_stand_there() {
    for language in Language::ALL {
        let desk = Desk::in_language(language);
        let mut state = open(&desk);
        press(&mut state, &desk, alt('6', Code::Digit6));
        assert!(shows(&state, &desk, &desk.words("figures-empty-title")));
        press(&mut state, &desk, ctrl("у", Code::KeyE));
        assert!(!shows(&state, &desk, &desk.words("reports-export-title")), "there is nothing to write");
    }
}

#[test]
fn a_counting_is_stopped_and_a_late_answer_dropped() {
    let (desk, _) = office(Language::English);
    let mut state = open(&desk);
    let (first, _) = state.update(Message::TabPressed(Tab::Churn), &desk.context());
    let (second, _) = state.update(Message::PeriodChosen(2), &desk.context());
    settle(&mut state, first, &desk);
    assert!(!shows(&state, &desk, "50%"), "the six months were asked for before");
    settle(&mut state, second, &desk);
    assert!(shows(&state, &desk, "33%"));
    let (counting, _) = state.update(Message::RefreshPressed, &desk.context());
    press(&mut state, &desk, named(Named::Escape));
    settle(&mut state, counting, &desk);
    let stopped = rodnik::wording::refused(&desk.texts, &Refusal::Cancelled);
    assert!(shows(&state, &desk, &stopped));
}

#[test]
fn the_figures_are_written_for_excel_and_noted() {
    let (desk, reason) = office(Language::English);
    let mut state = open(&desk);
    press(&mut state, &desk, alt('6', Code::Digit6));
    let path = written(&mut state, &desk);
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let mut rows = |sheet| -> Vec<Vec<Data>> {
        let range = book.worksheet_range_at(sheet).unwrap().unwrap();
        range.rows().map(<[Data]>::to_vec).collect()
    };
    let months = rows(0);
    let november = months.last().unwrap();
    assert_eq!(november[0], Data::String("November 2026".into()));
    let counts = [&november[1], &november[2], &november[3], &november[4]];
    assert_eq!(counts, [3.0, 1.0, 1.0, 0.5].map(Data::Float).each_ref(), "sent, won, lost, share");
    assert_eq!(rows(2).last().unwrap()[0], Data::String(reason));
    assert_eq!(rows(4).last().unwrap()[1], Data::Float(2.0), "quality control ended two");
    let noted = desk.read(|read| Ok(read.logged_actions()?));
    assert!(noted.contains(&"export".to_owned()));
}

#[test]
fn each_sees_the_tabs_that_are_open_to_them() {
    let mut desk = Desk::new();
    desk.actor.roles = vec![Role::QualityControl];
    assert!(Section::Reports.is_open_to(&desk.actor), "for the history");
    let mut state = open(&desk);
    assert!(shows(&state, &desk, &desk.words("reports-tab-history")));
    assert!(!shows(&state, &desk, &desk.words("reports-tab-churn")));
    assert!(!shows(&state, &desk, &desk.words("reports-tab-unplanned")));
    press(&mut state, &desk, alt('2', Code::Digit2));
    assert!(shows(&state, &desk, &desk.words("log-column-when")), "there is no second tab");
    assert!(state.fits(&desk.actor));
    desk.actor.roles = vec![Role::Manager];
    assert!(!state.fits(&desk.actor), "a manager has other tabs");
    desk.actor.roles = vec![Role::CreditController];
    assert!(!Section::Reports.is_open_to(&desk.actor));
}
