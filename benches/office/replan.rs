//! Replanning everything beside reading the history and writing the changed rows bare.

use std::path::Path;
use std::time::Instant;

use rodnik::service::replanning::ReplanAll;
use rodnik::service::{Office, new_key};
use rusqlite::{TransactionBehavior, params};

use super::{baseline, clock, report};

/// Everything that plans follow from, in the order in which an office is passed over.
const HISTORY: [&str; 2] = [
    "SELECT address_id, delivered_on, volume_ml, bottles FROM sale WHERE voided_at IS NULL ORDER BY address_id, delivered_on",
    "SELECT a.id, a.status, s.kind, s.weekdays, s.periodicity, s.every_days, s.initial_ml, s.call_delay, p.next_delivery, p.body
     FROM address a JOIN planning s ON s.address_id = a.id LEFT JOIN plan p ON p.address_id = a.id ORDER BY a.id",
];

pub fn measure(path: &Path) {
    let mut office = Office::open(path, clock()).unwrap();
    let actor = office.actor(None).unwrap();
    let mut bare = baseline::open(path);
    let mut replan = || office.run(&actor, new_key().unwrap(), &ReplanAll::default()).unwrap().value;
    replan();
    report::compare(
        "replan of everything, nothing changed",
        3,
        || {
            std::hint::black_box(replan());
        },
        || {
            for sql in HISTORY {
                std::hint::black_box(baseline::read_all(&bare, sql, &[]));
            }
        },
    );
    // The other estimator moves nearly every date.
    set_estimator(&bare, "plain");
    let started = Instant::now();
    let changed = replan();
    let own = started.elapsed();
    let started = Instant::now();
    for sql in HISTORY {
        std::hint::black_box(baseline::read_all(&bare, sql, &[]));
    }
    write_changed(&mut bare, changed.plans, changed.tasks);
    let what = format!("replan of everything, {} plans, {} tasks changed", changed.plans, changed.tasks);
    report::line(&what, own, started.elapsed());
}

fn set_estimator(bare: &rusqlite::Connection, estimator: &str) {
    let sql = "INSERT INTO setting (key, value) VALUES ('planning.estimator', ?1)
               ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    bare.execute(sql, [estimator]).unwrap();
}

/// So many plan rows, and for so many of them the closed and the new task.
fn write_changed(bare: &mut rusqlite::Connection, plans: u64, tasks: u64) {
    let addresses: Vec<(i64, i64)> = bare
        .prepare("SELECT address_id, id FROM task WHERE state = 'open' AND kind = 'planned' ORDER BY address_id LIMIT ?1")
        .unwrap()
        .query_map([plans as i64], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let body = "x".repeat(600);
    let tx = bare.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    {
        let mut plan = tx
            .prepare("UPDATE plan SET next_delivery = '2026-12-02', call_on = '2026-12-02', rate_ml = 2701, body = ?2 WHERE address_id = ?1")
            .unwrap();
        let mut close =
            tx.prepare("UPDATE task SET state = 'superseded', version = version + 1 WHERE id = ?1").unwrap();
        let mut open = tx
            .prepare("INSERT INTO task (address_id, kind, list_date, state, basis, created_at, changed_at)
                      VALUES (?1, 'planned', '2026-12-02', 'open', '2026-11-18', '2026-11-18T09:00:00Z', '2026-11-18T09:00:00Z')")
            .unwrap();
        for (at, (address, task)) in addresses.iter().enumerate() {
            plan.execute(params![address, body]).unwrap();
            if (at as u64) < tasks {
                close.execute([task]).unwrap();
                open.execute([address]).unwrap();
            }
        }
    }
    tx.commit().unwrap();
}
