//! Rows of a list of clients, each one delivery address.
//!
//! An address is found by its code, or without one by the names of counterparty and address in any spelling. Status moves
//! by the office's own work alone: a list sets it for new addresses only, and one in churn review gets its case at the
//! senior operator. A debt and containers become opening documents, compared with the opening ones alone.

mod address;
mod before;
mod contacts;
mod directory;
mod money;
mod people;
mod planning;

pub(super) use before::{Before, CounterpartyBefore};

use std::collections::{HashMap, HashSet};

use super::command::{Job, Touched};
use super::report::{Counts, Created, Fault, Verdict};
use super::watch::{Progress, Stage};
use crate::domain::ids::{AddressId, CounterpartyId, ImportId};
use crate::exchange::clients::{ClientContext, ClientRow, parse_client_row};
use crate::exchange::columns::{ClientColumn, Mapping};
use crate::service::{Refusal, Stamp};
use crate::store::Write;

use contacts::ContactBook;
use directory::Directory;
use people::People;

/// What became of a row: a verdict or the faults, and what is to be said about it.
struct Brought {
    verdict: Result<Verdict, Vec<Fault>>,
    warnings: Vec<Fault>,
}

impl Brought {
    fn refused(faults: Vec<Fault>) -> Self {
        Self { verdict: Err(faults), warnings: Vec::new() }
    }
}

/// A list of clients that is being brought in.
struct Clients<'c, 'a> {
    tx: &'c Write<'a>,
    stamp: Stamp<'c>,
    import: ImportId,
    directory: Directory,
    contacts: ContactBook,
    /// Addresses of earlier rows, with the row.
    seen: HashMap<AddressId, usize>,
    /// Counterparties of which an earlier row told the e-mail.
    emails_told: HashSet<CounterpartyId>,
    /// Counterparties whose state before the import is kept, or that were not there before.
    kept: HashSet<CounterpartyId>,
    /// Counterparties that this import brings in.
    made: HashSet<CounterpartyId>,
    /// Addresses that this list brought.
    fresh: HashSet<AddressId>,
    people: People,
    touched: Vec<AddressId>,
    created: Created,
}

/// Brings every row in.
pub(super) fn bring_in(job: &mut Job<'_, '_>, mapping: &Mapping<ClientColumn>) -> Result<Touched, Refusal> {
    let Job { work, reader, headers, import, news, report } = job;
    let area_code = work.tx.office()?.map(|office| office.area_code).unwrap_or_default();
    let context = ClientContext { area_code: &area_code, headers };
    let mut clients = Clients {
        tx: work.tx,
        stamp: work.stamp,
        import: *import,
        directory: Directory::load(work.tx)?,
        contacts: ContactBook::default(),
        seen: HashMap::new(),
        emails_told: HashSet::new(),
        kept: HashSet::new(),
        made: HashSet::new(),
        fresh: HashSet::new(),
        people: People::of(work.tx)?,
        touched: Vec::new(),
        created: Created::default(),
    };
    let at = |(done, total): (usize, usize), counts: &Counts| Progress {
        stage: Stage::Rows,
        done,
        total,
        rows: counts.rows().iter().map(|rows| *rows as usize).sum(),
    };
    news.tell(at(reader.progress(), &report.counts))?;
    loop {
        let place = reader.progress();
        news.step(|| at(place, &report.counts))?;
        let Some(row) = reader.next_row()? else { break };
        let brought = match parse_client_row(row, mapping, context) {
            Ok(client) => clients.bring(&client)?,
            Err(faults) => Brought::refused(faults.into_iter().map(Fault::from).collect()),
        };
        match brought.verdict {
            Ok(verdict) => report.note(row.number, verdict),
            Err(faults) => report.refuse(row.number, faults),
        }
        report.warn(row.number, brought.warnings);
    }
    news.tell(at(reader.progress(), &report.counts))?;
    clients.note_people()?;
    clients.tx.note_import_versions(clients.import)?;
    report.created = clients.created;
    let mut addresses = clients.touched;
    addresses.sort_unstable();
    addresses.dedup();
    Ok(Touched { addresses, intervals: 0, deliveries: false })
}

impl Clients<'_, '_> {
    fn bring(&mut self, row: &ClientRow) -> Result<Brought, Refusal> {
        let found = match self.directory.find(row) {
            Ok(found) => found,
            Err(fault) => return Ok(Brought::refused(vec![fault])),
        };
        let mut warnings: Vec<Fault> = row.warnings.iter().cloned().map(Fault::from).collect();
        let verdict = match found {
            None => self.add(row)?,
            Some(address) => self.update(address, row, &mut warnings)?,
        };
        if verdict.is_err() {
            warnings.clear();
        }
        Ok(Brought { verdict, warnings })
    }
}
