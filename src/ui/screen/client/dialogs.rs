//! The dialogs over the card: this only knows which one is open.

use iced::Task;

use super::contacts::person;
use super::ledger::void;
use super::terms;
use crate::ui::dialog::order::Action as Ended;
use crate::ui::dialog::{
    container_adjustment, container_return, delivered, journal, order, paper, payment, sale, statement,
};
use crate::ui::screen::Context;
use crate::ui::widget::{Dialog, KeyPress};

macro_rules! dialogs {
    ($($(#[$doc:meta])* $name:ident = $module:ident),+ $(,)?) => {
        /// A dialog that is open over the card.
        #[derive(Debug)]
        pub enum ClientDialog {
            $($(#[$doc])* $name(Box<$module::State>),)+
        }

        /// What happened in it.
        #[derive(Debug, Clone)]
        pub enum Message {
            $($(#[$doc])* $name($module::Message),)+
        }

        impl ClientDialog {
            /// Takes in what happened. A message of a dialog that is no longer open is dropped.
            pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
                match (self, message) {
                    $((Self::$name(state), Message::$name(message)) => {
                        let (task, ended) = state.update(message, context);
                        (task.map(Message::$name), ended)
                    })+
                    _ => (Task::none(), None),
                }
            }

            /// What a key means in it, before any field sees it.
            pub fn key(&self, press: &KeyPress) -> Option<Message> {
                match self {
                    $(Self::$name(state) => state.key(press).map(Message::$name),)+
                }
            }

            /// Whether something typed would be lost by closing.
            pub fn is_unsaved(&self) -> bool {
                match self {
                    $(Self::$name(state) => state.is_unsaved(),)+
                }
            }

            /// The dialog.
            pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
                match self {
                    $(Self::$name(state) => state.dialog(context).map(Message::$name),)+
                }
            }
        }
    };
}

dialogs! {
    /// An order.
    Order = order,
    /// An order that was brought.
    Delivered = delivered,
    /// What the client pays.
    Terms = terms,
    /// A journal record.
    Journal = journal,
    /// A contact person.
    Person = person,
    /// A paper to be voided.
    Void = void,
    /// Water that was brought without an order.
    Sale = sale,
    /// Money.
    Payment = payment,
    /// Containers that came back, or a deposit for them.
    Return = container_return,
    /// Containers that are written off or on.
    Adjustment = container_adjustment,
    /// A paper for the client.
    Paper = paper,
    /// A reconciliation statement.
    Statement = statement,
}
