//! What is done with all the marked rows at once, what becomes of them in the list, and taking it back.

use chrono::NaiveDate;
use iced::Task;

use super::dialogs::{self, DeskDialog};
use super::listing::Rows;
use super::open::told;
use super::table::Mark;
use super::undo::Handling;
use super::{Action, Message, Reply, State};
use crate::domain::ids::AddressId;
use crate::service::many::{MOST, ManyUndone, SeenRow, UndoMany};
use crate::service::outcome::RowRef;
use crate::service::rights::Right;
use crate::service::{Input, Refusal};
use crate::store::CommandKey;
use crate::t;
use crate::ui::dialog::many::{self, Handled};
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::wording;

impl State {
    /// Another date for all the marked rows.
    pub(super) fn postpone_many(&mut self, context: &Context<'_>) -> Reply {
        let rows = match self.picked_seen(context) {
            Ok(rows) => rows,
            Err(refusal) => return told(wording::refused(context.texts, &refusal)),
        };
        let (state, task) = many::postpone::State::open(rows, context);
        self.open(DeskDialog::PostponeMany(Box::new(state)), task.map(dialogs::Message::PostponeMany))
    }

    /// The customers of all the marked rows want to stop.
    pub(super) fn churn_many(&mut self, context: &Context<'_>) -> Reply {
        let rows = match self.picked_seen(context) {
            Ok(rows) => rows,
            Err(refusal) => return told(wording::refused(context.texts, &refusal)),
        };
        let (state, task) = many::churn::State::open(rows, context);
        self.open(DeskDialog::ChurnMany(Box::new(state)), task.map(dialogs::Message::ChurnMany))
    }

    /// The marked rows as they were read, in the order in which they stand.
    fn picked_seen(&self, context: &Context<'_>) -> Result<Vec<SeenRow>, Refusal> {
        if !self.may_work {
            let right = Right::WorkTasks;
            return Err(Refusal::NotAllowed(right, context.actor.rights.roles(right)));
        }
        let rows = self.picked();
        if rows > MOST {
            return Err(Input::TooManyRows { rows, most: MOST }.into());
        }
        let date = self.filters.list_date(context.today);
        let Rows::Tasks(read) = &self.table().listing().rows else { return Ok(Vec::new()) };
        let seen = self.table().picked_rows().filter_map(|at| read.get(at)).map(|row| SeenRow {
            address: row.address,
            row: row.task.map_or(RowRef::Always(date), |(id, version)| RowRef::Task { id, version }),
        });
        Ok(seen.collect())
    }

    /// They were handled: each stays, grey, and the next unhandled one is selected (S1-53).
    pub(super) fn many_done(&mut self, handled: Handled, context: &Context<'_>) -> Reply {
        let Handled { of, outcome, rows, sentence } = handled;
        let first = self.table().address();
        for (address, postponed_to) in &rows {
            self.calls.end(*address);
            self.calls.settle(*address);
            let mark = Mark { outcome, postponed_to: *postponed_to, went: None };
            self.table_mut().mark(*address, mark);
        }
        // What was left out is as somebody else left it: it is not tried again with the next.
        self.table_mut().let_go();
        if first.is_some_and(|address| rows.iter().any(|(handled, _)| *handled == address)) {
            self.table_mut().next_unhandled();
        }
        self.remember_many(of, &rows, context);
        let here = self.tab.place();
        self.fresh = std::array::from_fn(|place| place == here && self.fresh[place]);
        let read = Task::batch([self.read_counts(context), self.read_card_again(context)]);
        let task = Task::batch([read, self.focus_back()]);
        (task, Some(Action::Notice { sentence, undo: true }))
    }

    fn remember_many(
        &mut self,
        of: CommandKey,
        rows: &[(AddressId, Option<NaiveDate>)],
        context: &Context<'_>,
    ) {
        let Some((first, _)) = rows.first() else { return };
        self.handlings.remember(Handling {
            address: *first,
            client: many::of_rows(context.texts, rows.len()),
            stood: Some((self.tab, self.filters.list_date(context.today))),
            many: Some(of),
        });
    }

    /// Takes back what was done with many rows.
    pub(super) fn undo_many(of: CommandKey, context: &Context<'_>) -> Task<Message> {
        parts::run(context, UndoMany { of }).map(Message::ManyUndone)
    }

    /// They stand again, the first of them in hand; or why not.
    pub(super) fn many_undone(
        &mut self,
        answer: Result<ManyUndone, Refusal>,
        context: &Context<'_>,
    ) -> Reply {
        let Some(last) = self.handlings.leaving.take() else { return (Task::none(), None) };
        let texts = context.texts;
        match answer {
            Ok(ManyUndone { undone, left }) => {
                let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
                let id = if left == 0 { "many-undone" } else { "many-undone-left" };
                let sentence = t!(texts, id, count = number(undone.len()), left = number(left));
                for address in &undone {
                    self.calls.settle(*address);
                    self.table_mut().unmark(*address);
                }
                let address = undone.first().copied().unwrap_or(last.address);
                let shown = self.show_again(&Handling { address, ..last }, context);
                (shown, Some(Action::Notice { sentence, undo: false }))
            }
            Err(refusal) => {
                let why = wording::refused(texts, &refusal);
                let sentence = t!(texts, "desk-undo-refused", client = last.client.clone(), why = why);
                if matches!(refusal, Refusal::Store(_) | Refusal::Unknown(_)) {
                    self.handlings.done.push(last);
                }
                told(sentence)
            }
        }
    }
}
