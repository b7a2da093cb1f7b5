//! Duplicates become one: an address into another, a counterparty with all it has into another. A merge is noted with
//! what moved and what the rows held before, and can be undone until somebody works with what was merged.

mod addresses;
mod counterparties;
mod home;
mod preview;
mod undo;

use serde::{Deserialize, Serialize};

pub use addresses::MergeAddresses;
pub use counterparties::MergeCounterparties;
pub use home::bring_home;
pub use preview::{Merged, Preview, Side, last, preview};
pub use undo::UndoMerge;

use super::office::Work;
use super::refusal::{Refusal, Thing};
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::store::{AddressRow, Before, Changing, Footprint, Moving, Read, StoreError, Write};

/// Why two cannot become one, or a merge not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeRefusal {
    /// They are one already.
    Same,
    /// Somebody changed one of the clients meanwhile.
    Changed,
    /// One of them was merged or taken out of the lists before.
    Gone,
    /// One of the addresses is in churn review: that comes first.
    InReview,
    /// The address to be kept is closed and the other is not: its customer would be served no more.
    KeptClosed,
    /// The merge was undone before.
    Undone,
    /// Somebody worked with it since.
    Since(Since),
}

/// What is no longer as a merge left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Since {
    /// The client's or the address's own details, settings or planning.
    Card,
    /// Contact persons.
    Contacts,
    /// Own prices.
    Prices,
    /// Documents or records of an address.
    Rows(Moving),
}

impl Since {
    /// Stable word, part of the name of its sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Contacts => "contacts",
            Self::Prices => "prices",
            Self::Rows(rows) => match rows {
                Moving::CustomerOrder => "orders",
                Moving::Sale => "sales",
                Moving::Payment => "payments",
                Moving::ContainerMovement => "containers",
                Moving::Task => "tasks",
                Moving::ContactMade => "calls",
                Moving::Comment => "comments",
                Moving::JournalEntry => "journal",
                Moving::Pause => "pauses",
                Moving::ChurnCase => "reviews",
                Moving::Offer => "offers",
                Moving::Promise => "promises",
            },
        }
    }
}

/// What a merge did, as it is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Body {
    /// Rows that belong elsewhere now.
    moved: Vec<(Moving, Vec<i64>)>,
    /// Products whose own prices moved.
    prices: Vec<i64>,
    /// What rows held before.
    before: Vec<Before>,
    /// Tasks that planning arranged for the merged address.
    made: Vec<i64>,
    /// How the merge left everything.
    after: Vec<(Since, Footprint)>,
}

impl Body {
    /// Keeps what a row holds before it is changed.
    fn keep(&mut self, read: &Read<'_>, of: Changing, id: i64) -> Result<(), StoreError> {
        self.before.extend(read.before_merge(of, id)?);
        Ok(())
    }

    /// The clients that two addresses made one: who stays and who went. Earlier merges changed only the one who went.
    fn clients(&self) -> Option<(CounterpartyId, CounterpartyId)> {
        let mut clients = self.before.iter().filter(|before| before.of == Changing::Counterparty);
        let (kept, merged) = (clients.next()?, clients.next()?);
        Some((CounterpartyId(kept.id), CounterpartyId(merged.id)))
    }

    /// Notes the merge.
    fn note(
        &self,
        work: &mut Work<'_>,
        kind: &'static str,
        (kept, merged): (i64, i64),
    ) -> Result<i64, Refusal> {
        let body = serde_json::to_string(self).map_err(|error| StoreError::Other(error.to_string()))?;
        let run = work.tx.insert_merge_run(kind, (kept, merged), &body, work.signature())?;
        work.note("run", run);
        work.note("kept", kept);
        work.note("merged", merged);
        work.changes.everything = true;
        Ok(run)
    }
}

/// How everything about two addresses stands; with them two clients, where one of them went with its last address.
fn footprints(
    read: &Read<'_>,
    both: (AddressId, AddressId),
    clients: Option<(CounterpartyId, CounterpartyId)>,
) -> Result<Vec<(Since, Footprint)>, StoreError> {
    let mut found = vec![
        (Since::Card, read.footprint_of_addresses(both)?),
        (Since::Contacts, read.footprint_of_contacts(both)?),
    ];
    for rows in Moving::ALL {
        found.push((Since::Rows(rows), read.footprint_of_rows(rows, both)?));
    }
    if let Some(clients) = clients {
        let [cards, .., prices] = read.footprints_of_counterparties(clients)?;
        found.extend([(Since::Card, cards), (Since::Prices, prices)]);
    }
    Ok(found)
}

/// An address that is still in the lists and was not changed since it was seen.
fn claim(work: &Work<'_>, (id, seen): (AddressId, i64)) -> Result<AddressRow, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, id.0.to_string());
    let row = work.tx.address(id)?.ok_or_else(unknown)?;
    if work.tx.is_archived_address(id)? {
        return Err(MergeRefusal::Gone.into());
    }
    if row.version != seen {
        return Err(work.stale(row.changed_by, &row.changed_at));
    }
    Ok(row)
}

/// Whether one address may be carried into another.
fn may_merge(kept: &AddressRow, merged: &AddressRow) -> Result<(), MergeRefusal> {
    use AddressStatus::{ChurnReview, Closed};
    match (kept.address.status, merged.address.status) {
        (ChurnReview, _) | (_, ChurnReview) => Err(MergeRefusal::InReview),
        (Closed, other) if other != Closed => Err(MergeRefusal::KeptClosed),
        _ => Ok(()),
    }
}

/// Balance and plan of both follow from their documents.
fn reckon(work: &Work<'_>, both: [AddressId; 2]) -> Result<(), Refusal> {
    let tx: &Write<'_> = work.tx;
    for address in both {
        tx.rebuild_balance(address)?;
        super::replanning::replan_address(tx, work.rules, address, &work.stamp)?;
    }
    Ok(())
}
