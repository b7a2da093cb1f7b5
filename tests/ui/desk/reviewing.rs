//! The churn review through the hands that have it in turn, by keys alone (S0-13 … S0-38, R-01, R-03, R-10).

use chrono::Days;
use iced::Size;
use iced::futures::executor::block_on;
use iced::keyboard::{Modifiers, key::Named};
use iced::widget::text_editor::{Action as Edit, Edit as Change};
use rodnik::domain::address::{AddressStatus, ChurnStage, ReasonKind};
use rodnik::domain::ids::AddressId;
use rodnik::preferences::LastChoices;
use rodnik::service::churn::SendToChurn;
use rodnik::service::desk::{DeskRequest, churn};
use rodnik::service::review::{ReviewForm, review_form};
use rodnik::service::{answered, new_key};
use rodnik::store::ChurnRow;
use rodnik::ui::dialog::review::{self, recording};
use rodnik::ui::dialog::{comment, journal};
use rodnik::ui::screen::desk::{Action, Message, Tab, dialogs};
use rodnik::ui::widget::{KeyPress, date_picker};
use rodnik::wording::short_name;

use super::undoing::{ctrl_enter, ctrl_z};
use super::{Desk, plain, today, with};

const SENIOR: ChurnStage = ChurnStage::SeniorOperator;
const QUALITY: ChurnStage = ChurnStage::QualityControl;
const CREDIT: ChurnStage = ChurnStage::CreditControl;

fn alt(digit: char) -> KeyPress {
    with(digit, Modifiers::ALT)
}

impl Desk {
    /// A desk of the sample in which nobody owes anything, with the review of a stage in hand.
    fn at(stage: ChurnStage) -> (Self, AddressId) {
        Self::of_at(None, stage)
    }

    /// The same for one of its people.
    pub fn of_at(user: Option<&str>, stage: ChurnStage) -> (Self, AddressId) {
        let mut desk = Self::of_sample_with(300, LastChoices::default(), user);
        if stage == SENIOR {
            desk.send_to_churn();
        }
        desk.execute("UPDATE balance SET debt = 0, containers = 0, deposited = 0");
        let row =
            desk.reviews().into_iter().find(|row| row.stage == Some(stage)).expect("a review of the stage");
        desk.happens(Message::TabPressed(Tab::Churn));
        desk.find(row.address);
        (desk, row.address)
    }

    /// An operator sends the first of the list to churn: the small sample has no review that just began.
    fn send_to_churn(&self) {
        let address = self.listed().remove(0).address;
        let reasons =
            block_on(answered(self.link.read(|read| Ok(read.reasons(ReasonKind::Churn)?)))).unwrap();
        let (reason, comment) = (reasons[1].id, "вода больше не нужна".to_owned());
        let command = SendToChurn { address, row: None, reason, comment };
        block_on(answered(self.link.run(self.actor.clone(), new_key().unwrap(), command))).unwrap();
    }

    /// Writes past the services what no command of these tests does.
    pub fn execute(&self, sql: &str) {
        rusqlite::Connection::open(self.folder.path().join("office.rodnik"))
            .unwrap()
            .execute_batch(sql)
            .unwrap();
    }

    fn reviews(&self) -> Vec<ChurnRow> {
        let date = today() + Days::new(1);
        let request =
            DeskRequest { date, today: today(), now: self.link.clock().now(), manager: None, route: None };
        block_on(answered(self.link.read(move |read| churn(read, &request, None)))).unwrap()
    }

    fn form(&self, address: AddressId) -> ReviewForm {
        let actor = self.actor.clone();
        block_on(answered(self.link.read(move |read| review_form(read, address, &actor, today())))).unwrap()
    }

    fn stage(&self, address: AddressId) -> ChurnStage {
        self.form(address).stage
    }

    /// The customer was reached by whoever has the review.
    pub fn reached(&self, address: AddressId) {
        self.execute(&format!(
            "INSERT INTO contact_made (address_id, task_id, at) SELECT address_id, id, '2026-11-22T08:00:00Z' FROM task
             WHERE address_id = {} AND state = 'open' AND kind = 'review'",
            address.0
        ));
        // What was written past the services is seen when the list is read again.
    }

    fn review(&mut self, message: review::Message) {
        self.happens(Message::Dialog(Box::new(dialogs::Message::Review(message))));
    }

    fn writes(&mut self, words: &str) {
        for letter in words.chars() {
            self.review(review::Message::Edited(Edit::Edit(Change::Insert(letter))));
        }
    }

    fn is_asking(&self, id: &str) -> bool {
        self.sees(&self.texts.text(id))
    }
}

#[test]
fn s0_18_f2_asks_for_a_contact_and_no_leaves_the_date_to_the_plan() {
    let (mut desk, address) = Desk::at(SENIOR);
    desk.press(Named::F2);
    assert!(desk.is_asking("review-return-contact"));
    desk.key(ctrl_enter());
    assert!(desk.is_asking("review-return-no-choice"), "neither yes nor no is taken for granted");
    desk.key(with('2', Modifiers::empty()));
    assert!(!desk.is_asking("review-return-date"), "S0-19");
    desk.key(ctrl_enter());
    assert_eq!(desk.status(address), AddressStatus::Active, "{:?}", desk.said.last());
    assert!(desk.sees("В работе"), "the row stays, marked, until it is refreshed");
    assert!(matches!(desk.said.last(), Some(Action::Notice { undo: true, .. })));
    desk.key(ctrl_z());
    assert_eq!((desk.status(address), desk.stage(address)), (AddressStatus::ChurnReview, SENIOR));
}

#[test]
fn s0_20_yes_opens_the_calendar_and_a_contact_is_planned_on_the_day() {
    let (mut desk, address) = Desk::at(CREDIT);
    desk.press(Named::F2);
    desk.key(with('1', Modifiers::empty()));
    desk.key(ctrl_enter());
    assert!(desk.is_asking("review-return-no-date"));
    let day = today() + Days::new(9);
    desk.review(review::Message::Date(date_picker::Message::Picked(day)));
    desk.key(ctrl_enter());
    assert_eq!(desk.status(address), AddressStatus::Active, "{:?}", desk.said.last());
    assert_eq!(desk.form(address).hands.last().unwrap().contact_on, Some(day));
    assert!(desk.notice().contains(&desk.texts.date_short_with_weekday(day)), "{}", desk.notice());
}

#[test]
fn r_01_no_says_when_nobody_would_ever_call_again() {
    let (mut desk, address) = Desk::at(SENIOR);
    desk.execute(&format!("UPDATE planning SET kind = 'none' WHERE address_id = {}", address.0));
    desk.press(Named::F5);
    desk.find(address);
    desk.press(Named::F2);
    desk.key(with('2', Modifiers::empty()));
    assert!(desk.is_asking("review-return-then-never"));
}

#[test]
fn s0_23_a_container_debt_is_said_at_once_and_stands_in_the_panel() {
    let (mut desk, address) = Desk::at(SENIOR);
    desk.execute(&format!("UPDATE balance SET containers = 2 WHERE address_id = {}", address.0));
    desk.press(Named::F5);
    desk.find(address);
    let rule = "Необходимо, списать долги по таре на данном адресе, до передачи на следующий этап";
    desk.press(Named::F8);
    assert!(desk.notice().starts_with(rule), "{}", desk.notice());
    assert!(!desk.is_asking("review-pass-title"));
    let sentence = desk.notice().to_owned();
    assert!(desk.sees(&sentence), "it stands in the panel too");
    assert_eq!(desk.stage(address), SENIOR);
}

#[test]
fn r_03_the_reason_is_preselected_and_another_one_wants_words() {
    let (mut desk, address) = Desk::at(SENIOR);
    let form = desk.form(address);
    let other = form.reasons.iter().position(|reason| reason.id != form.reason.id).unwrap();
    desk.press(Named::F8);
    assert!(desk.is_asking("review-pass-then"), "the operator's own reason");
    desk.key(with(char::from_digit(other as u32 + 1, 10).unwrap(), Modifiers::empty()));
    desk.key(ctrl_enter());
    assert!(desk.is_asking("refusal-review-other-reason"));
    desk.writes("переехали");
    desk.key(ctrl_enter());
    assert_eq!(desk.stage(address), QUALITY, "{:?}", desk.said.last());
    let hand = desk.form(address).hands.pop().unwrap();
    assert_eq!((hand.comment.as_str(), hand.reason), ("переехали", Some(form.reasons[other].name.clone())));
}

#[test]
fn s0_26_quality_control_cannot_close_before_the_customer_was_reached() {
    let (mut desk, address) = Desk::at(QUALITY);
    desk.execute(&format!("UPDATE contact_made SET task_id = NULL WHERE address_id = {}", address.0));
    desk.press(Named::F5);
    desk.find(address);
    desk.press(Named::F8);
    assert!(desk.notice().starts_with("Сначала свяжитесь с клиентом"), "{}", desk.notice());
    desk.reached(address);
    desk.press(Named::F5);
    desk.find(address);
    desk.press(Named::F8);
    assert!(desk.is_asking("review-close-then"), "{:?}", desk.said.last());
    desk.key(ctrl_enter());
    assert_eq!(desk.status(address), AddressStatus::Closed, "S0-32: {:?}", desk.said.last());
    assert!(desk.sees("Закрыт"));
}

#[test]
fn s0_32_an_order_under_way_stands_against_closing_and_is_named() {
    let (mut desk, address) = Desk::at(QUALITY);
    desk.reached(address);
    desk.execute(&format!(
        "UPDATE customer_order SET status = 'on_route', number = 'З-777777'
         WHERE id = (SELECT max(id) FROM customer_order WHERE address_id = {})",
        address.0
    ));
    desk.press(Named::F5);
    desk.find(address);
    desk.press(Named::F8);
    assert!(desk.notice().contains("З-777777"), "{}", desk.notice());
    let said = desk.notice().to_owned();
    assert!(desk.sees(&said), "the panel says it before anybody presses a key");
}

#[test]
fn s0_28_back_to_the_senior_operator_wants_words_and_esc_asks_before_they_are_lost() {
    let (mut desk, address) = Desk::at(QUALITY);
    desk.key(alt('3'));
    desk.key(ctrl_enter());
    assert!(desk.is_asking("refusal-review-no-comment"));
    desk.writes("перезвонить ещё раз");
    desk.review(review::Message::EscapePressed);
    assert!(desk.is_asking("dialog-unsaved"));
    desk.review(review::Message::EscapePressed);
    desk.key(ctrl_enter());
    assert_eq!(desk.stage(address), SENIOR, "{:?}", desk.said.last());
}

#[test]
fn s0_36_credit_control_passes_on_what_is_settled_and_the_mark_is_set() {
    let (mut desk, address) = Desk::at(CREDIT);
    desk.execute(&format!("UPDATE balance SET debt = 70000 WHERE address_id = {}", address.0));
    desk.press(Named::F5);
    desk.find(address);
    desk.key(alt('5'));
    assert!(desk.notice().contains("700,00"), "R-05: {}", desk.notice());
    desk.execute(&format!("UPDATE balance SET debt = 0 WHERE address_id = {}", address.0));
    desk.press(Named::F5);
    desk.find(address);
    desk.key(alt('5'));
    desk.key(ctrl_enter());
    desk.press(Named::F5);
    desk.find(address);
    assert!(desk.sees("Контроль качества · долгов нет ✓"), "S0-37: {:?}", desk.said.last());
}

#[test]
fn r_10_a_step_of_another_role_says_whose_it_is() {
    let (mut desk, address) = Desk::of_at(Some("Мартынова Елена"), QUALITY);
    assert!(!desk.sees("Вернуть в работу"), "no button of another's stage");
    desk.press(Named::F8);
    assert!(desk.notice().contains("контроль качества"), "S0-38: {}", desk.notice());
    desk.key(alt('6'));
    assert!(desk.notice().contains("контроль качества"), "{}", desk.notice());
    assert_eq!(desk.stage(address), QUALITY);
}

#[test]
fn the_list_and_the_panel_name_the_operator_and_who_sent_the_case() {
    let (desk, address) = Desk::at(QUALITY);
    let row = desk.reviews().into_iter().find(|row| row.address == address).unwrap();
    let (operator, sender) = (short_name(&row.operator.unwrap()), short_name(&row.sent_by.unwrap()));
    assert_ne!(operator, sender, "the senior operator passed it on");
    assert!(desk.sees(&operator) && desk.sees(&sender));
    assert!(desk.sees(&format!("От кого: {sender}")));
}

#[test]
fn what_waits_for_me_comes_first_under_its_heading() {
    let (desk, address) = Desk::of_at(Some("Мартынова Елена"), SENIOR);
    assert!(desk.is_asking("review-group-mine") && desk.is_asking("review-group-others"));
    assert_eq!(desk.stage(address), SENIOR);
    let (everybodys, _) = Desk::at(SENIOR);
    assert!(!everybodys.is_asking("review-group-mine"), "whoever has every role needs no heading");
}

#[test]
fn s0_14_a_violation_is_named_in_words_and_the_verdict_stands_in_the_panel() {
    let (mut desk, address) = Desk::at(SENIOR);
    desk.key(alt('9'));
    desk.key(with('2', Modifiers::empty()));
    desk.key(ctrl_enter());
    assert!(desk.is_asking("refusal-input-empty-text"));
    desk.writes("не спросил о причине");
    desk.key(ctrl_enter());
    assert!(desk.is_asking("review-verdict-violation") && desk.sees("«не спросил о причине»"));
    assert_eq!(desk.form(address).verdict.unwrap().text, "не спросил о причине");
}

#[test]
fn s0_25_a_discount_is_offered_with_its_last_day_and_withdrawn() {
    let (mut desk, address) = Desk::at(QUALITY);
    desk.key(alt('6'));
    desk.key(with('2', Modifiers::empty()));
    desk.writes("за возвращение");
    desk.key(ctrl_enter());
    assert!(desk.is_asking("review-offer-no-rate"));
    desk.review(review::Message::RateTyped("7,5".into()));
    desk.key(ctrl_enter());
    assert!(desk.is_asking("refusal-input-offer-without-end"));
    desk.review(review::Message::Date(date_picker::Message::Picked(today() + Days::new(30))));
    desk.key(ctrl_enter());
    let offer = desk.form(address).offers.pop().unwrap_or_else(|| panic!("{:?}", desk.said.last()));
    assert_eq!((offer.rate, offer.text.as_str()), (750, "за возвращение"));
    assert!(desk.is_asking("review-withdraw") && desk.sees("Alt Del"));
    desk.key(KeyPress { modifiers: Modifiers::ALT, ..plain(Named::Delete) });
    assert_eq!(desk.notice(), desk.texts.text("review-offer-withdrawn"));
    assert_eq!(desk.form(address).offers, []);
}

#[test]
fn s0_14_the_recording_of_a_call_is_attached_and_can_be_heard() {
    let (mut desk, address) = Desk::at(SENIOR);
    desk.reached(address);
    desk.press(Named::F5);
    desk.find(address);
    desk.key(alt('8'));
    assert!(desk.is_asking("review-recording-title"));
    let inside = |message| Message::Dialog(Box::new(dialogs::Message::Recording(message)));
    desk.happens(inside(recording::Message::PlaceTyped("/records/1.wav".into())));
    desk.happens(inside(recording::Message::EscapePressed));
    assert!(desk.is_asking("dialog-unsaved"));
    desk.happens(inside(recording::Message::EscapePressed));
    desk.key(ctrl_enter());
    assert_eq!(desk.form(address).contacts[0].recording, "/records/1.wav", "{:?}", desk.said.last());
    assert!(desk.is_asking("review-listen"));
}

#[test]
fn what_was_discarded_does_not_come_back() {
    let (mut desk, _) = Desk::at(QUALITY);
    desk.key(alt('3'));
    desk.writes("не дозвонились");
    desk.review(review::Message::EscapePressed);
    let discard = KeyPress { modifiers: Modifiers::ALT, ..plain(Named::Delete) };
    let message = desk.state.key(&discard).unwrap();
    desk.happens(message);
    assert!(!desk.is_asking("review-back-then"));
    desk.key(alt('3'));
    assert!(desk.is_asking("review-back-then") && !desk.state.is_unsaved());
}

#[test]
fn every_button_of_every_stage_is_whole_in_every_window() {
    for stage in [SENIOR, QUALITY, CREDIT] {
        let (desk, _) = Desk::at(stage);
        for (width, height) in [(1_024.0, 640.0), (1_366.0, 768.0), (1_440.0, 900.0), (1_920.0, 1_080.0)] {
            let last = desk.look_at(Size::new(width, height), |simulator| simulator.find("Esc").unwrap());
            let (whole, seen) = (last.bounds(), last.visible_bounds().unwrap());
            assert!(
                whole.x + whole.width < width && whole.y + whole.height < height,
                "{stage:?} {width}: {whole:?}"
            );
            assert!((whole.width - seen.width).abs() < 0.5, "{stage:?} {width}: {seen:?} of {whole:?}");
        }
    }
}

#[test]
fn where_there_is_little_room_the_other_buttons_come_on_demand() {
    let (mut desk, _) = Desk::at(QUALITY);
    let sees = |desk: &Desk, id: &str, height: f32| {
        let words = desk.texts.text(id);
        desk.look_at(Size::new(1_282.0, height), |simulator| simulator.find(words.as_str()).is_ok())
    };
    let others = ["review-step-shipment", "review-step-back_to_senior-short", "review-adjust"];
    for id in ["review-step-return_to_work", "desk-send-to-churn", "desk-comment", "review-more"] {
        assert!(sees(&desk, id, 740.0), "{id}");
    }
    for id in others {
        assert!(!sees(&desk, id, 740.0) && sees(&desk, id, 900.0), "{id}");
    }
    assert!(!sees(&desk, "review-more", 900.0), "nothing is hidden there");
    desk.key(alt('0'));
    assert!(others.iter().all(|id| sees(&desk, id, 740.0)) && sees(&desk, "review-fewer", 740.0));
    desk.key(alt('0'));
    assert!(!sees(&desk, "review-fewer", 740.0));
}

#[test]
fn s1_71_r_27_a_shipment_opens_the_order_of_the_list_date() {
    let (mut desk, address) = Desk::at(SENIOR);
    desk.key(alt('1'));
    assert!(desk.sees("Заказ покупателя"), "{:?}", desk.said.last());
    desk.key(ctrl_enter());
    assert_eq!(desk.status(address), AddressStatus::Active, "R-44: {:?}", desk.said.last());
    assert!(desk.sees("Принят"));
}

#[test]
fn s0_24_s1_68_s1_69_containers_are_written_off_where_they_block_and_the_statement_is_at_hand() {
    let (mut desk, address) = Desk::at(SENIOR);
    desk.execute(&format!("UPDATE balance SET containers = 2 WHERE address_id = {}", address.0));
    desk.press(Named::F5);
    desk.find(address);
    assert!(desk.is_asking("review-adjust"));
    desk.key(alt('2'));
    assert!(desk.is_asking("adjustment-title"), "{:?}", desk.said.last());
    let (mut desk, _) = Desk::at(CREDIT);
    desk.key(alt('7'));
    assert!(desk.is_asking("paper-statement-draft"), "S0-34: {:?}", desk.said.last());
}

#[test]
fn s1_46_s1_64_to_67_s1_73_a_review_calls_shows_what_is_known_and_takes_a_comment_and_a_record() {
    let (mut desk, address) = Desk::at(SENIOR);
    let reason = desk.form(address).reason.name;
    assert!(desk.is_asking("address-status-churn_review"), "S1-46: the status above the address");
    assert!(desk.sees(&reason), "S1-64: beside it the reason");
    assert!(desk.sees(&desk.texts.text("desk-orders").to_uppercase()), "S1-66: the orders");
    assert!(desk.is_asking("desk-fact-bottles-note"), "S1-66: the figures");
    for (key, id, words) in
        [(Named::F6, "comment-save", "просил вечером"), (Named::F7, "journal-save", "вода горчит")]
    {
        desk.press(key);
        assert!(desk.is_asking(id), "S1-73: {id}");
        for letter in words.chars() {
            let typed = Edit::Edit(Change::Insert(letter));
            let inside = match key {
                Named::F6 => dialogs::Message::Comment(comment::Message::Edited(typed)),
                _ => dialogs::Message::Journal(journal::Message::Note(comment::Message::Edited(typed))),
            };
            desk.happens(Message::Dialog(Box::new(inside)));
        }
        desk.key(ctrl_enter());
        assert!(!desk.is_asking(id) && desk.sees(words), "S1-67: {words}");
        assert_eq!(desk.stage(address), SENIOR, "S1-57: the review stays");
    }
    desk.quiet_never();
    desk.press(Named::F4);
    let asked = desk.sees("Какой номер?") || desk.sees("Позвонить всё равно?");
    assert!(desk.state.is_calling() || asked, "S1-65: {:?}", desk.said);
}
