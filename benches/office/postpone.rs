//! Postponing a row of Active beside a bare durable transaction that writes the same rows.

use std::path::Path;

use chrono::Days;
use rodnik::domain::ids::{AddressId, TaskId};
use rodnik::service::outcome::{Postpone, RowRef};
use rodnik::service::{Office, new_key};
use rusqlite::{Connection, TransactionBehavior, params};

use super::{baseline, clock, report, today};

const ROWS: usize = 100;

/// Open contacts of the plan that are not far ahead, so that they can be put off.
const OPEN: &str = "
SELECT t.id, t.version, t.address_id FROM task t JOIN address a ON a.id = t.address_id
WHERE t.state = 'open' AND t.kind = 'planned' AND a.status = 'active' AND a.is_archived = 0 AND t.list_date < '2026-12-30'
ORDER BY t.id * 7919 % 100003";

pub fn measure(path: &Path) {
    let mut office = Office::open(path, clock()).unwrap();
    let actor = office.actor(None).unwrap();
    let mut bare = baseline::open(path);
    let (own, theirs) = (open(&Connection::open(path).unwrap()), open(&bare));
    let (mut own, mut theirs) = (own.iter(), theirs.iter());
    report::compare(
        "postponing",
        ROWS,
        || {
            let Some((id, version, address)) = own.next() else { return };
            let row = RowRef::Task { id: TaskId(*id), version: *version };
            let (to, comment) = (today() + Days::new(60), "Позвоните после праздников".to_owned());
            let postpone = Postpone { address: AddressId(*address), row, to, comment };
            office.run(&actor, new_key().unwrap(), &postpone).unwrap();
        },
        || {
            if let Some((id, _, address)) = theirs.next() {
                write_the_same(&mut bare, *id, *address);
            }
        },
    );
}

fn open(connection: &Connection) -> Vec<(i64, i64, i64)> {
    let mut statement = connection.prepare(OPEN).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// The handled task, the contact, the new task, the comment, the history.
fn write_the_same(bare: &mut Connection, task: i64, address: i64) {
    let tx = bare.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        tx.prepare_cached(sql).unwrap().execute(values).unwrap();
    };
    run(
        "UPDATE task SET state = 'done', outcome = 'postponed', postponed_to = '2027-01-17', version = version + 1,
         changed_at = '2026-11-18T09:00:00Z', changed_by = 1 WHERE id = ?1",
        params![task],
    );
    run(
        "INSERT INTO contact_made (address_id, task_id, at, user_id) VALUES (?1, ?2, '2026-11-18T09:00:00Z', 1)",
        params![address, task],
    );
    run(
        "INSERT INTO task (address_id, kind, list_date, state, basis, note, produced_by, created_at, created_by, changed_at)
         VALUES (?1, 'postponed', '2027-01-17', 'open', '2026-11-18', 'Позвоните после праздников', ?2,
                 '2026-11-18T09:00:00Z', 1, '2026-11-18T09:00:00Z')",
        params![address, task],
    );
    run(
        "INSERT INTO comment (address_id, task_id, at, user_id, text)
         VALUES (?1, ?2, '2026-11-18T09:00:00Z', 1, 'Позвоните после праздников')",
        params![address, task],
    );
    run(
        "INSERT INTO history (key, at, user_id, action, address_id, detail)
         VALUES (randomblob(16), '2026-11-18T09:00:00Z', 1, 'postpone', ?1, '{\"to\":\"2027-01-17\"}')",
        params![address],
    );
    tx.commit().unwrap();
}
