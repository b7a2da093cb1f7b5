//! Papers of a sale and of a debt: made from what stands in the office, kept as they were made, and voided.
//!
//! A paper is numbered when it is made. Made again of what did not change it is the same paper; where the order, the prices
//! or the requisites changed since, it is made anew only when that is asked for, and the older one is voided then.

mod goods;
mod requisites;
mod statement;

use chrono::NaiveDate;

use super::office::{Actor, Command, Work, allowed};
use super::refusal::{Refusal, Thing};
use super::rights::Right;
use crate::domain::ids::{AddressId, CounterpartyId, OrderId, PaperId};
use crate::domain::money::Money;
use crate::domain::paper::{GoodsPaper, PaperBody, PaperForm, Party};
use crate::store::{MadePaper, NewPaper, PaperOf, Read, StoreError};

pub use goods::{InvoiceOf, MakeDeliveryNote, MakeInvoice, look_at_delivery_note, look_at_invoice};
pub(super) use requisites::is_tax_reason_code;
pub use requisites::{ChangeRequisites, Requisite, requisites};
pub use statement::{MakeStatement, Span, statement};

/// A paper as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPaper {
    /// Number, date, whose.
    pub row: MadePaper,
    /// What stands on it.
    pub body: PaperBody,
}

impl KeptPaper {
    /// Whether it is an invoice that does not say to which account of which bank it is paid.
    pub fn lacks_bank(&self) -> bool {
        match &self.body {
            PaperBody::Goods(goods) => lacks_bank(self.row.form, goods),
            PaperBody::Statement(_) => false,
        }
    }
}

/// An invoice or a delivery note that has no number yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperDraft {
    /// Which of them.
    pub form: PaperForm,
    /// What would stand on it.
    pub goods: GoodsPaper,
}

impl PaperDraft {
    /// Whether it is an invoice that would not say to which account of which bank it is paid.
    pub fn lacks_bank(&self) -> bool {
        lacks_bank(self.form, &self.goods)
    }
}

fn lacks_bank(form: PaperForm, goods: &GoodsPaper) -> bool {
    let office = &goods.office;
    let named = [&office.bank, &office.bank_code, &office.account];
    form == PaperForm::Invoice && named.iter().any(|one| one.is_empty())
}

/// A paper that is looked at before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// It was not made yet.
    Draft(Box<PaperDraft>),
    /// It was made before.
    Made(PaperMade),
}

/// What came of making a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It was made now.
    Fresh,
    /// It was made before, and says the same.
    Same,
    /// It was made before, and what it is about changed since.
    Outdated,
}

/// A paper that was made, now or before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperMade {
    /// Which.
    pub id: PaperId,
    /// Its number.
    pub number: String,
    /// When it was made, and whether it still holds.
    pub made: Made,
}

/// A paper before it has a number.
struct Draft {
    form: PaperForm,
    day: NaiveDate,
    counterparty: CounterpartyId,
    address: Option<AddressId>,
    of: PaperOf,
    order: Option<OrderId>,
    total: Money,
    vat: Money,
    body: PaperBody,
}

/// Keeps a paper under the next number, unless one that says the same was made before.
fn keep(work: &mut Work<'_>, draft: &Draft, anew: bool) -> Result<PaperMade, Refusal> {
    let body = serde_json::to_string(&draft.body).map_err(|error| StoreError::Other(error.to_string()))?;
    work.note("paper_form", draft.form.code());
    if let Some((known, kept)) = work.tx.paper_about(draft.form, draft.counterparty, draft.of)? {
        let same = read_body(&kept).is_ok_and(|kept| kept == draft.body);
        if same || !anew {
            work.note("paper", known.number.clone());
            let made = if same { Made::Same } else { Made::Outdated };
            return Ok(PaperMade { id: known.id, number: known.number, made });
        }
        work.tx.void_paper(known.id, work.signature())?;
        work.note("replaced", known.number);
    }
    let number = work.tx.next_number(draft.form.code())?;
    let new = NewPaper {
        form: draft.form,
        number: &number,
        day: draft.day,
        counterparty: draft.counterparty,
        address: draft.address,
        of: draft.of,
        total: draft.total,
        vat: draft.vat,
        body: &body,
    };
    let id = work.tx.insert_paper(&new, draft.order, work.signature())?;
    work.note("paper", number.clone());
    work.note("total", draft.total.as_minor());
    Ok(PaperMade { id, number, made: Made::Fresh })
}

fn read_body(body: &str) -> Result<PaperBody, StoreError> {
    serde_json::from_str(body).map_err(|error| StoreError::Damaged(error.to_string()))
}

/// A counterparty as papers name it.
fn party(read: &Read<'_>, id: CounterpartyId) -> Result<Party, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Counterparty, id.0.to_string());
    let known = read.counterparty_card(id)?.ok_or_else(unknown)?.details;
    Ok(Party {
        name: if known.legal_name.is_empty() { known.name } else { known.legal_name },
        tax_number: known.tax_number,
        tax_reason_code: known.tax_reason_code,
        address: known.legal_address,
    })
}

/// A paper as it was made.
///
/// # Errors
/// When there is none, and when the store fails.
pub fn kept_paper(read: &Read<'_>, id: PaperId) -> Result<KeptPaper, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Paper, id.0.to_string());
    let (row, body) = read.made_paper(id)?.ok_or_else(unknown)?;
    Ok(KeptPaper { row, body: read_body(&body)? })
}

/// The papers of the client of an address, newest first, voided ones among them.
///
/// # Errors
/// When there is no such address, and when the store fails.
pub fn papers_of_client(read: &Read<'_>, address: AddressId) -> Result<Vec<MadePaper>, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let row = read.address(address)?.ok_or_else(unknown)?;
    Ok(read.made_papers_of(row.address.counterparty)?)
}

/// The register: the papers of a period, both days included, newest first, voided ones among them.
///
/// # Errors
/// When the actor may not see to debts, and when the store fails.
pub fn register(
    read: &Read<'_>,
    actor: &Actor,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<MadePaper>, Refusal> {
    allowed(read, actor, Right::CollectDebts)?;
    Ok(read.made_papers_between(from, to)?)
}

/// Voids an invoice or a delivery note. What stands on it stays, and its number is not given again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoidPaper {
    /// Which.
    pub paper: PaperId,
}

impl Command for VoidPaper {
    type Value = ();
    const NAME: &'static str = "void_paper";
    const RIGHT: Right = right(PaperForm::Invoice);

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        void(work, self.paper, |form| form != PaperForm::Statement)
    }
}

/// Voids a reconciliation statement, in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoidStatement {
    /// Which.
    pub paper: PaperId,
}

impl Command for VoidStatement {
    type Value = ();
    const NAME: &'static str = "void_statement";
    const RIGHT: Right = right(PaperForm::Statement);

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        void(work, self.paper, |form| form == PaperForm::Statement)
    }
}

/// A paper of another kind is none here: it takes another right.
fn void(work: &mut Work<'_>, id: PaperId, is_one: fn(PaperForm) -> bool) -> Result<(), Refusal> {
    let unknown = || Refusal::NotFound(Thing::Paper, id.0.to_string());
    let (paper, _) = work.tx.made_paper(id)?.filter(|(paper, _)| is_one(paper.form)).ok_or_else(unknown)?;
    if paper.voided {
        return Err(Refusal::DocumentVoided(paper.number));
    }
    work.tx.void_paper(id, work.signature())?;
    work.note("paper_form", paper.form.code());
    work.note("paper", paper.number);
    work.changes.address = paper.card;
    Ok(())
}

/// The right that making and voiding such a paper takes.
pub const fn right(form: PaperForm) -> Right {
    match form {
        PaperForm::Invoice | PaperForm::DeliveryNote => Right::PostSales,
        PaperForm::Statement => Right::CollectDebts,
    }
}
