//! Taking a document out of the program: where to, as what, and what became of it. The same in every dialog that does it.

use std::path::{Path, PathBuf};

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation};
use iced::{Length, Task};

use super::files::{self, Picked};
use super::screen::Context;
use super::theme::{Tone, space, text};
use super::widget::{KeyPress, button, callout, field};
use super::{Element, background};
use crate::domain::ids::AddressId;
use crate::exchange::form::Form;
use crate::exchange::{pdf, sheet};
use crate::i18n::Texts;
use crate::private;
use crate::service::exported::{Exported, Medium, NoteExport};
use crate::t;

/// What becomes of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A file for print.
    Pdf,
    /// A file for Excel.
    Xlsx,
    /// Tables as plain text.
    Csv,
    /// On the screen of the system's own viewer, to be printed there.
    Print,
}

/// Of a document for print.
pub const PAPER: &[Target] = &[Target::Pdf, Target::Xlsx, Target::Print];
/// Of tables.
pub const TABLES: &[Target] = &[Target::Xlsx, Target::Csv];

impl Target {
    const fn medium(self) -> Medium {
        match self {
            Self::Pdf => Medium::Pdf,
            Self::Xlsx => Medium::Xlsx,
            Self::Csv => Medium::Csv,
            Self::Print => Medium::Print,
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Pdf | Self::Print => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "route-sheet-save-pdf",
            Self::Xlsx => "route-sheet-save-xlsx",
            Self::Csv => "taking-out-save-csv",
            Self::Print => "route-sheet-print",
        }
    }
}

/// What is shown and typed.
#[derive(Debug)]
pub struct TakingOut {
    /// Name of the field of the path.
    name: &'static str,
    targets: &'static [Target],
    path: String,
    working: Option<Target>,
    said: Option<(Tone, String)>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The path was typed.
    PathTyped(String),
    /// The system is to ask for it.
    BrowsePressed,
    /// It was, for this.
    Picked(Picked),
    /// The document is wanted.
    Wanted(Target),
    /// It was written, or why not.
    Written(Result<PathBuf, String>),
}

impl TakingOut {
    /// A document that can become this, and is offered to be written under this name.
    pub fn new(name: &'static str, targets: &'static [Target], file: &str) -> Self {
        let mut out = Self { name, targets, path: String::new(), working: None, said: None };
        out.rename(file);
        out
    }

    /// Offers another name among the user's documents.
    pub fn rename(&mut self, file: &str) {
        let file: String = file
            .chars()
            .map(|c| if r#"\/:*?"<>|"#.contains(c) || c.is_control() { '-' } else { c })
            .take(120)
            .collect();
        let ending = self.first().ending();
        self.path = files::documents().join(format!("{file}.{ending}")).display().to_string();
    }

    fn first(&self) -> Target {
        self.targets.first().copied().unwrap_or(Target::Pdf)
    }

    /// Puts the keyboard into the path.
    pub fn focus<M: Send + 'static>(&self) -> Task<M> {
        operation::focus(self.name)
    }

    /// Takes in what happened; with a target the document is to be made and handed to [`write`](Self::write) now.
    pub fn update(&mut self, message: Message, texts: &Texts) -> (Task<Message>, Option<Target>) {
        match message {
            Message::PathTyped(path) => {
                self.path = path;
                self.said = None;
                (Task::none(), None)
            }
            Message::BrowsePressed => (self.browse(texts), None),
            Message::Picked(picked) => self.picked(picked, texts),
            Message::Wanted(target) => (Task::none(), self.want(target)),
            Message::Written(written) => {
                self.written(written, texts);
                (Task::none(), None)
            }
        }
    }

    fn browse(&self, texts: &Texts) -> Task<Message> {
        let (name, endings) = match self.first() {
            Target::Pdf | Target::Print => ("route-sheet-files-pdf", files::PDF),
            Target::Xlsx => ("taking-out-files-xlsx", files::XLSX),
            Target::Csv => ("taking-out-files-csv", files::CSV),
        };
        let kind = files::Kind { name: texts.text(name), endings };
        files::save(texts.text("route-sheet-browse"), &kind, &files::typed(&self.path)).map(Message::Picked)
    }

    fn picked(&mut self, picked: Picked, texts: &Texts) -> (Task<Message>, Option<Target>) {
        match picked {
            Picked::File(path) => {
                self.path = path.display().to_string();
                (Task::none(), self.want(self.first()))
            }
            Picked::Nothing => (Task::none(), None),
            Picked::NoDialog => {
                self.said = Some((Tone::Warning, texts.text("route-sheet-no-dialog")));
                (self.focus(), None)
            }
        }
    }

    fn want(&mut self, target: Target) -> Option<Target> {
        if self.working.is_some() || !self.targets.contains(&target) {
            return None;
        }
        self.said = None;
        self.working = Some(target);
        self.working
    }

    /// What is being made.
    pub const fn working(&self) -> Option<Target> {
        self.working
    }

    /// It cannot be made.
    pub fn fail(&mut self, why: String) {
        self.working = None;
        self.said = Some((Tone::Bad, why));
    }

    /// Notes in the history what is taken out, then makes and writes it away from the window's thread. `make` gives the
    /// files: what is put behind the name of each, and its bytes.
    pub fn write(
        &self,
        (what, about, address): (Exported, String, Option<AddressId>),
        context: &Context<'_>,
        make: impl FnOnce(Target) -> Result<Vec<(String, Vec<u8>)>, String> + Send + 'static,
    ) -> Task<Message> {
        let Some(target) = self.working else { return Task::none() };
        let path = files::typed(&self.path);
        let export = NoteExport { what, medium: target.medium(), about, address };
        let work = move || write(target, &path, make(target)?);
        background::noted(context, export, work, |refusal| refusal).map(Message::Written)
    }

    fn written(&mut self, written: Result<PathBuf, String>, texts: &Texts) {
        let target = self.working.take();
        self.said = Some(match written {
            Ok(_) if target == Some(Target::Print) => (Tone::Good, texts.text("route-sheet-opened")),
            Ok(path) => (Tone::Good, t!(texts, "route-sheet-saved", path = path.display().to_string())),
            Err(detail) => (Tone::Bad, t!(texts, "route-sheet-not-saved", detail = detail)),
        });
    }

    /// What a key means, before the field sees it: Ctrl+Enter the first target, Alt+1 and 2 the next, Alt+3 the system's
    /// question for a file.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::Wanted(self.first()));
        }
        match press.alt_digit()? {
            3 => Some(Message::BrowsePressed),
            at => self.targets.get(at).copied().map(Message::Wanted),
        }
    }

    /// The path, and what became of it.
    pub fn view<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let path = field(self.name, texts.text("route-sheet-path"), self.path.clone())
            .on_input(Message::PathTyped)
            .on_submit(Message::Wanted(self.first()));
        let said = self.said.as_ref().map(|(tone, words)| callout(*tone, words.clone(), None));
        let working = self.working.map(|_| text::muted(texts.text("route-sheet-working")));
        Column::new().push(Element::from(path)).push(working).push(said).spacing(space::M).into()
    }

    /// The buttons; `before` stand at their left end, `close` at the right.
    pub fn buttons<'a, M: Clone + 'a>(
        &self,
        texts: &Texts,
        wrap: fn(Message) -> M,
        close: M,
    ) -> Row<'a, M, iced::Theme, iced::Renderer> {
        let mut row = Row::new().spacing(space::S);
        for (at, target) in self.targets.iter().enumerate() {
            let wanted = self.working.is_none().then(|| wrap(Message::Wanted(*target)));
            let one = button(texts.text(target.label()));
            let one = if at == 0 { one.primary().key("Ctrl Enter") } else { one.key(format!("Alt {at}")) };
            row = row.push(one.on_press_maybe(wanted));
        }
        row.push(button(texts.text("route-sheet-browse")).key("Alt 3").on_press(wrap(Message::BrowsePressed)))
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(close).mouse_only())
    }
}

/// The bytes of a form.
///
/// # Errors
/// In the words of what failed.
pub fn form_bytes(form: &Form, target: Target) -> Result<Vec<(String, Vec<u8>)>, String> {
    let bytes = match target {
        Target::Xlsx => sheet::xlsx(&[form.sheet()]).map_err(|error| error.to_string())?,
        _ => pdf::pdf(&form.document()).map_err(|error| error.to_string())?,
    };
    Ok(vec![(String::new(), bytes)])
}

/// Writes the files of a document, or hands it to the system's own viewer; gives the first.
fn write(target: Target, path: &Path, files: Vec<(String, Vec<u8>)>) -> Result<PathBuf, String> {
    let said = |error: std::io::Error| error.to_string();
    let mut first = None;
    for (behind, bytes) in files {
        let path = match target {
            Target::Print => std::env::temp_dir().join("rodnik-print.pdf"),
            target => named(path, &behind, target.ending()),
        };
        if target != Target::Print {
            std::fs::write(&path, bytes).map_err(said)?;
        } else {
            // In a folder that all users of the workstation share.
            private::write(&path, &bytes).map_err(said)?;
            open::that_detached(&path).map_err(said)?;
        }
        first.get_or_insert(path);
    }
    first.ok_or_else(String::new)
}

/// The path with this ending in place of the other one, and `behind` before it; any other dot belongs to the name.
fn named(path: &Path, behind: &str, wanted: &str) -> PathBuf {
    let known =
        path.extension().is_some_and(|ending| ["pdf", "xlsx", "csv"].iter().any(|one| ending == *one));
    let stem = if known { path.with_extension("") } else { path.to_owned() };
    PathBuf::from(format!("{}{behind}.{wanted}", stem.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_dots_and_gets_the_ending_of_what_is_written() {
        assert_eq!(named(Path::new("/a/sheet.pdf"), "", "xlsx"), PathBuf::from("/a/sheet.xlsx"));
        assert_eq!(named(Path::new("/a/north v.2"), "", "pdf"), PathBuf::from("/a/north v.2.pdf"));
        assert_eq!(named(Path::new("/a/year.xlsx"), " sales", "csv"), PathBuf::from("/a/year sales.csv"));
    }
}
