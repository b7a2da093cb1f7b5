//! Before a customer is called: who asked not to be called, and when nobody is.

use chrono::{NaiveDateTime, NaiveTime};

use super::debt_calls::{CallPeriod, debt_call_warnings};
use super::office::{Command, Work};
use super::refusal::{Refusal, Thing};
use super::rights::Right;
use crate::domain::calling::Hours;
use crate::domain::directory::Consent;
use crate::domain::ids::{AddressId, ContactId};
use crate::domain::times::{stored_time, time_of_day};
use crate::store::{ConsentRow, Read, StoreError};

/// Keys of the settings of calls, each a time of day `HH:MM`.
mod key {
    pub(super) const QUIET_FROM: &str = "calls.quiet_from";
    pub(super) const QUIET_TO: &str = "calls.quiet_to";
}

/// When the office calls nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallHours {
    /// The quiet hours, usually across midnight; empty ones: there are none.
    pub quiet: Hours,
}

impl Default for CallHours {
    /// From nine in the evening until nine in the morning.
    fn default() -> Self {
        Self { quiet: Hours { from: hour(21), to: hour(9) } }
    }
}

const fn hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

impl CallHours {
    /// As they stand in the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        let default = Self::default().quiet;
        let time =
            |text: Option<String>, default| text.and_then(|text| time_of_day(&text)).unwrap_or(default);
        let from = time(read.setting(key::QUIET_FROM)?, default.from);
        let to = time(read.setting(key::QUIET_TO)?, default.to);
        Ok(Self { quiet: Hours { from, to } })
    }
}

/// Takes on the quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeCallHours(pub CallHours);

impl Command for ChangeCallHours {
    type Value = ();
    const NAME: &'static str = "change_call_hours";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let (before, now) = (CallHours::load(work.tx)?.quiet, self.0.quiet);
        for (key, before, now) in
            [(key::QUIET_FROM, before.from, now.from), (key::QUIET_TO, before.to, now.to)]
        {
            work.tx.set_setting(key, &stored_time(now))?;
            work.changed(key, stored_time(before), stored_time(now));
        }
        Ok(())
    }
}

/// A call that somebody is about to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// About which address.
    pub address: AddressId,
    /// To whom.
    pub contact: ContactId,
    /// The consent that it needs.
    pub needs: Consent,
}

/// What speaks against a call. It warns; the operator decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallWarning {
    /// The person asked not to be called.
    DoNotCall,
    /// The person did not agree to calls about this.
    NoConsent {
        /// About what.
        to: Consent,
        /// The person said no; otherwise nobody ever asked.
        refused: bool,
    },
    /// The quiet hours of the office.
    QuietHours(Hours),
    /// Outside of the hours in which a person is called about a debt.
    DebtHours(Hours),
    /// As many conversations about debts as a period allows.
    DebtCalls {
        /// How many there were.
        made: i64,
        /// How many are allowed.
        most: i64,
        /// In which period.
        period: CallPeriod,
    },
    /// Outside of the hours that the customer named; `None`: no limit on that side.
    OutsideCallHours {
        /// From when calls are welcome.
        from: Option<NaiveTime>,
        /// Until when.
        to: Option<NaiveTime>,
    },
}

/// What speaks against a call at this moment of the workstation's time, the gravest first. A person who was never asked may
/// be called about orders, but not about offers. At the stage of credit control the limits of calls about debts hold too.
///
/// # Errors
/// When there is no such address or contact person, or the store fails.
pub fn warnings(read: &Read<'_>, call: Call, at: NaiveDateTime) -> Result<Vec<CallWarning>, Refusal> {
    let now = at.time();
    let unknown = || Refusal::NotFound(Thing::Address, call.address.0.to_string());
    let (from, to) = read.calling_hours(call.address)?.ok_or_else(unknown)?;
    let unknown = || Refusal::NotFound(Thing::Contact, call.contact.0.to_string());
    let consent = read.consent(call.contact)?.ok_or_else(unknown)?;
    let quiet = CallHours::load(read)?.quiet;
    let found = [
        consent.no_calls.then_some(CallWarning::DoNotCall),
        without_consent(consent, call.needs),
        quiet.contain(now).then_some(CallWarning::QuietHours(quiet)),
        outside(time_of_day(&from), time_of_day(&to), now),
    ];
    let mut found: Vec<CallWarning> = found.into_iter().flatten().collect();
    if read.is_at_credit_control(call.address)? {
        found.extend(debt_call_warnings(read, call.address, at)?);
    }
    Ok(found)
}

/// Whether a person did not agree to calls about this.
pub(super) fn without_consent(consent: ConsentRow, needs: Consent) -> Option<CallWarning> {
    let (given, unasked_is_no) = match needs {
        Consent::Orders => (consent.orders, false),
        Consent::Advertising => (consent.advertising, true),
    };
    let warns = given.map_or(unasked_is_no, |given| !given);
    warns.then_some(CallWarning::NoConsent { to: needs, refused: given.is_some() })
}

fn outside(from: Option<NaiveTime>, to: Option<NaiveTime>, now: NaiveTime) -> Option<CallWarning> {
    let welcome = match (from, to) {
        (None, None) => true,
        (Some(from), None) => from <= now,
        (None, Some(to)) => now < to,
        (Some(from), Some(to)) => from == to || Hours { from, to }.contain(now),
    };
    (!welcome).then_some(CallWarning::OutsideCallHours { from, to })
}
