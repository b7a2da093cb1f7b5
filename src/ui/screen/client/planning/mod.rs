//! The tab Planning: how the address is planned, what a change would do, the reasons for the date, consumption.

mod calculator;
pub mod form;
mod pauses;
mod settings;
mod typed;
mod view;
mod why;

use chrono::Weekday;
use iced::Task;
use iced::widget::operation;

use super::ask;
use crate::domain::ids::AddressId;
use crate::domain::planning::{PlanningKind, Weekdays};
use crate::service::planning_card::{
    PlannedOtherwise, PlanningCard, SavePlanning, planned_otherwise, planning_card,
};
use crate::service::planning_settings::ChangePlanning;
use crate::service::replanning::Replanned;
use crate::service::{Changes, Refusal};
use crate::store::Typed;
use crate::t;
use crate::ui::dialog::kept::Kept;
use crate::ui::dialog::parts;
use crate::ui::screen::{Action, Context};
use crate::ui::widget::{KeyPress, date_picker};
use form::{Field, Form};
use pauses::Draft;

/// What the tab shows and what was typed into it.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    card: Option<Box<PlanningCard>>,
    form: Form,
    /// The form as the address is planned: what differs is not saved yet.
    began: Form,
    draft: Draft,
    /// What the change in the form would lead to.
    preview: Option<Box<PlannedOtherwise>>,
    asked: u64,
    refusal: Option<Refusal>,
    saving: bool,
    kept: Kept,
    /// What was typed before waits until the planning is read.
    waiting: Option<Typed>,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The planning of the address was read.
    CardRead(Result<Box<PlanningCard>, Refusal>),
    /// What was typed before and not saved.
    KeptRead(Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// A way of planning was chosen.
    KindChosen(PlanningKind),
    /// A field was typed into.
    Typed(Field, String),
    /// A weekday was ticked or unticked.
    WeekdayToggled(Weekday),
    /// The tick *always show*.
    AlwaysShowToggled(bool),
    /// The calculator is for a flat (0) or an office (1).
    PlaceChosen(usize),
    /// The tick of further use.
    ExtraToggled(bool),
    /// What the calculator comes to is to be the initial consumption.
    ReckonedTaken,
    /// In the first day of a pause.
    PauseFrom(date_picker::Message),
    /// In the last day of a pause.
    PauseTo(date_picker::Message),
    /// The pause is to be added.
    PauseAdded,
    /// The customer of this pause is back today.
    PauseEnded(usize),
    /// This pause is to go.
    PauseRemoved(usize),
    /// What the change of this number would lead to.
    Previewed(u64, Result<Box<PlannedOtherwise>, Refusal>),
    /// Everything is to be read anew, without what was typed.
    ReadAgainPressed,
    /// It was saved, or why not.
    Saved(Box<Result<(Replanned, Changes), Refusal>>),
}

type Reply = (Task<Message>, Option<Action>);

const fn only(task: Task<Message>) -> Reply {
    (task, None)
}

impl State {
    /// The tab of an address as it opens, and its first reading.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (kept, before) = Kept::open("planning", address, context);
        let state = Self {
            address,
            card: None,
            form: Form::default(),
            began: Form::default(),
            draft: Draft::default(),
            preview: None,
            asked: 0,
            refusal: None,
            saving: false,
            kept,
            waiting: None,
        };
        let reading = state.read(context);
        (state, Task::batch([reading, before.map(Message::KeptRead)]))
    }

    /// Which address it shows.
    pub const fn address(&self) -> AddressId {
        self.address
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.react(message, context);
        self.keep(context);
        reply
    }

    fn react(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::CardRead(card) => only(self.take_card(card, context)),
            Message::KeptRead(typed) => only(self.take_kept(typed, context)),
            Message::RestoredDiscarded => only(self.read_again(context)),
            Message::KindChosen(kind) => only(self.edit(context, |form| form.kind = kind)),
            Message::Typed(field, text) => only(self.edit(context, |form| form.set(field, text))),
            Message::WeekdayToggled(day) => only(self.edit(context, |form| toggle(form, day))),
            Message::AlwaysShowToggled(on) => only(self.edit(context, |form| form.always_show = on)),
            Message::PlaceChosen(at) => only(self.choose_place(at, context)),
            Message::ExtraToggled(on) => only(self.toggle_extra(on, context)),
            Message::ReckonedTaken => only(self.take_reckoned(context)),
            Message::PauseFrom(message) => only(self.pause_from(message, context)),
            Message::PauseTo(message) => only(self.pause_to(message, context)),
            Message::PauseAdded => only(self.add_pause(context)),
            Message::PauseEnded(at) => only(self.end_pause(at, context)),
            Message::PauseRemoved(at) => only(self.remove_pause(at, context)),
            Message::Previewed(asked, planned) => only(self.take_preview(asked, planned)),
            Message::ReadAgainPressed => only(self.read_again(context)),
            Message::Saved(saved) => self.saved(*saved, context),
        }
    }

    /// The address changed behind the tab. Reads anew what is shown and keeps what was typed.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// Ctrl+S: keeps what was typed.
    pub fn save(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.saving || self.card.is_none() {
            return Task::none();
        }
        if self.draft.is_begun() {
            let added = self.add_pause(context);
            if self.draft.is_begun() {
                return added;
            }
        }
        if !self.is_unsaved() {
            return Task::none();
        }
        match self.command() {
            Ok(command) => {
                self.saving = true;
                ask::run(context, command).map(|saved| Message::Saved(Box::new(saved)))
            }
            Err(field) => field.map_or_else(Task::none, |field| operation::focus(field.name())),
        }
    }

    /// The command that Ctrl+S sends.
    ///
    /// # Errors
    /// The first field at which something is wrong; `None`: it is at the weekdays, or nothing was read yet.
    pub fn command(&self) -> Result<SavePlanning, Option<Field>> {
        let first = |faults: Vec<form::Faulty>| faults.first().and_then(|(field, _)| *field);
        let seen = self.card.as_ref().ok_or(None)?.version;
        let settings = self.form.settings().map_err(first)?;
        // The calculator is in sight only by average.
        let calculator = match self.form.kind {
            PlanningKind::Average => self.form.calculator().map_err(first)?,
            _ => None,
        };
        let pauses = self.form.pauses.clone();
        Ok(SavePlanning {
            change: ChangePlanning { address: self.address, seen, settings, pauses },
            calculator,
        })
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.form != self.began || self.draft.is_begun()
    }

    /// There is no list here.
    pub const fn listed(&self) -> Option<&'static str> {
        None
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if self.kept.is_restored() && parts::discards(press) {
            return Some(Message::RestoredDiscarded);
        }
        press.ctrl('p').then_some(Message::PauseAdded)
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let (address, today) = (self.address, context.today);
        parts::read(context, move |read| planning_card(read, address, today).map(Box::new))
            .map(Message::CardRead)
    }

    fn read_again(&mut self, context: &Context<'_>) -> Task<Message> {
        self.form = self.began.clone();
        self.draft = Draft::default();
        self.refusal = None;
        self.read(context)
    }

    /// What was typed stays. Where the planning itself was changed by somebody else meanwhile, the version that was seen
    /// stays too, so that saving is refused rather than overwrite it.
    fn take_card(
        &mut self,
        card: Result<Box<PlanningCard>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        let mut card = match card {
            Ok(card) => card,
            Err(refusal) => {
                self.refusal = Some(refusal);
                return Task::none();
            }
        };
        if self.form == self.began {
            self.began = Form::of(&card, context.texts);
            self.form = self.began.clone();
            self.preview = None;
        } else if let Some(seen) = &self.card
            && (&seen.settings, &seen.pauses) != (&card.settings, &card.pauses)
        {
            card.version = seen.version;
        }
        self.card = Some(card);
        Task::batch([self.look_ahead(context), self.bring_back(context)])
    }

    /// Something in the form changes; what it would lead to is worked out anew.
    fn edit(&mut self, context: &Context<'_>, change: impl FnOnce(&mut Form)) -> Task<Message> {
        change(&mut self.form);
        self.refusal = None;
        self.look_ahead(context)
    }

    fn look_ahead(&mut self, context: &Context<'_>) -> Task<Message> {
        self.asked += 1;
        let (asked, address) = (self.asked, self.address);
        let settings = self.form.settings().ok().filter(|_| self.form != self.began);
        let Some(settings) = settings else {
            self.preview = None;
            return Task::none();
        };
        let pauses = self.form.pauses.clone();
        parts::read(context, move |read| planned_otherwise(read, address, settings, pauses).map(Box::new))
            .map(move |planned| Message::Previewed(asked, planned))
    }

    fn take_preview(&mut self, asked: u64, planned: Result<Box<PlannedOtherwise>, Refusal>) -> Task<Message> {
        if asked == self.asked {
            match planned {
                Ok(planned) => self.preview = Some(planned),
                Err(refusal) => self.refusal = Some(refusal),
            }
        }
        Task::none()
    }

    fn saved(&mut self, saved: Result<(Replanned, Changes), Refusal>, context: &Context<'_>) -> Reply {
        self.saving = false;
        match saved {
            Ok((replanned, changes)) => {
                self.began = self.form.clone();
                let texts = context.texts;
                let sentence = match replanned.plan.next_delivery {
                    Some(day) => {
                        t!(texts, "plan-tab-saved", day = texts.date_near_with_weekday(day, context.today))
                    }
                    None => texts.text("plan-tab-saved-no-date"),
                };
                (Task::none(), Some(Action::Done { sentence, changes }))
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                only(Task::none())
            }
        }
    }
}

fn toggle(form: &mut Form, day: Weekday) {
    let ticked = form.weekdays;
    form.weekdays = if ticked.contains(day) {
        ticked.iter().filter(|known| *known != day).collect()
    } else {
        Weekdays::with(ticked, day)
    };
}
