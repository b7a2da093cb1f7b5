//! The customers of the marked rows are gone: one reason for all (S0-06, S0-07).

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation, text_editor};
use iced::{Length, Task};

use super::{Action, Handled, Saved, number, of_rows, run, tallied, with_left};
use crate::domain::ids::AddressId;
use crate::domain::task::Outcome;
use crate::service::Refusal;
use crate::service::many::{ChurnMany, ChurnManyForm, ManyDone, SeenRow, churn_many_form};
use crate::store::{CommandKey, Typed};
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::dialog::remark::Remark;
use crate::ui::dialog::review::choice::{self, CHOICE, Choice, Chosen};
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, KeyPress, button, callout};
use crate::wording::refused;

const COMMENT: &str = "many-churn-comment";
/// Height of the comment in pixels.
const HEIGHT: f32 = 72.0;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    rows: Vec<SeenRow>,
    form: Option<Box<ChurnManyForm>>,
    choice: Choice,
    comment: Remark,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What the dialog needs was read.
    FormRead(Result<Box<ChurnManyForm>, Refusal>),
    /// A reason was chosen.
    Chosen(Chosen),
    /// The comment was changed.
    Edited(text_editor::Action),
    /// What was said before and not saved.
    KeptRead(Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// They are to be sent to churn.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// They were sent, or why not.
    Saved(Saved),
}

impl State {
    /// Rows of customers who are gone.
    pub fn open(rows: Vec<SeenRow>, context: &Context<'_>) -> (Self, Task<Message>) {
        let (asked, by) = (rows.clone(), context.actor.id);
        let reading = parts::read(context, move |read| churn_many_form(read, &asked, by));
        let (comment, typed) = Remark::open(COMMENT, "churn-many", AddressId(0), context);
        let state = Self {
            rows,
            form: None,
            choice: Choice::default(),
            comment,
            refusal: None,
            saving: false,
            leaving: false,
        };
        let reading = reading.map(|form| Message::FormRead(form.map(Box::new)));
        (state, Task::batch([reading, typed.map(Message::KeptRead)]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.take(message, context);
        self.comment.keep(reply.1.is_none(), context);
        reply
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::FormRead(form) => (self.take_form(form), None),
            Message::KeptRead(typed) => (self.restore(typed), None),
            Message::Saved(Err(refusal)) => (self.refuse(refusal), None),
            Message::Saved(Ok((of, done))) => (Task::none(), Some(done_with(of, done, context))),
            _ if self.saving => (Task::none(), None),
            Message::Chosen(chosen) => (self.choose(chosen), None),
            Message::Edited(action) => (self.edit(action), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Action::Closed)),
            Message::RestoredDiscarded => (self.discard_restored(), None),
        }
    }

    fn restore(&mut self, typed: Option<Typed>) -> Task<Message> {
        self.comment.bring_back(typed);
        Task::none()
    }

    fn discard_restored(&mut self) -> Task<Message> {
        self.comment.clear();
        self.comment.focus()
    }

    fn take_form(&mut self, form: Result<Box<ChurnManyForm>, Refusal>) -> Task<Message> {
        match form {
            Ok(form) => self.form = Some(form),
            Err(refusal) => self.refusal = Some(refusal),
        }
        operation::focus(CHOICE)
    }

    /// Who names a reason at once goes on to the words; the arrows look for it yet.
    fn choose(&mut self, chosen: Chosen) -> Task<Message> {
        let count = self.form.as_ref().map_or(0, |form| form.reasons.len());
        self.refusal = None;
        let taken = self.choice.take(chosen, count);
        operation::focus(if taken && matches!(chosen, Chosen::At(_)) { COMMENT } else { CHOICE })
    }

    fn edit(&mut self, action: text_editor::Action) -> Task<Message> {
        if action.is_edit() {
            self.leaving = false;
            self.refusal = self.refusal.take().filter(|refusal| !parts::about_text(refusal));
        }
        self.comment.perform(action);
        Task::none()
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        let Some(form) = &self.form else { return Task::none() };
        self.refusal = None;
        let Some(reason) = self.choice.chosen.and_then(|at| form.reasons.get(at)).map(|reason| reason.id)
        else {
            self.choice.missing = true;
            return operation::focus(CHOICE);
        };
        self.saving = true;
        let command = ChurnMany { rows: self.rows.clone(), reason, comment: self.comment.text() };
        run(context, command).map(Message::Saved)
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        let place = if parts::about_text(&refusal) { COMMENT } else { CHOICE };
        self.refusal = Some(refusal);
        operation::focus(place)
    }

    fn escape(&mut self) -> (Task<Message>, Option<Action>) {
        if self.leaving {
            self.leaving = false;
            return (self.comment.focus(), None);
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(Action::Closed));
        }
        self.leaving = true;
        (operation::focus(parts::STAY), None)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        if self.leaving {
            return parts::discards(press).then_some(Message::Discarded);
        }
        if self.comment.is_restored() && parts::discards(press) {
            return Some(Message::RestoredDiscarded);
        }
        choice::key(press).map(Message::Chosen)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        !self.comment.is_blank()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref();
        let body: Element<'a, Message> = match self.form.as_deref() {
            Some(form) => self.body(form, context),
            None if refusal.is_some() => Space::new().into(),
            None => text::muted(texts.text("dialog-loading")).into(),
        };
        let elsewhere = refusal.filter(|refusal| !parts::about_text(refusal));
        Dialog::new("churn-many", texts.text("many-churn-title"), body)
            .subtitle(of_rows(texts, self.rows.len()))
            .footer(parts::foot(elsewhere.map(|refusal| refused(texts, refusal)), self.buttons(context)))
            .on_escape(Message::EscapePressed)
    }

    fn body<'a>(&'a self, form: &'a ChurnManyForm, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let error = parts::sentence(texts, self.refusal.as_ref(), parts::about_text);
        let names = form.reasons.iter().map(|reason| reason.name.clone());
        let missing = texts.text("churn-no-reason");
        let then: Element<'a, Message> = if form.control {
            text::muted(texts.text("many-churn-to-review")).into()
        } else {
            callout(Tone::Warning, texts.text("many-churn-to-closed"), None)
        };
        Column::new()
            .push(self.comment.line(texts, Message::RestoredDiscarded))
            .push(text::body(tallied(texts, "many-churn-able", &form.tally)))
            .push(self.choice.view(texts.text("churn-reason"), names, missing, Message::Chosen))
            .push(self.comment.area(texts, ("many-churn-comment", HEIGHT), error, Message::Edited))
            .push(then)
            .spacing(space::M)
            .into()
    }

    fn buttons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
        }
        let able = self.form.as_ref().map_or(0, |form| form.tally.able);
        let send = (!self.saving && able > 0).then_some(Message::SubmitPressed);
        let label = if self.saving {
            texts.text("dialog-saving")
        } else {
            t!(texts, "many-churn-save", count = number(able))
        };
        Row::new()
            .push(button(label).danger().key("Ctrl Enter").on_press_maybe(send))
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-cancel")).quiet().on_press(Message::EscapePressed).mouse_only())
            .into()
    }
}

fn done_with(of: CommandKey, done: ManyDone, context: &Context<'_>) -> Action {
    let texts = context.texts;
    let sentence = t!(texts, "many-churned", count = number(done.done.len()));
    let sentence = with_left(texts, sentence, &done.tally);
    Action::Done(Handled { of, outcome: Outcome::Churn, rows: done.done, sentence })
}
