//! Why something was not done. Nothing was written; the window and the command line put it into words.

use chrono::{NaiveDate, NaiveDateTime};

use super::absence::AbsenceRefusal;
use super::client_change::ClientInput;
use super::directory::DirectoryRefusal;
use super::import::ImportRefusal;
use super::merging::MergeRefusal;
use super::papers::Requisite;
use super::personal_data::ForgetRefusal;
use super::rights::Right;
use super::signing_in::SignInRefusal;
use crate::domain::address::ChurnStage;
use crate::domain::money::Money;
use crate::domain::order::OrderStatus;
use crate::domain::people::RoleSet;
use crate::domain::planning::PlanningSettingsError;
use crate::store::StoreError;
use crate::workflow::churn::Blocked;

/// What was looked for and is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A user of this name.
    User,
    /// An address of this code.
    Address,
    /// A product of this code.
    Product,
    /// An order.
    Order,
    /// A sale.
    Sale,
    /// A task.
    Task,
    /// A manager of this name.
    Manager,
    /// A route of this name.
    Route,
    /// A reason.
    Reason,
    /// A merge of duplicates.
    Merge,
    /// A counterparty.
    Counterparty,
    /// A price list in use.
    PriceList,
    /// A contact person.
    Contact,
    /// A purpose of contacts.
    Purpose,
    /// One who drives.
    Driver,
    /// A vehicle.
    Vehicle,
    /// A payment.
    Payment,
    /// A movement of containers.
    Movement,
    /// A phone of a contact person.
    Phone,
    /// A row of the history.
    Entry,
    /// A paper that was made.
    Paper,
    /// What was offered to win a customer back.
    Offer,
    /// A contact that was made.
    ContactMade,
    /// A kind of containers.
    ContainerKind,
    /// A payment that was promised.
    Promise,
    /// An entry of a bank statement.
    BankEntry,
}

impl Thing {
    /// Stable word, part of the name of its sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Address => "address",
            Self::Product => "product",
            Self::Order => "order",
            Self::Sale => "sale",
            Self::Task => "task",
            Self::Manager => "manager",
            Self::Route => "route",
            Self::Reason => "reason",
            Self::Merge => "merge",
            Self::Counterparty => "counterparty",
            Self::PriceList => "price-list",
            Self::Contact => "contact",
            Self::Purpose => "purpose",
            Self::Driver => "driver",
            Self::Vehicle => "vehicle",
            Self::Payment => "payment",
            Self::Movement => "movement",
            Self::Phone => "phone",
            Self::Entry => "entry",
            Self::Paper => "paper",
            Self::Offer => "offer",
            Self::ContactMade => "contact-made",
            Self::ContainerKind => "container-kind",
            Self::Promise => "promise",
            Self::BankEntry => "bank-entry",
        }
    }
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A folder for backups that is no folder or cannot be made.
    BackupFolder,
    /// More backups of a kind than are kept: at most so many.
    BackupsKept(usize),
    /// Days without a backup outside 1 … so many.
    BackupsLate(i64),
    /// A document without lines.
    NoLines,
    /// A quantity outside 1 … 100,000.
    Quantity(i64),
    /// A number of returned containers outside 0 … 100,000.
    Returned(i64),
    /// A sum beyond what money can hold.
    Sum,
    /// A date outside 2000 … 2100.
    Date(NaiveDate),
    /// A date that must lie later than another.
    NotAfter {
        /// What was chosen.
        chosen: NaiveDate,
        /// What it must lie after.
        after: NaiveDate,
    },
    /// A day that lies before today.
    Past(NaiveDate),
    /// A last day before the first one.
    Before {
        /// What was chosen.
        chosen: NaiveDate,
        /// The first day.
        first: NaiveDate,
    },
    /// The day of a document, a delivery or an evening that has not come yet.
    Future(NaiveDate),
    /// A text that must not be empty.
    EmptyText,
    /// A text longer than the limit.
    LongText(usize),
    /// A text with a control character that cannot be stored.
    ControlCharacter,
    /// Planning settings that contradict themselves.
    Planning(PlanningSettingsError),
    /// Litres in one unit that cannot be, or of a product that has no container (S1-06).
    Consumption,
    /// A payment of nothing or less.
    Payment,
    /// A time of delivery that is no time, or ends before it begins.
    Window,
    /// A deposit for so many containers, where fewer go out in which one is taken.
    Deposit(i64),
    /// A price below nothing or beyond ten million.
    Price(Money),
    /// A price from a day that has passed.
    PriceInPast(NaiveDate),
    /// A discount outside 0 … 100 %, in hundredths of a percent.
    Discount(i64),
    /// A change of prices outside −99 … +1,000 %, in hundredths of a percent.
    Percent(i64),
    /// A name that something else of its kind has already.
    NameTaken(String),
    /// More deliveries at once than can be ordered.
    TooManyDeliveries(usize),
    /// A field of the card of a client.
    Client(ClientInput),
    /// People or litres of the calculator that cannot be (S1-17).
    Calculator,
    /// More rows at once than one command handles.
    TooManyRows {
        /// How many there are.
        rows: usize,
        /// At most so many.
        most: usize,
    },
    /// A number of containers outside 1 … 100,000.
    Containers(i64),
    /// More containers than the so many that a deposit covers.
    NotCovered(i64),
    /// More money for a deposit than the so much that was taken.
    DepositHeld(Money),
    /// A time of day that is none, or that daylight saving skips on that day.
    Time,
    /// A moment of the workstation's time that has passed.
    PastMoment(NaiveDateTime),
    /// Something about the office that papers name is not what it can be.
    Requisite(Requisite),
    /// A date more than a year ahead.
    TooFar(NaiveDate),
    /// A discount that is offered needs a last day.
    OfferWithoutEnd,
    /// An adjustment that leaves every kind of containers as it is.
    NoAdjustment,
    /// More containers of one kind than stand at the address.
    NotThere {
        /// Name of the kind.
        kind: String,
        /// How many there are.
        stands: i64,
    },
    /// The day of a promise that has passed.
    PromiseInPast(NaiveDate),
    /// More money than the advance of so much.
    BeyondAdvance(Money),
}

/// Why a handling of a row cannot be taken back: what rests on it since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resting {
    /// Nothing is to be taken back: what was done is of no kind that is.
    Nothing,
    /// It was taken back already.
    Undone,
    /// Its order went on.
    Order {
        /// Number of the order.
        number: String,
        /// Where it is now.
        status: OrderStatus,
    },
    /// A sale was recorded; its number.
    Sale(String),
    /// The contact of this date, which followed, was handled or replaced.
    Contact(NaiveDate),
    /// The order of this number brought the address back from churn review.
    Review(String),
    /// The address was closed on the strength of it.
    Closed,
    /// Containers of this kind went back since: so many fewer than none would be left.
    Containers(String),
    /// The churn case went on since this day, to this stage or out of review.
    Stage {
        /// Where it is now.
        stage: ChurnStage,
        /// Since when.
        since: NaiveDate,
    },
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Several things are wrong with what was typed.
    Several(Vec<Self>),
    /// None of the actor's roles may do it; these may.
    NotAllowed(Right, RoleSet),
    /// Something named does not exist.
    NotFound(Thing, String),
    /// Somebody changed it since it was read.
    Stale {
        /// Who; `None`: the program.
        by: Option<String>,
        /// Instant, UTC.
        at: String,
    },
    /// The address is closed.
    AddressClosed,
    /// The address was merged into this one: client, place and code.
    AddressMerged(String),
    /// The order of this number goes to a closed address, to which nothing is delivered any more (S0-32).
    DeliveryToClosed(String),
    /// The address is not in a state in which this can be done.
    AddressNotActive,
    /// The address was taken out of the lists: the import that brought it in was undone.
    AddressPutAway,
    /// The order is in a status in which this cannot be done.
    OrderStatus(OrderStatus),
    /// The task was handled already.
    TaskHandled,
    /// A contact that the plan arranges is handled by an order, another date or churn, not as done.
    TaskNeedsOutcome,
    /// The sale was voided already.
    SaleVoided,
    /// Prices or terms changed since they were looked at.
    PricesChanged,
    /// The price list cannot be put away: it is the office's, or so many counterparties buy by it.
    ListInUse(i64),
    /// The payment or the movement of this number was voided already.
    DocumentVoided(String),
    /// The entry of the statement was posted or dismissed already.
    BankEntryHandled,
    /// The containers at the address are not those that were seen: there are so many now.
    ContainersChanged(i64),
    /// The run has no order with which this can be done.
    EmptyRun,
    /// Of the rows that were marked none can be handled any more.
    NoRowLeft,
    /// The run of this day cannot be handed in: the day has not come.
    RunAhead(NaiveDate),
    /// The handling cannot be taken back: something rests on it.
    Undo(Resting),
    /// The address is in no churn review.
    NotInReview,
    /// Something stands against a step of a churn review.
    Review(Blocked),
    /// The order of this number took the offer up.
    OfferTaken(String),
    /// What was typed is wrong.
    Input(Input),
    /// The same command was carried out before: it is done, and was not done twice.
    AlreadyDone,
    /// It was cancelled by the user; nothing was written.
    Cancelled,
    /// An absence cannot be as it was typed.
    Absence(AbsenceRefusal),
    /// Something stands against a change of a directory or a setting.
    Directory(DirectoryRefusal),
    /// A file cannot be brought in, or an import not be undone.
    Import(ImportRefusal),
    /// Two cannot become one, or a merge not be undone.
    Merge(MergeRefusal),
    /// Something stands against giving up what is personal of somebody.
    Forget(ForgetRefusal),
    /// Somebody was not let in, or a password not taken.
    SignIn(SignInRefusal),
    /// The thread that owns the office is gone.
    OfficeGone,
    /// The store failed. Nothing was written.
    Store(StoreError),
    /// The store failed while it wrote for good, and cannot say whether it did. The command's key will tell.
    Unknown(StoreError),
}

impl Refusal {
    /// What kind of refusal it is, for the log: a text in one may be a name.
    pub fn kind(&self) -> String {
        format!("{self:?}").split('"').next().unwrap_or_default().to_owned()
    }

    /// All that is wrong, as one refusal.
    ///
    /// # Errors
    /// The refusal, where anything is wrong.
    pub(super) fn all(mut faults: Vec<Self>) -> Result<(), Self> {
        match faults.len() {
            0 => Ok(()),
            1 => Err(faults.remove(0)),
            _ => Err(Self::Several(faults)),
        }
    }

    /// Each thing that is wrong for itself.
    pub fn each(self) -> Vec<Self> {
        match self {
            Self::Several(faults) => faults,
            one => vec![one],
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<AbsenceRefusal> for Refusal {
    fn from(refusal: AbsenceRefusal) -> Self {
        Self::Absence(refusal)
    }
}

impl From<ImportRefusal> for Refusal {
    fn from(refusal: ImportRefusal) -> Self {
        Self::Import(refusal)
    }
}

impl From<MergeRefusal> for Refusal {
    fn from(refusal: MergeRefusal) -> Self {
        Self::Merge(refusal)
    }
}

impl From<DirectoryRefusal> for Refusal {
    fn from(refusal: DirectoryRefusal) -> Self {
        Self::Directory(refusal)
    }
}

impl From<Resting> for Refusal {
    fn from(resting: Resting) -> Self {
        Self::Undo(resting)
    }
}

impl From<Blocked> for Refusal {
    fn from(blocked: Blocked) -> Self {
        Self::Review(blocked)
    }
}

impl From<Input> for Refusal {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}
