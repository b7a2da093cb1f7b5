//! The history in words: what was done, and what each field held before and holds now.

use chrono::NaiveDate;
use serde_json::Value;

use crate::clock;
use crate::domain::people::Role;
use crate::domain::planning::Weekdays;
use crate::domain::volume;
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
const SAID: [&str; 26] = [
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
        Value::String(code) if key == "undone" => texts.text(&format!("history-undone-{code}")),
        note => value(texts, note)?,
    };
    texts.has(&id).then(|| t!(texts, &id, value = words))
}

fn changed(texts: &Texts, change: &FieldChange) -> String {
    let shown = |field: &Value| value(texts, field).unwrap_or_else(|| texts.text("history-nothing"));
    let (before, after) = (shown(&change.before), shown(&change.after));
    t!(texts, "history-changed", field = field(texts, &change.field), before = before, after = after)
}

/// A change as people say it: sums and rates are kept as whole numbers, planning settings under short names.
fn spoken(texts: &Texts, action: &str, change: &FieldChange) -> Vec<String> {
    let planning = action == "change_planning";
    if let (true, "pauses", Value::Array(before), Value::Array(after)) =
        (planning, change.field.as_str(), &change.before, &change.after)
    {
        return pauses(texts, before, after);
    }
    if action == "decide_rights" {
        return vec![right_decided(texts, change)];
    }
    if change.field == "line" {
        return vec![order_line(texts, change)];
    }
    let say = |kept: &Value| -> Value {
        match (change.field.as_str(), kept.as_i64()) {
            ("discount_rate", Some(0)) => Value::Null,
            ("discount_rate", Some(rate)) => super::percent(texts, rate).into(),
            (_, Some(price)) if action == "set_own_price" => texts.money(price).into(),
            ("total" | "deposit" | "cash" | "card", Some(sum)) => texts.money(sum).into(),
            ("order_status", _) => {
                kept.as_str().map(|code| texts.text(&format!("order-status-{code}"))).into()
            }
            ("task_time", _) => {
                kept.as_str().and_then(clock::local).map(|moment| texts.date_time(moment)).into()
            }
            ("calculator", _) => calculator(texts, kept).into(),
            (key, _) if planning => setting(texts, key, kept),
            _ => kept.clone(),
        }
    };
    let prefix = if planning { "planning_" } else { "" };
    let field = format!("{prefix}{}", change.field);
    vec![changed(texts, &FieldChange { field, before: say(&change.before), after: say(&change.after) })]
}

/// Which roles had a right, and which have it now.
fn right_decided(texts: &Texts, change: &FieldChange) -> String {
    let roles = |kept: &Value| {
        let codes = kept.as_array().into_iter().flatten().filter_map(Value::as_str);
        let names: Vec<String> =
            codes.filter_map(Role::from_code).map(|role| super::role(texts, role)).collect();
        if names.is_empty() { texts.text("history-nothing") } else { names.join(", ") }
    };
    let (before, after) = (roles(&change.before), roles(&change.after));
    let right = texts.text(&format!("right-{}", change.field));
    t!(texts, "history-changed", field = right, before = before, after = after)
}

/// What was typed into the calculator, kept as people, millilitres for each and millilitres more.
fn calculator(texts: &Texts, kept: &Value) -> Option<String> {
    let [people, each, more] = kept.as_array()?.as_slice() else { return None };
    let litres = |ml: &Value| Some(texts.litres(volume::litres(ml.as_i64()?)));
    let (people, each, more) = (people.as_i64()?, litres(each)?, litres(more)?);
    Some(t!(texts, "history-calculator", people = people, each = each, more = more))
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

/// Planning settings and pauses, of which the history keeps both states.
fn settings(texts: &Texts, entry: &Entry) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(Value::Array(both)) = entry.notes.get("settings")
        && let [Value::Object(before), Value::Object(after)] = both.as_slice()
    {
        for (key, is) in after {
            let was = before.get(key).unwrap_or(&Value::Null);
            if was != is {
                let (before, after) = (setting(texts, key, was), setting(texts, key, is));
                let change = FieldChange { field: format!("planning_{key}"), before, after };
                lines.push(changed(texts, &change));
            }
        }
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

/// A planning setting that is not kept as people write it, as they do.
fn setting(texts: &Texts, key: &str, value: &Value) -> Value {
    let number = value.as_i64();
    match key {
        "weekdays" => {
            let masked = number.and_then(|mask| Weekdays::from_mask(u8::try_from(mask).ok()?));
            let days = masked.or_else(|| value.as_str()?.parse().ok());
            days.filter(|days| !days.is_empty()).map(|days| super::weekdays(texts, days)).into()
        }
        "initial_ml_per_day" => number.map(|ml| texts.litres_per_day(volume::litres(ml))).into(),
        _ => value.clone(),
    }
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

/// The name of a field; the stable name of one that is not known here.
fn field(texts: &Texts, code: &str) -> String {
    for id in [format!("client-field-{code}"), format!("history-field-{code}")] {
        if texts.has(&id) {
            return texts.text(&id);
        }
    }
    code.to_owned()
}

/// A value as people read it; `None`: nothing.
fn value(texts: &Texts, value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(yes) => Some(texts.text(if *yes { "history-yes" } else { "history-no" })),
        Value::Number(number) => {
            Some(number.as_i64().map_or(number.to_string(), |whole| texts.integer(whole)))
        }
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(match text.parse::<NaiveDate>() {
            Ok(day) if text.len() == "2026-11-30".len() => texts.date(day),
            _ => word(texts, text),
        }),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// A stable word in the user's language where it is one; else the text itself.
fn word(texts: &Texts, text: &str) -> String {
    let id = format!("history-word-{text}");
    let is_code = !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'_');
    if is_code && texts.has(&id) { texts.text(&id) } else { text.to_owned() }
}
