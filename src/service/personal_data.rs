//! What the office knows of a person, handed over or given up.
//!
//! Whoever asks for it gets everything in one file. Whoever asks to be forgotten is: names, phones, birthdays, what was said
//! and noted go, documents, sums and the sealed history stay. An address that is given up is closed, so that nobody calls or
//! drives there; that is no end of a churn review (S0-38), and while one is open nothing is given up.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::office::{Command, Office, Work};
use super::refusal::{Refusal, Thing};
use super::replanning::replan_address;
use super::rights::Right;
use super::rules::PlanningRules;
use crate::domain::ids::{AddressId, ContactId, CounterpartyId};
use crate::i18n::{Language, Texts};
use crate::store::{Forgotten, OpenMatter, Read, Subject, Write};

/// Figures of the ИНН of a company; that of a person has more.
const COMPANY_DIGITS: usize = 10;

/// Why nothing is given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForgetRefusal {
    /// The order of this number is open.
    Order(String),
    /// The address of this code is in churn review.
    Review(String),
    /// Somebody has a task at the address of this code on this date.
    Task(String, NaiveDate),
    /// It is a company: only its contact persons are persons.
    Company,
    /// It was given up already.
    Done,
}

impl From<ForgetRefusal> for Refusal {
    fn from(refusal: ForgetRefusal) -> Self {
        Self::Forget(refusal)
    }
}

/// The name of whom it is about, the card of an address that shows it, and the version of the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concerned {
    /// The name.
    pub name: String,
    /// An address on whose card it is shown; `None`: there is none.
    pub address: Option<AddressId>,
    /// The version of the client or of the contact person.
    pub version: i64,
    client: CounterpartyId,
    is_company: bool,
}

/// Whom it is about.
///
/// # Errors
/// When there is nobody of this number, or the store fails.
pub fn concerned(read: &Read<'_>, subject: Subject) -> Result<Concerned, Refusal> {
    let unknown = |thing, id: i64| Refusal::NotFound(thing, id.to_string());
    let (client, of_person) = match subject {
        Subject::Client(client) => (client, None),
        Subject::Person(person) => {
            let card = read.contact_card(person)?.ok_or_else(|| unknown(Thing::Contact, person.0))?;
            (card.counterparty, Some((card.person.name, card.version, card.address)))
        }
    };
    let card = read.counterparty_card(client)?.ok_or_else(|| unknown(Thing::Counterparty, client.0))?;
    let first = || read.live_addresses(client).map(|addresses| addresses.first().copied());
    let (name, version, address) = match of_person {
        Some((name, version, Some(address))) => (name, version, Some(address)),
        Some((name, version, None)) => (name, version, first()?),
        None => (card.details.name, card.version, first()?),
    };
    let is_company = card.details.tax_number.chars().count() == COMPANY_DIGITS;
    Ok(Concerned { name, address, version, client, is_company })
}

/// Somebody whose personal data can be handed over or given up, with what stands against the latter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Who.
    pub subject: Subject,
    /// The name.
    pub name: String,
    /// The version of the client or of the contact person.
    pub version: i64,
    /// Why nothing can be given up now; empty: it can.
    pub obstacles: Vec<ForgetRefusal>,
    /// What a client owes, in minor units; negative: an advance. It stays in the ledger and nobody is left to ask for it.
    pub debt: i64,
}

/// Whose data the card of an address shows: the client, then its contact persons.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn choices(read: &Read<'_>, address: AddressId) -> Result<Vec<Choice>, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let client = read.address(address)?.ok_or_else(unknown)?.address.counterparty;
    let people = read.contact_ids(client, None)?.into_iter().map(|id| Subject::Person(ContactId(id)));
    let mut choices = Vec::new();
    for subject in std::iter::once(Subject::Client(client)).chain(people) {
        if matches!(subject, Subject::Person(_)) && read.is_forgotten(subject)? {
            continue;
        }
        let whom = concerned(read, subject)?;
        let mut debt = 0_i64;
        if let Subject::Client(client) = subject {
            for address in read.belongings(client)?.addresses {
                debt = debt.saturating_add(read.balance(address)?.debt.as_minor());
            }
        }
        let (obstacles, version) = (obstacles(read, subject)?, whom.version);
        choices.push(Choice { subject, name: whom.name, version, obstacles, debt });
    }
    Ok(choices)
}

/// What stands against giving somebody up; empty: nothing.
///
/// # Errors
/// When there is nobody of this number, or the store fails.
pub fn obstacles(read: &Read<'_>, subject: Subject) -> Result<Vec<ForgetRefusal>, Refusal> {
    let whom = concerned(read, subject)?;
    if read.is_forgotten(subject)? {
        return Ok(vec![ForgetRefusal::Done]);
    }
    let mut found = Vec::new();
    if matches!(subject, Subject::Client(_)) {
        if whom.is_company {
            found.push(ForgetRefusal::Company);
        }
        for address in read.belongings(whom.client)?.addresses {
            found.extend(read.open_matter(address)?.map(refusal));
        }
    }
    Ok(found)
}

fn refusal(matter: OpenMatter) -> ForgetRefusal {
    match matter {
        OpenMatter::Order(number) => ForgetRefusal::Order(number),
        OpenMatter::Review(code) => ForgetRefusal::Review(code),
        OpenMatter::Task(code, day) => ForgetRefusal::Task(code, day.parse().unwrap_or_default()),
    }
}

/// Everything that the office knows of somebody, taken out of it; the history says that it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeOutPersonalData {
    /// Of whom.
    pub subject: Subject,
}

impl Command for TakeOutPersonalData {
    /// Part by part.
    type Value = Map<String, Value>;
    const NAME: &'static str = "take_out_personal_data";
    const RIGHT: Right = Right::PersonalData;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Self::Value, Refusal> {
        let whom = concerned(work.tx, self.subject)?;
        let known = work.tx.known_of(self.subject)?;
        work.note("about", whom.name);
        work.changes.address = whom.address;
        Ok(known)
    }
}

/// Gives up what is personal of somebody. There is no way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forget {
    /// Of whom.
    pub subject: Subject,
    /// The version of the client or of the contact person that was seen.
    pub seen: i64,
}

impl Command for Forget {
    /// What stands in place of the name.
    type Value = String;
    const NAME: &'static str = "forget";
    const RIGHT: Right = Right::PersonalData;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<String, Refusal> {
        let whom = concerned(work.tx, self.subject)?;
        if whom.version != self.seen {
            let change = work.tx.last_change_of(whom.client)?;
            let (by, at) = change.unwrap_or((None, work.stamp.at.to_owned()));
            return Err(work.stale(by, &at));
        }
        Refusal::all(obstacles(work.tx, self.subject)?.into_iter().map(Refusal::from).collect())?;
        let name = instead(work.tx, self.subject)?;
        let (at, by) = work.signature();
        let forgotten = Forgotten { subject: self.subject, name: name.clone(), at: at.to_owned(), by };
        for address in work.tx.forget(&forgotten)? {
            replan_address(work.tx, work.rules, address, &work.stamp)?;
        }
        work.note("forgotten", name.as_str());
        work.changes.address = whom.address;
        work.changes.everything = true;
        Ok(name)
    }
}

/// What stands in place of a name, in the office's own language.
fn instead(read: &Read<'_>, subject: Subject) -> Result<String, Refusal> {
    let language = read.office()?.and_then(|office| Language::from_code(&office.language));
    let texts = Texts::new(language.unwrap_or(Language::Russian));
    let (id, number) = match subject {
        Subject::Client(client) => ("forgotten-client", client.0),
        Subject::Person(person) => ("forgotten-person", person.0),
    };
    Ok(texts.text_with(id, &[("number", number.to_string().into())]))
}

/// Cleans an office that came from an older copy of those who were forgotten since, and plans what that closed. The list of
/// the present office goes into the copy before, by [`Write::remember_forgotten`].
///
/// # Errors
/// When the store fails.
pub fn forget_again(tx: &Write<'_>, stamp: &super::Stamp<'_>) -> Result<usize, Refusal> {
    let touched = tx.forget_again()?;
    let rules = PlanningRules::load(tx)?;
    for address in &touched {
        replan_address(tx, &rules, *address, stamp)?;
    }
    Ok(touched.len())
}

impl Office {
    /// Takes over whose personal data another copy of this office gave up, and gives it up here too: after a restore from a
    /// backup that still knew them. Gives how many addresses that touched.
    ///
    /// # Errors
    /// When the store fails; then nothing is written.
    pub fn forget_as_in(&mut self, forgotten: &[Forgotten]) -> Result<usize, Refusal> {
        let at = self.clock().now();
        let stamp = super::Stamp { at: &at, by: None, today: self.clock().today() };
        self.write_beside(|tx| {
            tx.remember_forgotten(forgotten)?;
            forget_again(tx, &stamp)
        })
    }
}
