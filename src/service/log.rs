//! The history of the whole office, to be searched: who did what when, what before and after, on which document.

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::find::letters::fold;
use super::history_of::Entry;
use super::office::{Actor, allowed};
use super::refusal::Refusal;
use super::rights::Right;
use super::watch::Watch;
use crate::clock;
use crate::domain::ids::{AddressId, HistoryId, UserId};
use crate::store::{HistoryRow, LogPart, LogRow, Read};

/// Rows of one page.
pub const PAGE: usize = 200;
/// Rows that are taken out of the program at once.
pub const MOST: usize = 100_000;
/// After so many rows looked through it is told how far the search is.
const STRIDE: u64 = 1_000;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRequest {
    /// Who looks.
    pub actor: Actor,
    /// First day, by the workstation's time; `None`: from the beginning.
    pub from: Option<NaiveDate>,
    /// Last day; `None`: until now.
    pub to: Option<NaiveDate>,
    /// Who did it; `None`: anybody.
    pub user: Option<UserId>,
    /// The stable names of the commands; none: any.
    pub actions: Vec<String>,
    /// Words that the client, the address, a number or a value holds, all of them; case and ё do not matter.
    pub words: String,
    /// Only what is older than this row.
    pub before: Option<HistoryId>,
}

/// A row of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct LogEntry {
    /// What was done.
    pub entry: Entry,
    /// Whom it was about, with the client's name and the address.
    pub client: Option<(AddressId, String, String)>,
}

/// A page of the log, newest first; a full one may be followed by another.
///
/// # Errors
/// Without the right, when stopped, and when the store fails.
pub fn log_page(read: &Read<'_>, request: &LogRequest, watch: &Watch) -> Result<Vec<LogEntry>, Refusal> {
    found(read, request, PAGE, watch)
}

/// All that is found, newest first, but no more than [`MOST`] rows.
///
/// # Errors
/// Without the right, when stopped, and when the store fails.
pub fn log_whole(read: &Read<'_>, request: &LogRequest, watch: &Watch) -> Result<Vec<LogEntry>, Refusal> {
    found(read, request, MOST, watch)
}

fn found(
    read: &Read<'_>,
    request: &LogRequest,
    most: usize,
    watch: &Watch,
) -> Result<Vec<LogEntry>, Refusal> {
    allowed(read, &request.actor, Right::ReadHistory)?;
    let words: Vec<Vec<u8>> = request.words.split_whitespace().map(fold).collect();
    let part = part(read, request)?;
    let (mut found, mut done, mut total) = (Vec::new(), 0, 0);
    read.each_logged(&part, |row| {
        done += 1;
        if done % STRIDE == 0 {
            if total == 0 {
                // Counted only for a search that takes long.
                total = read.count_logged(&part)?;
            }
            watch.tell((done, total.max(done)))?;
        }
        if holds(&row, &words) {
            found.push(entry(row));
        }
        Ok::<_, Refusal>(found.len() < most)
    })?;
    Ok(found)
}

/// The part of the history in which it stands.
fn part(read: &Read<'_>, request: &LogRequest) -> Result<LogPart, Refusal> {
    let before = match request.before {
        Some(id) => read.history_row(id)?.map(|row| (row.at, id)),
        None => None,
    };
    Ok(LogPart {
        since: request.from.and_then(clock::midnight),
        until: request.to.and_then(|day| clock::midnight(day.checked_add_days(Days::new(1))?)),
        before,
        user: request.user,
        actions: request.actions.clone(),
    })
}

/// The commands that were ever carried out, by their stable names.
///
/// # Errors
/// When the store fails.
pub fn logged_actions(read: &Read<'_>) -> Result<Vec<String>, Refusal> {
    Ok(read.logged_actions()?)
}

/// Everybody who ever worked here, archived or not, by name.
///
/// # Errors
/// When the store fails.
pub fn logged_people(read: &Read<'_>) -> Result<Vec<(UserId, String)>, Refusal> {
    Ok(read.everyone()?)
}

/// Whether all words stand in the row: in its client, its address, or what was said of it.
fn holds(row: &LogRow, words: &[Vec<u8>]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = String::new();
    if let Some((_, client, address)) = &row.client {
        text.push_str(client);
        text.push(' ');
        text.push_str(address);
    }
    append_values(&serde_json::from_str(&row.detail).unwrap_or_default(), &mut text);
    let text = fold(&text);
    words.iter().all(|word| text.windows(word.len().max(1)).any(|part| part == word.as_slice()))
}

/// The values of a detail, without the names under which they stand.
fn append_values(value: &Value, text: &mut String) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => {
            text.push(' ');
            text.push_str(&number.to_string());
        }
        Value::String(words) => {
            text.push(' ');
            text.push_str(words);
        }
        Value::Array(items) => items.iter().for_each(|item| append_values(item, text)),
        Value::Object(fields) => fields.values().for_each(|field| append_values(field, text)),
    }
}

fn entry(row: LogRow) -> LogEntry {
    let LogRow { id, at, user_name, action, client, detail, .. } = row;
    let row = HistoryRow { id, at, user: user_name, action, elsewhere: None, detail };
    let address = client.as_ref().map(|(address, ..)| *address);
    LogEntry { entry: Entry::of(row, address), client }
}
