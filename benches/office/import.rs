//! Bringing deliveries in beside inserting the same rows bare, both durable, both in one transaction.

use std::fmt::Write as _;
use std::path::Path;

use chrono::Days;
use rodnik::service::import::{Import, ImportFile, ImportKind};
use rodnik::service::{Office, new_key};
use rusqlite::{TransactionBehavior, params};

use super::report::Watch;
use super::{baseline, clock, report, today};

/// Deliveries of each address in the list.
const EACH: u64 = 20;

pub fn measure(path: &Path) {
    let mut office = Office::open(path, clock()).unwrap();
    let actor = office.actor(None).unwrap();
    let mut bare = baseline::open(path);
    let addresses: Vec<(i64, String)> = bare
        .prepare("SELECT id, code FROM address WHERE status = 'active' ORDER BY id")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let file = ImportFile::new(ImportKind::Deliveries, "deliveries.csv", list(&addresses).into_bytes());
    let rows = addresses.len() as u64 * EACH;
    let watch = Watch::start();
    let import = Import { file, watch: Default::default() };
    let report = office.run(&actor, new_key().unwrap(), &import).unwrap().value;
    let own = watch.passed();
    assert_eq!(u64::from(report.counts.added), rows);
    let plans: i64 = bare.query_row("SELECT count(*) FROM plan", [], |row| row.get(0)).unwrap();
    let watch = Watch::start();
    insert_the_same(&mut bare, &addresses, plans);
    report::line("import of deliveries with its new plans", rows, own, watch.passed());
}

/// A list in date order, as an office exports it, of days before the sample's history.
fn list(addresses: &[(i64, String)]) -> String {
    let mut text = String::from("код;дата;номенклатура;количество;возврат тары;сумма;оплачено\n");
    for turn in (0..EACH).rev() {
        let day = today() - Days::new(700 + turn * 14);
        for (_, code) in addresses {
            let _ = writeln!(text, "{code};{};Вода 19 л импорт;2;2;700,00;700,00", day.format("%d.%m.%Y"));
        }
    }
    text
}

/// The sales with their lines and payments, and what follows from them: balances, plans, the closed and new tasks.
fn insert_the_same(bare: &mut rusqlite::Connection, addresses: &[(i64, String)], plans: i64) {
    let product: i64 = bare.query_row("SELECT min(id) FROM product", [], |row| row.get(0)).unwrap();
    let tx = bare.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    {
        let mut sale = tx
            .prepare("INSERT INTO sale (number, address_id, delivered_on, returned, posted_at, posted_by, bottles, volume_ml, containers, total)
                      VALUES (?1, ?2, ?3, 2, '2026-11-18T09:00:00Z', 1, 2, 38000, 2, 70000)")
            .unwrap();
        let mut line = tx.prepare("INSERT INTO sale_line (sale_id, line, product_id, quantity, price) VALUES (?1, 1, ?2, 2, 35000)").unwrap();
        let mut payment = tx
            .prepare("INSERT INTO payment (number, address_id, sale_id, paid_on, kind, amount, posted_at, posted_by)
                      VALUES (?1, ?2, ?3, ?4, 'cash', 70000, '2026-11-18T09:00:00Z', 1)")
            .unwrap();
        let mut balance = tx
            .prepare(
                "INSERT INTO balance (address_id, debt, containers, deposited) VALUES (?1, 0, 0, 0)
                      ON CONFLICT (address_id) DO UPDATE SET debt = debt + 0",
            )
            .unwrap();
        for turn in (0..EACH).rev() {
            let day = (today() - Days::new(1_100 + turn * 14)).to_string();
            for (address, _) in addresses {
                sale.execute(params![format!("B-{turn}-{address}"), address, day]).unwrap();
                let id = tx.last_insert_rowid();
                line.execute(params![id, product]).unwrap();
                payment.execute(params![format!("B-{turn}-{address}"), address, id, day]).unwrap();
            }
        }
        let mut plan =
            tx.prepare("UPDATE plan SET rate_ml = rate_ml + 1, body = ?2 WHERE address_id = ?1").unwrap();
        let body = "x".repeat(900);
        for (address, _) in addresses.iter().take(usize::try_from(plans).unwrap()) {
            balance.execute([address]).unwrap();
            plan.execute(params![address, body]).unwrap();
        }
    }
    tx.commit().unwrap();
}
