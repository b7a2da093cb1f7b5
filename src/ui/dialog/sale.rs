//! A sale without an order: what was brought and taken back, what was paid. The answer names the new date and why.

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation, row};
use iced::{Alignment, Length};
use serde::{Deserialize, Serialize};

use super::delivered::money::money;
use super::document::{self, Document, Paper, buttons};
use super::order::lines::{Edit, Lines};
use super::order::{payment as kind_name, table};
use super::overpaid::Overpaid;
use super::parts;
use crate::domain::ids::{AddressId, ProductId};
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::service::lines::{Line, PricedLine};
use crate::service::prices::{Concessions, PriceBook};
use crate::service::record_sale::{RecordSale, SaleRecorded};
use crate::service::{Refusal, Thing};
use crate::store::Product;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, DialogSize, Dropdown, Key, KeyPress, button, field, fields, labelled, line};
use crate::wording::plan_headline;

pub use super::parts::Action;

const DATE: &str = "sale-date";
const AMOUNT: &str = "sale-amount";
const PRODUCT: &str = "sale-product";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    paper: Paper,
    goods: Option<Box<Goods>>,
    /// The product that is added next, by place.
    next: usize,
    lines: Lines,
    payment: PaymentKind,
    amount: String,
    /// The amount was typed and follows the sum no longer.
    amount_typed: bool,
    amount_wrong: bool,
    overpaid: Overpaid,
    /// What was brought back waits until it is known what can be sold.
    waiting: Option<Own>,
}

/// What can be sold, for how much, and the containers that stand there.
#[derive(Debug, Clone)]
pub struct Goods {
    products: Vec<Product>,
    prices: PriceBook,
    concessions: Concessions,
    containers: i64,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In what all documents have.
    Paper(document::Message),
    /// What can be sold was read.
    GoodsRead(AddressId, Result<Box<Goods>, Refusal>),
    /// The product to be added was chosen, by place.
    ProductChosen(usize),
    /// It is added.
    AddPressed,
    /// A line was changed.
    Line(Edit),
    /// A kind of payment.
    PaymentChosen(usize),
    /// What was paid was typed.
    AmountTyped(String),
    /// It is to be posted.
    SubmitPressed,
    /// It was posted, or why not.
    Saved(Result<Box<SaleRecorded>, Refusal>),
}

impl State {
    /// A sale of today to an address, without lines yet.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (paper, reading) = Paper::open("sale", address, [DATE, table::TABLE, AMOUNT], context);
        let state = Self {
            paper,
            goods: None,
            next: 0,
            lines: Lines::new(&[], &[], 0, true, 1),
            payment: PaymentKind::Cash,
            amount: String::new(),
            amount_typed: false,
            amount_wrong: false,
            overpaid: Overpaid::default(),
            waiting: None,
        };
        let goods = parts::read(context, move |read| {
            let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
            let counterparty = read.address(address)?.ok_or_else(unknown)?.address.counterparty;
            let prices = PriceBook::load(read, counterparty)?;
            let concessions = Concessions::load(read, address, counterparty)?;
            let containers = read.balance(address)?.containers;
            Ok(Box::new(Goods { products: read.products()?, prices, concessions, containers }))
        });
        let goods = goods.map(move |goods| Message::GoodsRead(address, goods));
        (state, Task::batch([reading.map(Message::Paper), goods, operation::focus(PRODUCT)]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.react(message, context);
        self.keep(reply.1.is_some(), context);
        reply
    }

    fn react(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let task = match message {
            Message::Saved(Ok(sale)) => return (Task::none(), Some(self.done(&sale, context))),
            Message::Saved(Err(refusal)) => self.paper.refuse(refusal),
            Message::GoodsRead(address, goods) => self.take_goods(address, goods, context),
            _ if self.paper.saving => Task::none(),
            Message::Paper(message) => return self.take(message, context),
            Message::ProductChosen(at) => self.choose_product(at),
            Message::AddPressed => self.add(context),
            Message::Line(edit) => self.edit(edit, context),
            Message::PaymentChosen(at) => self.choose_payment(at, context),
            Message::AmountTyped(amount) => self.type_amount(amount),
            Message::SubmitPressed => self.submit(context),
        };
        (task, None)
    }

    fn take(&mut self, message: document::Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let before = self.paper.date.date();
        let (task, closed) = self.take_common(message, context);
        if self.paper.date.date() != before {
            self.reprice(context);
        }
        (task.map(Message::Paper), closed.then_some(Action::Closed))
    }

    fn take_goods(
        &mut self,
        address: AddressId,
        goods: Result<Box<Goods>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        match goods {
            Ok(goods) if address == self.paper.address => {
                self.lines = Lines::new(&[], &[], goods.containers, false, 1);
                // Water is what is mostly brought.
                let is_water = |product: &Product| product.product.consumption_ml.is_some();
                self.next = goods.products.iter().position(is_water).unwrap_or_default();
                self.goods = Some(goods);
                if let Some(own) = self.waiting.take() {
                    self.fill(own, context);
                }
            }
            Err(refusal) if address == self.paper.address => self.paper.refusal = Some(refusal),
            _ => {}
        }
        Task::none()
    }

    /// The prices are those of the day.
    fn reprice(&mut self, context: &Context<'_>) {
        if let Some((goods, day)) = self.goods.as_ref().zip(self.paper.date.date()) {
            self.lines.reprice(|product| goods.prices.price(product, day));
            self.follow_sum(context);
        }
    }

    fn choose_product(&mut self, at: usize) -> Task<Message> {
        self.next = at;
        Task::none()
    }

    /// Adds the chosen product, or one more of it.
    fn add(&mut self, context: &Context<'_>) -> Task<Message> {
        let day = self.paper.date.date().unwrap_or(context.today);
        let Some(goods) = &self.goods else { return Task::none() };
        let Some(product) = goods.products.get(self.next) else { return Task::none() };
        self.lines.add(product, goods.prices.price(product, day));
        self.paper.touched();
        self.follow_sum(context);
        operation::focus(table::TABLE)
    }

    fn edit(&mut self, edit: Edit, context: &Context<'_>) -> Task<Message> {
        let before = self.lines.typed();
        self.lines.apply(edit);
        if self.lines.typed() != before {
            self.paper.touched();
            self.follow_sum(context);
        }
        Task::none()
    }

    fn choose_payment(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        self.payment = PaymentKind::ALL.get(at).copied().unwrap_or(self.payment);
        self.paper.touched();
        self.follow_sum(context);
        Task::none()
    }

    fn type_amount(&mut self, amount: String) -> Task<Message> {
        self.amount = amount;
        self.amount_typed = true;
        self.amount_wrong = false;
        self.paper.touched();
        Task::none()
    }

    /// The discount of the client on the day, and its reason.
    fn discount(&self, context: &Context<'_>) -> Option<(Money, String)> {
        let day = self.paper.date.date().unwrap_or(context.today);
        let (rate, name) = self.goods.as_ref()?.concessions.discount_on(day);
        let discount = self.lines.total()?.share(rate)?;
        (discount != Money::ZERO).then_some((discount, name))
    }

    /// What the lines add up to, less the discount.
    fn total(&self, context: &Context<'_>) -> Option<Money> {
        let discount = self.discount(context).map_or(Money::ZERO, |(discount, _)| discount);
        self.lines.total()?.minus(discount)
    }

    /// What is paid as it is typed, and what is owed with this sale; negative: an advance is left.
    fn paid_and_owed(&self, context: &Context<'_>) -> (Money, Money) {
        let paid = money(&self.amount).ok().flatten().unwrap_or_default();
        let debt = self.paper.known.as_ref().map_or(0, |known| known.balance.debt.as_minor());
        (paid, Money::minor(self.total(context).unwrap_or_default().as_minor().saturating_add(debt)))
    }

    /// Cash and cards are paid at once, a transfer comes later.
    fn follow_sum(&mut self, context: &Context<'_>) {
        if self.amount_typed {
            return;
        }
        let total = self.total(context).filter(|total| *total > Money::ZERO);
        self.amount = match (self.payment, total) {
            (PaymentKind::Cash | PaymentKind::Card, Some(total)) => context.texts.amount(total.as_minor()),
            _ => String::new(),
        };
        self.amount_wrong = false;
    }

    /// The command that Ctrl+Enter sends; `None` without a day or with a wrong amount.
    pub fn command(&self) -> Option<RecordSale> {
        let paid = money(&self.amount).ok()?.map(|amount| (self.payment, amount));
        Some(RecordSale {
            address: self.paper.address,
            on: self.paper.date.date()?,
            lines: self.lines.typed(),
            returned: 0,
            paid,
        })
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        if !self.paper.settle_date(context) {
            return self.paper.focus_date();
        }
        self.amount_wrong = money(&self.amount).is_err();
        if self.amount_wrong {
            return operation::focus(AMOUNT);
        }
        let Some(command) = self.command() else { return Task::none() };
        let (paid, owed) = self.paid_and_owed(context);
        if self.overpaid.holds(paid, owed) {
            return operation::focus(AMOUNT);
        }
        self.paper.refusal = None;
        self.paper.saving = true;
        parts::run(context, command).map(|saved| Message::Saved(saved.map(Box::new)))
    }

    fn done(&self, sale: &SaleRecorded, context: &Context<'_>) -> Action {
        let texts = context.texts;
        let plan = &sale.replanned.plan;
        let number = sale.number.as_str();
        let why = plan_headline(texts, plan);
        let sentence = match plan.next_delivery {
            Some(next) => {
                let next = texts.date_short_with_weekday(next);
                t!(texts, "sale-done", number = number, next = next, why = why)
            }
            None => t!(texts, "sale-done-no-next", number = number, why = why),
        };
        Action::Done { address: self.paper.address, handled: None, postponed_to: None, sentence }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        if press.modifiers.is_empty() && press.key == Key::Named(Named::Insert) {
            return Some(Message::AddPressed);
        }
        self.paper.key(press).map(Message::Paper)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        !self.lines.rows().is_empty() || self.amount_typed || self.waiting.is_some()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let lines = table::view(texts, &self.lines, Message::Line, |press| {
            press.plain(Named::Enter).then_some(Message::SubmitPressed)
        });
        let total = self.total(context).map_or_else(String::new, |total| texts.money(total.as_minor()));
        let less = self.discount(context).map(|(discount, name)| {
            let words = t!(texts, "sale-discount", name = name, amount = texts.money(discount.as_minor()));
            text::caption(words)
        });
        let sum = row![
            Column::new().push(text::caption(texts.text("order-keys"))).push(less).width(Length::Fill),
            text::figure(texts.text("delivered-total")),
            text::figure(total),
        ]
        .spacing(space::M);
        let (paid, owed) = self.paid_and_owed(context);
        let body = Column::new()
            .push(self.paper.balance(context).map(Message::Paper))
            .push(self.adding(context))
            .push(Column::new().push(line()).push(lines))
            .push(sum)
            .push(self.paid(context))
            .push(self.overpaid.question(paid, owed, texts))
            .push(self.paper.restored(context).map(|line| line.map(Message::Paper)))
            .spacing(space::M);
        let elsewhere = self.paper.elsewhere(context, |_| false);
        let save = buttons(&self.paper, ("sale-save", Message::SubmitPressed), Message::Paper, context);
        Dialog::new("sale", texts.text("sale-title"), body)
            .size(DialogSize::Large)
            .subtitle(self.paper.subtitle())
            .footer(parts::foot(elsewhere, save))
            .on_escape(Message::Paper(document::Message::EscapePressed))
    }

    fn adding<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let products = self.goods.as_ref().map_or(&[][..], |goods| &goods.products);
        let names = products.iter().map(|product| product.product.name.clone()).collect();
        let product = Dropdown::new(names, Some(self.next), Message::ProductChosen)
            .id(PRODUCT)
            .label(texts.text("sale-product"))
            .width(420.0);
        let add = button(texts.text("sale-add")).key("Ins").on_press(Message::AddPressed);
        Row::new()
            .push(product)
            .push(add)
            .push(Space::new().width(Length::Fill))
            .spacing(space::S)
            .align_y(Alignment::Center)
            .into()
    }

    fn paid<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let kinds = PaymentKind::ALL.iter().map(|kind| kind_name(texts, *kind)).collect();
        let chosen = PaymentKind::ALL.iter().position(|kind| *kind == self.payment);
        let amount = field(AMOUNT, texts.text("delivered-amount"), self.amount.clone())
            .placeholder(texts.text("delivered-amount-hint"))
            .error(self.amount_wrong.then(|| texts.text("delivered-amount-wrong")))
            .on_input(Message::AmountTyped)
            .on_submit(Message::SubmitPressed);
        fields(vec![
            self.paper.date_field("sale-date", context).map(Message::Paper),
            labelled(
                texts.text("delivered-payment"),
                Dropdown::new(kinds, chosen, Message::PaymentChosen).id("sale-payment"),
                None,
            ),
            amount.into(),
        ])
    }
}

/// What a sale alone has that is typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Own {
    /// Product, quantity, containers that come back.
    lines: Vec<(i64, i64, i64)>,
    payment: String,
    /// What was paid, where it was typed.
    amount: Option<String>,
}

impl Document for State {
    type Own = Own;

    fn paper(&mut self) -> &mut Paper {
        &mut self.paper
    }

    fn has_typed(&self) -> bool {
        self.is_unsaved()
    }

    fn own(&self) -> Own {
        if let Some(own) = &self.waiting {
            return own.clone();
        }
        let line = |line: Line| (line.product.0, line.quantity, line.returned);
        Own {
            lines: self.lines.typed().into_iter().map(line).collect(),
            payment: self.payment.code().to_owned(),
            amount: self.amount_typed.then(|| self.amount.clone()),
        }
    }

    /// Products that are no longer sold are left out; prices are those of the day.
    fn fill(&mut self, own: Own, context: &Context<'_>) {
        let Some(goods) = &self.goods else {
            self.waiting = Some(own).filter(|own| !own.lines.is_empty() || own.amount.is_some());
            return;
        };
        let sold = |id: i64| goods.products.iter().find(|product| product.id == ProductId(id));
        let line = |(id, quantity, returned): &(i64, i64, i64)| {
            let price = sold(*id)?.product.price;
            Some(PricedLine { product: ProductId(*id), quantity: *quantity, price, returned: *returned })
        };
        let lines: Vec<PricedLine> = own.lines.iter().filter_map(line).collect();
        self.lines = Lines::new(&lines, &goods.products, goods.containers, !lines.is_empty(), 1);
        self.payment = PaymentKind::from_code(&own.payment).unwrap_or(PaymentKind::Cash);
        self.amount_typed = own.amount.is_some();
        self.amount = own.amount.unwrap_or_default();
        self.amount_wrong = false;
        self.reprice(context);
    }
}
