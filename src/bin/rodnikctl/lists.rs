//! The four tabs as a table, JSON or CSV.

use chrono::{Days, NaiveDate};
use rodnik::domain::volume::litres;
use rodnik::i18n::Texts;
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::{Refusal, Thing};
use rodnik::store::{BirthdayRow, ChurnRow, DeskRow, Read};
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value, json};

use super::Sentence;
use super::arguments::{Arguments, Format, List, Tab};
use super::office::{actor, clock, open, sentence};

/// A row under the keys of the JSON form.
type Row = Map<String, Value>;

pub fn list(arguments: &Arguments, list: &List, texts: &Texts) -> Result<String, Sentence> {
    let mut office = open(arguments, texts)?;
    // Everybody may look, but a name that nobody bears is a slip that is said.
    actor(&mut office, arguments, texts)?;
    let clock = clock(arguments);
    let rows = office.read(|read| {
        let today = clock.today();
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        let request = DeskRequest {
            date: list.date.unwrap_or(tomorrow),
            today,
            now: clock.now(),
            manager: manager(read, list.manager.as_deref())?,
            route: route(read, list.route.as_deref())?,
        };
        rows(read, list.tab, &request)
    });
    let rows = rows.map_err(|refusal| sentence(texts, &refusal))?;
    match list.format {
        Format::Json => Ok(format!("{:#}", Value::Array(rows.into_iter().map(Value::Object).collect()))),
        Format::Csv => as_csv(&rows, keys(list.tab)).map_err(Sentence::from),
        Format::Table => Ok(as_table(&rows, texts)),
    }
}

fn manager(read: &Read<'_>, name: Option<&str>) -> Result<Option<rodnik::domain::ids::UserId>, Refusal> {
    let Some(name) = name else { return Ok(None) };
    let user = read.users()?.into_iter().find(|user| user.name == name);
    user.map(|user| Some(user.id)).ok_or_else(|| Refusal::NotFound(Thing::Manager, name.to_owned()))
}

fn route(read: &Read<'_>, name: Option<&str>) -> Result<Option<rodnik::domain::ids::RouteId>, Refusal> {
    let Some(name) = name else { return Ok(None) };
    let route = read.routes()?.into_iter().find(|route| route.name == name);
    route.map(|route| Some(route.id)).ok_or_else(|| Refusal::NotFound(Thing::Route, name.to_owned()))
}

fn rows(read: &Read<'_>, tab: Tab, request: &DeskRequest) -> Result<Vec<Row>, Refusal> {
    Ok(match tab {
        Tab::Active => desk::active(read, request)?.iter().map(desk_row).collect(),
        Tab::Overdue => desk::overdue(read, request)?.iter().map(desk_row).collect(),
        Tab::Churn => desk::churn(read, request, None)?.iter().map(churn_row).collect(),
        Tab::Birthdays => {
            desk::birthdays(read, request)?.iter().map(|row| birthday_row(row, request.today)).collect()
        }
    })
}

fn object(value: Value) -> Row {
    match value {
        Value::Object(row) => row,
        _ => Row::new(),
    }
}

fn desk_row(row: &DeskRow) -> Row {
    object(json!({
        "address_code": row.code,
        "client": row.client,
        "address": row.text,
        "route": row.route,
        "date": row.list_date,
        "origin": row.kind.origin().code(),
        "handled": row.handled.map(|outcome| outcome.code()),
        "next_delivery": row.next_delivery,
        "last_delivery": row.last_delivery,
        "last_bottles": row.last_bottles,
        "rate_l_per_day": row.rate_ml.and_then(|ml| litres(ml).to_f64()),
        "container_debt": row.container_debt,
        "debt": row.debt.as_minor() as f64 / 100.0,
        "order_ahead": row.order_ahead,
    }))
}

fn churn_row(row: &ChurnRow) -> Row {
    object(json!({
        "address_code": row.code,
        "client": row.client,
        "address": row.text,
        "date": row.list_date,
        "origin": "task",
        "handled": null,
        "next_delivery": null,
        "stage": row.stage.map(|stage| stage.code()),
        "reason": row.reason,
        "operator": row.operator,
        "sent_by": row.sent_by,
        "since": row.since,
        "no_debts": row.no_debts,
        "container_debt": row.container_debt,
        "debt": row.debt.as_minor() as f64 / 100.0,
    }))
}

fn birthday_row(row: &BirthdayRow, today: NaiveDate) -> Row {
    object(json!({
        "address_code": row.code,
        "client": row.client,
        "address": row.text,
        "date": today,
        "origin": null,
        "handled": null,
        "next_delivery": row.next_delivery,
        "contact": row.name,
        "position": row.position,
        "birth_year": row.birth_year,
        "phone": row.phone,
        "no_calls": row.no_calls,
    }))
}

/// The keys of a tab's rows in their order: the heading of the CSV form, also where there is no row.
const fn keys(tab: Tab) -> &'static [&'static str] {
    match tab {
        Tab::Active | Tab::Overdue => &[
            "address_code",
            "client",
            "address",
            "route",
            "date",
            "origin",
            "handled",
            "next_delivery",
            "last_delivery",
            "last_bottles",
            "rate_l_per_day",
            "container_debt",
            "debt",
            "order_ahead",
        ],
        Tab::Churn => &[
            "address_code",
            "client",
            "address",
            "date",
            "origin",
            "handled",
            "next_delivery",
            "stage",
            "reason",
            "operator",
            "sent_by",
            "since",
            "no_debts",
            "container_debt",
            "debt",
        ],
        Tab::Birthdays => &[
            "address_code",
            "client",
            "address",
            "date",
            "origin",
            "handled",
            "next_delivery",
            "contact",
            "position",
            "birth_year",
            "phone",
            "no_calls",
        ],
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn as_csv(rows: &[Row], keys: &[&str]) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(keys).map_err(|error| error.to_string())?;
    for row in rows {
        let cells = keys.iter().map(|key| match row.get(*key).unwrap_or(&Value::Null) {
            Value::String(text) => rodnik::exchange::refused::defused(text).into_owned(),
            other => cell(other),
        });
        writer.write_record(cells).map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// Columns that a person reads; the rest is for programs.
const SHOWN: [&str; 9] =
    ["address_code", "client", "address", "route", "date", "origin", "handled", "next_delivery", "stage"];

/// A cell for people: codes become the words of the desk.
fn in_words(column: &str, value: Option<&Value>, texts: &Texts) -> String {
    let text = value.map(cell).unwrap_or_default();
    let id = match column {
        "origin" => format!("desk-kind-{text}"),
        "handled" => format!("desk-handled-{text}"),
        "stage" => format!("churn-stage-{text}"),
        _ => return text,
    };
    if texts.has(&id) { texts.text(&id) } else { text }
}

fn as_table(rows: &[Row], texts: &Texts) -> String {
    let Some(first) = rows.first() else { return texts.text("ctl-empty-list") };
    let columns: Vec<&str> = SHOWN.into_iter().filter(|column| first.contains_key(*column)).collect();
    let mut table: Vec<Vec<String>> =
        vec![columns.iter().map(|c| texts.text(&format!("ctl-column-{}", c.replace('_', "-")))).collect()];
    table.extend(
        rows.iter()
            .map(|row| columns.iter().map(|column| in_words(column, row.get(*column), texts)).collect()),
    );
    let width = |at: usize| table.iter().map(|row| row[at].chars().count()).max().unwrap_or(0).min(40);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let mut text = String::new();
    for row in &table {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let cut: String = if cell.chars().count() > *width {
                cell.chars().take(width - 1).chain(['…']).collect()
            } else {
                cell.clone()
            };
            format!("{cut:<width$}")
        });
        text += cells.collect::<Vec<_>>().join("  ").trim_end();
        text.push('\n');
    }
    text
}
