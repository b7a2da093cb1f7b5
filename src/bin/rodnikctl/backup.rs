//! Jobs about backups: make one, show them, restore one, save what a damaged file still holds.

use std::io::IsTerminal;
use std::path::Path;

use rodnik::i18n::Texts;
use rodnik::service::backup::locked::Password;
use rodnik::service::backup::{
    Aside, BackedUp, BackupRefusal, Kept, Note, Restore, Restored, back_up, beside,
    bring_as_far_as_the_journal, kept, look_inside, restore, try_restoring,
};
use rodnik::service::damage::{Unopened, Wrong, examine};
use rodnik::service::salvage::salvage;
use rodnik::{t, wording};

use super::arguments::{Arguments, Backup, Backups, RestoreBackup};
use super::office::{clock, local_file, office_file, watch};
use super::{Answer, Sentence};

/// The variable that hands the password of a backup over.
const PASSWORD: &str = "RODNIK_BACKUP_PASSWORD";

fn refused(texts: &Texts) -> impl Fn(BackupRefusal) -> Sentence + '_ {
    |refusal| wording::backup_refused(texts, &refusal).into()
}

pub fn make(arguments: &Arguments, backup: &Backup, texts: &Texts) -> Result<String, Sentence> {
    let office = office_file(arguments, texts)?;
    super::office::look_at(office, texts)?;
    let done =
        back_up(office, clock(arguments), !backup.if_changed, &watch(texts)).map_err(refused(texts))?;
    Ok(match done {
        BackedUp::Made(made) => t!(
            texts,
            "ctl-backed-up",
            path = made.path.display().to_string(),
            size = wording::size(texts, made.bytes),
            given = made.given_up as i64
        ),
        BackedUp::Unchanged(last) => t!(
            texts,
            "ctl-backup-unchanged",
            at = wording::moment(texts, &last.at),
            path = last.path.display().to_string()
        ),
    })
}

/// The backups of an office, also of one that cannot be read any more.
fn all(office: &Path) -> Result<Vec<Kept>, BackupRefusal> {
    let note = Note::load(office);
    let folder = note.folder.unwrap_or_else(|| beside(office));
    let uid = Some(note.uid.as_str()).filter(|uid| !uid.is_empty());
    kept(&folder, office, uid).map_err(|error| BackupRefusal::Refused {
        path: folder,
        kind: error.kind(),
        reason: error.to_string(),
    })
}

pub fn list(arguments: &Arguments, wish: &Backups, texts: &Texts) -> Result<Answer, Sentence> {
    let office = office_file(arguments, texts)?;
    let backups = all(office).map_err(refused(texts))?;
    if backups.is_empty() {
        return Ok(t!(texts, "ctl-no-backups", path = beside(office).display().to_string()).into());
    }
    let password = if wish.inside || wish.prove { password(&backups, texts) } else { None };
    let mut good = true;
    let mut lines = Vec::new();
    for backup in &backups {
        lines.push(format!("{}  {}", wording::kept(texts, backup), backup.path.display()));
        let inside = match (wish.prove, wish.inside) {
            (true, _) => try_restoring(office, backup, password.as_ref(), clock(arguments)),
            (false, true) => look_inside(backup, password.as_ref()),
            (false, false) => continue,
        };
        match inside {
            Ok(inside) => {
                lines.extend(wording::inside(texts, &inside).into_iter().map(|line| format!("    {line}")))
            }
            Err(refusal) => {
                good = false;
                lines.push(format!("    {}", wording::backup_refused(texts, &refusal)));
            }
        }
    }
    Ok(Answer { text: lines.join("\n"), good })
}

/// The password from the environment, or from whoever sits at the terminal, where one is needed.
fn password(backups: &[Kept], texts: &Texts) -> Option<Password> {
    if !backups.iter().any(|backup| backup.locked) {
        return None;
    }
    if let Ok(given) = std::env::var(PASSWORD) {
        return Some(Password::new(given));
    }
    let prompt = format!("{} ", texts.text("ctl-backup-prompt"));
    let asked = std::io::stdin().is_terminal().then(|| rpassword::prompt_password(prompt).ok());
    asked.flatten().map(Password::new)
}

pub fn put_back(arguments: &Arguments, wish: &RestoreBackup, texts: &Texts) -> Result<String, Sentence> {
    let office = local_file(arguments, texts)?;
    let wrong = match examine(office) {
        Err(Unopened::Damaged(damaged)) => Some(damaged.wrong),
        _ => None,
    };
    if wish.backup.is_none() && matches!(wrong, Some(Wrong::Ahead(..) | Wrong::Log)) {
        let restored = bring_as_far_as_the_journal(office, clock(arguments)).map_err(refused(texts))?;
        return Ok(told(Vec::new(), &restored, texts));
    }
    let chosen = match &wish.backup {
        Some(path) => {
            let locked = path.extension().is_some_and(|ending| ending == "locked");
            Kept { path: path.clone(), at: String::new(), bytes: 0, locked }
        }
        None => all(office).map_err(refused(texts))?.into_iter().next().ok_or_else(|| {
            Sentence::from(t!(texts, "ctl-no-backups", path = beside(office).display().to_string()))
        })?,
    };
    let is_damaged = wrong.is_some();
    let wish = Restore {
        office: office.to_owned(),
        backup: chosen.path.clone(),
        password: password(std::slice::from_ref(&chosen), texts),
        aside: if is_damaged { Aside::Damaged } else { Aside::Replaced },
        other_office: wish.other_office,
        journal: is_damaged || wish.journal,
    };
    let restored = restore(&wish, clock(arguments)).map_err(refused(texts))?;
    let done = t!(texts, "ctl-restored", path = chosen.path.display().to_string());
    Ok(told(vec![done], &restored, texts))
}

fn told(mut lines: Vec<String>, restored: &Restored, texts: &Texts) -> String {
    lines.extend(wording::inside(texts, &restored.inside));
    lines.extend(wording::followed(texts, restored));
    let aside = restored.aside.as_ref();
    lines.extend(aside.map(|aside| t!(texts, "ctl-restored-aside", path = aside.display().to_string())));
    lines.join("\n")
}

pub fn save(arguments: &Arguments, texts: &Texts) -> Result<String, Sentence> {
    let office = office_file(arguments, texts)?;
    let saved = salvage(office, texts, clock(arguments), &watch(texts)).map_err(refused(texts))?;
    let mut lines = vec![wording::saved(texts, &saved)];
    lines
        .extend(saved.aside.map(|aside| t!(texts, "ctl-salvaged-aside", path = aside.display().to_string())));
    Ok(lines.join("\n"))
}
