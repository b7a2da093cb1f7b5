//! The only place that knows SQLite: opening, transactions, one file per entity.
//!
//! Reads take a [`Read`], writes a [`Write`]; both live inside one transaction of a [`Connection`]. Dates are
//! `TEXT`, money minor units, volume millilitres (see `schema.sql`). Nothing here decides a rule of business.

mod balance;
mod calendar;
mod check;
mod churn;
mod client;
mod connection;
mod convert;
mod create;
mod desk;
mod directory;
mod entry;
mod error;
mod header;
mod history;
mod import;
mod office;
mod order;
mod payment;
mod plan;
mod sale;
mod task;
mod thread;

pub use balance::Balance;
pub use calendar::{CalendarDay, DayMark};
pub use check::Finding;
pub use churn::{NewChurnCase, NewChurnStep};
pub use client::{
    AddressRow, ContactRow, CounterpartyRow, NewAddress, NewContact, NewCounterparty, PhoneRow,
};
pub use connection::{Connection, Failure, OpenError, Read, SCHEMA_VERSION, Write};
pub use create::{CreateError, create};
pub use desk::{BirthdayRow, ChurnRow, Counts, DeskQuery, DeskRow, DueCall};
pub use directory::{NewProduct, Product, Reason, Route, User};
pub use entry::{Entry, Item};
pub use error::StoreError;
pub use history::{CommandKey, HistoryEntry};
pub use import::{
    AddressName, BroughtLine, BroughtSale, CounterpartyName, DeliveryLoader, ImportBefore, ImportRow,
    KnownContact, Leftover, Opening,
};
pub use office::{Numbering, Office};
pub use order::{NewOrder, OrderLine, OrderRow};
pub use payment::{NewContainerMovement, NewPayment};
pub use plan::{PlanRow, Planned};
pub use sale::{DeliveryTotals, NewSale, SaleLine, SaleRow};
pub use task::{ArrangedTask, Handled, HandledPlan, NewTask, TaskRow};
pub use thread::{CommentRow, JournalRow};
