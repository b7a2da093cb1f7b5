//! The statements of the desk, put together once.

use std::sync::LazyLock;

const TASK_COLUMNS: &str = "t.id, t.version, t.kind, t.list_date, t.due_at, t.outcome, t.postponed_to,";
const ATTEMPTS: &str = ", (SELECT count(*) FROM contact_made m WHERE m.task_id = t.id AND m.voided_at IS NULL
                           AND (m.phone_id IS NULL OR m.seconds IS NOT NULL))";
const COLUMNS: &str = include_str!("../desk_columns.sql");
const REMINDER: &str = include_str!("../reminder.sql");
const JOINS: &str = include_str!("../desk_joins.sql");
const ON_DATE: &str = include_str!("../desk_on_date.sql");
const DUE: &str = include_str!("../desk_due.sql");
const ALWAYS: &str = include_str!("../desk_always.sql");
const OVERDUE: &str = include_str!("../desk_overdue.sql");
const WORKED: &str = include_str!("../desk_worked.sql");

pub(super) static STATEMENTS: LazyLock<Statements> = LazyLock::new(Statements::new);

/// The rows of the lists, and how many they are.
pub(super) struct Statements {
    /// Active: the tasks of the list date, promised calls that are due, addresses that are always shown.
    pub on_date: String,
    pub due: String,
    pub always: String,
    pub overdue: String,
    pub churn: String,
    pub birthdays: String,
    /// Promised calls of a user whose minute has come.
    pub called: String,
    pub active_count: String,
    pub overdue_count: String,
    pub churn_count: String,
    pub birthdays_count: String,
    pub handled_count: String,
}

impl Statements {
    fn new() -> Self {
        let unhandled = format!("{} AND t.id IS NULL", keys(ALWAYS));
        let active = format!("{} UNION ALL {} UNION ALL {unhandled}", keys(ON_DATE), keys(DUE));
        Self {
            on_date: listing(ON_DATE),
            due: listing(DUE),
            always: listing(ALWAYS),
            overdue: listing(OVERDUE),
            churn: whose(include_str!("../desk_churn.sql")),
            birthdays: whose(include_str!("../desk_birthdays.sql")),
            called: whose(include_str!("../desk_called.sql")),
            active_count: count(&active),
            overdue_count: count(&keys(OVERDUE)),
            churn_count: whose(include_str!("../desk_churn_count.sql")),
            birthdays_count: whose(include_str!("../desk_birthdays_count.sql")),
            handled_count: whose(include_str!("../desk_handled_count.sql")),
        }
    }
}

fn listing(source: &str) -> String {
    let columns = COLUMNS.replace("@REMINDER", REMINDER);
    whose(&format!("SELECT {TASK_COLUMNS} {columns} {ATTEMPTS} {}", source.replace("@JOINS", JOINS)))
}

/// Only the address of each row, for counting: without the tables that a count does not need. By the plus the addresses are
/// not passed over in their order to save the work of telling them apart.
fn keys(source: &str) -> String {
    whose(&format!("SELECT +a.id AS id {}", source.replace("@JOINS", "")))
}

fn count(keys: &str) -> String {
    format!("SELECT count(DISTINCT id) FROM ({keys})")
}

/// Says whose a row is: of whom the task is meant for, else of the manager of the address; and whose rows a
/// manager works.
fn whose(sql: &str) -> String {
    let manager = "a.manager_id, (SELECT m.manager_id FROM counterparty m WHERE m.id = a.counterparty_id)";
    sql.replace("@WHOSE_TASK", &format!("coalesce(t.assignee_id, {manager})"))
        .replace("@WHOSE", &format!("coalesce({manager})"))
        .replace("@WORKED", WORKED)
}
