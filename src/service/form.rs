//! What the dialogs of an operator's outcome show when they open: each read at one moment, changing nothing.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::lines::{Line, PricedLine, totals};
use super::outcome::RowRef;
use super::refusal::{Refusal, Thing};
use super::replanning::history;
use super::rules::PlanningRules;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, OrderId, ProductId};
use crate::domain::order::{OrderStatus, PaymentKind, ProductKind};
use crate::planning::{Delivery, DeliveryCalendar, Plan, Subject, aggregate, plan};
use crate::store::{AddressRow, Balance, OrderRow, Product, Read};

/// Orders looked through for what was taken last time.
const LOOKED_THROUGH: u32 = 20;

/// Whom a dialog is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whom {
    /// Which address.
    pub address: AddressId,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
}

/// An order to be typed: the draft that was left, or a new one that says what was taken last time.
#[derive(Debug, Clone)]
pub struct OrderForm {
    /// Whom it is for.
    pub whom: Whom,
    /// Status of the address: an order brings one back from churn review.
    pub status: AddressStatus,
    /// Water is brought daily, so that orders of neighbouring days are no slip.
    pub daily: bool,
    /// Money and containers before this order.
    pub balance: Balance,
    /// The draft that goes on, the version that was seen, and its number.
    pub draft: Option<(OrderId, i64, String)>,
    /// Day of the order.
    pub ordered_on: NaiveDate,
    /// Day of the delivery (S1-52, R-27).
    pub delivery_on: NaiveDate,
    /// The agreed time, `HH:MM`, or two empty texts.
    pub window: (String, String),
    /// How it will be paid; as last time.
    pub payment: PaymentKind,
    /// Comment to the driver.
    pub driver_note: String,
    /// What.
    pub lines: Vec<PricedLine>,
    /// All that can be ordered, and what the lines name.
    pub products: Vec<Product>,
    /// Live orders of this address: number, day of the delivery, status.
    pub live: Vec<(String, NaiveDate, OrderStatus)>,
    /// Days without delivery.
    pub calendar: DeliveryCalendar,
}

/// What follows from delivering such lines on such a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The plan after it.
    pub plan: Plan,
    /// Bottles of the consumption data that are brought.
    pub bottles: i64,
    /// Containers at the address after it.
    pub containers: i64,
}

/// An order on its way, to be marked as delivered.
#[derive(Debug, Clone)]
pub struct DeliveredForm {
    /// Whom it is for.
    pub whom: Whom,
    /// The order as it was seen.
    pub order: OrderRow,
    /// What was ordered.
    pub lines: Vec<PricedLine>,
    /// The products of the lines.
    pub products: Vec<Product>,
    /// Money and containers before the delivery.
    pub balance: Balance,
    /// Days without delivery.
    pub calendar: DeliveryCalendar,
}

/// What postponing a row needs.
#[derive(Debug, Clone)]
pub struct PostponeForm {
    /// Whom.
    pub whom: Whom,
    /// The new list date must lie after this one.
    pub after: NaiveDate,
    /// Days without delivery.
    pub calendar: DeliveryCalendar,
}

/// Client and address in words.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn whom(read: &Read<'_>, address: AddressId) -> Result<Whom, Refusal> {
    Ok(place(read, address)?.1)
}

fn place(read: &Read<'_>, address: AddressId) -> Result<(AddressRow, Whom), Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let row = read.address(address)?.ok_or_else(unknown)?;
    let client = read.counterparty(row.address.counterparty)?.ok_or_else(unknown)?.counterparty.name;
    let text = row.address.text.clone();
    Ok((row, Whom { address, client, text }))
}

/// The order with which the dialog opens: order date today, delivery date D (S1-52, R-27), the same as last time.
///
/// # Errors
/// When there is no such address, it is closed, or the store fails.
pub fn order_form(
    read: &Read<'_>,
    address: AddressId,
    delivery_on: NaiveDate,
    today: NaiveDate,
) -> Result<OrderForm, Refusal> {
    let (row, whom) = place(read, address)?;
    if row.address.status == AddressStatus::Closed {
        return Err(Refusal::AddressClosed);
    }
    let balance = read.balance(address)?;
    let draft = read.draft_of(address)?;
    let orders = read.last_orders(address, LOOKED_THROUGH)?;
    let last = orders.iter().find(|order| order.order.status.is_live());
    let mut form = OrderForm {
        whom,
        status: row.address.status,
        daily: read.planning(address)?.is_some_and(|settings| settings.always_show),
        balance,
        draft: None,
        ordered_on: today,
        delivery_on: delivery_on.max(today),
        window: (String::new(), String::new()),
        payment: last.map_or(PaymentKind::Cash, |order| order.order.payment),
        driver_note: String::new(),
        lines: Vec::new(),
        products: read.products()?,
        live: live(&orders),
        calendar: PlanningRules::load(read)?.calendar().clone(),
    };
    match draft {
        Some(draft) => form.go_on(read, draft, today)?,
        None => form.lines = as_last_time(read, last, &form)?,
    }
    Ok(form)
}

impl OrderForm {
    /// Takes up a draft; a day of delivery that has passed since gives way to that of the list.
    fn go_on(&mut self, read: &Read<'_>, draft: OrderRow, today: NaiveDate) -> Result<(), Refusal> {
        self.lines = stored_lines(read, draft.id, &mut self.products)?;
        self.draft = Some((draft.id, draft.version, draft.order.number));
        self.ordered_on = draft.order.ordered_on;
        self.window = draft.order.window;
        self.payment = draft.order.payment;
        self.driver_note = draft.order.driver_note;
        if draft.order.delivery_on >= today {
            self.delivery_on = draft.order.delivery_on;
        }
        Ok(())
    }
}

fn live(orders: &[OrderRow]) -> Vec<(String, NaiveDate, OrderStatus)> {
    let orders = orders.iter().map(|row| &row.order).filter(|order| order.status.is_live());
    orders.map(|order| (order.number.clone(), order.delivery_on, order.status)).collect()
}

/// The lines of an order with what they name, also where it is no longer on sale.
fn stored_lines(
    read: &Read<'_>,
    order: OrderId,
    products: &mut Vec<Product>,
) -> Result<Vec<PricedLine>, Refusal> {
    let lines = read.order_lines(order)?;
    for line in &lines {
        if products.iter().all(|known| known.id != line.product)
            && let Some(product) = read.product(line.product)?
        {
            products.push(product);
        }
    }
    let line = |line: &crate::store::OrderLine| PricedLine {
        product: line.product,
        quantity: line.quantity,
        price: line.price,
        returned: line.returned,
    };
    Ok(lines.iter().map(line).collect())
}

/// The quantities of the last order at the prices of today; without one the bottles of the last delivery, or one bottle.
fn as_last_time(
    read: &Read<'_>,
    last: Option<&OrderRow>,
    form: &OrderForm,
) -> Result<Vec<PricedLine>, Refusal> {
    let mut wanted = Vec::new();
    if let Some(last) = last {
        let lines = read.order_lines(last.id)?;
        wanted.extend(lines.iter().map(|line| (line.product, line.quantity)));
    }
    let on_sale: HashMap<ProductId, &Product> =
        form.products.iter().map(|product| (product.id, product)).collect();
    wanted.retain(|(product, _)| on_sale.contains_key(product));
    if wanted.is_empty()
        && let Some(bottle) = bottle(&form.products)
    {
        let bottles = read.plan(form.whom.address)?.map_or(0, |plan| plan.last_bottles);
        wanted.push((bottle.id, bottles.max(1)));
    }
    let mut containers = form.balance.containers.max(0);
    let lines = wanted.into_iter().filter_map(|(id, quantity)| {
        let product = &on_sale.get(&id)?.product;
        let comes_back = product.kind == ProductKind::GoodsWithContainer;
        let returned = if comes_back { containers.min(quantity) } else { 0 };
        containers -= returned;
        Some(PricedLine { product: id, quantity, price: product.price, returned })
    });
    Ok(lines.collect())
}

/// The bottle that an office sells unless something else was said: the largest one of the consumption data.
fn bottle(products: &[Product]) -> Option<&Product> {
    let water = products.iter().filter(|product| product.product.kind == ProductKind::GoodsWithContainer);
    water.max_by_key(|product| product.product.consumption_ml).or(products.first())
}

/// The plan as it will be once such lines are delivered on such a day: what the sale of the order would lead to.
///
/// # Errors
/// Those of the lines, when there is no such address, or the store fails.
pub fn preview_next(
    read: &Read<'_>,
    address: AddressId,
    delivery_on: NaiveDate,
    lines: &[Line],
) -> Result<Preview, Refusal> {
    let totals = totals(read, lines)?;
    let (row, _) = place(read, address)?;
    let deliveries = history(&read.deliveries(address)?);
    let coming = Delivery { on: delivery_on, volume_ml: totals.volume_ml };
    let deliveries = aggregate(deliveries.into_iter().chain([coming]));
    let settings = read.planning(address)?.unwrap_or_default();
    let pauses = read.pauses(address)?;
    let subject = Subject {
        deliveries: &deliveries,
        settings: &settings,
        pauses: &pauses,
        // An accepted order brings an address back from churn review.
        plannable: row.address.status != AddressStatus::Closed,
        rate_override: None,
    };
    let plan = plan(&subject, &PlanningRules::load(read)?.rules());
    let containers = read.balance(address)?.containers + totals.containers - totals.returned;
    Ok(Preview { plan, bottles: totals.bottles, containers })
}

/// An order that is to be marked as delivered.
///
/// # Errors
/// When there is no such order, it is in another status, or the store fails.
pub fn delivered_form(read: &Read<'_>, id: OrderId) -> Result<DeliveredForm, Refusal> {
    let order = read.order(id)?.ok_or_else(|| Refusal::NotFound(Thing::Order, id.0.to_string()))?;
    if !matches!(order.order.status, OrderStatus::Accepted | OrderStatus::OnRoute) {
        return Err(Refusal::OrderStatus(order.order.status));
    }
    let mut products = Vec::new();
    let lines = stored_lines(read, id, &mut products)?;
    Ok(DeliveredForm {
        whom: whom(read, order.order.address)?,
        lines,
        products,
        balance: read.balance(order.order.address)?,
        calendar: PlanningRules::load(read)?.calendar().clone(),
        order,
    })
}

/// What postponing a row needs: the date must lie after the list date of the row and after today.
///
/// # Errors
/// When the address or the task is gone, or the store fails.
pub fn postpone_form(
    read: &Read<'_>,
    address: AddressId,
    row: RowRef,
    today: NaiveDate,
) -> Result<PostponeForm, Refusal> {
    let list_date = match row {
        RowRef::Always(date) => date,
        RowRef::Task { id, .. } => {
            read.task(id)?.ok_or_else(|| Refusal::NotFound(Thing::Task, id.0.to_string()))?.list_date
        }
    };
    Ok(PostponeForm {
        whom: whom(read, address)?,
        after: list_date.max(today),
        calendar: PlanningRules::load(read)?.calendar().clone(),
    })
}

/// Whether two days are the same or neighbours.
pub fn near(day: NaiveDate, other: NaiveDate) -> bool {
    let next = |day: NaiveDate| day.checked_add_days(Days::new(1));
    day == other || next(day) == Some(other) || next(other) == Some(day)
}
