//! The orders of a day by route: what each run carries, what was taken on it, what its driver has to hand in.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::domain::ids::{OrderId, RouteId};
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, PaymentKind, ProductKind};
use crate::store::{HandedIn, Read, RunDriver, RunRow, RunVehicle, Stop, StopLine, StoreError, Takings};

/// A day of deliveries.
#[derive(Debug, Clone, Default)]
pub struct DeliveryDay {
    /// Its runs: routes by name, those without a route last.
    pub runs: Vec<Run>,
    /// Those who drive.
    pub drivers: Vec<RunDriver>,
    /// What they drive.
    pub vehicles: Vec<RunVehicle>,
}

/// A route on a day.
#[derive(Debug, Clone)]
pub struct Run {
    /// The route; `None`: addresses without one.
    pub route: Option<RouteId>,
    /// Its name.
    pub name: Option<String>,
    /// Bottles that the vehicle takes; those that the route says while no vehicle is chosen.
    pub capacity: Option<i64>,
    /// What was said about it, if anything.
    pub row: Option<RunRow>,
    /// Its orders in the order of the way.
    pub stops: Vec<Ordered>,
    /// What the documents say that came in, and what has to come back full.
    pub expected: HandedIn,
}

/// An order of a run with its lines.
#[derive(Debug, Clone)]
pub struct Ordered {
    /// The order.
    pub stop: Stop,
    /// What was ordered.
    pub lines: Vec<StopLine>,
}

impl Ordered {
    /// Bottles to be brought: units in returnable containers.
    pub fn bottles(&self) -> i64 {
        let lines = self.lines.iter().filter(|line| line.kind == ProductKind::GoodsWithContainer);
        lines.map(|line| line.quantity).sum()
    }

    /// Containers that the customer agreed to give back.
    pub fn returned(&self) -> i64 {
        self.lines.iter().map(|line| line.returned).sum()
    }

    /// What is to be paid at the door for this order: its sum and deposit less an advance. A transfer comes later.
    pub fn due(&self) -> Money {
        let due = due(self.stop.payment, self.stop.total, self.stop.deposit, self.stop.debt);
        due.unwrap_or_default()
    }

    /// What the customer owes from before; the order itself is owed already once it was delivered.
    pub fn old_debt(&self) -> Money {
        let own = self.stop.sale.as_ref().map_or(0, |sale| sale.owed.as_minor() - sale.paid.as_minor());
        Money::minor((self.stop.debt.as_minor() - own.max(0)).max(0))
    }

    /// Whether the driver has not said yet what became of it.
    pub const fn is_open(&self) -> bool {
        matches!(self.stop.status, OrderStatus::Accepted | OrderStatus::OnRoute)
    }
}

/// What an order is paid with at the door; `None`: nothing is, because it comes by transfer or an advance covers it.
pub(super) fn due(kind: PaymentKind, total: Money, deposit: Money, debt: Money) -> Option<Money> {
    let advance = debt.as_minor().min(0);
    let due = total.as_minor().saturating_add(deposit.as_minor()).saturating_add(advance);
    (kind != PaymentKind::Transfer && due > 0).then(|| Money::minor(due))
}

impl Run {
    /// Bottles loaded in the morning.
    pub fn bottles(&self) -> i64 {
        self.stops.iter().map(Ordered::bottles).sum()
    }

    /// Empty containers that are to be brought home.
    pub fn returned(&self) -> i64 {
        self.stops.iter().map(Ordered::returned).sum()
    }

    /// Orders of which nobody said yet what became of them.
    pub fn open(&self) -> impl Iterator<Item = &Ordered> {
        self.stops.iter().filter(|ordered| ordered.is_open())
    }

    /// Whether more is ordered than the vehicle takes.
    pub fn is_overloaded(&self) -> bool {
        self.capacity.is_some_and(|capacity| self.bottles() > capacity)
    }

    /// What was handed in beyond what had to be, negative where something is missing; `None`: nothing was yet.
    pub fn difference(&self) -> Option<HandedIn> {
        let handed = self.row.as_ref()?.handed?;
        Some(difference(&handed, &self.expected))
    }

    /// Whether the evening did not come out even.
    pub fn differs(&self) -> bool {
        self.difference().is_some_and(|difference| difference != HandedIn::default())
    }

    /// The version of what was said about it, as commands take it.
    pub fn seen(&self) -> Option<i64> {
        self.row.as_ref().map(|row| row.version)
    }

    /// The orders of the run, its addresses by street, house and flat.
    pub fn by_address(&self) -> Vec<OrderId> {
        let mut stops: Vec<&Ordered> = self.stops.iter().collect();
        stops.sort_by(|one, other| by_address(&one.stop, &other.stop));
        stops.into_iter().map(|ordered| ordered.stop.order).collect()
    }
}

/// What was handed in beyond what had to be.
pub fn difference(handed: &HandedIn, expected: &HandedIn) -> HandedIn {
    let money = |one: Money, other: Money| Money::minor(one.as_minor().saturating_sub(other.as_minor()));
    HandedIn {
        cash: money(handed.cash, expected.cash),
        card: money(handed.card, expected.card),
        containers: handed.containers - expected.containers,
        full: handed.full - expected.full,
    }
}

/// The orders of a day by route.
///
/// # Errors
/// When the store fails.
pub fn delivery_day(read: &Read<'_>, day: NaiveDate) -> Result<DeliveryDay, StoreError> {
    let mut lines: HashMap<OrderId, Vec<StopLine>> = HashMap::new();
    for line in read.stop_lines(day)? {
        lines.entry(line.order).or_default().push(line);
    }
    let mut by_route: BTreeMap<Option<RouteId>, Vec<Ordered>> = BTreeMap::new();
    for stop in read.stops(day)? {
        let lines = lines.remove(&stop.order).unwrap_or_default();
        by_route.entry(stop.route).or_default().push(Ordered { stop, lines });
    }
    let mut said: HashMap<Option<RouteId>, RunRow> =
        read.runs(day)?.into_iter().map(|row| (row.route, row)).collect();
    let takings = read.takings(day)?;
    let vehicles = read.run_vehicles()?;
    let routes = read.route_capacities()?.into_iter().map(|(id, name, room)| (Some(id), Some(name), room));
    let mut runs = Vec::new();
    for (route, name, room) in routes.chain([(None, None, None)]) {
        let row = said.remove(&route);
        let mut stops = by_route.remove(&route).unwrap_or_default();
        if stops.is_empty() && row.is_none() {
            continue;
        }
        stops.sort_by(on_the_way);
        let vehicle = row.as_ref().and_then(|row| row.vehicle);
        let vehicle = vehicle.and_then(|id| vehicles.iter().find(|vehicle| vehicle.id == id));
        let capacity = vehicle.and_then(|vehicle| vehicle.capacity).or(room);
        let expected = expected(&stops, takings.iter().filter(|(of, _)| *of == route).map(|(_, one)| *one));
        runs.push(Run { route, name, capacity, row, stops, expected });
    }
    Ok(DeliveryDay { runs, drivers: read.run_drivers()?, vehicles })
}

/// What has to be handed in: what came in by the documents, and the bottles that were loaded and not brought.
fn expected(stops: &[Ordered], takings: impl Iterator<Item = Takings>) -> HandedIn {
    let loaded: i64 = stops.iter().map(Ordered::bottles).sum();
    let brought: i64 =
        stops.iter().filter_map(|ordered| ordered.stop.sale.as_ref()).map(|s| s.containers).sum();
    let mut expected = HandedIn { full: (loaded - brought).max(0), ..HandedIn::default() };
    for one in takings {
        match one {
            Takings::Money(PaymentKind::Cash, amount) => expected.cash = amount,
            Takings::Money(PaymentKind::Card, amount) => expected.card = amount,
            Takings::Money(PaymentKind::Transfer, _) => {}
            Takings::Containers(count) => expected.containers = count,
        }
    }
    expected
}

/// By the place that was set by hand; then by address.
fn on_the_way(one: &Ordered, other: &Ordered) -> Ordering {
    let place = |ordered: &Ordered| ordered.stop.stop.unwrap_or(i64::MAX);
    place(one).cmp(&place(other)).then_with(|| by_address(&one.stop, &other.stop))
}

fn by_address(one: &Stop, other: &Stop) -> Ordering {
    natural(&one.text, &other.text).then(one.order.cmp(&other.order))
}

/// Compares texts as people do: house 9 stands before house 14, case does not matter.
fn natural(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (parts(one).into_iter(), parts(other).into_iter());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(a), Some(b)) => match a.cmp(&b) {
                Ordering::Equal => {}
                different => return different,
            },
        }
    }
}

/// A number within a text, or what stands between numbers.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u64),
    Text(String),
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match (c.to_digit(10), parts.last_mut()) {
            (Some(digit), Some(Part::Number(number))) => {
                *number = number.saturating_mul(10).saturating_add(digit.into());
            }
            (Some(digit), _) => parts.push(Part::Number(digit.into())),
            (None, Some(Part::Text(text))) => text.push(c),
            (None, _) => parts.push(Part::Text(c.into())),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_sorted_by_street_and_then_by_the_number_of_the_house() {
        let mut streets = ["ул. Мира, 14", "Ул. Мира, 9, кв. 100", "ул. Мира, 9, кв. 21", "ул. Ленина, 2"];
        streets.sort_by(|one, other| natural(one, other));
        assert_eq!(streets, ["ул. Ленина, 2", "ул. Мира, 9, кв. 21", "Ул. Мира, 9, кв. 100", "ул. Мира, 14"]);
    }

    #[test]
    fn an_advance_lowers_what_is_paid_at_the_door_and_a_transfer_is_not_paid_there() {
        let rub = |rub: i64| Money::minor(rub * 100);
        let due = |kind, debt| due(kind, rub(700), rub(300), rub(debt));
        assert_eq!(due(PaymentKind::Cash, 0), Some(rub(1000)));
        assert_eq!(due(PaymentKind::Card, -400), Some(rub(600)));
        assert_eq!(due(PaymentKind::Cash, -2000), None, "the advance covers it");
        assert_eq!(due(PaymentKind::Cash, 500), Some(rub(1000)), "an old debt is not part of the order");
        assert_eq!(due(PaymentKind::Transfer, 0), None);
    }
}
