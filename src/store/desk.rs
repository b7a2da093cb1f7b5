//! The lists of the desk. Which rows belong to a tab is said in the .sql files; how they are merged into one row for an
//! address, and sorted, is the service's.

mod statements;

use chrono::NaiveDate;
use rusqlite::{Row, named_params};

use self::statements::STATEMENTS;
use super::connection::Read;
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::address::ChurnStage;
use crate::domain::ids::{AddressId, ContactId, RouteId, TaskId, UserId};
use crate::domain::money::Money;
use crate::domain::task::{Outcome, TaskKind};

/// What a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskQuery {
    /// The list date D.
    pub date: NaiveDate,
    /// Orders delivered between these days hide a row of Active.
    pub window: (NaiveDate, NaiveDate),
    /// Orders delivered between these days hide a row of Overdue.
    pub near: (NaiveDate, NaiveDate),
    /// The present instant, UTC: promised calls up to it are due.
    pub now: String,
    /// When the workstation's day began, UTC.
    pub midnight: String,
    /// Only addresses of this manager (S1-34).
    pub manager: Option<UserId>,
    /// Only addresses of this route (S1-36).
    pub route: Option<RouteId>,
}

/// A row of the tabs Active and Overdue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskRow {
    /// The task behind the row and its version; `None` for an address that is only always shown.
    pub task: Option<(TaskId, i64)>,
    /// Why it stands here.
    pub kind: TaskKind,
    /// The list date of the task.
    pub list_date: NaiveDate,
    /// Instant of a promised call, UTC.
    pub due_at: Option<String>,
    /// How it was handled.
    pub handled: Option<Outcome>,
    /// The date that the customer named.
    pub postponed_to: Option<NaiveDate>,
    /// Which address.
    pub address: AddressId,
    /// The office's own code of it.
    pub code: String,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// The run it is on.
    pub route: Option<String>,
    /// Day of the last delivery.
    pub last_delivery: Option<NaiveDate>,
    /// Bottles of it.
    pub last_bottles: i64,
    /// The next delivery date of the plan.
    pub next_delivery: Option<NaiveDate>,
    /// Millilitres a day.
    pub rate_ml: Option<i64>,
    /// Containers beyond those covered by a deposit.
    pub container_debt: i64,
    /// Money owed; negative: an advance.
    pub debt: Money,
    /// Tick "always show".
    pub always: bool,
    /// An order lies further ahead.
    pub order_ahead: bool,
    /// What a task by hand is about (S1-02).
    pub purpose: Option<String>,
    /// What was written to the task when it was made.
    pub note: String,
    /// The promised payment that it reminds of.
    pub promised: Option<Money>,
    /// The absent manager whose row it is, where the list of another one is shown.
    pub instead_of: Option<String>,
    /// How often somebody tried to reach the customer for this task.
    pub attempts: i64,
}

/// A row of the tab Churn review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChurnRow {
    /// The open task of the stage and its version.
    pub task: Option<(TaskId, i64)>,
    /// Which address.
    pub address: AddressId,
    /// The office's own code of it.
    pub code: String,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// Why the customer leaves, as the operator said.
    pub reason: Option<String>,
    /// Who has it in hand.
    pub stage: Option<ChurnStage>,
    /// The operator who sent it to churn.
    pub operator: Option<String>,
    /// Who sent it to its present stage.
    pub sent_by: Option<String>,
    /// Since when it is at its stage.
    pub since: Option<NaiveDate>,
    /// Checked, no debts (S0-37).
    pub no_debts: bool,
    /// Containers beyond those covered by a deposit.
    pub container_debt: i64,
    /// Money owed.
    pub debt: Money,
    /// The next delivery date, always none while in review; kept for the same shape as other lists.
    pub list_date: Option<NaiveDate>,
    /// Days at its stage; whoever lists the rows reckons them.
    pub days: i64,
    /// Longer there than the office allows.
    pub late: bool,
    /// It waits for whoever looks at the list.
    pub mine: bool,
}

/// A row of the tab Birthdays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BirthdayRow {
    /// The contact person.
    pub contact: ContactId,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Year of birth, when known.
    pub birth_year: Option<i32>,
    /// First phone, in normal form or as typed.
    pub phone: Option<String>,
    /// Asked not to be called.
    pub no_calls: bool,
    /// The address the person belongs to, or the first one of the counterparty that is not closed.
    pub address: AddressId,
    /// The office's own code of it.
    pub code: String,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// The next delivery date of the address.
    pub next_delivery: Option<NaiveDate>,
}

/// A promised call whose minute has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueCall {
    /// Its task.
    pub task: TaskId,
    /// Counterparty.
    pub client: String,
}

/// Unhandled rows of the four tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Active.
    pub active: i64,
    /// Overdue.
    pub overdue: i64,
    /// Churn review.
    pub churn: i64,
    /// Birthdays.
    pub birthdays: i64,
    /// Handled for the list date: the "14" of "14 of 56".
    pub handled: i64,
}

fn row(row: &Row<'_>) -> rusqlite::Result<DeskRow> {
    let task: Option<i64> = row.get(0)?;
    let handled = row.get::<_, Option<Coded<Outcome>>>(5)?.map(|coded| coded.0);
    Ok(DeskRow {
        task: task.map(|id| row.get(1).map(|version| (TaskId(id), version))).transpose()?,
        kind: row.get::<_, Option<Coded<TaskKind>>>(2)?.map_or(TaskKind::Always, |coded| coded.0),
        list_date: row.get::<_, Option<Day>>(3)?.map_or(NaiveDate::MIN, |day| day.0),
        due_at: row.get(4)?,
        handled,
        postponed_to: row.get::<_, Option<Day>>(6)?.map(|day| day.0),
        address: AddressId(row.get(7)?),
        code: row.get(8)?,
        client: row.get(9)?,
        text: row.get(10)?,
        route: row.get(11)?,
        last_delivery: row.get::<_, Option<Day>>(12)?.map(|day| day.0),
        last_bottles: row.get::<_, Option<i64>>(13)?.unwrap_or(0),
        next_delivery: row.get::<_, Option<Day>>(14)?.map(|day| day.0),
        rate_ml: row.get(15)?,
        container_debt: row.get(16)?,
        debt: Money::minor(row.get(17)?),
        always: row.get(18)?,
        order_ahead: row.get(19)?,
        purpose: row.get(20)?,
        note: row.get::<_, Option<String>>(21)?.unwrap_or_default(),
        instead_of: row.get(22)?,
        promised: row.get::<_, Option<i64>>(23)?.map(Money::minor),
        attempts: row.get(24)?,
    })
}

impl Read<'_> {
    /// Every task and always-shown address that belongs to Active; one address may come several times.
    ///
    /// # Errors
    /// When the store fails.
    pub fn active_rows(&self, query: &DeskQuery) -> Result<Vec<DeskRow>, StoreError> {
        let (manager, route) = (query.manager.map(|m| m.0), query.route.map(|r| r.0));
        let (date, from, to) = (Day(query.date), Day(query.window.0), Day(query.window.1));
        let mut rows = self.all(
            &STATEMENTS.on_date,
            named_params! { ":date": date, ":window_from": from, ":window_to": to, ":manager": manager, ":route": route },
            row,
        )?;
        rows.extend(self.all(
            &STATEMENTS.due,
            named_params! { ":date": date, ":window_to": to, ":now": query.now, ":manager": manager, ":route": route },
            row,
        )?);
        let always = self.all(
            &STATEMENTS.always,
            named_params! { ":date": date, ":window_to": to, ":manager": manager, ":route": route },
            row,
        )?;
        rows.extend(always.into_iter().map(|always| DeskRow {
            kind: TaskKind::Always,
            list_date: query.date,
            ..always
        }));
        Ok(rows)
    }

    /// Every task that belongs to Overdue; one address may come several times.
    ///
    /// # Errors
    /// When the store fails.
    pub fn overdue_rows(&self, query: &DeskQuery) -> Result<Vec<DeskRow>, StoreError> {
        self.all(
            &STATEMENTS.overdue,
            named_params! {
                ":date": Day(query.date),
                ":near_from": Day(query.near.0),
                ":near_to": Day(query.near.1),
                ":window_to": Day(query.window.1),
                ":manager": query.manager.map(|m| m.0),
                ":route": query.route.map(|r| r.0),
            },
            row,
        )
    }

    /// The addresses in churn review with the stage of their case (S0-03).
    ///
    /// # Errors
    /// When the store fails.
    pub fn churn_rows(&self, query: &DeskQuery) -> Result<Vec<ChurnRow>, StoreError> {
        self.all(
            &STATEMENTS.churn,
            named_params! { ":date": Day(query.date), ":manager": query.manager.map(|m| m.0), ":route": query.route.map(|r| r.0) },
            churn_row,
        )
    }

    /// The contact persons whose birthday is one of `days` (month * 100 + day) and who are served (S1-74, R-28).
    ///
    /// # Errors
    /// When the store fails.
    pub fn birthday_rows(&self, query: &DeskQuery, days: (u32, u32)) -> Result<Vec<BirthdayRow>, StoreError> {
        self.all(
            &STATEMENTS.birthdays,
            named_params! {
                ":date": Day(query.date),
                ":day": days.0,
                ":other_day": days.1,
                ":manager": query.manager.map(|m| m.0),
                ":route": query.route.map(|r| r.0),
            },
            birthday_row,
        )
    }

    /// The promised calls of a user and of anyone whose minute has come, longest due first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn due_calls(&self, query: &DeskQuery, user: UserId) -> Result<Vec<DueCall>, StoreError> {
        self.all(
            &STATEMENTS.called,
            named_params! {
                ":date": Day(query.date),
                ":now": query.now,
                ":user": user.0,
                ":manager": query.manager.map(|m| m.0),
                ":route": query.route.map(|r| r.0),
            },
            |row| Ok(DueCall { task: TaskId(row.get(0)?), client: row.get(1)? }),
        )
    }

    /// Unhandled rows of the four tabs and how many were handled for the list date.
    ///
    /// # Errors
    /// When the store fails.
    pub fn counts(&self, query: &DeskQuery, days: (u32, u32)) -> Result<Counts, StoreError> {
        let (manager, route) = (query.manager.map(|m| m.0), query.route.map(|r| r.0));
        let (date, from, to) = (Day(query.date), Day(query.window.0), Day(query.window.1));
        let active = self.count(
            &STATEMENTS.active_count,
            named_params! {
                ":date": date, ":window_from": from, ":window_to": to, ":now": query.now, ":manager": manager, ":route": route,
            },
        )?;
        let overdue = self.count(
            &STATEMENTS.overdue_count,
            named_params! {
                ":date": date, ":near_from": Day(query.near.0), ":near_to": Day(query.near.1), ":manager": manager, ":route": route,
            },
        )?;
        let mine = named_params! { ":date": date, ":manager": manager, ":route": route };
        let churn = self.count(&STATEMENTS.churn_count, mine)?;
        let handled = self.count(
            &STATEMENTS.handled_count,
            named_params! { ":date": date, ":midnight": query.midnight, ":manager": manager, ":route": route },
        )?;
        let birthdays = self.count(
            &STATEMENTS.birthdays_count,
            named_params! { ":date": date, ":day": days.0, ":other_day": days.1, ":manager": manager, ":route": route },
        )?;
        Ok(Counts { active, overdue, churn, birthdays, handled })
    }

    fn count(&self, sql: &str, params: impl rusqlite::Params) -> Result<i64, StoreError> {
        Ok(self.one(sql, params, |row| row.get(0))?.unwrap_or(0))
    }
}

fn churn_row(row: &Row<'_>) -> rusqlite::Result<ChurnRow> {
    let task: Option<i64> = row.get(0)?;
    Ok(ChurnRow {
        task: task.map(|id| row.get(1).map(|version| (TaskId(id), version))).transpose()?,
        list_date: row.get::<_, Option<Day>>(2)?.map(|day| day.0),
        address: AddressId(row.get(3)?),
        code: row.get(4)?,
        client: row.get(5)?,
        text: row.get(6)?,
        reason: row.get(7)?,
        stage: row.get::<_, Option<Coded<ChurnStage>>>(8)?.map(|coded| coded.0),
        operator: row.get(9)?,
        sent_by: row.get(10)?,
        since: row.get::<_, Option<Day>>(11)?.map(|day| day.0),
        no_debts: row.get::<_, Option<bool>>(12)?.unwrap_or(false),
        container_debt: row.get(13)?,
        debt: Money::minor(row.get(14)?),
        days: 0,
        late: false,
        mine: false,
    })
}

fn birthday_row(row: &Row<'_>) -> rusqlite::Result<BirthdayRow> {
    Ok(BirthdayRow {
        contact: ContactId(row.get(0)?),
        name: row.get(1)?,
        position: row.get(2)?,
        birth_year: row.get(3)?,
        no_calls: row.get(4)?,
        phone: row.get(5)?,
        address: AddressId(row.get(6)?),
        code: row.get(7)?,
        client: row.get(8)?,
        text: row.get(9)?,
        next_delivery: row.get::<_, Option<Day>>(10)?.map(|day| day.0),
    })
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::clock::Clock;
    use crate::i18n::Language;
    use crate::service::Office;
    use crate::service::new_office::create_sample;
    use crate::service::sample::SampleSpec;

    /// The steps by which SQLite answers a statement, in an office whose tables it knows the sizes of.
    fn steps(read: &Read<'_>, sql: &str) -> Vec<String> {
        let mut statement = read.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let rows = statement.raw_query().mapped(|row| row.get(3));
        rows.collect::<Result<_, _>>().unwrap()
    }

    /// Passing over a whole table is no way to answer; a partial index holds just what is asked for, and what a promise's task
    /// was followed to is a row or two.
    fn passes_over(step: &str) -> bool {
        step.starts_with("SCAN")
            && !step.contains("INDEX")
            && !step.contains("subquery")
            && !["SCAN follow", "SCAN CONSTANT ROW"].contains(&step)
    }

    fn sample(folder: &tempfile::TempDir) -> Office {
        let path = folder.path().join("sample.rodnik");
        let today = "2026-11-22".parse().unwrap();
        let spec = SampleSpec { addresses: 200, seed: 1, today, language: Language::English };
        create_sample(&path, &spec, &mut |_, _| ()).unwrap();
        Office::open(&path, Clock::on(today)).unwrap()
    }

    /// SQLite's statistics tell one value from another, and it would prepare a statement for each.
    #[test]
    fn a_statement_is_prepared_once_for_all_values() {
        let anew = |conn: &rusqlite::Connection| {
            let open = "SELECT list_date FROM task WHERE address_id = ?1 AND state = 'open'";
            let mut statement = conn.prepare(open).unwrap();
            for address in 1..4 {
                statement.query_map([address], |row| row.get::<_, String>(0)).unwrap().for_each(drop);
            }
            statement.get_status(StatementStatus::RePrepare)
        };
        let folder = tempfile::tempdir().unwrap();
        let mut office = sample(&folder);
        let bare = rusqlite::Connection::open(office.path()).unwrap();
        assert!(anew(&bare) > 0, "the test can fail");
        assert_eq!(office.read(|read| Ok::<_, StoreError>(anew(read.conn))), Ok(0));
    }

    #[test]
    fn every_list_is_answered_by_the_indexes_that_are_meant_for_it() {
        let of = &*STATEMENTS;
        let statements: [(&str, &[&str]); 12] = [
            (&of.on_date, &["task_open_by_date", "order_live"]),
            (
                &of.overdue,
                &["task_open_by_date", "task_open_of_address", "order_live", "contact_made_of_task"],
            ),
            (&of.due, &["task_callback"]),
            (&of.always, &["planning_always", "task_done_by_date", "order_live"]),
            (&of.active_count, &["task_open_by_date", "order_live", "task_callback", "planning_always"]),
            (&of.overdue_count, &["task_open_by_date", "task_open_of_address", "order_live"]),
            (&of.churn, &["address_in_review"]),
            (&of.churn_count, &["address_in_review"]),
            (&of.birthdays, &["contact_by_birthday", "address_of_counterparty"]),
            (&of.birthdays_count, &["contact_by_birthday", "address_of_counterparty"]),
            (&of.handled_count, &["task_done_by_date", "task_promise_kept"]),
            (&of.called, &["task_callback"]),
        ];
        let check = |read: &Read<'_>| {
            assert!(passes_over(&steps(read, "SELECT count(total) FROM sale")[0]), "the test can fail");
            for (sql, indexes) in statements {
                let steps = steps(read, sql);
                for index in indexes {
                    assert!(steps.iter().any(|step| step.contains(index)), "{index}: {steps:#?}\n{sql}");
                }
                assert!(!steps.iter().any(|step| passes_over(step)), "{steps:#?}\n{sql}");
            }
        };
        let folder = tempfile::tempdir().unwrap();
        let office = sample(&folder);
        let path = office.path().to_owned();
        drop(office);
        let known = |conn: &rusqlite::Connection| {
            conn.query_row("SELECT count(*) FROM sqlite_stat1", [], |row| row.get::<_, i64>(0)).unwrap() > 0
        };
        let measured = rusqlite::Connection::open(&path).unwrap();
        assert!(known(&measured));
        check(&Read { conn: &measured });
        // A new office begins without statistics.
        measured.execute_batch("DELETE FROM sqlite_stat1; DROP TABLE IF EXISTS sqlite_stat4").unwrap();
        let bare = rusqlite::Connection::open(&path).unwrap();
        assert!(!known(&bare));
        check(&Read { conn: &bare });
    }
}
