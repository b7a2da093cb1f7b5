//! The part of the preferences about calls: through which softphone, a try of it, and when the office calls nobody.

use iced::widget::{Row, column};
use iced::{Alignment, Length, Task};

use crate::domain::calling::Hours;
use crate::domain::times::{stored_time, typed_time};
use crate::i18n::Texts;
use crate::service::calling::{CallHours, ChangeCallHours};
use crate::service::rights::Right;
use crate::service::{Refusal, answered};
use crate::t;
use crate::telephony::{Dial, DialError, Template, order};
use crate::ui::Element;
use crate::ui::calling::call;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{button, callout, field, labelled, segmented};
use crate::wording::{not_dialled, refused, template_refused};

/// The field of the office's own command.
const COMMAND: &str = "calls-command";
/// The field of the number to be tried.
const NUMBER: &str = "calls-number";
/// The fields of the quiet hours.
const QUIET: [&str; 2] = ["calls-quiet-from", "calls-quiet-to"];

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
    /// The quiet hours as they hold; `None` where they are not this user's to change.
    hours: Option<CallHours>,
    quiet: [String; 2],
    saving: bool,
    said: Option<Result<(), Refusal>>,
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
    /// The quiet hours were read.
    HoursRead(Result<CallHours, Refusal>),
    /// The first or the second end of the quiet hours was typed.
    QuietTyped(usize, String),
    /// The quiet hours are to hold.
    SavePressed,
    /// They hold, or why not.
    Saved(Result<CallHours, Refusal>),
}

type Step = (Task<Message>, Option<Template>);

impl State {
    /// The way in which this workstation calls; the quiet hours for those who may change them.
    pub(super) fn new(dial: &Template, context: Option<&Context<'_>>) -> (Self, Task<Message>) {
        let (way, command) = match dial {
            Template::Tel => (Way::Tel, String::new()),
            Template::Sip => (Way::Sip, String::new()),
            Template::Callto => (Way::Callto, String::new()),
            Template::Command(command) => (Way::Own, command.clone()),
        };
        let state = Self {
            way,
            command,
            number: String::new(),
            trying: false,
            tried: None,
            hours: None,
            quiet: [String::new(), String::new()],
            saving: false,
            said: None,
        };
        let may = |context: &&Context<'_>| context.actor.may(Right::ChangeSettings);
        let hours = context.filter(may).map_or_else(Task::none, |context| {
            let reading = context.office.read(|read| Ok(CallHours::load(read)?));
            Task::perform(answered(reading), Message::HoursRead)
        });
        (state, hours)
    }

    /// Takes in what happened; gives the way of calling where another one holds now.
    pub(super) fn update(&mut self, message: Message, context: Option<&Context<'_>>) -> Step {
        match message {
            Message::WayChosen(way) => self.changed(|state| state.way = way),
            Message::CommandTyped(command) => self.changed(|state| state.command = command),
            Message::NumberTyped(number) => (self.typed_number(number), None),
            Message::TestPressed => (self.test(), None),
            Message::Tried(tried) => (self.take_tried(tried), None),
            Message::HoursRead(read) | Message::Saved(read) => (self.take_hours(read), None),
            Message::QuietTyped(end, typed) => (self.typed_quiet(end, typed), None),
            Message::SavePressed => (self.save(context), None),
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

    fn take_hours(&mut self, read: Result<CallHours, Refusal>) -> Task<Message> {
        let saved = std::mem::take(&mut self.saving);
        match read {
            Ok(hours) => {
                self.hours = Some(hours);
                self.quiet = [hours.quiet.from, hours.quiet.to].map(stored_time);
                self.said = saved.then_some(Ok(()));
            }
            Err(refusal) => self.said = Some(Err(refusal)),
        }
        Task::none()
    }

    fn typed_quiet(&mut self, end: usize, typed: String) -> Task<Message> {
        if let Some(quiet) = self.quiet.get_mut(end) {
            *quiet = typed;
        }
        self.said = None;
        Task::none()
    }

    /// The quiet hours that are typed; `None` while they are none.
    fn typed_hours(&self) -> Option<CallHours> {
        let [from, to] = self.quiet.each_ref().map(|typed| typed_time(typed));
        Some(CallHours { quiet: Hours { from: from?, to: to? } })
    }

    fn save(&mut self, context: Option<&Context<'_>>) -> Task<Message> {
        let (Some(context), Some(hours), false) = (context, self.typed_hours(), self.saving) else {
            return Task::none();
        };
        self.saving = true;
        parts::run(context, ChangeCallHours(hours)).map(move |done| Message::Saved(done.map(|()| hours)))
    }

    /// The section of the preferences.
    pub(super) fn view<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        column![text::section(&texts.text("calls-title")), self.way(texts), self.trial(texts)]
            .push(self.outcome(texts))
            .push(self.hours.map(|hours| self.quiet_hours(texts, hours)))
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

    fn quiet_hours<'a>(&'a self, texts: &'a Texts, hold: CallHours) -> Element<'a, Message> {
        let end = |at: usize, label: &str| {
            let typed = self.quiet[at].as_str();
            let wrong = typed_time(typed).is_none().then(|| texts.text("calls-wrong-time"));
            let end = field(QUIET[at], texts.text(label), typed)
                .error(wrong)
                .on_input(move |typed| Message::QuietTyped(at, typed))
                .on_submit(Message::SavePressed);
            column![Element::from(end)].width(140)
        };
        let typed = self.typed_hours();
        let changed = typed.filter(|typed| *typed != hold && !self.saving);
        let save =
            button(texts.text("calls-quiet-save")).on_press_maybe(changed.map(|_| Message::SavePressed));
        let row = Row::new()
            .push(end(0, "calls-quiet-from"))
            .push(end(1, "calls-quiet-to"))
            .push(save)
            .spacing(space::M)
            .align_y(Alignment::End);
        let hint = match &self.said {
            Some(Ok(())) => text::caption(texts.text("calls-quiet-saved")).style(text::toned(Tone::Good)),
            Some(Err(refusal)) => text::caption(refused(texts, refusal)).style(text::toned(Tone::Bad)),
            None if typed.is_some_and(|typed| typed.quiet.is_empty()) => {
                text::caption(texts.text("calls-quiet-none"))
            }
            None => text::caption(texts.text("calls-quiet-hint")),
        };
        column![row, hint].spacing(space::XS).into()
    }
}
