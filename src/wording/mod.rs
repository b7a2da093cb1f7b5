//! Puts what the program knows into sentences: refusals, reasons of a date, findings of a check.

mod absence;
mod accounts;
mod amount_in_words;
mod backup;
mod calling;
mod check;
mod client;
mod directory;
mod encryption;
mod history;
mod history_fields;
mod import;
mod list_template;
mod notes;
mod order_sheet;
mod papers;
mod people;
mod personal_data;
mod plan;
mod recover;
mod refusal;
mod review;
mod route_sheet;
mod statement;
mod system;

pub use accounts::account_sheets;
pub use amount_in_words::amount_in_words;
pub use backup::{
    backup_refused, brought_back, damaged, followed, inside, journal_ahead, kept, moment, place_warning,
    restored, salvaged, saved, size,
};
pub use calling::{call_warning, not_dialled, template_refused};
pub use check::found;
pub use client::{client_fault, client_field, client_refused};
pub use directory::calendar_refused;
#[cfg(feature = "encrypted")]
pub use encryption::{encryption_changed, encryption_refused};
pub use encryption::{not_unlocked, strength};
pub use history::{HistoryLine, command, history_line};
pub use history_fields::history_field;
pub use import::{balances_moved, fault, import_refused, row_faults};
pub use list_template::{
    TemplateError, list_template, list_template_bytes, list_template_name, list_template_refused,
};
pub use notes::permanent_notes;
pub use order_sheet::order_sheet;
pub use papers::{
    paper, paper_draft, paper_draft_file, paper_draft_title, paper_file, paper_title, statement_draft,
};
pub use people::{right, why_fixed};
pub use plan::{ReasonLine, plan_headline, reason_lines, reason_text, weekday_spans, weekdays};
pub use recover::{compared, journal_found, journal_notice, not_recovered, recovered};
pub use refusal::{clock_behind, create_refused, open_refused, planning_refused, refused, store_failed};
pub use review::review_blocked;
pub use route_sheet::{goods, route_sheet, stop_notes, stop_time};
pub use statement::statement_refused;
pub use system::{system_failed, system_unread};

use crate::domain::money::Money;
use crate::domain::people::{Role, RoleSet};
use crate::i18n::Texts;
use crate::t;

/// The payment of which a task reminds: `Обещана оплата: 700 ₽.`
pub fn promised(texts: &Texts, sum: Money) -> String {
    t!(texts, "promise-task-note", sum = texts.money(sum.as_minor()))
}

/// A rate in hundredths of a percent: `5 %`, `12,5 %`, `−3%`.
pub fn percent(texts: &Texts, hundredths: i64) -> String {
    let places = if hundredths % 100 == 0 {
        0
    } else if hundredths % 10 == 0 {
        1
    } else {
        2
    };
    let number = texts.decimal(rust_decimal::Decimal::new(hundredths, 2), places);
    t!(texts, "unit-percent", number = number)
}

/// The name of a role.
pub fn role(texts: &Texts, role: Role) -> String {
    texts.text(&format!("role-{}", role.code()))
}

/// Several roles, as a sentence names them.
pub fn roles(texts: &Texts, roles: RoleSet) -> String {
    roles.roles().map(|one| role(texts, one)).collect::<Vec<_>>().join(", ")
}

/// The roles that somebody holds: `оператор, старший оператор`, or `все роли`.
pub fn roles_held(texts: &Texts, held: &[Role]) -> String {
    if held.len() == Role::ALL.len() {
        return texts.text("status-all-roles");
    }
    held.iter().map(|one| role(texts, *one)).collect::<Vec<_>>().join(", ")
}

/// A person where there is little room: `Соколова А.` for `Соколова Анна Петровна`.
pub fn short_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let family = words.next().unwrap_or_default();
    match words.next().and_then(|given| given.chars().next()) {
        Some(initial) => format!("{family} {initial}."),
        None => family.to_owned(),
    }
}
