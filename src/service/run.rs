//! A route on a day: its crew, the order of its stops, out on the way and back again, delivered in one go.

use chrono::NaiveDate;
use serde_json::json;

use super::delivery_day::due;
use super::lines::check_date;
use super::office::{Command, Work};
use super::order::{DeliverOrder, refuse_closed};
use super::prices::take_up;
use super::refusal::{Input, Refusal, Resting, Thing};
use super::rights::Right;
use crate::domain::ids::{DriverId, OrderId, RouteId, RunId, VehicleId};
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, PaymentKind};
use crate::domain::task::TaskState;
use crate::store::{OrderRow, RunRow, Stop};

/// A run as it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunRef {
    /// The day.
    pub day: NaiveDate,
    /// The route; `None`: the addresses without one.
    pub route: Option<RouteId>,
    /// Version of what was said about it; `None`: nothing was.
    pub seen: Option<i64>,
}

impl RunRef {
    /// What was said about the run, still as it was seen.
    fn claim(&self, work: &Work<'_>) -> Result<Option<RunRow>, Refusal> {
        let row = work.tx.run_of(self.day, self.route)?;
        match &row {
            Some(found) if self.seen != Some(found.version) => {
                Err(work.stale(found.changed_by, &found.changed_at))
            }
            None if self.seen.is_some() => Err(work.stale(None, work.stamp.at)),
            _ => Ok(row),
        }
    }

    /// The run still as it was seen, begun where nothing was said about it yet.
    pub(super) fn begin(&self, work: &Work<'_>) -> Result<(RunId, Option<RunRow>), Refusal> {
        let row = self.claim(work)?;
        check_date(self.day)?;
        let id = match &row {
            Some(row) => row.id,
            None => {
                if let Some(route) = self.route {
                    let known = work.tx.route_capacities()?.iter().any(|(id, ..)| *id == route);
                    if !known {
                        return Err(Refusal::NotFound(Thing::Route, route.0.to_string()));
                    }
                }
                work.tx.insert_run(self.day, self.route, work.signature())?
            }
        };
        Ok((id, row))
    }

    /// The orders of the run as they stand now.
    fn stops(&self, work: &Work<'_>) -> Result<Vec<Stop>, Refusal> {
        let stops = work.tx.stops(self.day)?;
        Ok(stops.into_iter().filter(|stop| stop.route == self.route).collect())
    }

    /// The run as it stands after a change.
    fn touched(&self, work: &Work<'_>, id: RunId) -> Result<RunRow, Refusal> {
        work.tx.touch_run(id, work.signature())?;
        work.tx.run_of(self.day, self.route)?.ok_or(Refusal::EmptyRun)
    }

    /// Moves the orders that stand at one status to another, each told on the card of its address; gives how many.
    fn turn(
        &self,
        work: &mut Work<'_>,
        stops: &[Stop],
        (from, to): (OrderStatus, OrderStatus),
        action: &'static str,
    ) -> Result<usize, Refusal> {
        let mut count = 0;
        for stop in stops.iter().filter(|stop| stop.status == from) {
            work.tx.set_order_status((stop.order, stop.version), to, None, work.signature())?;
            work.note("order", stop.number.as_str());
            work.changed("order_status", from.code(), to.code());
            note_way(work, &stop.number, to);
            self.note(work);
            work.tell_apart(stop.address, action);
            count += 1;
        }
        Ok(count)
    }

    pub(super) fn note(&self, work: &mut Work<'_>) {
        work.changes.everything = true;
        work.note("run", json!([self.day.to_string(), self.route.map(|route| route.0)]));
    }
}

/// Says who drives a run with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArrangeRun {
    /// Which.
    pub run: RunRef,
    /// Who drives.
    pub driver: Option<DriverId>,
    /// With what.
    pub vehicle: Option<VehicleId>,
}

impl Command for ArrangeRun {
    /// The run as it stands now.
    type Value = RunRow;
    const NAME: &'static str = "arrange_run";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<RunRow, Refusal> {
        let (id, before) = self.run.begin(work)?;
        if let Some(driver) = self.driver
            && work.tx.run_drivers()?.iter().all(|known| known.id != driver)
        {
            return Err(Refusal::NotFound(Thing::Driver, driver.0.to_string()));
        }
        if let Some(vehicle) = self.vehicle
            && work.tx.run_vehicles()?.iter().all(|known| known.id != vehicle)
        {
            return Err(Refusal::NotFound(Thing::Vehicle, vehicle.0.to_string()));
        }
        work.tx.set_run_crew(id, self.driver, self.vehicle)?;
        // In the names of the day: a driver who is gone, or a vehicle that was sold, is still told of.
        let driver = |id: Option<DriverId>| id.map(|id| work.tx.driver_name(id)).transpose();
        let vehicle = |id: Option<VehicleId>| id.map(|id| work.tx.vehicle_name(id)).transpose();
        let (driver_was, driver_is) =
            (driver(before.as_ref().and_then(|run| run.driver))?, driver(self.driver)?);
        let (vehicle_was, vehicle_is) =
            (vehicle(before.as_ref().and_then(|run| run.vehicle))?, vehicle(self.vehicle)?);
        work.changed("driver", driver_was.flatten(), driver_is.flatten());
        work.changed("vehicle", vehicle_was.flatten(), vehicle_is.flatten());
        self.run.note(work);
        self.run.touched(work, id)
    }
}

/// Puts the stops of a run into an order; those that are not named follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderStops {
    /// Which run.
    pub run: RunRef,
    /// Its orders from the first on the way.
    pub orders: Vec<OrderId>,
}

impl Command for OrderStops {
    /// The run as it stands now.
    type Value = RunRow;
    const NAME: &'static str = "order_stops";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<RunRow, Refusal> {
        let (id, _) = self.run.begin(work)?;
        let stops = self.run.stops(work)?;
        for (order, place) in self.orders.iter().zip(1_i64..) {
            let unknown = || Refusal::NotFound(Thing::Order, order.0.to_string());
            let known = stops.iter().find(|stop| stop.order == *order).ok_or_else(unknown)?;
            if known.stop != Some(place) {
                work.tx.set_stop(*order, place)?;
                work.note("order", known.number.as_str());
                work.changed("stop", known.stop, place);
                self.run.note(work);
                work.tell_apart(known.address, "move_stop");
            }
        }
        self.run.note(work);
        self.run.touched(work, id)
    }
}

/// Makes the route sheet of a run: it gets its number, and its accepted orders are on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SendRun {
    /// Which.
    pub run: RunRef,
}

/// A run that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunSent {
    /// Number of the route sheet.
    pub number: String,
    /// How many orders went from accepted to on the way.
    pub orders: usize,
}

impl Command for SendRun {
    type Value = RunSent;
    const NAME: &'static str = "send_run";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<RunSent, Refusal> {
        let (id, before) = self.run.begin(work)?;
        let stops = self.run.stops(work)?;
        if stops.is_empty() {
            return Err(Refusal::EmptyRun);
        }
        for stop in stops.iter().filter(|stop| stop.status == OrderStatus::Accepted) {
            refuse_closed(work, stop.address, &stop.number)?;
        }
        let number = match before.and_then(|run| run.number) {
            Some(number) => number,
            None => {
                let number = work.tx.next_number("run")?;
                work.tx.set_run_number(id, &number)?;
                number
            }
        };
        let orders =
            self.run.turn(work, &stops, (OrderStatus::Accepted, OrderStatus::OnRoute), "send_order")?;
        work.tx.touch_run(id, work.signature())?;
        work.note("sheet", number.clone());
        self.run.note(work);
        Ok(RunSent { number, orders })
    }
}

/// Takes a run back from the way: the vehicle did not leave. Its orders are accepted again; the sheet keeps its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecallRun {
    /// Which.
    pub run: RunRef,
}

impl Command for RecallRun {
    /// How many orders went back.
    type Value = usize;
    const NAME: &'static str = "recall_run";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<usize, Refusal> {
        let (id, _) = self.run.begin(work)?;
        let stops = self.run.stops(work)?;
        let turned =
            self.run.turn(work, &stops, (OrderStatus::OnRoute, OrderStatus::Accepted), "recall_order")?;
        if turned == 0 {
            return Err(Refusal::EmptyRun);
        }
        // Whatever was marked of the others: should that be taken back, they are not on the way either.
        let marked = |stop: &&Stop| matches!(stop.status, OrderStatus::Delivered | OrderStatus::Undelivered);
        for stop in stops.iter().filter(marked) {
            note_way(work, &stop.number, OrderStatus::Accepted);
            self.run.note(work);
            work.tell_apart(stop.address, Self::NAME);
        }
        work.tx.touch_run(id, work.signature())?;
        self.run.note(work);
        Ok(turned)
    }
}

/// Orders of a run that were brought as they were agreed, all of them or one: each becomes a sale, those in cash and by
/// card are paid in full, a transfer comes later. Balances and plans follow, in one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverRun {
    /// The day and the route on which they were seen.
    pub run: (NaiveDate, Option<RouteId>),
    /// Which orders, and the versions that were seen.
    pub orders: Vec<(OrderId, i64)>,
    /// The day on which they were delivered.
    pub on: NaiveDate,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RunDelivered {
    /// Sales.
    pub orders: usize,
    /// Paid in notes.
    pub cash: Money,
    /// Paid by card.
    pub card: Money,
}

impl Command for DeliverRun {
    type Value = RunDelivered;
    const NAME: &'static str = "deliver_run";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<RunDelivered, Refusal> {
        let (day, route) = self.run;
        let run = RunRef { day, route, seen: None };
        let stops = run.stops(work)?;
        for (order, seen) in &self.orders {
            let unknown = || Refusal::NotFound(Thing::Order, order.0.to_string());
            let row = work.tx.order(*order)?.ok_or_else(unknown)?;
            if row.version != *seen || stops.iter().all(|stop| stop.order != *order) {
                return Err(work.stale(row.changed_by, &row.changed_at));
            }
        }
        if self.orders.is_empty() {
            return Err(Refusal::EmptyRun);
        }
        let mut done = RunDelivered::default();
        let mut numbers = Vec::new();
        for order in &self.orders {
            let Some(stop) = stops.iter().find(|stop| stop.order == order.0) else { continue };
            self.deliver(work, *order, (&run, stop), &mut done)?;
            numbers.push(stop.number.as_str());
        }
        work.changes.address = None;
        run.note(work);
        work.note("orders", numbers);
        Ok(done)
    }
}

impl DeliverRun {
    fn deliver(
        &self,
        work: &mut Work<'_>,
        order: (OrderId, i64),
        (run, stop): (&RunRef, &Stop),
        done: &mut RunDelivered,
    ) -> Result<(), Refusal> {
        // Read anew: an address may have two orders on one run, and an advance covers only once.
        let debt = work.tx.balance(stop.address)?.debt;
        let paid = due(stop.payment, stop.total, stop.deposit, debt).map(|due| (stop.payment, due));
        DeliverOrder { order, on: self.on, paid }.carry_out(work)?;
        run.note(work);
        work.tell_apart(stop.address, DeliverOrder::NAME);
        done.orders += 1;
        match paid {
            Some((PaymentKind::Cash, amount)) => done.cash = done.cash.plus(amount).ok_or(Input::Sum)?,
            Some((PaymentKind::Card, amount)) => done.card = done.card.plus(amount).ok_or(Input::Sum)?,
            _ => {}
        }
        Ok(())
    }
}

/// Takes back that an order was not delivered, until the contact about it was handled (S1-44).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithdrawUndelivered {
    /// Which, and the version that was seen.
    pub order: (OrderId, i64),
}

impl Command for WithdrawUndelivered {
    type Value = ();
    const NAME: &'static str = "withdraw_undelivered";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let (id, seen) = self.order;
        let unknown = || Refusal::NotFound(Thing::Order, id.0.to_string());
        let row = work.tx.order(id)?.ok_or_else(unknown)?;
        if row.version != seen {
            return Err(work.stale(row.changed_by, &row.changed_at));
        }
        if row.order.status != OrderStatus::Undelivered {
            return Err(Refusal::OrderStatus(row.order.status));
        }
        let contact = work.tx.undelivered_contact(id)?.map(|task| work.tx.task(task)).transpose()?.flatten();
        if let Some(contact) = contact {
            if contact.state != TaskState::Open {
                return Err(Resting::Contact(contact.list_date).into());
            }
            work.tx.end_task(contact.id, TaskState::Cancelled, work.stamp.at, work.stamp.by)?;
        }
        refuse_closed(work, row.order.address, &row.order.number)?;
        let back = where_it_was(work, &row)?;
        work.tx.set_order_status((id, seen), back, None, work.signature())?;
        // What it was offered is its own again.
        take_up(work.tx, row.order.address, (id, row.order.delivery_on), &row.order.terms)?;
        work.changes.address = Some(row.order.address);
        work.note("order", json!([row.order.number, back.code()]));
        Ok(())
    }
}

/// Says for the history where an order stands when what is said of it later is taken back.
pub(super) fn note_way(work: &mut Work<'_>, number: &str, status: OrderStatus) {
    work.note("way", json!([number, status.code()]));
}

/// Where an order stands whose mark is taken back: where it stood before, unless its run was recalled since. Of older marks
/// that is not known: then it is on the way where its route sheet was made, otherwise accepted.
pub(super) fn where_it_was(work: &Work<'_>, order: &OrderRow) -> Result<OrderStatus, Refusal> {
    if let Some(told) = work.tx.way_of_order(order.order.address, &order.order.number)? {
        return Ok(told);
    }
    let route = work.tx.address(order.order.address)?.and_then(|row| row.address.route);
    let run = work.tx.run_of(order.order.delivery_on, route)?;
    let sent = run.is_some_and(|run| run.number.is_some());
    Ok(if sent { OrderStatus::OnRoute } else { OrderStatus::Accepted })
}
