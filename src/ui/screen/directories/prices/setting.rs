//! The price of a product from a day on, and the prices that are still to come.

use chrono::NaiveDate;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation, row};
use iced::{Alignment, Length, Task};

use super::Next;
use crate::domain::ids::PriceListId;
use crate::domain::money::Money;
use crate::service::prices::{PriceRow, PriceTable, RemovePrice, SetPrice, price_table};
use crate::service::{Input, Outcome, Refusal};
use crate::store::PriceList;
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::screen::directories::{asking, typed};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{
    DatePicker, Dialog, KeyPress, button, callout, date_picker, field, fields, labelled,
};
use crate::wording::refused;

const DATE: &str = "price-from";
const PRICE: &str = "price-amount";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    list: PriceListId,
    name: String,
    /// The version of the list that was seen.
    seen: i64,
    row: PriceRow,
    from: DatePicker,
    price: String,
    price_wrong: bool,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the first day.
    Date(date_picker::Message),
    /// The price was typed.
    PriceTyped(String),
    /// It is to be set.
    SubmitPressed,
    /// The price of this day is not to come.
    RemovePressed(NaiveDate),
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// What the list says now was read.
    Read(Result<PriceTable, Refusal>),
    /// It was done, or why not.
    Saved(Result<Outcome<()>, Refusal>),
}

impl State {
    pub(super) fn open(list: &PriceList, row: &PriceRow, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            list: list.id,
            name: list.name.clone(),
            seen: list.version,
            row: row.clone(),
            from: DatePicker::new(Some(context.today)),
            price: String::new(),
            price_wrong: false,
            refusal: None,
            saving: false,
            leaving: false,
        };
        (state, operation::focus(PRICE))
    }

    pub(super) fn is_unsaved(&self) -> bool {
        !self.price.trim().is_empty()
    }

    pub(super) fn take(&mut self, message: Message, context: &Context<'_>) -> Next<Message> {
        match message {
            Message::Saved(saved) => return self.saved(saved, context),
            Message::Read(Ok(table)) => self.take_in(table),
            Message::Read(Err(refusal)) => self.refusal = Some(refusal),
            _ if self.saving => {}
            Message::Date(message) => {
                self.leaving = false;
                if self.from.update(message, context.today).is_some() {
                    self.refusal = None;
                }
            }
            Message::PriceTyped(price) => {
                (self.price, self.price_wrong, self.refusal, self.leaving) = (price, false, None, false);
            }
            Message::SubmitPressed => return Next::Task(self.submit(context)),
            Message::RemovePressed(from) => return Next::Task(self.remove(from, context)),
            Message::EscapePressed if self.leaving => {
                self.leaving = false;
                return Next::Task(operation::focus(PRICE));
            }
            Message::EscapePressed if self.is_unsaved() => {
                self.leaving = true;
                return Next::Task(operation::focus(asking::STAY));
            }
            Message::EscapePressed | Message::Discarded => return Next::Leave,
        }
        Next::Task(Task::none())
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        self.from.update(date_picker::Message::Left, context.today);
        let typed = typed::money(&self.price).ok().filter(|_| self.is_unsaved());
        self.price_wrong = typed.is_none();
        let (Some(price), Some(from)) = (typed, self.from.date().filter(|_| self.from.error().is_none()))
        else {
            return operation::focus(if self.price_wrong { PRICE } else { DATE });
        };
        self.refusal = None;
        self.saving = true;
        let command = SetPrice { list: (self.list, self.seen), product: self.row.product.id, from, price };
        asking::run(context, command).map(Message::Saved)
    }

    fn remove(&mut self, from: NaiveDate, context: &Context<'_>) -> Task<Message> {
        self.refusal = None;
        self.saving = true;
        let command = RemovePrice { list: (self.list, self.seen), product: self.row.product.id, from };
        asking::run(context, command).map(Message::Saved)
    }

    /// Somebody else changed the list: what it says now is shown, what was typed stays.
    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let (list, today) = (self.list, context.today);
        asking::read(context, move |read| price_table(read, Some(list), today)).map(Message::Read)
    }

    fn take_in(&mut self, table: PriceTable) {
        let list = table.lists.iter().find(|list| list.id == self.list);
        let row = table.rows.into_iter().find(|row| row.product.id == self.row.product.id);
        if let (Some(list), Some(row)) = (list, row) {
            (self.seen, self.row) = (list.version, row);
        }
    }

    fn saved(&mut self, saved: Result<Outcome<()>, Refusal>, context: &Context<'_>) -> Next<Message> {
        self.saving = false;
        match saved {
            Ok(saved) => {
                let name = self.row.product.product.name.as_str();
                Next::Done(t!(context.texts, "prices-price-saved", name = name), saved.changes, None)
            }
            Err(refusal) => {
                let place = if about_date(&refusal) { DATE } else { PRICE };
                let changed = matches!(refusal, Refusal::PricesChanged | Refusal::Stale { .. });
                let again = if changed { self.read(context) } else { Task::none() };
                self.refusal = Some(refusal);
                Next::Task(Task::batch([again, operation::focus(place)]))
            }
        }
    }

    pub(super) fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        let discards = self.leaving && parts::discards(press);
        discards.then_some(Message::Discarded)
    }

    pub(super) fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref();
        let of = |which: fn(&Refusal) -> bool| refusal.filter(|r| which(r)).map(|r| refused(texts, r));
        let date_error =
            self.from.error().map(|error| texts.text(error.text_id())).or_else(|| of(about_date));
        let wrong = self.price_wrong.then(|| texts.text("prices-wrong"));
        let picker = date_picker::Context { texts, today: context.today, closed: &|_| false };
        let date = self.from.field(DATE, picker).map(Message::Date);
        let price = field(PRICE, texts.text("prices-price"), self.price.as_str())
            .placeholder(texts.amount(self.row.now.amount.as_minor()))
            .on_input(Message::PriceTyped)
            .on_submit(Message::SubmitPressed)
            .error(wrong.or_else(|| of(about_price)));
        let known = self.row.to_come.iter().map(|(from, price)| self.to_come((*from, *price), context));
        let to_come = (!self.row.to_come.is_empty())
            .then(|| Column::with_children(known.map(Into::into)).spacing(space::XS));
        let heading = to_come.is_some().then(|| texts.text("prices-section-to-come"));
        let heading: Option<Element<'a, Message>> = heading.map(|words| text::section(&words).into());
        let body = Column::new()
            .push(fields(vec![labelled(texts.text("prices-from"), date, date_error), price.into()]))
            .push(text::caption(texts.text("prices-accepted-stay")))
            .push(heading)
            .push(to_come)
            .spacing(space::M);
        let elsewhere = of(|refusal| !about_date(refusal) && !about_price(refusal));
        let elsewhere = elsewhere.map(|words| callout(Tone::Bad, words, None));
        Dialog::new("price", self.row.product.product.name.clone(), body)
            .subtitle(self.name.clone())
            .footer(Column::new().push(elsewhere).push(self.buttons(context)).spacing(space::M))
            .on_escape(Message::EscapePressed)
    }

    fn to_come<'a>(&self, (from, price): (NaiveDate, Money), context: &Context<'a>) -> Row<'a, Message> {
        let texts = context.texts;
        let remove = button(texts.text("prices-remove")).link().on_press(Message::RemovePressed(from));
        row![
            text::body(t!(texts, "prices-since", day = texts.date(from))).width(Length::Fill),
            text::strong(texts.money(price.as_minor())),
            remove,
        ]
        .spacing(space::M)
        .align_y(Alignment::Center)
    }

    fn buttons<'a>(&self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return asking::leaving(texts, Message::Discarded, Message::EscapePressed);
        }
        let save = (!self.saving).then_some(Message::SubmitPressed);
        Row::new()
            .push(button(texts.text("prices-set")).primary().key("Ctrl Enter").on_press_maybe(save))
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .spacing(space::S)
            .into()
    }
}

const fn about_date(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Date(_) | Input::PriceInPast(_)))
}

const fn about_price(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Price(_)))
}
