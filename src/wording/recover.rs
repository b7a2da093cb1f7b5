//! The way back from a backup and the journal, as sentences.

use crate::i18n::Texts;
use crate::service::recover::{Compared, RecoverError, Recovered};
use crate::store::{Halt, HaltReason, JournalFinding, JournalNotice, Replayed};
use crate::{clock, t};
use std::path::Path;

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Why nothing was recovered.
pub fn not_recovered(texts: &Texts, error: &RecoverError) -> String {
    match error {
        RecoverError::Exists(path) => t!(texts, "recover-exists", path = shown(path)),
        RecoverError::Open(error) => super::open_refused(texts, error),
        RecoverError::Unsound(findings) => {
            let findings: Vec<String> = findings.iter().map(|finding| super::found(texts, finding)).collect();
            t!(texts, "recover-unsound", findings = findings.join(" "))
        }
        RecoverError::Refused(refusal) => super::refused(texts, refusal),
    }
}

/// What was recovered, and what stopped it: a sentence each.
pub fn recovered(texts: &Texts, recovered: &Recovered, to: &Path) -> Vec<String> {
    let Replayed { entries, until, .. } = &recovered.replayed;
    let until = clock::local(until).map_or_else(|| until.clone(), |moment| texts.date_time(moment));
    let done = t!(texts, "recover-done", path = shown(to), entries = *entries, until = until);
    let halted = halted(texts, &recovered.replayed);
    let findings = recovered.findings.iter().map(|finding| super::found(texts, finding));
    std::iter::once(done).chain(halted).chain(findings).collect()
}

/// What stopped the journal before its end, if anything did.
fn halted(texts: &Texts, replayed: &Replayed) -> Vec<String> {
    let foreign = replayed.foreign.as_ref().map(|file| t!(texts, "recover-foreign", file = shown(file)));
    replayed.halt.as_ref().map(|halt| halt_said(texts, halt)).into_iter().chain(foreign).collect()
}

fn halt_said(texts: &Texts, halt: &Halt) -> String {
    let number = halt.number;
    let reason = match &halt.reason {
        HaltReason::Torn => t!(texts, "recover-torn", number = number),
        HaltReason::Damaged => t!(texts, "recover-damaged", number = number),
        HaltReason::Missing(upto) => t!(texts, "recover-missing", number = number, upto = *upto),
        HaltReason::Mixed => t!(texts, "recover-mixed", number = number),
        HaltReason::Forgotten => t!(texts, "recover-forgotten", number = number),
        HaltReason::Version(version) => t!(texts, "recover-version", number = number, version = *version),
        HaltReason::Refused(detail) => {
            t!(texts, "recover-refused", number = number, detail = detail.as_str())
        }
        HaltReason::Differs => t!(texts, "recover-differs", number = number),
    };
    match halt.newest {
        Some(newest) => {
            t!(texts, "recover-halt-newest", reason = reason, file = shown(&halt.file), newest = newest)
        }
        None => t!(texts, "recover-halt", reason = reason, file = shown(&halt.file)),
    }
}

/// What comparing an office with a backup and the journal gave, and whether all is well.
pub fn compared(texts: &Texts, compared: &Compared) -> (Vec<String>, bool) {
    let mut said = halted(texts, &compared.replayed);
    said.extend(compared.differences.iter().map(|different| {
        t!(texts, "journal-differs", table = different.table.as_str(), row = different.row.as_str())
    }));
    let good = compared.replayed.halt.is_none() && compared.differences.is_empty();
    if good {
        said.push(t!(texts, "journal-same", entries = compared.replayed.entries));
    }
    (said, good)
}

/// How an office and its journal disagree.
pub fn journal_found(texts: &Texts, finding: JournalFinding) -> String {
    match finding {
        JournalFinding::Gone(_) => texts.text("journal-none"),
        JournalFinding::Behind(number) => t!(texts, "journal-behind", number = number),
        JournalFinding::History(number) => t!(texts, "journal-history", number = number),
        JournalFinding::Ahead(entries) => t!(texts, "journal-ahead", entries = entries),
    }
}

/// What whoever works in the office should know of its journal.
pub fn journal_notice(texts: &Texts, notice: &JournalNotice) -> String {
    match notice {
        JournalNotice::Elsewhere { folder, reason } => {
            t!(texts, "journal-elsewhere", folder = shown(folder), reason = reason.as_str())
        }
        JournalNotice::Interrupted(number) => t!(texts, "journal-interrupted", number = *number),
    }
}
