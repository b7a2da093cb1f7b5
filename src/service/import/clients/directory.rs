//! Everything by which rows find addresses, counterparties, routes and managers.

use std::collections::{HashMap, HashSet};

use crate::domain::ids::{AddressId, CounterpartyId, RouteId, UserId};
use crate::domain::people::Role;
use crate::exchange::clients::ClientRow;
use crate::exchange::columns::ClientColumn;
use crate::service::import::merged::MergedBook;
use crate::service::import::names::{key, pair};
use crate::service::import::report::{Created, Fault, FaultReason};
use crate::store::{CounterpartyName, StoreError, Subject, Write};

/// Codes that are made for addresses without one begin with it.
const MADE: &str = "A-";

#[derive(Default)]
pub(super) struct Directory {
    codes: HashMap<String, AddressId>,
    names: HashMap<String, Vec<AddressId>>,
    merged: MergedBook,
    /// Those whose personal data was given up: no list brings it back.
    forgotten: HashSet<AddressId>,
    last_made: u64,
    counterparties: HashMap<CounterpartyId, CounterpartyName>,
    counterparty_names: HashMap<String, Vec<CounterpartyId>>,
    routes: HashMap<String, RouteId>,
    managers: HashMap<String, UserId>,
}

impl Directory {
    pub(super) fn load(tx: &Write<'_>) -> Result<Self, StoreError> {
        let mut directory = Self { merged: MergedBook::load(tx)?, ..Self::default() };
        for counterparty in tx.counterparty_names()? {
            directory.put_counterparty(counterparty);
        }
        let client = |subject| if let Subject::Client(client) = subject { Some(client) } else { None };
        let forgotten: HashSet<CounterpartyId> =
            tx.forgotten()?.into_iter().filter_map(|one| client(one.subject)).collect();
        for address in tx.address_names()? {
            directory.count_code(&address.code);
            if address.archived {
                continue;
            }
            if forgotten.contains(&address.counterparty) {
                directory.forgotten.insert(address.id);
            }
            let payer =
                directory.counterparties.get(&address.counterparty).map_or("", |payer| payer.name.as_str());
            let names = pair(payer, &address.text);
            directory.put_address(address.id, address.code, names);
        }
        for (id, name) in tx.route_names()? {
            directory.routes.entry(key(&name)).or_insert(id);
        }
        for (id, name) in tx.user_names()? {
            directory.managers.entry(key(&name)).or_insert(id);
        }
        Ok(directory)
    }

    fn count_code(&mut self, code: &str) {
        let number = code.strip_prefix(MADE).and_then(|digits| digits.parse().ok());
        self.last_made = self.last_made.max(number.unwrap_or(0));
    }

    pub(super) fn put_address(&mut self, id: AddressId, code: String, names: String) {
        self.codes.insert(code, id);
        let known = self.names.entry(names).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
    }

    /// The address of a row; `None`: a new one.
    pub(super) fn find(&self, row: &ClientRow) -> Result<Option<AddressId>, Fault> {
        if let Some(code) = &row.code {
            return match (self.codes.get(code), self.merged.of_code(code)) {
                (None, Some(reason)) => Err(Fault::new(ClientColumn::Code, code, reason)),
                (Some(known), _) if self.forgotten.contains(known) => {
                    Err(Fault::new(ClientColumn::Code, code, FaultReason::ForgottenAddress))
                }
                (known, _) => Ok(known.copied()),
            };
        }
        let names = pair(&row.counterparty, &row.address);
        match self.names.get(&names).map(Vec::as_slice) {
            None | Some([]) => match self.merged.of_names(&names) {
                Some(reason) => Err(Fault::new(ClientColumn::Address, &row.address, reason)),
                None => Ok(None),
            },
            Some([one]) => Ok(Some(*one)),
            Some(several) => {
                let reason = FaultReason::SeveralAddresses(several.len());
                Err(Fault::new(ClientColumn::Address, &row.address, reason))
            }
        }
    }

    /// The next free code.
    pub(super) fn make_code(&mut self) -> String {
        self.last_made += 1;
        format!("{MADE}{:06}", self.last_made)
    }

    /// Notes a code that a new address was given.
    pub(super) fn take_code(&mut self, code: &str) {
        self.count_code(code);
    }

    pub(super) fn counterparty(&self, id: CounterpartyId) -> Option<&CounterpartyName> {
        self.counterparties.get(&id)
    }

    pub(super) fn put_counterparty(&mut self, counterparty: CounterpartyName) {
        let ids = self.counterparty_names.entry(key(&counterparty.name)).or_default();
        if !ids.contains(&counterparty.id) {
            ids.push(counterparty.id);
        }
        self.counterparties.insert(counterparty.id, counterparty);
    }

    /// The counterparty of a row: one name, and no two different tax numbers. `now` is preferred: the address has it.
    pub(super) fn find_counterparty(
        &self,
        row: &ClientRow,
        now: Option<CounterpartyId>,
    ) -> Option<CounterpartyId> {
        let known = self.counterparty_names.get(&key(&row.counterparty))?;
        let told = row.tax_number.as_deref().unwrap_or_default();
        let tax =
            |id: &CounterpartyId| self.counterparties.get(id).map_or("", |payer| payer.tax_number.as_str());
        let fits = |id: &&CounterpartyId| told.is_empty() || tax(id).is_empty() || tax(id) == told;
        let exact = |id: &&CounterpartyId| !told.is_empty() && tax(id) == told;
        let own = known.iter().find(|id| Some(**id) == now).filter(fits);
        own.or_else(|| known.iter().find(exact)).or_else(|| known.iter().find(fits)).copied()
    }

    /// The route of a name, made if the office has none.
    pub(super) fn route(
        &mut self,
        tx: &Write<'_>,
        name: &str,
        created: &mut Created,
    ) -> Result<RouteId, StoreError> {
        if let Some(id) = self.routes.get(&key(name)) {
            return Ok(*id);
        }
        let id = tx.insert_route(name)?;
        self.routes.insert(key(name), id);
        created.routes.push(name.to_owned());
        Ok(id)
    }

    /// The manager of a name, made if the office has none: a user with the role of an operator.
    pub(super) fn manager(
        &mut self,
        tx: &Write<'_>,
        name: &str,
        created: &mut Created,
    ) -> Result<UserId, StoreError> {
        if let Some(id) = self.managers.get(&key(name)) {
            return Ok(*id);
        }
        let id = tx.insert_user(name, &[Role::Operator])?;
        self.managers.insert(key(name), id);
        created.managers.push(name.to_owned());
        Ok(id)
    }
}
