//! Replanning one address, those of a day, and everything, beside reading the history and writing the changed rows bare.

use std::path::Path;

use chrono::Days;
use rodnik::domain::ids::AddressId;
use rodnik::domain::planning::Pause;
use rodnik::service::calendar_change::SetCalendarDay;
use rodnik::service::planning_settings::AddPause;
use rodnik::service::replanning::ReplanAll;
use rodnik::service::{Actor, Office, Watch, new_key};
use rusqlite::{Connection, TransactionBehavior, params};

use super::{baseline, clock, report, today};

const ONES: usize = 100;

const HISTORY_OF_ONE: &str = "SELECT delivered_on, volume_ml, bottles FROM sale WHERE address_id = ?1 AND voided_at IS NULL ORDER BY delivered_on";
const PLAN: &str =
    "UPDATE plan SET next_delivery = '2026-12-02', call_on = '2026-12-02', rate_ml = rate_ml + 1,
     body = printf('%.*c', 900, 'x') WHERE address_id = ?1";
const CLOSE: &str =
    "UPDATE task SET state = 'superseded', version = version + 1, changed_at = '2026-11-18T09:00:00Z'
     WHERE address_id = ?1 AND state = 'open' AND kind IN ('planned', 'postponed')";
const OPEN: &str = "INSERT INTO task (address_id, kind, list_date, state, basis, created_at, changed_at)
     VALUES (?1, 'planned', '2026-12-02', 'open', '2026-11-18', '2026-11-18T09:00:00Z', '2026-11-18T09:00:00Z')";

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
    one(&mut office, &actor, &mut bare);
    calendar_day(&mut office, &actor, &mut bare);
    everything(path, &mut office, &actor, &mut bare);
}

/// A customer goes away for a week: the pause is kept and the address planned anew.
fn one(office: &mut Office, actor: &Actor, bare: &mut Connection) {
    let pause = Pause { from: today() + Days::new(1), to: today() + Days::new(8) };
    let addresses: Vec<i64> = column(
        bare,
        "SELECT address_id FROM plan WHERE next_delivery > '2026-11-18' ORDER BY address_id * 7919 % 100003 LIMIT ?1",
        2 * ONES as i64 + 2,
    );
    let (own, theirs) = addresses.split_at(addresses.len() / 2);
    let (mut own, mut theirs) = (own.iter(), theirs.iter());
    report::compare(
        "replan of one",
        ONES,
        || {
            let Some(address) = own.next() else { return };
            let pause = AddPause { address: AddressId(*address), pause };
            office.run(actor, new_key().unwrap(), &pause).unwrap();
        },
        || {
            if let Some(address) = theirs.next() {
                pause_the_same(bare, *address);
            }
        },
    );
}

fn pause_the_same(bare: &mut Connection, address: i64) {
    let tx = bare.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    baseline::read_all(&tx, HISTORY_OF_ONE, &[&address]);
    let run = |sql: &str| tx.prepare_cached(sql).unwrap().execute([address]).unwrap();
    run("INSERT INTO pause (address_id, from_day, to_day) VALUES (?1, '2026-11-19', '2026-11-26')");
    run("UPDATE address SET version = version + 1 WHERE id = ?1");
    run(PLAN);
    run(CLOSE);
    run(OPEN);
    run("INSERT INTO history (key, at, user_id, action, address_id, detail)
         VALUES (randomblob(16), '2026-11-18T09:00:00Z', 1, 'add_pause', ?1, '{\"next\":[null,\"2026-12-02\"]}')");
    tx.commit().unwrap();
}

/// Nothing is delivered in eight days, and then it is after all: whoever would get water then is planned anew.
fn calendar_day(office: &mut Office, actor: &Actor, bare: &mut Connection) {
    let day = today() + Days::new(8);
    let mut closed = false;
    let mut set = || {
        closed = !closed;
        let set = SetCalendarDay { day, no_delivery: closed, name: String::new(), watch: Watch::default() };
        office.run(actor, new_key().unwrap(), &set).unwrap().value
    };
    let planned = set().addresses;
    set();
    let addresses: Vec<i64> = column(
        bare,
        "SELECT address_id FROM plan WHERE next_delivery >= '2026-11-26' LIMIT ?1",
        planned as i64,
    );
    report::compare_rows(
        "replan of a changed calendar day",
        planned,
        4,
        || {
            std::hint::black_box(set());
        },
        || {
            let tx = bare.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
            for address in &addresses {
                baseline::read_all(&tx, HISTORY_OF_ONE, &[address]);
                tx.prepare_cached(PLAN).unwrap().execute([address]).unwrap();
                tx.prepare_cached(CLOSE).unwrap().execute([address]).unwrap();
                tx.prepare_cached(OPEN).unwrap().execute([address]).unwrap();
            }
            tx.commit().unwrap();
        },
    );
}

fn everything(path: &Path, office: &mut Office, actor: &Actor, bare: &mut Connection) {
    let mut replan = || office.run(actor, new_key().unwrap(), &ReplanAll::default()).unwrap().value;
    let addresses = replan().addresses;
    report::compare_rows(
        "replan of all, nothing changed",
        addresses,
        3,
        || {
            std::hint::black_box(replan());
        },
        || {
            for sql in HISTORY {
                std::hint::black_box(baseline::read_all(bare, sql, &[]));
            }
        },
    );
    // The other estimator moves nearly every date.
    set_estimator(&Connection::open(path).unwrap(), "plain");
    let watch = report::Watch::start();
    let changed = replan();
    let own = watch.passed();
    let watch = report::Watch::start();
    for sql in HISTORY {
        std::hint::black_box(baseline::read_all(bare, sql, &[]));
    }
    write_changed(bare, changed.plans, changed.tasks);
    report::line("replan of all, nearly all plans changed", changed.plans, own, watch.passed());
}

fn column(bare: &Connection, sql: &str, limit: i64) -> Vec<i64> {
    let mut statement = bare.prepare(sql).unwrap();
    let numbers = statement.query_map([limit], |row| row.get(0)).unwrap();
    numbers.collect::<Result<_, _>>().unwrap()
}

fn set_estimator(office: &Connection, estimator: &str) {
    let sql = "INSERT INTO setting (key, value) VALUES ('planning.estimator', ?1)
               ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    office.execute(sql, [estimator]).unwrap();
}

/// So many plan rows, and for so many of them the closed and the new task.
fn write_changed(bare: &mut Connection, plans: u64, tasks: u64) {
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
