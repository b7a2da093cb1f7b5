//! The slow parts of bringing a list in, away from the window's thread.

use std::fs::OpenOptions;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use iced::Task;
use iced::futures::channel::mpsc;

use crate::domain::ids::ImportId;
use crate::i18n::Texts;
use crate::private;
use crate::service::import::{
    Import, ImportFile, ImportKind, ImportReport, Preview, Progress, UndoImport, Undone, Watch, preview,
    write_refused,
};
use crate::service::{Command, Outcome, Refusal, answered, new_key};
use crate::ui::background;
use crate::ui::screen::Context;
use crate::{t, wording};

/// Reads a file from the disk and takes a first look at it.
pub(super) fn read(
    path: PathBuf,
    kind: ImportKind,
    context: &Context<'_>,
) -> Task<Result<Box<(ImportFile, Preview)>, String>> {
    let (texts, office) = (context.texts.clone(), context.office.clone());
    background::run(move || ImportFile::read(kind, &path).map_err(|error| (path, error))).then(move |file| {
        let texts = texts.clone();
        let file = match file {
            Ok(file) => file,
            Err((path, error)) => {
                let (path, detail) = (path.display().to_string(), wording::system_unread(&texts, &error));
                return Task::done(Err(t!(texts, "ctl-unreadable", path = path, detail = detail)));
            }
        };
        let looked = office.read(move |read| preview(read, &file).map(|preview| (file, preview)));
        Task::future(async move {
            let looked = answered(looked).await.map(Box::new);
            looked.map_err(|refusal| wording::refused(&texts, &refusal))
        })
    })
}

/// A watch that passes the progress on and heeds the cancelling.
fn watch(cancelled: Arc<AtomicBool>) -> (Watch, Task<Progress>) {
    let (news, heard) = mpsc::unbounded();
    let watch = Watch::through(move |progress| {
        // Nobody may listen any more; whether to go on is asked all the same.
        drop(news.unbounded_send(progress));
        !cancelled.load(Ordering::Relaxed)
    });
    (watch, Task::stream(heard))
}

/// Tries a list out.
pub(super) fn try_out(
    file: ImportFile,
    cancelled: Arc<AtomicBool>,
    context: &Context<'_>,
) -> (Task<Progress>, Task<Result<ImportReport, Refusal>>) {
    let (watch, news) = watch(cancelled);
    let actor = context.actor.clone();
    let report = context.office.try_out(actor, Import { file, watch });
    (news, Task::future(answered(report)))
}

/// Brings a list in.
pub(super) fn bring_in(
    file: ImportFile,
    cancelled: Arc<AtomicBool>,
    context: &Context<'_>,
) -> (Task<Progress>, Task<Result<Outcome<ImportReport>, Refusal>>) {
    let (watch, news) = watch(cancelled);
    (news, carry_out(Import { file, watch }, context))
}

/// Takes an import back.
pub(super) fn take_back(
    import: ImportId,
    cancelled: Arc<AtomicBool>,
    context: &Context<'_>,
) -> (Task<Progress>, Task<Result<Outcome<Undone>, Refusal>>) {
    let (watch, news) = watch(cancelled);
    (news, carry_out(UndoImport { import, watch }, context))
}

fn carry_out<C>(command: C, context: &Context<'_>) -> Task<Result<Outcome<C::Value>, Refusal>>
where
    C: Command + Send + 'static,
    C::Value: Send + 'static,
{
    match new_key() {
        Ok(key) => Task::future(answered(context.office.run(context.actor.clone(), key, command))),
        Err(refusal) => Task::done(Err(refusal)),
    }
}

/// Saves the refused rows, to be corrected and brought in again.
pub(super) fn save(
    path: PathBuf,
    file: ImportFile,
    report: ImportReport,
    texts: Texts,
) -> Task<Result<PathBuf, String>> {
    background::run(move || {
        let heading = texts.text("import-refusal-heading");
        // What leaves the office is as personal as the office itself.
        let mut options = OpenOptions::new();
        let out = private::owner_only(options.write(true).create(true).truncate(true)).open(&path);
        let written = out.and_then(|out| {
            write_refused(&file, &report, out, &heading, |row| wording::row_faults(&texts, &row.faults))
        });
        match written {
            Ok(()) => Ok(path),
            Err(error) => {
                let path = path.display().to_string();
                Err(t!(texts, "ctl-unwritten", path = path, detail = wording::system_failed(&texts, &error)))
            }
        }
    })
}
