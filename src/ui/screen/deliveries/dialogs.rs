//! The dialogs over the deliveries, each as it is: this only knows which one is open.

use iced::Task;
use iced::widget::operation;

use super::marking::done;
use super::question::{self, Asked};
use super::{Context, LIST, Message as Outer, Reply, State, only, sheet, whole};
use crate::domain::ids::OrderId;
use crate::ui::dialog::{container_return, delivered, payment, sale, settlement, undelivered};
use crate::ui::screen::Action;
use crate::ui::widget::{Dialog, KeyPress};

/// How a dialog ends.
type Ended = delivered::Action;

/// A dialog that is open.
#[derive(Debug)]
pub(super) enum Open {
    /// An order that was brought otherwise.
    Delivered(Box<delivered::State>),
    /// An order that came back.
    Undelivered(undelivered::State),
    /// Whether all of a run was brought.
    Whole(whole::State),
    /// Whether something that is not easily had again is to be done.
    Question(question::State),
    /// The route sheet.
    Sheet(Box<sheet::State>),
    /// What the driver handed in.
    Settlement(Box<settlement::State>),
    /// A sale without an order.
    Sale(Box<sale::State>),
    /// A payment.
    Payment(Box<payment::State>),
    /// Containers.
    Containers(Box<container_return::State>),
}

/// What happened in it.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the delivery.
    Delivered(delivered::Message),
    /// In the reason.
    Undelivered(undelivered::Message),
    /// In the question about the run.
    Whole(whole::Message),
    /// In a question.
    Question(question::Message),
    /// In the route sheet.
    Sheet(sheet::Message),
    /// In the evening.
    Settlement(settlement::Message),
    /// In the sale.
    Sale(sale::Message),
    /// In the payment.
    Payment(payment::Message),
    /// In the containers.
    Containers(container_return::Message),
}

/// Messages of a dialog as those of the screen.
macro_rules! outer {
    ($($name:ident, $module:ident, $variant:ident);+ $(;)?) => {$(
        pub(super) fn $name(message: $module::Message) -> Outer {
            Outer::Dialog(Box::new(Message::$variant(message)))
        }
    )+};
}

outer! {
    delivered, delivered, Delivered;
    undelivered, undelivered, Undelivered;
    sheet, sheet, Sheet;
    settlement, settlement, Settlement;
    sale, sale, Sale;
    payment, payment, Payment;
    containers, container_return, Containers;
}

impl Open {
    /// What a key means in it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        match self {
            Self::Delivered(state) => state.key(press).map(Message::Delivered),
            Self::Undelivered(state) => state.key(press).map(Message::Undelivered),
            Self::Whole(state) => state.key(press).map(Message::Whole),
            Self::Question(state) => state.key(press).map(Message::Question),
            Self::Sheet(state) => state.key(press).map(Message::Sheet),
            Self::Settlement(state) => state.key(press).map(Message::Settlement),
            Self::Sale(state) => state.key(press).map(Message::Sale),
            Self::Payment(state) => state.key(press).map(Message::Payment),
            Self::Containers(state) => state.key(press).map(Message::Containers),
        }
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        match self {
            Self::Undelivered(_) | Self::Whole(_) | Self::Question(_) | Self::Sheet(_) => false,
            Self::Delivered(state) => state.is_unsaved(),
            Self::Settlement(state) => state.is_unsaved(),
            Self::Sale(state) => state.is_unsaved(),
            Self::Payment(state) => state.is_unsaved(),
            Self::Containers(state) => state.is_unsaved(),
        }
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        match self {
            Self::Delivered(state) => state.dialog(context).map(Message::Delivered),
            Self::Undelivered(state) => state.dialog(context).map(Message::Undelivered),
            Self::Whole(state) => state.dialog(context).map(Message::Whole),
            Self::Question(state) => state.dialog(context).map(Message::Question),
            Self::Sheet(state) => state.dialog(context).map(Message::Sheet),
            Self::Settlement(state) => state.dialog(context).map(Message::Settlement),
            Self::Sale(state) => state.dialog(context).map(Message::Sale),
            Self::Payment(state) => state.dialog(context).map(Message::Payment),
            Self::Containers(state) => state.dialog(context).map(Message::Containers),
        }
    }
}

impl State {
    /// Something happened in a dialog. A message of one that is no longer open is dropped.
    pub(super) fn dialog_message(&mut self, message: Message, context: &Context<'_>) -> Reply {
        let (task, ended) = match (self.dialog.as_mut(), message) {
            (Some(Open::Delivered(state)), Message::Delivered(message)) => {
                mapped(state.update(message, context), delivered)
            }
            (Some(Open::Undelivered(state)), Message::Undelivered(message)) => {
                mapped(state.update(message, context), undelivered)
            }
            (Some(Open::Settlement(state)), Message::Settlement(message)) => {
                let (task, action) = state.update(message, context);
                return self.settled(task.map(settlement), action);
            }
            (Some(Open::Sale(state)), Message::Sale(message)) => mapped(state.update(message, context), sale),
            (Some(Open::Payment(state)), Message::Payment(message)) => {
                mapped(state.update(message, context), payment)
            }
            (Some(Open::Containers(state)), Message::Containers(message)) => {
                mapped(state.update(message, context), containers)
            }
            (Some(Open::Sheet(state)), Message::Sheet(message)) => {
                let (task, action) = state.update(message, context);
                return self.sheet_action(task.map(sheet), action);
            }
            (Some(Open::Whole(state)), Message::Whole(message)) => {
                let orders = state.orders();
                return self.whole_answered(message, orders, context);
            }
            (Some(Open::Question(state)), Message::Question(message)) => {
                let asked = state.asked();
                return self.answered(message, asked, context);
            }
            _ => return only(Task::none()),
        };
        match ended {
            None => (task, None),
            Some(Ended::Closed) => (Task::batch([task, self.close()]), None),
            Some(Ended::Done { sentence, .. }) => {
                if matches!(self.dialog, Some(Open::Delivered(_) | Open::Undelivered(_))) {
                    self.next_open();
                }
                (Task::batch([task, self.close()]), Some(done(sentence)))
            }
            Some(Ended::Undoable { address, client, sentence }) => {
                (Task::batch([task, self.close()]), Some(Action::Undoable { sentence, address, client }))
            }
            Some(Ended::Go(go)) => (Task::batch([task, self.close()]), Some(Action::Go(go))),
        }
    }

    fn close(&mut self) -> Task<Outer> {
        self.dialog = None;
        operation::focus(LIST)
    }

    fn whole_answered(
        &mut self,
        message: whole::Message,
        orders: Vec<(OrderId, i64)>,
        context: &Context<'_>,
    ) -> Reply {
        let closed = self.close();
        match message {
            whole::Message::Closed => only(closed),
            whole::Message::Confirmed => only(Task::batch([closed, self.deliver_whole(orders, context)])),
        }
    }

    fn answered(&mut self, message: question::Message, asked: Asked, context: &Context<'_>) -> Reply {
        let closed = self.close();
        let done = match (message, asked) {
            (question::Message::Closed, _) => return only(closed),
            (question::Message::Confirmed, Asked::Void { order, sale, .. }) => {
                self.void(order, sale, context)
            }
            (question::Message::Confirmed, Asked::Recall { .. }) => self.recall(context),
        };
        only(Task::batch([closed, done]))
    }

    fn settled(&mut self, task: Task<Outer>, action: Option<settlement::Action>) -> Reply {
        match action {
            None => (task, None),
            Some(settlement::Action::Closed) => (Task::batch([task, self.close()]), None),
            Some(settlement::Action::Done(sentence)) => {
                (Task::batch([task, self.close()]), Some(done(sentence)))
            }
        }
    }

    fn sheet_action(&mut self, task: Task<Outer>, action: Option<sheet::Action>) -> Reply {
        match action {
            None => (task, None),
            Some(sheet::Action::Closed) => (Task::batch([task, self.close()]), None),
            Some(sheet::Action::Sent(sentence)) => (task, Some(done(sentence))),
        }
    }
}

fn mapped<Inner: Send + 'static>(
    (task, action): (Task<Inner>, Option<Ended>),
    outer: fn(Inner) -> Outer,
) -> (Task<Outer>, Option<Ended>) {
    (task.map(outer), action)
}
