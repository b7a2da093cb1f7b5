//! Recording a sale with replanning beside a bare durable transaction that writes the same rows; and what of it is waiting for
//! the journal.

use std::cell::RefCell;
use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rodnik::domain::ids::{AddressId, ProductId};
use rodnik::service::lines::Line;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::{Office, new_key};
use rodnik::store::{Disk, lay_on};
use rusqlite::{Connection, TransactionBehavior, params};

use super::{baseline, clock, report, today};

const SALES: usize = 300;

/// The system's disk, which does not wait for what is written past SQLite while this is set.
struct Hasty(AtomicBool);

static HASTY: Hasty = Hasty(AtomicBool::new(false));

struct System;

impl Disk for System {}

impl Disk for Hasty {
    fn flush(&self, file: (&File, &Path)) -> std::io::Result<()> {
        if self.0.load(Ordering::Relaxed) { Ok(()) } else { System.flush(file) }
    }
}

pub fn measure(path: &Path) {
    let mut office = Office::open(path, clock()).unwrap();
    let mut bare = baseline::open(path);
    let actor = office.actor(None).unwrap();
    let product: i64 = bare
        .query_row("SELECT id FROM product WHERE consumption_ml IS NOT NULL ORDER BY id LIMIT 1", [], |row| {
            row.get(0)
        })
        .unwrap();
    let addresses: Vec<i64> = bare
        .prepare(
            "SELECT p.address_id FROM plan p JOIN address a ON a.id = p.address_id WHERE a.status = 'active'
                  AND p.next_delivery IS NOT NULL ORDER BY p.address_id * 7919 % 100003 LIMIT ?1",
        )
        .unwrap()
        .query_map([3 * SALES as i64 + 6], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    lay_on(&HASTY);
    let mut third = addresses.chunks(addresses.len().div_ceil(3));
    let mut next = || third.next().unwrap_or_default().iter();
    let (mut own, mut hasty, mut theirs) = (next(), next(), next());
    let office = RefCell::new(&mut office);
    let sell = |address: Option<&i64>| {
        let Some(address) = address else { return };
        let line = Line { product: ProductId(product), quantity: 2, price: None, returned: 2 };
        let address = AddressId(*address);
        let sale = RecordSale { address, on: today(), lines: vec![line], returned: 0, paid: None };
        office.borrow_mut().run(&actor, new_key().unwrap(), &sale).unwrap();
    };
    let medians = report::in_turn(
        SALES.min(addresses.len() / 3 - 1),
        [
            &mut || sell(own.next()),
            &mut || {
                HASTY.0.store(true, Ordering::Relaxed);
                sell(hasty.next());
                HASTY.0.store(false, Ordering::Relaxed);
            },
            &mut || {
                if let Some(address) = theirs.next() {
                    write_the_same(&mut bare, *address, product);
                }
            },
        ],
    );
    report::line("recording a sale with its new plan", 1, medians[0], medians[2]);
    report::line("the same without waiting for the journal", 1, medians[1], medians[2]);
}

/// The number of the document, the sale and its line, the balance, the plan, the closed and the new task, the history.
fn write_the_same(bare: &mut Connection, address: i64, product: i64) {
    let tx = bare.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        tx.prepare_cached(sql).unwrap().execute(values).unwrap();
    };
    let number: i64 = tx
        .prepare_cached("UPDATE document_number SET last = last + 1 WHERE document = 'sale' RETURNING last")
        .unwrap()
        .query_row([], |row| row.get(0))
        .unwrap();
    run(
        "INSERT INTO sale (number, address_id, delivered_on, returned, posted_at, posted_by, bottles, volume_ml, containers, total)
         VALUES (?1, ?2, '2026-11-18', 2, '2026-11-18T09:00:00Z', 1, 2, 38000, 2, 70000)",
        params![format!("B-{number}"), address],
    );
    let sale = tx.last_insert_rowid();
    run(
        "INSERT INTO sale_line (sale_id, line, product_id, quantity, price) VALUES (?1, 1, ?2, 2, 35000)",
        params![sale, product],
    );
    run(
        "INSERT INTO balance (address_id, debt, containers, deposited) VALUES (?1, 70000, 0, 0)
         ON CONFLICT (address_id) DO UPDATE SET debt = debt + excluded.debt",
        params![address],
    );
    let body = "x".repeat(900);
    run(
        "UPDATE plan SET last_delivery = '2026-11-18', last_bottles = 2, next_delivery = '2026-12-02', call_on = '2026-12-02',
         rate_ml = 2700, body = ?2 WHERE address_id = ?1",
        params![address, body],
    );
    run(
        "UPDATE task SET state = 'superseded', version = version + 1, changed_at = '2026-11-18T09:00:00Z', changed_by = 1
         WHERE address_id = ?1 AND state = 'open' AND kind IN ('planned', 'postponed')",
        params![address],
    );
    run(
        "INSERT INTO task (address_id, kind, list_date, state, basis, created_at, changed_at)
         VALUES (?1, 'planned', '2026-12-02', 'open', '2026-11-18', '2026-11-18T09:00:00Z', '2026-11-18T09:00:00Z')",
        params![address],
    );
    run(
        "INSERT INTO history (key, at, user_id, action, address_id, detail)
         VALUES (randomblob(16), '2026-11-18T09:00:00Z', 1, 'record_sale', ?1, '{\"sale\":\"B-1\",\"next\":[null,\"2026-12-02\"]}')",
        params![address],
    );
    tx.commit().unwrap();
}
