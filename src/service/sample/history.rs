//! Writes the documents of an address: orders, sales, payments, movements of containers.

use chrono::NaiveDate;

use super::calendar::instant;
use super::customer::Customer;
use super::numbers::{Document, Numbers, order_day};
use super::papers::{Delivery, Papers, price};
use super::{Sample, SampleSummary};
use crate::domain::ids::{AddressId, OrderId, UserId};
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, Terms};
use crate::store::{NewContainerMovement, NewOrder, NewPayment, NewSale, OrderLine, SaleLine, StoreError};

/// In a large office only so many orders of an address are kept.
const ORDERS_KEPT: usize = 3;
/// From this size on an office is large.
const LARGE: u32 = 20_000;

/// The first delivery of an address whose order is kept.
pub(super) fn orders_from(addresses: u32, deliveries: usize) -> usize {
    if addresses > LARGE { deliveries.saturating_sub(ORDERS_KEPT) } else { 0 }
}

/// The address whose documents are written.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) address: AddressId,
    pub(super) manager: UserId,
    pub(super) customer: &'a Customer,
}

/// What a delivery consists of, with the sums that documents keep.
struct Lines {
    lines: Vec<SaleLine>,
    volume_ml: i64,
    total: i64,
}

impl Sample<'_> {
    /// Writes all papers of an address.
    pub(super) fn write_papers(
        &self,
        place: Place<'_>,
        papers: &Papers,
        numbers: &mut Numbers,
        summary: &mut SampleSummary,
    ) -> Result<(), StoreError> {
        let orders_from = orders_from(self.spec.addresses, papers.deliveries.len());
        for (at, delivery) in papers.deliveries.iter().enumerate() {
            let lines = self.lines(place.customer, delivery);
            let order = if at < orders_from {
                None
            } else {
                summary.orders += 1;
                Some(self.write_order(place, delivery, &lines, numbers)?)
            };
            self.write_sale(place, delivery, (order, &lines), numbers)?;
            summary.sales += 1;
            summary.sale_lines += lines.lines.len() as u64;
        }
        if let Some((on, amount)) = papers.advance {
            let number = numbers.take(Document::Payment, on);
            let (kind, at) = (self.paid_by(papers), instant(on, 15, 0));
            self.tx.insert_payment(&NewPayment {
                number: &number,
                address: place.address,
                sale: None,
                on,
                kind,
                amount: Money::minor(amount),
                import: None,
                at: &at,
                by: Some(place.manager),
            })?;
        }
        if papers.deposited > 0
            && let Some(first) = papers.deliveries.first()
        {
            self.move_containers(place, ("deposit", first.on, papers.deposited), numbers)?;
        }
        if let Some((on, count)) = papers.fetched {
            self.move_containers(place, ("return", on, -count), numbers)?;
            if papers.deposit_back > 0 {
                self.move_containers(place, ("deposit", on, -papers.deposit_back), numbers)?;
            }
        }
        Ok(())
    }

    fn paid_by(&self, papers: &Papers) -> &'static str {
        papers.deliveries.last().map_or("cash", |delivery| delivery.paid_by.code())
    }

    fn lines(&self, customer: &Customer, delivery: &Delivery) -> Lines {
        let water = self.directory.products.get(customer.product).map(|goods| (goods, delivery.bottles));
        let extra = delivery
            .extra
            .and_then(|(at, units)| self.directory.products.get(at).map(|goods| (goods, units)));
        let mut result = Lines { lines: Vec::with_capacity(2), volume_ml: 0, total: 0 };
        for (goods, quantity) in water.into_iter().chain(extra) {
            let price = price(goods, delivery.on, self.spec.today);
            result.lines.push(SaleLine { product: goods.id, quantity, price: Money::minor(price) });
            result.volume_ml += goods.consumption_ml * quantity;
            result.total += price * quantity;
        }
        result
    }

    fn write_order(
        &self,
        place: Place<'_>,
        delivery: &Delivery,
        lines: &Lines,
        numbers: &mut Numbers,
    ) -> Result<OrderId, StoreError> {
        let ordered_on = order_day(delivery.on);
        let order = NewOrder {
            number: numbers.take(Document::Order, ordered_on),
            address: place.address,
            task: None,
            status: OrderStatus::Delivered,
            ordered_on,
            delivery_on: delivery.on,
            window: (String::new(), String::new()),
            payment: delivery.paid_by,
            driver_note: String::new(),
            bottles: delivery.bottles,
            total: Money::minor(lines.total),
            terms: Terms::default(),
            series: None,
        };
        let lines = order_lines(&lines.lines, delivery.returned);
        self.tx.insert_order(&order, &lines, &posted_at(delivery.on), Some(place.manager))
    }

    fn write_sale(
        &self,
        place: Place<'_>,
        delivery: &Delivery,
        (order, lines): (Option<OrderId>, &Lines),
        numbers: &mut Numbers,
    ) -> Result<(), StoreError> {
        let (number, at) = (numbers.take(Document::Sale, delivery.on), posted_at(delivery.on));
        let sale = NewSale {
            number: &number,
            address: place.address,
            order,
            delivered_on: delivery.on,
            returned: delivery.returned,
            at: &at,
            by: Some(place.manager),
            import: None,
            bottles: delivery.bottles,
            volume_ml: lines.volume_ml,
            containers: delivery.bottles,
            total: Money::minor(lines.total),
            discount: Money::ZERO,
        };
        let sale = self.tx.insert_sale(&sale, &lines.lines)?;
        let Some(on) = delivery.paid_on else { return Ok(()) };
        let number = numbers.take(Document::Payment, on);
        self.tx.insert_payment(&NewPayment {
            number: &number,
            address: place.address,
            sale: Some(sale),
            on,
            kind: delivery.paid_by.code(),
            amount: Money::minor(lines.total),
            import: None,
            at: &posted_at(on),
            by: Some(place.manager),
        })
    }

    fn move_containers(
        &self,
        place: Place<'_>,
        (kind, on, quantity): (&'static str, NaiveDate, i64),
        numbers: &mut Numbers,
    ) -> Result<(), StoreError> {
        let number = numbers.take(Document::Container, on);
        self.tx.insert_container_movement(&NewContainerMovement {
            number: &number,
            address: place.address,
            on,
            kind,
            quantity,
            import: None,
            at: &posted_at(on),
            by: Some(place.manager),
        })
    }
}

fn posted_at(day: NaiveDate) -> String {
    instant(day, 14, 30)
}

/// Lines of an order; the containers that come back stand with the water.
pub(super) fn order_lines(lines: &[SaleLine], returned: i64) -> Vec<OrderLine> {
    let of = |(at, line): (usize, &SaleLine)| OrderLine {
        product: line.product,
        quantity: line.quantity,
        price: line.price,
        returned: if at == 0 { returned } else { 0 },
    };
    lines.iter().enumerate().map(of).collect()
}
