//! Promised calls come up on their minute: the list brings them on top without being asked.

use iced::Task;

use super::tabs::Tab;
use super::{Action, Message, Reply, State};
use crate::service::{Refusal, answered, desk};
use crate::store::DueCall;
use crate::t;
use crate::ui::screen::Context;

/// The promised calls that are due, as far as they were noticed.
#[derive(Debug, Default)]
pub(super) struct Due {
    known: Vec<DueCall>,
    /// Number of the last reading.
    number: u64,
}

impl State {
    /// The clients of the promised calls whose minute has come, as they were read last: longest due first.
    pub fn due(&self) -> impl Iterator<Item = &str> {
        self.due.known.iter().map(|call| call.client.as_str())
    }

    /// A minute passed: a promised call may be due now.
    pub fn minute(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.filters.is_offered() { self.read_due(true, context) } else { Task::none() }
    }

    /// Reads which promised calls are due; `aloud`, those that became so since are brought on top.
    pub(super) fn read_due(&mut self, aloud: bool, context: &Context<'_>) -> Task<Message> {
        self.due.number += 1;
        let number = self.due.number;
        let request = self.filters.request(context);
        let user = context.actor.id;
        let answer = context.office.read(move |read| desk::due_calls(read, &request, user));
        Task::perform(answered(answer), move |calls| Message::DueRead { number, aloud, calls })
    }

    pub(super) fn due_read(
        &mut self,
        (number, aloud): (u64, bool),
        calls: Result<Vec<DueCall>, Refusal>,
        context: &Context<'_>,
    ) -> Reply {
        let calls = match calls {
            Ok(calls) if number == self.due.number => calls,
            Ok(_) => return (Task::none(), None),
            Err(refusal) => {
                log::warn!("promised calls not read: {}", refusal.kind());
                return (Task::none(), None);
            }
        };
        let known = std::mem::replace(&mut self.due.known, calls.clone());
        let is_new = |call: &&DueCall| known.iter().all(|known| known.task != call.task);
        let mut come = calls.iter().filter(|call| aloud && is_new(call));
        let Some(first) = come.next() else { return (Task::none(), None) };
        let sentence =
            t!(context.texts, "desk-call-due", client = first.client.as_str(), more = come.count());
        let list = if self.tab == Tab::Active {
            self.read_list_beside(None, context)
        } else {
            self.fresh[Tab::Active.place()] = false;
            Task::none()
        };
        let read = Task::batch([list, self.read_counts(context)]);
        (read, Some(Action::Notice { sentence, undo: false }))
    }
}
