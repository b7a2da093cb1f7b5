//! Changing the litres in one unit of a product, or whether it takes part in the consumption at all (S1-04 … S1-08, P-31):
//! the sales of the product count anew, and the addresses that bought it are planned anew.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::json;

use super::office::{Command, Work};
use super::refusal::{Input, Refusal, Thing};
use super::replanning::{Moved, fresh, replan_address};
use super::rights::Right;
use super::rules::PlanningRules;
use super::watch::Watch;
use crate::domain::ids::{AddressId, ProductId};
use crate::domain::order::ProductKind;
use crate::store::{DeliveryTotals, Product, Read};

/// Most millilitres in one unit.
pub const MOST_ML: i64 = 1_000_000;

/// How many litres one unit of a product holds from now on, for past sales too.
#[derive(Debug, Clone)]
pub struct ChangeConsumption {
    /// Which product.
    pub product: ProductId,
    /// Millilitres in one unit; `None`: it takes no part in the consumption.
    pub consumption_ml: Option<i64>,
    /// Looks on, and may stop it.
    pub watch: Watch,
}

impl ChangeConsumption {
    /// How many dates it would move. Nothing is written.
    ///
    /// # Errors
    /// A refusal of what was typed, being stopped, and when the store fails.
    pub fn preview(&self, read: &Read<'_>) -> Result<Moved, Refusal> {
        let product = self.checked(read)?;
        let rules = PlanningRules::load(read)?;
        let mut sold: HashMap<AddressId, HashMap<NaiveDate, i64>> = HashMap::new();
        for (address, day, units) in read.units_sold(self.product)? {
            sold.entry(address).or_default().insert(day, units);
        }
        let buyers = read.buyers_of(self.product)?;
        let mut moved = Moved::default();
        for address in &buyers {
            self.watch.tell((moved.addresses, buyers.len() as u64))?;
            let mut deliveries = read.deliveries(*address)?;
            if let Some(units) = sold.get(address) {
                self.recount(&mut deliveries, units, product.product.consumption_ml)?;
            }
            let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
            let (status, settings, kept) = read.planned(*address)?.ok_or_else(unknown)?;
            let pauses = read.pauses(*address)?;
            let after = fresh(&deliveries, &settings, (status, &pauses), &rules)?;
            moved.count(kept.and_then(|plan| plan.next_delivery), after.row.next_delivery);
        }
        Ok(moved)
    }

    fn checked(&self, read: &Read<'_>) -> Result<Product, Refusal> {
        let unknown = || Refusal::NotFound(Thing::Product, self.product.0.to_string());
        let product = read.product(self.product)?.ok_or_else(unknown)?;
        if let Some(ml) = self.consumption_ml
            && (product.product.kind != ProductKind::GoodsWithContainer || !(1..=MOST_ML).contains(&ml))
        {
            return Err(Input::Consumption.into());
        }
        Ok(product)
    }

    fn recount(
        &self,
        deliveries: &mut [DeliveryTotals],
        units: &HashMap<NaiveDate, i64>,
        before: Option<i64>,
    ) -> Result<(), Refusal> {
        let taking_part = i64::from(self.consumption_ml.is_some()) - i64::from(before.is_some());
        let difference = self.consumption_ml.unwrap_or(0) - before.unwrap_or(0);
        for delivery in deliveries {
            let units = units.get(&delivery.on).copied().unwrap_or(0);
            let volume = units.checked_mul(difference).and_then(|ml| delivery.volume_ml.checked_add(ml));
            delivery.volume_ml = volume.ok_or(Input::Sum)?;
            delivery.bottles += units * taking_part;
        }
        Ok(())
    }
}

impl Command for ChangeConsumption {
    type Value = Moved;
    const NAME: &'static str = "change_consumption";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Moved, Refusal> {
        let before = self.checked(work.tx)?;
        work.tx.set_consumption(self.product, self.consumption_ml)?;
        work.tx.recount_sales_of(self.product)?;
        work.tx.recount_orders_of(self.product)?;
        let buyers = work.tx.buyers_of(self.product)?;
        let mut moved = Moved::default();
        for address in &buyers {
            self.watch.tell((moved.addresses, buyers.len() as u64))?;
            let replanned = replan_address(work.tx, work.rules, *address, &work.stamp)?;
            moved.count(replanned.before, replanned.plan.next_delivery);
        }
        work.changes.everything = true;
        work.note("product", before.product.code);
        work.note("consumption_ml", json!([before.product.consumption_ml, self.consumption_ml]));
        work.note("moved", moved.moved);
        Ok(moved)
    }
}
