//! Containers written off and on, promised payments, and what else credit control does.

use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::{BankEntryId, ReasonId};
use rodnik::domain::money::Money;
use rodnik::domain::people::Role;
use rodnik::exchange::bank_statement::{Incoming, Statement};
use rodnik::service::bank::{DismissBankEntry, PostBankEntries, TakeInStatement};
use rodnik::service::container_adjustment::{AdjustContainers, VoidAdjustment};
use rodnik::service::debt_calls::{ChangeDebtCallLimits, DebtCallLimits};
use rodnik::service::outcome::CallDebtor;
use rodnik::service::promises::{PromisePayment, VoidPromise};
use rodnik::service::rights::Right;
use rodnik::store::PaperKind;

use super::{Tried, one};
use crate::story::{Story, day};

pub fn reason(story: &mut Story) -> ReasonId {
    story.office.read(|read| read.reasons(ReasonKind::ContainerAdjustment)).unwrap()[0].id
}

fn adjustment(story: &mut Story) -> AdjustContainers {
    let address = story.id("A-1");
    let (seen, kinds) = story
        .office
        .read(|read| {
            let seen = read.balance(address)?.containers;
            Ok::<_, rodnik::store::StoreError>((seen, read.containers_by_kind(address)?))
        })
        .unwrap();
    let (lines, reason) = (vec![(kinds[0].kind.id, -1)], reason(story));
    AdjustContainers { address, seen, lines, reason, note: String::new() }
}

fn promise(story: &mut Story) -> PromisePayment {
    let (address, due_on) = (story.id("A-1"), day("2026-11-25"));
    PromisePayment { address, amount: Money::minor(10_000), due_on, note: String::new() }
}

fn statement() -> TakeInStatement {
    let entry = Incoming {
        fingerprint: "1".into(),
        number: "1".into(),
        day: day("2026-11-20"),
        amount: Money::minor(500),
        payer: String::new(),
        tax_number: String::new(),
        purpose: String::new(),
    };
    let statement = Statement { accounts: vec![], incoming: vec![entry], other: 0 };
    TakeInStatement { file_name: "a.txt".into(), statement }
}

fn entry(story: &mut Story) -> BankEntryId {
    story.done(&statement());
    story.office.read(|read| read.open_bank_entries()).unwrap()[0].id
}

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::AdjustContainers, adjustment),
        one(roles, Right::AdjustContainers, |s| {
            let adjustment = adjustment(s);
            s.done(&adjustment);
            let papers = s.office.read(|read| read.papers_of(adjustment.address)).unwrap();
            let movement = papers.iter().find(|paper| paper.kind == PaperKind::Movement).unwrap().id;
            VoidAdjustment { movement: rodnik::domain::ids::MovementId(movement) }
        }),
        one(roles, Right::CollectDebts, promise),
        one(roles, Right::CollectDebts, |s| {
            let promise = promise(s);
            VoidPromise { promise: s.done(&promise) }
        }),
        one(roles, Right::CollectDebts, |_| statement()),
        one(roles, Right::CollectDebts, |s| PostBankEntries { entries: vec![(entry(s), s.id("A-1"))] }),
        one(roles, Right::CollectDebts, |s| DismissBankEntry { entry: entry(s), dismissed: true }),
        one(roles, Right::CollectDebts, |s| {
            let phone = s.phone("A-1", "+79270000001");
            CallDebtor { address: s.id("A-1"), phone }
        }),
        one(roles, Right::ChangeSettings, |_| {
            let seen = DebtCallLimits::default();
            ChangeDebtCallLimits { seen, limits: DebtCallLimits { calls: [2, 3, 9], ..seen } }
        }),
    ]
}
