//! Container adjustment by address (S0-24, S1-69): what stands there by kind, what is written off or on, and why.

mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;
use serde::{Deserialize, Serialize};

use super::document::{self, Document, Paper};
use super::parts;
use crate::domain::ids::{AddressId, ContainerKindId, ReasonId};
use crate::service::container_adjustment::{AdjustContainers, Adjusted, AdjustmentForm, adjustment_form};
use crate::service::{Input, Refusal, Thing};
use crate::t;
use crate::ui::screen::Context;
use crate::ui::widget::KeyPress;

pub use super::parts::Action;

const NOTE: &str = "adjustment-note";
/// The menu of reasons.
pub const REASON: &str = "adjustment-reason";
/// The fields of the kinds, from above.
pub const COUNTS: [&str; 8] = [
    "adjustment-count-1",
    "adjustment-count-2",
    "adjustment-count-3",
    "adjustment-count-4",
    "adjustment-count-5",
    "adjustment-count-6",
    "adjustment-count-7",
    "adjustment-count-8",
];

/// Whether containers go off the address or come on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Direction {
    /// They are written off.
    #[default]
    Off,
    /// They are written on.
    On,
}

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    paper: Paper,
    form: Option<Box<AdjustmentForm>>,
    direction: Direction,
    /// How many of each kind, as they are typed.
    counts: Vec<String>,
    reason: Option<ReasonId>,
    /// The first kind whose count is no number.
    wrong: Option<usize>,
    /// Saving was tried without a reason.
    no_reason: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In what all documents have.
    Paper(document::Message),
    /// What stands there, and the reasons, were read.
    FormRead(AddressId, Result<Box<AdjustmentForm>, Refusal>),
    /// Off or on.
    DirectionChosen(Direction),
    /// How many of the kind at this place, typed.
    CountTyped(usize, String),
    /// All that stands there is to go.
    EverythingPressed,
    /// A reason, by place in the menu.
    ReasonChosen(usize),
    /// It is to be posted.
    SubmitPressed,
    /// It was posted, or why not.
    Saved(Result<Adjusted, Refusal>),
}

impl State {
    /// An adjustment of today at an address.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (paper, reading) = Paper::open("adjustment", address, [COUNTS[0], COUNTS[0], NOTE], context);
        let state = Self {
            paper,
            form: None,
            direction: Direction::Off,
            counts: Vec::new(),
            reason: None,
            wrong: None,
            no_reason: false,
        };
        (state, Task::batch([reading.map(Message::Paper), read(address, context)]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.react(message, context);
        self.keep(reply.1.is_some(), context);
        reply
    }

    fn react(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::FormRead(address, form) => (self.take_form(address, form), None),
            Message::Saved(Ok(adjusted)) => (Task::none(), Some(self.done(&adjusted, context))),
            Message::Saved(Err(refusal)) => (self.refuse(refusal, context), None),
            _ if self.paper.saving => (Task::none(), None),
            Message::Paper(message) => self.take(message, context),
            Message::DirectionChosen(direction) => self.changed(|state| state.direction = direction),
            Message::CountTyped(at, count) => self.changed(|state| {
                if let Some(typed) = state.counts.get_mut(at) {
                    *typed = count;
                }
            }),
            Message::EverythingPressed => self.changed(Self::write_everything_off),
            Message::ReasonChosen(at) => self.changed(|state| state.choose_reason(at)),
            Message::SubmitPressed => (self.submit(context), None),
        }
    }

    fn take(&mut self, message: document::Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let (task, closed) = self.take_common(message, context);
        (task.map(Message::Paper), closed.then_some(Action::Closed))
    }

    fn take_form(&mut self, address: AddressId, form: Result<Box<AdjustmentForm>, Refusal>) -> Task<Message> {
        if address != self.paper.address {
            return Task::none();
        }
        match form {
            Ok(form) => {
                // What was typed stays where the kinds are the same: somebody else changed what stands there.
                // So does what was brought back before they were known.
                self.counts.resize(form.kinds.len(), String::new());
                if let [only] = form.reasons.as_slice() {
                    self.reason = Some(only.id);
                }
                self.form = Some(form);
            }
            Err(refusal) => self.paper.refusal = Some(refusal),
        }
        operation::focus(COUNTS[0])
    }

    fn changed(&mut self, change: impl FnOnce(&mut Self)) -> (Task<Message>, Option<Action>) {
        change(self);
        (self.wrong, self.no_reason) = (None, false);
        self.paper.touched();
        (Task::none(), None)
    }

    fn write_everything_off(&mut self) {
        let Some(form) = &self.form else { return };
        self.direction = Direction::Off;
        let all = form.kinds.iter().map(|standing| match standing.stands {
            0 => String::new(),
            stands => stands.to_string(),
        });
        self.counts = all.collect();
    }

    fn choose_reason(&mut self, at: usize) {
        self.reason = self.form.as_ref().and_then(|form| form.reasons.get(at)).map(|reason| reason.id);
    }

    /// What each kind gains, by place; `Err`: the place of the first that is no number.
    fn gains(&self) -> Result<Vec<i64>, usize> {
        let sign = if self.direction == Direction::Off { -1 } else { 1 };
        let gain = |(at, typed): (usize, &String)| match typed.trim() {
            "" => Ok(0),
            typed => {
                let number: Option<i64> = typed.replace('−', "-").parse().ok();
                number.and_then(|number| number.checked_mul(sign)).ok_or(at)
            }
        };
        self.counts.iter().enumerate().map(gain).collect()
    }

    /// The command that Ctrl+Enter sends; `None` without a reason or with something that is no number.
    pub fn command(&self) -> Option<AdjustContainers> {
        let form = self.form.as_ref()?;
        let gains = self.gains().ok()?;
        let lines: Vec<(ContainerKindId, i64)> = form
            .kinds
            .iter()
            .map(|standing| standing.kind.id)
            .zip(gains)
            .filter(|(_, gain)| *gain != 0)
            .collect();
        Some(AdjustContainers {
            address: self.paper.address,
            seen: form.balance.containers,
            lines,
            reason: self.reason?,
            note: self.paper.note.clone(),
        })
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.form.is_none() {
            return Task::none();
        }
        (self.paper.leaving, self.paper.refusal) = (false, None);
        if let Err(at) = self.gains() {
            self.wrong = Some(at);
            return operation::focus(name(at));
        }
        let Some(command) = self.command() else {
            self.no_reason = true;
            return operation::focus(REASON);
        };
        self.paper.saving = true;
        parts::run(context, command).map(Message::Saved)
    }

    /// What stands there now is read again where it is no longer what was seen.
    fn refuse(&mut self, refusal: Refusal, context: &Context<'_>) -> Task<Message> {
        let changed = matches!(refusal, Refusal::ContainersChanged(_));
        let of_reason = matches!(refusal, Refusal::NotFound(Thing::Reason, _));
        let place = self.paper.refuse(refusal);
        if changed {
            return Task::batch([place, read(self.paper.address, context)]);
        }
        if of_reason { operation::focus(REASON) } else { place }
    }

    fn done(&self, adjusted: &Adjusted, context: &Context<'_>) -> Action {
        let (numbers, left) = (adjusted.numbers.join(", "), adjusted.balance.containers);
        let sentence = t!(context.texts, "adjustment-done", numbers = numbers, count = left);
        Action::Done { address: self.paper.address, handled: None, postponed_to: None, sentence }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        let keys = [
            (Named::F2, Message::DirectionChosen(Direction::Off)),
            (Named::F3, Message::DirectionChosen(Direction::On)),
            (Named::F8, Message::EverythingPressed),
        ];
        let pressed = keys.into_iter().find(|(key, _)| press.plain(*key));
        pressed.map(|(_, message)| message).or_else(|| self.paper.key(press).map(Message::Paper))
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.counts.iter().chain([&self.paper.note]).any(|typed| !typed.trim().is_empty())
    }
}

/// What an adjustment alone has that is typed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Own {
    direction: Direction,
    counts: Vec<String>,
    reason: Option<i64>,
}

impl Document for State {
    type Own = Own;

    fn paper(&mut self) -> &mut Paper {
        &mut self.paper
    }

    fn has_typed(&self) -> bool {
        self.is_unsaved()
    }

    fn own(&self) -> Own {
        let reason = self.reason.map(|reason| reason.0);
        Own { direction: self.direction, counts: self.counts.clone(), reason }
    }

    fn fill(&mut self, own: Own, _context: &Context<'_>) {
        (self.direction, self.counts) = (own.direction, own.counts);
        self.reason = own.reason.map(ReasonId);
        (self.wrong, self.no_reason) = (None, false);
        if let Some(form) = &self.form {
            self.counts.resize(form.kinds.len(), String::new());
            self.reason = self.reason.filter(|id| form.reasons.iter().any(|reason| reason.id == *id));
        }
    }
}

fn read(address: AddressId, context: &Context<'_>) -> Task<Message> {
    let reading = parts::read(context, move |read| Ok(Box::new(adjustment_form(read, address)?)));
    reading.map(move |form| Message::FormRead(address, form))
}

/// The field of the kind at a place.
fn name(at: usize) -> &'static str {
    COUNTS.get(at).copied().unwrap_or(COUNTS[COUNTS.len() - 1])
}

/// Whether a refusal is about how many, and stands below the kinds.
const fn about_counts(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Containers(_) | Input::NotThere { .. } | Input::NoAdjustment))
}
