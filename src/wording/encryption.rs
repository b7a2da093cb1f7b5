//! What is said of offices whose file is encrypted.

#[cfg(feature = "encrypted")]
use super::backup::backup_refused;
use super::refusal::store_failed;
use crate::i18n::Texts;
#[cfg(feature = "encrypted")]
use crate::service::encryption::{Encryption, EncryptionChanged, EncryptionRefusal, FEWEST_CHARACTERS};
use crate::service::encryption::{Strength, UnlockError};
#[cfg(feature = "encrypted")]
use crate::t;

/// Why a password did not open a file.
pub fn not_unlocked(texts: &Texts, error: &UnlockError) -> String {
    match error {
        UnlockError::Password => texts.text("unlock-wrong-password"),
        UnlockError::NotEncrypted => texts.text("encryption-not-encrypted"),
        UnlockError::NotBuiltIn => texts.text("encrypted-elsewhere"),
        UnlockError::Store(error) => store_failed(texts, error),
    }
}

/// How strong a password is.
pub fn strength(texts: &Texts, strength: Strength) -> String {
    texts.text(match strength {
        Strength::Short => "encryption-strength-short",
        Strength::Weak => "encryption-strength-weak",
        Strength::Fair => "encryption-strength-fair",
        Strength::Good => "encryption-strength-good",
    })
}

/// Why an office was not encrypted, or not otherwise, or not made readable.
#[cfg(feature = "encrypted")]
pub fn encryption_refused(texts: &Texts, refusal: &EncryptionRefusal) -> String {
    match refusal {
        EncryptionRefusal::Short => t!(texts, "encryption-short", fewest = FEWEST_CHARACTERS as i64),
        EncryptionRefusal::Encrypted => texts.text("encryption-encrypted"),
        EncryptionRefusal::NotEncrypted => texts.text("encryption-not-encrypted"),
        EncryptionRefusal::Backup(refusal) => backup_refused(texts, refusal),
    }
}

/// What was done, and what of the office can still be read as before: a sentence on each line.
#[cfg(feature = "encrypted")]
pub fn encryption_changed(texts: &Texts, asked: &Encryption, done: &EncryptionChanged) -> Vec<String> {
    let (what, aside) = match asked {
        Encryption::Begin(_) => ("encryption-begun", "encryption-aside-plain"),
        Encryption::Change(_) => ("encryption-password-changed", "encryption-aside-old"),
        Encryption::End => ("encryption-ended", "encryption-aside-encrypted"),
    };
    let mut lines = vec![texts.text(what)];
    lines.extend(done.aside.as_ref().map(|path| t!(texts, aside, path = path.display().to_string())));
    if done.still.backups > 0 && !matches!(asked, Encryption::End) {
        let folder = done.still.folder.display().to_string();
        lines.push(t!(texts, "encryption-backups", count = done.still.backups as i64, folder = folder));
    }
    if !done.still.beside.is_empty() && !matches!(asked, Encryption::End) {
        let files = done.still.beside.iter().map(|path| path.display().to_string());
        lines.push(t!(texts, "encryption-beside", files = files.collect::<Vec<_>>().join(", ")));
    }
    lines.push(match &done.backup {
        Ok(path) => t!(texts, "encryption-backed-up", path = path.display().to_string()),
        Err(refusal) => t!(texts, "encryption-no-backup", reason = backup_refused(texts, refusal)),
    });
    lines
}
