//! Making an office: empty and ready to work, or the sample.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::{Datelike, NaiveDate, Weekday};

use super::lines::check_line;
use super::office::{Stamp, new_key};
use super::refusal::Refusal;
use super::replanning::note_by_program;
use super::sample::{SampleSpec, SampleSummary};
use super::signing_in::Secret;
use crate::clock::Clock;
use crate::domain::address::ReasonKind;
use crate::domain::directory::Consent;
use crate::domain::holidays::{Holiday, holiday};
use crate::domain::limits::LONGEST_NAME;
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::i18n::{Language, Texts};
use crate::store::{self, CreateError, Lock, NewProduct, Office, StoreError, Write};

/// What the wizard asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOffice {
    /// Name of the office.
    pub name: String,
    /// Area code of local telephone numbers, may be empty.
    pub area_code: String,
    /// The first user, who gets every role.
    pub user: String,
    /// Language of the first dictionaries.
    pub language: Language,
    /// Price of a 19-litre bottle, the first product.
    pub bottle_price: Money,
    /// Days of the city's calendar without delivery, each with its name; see [`days_without_delivery`].
    pub no_delivery: Vec<(NaiveDate, String)>,
}

/// What is wrong with the answers to the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// An office without a name.
    Name,
    /// An area code that is not empty and has not 3 to 5 digits.
    AreaCode,
    /// A first user without a name.
    User,
    /// A price below nothing.
    Price,
}

/// On which days of every week no water is brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rest {
    /// Water is brought every day.
    Never,
    /// On Sundays.
    #[default]
    Sundays,
    /// On Saturdays and Sundays.
    Weekends,
}

impl Rest {
    fn holds(self, day: Weekday) -> bool {
        match self {
            Self::Never => false,
            Self::Sundays => day == Weekday::Sun,
            Self::Weekends => matches!(day, Weekday::Sat | Weekday::Sun),
        }
    }
}

impl NewOffice {
    /// Everything that has to be corrected before the office can be made.
    pub fn unfit(&self) -> Vec<Unfit> {
        let code = self.area_code.trim();
        let code_fits = code.is_empty()
            || ((3..=5).contains(&code.len()) && code.bytes().all(|digit| digit.is_ascii_digit()));
        [
            (named(&self.name).is_none(), Unfit::Name),
            (!code_fits, Unfit::AreaCode),
            (named(&self.user).is_none(), Unfit::User),
            (self.bottle_price < Money::ZERO, Unfit::Price),
        ]
        .into_iter()
        .filter_map(|(wrong, what)| wrong.then_some(what))
        .collect()
    }
}

/// A name as it is kept; `None`: it is empty, too long, or holds what cannot be stored.
fn named(typed: &str) -> Option<String> {
    check_line(typed, LONGEST_NAME).ok().filter(|name| !name.is_empty())
}

/// The days without delivery of this year and the next: the weekly rest and, if wanted, the public holidays.
pub fn days_without_delivery(
    rest: Rest,
    holidays: bool,
    today: NaiveDate,
    texts: &Texts,
) -> Vec<(NaiveDate, String)> {
    let years = today.year()..=today.year() + 1;
    let first = NaiveDate::from_yo_opt(today.year(), 1).unwrap_or(today);
    first
        .iter_days()
        .take_while(|day| years.contains(&day.year()))
        .filter_map(|day| {
            let named = holiday(day).filter(|_| holidays).map(|holiday| holiday_name(holiday, texts));
            let rests = || rest.holds(day.weekday()).then(|| rest_name(day.weekday(), texts));
            named.or_else(rests).map(|name| (day, name))
        })
        .collect()
}

/// What a holiday is called.
pub fn holiday_name(holiday: Holiday, texts: &Texts) -> String {
    texts.text(&format!("holiday-{}", holiday.code()))
}

/// What a day of the weekly rest is called.
pub fn rest_name(day: Weekday, texts: &Texts) -> String {
    texts.text(if day == Weekday::Sat { "rest-saturday" } else { "rest-sunday" })
}

/// Documents that are numbered, and the names of their prefixes.
const DOCUMENTS: [&str; 9] =
    ["order", "sale", "payment", "container", "journal", "run", "invoice", "delivery_note", "statement"];

/// Makes an empty office: its first user, dictionaries, numbering and the 19-litre bottle.
///
/// # Errors
/// When the file exists or cannot be written; then nothing is left behind.
pub fn create(path: &Path, new: &NewOffice, clock: Clock) -> Result<(), CreateError<Refusal>> {
    create_encrypted(path, new, None, clock)
}

/// The same; with a password its file is encrypted.
///
/// # Errors
/// Those of [`create`]; a program without encryption makes none.
pub fn create_encrypted(
    path: &Path,
    new: &NewOffice,
    password: Option<&Secret>,
    clock: Clock,
) -> Result<(), CreateError<Refusal>> {
    let at = clock.now();
    let texts = Texts::new(new.language);
    store::create_locked(path, lock(password)?.as_ref(), |tx| {
        tx.insert_office(
            &office(&named(&new.name).unwrap_or_default(), new.area_code.trim(), new.language)?,
            &at,
        )?;
        tx.insert_user(&named(&new.user).unwrap_or_default(), Role::ALL)?;
        dictionaries(tx, &texts)?;
        for (day, name) in &new.no_delivery {
            tx.set_no_delivery(*day, name)?;
        }
        tx.insert_product(&NewProduct {
            code: "19".into(),
            name: texts.text("new-office-bottle"),
            kind: ProductKind::GoodsWithContainer,
            price: new.bottle_price,
            consumption_ml: Some(19_000),
            deposit: Money::ZERO,
            container: None,
            vat_rate: None,
        })?;
        note_by_program(tx, &Stamp { at: &at, by: None, today: clock.today() }, "new_office")
    })
}

/// The key of a file that is to be made under a password.
fn lock(password: Option<&Secret>) -> Result<Option<Lock>, CreateError<Refusal>> {
    let lock = password.map(|password| Lock::new(password.typed())).transpose();
    lock.map_err(|error| CreateError::Filling(StoreError::from(error).into()))
}

/// Makes the sample office.
///
/// # Errors
/// When the file exists or cannot be written; then nothing is left behind.
pub fn create_sample(
    path: &Path,
    spec: &SampleSpec,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<SampleSummary, CreateError<Refusal>> {
    create_sample_encrypted(path, spec, None, progress)
}

/// The same; with a password its file is encrypted.
///
/// # Errors
/// Those of [`create_sample`]; a program without encryption makes none.
pub fn create_sample_encrypted(
    path: &Path,
    spec: &SampleSpec,
    password: Option<&Secret>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<SampleSummary, CreateError<Refusal>> {
    let mut watch = |done, total| {
        progress(done, total);
        ControlFlow::Continue(())
    };
    store::create_locked(path, lock(password)?.as_ref(), |tx| super::sample::fill(tx, spec, &mut watch))
}

/// Makes the sample office; an answer of `Break` to the progress cancels it.
///
/// # Errors
/// [`Refusal::Cancelled`], and those of [`create_sample`]; nothing is left behind.
pub fn create_sample_watched(
    path: &Path,
    spec: &SampleSpec,
    watch: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<SampleSummary, CreateError<Refusal>> {
    store::create(path, |tx| super::sample::fill(tx, spec, watch))
}

/// The row of the office, with a fresh identifier.
fn office(name: &str, area_code: &str, language: Language) -> Result<Office, Refusal> {
    let uid: String = new_key()?.0.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Office {
        uid,
        name: name.to_owned(),
        area_code: area_code.to_owned(),
        language: language.code().to_owned(),
    })
}

/// The dictionaries and numberings with which every office begins.
///
/// # Errors
/// When the store fails.
pub fn dictionaries(tx: &Write<'_>, texts: &Texts) -> Result<(), Refusal> {
    for document in DOCUMENTS {
        tx.insert_numbering(document, &texts.text(&format!("new-office-number-{document}")))?;
    }
    tx.insert_container_kind(&texts.text("new-office-container"))?;
    for kind in ReasonKind::ALL {
        for name in texts.text(&format!("new-office-reasons-{}", kind.code().replace('_', "-"))).lines() {
            tx.insert_reason(*kind, name.trim())?;
        }
    }
    let offers = texts.text("new-office-offers");
    for name in texts.text("new-office-purposes").lines() {
        let is_offer = name.trim() == offers;
        tx.insert_purpose(name.trim(), if is_offer { Consent::Advertising } else { Consent::Orders })?;
    }
    for line in texts.text("new-office-journal-types").lines() {
        if let Some((code, name)) = line.split_once(' ') {
            tx.insert_journal_type(code.trim(), name.trim())?;
        }
    }
    Ok(())
}
