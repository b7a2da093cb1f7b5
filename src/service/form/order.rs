//! What the dialog of an order shows: the draft that was left, an accepted order to be changed, or a new one that says what
//! was taken last time; and what follows from it.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};

use super::{Whom, place, stored_lines};
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, OrderId, ProductId};
use crate::domain::order::{OrderStatus, PaymentKind, ProductKind};
use crate::domain::planning::{PlanningKind, PlanningSettings, Weekdays};
use crate::domain::times::parse_window;
use crate::planning::{
    Coming, Delivery, DeliveryCalendar, Plan, Subject, aggregate, next_dates, plan, suggest,
};
use crate::service::lines::{Line, PricedLine, totals};
use crate::service::order::MOST_DELIVERIES;
use crate::service::prices::{Concessions, PriceBook};
use crate::service::refusal::{Refusal, Thing};
use crate::service::replanning::history;
use crate::service::rules::{PlanningRules, USUAL_WINDOWS, key};
use crate::store::{AddressRow, Balance, DeliveryNotes, OfferRow, OrderRow, Product, Read};

/// An order to be typed.
#[derive(Debug, Clone)]
pub struct OrderForm {
    /// Whom it is for.
    pub whom: Whom,
    /// Status of the address: an order brings one back from churn review.
    pub status: AddressStatus,
    /// Water is brought daily, so that orders of neighbouring days are no slip.
    pub daily: bool,
    /// What is always to be known about a delivery there.
    pub notes: DeliveryNotes,
    /// Money and containers before this order.
    pub balance: Balance,
    /// The draft or the accepted order that goes on, the version that was seen, and its number.
    pub order: Option<(OrderId, i64, String)>,
    /// It was accepted before, and with what.
    pub agreed: Option<Agreed>,
    /// Number of a draft that was left beside the accepted order.
    pub other_draft: Option<String>,
    /// Day of the order.
    pub ordered_on: NaiveDate,
    /// Day of the delivery (S1-52, R-27).
    pub delivery_on: NaiveDate,
    /// The agreed time, `HH:MM`, or two empty texts.
    pub window: (String, String),
    /// The usual times of the office.
    pub windows: Vec<(String, String)>,
    /// How it will be paid; as last time.
    pub payment: PaymentKind,
    /// Comment to the driver.
    pub driver_note: String,
    /// What.
    pub lines: Vec<PricedLine>,
    /// What was taken last time, or is taken where nothing is known.
    pub last_time: Vec<(ProductId, i64)>,
    /// Containers for which a deposit is taken.
    pub deposit: i64,
    /// All that can be ordered, and what the lines name.
    pub products: Vec<Product>,
    /// What this counterparty pays.
    pub prices: PriceBook,
    /// What the address pays less, and what it was offered.
    pub concessions: Concessions,
    /// Other live orders of this address from yesterday on: number, day of the delivery, status.
    pub live: Vec<(String, NaiveDate, OrderStatus)>,
    /// Days without delivery.
    pub calendar: DeliveryCalendar,
    /// Weekdays on which the address takes water (S1-14).
    pub weekdays: Weekdays,
    /// Weekdays on which its route runs.
    pub route_days: Weekdays,
}

/// Why a day is no usual one for a delivery to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusual {
    /// Nothing is delivered at all (S1-22).
    Closed,
    /// The address takes water on other days.
    Weekday,
    /// Its route runs on other days.
    Route,
}

/// The next usual day is looked for within so many days.
const FURTHEST: u64 = 60;

/// What was agreed in an accepted order: it holds as long as its day does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Day of the delivery.
    pub on: NaiveDate,
    /// Rate of the discount and its reason.
    pub discount: (i64, String),
}

impl OrderForm {
    /// Why a day is none on which this address is delivered to; `None` where it is one.
    pub fn unusual(&self, day: NaiveDate) -> Option<Unusual> {
        if !self.calendar.is_deliverable(day) {
            Some(Unusual::Closed)
        } else if !self.weekdays.permits(day.weekday()) {
            Some(Unusual::Weekday)
        } else if !self.route_days.permits(day.weekday()) {
            Some(Unusual::Route)
        } else {
            None
        }
    }

    /// The first day after `day` on which this address is delivered to.
    pub fn next_usual(&self, day: NaiveDate) -> Option<NaiveDate> {
        (1..=FURTHEST)
            .filter_map(|days| day.checked_add_days(Days::new(days)))
            .find(|day| self.unusual(*day).is_none())
    }

    /// The discount of a delivery on a day, rate and reason: what was agreed for that day, else that of the counterparty.
    pub fn discount_on(&self, day: NaiveDate) -> (i64, String) {
        match &self.agreed {
            Some(agreed) if agreed.on == day => agreed.discount.clone(),
            _ => self.concessions.discount_on(day),
        }
    }

    /// The promotions that were offered and that this order takes up with a delivery on a day.
    pub fn promotions_on(&self, day: NaiveDate) -> impl Iterator<Item = &OfferRow> {
        let number = self.order.as_ref().map(|(_, _, number)| number.as_str());
        self.concessions.promotions_on(day, number)
    }
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
    /// What would last until the delivery after it.
    pub suggested: Option<SuggestedLine>,
    /// The dates of the plan after it, each delivered with the usual quantity.
    pub next_dates: Vec<NaiveDate>,
}

/// How many units of a product would last until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SuggestedLine {
    /// Of what.
    pub product: ProductId,
    /// How many.
    pub units: i64,
    /// The day of the delivery after this one.
    pub until: NaiveDate,
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
    let mut form = OrderForm::blank(read, (row, whom), delivery_on, today)?;
    match read.draft_of(address)? {
        Some(draft) => form.go_on(read, draft, today)?,
        None => form.lines = form.as_last_time(form.delivery_on),
    }
    Ok(form)
}

/// An accepted order that is to be changed before it is on its way.
///
/// # Errors
/// When there is no such order, it is in another status, its address is closed, or the store fails.
pub fn edit_form(read: &Read<'_>, id: OrderId, today: NaiveDate) -> Result<OrderForm, Refusal> {
    let row = read.order(id)?.ok_or_else(|| Refusal::NotFound(Thing::Order, id.0.to_string()))?;
    if row.order.status != OrderStatus::Accepted {
        return Err(Refusal::OrderStatus(row.order.status));
    }
    let mut form = OrderForm::blank(read, place(read, row.order.address)?, row.order.delivery_on, today)?;
    form.other_draft = read.draft_of(row.order.address)?.map(|draft| draft.order.number);
    form.live.retain(|(number, ..)| *number != row.order.number);
    let terms = &row.order.terms;
    form.agreed = Some(Agreed {
        on: row.order.delivery_on,
        discount: (terms.discount_rate, terms.discount_name.clone()),
    });
    form.delivery_on = row.order.delivery_on;
    form.take_up(read, row)?;
    Ok(form)
}

impl OrderForm {
    fn blank(
        read: &Read<'_>,
        (row, whom): (AddressRow, Whom),
        delivery_on: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, Refusal> {
        if row.address.status == AddressStatus::Closed {
            return Err(Refusal::AddressClosed);
        }
        let address = row.id;
        let last = read.last_live_order(address)?;
        let planning = read.planning(address)?;
        let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
        let mut form = Self {
            whom,
            status: row.address.status,
            daily: planning.as_ref().is_some_and(|settings| settings.always_show),
            notes: read.delivery_notes(address)?.unwrap_or_default(),
            balance: read.balance(address)?,
            order: None,
            agreed: None,
            other_draft: None,
            ordered_on: today,
            delivery_on: delivery_on.max(today),
            window: (String::new(), String::new()),
            windows: usual_windows(read)?,
            payment: last.as_ref().map_or(PaymentKind::Cash, |order| order.order.payment),
            driver_note: String::new(),
            lines: Vec::new(),
            last_time: Vec::new(),
            deposit: 0,
            products: read.products()?,
            prices: PriceBook::load(read, row.address.counterparty)?,
            concessions: Concessions::load(read, address, row.address.counterparty)?,
            live: live(read.live_orders_from(address, yesterday)?),
            calendar: PlanningRules::load(read)?.calendar().clone(),
            weekdays: planning.map_or(Weekdays::EMPTY, |settings| usual(&settings)),
            route_days: read.route_days(address)?,
        };
        form.last_time = last_time(read, last.as_ref(), &form)?;
        Ok(form)
    }

    /// Takes up a draft at the prices of its day, for it binds nobody; a day of delivery that has passed since gives way to
    /// that of the list.
    fn go_on(&mut self, read: &Read<'_>, draft: OrderRow, today: NaiveDate) -> Result<(), Refusal> {
        if draft.order.delivery_on >= today {
            self.delivery_on = draft.order.delivery_on;
        }
        self.take_up(read, draft)?;
        for line in &mut self.lines {
            if let Some(product) = self.products.iter().find(|product| product.id == line.product) {
                line.price = self.prices.price(product, self.delivery_on).amount;
            }
        }
        Ok(())
    }

    fn take_up(&mut self, read: &Read<'_>, row: OrderRow) -> Result<(), Refusal> {
        self.lines = stored_lines(read, row.id, &mut self.products)?;
        self.order = Some((row.id, row.version, row.order.number));
        self.ordered_on = row.order.ordered_on;
        self.window = row.order.window;
        self.payment = row.order.payment;
        self.driver_note = row.order.driver_note;
        self.deposit = row.order.terms.deposit_containers;
        Ok(())
    }

    /// What was taken last time, at the prices of a day.
    pub fn as_last_time(&self, day: NaiveDate) -> Vec<PricedLine> {
        let mut containers = self.balance.containers.max(0);
        let lines = self.last_time.iter().filter_map(|(id, quantity)| {
            let product = self.products.iter().find(|product| product.id == *id)?;
            let comes_back = product.product.kind == ProductKind::GoodsWithContainer;
            let returned = if comes_back { containers.min(*quantity) } else { 0 };
            containers -= returned;
            let price = self.prices.price(product, day).amount;
            Some(PricedLine { product: *id, quantity: *quantity, price, returned })
        });
        lines.collect()
    }
}

/// By a fixed interval water is brought on any day (P-5).
fn usual(settings: &PlanningSettings) -> Weekdays {
    if settings.kind == PlanningKind::Every { Weekdays::EMPTY } else { settings.weekdays }
}

fn live(orders: Vec<OrderRow>) -> Vec<(String, NaiveDate, OrderStatus)> {
    orders.into_iter().map(|row| (row.order.number, row.order.delivery_on, row.order.status)).collect()
}

/// The usual times of the office; what is no time among them is passed over.
fn usual_windows(read: &Read<'_>) -> Result<Vec<(String, String)>, Refusal> {
    let kept = read.setting(key::WINDOWS)?.unwrap_or_else(|| USUAL_WINDOWS.to_owned());
    Ok(kept.split(',').filter_map(parse_window).collect())
}

/// The quantities of the last order; without one the bottles of the last delivery, or one bottle.
fn last_time(
    read: &Read<'_>,
    last: Option<&OrderRow>,
    form: &OrderForm,
) -> Result<Vec<(ProductId, i64)>, Refusal> {
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
    Ok(wanted)
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
    let before = history(&read.deliveries(address)?);
    let coming = Delivery { on: delivery_on, volume_ml: totals.volume_ml };
    let deliveries = aggregate(before.iter().copied().chain([coming]));
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
    let rules = PlanningRules::load(read)?;
    let now = Subject { deliveries: &before, ..subject };
    let suggested = match water(read, lines)? {
        Some((product, unit_ml, its_ml)) => {
            let coming = Coming { on: delivery_on, unit_ml, beside_ml: totals.volume_ml - its_ml };
            let suggestion = suggest(&now, &rules.rules(), coming);
            suggestion.map(|found| SuggestedLine { product, units: found.units, until: found.until })
        }
        None => None,
    };
    Ok(Preview {
        plan: plan(&subject, &rules.rules()),
        bottles: totals.bottles,
        containers: read.balance(address)?.containers + totals.containers - totals.returned,
        suggested,
        next_dates: next_dates(&subject, &rules.rules(), MOST_DELIVERIES),
    })
}

/// The first water of the lines, else the bottle of the office: product, millilitres in one unit and in its lines.
fn water(read: &Read<'_>, lines: &[Line]) -> Result<Option<(ProductId, i64, i64)>, Refusal> {
    for line in lines {
        if let Some(ml) = read.product(line.product)?.and_then(|product| product.product.consumption_ml) {
            let of_it = lines.iter().filter(|other| other.product == line.product);
            return Ok(Some((line.product, ml, of_it.map(|line| line.quantity * ml).sum())));
        }
    }
    let products = read.products()?;
    Ok(bottle(&products).and_then(|bottle| Some((bottle.id, bottle.product.consumption_ml?, 0))))
}
