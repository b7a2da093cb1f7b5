//! The office on its papers: who it is by law, and where it is paid to.

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{Column, operation};

use super::asking;
use super::frame::{Foot, framed, scrolled};
use super::place::Place;
use crate::domain::paper::Requisites;
use crate::i18n::Texts;
use crate::service::papers::{ChangeRequisites, Requisite, requisites};
use crate::service::{Changes, Input, Outcome, Refusal};
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::{Action, Context};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{KeyPress, callout, field, fields};
use crate::wording;

/// The widest the fields get, in pixels.
const WIDEST: f32 = 760.0;

/// What is shown and typed.
#[derive(Debug, Default)]
pub struct State {
    kept: Option<Box<Requisites>>,
    typed: Box<Requisites>,
    refusal: Option<Refusal>,
    busy: bool,
    /// It is asked whether what was typed is to be forgotten.
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// They were read.
    Read(Result<Box<Requisites>, Refusal>),
    /// One was typed.
    Typed(Requisite, String),
    /// What was typed is to hold.
    ApplyPressed,
    /// It holds, or why not.
    Applied(Result<Box<Outcome<Requisites>>, Refusal>),
    /// What was typed is perhaps to be forgotten, or the question about that is answered with no.
    EscapePressed,
    /// What was typed is forgotten.
    DropPressed,
}

type Step = (Task<Message>, Option<Action>);

const fn id(one: Requisite) -> &'static str {
    match one {
        Requisite::Name => "requisite-name",
        Requisite::TaxNumber => "requisite-tax-number",
        Requisite::TaxReasonCode => "requisite-tax-reason-code",
        Requisite::Address => "requisite-address",
        Requisite::Bank => "requisite-bank",
        Requisite::BankCode => "requisite-bank-code",
        Requisite::Account => "requisite-account",
        Requisite::Correspondent => "requisite-correspondent",
        Requisite::Director => "requisite-director",
        Requisite::Accountant => "requisite-accountant",
    }
}

impl State {
    /// The requisites, being read.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        let focused = operation::focus(id(Requisite::Name));
        (Self::default(), Task::batch([Self::read(context), focused]))
    }

    fn read(context: &Context<'_>) -> Task<Message> {
        asking::read(context, |read| Ok(Box::new(requisites(read)?))).map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::Read(read) => self.take(read),
            Message::Typed(one, text) => self.change(one, text),
            Message::ApplyPressed => (self.apply(context), None),
            Message::Applied(done) => self.applied(done, context),
            Message::EscapePressed => self.escape(),
            Message::DropPressed => self.forget(context),
        }
    }

    /// Whether a message comes from a hand on this page, and not from the office.
    pub const fn is_by_hand(message: &Message) -> bool {
        !matches!(message, Message::Read(_) | Message::Applied(_))
    }

    /// What was typed stays while the office changes behind the page; saving it says that they changed.
    fn take(&mut self, read: Result<Box<Requisites>, Refusal>) -> Step {
        match read {
            Ok(_) if self.is_unsaved() => {}
            Ok(kept) => {
                self.typed.clone_from(&kept);
                self.kept = Some(kept);
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        (Task::none(), None)
    }

    fn change(&mut self, one: Requisite, text: String) -> Step {
        if !self.busy {
            *one.of_mut(&mut self.typed) = text;
            self.refusal = None;
            self.leaving = false;
        }
        (Task::none(), None)
    }

    /// Asks before what was typed is lost.
    fn escape(&mut self) -> Step {
        self.leaving = !self.leaving && self.is_unsaved() && !self.busy;
        (operation::focus(if self.leaving { asking::STAY } else { id(Requisite::Name) }), None)
    }

    fn apply(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(seen) = self.kept.as_deref().cloned().filter(|_| !self.busy && self.is_unsaved()) else {
            return Task::none();
        };
        self.busy = true;
        self.leaving = false;
        self.refusal = None;
        let change = ChangeRequisites { seen, requisites: self.typed.as_ref().clone() };
        asking::run(context, change).map(|done| Message::Applied(done.map(Box::new)))
    }

    fn applied(&mut self, done: Result<Box<Outcome<Requisites>>, Refusal>, context: &Context<'_>) -> Step {
        self.busy = false;
        match done {
            Ok(outcome) => {
                *self.typed = outcome.value.clone();
                self.kept = Some(Box::new(outcome.value));
                let sentence = context.texts.text("requisites-saved");
                (Task::none(), Some(Action::Done { sentence, changes: outcome.changes }))
            }
            Err(refusal) => {
                let focus = about(&refusal).map_or_else(Task::none, |one| operation::focus(id(one)));
                self.refusal = Some(refusal);
                (focus, None)
            }
        }
    }

    fn forget(&mut self, context: &Context<'_>) -> Step {
        if self.busy {
            return (Task::none(), None);
        }
        self.leaving = false;
        self.refusal = None;
        if let Some(kept) = &self.kept {
            self.typed.clone_from(kept);
        }
        // Somebody may have changed them meanwhile.
        (Self::read(context), None)
    }

    /// The office changed behind the page.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        if self.busy { Task::none() } else { Self::read(context) }
    }

    /// Whether something typed would be lost.
    pub fn is_unsaved(&self) -> bool {
        self.kept.as_ref().is_some_and(|kept| **kept != *self.typed)
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) || press.ctrl('s') {
            return Some(Message::ApplyPressed);
        }
        if self.leaving && parts::discards(press) {
            return Some(Message::DropPressed);
        }
        (press.plain(Named::Escape) && self.is_unsaved()).then_some(Message::EscapePressed)
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let does = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![does("Tab", "directories-hint-field"), does("Ctrl Enter", "directories-hint-save")]
    }

    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let elsewhere = self.refusal.as_ref().filter(|refusal| about(refusal).is_none());
        let refusal = elsewhere.map(|refusal| callout(Tone::Bad, wording::refused(texts, refusal), None));
        let of = |one| self.field(one, texts);
        let section = |id: &str| Element::from(text::section(&texts.text(id)));
        let body = Column::new()
            .push(refusal)
            .push(section("requisites-office"))
            .push(of(Requisite::Name))
            .push(fields(vec![of(Requisite::TaxNumber), of(Requisite::TaxReasonCode)]))
            .push(of(Requisite::Address))
            .push(section("requisites-bank"))
            .push(fields(vec![of(Requisite::Bank), of(Requisite::BankCode)]))
            .push(fields(vec![of(Requisite::Account), of(Requisite::Correspondent)]))
            .push(section("requisites-people"))
            .push(fields(vec![of(Requisite::Director), of(Requisite::Accountant)]))
            .spacing(space::M)
            .padding(space::L)
            .max_width(WIDEST);
        let foot: Element<'a, Message> = if self.leaving {
            asking::leaving(texts, Message::DropPressed, Message::EscapePressed)
        } else {
            self.foot().buttons(texts).into()
        };
        framed(Place::Requisites, texts, scrolled(body), foot)
    }

    fn foot(&self) -> Foot<Message> {
        Foot {
            id: "requisites-save",
            ready: self.is_unsaved() && !self.busy,
            saving: self.busy,
            mouse_only: false,
            save: Message::ApplyPressed,
            forget: Message::EscapePressed,
        }
    }

    fn field<'a>(&'a self, one: Requisite, texts: &Texts) -> Element<'a, Message> {
        let refused = self.refusal.as_ref().filter(|refusal| about(refusal) == Some(one));
        field(id(one), texts.text(&format!("requisite-{}", one.code())), one.of(&self.typed).clone())
            .error(refused.map(|refusal| wording::refused(texts, refusal)))
            .on_input(move |typed| Message::Typed(one, typed))
            .on_submit(Message::ApplyPressed)
            .into()
    }
}

/// The field that a refusal is about, if it is about one.
const fn about(refusal: &Refusal) -> Option<Requisite> {
    match refusal {
        Refusal::Input(Input::Requisite(one)) => Some(*one),
        _ => None,
    }
}
