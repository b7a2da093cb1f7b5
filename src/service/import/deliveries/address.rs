//! Finds the addresses of rows: each by its place in a list, because a file names them millions of times.

use std::collections::HashMap;

use crate::domain::ids::AddressId;
use crate::exchange::columns::{DeliveryColumn, Mapping};
use crate::exchange::deliveries::AddressKey;
use crate::service::import::merged::MergedBook;
use crate::service::import::names::pair;
use crate::service::import::report::{Fault, FaultReason};
use crate::store::{StoreError, Write};

pub(super) struct Addresses {
    ids: Vec<AddressId>,
    codes: HashMap<String, usize>,
    names: HashMap<String, Vec<usize>>,
    merged: MergedBook,
}

impl Addresses {
    pub(super) fn load(tx: &Write<'_>, mapping: &Mapping<DeliveryColumn>) -> Result<Self, StoreError> {
        let by_names = mapping.first(DeliveryColumn::Address).is_some();
        let mut payers = HashMap::new();
        if by_names {
            payers.extend(tx.counterparty_names()?.into_iter().map(|payer| (payer.id, payer.name)));
        }
        let merged = MergedBook::load(tx)?;
        let mut addresses = Self { ids: Vec::new(), codes: HashMap::new(), names: HashMap::new(), merged };
        for address in tx.address_names()?.into_iter().filter(|address| !address.archived) {
            let place = addresses.ids.len();
            if by_names {
                let payer = payers.get(&address.counterparty).map_or("", String::as_str);
                addresses.names.entry(pair(payer, &address.text)).or_default().push(place);
            }
            addresses.codes.insert(address.code, place);
            addresses.ids.push(address.id);
        }
        Ok(addresses)
    }

    /// The place of the address of a row.
    pub(super) fn find(&self, key: &AddressKey<'_>) -> Result<usize, Fault> {
        match key {
            AddressKey::Code(code) => self.codes.get(code.as_ref()).copied().ok_or_else(|| {
                let reason = self.merged.of_code(code).unwrap_or(FaultReason::UnknownAddress);
                Fault::new(DeliveryColumn::Code, code.as_ref(), reason)
            }),
            AddressKey::Names { counterparty, address } => {
                let fault = |reason| Err(Fault::new(DeliveryColumn::Address, address.as_ref(), reason));
                let names = pair(counterparty, address);
                match self.names.get(&names).map(Vec::as_slice) {
                    Some([one]) => Ok(*one),
                    None | Some([]) => {
                        fault(self.merged.of_names(&names).unwrap_or(FaultReason::UnknownAddress))
                    }
                    Some(several) => fault(FaultReason::SeveralAddresses(several.len())),
                }
            }
        }
    }

    /// The address at a place.
    pub(super) fn id(&self, place: usize) -> AddressId {
        self.ids.get(place).copied().unwrap_or(AddressId(0))
    }
}
