//! The tabs of the section, each read when it is first shown and then left as it is.

use iced::Task;

use super::tabs::Tab;
use super::{bank, debts, papers, promises};
use crate::domain::ids::{AddressId, PaperId};
use crate::exchange::sheet::Sheet;
use crate::service::bank::BankLine;
use crate::service::exported::Exported;
use crate::service::promises::Promised;
use crate::ui::Element;
use crate::ui::screen::{Action, Context};
use crate::ui::widget::KeyPress;

/// What a tab asks of the section.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// Something of the program.
    Action(Action),
    /// Money of an address that came in or went back.
    Payment(AddressId),
    /// A payment that an address promises.
    Promise(AddressId),
    /// A promise to be called off.
    VoidPromise(Box<Promised>),
    /// A debtor to be called.
    Call(AddressId),
    /// A bank statement to be read in.
    Statement,
    /// An entry of the bank of which a person says whose it is.
    Whose(Box<BankLine>),
    /// Containers of an address to be written off or on.
    Adjustment(AddressId),
    /// A paper that was made, of a client with this address.
    Paper(AddressId, PaperId),
    /// Sales, payments and balances for the accountant.
    Accounts,
    /// Sheets to be written for Excel under a name; what they are and about what, for the history.
    Export(String, (Exported, String), Vec<Sheet>),
}

impl From<Action> for Asked {
    fn from(action: Action) -> Self {
        Self::Action(action)
    }
}

macro_rules! sheets {
    ($($module:ident = $tab:ident),+ $(,)?) => {
        /// The tabs that were opened.
        #[derive(Debug, Default)]
        pub struct Sheets {
            $($module: Option<Box<$module::State>>,)+
        }

        /// What happened on one of them.
        #[derive(Debug, Clone)]
        pub enum Message {
            $(
                #[doc = concat!("On the tab `", stringify!($tab), "`.")]
                $tab($module::Message),
            )+
        }

        impl Sheets {
            /// Shows a tab as it was left, or as it opens with its first reading.
            pub fn show(&mut self, tab: Tab, context: &Context<'_>) -> Task<Message> {
                match tab {
                    $(Tab::$tab if self.$module.is_none() => {
                        let (state, task) = $module::State::open(context);
                        self.$module = Some(Box::new(state));
                        task.map(Message::$tab)
                    })+
                    _ => Task::none(),
                }
            }

            /// The list of a tab gets the keyboard.
            pub fn focus(&self, tab: Tab) -> Task<Message> {
                match tab {
                    $(Tab::$tab => iced::widget::operation::focus($module::LIST),)+
                }
            }

            /// Takes in what happened. A message of a tab that is not there is dropped.
            pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
                match message {
                    $(Message::$tab(message) => match &mut self.$module {
                        Some(state) => {
                            let (task, asked) = state.update(message, context);
                            (task.map(Message::$tab), asked)
                        }
                        None => (Task::none(), None),
                    },)+
                }
            }

            /// The office changed: every tab that was opened reads anew what it shows.
            pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
                let mut reading = Vec::new();
                $(if let Some(state) = &mut self.$module {
                    reading.push(state.changed(context).map(Message::$tab));
                })+
                Task::batch(reading)
            }

            /// How many rows of a tab want something done; `None`: they were not read yet.
            pub fn count(&self, tab: Tab) -> Option<usize> {
                match tab {
                    $(Tab::$tab => self.$module.as_ref()?.count(),)+
                }
            }

            /// What a key means on a tab, before any field sees it.
            pub fn key(&self, tab: Tab, press: &KeyPress) -> Option<Message> {
                match tab {
                    $(Tab::$tab => self.$module.as_ref()?.key(press).map(Message::$tab),)+
                }
            }

            /// The keys of a tab to be named in the status bar: key, what it does.
            pub fn hints(&self, tab: Tab, context: &Context<'_>) -> Vec<(String, String)> {
                match tab {
                    $(Tab::$tab => self.$module.as_ref().map(|state| state.hints(context)).unwrap_or_default(),)+
                }
            }

            /// A tab, below the bar of tabs.
            pub fn view<'a>(&'a self, tab: Tab, context: &Context<'a>) -> Option<Element<'a, Message>> {
                match tab {
                    $(Tab::$tab => Some(self.$module.as_ref()?.view(context).map(Message::$tab)),)+
                }
            }
        }
    };
}

impl Sheets {
    /// Reads the promises before their tab is looked at: how many there are stands beside its name.
    pub fn read_promises(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.promises.is_some() {
            return Task::none();
        }
        let (state, task) = promises::State::unseen(context);
        self.promises = Some(Box::new(state));
        task.map(Message::Promises)
    }
}

sheets! {
    debts = Debts,
    promises = Promises,
    bank = Bank,
    papers = Papers,
}
