//! A row as a new address, or on top of a stored one.

use chrono::NaiveDate;

use super::Clients;
use super::contacts::ContactChange;
use super::money::Openings;
use super::planning::{merged, pause};
use crate::domain::address::{AddressStatus, ReasonKind};
use crate::domain::ids::{AddressId, CounterpartyId, ReasonId, UserId};
use crate::domain::people::Role;
use crate::domain::planning::{Pause, PlanningSettings};
use crate::domain::task::TaskKind;
use crate::exchange::clients::ClientRow;
use crate::exchange::columns::ClientColumn;
use crate::exchange::planning_words::is_everything_else;
use crate::service::import::names::{key, pair};
use crate::service::import::report::{Fault, FaultReason, Verdict};
use crate::service::{Refusal, Thing};
use crate::store::{AddressRow, CounterpartyName, NewAddress, NewCounterparty, NewTask};

type Decided = Result<Verdict, Vec<Fault>>;

/// Everything in which a row differs from what is stored.
struct Difference {
    address: Option<NewAddress>,
    planning: Option<PlanningSettings>,
    pause: Option<(Pause, Vec<i64>)>,
    payer: Option<(String, String)>,
    openings: Openings,
    contact: Option<ContactChange>,
}

impl Difference {
    fn is_empty(&self) -> bool {
        self.only_contact() && self.contact.is_none()
    }

    /// Nothing but a further person or phone, which a further row of one address may well bring.
    fn only_contact(&self) -> bool {
        let adds = !matches!(self.contact, Some(ContactChange::Filled { adds: false, .. }));
        adds && self.address.is_none()
            && self.planning.is_none()
            && self.pause.is_none()
            && self.payer.is_none()
            && self.openings.is_empty()
    }
}

impl Clients<'_, '_> {
    pub(super) fn add(&mut self, row: &ClientRow) -> Result<Decided, Refusal> {
        let planning = match merged(PlanningSettings::default(), row) {
            Ok(planning) => planning,
            Err(fault) => return Ok(Err(vec![fault])),
        };
        let status = row.status.unwrap_or(AddressStatus::Active);
        let reason = if status == AddressStatus::ChurnReview { self.other_reason()? } else { None };
        if status == AddressStatus::ChurnReview && reason.is_none() {
            return Ok(Err(vec![Fault::new(ClientColumn::Status, "", FaultReason::NoChurnReason)]));
        }
        let manager = self.manager(row)?;
        let counterparty = match self.directory.find_counterparty(row, None) {
            Some(known) => known,
            None => self.add_counterparty(row, manager)?,
        };
        let payers = self.directory.counterparty(counterparty).and_then(|payer| payer.manager);
        let new = NewAddress {
            code: row.code.clone().unwrap_or_else(|| self.directory.make_code()),
            counterparty,
            text: row.address.clone(),
            status,
            route: row
                .route
                .as_deref()
                .map(|name| self.directory.route(self.tx, name, &mut self.created))
                .transpose()?,
            manager: manager.filter(|manager| Some(*manager) != payers),
            note: row.note.clone().unwrap_or_default(),
            import: Some(self.import),
        };
        let id = self.tx.insert_address(&new, &planning, self.stamp.at, self.stamp.by)?;
        self.keep(id, None, &[counterparty])?;
        self.fresh.insert(id);
        self.directory.take_code(&new.code);
        self.directory.put_address(id, new.code, pair(&row.counterparty, &row.address));
        let difference = Difference {
            address: None,
            planning: None,
            pause: pause(row.pause, &[], self.stamp.today),
            payer: self.payer_change(counterparty, row),
            openings: self.openings(None, row)?,
            contact: self.contact_change(counterparty, Some(id), row)?,
        };
        self.write((id, counterparty), difference)?;
        if let Some(reason) = reason {
            self.open_review(id, reason)?;
        }
        self.hear_email(counterparty, row);
        self.seen.insert(id, row.number);
        self.touched.push(id);
        Ok(Ok(Verdict::Added))
    }

    pub(super) fn update(
        &mut self,
        id: AddressId,
        row: &ClientRow,
        warnings: &mut Vec<Fault>,
    ) -> Result<Decided, Refusal> {
        let unknown = || Refusal::NotFound(Thing::Address, id.0.to_string());
        let stored = self.tx.address(id)?.ok_or_else(unknown)?;
        let earlier = self.seen.get(&id).copied();
        let planning = self.tx.planning(id)?.unwrap_or_default();
        let settings = match merged(planning.clone(), row) {
            Ok(settings) => settings,
            Err(fault) => return Ok(Err(vec![fault])),
        };
        if row.status.is_some_and(|status| status != stored.address.status) {
            warnings.push(Fault::new(ClientColumn::Status, "", FaultReason::StatusStays));
        }
        let found = self.directory.find_counterparty(row, Some(stored.address.counterparty));
        if let (Some(earlier), true) = (earlier, found != Some(stored.address.counterparty)) {
            return Ok(Err(vec![repeated(row, earlier)]));
        }
        let manager = self.manager(row)?;
        let counterparty = match found {
            Some(known) => known,
            None => self.add_counterparty(row, None)?,
        };
        let address = self.address_as_told(&stored, row, (counterparty, manager))?;
        let pauses = if row.pause.is_some() { self.tx.live_pauses(id)? } else { Vec::new() };
        let difference = Difference {
            address: (address != stored.address).then_some(address),
            planning: (settings != planning).then_some(settings),
            pause: pause(row.pause, &pauses, self.stamp.today),
            payer: self.payer_change(counterparty, row),
            openings: self.openings(Some(id), row)?,
            contact: self.contact_change(counterparty, Some(id), row)?,
        };
        if let (Some(earlier), false) = (earlier, difference.only_contact()) {
            return Ok(Err(vec![repeated(row, earlier)]));
        }
        self.seen.entry(id).or_insert(row.number);
        self.hear_email(counterparty, row);
        if difference.is_empty() {
            return Ok(Ok(Verdict::Same));
        }
        self.keep(id, Some(&stored), &[stored.address.counterparty, counterparty])?;
        let now = difference.address.clone().unwrap_or_else(|| stored.address.clone());
        self.tx.update_address(id, &now, (self.stamp.at, self.stamp.by))?;
        if counterparty != stored.address.counterparty {
            self.tx.move_contacts(id, counterparty)?;
            self.contacts.forget(stored.address.counterparty);
            self.contacts.forget(counterparty);
        }
        let payer =
            self.directory.counterparty(counterparty).map(|payer| payer.name.clone()).unwrap_or_default();
        self.directory.put_address(id, now.code.clone(), pair(&payer, &now.text));
        let contact = self.contact_change(counterparty, Some(id), row)?;
        self.write((id, counterparty), Difference { contact, ..difference })?;
        self.touched.push(id);
        Ok(Ok(Verdict::Updated))
    }

    /// The stored address with what the row says. Another spelling of the same text is no change for an address that was
    /// found by it.
    fn address_as_told(
        &mut self,
        stored: &AddressRow,
        row: &ClientRow,
        (counterparty, manager): (CounterpartyId, Option<UserId>),
    ) -> Result<NewAddress, Refusal> {
        let mut address = NewAddress { counterparty, ..stored.address.clone() };
        if row.code.is_some() || key(&row.address) != key(&address.text) {
            address.text.clone_from(&row.address);
        }
        if let Some(name) = &row.route {
            address.route = Some(self.directory.route(self.tx, name, &mut self.created)?);
        }
        let payers = self.directory.counterparty(counterparty).and_then(|payer| payer.manager);
        if manager.is_some() && manager != address.manager.or(payers) {
            address.manager = manager.filter(|_| manager != payers);
        }
        if let Some(note) = &row.note {
            address.note.clone_from(note);
        }
        Ok(address)
    }

    fn write(
        &mut self,
        (id, counterparty): (AddressId, CounterpartyId),
        difference: Difference,
    ) -> Result<(), Refusal> {
        if let Some(planning) = &difference.planning {
            self.tx.set_planning(id, planning)?;
        }
        if let Some((pause, replaced)) = difference.pause {
            for old in replaced {
                self.tx.void_pause(old, Some(self.stamp.at))?;
            }
            self.tx.insert_pause(id, pause)?;
        }
        if let Some((tax_number, email)) = difference.payer
            && let Some(known) = self.directory.counterparty(counterparty)
        {
            self.tx.update_counterparty(counterparty, &tax_number, &email)?;
            let known = CounterpartyName { tax_number, email, ..known.clone() };
            self.directory.put_counterparty(known);
        }
        self.post_openings(id, &difference.openings)?;
        match difference.contact {
            Some(contact) => self.write_contact((counterparty, id), contact),
            None => Ok(()),
        }
    }

    fn manager(&mut self, row: &ClientRow) -> Result<Option<UserId>, Refusal> {
        let Some(name) = &row.manager else { return Ok(None) };
        Ok(Some(self.directory.manager(self.tx, name, &mut self.created)?))
    }

    fn add_counterparty(
        &mut self,
        row: &ClientRow,
        manager: Option<UserId>,
    ) -> Result<CounterpartyId, Refusal> {
        let new = NewCounterparty {
            name: row.counterparty.clone(),
            tax_number: row.tax_number.clone().unwrap_or_default(),
            email: row.email.clone().unwrap_or_default(),
            manager,
            import: Some(self.import),
        };
        let id = self.tx.insert_counterparty(&new)?;
        let NewCounterparty { name, tax_number, email, .. } = new;
        self.directory.put_counterparty(CounterpartyName { id, name, tax_number, email, manager });
        self.contacts.begin(id);
        self.kept.insert(id);
        self.made.insert(id);
        Ok(id)
    }

    /// Tax number and e-mail of a counterparty after a row, if they change. A second e-mail that a file tells of one
    /// counterparty goes beside the first.
    fn payer_change(&mut self, id: CounterpartyId, row: &ClientRow) -> Option<(String, String)> {
        let known = self.directory.counterparty(id)?;
        let (mut tax_number, mut email) = (known.tax_number.clone(), known.email.clone());
        if let Some(told) = &row.tax_number {
            tax_number.clone_from(told);
        }
        if let Some(told) = &row.email {
            let is_known = email.split(", ").any(|one| one == told);
            let told_before = self.emails_told.contains(&id) && !email.is_empty();
            match (is_known, told_before) {
                (true, _) => {}
                (false, true) => email = format!("{email}, {told}"),
                (false, false) => email.clone_from(told),
            }
        }
        let changed = tax_number != known.tax_number || email != known.email;
        changed.then_some((tax_number, email))
    }

    fn hear_email(&mut self, counterparty: CounterpartyId, row: &ClientRow) {
        if row.email.is_some() {
            self.emails_told.insert(counterparty);
        }
    }

    /// The dictionary's reason for everything else, or its last one.
    fn other_reason(&self) -> Result<Option<ReasonId>, Refusal> {
        let reasons = self.tx.reasons(ReasonKind::Churn)?;
        let other = reasons.iter().find(|reason| is_everything_else(&key(&reason.name)));
        Ok(other.or(reasons.last()).map(|reason| reason.id))
    }

    /// An address that the office has in review already goes on at the senior operator (S0-13).
    fn open_review(&self, address: AddressId, reason: ReasonId) -> Result<(), Refusal> {
        let (at, by, today): (&str, Option<UserId>, NaiveDate) =
            (self.stamp.at, self.stamp.by, self.stamp.today);
        let case = self.tx.open_churn_case_at_senior((address, reason), today, (at, by))?;
        self.tx.insert_task(&NewTask {
            address,
            kind: TaskKind::Review,
            list_date: today,
            due_at: None,
            basis: None,
            note: "",
            produced_by: None,
            order: None,
            review: Some((case, Role::SeniorOperator)),
            at,
            by,
        })?;
        Ok(())
    }
}

fn repeated(row: &ClientRow, earlier: usize) -> Fault {
    match &row.code {
        Some(code) => Fault::new(ClientColumn::Code, code, FaultReason::RepeatedAddress { row: earlier }),
        None => {
            Fault::new(ClientColumn::Address, &row.address, FaultReason::RepeatedAddress { row: earlier })
        }
    }
}
