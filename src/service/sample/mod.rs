//! The sample office: a seeded generator that fills a new office, the same on every machine.
//!
//! Every address has hidden habits ([`customer`]); they lead to deliveries ([`deliveries`]), these to documents
//! ([`papers`]), and the engine plans from the documents as it does for any office. Only then the desk is laid out
//! ([`desk`]): what was handled, promised, postponed or left lying. All of it comes from integers drawn from the seed.

mod calendar;
mod churn;
mod clients;
mod customer;
mod deliveries;
mod desk;
mod directory;
mod history;
mod numbers;
mod papers;
mod random;
mod talk;
mod terms;
mod words;

use std::ops::ControlFlow;

use chrono::{Datelike, NaiveDate};

use self::calendar::{Calendar, instant};
use self::customer::{Customer, groups};
use self::directory::Directory;
use self::history::{Place, orders_from};
use self::numbers::Numbers;
use self::papers::{Delivery, papers};
use self::random::{Purpose, Random};
use self::words::Words;
use super::office::Stamp;
use super::refusal::{Input, Refusal};
use super::replanning::relearn_everything;
use super::watch::Watch;
use crate::domain::ids::{AddressId, UserId};
use crate::i18n::Language;
use crate::store::{CommandKey, HistoryEntry, StoreError, Write};

/// The most addresses that the sample can be asked for.
pub const MOST_ADDRESSES: u32 = 100_000;
/// Progress is told after so many addresses.
const PROGRESS_EVERY: u64 = 200;
/// Years between which the sample's day may lie.
const YEARS: std::ops::RangeInclusive<i32> = 2002..=2098;

/// Which sample office is wanted. The same specification gives the same office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleSpec {
    /// How many delivery addresses, 1 … [`MOST_ADDRESSES`].
    pub addresses: u32,
    /// Which of all such offices.
    pub seed: u64,
    /// The day on which it is at work: the history ends here.
    pub today: NaiveDate,
    /// Of its names and remarks.
    pub language: Language,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SampleSummary {
    /// Counterparties.
    pub counterparties: u64,
    /// Delivery addresses.
    pub addresses: u64,
    /// Orders that were delivered.
    pub orders: u64,
    /// Sales.
    pub sales: u64,
    /// Their lines.
    pub sale_lines: u64,
    /// Planned contacts.
    pub planned: u64,
}

/// What the parts of the sample work with.
struct Sample<'a> {
    tx: &'a Write<'a>,
    spec: &'a SampleSpec,
    words: &'a Words,
    calendar: &'a Calendar,
    directory: &'a Directory,
}

/// An address that was written.
struct Served {
    index: u32,
    address: AddressId,
    manager: UserId,
    customer: Customer,
    last: Option<Delivery>,
}

/// Fills a new office. `watch` is told how much is done and how much there is; its `Break` cancels.
///
/// # Errors
/// [`Refusal::Cancelled`], a number of addresses or a day beyond what is possible, and when the store fails; then the transaction is to be given up.
pub fn fill(
    tx: &Write<'_>,
    spec: &SampleSpec,
    watch: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<SampleSummary, Refusal> {
    if !(1..=MOST_ADDRESSES).contains(&spec.addresses) {
        return Err(Input::Quantity(i64::from(spec.addresses)).into());
    }
    if !YEARS.contains(&spec.today.year()) {
        return Err(Input::Date(spec.today).into());
    }
    let words = Words::of(spec.language);
    let calendar = Calendar::write(tx, spec.today, spec.language)?;
    let directory = directory::write(tx, spec, &words)?;
    let sample = Sample { tx, spec, words: &words, calendar: &calendar, directory: &directory };
    // Planning and the desk take about as long as a quarter of the documents.
    let total = u64::from(spec.addresses) + u64::from(spec.addresses / 4);
    let mut tell = |done| match watch(done, total) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Refusal::Cancelled),
    };
    let mut summary = SampleSummary::default();
    let served = sample.write_clients(&mut summary, &mut tell)?;
    tx.rebuild_balances()?;
    sample.write_churn(&served)?;
    let at = instant(spec.today, 4, 0);
    let stamp = Stamp { at: &at, by: None, today: spec.today };
    summary.planned = relearn_everything(tx, &stamp, &Watch::default())?.tasks;
    sample.write_desk(&served)?;
    sample.write_talk(&served)?;
    sample.write_history(&at)?;
    tell(total)?;
    Ok(summary)
}

impl Sample<'_> {
    fn write_clients(
        &self,
        summary: &mut SampleSummary,
        tell: &mut dyn FnMut(u64) -> Result<(), Refusal>,
    ) -> Result<Vec<Served>, Refusal> {
        let mut numbers = self.count_documents()?;
        let wholesale = terms::wholesale(self)?;
        let mut all = Vec::with_capacity(self.spec.addresses as usize);
        for group in groups(self.spec.seed, self.spec.addresses) {
            let owner = self.write_counterparty(group)?;
            self.write_terms(group.first, &owner, wholesale)?;
            summary.counterparties += 1;
            for index in group.first..group.first + group.size {
                let customer = Customer::of(self.spec.seed, index, group.segment, self.calendar);
                let papers = papers(self.spec.seed, index, &customer, self.calendar);
                let mut served = self.write_address(index, &owner, customer)?;
                served.last = papers.deliveries.last().copied();
                let place =
                    Place { address: served.address, manager: served.manager, customer: &served.customer };
                self.write_papers(place, &papers, &mut numbers, summary)?;
                summary.addresses += 1;
                all.push(served);
                if summary.addresses.is_multiple_of(PROGRESS_EVERY) {
                    tell(summary.addresses)?;
                }
            }
        }
        Ok(all)
    }

    /// Goes over the whole history once without writing, so that numbers of documents can rise with the days.
    fn count_documents(&self) -> Result<Numbers, StoreError> {
        let mut numbers = Numbers::new(self.calendar);
        for group in groups(self.spec.seed, self.spec.addresses) {
            for index in group.first..group.first + group.size {
                let customer = Customer::of(self.spec.seed, index, group.segment, self.calendar);
                let papers = papers(self.spec.seed, index, &customer, self.calendar);
                numbers.count(&papers, orders_from(self.spec.addresses, papers.deliveries.len()));
            }
        }
        numbers.settle(self.tx)?;
        Ok(numbers)
    }

    fn write_history(&self, at: &str) -> Result<(), StoreError> {
        let mut random = Random::of(self.spec.seed, Purpose::Office, 1);
        let halves = [random.next(), random.next()];
        let key = (u128::from(halves[0]) << 64) | u128::from(halves[1]);
        let SampleSpec { addresses, seed, today, language } = self.spec;
        let detail = format!(
            r#"{{"addresses":{addresses},"seed":{seed},"today":"{today}","language":"{}"}}"#,
            language.code()
        );
        self.tx.append_history(&HistoryEntry {
            key: CommandKey(key.to_be_bytes()),
            at,
            user: Some(self.directory.first_user),
            action: "sample",
            address: None,
            detail: &detail,
            personal: &[],
        })
    }
}
