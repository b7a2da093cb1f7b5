//! Bank statements in the text format `1CClientBankExchange`, as every Russian bank hands them out: which money came in.
//!
//! A file is read whole or refused with the line at fault: a payment that was read wrong would settle a stranger's debt.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;
use encoding_rs::{Encoding, IBM866, UTF_8, WINDOWS_1251};

use crate::domain::money::Money;

/// The largest file that is read, in bytes: a year of a large office has a tenth of it.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;
/// Most documents of one file.
const MOST_DOCUMENTS: usize = 100_000;
/// Longest name of a payer and longest purpose that are kept, in characters.
const LONGEST: usize = 500;
/// Longest number of a payment order and longest account.
const LONGEST_NUMBER: usize = 40;
/// The first line of every such file.
const MARK: &str = "1CClientBankExchange";
/// The key whose own letters tell the encoding, and how far from the beginning it stands at most, in bytes.
const ENCODING_KEY: &str = "Кодировка=";
const HEAD: usize = 4_096;

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statement {
    /// Accounts of the office.
    pub accounts: Vec<String>,
    /// Money that came in.
    pub incoming: Vec<Incoming>,
    /// Documents that are something else: money that went out.
    pub other: usize,
}

/// Money that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// By which the same document of another file is known.
    pub fingerprint: String,
    /// Number of the payment order.
    pub number: String,
    /// The day on which it came; else that of the order.
    pub day: NaiveDate,
    /// More than nothing.
    pub amount: Money,
    /// The name of who paid.
    pub payer: String,
    /// The tax number of who paid, 10 or 12 digits; empty where there is none.
    pub tax_number: String,
    /// What it is for, in the payer's words.
    pub purpose: String,
}

/// Why a file was not read. Lines are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// It does not begin as such a file does.
    #[error("not a statement of 1CClientBankExchange")]
    NotAStatement,
    /// It is longer than [`MOST_BYTES`], or has more documents than can be.
    #[error("too long")]
    TooLong,
    /// Its letters are not of the encoding that it names.
    #[error("line {line}: another encoding")]
    Encoding {
        /// Where.
        line: usize,
    },
    /// It names no account of the office: what came in cannot be told from what went out.
    #[error("no account")]
    NoAccount,
    /// A document begins before the one before it ended, or ends before it began.
    #[error("line {line}: a document inside another one")]
    Nested {
        /// Where.
        line: usize,
    },
    /// The file breaks off.
    #[error("line {line}: the file breaks off")]
    CutOff {
        /// The last line.
        line: usize,
    },
    /// A document that came in lacks something.
    #[error("line {line}: {field} is missing")]
    Missing {
        /// Where the document begins.
        line: usize,
        /// As the format calls it.
        field: &'static str,
    },
    /// A value cannot be read.
    #[error("line {line}: {field} is {value}")]
    Value {
        /// Where.
        line: usize,
        /// As the format calls it.
        field: &'static str,
        /// What stands there.
        value: String,
    },
}

/// Reads a statement.
///
/// # Errors
/// A file that is none, breaks off, or holds something that cannot be read; nothing of it is taken then.
pub fn read(bytes: &[u8]) -> Result<Statement, StatementError> {
    if bytes.len() > MOST_BYTES {
        return Err(StatementError::TooLong);
    }
    let text = decoded(bytes)?;
    let mut lines = text.lines().map(str::trim).zip(1..);
    if lines.next().is_none_or(|(first, _)| first.trim_start_matches('\u{feff}') != MARK) {
        return Err(StatementError::NotAStatement);
    }
    Reading::default().through(lines)
}

/// The letters of the key that names the encoding are the surest sign of it: what is written behind it often lies.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, StatementError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let written_in = |encoding: &'static Encoding| {
        let (key, ..) = match encoding {
            // encoding_rs reads this one but does not write it.
            known if known == IBM866 => (Cow::Borrowed(OEM_KEY), known, false),
            known => known.encode(ENCODING_KEY),
        };
        head.windows(key.len()).any(|window| window == &*key)
    };
    let known = [UTF_8, WINDOWS_1251, IBM866].into_iter().find(|encoding| written_in(encoding));
    let encoding = known.unwrap_or(if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1251 });
    if encoding == UTF_8 {
        let line = |at: usize| 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        return std::str::from_utf8(bytes)
            .map(Cow::Borrowed)
            .map_err(|fault| StatementError::Encoding { line: line(fault.valid_up_to()) });
    }
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// [`ENCODING_KEY`] in the encoding of MS-DOS.
const OEM_KEY: &[u8] = b"\x8A\xAE\xA4\xA8\xE0\xAE\xA2\xAA\xA0=";

/// A value and the line on which it stands.
type Found = (String, usize);

/// What of a document is read.
#[derive(Debug, Default)]
struct Draft {
    line: usize,
    number: Option<Found>,
    ordered_on: Option<Found>,
    came_on: Option<Found>,
    amount: Option<Found>,
    payer: Option<Found>,
    payer_name: Option<Found>,
    payer_account: Option<Found>,
    tax_number: Option<Found>,
    receiver_account: Option<Found>,
    purpose: Option<Found>,
    purpose_lines: String,
}

#[derive(Debug, Default)]
struct Reading {
    accounts: Vec<String>,
    document: Option<Draft>,
    documents: Vec<Draft>,
}

impl Reading {
    fn through<'a>(
        mut self,
        lines: impl Iterator<Item = (&'a str, usize)>,
    ) -> Result<Statement, StatementError> {
        let (mut last, mut ended) = (1, false);
        for (text, line) in lines {
            if !text.is_empty() {
                last = line;
            }
            let (key, value) =
                text.split_once('=').map_or((text, ""), |(key, value)| (key.trim(), value.trim()));
            match key {
                "КонецФайла" => {
                    ended = true;
                    break;
                }
                "СекцияДокумент" => self.begin(line)?,
                "КонецДокумента" => self.end(line)?,
                _ => match &mut self.document {
                    Some(document) => document.take(key, (value, line)),
                    None if key == "РасчСчет" => self.account(value),
                    None => {}
                },
            }
        }
        if !ended || self.document.is_some() {
            return Err(StatementError::CutOff { line: last });
        }
        self.finish()
    }

    fn account(&mut self, value: &str) {
        let account: String = value.chars().take(LONGEST_NUMBER).collect();
        if !account.is_empty() && !self.accounts.contains(&account) && self.accounts.len() < 100 {
            self.accounts.push(account);
        }
    }

    fn begin(&mut self, line: usize) -> Result<(), StatementError> {
        if self.documents.len() >= MOST_DOCUMENTS {
            return Err(StatementError::TooLong);
        }
        match self.document.replace(Draft { line, ..Draft::default() }) {
            Some(_) => Err(StatementError::Nested { line }),
            None => Ok(()),
        }
    }

    fn end(&mut self, line: usize) -> Result<(), StatementError> {
        self.documents.push(self.document.take().ok_or(StatementError::Nested { line })?);
        Ok(())
    }

    fn finish(self) -> Result<Statement, StatementError> {
        if self.accounts.is_empty() && !self.documents.is_empty() {
            return Err(StatementError::NoAccount);
        }
        let mut statement = Statement { accounts: self.accounts, ..Statement::default() };
        let mut alike: HashMap<String, u32> = HashMap::new();
        for document in self.documents {
            let to = document.receiver_account.as_ref().map(|(account, _)| account);
            if to.is_some_and(|to| statement.accounts.contains(to)) {
                let mut incoming = document.incoming()?;
                // Two that are alike in one file are two payments; files hold whole days, so that each counts the same.
                let times = alike.entry(incoming.fingerprint.clone()).or_default();
                *times += 1;
                if *times > 1 {
                    incoming.fingerprint = format!("{}|{times}", incoming.fingerprint);
                }
                statement.incoming.push(incoming);
            } else {
                statement.other += 1;
            }
        }
        Ok(statement)
    }
}

impl Draft {
    fn take(&mut self, key: &str, (value, line): (&str, usize)) {
        let place = match key {
            "Номер" => &mut self.number,
            "Дата" => &mut self.ordered_on,
            "ДатаПоступило" => &mut self.came_on,
            "Сумма" => &mut self.amount,
            "Плательщик" => &mut self.payer,
            "Плательщик1" => &mut self.payer_name,
            "ПлательщикСчет" => &mut self.payer_account,
            "ПлательщикИНН" => &mut self.tax_number,
            "ПолучательСчет" => &mut self.receiver_account,
            "НазначениеПлатежа" => &mut self.purpose,
            _ => return self.take_purpose_line(key, value),
        };
        if !value.is_empty() {
            *place = Some((value.chars().take(LONGEST).collect(), line));
        }
    }

    /// A purpose may be spread over numbered lines.
    fn take_purpose_line(&mut self, key: &str, value: &str) {
        let numbered = key.strip_prefix("НазначениеПлатежа").is_some_and(|rest| rest.parse::<u8>().is_ok());
        if numbered && !value.is_empty() && self.purpose_lines.chars().count() < LONGEST {
            let parted = if self.purpose_lines.is_empty() { "" } else { " " };
            self.purpose_lines.extend([parted, value]);
        }
    }

    fn incoming(self) -> Result<Incoming, StatementError> {
        let missing = |field| StatementError::Missing { line: self.line, field };
        let (amount, at) = self.amount.as_ref().ok_or_else(|| missing("Сумма"))?;
        let amount = money(amount).ok_or_else(|| wrong(*at, "Сумма", amount))?;
        let ordered_on = self.ordered_on.as_ref().map(|found| day(found, "Дата")).transpose()?;
        let came_on = self.came_on.as_ref().map(|found| day(found, "ДатаПоступило")).transpose()?;
        let day = came_on.or(ordered_on).ok_or_else(|| missing("Дата"))?;
        let payer = self.payer_name.or(self.payer).map(|(name, _)| name).unwrap_or_default();
        let (named, payer) = without_tax_number(&payer);
        let given = self.tax_number.map(|(number, _)| number).unwrap_or_default();
        let tax_number = [given.as_str(), named].into_iter().find(|number| is_tax_number(number));
        let number: String =
            self.number.map(|(number, _)| number).unwrap_or_default().chars().take(LONGEST_NUMBER).collect();
        let account = self.payer_account.map(|(account, _)| account).unwrap_or_else(|| payer.to_owned());
        let account: String = account.chars().take(LONGEST_NUMBER).collect();
        let ordered_on = ordered_on.unwrap_or(day);
        let purpose = self.purpose.map_or(self.purpose_lines, |(purpose, _)| purpose);
        Ok(Incoming {
            fingerprint: format!("{ordered_on}|{number}|{}|{account}", amount.as_minor()),
            number: printable(&number),
            day,
            amount,
            payer: printable(payer),
            tax_number: tax_number.unwrap_or_default().to_owned(),
            purpose: printable(&purpose),
        })
    }
}

fn wrong(line: usize, field: &'static str, value: &str) -> StatementError {
    StatementError::Value { line, field, value: printable(&value.chars().take(50).collect::<String>()) }
}

/// Letters that can be stored and shown, no longer than is kept.
fn printable(text: &str) -> String {
    let clean = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign });
    clean.take(LONGEST).collect::<String>().trim().to_owned()
}

/// `22.11.2026`.
fn day((text, line): &Found, field: &'static str) -> Result<NaiveDate, StatementError> {
    let read = || {
        let [day, month, year] = text.split('.').collect::<Vec<_>>().try_into().ok()?;
        let number = |digits: &str| {
            let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            if plain { digits.parse::<u32>().ok() } else { None }
        };
        let year = i32::try_from(number(year)?).ok().filter(|year| (2000..=2100).contains(year))?;
        NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
    };
    read().ok_or_else(|| wrong(*line, field, text))
}

/// `1234.50`, with a comma too; more than nothing and below a trillion.
fn money(text: &str) -> Option<Money> {
    let (whole, part) = text.split_once(['.', ',', '-']).unwrap_or((text, ""));
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=12).contains(&whole.len()) || part.len() > 2 || !plain(whole) || !plain(part) {
        return None;
    }
    let minor: i64 = format!("{whole}{part:0<2}").parse().ok()?;
    (minor > 0).then_some(Money::minor(minor))
}

/// `ИНН 7701234567 ООО "Ромашка"` apart: the number, the name.
fn without_tax_number(payer: &str) -> (&str, &str) {
    let rest = payer.strip_prefix("ИНН").map(str::trim_start);
    let parted = rest.and_then(|rest| rest.split_once(' '));
    match parted {
        Some((number, name)) if is_tax_number(number) => (number, name.trim()),
        _ => ("", payer),
    }
}

fn is_tax_number(text: &str) -> bool {
    matches!(text.len(), 10 | 12)
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte != b'0')
}
