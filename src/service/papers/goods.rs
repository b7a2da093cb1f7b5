//! Invoices and delivery notes: the lines of an order or a sale with their part of the discount and the VAT within.

use super::{Draft, Looked, Made, PaperDraft, PaperMade, keep, party, read_body, requisites, right};
use crate::domain::ids::{AddressId, OrderId, ProductId, SaleId};
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::domain::paper::{Basis, GoodsLine, GoodsPaper, PaperBody, PaperForm, Subject, spread, vat_within};
use crate::service::office::{Actor, Command, Work, allowed};
use crate::service::refusal::{Input, Refusal, Thing};
use crate::service::rights::Right;
use crate::store::{AddressRow, PaperOf, Read};

/// For what an invoice is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceOf {
    /// An order that was accepted.
    Order(OrderId),
    /// A sale.
    Sale(SaleId),
}

/// Makes an invoice (счёт на оплату). What the customer owes as a deposit is on it, without VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MakeInvoice {
    /// For what.
    pub of: InvoiceOf,
    /// Anew where it was made before and what it is about changed since; the older one is voided.
    pub anew: bool,
}

impl Command for MakeInvoice {
    type Value = PaperMade;
    const NAME: &'static str = "make_invoice";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<PaperMade, Refusal> {
        let source = invoiced(work.tx, self.of)?;
        let day = work.stamp.today;
        make(work, source, (PaperForm::Invoice, day), self.anew)
    }
}

/// Makes the delivery note (накладная) of a sale, of the day of its delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MakeDeliveryNote {
    /// Of which sale.
    pub sale: SaleId,
    /// Anew where it was made before and names or requisites changed since; the older one is voided.
    pub anew: bool,
}

impl Command for MakeDeliveryNote {
    type Value = PaperMade;
    const NAME: &'static str = "make_delivery_note";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<PaperMade, Refusal> {
        let source = of_sale(work.tx, self.sale, PaperForm::DeliveryNote)?;
        let day = source.paper.sale.as_ref().map_or(work.stamp.today, |sale| sale.day);
        make(work, source, (PaperForm::DeliveryNote, day), self.anew)
    }
}

/// What an invoice says that was made, or would say. Looking takes no number.
///
/// # Errors
/// When the actor may not make one, for what no invoice is made, and when the store fails.
pub fn look_at_invoice(read: &Read<'_>, actor: &Actor, of: InvoiceOf) -> Result<Looked, Refusal> {
    allowed(read, actor, right(PaperForm::Invoice))?;
    look(read, invoiced(read, of)?, PaperForm::Invoice)
}

/// The same of the delivery note of a sale.
///
/// # Errors
/// When the actor may not make one, when the sale was voided or there is none, and when the store fails.
pub fn look_at_delivery_note(read: &Read<'_>, actor: &Actor, sale: SaleId) -> Result<Looked, Refusal> {
    allowed(read, actor, right(PaperForm::DeliveryNote))?;
    look(read, of_sale(read, sale, PaperForm::DeliveryNote)?, PaperForm::DeliveryNote)
}

fn look(read: &Read<'_>, source: Source, form: PaperForm) -> Result<Looked, Refusal> {
    let Source { address, of, paper, .. } = source;
    if let Some((known, kept)) = read.paper_about(form, address.address.counterparty, of)? {
        let same = read_body(&kept).is_ok_and(|kept| kept == PaperBody::Goods(paper));
        let made = if same { Made::Same } else { Made::Outdated };
        return Ok(Looked::Made(PaperMade { id: known.id, number: known.number, made }));
    }
    paper.total().zip(paper.vat()).ok_or(Input::Sum)?;
    Ok(Looked::Draft(Box::new(PaperDraft { form, goods: paper })))
}

fn invoiced(read: &Read<'_>, of: InvoiceOf) -> Result<Source, Refusal> {
    match of {
        InvoiceOf::Order(order) => of_order(read, order),
        InvoiceOf::Sale(sale) => of_sale(read, sale, PaperForm::Invoice),
    }
}

/// What a paper of goods is made of.
struct Source {
    address: AddressRow,
    of: PaperOf,
    order: Option<OrderId>,
    paper: GoodsPaper,
}

fn make(
    work: &mut Work<'_>,
    source: Source,
    (form, day): (PaperForm, chrono::NaiveDate),
    anew: bool,
) -> Result<PaperMade, Refusal> {
    let (total, vat) = source.paper.total().zip(source.paper.vat()).ok_or(Input::Sum)?;
    let draft = Draft {
        form,
        day,
        counterparty: source.address.address.counterparty,
        address: Some(source.address.id),
        of: source.of,
        order: source.order,
        total,
        vat,
        body: PaperBody::Goods(source.paper),
    };
    work.changes.address = Some(source.address.id);
    keep(work, &draft, anew)
}

fn of_order(read: &Read<'_>, id: OrderId) -> Result<Source, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Order, id.0.to_string());
    let order = read.order(id)?.ok_or_else(unknown)?.order;
    if !order.status.is_live() {
        return Err(Refusal::OrderStatus(order.status));
    }
    let goods = read.order_lines(id)?.into_iter().map(|line| Goods {
        product: line.product,
        quantity: line.quantity,
        price: line.price,
        rate: Rate::OfProduct,
    });
    let goods: Vec<_> = goods.collect();
    let mut lines = lines(read, &goods, order.terms.discount)?;
    lines.extend(deposit(order.terms.deposit_containers, order.terms.deposit));
    let mut source = source(read, order.address, PaperOf::Order(id), lines)?;
    source.order = Some(id);
    source.paper.order = Some(Basis { number: order.number, day: order.ordered_on });
    Ok(source)
}

fn of_sale(read: &Read<'_>, id: SaleId, form: PaperForm) -> Result<Source, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Sale, id.0.to_string());
    let sale = read.sale_goods(id)?.ok_or_else(unknown)?;
    if sale.voided {
        return Err(Refusal::SaleVoided);
    }
    let goods = read.sale_lines(id)?.into_iter().map(|(line, rate)| Goods {
        product: line.product,
        quantity: line.quantity,
        price: line.price,
        rate: Rate::Posted(rate),
    });
    let goods: Vec<_> = goods.collect();
    let mut lines = lines(read, &goods, sale.discount)?;
    if form == PaperForm::Invoice {
        lines.extend(deposit(sale.deposit.0, sale.deposit.1));
    }
    let mut source = source(read, sale.address, PaperOf::Sale(id), lines)?;
    source.order = sale.order;
    if let Some(order) = sale.order.map(|order| read.order(order)).transpose()?.flatten() {
        source.paper.order = Some(Basis { number: order.order.number, day: order.order.ordered_on });
    }
    source.paper.sale = Some(Basis { number: sale.number, day: sale.delivered_on });
    source.paper.containers = (form == PaperForm::DeliveryNote).then_some(sale.containers);
    Ok(source)
}

fn source(
    read: &Read<'_>,
    address: AddressId,
    of: PaperOf,
    lines: Vec<GoodsLine>,
) -> Result<Source, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let address = read.address(address)?.ok_or_else(unknown)?;
    let paper = GoodsPaper {
        office: requisites::named(read)?,
        buyer: party(read, address.address.counterparty)?,
        place: address.address.text.clone(),
        order: None,
        sale: None,
        lines,
        containers: None,
    };
    Ok(Source { address, of, order: None, paper })
}

/// What a line of a paper is made of.
struct Goods {
    product: ProductId,
    quantity: i64,
    price: Money,
    rate: Rate,
}

/// Which rate of VAT a line has, hundredths of a percent; `None`: without VAT.
#[derive(Clone, Copy)]
enum Rate {
    /// Nothing is sold yet: that of the product on the day on which the paper is made.
    OfProduct,
    /// That with which the sale was posted.
    Posted(Option<i64>),
}

/// The lines with their part of the discount and the VAT within what is left, rounded line by line.
fn lines(read: &Read<'_>, goods: &[Goods], discount: Money) -> Result<Vec<GoodsLine>, Refusal> {
    if goods.is_empty() {
        return Err(Input::NoLines.into());
    }
    let sums = goods.iter().map(|line| line.price.times(line.quantity).ok_or(Input::Sum));
    let sums: Vec<Money> = sums.collect::<Result<_, _>>()?;
    let parts = spread(discount, &sums);
    let mut lines = Vec::with_capacity(goods.len());
    for ((line, sum), discount) in goods.iter().zip(sums).zip(parts) {
        let unknown = || Refusal::NotFound(Thing::Product, line.product.0.to_string());
        let product = read.product(line.product)?.ok_or_else(unknown)?.product;
        let vat_rate = match line.rate {
            Rate::OfProduct => product.vat_rate,
            Rate::Posted(rate) => rate,
        };
        let sum = sum.minus(discount).ok_or(Input::Sum)?;
        lines.push(GoodsLine {
            subject: Subject::Product {
                code: product.code,
                name: product.name,
                service: product.kind == ProductKind::Service,
            },
            quantity: line.quantity,
            price: line.price,
            discount,
            sum,
            vat_rate,
            vat: vat_rate.map_or(Money::ZERO, |rate| vat_within(sum, rate)),
        });
    }
    Ok(lines)
}

/// The deposit for containers is no sale: it comes back, and there is no VAT within.
fn deposit(containers: i64, amount: Money) -> Option<GoodsLine> {
    if amount == Money::ZERO {
        return None;
    }
    // Containers of several deposits have no price of one.
    let even = containers > 0 && amount.as_minor() % containers == 0;
    let quantity = if even { containers } else { 1 };
    Some(GoodsLine {
        subject: Subject::Deposit(containers),
        quantity,
        price: Money::minor(amount.as_minor() / quantity),
        discount: Money::ZERO,
        sum: amount,
        vat_rate: None,
        vat: Money::ZERO,
    })
}
