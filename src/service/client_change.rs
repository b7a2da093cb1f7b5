//! Changing what is written down of a counterparty and of a delivery address. What each field held before stays in the
//! history.

use std::collections::HashMap;

use serde_json::Value;

use super::lines::{check_line, check_text};
use super::office::{Command, Work};
use super::papers::is_tax_reason_code;
use super::refusal::{Input, Refusal, Thing};
use super::rights::Right;
use crate::domain::coded;
use crate::domain::ids::{AddressId, CounterpartyId, UserId};
use crate::domain::limits::{LONGEST_NAME, LONGEST_NOTE};
use crate::domain::times::{stored_time, typed_time};
use crate::store::{AddressDetails, CounterpartyDetails};

/// Longest code of an address, entrance, floor, intercom.
pub const LONGEST_WORD: usize = 50;

coded! {
    /// A field of the card of a client.
    pub enum ClientField {
        /// Name of the counterparty.
        Name = "name",
        /// ИНН.
        TaxNumber = "tax_number",
        /// E-mail.
        Email = "email",
        /// What else is known of the counterparty.
        Note = "note",
        /// Name of the counterparty on papers.
        LegalName = "legal_name",
        /// Address of the counterparty on papers.
        LegalAddress = "legal_address",
        /// КПП.
        TaxReasonCode = "tax_reason_code",
        /// The manager of all its addresses.
        Manager = "manager",
        /// Code of the address.
        Code = "code",
        /// Where water goes.
        Address = "address",
        /// The run.
        Route = "route",
        /// The manager of this address alone.
        AddressManager = "address_manager",
        /// Entrance.
        Entrance = "entrance",
        /// Floor.
        Floor = "floor",
        /// Code of the intercom.
        Intercom = "intercom",
        /// The driver calls before he comes.
        CallBefore = "call_before",
        /// Hours for calls.
        Calls = "calls",
        /// Hours for deliveries.
        Deliveries = "deliveries",
        /// The rest of the permanent notes.
        AddressNote = "address_note",
        /// Name of a contact person.
        Person = "person",
        /// Position of a contact person.
        Position = "position",
        /// Birthday of a contact person.
        Birthday = "birthday",
        /// Phones of a contact person.
        Phones = "phones",
        /// Asked not to be called.
        NoCalls = "no_calls",
        /// Consent to calls about orders.
        ConsentOrders = "consent_orders",
        /// Consent to calls about offers.
        ConsentAdvertising = "consent_advertising",
        /// Days between deliveries (S1-29).
        Every = "every",
        /// People who drink the water, for the calculator (S1-17).
        People = "people",
        /// Litres a person and day, for the calculator (S1-17).
        Litres = "litres",
    }
}

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientFault {
    /// It must not be empty.
    Empty,
    /// It is longer than so many characters.
    Long(usize),
    /// It has a character that cannot be stored.
    ControlCharacter,
    /// It has neither 10 nor 12 digits.
    TaxNumber,
    /// It is no КПП.
    TaxReasonCode,
    /// It is no e-mail address.
    Email,
    /// It is no time of the day.
    Time,
    /// The hours end before they begin.
    Hours,
    /// Another address has this code.
    Taken,
    /// It is no telephone number.
    Phone(String),
    /// There is no such day of the year.
    NoSuchDay,
    /// It is no number that can be.
    Number,
}

/// A field of a client that was filled in wrongly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientInput {
    /// Which.
    pub field: ClientField,
    /// Why.
    pub fault: ClientFault,
}

/// The refusal of a field.
pub(super) fn wrong(field: ClientField, fault: ClientFault) -> Refusal {
    Input::Client(ClientInput { field, fault }).into()
}

/// What is known of a counterparty, as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCounterparty {
    /// The address on whose card it is changed.
    pub address: AddressId,
    /// Which counterparty.
    pub counterparty: CounterpartyId,
    /// The version that was seen.
    pub seen: i64,
    /// As it is to be.
    pub details: CounterpartyDetails,
}

impl Command for ChangeCounterparty {
    type Value = ();
    const NAME: &'static str = "change_counterparty";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let unknown = || Refusal::NotFound(Thing::Address, self.address.0.to_string());
        let row = work.tx.address(self.address)?.ok_or_else(unknown)?;
        let client = work.tx.counterparty_card(self.counterparty)?.ok_or_else(unknown)?;
        if row.address.counterparty != self.counterparty {
            return Err(unknown());
        }
        if client.version != self.seen {
            let change = work.tx.last_change_of(self.counterparty)?;
            let (by, at) = change.unwrap_or((row.changed_by, row.changed_at));
            return Err(work.stale(by, &at));
        }
        let (before, after) = (client.details, checked_client(&self.details)?);
        if before.manager != after.manager {
            // Whose list it stands in is not for everybody to decide (`product.md`, People).
            work.needs(Right::Supervise)?;
        }
        let managers = (manager(work, before.manager)?, manager(work, after.manager)?);
        work.tx.set_counterparty_details((self.counterparty, self.seen), &after)?;
        work.changed(ClientField::Name.code(), before.name.clone(), after.name.clone());
        work.changed(ClientField::TaxNumber.code(), before.tax_number, after.tax_number);
        work.changed(ClientField::Email.code(), before.email, after.email);
        work.changed(ClientField::Note.code(), before.note, after.note);
        work.changed(ClientField::LegalName.code(), before.legal_name, after.legal_name);
        work.changed(ClientField::LegalAddress.code(), before.legal_address, after.legal_address);
        work.changed(ClientField::TaxReasonCode.code(), before.tax_reason_code, after.tax_reason_code);
        work.changed(ClientField::Manager.code(), managers.0, managers.1);
        work.changes.address = Some(self.address);
        // The lists of all its addresses show its name and follow its manager.
        work.changes.everything = before.name != after.name || before.manager != after.manager;
        Ok(())
    }
}

/// What is known of a delivery address, planning apart, as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeAddress {
    /// Which.
    pub address: AddressId,
    /// The version that was seen.
    pub seen: i64,
    /// As it is to be.
    pub details: AddressDetails,
}

impl Command for ChangeAddress {
    type Value = ();
    const NAME: &'static str = "change_address";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let unknown = || Refusal::NotFound(Thing::Address, self.address.0.to_string());
        let row = work.tx.address(self.address)?.ok_or_else(unknown)?;
        let before = work.tx.address_details(self.address)?.ok_or_else(unknown)?;
        if row.version != self.seen {
            return Err(work.stale(row.changed_by, &row.changed_at));
        }
        let after = checked_address(&self.details)?;
        if before.manager != after.manager {
            work.needs(Right::Supervise)?;
        }
        if work.tx.code_is_taken(&after.code, Some(self.address))? {
            return Err(wrong(ClientField::Code, ClientFault::Taken));
        }
        let (was, is) = (values(work, &before)?, values(work, &after)?);
        work.tx.set_address_details(self.address, &after)?;
        let (at, by) = work.signature();
        work.tx.touch_address(self.address, self.seen, at, by)?;
        for ((field, before), (_, after)) in was.into_iter().zip(is) {
            work.changed(field.code(), before, after);
        }
        work.changes.address = Some(self.address);
        work.changes.everything =
            (before.route, before.manager, before.text) != (after.route, after.manager, after.text);
        Ok(())
    }
}

/// The name of a manager, as the history keeps it.
fn manager(work: &Work<'_>, manager: Option<UserId>) -> Result<Value, Refusal> {
    let Some(id) = manager else { return Ok(Value::Null) };
    let unknown = || Refusal::NotFound(Thing::Manager, id.0.to_string());
    Ok(work.tx.user_name(id)?.ok_or_else(unknown)?.into())
}

/// What the fields of an address hold, as the history keeps it.
fn values(work: &Work<'_>, details: &AddressDetails) -> Result<Vec<(ClientField, Value)>, Refusal> {
    let routes: HashMap<_, _> = work.tx.route_names()?.into_iter().collect();
    let route = match details.route {
        None => Value::Null,
        Some(id) => {
            let unknown = || Refusal::NotFound(Thing::Route, id.0.to_string());
            routes.get(&id).cloned().ok_or_else(unknown)?.into()
        }
    };
    let text = |text: &String| Value::from(text.clone());
    Ok(vec![
        (ClientField::Code, text(&details.code)),
        (ClientField::Address, text(&details.text)),
        (ClientField::Route, route),
        (ClientField::AddressManager, manager(work, details.manager)?),
        (ClientField::Entrance, text(&details.entrance)),
        (ClientField::Floor, text(&details.floor)),
        (ClientField::Intercom, text(&details.intercom)),
        (ClientField::CallBefore, details.call_before.into()),
        (ClientField::Calls, hours(&details.calls).into()),
        (ClientField::Deliveries, hours(&details.deliveries).into()),
        (ClientField::AddressNote, text(&details.note)),
    ])
}

/// `09:00–18:00`; nothing for any time.
fn hours((from, to): &(String, String)) -> String {
    if from.is_empty() && to.is_empty() { String::new() } else { format!("{from}–{to}") }
}

/// A counterparty as it is kept.
///
/// # Errors
/// [`ClientInput`] refusals.
pub fn checked_client(details: &CounterpartyDetails) -> Result<CounterpartyDetails, Refusal> {
    Ok(CounterpartyDetails {
        name: filled(ClientField::Name, &details.name, LONGEST_NAME)?,
        tax_number: tax_number(&details.tax_number)?,
        email: email(&details.email)?,
        note: kept_note(ClientField::Note, &details.note, LONGEST_NOTE)?,
        manager: details.manager,
        legal_name: kept(ClientField::LegalName, &details.legal_name, LONGEST_NAME)?,
        legal_address: kept(ClientField::LegalAddress, &details.legal_address, LONGEST_NAME)?,
        tax_reason_code: tax_reason_code(&details.tax_reason_code)?,
    })
}

/// An address as it is kept.
///
/// # Errors
/// [`ClientInput`] refusals.
pub fn checked_address(details: &AddressDetails) -> Result<AddressDetails, Refusal> {
    Ok(AddressDetails {
        code: filled(ClientField::Code, &details.code, LONGEST_WORD)?,
        text: filled(ClientField::Address, &details.text, LONGEST_NAME)?,
        route: details.route,
        manager: details.manager,
        entrance: kept(ClientField::Entrance, &details.entrance, LONGEST_WORD)?,
        floor: kept(ClientField::Floor, &details.floor, LONGEST_WORD)?,
        intercom: kept(ClientField::Intercom, &details.intercom, LONGEST_WORD)?,
        call_before: details.call_before,
        calls: checked_hours(ClientField::Calls, &details.calls)?,
        deliveries: checked_hours(ClientField::Deliveries, &details.deliveries)?,
        note: kept_note(ClientField::AddressNote, &details.note, LONGEST_NOTE)?,
    })
}

/// All that is wrong with what was typed of a counterparty.
pub(super) fn client_faults(details: &CounterpartyDetails) -> Vec<Refusal> {
    let faults = [
        filled(ClientField::Name, &details.name, LONGEST_NAME).err(),
        tax_number(&details.tax_number).err(),
        email(&details.email).err(),
        kept_note(ClientField::Note, &details.note, LONGEST_NOTE).err(),
    ];
    faults.into_iter().flatten().collect()
}

/// All that is wrong with what was typed of an address; without a code it will get one.
pub(super) fn address_faults(details: &AddressDetails) -> Vec<Refusal> {
    let faults = [
        kept(ClientField::Code, &details.code, LONGEST_WORD).err(),
        filled(ClientField::Address, &details.text, LONGEST_NAME).err(),
        kept(ClientField::Entrance, &details.entrance, LONGEST_WORD).err(),
        kept(ClientField::Floor, &details.floor, LONGEST_WORD).err(),
        kept(ClientField::Intercom, &details.intercom, LONGEST_WORD).err(),
        checked_hours(ClientField::Calls, &details.calls).err(),
        checked_hours(ClientField::Deliveries, &details.deliveries).err(),
        kept_note(ClientField::AddressNote, &details.note, LONGEST_NOTE).err(),
    ];
    faults.into_iter().flatten().collect()
}

/// A text of one line as it is kept: not too long, without characters that cannot be stored.
pub(super) fn kept(field: ClientField, text: &str, longest: usize) -> Result<String, Refusal> {
    check_line(text, longest).map_err(|refusal| of_field(field, refusal))
}

/// The same of a text that may have several lines.
fn kept_note(field: ClientField, text: &str, longest: usize) -> Result<String, Refusal> {
    check_text(text, longest).map_err(|refusal| of_field(field, refusal))
}

fn of_field(field: ClientField, refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Input(Input::LongText(limit)) => wrong(field, ClientFault::Long(limit)),
        Refusal::Input(Input::ControlCharacter) => wrong(field, ClientFault::ControlCharacter),
        other => other,
    }
}

/// A text that must not be empty.
pub(super) fn filled(field: ClientField, text: &str, longest: usize) -> Result<String, Refusal> {
    let text = kept(field, text, longest)?;
    if text.is_empty() { Err(wrong(field, ClientFault::Empty)) } else { Ok(text) }
}

/// ИНН: nothing, or 10 digits of a company, or 12 of a person.
fn tax_number(typed: &str) -> Result<String, Refusal> {
    let number: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    let digits = number.chars().all(|sign| sign.is_ascii_digit());
    if digits && matches!(number.len(), 0 | 10 | 12) {
        Ok(number)
    } else {
        Err(wrong(ClientField::TaxNumber, ClientFault::TaxNumber))
    }
}

/// КПП: nothing, or its nine signs.
fn tax_reason_code(typed: &str) -> Result<String, Refusal> {
    let code: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    if code.is_empty() || is_tax_reason_code(&code) {
        Ok(code)
    } else {
        Err(wrong(ClientField::TaxReasonCode, ClientFault::TaxReasonCode))
    }
}

fn email(typed: &str) -> Result<String, Refusal> {
    let email = kept(ClientField::Email, typed, LONGEST_NAME)?;
    let is_one = email.split_once('@').is_some_and(|(name, host)| {
        let inner_dot = host.trim_matches('.').contains('.');
        !name.is_empty() && inner_dot && !host.contains('@') && !email.contains(char::is_whitespace)
    });
    if email.is_empty() || is_one { Ok(email) } else { Err(wrong(ClientField::Email, ClientFault::Email)) }
}

fn checked_hours(field: ClientField, (from, to): &(String, String)) -> Result<(String, String), Refusal> {
    let time = |typed: &str| match typed.trim() {
        "" => Ok(String::new()),
        typed => typed_time(typed).map(stored_time).ok_or_else(|| wrong(field, ClientFault::Time)),
    };
    let (from, to) = (time(from)?, time(to)?);
    if !from.is_empty() && !to.is_empty() && from >= to {
        return Err(wrong(field, ClientFault::Hours));
    }
    Ok((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_e_mail_has_a_name_and_a_host() {
        for right in ["", "a@b.ru", " office@voda.example "] {
            assert!(email(right).is_ok(), "{right}");
        }
        for nonsense in ["a", "a@b", "@b.ru", "a b@c.ru", "a@b@c.ru", "a@.ru"] {
            assert!(email(nonsense).is_err(), "{nonsense}");
        }
    }
}
