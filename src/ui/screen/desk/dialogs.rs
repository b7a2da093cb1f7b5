//! The dialogs over the desk, each as it is: this only knows which one is open.

use iced::Task;

use super::phones::{self, Number};
use super::warned;
use crate::domain::ids::AddressId;
use crate::ui::dialog::order::Action as Ended;
use crate::ui::dialog::review::recording;
use crate::ui::dialog::{
    call_later, churn, comment, container_adjustment, container_return, delivered, done, journal, many,
    order, payment, postpone, review, statement,
};
use crate::ui::screen::Context;
use crate::ui::widget::{Dialog, KeyPress};

/// A dialog that is open over the desk.
#[derive(Debug)]
pub enum DeskDialog {
    /// Which number to call.
    Phones(phones::State),
    /// An order.
    Order(Box<order::State>),
    /// Another date.
    Postpone(Box<postpone::State>),
    /// A comment.
    Comment(comment::State),
    /// A journal record.
    Journal(journal::State),
    /// An order that was delivered.
    Delivered(Box<delivered::State>),
    /// What speaks against a call.
    Warned(warned::State),
    /// The customer wants to stop.
    Churn(Box<churn::State>),
    /// Another date for the marked rows.
    PostponeMany(Box<many::postpone::State>),
    /// The customers of the marked rows want to stop.
    ChurnMany(Box<many::churn::State>),
    /// A call that is promised.
    CallLater(Box<call_later::State>),
    /// A task that is done.
    Done(done::State),
    /// What a hand in a churn review decides.
    Review(Box<review::State>),
    /// The recordings of calls.
    Recording(Box<recording::State>),
    /// Containers that are written off or on.
    Adjustment(Box<container_adjustment::State>),
    /// A reconciliation statement.
    Statement(Box<statement::State>),
    /// Money that came in or went back.
    Payment(Box<payment::State>),
    /// Containers that came back, or a deposit for them.
    Containers(Box<container_return::State>),
}

/// What happened in it.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the choice of a number.
    Phones(phones::Message),
    /// In the order.
    Order(order::Message),
    /// In the postponing.
    Postpone(postpone::Message),
    /// In the comment.
    Comment(comment::Message),
    /// In the journal record.
    Journal(journal::Message),
    /// In the delivery.
    Delivered(delivered::Message),
    /// In the question before a call.
    Warned(warned::Message),
    /// In the churn.
    Churn(churn::Message),
    /// In the postponing of the marked rows.
    PostponeMany(many::postpone::Message),
    /// In the churn of the marked rows.
    ChurnMany(many::churn::Message),
    /// In the promise of a call.
    CallLater(call_later::Message),
    /// In what is done.
    Done(done::Message),
    /// In a churn review.
    Review(review::Message),
    /// Among the recordings.
    Recording(recording::Message),
    /// In the adjustment of containers.
    Adjustment(container_adjustment::Message),
    /// In the statement.
    Statement(statement::Message),
    /// In the payment.
    Payment(payment::Message),
    /// In the containers and deposits.
    Containers(container_return::Message),
}

/// A call that a dialog leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Calling {
    /// This number was chosen.
    Chosen(AddressId, Number),
    /// This one is called whatever speaks against it.
    Anyway(AddressId, Number),
}

/// What comes of a dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A number is to be called.
    Call(Calling),
    /// It ended, with or without something done.
    Ended(Ended),
    /// Many rows were handled at once.
    Many(many::Handled),
    /// Something was done in the churn review of an address.
    Reviewed(AddressId, review::Done),
}

impl DeskDialog {
    /// Takes in what happened. A message of a dialog that is no longer open is dropped.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match (self, message) {
            (Self::Phones(state), Message::Phones(message)) => (Task::none(), state.update(&message)),
            (Self::Order(state), Message::Order(message)) => {
                ended(state.update(message, context), Message::Order)
            }
            (Self::Postpone(state), Message::Postpone(message)) => {
                ended(state.update(message, context), Message::Postpone)
            }
            (Self::Comment(state), Message::Comment(message)) => {
                ended(state.update(message, context), Message::Comment)
            }
            (Self::Journal(state), Message::Journal(message)) => {
                ended(state.update(message, context), Message::Journal)
            }
            (Self::Delivered(state), Message::Delivered(message)) => {
                ended(state.update(message, context), Message::Delivered)
            }
            (Self::Warned(state), Message::Warned(message)) => (Task::none(), Some(state.update(&message))),
            (Self::Churn(state), Message::Churn(message)) => {
                ended(state.update(message, context), Message::Churn)
            }
            (Self::PostponeMany(state), Message::PostponeMany(message)) => {
                of_many(state.update(message, context), Message::PostponeMany)
            }
            (Self::ChurnMany(state), Message::ChurnMany(message)) => {
                of_many(state.update(message, context), Message::ChurnMany)
            }
            (Self::CallLater(state), Message::CallLater(message)) => {
                ended(state.update(message, context), Message::CallLater)
            }
            (Self::Done(state), Message::Done(message)) => {
                ended(state.update(message, context), Message::Done)
            }
            (Self::Review(state), Message::Review(message)) => {
                reviewed(state.update(message, context), Message::Review)
            }
            (Self::Recording(state), Message::Recording(message)) => {
                reviewed(state.update(message, context), Message::Recording)
            }
            (Self::Adjustment(state), Message::Adjustment(message)) => {
                ended(state.update(message, context), Message::Adjustment)
            }
            (Self::Statement(state), Message::Statement(message)) => {
                ended(state.update(message, context), Message::Statement)
            }
            (Self::Payment(state), Message::Payment(message)) => {
                ended(state.update(message, context), Message::Payment)
            }
            (Self::Containers(state), Message::Containers(message)) => {
                ended(state.update(message, context), Message::Containers)
            }
            _ => (Task::none(), None),
        }
    }

    /// What a key means in it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        match self {
            Self::Phones(state) => state.key(press).map(Message::Phones),
            Self::Order(state) => state.key(press).map(Message::Order),
            Self::Postpone(state) => state.key(press).map(Message::Postpone),
            Self::Comment(state) => state.key(press).map(Message::Comment),
            Self::Journal(state) => state.key(press).map(Message::Journal),
            Self::Delivered(state) => state.key(press).map(Message::Delivered),
            Self::Warned(state) => state.key(press).map(Message::Warned),
            Self::Churn(state) => state.key(press).map(Message::Churn),
            Self::PostponeMany(state) => state.key(press).map(Message::PostponeMany),
            Self::ChurnMany(state) => state.key(press).map(Message::ChurnMany),
            Self::CallLater(state) => state.key(press).map(Message::CallLater),
            Self::Done(state) => state.key(press).map(Message::Done),
            Self::Review(state) => state.key(press).map(Message::Review),
            Self::Recording(state) => state.key(press).map(Message::Recording),
            Self::Adjustment(state) => state.key(press).map(Message::Adjustment),
            Self::Statement(state) => state.key(press).map(Message::Statement),
            Self::Payment(state) => state.key(press).map(Message::Payment),
            Self::Containers(state) => state.key(press).map(Message::Containers),
        }
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        match self {
            Self::Phones(_) | Self::Warned(_) | Self::Statement(_) => false,
            Self::Order(state) => state.is_unsaved(),
            Self::Postpone(state) => state.is_unsaved(),
            Self::Comment(state) => state.is_unsaved(),
            Self::Journal(state) => state.is_unsaved(),
            Self::Delivered(state) => state.is_unsaved(),
            Self::Churn(state) => state.is_unsaved(),
            Self::PostponeMany(state) => state.is_unsaved(),
            Self::ChurnMany(state) => state.is_unsaved(),
            Self::CallLater(state) => state.is_unsaved(),
            Self::Done(state) => state.is_unsaved(),
            Self::Review(state) => state.is_unsaved(),
            Self::Recording(state) => state.is_unsaved(),
            Self::Adjustment(state) => state.is_unsaved(),
            Self::Payment(state) => state.is_unsaved(),
            Self::Containers(state) => state.is_unsaved(),
        }
    }

    /// Whether what it did can be taken back by Ctrl+Z; an order only once it handled its row.
    pub const fn is_undoable(&self, handled: bool) -> bool {
        match self {
            Self::Phones(_)
            | Self::Warned(_)
            | Self::Delivered(_)
            | Self::Adjustment(_)
            | Self::Containers(_)
            | Self::Statement(_) => false,
            Self::Order(_) => handled,
            _ => true,
        }
    }

    /// From whom an order is taken next, where it ended on the way to one.
    pub fn leads_to_order(&self) -> Option<AddressId> {
        if let Self::Comment(state) = self { state.leads_to_order() } else { None }
    }

    /// Whether it changes what the list shows of money and containers.
    pub const fn changes_balance(&self) -> bool {
        matches!(self, Self::Adjustment(_) | Self::Payment(_) | Self::Containers(_))
    }

    /// Whether it ends a call that runs at its address; a journal record is written beside it.
    pub const fn ends_call(&self, handled: bool) -> bool {
        handled || matches!(self, Self::Comment(_) | Self::CallLater(_))
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        match self {
            Self::Phones(state) => state.dialog(context).map(Message::Phones),
            Self::Order(state) => state.dialog(context).map(Message::Order),
            Self::Postpone(state) => state.dialog(context).map(Message::Postpone),
            Self::Comment(state) => state.dialog(context).map(Message::Comment),
            Self::Journal(state) => state.dialog(context).map(Message::Journal),
            Self::Delivered(state) => state.dialog(context).map(Message::Delivered),
            Self::Warned(state) => state.dialog(context).map(Message::Warned),
            Self::Churn(state) => state.dialog(context).map(Message::Churn),
            Self::PostponeMany(state) => state.dialog(context).map(Message::PostponeMany),
            Self::ChurnMany(state) => state.dialog(context).map(Message::ChurnMany),
            Self::CallLater(state) => state.dialog(context).map(Message::CallLater),
            Self::Done(state) => state.dialog(context).map(Message::Done),
            Self::Review(state) => state.dialog(context).map(Message::Review),
            Self::Recording(state) => state.dialog(context).map(Message::Recording),
            Self::Adjustment(state) => state.dialog(context).map(Message::Adjustment),
            Self::Statement(state) => state.dialog(context).map(Message::Statement),
            Self::Payment(state) => state.dialog(context).map(Message::Payment),
            Self::Containers(state) => state.dialog(context).map(Message::Containers),
        }
    }
}

/// The reply of a dialog as that of the desk.
fn ended<Inner: Send + 'static>(
    (task, action): (Task<Inner>, Option<Ended>),
    to_message: fn(Inner) -> Message,
) -> (Task<Message>, Option<Action>) {
    (task.map(to_message), action.map(Action::Ended))
}

/// The reply of a dialog about the marked rows as that of the desk.
fn of_many<Inner: Send + 'static>(
    (task, action): (Task<Inner>, Option<many::Action>),
    to_message: fn(Inner) -> Message,
) -> (Task<Message>, Option<Action>) {
    let action = action.map(|action| match action {
        many::Action::Closed => Action::Ended(Ended::Closed),
        many::Action::Done(handled) => Action::Many(handled),
    });
    (task.map(to_message), action)
}

/// The reply of a dialog of the churn review as that of the desk.
fn reviewed<Inner: Send + 'static>(
    (task, action): (Task<Inner>, Option<review::Action>),
    to_message: fn(Inner) -> Message,
) -> (Task<Message>, Option<Action>) {
    let action = action.map(|action| match action {
        review::Action::Closed => Action::Ended(Ended::Closed),
        review::Action::Done(address, done) => Action::Reviewed(address, done),
    });
    (task.map(to_message), action)
}
