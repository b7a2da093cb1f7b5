//! The route sheet: the run goes out, and its sheet is saved or printed.

use iced::Task;
use iced::widget::Column;

use super::way::run;
use crate::domain::order::OrderStatus;
use crate::i18n::Texts;
use crate::service::delivery_day::Run;
use crate::service::exported::Exported;
use crate::service::route_sheet::{SheetSource, sheet_source};
use crate::service::run::{RunRef, RunSent, SendRun};
use crate::service::{Refusal, Watch, answered};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::taking_out::{self, PAPER, TakingOut, paper};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, KeyPress, callout};
use crate::wording::route_sheet;

const PATH: &str = "route-sheet-path";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    run: RunRef,
    name: String,
    /// Orders that go out with the sheet, of so many.
    accepted: usize,
    stops: usize,
    overloaded: Option<(i64, i64)>,
    /// What to say of a driver or a vehicle that nobody named.
    unnamed: Option<&'static str>,
    /// The run went out in this dialog.
    sent: bool,
    out: TakingOut,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// About the file.
    Out(taking_out::Message),
    /// The run went out, or why not.
    Sent(Result<RunSent, Refusal>),
    /// It was read for the sheet.
    SourceRead(Result<Box<SheetSource>, Refusal>),
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
        let state = Self {
            run: reference,
            name,
            accepted: run.stops.iter().filter(|one| one.stop.status == OrderStatus::Accepted).count(),
            stops: run.stops.len(),
            overloaded: run
                .capacity
                .filter(|_| run.is_overloaded())
                .map(|capacity| (run.bottles(), capacity)),
            unnamed: unnamed(run),
            sent: false,
            out: TakingOut::new(PATH, PAPER, &file),
        };
        let focused = state.out.focus();
        (state, focused)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::Out(message) => (self.take_out(message, context), None),
            Message::Sent(sent) => self.sent(sent, context),
            Message::SourceRead(source) => (self.make(source, context), None),
            Message::Closed => (Task::none(), (!self.out.stop()).then_some(Action::Closed)),
        }
    }

    /// The run goes out first, once; then its sheet is made.
    fn take_out(&mut self, message: taking_out::Message, context: &Context<'_>) -> Task<Message> {
        let (task, wanted) = self.out.update(message, context.texts);
        let task = task.map(Message::Out);
        match wanted {
            None => task,
            Some(_) if self.sent => Task::batch([task, self.read(context)]),
            Some(_) => Task::batch([task, run(context, SendRun { run: self.run }).map(Message::Sent)]),
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
        self.out.refuse(refusal, texts);
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
        let texts = context.texts.clone();
        let export = (Exported::RouteSheet, self.name.clone(), None);
        let make = move |target, _: &Watch| {
            let sheet = route_sheet(&texts, &source);
            paper(target, || sheet.sheet(), || sheet.document())
        };
        self.out.write(export, context, make).map(Message::Out)
    }

    /// What a key means here, before the field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        self.out.key(press).map(Message::Out)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let out = t!(texts, "route-sheet-out", count = self.accepted, stops = self.stops);
        let over = self.overloaded.map(|(bottles, capacity)| {
            let words = t!(texts, "route-sheet-overloaded", bottles = bottles, capacity = capacity);
            callout(Tone::Warning, words, None)
        });
        let unnamed = self.unnamed.map(|words| callout(Tone::Warning, texts.text(words), None));
        let body = Column::new()
            .push(text::body(out))
            .push(unnamed)
            .push(over)
            .push(Element::from(self.out.view(texts).map(Message::Out)))
            .spacing(space::M);
        let footer = self.out.buttons(texts, Message::Out, Message::Closed);
        Dialog::new("route-sheet", texts.text("route-sheet-dialog"), body)
            .size(DialogSize::Medium)
            .subtitle(self.name.clone())
            .footer(footer)
            .on_escape(Message::Closed)
    }
}

/// Who answers for the money of a run that nobody drives? It may go out so, but not unseen.
fn unnamed(run: &Run) -> Option<&'static str> {
    let crew = run.row.as_ref().map(|row| (row.driver, row.vehicle)).unwrap_or_default();
    match crew {
        (None, None) => Some("route-sheet-nobody"),
        (None, Some(_)) => Some("route-sheet-no-driver"),
        (Some(_), None) => Some("route-sheet-no-vehicle"),
        (Some(_), Some(_)) => None,
    }
}
