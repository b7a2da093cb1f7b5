//! Containers written off and on, promised payments, and what else credit control does.

use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::ReasonId;
use rodnik::domain::money::Money;
use rodnik::domain::people::Role;
use rodnik::service::container_adjustment::{AdjustContainers, VoidAdjustment};
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
    ]
}
