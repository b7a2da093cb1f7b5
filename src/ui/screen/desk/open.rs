//! What is done with the selected row: each opens its dialog, or says why not.

use iced::Task;

use super::dialogs::{self, DeskDialog};
use super::listing::Rows;
use super::phones::{self, Number, numbers};
use super::{Action, Reply, State};
use crate::domain::ids::{AddressId, TaskId};
use crate::service::Refusal;
use crate::service::outcome::RowRef;
use crate::service::rights::Right;
use crate::t;
use crate::ui::dialog::{comment, delivered, journal, order, postpone};
use crate::ui::screen::Context;
use crate::wording;

impl State {
    /// An order for the list date, taken from the row (S1-52).
    pub(super) fn ship(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let date = self.filters.list_date(context.today);
        let row = self.row_ref(context);
        self.take_in_hand(row, context);
        let (state, task) = order::State::open(address, row, date, context);
        self.open(DeskDialog::Order(Box::new(state)), task.map(dialogs::Message::Order))
    }

    /// Another date (S1-54).
    pub(super) fn postpone(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let refused = match self.table().listing().rows {
            Rows::Tasks(_) => "desk-row-handled",
            Rows::Churn(_) => "desk-review-not-postponed",
            Rows::Birthdays(_) => "desk-birthday-not-postponed",
        };
        let Some(row) = self.row_ref(context) else { return told(context.texts.text(refused)) };
        self.take_in_hand(Some(row), context);
        let (state, task) = postpone::State::open(address, row, context);
        self.open(DeskDialog::Postpone(Box::new(state)), task.map(dialogs::Message::Postpone))
    }

    /// A comment; of a task it records a contact too (S1-57).
    pub(super) fn comment(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let (state, task) = comment::State::open(address, self.task_in_hand(), context);
        self.open(DeskDialog::Comment(state), task.map(dialogs::Message::Comment))
    }

    /// A record of the customer work journal (S1-58).
    pub(super) fn write_journal(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let (state, task) = journal::State::open(address, context);
        self.open(DeskDialog::Journal(state), task.map(dialogs::Message::Journal))
    }

    /// The open order at this place was delivered.
    pub(super) fn deliver(&mut self, at: usize, context: &Context<'_>) -> Reply {
        let order = self.open_order(at).map(|order| order.id).filter(|_| self.may_sell);
        let Some(order) = order else { return (Task::none(), None) };
        let (state, task) = delivered::State::open(order, context);
        self.open(DeskDialog::Delivered(Box::new(state)), task.map(dialogs::Message::Delivered))
    }

    /// An accepted order is changed or called off.
    pub(super) fn edit_order(&mut self, at: Option<usize>, context: &Context<'_>) -> Reply {
        if !self.may_work {
            return told(wording::refused(context.texts, &Refusal::NotAllowed(Right::WorkTasks)));
        }
        let order = match at {
            Some(at) => self.open_order(at),
            None => self.accepted_order(),
        };
        let Some(order) = order.map(|order| order.id) else {
            return told(context.texts.text("desk-no-accepted-order"));
        };
        let (state, task) = order::State::edit(order, context);
        self.open(DeskDialog::Order(Box::new(state)), task.map(dialogs::Message::Order))
    }

    /// One number is copied at once, of several one is chosen (S1-47).
    pub(super) fn call(&mut self, context: &Context<'_>) -> Reply {
        let Some(card) = self.card_in_sight() else {
            return told(context.texts.text("desk-nothing-selected"));
        };
        let found = numbers(card);
        match found.as_slice() {
            [] => told(context.texts.text("desk-number-none")),
            [one] => copy(one, context),
            _ => {
                let state = phones::State::new(card.client.clone(), found);
                self.open(DeskDialog::Phones(state), Task::none())
            }
        }
    }

    fn open(&mut self, dialog: DeskDialog, task: Task<dialogs::Message>) -> Reply {
        self.dialog = Some(dialog);
        (task.map(super::in_dialog), None)
    }

    /// The address of the selected row, if this user may work tasks at all.
    fn workable(&self, context: &Context<'_>) -> Result<AddressId, String> {
        if !self.may_work {
            return Err(wording::refused(context.texts, &Refusal::NotAllowed(Right::WorkTasks)));
        }
        self.table().address().ok_or_else(|| context.texts.text("desk-nothing-selected"))
    }

    /// The selected row as a service takes it; `None` where it rests on no task of the lists, or was handled.
    fn row_ref(&self, context: &Context<'_>) -> Option<RowRef> {
        let table = self.table();
        let Rows::Tasks(rows) = &table.listing().rows else { return None };
        if table.is_handled(table.selected()?) {
            return None;
        }
        Some(match rows.get(table.selected_row()?)?.task {
            Some((id, version)) => RowRef::Task { id, version },
            None => RowRef::Always(self.filters.list_date(context.today)),
        })
    }

    /// The task of the selected row, review tasks included.
    fn task_in_hand(&self) -> Option<TaskId> {
        let table = self.table();
        let row = table.selected_row()?;
        match &table.listing().rows {
            Rows::Tasks(rows) => rows.get(row)?.task.map(|(id, _)| id),
            Rows::Churn(rows) => rows.get(row)?.task.map(|(id, _)| id),
            Rows::Birthdays(_) => None,
        }
    }
}

pub(super) fn told(sentence: String) -> Reply {
    (Task::none(), Some(Action::Notice { sentence, undo: false }))
}

/// Puts a number on the clipboard and says so.
pub(super) fn copy(number: &Number, context: &Context<'_>) -> Reply {
    let sentence = t!(
        context.texts,
        "desk-number-copied",
        number = number.shown.as_str(),
        person = number.person.as_str()
    );
    (iced::clipboard::write(number.dialled.clone()), Some(Action::Notice { sentence, undo: false }))
}
