//! The part of the preferences about calls: through which softphone, and a try of it. When nobody is called is a setting of
//! the office.

use iced::widget::{Row, column};
use iced::{Alignment, Length, Task};

use crate::i18n::Texts;
use crate::t;
use crate::telephony::{Dial, DialError, Template, order};
use crate::ui::Element;
use crate::ui::calling::call;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{button, callout, field, labelled, segmented};
use crate::wording::{not_dialled, template_refused};

/// The field of the office's own command.
const COMMAND: &str = "calls-command";
/// The field of the number to be tried.
const NUMBER: &str = "calls-number";

/// How to call, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `tel:`
    Tel,
    /// `sip:`
    Sip,
    /// `callto:`
    Callto,
    /// A command of one's own.
    Own,
}

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    way: Way,
    command: String,
    number: String,
    /// A try is under way.
    trying: bool,
    /// What became of the last try.
    tried: Option<Result<Dial, DialError>>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A way of calling was chosen.
    WayChosen(Way),
    /// The command was typed.
    CommandTyped(String),
    /// The number to be tried was typed.
    NumberTyped(String),
    /// It is to be tried.
    TestPressed,
    /// What became of it.
    Tried(Result<Dial, DialError>),
}

type Step = (Task<Message>, Option<Template>);

impl State {
    /// The way in which this workstation calls.
    pub(super) fn new(dial: &Template) -> Self {
        let (way, command) = match dial {
            Template::Tel => (Way::Tel, String::new()),
            Template::Sip => (Way::Sip, String::new()),
            Template::Callto => (Way::Callto, String::new()),
            Template::Command(command) => (Way::Own, command.clone()),
        };
        Self { way, command, number: String::new(), trying: false, tried: None }
    }

    /// Takes in what happened; gives the way of calling where another one holds now.
    pub(super) fn update(&mut self, message: Message) -> Step {
        match message {
            Message::WayChosen(way) => self.changed(|state| state.way = way),
            Message::CommandTyped(command) => self.changed(|state| state.command = command),
            Message::NumberTyped(number) => (self.typed_number(number), None),
            Message::TestPressed => (self.test(), None),
            Message::Tried(tried) => (self.take_tried(tried), None),
        }
    }

    fn template(&self) -> Template {
        match self.way {
            Way::Tel => Template::Tel,
            Way::Sip => Template::Sip,
            Way::Callto => Template::Callto,
            Way::Own => Template::Command(self.command.clone()),
        }
    }

    /// A way that can be used holds at once; the last good one stays while a command is being typed.
    fn changed(&mut self, change: impl FnOnce(&mut Self)) -> Step {
        change(self);
        self.tried = None;
        let template = self.template();
        let good = template.check().is_ok();
        (Task::none(), good.then_some(template))
    }

    fn typed_number(&mut self, number: String) -> Task<Message> {
        self.number = number;
        self.tried = None;
        Task::none()
    }

    fn test(&mut self) -> Task<Message> {
        if self.trying {
            return Task::none();
        }
        self.trying = true;
        self.tried = None;
        call(&self.template(), &self.number).map(Message::Tried)
    }

    fn take_tried(&mut self, tried: Result<Dial, DialError>) -> Task<Message> {
        self.trying = false;
        self.tried = Some(tried);
        Task::none()
    }

    /// The section of the preferences.
    pub(super) fn view<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        column![text::section(&texts.text("calls-title")), self.way(texts), self.trial(texts)]
            .push(self.outcome(texts))
            .spacing(space::M)
            .into()
    }

    fn way<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let ways = [
            ("tel:".to_owned(), Way::Tel),
            ("sip:".to_owned(), Way::Sip),
            ("callto:".to_owned(), Way::Callto),
            (texts.text("calls-own"), Way::Own),
        ];
        let ways = labelled(texts.text("calls-way"), segmented(ways, self.way, Message::WayChosen), None);
        let own = (self.way == Way::Own).then(|| {
            let template = self.template();
            let error = template.check().err().filter(|_| !self.command.trim().is_empty());
            let command = field(COMMAND, texts.text("calls-command"), self.command.as_str())
                .placeholder(texts.text("calls-command-hint"))
                .error(error.map(|error| template_refused(texts, error)))
                .on_input(Message::CommandTyped);
            Element::from(command)
        });
        column![ways].push(own).spacing(space::M).into()
    }

    fn trial<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let number = field(NUMBER, texts.text("calls-number"), self.number.as_str())
            .placeholder(texts.text("calls-number-hint"))
            .on_input(Message::NumberTyped)
            .on_submit(Message::TestPressed);
        let press = (!self.trying && !self.number.trim().is_empty()).then_some(Message::TestPressed);
        let test = button(texts.text("calls-test")).key("Enter").on_press_maybe(press);
        Row::new()
            .push(column![Element::from(number)].width(Length::Fill))
            .push(test)
            .spacing(space::M)
            .align_y(Alignment::End)
            .into()
    }

    /// What would be asked of the system, to the letter; after a try, what became of it.
    fn outcome<'a>(&'a self, texts: &'a Texts) -> Option<Element<'a, Message>> {
        match &self.tried {
            Some(Ok(dial)) => {
                let sentence = t!(texts, "calls-handed-over", what = dial.to_string());
                Some(callout(Tone::Good, sentence, None))
            }
            Some(Err(error)) => Some(callout(Tone::Bad, not_dialled(texts, error), None)),
            None if self.trying => Some(text::caption(texts.text("calls-trying")).into()),
            None => {
                let dial = order(&self.template(), &self.number).ok()?;
                Some(text::caption(t!(texts, "calls-would-be", what = dial.to_string())).into())
            }
        }
    }
}
