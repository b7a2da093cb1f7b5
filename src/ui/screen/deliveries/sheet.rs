//! The route sheet: the run goes out, and its sheet is saved or printed.

use std::path::{Path, PathBuf};

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation};
use iced::{Length, Task};

use super::way::run;
use crate::domain::order::OrderStatus;
use crate::exchange::{pdf, sheet};
use crate::i18n::Texts;
use crate::service::delivery_day::Run;
use crate::service::exported::{Exported, Medium, NoteExport};
use crate::service::route_sheet::{SheetSource, sheet_source};
use crate::service::run::{RunRef, RunSent, SendRun};
use crate::service::{Refusal, answered};
use crate::t;
use crate::ui::files::{self, Picked};
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, KeyPress, button, callout, field};
use crate::ui::{Element, background};
use crate::wording::{refused, route_sheet, system_failed};

const PATH: &str = "route-sheet-path";

/// What becomes of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A file for print.
    Pdf,
    /// A file for Excel.
    Xlsx,
    /// On the screen of the system's own viewer, to be printed there.
    Print,
}

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    run: RunRef,
    name: String,
    /// Orders that go out with the sheet, of so many.
    accepted: usize,
    stops: usize,
    overloaded: Option<(i64, i64)>,
    path: String,
    /// The run went out in this dialog.
    sent: bool,
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
    /// The sheet is wanted.
    Wanted(Target),
    /// The run went out, or why not.
    Sent(Result<RunSent, Refusal>),
    /// It was read for the sheet.
    SourceRead(Result<Box<SheetSource>, Refusal>),
    /// The file was written, or why not.
    Written(Result<PathBuf, String>),
    /// It is to be left.
    Closed,
}

/// What only the screen can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It was left.
    Closed,
    /// The run went out.
    Sent(String),
}

type Reply = (Task<Message>, Option<Action>);

impl State {
    /// The sheet of a run.
    pub fn open(reference: RunRef, run: &Run, name: String, context: &Context<'_>) -> (Self, Task<Message>) {
        let file =
            t!(context.texts, "route-sheet-file", name = name.as_str(), day = reference.day.to_string());
        let file: String = file
            .chars()
            .map(|c| if r#"\/:*?"<>|"#.contains(c) || c.is_control() { '-' } else { c })
            .collect();
        let state = Self {
            run: reference,
            name,
            accepted: run.stops.iter().filter(|one| one.stop.status == OrderStatus::Accepted).count(),
            stops: run.stops.len(),
            overloaded: run
                .capacity
                .filter(|_| run.is_overloaded())
                .map(|capacity| (run.bottles(), capacity)),
            path: files::documents().join(format!("{file}.pdf")).display().to_string(),
            sent: false,
            working: None,
            said: None,
        };
        (state, operation::focus(PATH))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::PathTyped(path) => self.type_path(path),
            Message::BrowsePressed => (self.browse(context.texts), None),
            Message::Picked(picked) => self.picked(picked, context),
            Message::Wanted(target) => (self.want(target, context), None),
            Message::Sent(sent) => self.sent(sent, context),
            Message::SourceRead(source) => (self.make(source, context), None),
            Message::Written(written) => (self.written(written, context.texts), None),
            Message::Closed => (Task::none(), Some(Action::Closed)),
        }
    }

    fn type_path(&mut self, path: String) -> Reply {
        self.path = path;
        self.said = None;
        (Task::none(), None)
    }

    fn browse(&self, texts: &Texts) -> Task<Message> {
        let kind = files::Kind { name: texts.text("route-sheet-files-pdf"), endings: files::PDF };
        files::save(texts.text("route-sheet-browse"), &kind, &files::typed(&self.path)).map(Message::Picked)
    }

    fn picked(&mut self, picked: Picked, context: &Context<'_>) -> Reply {
        match picked {
            Picked::File(path) => {
                self.path = path.display().to_string();
                (self.want(Target::Pdf, context), None)
            }
            Picked::Nothing => (Task::none(), None),
            Picked::NoDialog => {
                self.said = Some((Tone::Warning, context.texts.text("route-sheet-no-dialog")));
                (operation::focus(PATH), None)
            }
        }
    }

    /// The run goes out first, once; then its sheet is made.
    fn want(&mut self, target: Target, context: &Context<'_>) -> Task<Message> {
        if self.working.is_some() {
            return Task::none();
        }
        self.working = Some(target);
        self.said = None;
        if self.sent {
            self.read(context)
        } else {
            run(context, SendRun { run: self.run }).map(Message::Sent)
        }
    }

    fn sent(&mut self, sent: Result<RunSent, Refusal>, context: &Context<'_>) -> Reply {
        match sent {
            Err(refusal) => {
                self.fail(&refusal, context.texts);
                (Task::none(), None)
            }
            Ok(sent) => {
                self.sent = true;
                self.accepted = 0;
                let number = sent.number.as_str();
                let sentence = t!(context.texts, "route-sheet-sent", number = number, count = sent.orders);
                (self.read(context), Some(Action::Sent(sentence)))
            }
        }
    }

    fn fail(&mut self, refusal: &Refusal, texts: &Texts) {
        self.working = None;
        self.said = Some((Tone::Bad, refused(texts, refusal)));
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let (day, route) = (self.run.day, self.run.route);
        let answer = context.office.read(move |read| Ok(Box::new(sheet_source(read, day, route)?)));
        Task::perform(answered(answer), Message::SourceRead)
    }

    fn make(&mut self, source: Result<Box<SheetSource>, Refusal>, context: &Context<'_>) -> Task<Message> {
        let source = match source {
            Ok(source) => source,
            Err(refusal) => {
                self.fail(&refusal, context.texts);
                return Task::none();
            }
        };
        let Some(target) = self.working else { return Task::none() };
        let (texts, path) = (context.texts.clone(), files::typed(&self.path));
        let medium = match target {
            Target::Pdf => Medium::Pdf,
            Target::Xlsx => Medium::Xlsx,
            Target::Print => Medium::Print,
        };
        let export =
            NoteExport { what: Exported::RouteSheet, medium, about: self.name.clone(), address: None };
        let work = move || write(&texts, &source, target, &path);
        background::noted(context, export, work, |refusal| refusal).map(Message::Written)
    }

    fn written(&mut self, written: Result<PathBuf, String>, texts: &Texts) -> Task<Message> {
        let target = self.working.take();
        self.said = Some(match written {
            Ok(_) if target == Some(Target::Print) => (Tone::Good, texts.text("route-sheet-opened")),
            Ok(path) => (Tone::Good, t!(texts, "route-sheet-saved", path = path.display().to_string())),
            Err(detail) => (Tone::Bad, t!(texts, "route-sheet-not-saved", detail = detail)),
        });
        Task::none()
    }

    /// What a key means here, before the field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::Wanted(Target::Pdf));
        }
        match press.alt_digit()? {
            1 => Some(Message::Wanted(Target::Xlsx)),
            2 => Some(Message::Wanted(Target::Print)),
            3 => Some(Message::BrowsePressed),
            _ => None,
        }
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let out = t!(texts, "route-sheet-out", count = self.accepted, stops = self.stops);
        let over = self.overloaded.map(|(bottles, capacity)| {
            let words = t!(texts, "route-sheet-overloaded", bottles = bottles, capacity = capacity);
            callout(Tone::Warning, words, None)
        });
        let path = field(PATH, texts.text("route-sheet-path"), self.path.clone())
            .on_input(Message::PathTyped)
            .on_submit(Message::Wanted(Target::Pdf));
        let said = self.said.as_ref().map(|(tone, words)| callout(*tone, words.clone(), None));
        let working = self.working.map(|_| text::muted(texts.text("route-sheet-working")));
        let body = Column::new()
            .push(text::body(out))
            .push(over)
            .push(Element::from(path))
            .push(working)
            .push(said)
            .spacing(space::M);
        let wanted = |target| self.working.is_none().then_some(Message::Wanted(target));
        let save = button(texts.text("route-sheet-save-pdf")).primary().key("Ctrl Enter");
        let excel = button(texts.text("route-sheet-save-xlsx")).key("Alt 1");
        let print = button(texts.text("route-sheet-print")).key("Alt 2");
        let browse = button(texts.text("route-sheet-browse")).key("Alt 3").on_press(Message::BrowsePressed);
        let footer = Row::new()
            .push(save.on_press_maybe(wanted(Target::Pdf)))
            .push(excel.on_press_maybe(wanted(Target::Xlsx)))
            .push(print.on_press_maybe(wanted(Target::Print)))
            .push(browse)
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::Closed).mouse_only())
            .spacing(space::S);
        Dialog::new("route-sheet", texts.text("route-sheet-dialog"), body)
            .size(DialogSize::Medium)
            .subtitle(self.name.clone())
            .footer(footer)
            .on_escape(Message::Closed)
    }
}

/// Makes the sheet and writes it, or hands it to the system's own viewer.
fn write(texts: &Texts, source: &SheetSource, target: Target, path: &Path) -> Result<PathBuf, String> {
    let made = route_sheet(texts, source);
    let said = |error: &dyn std::error::Error| error.to_string();
    let bytes = match target {
        Target::Xlsx => sheet::xlsx(&[made.sheet()]).map_err(|error| said(&error))?,
        Target::Pdf | Target::Print => pdf::pdf(&made.document()).map_err(|error| said(&error))?,
    };
    let path = match target {
        Target::Pdf => ending(path, "pdf"),
        Target::Xlsx => ending(path, "xlsx"),
        Target::Print => std::env::temp_dir().join("rodnik-route-sheet.pdf"),
    };
    std::fs::write(&path, bytes).map_err(|error| system_failed(texts, &error))?;
    if target == Target::Print {
        open::that_detached(&path).map_err(|error| system_failed(texts, &error))?;
    }
    Ok(path)
}

/// The path with this ending in place of the other one; any other dot belongs to the name.
fn ending(path: &Path, wanted: &str) -> PathBuf {
    let known = path.extension().is_some_and(|ending| ending == "pdf" || ending == "xlsx");
    if known { path.with_extension(wanted) } else { PathBuf::from(format!("{}.{wanted}", path.display())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_dots_and_gets_the_ending_of_what_is_written() {
        assert_eq!(ending(Path::new("/a/sheet.pdf"), "xlsx"), PathBuf::from("/a/sheet.xlsx"));
        assert_eq!(ending(Path::new("/a/north v.2"), "pdf"), PathBuf::from("/a/north v.2.pdf"));
    }
}
