//! Runs, payments and containers.

use rodnik::domain::address::ReasonKind;
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::people::Role;
use rodnik::service::containers::{RecordDeposit, RecordReturn, VoidMovement};
use rodnik::service::order::ReportUndelivered;
use rodnik::service::payment::{RecordPayment, VoidPayment};
use rodnik::service::rights::Right;
use rodnik::service::run::{
    ArrangeRun, DeliverRun, OrderStops, RecallRun, RunRef, SendRun, WithdrawUndelivered,
};
use rodnik::service::settlement::SettleRun;
use rodnik::store::HandedIn;

use super::{Tried, one};
use crate::story::{Story, day};

const TODAY: &str = "2026-11-22";

fn run(seen: Option<i64>) -> RunRef {
    RunRef { day: day(TODAY), route: None, seen }
}

fn payment(story: &mut Story) -> RecordPayment {
    let address = story.id("A-1");
    let (on, amount) = (story.today, Money::minor(10_000));
    RecordPayment { address, on, kind: PaymentKind::Cash, amount, back: false, note: String::new() }
}

fn returned(story: &mut Story) -> RecordReturn {
    RecordReturn { address: story.id("A-1"), on: story.today, quantity: 1, note: String::new() }
}

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::PostSales, |_| ArrangeRun { run: run(None), driver: None, vehicle: None }),
        one(roles, Right::PostSales, |s| {
            let order = s.accepts("A-1", TODAY).id;
            OrderStops { run: run(None), orders: vec![order] }
        }),
        one(roles, Right::PostSales, |s| {
            s.accepts("A-1", TODAY);
            SendRun { run: run(None) }
        }),
        one(roles, Right::PostSales, |s| {
            s.accepts("A-1", TODAY);
            s.done(&SendRun { run: run(None) });
            RecallRun { run: run(Some(1)) }
        }),
        one(roles, Right::PostSales, |s| {
            let order = s.accepts("A-1", TODAY);
            DeliverRun { run: (day(TODAY), None), orders: vec![(order.id, order.version)], on: s.today }
        }),
        one(roles, Right::PostSales, |s| {
            let order = s.accepts("A-1", TODAY);
            let reason = s.office.read(|read| read.reasons(ReasonKind::Undelivered)).unwrap()[0].id;
            s.done(&ReportUndelivered { order: (order.id, order.version), reason });
            WithdrawUndelivered { order: (order.id, order.version + 1) }
        }),
        one(roles, Right::PostSales, |_| SettleRun {
            run: run(None),
            handed: HandedIn::default(),
            note: String::new(),
        }),
        one(roles, Right::PostSales, payment),
        one(roles, Right::PostSales, |s| {
            let payment = payment(s);
            VoidPayment { payment: s.done(&payment).id }
        }),
        one(roles, Right::PostSales, returned),
        one(roles, Right::PostSales, |s| RecordDeposit {
            address: s.id("A-1"),
            on: s.today,
            containers: 1,
            amount: Money::minor(30_000),
            back: false,
            paid: None,
            note: String::new(),
        }),
        one(roles, Right::PostSales, |s| {
            let returned = returned(s);
            VoidMovement { movement: s.done(&returned).id }
        }),
    ]
}
