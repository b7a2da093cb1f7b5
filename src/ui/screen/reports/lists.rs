//! The columns of the lists of addresses, and what stands in them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::filters::Filters;
use super::{Message, State, Tab};
use crate::domain::volume::litres;
use crate::i18n::Texts;
use crate::planning::{Silence, SilenceLevel};
use crate::service::planning_watch::{Watched, Why};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::Tone;
use crate::ui::widget::List;
use crate::ui::widget::list::{Cell, Column, Width};
use crate::wording;

/// The name of the list.
pub const LIST: &str = "reports-list";

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Client,
    Route,
    Manager,
    Reason,
    Last,
    Delivered,
    Before,
    After,
    Change,
    Silent,
    Usual,
    Beyond,
    Level,
    Risk,
    From,
    Until,
    Next,
}

impl Field {
    /// Part of the name of its heading.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Route => "route",
            Self::Manager => "manager",
            Self::Reason => "reason",
            Self::Last => "last",
            Self::Delivered => "delivered",
            Self::Before => "before",
            Self::After => "after",
            Self::Change => "change",
            Self::Silent => "silent",
            Self::Usual => "usual",
            Self::Beyond => "beyond",
            Self::Level => "level",
            Self::Risk => "risk",
            Self::From => "from",
            Self::Until => "until",
            Self::Next => "next",
        }
    }
}

/// The columns of a tab, from the left.
pub const fn fields(tab: Tab) -> &'static [Field] {
    use Field::{
        After, Before, Beyond, Change, Client, Delivered, From, Last, Level, Manager, Next, Reason, Risk,
        Route, Silent, Until, Usual,
    };
    match tab {
        Tab::Unplanned => &[Client, Route, Manager, Reason, Last],
        Tab::Changed => &[Client, Route, Manager, Delivered, Before, After, Change],
        Tab::Silent => &[Client, Route, Manager, Last, Silent, Usual, Beyond, Level, Risk],
        Tab::Paused => &[Client, Route, Manager, From, Until, Next],
        Tab::Quality | Tab::Churn | Tab::History => &[],
    }
}

/// What a cell holds, before it is put into words or into a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Nothing,
    Text(String),
    Day(NaiveDate),
    Days(i64),
    /// Litres a day with one decimal.
    Rate(i64),
    /// How much more or less, in parts of one.
    Change(f64),
    Level(SilenceLevel),
    Share(f64),
}

/// What stands in a cell of a row.
pub fn value(watched: &Watched, field: Field, filters: &Filters, texts: &Texts) -> Value {
    let named = |name: Option<&str>| name.map_or(Value::Nothing, |name| Value::Text(name.to_owned()));
    match field {
        Field::Client => Value::Text(watched.place.client.clone()),
        Field::Route => named(filters.whose.route(watched.place.route)),
        Field::Manager => named(filters.whose.manager(watched.place.manager)),
        _ => why(&watched.why, field, texts),
    }
}

fn why(why: &Why, field: Field, texts: &Texts) -> Value {
    let day = |day: Option<NaiveDate>| day.map_or(Value::Nothing, Value::Day);
    match (why, field) {
        (Why::Unplanned { reason, .. }, Field::Reason) => Value::Text(wording::reason_text(texts, reason)),
        (Why::Unplanned { last, .. }, Field::Last) => day(*last),
        (Why::Changed { on, .. }, Field::Delivered) => Value::Day(*on),
        (Why::Changed { before_ml, .. }, Field::Before) => Value::Rate(*before_ml),
        (Why::Changed { after_ml, .. }, Field::After) => Value::Rate(*after_ml),
        (Why::Changed { before_ml, after_ml, .. }, Field::Change) => {
            Value::Change(*after_ml as f64 / *before_ml as f64 - 1.0)
        }
        (Why::Silent { last, .. }, Field::Last) => Value::Day(*last),
        (Why::Silent { silence, .. }, field) => of_silence(silence, field),
        (Why::Paused { pause, .. }, Field::From) => Value::Day(pause.from),
        (Why::Paused { pause, .. }, Field::Until) => Value::Day(pause.to),
        (Why::Paused { next, .. }, Field::Next) => day(*next),
        _ => Value::Nothing,
    }
}

fn of_silence(silence: &Silence, field: Field) -> Value {
    match field {
        Field::Silent => Value::Days(silence.silent_days),
        Field::Usual => Value::Days(silence.usual_days.round() as i64),
        Field::Beyond => Value::Days(Why::days_beyond(silence)),
        Field::Level => Value::Level(silence.level),
        Field::Risk => Value::Share(silence.risk),
        _ => Value::Nothing,
    }
}

/// The word of a level of silence, and its colour.
pub fn level(texts: &Texts, level: SilenceLevel) -> (Tone, String) {
    match level {
        SilenceLevel::None => (Tone::Good, texts.text("reports-level-none")),
        SilenceLevel::Watch => (Tone::Warning, texts.text("reports-level-watch")),
        SilenceLevel::ProbablyLost => (Tone::Bad, texts.text("reports-level-lost")),
    }
}

/// So many percent, signed where asked for.
pub fn percent(texts: &Texts, share: f64, signed: bool) -> String {
    let percent = (share * 100.0).round() as i64;
    let sign = if signed && percent > 0 { "+" } else { "" };
    t!(texts, "reports-percent", value = format!("{sign}{}", texts.integer(percent)))
}

fn cell<'a>(watched: &'a Watched, field: Field, filters: &'a Filters, texts: &Texts) -> Cell<'a> {
    if field == Field::Client {
        return Cell::two(watched.place.client.as_str(), watched.place.text.as_str());
    }
    match value(watched, field, filters, texts) {
        Value::Nothing => Cell::muted("—"),
        Value::Text(text) if field == Field::Reason => Cell::text(text),
        Value::Text(text) => Cell::muted(text),
        Value::Day(day) => Cell::text(texts.date(day)),
        Value::Days(days) if field == Field::Beyond => Cell::strong(texts.integer(days)),
        Value::Days(days) => Cell::text(texts.integer(days)),
        Value::Rate(ml) => Cell::text(texts.decimal(litres(ml), 1)),
        Value::Change(share) => Cell::strong(percent(texts, share, true)),
        Value::Level(silence) => {
            let (tone, word) = level(texts, silence);
            Cell::badge(tone, word)
        }
        Value::Share(share) => Cell::text(percent(texts, share, false)),
    }
}

fn column(texts: &Texts, field: Field) -> Column {
    let title = texts.text(&format!("reports-column-{}", field.code()));
    let words = |width| Column::new(title.clone(), Width::Px(width));
    match field {
        Field::Client => Column::new(title, Width::Fill { share: 4, min: 220.0 }),
        Field::Route => Column::new(title, Width::Fill { share: 1, min: 96.0 }),
        Field::Manager => Column::new(title, Width::Fill { share: 2, min: 110.0 }).hidden_below(900.0),
        Field::Reason => Column::new(title, Width::Fill { share: 5, min: 260.0 }),
        Field::Last | Field::Delivered | Field::From | Field::Until | Field::Next => words(112.0),
        Field::Level => words(150.0),
        Field::Before | Field::After => Column::figures(title, 96.0),
        Field::Silent | Field::Usual | Field::Beyond => Column::figures(title, 96.0),
        Field::Change | Field::Risk => Column::figures(title, 84.0),
    }
}

/// A number with one decimal, as people are told.
pub fn tenths(texts: &Texts, number: f64) -> String {
    texts.decimal(Decimal::try_from(number).unwrap_or_default(), 1)
}

impl State {
    /// The rows of the chosen tab.
    pub(super) fn list<'a>(&'a self, at: usize, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let (rows, filters) = (&self.rows[at], &self.filters);
        let list = self.lists.as_ref().map_or(&[][..], |lists| self.tab.list(lists));
        let fields = fields(self.tab);
        let columns = fields.iter().map(|field| column(texts, *field)).collect();
        List::new(columns, rows.count(), move |place, column| {
            let watched = rows.row(place).and_then(|row| list.get(row));
            match (watched, fields.get(column)) {
                (Some(watched), Some(field)) => cell(watched, *field, filters, texts),
                _ => Cell::Empty,
            }
        })
        .id(LIST)
        .selected(rows.selected())
        .on_select(Message::RowPressed)
        .on_activate(Message::RowActivated)
        .on_page_size(Message::PageSized)
        .into()
    }
}
