//! Nobody falls out of calling, and nobody is called about what was settled: orders that came back twice, sales without
//! water, always-shown rows beside other tasks, promises that were put off (P-32, R-01, R-17, R-43, S1-19).

use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::{AddressId, PaymentId, ProductId, PromiseId};
use rodnik::domain::money::Money;
use rodnik::domain::order::{PaymentKind, ProductKind};
use rodnik::domain::people::Role;
use rodnik::domain::task::{Outcome, TaskKind};
use rodnik::service::churn::SendToChurn;
use rodnik::service::lines::Line;
use rodnik::service::manual_task::{AddTask, Wanted};
use rodnik::service::order::{OrderSaved, ReportUndelivered, SaveOrder};
use rodnik::service::outcome::{CallLater, FinishTask, Postpone, RowRef};
use rodnik::service::payment::{RecordPayment, VoidPayment};
use rodnik::service::promises::{PromisePayment, VoidPromise};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::undo_handling::What;
use rodnik::service::{Input, Refusal};
use rodnik::workflow::churn::Step;

use super::manual_tasks::wanted;
use super::story::{Story, codes, day};

const D: &str = "2026-11-23";

/// An office on 22 November with the address A-1, whose call stands in tomorrow's list.
fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story
}

fn kinds(story: &mut Story) -> Vec<TaskKind> {
    story.open_tasks("A-1").iter().map(|task| task.kind).collect()
}

/// An order taken from the row of a list, which then comes back.
fn comes_back(story: &mut Story, list: &str) {
    let row = Some(story.seen("A-1", list));
    let order = SaveOrder { row, ..story.order("A-1", list) };
    let OrderSaved { id, version, .. } = story.done(&order);
    story.it_is(list);
    let reason = story.office.read(|read| read.reasons(ReasonKind::Undelivered)).expect("reasons")[0].id;
    story.done(&ReportUndelivered { order: (id, version), reason });
    assert_eq!(kinds(story), [TaskKind::Undelivered]);
}

#[test]
fn p_32_where_a_second_order_came_back_as_well_the_plan_asks_again() {
    let mut story = office();
    comes_back(&mut story, D);
    comes_back(&mut story, "2026-11-24");
    let (address, row) = (story.id("A-1"), story.seen("A-1", "2026-11-25"));
    story.it_is("2026-11-25");
    story.done(&FinishTask { address, row, note: String::new() });
    assert_eq!(kinds(&mut story), [TaskKind::Planned], "the customer is not lost");
    story.is_well();
    assert_eq!(story.undoes("A-1"), What::Done);
    assert_eq!(kinds(&mut story), [TaskKind::Undelivered]);
    story.is_well();
}

#[test]
fn r_01_back_to_work_without_a_contact_the_plan_asks_again_although_an_order_was_taken_on_it() {
    let mut story = office();
    comes_back(&mut story, D);
    let (address, row) = (story.id("A-1"), Some(story.seen("A-1", "2026-11-24")));
    let reason = story.churn_reasons()[0].id;
    story.works_as_everybody();
    story.done(&SendToChurn { address, row, reason, comment: "has a filter now".into() });
    story.takes("A-1", Step::ReturnToWork);
    assert_eq!(kinds(&mut story), [TaskKind::Planned]);
    story.is_well();
}

/// Cups: goods that are no water.
fn cups(story: &mut Story) -> ProductId {
    let kind = ProductKind::Goods.code();
    story.execute(&format!(
        "INSERT INTO product (code, name, kind, price) VALUES ('CUP', 'Cups', '{kind}', 10000)"
    ));
    ProductId(story.number("SELECT id FROM product WHERE code = 'CUP'"))
}

fn sells_cups(story: &mut Story, on: &str) {
    let (address, product) = (story.id("A-1"), cups(story));
    let lines = vec![Line { product, quantity: 1, price: None, returned: 0 }];
    story.done(&RecordSale { address, on: day(on), lines, returned: 0, paid: None });
}

#[test]
fn r_43_a_sale_without_water_leaves_what_the_customer_asked_for() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(2.0).sells(2).then_on("2026-11-01").sells(2).on("2026-11-10");
    let list = story.plan("A-1").call_on.expect("a plan").to_string();
    story.postpones("A-1", &list, "2026-12-10");
    sells_cups(&mut story, "2026-11-21");
    assert_eq!(story.open_tasks("A-1")[0].list_date, day("2026-12-10"));
    assert_eq!(kinds(&mut story), [TaskKind::Postponed]);
    let plan = story.plan("A-1");
    assert_eq!(
        (plan.last_delivery, plan.last_bottles),
        (Some(day("2026-11-10")), 2),
        "S1-49: of the main product"
    );
    story.is_well();
}

#[test]
fn p_32_a_sale_without_water_does_not_ask_for_a_second_order() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(2.0).sells(2).then_on("2026-11-01").sells(2).on("2026-11-10");
    let list = story.plan("A-1").call_on.expect("a plan").to_string();
    let row = Some(story.seen("A-1", &list));
    let order = SaveOrder { row, ..story.order("A-1", "2026-12-10") };
    story.done(&order);
    sells_cups(&mut story, "2026-11-21");
    assert_eq!(story.open_tasks("A-1"), vec![]);
    story.is_well();
}

/// An always-shown row of A-1 in tomorrow's list, and beside it what is to be done by hand.
fn always_shown() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(30).always_shown().sells(2).on("2026-11-18");
    story
}

#[test]
fn s1_43_what_was_done_beside_an_always_shown_row_leaves_it_open() {
    let mut story = always_shown();
    let (address, task) = (story.id("A-1"), wanted(&mut story, D));
    story.done(&AddTask { address, wanted: task });
    let row = story.seen("A-1", D);
    story.done(&FinishTask { address, row, note: String::new() });
    let rows = story.active(D);
    let open: Vec<_> = rows.iter().filter(|row| row.handled.is_none()).map(|row| row.kind).collect();
    assert_eq!(open, [TaskKind::Always]);
    let row = RowRef::Always(day(D));
    story.done(&Postpone { address, row, to: day("2026-11-26"), comment: "has water yet".into() });
    assert!(story.active(D).iter().any(|row| row.handled == Some(Outcome::Postponed)));
    story.is_well();
}

#[test]
fn r_17_an_always_shown_row_is_handled_while_a_task_waits_for_somebody_else() {
    let mut story = always_shown();
    let boris = story.user("Boris", &[Role::Operator]).id;
    let (address, task) = (story.id("A-1"), wanted(&mut story, D));
    story.done(&AddTask { address, wanted: Wanted { assignee: Some(boris), ..task } });
    let row = RowRef::Always(day(D));
    story.done(&Postpone { address, row, to: day("2026-11-26"), comment: "has water yet".into() });
    let refused = Postpone { address, row, to: day("2026-11-27"), comment: "the same".into() };
    assert!(matches!(story.refuses(&refused), Refusal::Stale { .. }), "it was handled a moment ago");
    story.is_well();
}

fn pays(story: &mut Story, address: AddressId, roubles: i64) {
    let (on, amount) = (story.today, Money::minor(roubles * 100));
    let note = String::new();
    story.done(&RecordPayment { address, on, kind: PaymentKind::Cash, amount, back: false, note });
}

#[test]
fn nobody_is_called_about_a_promise_that_was_put_off_and_then_kept() {
    let mut story = office();
    story.works_as_everybody();
    let address = story.id("A-1");
    let amount = Money::minor(70_000);
    story.done(&PromisePayment { address, amount, due_on: day(D), note: String::new() });
    let reminder = |story: &mut Story| {
        let open = story.open_tasks("A-1");
        open.iter()
            .find(|task| matches!(task.kind, TaskKind::Manual | TaskKind::Callback))
            .map(|task| task.id)
    };
    for hour in [12, 15] {
        let (task, at) = (reminder(&mut story), day(D).and_hms_opt(hour, 0, 0).expect("a time"));
        let note = String::new();
        story.done(&CallLater { address, task, list_date: day(D), at, for_me: false, note });
    }
    story.it_is(D);
    let rows = story.active(D);
    assert_eq!(codes(&rows), ["A-1"]);
    assert_eq!(
        rows[0].promised,
        Some(amount),
        "the row says what was promised, however often it was put off"
    );
    pays(&mut story, address, 700);
    assert_eq!(reminder(&mut story), None, "who paid is not called");
    story.undoes("A-1");
    assert!(reminder(&mut story).is_some(), "and is again where the payment was none");
    story.is_well();
}

/// The sums that the rows of a list say were promised.
fn promised(story: &mut Story, list: &str) -> Vec<Option<Money>> {
    story.active(list).iter().filter(|row| row.handled.is_none()).map(|row| row.promised).collect()
}

/// A promise of 700 for D, whose reminder was put off to the day when the debtor pays.
fn put_off_to(story: &mut Story, to: &str) -> AddressId {
    story.works_as_everybody();
    let (address, amount) = (story.id("A-1"), Money::minor(70_000));
    story.done(&PromisePayment { address, amount, due_on: day(D), note: String::new() });
    story.it_is(D);
    let row = story.seen("A-1", D);
    story.done(&Postpone { address, row, to: day(to), comment: "pays on Friday".into() });
    address
}

#[test]
fn r_15_a_promise_follows_its_reminder_to_another_day_until_it_is_kept() {
    let mut story = office();
    let address = put_off_to(&mut story, "2026-11-27");
    let sum = Some(Money::minor(70_000));
    assert_eq!(promised(&mut story, "2026-11-27"), [sum]);
    assert_eq!(story.undoes("A-1"), What::Postponement);
    assert_eq!(promised(&mut story, D), [sum], "the reminder stands where it stood");
    let row = story.seen("A-1", D);
    story.done(&Postpone { address, row, to: day("2026-11-27"), comment: "pays on Friday".into() });
    pays(&mut story, address, 700);
    assert!(promised(&mut story, "2026-11-27").iter().all(Option::is_none), "it was kept");
    story.is_well();
    story.undoes("A-1");
    assert_eq!(promised(&mut story, "2026-11-27"), [sum], "the payment was none");
    let promise = story.number("SELECT id FROM promise");
    story.done(&VoidPromise { promise: PromiseId(promise) });
    assert!(promised(&mut story, "2026-11-27").iter().all(Option::is_none), "and the promise was none");
    story.is_well();
}

#[test]
fn r_15_neither_a_sale_nor_another_postponement_takes_the_reminder_of_a_promise_along() {
    let mut story = office();
    let address = put_off_to(&mut story, "2026-11-27");
    let sum = Some(Money::minor(70_000));
    let lines = vec![Line { product: story.bottle, quantity: 2, price: None, returned: 0 }];
    story.done(&RecordSale { address, on: day(D), lines, returned: 0, paid: None });
    assert_eq!(promised(&mut story, "2026-11-27"), [sum], "the water that was brought is not the money");
    let water =
        story.open_tasks("A-1").into_iter().find(|task| task.kind == TaskKind::Planned).expect("a plan");
    let row = RowRef::Task { id: water.id, version: water.version };
    let to = water.list_date + chrono::Days::new(20);
    story.done(&Postpone { address, row, to, comment: "has water yet".into() });
    assert_eq!(promised(&mut story, "2026-11-27"), [sum], "the water was put off, not the money");
    story.is_well();
}

#[test]
fn r_15_a_debtor_who_pays_later_is_called_about_water_when_it_is_time() {
    let mut story = office();
    let before = kinds(&mut story);
    let planned = story.open_tasks("A-1").iter().map(|task| task.list_date).max().expect("a plan");
    let address = put_off_to(&mut story, "2026-11-27");
    let water: Vec<_> =
        story.open_tasks("A-1").into_iter().filter(|task| task.kind != TaskKind::Manual).collect();
    assert_eq!(water.len(), before.len());
    assert_eq!(
        water[0].list_date,
        planned.max(day("2026-11-27")),
        "not before it is said, not later than planned"
    );
    pays(&mut story, address, 700);
    assert_eq!(story.open_tasks("A-1"), water, "nobody falls out of calling");
    story.is_well();
}

#[test]
fn r_15_what_was_said_last_of_a_promise_holds_when_its_payment_is_voided() {
    let mut story = office();
    let address = put_off_to(&mut story, "2026-11-27");
    pays(&mut story, address, 700);
    let (water, to) = (story.open_tasks("A-1")[0].clone(), day("2026-12-20"));
    let row = RowRef::Task { id: water.id, version: water.version };
    story.done(&Postpone { address, row, to, comment: "has water yet".into() });
    let payment = PaymentId(story.number("SELECT max(id) FROM payment WHERE voided_at IS NULL"));
    story.done(&VoidPayment { payment });
    assert_eq!(promised(&mut story, "2026-11-27"), [Some(Money::minor(70_000))]);
    let water: Vec<_> =
        story.open_tasks("A-1").into_iter().filter(|task| task.kind == TaskKind::Postponed).collect();
    assert_eq!(water.iter().map(|task| task.list_date).collect::<Vec<_>>(), [to]);
    story.is_well();
}

#[test]
fn a_slip_of_the_year_loses_no_customer() {
    let mut story = office();
    let (address, row) = (story.id("A-1"), story.seen("A-1", D));
    let far = day("2027-11-23");
    let postpone = Postpone { address, row, to: far, comment: "away".into() };
    assert_eq!(story.refuses(&postpone), Refusal::Input(Input::TooFar(far)));
    let at = far.and_hms_opt(12, 0, 0).expect("a time");
    let later = CallLater { address, task: None, list_date: day(D), at, for_me: true, note: String::new() };
    assert_eq!(story.refuses(&later), Refusal::Input(Input::TooFar(far)));
    let order = story.order("A-1", "2027-11-23");
    assert_eq!(story.refuses(&order), Refusal::Input(Input::TooFar(far)));
    story.done(&Postpone { to: day("2027-11-22"), ..postpone });
    story.is_well();
}
