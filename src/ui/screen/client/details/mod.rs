//! The tab Card: client and address as they are written down.

mod typed;
mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::ask;
use super::fields::{Edit, Form};
use super::sheets::Asked;
use crate::domain::ids::AddressId;
use crate::service::client_card::{ClientDetails, client_details};
use crate::service::client_change::{
    ChangeAddress, ChangeCounterparty, ClientField, checked_address, checked_client,
};
use crate::service::rights::Right;
use crate::service::{Changes, Input, Refusal};
use crate::store::{AddressDetails, CounterpartyDetails, Typed};
use crate::ui::Element;
use crate::ui::dialog::kept::Kept;
use crate::ui::dialog::parts;
use crate::ui::screen::{Action, Context, Go};
use crate::ui::widget::KeyPress;

/// What the tab shows and what was typed into it.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    known: Option<Box<ClientDetails>>,
    form: Form,
    refusals: Vec<Refusal>,
    /// Commands that were sent and not answered yet.
    sent: u8,
    /// What those that were answered changed.
    done: Option<Changes>,
    /// Prices and duplicates are this user's business.
    supervises: bool,
    /// Whether whoever looks at it may hand over or give up personal data.
    hands_over: bool,
    kept: Kept,
    /// What was typed before waits until the card is read.
    waiting: Option<Typed>,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was read.
    Read(Result<Box<ClientDetails>, Refusal>),
    /// What was typed before and not saved.
    KeptRead(Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// Among the fields.
    Edited(Edit),
    /// The client was changed, or why not.
    ClientSaved(ask::Done<()>),
    /// The address was changed, or why not.
    AddressSaved(ask::Done<()>),
    /// What somebody else changed is to be read; what was typed is given up.
    ReloadPressed,
    /// What the client pays is to be changed.
    TermsPressed,
    /// The address is a duplicate, or another one is.
    MergePressed,
    /// The last merge is to be undone.
    UnmergePressed,
    /// What the office knows of the client and its people is to be handed over or given up.
    PersonalDataPressed,
}

/// What only supervisors do here, by key.
const KEYS: [(Named, fn() -> Message); 3] = [
    (Named::F6, || Message::TermsPressed),
    (Named::F7, || Message::MergePressed),
    (Named::F8, || Message::UnmergePressed),
];

impl State {
    /// The tab of an address as it opens, and its first reading.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (kept, before) = Kept::open("card", address, context);
        let state = Self {
            address,
            known: None,
            form: Form::default(),
            refusals: Vec::new(),
            sent: 0,
            done: None,
            supervises: context.actor.may(Right::Supervise),
            hands_over: context.actor.may(Right::PersonalData),
            kept,
            waiting: None,
        };
        let reading = state.read(context);
        (state, Task::batch([reading, before.map(Message::KeptRead)]))
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let (address, today) = (self.address, context.today);
        parts::read(context, move |read| client_details(read, address, today))
            .map(|details| Message::Read(details.map(Box::new)))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        let reply = self.react(message, context);
        self.keep(context);
        reply
    }

    fn react(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        let go = |go| (Task::none(), Some(Asked::Action(Action::Go(go))));
        let asked = |(task, action): (_, Option<Action>)| (task, action.map(Asked::Action));
        match message {
            Message::Read(details) => (self.take(details), None),
            Message::KeptRead(typed) => (self.take_kept(typed), None),
            Message::RestoredDiscarded => (self.reload(context), None),
            Message::Edited(edit) => (self.edit(edit), None),
            Message::ClientSaved(saved) => asked(self.client_saved(saved, context)),
            Message::AddressSaved(saved) => asked(self.address_saved(saved, context)),
            Message::ReloadPressed => (self.reload(context), None),
            Message::TermsPressed => {
                (Task::none(), self.known.as_ref().map(|known| Asked::Terms(known.client.id)))
            }
            Message::MergePressed => go(Go::Merge(self.address)),
            Message::UnmergePressed => go(Go::Unmerge(self.address)),
            Message::PersonalDataPressed => go(Go::PersonalData(self.address)),
        }
    }

    /// The address changed behind the tab. Reads anew what is shown and keeps what was typed.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    fn take(&mut self, details: Result<Box<ClientDetails>, Refusal>) -> Task<Message> {
        match details {
            Err(refusal) => self.refusals = vec![refusal],
            Ok(fresh) => {
                if self.is_unsaved() {
                    self.follow(&fresh);
                } else {
                    self.fill(fresh);
                    self.bring_back();
                }
            }
        }
        Task::none()
    }

    fn fill(&mut self, fresh: Box<ClientDetails>) {
        let (client, address) = (fresh.client.details.clone(), fresh.address.clone());
        self.form = Form::new(client, address, fresh.choices.clone());
        self.known = Some(fresh);
    }

    /// Something else of the client changed while this was typed: it can still be saved on top of that. Where these very
    /// fields changed, the versions stay behind, so that saving is refused with who did it.
    fn follow(&mut self, fresh: &ClientDetails) {
        let Some(known) = &mut self.known else { return };
        if known.client.details == fresh.client.details {
            known.client.version = fresh.client.version;
        }
        if known.address == fresh.address {
            known.version = fresh.version;
        }
    }

    fn edit(&mut self, edit: Edit) -> Task<Message> {
        if self.sent > 0 || self.known.is_none() {
            return Task::none();
        }
        let field = edit.field();
        self.refusals.retain(|refusal| field_of(refusal).is_none_or(|wrong| Some(wrong) != field));
        self.form.take(edit);
        Task::none()
    }

    fn changes(&self) -> Option<(Option<&CounterpartyDetails>, Option<&AddressDetails>)> {
        let known = self.known.as_ref()?;
        let client = (self.form.client != known.client.details).then_some(&self.form.client);
        let address = (self.form.address != known.address).then_some(&self.form.address);
        Some((client, address))
    }

    /// Ctrl+S: what changed is sent; the client and the address are refused each for itself.
    pub fn save(&mut self, context: &Context<'_>) -> Task<Message> {
        self.tidy();
        let (Some(known), Some((client, address)), 0) = (&self.known, self.changes(), self.sent) else {
            return Task::none();
        };
        let client = client.map(|details| ChangeCounterparty {
            address: self.address,
            counterparty: known.client.id,
            seen: known.client.version,
            details: details.clone(),
        });
        let address = address.map(|details| ChangeAddress {
            address: self.address,
            seen: known.version,
            details: details.clone(),
        });
        self.sent = u8::from(client.is_some()) + u8::from(address.is_some());
        self.refusals.clear();
        let client = client.map(|command| ask::run(context, command).map(Message::ClientSaved));
        let address = address.map(|command| ask::run(context, command).map(Message::AddressSaved));
        Task::batch([client, address].into_iter().flatten())
    }

    /// What is typed is written as it will be kept.
    fn tidy(&mut self) {
        if let Ok(client) = checked_client(&self.form.client) {
            self.form.client = client;
        }
        if let Ok(address) = checked_address(&self.form.address) {
            self.form.address = address;
        }
    }

    fn client_saved(
        &mut self,
        saved: ask::Done<()>,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Action>) {
        if saved.is_ok()
            && let Some(known) = &mut self.known
        {
            known.client.details = self.form.client.clone();
            known.client.version += 1;
        }
        self.answered(saved, context)
    }

    fn address_saved(
        &mut self,
        saved: ask::Done<()>,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Action>) {
        if saved.is_ok()
            && let Some(known) = &mut self.known
        {
            known.address = self.form.address.clone();
            known.version += 1;
        }
        self.answered(saved, context)
    }

    fn answered(&mut self, saved: ask::Done<()>, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        self.sent = self.sent.saturating_sub(1);
        match saved {
            Ok(((), changes)) => {
                let everything = changes.everything || self.done.is_some_and(|done| done.everything);
                self.done = Some(Changes { everything, ..changes });
            }
            Err(refusal) => self.refusals.push(refusal),
        }
        if self.sent > 0 {
            return (Task::none(), None);
        }
        let wrong = self.refusals.iter().find_map(field_of);
        let focus = wrong.map(|field| operation::focus(self.form.name_of(field)));
        let done = self.done.take();
        let action =
            done.map(|changes| Action::Done { sentence: context.texts.text("client-saved"), changes });
        (focus.unwrap_or_else(Task::none), action)
    }

    fn reload(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.sent > 0 {
            return Task::none();
        }
        self.known = None;
        self.refusals.clear();
        self.read(context)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.changes().is_some_and(|(client, address)| client.is_some() || address.is_some())
    }

    /// There is no list here.
    pub const fn listed(&self) -> Option<&'static str> {
        None
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.plain(Named::F5) && self.is_stale() {
            return Some(Message::ReloadPressed);
        }
        if self.kept.is_restored() && parts::discards(press) {
            return Some(Message::RestoredDiscarded);
        }
        if self.hands_over && press.plain(Named::F10) && !press.repeat {
            return Some(Message::PersonalDataPressed);
        }
        if !self.supervises || press.repeat {
            return None;
        }
        let pressed = KEYS.into_iter().find(|(key, _)| press.plain(*key));
        pressed.map(|(_, message)| message())
    }

    fn is_stale(&self) -> bool {
        self.refusals.iter().any(|refusal| matches!(refusal, Refusal::Stale { .. }))
    }

    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        view::view(self, context)
    }
}

/// The field that a refusal is about.
pub const fn field_of(refusal: &Refusal) -> Option<ClientField> {
    match refusal {
        Refusal::Input(Input::Client(input)) => Some(input.field),
        _ => None,
    }
}
