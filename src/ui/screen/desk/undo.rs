//! Taking the last thing that was done in this session back: its row stands in its list again and in hand.

use chrono::NaiveDate;
use iced::Task;

use super::open::told;
use super::tabs::Tab;
use super::{Action, Message, Reply, State};
use crate::domain::ids::{AddressId, HistoryId};
use crate::service::undo_handling::{UndoHandling, Undone, What, last_undoable};
use crate::service::{Refusal, Resting, answered, new_key};
use crate::store::CommandKey;
use crate::t;
use crate::ui::screen::Context;
use crate::wording;

/// So many handlings of a session are remembered.
const REMEMBERED: usize = 50;

/// A row that was handled, and where it stood; or something that was made beside the lists, wherever that was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Handling {
    /// Of many rows, the first.
    pub address: AddressId,
    /// Of many rows, how many they are.
    pub client: String,
    /// `None`: no row was handled.
    pub stood: Option<(Tab, NaiveDate)>,
    /// The key of the command by which many rows were handled.
    pub many: Option<CommandKey>,
}

/// What was handled in this session, the last one at the end.
#[derive(Debug, Default)]
pub(super) struct Handlings {
    pub done: Vec<Handling>,
    /// The row for which a dialog was opened.
    in_hand: Option<Handling>,
    /// What is being taken back.
    pub leaving: Option<Handling>,
    /// What could not be taken back: Ctrl+Z goes on to what was done before it.
    passed: Vec<HistoryId>,
}

impl Handlings {
    pub fn remember(&mut self, handling: Handling) {
        if self.done.len() == REMEMBERED {
            self.done.remove(0);
        }
        self.done.push(handling);
    }
}

impl State {
    /// A dialog opens for the selected row: that is what it will have handled.
    pub(super) fn take_in_hand(&mut self, context: &Context<'_>) {
        let table = self.table();
        self.handlings.in_hand = table.address().map(|address| Handling {
            address,
            client: table
                .selected_row()
                .and_then(|at| table.listing().rows.names(at))
                .map_or("", |names| names.0)
                .into(),
            stood: Some((self.tab, self.filters.list_date(context.today))),
            many: None,
        });
    }

    /// The dialog handled its row. `true`: Ctrl+Z takes it back, or says why not.
    pub(super) fn remember_handling(&mut self, address: AddressId) -> bool {
        let Some(handling) = self.handlings.in_hand.take_if(|handling| handling.address == address) else {
            return false;
        };
        self.handlings.remember(handling);
        true
    }

    /// A task was made by hand, a payment or a promise recorded, on whatever screen: Ctrl+Z takes it back.
    pub fn remember_made(&mut self, address: AddressId, client: String) {
        self.handlings.remember(Handling { address, client, stood: None, many: None });
    }

    pub(super) fn undo(&mut self, context: &Context<'_>) -> Reply {
        if self.dialog.is_some() || self.handlings.leaving.is_some() {
            return (Task::none(), None);
        }
        let Some(last) = self.handlings.done.pop() else {
            return told(context.texts.text("desk-nothing-to-undo"));
        };
        let (address, many) = (last.address, last.many);
        self.handlings.leaving = Some(last);
        if let Some(of) = many {
            return (Self::undo_many(of, context), None);
        }
        let (office, actor) = (context.office.clone(), context.actor.clone());
        let (user, passed) = (actor.id, self.handlings.passed.clone());
        let undone = async move {
            let found = office.read(move |read| last_undoable(read, address, user, &passed));
            match answered(found).await {
                Ok(Some(entry)) => {
                    let key = match new_key() {
                        Ok(key) => key,
                        Err(refusal) => return (None, Err(refusal)),
                    };
                    let undone = answered(office.run(actor, key, UndoHandling { entry })).await;
                    (Some(entry), undone.map(|undone| undone.value))
                }
                Ok(None) => (None, Err(Resting::Nothing.into())),
                Err(refusal) => (None, Err(refusal)),
            }
        };
        (Task::future(undone).map(|(entry, answer)| Message::Undone(entry, answer)), None)
    }

    pub(super) fn undone(
        &mut self,
        entry: Option<HistoryId>,
        answer: Result<Undone, Refusal>,
        context: &Context<'_>,
    ) -> Reply {
        let Some(last) = self.handlings.leaving.take() else { return (Task::none(), None) };
        let client = last.client.clone();
        let sentence = match answer {
            Ok(undone) => {
                self.calls.settle(last.address);
                let sentence = taken_back(&undone.what, &client, context);
                return (self.show_again(&last, context), Some(Action::Notice { sentence, undo: false }));
            }
            Err(refusal) => {
                let why = wording::refused(context.texts, &refusal);
                if matches!(refusal, Refusal::Store(_) | Refusal::Unknown(_)) {
                    // The file was busy or the disk full: it is to be tried again; what was taken back is not taken back twice.
                    self.handlings.done.push(last);
                } else {
                    self.handlings.passed.extend(entry);
                }
                // Whoever presses it again takes back what was done before, perhaps of somebody else.
                match self.handlings.done.last() {
                    Some(next) => {
                        let next = next.client.as_str();
                        t!(context.texts, "desk-undo-refused-next", client = client, why = why, next = next)
                    }
                    None => t!(context.texts, "desk-undo-refused", client = client, why = why),
                }
            }
        };
        told(sentence)
    }

    /// The row in its list, in hand; rows that were handled beside it stay grey (S1-37).
    pub(super) fn show_again(&mut self, last: &Handling, context: &Context<'_>) -> Task<Message> {
        let Some((tab, date)) = last.stood else {
            return self.read_beside(context);
        };
        if self.filters.list_date(context.today) != date {
            self.filters.date.set(Some(date));
            self.forget_lists();
        }
        self.tab = tab;
        self.panel.entered = false;
        self.table_mut().unmark(last.address);
        let (here, fresh) = (self.tab.place(), self.is_read());
        self.fresh = std::array::from_fn(|place| place == here && fresh);
        let read = self.read_list_beside(Some(last.address), context);
        let focused = if self.dialog.is_some() { Task::none() } else { self.focus_list() };
        Task::batch([read, self.read_counts(context), focused])
    }
}

fn taken_back(what: &What, client: &str, context: &Context<'_>) -> String {
    let texts = context.texts;
    match what {
        What::Order(number) => t!(texts, "desk-undone-order", number = number.as_str(), client = client),
        What::Postponement => t!(texts, "desk-undone-postponed", client = client),
        What::Churn => t!(texts, "desk-undone-churn", client = client),
        What::Done => t!(texts, "desk-undone", client = client),
        What::Callback => t!(texts, "desk-undone-callback", client = client),
        What::NotReached => t!(texts, "desk-undone-attempt", client = client),
        What::Payment(number) => t!(texts, "desk-undone-payment", number = number.as_str(), client = client),
        What::Promise => t!(texts, "desk-undone-promise", client = client),
        What::Task => t!(texts, "desk-undone-task", client = client),
        What::Comment => t!(texts, "desk-undone-comment", client = client),
        What::Review(stage) => {
            let stage = texts.text(&format!("churn-stage-{}", stage.code()));
            t!(texts, "desk-undone-review", stage = stage, client = client)
        }
        What::Journal(number) => t!(texts, "desk-undone-journal", number = number.as_str(), client = client),
    }
}
