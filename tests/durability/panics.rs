//! A defect in the middle of the work: nothing half is written, what was typed is kept, the log knows, work goes on.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::time::Duration;

use rodnik::domain::ids::AddressId;
use rodnik::domain::order::PaymentKind;
use rodnik::logging;
use rodnik::service::lines::Line;
use rodnik::service::outcome::Comment;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::replanning::ReplanAll;
use rodnik::service::rights::Right;
use rodnik::service::typed::Place as TypedAt;
use rodnik::service::{Command, OfficeLink, Refusal, Work, all_closed, new_key};

use super::acts::Hands;
use super::office::{Place, today};
use super::worker::{self, WAY, hands};

const LONG: Duration = Duration::from_secs(60);

/// A command that does all of its work and then breaks off.
struct Breaking<C>(C);

impl<C: Command> Command for Breaking<C> {
    type Value = C::Value;
    const NAME: &'static str = C::NAME;
    const RIGHT: Right = C::RIGHT;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<C::Value, Refusal> {
        self.0.carry_out(work)?;
        // As a panic, without its words on the terminal.
        resume_unwind(Box::new("a defect"))
    }
}

/// The command breaks off on the thread of the office; the same one goes through after it.
fn breaks<C>(hands: Hands, command: C) -> Hands
where
    C: Command + Clone + Send + 'static,
    C::Value: Send + 'static,
{
    let (path, actor) = (hands.office.path().to_owned(), hands.actor.clone());
    let history = "SELECT (SELECT count(*) FROM history) * 1000000 + (SELECT count(*) FROM sale) * 1000
                   + (SELECT count(*) FROM comment)";
    let before = super::office::number(&path, history);
    let link = OfficeLink::start(hands.office).expect("its threads");
    let key = new_key().expect("a key");
    let broken = link.run(actor.clone(), key, Breaking(command.clone()));
    assert!(broken.blocking_recv().is_err(), "{} has no answer", C::NAME);
    assert_eq!(super::office::number(&path, history), before, "{} left something", C::NAME);
    let done = link.run(actor, key, command).blocking_recv().expect("an answer");
    assert!(done.is_ok(), "{} is done under the same key", C::NAME);
    drop(link);
    assert!(all_closed(LONG), "the threads end");
    worker::hands(&path, 5)
}

pub fn in_the_middle() -> String {
    let place = Place::new(10);
    let mut open = hands(&place.path(), 4);
    let line = Line { product: open.bottle, quantity: 2, price: None, returned: 1 };
    let sale = RecordSale {
        address: AddressId(
            place.number("SELECT id FROM address WHERE status = 'active' AND is_archived = 0"),
        ),
        on: today(),
        lines: vec![line],
        returned: 1,
        paid: Some((PaymentKind::Cash, rodnik::domain::money::Money::minor(70_000))),
    };
    let order = open.ordered(sale.address, "as agreed".to_owned());
    let comment = Comment { address: sale.address, task: None, text: "said".into() };
    open = breaks(open, sale);
    open = breaks(open, order);
    open = breaks(open, comment);
    open = breaks(open, ReplanAll { recalibrate: true, watch: Default::default() });
    drop(open);
    place.is_well();

    // The whole program breaks off, a moment after something was typed.
    let output = worker::command(&place.path(), 0, 0).env(WAY, "panic").output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(place.texts("SELECT body FROM typed WHERE place = 'journal'"), ["half a sentence"]);
    let log = std::fs::read_to_string(place.folder().join("rodnik.log")).expect("a log");
    assert!(log.contains("ERROR rodnik::panic") && log.contains("a defect of the window"), "{log}");
    place.is_well();
    "4 commands broken off at their ends left nothing and were done after it, what was typed is kept, the log knows".to_owned()
}

/// In the process: the thread of the window breaks off.
pub fn break_off(path: &Path) {
    logging::begin(&path.with_file_name("rodnik.log")).expect("a log");
    let open = hands(path, 6);
    let actor = open.actor.clone();
    let link = OfficeLink::start(open.office).expect("its threads");
    let window = catch_unwind(AssertUnwindSafe(move || {
        link.keep_typed(TypedAt::new(&actor, "journal", AddressId(1)), "half a sentence".to_owned());
        panic!("a defect of the window");
    }));
    assert!(window.is_err());
    assert!(all_closed(LONG), "the office is closed before the program ends");
}
