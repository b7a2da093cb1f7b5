//! Money that came in by the bank: statements are read in, each entry once; the program proposes whose it is, and a person
//! confirms.

use super::lines::{check_document_day, check_paid, check_text};
use super::office::{Actor, Command, Work, allowed};
use super::payment::{self, check_address};
use super::promises::paying;
use super::refusal::{Refusal, Thing};
use super::rights::Right;
use crate::domain::ids::{AddressId, BankEntryId};
use crate::domain::limits::LONGEST_REMARK;
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::exchange::bank_statement::Statement;
use crate::store::{BankEntryRow, NewBankEntry, PayerRow, Read, StoreError};

/// Longest name of a file that is kept.
const LONGEST_NAME: usize = 300;
/// Words of a purpose that are looked up as numbers of invoices.
const MOST_WORDS: usize = 40;

/// Why an entry may be somebody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// The tax number is that of the client.
    TaxNumber,
    /// The tax number is that of the client, and this address owes exactly so much.
    TaxNumberAndDebt,
    /// The purpose names the invoice of this number.
    Invoice(String),
    /// Nobody else owes exactly so much.
    Debt,
}

/// Whose an entry may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The address.
    pub payer: PayerRow,
    /// Why.
    pub because: Because,
    /// It can be posted together with others, without a look at each.
    pub sure: bool,
}

/// An entry with whose it may be, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankLine {
    /// The entry.
    pub entry: BankEntryRow,
    /// Whose it may be; nothing for one that was handled.
    pub proposals: Vec<Proposal>,
}

impl BankLine {
    /// Whether it waits for a person.
    pub fn is_open(&self) -> bool {
        self.entry.payment.is_none() && !self.entry.dismissed
    }
}

/// Reads the entries that wait for a person, and with `handled` the newest of the others after them.
///
/// # Errors
/// When the actor may not see to debts, or the store fails.
pub fn bank_lines(read: &Read<'_>, actor: &Actor, handled: bool) -> Result<Vec<BankLine>, Refusal> {
    allowed(read, actor, Right::CollectDebts)?;
    let mut lines = Vec::new();
    for entry in read.open_bank_entries()? {
        let proposals = proposals(read, &entry)?;
        lines.push(BankLine { entry, proposals });
    }
    if handled {
        let others = read.handled_bank_entries()?;
        lines.extend(others.into_iter().map(|entry| BankLine { entry, proposals: Vec::new() }));
    }
    Ok(lines)
}

/// Whose an entry may be: by the invoice that its purpose names, by the tax number, by the debt alone.
fn proposals(read: &Read<'_>, entry: &BankEntryRow) -> Result<Vec<Proposal>, StoreError> {
    let by_tax_number = read.payers_by_tax_number(&entry.tax_number)?;
    let mut found: Vec<Proposal> = Vec::new();
    for word in words(&entry.purpose) {
        let payers = read.payers_by_invoice(word)?;
        let sure = payers.len() == 1
            && (by_tax_number.is_empty()
                || by_tax_number.iter().any(|known| known.address == payers[0].address));
        let because = Because::Invoice(word.to_owned());
        found.extend(payers.into_iter().map(|payer| Proposal { payer, because: because.clone(), sure }));
    }
    let equal = by_tax_number.iter().filter(|payer| payer.debt == entry.amount).count();
    let alone = by_tax_number.len() == 1;
    let mut by_tax_number: Vec<Proposal> = by_tax_number
        .into_iter()
        .map(|payer| {
            let owes = payer.debt == entry.amount;
            let because = if owes { Because::TaxNumberAndDebt } else { Because::TaxNumber };
            // Who owes nothing may pay ahead, or somebody else's bill: a person looks.
            let sure = owes && equal == 1 || alone && payer.debt > Money::ZERO;
            Proposal { payer, because, sure }
        })
        .collect();
    by_tax_number.sort_by_key(|one| (!one.sure, std::cmp::Reverse(one.payer.debt)));
    found.extend(by_tax_number);
    if found.is_empty() {
        let payers = read.payers_by_debt(entry.amount)?;
        let because = Because::Debt;
        found.extend(payers.into_iter().map(|payer| Proposal {
            payer,
            because: because.clone(),
            sure: false,
        }));
    }
    let mut seen = Vec::new();
    found.retain(|proposal| {
        let new = !seen.contains(&proposal.payer.address);
        seen.push(proposal.payer.address);
        new
    });
    // Two that are sure of different addresses are not.
    if found.iter().filter(|proposal| proposal.sure).count() > 1 {
        found.iter_mut().for_each(|proposal| proposal.sure = false);
    }
    Ok(found)
}

/// The words of a purpose that may be numbers.
fn words(purpose: &str) -> impl Iterator<Item = &str> {
    let parted = purpose.split(|sign: char| sign.is_whitespace() || ",;:()№\"«»".contains(sign));
    let words = parted.map(|word| word.trim_matches('.'));
    words.filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).take(MOST_WORDS)
}

/// Keeps what a statement says came in. What an earlier file brought is known already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeInStatement {
    /// Name of the file, without its folder.
    pub file_name: String,
    /// What it says.
    pub statement: Statement,
}

/// What came of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenIn {
    /// New entries.
    pub added: usize,
    /// Entries that were known.
    pub known: usize,
}

impl Command for TakeInStatement {
    type Value = TakenIn;
    const NAME: &'static str = "take_in_statement";
    const RIGHT: Right = Right::CollectDebts;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<TakenIn, Refusal> {
        let name: String =
            self.file_name.chars().filter(|sign| !sign.is_control()).take(LONGEST_NAME).collect();
        let mut taken = TakenIn { added: 0, known: 0 };
        for entry in &self.statement.incoming {
            check_paid(entry.amount)?;
            let new = NewBankEntry {
                fingerprint: &entry.fingerprint,
                number: &entry.number,
                day: entry.day,
                amount: entry.amount,
                payer: &entry.payer,
                tax_number: &entry.tax_number,
                purpose: &entry.purpose,
                file: &name,
            };
            if work.tx.insert_bank_entry(&new, work.signature())? {
                taken.added += 1;
            } else {
                taken.known += 1;
            }
        }
        work.changes.everything = true;
        work.note("file", name);
        work.note("added", taken.added);
        work.note("known", taken.known);
        Ok(taken)
    }
}

/// Posts entries as payments of the addresses that a person confirmed: all of them, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostBankEntries {
    /// Each entry with whose it is.
    pub entries: Vec<(BankEntryId, AddressId)>,
}

impl Command for PostBankEntries {
    /// The numbers of the payments.
    type Value = Vec<String>;
    const NAME: &'static str = "post_bank_entries";
    const RIGHT: Right = Right::CollectDebts;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Vec<String>, Refusal> {
        let mut numbers = Vec::new();
        for (id, address) in &self.entries {
            numbers.push(post(work, *id, *address)?);
            // Of several each is told on the card of its own address.
            if self.entries.len() > 1 {
                work.tell_apart(*address, Self::NAME);
            }
        }
        match self.entries.as_slice() {
            [(_, address)] => work.changes.address = Some(*address),
            _ => {
                work.changes.everything = true;
                work.note("payment", numbers.join(", "));
            }
        }
        Ok(numbers)
    }
}

/// Posts one entry, told for the history; gives the number of the payment.
fn post(work: &mut Work<'_>, id: BankEntryId, address: AddressId) -> Result<String, Refusal> {
    let entry = open_entry(work, id)?;
    check_address(work, address)?;
    check_document_day(entry.day, work.stamp.today)?;
    let note: String = format!("{}: {}", entry.payer, entry.purpose).chars().take(LONGEST_REMARK).collect();
    let note = check_text(&note, LONGEST_REMARK)?;
    let paid = (PaymentKind::Transfer, entry.amount);
    let (payment, number) =
        paying(work, address, |work| payment::post(work, (address, entry.day), paid, &note))?;
    work.tx.post_bank_entry(id, payment)?;
    work.tx.rebuild_balance(address)?;
    work.note("payment", number.as_str());
    work.note("amount", entry.amount.as_minor());
    Ok(number)
}

/// An entry is no money of a customer, or is after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DismissBankEntry {
    /// Which.
    pub entry: BankEntryId,
    /// Whether it is dismissed from now on.
    pub dismissed: bool,
}

impl Command for DismissBankEntry {
    type Value = ();
    const NAME: &'static str = "dismiss_bank_entry";
    const RIGHT: Right = Right::CollectDebts;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let entry = known_entry(work, self.entry)?;
        if entry.payment.is_some() || entry.dismissed == self.dismissed {
            return Err(Refusal::BankEntryHandled);
        }
        work.tx.dismiss_bank_entry(self.entry, self.dismissed.then_some(work.stamp.at))?;
        work.changes.everything = true;
        work.note("number", entry.number);
        work.changed("dismissed", entry.dismissed, self.dismissed);
        Ok(())
    }
}

fn known_entry(work: &Work<'_>, id: BankEntryId) -> Result<BankEntryRow, Refusal> {
    work.tx.bank_entry(id)?.ok_or_else(|| Refusal::NotFound(Thing::BankEntry, id.0.to_string()))
}

fn open_entry(work: &Work<'_>, id: BankEntryId) -> Result<BankEntryRow, Refusal> {
    let entry = known_entry(work, id)?;
    let handled = entry.payment.is_some() || entry.dismissed;
    if handled { Err(Refusal::BankEntryHandled) } else { Ok(entry) }
}
