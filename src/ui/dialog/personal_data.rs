//! What the office knows of a client or of a contact person: handed over in a file, or given up for good.

use std::path::PathBuf;

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation};
use iced::{Length, Task};
use serde_json::{Map, Value};

use super::Ended;
use super::parts;
use crate::domain::ids::AddressId;
use crate::i18n::Texts;
use crate::service::personal_data::{Choice, Forget, ForgetRefusal, TakeOutPersonalData, choices};
use crate::service::{Changes, Refusal};
use crate::store::Subject;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, Dropdown, KeyPress, button, callout, field, labelled};
use crate::ui::{Element, background, files};
use crate::wording::{refused, system_failed};
use crate::{private, t};

/// The field of the path.
pub const FIELD: &str = "personal-path";
const WHOSE: &str = "personal-whose";
/// Characters of a name that fit into a button or a list.
const NAME: usize = 40;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    /// Whose data can be chosen; `None`: not read yet.
    choices: Option<Vec<Choice>>,
    chosen: usize,
    path: String,
    error: Option<String>,
    written: Option<String>,
    /// The question before it is given up.
    confirming: bool,
    refusal: Option<Refusal>,
    working: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Whose data the card of this address shows was read.
    Read(AddressId, Result<Vec<Choice>, Refusal>),
    /// Somebody was chosen.
    Chosen(usize),
    /// The next one up or down is.
    Turned(isize),
    /// The path was typed.
    PathTyped(String),
    /// Yes: it is to be written, or what is asked is to be done.
    SubmitPressed,
    /// It was taken out of the office, or why not.
    TakenOut(Result<Map<String, Value>, Refusal>),
    /// It was written, or why not.
    Written(Result<PathBuf, String>),
    /// It is to be given up.
    ForgetPressed,
    /// It was; what stands in place of the name.
    Forgotten(Result<String, Refusal>),
    /// It is to be left.
    EscapePressed,
}

type Step = (Task<Message>, Option<Ended>);

impl State {
    /// The dialog as it opens.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            address,
            choices: None,
            chosen: 0,
            path: String::new(),
            error: None,
            written: None,
            confirming: false,
            refusal: None,
            working: false,
        };
        let reading = parts::read(context, move |read| choices(read, address));
        (state, reading.map(move |read| Message::Read(address, read)))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::Read(address, read) => (self.take(address, read, context.texts), None),
            Message::TakenOut(taken) => (self.taken_out(taken, context.texts), None),
            Message::Written(written) => (self.written(written, context.texts), None),
            Message::Forgotten(forgotten) => self.forgotten(forgotten, context.texts),
            _ if self.working => (Task::none(), None),
            Message::Chosen(at) => (self.choose(at, context.texts), None),
            Message::Turned(by) => (self.choose(self.chosen.saturating_add_signed(by), context.texts), None),
            Message::PathTyped(path) => (self.type_path(path), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::ForgetPressed => (self.ask(), None),
            Message::EscapePressed => self.escape(),
        }
    }

    fn take(
        &mut self,
        address: AddressId,
        read: Result<Vec<Choice>, Refusal>,
        texts: &Texts,
    ) -> Task<Message> {
        if address != self.address {
            return Task::none();
        }
        match read {
            Ok(choices) => self.choices = Some(choices),
            Err(refusal) => self.refusal = Some(refusal),
        }
        self.choose(0, texts)
    }

    fn choice(&self) -> Option<&Choice> {
        self.choices.as_ref()?.get(self.chosen)
    }

    fn choose(&mut self, at: usize, texts: &Texts) -> Task<Message> {
        let Some(choices) = &self.choices else { return Task::none() };
        self.chosen = at.min(choices.len().saturating_sub(1));
        (self.error, self.written, self.confirming, self.refusal) = (None, None, false, None);
        let number = match self.choice().map(|choice| choice.subject) {
            Some(Subject::Client(client)) => client.0,
            Some(Subject::Person(person)) => person.0,
            None => 0,
        };
        // The name of the file names nobody.
        let file = t!(texts, "personal-file", number = number.to_string());
        self.path = files::documents().join(format!("{file}.json")).display().to_string();
        operation::focus(FIELD)
    }

    fn type_path(&mut self, path: String) -> Task<Message> {
        (self.path, self.error, self.written) = (path, None, None);
        Task::none()
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(choice) = self.choice() else { return Task::none() };
        let (subject, seen) = (choice.subject, choice.version);
        (self.working, self.refusal, self.error) = (true, None, None);
        if self.confirming {
            return parts::run(context, Forget { subject, seen }).map(Message::Forgotten);
        }
        parts::run(context, TakeOutPersonalData { subject }).map(Message::TakenOut)
    }

    /// It left the office and the history says so; now it is written.
    fn taken_out(&mut self, taken: Result<Map<String, Value>, Refusal>, texts: &Texts) -> Task<Message> {
        let known = match taken {
            Ok(known) => known,
            Err(refusal) => {
                (self.working, self.refusal) = (false, Some(refusal));
                return Task::none();
            }
        };
        let (path, texts) = (files::typed(&self.path), texts.clone());
        background::run(move || {
            let text = format!("{:#}", Value::Object(known));
            private::write_new(&path, text.as_bytes()).map(|()| path).map_err(|error| match error.kind() {
                std::io::ErrorKind::AlreadyExists => texts.text("writing-exists"),
                _ => system_failed(&texts, &error),
            })
        })
        .map(Message::Written)
    }

    fn written(&mut self, written: Result<PathBuf, String>, texts: &Texts) -> Task<Message> {
        self.working = false;
        match written {
            Ok(path) => self.written = Some(t!(texts, "personal-written", path = path.display().to_string())),
            Err(error) => self.error = Some(error),
        }
        operation::focus(FIELD)
    }

    fn ask(&mut self) -> Task<Message> {
        self.confirming = self.choice().is_some_and(|choice| choice.obstacles.is_empty());
        Task::none()
    }

    fn forgotten(&mut self, forgotten: Result<String, Refusal>, texts: &Texts) -> Step {
        self.working = false;
        match forgotten {
            Ok(name) => {
                let changes = Changes { address: Some(self.address), everything: true };
                (
                    Task::none(),
                    Some(Ended::Done { sentence: t!(texts, "personal-forgotten", name = name), changes }),
                )
            }
            Err(refusal) => {
                (self.confirming, self.refusal) = (false, Some(refusal));
                (Task::none(), None)
            }
        }
    }

    fn escape(&mut self) -> Step {
        if std::mem::take(&mut self.confirming) {
            (Task::none(), None)
        } else {
            (Task::none(), Some(Ended::Closed))
        }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        if press.alt_named(Named::ArrowUp) {
            return Some(Message::Turned(-1));
        }
        if press.alt_named(Named::ArrowDown) {
            return Some(Message::Turned(1));
        }
        (press.alt_digit() == Some(2)).then_some(Message::ForgetPressed)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref().map(|refusal| refused(texts, refusal));
        Dialog::new("personal", texts.text("personal-title"), self.body(texts))
            .footer(parts::foot(refusal, self.buttons(texts)))
            .on_escape(Message::EscapePressed)
    }

    fn body<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let Some(choices) = &self.choices else {
            let loading = self.refusal.is_none().then(|| text::muted(texts.text("dialog-loading")));
            return Column::new().push(loading).into();
        };
        let names = choices.iter().map(|choice| parts::cut(&choice.name, NAME)).collect();
        let whose = Dropdown::new(names, Some(self.chosen), Message::Chosen).id(WHOSE).width(Length::Fill);
        let path = field(FIELD, texts.text("personal-path"), self.path.clone())
            .error(self.error.clone())
            .on_input(Message::PathTyped)
            .on_submit(Message::SubmitPressed);
        let written = self.written.as_ref().map(|said| callout(Tone::Good, said.as_str(), None));
        Column::new()
            .push(labelled(texts.text("personal-whose"), whose, None))
            .push((!self.confirming).then(|| Element::from(path)))
            .push((!self.confirming).then(|| text::caption(texts.text("personal-about"))))
            .push(written)
            .push(self.choice().map(|choice| self.forgetting(choice, texts)))
            .spacing(space::M)
            .into()
    }

    /// What stands against giving it up, or, when that is asked for, what will go.
    fn forgetting<'a>(&self, choice: &Choice, texts: &Texts) -> Element<'a, Message> {
        if !choice.obstacles.is_empty() {
            let sentences: Vec<String> = choice.obstacles.iter().map(|why| said(why, texts)).collect();
            return callout(Tone::Warning, sentences.join(" "), None);
        }
        if !self.confirming {
            return Column::new().into();
        }
        let of_client = matches!(choice.subject, Subject::Client(_));
        let goes = if of_client { "personal-goes-client" } else { "personal-goes-person" };
        let debt = (choice.debt != 0).then(|| {
            let id = if choice.debt > 0 { "personal-debt" } else { "personal-advance" };
            callout(Tone::Warning, t!(texts, id, sum = texts.money(choice.debt.saturating_abs())), None)
        });
        Column::new()
            .push(text::body(texts.text(goes)))
            .push(text::body(texts.text("personal-stays")))
            .push(debt)
            .push(callout(Tone::Bad, texts.text("personal-no-way-back"), None))
            .spacing(space::S)
            .into()
    }

    fn buttons<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let choice = self.choice().filter(|_| !self.working);
        let ready = choice.is_some();
        let label = match (self.working, self.confirming) {
            (true, _) => "dialog-saving",
            (false, true) => "personal-forget-now",
            (false, false) => "personal-take-out",
        };
        let submit = button(texts.text(label)).key("Ctrl Enter");
        let submit = if self.confirming { submit.danger() } else { submit.primary() };
        let may = choice.is_some_and(|choice| choice.obstacles.is_empty());
        let forget = button(texts.text("personal-forget")).key("Alt 2");
        let forget = (!self.confirming).then(|| forget.on_press_maybe(may.then_some(Message::ForgetPressed)));
        Row::new()
            .push(submit.on_press_maybe(ready.then_some(Message::SubmitPressed)))
            .push(forget)
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .spacing(space::S)
            .into()
    }
}

fn said(why: &ForgetRefusal, texts: &Texts) -> String {
    refused(texts, &Refusal::Forget(why.clone()))
}
