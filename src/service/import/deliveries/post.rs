//! Gathers rows of one document into one sale and posts it.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::address::Addresses;
use super::product::PricedUnits;
use crate::domain::ids::{AddressId, ImportId, SaleId, UserId};
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::exchange::deliveries::DeliveryRow;
use crate::service::Refusal;
use crate::service::import::command::Touched;
use crate::service::import::report::BalancesMoved;
use crate::service::refusal::Input;
use crate::store::{Balance, BroughtSale, DeliveryLoader, SaleLine, StoreError, Write};

/// What an import brought to one address.
#[derive(Debug, Clone, Copy, Default)]
struct Moved {
    touched: bool,
    debt: i64,
    containers: i64,
    /// Deliveries of water, and the day of the last of them: rows of one day mostly stand together.
    deliveries: usize,
    last: Option<NaiveDate>,
}

/// A sale that is being gathered. Its buffers are used again and again.
#[derive(Debug, Default)]
struct Pending {
    address: Option<(usize, AddressId, NaiveDate)>,
    document: String,
    lines: Vec<SaleLine>,
    returned: i64,
    bottles: i64,
    volume_ml: i64,
    containers: i64,
    total: i64,
    paid: Vec<(PaymentKind, i64)>,
}

/// Posts the sales of a list.
pub(super) struct Poster<'a> {
    loader: DeliveryLoader<'a>,
    pending: Pending,
    moved: Vec<Moved>,
    /// The sales of documents of this list: their rows need not stand together.
    documents: HashMap<(usize, NaiveDate, Box<str>), SaleId>,
}

impl<'a> Poster<'a> {
    pub(super) fn begin(
        tx: &Write<'a>,
        import: ImportId,
        signature: (&'a str, Option<UserId>),
    ) -> Result<Self, StoreError> {
        let loader = DeliveryLoader::begin(tx, import, signature)?;
        Ok(Self { loader, pending: Pending::default(), moved: Vec::new(), documents: HashMap::new() })
    }

    fn moved(&mut self, place: usize) -> &mut Moved {
        if self.moved.len() <= place {
            self.moved.resize(place + 1, Moved::default());
        }
        let moved = &mut self.moved[place];
        moved.touched = true;
        moved
    }

    /// Takes a row into the sale of its document.
    pub(super) fn take(
        &mut self,
        tx: &Write<'_>,
        (place, address): (usize, AddressId),
        row: &DeliveryRow<'_>,
        units: &PricedUnits,
    ) -> Result<(), Refusal> {
        let document = row.document_number.as_deref().unwrap_or_default();
        let here = Some((place, address, row.date));
        if document.is_empty() || self.pending.address != here || self.pending.document != document {
            self.post(tx)?;
            self.pending.address = here;
            self.pending.document.clear();
            self.pending.document.push_str(document);
        }
        let pending = &mut self.pending;
        pending.lines.extend_from_slice(units.lines());
        pending.returned += i64::from(row.returned.unwrap_or(0));
        pending.bottles += units.bottles;
        pending.volume_ml += units.volume_ml;
        pending.containers += units.containers;
        pending.total += units.total;
        let kind = row.payment_kind.unwrap_or(PaymentKind::Cash);
        let amount = row.paid.map_or(0, Money::as_minor);
        match pending.paid.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, sum)) => *sum += amount,
            None => pending.paid.push((kind, amount)),
        }
        Ok(())
    }

    /// Posts what was gathered.
    fn post(&mut self, tx: &Write<'_>) -> Result<(), Refusal> {
        let mut pending = std::mem::take(&mut self.pending);
        if let Some((place, address, on)) = pending.address.take() {
            let sale = self.post_sale(tx, (place, address, on), &pending)?;
            let mut paid = 0;
            for (kind, amount) in pending.paid.iter().filter(|(_, amount)| *amount != 0) {
                self.loader.payment((address, Some(sale)), on, (kind.code(), Money::minor(*amount)))?;
                paid += amount;
            }
            let moved = self.moved(place);
            moved.debt += pending.total - paid;
            moved.containers += pending.containers - pending.returned;
            if pending.volume_ml > 0 && moved.last != Some(on) {
                moved.deliveries += 1;
                moved.last = Some(on);
            }
        }
        pending.lines.clear();
        pending.paid.clear();
        let Pending { document, lines, paid, .. } = pending;
        self.pending = Pending { document, lines, paid, ..Pending::default() };
        Ok(())
    }

    fn post_sale(
        &mut self,
        tx: &Write<'_>,
        (place, address, on): (usize, AddressId, NaiveDate),
        pending: &Pending,
    ) -> Result<SaleId, Refusal> {
        let sale = BroughtSale {
            document: Some(pending.document.as_str()).filter(|document| !document.is_empty()),
            address,
            on,
            returned: pending.returned,
            bottles: pending.bottles,
            volume_ml: pending.volume_ml,
            containers: pending.containers,
            total: Money::minor(pending.total),
        };
        if sale.document.is_none() {
            return Ok(self.loader.sale(tx, &sale, &pending.lines)?);
        }
        let key = (place, on, Box::from(pending.document.as_str()));
        if let Some(known) = self.documents.get(&key).copied() {
            self.loader.extend(tx, known, &sale, &pending.lines)?;
            return Ok(known);
        }
        let id = self.loader.sale(tx, &sale, &pending.lines)?;
        self.documents.insert(key, id);
        Ok(id)
    }

    /// Containers that came back without a delivery.
    pub(super) fn containers_back(
        &mut self,
        (place, address): (usize, AddressId),
        on: NaiveDate,
        count: i64,
    ) -> Result<(), Refusal> {
        self.loader.containers_back(address, on, count)?;
        self.moved(place).containers -= count;
        Ok(())
    }

    /// Money that came in without a delivery.
    pub(super) fn payment_alone(
        &mut self,
        (place, address): (usize, AddressId),
        row: &DeliveryRow<'_>,
        amount: Money,
    ) -> Result<(), Refusal> {
        let kind = row.payment_kind.unwrap_or(PaymentKind::Cash);
        self.loader.payment((address, None), row.date, (kind.code(), amount))?;
        self.moved(place).debt -= amount.as_minor();
        Ok(())
    }

    /// Posts the last sale, balances and numbers, and adds up how balances moved.
    pub(super) fn finish(
        mut self,
        tx: &Write<'_>,
        addresses: &Addresses,
        balances: &mut BalancesMoved,
    ) -> Result<Touched, Refusal> {
        self.post(tx)?;
        self.loader.finish(tx)?;
        let mut touched = Touched { addresses: Vec::new(), intervals: 0, deliveries: false };
        for (place, moved) in self.moved.iter().enumerate().filter(|(_, moved)| moved.touched) {
            let address = addresses.id(place);
            let change =
                Balance { debt: Money::minor(moved.debt), containers: moved.containers, deposited: 0 };
            if change != Balance::default() {
                tx.add_to_balance(address, &change)?;
                balances.addresses += 1;
                balances.debt = balances.debt.plus(change.debt).ok_or(Input::Sum)?;
                balances.containers += change.containers;
            }
            touched.addresses.push(address);
            touched.deliveries |= moved.deliveries > 0;
            touched.intervals += moved.deliveries.saturating_sub(1);
        }
        touched.addresses.sort_unstable();
        Ok(touched)
    }
}
