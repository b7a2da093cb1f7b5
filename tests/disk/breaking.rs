//! A defect ends a command in the middle, at every step of it: it leaves nothing, and the office goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::service::import::{Import, ImportKind, Progress, Watch};
use rodnik::service::payment::RecordPayment;
use rodnik::service::rights::Right;
use rodnik::service::{Command, Refusal, Work};

use crate::office::{Desk, NAME, TODAY, counts, day, is_whole, list, seed};
use crate::vfs::Disk;
use crate::work::key;

/// Pays so many times in one command, and then meets a defect.
struct Defective {
    pays: RecordPayment,
    times: usize,
}

impl Command for Defective {
    type Value = ();
    const NAME: &'static str = "defective";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        for _ in 0..self.times {
            self.pays.carry_out(work)?;
        }
        panic!("a defect");
    }
}

#[test]
fn a_command_that_breaks_off_at_any_step_leaves_nothing_and_the_office_goes_on() {
    let (actor, files) = seed();
    let disk = Disk::new();
    disk.put(&files);
    let path = disk.path(NAME);
    let before = counts(&path);
    let mut desk = Desk::open(&path, &actor).expect("the office");
    let broken = |desk: &mut Desk, work: &dyn Fn(&mut Desk) -> Result<(), Refusal>| {
        catch_unwind(AssertUnwindSafe(|| work(desk))).is_err()
    };
    let address = desk.id("1").expect("an address");
    let pays = || RecordPayment {
        address,
        on: day(TODAY),
        kind: PaymentKind::Cash,
        amount: Money::minor(10_000),
        back: false,
        note: String::new(),
    };
    let mut defects = 0;
    for times in 0..5 {
        assert!(broken(&mut desk, &|desk| desk.does(key(0), &Defective { pays: pays(), times })));
        assert_eq!((desk.was_done(key(0)), counts(&path)), (Ok(false), before.clone()));
        defects += 1;
    }
    // An import tells its watch how far it is; there it breaks off.
    let rows = "1;2026-10-01;1;0;350;350\n2;2026-10-02;3;3;1050;0\n4;2026-10-05;1;1;350;350\n";
    let import = |last: usize| {
        let told = Arc::new(AtomicUsize::new(0));
        let watch = Watch::through(move |_: Progress| {
            assert!(told.fetch_add(1, Ordering::Relaxed) < last, "a defect");
            true
        });
        Import { watch, ..list(ImportKind::Deliveries, rows) }
    };
    let mut last = 0;
    while broken(&mut desk, &|desk| desk.does(key(0), &import(last))) {
        assert_eq!((desk.was_done(key(0)), counts(&path)), (Ok(false), before.clone()));
        (last, defects) = (last + 1, defects + 1);
    }
    assert!(last > 1, "it broke off at {last} places");
    assert_eq!(desk.was_done(key(0)), Ok(true), "unbroken it was done");
    desk.does(key(1), &pays()).expect("the office goes on");
    is_whole(&mut desk, &|| "after the defects".into());
    println!("{defects} defects in the middle of a command: nothing was left of any");
    drop(desk);
    disk.remove();
}
