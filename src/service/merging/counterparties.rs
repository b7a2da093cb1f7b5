//! One counterparty with all its addresses carried into another.

use super::super::office::{Command, Work};
use super::super::refusal::Refusal;
use super::super::rights::Right;
use super::{Body, MergeRefusal, Since};
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::store::{Changing, Footprint, Read, StoreError};

/// A client who was entered twice: addresses, contact persons and own prices of `merged` go to `kept`. Own prices of a
/// product for which `kept` has its own stay behind. The versions are those that were seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeCounterparties {
    /// The client who stays.
    pub kept: (CounterpartyId, i64),
    /// The client who goes.
    pub merged: (CounterpartyId, i64),
}

impl Command for MergeCounterparties {
    /// Number of the merge, by which it is undone.
    type Value = i64;
    const NAME: &'static str = "merge_counterparties";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<i64, Refusal> {
        let (kept, merged) = (self.kept.0, self.merged.0);
        if kept == merged {
            return Err(MergeRefusal::Same.into());
        }
        let [one, other] = [kept, merged].map(|client| work.tx.counterparty_version(client));
        let now = one?.zip(other?).ok_or(MergeRefusal::Gone)?;
        if now != (self.kept.1, self.merged.1) {
            return Err(MergeRefusal::Changed.into());
        }
        let mut body = Body::default();
        body.keep(work.tx, Changing::Counterparty, kept.0)?;
        body.keep(work.tx, Changing::Counterparty, merged.0)?;
        let addresses = work.tx.all_addresses_of(merged)?;
        for address in &addresses {
            body.keep(work.tx, Changing::Address, address.0)?;
            work.tx.give_address(*address, kept, work.signature())?;
        }
        self.take_contacts(work, &mut body, &addresses)?;
        body.prices = work.tx.give_prices(merged, kept)?;
        work.tx.fill_in_counterparty(kept, merged)?;
        work.tx.archive_counterparty(merged)?;
        body.after = footprints(work.tx, (kept, merged))?;
        work.changes.address = work.tx.live_addresses(kept)?.first().copied();
        body.note(work, "counterparty", (kept.0, merged.0))
    }
}

impl MergeCounterparties {
    /// Those of one address stay with it. Whoever was there for all addresses of the one client is so for those alone,
    /// where there is but one of them; with several he is there for all.
    fn take_contacts(
        &self,
        work: &Work<'_>,
        body: &mut Body,
        addresses: &[AddressId],
    ) -> Result<(), Refusal> {
        let own: Vec<(AddressId, Vec<i64>)> = addresses
            .iter()
            .map(|address| Ok((*address, work.tx.contact_ids(self.merged.0, Some(*address))?)))
            .collect::<Result<_, StoreError>>()?;
        let only = if let [one] = addresses { Some(*one) } else { None };
        for contact in work.tx.contact_ids(self.merged.0, None)? {
            body.keep(work.tx, Changing::ContactPerson, contact)?;
            let of =
                own.iter().find(|(_, contacts)| contacts.contains(&contact)).map(|(address, _)| *address);
            work.tx.give_contact(contact, self.kept.0, of.or(only))?;
        }
        Ok(())
    }
}

/// How everything about two counterparties stands.
pub(super) fn footprints(
    read: &Read<'_>,
    both: (CounterpartyId, CounterpartyId),
) -> Result<Vec<(Since, Footprint)>, StoreError> {
    let [clients, addresses, contacts, prices] = read.footprints_of_counterparties(both)?;
    Ok(vec![
        (Since::Card, clients),
        (Since::Card, addresses),
        (Since::Contacts, contacts),
        (Since::Prices, prices),
    ])
}
