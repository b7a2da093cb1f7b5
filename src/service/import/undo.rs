//! Takes an import back, as one step: documents are voided, new addresses archived, changed ones put back.

use std::collections::HashSet;

use super::clients::{Before, CounterpartyBefore};
use super::command::{Touched, replan};
use super::file::ImportKind;
use super::refusal::ImportRefusal;
use super::watch::{News, Watch};
use crate::domain::address::ChurnStage;
use crate::domain::ids::{AddressId, CounterpartyId, ImportId};
use crate::service::rights::Right;
use crate::service::{Command, Refusal, Work};
use crate::store::{ImportBefore, Leftover, StoreError};

/// Takes an import back. What it created in directories (routes, managers, products) stays: other work may use it.
pub struct UndoImport {
    /// Which.
    pub import: ImportId,
    /// Hears how far it is, and may cancel.
    pub watch: Watch,
}

/// What undoing an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// Name of the file.
    pub file_name: String,
    /// Addresses that it touched.
    pub addresses: usize,
}

impl Command for UndoImport {
    type Value = Undone;
    const NAME: &'static str = "undo_import";
    const RIGHT: Right = Right::Import;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Undone, Refusal> {
        let run = work.tx.import_run(self.import)?.ok_or(ImportRefusal::Unknown(self.import))?;
        if run.undone {
            return Err(ImportRefusal::AlreadyUndone.into());
        }
        let is_clients = run.kind == ImportKind::Clients.code();
        let touched =
            if is_clients { self.take_clients_back(work)? } else { self.take_deliveries_back(work)? };
        replan(work, &touched, &mut News::new(&self.watch), 0)?;
        work.note("import", self.import.0);
        work.note("file", run.file_name.clone());
        work.note("addresses", touched.addresses.len());
        work.changes.everything = true;
        Ok(Undone { file_name: run.file_name, addresses: touched.addresses.len() })
    }
}

impl UndoImport {
    fn take_deliveries_back(&self, work: &Work<'_>) -> Result<Touched, Refusal> {
        let addresses = work.tx.addresses_of_deliveries(self.import)?;
        let intervals = work.tx.deliveries_of_import(self.import)?.saturating_sub(addresses.len());
        work.tx.void_import(self.import, work.signature())?;
        for address in &addresses {
            work.tx.rebuild_balance(*address)?;
        }
        Ok(Touched { addresses, intervals, deliveries: false })
    }

    fn take_clients_back(&self, work: &Work<'_>) -> Result<Touched, Refusal> {
        let tx = work.tx;
        refuse_leftovers(&tx.import_leftovers(self.import)?)?;
        let befores = self.befores(work)?;
        refuse_leftovers(&people_changed(work, &befores)?)?;
        let addresses: Vec<AddressId> = befores.iter().map(|(kept, _)| kept.address).collect();
        let clients = clients_of(work, &addresses)?;
        tx.void_import(self.import, work.signature())?;
        for (kept, before) in &befores {
            self.take_address_back(work, kept, before)?;
        }
        // Clients and contact persons come last: those of an address have gone back to its counterparty by then.
        for was in befores.iter().flat_map(|(_, before)| &before.counterparties) {
            // One that has none of these addresses now was left as it is: an address of it went to another.
            if clients.contains(&CounterpartyId(was.id)) {
                take_client_back(work, was)?;
            }
            if let Some(contacts) = &was.contacts {
                tx.restore_contacts(CounterpartyId(was.id), contacts, &addresses)?;
            }
        }
        for note in befores.iter().flat_map(|(_, before)| &before.people) {
            tx.take_person_back(note)?;
        }
        tx.archive_counterparties(self.import)?;
        Ok(Touched { addresses, intervals: 0, deliveries: false })
    }

    /// What every address held before the import.
    fn befores(&self, work: &Work<'_>) -> Result<Vec<(ImportBefore, Before)>, Refusal> {
        let read = |kept: ImportBefore| {
            let before =
                serde_json::from_str(&kept.body).map_err(|error| StoreError::Damaged(error.to_string()))?;
            Ok((kept, before))
        };
        work.tx.import_befores(self.import)?.into_iter().map(read).collect()
    }

    fn take_address_back(
        &self,
        work: &Work<'_>,
        kept: &ImportBefore,
        before: &Before,
    ) -> Result<(), Refusal> {
        let (tx, id) = (work.tx, kept.address);
        let Some(was) = &before.address else {
            tx.end_churn_case(id, ChurnStage::Closed, work.stamp.today)?;
            tx.archive_address((id, self.import), work.signature())?;
            return Ok(tx.rebuild_balance(id)?);
        };
        tx.restore_address(id, &was.to_address(), work.signature())?;
        tx.set_planning(id, &was.planning)?;
        for (pause, _) in tx.live_pauses(id)? {
            if !was.pauses.contains(&pause) {
                tx.void_pause(pause, Some(work.stamp.at))?;
            }
        }
        was.pauses.iter().try_for_each(|pause| tx.void_pause(*pause, None))?;
        was.money.iter().try_for_each(|payment| tx.void_payment(*payment, None))?;
        was.containers.iter().try_for_each(|movement| tx.void_container_movement(*movement, None))?;
        tx.carry_import_versions(id, was.version)?;
        Ok(tx.rebuild_balance(id)?)
    }
}

fn refuse_leftovers(leftovers: &[(String, Leftover)]) -> Result<(), ImportRefusal> {
    let Some((example, why)) = leftovers.first() else { return Ok(()) };
    Err(ImportRefusal::UndoBlocked { count: leftovers.len(), example: example.clone(), why: *why })
}

/// The addresses with which a contact person is noted who is not as the import left them.
fn people_changed(
    work: &Work<'_>,
    befores: &[(ImportBefore, Before)],
) -> Result<Vec<(String, Leftover)>, Refusal> {
    let mut changed = Vec::new();
    for (kept, before) in befores {
        for note in &before.people {
            if !work.tx.is_as_left(note)? {
                let address = work.tx.address(kept.address)?;
                let code = address.map(|address| address.address.code).unwrap_or_default();
                changed.push((code, Leftover::Changed));
                break;
            }
        }
    }
    Ok(changed)
}

/// Whose the addresses are.
fn clients_of(work: &Work<'_>, addresses: &[AddressId]) -> Result<HashSet<CounterpartyId>, Refusal> {
    let mut clients = HashSet::new();
    for address in addresses {
        clients.extend(work.tx.address(*address)?.map(|address| address.address.counterparty));
    }
    Ok(clients)
}

/// Nobody changed the client since the import: what it changed goes back.
fn take_client_back(work: &Work<'_>, was: &CounterpartyBefore) -> Result<(), Refusal> {
    let (tx, id) = (work.tx, CounterpartyId(was.id));
    let now = tx.counterparty(id)?.map(|client| client.counterparty);
    if now.is_some_and(|now| now.tax_number != was.tax_number || now.email != was.email) {
        tx.update_counterparty(id, &was.tax_number, &was.email)?;
        tx.carry_client_versions(id, was.version)?;
    }
    Ok(())
}
