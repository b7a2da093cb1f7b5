//! Backups in words: why none was made or restored, what one holds, what is wrong with an office file.

use std::path::Path;

use rust_decimal::Decimal;

use super::system::system_words;
use super::{open_refused, store_failed};
use crate::clock::local;
use crate::i18n::Texts;
use crate::service::backup::place::Place;
use crate::service::backup::{BackupRefusal, Kept, Restored};
use crate::service::damage::{Damaged, Wrong};
use crate::service::salvage::Saved;
use crate::store::{Ahead, Damage, Inside, LookError, Unfit};
use crate::t;

const MEBIBYTE: i64 = 1024 * 1024;

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Of a file beside the office the name is enough: a whole path has no room in a notice.
fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A size in megabytes: `0,4 МБ`, `154 МБ`.
pub fn size(texts: &Texts, bytes: u64) -> String {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    let (tenths, places) = if bytes < 10 * MEBIBYTE {
        (bytes.saturating_mul(10) / MEBIBYTE, 1)
    } else {
        (bytes / MEBIBYTE * 10, 0)
    };
    let tenths = if bytes > 0 { tenths.max(1) } else { 0 };
    t!(texts, "backup-size", size = texts.decimal(Decimal::new(tenths, 1), places))
}

/// When something was: the workstation's day and time.
pub fn moment(texts: &Texts, instant: &str) -> String {
    local(instant).map_or_else(|| instant.to_owned(), |moment| texts.date_time(moment))
}

fn unfit(texts: &Texts, unfit: &Unfit) -> String {
    match unfit {
        Unfit::Damaged(detail) => t!(texts, "backup-unfit-damaged", detail = detail.as_str()),
        Unfit::Dangling(table) => t!(texts, "backup-unfit-dangling", table = table.as_str()),
        Unfit::History(row) => t!(texts, "backup-unfit-history", row = *row),
        Unfit::Totals => texts.text("backup-unfit-totals"),
    }
}

/// Why a backup was not made, or not restored.
pub fn backup_refused(texts: &Texts, refusal: &BackupRefusal) -> String {
    match refusal {
        BackupRefusal::Open(error) => open_refused(texts, error),
        BackupRefusal::Unfit(verdict) => t!(texts, "backup-office-unfit", detail = unfit(texts, verdict)),
        BackupRefusal::Refused { path, kind, reason } => {
            t!(texts, "backup-refused", path = shown(path), detail = system_words(texts, *kind, reason))
        }
        BackupRefusal::NoRoom { free, needs } => {
            t!(texts, "backup-no-room", free = size(texts, *free), needs = size(texts, *needs))
        }
        BackupRefusal::Underway => texts.text("backup-underway"),
        BackupRefusal::InUse => texts.text("backup-in-use"),
        BackupRefusal::Backup(error) => not_looked(texts, error),
        BackupRefusal::Itself => texts.text("backup-itself"),
        BackupRefusal::Unfollowed => texts.text("backup-unfollowed"),
        BackupRefusal::OtherOffice(name) => t!(texts, "backup-other-office", name = name.as_str()),
        BackupRefusal::Password => texts.text("backup-wrong-password"),
        BackupRefusal::NoPassword => texts.text("backup-no-password"),
        BackupRefusal::Cancelled => texts.text("backup-cancelled"),
        BackupRefusal::Store(error) => store_failed(texts, error),
    }
}

fn not_looked(texts: &Texts, error: &LookError) -> String {
    match error {
        LookError::Refused(kind, reason) => {
            t!(texts, "backup-unreadable", detail = system_words(texts, *kind, reason))
        }
        LookError::Locked => super::refusal::locked(texts, "backup-locked-office"),
        LookError::NotAnOffice => texts.text("backup-not-an-office"),
        LookError::Newer(found, known) => t!(texts, "backup-newer", found = *found, known = *known),
        LookError::Unfit(verdict) => t!(texts, "backup-no-good", detail = unfit(texts, verdict)),
        LookError::Store(error) => store_failed(texts, error),
    }
}

/// What a backup holds, a fact on each line.
pub fn inside(texts: &Texts, inside: &Inside) -> Vec<String> {
    let last_sale = inside.last_sale.map_or_else(|| texts.text("backup-none"), |day| texts.date(day));
    let changed =
        inside.last_change.as_ref().map_or_else(|| texts.text("backup-none"), |at| moment(texts, at));
    vec![
        t!(texts, "backup-inside-name", name = inside.name.as_str()),
        t!(texts, "backup-inside-clients", count = inside.clients, sales = inside.sales),
        t!(texts, "backup-inside-last-sale", day = last_sale),
        t!(texts, "backup-inside-changed", at = changed, rows = inside.history),
    ]
}

/// A backup on one line: when, how large, whether it is locked.
pub fn kept(texts: &Texts, kept: &Kept) -> String {
    let id = if kept.locked { "backup-kept-locked" } else { "backup-kept" };
    t!(texts, id, at = moment(texts, &kept.at), size = size(texts, kept.bytes))
}

/// What is wrong with the file of an office.
pub fn damaged(texts: &Texts, damaged: &Damaged) -> String {
    let path = shown(&damaged.office);
    match &damaged.wrong {
        Wrong::File(Damage::Empty) => t!(texts, "damaged-empty", path = path),
        Wrong::File(Damage::Beginning) => t!(texts, "damaged-beginning", path = path),
        Wrong::File(Damage::CutShort(has, needs)) => {
            t!(texts, "damaged-cut-short", path = path, has = size(texts, *has), needs = size(texts, *needs))
        }
        Wrong::File(Damage::Pages(detail)) => {
            t!(texts, "damaged-pages", path = path, detail = detail.as_str())
        }
        Wrong::Gone => t!(texts, "damaged-gone", path = path),
        Wrong::Behind(at) => t!(texts, "damaged-behind", path = path, at = moment(texts, at)),
        Wrong::Ahead(entries, until) => {
            let entries = i64::try_from(*entries).unwrap_or(i64::MAX);
            t!(texts, "damaged-ahead", path = path, entries = entries, at = moment(texts, until))
        }
        Wrong::Log => t!(texts, "damaged-log", path = path),
    }
}

/// What was saved from a damaged office, and what was not.
pub fn saved(texts: &Texts, saved: &Saved) -> String {
    let short: Vec<String> = saved
        .tables
        .iter()
        .filter(|table| !table.whole || table.dropped > 0)
        .map(|table| {
            let name = texts.text(&format!("salvage-table-{}", known_table(texts, &table.name)));
            let id = if table.whole { "salvage-dropped" } else { "salvage-broken" };
            t!(texts, id, name = name, saved = table.saved, dropped = table.dropped)
        })
        .collect();
    let rows: i64 = saved.tables.iter().map(|table| table.saved).sum();
    if short.is_empty() {
        return t!(texts, "salvage-whole", rows = rows);
    }
    t!(texts, "salvage-part", rows = rows, lost = short.join("; "))
}

/// The same when the office opens again.
pub fn salvaged(texts: &Texts, done: &Saved) -> String {
    t!(texts, "damaged-saved", lost = saved(texts, done))
}

/// That a backup was restored, how far the journal led beyond it, and where the file that was there lies.
pub fn restored(texts: &Texts, restored: &Restored) -> String {
    let done = match &restored.aside {
        Some(aside) => t!(texts, "restore-done", file = file_name(aside)),
        None => texts.text("restore-done-nothing"),
    };
    match followed(texts, restored) {
        Some(followed) => format!("{followed} {done}"),
        None => done,
    }
}

/// What the journal gave beyond the file that was there, and where that lies now.
pub fn brought_back(texts: &Texts, restored: &Restored) -> String {
    let aside = restored.aside.as_ref().map(|aside| t!(texts, "restore-previous", path = shown(aside)));
    followed(texts, restored).into_iter().chain(aside).collect::<Vec<_>>().join(" ")
}

/// What the journal gave beyond the backup, where it gave anything, or that it could not be followed.
pub fn followed(texts: &Texts, restored: &Restored) -> Option<String> {
    let Some(replayed) = &restored.replayed else {
        return restored.unfollowed.then(|| texts.text("restore-unfollowed"));
    };
    let entries = i64::try_from(replayed.entries).unwrap_or(i64::MAX);
    let id = if replayed.halt.is_some() { "restore-followed-part" } else { "restore-followed" };
    Some(t!(texts, id, entries = entries, at = moment(texts, &replayed.until)))
}

/// How far the safety journal leads beyond a backup that is to be restored.
pub fn journal_ahead(texts: &Texts, ahead: Option<&Ahead>) -> String {
    let Some(ahead) = ahead else { return texts.text("restore-journal-unfit") };
    let entries = i64::try_from(ahead.entries).unwrap_or(i64::MAX);
    let id = match (ahead.entries, &ahead.halt) {
        (0, None) => return texts.text("restore-journal-nothing"),
        (0, Some(_)) => return texts.text("restore-journal-unfit"),
        (_, None) => "restore-journal-until",
        (_, Some(_)) => "restore-journal-breaks",
    };
    t!(texts, id, at = moment(texts, &ahead.until), entries = entries)
}

fn known_table(texts: &Texts, table: &str) -> String {
    let id = table.replace('_', "-");
    if texts.has(&format!("salvage-table-{id}")) { id } else { "other".to_owned() }
}

/// What is to be said of a place for an office or its backups; `None`: nothing.
pub fn place_warning(texts: &Texts, place: &Place) -> Option<String> {
    match place {
        Place::Local => None,
        Place::Network(kind) => Some(t!(texts, "place-network", kind = kind.as_str())),
        Place::Synced(service) => Some(t!(texts, "place-synced", service = *service)),
    }
}
