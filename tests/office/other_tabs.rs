//! The tabs Churn review (S0-03, S1-63) and Birthdays (S1-74, R-28).

use rodnik::domain::address::{AddressStatus, ChurnStage, ReasonKind};
use rodnik::domain::ids::{AddressId, CounterpartyId};
use rodnik::service::churn::SendToChurn;
use rodnik::service::desk::{self, DeskRequest};
use rodnik::store::{BirthdayRow, ChurnRow, NewContact};

use super::story::{Story, day};

pub fn churn(story: &mut Story) -> Vec<ChurnRow> {
    let request = story.request("2026-11-23");
    story.office.read(|read| desk::churn(read, &request, None)).expect("a list")
}

fn birthdays(story: &mut Story, request: &DeskRequest) -> Vec<BirthdayRow> {
    story.office.read(|read| desk::birthdays(read, request)).expect("a list")
}

/// The operator sent the customer to churn two days ago.
pub fn sent_to_churn(story: &mut Story, code: &str) {
    let address = story.id(code);
    let reason = story.office.read(|read| read.reasons(ReasonKind::Churn)).expect("reasons")[0].id;
    story.done(&SendToChurn { address, row: None, reason, comment: String::new() });
    story.execute("UPDATE churn_case SET opened_on = '2026-11-20', stage_since = '2026-11-20'");
}

#[test]
fn s0_03_the_tab_lists_exactly_the_addresses_in_review() {
    let mut story = Story::on("2026-11-22");
    for code in ["ACTIVE", "REVIEW", "CLOSED"] {
        story.address(code).every(5).sells(2).on("2026-11-18");
    }
    sent_to_churn(&mut story, "REVIEW");
    story.address("CLOSED").status(AddressStatus::Closed);
    let rows = churn(&mut story);
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!((row.code.as_str(), row.stage), ("REVIEW", Some(ChurnStage::SeniorOperator)));
    assert_eq!((row.sent_by.as_deref(), row.since), (Some("First"), Some(day("2026-11-20"))));
    assert!(row.reason.is_some());
    assert_eq!((row.container_debt, row.debt.as_minor()), (2, 70_000));
    assert_eq!(story.counts("2026-11-23").churn, 1);
}

#[test]
fn r_02_of_two_addresses_of_a_client_one_may_be_in_review() {
    let mut story = Story::on("2026-11-22");
    story.address("ONE").every(5).sells(1).on("2026-11-18");
    let first = story.id("ONE");
    let client = story.office.read(|read| read.address(first)).unwrap().unwrap().address.counterparty;
    story.new_address("TWO", |address| rodnik::store::NewAddress { counterparty: client, ..address });
    story.address("TWO").every(5).sells(1).on("2026-11-18");
    sent_to_churn(&mut story, "ONE");
    assert_eq!(churn(&mut story).iter().map(|row| row.code.as_str()).collect::<Vec<_>>(), ["ONE"]);
    assert_eq!(story.active("2026-11-23").len(), 1);
}

#[test]
fn the_churn_tab_heeds_manager_and_route() {
    let mut story = Story::on("2026-11-22");
    let north = story.route("North");
    story.address("N").on_route(north);
    story.address("S");
    sent_to_churn(&mut story, "N");
    sent_to_churn(&mut story, "S");
    let request = DeskRequest { route: Some(north), ..story.request("2026-11-23") };
    let rows = story.office.read(|read| desk::churn(read, &request, None)).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(story.office.read(|read| desk::counts(read, &request)).unwrap().churn, 1);
}

fn client_of(story: &mut Story, address: AddressId) -> CounterpartyId {
    story.office.read(|read| read.address(address)).unwrap().unwrap().address.counterparty
}

/// A contact person of the whole client of an address.
fn person(story: &mut Story, code: &str, name: &str, birthday: (u32, u32)) -> rodnik::domain::ids::ContactId {
    story.address(code);
    let id = story.id(code);
    let client = client_of(story, id);
    let new = NewContact { name: name.into(), birthday: Some(birthday), ..Default::default() };
    story.write(|tx| tx.insert_contact(client, None, &new))
}

fn names(rows: &[BirthdayRow]) -> Vec<&str> {
    rows.iter().map(|row| row.name.as_str()).collect()
}

#[test]
fn s1_74_birthdays_are_those_of_today_whatever_the_list_date() {
    let mut story = Story::on("2026-11-22");
    person(&mut story, "A-1", "Today", (11, 22));
    person(&mut story, "A-2", "Tomorrow", (11, 23));
    let request = story.request("2026-11-23");
    let rows = birthdays(&mut story, &request);
    assert_eq!(names(&rows), ["Today"]);
    assert_eq!(rows[0].code, "A-1");
    assert_eq!(story.counts("2026-11-23").birthdays, 1);
}

#[test]
fn r_28_a_leap_birthday_shows_on_the_28th_of_common_years_alone() {
    for (today, shown) in [
        ("2026-02-27", false),
        ("2026-02-28", true),
        ("2026-03-01", false),
        ("2028-02-28", false),
        ("2028-02-29", true),
    ] {
        let mut story = Story::on(today);
        person(&mut story, "A-1", "Leap", (2, 29));
        let request = story.request(today);
        assert_eq!(!birthdays(&mut story, &request).is_empty(), shown, "{today}");
        assert_eq!(story.counts(today).birthdays, i64::from(shown), "{today}");
    }
}

#[test]
fn r_28_served_means_an_address_that_is_not_closed() {
    let mut story = Story::on("2026-11-22");
    person(&mut story, "CLOSED", "Gone", (11, 22));
    story.address("CLOSED").status(AddressStatus::Closed);
    person(&mut story, "REVIEW", "Wavering", (11, 22));
    sent_to_churn(&mut story, "REVIEW");
    let request = story.request("2026-11-23");
    assert_eq!(names(&birthdays(&mut story, &request)), ["Wavering"]);
}

#[test]
fn r_28_a_person_of_a_closed_address_is_not_shown_for_the_clients_other_one() {
    let mut story = Story::on("2026-11-22");
    story.address("ONE");
    let one = story.id("ONE");
    let client = client_of(&mut story, one);
    story.new_address("TWO", |address| rodnik::store::NewAddress { counterparty: client, ..address });
    let of_one = NewContact { name: "Of one".into(), birthday: Some((11, 22)), ..Default::default() };
    let of_all = NewContact { name: "Of all".into(), ..of_one.clone() };
    story.write(|tx| tx.insert_contact(client, Some(one), &of_one));
    story.write(|tx| tx.insert_contact(client, None, &of_all));
    story.address("ONE").status(AddressStatus::Closed);
    let request = story.request("2026-11-23");
    let rows = birthdays(&mut story, &request);
    assert_eq!((names(&rows), rows[0].code.as_str()), (vec!["Of all"], "TWO"));
}

#[test]
fn r_28_people_who_asked_not_to_be_called_stay_listed_and_are_marked() {
    let mut story = Story::on("2026-11-22");
    let contact = person(&mut story, "A-1", "Quiet", (11, 22));
    story.write(|tx| tx.set_no_calls(contact, true));
    let request = story.request("2026-11-23");
    let rows = birthdays(&mut story, &request);
    assert_eq!((names(&rows), rows[0].no_calls), (vec!["Quiet"], true));
}
