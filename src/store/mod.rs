//! The only place that knows SQLite: opening, transactions, one file per entity.
//!
//! Reads take a [`Read`], writes a [`Write`]; both live inside one transaction of a [`Connection`]. Dates are
//! `TEXT`, money minor units, volume millilitres (see `schema.sql`). Nothing here decides a rule of business.

mod accounts;
mod backup;
mod balance;
mod bank;
mod calendar;
mod calling;
mod check;
mod churn;
mod churn_figures;
mod cipher;
mod client;
mod client_card;
mod client_lists;
mod compare;
mod connection;
mod contact;
mod contact_made;
mod container_kind;
mod convert;
mod create;
mod debt;
mod desk;
mod directory;
mod disk;
mod duplicate;
mod entry;
mod error;
mod forget;
mod header;
mod history;
mod identity;
mod import;
mod journal;
mod leftover;
mod look;
mod made_paper;
mod manual_task;
mod merge;
#[cfg(test)]
mod migration_tests;
mod notes;
mod offer;
mod office;
mod order;
mod payment;
mod peek;
mod places;
mod plan;
mod price;
mod promise;
#[cfg(test)]
mod query_plan;
mod raising;
mod reading;
mod rebuild;
mod rehearsal;
mod rights;
mod run;
mod sale;
mod salvage;
mod seal;
mod search;
mod settling;
mod signing_in;
mod substitution;
mod task;
mod thread;
mod typed;
mod wording_of_schema;

pub use accounts::{AccountOf, BalanceLine, PaidLine, SoldLine};
pub use backup::{CopyError, HistoryHead, Totals, Unfit, name_copy, stubbornly};
pub use balance::Balance;
pub use bank::{BankEntryRow, NewBankEntry, PayerRow};
pub use calendar::{CalendarDay, DayMark};
pub use calling::ConsentRow;
pub use check::Finding;
pub use churn::{ChurnCaseRow, Given, Hand, NewChurnCase, NewChurnStep, Standpoint};
pub use churn_figures::{FigureCase, FigureStep};
#[cfg(feature = "encrypted")]
pub use cipher::recast;
pub use cipher::{CAN_ENCRYPT, Lock, UnlockError, is_encrypted, is_locked, let_go, lock_of, unlock};
pub use client::{
    AddressRow, ContactRow, CounterpartyRow, NewAddress, NewContact, NewCounterparty, PhoneRow,
};
pub use client_card::{AddressDetails, AddressOf, CardCounts, CounterpartyCard, CounterpartyDetails};
pub use client_lists::{JournalOf, OrderOf, Paper, PaperKind};
pub use compare::{Difference, differences};
pub use connection::{Connection, Failure, OpenError, Read, SCHEMA_VERSION, Write};
pub use contact::{Consents, ContactCard, NumberOf, PersonDetails};
pub use contact_made::{CallPhone, ContactMadeRow, NewContactMade, RunningCall};
pub use container_kind::{ContainerKind, KindStanding};
pub use create::{CreateError, create, create_locked};
pub use debt::{DebtCalls, DebtorRow};
pub use desk::{BirthdayRow, ChurnRow, Counts, DeskQuery, DeskRow, DueCall};
pub use directory::{NewProduct, Product, Reason, Route, User};
pub use disk::{Disk, disk, lay_on};
pub use duplicate::Alike;
pub use entry::{Entry, Item};
pub use error::StoreError;
pub use forget::{Belongings, Forgotten, OpenMatter, Subject};
#[cfg(feature = "encrypted")]
pub use header::is_readable;
pub use history::{CommandKey, HistoryEntry, HistoryRecord, HistoryRow, LogPart, LogRow};
pub use import::{
    AddressName, BroughtLine, BroughtSale, CounterpartyName, DeliveryLoader, ImportBefore, ImportRow,
    KnownContact, Leftover, MergedName, Opening, Person, PersonNote,
};
pub use journal::{
    Ahead, Halt, HaltReason, Head, JOURNAL_FOLDER, JOURNAL_FOLDER_BEFORE, JournalFinding, JournalNotice,
    JournalSpan, Signed, choose_journal_folder, delete_journals, forget_journals, journal_finding,
    journal_folder_beside, journal_folders, lost, outlived,
};
pub use look::{
    Beyond, Damage, Inside, JOURNALS, LookError, Looked, StillKnown, ahead, beyond, examine, forgotten_in,
    holds, is_in_use, look, prove, still_known, with_journals,
};
pub use made_paper::{MadePaper, NewPaper, PaperOf, SaleGoods};
pub use manual_task::{ManualTaskFields, ManualTaskRow, PurposeRow};
pub use merge::{Before, Changing, Footprint, MergeRun, Moving};
pub use notes::PermanentNotes;
pub use offer::{NewOffer, OfferRow};
pub use office::{Numbering, Office};
pub use order::{DeliveryNotes, NewOrder, OrderLine, OrderRow};
pub use payment::{
    MovementByHand, MovementKind, MovementRow, NewContainerMovement, NewDeposit, NewPayment, PaymentRow,
};
pub use places::PlaceRow;
pub use plan::{PlanRow, Planned};
pub use price::{ListedPrice, OwnPrice, PriceList, Pricing};
pub use promise::{NewPromise, PromiseRow, PromiseState};
pub use raising::Raising;
pub use rebuild::{Rebuilding, Replayed};
pub use rehearsal::Trial;
pub use run::{HandedIn, RunDriver, RunRow, RunVehicle, Stop, StopLine, StopSale, Takings};
pub use sale::{DeliveryTotals, NewSale, SaleLine, SaleRow};
pub use salvage::{SavedTable, faults, mend_beginning, remove_copy};
pub use seal::Personal;
pub use search::{FoundOrder, FoundRow, Happening, SearchedAddress, SearchedClient, SearchedPerson};
pub use signing_in::Login;
pub use substitution::{Holdings, ListSize, ReassignmentRow, SubstitutionRow};
pub use task::{ArrangedTask, Handled, HandledPlan, Meant, NewTask, TaskRow};
pub use thread::{CommentRow, JournalRow, JournalType};
pub use typed::Typed;
