//! The columns of the lists: which a tab has, what a row shows in each, how each sorts.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use super::listing::{Listing, Rows};
use super::table::{Mark, Table};
use super::tabs::Tab;
use crate::clock;
use crate::domain::address::ChurnStage;
use crate::domain::phone;
use crate::domain::task::{Outcome, TaskKind};
use crate::domain::volume::litres;
use crate::i18n::Texts;
use crate::store::{BirthdayRow, ChurnRow, DeskRow};
use crate::t;
use crate::ui::theme::Tone;
use crate::ui::widget::list::Cell;
use crate::wording;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Time of a promised call.
    Time,
    /// List date of the task.
    ListDate,
    /// Client and address.
    Client,
    /// Route.
    Route,
    /// Last delivery.
    Last,
    /// Days from it to the list date.
    Days,
    /// Litres a day.
    Rate,
    /// Containers owed.
    Containers,
    /// Money owed.
    Debt,
    /// Why the row stands here, or how it was handled.
    Handled,
    /// Why the customer leaves.
    Reason,
    /// Stage of the review.
    Stage,
    /// The operator who sent it to churn.
    Operator,
    /// Since when it is at its stage, and who sent it there.
    Since,
    /// Contact person.
    Person,
    /// Phone of the person.
    Phone,
    /// Age, where the year is known.
    Age,
    /// Next delivery.
    Next,
}

/// The columns of a tab.
pub const fn fields(tab: Tab) -> &'static [Field] {
    use Field::{
        Age, Client, Containers, Days, Debt, Handled, Last, ListDate, Next, Operator, Person, Phone, Rate,
        Reason, Route, Since, Stage, Time,
    };
    match tab {
        Tab::Active => &[Time, Client, Route, Last, Days, Rate, Containers, Debt, Handled],
        Tab::Overdue => &[ListDate, Client, Route, Last, Days, Rate, Containers, Debt, Handled],
        Tab::Churn => &[Client, Reason, Stage, Operator, Since, Containers, Debt],
        Tab::Birthdays => &[Person, Client, Phone, Age, Next],
    }
}

/// What a cell is shown with.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The language.
    pub texts: &'a Texts,
    /// The list date.
    pub date: NaiveDate,
    /// The workstation's date.
    pub today: NaiveDate,
}

/// The cell of a row, by its number in the listing.
pub fn cell<'a>(table: &'a Table, row: usize, field: Field, shown: Shown<'a>) -> Cell<'a> {
    match &table.listing().rows {
        Rows::Tasks(rows) => rows.get(row).map(|row| {
            let cell = task_cell(row, table.marked(row.address), field, shown);
            if field == Field::Handled && table.picks.has(row.address) {
                picked(cell, shown.texts)
            } else {
                cell
            }
        }),
        Rows::Churn(rows) => {
            rows.get(row).map(|row| churn_cell(row, table.marked(row.address), field, shown))
        }
        Rows::Birthdays(rows) => rows.get(row).map(|row| birthday_cell(row, field, shown)),
    }
    .unwrap_or(Cell::Empty)
}

/// How a row was handled, by its number in the listing.
pub fn handled(listing: &Listing, row: usize, table: &Table) -> Option<Mark> {
    let marked = listing.rows.address(row).and_then(|address| table.marked(address));
    marked.or_else(|| match &listing.rows {
        Rows::Tasks(rows) => rows.get(row).and_then(stored_mark),
        Rows::Churn(_) | Rows::Birthdays(_) => None,
    })
}

fn stored_mark(row: &DeskRow) -> Option<Mark> {
    row.handled.map(|outcome| Mark { outcome, postponed_to: row.postponed_to, went: None })
}

fn task_cell<'a>(row: &'a DeskRow, mark: Option<Mark>, field: Field, shown: Shown<'_>) -> Cell<'a> {
    let texts = shown.texts;
    match field {
        Field::Time => {
            let moment = row.due_at.as_deref().and_then(clock::local);
            let when = moment.map(|moment| match moment.date() {
                day if day == shown.date => texts.time(moment),
                // A time says nothing of a day that is not the list's.
                day => format!("{} {}", texts.date_near(day, shown.today), texts.time(moment)),
            });
            tried(when, row.attempts, texts)
        }
        Field::ListDate => tried(Some(texts.date_near(row.list_date, shown.today)), row.attempts, texts),
        Field::Client => Cell::two(row.client.as_str(), row.text.as_str()),
        Field::Route => Cell::muted(row.route.as_deref().unwrap_or_default()),
        Field::Last => row.last_delivery.map_or_else(nothing, |last| {
            Cell::text(t!(
                texts,
                "desk-last",
                day = texts.date_near(last, shown.today),
                count = row.last_bottles
            ))
        }),
        Field::Days => days(row, shown.date).map_or_else(nothing, |days| Cell::text(texts.integer(days))),
        Field::Rate => row.rate_ml.map_or_else(nothing, |rate| Cell::text(texts.decimal(litres(rate), 1))),
        Field::Containers => owed(row.container_debt, |count| texts.integer(count)),
        Field::Debt => owed(row.debt.as_minor(), |debt| texts.amount_whole(debt)),
        Field::Handled => badge(row, mark.or_else(|| stored_mark(row)), texts),
        _ => Cell::Empty,
    }
}

/// The badge of a marked row: with a sign before its word.
fn picked<'a>(cell: Cell<'a>, texts: &Texts) -> Cell<'a> {
    match cell {
        Cell::Badge(tone, kind) => {
            Cell::badge(tone, t!(texts, "desk-picked-badge", kind = kind.into_owned()))
        }
        other => other,
    }
}

/// A time or a date with the number of attempts below it.
fn tried<'a>(when: Option<String>, attempts: i64, texts: &Texts) -> Cell<'a> {
    if attempts == 0 {
        return when.map_or(Cell::Empty, Cell::muted);
    }
    let attempts = t!(texts, "desk-attempts-short", count = attempts);
    match when {
        Some(when) => Cell::two(when, attempts),
        // Where it stands in every row.
        None => Cell::two("", attempts),
    }
}

fn churn_cell<'a>(row: &'a ChurnRow, mark: Option<Mark>, field: Field, shown: Shown<'_>) -> Cell<'a> {
    let texts = shown.texts;
    match field {
        Field::Client => Cell::two(row.client.as_str(), row.text.as_str()),
        Field::Reason => Cell::wrapped(row.reason.as_deref().unwrap_or_default()),
        Field::Stage => match (mark, row.stage) {
            (Some(mark), _) => outcome_badge(mark, texts),
            (None, Some(stage)) => {
                Cell::badge(stage_tone(stage, row.no_debts), stage_word(texts, stage, row.no_debts))
            }
            (None, None) => Cell::Empty,
        },
        Field::Operator => {
            row.operator.as_deref().map_or(Cell::Empty, |name| Cell::muted(wording::short_name(name)))
        }
        Field::Since => row.since.map_or_else(nothing, |since| since_cell(row, since, shown)),
        Field::Containers => owed(row.container_debt, |count| texts.integer(count)),
        Field::Debt => owed(row.debt.as_minor(), |debt| texts.amount_whole(debt)),
        _ => Cell::Empty,
    }
}

/// Since when it is at its stage, red with its days once it is there longer than the office allows; and who sent it there.
fn since_cell<'a>(row: &ChurnRow, since: NaiveDate, shown: Shown<'_>) -> Cell<'a> {
    let texts = shown.texts;
    let day = texts.date_near(since, shown.today);
    let sender = row.sent_by.as_deref().map(wording::short_name);
    let when = if row.late { t!(texts, "review-late", day = day, days = row.days) } else { day };
    match (row.late, sender) {
        (true, Some(sender)) => Cell::toned_two(Tone::Bad, when, sender),
        (true, None) => Cell::toned(Tone::Bad, when),
        (false, Some(sender)) => Cell::two(when, sender),
        (false, None) => Cell::text(when),
    }
}

fn birthday_cell<'a>(row: &'a BirthdayRow, field: Field, shown: Shown<'_>) -> Cell<'a> {
    let texts = shown.texts;
    match field {
        Field::Person => Cell::two(row.name.as_str(), row.position.as_str()),
        Field::Client => Cell::two(row.client.as_str(), row.text.as_str()),
        Field::Phone if row.no_calls => Cell::toned(Tone::Warning, texts.text("desk-no-calls")),
        Field::Phone => {
            row.phone.as_deref().map_or_else(nothing, |number| Cell::text(phone::display(number)))
        }
        Field::Age => age(row, shown.today).map_or_else(nothing, |age| Cell::text(texts.integer(age.into()))),
        Field::Next => {
            row.next_delivery.map_or_else(nothing, |next| Cell::text(texts.date_short_with_weekday(next)))
        }
        _ => Cell::Empty,
    }
}

fn nothing<'a>() -> Cell<'a> {
    Cell::muted("—")
}

fn owed<'a>(amount: i64, written: impl Fn(i64) -> String) -> Cell<'a> {
    if amount > 0 { Cell::toned(Tone::Bad, written(amount)) } else { nothing() }
}

fn days(row: &DeskRow, date: NaiveDate) -> Option<i64> {
    row.last_delivery.map(|last| (date - last).num_days())
}

fn age(row: &BirthdayRow, today: NaiveDate) -> Option<i32> {
    row.birth_year.map(|year| today.year() - year)
}

fn badge<'a>(row: &DeskRow, mark: Option<Mark>, texts: &Texts) -> Cell<'a> {
    if let Some(mark) = mark {
        return outcome_badge(mark, texts);
    }
    if let (TaskKind::Manual, Some(purpose)) = (row.kind, &row.purpose) {
        return Cell::badge(Tone::Accent, purpose.clone());
    }
    let (tone, id) = match row.kind {
        TaskKind::Planned => (Tone::Accent, "desk-kind-plan"),
        TaskKind::Callback => (Tone::Warning, "desk-kind-callback"),
        TaskKind::Undelivered => (Tone::Warning, "desk-kind-undelivered"),
        TaskKind::Always => (Tone::Accent, "desk-kind-always"),
        TaskKind::Manual | TaskKind::Postponed | TaskKind::Review => (Tone::Accent, "desk-kind-task"),
    };
    let word = texts.text(id);
    // An order further ahead does not hide the row, but it is said.
    let word = if row.order_ahead { t!(texts, "desk-order-ahead", kind = word) } else { word };
    Cell::badge(tone, word)
}

fn outcome_badge<'a>(mark: Mark, texts: &Texts) -> Cell<'a> {
    if let Some(stage) = mark.went {
        let tone = if stage == ChurnStage::Returned { Tone::Good } else { Tone::Neutral };
        return Cell::badge(tone, texts.text(&format!("review-went-{}", stage.code())));
    }
    match (mark.outcome, mark.postponed_to) {
        (Outcome::Accepted, _) => Cell::badge(Tone::Good, texts.text("desk-handled-accepted")),
        (Outcome::Postponed, Some(to)) => {
            Cell::badge(Tone::Neutral, t!(texts, "desk-handled-postponed-to", to = texts.date_short(to)))
        }
        (Outcome::Postponed, None) => Cell::badge(Tone::Neutral, texts.text("desk-handled-postponed")),
        (Outcome::Churn, _) => Cell::badge(Tone::Bad, texts.text("desk-handled-churn")),
        (Outcome::Closed, _) => Cell::badge(Tone::Neutral, texts.text("desk-handled-closed")),
    }
}

/// The tone of a stage of a review.
pub const fn stage_tone(stage: ChurnStage, no_debts: bool) -> Tone {
    match stage {
        ChurnStage::CreditControl => Tone::Warning,
        _ if no_debts => Tone::Good,
        _ => Tone::Accent,
    }
}

/// The word of a stage of a review; with the mark of S0-37 the short one, so that both fit.
pub fn stage_word(texts: &Texts, stage: ChurnStage, no_debts: bool) -> String {
    if no_debts {
        let stage = texts.text(&format!("churn-stage-{}", stage.code()));
        t!(texts, "desk-stage-no-debts", stage = stage)
    } else {
        texts.text(&format!("review-at-{}", stage.code()))
    }
}

/// Which of two rows of a table comes first when a column is sorted upwards.
pub fn compare(table: &Table, by: Field, (one, other): (usize, usize)) -> Ordering {
    let listing = table.listing();
    if by == Field::Client || by == Field::Person {
        return listing.words(one).cmp(listing.words(other));
    }
    match &listing.rows {
        Rows::Tasks(rows) if by == Field::Handled => {
            handled_rank(table, &rows[one], one).cmp(&handled_rank(table, &rows[other], other))
        }
        Rows::Tasks(rows) => compare_tasks(&rows[one], &rows[other], by),
        Rows::Churn(rows) => compare_churn(&rows[one], &rows[other], by),
        Rows::Birthdays(rows) => compare_birthdays(&rows[one], &rows[other], by),
    }
}

fn handled_rank(table: &Table, row: &DeskRow, at: usize) -> (bool, u8, Option<NaiveDate>) {
    match handled(table.listing(), at, table) {
        Some(mark) => (true, mark.outcome as u8, mark.postponed_to),
        None => (false, row.kind as u8, None),
    }
}

fn compare_tasks(one: &DeskRow, other: &DeskRow, by: Field) -> Ordering {
    match by {
        // Rows without a time come after those with one.
        Field::Time => (one.due_at.is_none(), &one.due_at).cmp(&(other.due_at.is_none(), &other.due_at)),
        Field::ListDate => one.list_date.cmp(&other.list_date),
        Field::Route => one.route.cmp(&other.route),
        Field::Last => one.last_delivery.cmp(&other.last_delivery),
        // The older the delivery, the more days.
        Field::Days => other.last_delivery.cmp(&one.last_delivery),
        Field::Rate => one.rate_ml.cmp(&other.rate_ml),
        Field::Containers => one.container_debt.cmp(&other.container_debt),
        Field::Debt => one.debt.cmp(&other.debt),
        _ => Ordering::Equal,
    }
}

fn compare_churn(one: &ChurnRow, other: &ChurnRow, by: Field) -> Ordering {
    match by {
        Field::Reason => one.reason.cmp(&other.reason),
        Field::Stage => one.stage.map(|stage| stage as u8).cmp(&other.stage.map(|stage| stage as u8)),
        Field::Operator => one.operator.cmp(&other.operator),
        Field::Since => one.since.cmp(&other.since),
        Field::Containers => one.container_debt.cmp(&other.container_debt),
        Field::Debt => one.debt.cmp(&other.debt),
        _ => Ordering::Equal,
    }
}

fn compare_birthdays(one: &BirthdayRow, other: &BirthdayRow, by: Field) -> Ordering {
    match by {
        Field::Phone => one.phone.cmp(&other.phone),
        // The later the year, the younger.
        Field::Age => other.birth_year.cmp(&one.birth_year),
        Field::Next => one.next_delivery.cmp(&other.next_delivery),
        _ => Ordering::Equal,
    }
}
