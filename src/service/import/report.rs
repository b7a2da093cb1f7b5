//! What became of the rows of a file.

use chrono::NaiveDate;

use crate::domain::ids::ImportId;
use crate::domain::money::Money;
use crate::exchange::columns::Column;
use crate::exchange::reason::{CellError, Reason};

/// Rows whose verdicts are kept one by one for the preview.
const FIRST_ROWS: usize = 200;
/// Warnings that are kept; after so many nobody reads on.
const MOST_WARNINGS: usize = 1_000;

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It brings something new.
    Added,
    /// It changes what is stored.
    Updated,
    /// All of it is stored already.
    Same,
    /// It is not brought in.
    Refused,
}

impl Verdict {
    /// The message that names it.
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Added => "import-verdict-added",
            Self::Updated => "import-verdict-updated",
            Self::Same => "import-verdict-same",
            Self::Refused => "import-verdict-refused",
        }
    }
}

/// Why a row is refused, or what is said about one that is brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultReason {
    /// The cell itself cannot be used.
    Cell(Reason),
    /// No address of this code or these names.
    UnknownAddress,
    /// The address was merged into the one of this code.
    MergedAddress(String),
    /// The client of the address was anonymised: what is personal does not come back by a list.
    ForgottenAddress,
    /// So many addresses have these names: only a code tells them apart.
    SeveralAddresses(usize),
    /// An earlier row of the file says something else about the same address.
    RepeatedAddress {
        /// That row.
        row: usize,
    },
    /// The day lies after this one, on which the file is brought in.
    LaterThanToday(NaiveDate),
    /// A document of this number, day and address was brought in already, and says something else of this product.
    DocumentDiffers,
    /// Neither units nor containers nor money.
    NothingInRow,
    /// Money for nothing: an amount without a quantity.
    AmountWithoutQuantity,
    /// No product is named, and none of the office takes part in the consumption data.
    NoUsualProduct,
    /// Said, not refused: the status of an address that the office knows moves by its own work alone.
    StatusStays,
    /// There is no reason of churn with which a case could be opened.
    NoChurnReason,
}

impl FaultReason {
    /// The message that says it to the user.
    pub const fn message_id(&self) -> &'static str {
        match self {
            Self::Cell(reason) => reason.message_id(),
            Self::UnknownAddress => "import-unknown-address",
            Self::MergedAddress(_) => "import-merged-address",
            Self::ForgottenAddress => "import-forgotten-address",
            Self::SeveralAddresses(_) => "import-several-addresses",
            Self::RepeatedAddress { .. } => "import-repeated-address",
            Self::LaterThanToday(_) => "import-later-than-today",
            Self::DocumentDiffers => "import-document-differs",
            Self::NothingInRow => "import-nothing-in-row",
            Self::AmountWithoutQuantity => "import-amount-without-quantity",
            Self::NoUsualProduct => "import-no-usual-product",
            Self::StatusStays => "import-status-stays",
            Self::NoChurnReason => "import-no-churn-reason",
        }
    }

    /// The variables of that message.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Cell(reason) => reason.arguments(),
            Self::MergedAddress(code) => vec![("code", code.clone())],
            Self::SeveralAddresses(count) => vec![("count", count.to_string())],
            Self::RepeatedAddress { row } => vec![("row", row.to_string())],
            Self::LaterThanToday(today) => vec![("today", today.format("%d.%m.%Y").to_string())],
            _ => Vec::new(),
        }
    }
}

/// A cell at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Code of the column, the end of `import-column-…`.
    pub column: &'static str,
    /// What stands in the cell.
    pub value: String,
    /// What is wrong with it.
    pub reason: FaultReason,
}

impl Fault {
    pub(super) fn new<C: Column>(column: C, value: impl Into<String>, reason: FaultReason) -> Self {
        Self { column: column.code(), value: value.into(), reason }
    }
}

impl<C: Column> From<CellError<C>> for Fault {
    fn from(error: CellError<C>) -> Self {
        Self { column: error.column.code(), value: error.value, reason: FaultReason::Cell(error.reason) }
    }
}

/// The verdict on one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowVerdict {
    /// Line of the text or row of the sheet, as the user's own program counts them.
    pub row: usize,
    /// What becomes of it.
    pub verdict: Verdict,
}

/// A row that is not brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// Line of the text or row of the sheet.
    pub row: usize,
    /// Every cell at fault.
    pub faults: Vec<Fault>,
}

/// Rows by verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// New.
    pub added: u32,
    /// Changed something.
    pub updated: u32,
    /// Changed nothing.
    pub same: u32,
    /// Refused.
    pub refused: u32,
}

impl Counts {
    /// Whether the file changed anything.
    pub const fn changed(&self) -> bool {
        self.added + self.updated > 0
    }

    pub(super) const fn rows(&self) -> [u32; 4] {
        [self.added, self.updated, self.same, self.refused]
    }
}

/// A product that the office did not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatedProduct {
    /// The code that it was given.
    pub code: String,
    /// As the list names it.
    pub name: String,
    /// Millilitres of one container by its name; `None`: plain goods.
    pub consumption_ml: Option<i64>,
}

/// What the office did not have and the file names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Created {
    /// Products.
    pub products: Vec<CreatedProduct>,
    /// Routes.
    pub routes: Vec<String>,
    /// Managers: users with the role of an operator.
    pub managers: Vec<String>,
}

/// How a list of deliveries moves balances. A debt and containers of a list of clients are what stood before the first delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BalancesMoved {
    /// Addresses whose balance is another one afterwards.
    pub addresses: u32,
    /// By how much all debts grow; negative: they fall.
    pub debt: Money,
    /// By how many the containers at addresses grow.
    pub containers: i64,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// The import, to undo it by; `None`: it changed nothing, or was only tried out.
    pub import: Option<ImportId>,
    /// Rows by verdict.
    pub counts: Counts,
    /// Verdicts on the first rows.
    pub first: Vec<RowVerdict>,
    /// Every refused row, in the order of the file.
    pub refused: Vec<RefusedRow>,
    /// What is to be said about rows that are brought in: the first thousand.
    pub warnings: Vec<RefusedRow>,
    /// What the office did not have.
    pub created: Created,
    /// How deliveries move balances.
    pub balances: BalancesMoved,
}

impl ImportReport {
    /// Notes the verdict on a row.
    pub(super) fn note(&mut self, row: usize, verdict: Verdict) {
        let count = match verdict {
            Verdict::Added => &mut self.counts.added,
            Verdict::Updated => &mut self.counts.updated,
            Verdict::Same => &mut self.counts.same,
            Verdict::Refused => &mut self.counts.refused,
        };
        *count += 1;
        if self.first.len() < FIRST_ROWS {
            self.first.push(RowVerdict { row, verdict });
        }
    }

    /// Notes a row that is not brought in.
    pub(super) fn refuse(&mut self, row: usize, faults: Vec<Fault>) {
        self.note(row, Verdict::Refused);
        self.refused.push(RefusedRow { row, faults });
    }

    /// Notes what is to be said about a row that is brought in.
    pub(super) fn warn(&mut self, row: usize, faults: Vec<Fault>) {
        if !faults.is_empty() && self.warnings.len() < MOST_WARNINGS {
            self.warnings.push(RefusedRow { row, faults });
        }
    }

    /// Rows that were looked at.
    pub(super) const fn rows(&self) -> usize {
        let counts = &self.counts;
        (counts.added + counts.updated + counts.same + counts.refused) as usize
    }
}
