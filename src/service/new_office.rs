//! Making an office: empty and ready to work, or the sample.

use std::path::Path;

use super::office::{Stamp, new_key};
use super::refusal::Refusal;
use super::replanning::note_by_program;
use super::sample::{SampleSpec, SampleSummary};
use crate::clock::Clock;
use crate::domain::address::ReasonKind;
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::i18n::{Language, Texts};
use crate::store::{self, CreateError, NewProduct, Office, Write};

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
}

/// Documents that are numbered, and the names of their prefixes.
const DOCUMENTS: [&str; 5] = ["order", "sale", "payment", "container", "journal"];

/// Makes an empty office: its first user, dictionaries, numbering and the 19-litre bottle.
///
/// # Errors
/// When the file exists or cannot be written; then nothing is left behind.
pub fn create(path: &Path, new: &NewOffice, clock: Clock) -> Result<(), CreateError<Refusal>> {
    let at = clock.now();
    let texts = Texts::new(new.language);
    store::create(path, |tx| {
        tx.insert_office(&office(&new.name, &new.area_code, new.language)?, &at)?;
        tx.insert_user(&new.user, Role::ALL)?;
        dictionaries(tx, &texts)?;
        tx.insert_product(&NewProduct {
            code: "19".into(),
            name: texts.text("new-office-bottle"),
            kind: ProductKind::GoodsWithContainer,
            price: new.bottle_price,
            consumption_ml: Some(19_000),
            deposit: Money::ZERO,
        })?;
        note_by_program(tx, &Stamp { at: &at, by: None, today: clock.today() }, "new_office")
    })
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
    store::create(path, |tx| super::sample::fill(tx, spec, progress))
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
    for kind in ReasonKind::ALL {
        for name in texts.text(&format!("new-office-reasons-{}", kind.code().replace('_', "-"))).lines() {
            tx.insert_reason(*kind, name.trim())?;
        }
    }
    for name in texts.text("new-office-purposes").lines() {
        tx.insert_purpose(name.trim())?;
    }
    for line in texts.text("new-office-journal-types").lines() {
        if let Some((code, name)) = line.split_once(' ') {
            tx.insert_journal_type(code.trim(), name.trim())?;
        }
    }
    Ok(())
}
