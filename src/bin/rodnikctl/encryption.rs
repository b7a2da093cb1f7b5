//! Offices whose file is encrypted: its password, and the jobs that encrypt, change the password and decrypt.

use std::io::IsTerminal;
use std::path::Path;

use rodnik::i18n::Texts;
use rodnik::service::encryption::{self as service, CAN_ENCRYPT};
#[cfg(feature = "encrypted")]
use rodnik::service::encryption::{Encryption, EncryptionRefusal, FEWEST_CHARACTERS};
use rodnik::service::signing_in::Secret;
use rodnik::{t, wording};

use super::Sentence;
use super::arguments::{Arguments, Init, Job};
#[cfg(feature = "encrypted")]
use super::office::{clock, office_file, watch};

/// The variable that hands the password of an encrypted file over.
const PASSWORD: &str = "RODNIK_OFFICE_PASSWORD";
/// The variable that hands over that of a backup, where the office had another one then.
const BACKUP_PASSWORD: &str = "RODNIK_BACKUP_PASSWORD";
/// The variable that hands over the one that it is to get.
#[cfg(feature = "encrypted")]
const NEW_PASSWORD: &str = "RODNIK_NEW_OFFICE_PASSWORD";

/// Takes the password of each encrypted file that the job is about. A program without encryption asks for none: what it then
/// opens says what it is.
pub fn unlock(arguments: &Arguments, texts: &Texts) -> Result<(), Sentence> {
    let other = match &arguments.command {
        Job::Restore(restore) => restore.backup.as_deref(),
        Job::Recover(recover) => Some(recover.from.as_path()),
        Job::Check(check) => check.compared_with.as_deref(),
        _ => None,
    };
    let asked: [(Option<&Path>, &[&str]); 2] =
        [(arguments.office.as_deref(), &[PASSWORD]), (other, &[BACKUP_PASSWORD, PASSWORD])];
    for (path, variables) in asked {
        if let Some(path) = path.filter(|path| CAN_ENCRYPT && service::is_locked(path)) {
            let password = password_of(path, variables, texts)?;
            service::unlock(path, &password).map_err(|error| wording::not_unlocked(texts, &error))?;
        }
    }
    Ok(())
}

/// From the first variable that is there, or from whoever sits at the terminal; never an argument.
fn password_of(path: &Path, variables: &[&str], texts: &Texts) -> Result<Secret, Sentence> {
    let shown = path.display().to_string();
    let needed = || Sentence::from(t!(texts, "ctl-office-password-needed", path = shown.as_str()));
    if let Some(given) = variables.iter().find_map(|variable| std::env::var(variable).ok()) {
        return Ok(Secret::new(given));
    }
    if !std::io::stdin().is_terminal() {
        return Err(needed());
    }
    let prompt = format!("{} ", t!(texts, "ctl-office-prompt", path = shown.as_str()));
    rpassword::prompt_password(prompt).map(Secret::new).map_err(|_| needed())
}

/// The password of an office that is to be made, where it is to be encrypted.
#[cfg(feature = "encrypted")]
pub fn of_new_office(init: &Init, texts: &Texts) -> Result<Option<Secret>, Sentence> {
    init.encrypted.then(|| new_password(PASSWORD, texts)).transpose()
}

/// This program makes no encrypted ones.
#[cfg(not(feature = "encrypted"))]
pub fn of_new_office(_: &Init, _: &Texts) -> Result<Option<Secret>, Sentence> {
    Ok(None)
}

/// From the environment, or typed twice at the terminal; never an argument.
#[cfg(feature = "encrypted")]
fn new_password(variable: &str, texts: &Texts) -> Result<Secret, Sentence> {
    let password = match std::env::var(variable) {
        Ok(given) => Secret::new(given),
        Err(_) => typed_twice(variable, texts)?,
    };
    if password.typed().chars().count() < FEWEST_CHARACTERS {
        return Err(wording::encryption_refused(texts, &EncryptionRefusal::Short).into());
    }
    Ok(password)
}

#[cfg(feature = "encrypted")]
fn typed_twice(variable: &str, texts: &Texts) -> Result<Secret, Sentence> {
    let needed = || Sentence::from(t!(texts, "ctl-new-office-needed", variable = variable));
    if !std::io::stdin().is_terminal() {
        return Err(needed());
    }
    let ask = |id: &str| {
        rpassword::prompt_password(format!("{} ", texts.text(id))).map(Secret::new).map_err(|_| needed())
    };
    let (first, again) = (ask("ctl-new-office-prompt")?, ask("ctl-new-office-again")?);
    if first == again { Ok(first) } else { Err(texts.text("encryption-differs").into()) }
}

#[cfg(feature = "encrypted")]
pub fn begin(arguments: &Arguments, texts: &Texts) -> Result<String, Sentence> {
    carry_out(arguments, Encryption::Begin(new_password(NEW_PASSWORD, texts)?), texts)
}

#[cfg(feature = "encrypted")]
pub fn change(arguments: &Arguments, texts: &Texts) -> Result<String, Sentence> {
    carry_out(arguments, Encryption::Change(new_password(NEW_PASSWORD, texts)?), texts)
}

#[cfg(feature = "encrypted")]
pub fn end(arguments: &Arguments, texts: &Texts) -> Result<String, Sentence> {
    carry_out(arguments, Encryption::End, texts)
}

#[cfg(feature = "encrypted")]
fn carry_out(arguments: &Arguments, asked: Encryption, texts: &Texts) -> Result<String, Sentence> {
    let office = office_file(arguments, texts)?;
    super::office::look_at(office, texts)?;
    let done = asked
        .carry_out(office, clock(arguments), &watch(texts))
        .map_err(|refusal| wording::encryption_refused(texts, &refusal))?;
    Ok(wording::encryption_changed(texts, &asked, &done).join("\n"))
}
