//! Taking a document out of the program: where to, as what, and what became of it. The same in every dialog that does it.

use std::path::{Path, PathBuf};

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation};
use iced::{Length, Task};

use super::files::{self, Picked};
use super::running::{Progress, Running};
use super::screen::Context;
use super::theme::{Tone, space};
use super::widget::{Button, KeyPress, button, callout, field};
use super::writing::{self, Failed};
use super::{Element, background};
use crate::domain::ids::AddressId;
use crate::exchange::form::Form;
use crate::exchange::pdf::Document;
use crate::exchange::sheet::Sheet;
use crate::i18n::Texts;
use crate::service::exported::{Exported, Medium, NoteExport};
use crate::service::{Refusal, Watch};
use crate::t;

/// The files of a document: what is put behind the name of each, and its bytes.
pub type Files = Vec<(String, Vec<u8>)>;

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
    /// The path as it was offered.
    offered: String,
    working: Option<Working>,
    said: Option<(Tone, String)>,
}

/// A document that is being made.
#[derive(Debug)]
struct Working {
    target: Target,
    running: Running,
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
    /// It is so far.
    Progressed(Progress),
    /// It is to be stopped.
    StopPressed,
    /// It was written, or why not.
    Written(Result<PathBuf, Failed>),
}

impl Message {
    /// Whether it is the hand's wish for a document, whose own fields are to be settled before.
    pub const fn begins(&self) -> bool {
        matches!(self, Self::Wanted(_) | Self::BrowsePressed)
    }
}

impl TakingOut {
    /// A document that can become this, and is offered to be written under this name.
    pub fn new(name: &'static str, targets: &'static [Target], file: &str) -> Self {
        let mut out =
            Self { name, targets, path: String::new(), offered: String::new(), working: None, said: None };
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
        self.offered = files::documents().join(format!("{file}.{ending}")).display().to_string();
        self.path.clone_from(&self.offered);
    }

    /// The same, unless another path was typed meanwhile.
    pub fn rename_untouched(&mut self, file: &str) {
        if self.path == self.offered {
            self.rename(file);
        }
    }

    /// Whether a document is being made.
    pub const fn is_working(&self) -> bool {
        self.working.is_some()
    }

    fn first(&self) -> Target {
        self.targets.first().copied().unwrap_or(Target::Pdf)
    }

    /// Puts the keyboard into the path.
    pub fn focus<M: Send + 'static>(&self) -> Task<M> {
        operation::focus(self.name)
    }

    /// Takes in what happened; with a watch the document is to be made and handed to [`write`](Self::write) now.
    pub fn update(&mut self, message: Message, texts: &Texts) -> (Task<Message>, Option<Watch>) {
        match message {
            Message::PathTyped(path) => {
                self.path = path;
                self.said = None;
                (Task::none(), None)
            }
            Message::BrowsePressed => (self.browse(texts), None),
            Message::Picked(picked) => self.picked(picked, texts),
            Message::Wanted(target) => self.want(target),
            Message::Progressed(progress) => (self.progressed(progress), None),
            Message::StopPressed => (self.stop_pressed(), None),
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

    fn picked(&mut self, picked: Picked, texts: &Texts) -> (Task<Message>, Option<Watch>) {
        match picked {
            Picked::File(path) => {
                self.path = path.display().to_string();
                self.want(self.first())
            }
            Picked::Nothing => (Task::none(), None),
            Picked::NoDialog => {
                self.said = Some((Tone::Warning, texts.text("route-sheet-no-dialog")));
                (self.focus(), None)
            }
        }
    }

    fn want(&mut self, target: Target) -> (Task<Message>, Option<Watch>) {
        if self.working.is_some() || !self.targets.contains(&target) {
            return (Task::none(), None);
        }
        self.said = None;
        let (running, watch, news) = Running::begin();
        self.working = Some(Working { target, running });
        (news.map(Message::Progressed), Some(watch))
    }

    fn progressed(&mut self, progress: Progress) -> Task<Message> {
        if let Some(working) = &mut self.working {
            working.running.take(progress);
        }
        Task::none()
    }

    fn stop_pressed(&self) -> Task<Message> {
        self.stop();
        Task::none()
    }

    /// Stops what is being made, before the dialog is left; `false`: there is nothing to stop.
    pub fn stop(&self) -> bool {
        if let Some(working) = &self.working {
            working.running.stop();
        }
        self.working.is_some()
    }

    /// It cannot be made, for want of something here.
    pub fn fail(&mut self, why: String) {
        self.working = None;
        self.said = Some((Tone::Bad, why));
    }

    /// It is refused, or was stopped while it was read.
    pub fn refuse(&mut self, refusal: &Refusal, texts: &Texts) {
        self.written(Err(Failed::from_refusal(texts, refusal)), texts);
    }

    /// Notes in the history what is taken out, then makes and writes it away from the window's thread.
    pub fn write(
        &self,
        (what, about, address): (Exported, String, Option<AddressId>),
        context: &Context<'_>,
        make: impl FnOnce(Target, &Watch) -> Result<Files, Failed> + Send + 'static,
    ) -> Task<Message> {
        let Some(Working { target, running }) = &self.working else { return Task::none() };
        let (watch, news) = running.watch();
        let (target, texts) = (*target, context.texts.clone());
        let path = files::typed(&self.path);
        let export = NoteExport { what, medium: target.medium(), about, address };
        let work = move || {
            let files = make(target, &watch)?;
            // The last moment to stop it.
            watch.tell((0, 0)).map_err(|_| Failed::Stopped)?;
            write(&texts, target, &path, files)
        };
        let written = background::noted(context, export, work, Failed::Refused).map(Message::Written);
        Task::batch([news.map(Message::Progressed), written])
    }

    fn written(&mut self, written: Result<PathBuf, Failed>, texts: &Texts) {
        let target = self.working.take().map(|working| working.target);
        self.said = Some(match written {
            Ok(_) if target == Some(Target::Print) => (Tone::Good, texts.text("route-sheet-opened")),
            Ok(path) => (Tone::Good, t!(texts, "route-sheet-saved", path = path.display().to_string())),
            Err(Failed::Stopped) => (Tone::Neutral, Failed::Stopped.sentence(texts)),
            Err(failed) => (Tone::Bad, failed.sentence(texts)),
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
        let working = self.working.as_ref().map(|working| working.running.view(texts, Message::StopPressed));
        Column::new().push(Element::from(path)).push(working).push(said).spacing(space::M).into()
    }

    /// The buttons, `close` at their right end.
    pub fn buttons<'a, M: Clone + 'a>(
        &self,
        texts: &Texts,
        wrap: fn(Message) -> M,
        close: M,
    ) -> Row<'a, M, iced::Theme, iced::Renderer> {
        self.buttons_with(texts, wrap, close, None)
    }

    /// The same with something else that can be done with the document.
    pub fn buttons_with<'a, M: Clone + 'a>(
        &self,
        texts: &Texts,
        wrap: fn(Message) -> M,
        close: M,
        also: Option<Button<M>>,
    ) -> Row<'a, M, iced::Theme, iced::Renderer> {
        let mut row = Row::new().spacing(space::S);
        for (at, target) in self.targets.iter().enumerate() {
            let wanted = self.working.is_none().then(|| wrap(Message::Wanted(*target)));
            let one = button(texts.text(target.label()));
            let one = if at == 0 { one.primary().key("Ctrl Enter") } else { one.key(format!("Alt {at}")) };
            row = row.push(one.on_press_maybe(wanted));
        }
        row.push(button(texts.text("route-sheet-browse")).key("Alt 3").on_press(wrap(Message::BrowsePressed)))
            .push(also)
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(close).mouse_only())
    }
}

/// The one file of a paper.
///
/// # Errors
/// See [`writing`].
pub fn paper(
    target: Target,
    sheet: impl FnOnce() -> Sheet,
    document: impl FnOnce() -> Document,
) -> Result<Files, Failed> {
    let bytes = match target {
        Target::Xlsx => writing::workbook(&[sheet()], &Watch::default())?,
        _ => writing::print(&document())?,
    };
    Ok(vec![(String::new(), bytes)])
}

/// The file of a form.
///
/// # Errors
/// See [`writing`].
pub fn form_files(form: &Form, target: Target) -> Result<Files, Failed> {
    paper(target, || form.sheet(), || form.document())
}

/// Writes the files of a document, or hands it to the system's own viewer; gives the first.
fn write(texts: &Texts, target: Target, path: &Path, files: Files) -> Result<PathBuf, Failed> {
    let mut first = None;
    for (behind, bytes) in files {
        let path = named(path, &behind, target.ending());
        let path = if target == Target::Print {
            writing::print_out(texts, &path, &bytes)?
        } else {
            writing::write_beside(texts, &path, &bytes)?
        };
        first.get_or_insert(path);
    }
    first.ok_or(Failed::Unset)
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
