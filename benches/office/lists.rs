//! The four tabs of the desk and their counts.

use std::path::Path;

use chrono::Days;
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::{Office, Refusal};
use rusqlite::ToSql;

use super::{baseline, clock, report, today};

/// The open tasks of a date with what a row shows, by the index on date; nothing hidden, nothing merged, no order.
pub const ACTIVE: &str = "
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

/// The addresses in review with their case, who has it and what they owe.
const CHURN: &str = "
SELECT t.id, t.version, t.list_date, a.id, a.code, c.name, a.text, r.name, k.stage, u.name, k.stage_since, b.containers, b.debt
FROM address a JOIN counterparty c ON c.id = a.counterparty_id
LEFT JOIN churn_case k ON k.address_id = a.id AND k.stage IN ('senior_operator', 'quality_control', 'credit_control')
LEFT JOIN reason r ON r.id = k.reason_id LEFT JOIN app_user u ON u.id = k.sent_by
LEFT JOIN task t ON t.address_id = a.id AND t.state = 'open' AND t.kind = 'review'
LEFT JOIN balance b ON b.address_id = a.id
WHERE a.status = 'churn_review'";

/// The persons of a birthday with their first address and phone.
const BIRTHDAYS: &str = "
SELECT q.id, q.name, q.position, q.birth_year, (SELECT h.number FROM phone h WHERE h.contact_id = q.id ORDER BY h.id LIMIT 1),
       a.id, a.code, c.name, a.text, p.next_delivery
FROM contact_person q JOIN counterparty c ON c.id = q.counterparty_id
JOIN address a ON a.id = (SELECT min(o.id) FROM address o WHERE o.counterparty_id = q.counterparty_id AND o.status <> 'closed')
LEFT JOIN plan p ON p.address_id = a.id
WHERE q.birth_day = 1118 AND q.is_archived = 0";

/// The four counts: tasks of the date and before, without those that an order nearby or a later task hides; addresses in review;
/// persons of a birthday who are served. The last one is what was handled.
pub const COUNTS: [(&str, bool); 5] = [
    (
        "SELECT count(DISTINCT +t.address_id) FROM task t JOIN address a ON a.id = t.address_id AND a.status = 'active'
         WHERE t.state = 'open' AND t.kind <> 'review' AND t.list_date = ?1
           AND (t.kind IN ('undelivered', 'callback') OR NOT EXISTS (SELECT 1 FROM customer_order o WHERE o.address_id = t.address_id
                AND o.status IN ('accepted', 'on_route', 'delivered') AND o.delivery_on BETWEEN '2026-11-18' AND '2026-11-20'))",
        true,
    ),
    (
        "SELECT count(DISTINCT +t.address_id) FROM task t JOIN address a ON a.id = t.address_id AND a.status = 'active'
         WHERE t.state = 'open' AND t.kind <> 'review' AND t.list_date < ?1
           AND (t.kind IN ('undelivered', 'callback') OR (
                NOT EXISTS (SELECT 1 FROM task l WHERE l.address_id = t.address_id AND l.state = 'open' AND l.kind <> 'review'
                            AND l.list_date >= ?1)
                AND NOT EXISTS (SELECT 1 FROM customer_order o WHERE o.address_id = t.address_id
                AND o.status IN ('accepted', 'on_route', 'delivered') AND o.delivery_on BETWEEN '2026-11-17' AND '2026-11-19')))",
        true,
    ),
    ("SELECT count(*) FROM address WHERE status = 'churn_review'", false),
    (
        "SELECT count(*) FROM contact_person q WHERE q.birth_day = 1118 AND q.is_archived = 0
           AND EXISTS (SELECT 1 FROM address a WHERE a.counterparty_id = q.counterparty_id AND a.status <> 'closed')",
        false,
    ),
    (
        "SELECT count(DISTINCT +t.address_id) FROM task t WHERE t.state = 'done' AND t.kind <> 'review' AND t.list_date = ?1",
        true,
    ),
];

const ROUNDS: usize = 15;

pub fn request() -> DeskRequest {
    let date = today() + Days::new(1);
    DeskRequest { date, today: today(), now: clock().now(), manager: None, route: None }
}

pub fn measure(path: &Path) {
    // As in the window, lists are read beside the connection that writes.
    let mut office = Office::open(path, clock()).unwrap().reader().unwrap();
    let bare = baseline::open_to_read(path);
    let request = request();
    let text = request.date.to_string();
    let day: &[&dyn ToSql] = &[&text];
    let found = office.read(|read| {
        Ok::<_, Refusal>([
            desk::active(read, &request)?.len(),
            desk::overdue(read, &request)?.len(),
            desk::churn(read, &request, None)?.len(),
            desk::birthdays(read, &request)?.len(),
        ])
    });
    let rows = found.unwrap().map(|rows| rows as u64);
    let read = |sql: &str, parameters: &[&dyn ToSql]| {
        std::hint::black_box(baseline::read_all(&bare, sql, parameters));
    };
    report::compare_rows(
        "Active",
        rows[0],
        ROUNDS,
        || drop(office.read(|read| desk::active(read, &request)).unwrap()),
        || read(ACTIVE, day),
    );
    report::compare_rows(
        "Overdue",
        rows[1],
        ROUNDS,
        || drop(office.read(|read| desk::overdue(read, &request)).unwrap()),
        || read(OVERDUE, day),
    );
    report::compare_rows(
        "Churn review",
        rows[2],
        ROUNDS,
        || drop(office.read(|read| desk::churn(read, &request, None)).unwrap()),
        || read(CHURN, &[]),
    );
    report::compare_rows(
        "Birthdays",
        rows[3],
        ROUNDS,
        || drop(office.read(|read| desk::birthdays(read, &request)).unwrap()),
        || read(BIRTHDAYS, &[]),
    );
    report::compare_rows(
        "all four counts",
        rows.iter().sum(),
        ROUNDS,
        || {
            std::hint::black_box(office.read(|read| desk::counts(read, &request)).unwrap());
        },
        || COUNTS.iter().for_each(|(sql, dated)| read(sql, if *dated { day } else { &[] })),
    );
}
