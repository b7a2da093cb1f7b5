//! The log costs what it shows.

use super::*;

/// An office of ten rows a day, by two users, for so many days before the one that is looked at.
fn office(days: i64) -> rusqlite::Connection {
    let office = rusqlite::Connection::open_in_memory().unwrap();
    office.execute_batch(include_str!("../../../schema.sql")).unwrap();
    office.execute_batch("INSERT INTO app_user (name) VALUES ('Anna'), ('Boris')").unwrap();
    office
        .execute(
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 10 * (?1 + 1))
             INSERT INTO history (id, key, at, user_id, action, detail)
             SELECT i + 1, randomblob(16), datetime('2026-11-22 08:00:00', (i / 10 - ?1) || ' days'), 1 + i % 2,
                    CASE WHEN i % 5 = 0 THEN 'comment' ELSE 'record_sale' END, '{}' FROM n",
            [days],
        )
        .unwrap();
    office.execute_batch("ANALYZE").unwrap();
    office
}

fn parts() -> [LogPart; 5] {
    let since = || Some("2026-11-22".to_owned());
    [
        LogPart { since: since(), ..LogPart::default() },
        LogPart { since: since(), until: Some("2026-11-23".into()), ..LogPart::default() },
        LogPart { since: since(), user: Some(UserId(2)), ..LogPart::default() },
        LogPart { since: since(), actions: vec!["comment".into()], ..LogPart::default() },
        LogPart { since: since(), actions: vec!["comment".into(), "undo".into()], ..LogPart::default() },
    ]
}

/// The rows found, and the steps that the store made for them.
fn cost(office: &rusqlite::Connection, part: &LogPart) -> (Vec<i64>, i32) {
    let mut statement = office.prepare(&part.sql()).unwrap();
    let rows = statement.query_map(part.parameters(), |row| row.get(0)).unwrap();
    let found = rows.collect::<Result<_, _>>().unwrap();
    (found, statement.get_status(rusqlite::StatementStatus::VmStep))
}

#[test]
fn the_log_of_a_day_costs_the_same_however_much_went_before_it() {
    let (young, old) = (office(2), office(900));
    for part in parts() {
        let ((few, cheap), (many, dear)) = (cost(&young, &part), cost(&old, &part));
        assert!(!few.is_empty() && few.len() == many.len(), "{part:?}");
        assert!(dear <= cheap + 20, "{cheap} steps became {dear}: {part:?}");
    }
    let whole = LogPart::default();
    assert!(cost(&old, &whole).1 > 100 * cost(&young, &whole).1, "the test can fail");
}

#[test]
fn the_log_is_read_along_an_index_in_its_own_order() {
    let office = office(900);
    for part in parts() {
        let mut statement = office.prepare(&format!("EXPLAIN QUERY PLAN {}", part.sql())).unwrap();
        let steps = statement.query_map((1, 2, 3, 4, 5), |row| row.get::<_, String>(3)).unwrap();
        let steps: Vec<String> = steps.collect::<Result<_, _>>().unwrap();
        assert!(steps[0].starts_with("SEARCH h USING INDEX history_of_"), "{steps:?}");
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{steps:?}");
    }
}

#[test]
fn the_next_page_begins_behind_the_last_row_also_where_many_bear_one_instant() {
    let office = office(2);
    let read = Read { conn: &office };
    let mut seen: Vec<i64> = Vec::new();
    let mut part = LogPart::default();
    loop {
        let mut page = Vec::new();
        read.each_logged(&part, |row| {
            page.push((row.at, row.id));
            Ok::<_, StoreError>(page.len() < 7)
        })
        .unwrap();
        let Some((at, id)) = page.last().cloned() else { break };
        part.before = Some((at, HistoryId(id)));
        seen.extend(page.into_iter().map(|(_, id)| id));
    }
    assert_eq!(seen, (1..=30).rev().collect::<Vec<i64>>());
}
