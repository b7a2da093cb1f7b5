//! Turning to an address, to a tab, to a dialog; reading what is shown.

use std::sync::Arc;

use iced::Task;

use super::contacts::person;
use super::dialogs::{self, ClientDialog};
use super::leaving::Destination;
use super::ledger::{NewPaper, void};
use super::new::{self, Next};
use super::sheets::{self, Asked, Sheets};
use super::tabs::Tab;
use super::terms;
use super::{Card, Message, Reply, State, only};
use crate::domain::ids::{AddressId, CounterpartyId, OrderId};
use crate::domain::order::OrderStatus;
use crate::service::client_card::{ClientHead, client_head};
use crate::service::{Changes, Refusal};
use crate::ui::dialog::order::Action as Ended;
use crate::ui::dialog::{
    container_adjustment, container_return, delivered, journal, order, paper, parts, payment, sale, statement,
};
use crate::ui::screen::{Action, Context};

impl State {
    /// Goes there at once, or asks first where something typed would be lost.
    pub(super) fn go(&mut self, to: Destination, context: &Context<'_>) -> Task<Message> {
        if self.is_unsaved() && !self.is_here(&to) {
            self.leaving = Some(to);
            return Task::none();
        }
        self.went(to, context)
    }

    /// The address is shown already: an order can be opened over it without losing anything.
    fn is_here(&self, to: &Destination) -> bool {
        let shown = self.card.as_ref().map(|card| card.address);
        let unsaved_new = self.new.as_ref().is_some_and(|new| new.is_unsaved());
        matches!(to, Destination::Address { address, .. } if shown == Some(*address) && !unsaved_new)
    }

    pub(super) fn went(&mut self, to: Destination, context: &Context<'_>) -> Task<Message> {
        match to {
            Destination::Here => self.begin_again(context),
            Destination::Address { order, .. } if self.is_here(&to) => {
                self.new = None;
                if let Some(card) = &mut self.card {
                    card.order = order;
                }
                Task::batch([self.focus(), self.read_again(context)])
            }
            Destination::Address { address, order } => self.show(address, order, context),
            Destination::NewClient(typed) => self.show_new(None, typed, context),
            Destination::NewAddress => {
                let head = self.card.as_ref().and_then(|card| card.head.clone());
                if head.is_some() { self.show_new(head, None, context) } else { Task::none() }
            }
        }
    }

    /// Shows another address on the tab that was shown.
    fn show(&mut self, address: AddressId, order: bool, context: &Context<'_>) -> Task<Message> {
        let tab = self.card.as_ref().map_or(Tab::default(), |card| card.tab);
        self.dialog = None;
        self.new = None;
        let sheets = Sheets::of(address);
        let card =
            self.card.insert(Box::new(Card { address, head: None, refusal: None, tab, sheets, order }));
        let opened = card.sheets.show(tab, context);
        Task::batch([opened.map(in_sheet(address)), read_head(address, context)])
    }

    fn show_new(
        &mut self,
        beside: Option<Arc<ClientHead>>,
        typed: Option<String>,
        context: &Context<'_>,
    ) -> Task<Message> {
        self.dialog = None;
        let (state, task) = new::State::open(beside, typed, context);
        self.new = Some(Box::new(state));
        task.map(|message| Message::New(Box::new(message)))
    }

    pub(super) fn on_new(&mut self, message: new::Message, context: &Context<'_>) -> Reply {
        let Some(state) = &mut self.new else { return only(Task::none()) };
        let (task, next) = state.update(message, context);
        let task = task.map(|message| Message::New(Box::new(message)));
        match next {
            None => only(task),
            Some(Next::Left) => only(self.go(Destination::Here, context)),
            Some(Next::Known(address)) => only(self.open(address, false, context)),
            Some(Next::Saved { address, order, changes }) => {
                let shown = self.show(address, order, context);
                let sentence = context.texts.text("client-new-saved");
                (Task::batch([task, shown]), Some(Action::Done { sentence, changes }))
            }
        }
    }

    /// What was typed is forgotten: the empty card is left, or the tab in sight opens afresh.
    fn begin_again(&mut self, context: &Context<'_>) -> Task<Message> {
        self.dialog = None;
        if self.new.take().is_some() {
            return Task::none();
        }
        let Some(card) = &mut self.card else { return Task::none() };
        card.sheets.forget(card.tab);
        card.sheets.show(card.tab, context).map(in_sheet(card.address))
    }

    pub(super) fn read_again(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(card) = &mut self.card else { return Task::none() };
        let address = card.address;
        let sheets = card.sheets.changed(context).map(in_sheet(address));
        Task::batch([read_head(address, context), sheets])
    }

    pub(super) fn take_head(
        &mut self,
        address: AddressId,
        head: Result<Arc<ClientHead>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        let Some(card) = self.card.as_mut().filter(|card| card.address == address) else {
            return Task::none();
        };
        match head {
            Ok(head) => {
                card.refusal = None;
                card.head = Some(head);
                if std::mem::take(&mut card.order) { self.order(context) } else { Task::none() }
            }
            Err(refusal) => {
                card.refusal = Some(refusal);
                Task::none()
            }
        }
    }

    pub(super) fn turn_to(&mut self, tab: Tab, context: &Context<'_>) -> Task<Message> {
        let Some(card) = &mut self.card else { return Task::none() };
        card.tab = tab;
        card.sheets.show(tab, context).map(in_sheet(card.address))
    }

    /// The list in sight gets the keyboard.
    pub fn focus(&self) -> Task<Message> {
        match &self.card {
            Some(card) if self.dialog.is_none() && self.new.is_none() => {
                card.sheets.focus(card.tab).map(in_sheet(card.address))
            }
            _ => Task::none(),
        }
    }

    pub(super) fn turn(&mut self, steps: isize, context: &Context<'_>) -> Task<Message> {
        let tab = self.card.as_ref().map_or(Tab::default(), |card| card.tab.beside(steps));
        self.turn_to(tab, context)
    }

    pub(super) fn choose_address(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let head = self.card.as_ref().and_then(|card| card.head.as_ref());
        match head.and_then(|head| head.addresses.get(at)).map(|address| address.id) {
            Some(address) => self.open(address, false, context),
            None => Task::none(),
        }
    }

    pub(super) fn turn_address(&mut self, steps: isize, context: &Context<'_>) -> Task<Message> {
        let Some(head) = self.card.as_ref().and_then(|card| card.head.as_ref()) else { return Task::none() };
        let count = head.addresses.len();
        let at = head.addresses.iter().position(|known| known.id == head.address).unwrap_or_default();
        let next = (at.cast_signed() + steps).clamp(0, count.saturating_sub(1).cast_signed());
        if next.unsigned_abs() == at {
            Task::none()
        } else {
            self.choose_address(next.unsigned_abs(), context)
        }
    }

    /// A new order, for the next day on which this address can be delivered to.
    pub(super) fn order(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(card) = &mut self.card else { return Task::none() };
        let Some(head) = &card.head else {
            card.order = true;
            return Task::none();
        };
        let (state, task) = order::State::open(card.address, None, head.order_on, context);
        self.over(ClientDialog::Order(Box::new(state)), task.map(dialogs::Message::Order))
    }

    /// An order of the list. A draft goes on as it was left.
    fn open_order(&mut self, id: OrderId, status: OrderStatus, context: &Context<'_>) -> Task<Message> {
        if status == OrderStatus::Draft {
            return self.order(context);
        }
        let (state, task) = order::State::edit(id, context);
        self.over(ClientDialog::Order(Box::new(state)), task.map(dialogs::Message::Order))
    }

    fn order_delivered(&mut self, id: OrderId, context: &Context<'_>) -> Task<Message> {
        let (state, task) = delivered::State::open(id, context);
        self.over(ClientDialog::Delivered(Box::new(state)), task.map(dialogs::Message::Delivered))
    }

    /// The sale of an order among the papers.
    fn show_sale(&mut self, number: String, context: &Context<'_>) -> Task<Message> {
        let turned = self.turn_to(Tab::Ledger, context);
        let Some(card) = &mut self.card else { return turned };
        let shown = card.sheets.show_sale(number, context).map(in_sheet(card.address));
        Task::batch([turned, shown])
    }

    fn set_terms(
        &mut self,
        address: AddressId,
        client: CounterpartyId,
        context: &Context<'_>,
    ) -> Task<Message> {
        let (state, task) = terms::State::open(address, client, context);
        self.over(ClientDialog::Terms(Box::new(state)), task.map(dialogs::Message::Terms))
    }

    fn new_paper(&mut self, address: AddressId, paper: NewPaper, context: &Context<'_>) -> Task<Message> {
        match paper {
            NewPaper::Sale => {
                let (state, task) = sale::State::open(address, context);
                self.over(ClientDialog::Sale(Box::new(state)), task.map(dialogs::Message::Sale))
            }
            NewPaper::Payment => {
                let (state, task) = payment::State::open(address, context);
                self.over(ClientDialog::Payment(Box::new(state)), task.map(dialogs::Message::Payment))
            }
            NewPaper::Containers => {
                let (state, task) = container_return::State::open(address, context);
                self.over(ClientDialog::Return(Box::new(state)), task.map(dialogs::Message::Return))
            }
            NewPaper::Adjustment => {
                let (state, task) = container_adjustment::State::open(address, context);
                self.over(ClientDialog::Adjustment(Box::new(state)), task.map(dialogs::Message::Adjustment))
            }
        }
    }

    fn write_journal(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(card) = &self.card else { return Task::none() };
        let (state, task) = journal::State::open(card.address, context);
        self.over(ClientDialog::Journal(Box::new(state)), task.map(dialogs::Message::Journal))
    }

    fn open_paper(
        &mut self,
        address: AddressId,
        wanted: paper::Wanted,
        context: &Context<'_>,
    ) -> Task<Message> {
        let (state, task) = paper::State::open(address, wanted, context);
        self.over(ClientDialog::Paper(Box::new(state)), task.map(dialogs::Message::Paper))
    }

    fn make_statement(&mut self, address: AddressId, context: &Context<'_>) -> Task<Message> {
        let (state, task) = statement::State::open(address, context);
        self.over(ClientDialog::Statement(Box::new(state)), task.map(dialogs::Message::Statement))
    }

    pub(super) fn over(&mut self, dialog: ClientDialog, task: Task<dialogs::Message>) -> Task<Message> {
        self.dialog = Some(dialog);
        task.map(|message| Message::Dialog(Box::new(message)))
    }

    pub(super) fn save(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(card) = &mut self.card else { return Task::none() };
        card.sheets.save(card.tab, context).map(in_sheet(card.address))
    }

    /// A message of the card of an address that is no longer shown is dropped.
    pub(super) fn sheet(
        &mut self,
        address: AddressId,
        message: sheets::Message,
        context: &Context<'_>,
    ) -> Reply {
        let Some(card) = self.card.as_mut().filter(|card| card.address == address) else {
            return only(Task::none());
        };
        let unread = card.sheets.listed(card.tab).is_none();
        let (task, asked) = card.sheets.update(message, context);
        // A list gets the keyboard when it comes; a dialog that was opened meanwhile keeps it.
        let focus = if unread && self.dialog.is_none() { card.sheets.focus(card.tab) } else { Task::none() };
        let task = Task::batch([task, focus]).map(in_sheet(address));
        match asked {
            None => only(task),
            Some(Asked::Action(action)) => (task, Some(action)),
            Some(Asked::Order(id, status)) => only(Task::batch([task, self.open_order(id, status, context)])),
            Some(Asked::Delivered(id)) => only(Task::batch([task, self.order_delivered(id, context)])),
            Some(Asked::Sale(number)) => only(Task::batch([task, self.show_sale(number, context)])),
            Some(Asked::Terms(client)) => only(Task::batch([task, self.set_terms(address, client, context)])),
            Some(Asked::NewPaper(paper)) => {
                only(Task::batch([task, self.new_paper(address, paper, context)]))
            }
            Some(Asked::Void(paper)) => {
                let void = ClientDialog::Void(Box::new(void::State::open(address, paper)));
                only(Task::batch([task, self.over(void, Task::none())]))
            }
            Some(Asked::Person(known)) => {
                let (state, begun) = person::State::open(address, known, context);
                let begun = begun.map(dialogs::Message::Person);
                only(Task::batch([task, self.over(ClientDialog::Person(Box::new(state)), begun)]))
            }
            Some(Asked::Paper(wanted)) => {
                only(Task::batch([task, self.open_paper(address, wanted, context)]))
            }
            Some(Asked::Statement) => only(Task::batch([task, self.make_statement(address, context)])),
            Some(Asked::Journal) => only(Task::batch([task, self.write_journal(context)])),
        }
    }

    pub(super) fn in_dialog(&mut self, message: dialogs::Message, context: &Context<'_>) -> Reply {
        let Some(dialog) = &mut self.dialog else { return only(Task::none()) };
        let (task, ended) = dialog.update(message, context);
        let task = task.map(|message| Message::Dialog(Box::new(message)));
        match ended {
            None => only(task),
            Some(Ended::Closed) => {
                self.dialog = None;
                only(task)
            }
            Some(Ended::Done { address, sentence, .. }) => {
                self.dialog = None;
                let changes = Changes { address: Some(address), everything: false };
                (task, Some(Action::Done { sentence, changes }))
            }
            Some(Ended::Undoable { address, client, sentence }) => {
                self.dialog = None;
                (task, Some(Action::Undoable { sentence, address, client }))
            }
            Some(Ended::Go(go)) => {
                self.dialog = None;
                (task, Some(Action::Go(go)))
            }
        }
    }
}

/// A message of a tab as one of the screen.
fn in_sheet(address: AddressId) -> impl Fn(sheets::Message) -> Message + Clone + Send + 'static {
    move |message| Message::Sheet(address, message)
}

fn read_head(address: AddressId, context: &Context<'_>) -> Task<Message> {
    let today = context.today;
    let reading = parts::read(context, move |read| Ok(Arc::new(client_head(read, address, today)?)));
    reading.map(move |head| Message::HeadRead(address, head))
}
