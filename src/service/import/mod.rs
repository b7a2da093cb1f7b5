//! Bringing an office's own lists in: clients and deliveries, with a verdict for each row.
//!
//! [`preview`] shows what a file is and which column means what; [`dry_run`] gives every verdict without writing: it does
//! all that [`Import`] does, on a copy of the office. One import is one step: [`UndoImport`] takes it back.
//!
//! What holds for every list: a column that is absent and a cell that is empty leave what is stored; bringing the same
//! file in twice changes nothing; a refused row changes nothing and says why, and refuses no other row.

mod clients;
mod command;
mod deliveries;
mod file;
mod merged;
mod names;
mod refusal;
mod report;
mod undo;
mod watch;

pub use command::{Import, dry_run};
pub(super) use command::{dry_run_apart, dry_run_within};
pub use file::{ColumnMap, ImportFile, ImportKind, Preview, preview, write_refused};
pub use refusal::ImportRefusal;
pub use report::{
    BalancesMoved, Counts, Created, CreatedProduct, Fault, FaultReason, ImportReport, RefusedRow, RowVerdict,
    Verdict,
};
pub use undo::{UndoImport, Undone};
pub use watch::{Progress, Stage, Watch};
