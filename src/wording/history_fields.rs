//! The fields of the history: how each is called, and how what it held is said. The history keeps sums in kopecks, volumes
//! in millilitres, rates in hundredths of a percent and choices under their codes; people read none of those.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::clock;
use crate::domain::people::Role;
use crate::domain::planning::Weekdays;
use crate::domain::volume;
use crate::i18n::Texts;
use crate::t;

/// How a field is kept.
#[derive(Clone, Copy)]
enum Kept {
    /// As people write it.
    Plain,
    /// Kopecks.
    Money,
    /// Hundredths of a percent.
    Percent,
    /// Hundredths of a percent; zero is none.
    Discount,
    /// Millilitres.
    Millilitres,
    /// Millilitres a day.
    MillilitresPerDay,
    /// Litres with a point.
    Litres,
    /// A number with a point.
    Decimal,
    /// A code; its words stand under an id that begins so.
    Code(&'static str),
    /// Codes of roles.
    Roles,
    /// A mask or codes of days of the week.
    Weekdays,
    /// An instant, UTC.
    Moment,
    /// A number that is no count: nothing parts its thousands.
    Digits,
    /// A number, of which zero switches it off.
    OrNever,
    /// `on` or `off`.
    Switch,
    /// Something that is not said, only whether it is there.
    Secret,
    /// Spans of the day or numbers, parted by commas.
    Several,
    /// The hour of the day, or `off`.
    Hour,
    /// How many backups of hours, days, weeks and months are kept.
    Backups,
    /// A type of the calendar's day with its name.
    Day,
    /// People, millilitres for each, millilitres more.
    Calculator,
}

/// What a field belongs to, where its name alone would say too little: so its label begins.
fn owner(action: &str) -> &'static str {
    match action {
        "save_entry" | "archive_entry" => "entry_",
        "save_employee" | "archive_employee" => "employee_",
        "change_general_settings" | "change_office_settings" => "office_",
        "change_price_list" => "list_",
        "arrange_run" | "settle_run" => "run_",
        "set_numbering" => "numbering_",
        "end_substitution" => "absence_",
        "change_planning" | "save_planning" => "planning_",
        _ => "",
    }
}

/// Whether the fields of a command are called by the name of a product or of a kind of container.
fn is_by_name(action: &str) -> bool {
    is_price(action) || matches!(action, "adjust_containers" | "void_adjustment")
}

fn is_price(action: &str) -> bool {
    matches!(action, "set_own_price" | "set_price" | "change_prices_by_percent")
}

/// How a field of a command is called; `None`: a field that this program does not know.
pub fn history_field(texts: &Texts, action: &str, field: &str) -> Option<String> {
    match action {
        "decide_rights" => return known(texts, format!("right-{field}")),
        "set_calendar_days" => return Some(texts.date(field.parse().ok()?)),
        _ if is_by_name(action) => return Some(field.to_owned()),
        _ => {}
    }
    let (owner, name) = (owner(action), field.replace('.', "_"));
    let own = known(texts, format!("history-field-{owner}{name}"));
    let own = own.or_else(|| known(texts, format!("history-field-{name}")));
    // A field of the client's card may have the name of one of something else.
    own.or_else(|| known(texts, format!("client-field-{name}")).filter(|_| owner.is_empty()))
}

fn known(texts: &Texts, id: String) -> Option<String> {
    texts.has(&id).then(|| texts.text(&id))
}

fn kept(action: &str, field: &str) -> Kept {
    match (owner(action), field) {
        _ if is_price(action) => Kept::Money,
        _ if action == "set_calendar_days" => Kept::Day,
        _ if action == "decide_rights" => Kept::Roles,
        ("entry_", "price") | ("run_", "cash" | "card") | (_, "total" | "deposit") => Kept::Money,
        ("entry_", "vat_rate") => Kept::Percent,
        (_, "discount_rate") => Kept::Discount,
        ("entry_", "consumption_ml") => Kept::Millilitres,
        ("entry_", "kind") => Kept::Code("product-kind-"),
        ("entry_", "consent") => Kept::Code("directories-consent-"),
        ("employee_", "roles") => Kept::Roles,
        ("entry_" | "planning_", "weekdays") => Kept::Weekdays,
        ("planning_", "initial_ml_per_day") => Kept::MillilitresPerDay,
        ("planning_", "kind") | (_, "payment" | "status" | "stage" | "verdict") => {
            Kept::Code("history-word-")
        }
        ("numbering_", "next") => Kept::Digits,
        ("office_", "estimator") => Kept::Code("settings-estimator-"),
        ("office_", "caution") => Kept::Decimal,
        ("office_", "order_anchor") => Kept::Code("history-word-anchor_"),
        (_, "order_status") => Kept::Code("order-status-"),
        (_, "task_time") => Kept::Moment,
        (_, "calculator") => Kept::Calculator,
        (_, "churn.control" | "backup.at_closing") => Kept::Switch,
        (_, "churn.money_at_closing") => Kept::Code("history-word-money_"),
        (_, "churn.stage_days" | "orders.windows" | "debts.calls_workdays" | "debts.calls_weekends") => {
            Kept::Several
        }
        (_, "planning.litres_office" | "planning.litres_flat") => Kept::Litres,
        (_, "office.lock_after") => Kept::OrNever,
        (_, "backup.hour") => Kept::Hour,
        (_, "backup.keep") => Kept::Backups,
        (_, "backup.lock") => Kept::Secret,
        _ => Kept::Plain,
    }
}

/// What a field of a command held, as people say it. What cannot be read is said as it is kept.
pub(super) fn history_value(texts: &Texts, action: &str, field: &str, value: &Value) -> String {
    let said = match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        value => match read(texts, kept(action, field), value) {
            Some(said) => Some(said).filter(|said| !said.is_empty()),
            None => plain(texts, value),
        },
    };
    said.unwrap_or_else(|| texts.text("history-nothing"))
}

/// `None`: it is not kept in this way. An empty text: nothing.
fn read(texts: &Texts, kept: Kept, value: &Value) -> Option<String> {
    let (number, text) = (value.as_i64(), value.as_str());
    let litres = |ml: i64| texts.litres(volume::litres(ml));
    Some(match kept {
        Kept::Plain => return None,
        Kept::Money => texts.money(number?),
        Kept::Percent => super::percent(texts, number?),
        Kept::Discount if number? == 0 => String::new(),
        Kept::Discount => super::percent(texts, number?),
        Kept::Millilitres => litres(number?),
        Kept::MillilitresPerDay => texts.litres_per_day(volume::litres(number?)),
        Kept::Litres => texts.litres(text?.parse::<Decimal>().ok()?),
        Kept::Decimal => {
            let number: Decimal = text?.parse().ok()?;
            texts.decimal(number, number.scale())
        }
        Kept::Code(prefix) => known(texts, format!("{prefix}{}", text?))?,
        Kept::Roles => roles(texts, value)?,
        Kept::Weekdays => weekdays(texts, value)?,
        Kept::Moment => texts.date_time(clock::local(text?)?),
        Kept::Digits => number?.to_string(),
        Kept::OrNever if text? == "0" => texts.text("history-no"),
        Kept::OrNever => text?.to_owned(),
        Kept::Switch => texts.text(if text? == "on" { "history-yes" } else { "history-no" }),
        Kept::Secret => texts.text("history-yes"),
        Kept::Several => text?.split(',').map(|one| one.replace('-', "–")).collect::<Vec<_>>().join(", "),
        Kept::Hour if text? == "off" => texts.text("history-no"),
        Kept::Hour => format!("{}:00", text?),
        Kept::Backups => backups(texts, text?)?,
        Kept::Day => day(texts, value)?,
        Kept::Calculator => calculator(texts, value)?,
    })
}

/// A value that is kept as people write it; `None`: nothing.
pub(super) fn plain(texts: &Texts, value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(yes) => Some(texts.text(if *yes { "history-yes" } else { "history-no" })),
        Value::Number(number) => {
            Some(number.as_i64().map_or(number.to_string(), |whole| texts.integer(whole)))
        }
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(match text.parse::<NaiveDate>() {
            Ok(day) if text.len() == "2026-11-30".len() => texts.date(day),
            _ => text.clone(),
        }),
        Value::Array(_) | Value::Object(_) => None,
    }
}

fn roles(texts: &Texts, value: &Value) -> Option<String> {
    let codes = value.as_array()?.iter().filter_map(Value::as_str);
    let names = codes.filter_map(Role::from_code).map(|role| super::role(texts, role));
    Some(names.collect::<Vec<_>>().join(", "))
}

fn weekdays(texts: &Texts, value: &Value) -> Option<String> {
    let masked = value.as_i64().and_then(|mask| Weekdays::from_mask(u8::try_from(mask).ok()?));
    let days = masked.or_else(|| value.as_str()?.parse().ok())?;
    Some(if days.is_empty() { String::new() } else { super::weekdays(texts, days) })
}

fn backups(texts: &Texts, text: &str) -> Option<String> {
    let mut counts = text.split(',');
    let mut next = || counts.next();
    let (hours, days, weeks, months) = (next()?, next()?, next()?, next()?);
    Some(t!(texts, "history-backups-kept", hours = hours, days = days, weeks = weeks, months = months))
}

fn day(texts: &Texts, value: &Value) -> Option<String> {
    let code = value.get("type")?.as_str()?.replace('_', "-");
    let kind = known(texts, format!("calendar-kind-{code}"))?;
    let name = value.get("name").and_then(Value::as_str).filter(|name| !name.is_empty());
    Some(name.map_or_else(|| kind.clone(), |name| format!("{kind} ({name})")))
}

/// What was typed into the calculator.
fn calculator(texts: &Texts, value: &Value) -> Option<String> {
    let [people, each, more] = value.as_array()?.as_slice() else { return None };
    let litres = |ml: &Value| Some(texts.litres(volume::litres(ml.as_i64()?)));
    let (people, each, more) = (people.as_i64()?, litres(each)?, litres(more)?);
    Some(t!(texts, "history-calculator", people = people, each = each, more = more))
}
