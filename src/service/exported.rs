//! What leaves the program on paper or as a file is noted in the history first: who took it out, and what it was about.

use super::lines::check_text;
use super::office::{Command, Work};
use super::refusal::Refusal;
use super::rights::Right;
use crate::domain::coded;
use crate::domain::ids::AddressId;

/// Longest words about what was taken out, in characters.
const LONGEST: usize = 300;

coded! {
    /// What was taken out.
    pub enum Exported {
        /// An order for print.
        Order = "order",
        /// The sheet of a run.
        RouteSheet = "route_sheet",
        /// Lists of what to watch in planning.
        PlanningLists = "planning_lists",
        /// Figures about the forecast.
        ForecastQuality = "forecast_quality",
        /// Figures about churn.
        ChurnFigures = "churn_figures",
        /// The history of the office.
        History = "history",
        /// Debts by age.
        Debts = "debts",
        /// An invoice.
        Invoice = "invoice",
        /// A delivery note.
        DeliveryNote = "delivery_note",
        /// A reconciliation statement.
        Statement = "statement",
        /// Sales, payments and balances for the accountant.
        Accounts = "accounts",
    }
}

coded! {
    /// As what it was taken out.
    pub enum Medium {
        /// Handed to the system's viewer, from where it is printed.
        Print = "print",
        /// A document for print.
        Pdf = "pdf",
        /// A table for Excel.
        Xlsx = "xlsx",
        /// A table as plain text.
        Csv = "csv",
    }
}

/// Notes that something is taken out. It is done before the file is written, so that nothing leaves without a trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteExport {
    /// What.
    pub what: Exported,
    /// As what.
    pub medium: Medium,
    /// A number or a period, in the words of the paper; may be empty.
    pub about: String,
    /// Whose it is, if it is about one address.
    pub address: Option<AddressId>,
}

impl Command for NoteExport {
    type Value = ();
    const NAME: &'static str = "export";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let about = check_text(&self.about, LONGEST)?;
        work.note("exported", self.what.code());
        work.note("medium", self.medium.code());
        work.note("about", about);
        work.changes.address = self.address;
        Ok(())
    }
}
