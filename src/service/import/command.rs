//! The import as a command, and as a rehearsal.

use serde_json::json;

use super::clients;
use super::deliveries;
use super::file::{ColumnMap, ImportFile, columns_of, to_remember};
use super::refusal::ImportRefusal;
use super::report::ImportReport;
use super::watch::{News, Progress, Stage, Watch};
use crate::clock::Pace;
use crate::domain::ids::{AddressId, ImportId};
use crate::exchange::table::{TableReader, unpack};
use crate::service::backup::short_of_room;
use crate::service::replanning::{relearn_everything, replan_address};
use crate::service::rights::Right;
use crate::service::{Actor, Command, Office, ReadAhead, Refusal, Work};

/// Brings a file in.
pub struct Import {
    /// The file.
    pub file: ImportFile,
    /// Hears how far it is, and may cancel.
    pub watch: Watch,
}

/// What rows left to be done.
pub(super) struct Touched {
    /// Addresses whose plans may have moved.
    pub addresses: Vec<AddressId>,
    /// Completed intervals between deliveries that came in.
    pub intervals: usize,
    /// Whether there are deliveries among what came in.
    pub deliveries: bool,
}

/// Intervals from which it is worth to learn anew what the office's customers have in common (P-13).
const NEW_INTERVALS: usize = 50;

/// A file that is being brought in.
pub(super) struct Job<'j, 'a> {
    pub work: &'j mut Work<'a>,
    pub reader: TableReader<'j>,
    pub headers: Vec<String>,
    pub import: ImportId,
    pub news: News<'j>,
    pub report: ImportReport,
}

impl Import {
    /// Brings every row in, as far as the verdicts and the documents go; plans follow in [`replan`].
    fn bring_in(&self, work: &mut Work<'_>) -> Result<(ImportReport, Touched), Refusal> {
        let reader = match work.take_ahead() {
            Some(sheet) => TableReader::sheet(sheet?)?,
            None => TableReader::open(&self.file.bytes, &self.file.name)?,
        };
        let headers = reader.headers().to_vec();
        let (columns, _) = columns_of(work.tx, &self.file, &headers)?;
        let missing = columns.missing();
        if !missing.is_empty() {
            return Err(ImportRefusal::MissingColumns(missing).into());
        }
        let run = (self.file.kind.code(), self.file.name.as_str());
        let import = work.tx.begin_import(run, work.signature())?;
        let news = News::new(&self.watch);
        let mut job = Job { work, reader, headers, import, news, report: ImportReport::default() };
        let touched = match &columns {
            ColumnMap::Clients(mapping) => clients::bring_in(&mut job, mapping)?,
            ColumnMap::Deliveries(mapping) => deliveries::bring_in(&mut job, mapping)?,
        };
        let mut report = job.report;
        if report.counts.changed() {
            work.tx.count_import(import, report.counts.rows())?;
            report.import = Some(import);
        } else {
            work.tx.drop_empty_import(import)?;
        }
        let (headings, body) = to_remember(&columns)?;
        work.tx.remember_mapping(self.file.kind.code(), &headings, &body)?;
        Ok((report, touched))
    }

    /// What it says of the rows where it is not to be kept.
    fn try_out(&self, work: &mut Work<'_>) -> Result<ImportReport, Refusal> {
        let (report, _) = self.bring_in(work)?;
        Ok(ImportReport { import: None, ..report })
    }
}

/// The verdicts on all rows as [`Import`] would give them, with nothing written.
///
/// # Errors
/// Those of the import.
pub fn dry_run(office: &mut Office, actor: &Actor, import: &Import) -> Result<ImportReport, Refusal> {
    match dry_run_apart(office, actor, import)? {
        Some(report) => Ok(report),
        None => dry_run_within(office, actor, import),
    }
}

/// The same on a copy of the office, so that nobody waits for it; `None`: no copy can be had.
pub(in crate::service) fn dry_run_apart(
    office: &mut Office,
    actor: &Actor,
    import: &Import,
) -> Result<Option<ImportReport>, Refusal> {
    let mut pace = Pace::default();
    let copying = |done: u64, total: u64| {
        let share = |pages| usize::try_from(pages).unwrap_or(usize::MAX);
        let progress = Progress { stage: Stage::Copy, done: share(done), total: share(total), rows: 0 };
        if pace.is_due() { import.watch.tell(progress) } else { Ok(()) }
    };
    office.rehearse_apart((actor, Right::Import), copying, |work| import.try_out(work))
}

/// The same in the office itself, in which nobody else can write meanwhile.
pub(in crate::service) fn dry_run_within(
    office: &mut Office,
    actor: &Actor,
    import: &Import,
) -> Result<ImportReport, Refusal> {
    office.rehearse((actor, Right::Import), |work| import.try_out(work))
}

impl Command for Import {
    type Value = ImportReport;
    const NAME: &'static str = "import";
    const RIGHT: Right = Right::Import;
    const READS_AHEAD: bool = true;

    fn read_ahead(&self) -> ReadAhead {
        unpack(&self.file.bytes, &self.file.name).transpose()
    }

    fn carry_out(&self, work: &mut Work<'_>) -> Result<ImportReport, Refusal> {
        if let Some(free) = short_of_room(work.tx)? {
            return Err(ImportRefusal::NoRoom(free).into());
        }
        let (report, touched) = self.bring_in(work)?;
        replan(work, &touched, &mut News::new(&self.watch), report.rows())?;
        let counts = report.counts;
        work.note("kind", self.file.kind.code());
        work.note("file", self.file.name.clone());
        work.note("import", report.import.map(|import| import.0));
        let rows = json!({ "added": counts.added, "updated": counts.updated, "same": counts.same, "refused": counts.refused });
        work.note("rows", rows);
        let products: Vec<&str> =
            report.created.products.iter().map(|product| product.name.as_str()).collect();
        let created = json!({ "products": products, "routes": report.created.routes, "managers": report.created.managers });
        work.note("created", created);
        work.changes.everything = counts.changed();
        Ok(report)
    }
}

/// Brings plans in step with what came in or was taken back (P-30, P-32). Many new intervals, or the first deliveries of
/// the office, teach it anew what its customers have in common.
pub(super) fn replan(
    work: &mut Work<'_>,
    touched: &Touched,
    news: &mut News<'_>,
    rows: usize,
) -> Result<(), Refusal> {
    let total = touched.addresses.len();
    let at = |done| Progress { stage: Stage::Plans, done, total, rows };
    news.tell(at(0))?;
    let first = touched.deliveries && work.tx.calibration()?.is_none();
    if first || touched.intervals >= NEW_INTERVALS {
        relearn_everything(work.tx, &work.stamp, &news.of_plans(rows))?;
    } else {
        for (done, address) in touched.addresses.iter().enumerate() {
            news.step(|| at(done))?;
            replan_address(work.tx, work.rules, *address, &work.stamp)?;
        }
    }
    news.tell(at(total))
}
