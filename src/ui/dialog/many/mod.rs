//! Many rows of the desk at once: to one date or spread over days, or to churn for one reason.

pub mod churn;
pub mod postpone;

use chrono::NaiveDate;
use iced::Task;

use crate::domain::ids::AddressId;
use crate::domain::task::Outcome;
use crate::i18n::Texts;
use crate::service::many::{LeftOut, ManyDone, Tally};
use crate::service::{Command, Refusal, answered, new_key};
use crate::store::CommandKey;
use crate::t;
use crate::ui::screen::Context;

/// What was done, and under which key it is taken back.
#[derive(Debug, Clone, PartialEq)]
pub struct Handled {
    /// The key of the command.
    pub of: CommandKey,
    /// What the column Handled says of each.
    pub outcome: Outcome,
    /// The rows that were handled, with the date on which they were postponed.
    pub rows: Vec<(AddressId, Option<NaiveDate>)>,
    /// For the quiet notice.
    pub sentence: String,
}

/// What only the desk can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// It was left; nothing was done.
    Closed,
    /// It was done, and the dialog closes.
    Done(Handled),
}

/// What a command about many rows answered, with the key under which it was sent.
type Saved = Result<(CommandKey, ManyDone), Refusal>;

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// `12 адресов`.
pub(in crate::ui) fn of_rows(texts: &Texts, rows: usize) -> String {
    t!(texts, "many-of", count = number(rows), shown = texts.integer(number(rows)))
}

/// `12 адресов: отложить 11, 1 уже на проверке отвала`.
fn tallied(texts: &Texts, able: &str, tally: &Tally) -> String {
    let left = LeftOut::ALL.into_iter().filter_map(|why| Some((why, *tally.left_out.get(&why)?)));
    let left =
        left.map(|(why, count)| t!(texts, &format!("many-left-{}", why.code()), count = number(count)));
    let parts: Vec<_> = std::iter::once(t!(texts, able, count = number(tally.able))).chain(left).collect();
    t!(texts, "many-tally", rows = of_rows(texts, tally.able + tally.left()), parts = parts.join(", "))
}

/// What was done, and how many were left out.
fn with_left(texts: &Texts, done: String, tally: &Tally) -> String {
    match tally.left() {
        0 => done,
        left => t!(texts, "many-left-beside", done = done, left = number(left)),
    }
}

/// Carries a command out and keeps its key, by which it is taken back.
fn run<C>(context: &Context<'_>, command: C) -> Task<Saved>
where
    C: Command<Value = ManyDone> + Send + 'static,
{
    match new_key() {
        Ok(key) => Task::future(answered(context.office.run(context.actor.clone(), key, command)))
            .map(move |answer| answer.map(|outcome| (key, outcome.value))),
        Err(refusal) => Task::done(Err(refusal)),
    }
}
