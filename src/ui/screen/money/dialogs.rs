//! The dialogs over the section: this only knows which one is open.

use iced::Task;

use super::sheets::Asked;
use super::{Message as Outer, Reply, State, asking, call, whose};
use crate::service::Changes;
use crate::ui::dialog::order::Action as Ended;
use crate::ui::dialog::{self, accounts, bank_file, container_adjustment, export, paper, payment, promise};
use crate::ui::screen::{Action, Context};
use crate::ui::widget::{Dialog, KeyPress};

macro_rules! dialogs {
    ($($(#[$doc:meta])* $name:ident = $module:ident),+ $(,)?) => {
        /// A dialog that is open over the section.
        #[derive(Debug)]
        pub enum MoneyDialog {
            $($(#[$doc])* $name(Box<$module::State>),)+
        }

        /// What happened in it.
        #[derive(Debug, Clone)]
        pub enum Message {
            $($(#[$doc])* $name($module::Message),)+
        }

        impl MoneyDialog {
            /// Takes in what happened. A message of a dialog that is no longer open is dropped.
            fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Done>) {
                match (self, message) {
                    $((Self::$name(state), Message::$name(message)) => {
                        let (task, ended) = state.update(message, context);
                        (task.map(Message::$name), ended.map(Done::from))
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
    /// Money that came in or went back.
    Payment = payment,
    /// Containers that are written off or on.
    Adjustment = container_adjustment,
    /// Where a file for Excel goes.
    Export = export,
    /// A payment that is promised.
    Promise = promise,
    /// A promise that may be called off.
    Asking = asking,
    /// A debtor who is called.
    Call = call,
    /// A bank statement.
    Statement = bank_file,
    /// Whose an entry of the bank is.
    Whose = whose,
    /// A paper that was made.
    Paper = paper,
    /// The accountant's export.
    Accounts = accounts,
}

/// What comes of a dialog: it closes, and the program may have to know.
struct Done(Option<Action>);

impl From<Ended> for Done {
    fn from(ended: Ended) -> Self {
        Self(match ended {
            Ended::Closed => None,
            Ended::Done { address, sentence, .. } => {
                let changes = Changes { address: Some(address), everything: false };
                Some(Action::Done { sentence, changes })
            }
            Ended::Undoable { address, client, sentence } => {
                Some(Action::Undoable { sentence, address, client })
            }
            Ended::Go(go) => Some(Action::Go(go)),
        })
    }
}

impl From<call::Ended> for Done {
    fn from(ended: call::Ended) -> Self {
        Self(match ended {
            call::Ended::Closed => None,
            call::Ended::Dial(number) => Some(Action::Dial(number)),
        })
    }
}

impl From<dialog::Ended> for Done {
    fn from(ended: dialog::Ended) -> Self {
        Self(match ended {
            dialog::Ended::Closed => None,
            dialog::Ended::Done { sentence, changes } => Some(Action::Done { sentence, changes }),
            dialog::Ended::Go(go) => Some(Action::Go(go)),
        })
    }
}

impl From<export::Ended> for Done {
    fn from(ended: export::Ended) -> Self {
        Self(match ended {
            export::Ended::Closed => None,
            export::Ended::Written(sentence) => Some(Action::Notice(sentence)),
        })
    }
}

impl State {
    /// Opens what a tab asks for.
    pub(super) fn open(&mut self, asked: Asked, context: &Context<'_>) -> Task<Outer> {
        let (dialog, task) = match asked {
            Asked::Payment(address) => {
                let (state, task) = payment::State::open(address, context);
                (MoneyDialog::Payment(Box::new(state)), task.map(Message::Payment))
            }
            Asked::Adjustment(address) => {
                let (state, task) = container_adjustment::State::open(address, context);
                (MoneyDialog::Adjustment(Box::new(state)), task.map(Message::Adjustment))
            }
            Asked::Promise(address) => {
                let (state, task) = promise::State::open(address, context);
                (MoneyDialog::Promise(Box::new(state)), task.map(Message::Promise))
            }
            Asked::VoidPromise(promise) => {
                (MoneyDialog::Asking(Box::new(asking::State::open(promise))), Task::none())
            }
            Asked::Call(address) => {
                let (state, task) = call::State::open(address, context);
                (MoneyDialog::Call(Box::new(state)), task.map(Message::Call))
            }
            Asked::Statement => {
                let (state, task) = bank_file::State::open();
                (MoneyDialog::Statement(Box::new(state)), task.map(Message::Statement))
            }
            Asked::Whose(line) => {
                let (state, task) = whose::State::open(line);
                (MoneyDialog::Whose(Box::new(state)), task.map(Message::Whose))
            }
            Asked::Paper(address, id) => {
                let (state, task) = paper::State::open(address, paper::Wanted::Kept(id), context);
                (MoneyDialog::Paper(Box::new(state)), task.map(Message::Paper))
            }
            Asked::Accounts => {
                let (state, task) = accounts::State::open(context);
                (MoneyDialog::Accounts(Box::new(state)), task.map(Message::Accounts))
            }
            Asked::Export(name, what, sheets) => {
                let (state, task) = export::State::open(&name, what, sheets);
                (MoneyDialog::Export(Box::new(state)), task.map(Message::Export))
            }
            Asked::Action(_) => return Task::none(),
        };
        self.dialog = Some(dialog);
        task.map(|message| Outer::Dialog(Box::new(message)))
    }

    pub(super) fn in_dialog(&mut self, message: Message, context: &Context<'_>) -> Reply {
        let Some(dialog) = &mut self.dialog else { return (Task::none(), None) };
        let (task, done) = dialog.update(message, context);
        let task = task.map(|message| Outer::Dialog(Box::new(message)));
        let Some(Done(action)) = done else { return (task, None) };
        self.dialog = None;
        let back = self.sheets.focus(self.tab).map(Outer::Sheet);
        (Task::batch([task, back]), action)
    }
}
