//! Rows are marked and handled together (S1-54, S0-07): by keyboard, by mouse, and taken back at once.

use iced::keyboard::{Modifiers, key::Named};
use iced::widget::text_editor::{Action as Edit, Edit as Change};
use rodnik::domain::task::Outcome;
use rodnik::service::Refusal;
use rodnik::service::rights::Right;
use rodnik::t;
use rodnik::ui::dialog::many::{churn, postpone};
use rodnik::ui::dialog::review::choice::Chosen;
use rodnik::ui::screen::desk::{Action, Message, Tab, dialogs, picking};
use rodnik::ui::widget::list::Pick;
use rodnik::ui::widget::{KeyPress, date_picker};

use super::undoing::{ctrl_enter, ctrl_z};
use super::{Desk, plain, with};

fn shift(named: Named) -> KeyPress {
    KeyPress { modifiers: Modifiers::SHIFT, ..plain(named) }
}

fn ctrl_a() -> KeyPress {
    with('a', Modifiers::COMMAND)
}

fn said(message: postpone::Message) -> Message {
    Message::Dialog(Box::new(dialogs::Message::PostponeMany(message)))
}

impl Desk {
    /// All marked rows are put off to a day, for one reason.
    fn postpones_all(&mut self, day: &str, per_day: &str) {
        self.press(Named::F3);
        self.happens(said(postpone::Message::Date(date_picker::Message::Typed(day.into()))));
        self.happens(said(postpone::Message::PerDayTyped(per_day.into())));
        for sign in "первый список".chars() {
            self.happens(said(postpone::Message::Edited(Edit::Edit(Change::Insert(sign)))));
        }
    }

    fn handled(&self) -> Vec<Option<Outcome>> {
        self.listed().iter().map(|row| row.handled).collect()
    }
}

#[test]
fn ins_marks_and_goes_on_and_esc_lets_go() {
    let mut desk = Desk::sample();
    desk.press(Named::Insert);
    desk.press(Named::Insert);
    assert!(desk.sees("Отмечено 2 строки") && desk.sees("Отложить все"));
    assert!(
        !desk.sees("Отложить") && !desk.sees("Отвал"),
        "the keys of one client are those of all marked ones now"
    );
    let kinds = ["План", "Перезвонить", "Недоставлен", "Задача", "Всегда"];
    assert!(kinds.iter().any(|kind| desk.sees(&format!("✓ {kind}"))), "a sign, not a colour alone");
    desk.press(Named::ArrowUp);
    desk.press(Named::Insert);
    assert!(desk.sees("Отмечена 1 строка"), "the second time it is let go");
    desk.press(Named::Escape);
    assert!(!desk.sees("Отмечена 1 строка") && desk.sees("Отгрузка"), "the panel stands yet");
    assert!(desk.sees("Отложить") && desk.sees("Отвал"));
}

#[test]
fn a_run_of_rows_grows_and_shrinks_with_shift_and_the_arrows() {
    let mut desk = Desk::sample();
    desk.key(shift(Named::ArrowDown));
    desk.key(shift(Named::ArrowDown));
    assert!(desk.sees("Отмечено 3 строки"));
    desk.key(shift(Named::ArrowUp));
    assert!(desk.sees("Отмечено 2 строки"));
    desk.happens(Message::Pick(picking::Message::Clicked(4, Pick::Run)));
    assert!(desk.sees("Отмечено 5 строк"));
    desk.happens(Message::Pick(picking::Message::Clicked(2, Pick::One)));
    assert!(desk.sees("Отмечено 4 строки"));
}

#[test]
fn all_that_are_shown_are_marked_and_what_the_filter_hides_is_let_go() {
    let mut desk = Desk::sample();
    let all = desk.listed().iter().filter(|row| row.handled.is_none()).count();
    let all = i64::try_from(all).unwrap();
    let told = t!(desk.texts, "desk-picked", count = all, shown = desk.texts.integer(all));
    desk.key(ctrl_a());
    assert!(desk.sees(&told) && all > 1, "{told}");
    let first = desk.listed()[0].client.clone();
    desk.happens(Message::FilterTyped(first));
    assert!(!desk.sees(&told) && desk.sees("Отложить все"));
    desk.happens(Message::FilterTyped(String::new()));
    assert!(!desk.sees(&told), "nothing is done unseen");
}

#[test]
fn s1_54_marked_rows_are_postponed_together_spread_over_days_and_taken_back_by_one_key() {
    let mut desk = Desk::sample();
    let before = desk.handled();
    for _ in 0..3 {
        desk.press(Named::Insert);
    }
    desk.postpones_all("01.12.2026", "2");
    assert!(desk.sees("3 адреса: отложить 3"));
    assert!(desk.sees("Отложить 3"));
    desk.key(ctrl_enter());
    assert!(desk.notice().starts_with("Отложено 3: с "), "{}", desk.notice());
    assert!(matches!(desk.said.last(), Some(Action::Notice { undo: true, .. })));
    assert_ne!(desk.handled(), before);
    desk.key(ctrl_z());
    assert_eq!(desk.notice(), "Возвращено в список: 3");
    assert_eq!(desk.handled(), before);
}

#[test]
fn s0_07_marked_rows_go_to_churn_for_one_reason() {
    let mut desk = Desk::sample();
    desk.press(Named::Insert);
    desk.press(Named::Insert);
    desk.press(Named::F8);
    assert!(desk.sees("2 адреса: в отвал 2"));
    desk.key(ctrl_enter());
    assert!(desk.sees("Выберите причину."));
    let chosen = churn::Message::Chosen(Chosen::At(0));
    desk.happens(Message::Dialog(Box::new(dialogs::Message::ChurnMany(chosen))));
    desk.key(ctrl_enter());
    assert_eq!(desk.notice(), "Отвал: 2");
}

#[test]
fn a_number_a_day_that_is_none_is_said_and_nothing_is_sent() {
    let mut desk = Desk::sample();
    desk.press(Named::Insert);
    desk.postpones_all("01.12.2026", "сорок");
    assert!(desk.sees(&t!(desk.texts, "many-per-day-wrong", most = 1_000)));
    desk.key(ctrl_enter());
    assert!(desk.sees("Отложить отмеченные"), "the dialog stays");
    desk.happens(said(postpone::Message::EscapePressed));
    assert!(desk.sees("Отложить отмеченные"), "what was typed is asked about");
}

#[test]
fn what_was_said_of_many_comes_back_after_a_crash_and_is_erased_once_it_was_sent_or_is_not_wanted() {
    let mut desk = Desk::sample();
    let discard = desk.texts.text("kept-discard");
    desk.press(Named::Insert);
    desk.postpones_all("01.12.2026", "");
    desk.again();
    desk.press(Named::Insert);
    desk.press(Named::F3);
    assert!(desk.sees(&discard));
    desk.happens(said(postpone::Message::Date(date_picker::Message::Typed("01.12.2026".into()))));
    desk.key(ctrl_enter());
    assert!(desk.notice().starts_with("Отложено 1 на "), "{}", desk.notice());
    desk.press(Named::Insert);
    desk.press(Named::F3);
    assert!(!desk.sees(&discard));
    desk.happens(said(postpone::Message::EscapePressed));

    desk.press(Named::F8);
    for sign in "уехали".chars() {
        let typed = Message::Dialog(Box::new(dialogs::Message::ChurnMany(churn::Message::Edited(
            Edit::Edit(Change::Insert(sign)),
        ))));
        desk.happens(typed);
    }
    desk.again();
    desk.press(Named::Insert);
    desk.press(Named::F8);
    assert!(desk.sees(&discard));
    desk.key(KeyPress { modifiers: Modifiers::ALT, ..plain(Named::Delete) });
    assert!(!desk.sees(&discard));
    desk.again();
    desk.press(Named::Insert);
    desk.press(Named::F8);
    assert!(!desk.sees(&discard));
}

#[test]
fn birthdays_and_reviews_are_not_marked() {
    let mut desk = Desk::sample();
    for tab in [Tab::Churn, Tab::Birthdays] {
        desk.happens(Message::TabPressed(tab));
        assert!(desk.state.key(&plain(Named::Insert)).is_none());
        assert!(desk.state.key(&ctrl_a()).is_none());
    }
}

#[test]
fn whoever_may_not_work_tasks_reads_who_may() {
    let mut desk = Desk::of_sample(rodnik::preferences::LastChoices::default(), None);
    desk.actor.roles.clear();
    desk.state.take_rights(&desk.actor);
    desk.happens(Message::Pick(picking::Message::Toggled));
    desk.press(Named::F3);
    let roles = desk.actor.rights.roles(Right::WorkTasks);
    let why = rodnik::wording::refused(&desk.texts, &Refusal::NotAllowed(Right::WorkTasks, roles));
    assert_eq!(desk.notice(), why);
}
