//! What speaks against a call: consent by purpose, quiet hours of the office, hours of the customer.

use chrono::NaiveTime;
use rodnik::domain::calling::Hours;
use rodnik::domain::directory::Consent;
use rodnik::domain::ids::ContactId;
use rodnik::domain::times::time_of_day;
use rodnik::i18n::{Language, Texts};
use rodnik::service::calling::{Call, CallHours, CallWarning, ChangeCallHours, warnings};
use rodnik::service::{Refusal, Thing};
use rodnik::store::NewContact;
use rodnik::wording::call_warning;

use super::story::Story;

fn moment(text: &str) -> chrono::NaiveDateTime {
    crate::story::day("2026-11-23").and_time(time(text))
}

fn time(text: &str) -> NaiveTime {
    time_of_day(text).expect("a time")
}

fn office() -> (Story, ContactId) {
    let mut story = Story::on("2026-11-22");
    let address = story.address("A-1").id;
    let person = NewContact { name: "Anna".into(), ..NewContact::default() };
    let contact = story.write(|tx| {
        let client = tx.address(address)?.expect("an address").address.counterparty;
        tx.insert_contact(client, Some(address), &person)
    });
    (story, contact)
}

fn against(story: &mut Story, contact: ContactId, needs: Consent, now: &str) -> Vec<CallWarning> {
    let call = Call { address: story.id("A-1"), contact, needs };
    story.office.read(|read| warnings(read, call, moment(now))).expect("warnings")
}

#[test]
fn who_was_never_asked_is_called_about_orders_and_not_about_offers() {
    let (mut story, contact) = office();
    assert_eq!(against(&mut story, contact, Consent::Orders, "12:00"), []);
    let unasked = CallWarning::NoConsent { to: Consent::Advertising, refused: false };
    assert_eq!(against(&mut story, contact, Consent::Advertising, "12:00"), [unasked]);
}

#[test]
fn consent_is_given_and_refused_by_purpose() {
    let (mut story, contact) = office();
    story.execute("UPDATE contact_person SET consent_orders = 0, consent_advertising = 1");
    let refused = CallWarning::NoConsent { to: Consent::Orders, refused: true };
    assert_eq!(against(&mut story, contact, Consent::Orders, "12:00"), [refused]);
    assert_eq!(against(&mut story, contact, Consent::Advertising, "12:00"), []);
    story.execute("UPDATE contact_person SET no_calls = 1");
    assert_eq!(against(&mut story, contact, Consent::Orders, "12:00"), [CallWarning::DoNotCall, refused]);
}

#[test]
fn nobody_is_called_in_the_quiet_hours_of_the_office() {
    let (mut story, contact) = office();
    let evening = CallWarning::QuietHours(Hours { from: time("21:00"), to: time("09:00") });
    for now in ["21:00", "23:59", "00:00", "08:59"] {
        assert_eq!(against(&mut story, contact, Consent::Orders, now), [evening], "{now}");
    }
    for now in ["09:00", "20:59"] {
        assert_eq!(against(&mut story, contact, Consent::Orders, now), [], "{now}");
    }
    let later = CallHours { quiet: Hours { from: time("22:30"), to: time("07:00") } };
    story.done(&ChangeCallHours(later));
    assert_eq!(story.office.read(CallHours::load), Ok(later));
    assert_eq!(against(&mut story, contact, Consent::Orders, "22:00"), []);
    assert!(
        story
            .text("SELECT detail FROM history ORDER BY id DESC LIMIT 1")
            .contains(r#""before":"21:00","after":"22:30""#)
    );
    let none = CallHours { quiet: Hours { from: time("00:00"), to: time("00:00") } };
    story.done(&ChangeCallHours(none));
    assert_eq!(against(&mut story, contact, Consent::Orders, "03:00"), []);
}

#[test]
fn the_hours_that_the_customer_named_are_heeded() {
    let (mut story, contact) = office();
    let outside = |from: Option<&str>, to: Option<&str>| {
        vec![CallWarning::OutsideCallHours { from: from.map(time), to: to.map(time) }]
    };
    story.execute("UPDATE address SET calls_from = '10:00', calls_to = '12:30'");
    assert_eq!(against(&mut story, contact, Consent::Orders, "09:59"), outside(Some("10:00"), Some("12:30")));
    assert_eq!(against(&mut story, contact, Consent::Orders, "10:00"), []);
    assert_eq!(against(&mut story, contact, Consent::Orders, "12:30"), outside(Some("10:00"), Some("12:30")));
    story.execute("UPDATE address SET calls_from = ''");
    assert_eq!(against(&mut story, contact, Consent::Orders, "09:30"), []);
    assert_eq!(against(&mut story, contact, Consent::Orders, "13:00"), outside(None, Some("12:30")));
    story.execute("UPDATE address SET calls_from = '18:00', calls_to = ''");
    assert_eq!(against(&mut story, contact, Consent::Orders, "17:00"), outside(Some("18:00"), None));
}

#[test]
fn a_person_who_is_not_there_is_said() {
    let (mut story, _) = office();
    let call = Call { address: story.id("A-1"), contact: ContactId(404), needs: Consent::Orders };
    let refused = story.office.read(|read| warnings(read, call, moment("12:00")));
    assert_eq!(refused, Err(Refusal::NotFound(Thing::Contact, "404".into())));
}

#[test]
fn every_warning_is_a_sentence_in_both_languages() {
    let hours = Hours { from: time("21:00"), to: time("09:00") };
    let mut all = vec![CallWarning::DoNotCall, CallWarning::QuietHours(hours)];
    for refused in [true, false] {
        all.extend(Consent::ALL.iter().map(|&to| CallWarning::NoConsent { to, refused }));
    }
    let (from, to) = (Some(hours.to), Some(hours.from));
    all.extend(
        [(from, to), (from, None), (None, to)].map(|(from, to)| CallWarning::OutsideCallHours { from, to }),
    );
    for language in Language::ALL {
        let texts = Texts::new(language);
        for warning in &all {
            let sentence = call_warning(&texts, *warning);
            assert!(sentence.ends_with('.') && !sentence.contains("call-warning"), "{sentence}");
        }
    }
}
