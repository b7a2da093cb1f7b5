//! A new client, and a further address of a known one: all that the first call brings, in one step.

use chrono::NaiveDate;
use serde_json::json;

use super::client_change::{
    ClientFault, ClientField, address_faults, checked_address, checked_client, client_faults, wrong,
};
use super::client_contact::{TypedPerson, checked_numbers, checked_person};
use super::office::{Command, Work};
use super::refusal::{Input, Refusal, Thing};
use super::replanning::replan_address;
use super::rights::Right;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::domain::planning::{Calculator, PlanningSettings};
use crate::store::{AddressDetails, CounterpartyDetails, NewAddress, NewCounterparty, Read};

/// What the codes begin with that the program makes.
const MADE: &str = "A-";

/// How a new address is planned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewPlanning {
    /// The settings (S1-09 … S1-31).
    pub settings: PlanningSettings,
    /// What was typed into the calculator, so that it can be asked again (S1-17, S1-18).
    pub calculator: Option<Calculator>,
}

/// A new client with a delivery address and a contact person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddClient {
    /// Who pays.
    pub client: CounterpartyDetails,
    /// Where water goes; without a code it gets one.
    pub address: AddressDetails,
    /// Who is asked for; nobody where neither a name nor a number is given.
    pub person: TypedPerson,
    /// How it is planned.
    pub planning: NewPlanning,
}

impl Command for AddClient {
    type Value = AddressId;
    const NAME: &'static str = "add_client";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<AddressId, Refusal> {
        known(work, &self.address, self.client.manager)?;
        Refusal::all(self.faults(work.tx, work.stamp.today)?)?;
        let client = checked_client(&self.client)?;
        let address = with_code(work, &self.address)?;
        let person = checked_person(&self.person.person, work.stamp.today)?;
        let numbers = checked_numbers(work.tx, &self.person.numbers, &[])?;
        let counterparty = work.tx.insert_counterparty(&NewCounterparty {
            name: client.name.clone(),
            tax_number: client.tax_number.clone(),
            email: client.email.clone(),
            manager: client.manager,
            import: None,
        })?;
        work.tx.set_counterparty_details((counterparty, 1), &client)?;
        let id = add_address(work, counterparty, &address, &self.planning)?;
        if !person.name.is_empty() || !numbers.is_empty() {
            let contact = work.tx.insert_person(counterparty, Some(id), &person)?;
            for number in &numbers {
                work.tx.set_number(contact, number)?;
            }
        }
        work.note("name", client.name);
        Ok(id)
    }
}

impl AddClient {
    /// All that is wrong with what was typed, each at its field, so that it can be mended in one go.
    ///
    /// # Errors
    /// When the store fails.
    pub fn faults(&self, read: &Read<'_>, today: NaiveDate) -> Result<Vec<Refusal>, Refusal> {
        let mut faults = client_faults(&self.client);
        faults.extend(place_faults(read, &self.address)?);
        faults.extend(checked_person(&self.person.person, today).err());
        match checked_numbers(read, &self.person.numbers, &[]) {
            Err(refusal @ Refusal::Input(_)) => faults.push(refusal),
            Err(other) => return Err(other),
            Ok(_) => {}
        }
        faults.extend(self.planning.faults());
        Ok(faults)
    }
}

impl NewPlanning {
    fn faults(&self) -> Option<Refusal> {
        self.settings.check().map_err(Input::Planning).err().map(Refusal::from)
    }
}

/// All that is wrong with a new address.
fn place_faults(read: &Read<'_>, address: &AddressDetails) -> Result<Vec<Refusal>, Refusal> {
    let mut faults = address_faults(address);
    if !address.code.trim().is_empty() && read.code_is_taken(address.code.trim(), None)? {
        faults.push(wrong(ClientField::Code, ClientFault::Taken));
    }
    Ok(faults)
}

/// A further address of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddAddress {
    /// An address of that client.
    pub beside: AddressId,
    /// Where water goes; without a code it gets one.
    pub address: AddressDetails,
    /// How it is planned.
    pub planning: NewPlanning,
}

impl Command for AddAddress {
    type Value = AddressId;
    const NAME: &'static str = "add_address";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<AddressId, Refusal> {
        let unknown = || Refusal::NotFound(Thing::Address, self.beside.0.to_string());
        let beside = work.tx.address(self.beside)?.ok_or_else(unknown)?;
        known(work, &self.address, None)?;
        Refusal::all(self.faults(work.tx)?)?;
        let address = with_code(work, &self.address)?;
        add_address(work, beside.address.counterparty, &address, &self.planning)
    }
}

impl AddAddress {
    /// All that is wrong with what was typed, each at its field.
    ///
    /// # Errors
    /// When the store fails.
    pub fn faults(&self, read: &Read<'_>) -> Result<Vec<Refusal>, Refusal> {
        let mut faults = place_faults(read, &self.address)?;
        faults.extend(self.planning.faults());
        Ok(faults)
    }
}

/// Route and managers are still there.
fn known(
    work: &Work<'_>,
    address: &AddressDetails,
    manager: Option<crate::domain::ids::UserId>,
) -> Result<(), Refusal> {
    for id in [address.manager, manager].into_iter().flatten() {
        let unknown = || Refusal::NotFound(Thing::Manager, id.0.to_string());
        work.tx.user_name(id)?.ok_or_else(unknown)?;
    }
    if let Some(route) = address.route {
        let there = work.tx.route_names()?.iter().any(|(known, _)| *known == route);
        there.then_some(()).ok_or_else(|| Refusal::NotFound(Thing::Route, route.0.to_string()))?;
    }
    Ok(())
}

/// The address as it is kept, with a free code.
fn with_code(work: &Work<'_>, typed: &AddressDetails) -> Result<AddressDetails, Refusal> {
    let mut address = typed.clone();
    if address.code.trim().is_empty() {
        address.code = format!("{MADE}{:06}", work.tx.last_made_code(MADE)? + 1);
    }
    let address = checked_address(&address)?;
    if work.tx.code_is_taken(&address.code, None)? {
        return Err(wrong(ClientField::Code, ClientFault::Taken));
    }
    Ok(address)
}

fn add_address(
    work: &mut Work<'_>,
    counterparty: CounterpartyId,
    address: &AddressDetails,
    planning: &NewPlanning,
) -> Result<AddressId, Refusal> {
    let new = NewAddress {
        code: address.code.clone(),
        counterparty,
        text: address.text.clone(),
        status: AddressStatus::Active,
        route: address.route,
        manager: address.manager,
        note: address.note.clone(),
        import: None,
    };
    // Zero or less counts as not entered (P-1).
    let settings =
        PlanningSettings { initial_ml_per_day: planning.settings.initial(), ..planning.settings.clone() };
    let (at, by) = (work.stamp.at, work.stamp.by);
    let id = work.tx.insert_address(&new, &settings, at, by)?;
    work.tx.set_address_details(id, address)?;
    if let Some(calculator) = &planning.calculator {
        work.tx.set_calculator(id, calculator)?;
    }
    replan_address(work.tx, work.rules, id, &work.stamp)?;
    work.note("address", address.text.clone());
    work.note("settings", json!(settings));
    work.changes.address = Some(id);
    work.changes.everything = true;
    Ok(id)
}
