//! Jobs around the safety journal: recovering an office, comparing it, choosing the folder.

use std::path::PathBuf;

use rodnik::i18n::Texts;
use rodnik::service::backup::forget_as_known;
use rodnik::service::journal_folder::ChooseJournalFolder;
use rodnik::service::recover::{compare, journal_standing, recover as recovering};
use rodnik::service::{Office, new_key};
use rodnik::store::{JournalFinding, journal_folder_beside, journal_folders};
use rodnik::{t, wording};

use super::arguments::{Arguments, Check, Journal, Recover};
use super::office::{actor, clock, open, sentence, watch};
use super::{Answer, Sentence};

/// The folders that were named; else the one beside the office that was named, if one was.
fn folders(named: &[PathBuf], arguments: &Arguments) -> Vec<PathBuf> {
    if named.is_empty() {
        arguments.office.iter().map(|office| journal_folder_beside(office)).collect()
    } else {
        named.to_vec()
    }
}

pub fn recover(arguments: &Arguments, recover: &Recover, texts: &Texts) -> Result<Answer, Sentence> {
    let folders = folders(&recover.journals, arguments);
    let recovered = recovering(&recover.from, &folders, &recover.recovered, &watch(texts))
        .map_err(|error| wording::not_recovered(texts, &error))?;
    if let Some(office) = &arguments.office {
        forget_as_known(&recover.recovered, office, clock(arguments));
    }
    let good = recovered.replayed.halt.is_none() && recovered.findings.is_empty();
    Ok(Answer { text: wording::recovered(texts, &recovered, &recover.recovered).join("\n"), good })
}

/// What a check finds beyond the file itself: whether the journal agrees with it, and every row with a backup.
pub fn check(office: &mut Office, check: &Check, texts: &Texts) -> Result<(Vec<String>, bool), Sentence> {
    let standing = journal_standing(office).map_err(|refusal| sentence(texts, &refusal))?;
    let mut good = standing.is_none_or(|finding| matches!(finding, JournalFinding::Gone(_)));
    let mut said: Vec<String> =
        standing.map(|finding| wording::journal_found(texts, finding)).into_iter().collect();
    if let Some(backup) = &check.compared_with {
        let compared = compare(office, backup, &check.journals, &watch(texts))
            .map_err(|error| wording::not_recovered(texts, &error))?;
        let (lines, same) = wording::compared(texts, &compared);
        said.extend(lines);
        good &= same;
    }
    Ok((said, good))
}

pub fn journal(arguments: &Arguments, journal: &Journal, texts: &Texts) -> Result<Answer, Sentence> {
    let mut office = open(arguments, texts)?;
    let refused = |refusal| sentence(texts, &refusal);
    let path = office.path().to_owned();
    if journal.folder.is_some() || journal.beside {
        let actor = actor(&mut office, arguments, texts)?;
        let chosen = journal.folder.clone();
        let command = ChooseJournalFolder { office: path.clone(), chosen };
        new_key().and_then(|key| office.run(&actor, key, &command)).map_err(refused)?;
    }
    let folders = office.read(|read| journal_folders(read, &path)).map_err(|error| refused(error.into()))?;
    let folder = folders.first().map(|folder| folder.display().to_string()).unwrap_or_default();
    let standing = journal_standing(&mut office).map_err(refused)?;
    let good = standing.is_none();
    let said =
        standing.map_or_else(|| texts.text("journal-well"), |finding| wording::journal_found(texts, finding));
    Ok(Answer { text: format!("{}\n{said}", t!(texts, "ctl-journal-folder", folder = folder)), good })
}
