//! Opening balances: documents of kind `opening`, compared with those alone. A changed one voids the old and posts anew.

use super::Clients;
use crate::domain::ids::AddressId;
use crate::domain::money::Money;
use crate::exchange::clients::ClientRow;
use crate::service::Refusal;
use crate::store::{Balance, NewContainerMovement, NewPayment, Opening};

/// What the opening balances of an address become.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Openings {
    /// What stands, and the money that it becomes; a debt is negative.
    money: Option<(Opening, i64)>,
    /// What stands, and the containers that it becomes.
    containers: Option<(Opening, i64)>,
}

impl Openings {
    /// Whether nothing changes.
    pub(super) const fn is_empty(&self) -> bool {
        self.money.is_none() && self.containers.is_none()
    }
}

impl Clients<'_, '_> {
    /// What a row makes of the opening balances of an address; `None`: of a new one.
    pub(super) fn openings(&self, address: Option<AddressId>, row: &ClientRow) -> Result<Openings, Refusal> {
        let mut openings = Openings::default();
        if let Some(debt) = row.debt {
            let stands =
                address.map(|address| self.tx.opening_money(address)).transpose()?.unwrap_or_default();
            let becomes = -debt.as_minor();
            openings.money = Some((stands, becomes)).filter(|(stands, becomes)| stands.sum != *becomes);
        }
        if let Some(count) = row.containers {
            let stands =
                address.map(|address| self.tx.opening_containers(address)).transpose()?.unwrap_or_default();
            let becomes = i64::from(count);
            openings.containers = Some((stands, becomes)).filter(|(stands, becomes)| stands.sum != *becomes);
        }
        Ok(openings)
    }

    pub(super) fn post_openings(&self, address: AddressId, openings: &Openings) -> Result<(), Refusal> {
        let (on, at, by) = (self.stamp.today, self.stamp.at, self.stamp.by);
        let import = Some(self.import);
        let mut change = Balance::default();
        if let Some((stands, becomes)) = &openings.money {
            for id in &stands.ids {
                self.tx.void_payment(*id, Some(at))?;
            }
            let (amount, kind) = (Money::minor(*becomes), "opening");
            if amount != Money::ZERO {
                let number = &self.tx.next_number("payment")?;
                self.tx.insert_payment(&NewPayment {
                    number,
                    address,
                    sale: None,
                    on,
                    kind,
                    amount,
                    import,
                    at,
                    by,
                })?;
            }
            change.debt = Money::minor(stands.sum - becomes);
        }
        if let Some((stands, becomes)) = &openings.containers {
            for id in &stands.ids {
                self.tx.void_container_movement(*id, Some(at))?;
            }
            let (quantity, kind) = (*becomes, "opening");
            if quantity != 0 {
                let number = &self.tx.next_number("container")?;
                let new = NewContainerMovement { number, address, on, kind, quantity, import, at, by };
                self.tx.insert_container_movement(&new)?;
            }
            change.containers = becomes - stands.sum;
        }
        if !openings.is_empty() {
            self.tx.add_to_balance(address, &change)?;
        }
        Ok(())
    }
}
