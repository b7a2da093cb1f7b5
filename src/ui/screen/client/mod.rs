//! The card of a client and of its addresses, and the empty card of a new one.

mod ask;
mod bar;
pub mod contacts;
pub mod details;
mod dialogs;
mod fields;
mod frame;
pub mod history;
pub mod journal;
mod leaving;
pub mod ledger;
pub mod new;
mod open;
pub mod orders;
pub mod papers;
mod period;
pub mod planning;
pub mod sheets;
pub mod tabs;
pub mod terms;
mod words;

use std::sync::Arc;

use iced::Task;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

use super::{Action, Context, Go};
use crate::domain::ids::AddressId;
use crate::service::client_card::ClientHead;
use crate::service::{Changes, Refusal};
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::widget::{Dialog, Key, KeyPress};
use dialogs::ClientDialog;
use leaving::Destination;
use sheets::Sheets;
use tabs::Tab;

/// What the screen shows and what was typed into it.
#[derive(Debug, Default)]
pub struct State {
    card: Option<Box<Card>>,
    /// An empty card stands over it.
    new: Option<Box<new::State>>,
    dialog: Option<ClientDialog>,
    /// What was asked for while something typed was not saved yet.
    leaving: Option<Destination>,
}

/// The card of one address.
#[derive(Debug)]
struct Card {
    address: AddressId,
    head: Option<Arc<ClientHead>>,
    refusal: Option<Refusal>,
    tab: Tab,
    sheets: Sheets,
    /// A new order is to be opened over it as soon as the head is there.
    order: bool,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The head of the card of an address was read.
    HeadRead(AddressId, Result<Arc<ClientHead>, Refusal>),
    /// Another tab was chosen.
    TabPressed(Tab),
    /// The tab so many places on.
    TabTurned(isize),
    /// Another address of the client was chosen, by place.
    AddressChosen(usize),
    /// The address so many places on.
    AddressTurned(isize),
    /// Take an order.
    NewOrderPressed,
    /// What was typed is to be kept.
    SavePressed,
    /// What was typed is perhaps to be given up.
    EscapePressed,
    /// What was typed is given up.
    Discarded,
    /// The question about that is answered with no.
    Stayed,
    /// The search.
    FindPressed,
    /// An empty card.
    NewClientPressed,
    /// A further address of the client.
    NewAddressPressed,
    /// On the empty card.
    New(Box<new::Message>),
    /// On a tab of the card of an address.
    Sheet(AddressId, sheets::Message),
    /// In the open dialog.
    Dialog(Box<dialogs::Message>),
}

/// What an update gives back.
type Reply = (Task<Message>, Option<Action>);

/// Nothing but this task.
const fn only(task: Task<Message>) -> Reply {
    (task, None)
}

impl State {
    /// The screen as it opens: no client yet.
    pub fn new(_context: &Context<'_>) -> (Self, Task<Message>) {
        (Self::default(), Task::none())
    }

    /// Turns to the card of an address, with a new order open over it where that was asked for.
    pub fn open(&mut self, address: AddressId, order: bool, context: &Context<'_>) -> Task<Message> {
        self.go(Destination::Address { address, order }, context)
    }

    /// Turns to an empty card: a new client with a first order, and what was typed of it already.
    pub fn new_client(&mut self, typed: Option<String>, context: &Context<'_>) -> Task<Message> {
        self.go(Destination::NewClient(typed), context)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::HeadRead(address, head) => only(self.take_head(address, head, context)),
            Message::TabPressed(tab) => only(self.turn_to(tab, context)),
            Message::TabTurned(steps) => only(self.turn(steps, context)),
            Message::AddressChosen(at) => only(self.choose_address(at, context)),
            Message::AddressTurned(steps) => only(self.turn_address(steps, context)),
            Message::NewOrderPressed => only(self.order(context)),
            Message::SavePressed => only(self.save(context)),
            Message::EscapePressed => only(self.go(Destination::Here, context)),
            Message::Discarded => only(self.discard(context)),
            Message::Stayed => only(self.stay()),
            Message::FindPressed => (Task::none(), Some(Action::Go(Go::Find))),
            Message::NewClientPressed => only(self.new_client(None, context)),
            Message::NewAddressPressed => only(self.go(Destination::NewAddress, context)),
            Message::New(message) => self.on_new(*message, context),
            Message::Sheet(address, message) => self.sheet(address, message, context),
            Message::Dialog(message) => self.in_dialog(*message, context),
        }
    }

    /// The office changed behind the screen. Reads anew what is shown.
    pub fn changed(&mut self, changes: Changes, context: &Context<'_>) -> Task<Message> {
        match &self.card {
            Some(card) if changes.everything || card.concerns(changes.address) => self.read_again(context),
            _ => Task::none(),
        }
    }

    /// Whether the tab of planning is shown.
    pub fn shows_planning(&self) -> bool {
        self.new.is_none() && self.card.as_ref().is_some_and(|card| card.tab == Tab::Planning)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.dialog.as_ref().is_some_and(ClientDialog::is_unsaved)
            || self.new.as_ref().is_some_and(|new| new.is_unsaved())
            || self.card.as_ref().is_some_and(|card| card.is_unsaved())
    }

    /// The address whose card is open.
    pub fn address(&self) -> Option<AddressId> {
        self.card.as_ref().map(|card| card.address)
    }

    /// Whether Ctrl+Z means the entry of the history that was chosen, rather than what a notice tells of.
    pub fn undoes_first(&self) -> bool {
        self.card.as_ref().is_some_and(|card| card.sheets.undoes_first(card.tab))
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if self.leaving.is_some() {
            return parts::discards(press).then_some(Message::Discarded);
        }
        if let Some(dialog) = &self.dialog {
            return dialog.key(press).map(|message| Message::Dialog(Box::new(message)));
        }
        if let Some(new) = &self.new {
            return new.key(press).map(|message| Message::New(Box::new(message)));
        }
        match &self.card {
            None => press.ctrl('n').then_some(Message::NewClientPressed),
            Some(card) => card_key(press).or_else(|| card.key(press)),
        }
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hint = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        if self.new.is_some() {
            return vec![
                hint("Tab", "client-hint-next"),
                hint("Ctrl Enter", "client-hint-save-order"),
                hint("Esc", "client-hint-leave"),
            ];
        }
        let mut hints = vec![hint("Ctrl K", "client-hint-find")];
        match &self.card {
            None => hints.push(hint("Ctrl N", "client-hint-new")),
            Some(card) => {
                hints.push(hint("Alt 1…8", "client-hint-tabs"));
                if card.has_others() {
                    hints.push(hint("Alt PgUp PgDn", "client-hint-address"));
                }
                hints.push(hint("Ctrl Shift N", "client-hint-new"));
            }
        }
        hints
    }

    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        if self.leaving.is_some() {
            return Some(leaving::question(context));
        }
        let dialog = self.dialog.as_ref()?.dialog(context);
        Some(dialog.map(|message| Message::Dialog(Box::new(message))))
    }

    /// The screen, between the rail and the status bar.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        match (&self.new, &self.card) {
            (Some(new), _) => frame::new(new, context),
            (None, Some(card)) => frame::card(card, context),
            (None, None) => frame::nobody(context),
        }
    }
}

/// What a key means wherever one is on the card.
fn card_key(press: &KeyPress) -> Option<Message> {
    if press.ctrl('n') {
        return Some(Message::NewOrderPressed);
    }
    if press.key == Key::Char('n') && press.modifiers == Modifiers::COMMAND | Modifiers::SHIFT {
        return Some(Message::NewClientPressed);
    }
    if press.ctrl('s') {
        return Some(Message::SavePressed);
    }
    if press.plain(Named::F9) {
        return Some(Message::NewAddressPressed);
    }
    if press.ctrl_named(Named::Tab) {
        return Some(Message::TabTurned(1));
    }
    if press.key == Key::Named(Named::Tab) && press.modifiers == Modifiers::COMMAND | Modifiers::SHIFT {
        return Some(Message::TabTurned(-1));
    }
    if press.alt_named(Named::PageDown) {
        return Some(Message::AddressTurned(1));
    }
    if press.alt_named(Named::PageUp) {
        return Some(Message::AddressTurned(-1));
    }
    press.alt_digit().and_then(|digit| Tab::ALL.get(digit - 1)).copied().map(Message::TabPressed)
}

impl Card {
    fn is_unsaved(&self) -> bool {
        Tab::ALL.into_iter().any(|tab| self.sheets.is_unsaved(tab))
    }

    fn key(&self, press: &KeyPress) -> Option<Message> {
        let address = self.address;
        let meant = self.sheets.key(self.tab, press).map(|message| Message::Sheet(address, message));
        let leaves = press.plain(Named::Escape) && self.sheets.is_unsaved(self.tab);
        meant.or_else(|| leaves.then_some(Message::EscapePressed))
    }

    /// Whether what changed is shown here: this address, or another one of the same client.
    fn concerns(&self, address: Option<AddressId>) -> bool {
        let known = self.head.as_ref().map_or(&[][..], |head| &head.addresses);
        address
            .is_some_and(|address| address == self.address || known.iter().any(|other| other.id == address))
    }

    fn has_others(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.addresses.len() > 1)
    }
}
