//! An empty card: a new client with its first order in one pass, or a further address of a known one. Whoever is known
//! already is shown while one types.

mod planning;
mod typed;
mod view;

use std::sync::Arc;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::ask;
use super::fields::{Edit, Form};
use crate::domain::ids::AddressId;
use crate::service::client_card::{Choices, ClientHead, choices};
use crate::service::client_change::ClientField;
use crate::service::client_contact::{TypedNumber, TypedPerson};
use crate::service::client_new::{AddAddress, AddClient, NewPlanning};
use crate::service::duplicates::{self, Duplicate};
use crate::service::{Changes, Refusal};
use crate::store::{PersonDetails, Typed};
use crate::ui::Element;
use crate::ui::dialog::kept::Kept;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::widget::KeyPress;
use planning::Planning;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    /// The client that gets a further address; `None`: a new client.
    beside: Option<Arc<ClientHead>>,
    form: Form,
    person: String,
    phones: String,
    planning: Planning,
    alike: Vec<Duplicate>,
    /// Counts the questions for duplicates: an answer to an earlier one is dropped.
    asked: u64,
    refusals: Vec<Refusal>,
    saving: bool,
    /// The first order follows at once.
    order: bool,
    /// Something was typed.
    touched: bool,
    kept: Kept,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What can be chosen was read.
    ChoicesRead(Result<Choices, Refusal>),
    /// What was typed before and not saved, beside this address where the client is known.
    KeptRead(Option<AddressId>, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// Among the fields of client and address.
    Edited(Edit),
    /// The contact person was typed.
    PersonTyped(String),
    /// Its numbers were typed.
    PhonesTyped(String),
    /// In the planning.
    Planned(planning::Message),
    /// Who may be the same was read, for the question of this number.
    AlikeRead(u64, Result<Vec<Duplicate>, Refusal>),
    /// One that is known is opened instead, by place.
    KnownPressed(usize),
    /// To be saved, with a first order or without one.
    SavePressed {
        /// Whether the order follows at once.
        order: bool,
    },
    /// All that is wrong with what was typed.
    FaultsRead(Result<Vec<Refusal>, Refusal>),
    /// It was saved, or why not.
    Saved(ask::Done<AddressId>),
    /// It is to be left.
    EscapePressed,
}

/// What becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// It was left.
    Left,
    /// One that is known is opened instead.
    Known(AddressId),
    /// It was saved.
    Saved {
        /// The new address.
        address: AddressId,
        /// Whether its first order follows.
        order: bool,
        /// What others have to read anew.
        changes: Changes,
    },
}

impl State {
    /// An empty card; of a further address where the client is known. What was typed elsewhere already is a phone or the
    /// name.
    pub fn open(
        beside: Option<Arc<ClientHead>>,
        typed: Option<String>,
        context: &Context<'_>,
    ) -> (Self, Task<Message>) {
        let first = if beside.is_some() { ClientField::Address } else { ClientField::Name };
        let (place, about) = match &beside {
            Some(head) => ("new-address", Some(head.address)),
            None => ("new-client", None),
        };
        let (kept, before) = Kept::open(place, about.unwrap_or(AddressId(0)), context);
        let mut state = Self {
            beside,
            form: Form::default(),
            person: String::new(),
            phones: String::new(),
            planning: Planning::default(),
            alike: Vec::new(),
            asked: 0,
            refusals: Vec::new(),
            saving: false,
            order: false,
            touched: false,
            kept,
        };
        let known = typed.map(|typed| {
            let place = if is_number(&typed) { &mut state.phones } else { &mut state.form.client.name };
            *place = typed;
            state.look_alike(context)
        });
        let reading = parts::read(context, |read| choices(read, None, &[])).map(Message::ChoicesRead);
        let focus = operation::focus(first.code());
        let before = before.map(move |typed| Message::KeptRead(about, typed));
        (state, Task::batch([reading, focus, known.unwrap_or_else(Task::none), before]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Next>) {
        let (task, next) = self.take(message, context);
        if matches!(next, Some(Next::Saved { .. })) {
            self.forget(context);
        } else {
            self.keep_typed(context);
        }
        (task, next)
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Next>) {
        match message {
            Message::ChoicesRead(choices) => self.take_choices(choices),
            Message::KeptRead(about, typed) => return (self.restore(about, typed, context), None),
            Message::AlikeRead(asked, alike) => self.take_alike(asked, alike),
            Message::Saved(saved) => return self.saved(saved),
            Message::FaultsRead(faults) => return (self.refuse(faults.unwrap_or_else(Refusal::each)), None),
            _ if self.saving => {}
            Message::Edited(edit) => return (self.edit(edit, context), None),
            Message::PersonTyped(typed) => self.touch(ClientField::Person, |state| state.person = typed),
            Message::PhonesTyped(typed) => {
                self.touch(ClientField::Phones, |state| state.phones = typed);
                return (self.look_alike(context), None);
            }
            Message::Planned(message) => {
                self.touch(ClientField::People, |state| state.planning.take(message))
            }
            Message::KnownPressed(at) => {
                return (Task::none(), self.alike.get(at).map(|known| Next::Known(known.address)));
            }
            Message::SavePressed { order } => return (self.save(order, context), None),
            Message::RestoredDiscarded => return (self.discard_restored(), None),
            Message::EscapePressed => return (Task::none(), Some(Next::Left)),
        }
        (Task::none(), None)
    }

    fn take_choices(&mut self, choices: Result<Choices, Refusal>) {
        match choices {
            Ok(choices) => self.form.choices = choices,
            Err(refusal) => self.refusals.push(refusal),
        }
    }

    fn touch(&mut self, field: ClientField, change: impl FnOnce(&mut Self)) {
        self.touched = true;
        self.refusals.retain(|refusal| super::details::field_of(refusal).is_some_and(|wrong| wrong != field));
        change(self);
    }

    fn edit(&mut self, edit: Edit, context: &Context<'_>) -> Task<Message> {
        let field = edit.field();
        self.touch(field.unwrap_or(ClientField::Route), |state| state.form.take(edit));
        let telling = [ClientField::Name, ClientField::TaxNumber, ClientField::Address];
        if field.is_some_and(|field| telling.contains(&field)) {
            self.look_alike(context)
        } else {
            Task::none()
        }
    }

    /// Who may be the same as what is typed so far.
    fn look_alike(&mut self, context: &Context<'_>) -> Task<Message> {
        self.asked += 1;
        let asked = self.asked;
        let typed = duplicates::Typed {
            name: self.form.client.name.clone(),
            phones: vec![self.phones.clone()],
            address: self.form.address.text.clone(),
            tax_number: self.form.client.tax_number.clone(),
            client: self.beside.as_ref().map(|head| head.counterparty),
            changed: None,
        };
        parts::read(context, move |read| duplicates::of(read, &typed))
            .map(move |alike| Message::AlikeRead(asked, alike))
    }

    fn take_alike(&mut self, asked: u64, alike: Result<Vec<Duplicate>, Refusal>) {
        if asked == self.asked {
            // A further address of a client may well be in the same house as another one of it.
            let own = self.beside.as_ref().map(|head| head.counterparty);
            self.alike = alike.unwrap_or_default();
            self.alike.retain(|known| Some(known.counterparty) != own);
        }
    }

    fn save(&mut self, order: bool, context: &Context<'_>) -> Task<Message> {
        self.refusals.clear();
        self.saving = true;
        self.order = order;
        let (planning, faults) = match self.planning.typed() {
            Ok(planning) => (planning, Vec::new()),
            Err(faults) => (NewPlanning::default(), faults),
        };
        let address = self.form.address.clone();
        match &self.beside {
            Some(head) => {
                let add = AddAddress { beside: head.address, address, planning };
                if faults.is_empty() {
                    return ask::run(context, add).map(Message::Saved);
                }
                parts::read(context, move |read| Ok(joined(faults, add.faults(read)?)))
            }
            None => {
                let (client, person, today) = (self.form.client.clone(), self.person(), context.today);
                let add = AddClient { client, address, person, planning };
                if faults.is_empty() {
                    return ask::run(context, add).map(Message::Saved);
                }
                parts::read(context, move |read| Ok(joined(faults, add.faults(read, today)?)))
            }
        }
        .map(Message::FaultsRead)
    }

    /// Who is asked for: the one who is named, or the client.
    fn person(&self) -> TypedPerson {
        let typed = TypedNumber { typed: self.phones.clone(), ..TypedNumber::default() };
        let named = if self.person.trim().is_empty() && !self.phones.trim().is_empty() {
            self.form.client.name.clone()
        } else {
            self.person.clone()
        };
        TypedPerson {
            person: PersonDetails { name: named, ..PersonDetails::default() },
            everywhere: false,
            numbers: vec![typed],
        }
    }

    /// Shows all that is wrong, each at its field, and goes to the first of them.
    fn refuse(&mut self, refusals: Vec<Refusal>) -> Task<Message> {
        self.saving = false;
        self.refusals = refusals;
        let wrong: Vec<ClientField> = self.refusals.iter().filter_map(super::details::field_of).collect();
        let first = view::ORDER.iter().find(|field| wrong.contains(field)).or(wrong.first());
        first.map_or_else(Task::none, |field| operation::focus(self.form.name_of(*field)))
    }

    fn saved(&mut self, saved: ask::Done<AddressId>) -> (Task<Message>, Option<Next>) {
        match saved {
            Ok((address, changes)) => {
                (Task::none(), Some(Next::Saved { address, order: self.order, changes }))
            }
            Err(refusal) => (self.refuse(refusal.each()), None),
        }
    }

    /// The client that gets a further address.
    pub fn beside(&self) -> Option<&str> {
        self.beside.as_ref().map(|head| head.client.as_str())
    }

    /// Whether something typed would be lost by closing.
    pub const fn is_unsaved(&self) -> bool {
        self.touched
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SavePressed { order: true });
        }
        if press.ctrl('s') {
            return Some(Message::SavePressed { order: false });
        }
        if press.plain(Named::Escape) {
            return Some(Message::EscapePressed);
        }
        if self.kept.is_restored() && parts::discards(press) {
            return Some(Message::RestoredDiscarded);
        }
        press.alt_digit().map(|digit| Message::KnownPressed(digit - 1))
    }

    /// The empty card, below its head.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        view::view(self, context)
    }
}

/// What is wrong with the figures after what is wrong with the rest.
fn joined(figures: Vec<Refusal>, mut faults: Vec<Refusal>) -> Vec<Refusal> {
    faults.extend(figures);
    faults
}

/// Whether what was typed is a phone rather than a name: digits and the signs between them.
fn is_number(typed: &str) -> bool {
    typed.chars().any(|letter| letter.is_ascii_digit()) && !typed.chars().any(char::is_alphabetic)
}
