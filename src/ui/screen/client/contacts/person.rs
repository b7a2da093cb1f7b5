//! A contact person: to be entered, changed, or put away.

mod typed;
mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use crate::domain::ids::{AddressId, ContactId};
use crate::service::client_change::ClientField;
use crate::service::client_contact::{AddContact, ArchiveContact, ChangeContact, TypedNumber};
use crate::service::form::{Whom, whom};
use crate::service::{Input, Refusal};
use crate::store::{self, ContactCard};
use crate::t;
use crate::ui::dialog::kept::Kept;
use crate::ui::dialog::order::Action;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::widget::{Dialog, KeyPress};
use typed::Typed;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    known: Option<Box<ContactCard>>,
    whom: Option<Whom>,
    typed: Typed,
    /// As it stood when it was opened.
    begun: Typed,
    /// The version of the person that was changed here; 0: a new one.
    seen: i64,
    kept: Kept,
    refusal: Option<Refusal>,
    saving: bool,
    asking: Option<Question>,
}

/// A question that is to be answered first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// What was typed is perhaps to be given up.
    Leaving,
    /// The person is perhaps to be put away.
    Archiving,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Whom it is about was read.
    WhomRead(AddressId, Result<Whom, Refusal>),
    /// What was typed before of this person, or of a new one, and not saved.
    KeptRead((AddressId, Option<ContactId>), Option<store::Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// Name, position or birthday was typed.
    Typed(ClientField, String),
    /// A number was typed, by place; the place after the last is a new one.
    NumberTyped(usize, String),
    /// Somebody else answers there, or not.
    WrongTicked(usize, bool),
    /// A number is taken away, by place.
    NumberRemoved(usize),
    /// The person belongs to all addresses of the client, or not.
    EverywhereTicked(bool),
    /// Asked not to be called, or not.
    NoCallsTicked(bool),
    /// Agreed to calls about orders, or not, or was never asked.
    OrdersChosen(Option<bool>),
    /// The same about offers.
    AdvertisingChosen(Option<bool>),
    /// It is to be saved.
    SubmitPressed,
    /// The person is to be put away.
    ArchivePressed,
    /// It is to be left, or a question is answered with no.
    EscapePressed,
    /// The question is answered with yes.
    Confirmed,
    /// It was saved, or why not.
    Saved(Result<(), Refusal>),
    /// The person was put away, or why not.
    Archived(Result<(), Refusal>),
}

impl State {
    /// A person to be changed, or a new one.
    pub fn open(
        address: AddressId,
        known: Option<Box<ContactCard>>,
        context: &Context<'_>,
    ) -> (Self, Task<Message>) {
        let typed = known.as_deref().map_or_else(Typed::default, Typed::of);
        let about = known.as_ref().map(|known| known.id);
        let place = about.map_or_else(|| "contact".to_owned(), |known| format!("contact {}", known.0));
        let (kept, before) = Kept::open(place, address, context);
        let state = Self {
            address,
            seen: known.as_ref().map_or(0, |known| known.version),
            known,
            whom: None,
            begun: typed.clone(),
            typed,
            kept,
            refusal: None,
            saving: false,
            asking: None,
        };
        let reading = parts::read(context, move |read| whom(read, address));
        let reading = reading.map(move |whom| Message::WhomRead(address, whom));
        let before = before.map(move |typed| Message::KeptRead((address, about), typed));
        (state, Task::batch([reading, before]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.react(message, context);
        self.keep(reply.1.is_some(), context);
        reply
    }

    fn react(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::WhomRead(address, whom) => self.take_whom(address, whom),
            Message::KeptRead(about, typed) => self.restore(about, typed),
            Message::Saved(saved) => return self.saved(saved, "contact-saved", context),
            Message::Archived(saved) => return self.saved(saved, "contact-archived", context),
            Message::EscapePressed => return self.escape(),
            Message::Confirmed => return self.confirmed(context),
            _ if self.saving => {}
            Message::RestoredDiscarded => return (self.begin_anew(), None),
            Message::Typed(field, typed) => self.type_in(field, typed),
            Message::NumberTyped(at, typed) => self.type_number(at, typed),
            Message::WrongTicked(at, wrong) => self.number(at, |number| number.is_wrong = wrong),
            Message::NumberRemoved(at) => self.remove_number(at),
            Message::EverywhereTicked(ticked) => self.touch(|typed| typed.everywhere = ticked),
            Message::NoCallsTicked(ticked) => self.touch(|typed| typed.no_calls = ticked),
            Message::OrdersChosen(answer) => self.touch(|typed| typed.consents.orders = answer),
            Message::AdvertisingChosen(answer) => self.touch(|typed| typed.consents.advertising = answer),
            Message::SubmitPressed => return (self.submit(context), None),
            Message::ArchivePressed => self.asking = self.known.as_ref().map(|_| Question::Archiving),
        }
        (Task::none(), None)
    }

    fn take_whom(&mut self, address: AddressId, whom: Result<Whom, Refusal>) {
        match whom {
            Ok(whom) if address == self.address => self.whom = Some(whom),
            Err(refusal) if address == self.address => self.refusal = Some(refusal),
            _ => {}
        }
    }

    fn touch(&mut self, change: impl FnOnce(&mut Typed)) {
        change(&mut self.typed);
        self.asking = None;
        self.refusal = None;
    }

    fn type_in(&mut self, field: ClientField, text: String) {
        self.touch(|typed| match field {
            ClientField::Position => typed.position = text,
            ClientField::Birthday => typed.birthday = text,
            _ => typed.name = text,
        });
    }

    fn type_number(&mut self, at: usize, text: String) {
        self.touch(|typed| match typed.numbers.get_mut(at) {
            Some(number) => number.typed = text,
            None => typed.numbers.push(TypedNumber { typed: text, ..TypedNumber::default() }),
        });
    }

    fn number(&mut self, at: usize, change: impl FnOnce(&mut TypedNumber)) {
        self.touch(|typed| typed.numbers.get_mut(at).map_or((), change));
    }

    fn remove_number(&mut self, at: usize) {
        self.touch(|typed| {
            if at < typed.numbers.len() {
                typed.numbers.remove(at);
            }
        });
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.asking = None;
        let person = match self.typed.person() {
            Ok(person) => person,
            Err(refusal) => return self.refuse(refusal),
        };
        self.saving = true;
        self.refusal = None;
        let address = self.address;
        match &self.known {
            None => parts::run(context, AddContact { address, person })
                .map(|saved| Message::Saved(saved.map(drop))),
            Some(known) => {
                let command = ChangeContact { address, contact: known.id, seen: self.seen, person };
                parts::run(context, command).map(Message::Saved)
            }
        }
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        let field = match &refusal {
            Refusal::Input(Input::Client(input)) => input.field,
            _ => ClientField::Person,
        };
        self.saving = false;
        self.refusal = Some(refusal);
        operation::focus(if field == ClientField::Phones { view::FIRST_NUMBER } else { field.code() })
    }

    fn saved(
        &mut self,
        saved: Result<(), Refusal>,
        sentence: &str,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Action>) {
        if let Err(refusal) = saved {
            return (self.refuse(refusal), None);
        }
        let sentence = t!(context.texts, sentence, name = self.typed.name.trim());
        let done = Action::Done { address: self.address, handled: None, postponed_to: None, sentence };
        (Task::none(), Some(done))
    }

    fn escape(&mut self) -> (Task<Message>, Option<Action>) {
        if self.asking.take().is_some() {
            return (operation::focus(ClientField::Person.code()), None);
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(Action::Closed));
        }
        self.asking = Some(Question::Leaving);
        (operation::focus(parts::STAY), None)
    }

    fn confirmed(&mut self, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match (self.asking.take(), &self.known) {
            (Some(Question::Leaving), _) => (Task::none(), Some(Action::Closed)),
            (Some(Question::Archiving), Some(known)) => {
                self.saving = true;
                let command =
                    ArchiveContact { address: self.address, contact: known.id, seen: known.version };
                (parts::run(context, command).map(Message::Archived), None)
            }
            _ => (Task::none(), None),
        }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) || press.ctrl('s') {
            return Some(Message::SubmitPressed);
        }
        match self.asking {
            None if self.kept.is_restored() => parts::discards(press).then_some(Message::RestoredDiscarded),
            None => press.alt_named(Named::Delete).then_some(Message::ArchivePressed),
            Some(Question::Leaving) => parts::discards(press).then_some(Message::Confirmed),
            Some(Question::Archiving) => press.plain(Named::Delete).then_some(Message::Confirmed),
        }
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.typed != self.begun
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        view::dialog(self, context)
    }
}
