//! Voiding a sale: for planning and balances it never happened (P-30). Its order is accepted again, or on its way where its
//! route sheet was made; at an address that was closed meanwhile it is called off, for nothing is delivered there any more.

use super::containers::{check_deposit_stays, held};
use super::office::{Command, Work};
use super::order::is_closed;
use super::promises::paying;
use super::refusal::{Refusal, Thing};
use super::replanning::{Replanned, replan_address};
use super::rights::Right;
use super::run::where_it_was;
use crate::domain::ids::SaleId;
use crate::domain::order::OrderStatus;

/// A sale to be voided, with the payment and the deposit made with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoidSale {
    /// Which.
    pub sale: SaleId,
}

impl Command for VoidSale {
    type Value = Replanned;
    const NAME: &'static str = "void_sale";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Replanned, Refusal> {
        let unknown = || Refusal::NotFound(Thing::Sale, self.sale.0.to_string());
        let sale = work.tx.sale(self.sale)?.ok_or_else(unknown)?;
        if sale.voided {
            return Err(Refusal::SaleVoided);
        }
        let covered = held(work, sale.address)?;
        paying(work, sale.address, |work| Ok(work.tx.void_payments_of(sale.id, work.signature())?))?;
        let (at, by) = work.signature();
        work.tx.void_sale(sale.id, at, by)?;
        work.tx.void_movements_of(sale.id, (at, by))?;
        work.tx.rebuild_balance(sale.address)?;
        check_deposit_stays(work, sale.address, covered)?;
        if let Some(id) = sale.order
            && let Some(order) = work.tx.order(id)?
            && order.order.status == OrderStatus::Delivered
        {
            let back = if is_closed(work, sale.address)? {
                work.tx.release_offers(sale.address, id)?;
                OrderStatus::Cancelled
            } else {
                where_it_was(work, &order)?
            };
            work.tx.set_order_status((id, order.version), back, None, (at, by))?;
        }
        let replanned = replan_address(work.tx, work.rules, sale.address, &work.stamp)?;
        work.changes.address = Some(sale.address);
        work.note("sale", sale.number);
        Ok(replanned)
    }
}
