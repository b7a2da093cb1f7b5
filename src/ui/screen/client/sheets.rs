//! The tabs of one address, each read when it is first shown and then left as it is.

use iced::Task;
use iced::widget::operation;

use super::ledger::NewPaper;
use super::tabs::Tab;
use super::{contacts, details, history, journal, ledger, orders, papers, planning};
use crate::domain::ids::{AddressId, CounterpartyId, OrderId};
use crate::domain::order::OrderStatus;
use crate::store::{ContactCard, Paper};
use crate::ui::Element;
use crate::ui::dialog::paper::Wanted;
use crate::ui::screen::{Action, Context};
use crate::ui::widget::KeyPress;

/// What a tab asks of the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Something of the program.
    Action(Action),
    /// A contact person to be changed, or a new one.
    Person(Option<Box<ContactCard>>),
    /// An order to be opened.
    Order(OrderId, OrderStatus),
    /// An order that was brought.
    Delivered(OrderId),
    /// The sale of a delivered order, by number.
    Sale(String),
    /// What the client pays: list, discount, prices of its own.
    Terms(CounterpartyId),
    /// A new paper of money or containers.
    NewPaper(NewPaper),
    /// A paper to be voided.
    Void(Box<Paper>),
    /// A new record of the journal.
    Journal,
    /// An invoice, a delivery note, or any paper that was made.
    Paper(Wanted),
    /// A reconciliation statement (S0-34).
    Statement,
}

impl From<Action> for Asked {
    fn from(action: Action) -> Self {
        Self::Action(action)
    }
}

macro_rules! sheets {
    ($($module:ident = $tab:ident),+ $(,)?) => {
        /// The tabs that were opened.
        #[derive(Debug)]
        pub struct Sheets {
            address: AddressId,
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
            /// No tab was opened yet.
            pub const fn of(address: AddressId) -> Self {
                Self { address, $($module: None,)+ }
            }

            /// Shows a tab as it was left, or as it opens with its first reading.
            pub fn show(&mut self, tab: Tab, context: &Context<'_>) -> Task<Message> {
                match tab {
                    $(Tab::$tab if self.$module.is_none() => {
                        let (state, task) = $module::State::open(self.address, context);
                        self.$module = Some(Box::new(state));
                        task.map(Message::$tab)
                    })+
                    _ => self.focus(tab),
                }
            }

            /// The list of a tab gets the keyboard, where there is one by now.
            pub fn focus(&self, tab: Tab) -> Task<Message> {
                self.listed(tab).map_or_else(Task::none, operation::focus)
            }

            /// The list of a tab, once it was read and holds something.
            pub fn listed(&self, tab: Tab) -> Option<&'static str> {
                match tab {
                    $(Tab::$tab => self.$module.as_ref()?.listed(),)+
                }
            }

            /// Forgets what was typed on a tab: it opens afresh.
            pub fn forget(&mut self, tab: Tab) {
                match tab {
                    $(Tab::$tab => self.$module = None,)+
                }
            }

            /// Takes in what happened. A message of a tab that is not there is dropped.
            pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
                match message {
                    $(Message::$tab(message) => match &mut self.$module {
                        Some(state) => {
                            let (task, asked) = state.update(message, context);
                            (task.map(Message::$tab), asked.map(Asked::from))
                        }
                        None => (Task::none(), None),
                    },)+
                }
            }

            /// The address changed: every tab that was opened reads anew what it shows.
            pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
                let mut reading = Vec::new();
                $(if let Some(state) = &mut self.$module {
                    reading.push(state.changed(context).map(Message::$tab));
                })+
                Task::batch(reading)
            }

            /// Keeps what was typed on a tab.
            pub fn save(&mut self, tab: Tab, context: &Context<'_>) -> Task<Message> {
                match tab {
                    $(Tab::$tab => match &mut self.$module {
                        Some(state) => state.save(context).map(Message::$tab),
                        None => Task::none(),
                    },)+
                }
            }

            /// Whether something typed on a tab would be lost.
            pub fn is_unsaved(&self, tab: Tab) -> bool {
                match tab {
                    $(Tab::$tab => self.$module.as_ref().is_some_and(|state| state.is_unsaved()),)+
                }
            }

            /// What a key means on a tab, before any field sees it.
            pub fn key(&self, tab: Tab, press: &KeyPress) -> Option<Message> {
                match tab {
                    $(Tab::$tab => self.$module.as_ref()?.key(press).map(Message::$tab),)+
                }
            }

            /// Whether Ctrl+Z means what was chosen on a tab, rather than what a notice tells of.
            pub fn undoes_first(&self, tab: Tab) -> bool {
                tab == Tab::History && self.history.as_ref().is_some_and(|sheet| sheet.undoes_first())
            }

            /// A tab.
            pub fn view<'a>(&'a self, tab: Tab, context: &Context<'a>) -> Option<Element<'a, Message>> {
                match tab {
                    $(Tab::$tab => Some(self.$module.as_ref()?.view(context).map(Message::$tab)),)+
                }
            }
        }
    };
}

sheets! {
    details = Details,
    contacts = Contacts,
    planning = Planning,
    orders = Orders,
    ledger = Ledger,
    journal = Journal,
    history = History,
    papers = Papers,
}

impl Sheets {
    /// What was typed on a tab is given up: it does not come back when the card opens again.
    pub fn discard(&mut self, tab: Tab, context: &Context<'_>) {
        match tab {
            Tab::Details => self.details.iter_mut().for_each(|details| details.forget(context)),
            Tab::Planning => self.planning.iter_mut().for_each(|planning| planning.forget(context)),
            _ => {}
        }
    }

    /// Selects a sale among the papers, which are shown already.
    pub fn show_sale(&mut self, number: String, context: &Context<'_>) -> Task<Message> {
        match &mut self.ledger {
            Some(ledger) => ledger.show_sale(number, context).map(Message::Ledger),
            None => Task::none(),
        }
    }
}
