//! A day's work: every step is one command under a key of its own.

use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::{OrderId, SaleId};
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::service::churn::SendToChurn;
use rodnik::service::containers::RecordReturn;
use rodnik::service::import::{ImportKind, UndoImport};
use rodnik::service::lines::Line;
use rodnik::service::order::{CancelOrder, DeliverOrder, SaveOrder};
use rodnik::service::outcome::{Comment, Postpone, RowRef, WriteJournal};
use rodnik::service::payment::RecordPayment;
use rodnik::service::planning_settings::ChangePlanning;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::review::{TakeStep, review_form};
use rodnik::service::undo_handling::UndoHandling;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Command, Refusal};
use rodnik::store::{CommandKey, PaperKind};
use rodnik::workflow::churn::{NextContact, Step as Taken};

use crate::office::{Desk, TODAY, day, list};

/// What is done, and how.
pub type Step = (&'static str, fn(&mut Desk, CommandKey) -> Result<(), Refusal>);

/// The key of a step.
pub fn key(step: usize) -> CommandKey {
    CommandKey([u8::try_from(step + 1).expect("few steps"); 16])
}

/// A day on which everything happens once.
pub const DAY: [Step; 23] = [
    ("a sale with a payment", |desk, key| sells(desk, key, "1", 2)),
    ("an order", |desk, key| orders(desk, key, "2")),
    ("its delivery", |desk, key| {
        let order = live_order(desk, "2")?;
        desk.does(key, &DeliverOrder { order, on: day(TODAY), paid: None })
    }),
    ("a postponed contact", |desk, key| {
        let (address, (id, version)) = (desk.id("3")?, desk.task("3", false)?);
        let row = RowRef::Task { id, version };
        desk.does(key, &Postpone { address, row, to: day("2026-12-09"), comment: "has water yet".into() })
    }),
    ("a comment", |desk, key| comments(desk, key, "4", false)),
    ("a record in the journal", |desk, key| {
        let address = desk.id("4")?;
        desk.does(key, &WriteJournal { address, kind: None, text: "the lift is out of order".into() })
    }),
    ("a customer who leaves", |desk, key| {
        let address = desk.id("5")?;
        let reason = desk.office.read(|read| read.reasons(ReasonKind::Churn))?[0].id;
        desk.does(key, &SendToChurn { address, row: None, reason, comment: "bought a filter".into() })
    }),
    ("containers that come back", |desk, key| {
        let (address, on) = (desk.id("5")?, day(TODAY));
        desk.does(key, &RecordReturn { address, on, quantity: 12, note: String::new() })
    }),
    ("a talk of the review", |desk, key| comments(desk, key, "5", true)),
    ("a case passed to quality control", |desk, key| passes(desk, key, Taken::PassToQuality)),
    ("a talk of quality control", |desk, key| comments(desk, key, "5", true)),
    ("a case passed to the credit controller", |desk, key| passes(desk, key, Taken::PassToCredit)),
    ("a debt paid", |desk, key| {
        let (address, on, amount) = (desk.id("5")?, day(TODAY), Money::minor(70_000));
        let kind = PaymentKind::Cash;
        desk.does(key, &RecordPayment { address, on, kind, amount, back: false, note: String::new() })
    }),
    ("a customer won back", |desk, key| passes(desk, key, Taken::ReturnToWork)),
    ("a list of deliveries", |desk, key| {
        let rows = "1;2026-10-01;1;0;350;350\n2;2026-10-02;3;3;1050;0\n4;2026-10-05;1;1;350;350\n";
        desk.does(key, &list(ImportKind::Deliveries, rows))
    }),
    ("the same list taken back", |desk, key| {
        let import = desk.office.read(|read| read.last_imports(1))?[0].id;
        desk.does(key, &UndoImport { import, watch: Default::default() })
    }),
    ("a list of clients", |desk, key| {
        let rows = "6;Client 6;Street 6a;Person 6;89123456799\n7;Client 7;Street 7;Person 7;89123456707\n";
        desk.does(key, &list(ImportKind::Clients, rows))
    }),
    ("a sale to a new client", |desk, key| sells(desk, key, "7", 3)),
    ("the sale taken back", |desk, key| {
        let address = desk.id("7")?;
        let papers = desk.office.read(|read| read.papers_of(address))?;
        let sale = papers.iter().find(|paper| paper.kind == PaperKind::Sale).expect("a sale").id;
        desk.does(key, &VoidSale { sale: SaleId(sale) })
    }),
    ("another order", |desk, key| orders(desk, key, "6")),
    ("its cancelling", |desk, key| {
        let order = live_order(desk, "6")?;
        desk.does(key, &CancelOrder { order })
    }),
    ("another way of planning", |desk, key| {
        let address = desk.id("1")?;
        let (seen, mut settings) = desk.office.read(|read| {
            let seen = read.address(address)?.expect("an address").version;
            Ok::<_, Refusal>((seen, read.planning(address)?.unwrap_or_default()))
        })?;
        settings.call_delay = 2;
        desk.does(key, &ChangePlanning { address, seen, settings, pauses: Vec::new() })
    }),
    ("a postponement taken back", |desk, key| {
        let address = desk.id("3")?;
        let entries = desk.office.read(|read| read.newest_history(address))?;
        let entry = entries.iter().find(|row| row.action == Postpone::NAME).expect("a postponement").id;
        desk.does(key, &UndoHandling { entry })
    }),
];

fn bottles(desk: &mut Desk, quantity: i64) -> Result<Vec<Line>, Refusal> {
    let product = desk.office.read(|read| read.product_by_code("19"))?.expect("the first product").id;
    Ok(vec![Line { product, quantity, price: None, returned: 0 }])
}

fn sells(desk: &mut Desk, key: CommandKey, code: &str, quantity: i64) -> Result<(), Refusal> {
    let (address, lines) = (desk.id(code)?, bottles(desk, quantity)?);
    let paid = Some((PaymentKind::Cash, Money::minor(35_000)));
    desk.does(key, &RecordSale { address, on: day("2026-11-20"), lines, returned: 1, paid })
}

fn orders(desk: &mut Desk, key: CommandKey, code: &str) -> Result<(), Refusal> {
    let order = SaveOrder {
        order: None,
        address: desk.id(code)?,
        row: None,
        accept: true,
        delivery_on: day(TODAY),
        window: ("10:00".into(), "14:00".into()),
        payment: PaymentKind::Cash,
        driver_note: "third floor".into(),
        lines: bottles(desk, 2)?,
    };
    desk.does(key, &order)
}

fn live_order(desk: &mut Desk, code: &str) -> Result<(OrderId, i64), Refusal> {
    let address = desk.id(code)?;
    let order = desk.office.read(|read| read.last_live_order(address))?.expect("an order");
    Ok((order.id, order.version))
}

fn comments(desk: &mut Desk, key: CommandKey, code: &str, review: bool) -> Result<(), Refusal> {
    let (address, task) = (desk.id(code)?, Some(desk.task(code, review)?.0));
    desk.does(key, &Comment { address, task, text: "spoke to the customer".into() })
}

fn passes(desk: &mut Desk, key: CommandKey, step: Taken) -> Result<(), Refusal> {
    let (address, actor) = (desk.id("5")?, desk.actor.clone());
    let form = desk.office.read(|read| review_form(read, address, &actor, day(TODAY)))?;
    let (reason, contact) = (Some(form.reason.id), Some(NextContact::No));
    desk.does(
        key,
        &TakeStep { address, seen: form.version, step, reason, comment: "as agreed".into(), contact },
    )
}
