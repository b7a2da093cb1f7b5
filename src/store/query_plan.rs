//! How SQLite answers a statement: the tests hold each index to what it is meant for.

/// The steps by which it answers a statement in a new office.
pub fn steps(sql: &str) -> Vec<String> {
    let office = rusqlite::Connection::open_in_memory().unwrap();
    office.execute_batch(include_str!("../../schema.sql")).unwrap();
    let mut statement = office.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let steps = statement.raw_query().mapped(|row| row.get(3));
    steps.collect::<Result<_, _>>().unwrap()
}

/// Those of its steps that pass over a whole table.
pub fn passes(sql: &str) -> Vec<String> {
    let steps = steps(sql);
    assert!(steps.iter().any(|step| step.starts_with("SEARCH")), "{steps:?}");
    steps.into_iter().filter(|step| step.starts_with("SCAN") && !step.contains("subquery")).collect()
}
