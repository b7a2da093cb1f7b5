//! What follows a list that was tried out or brought in: saving the rows it refused, taking it back.

use std::path::PathBuf;

use iced::Task;

use super::{Doing, Message, State, Step, nothing, work};
use crate::i18n::Texts;
use crate::service::import::Undone;
use crate::service::{Outcome, Refusal};
use crate::t;
use crate::ui::files::{self, Picked};
use crate::ui::screen::Context;
use crate::ui::theme::Tone;

impl State {
    pub(super) fn ask_where(&self, texts: &Texts) -> Task<Message> {
        let kind = files::Kind { name: texts.text("files-csv"), endings: files::CSV };
        files::save(texts.text("import-save-refused"), &kind, &self.refused_path(texts))
            .map(Message::SavePicked)
    }

    /// Beside the list itself, under its name.
    fn refused_path(&self, texts: &Texts) -> PathBuf {
        let path = files::typed(&self.path);
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        path.with_file_name(format!("{name} – {}.csv", texts.text("import-refused-file")))
    }

    pub(super) fn save(&mut self, picked: Picked, texts: &Texts) -> Task<Message> {
        let path = match picked {
            Picked::File(path) => path,
            Picked::Nothing => return Task::none(),
            Picked::NoDialog => self.refused_path(texts),
        };
        match (&self.chosen, &self.result) {
            (Some(chosen), Some(tried)) => {
                work::save(path, chosen.file.clone(), tried.report.clone(), texts.clone()).map(Message::Saved)
            }
            _ => Task::none(),
        }
    }

    pub(super) fn saved(&mut self, saved: Result<PathBuf, String>, texts: &Texts) -> Step {
        self.said = Some(match saved {
            Ok(path) => (Tone::Good, t!(texts, "import-saved", path = path.display().to_string())),
            Err(sentence) => (Tone::Bad, sentence),
        });
        nothing()
    }

    pub(super) fn take_back(&mut self, context: &Context<'_>) -> Task<Message> {
        let import = self.result.as_ref().filter(|tried| tried.done && !tried.undone);
        let Some(import) = import.and_then(|tried| tried.report.import) else { return Task::none() };
        let (asked, cancelled) = self.begin(Doing::TakingBack);
        let (news, done) = work::take_back(import, cancelled, context);
        Task::batch([
            news.map(move |progress| Message::Progressed(asked, progress)),
            done.map(move |done| Message::TakenBack(asked, done)),
        ])
    }

    pub(super) fn taken_back(
        &mut self,
        asked: u64,
        done: Result<Outcome<Undone>, Refusal>,
        texts: &Texts,
    ) -> Step {
        self.ended(asked);
        match done {
            Ok(outcome) => {
                if let Some(tried) = &mut self.result {
                    tried.undone = true;
                }
                self.said = Some((Tone::Good, undone(texts, &outcome.value)));
                (Task::none(), Some(super::Action::OfficeChanged(outcome.changes)))
            }
            Err(refusal) => {
                self.refused(&refusal, texts);
                nothing()
            }
        }
    }
}

/// What taking an import back did.
pub fn undone(texts: &Texts, undone: &Undone) -> String {
    let addresses = i64::try_from(undone.addresses).unwrap_or(i64::MAX);
    t!(texts, "import-undone", file = undone.file_name.as_str(), addresses = addresses)
}
