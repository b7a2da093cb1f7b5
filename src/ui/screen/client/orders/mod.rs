//! The tab Orders: all orders of the address.

use iced::Task;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

use super::period::Period;
use super::sheets::Asked;
use crate::domain::ids::{AddressId, OrderId};
use crate::domain::order::OrderStatus;
use crate::service::Refusal;
use crate::service::papers::InvoiceOf;
use crate::service::rights::Right;
use crate::store::OrderOf;
use crate::ui::Element;
use crate::ui::dialog::paper::Wanted;
use crate::ui::dialog::parts;
use crate::ui::printing;
use crate::ui::screen::{Action, Context};
use crate::ui::widget::list::kept_place;
use crate::ui::widget::{Key, KeyPress};

mod rows;

/// The list of orders.
pub const LIST: &str = "client-orders";

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    orders: Option<Vec<OrderOf>>,
    /// The places of those that the period lets through.
    shown: Vec<usize>,
    period: Period,
    selected: Option<usize>,
    refusal: Option<Refusal>,
    /// A sheet is being made.
    printing: bool,
    /// Invoices are for those who post sales.
    sells: bool,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The orders were read.
    Read(Result<Vec<OrderOf>, Refusal>),
    /// An order was selected, by place in the list.
    Selected(usize),
    /// An order is to be opened, by place in the list.
    Opened(usize),
    /// The selected one is to be opened.
    OpenPressed,
    /// The selected one was brought.
    DeliveredPressed,
    /// The invoice of the selected one is wanted.
    InvoicePressed,
    /// The selected one is wanted on paper.
    PrintPressed,
    /// Its sheet was opened, or why not.
    Printed(Result<String, String>),
    /// Another period was chosen, by place in the menu.
    PeriodChosen(usize),
}

impl State {
    /// The tab of an address as it opens, and its first reading.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            address,
            orders: None,
            shown: Vec::new(),
            period: Period::All,
            selected: None,
            refusal: None,
            printing: false,
            sells: context.actor.may(Right::PostSales),
        };
        let reading = state.read(context);
        (state, reading)
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let address = self.address;
        parts::read(context, move |read| Ok(read.orders_of(address)?)).map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        match message {
            Message::Read(orders) => (self.take(orders, context), None),
            Message::Selected(at) => (self.select(at), None),
            Message::Opened(at) => (self.select(at), self.asked()),
            Message::OpenPressed => (Task::none(), self.asked()),
            Message::DeliveredPressed => (Task::none(), self.brought()),
            Message::InvoicePressed => (Task::none(), self.invoice()),
            Message::PrintPressed => (self.print(context), None),
            Message::Printed(answer) => (Task::none(), Some(self.printed(answer))),
            Message::PeriodChosen(at) => (self.narrow(context, |state| state.period = Period::at(at)), None),
        }
    }

    fn take(&mut self, orders: Result<Vec<OrderOf>, Refusal>, context: &Context<'_>) -> Task<Message> {
        match orders {
            Ok(orders) => self.narrow(context, |state| {
                state.orders = Some(orders);
                state.refusal = None;
            }),
            Err(refusal) => {
                self.refusal = Some(refusal);
                Task::none()
            }
        }
    }

    /// Changes what is shown; the selection stays on its order.
    fn narrow(&mut self, context: &Context<'_>, change: impl FnOnce(&mut Self)) -> Task<Message> {
        let known = self.chosen();
        change(self);
        let orders = self.orders.as_deref().unwrap_or_default().iter().enumerate();
        let shown = orders.filter(|(_, order)| self.period.contains(order.delivery_on, context.today));
        self.shown = shown.map(|(at, _)| at).collect();
        let now = (0..self.shown.len()).filter_map(|at| self.order(at)).map(|order| order.id);
        self.selected = kept_place(known, now, self.selected);
        Task::none()
    }

    fn select(&mut self, at: usize) -> Task<Message> {
        self.selected = Some(at);
        Task::none()
    }

    fn order(&self, at: usize) -> Option<&OrderOf> {
        self.orders.as_ref()?.get(*self.shown.get(at)?)
    }

    fn chosen(&self) -> Option<OrderId> {
        Some(self.order(self.selected?)?.id)
    }

    fn asked(&self) -> Option<Asked> {
        let order = self.order(self.selected?)?;
        Some(match &order.sale {
            Some(sale) => Asked::Sale(sale.clone()),
            None => Asked::Order(order.id, order.status),
        })
    }

    /// The selected order, where it is still to be brought.
    fn brought(&self) -> Option<Asked> {
        let order = self.order(self.selected?)?;
        let is_due = matches!(order.status, OrderStatus::Accepted | OrderStatus::OnRoute);
        is_due.then_some(Asked::Delivered(order.id))
    }

    /// The invoice of the selected order, where it was accepted.
    fn invoice(&self) -> Option<Asked> {
        let order = self.order(self.selected?)?;
        let of = InvoiceOf::Order(order.id);
        (self.sells && order.status.is_live()).then_some(Asked::Paper(Wanted::Invoice(of)))
    }

    fn print(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(order) = self.chosen().filter(|_| !self.printing) else { return Task::none() };
        self.printing = true;
        printing::order(order, context).map(Message::Printed)
    }

    fn printed(&mut self, answer: Result<String, String>) -> Asked {
        self.printing = false;
        let (Ok(sentence) | Err(sentence)) = answer;
        Asked::Action(Action::Notice(sentence))
    }

    /// The address changed behind the tab.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// Nothing is typed here.
    pub fn save(&mut self, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// Nothing is typed here.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The list that has the keyboard once there is something in it.
    pub fn listed(&self) -> Option<&'static str> {
        self.orders.as_ref().filter(|orders| !orders.is_empty()).map(|_| LIST)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.modifiers == Modifiers::ALT && press.key == Key::Char('p') && !press.repeat {
            return Some(Message::PrintPressed);
        }
        if press.plain(Named::F3) && !press.repeat {
            return Some(Message::DeliveredPressed);
        }
        if press.plain(Named::F6) && !press.repeat {
            return Some(Message::InvoicePressed);
        }
        press.plain(Named::F2).then_some(Message::OpenPressed)
    }

    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        rows::view(self, context)
    }
}
