//! Calls about debts to private persons: hours, and so many a day, a week, a month.

use rodnik::domain::address::{ChurnStage, ReasonKind};
use rodnik::domain::directory::Consent;
use rodnik::service::Refusal;
use rodnik::service::calling::{Call, CallWarning, warnings};
use rodnik::service::debt_calls::{CallPeriod, ChangeDebtCallLimits, DebtCallLimits, debt_call_warnings};
use rodnik::service::outcome::{CallDebtor, NotReached, StartCall};
use rodnik::store::{DayMark, NewChurnCase, NewContactMade, StoreError};

use super::bank::banked;
use super::money::{TODAY, sells};
use super::story::{Story, day};

/// Somebody is talked to about a debt at an instant.
fn talked(story: &mut Story, code: &str, at: &str, result: &str) {
    let address = story.id(code);
    let new = NewContactMade { address, task: None, phone: None, result: None };
    story.write(|tx| {
        let contact = tx.insert_contact_made(&new, (at, None))?;
        tx.mark_about_debt(contact)
    });
    story.execute(&format!("UPDATE contact_made SET result = '{result}' WHERE at = '{at}'"));
}

fn against(story: &mut Story, code: &str, at: &str) -> Vec<CallWarning> {
    let address = story.id(code);
    story.office.read(|read| debt_call_warnings(read, address, at.parse().unwrap())).unwrap()
}

fn calls(made: i64, most: i64, period: CallPeriod) -> CallWarning {
    CallWarning::DebtCalls { made, most, period }
}

#[test]
fn a_private_debtor_is_called_by_the_hours_of_workdays_and_of_weekends() {
    let mut story = Story::on(TODAY);
    story.address("P-1");
    let limits = DebtCallLimits::default();
    let (workdays, weekends) =
        (CallWarning::DebtHours(limits.workdays), CallWarning::DebtHours(limits.weekends));
    for (at, warned) in [
        ("2026-11-23T07:59:00", vec![workdays]),
        ("2026-11-23T08:00:00", vec![]),
        ("2026-11-23T21:59:00", vec![]),
        ("2026-11-23T22:00:00", vec![workdays]),
        ("2026-11-22T08:30:00", vec![weekends]),
        ("2026-11-22T19:59:00", vec![]),
        ("2026-11-22T20:00:00", vec![weekends]),
    ] {
        assert_eq!(against(&mut story, "P-1", at), warned, "{at}");
    }
    let day_off = DayMark {
        day: day("2026-11-23"),
        kind: rodnik::domain::directory::DayType::Holiday,
        name: String::new(),
    };
    story.write(|tx| tx.set_days(std::slice::from_ref(&day_off)));
    assert_eq!(
        against(&mut story, "P-1", "2026-11-23T21:00:00"),
        [weekends],
        "a holiday counts as a weekend"
    );
}

#[test]
fn conversations_about_a_debt_are_counted_by_day_week_and_month_and_attempts_are_not() {
    let mut story = Story::on(TODAY);
    story.address("P-1");
    let noon = "2026-11-20T12:00:00";
    talked(&mut story, "P-1", "2026-11-20T09:00:00Z", "no_answer");
    assert_eq!(against(&mut story, "P-1", noon), []);
    talked(&mut story, "P-1", "2026-11-20T10:00:00Z", "");
    assert_eq!(against(&mut story, "P-1", noon), [calls(1, 1, CallPeriod::Day)]);
    talked(&mut story, "P-1", "2026-11-17T10:00:00Z", "call_later");
    assert_eq!(
        against(&mut story, "P-1", noon),
        [calls(1, 1, CallPeriod::Day), calls(2, 2, CallPeriod::Week)]
    );
    for day in 2..=7 {
        talked(&mut story, "P-1", &format!("2026-11-0{day}T10:00:00Z"), "");
    }
    talked(&mut story, "P-1", "2026-10-30T10:00:00Z", "");
    assert_eq!(against(&mut story, "P-1", "2026-11-24T12:00:00"), [calls(8, 8, CallPeriod::Month)]);
    assert_eq!(against(&mut story, "P-1", "2026-12-01T12:00:00"), [], "another month");
}

#[test]
fn a_company_is_not_limited_and_all_addresses_of_a_person_count_together() {
    let mut story = banked();
    talked(&mut story, "C-1", "2026-11-20T10:00:00Z", "");
    assert_eq!(against(&mut story, "C-1", "2026-11-20T23:30:00"), []);
    sells(&mut story, "P-2", 1, "2026-11-10");
    let (one, other) = (story.id("P-1"), story.id("P-2"));
    let client = story.office.read(|read| read.address(one)).unwrap().unwrap().address.counterparty;
    story.execute(&format!("UPDATE address SET counterparty_id = {} WHERE id = {}", client.0, other.0));
    talked(&mut story, "P-2", "2026-11-20T11:00:00Z", "");
    assert_eq!(against(&mut story, "P-1", "2026-11-20T12:00:00"), [calls(1, 1, CallPeriod::Day)]);
}

#[test]
fn the_limits_of_calls_are_settings_of_the_office() {
    let mut story = Story::on(TODAY);
    story.address("P-1");
    let seen = DebtCallLimits::default();
    let limits = DebtCallLimits { calls: [3, 4, 5], ..seen };
    let stale = ChangeDebtCallLimits { seen: limits, limits };
    assert!(matches!(story.refuses(&stale), Refusal::Directory(_)));
    let mut wrong = limits;
    wrong.calls[0] = -1;
    assert!(matches!(story.refuses(&ChangeDebtCallLimits { seen, limits: wrong }), Refusal::Directory(_)));
    let mut wrong = limits;
    wrong.weekends.to = wrong.weekends.from;
    assert!(matches!(story.refuses(&ChangeDebtCallLimits { seen, limits: wrong }), Refusal::Directory(_)));
    story.done(&ChangeDebtCallLimits { seen, limits });
    assert_eq!(story.office.read(DebtCallLimits::load), Ok::<_, StoreError>(limits));
    talked(&mut story, "P-1", "2026-11-20T10:00:00Z", "");
    assert_eq!(against(&mut story, "P-1", "2026-11-20T12:00:00"), []);
}

#[test]
fn whatever_is_said_at_the_stage_of_credit_control_is_about_the_debt() {
    let mut story = Story::on(TODAY);
    sells(&mut story, "P-1", 1, "2026-11-10");
    let phone = story.phone("P-1", "+79270000001");
    let address = story.id("P-1");
    let contact = story.office.read(|read| read.call_phones(address)).unwrap()[0].contact;
    let call = Call { address, contact, needs: Consent::Orders };
    let warned = |story: &mut Story| {
        story.office.read(|read| warnings(read, call, "2026-11-20T12:00:00".parse().unwrap())).unwrap()
    };
    talked(&mut story, "P-1", "2026-11-20T10:00:00Z", "");
    assert_eq!(warned(&mut story), [], "a call about an order is not limited");
    let reason = story.office.read(|read| read.reasons(ReasonKind::Churn)).unwrap()[0].id;
    let on = day(TODAY);
    story.write(|tx| {
        tx.insert_churn_case(&NewChurnCase {
            address,
            stage: ChurnStage::CreditControl,
            reason,
            opened_on: on,
            stage_since: on,
            sent_by: None,
            no_debts: false,
        })
    });
    assert_eq!(warned(&mut story), [calls(1, 1, CallPeriod::Day)]);
    story.done(&StartCall { address, task: None, phone });
    let result = rodnik::domain::task::CallResult::NoAnswer;
    story.done(&NotReached { address, task: None, phone, result });
    let about = |story: &mut Story| {
        story.raw().query_row("SELECT count(*) FROM contact_made WHERE about = 'debt'", [], |row| {
            row.get::<_, i64>(0)
        })
    };
    assert_eq!(about(&mut story), Ok(2));
    story.done(&CallDebtor { address, phone });
    assert_eq!(about(&mut story), Ok(3));
}
