//! Identifiers. Each kind of thing has its own, so that a task can never be taken for an address.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub i64);
    )+};
}

ids! {
    /// A person or company that pays.
    CounterpartyId,
    /// A delivery address: where water goes.
    AddressId,
    /// A contact person.
    ContactId,
    /// A phone of a contact person.
    PhoneId,
    /// A product of the directory.
    ProductId,
    /// A route: the run that an address is on.
    RouteId,
    /// A user of the program, also as the manager of an address.
    UserId,
    /// A customer order.
    OrderId,
    /// A posted sale.
    SaleId,
    /// A task of an operator.
    TaskId,
    /// A call or another contact that was made.
    ContactMadeId,
    /// A comment of a thread.
    CommentId,
    /// A row of the history: one command that was carried out.
    HistoryId,
    /// A churn case.
    CaseId,
    /// What was offered to win a customer back.
    OfferId,
    /// A reason of one of the dictionaries of reasons.
    ReasonId,
    /// A type of journal record.
    JournalTypeId,
    /// A list of prices.
    PriceListId,
    /// One import of a file.
    ImportId,
    /// A purpose of contacts (S1-02).
    PurposeId,
    /// An absence of a manager whose list somebody else works.
    SubstitutionId,
    /// A list that went to another manager for good.
    ReassignmentId,
    /// A posted payment.
    PaymentId,
    /// A posted movement of containers.
    MovementId,
    /// A paper that was made.
    PaperId,
    /// A route on a day.
    RunId,
    /// One who drives.
    DriverId,
    /// A vehicle.
    VehicleId,
    /// A kind of returnable containers.
    ContainerKindId,
    /// A payment that a debtor promised.
    PromiseId,
    /// Money of a bank statement.
    BankEntryId,
}
