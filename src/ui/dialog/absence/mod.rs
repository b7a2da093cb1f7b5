//! A manager is away: somebody else works the list for a time, or gets it for good.

mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::{Ended, parts};
use crate::domain::ids::UserId;
use crate::service::absence::{
    AbsenceRefusal, Absences, EndSubstitution, Reassign, Substitute, UndoReassign, absences,
};
use crate::service::{Changes, Input, Refusal, Watch};
use crate::store::ListSize;
use crate::t;
use crate::ui::running::{Progress, Running};
use crate::ui::screen::Context;
use crate::ui::widget::{DatePicker, Dialog, KeyPress, date_picker};

const FROM: &str = "absence-from";
const TO: &str = "absence-to";
/// The choice of who is away.
const WHO: &str = "absence-who";
/// The choice of who works the list.
const OTHER: &str = "absence-other";

/// For a time or for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// From a day to a day.
    ForATime,
    /// For good.
    ForGood,
}

/// Which end of an absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The first list date.
    From,
    /// The last one.
    To,
}

/// What saving lacks first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Who,
    Other,
    From,
    To,
}

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    known: Option<Absences>,
    term: Term,
    who: Option<UserId>,
    other: Option<UserId>,
    from: DatePicker,
    to: DatePicker,
    missing: Option<Missing>,
    refusal: Option<Refusal>,
    saving: bool,
    /// A list is being moved.
    moving: Option<Running>,
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What there is to know was read.
    Read(Result<Box<Absences>, Refusal>),
    /// For a time or for good was chosen.
    TermChosen(Term),
    /// Who is away was chosen, by place.
    WhoChosen(usize),
    /// Who works the list was chosen, by place.
    OtherChosen(usize),
    /// In one of the dates.
    Date(End, date_picker::Message),
    /// The absence at this place is to end.
    EndPressed(usize),
    /// The list at this place is to go back.
    UndoPressed(usize),
    /// It is to be saved.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// The list that is being moved is so far.
    Progressed(Progress),
    /// It was done, in a sentence for the quiet notice; or why not.
    Saved(Result<String, Refusal>),
}

type Step = (Task<Message>, Option<Ended>);

const fn only(task: Task<Message>) -> Step {
    (task, None)
}

impl State {
    /// The dialog as it opens: an absence from the next list date on, of somebody who is known already or is still to be named.
    pub fn open(who: Option<UserId>, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            known: None,
            term: Term::ForATime,
            who,
            other: None,
            from: DatePicker::new(context.today.succ_opt()),
            to: DatePicker::new(None),
            missing: None,
            refusal: None,
            saving: false,
            moving: None,
            leaving: false,
        };
        let today = context.today;
        let reading = parts::read(context, move |read| absences(read, today));
        (state, reading.map(|read| Message::Read(read.map(Box::new))))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::Read(read) => only(self.take(read)),
            Message::Saved(Err(refusal)) => only(self.refuse(refusal)),
            Message::Saved(Ok(sentence)) => (Task::none(), Some(done(sentence))),
            Message::Progressed(progress) => only(self.progressed(progress)),
            Message::EscapePressed if self.moving.is_some() => only(self.stop()),
            _ if self.saving => only(Task::none()),
            Message::TermChosen(term) => only(self.choose(|state| state.term = term)),
            Message::WhoChosen(at) => {
                let who = self.known.as_ref().and_then(|known| known.managers.get(at)).map(|(id, ..)| *id);
                only(self.choose(|state| state.who = who))
            }
            Message::OtherChosen(at) => {
                let other = self.known.as_ref().and_then(|known| known.users.get(at)).map(|(id, _)| *id);
                only(self.choose(|state| state.other = other))
            }
            Message::Date(end, message) => only(self.date(end, message, context)),
            Message::EndPressed(at) => only(self.end(at, context)),
            Message::UndoPressed(at) => only(self.undo(at, context)),
            Message::SubmitPressed => only(self.submit(context)),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Ended::Closed)),
        }
    }

    fn take(&mut self, read: Result<Box<Absences>, Refusal>) -> Task<Message> {
        match read {
            Ok(known) => {
                self.who = self.who.filter(|who| known.managers.iter().any(|(id, ..)| id == who));
                self.known = Some(*known);
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        Task::none()
    }

    fn choose(&mut self, change: impl FnOnce(&mut Self)) -> Task<Message> {
        (self.leaving, self.refusal, self.missing) = (false, None, None);
        change(self);
        Task::none()
    }

    fn date(&mut self, end: End, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        let left = message == date_picker::Message::Left;
        let picker = match end {
            End::From => &mut self.from,
            End::To => &mut self.to,
        };
        if picker.update(message, context.today).is_none() {
            return Task::none();
        }
        (self.refusal, self.missing) = (None, None);
        if end == End::From && !left { operation::focus(TO) } else { Task::none() }
    }

    fn name(&self, user: UserId) -> String {
        let known = self.known.as_ref();
        let managers = known.into_iter().flat_map(|known| &known.managers).map(|(id, name, _)| (id, name));
        let users = known.into_iter().flat_map(|known| &known.users).map(|(id, name)| (id, name));
        managers.chain(users).find(|(id, _)| **id == user).map(|(_, name)| name.clone()).unwrap_or_default()
    }

    /// How many addresses the absent manager has.
    fn addresses(&self) -> Option<ListSize> {
        let managers = &self.known.as_ref()?.managers;
        managers.iter().find(|(id, ..)| Some(*id) == self.who).map(|(.., size)| *size)
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        (self.leaving, self.refusal) = (false, None);
        for picker in [&mut self.from, &mut self.to] {
            // What stands in the field counts, also where Enter did not take it.
            picker.update(date_picker::Message::Left, context.today);
        }
        match self.carried_out(context) {
            Ok(task) => {
                (self.missing, self.saving) = (None, true);
                task
            }
            Err(missing) => {
                self.missing = Some(missing);
                operation::focus(match missing {
                    Missing::Who => WHO,
                    Missing::Other => OTHER,
                    Missing::From => FROM,
                    Missing::To => TO,
                })
            }
        }
    }

    fn carried_out(&mut self, context: &Context<'_>) -> Result<Task<Message>, Missing> {
        let who = self.who.ok_or(Missing::Who)?;
        let other = self.other.ok_or(Missing::Other)?;
        let (who_name, other_name) = (self.name(who), self.name(other));
        let texts = context.texts.clone();
        if self.term == Term::ForGood {
            let (watch, news) = self.begin_moving();
            let done = parts::run(context, Reassign { from: who, to: other, watch });
            let done = done.map(move |done| {
                Message::Saved(done.map(|moved| {
                    let (who, other) = (who_name.as_str(), other_name.as_str());
                    t!(texts, "absence-moved", count = moved.addresses, who = who, other = other)
                }))
            });
            return Ok(Task::batch([news, done]));
        }
        let good =
            |picker: &DatePicker, missing| picker.date().filter(|_| picker.error().is_none()).ok_or(missing);
        let (from, to) = (good(&self.from, Missing::From)?, good(&self.to, Missing::To)?);
        let done = parts::run(context, Substitute { user: who, substitute: other, from, to });
        Ok(done.map(move |done| {
            Message::Saved(done.map(|_| {
                let (from, to) = (texts.date_short(from), texts.date_short(to));
                let (who, other) = (who_name.as_str(), other_name.as_str());
                t!(texts, "absence-substituted", who = who, other = other, from = from, to = to)
            }))
        }))
    }

    fn end(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let row = self.known.as_ref().and_then(|known| known.substitutions.get(at));
        let Some(substitution) = row.map(|row| (row.id, row.to)) else { return Task::none() };
        self.saving = true;
        let texts = context.texts.clone();
        parts::run(context, EndSubstitution { substitution }).map(move |done| {
            Message::Saved(
                done.map(|row| t!(texts, "absence-ended", who = row.user.1, other = row.substitute.1)),
            )
        })
    }

    fn undo(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let row = self.known.as_ref().and_then(|known| known.reassignments.get(at));
        let Some(reassignment) = row.map(|row| row.id) else { return Task::none() };
        self.saving = true;
        let texts = context.texts.clone();
        let (watch, news) = self.begin_moving();
        let done = parts::run(context, UndoReassign { reassignment, watch }).map(move |done| {
            Message::Saved(
                done.map(|row| t!(texts, "absence-undone", count = row.addresses, who = row.from.1)),
            )
        });
        Task::batch([news, done])
    }

    fn begin_moving(&mut self) -> (Watch, Task<Message>) {
        let (running, watch, news) = Running::begin();
        self.moving = Some(running);
        (watch, news.map(Message::Progressed))
    }

    fn progressed(&mut self, progress: Progress) -> Task<Message> {
        if let Some(running) = &mut self.moving {
            running.take(progress);
        }
        Task::none()
    }

    /// Nothing of the list moves.
    fn stop(&self) -> Task<Message> {
        if let Some(running) = &self.moving {
            running.stop();
        }
        Task::none()
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        (self.saving, self.moving) = (false, None);
        let place = match self.wrong_end(&refusal) {
            Some(End::From) => FROM,
            _ if about_dates(&refusal) => TO,
            _ => OTHER,
        };
        self.refusal = Some(refusal);
        Task::batch([operation::focus(place), operation::select_all(place)])
    }

    /// The date that a refusal is about; `None`: it is about both, or about none.
    fn wrong_end(&self, refusal: &Refusal) -> Option<End> {
        match refusal {
            Refusal::Input(Input::Date(day) | Input::Past(day)) => {
                Some(if self.from.date() == Some(*day) { End::From } else { End::To })
            }
            Refusal::Input(Input::Before { .. }) => Some(End::To),
            _ => None,
        }
    }

    fn escape(&mut self) -> Step {
        if self.leaving {
            self.leaving = false;
            return only(operation::focus(WHO));
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(Ended::Closed));
        }
        self.leaving = true;
        only(operation::focus(parts::STAY))
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.to.date().is_some()
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        let discards = self.leaving && parts::discards(press);
        discards.then_some(Message::Discarded)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        view::dialog(self, context)
    }
}

/// Lists changed as a whole.
fn done(sentence: String) -> Ended {
    Ended::Done { sentence, changes: Changes { address: None, everything: true } }
}

/// Whether a refusal is about the days and stands below them.
const fn about_dates(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Input(Input::Date(_) | Input::Past(_) | Input::Before { .. })
            | Refusal::Absence(AbsenceRefusal::Covered { .. })
    )
}
