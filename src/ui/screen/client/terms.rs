//! What a client pays: its price list, its discount, and prices of its own from a day on.

mod typed;
mod view;

use chrono::NaiveDate;
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use crate::domain::ids::{AddressId, CounterpartyId, PriceListId, ProductId};
use crate::service::prices::{SetCounterpartyList, SetDiscount, SetOwnPrice, Terms, terms};
use crate::service::{Input, Refusal};
use crate::ui::dialog::order::Action;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::widget::{DatePicker, Dialog, KeyPress, date_picker};

const LIST: &str = "terms-list";
const RATE: &str = "terms-rate";
const REASON: &str = "terms-reason";
const UNTIL: &str = "terms-until";
const PRODUCT: &str = "terms-product";
const PRICE: &str = "terms-price";
const FROM: &str = "terms-from";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    client: CounterpartyId,
    known: Option<Box<Terms>>,
    list: Option<PriceListId>,
    rate: String,
    reason: String,
    /// The discount has a last day.
    ends: bool,
    until: DatePicker,
    /// Own prices that are to hold no longer.
    removed: Vec<(ProductId, NaiveDate)>,
    product: Option<ProductId>,
    price: String,
    from: DatePicker,
    /// The field whose content cannot be read.
    wrong: Option<&'static str>,
    refusal: Option<(Step, Refusal)>,
    /// What is on its way to the store.
    sent: Option<Step>,
    /// Something was saved already.
    saved: bool,
    leaving: bool,
}

/// What is saved one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Reading,
    List,
    Discount,
    /// An own price ends.
    Removal(ProductId, NaiveDate),
    /// A new own price.
    Own,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What a client pays was read.
    Read(CounterpartyId, Result<Box<Terms>, Refusal>),
    /// A price list, by place; the first place is the office's.
    ListChosen(usize),
    /// The rate was typed.
    RateTyped(String),
    /// Its reason was typed.
    ReasonTyped(String),
    /// The discount ends some day, or it does not.
    EndsTicked(bool),
    /// In its last day.
    Until(date_picker::Message),
    /// An own price is to be removed, or it is not after all.
    RemovePressed(ProductId, NaiveDate),
    /// A product of a new own price, by place.
    ProductChosen(usize),
    /// A new own price was typed.
    PriceTyped(String),
    /// In its first day.
    From(date_picker::Message),
    /// Everything is to be saved.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// A part was saved, or why not.
    Saved(Result<(), Refusal>),
}

impl State {
    /// What the client of an address pays.
    pub fn open(address: AddressId, client: CounterpartyId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            address,
            client,
            known: None,
            list: None,
            rate: String::new(),
            reason: String::new(),
            ends: false,
            until: DatePicker::default(),
            removed: Vec::new(),
            product: None,
            price: String::new(),
            from: DatePicker::new(Some(context.today)),
            wrong: None,
            refusal: None,
            sent: None,
            saved: false,
            leaving: false,
        };
        let reading = state.read(context);
        (state, reading)
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let (client, today) = (self.client, context.today);
        parts::read(context, move |read| terms(read, client, today))
            .map(move |terms| Message::Read(client, terms.map(Box::new)))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            // Of another client, whose terms were left before the answer came.
            Message::Read(client, _) if client != self.client => {}
            Message::Read(_, terms) => {
                let first = self.known.is_none();
                self.take(terms, context);
                let focus = if first { operation::focus(RATE) } else { Task::none() };
                return (focus, None);
            }
            Message::Saved(saved) => return self.go_on(saved, context),
            Message::EscapePressed => return self.escape(context),
            Message::Discarded => return (Task::none(), Some(self.left(context))),
            _ if self.sent.is_some() || self.known.is_none() => {}
            Message::SubmitPressed => return self.submit(context),
            edit => self.edit(edit, context),
        }
        (Task::none(), None)
    }

    fn edit(&mut self, edit: Message, context: &Context<'_>) {
        (self.wrong, self.leaving) = (None, false);
        self.refusal = None;
        match edit {
            Message::ListChosen(at) => self.list = self.list_at(at),
            Message::RateTyped(rate) => self.rate = rate,
            Message::ReasonTyped(reason) => self.reason = reason,
            Message::EndsTicked(ends) => {
                self.ends = ends;
                self.until.set(self.until.date().or(Some(context.today)));
            }
            Message::Until(message) => drop(self.until.update(message, context.today)),
            Message::RemovePressed(product, from) => self.remove((product, from)),
            Message::ProductChosen(at) => self.product = self.product_at(at),
            Message::PriceTyped(price) => self.price = price,
            Message::From(message) => drop(self.from.update(message, context.today)),
            _ => {}
        }
    }

    fn take(&mut self, terms: Result<Box<Terms>, Refusal>, context: &Context<'_>) {
        match terms {
            Ok(terms) => {
                let discount = &terms.pricing.discount;
                self.list = terms.pricing.list;
                self.rate = typed::shown_rate(discount.rate, context.texts.language());
                self.reason.clone_from(&discount.name);
                self.ends = discount.until.is_some();
                self.until = DatePicker::new(discount.until);
                self.removed.clear();
                self.known = Some(terms);
            }
            Err(refusal) => self.refusal = Some((Step::Reading, refusal)),
        }
    }

    fn list_at(&self, at: usize) -> Option<PriceListId> {
        let lists = self.known.as_ref().map_or(&[][..], |known| &known.lists);
        Some(lists.get(at.checked_sub(1)?)?.id)
    }

    fn product_at(&self, at: usize) -> Option<ProductId> {
        Some(self.known.as_ref()?.products.get(at)?.id)
    }

    fn remove(&mut self, own: (ProductId, NaiveDate)) {
        match self.removed.iter().position(|removed| *removed == own) {
            Some(at) => drop(self.removed.remove(at)),
            None => self.removed.push(own),
        }
    }

    fn submit(&mut self, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        (self.leaving, self.refusal) = (false, None);
        if self.ends {
            self.until.update(date_picker::Message::Left, context.today);
        }
        self.from.update(date_picker::Message::Left, context.today);
        self.wrong = self.unreadable();
        match self.wrong {
            Some(field) => (operation::focus(field), None),
            None => self.send(context),
        }
    }

    /// The next part that is not saved yet; when all is, the dialog closes.
    fn send(&mut self, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let Some(step) = self.next() else { return (Task::none(), Some(self.left(context))) };
        self.sent = Some(step);
        (self.command(step, context), None)
    }

    fn command(&self, step: Step, context: &Context<'_>) -> Task<Message> {
        let (Some(known), client) = (&self.known, self.client) else { return Task::none() };
        let seen = known.pricing.version;
        let own = |product, from, price| SetOwnPrice { counterparty: client, seen, product, from, price };
        let done = match step {
            Step::Reading => return Task::none(),
            Step::List => {
                parts::run(context, SetCounterpartyList { counterparty: client, seen, list: self.list })
            }
            Step::Discount => {
                let Some(discount) = self.discount() else { return Task::none() };
                parts::run(context, SetDiscount { counterparty: client, seen, discount })
            }
            Step::Removal(product, from) => {
                let known = known.own.iter().find(|own| (own.product, own.from) == (product, from));
                let (from, price) = known.map_or((from, None), |own| own.taken_back(context.today));
                parts::run(context, own(product, from, price))
            }
            Step::Own => {
                let Some((product, from, price)) = self.own() else { return Task::none() };
                parts::run(context, own(product, from, Some(price)))
            }
        };
        done.map(Message::Saved)
    }

    fn go_on(
        &mut self,
        saved: Result<(), Refusal>,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Action>) {
        let Some(step) = self.sent.take() else { return (Task::none(), None) };
        match saved {
            Ok(()) => {
                self.keep(step);
                self.send(context)
            }
            Err(refusal) => {
                let changed = matches!(refusal, Refusal::PricesChanged | Refusal::Stale { .. });
                let again = if changed { self.read(context) } else { Task::none() };
                let focus = place(step, &refusal).map_or_else(Task::none, operation::focus);
                self.refusal = Some((step, refusal));
                (Task::batch([again, focus]), None)
            }
        }
    }

    /// What was saved is what is known from now on.
    fn keep(&mut self, step: Step) {
        self.saved = true;
        let discount = self.discount();
        let Some(known) = &mut self.known else { return };
        known.pricing.version += 1;
        match (step, discount) {
            (Step::List, _) => known.pricing.list = self.list,
            (Step::Discount, Some(discount)) => known.pricing.discount = discount,
            (Step::Removal(product, from), _) => {
                self.removed.retain(|removed| *removed != (product, from));
                known.own.retain(|own| (own.product, own.from) != (product, from));
            }
            (Step::Own, _) => (self.product, self.price) = (None, String::new()),
            _ => {}
        }
    }

    fn escape(&mut self, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        if self.leaving {
            self.leaving = false;
            return (operation::focus(RATE), None);
        }
        if self.is_unsaved() {
            self.leaving = true;
            return (operation::focus(parts::STAY), None);
        }
        (Task::none(), Some(self.left(context)))
    }

    /// How it ends: what was saved is said.
    fn left(&self, context: &Context<'_>) -> Action {
        if !self.saved {
            return Action::Closed;
        }
        let sentence = context.texts.text("client-terms-saved");
        Action::Done { address: self.address, handled: None, postponed_to: None, sentence }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) || press.ctrl('s') {
            return Some(Message::SubmitPressed);
        }
        let discards = self.leaving && parts::discards(press);
        discards.then_some(Message::Discarded)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.known.is_some() && (self.unreadable().is_some() || self.next().is_some())
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        view::dialog(self, context)
    }
}

/// The field that a refusal is about.
const fn place(step: Step, refusal: &Refusal) -> Option<&'static str> {
    let Refusal::Input(input) = refusal else { return None };
    match (step, input) {
        (Step::Discount, Input::Discount(_)) => Some(RATE),
        (Step::Discount, Input::Date(_) | Input::Past(_)) => Some(UNTIL),
        (Step::Discount, Input::EmptyText | Input::LongText(_) | Input::ControlCharacter) => Some(REASON),
        (Step::Own, Input::Price(_)) => Some(PRICE),
        (Step::Own, Input::Date(_) | Input::PriceInPast(_)) => Some(FROM),
        _ => None,
    }
}
