//! Takes an import back, as one step: documents are voided, new addresses archived, changed ones put back.

use super::clients::Before;
use super::command::{Touched, replan};
use super::file::ImportKind;
use super::refusal::ImportRefusal;
use super::watch::{News, Watch};
use crate::domain::address::ChurnStage;
use crate::domain::ids::{AddressId, CounterpartyId, ImportId};
use crate::service::rights::Right;
use crate::service::{Command, Refusal, Work};
use crate::store::{ImportBefore, StoreError};

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
        let leftovers = work.tx.import_leftovers(self.import)?;
        if let Some((example, why)) = leftovers.first() {
            let (count, example) = (leftovers.len(), example.clone());
            return Err(ImportRefusal::UndoBlocked { count, example, why: *why }.into());
        }
        let befores = work.tx.import_befores(self.import)?;
        work.tx.void_import(self.import, work.signature())?;
        let mut bodies = Vec::with_capacity(befores.len());
        for kept in &befores {
            let before: Before =
                serde_json::from_str(&kept.body).map_err(|error| StoreError::Damaged(error.to_string()))?;
            self.take_address_back(work, kept, &before)?;
            bodies.push(before);
        }
        // Contact persons come last: those of an address have gone back to its counterparty by then.
        for counterparty in bodies.iter().flat_map(|before| &before.counterparties) {
            let id = CounterpartyId(counterparty.id);
            work.tx.update_counterparty(id, &counterparty.tax_number, &counterparty.email)?;
            work.tx.restore_contacts(id, &counterparty.contacts)?;
        }
        work.tx.archive_counterparties(self.import)?;
        let addresses: Vec<AddressId> = befores.iter().map(|kept| kept.address).collect();
        Ok(Touched { addresses, intervals: 0, deliveries: false })
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
