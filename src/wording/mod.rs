//! Puts what the program knows into sentences: refusals, reasons of a date, findings of a check.

mod check;
mod directory;
mod import;
mod plan;
mod refusal;

pub use check::found;
pub use directory::calendar_refused;
pub use import::{import_refused, row_faults};
pub use plan::{ReasonLine, plan_headline, reason_lines, weekdays};
pub use refusal::{create_refused, open_refused, planning_refused, refused, store_failed};

use crate::domain::people::Role;
use crate::i18n::Texts;

/// The name of a role.
pub fn role(texts: &Texts, role: Role) -> String {
    texts.text(&format!("role-{}", role.code()))
}
