//! A password given, changed or taken away: one's own by the old one, another employee's by an administrator.

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation};
use iced::{Length, Task};

use super::Ended;
use super::parts;
use crate::domain::ids::UserId;
use crate::i18n::Texts;
use crate::service::rights::Right;
use crate::service::signing_in::{ResetPassword, Secret, SetOwnPassword, SignInRefusal, Whose};
use crate::service::{Changes, Outcome, Refusal, answered, new_key};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, KeyPress, button, callout, input, labelled};
use crate::wording::refused;

/// A field of the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The present password.
    Old,
    /// The next one.
    New,
    /// The next one once more.
    Again,
}

impl Field {
    const fn id(self) -> &'static str {
        match self {
            Self::Old => "password-old",
            Self::New => "password-new",
            Self::Again => "password-again",
        }
    }

    /// The field that a refusal is about, if it is about one.
    const fn of(refusal: &Refusal) -> Option<Self> {
        match refusal {
            Refusal::SignIn(SignInRefusal::Short | SignInRefusal::Long) => Some(Self::New),
            Refusal::SignIn(SignInRefusal::Needed | SignInRefusal::Wrong { .. } | SignInRefusal::Wait(_)) => {
                Some(Self::Old)
            }
            _ => None,
        }
    }
}

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    /// `None` inside: the user is gone.
    whose: Option<Option<Whose>>,
    is_own: bool,
    /// Whether none at all may be decided on.
    may_remove: bool,
    old: Secret,
    new: Secret,
    again: Secret,
    differs: bool,
    /// The question before the password is taken away.
    removing: bool,
    leaving: bool,
    refusal: Option<Refusal>,
    saving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Whose password it is was read.
    WhoseRead(Result<Option<Whose>, Refusal>),
    /// Something was typed.
    Typed(Field, Secret),
    /// It is to be saved.
    SubmitPressed,
    /// No password is to be asked for.
    RemovePressed,
    /// It was saved, or why not.
    Saved(Result<Outcome<()>, Refusal>),
    /// It is to be left.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
}

type Step = (Task<Message>, Option<Ended>);

impl State {
    /// The dialog as it opens.
    pub fn open(user: UserId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            whose: None,
            is_own: user == context.actor.id,
            may_remove: context.actor.may(Right::ManageUsers),
            old: Secret::default(),
            new: Secret::default(),
            again: Secret::default(),
            differs: false,
            removing: false,
            leaving: false,
            refusal: None,
            saving: false,
        };
        let reading = context.office.read(move |read| Ok(Whose::load(read, user)?));
        (state, Task::future(answered(reading)).map(Message::WhoseRead))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::WhoseRead(read) => (self.take(read), None),
            Message::Saved(done) => self.saved(done, context.texts),
            _ if self.saving => (Task::none(), None),
            Message::Typed(field, typed) => (self.type_into(field, typed), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::RemovePressed => (self.remove(context), None),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Ended::Closed)),
        }
    }

    fn take(&mut self, read: Result<Option<Whose>, Refusal>) -> Task<Message> {
        match read {
            Ok(whose) => self.whose = Some(whose),
            Err(refusal) => self.refusal = Some(refusal),
        }
        operation::focus(if self.asks_old() { Field::Old.id() } else { Field::New.id() })
    }

    fn whose(&self) -> Option<&Whose> {
        self.whose.as_ref()?.as_ref()
    }

    /// The own password is changed by typing the present one.
    fn asks_old(&self) -> bool {
        self.is_own && self.whose().is_some_and(|whose| whose.has_password)
    }

    fn type_into(&mut self, field: Field, typed: Secret) -> Task<Message> {
        *match field {
            Field::Old => &mut self.old,
            Field::New => &mut self.new,
            Field::Again => &mut self.again,
        } = typed;
        (self.refusal, self.differs, self.removing, self.leaving) = (None, false, false, false);
        Task::none()
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.removing {
            return self.save(None, context);
        }
        self.differs = self.new != self.again;
        if self.differs {
            return operation::focus(Field::Again.id());
        }
        self.save(Some(self.new.clone()), context)
    }

    /// Asked twice: what follows is that anybody can work under this name.
    fn remove(&mut self, context: &Context<'_>) -> Task<Message> {
        if std::mem::replace(&mut self.removing, true) { self.save(None, context) } else { Task::none() }
    }

    fn save(&mut self, new: Option<Secret>, context: &Context<'_>) -> Task<Message> {
        let Some(whose) = self.whose() else { return Task::none() };
        let (seen, old) = (whose.seen, self.asks_old().then(|| self.old.clone()));
        let key = match new_key() {
            Ok(key) => key,
            Err(refusal) => return Task::done(Message::Saved(Err(refusal))),
        };
        (self.saving, self.refusal) = (true, None);
        let actor = context.actor.clone();
        let answer = if self.is_own {
            let set = SetOwnPassword { old, new };
            context.office.ask(move |office| office.set_own_password(&actor, key, &set))
        } else {
            context.office.run(actor, key, ResetPassword { seen, new })
        };
        Task::future(answered(answer)).map(Message::Saved)
    }

    fn saved(&mut self, done: Result<Outcome<()>, Refusal>, texts: &Texts) -> Step {
        self.saving = false;
        match done {
            Ok(_) => {
                let id = if self.removing { "password-removed" } else { "password-saved" };
                let name = self.whose().map(|whose| whose.name.clone()).unwrap_or_default();
                let changes = Changes { address: None, everything: true };
                (Task::none(), Some(Ended::Done { sentence: t!(texts, id, name = name), changes }))
            }
            Err(refusal) => {
                let field = Field::of(&refusal);
                (self.refusal, self.removing) = (Some(refusal), false);
                (field.map_or_else(Task::none, |field| operation::focus(field.id())), None)
            }
        }
    }

    fn escape(&mut self) -> Step {
        if self.removing {
            self.removing = false;
            return (Task::none(), None);
        }
        if self.is_unsaved() && !self.leaving {
            self.leaving = true;
            return (operation::focus(parts::STAY), None);
        }
        if std::mem::take(&mut self.leaving) {
            return (operation::focus(Field::New.id()), None);
        }
        (Task::none(), Some(Ended::Closed))
    }

    /// Whether something was typed. It is kept nowhere.
    pub const fn is_unsaved(&self) -> bool {
        !(self.old.is_empty() && self.new.is_empty() && self.again.is_empty())
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if self.leaving {
            return parts::discards(press).then_some(Message::Discarded);
        }
        press.ctrl_named(Named::Enter).then_some(Message::SubmitPressed)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let whom = if self.is_own {
            texts.text("password-of-own")
        } else {
            self.whose().map(|whose| whose.name.clone()).unwrap_or_default()
        };
        let foot = if self.leaving {
            parts::leaving(texts, None, Message::Discarded, Message::EscapePressed)
        } else {
            let refusal = self.refusal.as_ref().filter(|refusal| self.field_of(refusal).is_none());
            parts::foot(refusal.map(|refusal| refused(texts, refusal)), self.buttons(texts))
        };
        Dialog::new("password", texts.text("password-title"), self.body(texts))
            .subtitle(parts::cut(&whom, 32))
            .footer(foot)
            .on_escape(Message::EscapePressed)
    }

    /// The field below which a refusal stands, of those that are shown.
    fn field_of(&self, refusal: &Refusal) -> Option<Field> {
        Field::of(refusal).filter(|field| *field != Field::Old || self.asks_old())
    }

    fn body<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let whose = match &self.whose {
            None => return text::muted(texts.text("dialog-loading")).into(),
            Some(None) => return callout(Tone::Bad, texts.text("sign-in-gone"), None),
            Some(Some(whose)) => whose,
        };
        let old = (self.is_own && whose.has_password).then(|| self.field(Field::Old, &self.old, texts));
        let removing =
            self.removing.then(|| callout(Tone::Warning, texts.text("password-remove-question"), None));
        Column::new()
            .push(old)
            .push(self.field(Field::New, &self.new, texts))
            .push(self.field(Field::Again, &self.again, texts))
            .push(text::caption(texts.text("password-about")))
            .push(removing)
            .spacing(space::M)
            .into()
    }

    fn field<'a>(&'a self, field: Field, typed: &'a Secret, texts: &Texts) -> Element<'a, Message> {
        let refusal = self.refusal.as_ref().filter(|refusal| self.field_of(refusal) == Some(field));
        let error = refusal.map(|refusal| refused(texts, refusal));
        let differs = (self.differs && field == Field::Again).then(|| texts.text("password-differs"));
        let error = differs.or(error);
        let input = input(field.id(), "", typed.typed())
            .secret()
            .wrong(error.is_some())
            .on_input(move |typed| Message::Typed(field, Secret::new(typed)))
            .on_submit(Message::SubmitPressed);
        labelled(texts.text(field.id()), input, error)
    }

    fn buttons<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let ready = !self.saving && self.whose().is_some();
        let label = match (self.saving, self.removing) {
            (true, _) => "dialog-saving",
            (false, true) => "password-remove",
            (false, false) => "password-set",
        };
        let save = button(texts.text(label)).key("Ctrl Enter");
        let save = if self.removing { save.danger() } else { save.primary() };
        let has_password = self.whose().is_some_and(|whose| whose.has_password);
        let remove = (has_password && self.may_remove && !self.removing).then(|| {
            button(texts.text("password-remove")).on_press_maybe(ready.then_some(Message::RemovePressed))
        });
        Row::new()
            .push(save.on_press_maybe(ready.then_some(Message::SubmitPressed)))
            .push(remove)
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .spacing(space::S)
            .into()
    }
}
