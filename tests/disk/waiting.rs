//! A disk that takes its time keeps nobody waiting but the one command, and that one is not acknowledged early.

use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::service::OfficeLink;
use rodnik::service::new_key;
use rodnik::service::payment::RecordPayment;

use crate::office::{Desk, NAME, TODAY, day, seed};
use crate::vfs::Disk;

#[test]
fn reading_and_searching_go_on_while_the_disk_flushes_and_nothing_is_acknowledged_before() {
    let (actor, files) = seed();
    let disk = Disk::new();
    disk.put(&files);
    let mut desk = Desk::open(&disk.path(NAME), &actor).expect("the office");
    let address = desk.id("1").expect("an address");
    let link = OfficeLink::start(desk.office).expect("its threads");
    let pays = RecordPayment {
        address,
        on: day(TODAY),
        kind: PaymentKind::Cash,
        amount: Money::minor(10_000),
        back: false,
        note: String::new(),
    };
    let (asked, held) = disk.hold();
    let key = new_key().expect("a key");
    let mut answer = link.run(actor, key, pays);
    asked.recv().expect("the flush of the payment");
    let seen = link.read(move |read| Ok((read.balance(address)?.debt, read.was_done(key)?)));
    assert_eq!(seen.blocking_recv().expect("an answer"), Ok((Money::ZERO, false)), "as it was before");
    let found = link.find("Client 1".into(), 10).blocking_recv().expect("an answer").expect("a search");
    assert_eq!(found.len(), 1);
    assert!(answer.try_recv().is_err(), "not acknowledged before it is flushed");
    drop(held);
    answer.blocking_recv().expect("an answer").expect("a payment");
    let debt = link.read(move |read| Ok(read.balance(address)?.debt));
    assert_eq!(debt.blocking_recv().expect("an answer"), Ok(Money::minor(-10_000)));
    drop(link);
    disk.remove();
}
