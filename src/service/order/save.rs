//! An order as it is typed: kept as a draft, accepted, or changed after it was accepted (S1-52, S1-53, R-44).

use chrono::NaiveDate;
use serde_json::json;

use super::seen_order;
use super::told::tell_changes;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, OrderId, TaskId};
use crate::domain::limits::LONGEST_REMARK;
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, PaymentKind, Terms};
use crate::domain::task::Outcome;
use crate::domain::times::parse_window;
use crate::service::lines::{
    Line, PricedLine, Totals, check_date, check_text, check_within_a_year, priced, totals,
};
use crate::service::office::{Command, Work};
use crate::service::outcome::{RowRef, claim, end_call};
use crate::service::prices::{Concessions, PriceBook, take_up};
use crate::service::refusal::{Input, Refusal, Thing};
use crate::service::review::ship;
use crate::service::rights::Right;
use crate::store::{AddressRow, NewOrder, OrderLine, OrderRow};

/// Most deliveries that are ordered at once beside the first.
pub const MOST_DELIVERIES: usize = 12;

/// An order as it is typed, without a deposit: saved as a draft, accepted, or changed after that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveOrder {
    /// The order and the version that was seen; `None`: a new one.
    pub order: Option<(OrderId, i64)>,
    /// Where it goes.
    pub address: AddressId,
    /// The row of the desk that it handles when it is accepted.
    pub row: Option<RowRef>,
    /// Agreed with the customer: no longer a draft.
    pub accept: bool,
    /// Day of the delivery.
    pub delivery_on: NaiveDate,
    /// The agreed time, `HH:MM`, or two empty texts.
    pub window: (String, String),
    /// How it will be paid.
    pub payment: PaymentKind,
    /// Comment to the driver.
    pub driver_note: String,
    /// What.
    pub lines: Vec<Line>,
}

/// An order with what can be agreed beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeOrder {
    /// The order.
    pub order: SaveOrder,
    /// Containers for which a deposit is taken.
    pub deposit: i64,
    /// The same on these further days, in their order: each becomes an order of its own once the first is accepted, at the
    /// prices and with the discount of its day.
    pub also_on: Vec<NaiveDate>,
}

/// A saved order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderSaved {
    /// The order.
    pub id: OrderId,
    /// Its number.
    pub number: String,
    /// The version to change it with.
    pub version: i64,
    /// What it adds up to, less the discount and without the deposit.
    pub total: Money,
}

impl Command for SaveOrder {
    type Value = OrderSaved;
    const NAME: &'static str = "save_order";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<OrderSaved, Refusal> {
        Taking { order: self, deposit: 0, also_on: &[] }.carry_out(work)
    }
}

impl Command for TakeOrder {
    type Value = OrderSaved;
    const NAME: &'static str = SaveOrder::NAME;
    const RIGHT: Right = SaveOrder::RIGHT;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<OrderSaved, Refusal> {
        Taking { order: &self.order, deposit: self.deposit, also_on: &self.also_on }.carry_out(work)
    }
}

struct Taking<'a> {
    order: &'a SaveOrder,
    deposit: i64,
    also_on: &'a [NaiveDate],
}

/// What an order adds up to.
struct Reckoned {
    totals: Totals,
    terms: Terms,
    total: Money,
}

impl Taking<'_> {
    fn carry_out(&self, work: &mut Work<'_>) -> Result<OrderSaved, Refusal> {
        let order = self.order;
        let unknown = || Refusal::NotFound(Thing::Address, order.address.0.to_string());
        let address = work.tx.address(order.address)?.ok_or_else(unknown)?;
        if address.address.status == AddressStatus::Closed {
            return Err(Refusal::AddressClosed);
        }
        let existing = order.order.map(|(id, seen)| self.own(work, id, seen)).transpose()?;
        let agreed = existing.as_ref().filter(|row| row.order.status == OrderStatus::Accepted);
        let in_review = address.address.status == AddressStatus::ChurnReview;
        // What was agreed before the review may be changed. A new order is a step of the review.
        if in_review && agreed.is_some() && !self.also_on.is_empty() {
            return Err(Refusal::AddressNotActive);
        }
        self.check(work, agreed)?;
        let lines = agreed.map(|row| work.tx.order_lines(row.id)).transpose()?.unwrap_or_default();
        let book = PriceBook::load(work.tx, address.address.counterparty)?;
        let reckoned = self.reckon(work, (&address, &book), order.delivery_on, agreed)?;
        let saved = self.store(work, existing.as_ref(), &reckoned)?;
        work.changes.address = Some(order.address);
        work.note("order", saved.number.clone());
        match agreed {
            Some(before) => {
                // An offer holds for its days: moved beyond them, the order leaves it to the next one.
                if before.order.delivery_on != order.delivery_on {
                    work.tx.release_offers(order.address, saved.id)?;
                    take_up(work.tx, order.address, (saved.id, order.delivery_on), &reckoned.terms)?;
                }
                tell_changes(work, before, &lines)?;
            }
            None if order.accept => {
                take_up(work.tx, order.address, (saved.id, order.delivery_on), &reckoned.terms)?;
                self.settle(work, saved.id, address.address.status)?;
            }
            None => {}
        }
        for day in self.also_on {
            self.take_ahead(work, (&address, &book), saved.id, *day)?;
        }
        if !self.also_on.is_empty() {
            work.note("ahead", json!(self.also_on.iter().map(ToString::to_string).collect::<Vec<_>>()));
        }
        Ok(saved)
    }

    /// The order that is saved again, still as it was seen and of the same address: a draft, or one that was accepted and is
    /// not on its way yet, which stays accepted.
    fn own(&self, work: &Work<'_>, id: OrderId, seen: i64) -> Result<OrderRow, Refusal> {
        let row = seen_order(work, id, seen)?;
        if row.order.address != self.order.address {
            return Err(Refusal::NotFound(Thing::Order, row.order.number));
        }
        match row.order.status {
            OrderStatus::Draft => Ok(row),
            OrderStatus::Accepted if self.order.accept => Ok(row),
            status => Err(Refusal::OrderStatus(status)),
        }
    }

    fn check(&self, work: &Work<'_>, agreed: Option<&OrderRow>) -> Result<(), Refusal> {
        let order = self.order;
        check_date(order.delivery_on)?;
        let moved = agreed.is_none_or(|row| row.order.delivery_on != order.delivery_on);
        if moved {
            check_within_a_year(order.delivery_on, work.stamp.today)?;
        }
        if order.accept && moved && order.delivery_on < work.stamp.today {
            return Err(Input::Past(order.delivery_on).into());
        }
        check_window(&order.window)?;
        if self.also_on.len() > MOST_DELIVERIES || (!order.accept && !self.also_on.is_empty()) {
            return Err(Input::TooManyDeliveries(MOST_DELIVERIES).into());
        }
        let mut after = order.delivery_on;
        for day in self.also_on {
            check_within_a_year(*day, work.stamp.today)?;
            if *day <= after {
                return Err(Input::NotAfter { chosen: *day, after }.into());
            }
            after = *day;
        }
        Ok(())
    }

    /// The lines at their prices with discount and deposit. What was agreed for the same day stays agreed.
    fn reckon(
        &self,
        work: &Work<'_>,
        (address, book): (&AddressRow, &PriceBook),
        day: NaiveDate,
        agreed: Option<&OrderRow>,
    ) -> Result<Reckoned, Refusal> {
        let lines = priced(work.tx, (book, day), &self.order.lines)?;
        let totals = totals(work.tx, &lines)?;
        let (discount_rate, discount_name) = match agreed.filter(|row| row.order.delivery_on == day) {
            Some(row) => (row.order.terms.discount_rate, row.order.terms.discount_name.clone()),
            None => Concessions::load(work.tx, address.id, address.address.counterparty)?.discount_on(day),
        };
        let discount = totals.total.share(discount_rate).ok_or(Input::Sum)?;
        let total = totals.total.minus(discount).ok_or(Input::Sum)?;
        let deposit = totals.deposit(self.deposit)?;
        total.plus(deposit).ok_or(Input::Sum)?;
        let terms =
            Terms { discount_rate, discount_name, discount, deposit_containers: self.deposit, deposit };
        Ok(Reckoned { totals, terms, total })
    }

    fn store(
        &self,
        work: &Work<'_>,
        existing: Option<&OrderRow>,
        reckoned: &Reckoned,
    ) -> Result<OrderSaved, Refusal> {
        let number = match existing {
            Some(row) => row.order.number.clone(),
            None => work.tx.next_number("order")?,
        };
        let ordered_on = existing.map_or(work.stamp.today, |row| row.order.ordered_on);
        let mut new = self.new_order(&number, (ordered_on, self.order.delivery_on), reckoned)?;
        let lines = order_lines(&reckoned.totals);
        let (id, version) = match existing {
            None => (work.tx.insert_order(&new, &lines, work.stamp.at, work.stamp.by)?, 1),
            Some(row) => {
                new.series = row.order.series;
                if !work.tx.update_order((row.id, row.version), &new, &lines, work.signature())? {
                    return Err(work.stale(row.changed_by, &row.changed_at));
                }
                (row.id, row.version + 1)
            }
        };
        Ok(OrderSaved { id, number, version, total: reckoned.total })
    }

    fn new_order(
        &self,
        number: &str,
        (ordered_on, delivery_on): (NaiveDate, NaiveDate),
        reckoned: &Reckoned,
    ) -> Result<NewOrder, Refusal> {
        let order = self.order;
        Ok(NewOrder {
            number: number.to_owned(),
            address: order.address,
            task: match order.row {
                Some(RowRef::Task { id, .. }) => Some(id),
                _ => None,
            },
            status: if order.accept { OrderStatus::Accepted } else { OrderStatus::Draft },
            ordered_on,
            delivery_on,
            window: order.window.clone(),
            payment: order.payment,
            driver_note: check_text(&order.driver_note, LONGEST_REMARK)?,
            bottles: reckoned.totals.bottles,
            total: reckoned.total,
            terms: reckoned.terms.clone(),
            series: None,
        })
    }

    /// One of the further deliveries: the same lines, at the prices and with the discount of its own day, without a deposit.
    fn take_ahead(
        &self,
        work: &Work<'_>,
        terms: (&AddressRow, &PriceBook),
        first: OrderId,
        day: NaiveDate,
    ) -> Result<(), Refusal> {
        let lines = self.order.lines.iter().map(|line| Line { price: None, ..*line }).collect();
        let order = SaveOrder { lines, row: None, order: None, ..self.order.clone() };
        let later = Taking { order: &order, deposit: 0, also_on: &[] };
        let reckoned = later.reckon(work, terms, day, None)?;
        let number = work.tx.next_number("order")?;
        let mut new = later.new_order(&number, (work.stamp.today, day), &reckoned)?;
        new.series = Some(first);
        work.tx.insert_order(&new, &order_lines(&reckoned.totals), work.stamp.at, work.stamp.by)?;
        Ok(())
    }

    /// An accepted order handles the row it was taken from (S1-53), closes the thread of comments, and brings an
    /// address back from churn review.
    fn settle(&self, work: &mut Work<'_>, order: OrderId, status: AddressStatus) -> Result<(), Refusal> {
        let address = self.order.address;
        let (at, by) = (work.stamp.at, work.stamp.by);
        work.note("accepted", true);
        let task: Option<TaskId> = if status == AddressStatus::ChurnReview {
            ship(work, address, order)?;
            // The order that was just accepted is the contact that the plan would ask for.
            work.tx.arranged_task(address)?.map(|task| task.id)
        } else if let Some(row) = self.order.row {
            Some(claim(work, address, row)?.id)
        } else {
            work.tx.arranged_task(address)?.map(|task| task.id)
        };
        if let Some(task) = task {
            work.tx.finish_task(task, Outcome::Accepted, None, (at, by))?;
            // Whichever task it was: an order that is called off opens it again.
            work.tx.set_order_task(order, task)?;
        }
        end_call(work, address, task, None)?;
        work.tx.close_comments(address, order)?;
        Ok(())
    }
}

/// Refuses a time that is none, or ends before it begins.
fn check_window((from, to): &(String, String)) -> Result<(), Refusal> {
    let none = from.is_empty() && to.is_empty();
    let read = parse_window(&format!("{from}-{to}"));
    if none || read.is_some_and(|read| (&read.0, &read.1) == (from, to)) {
        Ok(())
    } else {
        Err(Input::Window.into())
    }
}

fn order_lines(totals: &Totals) -> Vec<OrderLine> {
    let line = |line: &PricedLine| OrderLine {
        product: line.product,
        quantity: line.quantity,
        price: line.price,
        returned: line.returned,
    };
    totals.lines.iter().map(line).collect()
}
