//! What an address and its counterparty held before an import, so that it can be undone.

use serde::{Deserialize, Serialize};

use super::Clients;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId, RouteId, UserId};
use crate::domain::planning::PlanningSettings;
use crate::service::Refusal;
use crate::store::{AddressRow, NewAddress, PersonNote, StoreError};

/// Kept for every address that an import of clients touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::service::import) struct Before {
    /// The address; `None`: it is new.
    pub address: Option<AddressBefore>,
    /// Its counterparties as far as they were there and no other address of the import keeps them.
    pub counterparties: Vec<CounterpartyBefore>,
    /// Contact persons that the import changed, or added to a client whom the office knew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonNote>,
}

/// An address with what hangs on it: the identifiers of what counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::service::import) struct AddressBefore {
    pub version: i64,
    counterparty: i64,
    text: String,
    route: Option<i64>,
    manager: Option<i64>,
    note: String,
    pub planning: PlanningSettings,
    pub pauses: Vec<i64>,
    pub money: Vec<i64>,
    pub containers: Vec<i64>,
}

/// A counterparty as far as an import of clients changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::service::import) struct CounterpartyBefore {
    pub id: i64,
    pub tax_number: String,
    pub email: String,
    /// 0: noted by an earlier version of the program.
    #[serde(default)]
    pub version: i64,
    /// The contact persons that there were, noted by an earlier version of the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Vec<i64>>,
}

impl AddressBefore {
    /// As the store writes it.
    pub(in crate::service::import) fn to_address(&self) -> NewAddress {
        NewAddress {
            code: String::new(),
            counterparty: CounterpartyId(self.counterparty),
            text: self.text.clone(),
            status: AddressStatus::Active,
            route: self.route.map(RouteId),
            manager: self.manager.map(UserId),
            note: self.note.clone(),
            import: None,
        }
    }
}

impl Clients<'_, '_> {
    /// Keeps what is about to change: once for each address and each counterparty.
    pub(super) fn keep(
        &mut self,
        address: AddressId,
        row: Option<&AddressRow>,
        counterparties: &[CounterpartyId],
    ) -> Result<(), Refusal> {
        if self.tx.has_import_before(self.import, address)? {
            return Ok(());
        }
        let mut before = Before { address: None, counterparties: Vec::new(), people: Vec::new() };
        for id in counterparties {
            if self.kept.insert(*id)
                && let Some(known) = self.directory.counterparty(*id)
            {
                let (tax_number, email) = (known.tax_number.clone(), known.email.clone());
                let version = self.tx.counterparty_version(*id)?.unwrap_or(0);
                let kept = CounterpartyBefore { id: id.0, tax_number, email, version, contacts: None };
                before.counterparties.push(kept);
            }
        }
        if let Some(row) = row {
            before.address = Some(AddressBefore {
                version: row.version,
                counterparty: row.address.counterparty.0,
                text: row.address.text.clone(),
                route: row.address.route.map(|route| route.0),
                manager: row.address.manager.map(|user| user.0),
                note: row.address.note.clone(),
                planning: self.tx.planning(address)?.unwrap_or_default(),
                pauses: self.tx.live_pauses(address)?.into_iter().map(|(id, _)| id).collect(),
                money: self.tx.opening_money(address)?.ids,
                containers: self.tx.opening_containers(address)?.ids,
            });
        }
        let body = serde_json::to_string(&before).map_err(|error| StoreError::Other(error.to_string()))?;
        Ok(self.tx.put_import_before(self.import, address, &body)?)
    }
}
