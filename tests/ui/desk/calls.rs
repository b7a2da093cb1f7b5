//! Calls from the desk: the number, the warning, the timer, how it ended (S1-47, R-45).

use iced::futures::executor::block_on;
use iced::keyboard::{Modifiers, key::Named};
use iced::widget::text_editor::{Action as Edit, Edit as Change};
use rodnik::domain::ids::AddressId;
use rodnik::domain::phone;
use rodnik::domain::task::TaskKind;
use rodnik::service::answered;
use rodnik::service::card::{Card, card};
use rodnik::store::Connection;
use rodnik::telephony::DialError;
use rodnik::ui::dialog::{call_later, comment};
use rodnik::ui::screen::desk::{Action, Message, Tab, dialogs};
use rodnik::ui::widget::KeyPress;

use super::undoing::{ctrl_enter, ctrl_z};
use super::{Desk, plain, today, with};

impl Desk {
    /// Nothing speaks against a call, whatever time it is.
    pub fn quiet_never(&self) {
        let mut office = Connection::open(&self.folder.path().join("office.rodnik")).unwrap();
        let set = |tx: &rodnik::store::Write<'_>| {
            tx.set_setting("calls.quiet_from", "00:00")?;
            tx.set_setting("calls.quiet_to", "00:00")
        };
        office.write(set).unwrap();
    }

    fn card_of(&self, address: AddressId) -> Card {
        block_on(answered(self.link.read(move |read| card(read, address, today())))).unwrap()
    }

    /// Moves on to the first row whose client has so many numbers and may be called.
    fn row_with_numbers(&mut self, numbers: usize) -> Card {
        self.quiet_never();
        for row in self.listed() {
            let card = self.card_of(row.address);
            if card.phones.len() == numbers && card.phones.iter().all(|phone| !phone.no_calls) {
                return card;
            }
            self.press(Named::ArrowDown);
        }
        panic!("no row with {numbers} numbers");
    }

    fn digit(&mut self, digit: char) {
        self.key(with(digit, Modifiers::empty()));
    }

    /// A digit is about no call of this row.
    fn says_nothing(&self, digit: char) -> bool {
        let meant = self.state.key(&with(digit, Modifiers::empty()));
        matches!(meant, None | Some(Message::DigitPressed(_)))
    }

    fn dialled(&self) -> Vec<&str> {
        let dialled = self.said.iter().filter_map(|action| match action {
            Action::Dial(number) => Some(number.as_str()),
            _ => None,
        });
        dialled.collect()
    }
}

#[test]
fn s1_47_one_number_is_called_at_once_and_of_several_one_is_picked_by_its_digit() {
    let mut desk = Desk::sample();
    let one = desk.row_with_numbers(1);
    desk.press(Named::F4);
    assert_eq!(desk.dialled(), [one.phones[0].number.as_str()]);
    assert!(desk.sees("00:00") && desk.state.is_calling());
    let mut desk = Desk::sample();
    let several = desk.row_with_numbers(2);
    desk.press(Named::F4);
    assert!(desk.sees("Какой номер?") && desk.dialled().is_empty());
    desk.digit('2');
    assert_eq!(desk.dialled(), [several.phones[1].number.as_str()]);
}

#[test]
fn a_digit_typed_before_the_numbers_are_seen_picks_one() {
    let mut desk = Desk::sample();
    let several = desk.row_with_numbers(2);
    // On a slow workstation both keys come between two views of the window.
    let keys = [plain(Named::F4), with('2', Modifiers::empty())];
    let messages = keys.map(|press| desk.state.key(&press).expect("it may be meant for what F4 opens"));
    for message in messages {
        desk.happens(message);
    }
    assert_eq!(desk.dialled(), [several.phones[1].number.as_str()]);
}

#[test]
fn a_digit_typed_while_the_call_is_looked_at_says_how_it_ended() {
    let mut desk = Desk::sample();
    let one = desk.row_with_numbers(1);
    let message = desk.state.key(&plain(Named::F4)).unwrap();
    let looking = desk.update(message);
    desk.digit('1');
    assert!(!desk.state.is_calling(), "what speaks against the call is not known yet");
    desk.settle(looking);
    assert_eq!(desk.dialled(), [one.phones[0].number.as_str()]);
    assert!(!desk.state.is_calling(), "nobody answered: {:?}", desk.said.last());
    assert!(matches!(desk.said.last(), Some(Action::Notice { undo: true, .. })), "{:?}", desk.said.last());
}

#[test]
fn a_digit_alone_does_nothing() {
    let mut desk = Desk::sample();
    desk.digit('3');
    assert!(desk.said.is_empty() && !desk.state.is_calling());
}

#[test]
fn a_number_that_no_softphone_takes_is_on_the_clipboard() {
    let mut desk = Desk::sample();
    let card = desk.row_with_numbers(1);
    desk.press(Named::F4);
    desk.happens(Message::Dialled(Err(DialError::NotANumber)));
    assert!(desk.notice().contains(&phone::display(&card.phones[0].number)), "{}", desk.notice());
    assert!(desk.state.is_calling(), "it is dialled by hand");
    let copy = with('c', Modifiers::COMMAND);
    desk.key(copy);
    assert!(desk.notice().contains("скопирован"));
    assert!(desk.state.key(&KeyPress { typing: true, ..copy }).is_none(), "a field keeps its own");
}

#[test]
fn who_asked_not_to_be_called_is_called_only_when_enter_says_so() {
    let mut desk = Desk::sample();
    let card = desk.row_with_numbers(1);
    let mut office = Connection::open(&desk.folder.path().join("office.rodnik")).unwrap();
    office.write(|tx| tx.set_no_calls(card.phones[0].contact, true)).unwrap();
    desk.press(Named::F4);
    assert!(desk.sees("Позвонить всё равно?") && desk.sees("Просили не звонить."));
    assert!(desk.dialled().is_empty());
    let held = KeyPress { repeat: true, ..plain(Named::Enter) };
    assert!(desk.state.key(&held).is_none(), "an Enter that is still held answers no question");
    desk.press(Named::Enter);
    assert_eq!(desk.dialled().len(), 1);
}

#[test]
fn a_digit_says_how_a_call_ended_and_the_next_row_is_in_hand() {
    let mut desk = Desk::sample();
    let card = desk.row_with_numbers(1);
    let place = desk.listed().iter().position(|row| row.address == card.address).unwrap();
    assert!(desk.says_nothing('1'), "no call yet");
    desk.press(Named::F4);
    desk.digit('1');
    assert!(!desk.state.is_calling());
    assert_eq!(desk.listed()[place].attempts, 1);
    assert!(desk.sees("1 поп."), "the row says how often it was tried");
    assert!(!desk.sees("1 попытка"), "another row is in hand");
    desk.key(ctrl_z());
    assert_eq!(desk.listed()[place].attempts, 0);
    assert!(desk.notice().contains(&card.client));
}

#[test]
fn after_no_answer_the_other_number_is_offered_and_f4_calls_it() {
    let mut desk = Desk::sample();
    let card = desk.row_with_numbers(2);
    desk.press(Named::F4);
    desk.digit('1');
    desk.digit('1');
    assert!(desk.notice().contains(&phone::display(&card.phones[1].number)), "{}", desk.notice());
    desk.press(Named::F4);
    assert_eq!(desk.dialled(), card.phones.iter().map(|phone| phone.number.as_str()).collect::<Vec<_>>());
    desk.digit('3');
    let phones = desk.card_of(card.address).phones;
    assert!(phones[1].is_wrong && phones[1].id == card.phones[1].id, "a wrong one comes last");
    assert!(!desk.state.is_calling());
}

#[test]
fn a_call_belongs_to_its_address_wherever_the_selection_goes() {
    let mut desk = Desk::sample();
    let card = desk.row_with_numbers(1);
    desk.press(Named::F4);
    desk.press(Named::ArrowDown);
    assert!(desk.sees(&format!("Идёт звонок: {}", card.client)));
    assert!(desk.says_nothing('1'), "not about this row");
    desk.digit('1');
    assert!(desk.state.is_calling(), "and it does not end it");
    desk.key(with('c', Modifiers::ALT));
    assert!(desk.sees("Не отвечает"), "back at its row");
    desk.accepts();
    assert!(!desk.state.is_calling(), "the outcome ends it");
}

#[test]
fn r_45_a_call_is_promised_by_a_time_and_its_row_says_it() {
    let mut desk = Desk::sample();
    let card = desk.row_with_numbers(1);
    let task = |desk: &Desk| {
        let row = desk.listed().into_iter().find(|row| row.address == card.address).unwrap();
        (row.kind, row.due_at, row.task.map(|task| task.0))
    };
    let before = task(&desk);
    desk.press(Named::F4);
    desk.digit('5');
    assert!(desk.sees("Перезвонить позже"));
    let inside = |message| Message::Dialog(Box::new(dialogs::Message::CallLater(message)));
    desk.key(ctrl_enter());
    assert!(desk.sees(&desk.texts.text("refusal-input-time")));
    desk.key(with('3', Modifiers::ALT));
    desk.happens(inside(call_later::Message::NoteTyped("про помпу".into())));
    assert!(desk.state.is_unsaved());
    desk.key(ctrl_enter());
    assert!(!desk.sees("Перезвонить позже") && !desk.state.is_calling(), "{:?}", desk.said.last());
    let promised = task(&desk);
    assert!(promised.0 == TaskKind::Callback && promised.1.is_some() && promised != before);
    desk.key(ctrl_z());
    assert_eq!(task(&desk), before);
}

#[test]
fn a_time_that_has_passed_is_refused_in_the_dialog_and_stays() {
    let mut desk = Desk::sample();
    desk.row_with_numbers(1);
    desk.press(Named::F4);
    desk.digit('5');
    let inside = |message| Message::Dialog(Box::new(dialogs::Message::CallLater(message)));
    desk.happens(inside(call_later::Message::TimeTyped("0000".into())));
    desk.key(ctrl_enter());
    assert!(desk.sees("Перезвонить позже") && desk.state.is_unsaved());
}

#[test]
fn f4_in_another_tab_calls_as_well() {
    let mut desk = Desk::sample();
    desk.quiet_never();
    desk.happens(Message::TabPressed(Tab::Churn));
    desk.press(Named::F4);
    if desk.sees("Какой номер?") {
        desk.digit('1');
    }
    assert!(desk.state.is_calling() || desk.sees("Позвонить всё равно?"), "{:?}", desk.said);
}

#[test]
fn s0_26_six_writes_what_was_said_and_the_call_is_over() {
    let mut desk = Desk::sample();
    let card = desk.row_with_numbers(1);
    assert!(desk.says_nothing('6'), "no call yet");
    desk.press(Named::F4);
    assert!(desk.sees("Поговорили"));
    desk.digit('6');
    assert!(desk.sees(&desk.texts.text("comment-save")));
    for letter in "думает".chars() {
        let typed = comment::Message::Edited(Edit::Edit(Change::Insert(letter)));
        desk.happens(Message::Dialog(Box::new(dialogs::Message::Comment(typed))));
    }
    desk.key(ctrl_enter());
    assert!(!desk.state.is_calling());
    assert_eq!(desk.card_of(card.address).comments[0].text, "думает");
}
