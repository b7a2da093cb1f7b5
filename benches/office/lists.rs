//! The tabs Active and Overdue and the four counts.

use std::path::Path;

use chrono::Days;
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::{Office, Refusal};
use rusqlite::ToSql;

use super::{baseline, clock, report, today};

/// The open tasks of a date with what a row shows, by the index on date; nothing hidden, nothing merged, no order.
const ACTIVE: &str = "
SELECT t.id, t.version, t.kind, t.list_date, t.due_at, a.id, a.code, c.name, a.text, r.name,
       p.last_delivery, p.last_bottles, p.next_delivery, p.rate_ml, b.containers, b.debt
FROM task t JOIN address a ON a.id = t.address_id JOIN counterparty c ON c.id = a.counterparty_id
LEFT JOIN route r ON r.id = a.route_id LEFT JOIN plan p ON p.address_id = a.id LEFT JOIN balance b ON b.address_id = a.id
WHERE t.state = 'open' AND t.kind <> 'review' AND t.list_date = ?1";

/// The same for the dates before.
const OVERDUE: &str = "
SELECT t.id, t.version, t.kind, t.list_date, t.due_at, a.id, a.code, c.name, a.text, r.name,
       p.last_delivery, p.last_bottles, p.next_delivery, p.rate_ml, b.containers, b.debt
FROM task t JOIN address a ON a.id = t.address_id JOIN counterparty c ON c.id = a.counterparty_id
LEFT JOIN route r ON r.id = a.route_id LEFT JOIN plan p ON p.address_id = a.id LEFT JOIN balance b ON b.address_id = a.id
WHERE t.state = 'open' AND t.kind <> 'review' AND t.list_date < ?1";

/// The rows behind the four counts: tasks of the date and before, addresses in review, birthdays.
const COUNTS: [(&str, bool); 4] = [
    (
        "SELECT t.address_id FROM task t JOIN address a ON a.id = t.address_id AND a.status = 'active'
      WHERE t.state = 'open' AND t.kind <> 'review' AND t.list_date = ?1",
        true,
    ),
    (
        "SELECT t.address_id FROM task t JOIN address a ON a.id = t.address_id AND a.status = 'active'
      WHERE t.state = 'open' AND t.kind <> 'review' AND t.list_date < ?1",
        true,
    ),
    ("SELECT a.id FROM address a WHERE a.status = 'churn_review'", false),
    (
        "SELECT q.id FROM contact_person q JOIN address a ON a.counterparty_id = q.counterparty_id
      WHERE q.birth_day = 1118 AND q.is_archived = 0 AND a.status <> 'closed'",
        false,
    ),
];

const ROUNDS: usize = 15;

pub fn measure(path: &Path) {
    let mut office = Office::open(path, clock()).unwrap();
    let bare = baseline::open(path);
    let date = today() + Days::new(1);
    let text = date.to_string();
    let request = DeskRequest { date, today: today(), now: clock().now(), manager: None, route: None };
    let day: &[&dyn ToSql] = &[&text];
    let found = office.read(|read| {
        Ok::<_, Refusal>((desk::active(read, &request)?.len(), desk::overdue(read, &request)?.len()))
    });
    let (active, overdue) = found.unwrap();
    report::compare(
        &format!("Active, {active} rows"),
        ROUNDS,
        || drop(office.read(|read| desk::active(read, &request)).unwrap()),
        || {
            std::hint::black_box(baseline::read_all(&bare, ACTIVE, day));
        },
    );
    report::compare(
        &format!("Overdue, {overdue} rows"),
        ROUNDS,
        || drop(office.read(|read| desk::overdue(read, &request)).unwrap()),
        || {
            std::hint::black_box(baseline::read_all(&bare, OVERDUE, day));
        },
    );
    report::compare(
        "all four counts",
        ROUNDS,
        || {
            std::hint::black_box(office.read(|read| desk::counts(read, &request)).unwrap());
        },
        || {
            for (sql, dated) in COUNTS {
                let parameters = if dated { day } else { &[] };
                std::hint::black_box(baseline::read_all(&bare, sql, parameters));
            }
        },
    );
}
