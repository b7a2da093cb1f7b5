//! The office on its papers: who it is by law, and where it is paid to.

use crate::domain::coded;
use crate::domain::paper::{Party, Requisites};
use crate::domain::tax_number;
use crate::service::directory::DirectoryRefusal;
use crate::service::lines::check_text;
use crate::service::office::{Command, Work};
use crate::service::refusal::{Input, Refusal};
use crate::service::rights::Right;
use crate::store::{Read, StoreError};

/// Longest of them, in characters.
const LONGEST: usize = 300;

coded! {
    /// One of them; its code is the key of the setting behind `company.`.
    pub enum Requisite {
        /// Legal name.
        Name = "name",
        /// ИНН.
        TaxNumber = "tax_number",
        /// КПП.
        TaxReasonCode = "tax_reason_code",
        /// Legal address.
        Address = "address",
        /// Name and city of the bank.
        Bank = "bank",
        /// БИК.
        BankCode = "bank_code",
        /// The account.
        Account = "account",
        /// The bank's correspondent account.
        Correspondent = "correspondent",
        /// The director.
        Director = "director",
        /// The chief accountant.
        Accountant = "accountant",
    }
}

impl Requisite {
    /// What stands there.
    pub const fn of(self, of: &Requisites) -> &String {
        match self {
            Self::Name => &of.party.name,
            Self::TaxNumber => &of.party.tax_number,
            Self::TaxReasonCode => &of.party.tax_reason_code,
            Self::Address => &of.party.address,
            Self::Bank => &of.bank,
            Self::BankCode => &of.bank_code,
            Self::Account => &of.account,
            Self::Correspondent => &of.correspondent,
            Self::Director => &of.director,
            Self::Accountant => &of.accountant,
        }
    }

    /// The place of it, to be written.
    pub const fn of_mut(self, of: &mut Requisites) -> &mut String {
        match self {
            Self::Name => &mut of.party.name,
            Self::TaxNumber => &mut of.party.tax_number,
            Self::TaxReasonCode => &mut of.party.tax_reason_code,
            Self::Address => &mut of.party.address,
            Self::Bank => &mut of.bank,
            Self::BankCode => &mut of.bank_code,
            Self::Account => &mut of.account,
            Self::Correspondent => &mut of.correspondent,
            Self::Director => &mut of.director,
            Self::Accountant => &mut of.accountant,
        }
    }

    fn key(self) -> String {
        format!("company.{}", self.code())
    }

    /// As it is kept; empty is always possible.
    fn checked(self, typed: &str) -> Result<String, Refusal> {
        let text = check_text(&typed.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST)?;
        if text.is_empty() {
            return Ok(text);
        }
        let close: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let digits = |count: usize| close.len() == count && close.bytes().all(|sign| sign.is_ascii_digit());
        let fits = match self {
            Self::TaxNumber => (digits(10) || digits(12)) && tax_number::adds_up(&close),
            Self::TaxReasonCode => is_tax_reason_code(&close),
            Self::BankCode => digits(9),
            Self::Account | Self::Correspondent => digits(20),
            _ => return Ok(text),
        };
        if fits { Ok(close) } else { Err(Input::Requisite(self).into()) }
    }
}

/// КПП: the tax office (four digits), the reason (two digits or letters), a number (three digits).
pub(in crate::service) fn is_tax_reason_code(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 9
        && bytes
            .iter()
            .enumerate()
            .all(|(at, sign)| sign.is_ascii_digit() || ((4..6).contains(&at) && sign.is_ascii_uppercase()))
}

/// What the office typed; nothing where it did not.
///
/// # Errors
/// When the store fails.
pub fn requisites(read: &Read<'_>) -> Result<Requisites, StoreError> {
    let mut requisites = Requisites::default();
    for one in Requisite::ALL {
        *one.of_mut(&mut requisites) = read.setting(&one.key())?.unwrap_or_default();
    }
    Ok(requisites)
}

/// The office as its papers name it: without a legal name by the one that everybody uses.
pub(super) fn named(read: &Read<'_>) -> Result<Requisites, StoreError> {
    let known = requisites(read)?;
    let name = match known.party.name.as_str() {
        "" => read.office()?.map(|office| office.name).unwrap_or_default(),
        name => name.to_owned(),
    };
    Ok(Requisites { party: Party { name, ..known.party }, ..known })
}

/// Takes on requisites, if nobody changed them since they were seen. Papers that were made keep the old ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRequisites {
    /// As they were seen.
    pub seen: Requisites,
    /// As they are to be.
    pub requisites: Requisites,
}

impl Command for ChangeRequisites {
    type Value = Requisites;
    const NAME: &'static str = "change_requisites";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Requisites, Refusal> {
        let before = requisites(work.tx)?;
        if before != self.seen {
            return Err(DirectoryRefusal::Changed.into());
        }
        let mut after = Requisites::default();
        for one in Requisite::ALL {
            *one.of_mut(&mut after) = one.checked(one.of(&self.requisites))?;
        }
        for one in Requisite::ALL {
            let (was, is) = (one.of(&before), one.of(&after));
            if was != is {
                work.tx.set_setting(&one.key(), is)?;
                work.changed(&format!("company_{}", one.code()), was.as_str(), is.as_str());
            }
        }
        work.changes.everything = true;
        Ok(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tax_reason_code_has_nine_signs_of_which_two_may_be_letters() {
        assert!(is_tax_reason_code("631201001") && is_tax_reason_code("6312AZ001"));
        for wrong in ["63120100", "6312010011", "63A201001", "6312az001", ""] {
            assert!(!is_tax_reason_code(wrong), "{wrong}");
        }
    }

    #[test]
    fn what_a_bank_would_send_back_is_refused() {
        let wrong = |one: Requisite, typed: &str| one.checked(typed) == Err(Input::Requisite(one).into());
        assert_eq!(Requisite::TaxNumber.checked(" 7707 083893 "), Ok("7707083893".into()));
        assert_eq!(Requisite::Account.checked("4070 2810 9540 0000 1234"), Ok("40702810954000001234".into()));
        assert!(wrong(Requisite::TaxNumber, "7707083894"), "the check digit");
        assert!(wrong(Requisite::TaxNumber, "77070838"));
        assert!(wrong(Requisite::BankCode, "04452522"));
        assert!(wrong(Requisite::Account, "4070281095400000123"));
        assert!(wrong(Requisite::Correspondent, "3010181040000000022x"));
        assert_eq!(Requisite::Bank.checked("  АО  «Банк», г. Самара "), Ok("АО «Банк», г. Самара".into()));
        assert_eq!(Requisite::Account.checked(" "), Ok(String::new()));
    }
}
