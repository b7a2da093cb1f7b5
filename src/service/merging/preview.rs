//! What a merge would move, before it is carried out.

use super::super::refusal::{Refusal, Thing};
use super::{MergeRefusal, may_merge};
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::store::{Balance, Moving, Read};

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The address with the version that was seen.
    pub address: (AddressId, i64),
    /// The client with the version that was seen.
    pub counterparty: (CounterpartyId, i64),
    /// Person or company.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// The office's own code.
    pub code: String,
    /// Active, in churn review, closed.
    pub status: AddressStatus,
    /// What it owes.
    pub balance: Balance,
    /// Addresses of the client.
    pub addresses: usize,
    /// Contact persons of the client, and of the address alone.
    pub contacts: (usize, usize),
    /// Rows of the address.
    pub rows: Vec<(Moving, usize)>,
}

/// Both, and why their addresses cannot become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The one that stays.
    pub kept: Side,
    /// The one that goes.
    pub merged: Side,
    /// Why the addresses cannot be merged; clients can all the same.
    pub addresses_refused: Option<MergeRefusal>,
}

impl Preview {
    /// Whether the other one had better stay: it is served and this one is not, or it has the longer history, which is the
    /// one that people know by its name and number.
    pub fn goes_better_the_other_way(&self) -> bool {
        let rows = |side: &Side| side.rows.iter().map(|(_, count)| count).sum::<usize>();
        let served = |side: &Side| side.status != AddressStatus::Closed;
        (served(&self.merged), rows(&self.merged)) > (served(&self.kept), rows(&self.kept))
    }
}

/// Looks at two addresses and their clients, changing nothing.
///
/// # Errors
/// When one of them is not there, or the store fails.
pub fn preview(read: &Read<'_>, kept: AddressId, merged: AddressId) -> Result<Preview, Refusal> {
    if kept == merged {
        return Err(MergeRefusal::Same.into());
    }
    let row = |id: AddressId| {
        let unknown = || Refusal::NotFound(Thing::Address, id.0.to_string());
        read.address(id)?.ok_or_else(unknown)
    };
    let refused = may_merge(&row(kept)?, &row(merged)?).err();
    Ok(Preview { kept: side(read, kept)?, merged: side(read, merged)?, addresses_refused: refused })
}

fn side(read: &Read<'_>, id: AddressId) -> Result<Side, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, id.0.to_string());
    let row = read.address(id)?.ok_or_else(unknown)?;
    let client = row.address.counterparty;
    let version = read.counterparty_version(client)?.ok_or(MergeRefusal::Gone)?;
    if read.is_archived_address(id)? {
        return Err(MergeRefusal::Gone.into());
    }
    let mut rows = Vec::new();
    for what in Moving::ALL {
        rows.push((what, read.rows_of(what, id)?.len()));
    }
    Ok(Side {
        address: (id, row.version),
        counterparty: (client, version),
        client: read.counterparty(client)?.ok_or_else(unknown)?.counterparty.name,
        text: row.address.text,
        code: row.address.code,
        status: row.address.status,
        balance: read.balance(id)?,
        addresses: read.live_addresses(client)?.len(),
        contacts: (read.contact_ids(client, None)?.len(), read.contact_ids(client, Some(id))?.len()),
        rows,
    })
}

/// A merge that can be undone as far as is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its number.
    pub run: i64,
    /// The client who was merged, with the address where one was.
    pub client: String,
    /// Where water went.
    pub text: Option<String>,
    /// Instant, UTC.
    pub at: String,
    /// Who.
    pub by: Option<String>,
}

/// The last merge into an address or its client, or of this address into another, that was not undone.
///
/// # Errors
/// When the store fails.
pub fn last(read: &Read<'_>, address: AddressId) -> Result<Option<Merged>, Refusal> {
    let Some(row) = read.address(address)? else { return Ok(None) };
    let Some(run) = read.last_merge(address, row.address.counterparty)? else { return Ok(None) };
    let (client, text) = if run.of_counterparties {
        (CounterpartyId(run.merged), None)
    } else {
        let Some(merged) = read.address(AddressId(run.merged))? else { return Ok(None) };
        (merged.address.counterparty, Some(merged.address.text))
    };
    let client = read.counterparty(client)?.map(|client| client.counterparty.name).unwrap_or_default();
    let by = match run.by {
        Some(user) => read.user_name(user)?,
        None => None,
    };
    Ok(Some(Merged { run: run.id, client, text, at: run.at, by }))
}
