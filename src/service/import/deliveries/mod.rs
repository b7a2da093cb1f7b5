//! Rows of a list of deliveries, each one product of one delivery. Lists have millions of them.
//!
//! A row that was brought in before is known by the number of its document, address, day and product; without a number by
//! everything that it says, and of equal rows each stands for one. Only what imports brought is compared: a sale that was
//! recorded by hand is another sale. Rows of one document are one sale. Where a list tells neither amount nor price,
//! nothing is owed for the delivery: debts are not invented. Containers that came back without a delivery, and money
//! alone, are documents of their own, so that no plan rests on them. Closed addresses take history like others.

mod address;
mod known;
mod post;
mod product;

use chrono::NaiveDate;

use super::command::{Job, Touched};
use super::report::{Fault, FaultReason, Verdict};
use super::watch::{Progress, Stage};
use crate::domain::money::Money;
use crate::exchange::columns::{DeliveryColumn, Mapping};
use crate::exchange::deliveries::{DeliveryParser, DeliveryRow};
use crate::exchange::reason::Reason;
use crate::service::Refusal;
use crate::service::lines::{MOST_PAID, MOST_UNITS};
use crate::store::Write;

use address::Addresses;
use known::{Known, Met};
use post::Poster;
use product::Products;

/// A list of deliveries that is being brought in.
struct Deliveries<'d, 'a> {
    tx: &'d Write<'a>,
    today: NaiveDate,
    addresses: Addresses,
    products: Products,
    known: Known,
    poster: Poster<'a>,
}

/// Brings every row in.
pub(super) fn bring_in(job: &mut Job<'_, '_>, mapping: &Mapping<DeliveryColumn>) -> Result<Touched, Refusal> {
    let Job { work, reader, import, news, report, .. } = job;
    let parser = DeliveryParser::new(mapping);
    let mut deliveries = Deliveries {
        tx: work.tx,
        today: work.stamp.today,
        addresses: Addresses::load(work.tx, mapping)?,
        products: Products::load(work.tx)?,
        known: Known::load(work.tx)?,
        poster: Poster::begin(work.tx, *import, work.signature())?,
    };
    let at = |(done, total): (usize, usize), rows| Progress { stage: Stage::Rows, done, total, rows };
    news.tell(at(reader.progress(), 0))?;
    loop {
        let place = reader.progress();
        news.step(|| at(place, report.rows()))?;
        let Some(row) = reader.next_row()? else { break };
        let verdict = match parser.parse(row) {
            Ok(delivery) => deliveries.bring(&delivery)?,
            Err(faults) => Err(faults.into_iter().map(Fault::from).collect()),
        };
        match verdict {
            Ok(verdict) => report.note(row.number, verdict),
            Err(faults) => report.refuse(row.number, faults),
        }
    }
    news.tell(at(reader.progress(), report.rows()))?;
    report.created.products = deliveries.products.created;
    deliveries.poster.finish(deliveries.tx, &deliveries.addresses, &mut report.balances)
}

impl Deliveries<'_, '_> {
    fn bring(&mut self, delivery: &DeliveryRow<'_>) -> Result<Result<Verdict, Vec<Fault>>, Refusal> {
        let place = match self.addresses.find(&delivery.key) {
            Ok(place) => place,
            Err(fault) => return Ok(Err(vec![fault])),
        };
        if let Some(fault) = self.fault(delivery) {
            return Ok(Err(vec![fault]));
        }
        let address = self.addresses.id(place);
        if delivery.quantity == 0 {
            return self.bring_alone(place, delivery);
        }
        let Some(units) = self.products.price(self.tx, delivery)? else {
            return Ok(Err(vec![Fault::new(DeliveryColumn::Product, "", FaultReason::NoUsualProduct)]));
        };
        match self.known.meet(address, delivery, &units) {
            Met::Same => Ok(Ok(Verdict::Same)),
            Met::Differs => {
                let number = delivery.document_number.as_deref().unwrap_or_default();
                Ok(Err(vec![Fault::new(
                    DeliveryColumn::DocumentNumber,
                    number,
                    FaultReason::DocumentDiffers,
                )]))
            }
            Met::New => {
                self.poster.take(self.tx, (place, address), delivery, &units)?;
                Ok(Ok(Verdict::Added))
            }
        }
    }

    /// Containers that came back and money that came in without a delivery.
    fn bring_alone(
        &mut self,
        place: usize,
        delivery: &DeliveryRow<'_>,
    ) -> Result<Result<Verdict, Vec<Fault>>, Refusal> {
        let address = self.addresses.id(place);
        let mut verdict = Verdict::Same;
        let returned = i64::from(delivery.returned.unwrap_or(0));
        if returned > 0 && self.known.meet_alone(address, delivery.date, (returned, 0)) == Met::New {
            self.poster.containers_back((place, address), delivery.date, returned)?;
            verdict = Verdict::Added;
        }
        let paid = delivery.paid.unwrap_or_default();
        if paid != Money::ZERO
            && self.known.meet_alone(address, delivery.date, (0, paid.as_minor())) == Met::New
        {
            self.poster.payment_alone((place, address), delivery, paid)?;
            verdict = Verdict::Added;
        }
        Ok(Ok(verdict))
    }

    /// What is wrong with a row whose cells can all be read.
    fn fault(&self, delivery: &DeliveryRow<'_>) -> Option<Fault> {
        let fault = |column, value: String, reason| Some(Fault::new(column, value, reason));
        let too_large = || FaultReason::Cell(Reason::TooLarge);
        if delivery.date > self.today {
            let day = delivery.date.format("%d.%m.%Y").to_string();
            return fault(DeliveryColumn::Date, day, FaultReason::LaterThanToday(self.today));
        }
        let units = [
            (DeliveryColumn::Quantity, Some(delivery.quantity)),
            (DeliveryColumn::Returned, delivery.returned),
        ];
        for (column, count) in units {
            if let Some(count) = count.filter(|count| i64::from(*count) > MOST_UNITS) {
                return fault(column, count.to_string(), too_large());
            }
        }
        let most = i64::from(delivery.quantity).max(1);
        let money = [
            (DeliveryColumn::Price, delivery.price, MOST_PAID.as_minor() / most),
            (DeliveryColumn::Amount, delivery.amount, MOST_PAID.as_minor()),
            (DeliveryColumn::Paid, delivery.paid, MOST_PAID.as_minor()),
        ];
        for (column, amount, most) in money {
            if amount.is_some_and(|amount| amount.as_minor().unsigned_abs() > most.unsigned_abs()) {
                return fault(column, String::new(), too_large());
            }
        }
        if delivery.quantity > 0 {
            return None;
        }
        if delivery.amount.is_some_and(|amount| amount != Money::ZERO) {
            return fault(DeliveryColumn::Amount, String::new(), FaultReason::AmountWithoutQuantity);
        }
        let nothing = delivery.returned.unwrap_or(0) == 0 && delivery.paid.unwrap_or_default() == Money::ZERO;
        if nothing {
            fault(DeliveryColumn::Quantity, "0".to_owned(), FaultReason::NothingInRow)
        } else {
            None
        }
    }
}
