//! Ctrl+Z: what was painted or chosen on the page in front goes before what a notice tells of, and nothing else does.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use rodnik::app::Message;
use rodnik::domain::ids::AddressId;
use rodnik::ui::screen::Go;
use rodnik::ui::screen::directories::Place;

use super::*;

impl Story {
    /// Presses a key and hears what was done at once, without waiting until its notice goes.
    fn key_and_notice(&mut self, event: Event) {
        let mut simulator = Simulator::with_size(font::settings(), Size::new(1366.0, 768.0), self.app.view());
        simulator.simulate([event]);
        let said: Vec<Message> = simulator.into_messages().collect();
        for message in said {
            for answer in run(self.app.update(message)) {
                drop(self.app.update(answer));
            }
        }
    }

    fn payments(&self) -> i64 {
        let path = self.folder.path().join("office.rodnik");
        let office = rusqlite::Connection::open(path).unwrap();
        let sql = "SELECT count(*) FROM payment WHERE voided_at IS NULL";
        office.query_row(sql, [], |row| row.get(0)).unwrap()
    }
}

#[test]
fn a_history_in_front_does_not_take_the_key_from_what_was_done_last() {
    let mut story = Story::at_work();
    let address = story.read(|read| Ok(read.addresses_of(rodnik::domain::ids::CounterpartyId(1))?[0].id));
    story.happens(Message::Went(Go::Card(address)));
    story.key(sign("5", Code::Digit5, Modifiers::ALT));
    story.key(named(Named::F3));
    story.type_into("payment-amount", "100");
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    let paid = story.payments();
    // The payment is the newest entry of the history, and selected as such.
    story.key(sign("7", Code::Digit7, Modifiers::ALT));
    story.key(sign("t", Code::KeyT, Modifiers::CTRL));
    story.type_into("task-note", "Привезти кулер");
    story.key_and_notice(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    let tasks = |story: &Story| {
        let path = story.folder.path().join("office.rodnik");
        let sql = "SELECT count(*) FROM task WHERE kind = 'manual' AND state = 'open'";
        rusqlite::Connection::open(path).unwrap().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    let made = tasks(&story);
    assert!(made > 0 && story.sees("Отменить"), "{:?}", story.texts());
    story.key(sign("z", Code::KeyZ, Modifiers::CTRL));
    assert_eq!((tasks(&story), story.payments()), (made - 1, paid), "the task, not the payment");
}

#[test]
fn the_stroke_of_the_calendar_is_taken_back_and_the_payment_told_of_stays() {
    let mut story = Story::at_work();
    let address = story.read(|read| Ok(read.addresses_of(rodnik::domain::ids::CounterpartyId(1))?[0].id));
    story.happens(Message::Went(Go::Card(address)));
    story.key(sign("5", Code::Digit5, Modifiers::ALT));
    story.key(named(Named::F3));
    story.type_into("payment-amount", "100");
    let before = story.payments();
    story.key_and_notice(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    assert_eq!(story.payments(), before + 1);
    assert!(story.sees("Отменить"), "the notice offers to take the payment back: {:?}", story.texts());
    story.happens(Message::Went(Go::Directory(Place::Calendar)));
    story.key(named(Named::Space));
    assert!(story.sees("Отмечено дней: 1. Ещё не записано."));
    story.key(sign("z", Code::KeyZ, Modifiers::CTRL));
    assert!(!story.sees("Отмечено дней: 1. Ещё не записано."));
    assert_eq!(story.payments(), before + 1, "the stroke, not the payment");
    story.key(sign("z", Code::KeyZ, Modifiers::CTRL));
    assert_eq!(story.payments(), before, "with nothing painted it is the notice's");
}

#[test]
fn after_a_merge_the_card_of_the_one_with_the_history_is_in_front_and_can_take_the_merge_back() {
    let mut story = Story::at_work();
    let office = rusqlite::Connection::open(story.folder.path().join("office.rodnik")).unwrap();
    let of = |order: &str| -> (i64, String) {
        let sql = format!(
            "SELECT a.id, a.text FROM address a WHERE a.status = 'active' AND a.is_archived = 0
             ORDER BY (SELECT count(*) FROM sale s WHERE s.address_id = a.id) {order}, a.id LIMIT 1"
        );
        office.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    };
    let ((few, _), (_, text)) = (of("ASC"), of("DESC"));
    story.happens(Message::Went(Go::Card(AddressId(few))));
    story.key(named(Named::F7));
    story.type_into("find-typed", &text);
    story.key(named(Named::Enter));
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    let archived = || -> Vec<i64> {
        let mut asked = office.prepare("SELECT id FROM address WHERE is_archived = 1").unwrap();
        asked.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    assert_eq!(archived(), [few], "not the one that people know");
    assert!(story.says(&text), "{:?}", story.texts());
    story.key(named(Named::F8));
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    assert_eq!(archived(), [0_i64; 0], "as it was");
}
