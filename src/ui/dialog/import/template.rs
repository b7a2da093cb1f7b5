//! The template of a list, handed out where lists are brought in.

use std::fs;
use std::path::PathBuf;

use iced::Task;

use super::{Message, State, Step, nothing};
use crate::i18n::Texts;
use crate::ui::background;
use crate::ui::files::{self, Picked};
use crate::ui::theme::Tone;
use crate::{t, wording};

impl State {
    /// Templates are handed out before a list is chosen.
    pub(super) fn hands_out_templates(&self) -> bool {
        self.running.is_none() && self.chosen.is_none()
    }

    pub(super) fn ask_template(&self, texts: &Texts) -> Task<Message> {
        if !self.hands_out_templates() {
            return Task::none();
        }
        let kind = files::Kind { name: texts.text("files-lists"), endings: files::TEMPLATES };
        files::save(texts.text("import-template-title"), &kind, &self.template_path(texts))
            .map(Message::TemplatePicked)
    }

    /// Among the user's documents.
    fn template_path(&self, texts: &Texts) -> PathBuf {
        files::documents().join(wording::list_template_name(self.kind, texts))
    }

    pub(super) fn save_template(&self, picked: Picked, texts: &Texts) -> Task<Message> {
        let path = match picked {
            Picked::File(path) => path,
            Picked::Nothing => return Task::none(),
            Picked::NoDialog => self.template_path(texts),
        };
        let (kind, texts) = (self.kind, texts.clone());
        background::run(move || {
            let written = wording::list_template_bytes(kind, &texts, &path)
                .and_then(|bytes| fs::write(&path, bytes).map_err(wording::TemplateError::from));
            match written {
                Ok(()) => Ok(path),
                Err(error) => Err(wording::list_template_refused(&texts, &path, &error)),
            }
        })
        .map(Message::TemplateSaved)
    }

    pub(super) fn template_saved(&mut self, saved: Result<PathBuf, String>, texts: &Texts) -> Step {
        self.said = Some(match saved {
            Ok(path) => (Tone::Good, t!(texts, "import-template-saved", path = path.display().to_string())),
            Err(sentence) => (Tone::Bad, sentence),
        });
        nothing()
    }
}
