//! The history in words: what was done, and what each field held before and holds now.

use serde_json::Value;

use super::history_fields::{history_field, history_value, plain};
use crate::i18n::Texts;
use crate::service::history_of::{Entry, FieldChange};
use crate::t;

/// A command of the history in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// What was done: `Отложено до 30.11.2026`.
    pub what: String,
    /// What changed: `Этаж: 3 → 4`.
    pub changes: Vec<String>,
}

/// What a command says of itself, in the order in which a sentence says it: keys of its notes.
const SAID: [&str; 27] = [
    "document",
    "exported",
    "about",
    "medium",
    "from",
    "person",
    "name",
    "entry",
    "address",
    "number",
    "order",
    "on",
    "delivery",
    "to",
    "sale",
    "payment",
    "movement",
    "quantity",
    "amount",
    "journal",
    "undone",
    "next",
    "offer",
    "why",
    "contact_on",
    "said",
    "forgotten",
];

/// A command in words: `Изменено планирование`.
pub fn command(texts: &Texts, name: &str) -> String {
    texts.text(&format!("history-{name}"))
}

/// Puts an entry of the history into words.
pub fn history_line(texts: &Texts, entry: &Entry) -> HistoryLine {
    let mut what = texts.text(&done(texts, entry));
    for key in SAID {
        if let Some(words) = entry.notes.get(key).and_then(|value| said(texts, entry, key, value)) {
            what = format!("{what} {words}");
        }
    }
    if let Some(elsewhere) = &entry.elsewhere {
        what = t!(texts, "history-elsewhere", what = what, address = elsewhere.as_str());
    }
    let mut changes: Vec<String> =
        entry.changed.iter().flat_map(|change| spoken(texts, &entry.action, change)).collect();
    changes.extend(settings(texts, entry));
    HistoryLine { what, changes }
}

/// The name of what was done: money or a deposit that went back is told from what came in.
fn done(texts: &Texts, entry: &Entry) -> String {
    let plain = format!("history-{}", entry.action);
    let went_back = ["amount", "quantity"].iter().any(|key| number(entry, key).is_some_and(|of| of < 0));
    let back = format!("{plain}-back");
    if went_back && texts.has(&back) { back } else { plain }
}

fn number(entry: &Entry, key: &str) -> Option<i64> {
    entry.notes.get(key)?.as_i64()
}

/// A note of a command, where it says something to people.
fn said(texts: &Texts, entry: &Entry, key: &str, note: &Value) -> Option<String> {
    let id = format!("history-note-{key}");
    let words = match note {
        // An order is named by its number, before what became of it.
        Value::Array(both) if key == "order" => both.first().and_then(|number| value(texts, number))?,
        // What was and what is: only the latter is news.
        Value::Array(both) => both.last().and_then(|after| value(texts, after))?,
        note if key == "sale" && entry.notes.contains_key("order") => {
            return value(texts, note).map(|number| t!(texts, "history-note-sale-of-order", value = number));
        }
        // Which way it went is said by what was done.
        Value::Number(sum) if key == "amount" => texts.money(sum.as_i64()?.checked_abs()?),
        Value::Number(count) if key == "quantity" => texts.integer(count.as_i64()?.checked_abs()?),
        Value::String(code) if key == "document" => texts.text(&format!("numbering-{code}")),
        Value::String(code) if key == "undone" => texts.text(&format!("history-undone-{code}")),
        note => value(texts, note)?,
    };
    texts.has(&id).then(|| t!(texts, &id, value = words))
}

/// A change as people say it: `Этаж: 3 → 4`.
fn changed(texts: &Texts, action: &str, change: &FieldChange) -> String {
    let field = &change.field;
    let said = |kept: &Value| history_value(texts, action, field, kept);
    let label = history_field(texts, action, field).unwrap_or_else(|| field.clone());
    t!(texts, "history-changed", field = label, before = said(&change.before), after = said(&change.after))
}

/// What a change says: pauses come one by one, and a line of an order is called by its product.
fn spoken(texts: &Texts, action: &str, change: &FieldChange) -> Vec<String> {
    match (action, change.field.as_str(), &change.before, &change.after) {
        ("change_planning" | "save_planning", "pauses", Value::Array(before), Value::Array(after)) => {
            pauses(texts, before, after)
        }
        (_, "line", ..) => vec![order_line(texts, change)],
        _ => vec![changed(texts, action, change)],
    }
}

/// A line of an order: `Вода 19 л: 2 × 350,00 ₽ → 3 × 350,00 ₽`.
fn order_line(texts: &Texts, change: &FieldChange) -> String {
    let number = |line: &Value, key: &str| line.get(key).and_then(Value::as_i64);
    let shown = |line: &Value| {
        let (quantity, price) = (number(line, "quantity")?, texts.money(number(line, "price")?));
        let words = t!(texts, "history-line", quantity = texts.integer(quantity), price = price);
        Some(match number(line, "returned").filter(|returned| *returned > 0) {
            Some(returned) => t!(texts, "history-line-returned", line = words, count = returned),
            None => words,
        })
    };
    let product = [&change.after, &change.before].into_iter().find_map(|line| line.get("product")?.as_str());
    let nothing = || texts.text("history-nothing");
    let (before, after) = (shown(&change.before), shown(&change.after));
    let (before, after) = (before.unwrap_or_else(nothing), after.unwrap_or_else(nothing));
    t!(texts, "history-changed", field = product.unwrap_or_default(), before = before, after = after)
}

/// Settings and pauses, of which the history keeps both states whole.
fn settings(texts: &Texts, entry: &Entry) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(Value::Array(both)) = entry.notes.get("settings")
        && let [before, after] = both.as_slice()
    {
        lines.extend(compared(texts, "change_planning", (before, after)));
    }
    let [before, now] = ["before", "now"].map(|key| entry.notes.get(key).and_then(Value::as_str));
    if let (Some(before), Some(now)) = (before, now) {
        lines.extend(compared(texts, &entry.action, (&of_planning(before), &of_planning(now))));
    }
    if let Some(Value::Array(both)) = entry.notes.get("pauses")
        && let [Value::Array(before), Value::Array(after)] = both.as_slice()
    {
        lines.extend(pauses(texts, before, after));
    }
    if let Some(pause) = entry.notes.get("pause").and_then(|pause| period(texts, pause)) {
        lines.push(t!(texts, "history-pause-added", pause = pause));
    }
    lines
}

/// The office's settings of planning, which the history keeps in one line.
fn of_planning(line: &str) -> Value {
    let fields = ["estimator", "caution", "order_anchor"].into_iter().zip(line.split(' '));
    Value::Object(fields.map(|(field, value)| (field.to_owned(), value.into())).collect())
}

/// What differs between two states, field by field.
fn compared(texts: &Texts, action: &str, (before, after): (&Value, &Value)) -> Vec<String> {
    let (Value::Object(before), Value::Object(after)) = (before, after) else { return Vec::new() };
    let differing = after.iter().filter_map(|(field, after)| {
        let before = before.get(field).unwrap_or(&Value::Null);
        let (field, before, after) = (field.clone(), before.clone(), after.clone());
        (before != after).then_some(FieldChange { field, before, after })
    });
    differing.map(|change| changed(texts, action, &change)).collect()
}

fn pauses(texts: &Texts, before: &[Value], after: &[Value]) -> Vec<String> {
    let only = |these: &[Value], those: &[Value], id: &str| {
        let pauses = these.iter().filter(|pause| !those.contains(pause));
        pauses.filter_map(|pause| period(texts, pause)).map(|pause| t!(texts, id, pause = pause)).collect()
    };
    let mut lines: Vec<String> = only(after, before, "history-pause-added");
    lines.extend(only(before, after, "history-pause-lifted") as Vec<String>);
    lines
}

fn period(texts: &Texts, pause: &Value) -> Option<String> {
    let day = |key: &str| value(texts, pause.get(key)?);
    Some(format!("{} – {}", day("from")?, day("to")?))
}

/// A note as people read it, codes in words; `None`: nothing.
fn value(texts: &Texts, value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            plain(texts, value).map(|said| if said == *text { word(texts, text) } else { said })
        }
        value => plain(texts, value),
    }
}

/// A stable word in the user's language where it is one; else the text itself.
fn word(texts: &Texts, text: &str) -> String {
    let id = format!("history-word-{text}");
    let is_code = !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'_');
    if is_code && texts.has(&id) { texts.text(&id) } else { text.to_owned() }
}
