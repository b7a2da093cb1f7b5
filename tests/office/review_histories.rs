//! Whatever is done with customers who want to leave, and by whom: only quality control closes, nobody is closed with a
//! debt, an address in review has exactly one case, and every case has ended or has exactly one task.

use chrono::Days;
use proptest::prelude::*;
use rodnik::domain::address::{AddressStatus, ChurnStage, OfferKind, Verdict};
use rodnik::domain::ids::{AddressId, PhoneId};
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::people::Role;
use rodnik::domain::task::CallResult;
use rodnik::service::Refusal;
use rodnik::service::churn::SendToChurn;
use rodnik::service::containers::RecordReturn;
use rodnik::service::order::{CancelOrder, SaveOrder};
use rodnik::service::outcome::{Comment, NotReached};
use rodnik::service::payment::RecordPayment;
use rodnik::service::replanning::ReplanAll;
use rodnik::service::review::{GiveVerdict, MakeOffer, TakeStep};
use rodnik::service::rules::key;
use rodnik::service::undo_handling::UndoHandling;
use rodnik::workflow::churn::{self, NextContact, Step};

use super::story::Story;

const CODES: [&str; 2] = ["A", "B"];

/// Among which steps one is chosen.
#[derive(Debug, Clone, Copy)]
enum How {
    /// Those that do not win the customer back.
    Onward,
    /// Those of the stage.
    Offered,
    /// Any.
    Wild,
}

/// Something that somebody with one role does at an address.
#[derive(Debug, Clone)]
enum Act {
    Leave { reason: usize },
    Step { step: usize, how: How, reason: usize, comment: bool, contact: Option<u64> },
    Talk,
    Miss,
    Sell(i64),
    Pay { part: bool },
    Return,
    Order { accept: bool, cancel: bool },
    Offer { discount: bool },
    Verdict(usize),
    Undo,
    Control(bool),
    NextDay(u64),
}

fn act() -> impl Strategy<Value = Act> {
    let rarely = || (0_u8..5).prop_map(|one_in_five| one_in_five == 0);
    let contact = prop::option::of(0_u64..20);
    let how = prop_oneof![8 => Just(How::Onward), 1 => Just(How::Offered), 1 => Just(How::Wild)];
    let step = (0..Step::ALL.len(), how, prop_oneof![4 => Just(0_usize), 1 => 0_usize..3], rarely(), contact);
    prop_oneof![
        5 => (0_usize..3).prop_map(|reason| Act::Leave { reason }),
        20 => step.prop_map(|(step, how, reason, silent, contact)| {
            Act::Step { step, how, reason, comment: !silent, contact }
        }),
        6 => Just(Act::Talk),
        2 => Just(Act::Miss),
        1 => (1_i64..3).prop_map(Act::Sell),
        4 => rarely().prop_map(|part| Act::Pay { part }),
        4 => Just(Act::Return),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(accept, cancel)| Act::Order { accept, cancel }),
        1 => any::<bool>().prop_map(|discount| Act::Offer { discount }),
        1 => (0_usize..3).prop_map(Act::Verdict),
        2 => Just(Act::Undo),
        1 => rarely().prop_map(|off| Act::Control(!off)),
        1 => (1_u64..3).prop_map(Act::NextDay),
    ]
}

/// Does it, or is refused: both are right, as long as the office is well afterwards.
fn act_out(story: &mut Story, (code, phone): (&str, PhoneId), act: &Act) -> Result<(), Refusal> {
    let (address, today) = (story.id(code), story.today);
    match act {
        Act::Leave { reason } => {
            let reason = story.churn_reasons()[*reason].id;
            story.run(&SendToChurn { address, row: None, reason, comment: String::new() }).map(drop)
        }
        Act::Step { .. } => take_step(story, address, act),
        Act::Talk => {
            let task = story.open_tasks(code).first().map(|task| task.id);
            story.run(&Comment { address, task, text: "talked".into() })
        }
        Act::Miss => {
            let task = story.open_tasks(code).first().map(|task| task.id);
            story.run(&NotReached { address, task, phone, result: CallResult::NoAnswer })
        }
        Act::Sell(_) | Act::Pay { .. } | Act::Return => move_money(story, code, act),
        Act::Order { accept, cancel } => {
            let on = (today + Days::new(1)).to_string();
            let order = SaveOrder { accept: *accept, ..story.order(code, &on) };
            let saved = story.run(&order)?;
            if *cancel {
                story.run(&CancelOrder { order: (saved.id, saved.version) })?;
            }
            Ok(())
        }
        Act::Offer { .. } | Act::Verdict(_) => offer_or_judge(story, address, act),
        Act::Undo => {
            let entry = story.last_entry(code);
            story.run(&UndoHandling { entry }).map(drop)
        }
        Act::Control(on) => {
            story.set(key::CHURN_CONTROL, if *on { "on" } else { "off" });
            Ok(())
        }
        Act::NextDay(days) => {
            let next = (today + Days::new(*days)).to_string();
            story.it_is(&next);
            Ok(())
        }
    }
}

/// A step of the case that the address has, if it has one.
fn take_step(story: &mut Story, address: AddressId, act: &Act) -> Result<(), Refusal> {
    let Act::Step { step, how, reason, comment, contact } = act else { return Ok(()) };
    let today = story.today;
    let Some(case) = story.office.read(|read| read.newest_churn_case(address))? else {
        return Ok(());
    };
    let contact = match contact {
        Some(0) => None,
        Some(days) => Some(NextContact::On(today + Days::new(*days))),
        None => Some(NextContact::No),
    };
    let comment = if *comment { "said" } else { "" }.to_owned();
    let reason = Some(story.churn_reasons()[*reason].id);
    let onward = |step: &Step| step.leads_to() != ChurnStage::Returned;
    let among: Vec<Step> = match how {
        How::Onward => churn::steps(case.stage).filter(onward).collect(),
        How::Offered => churn::steps(case.stage).collect(),
        How::Wild => Step::ALL.to_vec(),
    };
    if among.is_empty() {
        return Ok(());
    }
    let step = among[*step % among.len()];
    story.run(&TakeStep { address, seen: case.version, step, reason, comment, contact }).map(drop)
}

/// What is sold, paid and brought back.
fn move_money(story: &mut Story, code: &str, act: &Act) -> Result<(), Refusal> {
    let (address, today) = (story.id(code), story.today);
    match act {
        Act::Sell(bottles) => {
            let sale = rodnik::service::record_sale::RecordSale {
                address,
                on: today,
                lines: vec![story.line(*bottles)],
                returned: 0,
                paid: None,
            };
            story.run(&sale).map(drop)
        }
        Act::Pay { part } => {
            let debt = story.card(code).balance.debt.as_minor();
            let amount = Money::minor(if *part { debt - 100 } else { debt }.abs());
            let back = debt < 0;
            let kind = PaymentKind::Cash;
            story
                .run(&RecordPayment { address, on: today, kind, amount, back, note: String::new() })
                .map(drop)
        }
        Act::Return => {
            let quantity = story.card(code).balance.containers;
            story.run(&RecordReturn { address, on: today, quantity, note: String::new() }).map(drop)
        }
        _ => Ok(()),
    }
}

/// An offer to the customer, or a verdict on the work with them.
fn offer_or_judge(story: &mut Story, address: AddressId, act: &Act) -> Result<(), Refusal> {
    let Some(case) = story.office.read(|read| read.newest_churn_case(address))? else {
        return Ok(());
    };
    match act {
        Act::Offer { discount } => {
            let (kind, rate) = if *discount { (OfferKind::Discount, 500) } else { (OfferKind::Promotion, 0) };
            let valid_to = Some(story.today + Days::new(3));
            story
                .run(&MakeOffer { address, seen: case.version, kind, text: "stay".into(), rate, valid_to })
                .map(drop)
        }
        Act::Verdict(which) => {
            let verdict = Verdict::ALL[*which];
            story.run(&GiveVerdict { address, seen: case.version, verdict, text: "heard".into() })
        }
        _ => Ok(()),
    }
}

/// What holds after every act of somebody with one role.
fn holds(story: &mut Story, code: &str, (role, before): (Role, AddressStatus), act: &Act) {
    let status = story.status(code);
    let open = "stage IN ('senior_operator', 'quality_control', 'credit_control')";
    let of_address = format!("address_id = (SELECT id FROM address WHERE code = '{code}')");
    let cases = story.number(&format!("SELECT count(*) FROM churn_case WHERE {of_address} AND {open}"));
    assert_eq!(cases, i64::from(status == AddressStatus::ChurnReview), "one open case: {act:?}");
    let tasks =
        "SELECT count(*) FROM task WHERE kind = 'review' AND state = 'open' AND case_id = churn_case.id";
    let strays =
        format!("SELECT count(*) FROM churn_case WHERE ({tasks}) <> (CASE WHEN {open} THEN 1 ELSE 0 END)");
    assert_eq!(story.number(&strays), 0, "one task for each open case, none for the others: {act:?}");
    if (before, status) == (AddressStatus::ChurnReview, AddressStatus::Closed) {
        assert_eq!(role, Role::QualityControl, "S0-38: {act:?}");
        let balance = story.card(code).balance;
        let owed = (balance.debt.as_minor(), balance.containers, balance.deposited);
        assert_eq!(owed, (0, 0, 0), "R-05: {act:?}");
        assert_eq!(story.review(code).stage, ChurnStage::Closed);
    }
    if status == AddressStatus::Closed {
        assert_eq!(story.open_tasks(code), [], "S0-32: {act:?}");
    }
    assert_eq!(story.findings(), [], "{act:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nobody_takes_a_step_that_is_not_theirs_and_no_case_is_lost(
        acts in prop::collection::vec((0..CODES.len(), 0..Role::ALL.len(), 0_u8..4, act()), 60..110),
    ) {
        let mut story = Story::on("2026-11-22");
        let phones = CODES.map(|code| {
            story.address(code).every(5);
            story.phone(code, "+79120000001")
        });
        // The other one owes nothing to begin with.
        story.address("A").sells(1).on("2026-11-18");
        for (which, role, whose, act) in acts {
            let code = CODES[which];
            let id = story.id(code);
            // Most of the time it is somebody whose work it is, so that cases get on.
            let stage = story.office.read(|read| read.newest_churn_case(id)).unwrap().map(|case| case.stage);
            let role = match (&act, stage.and_then(churn::role)) {
                _ if whose == 0 => Role::ALL[role],
                (Act::Pay { .. } | Act::Return | Act::Sell(_), _) => Role::CreditController,
                (_, hand) => hand.unwrap_or(Role::Operator),
            };
            let before = story.status(code);
            story.works_as(role);
            if let Err(Refusal::Store(error)) = act_out(&mut story, (code, phones[which]), &act) {
                panic!("{act:?}: a defect, not a refusal: {error}");
            }
            holds(&mut story, code, (role, before), &act);
        }
        story.works_as_everybody();
        let summary = story.done(&ReplanAll::default());
        prop_assert_eq!((summary.plans, summary.tasks), (0, 0));
    }
}
