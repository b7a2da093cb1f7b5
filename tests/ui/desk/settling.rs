//! What settles a churn review: payments, containers, deposits, each by a key where it is said (S0-33, R-05, R-09).

use iced::keyboard::{Modifiers, key::Named};
use rodnik::domain::address::ChurnStage;
use rodnik::domain::ids::AddressId;

use super::{Desk, with};

/// A review at quality control in hand, with a balance.
fn at_quality(user: Option<&str>, balance: &str) -> (Desk, AddressId) {
    let (mut desk, address) = Desk::of_at(user, ChurnStage::QualityControl);
    desk.execute(&format!("UPDATE balance SET {balance} WHERE address_id = {}", address.0));
    desk.reached(address);
    desk.press(Named::F5);
    desk.find(address);
    (desk, address)
}

#[test]
fn r_05_a_deposit_that_stands_against_closing_is_given_back_from_there() {
    let (mut desk, _) = at_quality(None, "debt = 0, containers = 0, deposited = 2");
    assert!(desk.sees(&desk.texts.text("review-containers-button")));
    desk.press(Named::F9);
    assert!(desk.sees(&desk.texts.text("containers-amount")), "the deposit is what is left");
}

#[test]
fn r_05_who_may_not_give_a_deposit_back_reads_who_may() {
    let (mut desk, _) = at_quality(Some("Захарова Ольга"), "debt = 0, containers = 0, deposited = 2");
    assert!(!desk.sees(&desk.texts.text("review-containers-button")));
    desk.press(Named::F8);
    let said = desk.notice().to_owned();
    assert!(said.contains("кредитный контролёр") && said.contains("Alt 4"), "{said}");
    desk.press(Named::F9);
    assert!(desk.notice().contains("кредитный контролёр"), "nothing is filled in first: {}", desk.notice());
}

#[test]
fn r_09_the_credit_controller_is_told_what_to_do_and_pays_by_a_key() {
    let (mut desk, address) = Desk::of_at(None, ChurnStage::CreditControl);
    desk.execute(&format!("UPDATE balance SET debt = 70000 WHERE address_id = {}", address.0));
    desk.press(Named::F5);
    desk.find(address);
    desk.key(with('5', Modifiers::ALT));
    let said = desk.notice().to_owned();
    assert!(said.contains("F3") && !said.contains("этим занимается"), "{said}");
    desk.press(Named::F3);
    assert!(desk.sees(&desk.texts.text("payment-save")));
}

#[test]
fn s0_33_who_may_not_refund_gives_a_deposit_back_without_money() {
    for (user, may_refund) in [(Some("Мартынова Елена"), false), (None, true)] {
        let (mut desk, address) = Desk::of_at(user, ChurnStage::SeniorOperator);
        desk.execute(&format!(
            "UPDATE balance SET containers = 0, deposited = 2 WHERE address_id = {}",
            address.0
        ));
        desk.press(Named::F5);
        desk.find(address);
        desk.press(Named::F9);
        assert!(desk.sees(&desk.texts.text("containers-amount")));
        assert_eq!(desk.sees(&desk.texts.text("containers-paid-later")), !may_refund, "{user:?}");
    }
}
