//! Reconciliation statements (S0-34, S1-68): what was owed before, everything that moved, what is owed after.

use chrono::NaiveDate;

use super::{Draft, PaperMade, keep, party, requisites};
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::domain::money::Money;
use crate::domain::paper::{PaperBody, PaperForm, Standing, StatementLine, StatementPaper};
use crate::service::lines::check_date;
use crate::service::office::{Command, Work};
use crate::service::refusal::{Input, Refusal, Thing};
use crate::service::rights::Right;
use crate::store::{Paper, PaperOf, Read};

/// What a statement is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Whose.
    pub counterparty: CounterpartyId,
    /// Of which address; `None`: of all.
    pub address: Option<AddressId>,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
}

/// Makes a reconciliation statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MakeStatement(pub Span);

impl Command for MakeStatement {
    type Value = PaperMade;
    const NAME: &'static str = "make_statement";
    const RIGHT: Right = Right::CollectDebts;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<PaperMade, Refusal> {
        let Self(span) = *self;
        let paper = statement(work.tx, span, work.stamp.today)?;
        let Span { counterparty, address, from, to } = span;
        let first = work.tx.addresses_of(counterparty)?.first().map(|one| one.id);
        work.changes.address = address.or(first);
        work.note("from", from.to_string());
        work.note("to", to.to_string());
        let draft = Draft {
            form: PaperForm::Statement,
            day: work.stamp.today,
            counterparty,
            address,
            of: PaperOf::Days { address, from, to },
            order: None,
            total: paper.closing.debt,
            vat: Money::ZERO,
            body: PaperBody::Statement(paper),
        };
        // Of days that moved on since a statement is made anew: the other side has the older one in hand.
        keep(work, &draft, true)
    }
}

/// What a reconciliation statement says. Voided documents are not on it, and both days are included.
///
/// # Errors
/// Days that cannot be, an address of somebody else, and when the store fails.
pub fn statement(read: &Read<'_>, span: Span, today: NaiveDate) -> Result<StatementPaper, Refusal> {
    let Span { counterparty, address, from, to } = span;
    let client = party(read, counterparty)?;
    check_date(from)?;
    check_date(to)?;
    if to < from {
        return Err(Input::Before { chosen: to, first: from }.into());
    }
    if to > today {
        return Err(Input::Future(to).into());
    }
    let mut all = Vec::new();
    let mut place = None;
    let addresses = match address {
        Some(one) => vec![one],
        None => read.all_addresses_of(counterparty)?,
    };
    for id in addresses {
        let unknown = || Refusal::NotFound(Thing::Address, id.0.to_string());
        let row = read.address(id)?.filter(|row| row.address.counterparty == counterparty);
        let text = row.ok_or_else(unknown)?.address.text;
        if address.is_some() {
            place = Some(text.clone());
        }
        all.extend(read.papers_of(id)?.into_iter().map(|paper| (text.clone(), paper)));
    }
    all.retain(|(_, paper)| !paper.voided && paper.on <= to);
    // An opening balance stands before everything else of its day, as on the card.
    all.sort_by(|(_, one), (_, other)| order(one).cmp(&order(other)));
    let several = all.iter().any(|(text, _)| Some(text) != all.first().map(|(text, _)| text));
    let mut opening = Standing::default();
    let mut closing = Standing::default();
    let mut lines = Vec::new();
    for (text, paper) in all {
        let on = paper.on;
        let line = line(paper, several.then_some(text));
        closing = closing.after(&line).ok_or(Input::Sum)?;
        if on < from {
            opening = closing;
        } else {
            lines.push(line);
        }
    }
    let office = requisites::named(read)?;
    Ok(StatementPaper { office, client, place, from, to, opening, lines, closing })
}

fn order(paper: &Paper) -> (NaiveDate, bool, &str, crate::store::PaperKind, i64) {
    (paper.on, paper.word != "opening", &paper.posted_at, paper.kind, paper.id)
}

fn line(paper: Paper, place: Option<String>) -> StatementLine {
    StatementLine {
        on: paper.on,
        word: paper.word,
        number: paper.number,
        place,
        debt: paper.debt,
        brought: paper.brought,
        returned: paper.returned,
        deposited: paper.deposited,
    }
}
