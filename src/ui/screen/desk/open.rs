//! What is done with the selected row: each opens its dialog, or says why not.

use chrono::NaiveDate;
use iced::Task;

use super::dialogs::{self, DeskDialog};
use super::listing::Rows;
use super::phones::Number;
use super::tabs::Tab;
use super::{Action, Reply, State};
use crate::domain::ids::{AddressId, TaskId};
use crate::service::Refusal;
use crate::service::outcome::{RowRef, can_be_finished};
use crate::service::rights::Right;
use crate::t;
use crate::ui::dialog::{call_later, churn, comment, delivered, done, journal, order, postpone};
use crate::ui::screen::{Context, Go};
use crate::wording;

impl State {
    /// An order for the list date, taken from the row (S1-52).
    pub(super) fn ship(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        self.take_in_hand(context);
        self.ship_to(address, context)
    }

    /// The same for the address in hand, which somebody else may have taken off the list meanwhile.
    pub(super) fn ship_to(&mut self, address: AddressId, context: &Context<'_>) -> Reply {
        let date = self.filters.list_date(context.today);
        let row = self.row_ref(context).filter(|_| self.table().address() == Some(address));
        let (state, task) = order::State::open(address, row, date, context);
        self.open(DeskDialog::Order(Box::new(state)), task.map(dialogs::Message::Order))
    }

    /// Another date (S1-54).
    pub(super) fn postpone(&mut self, context: &Context<'_>) -> Reply {
        if self.picked() > 0 {
            return self.postpone_many(context);
        }
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
        self.take_in_hand(context);
        let (state, task) = postpone::State::open(address, row, context);
        self.open(DeskDialog::Postpone(Box::new(state)), task.map(dialogs::Message::Postpone))
    }

    /// A comment; of a task it records a contact too (S1-57).
    pub(super) fn comment(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        self.take_in_hand(context);
        let (state, task) = comment::State::open(address, self.task_in_hand(), context);
        // Of an address in review an order is a step of the review.
        let state = if self.tab == Tab::Churn { state } else { state.before_order() };
        self.open(DeskDialog::Comment(state), task.map(dialogs::Message::Comment))
    }

    /// A record of the customer work journal (S1-58).
    pub(super) fn write_journal(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        self.take_in_hand(context);
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
            return told(wording::refused(
                context.texts,
                &Refusal::NotAllowed(Right::WorkTasks, context.actor.rights.roles(Right::WorkTasks)),
            ));
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

    /// The customer wants to stop (S0-06).
    pub(super) fn churn(&mut self, context: &Context<'_>) -> Reply {
        if self.picked() > 0 {
            return self.churn_many(context);
        }
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let handled = self.table().selected().is_some_and(|place| self.table().is_handled(place));
        match self.table().listing().rows {
            Rows::Churn(_) => return self.let_go(context),
            Rows::Tasks(_) if handled => return told(context.texts.text("desk-row-handled")),
            Rows::Tasks(_) | Rows::Birthdays(_) => {}
        }
        let row = self.row_ref(context);
        self.take_in_hand(context);
        let (state, task) = churn::State::open(address, row, context);
        self.open(DeskDialog::Churn(Box::new(state)), task.map(dialogs::Message::Churn))
    }

    /// A task by hand, a promised call or a contact about an undelivered order is done.
    pub(super) fn finish(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let Some(row) = self.row_ref(context).filter(|_| self.can_finish()) else {
            return told(context.texts.text("desk-not-finished"));
        };
        self.take_in_hand(context);
        let (state, task) = done::State::open(address, row, context);
        self.open(DeskDialog::Done(state), task.map(dialogs::Message::Done))
    }

    /// Whether the selected row can be done without an order.
    pub(super) fn can_finish(&self) -> bool {
        let table = self.table();
        let Rows::Tasks(rows) = &table.listing().rows else { return false };
        let row = table.selected_row().and_then(|row| rows.get(row));
        let open = table.selected().is_some_and(|place| !table.is_handled(place));
        open && row.is_some_and(|row| row.task.is_some() && can_be_finished(row.kind))
    }

    /// The customer asked to be called at another time.
    pub(super) fn call_later(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.workable(context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let task = self.task_in_hand();
        self.take_in_hand(context);
        // The list in sight: a row whose minute came may stand in it from another day.
        let list_date = self.filters.list_date(context.today);
        let row = call_later::InHand { address, task, list_date };
        let (state, task) = call_later::State::open(row, context);
        self.open(DeskDialog::CallLater(Box::new(state)), task.map(dialogs::Message::CallLater))
    }

    /// The card of the selected client.
    pub(super) fn open_card(&self, context: &Context<'_>) -> Reply {
        match self.table().address() {
            Some(address) => (Task::none(), Some(Action::Go(Go::Card(address)))),
            None => told(context.texts.text("desk-nothing-selected")),
        }
    }

    /// The day of the list.
    pub fn list_date(&self, today: NaiveDate) -> NaiveDate {
        self.filters.list_date(today)
    }

    /// A task by hand about the selected client.
    pub(super) fn new_task(&self) -> Reply {
        (Task::none(), Some(Action::Go(Go::NewTask(self.table().address()))))
    }

    pub(super) fn open(&mut self, dialog: DeskDialog, task: Task<dialogs::Message>) -> Reply {
        self.dialog = Some(dialog);
        (task.map(super::in_dialog), None)
    }

    /// The address of the selected row, if this user may work tasks at all.
    fn workable(&self, context: &Context<'_>) -> Result<AddressId, String> {
        if !self.may_work {
            return Err(wording::refused(
                context.texts,
                &Refusal::NotAllowed(Right::WorkTasks, context.actor.rights.roles(Right::WorkTasks)),
            ));
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
    pub(super) fn task_in_hand(&self) -> Option<TaskId> {
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
pub(super) fn copied(number: &Number, context: &Context<'_>) -> Reply {
    let sentence = t!(
        context.texts,
        "desk-number-copied",
        number = number.shown.as_str(),
        person = number.person.as_str()
    );
    (iced::clipboard::write(number.dialled.clone()), Some(Action::Notice { sentence, undo: false }))
}
