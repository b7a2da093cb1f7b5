//! The settings of the office that its rules name. Those that move dates say how many before they hold (P-14, P-31).

mod draft;
mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::asking;
use crate::domain::planning::Estimator;
use crate::service::general_settings::{ChangeGeneralSettings, GeneralSettings};
use crate::service::office_settings::{
    Caution, ChangeOfficeSettings, Forecast, OfficeSettings, forecast_watched,
};
use crate::service::replanning::ReplanSummary;
use crate::service::rules::OrderAnchor;
use crate::service::{Changes, Outcome, Refusal};
use crate::t;
use crate::ui::running::{Progress, Running};
use crate::ui::screen::{Action, Context};
use crate::ui::widget::KeyPress;
use draft::Draft;

pub use draft::Field;

/// What is shown, chosen and typed.
#[derive(Debug, Default)]
pub struct State {
    kept: Option<Kept>,
    planning: Option<OfficeSettings>,
    draft: Draft,
    /// What the chosen settings would move, and the number of the question.
    forecast: Option<Forecast>,
    asked: u64,
    counting: Option<Running>,
    saving: bool,
    /// Everything is being planned anew by the chosen settings.
    replanning: Option<Running>,
    /// What changed with the settings beside planning, which hold already.
    beside: Option<Changes>,
    refusal: Option<Refusal>,
    wrong: Option<Field>,
}

/// The settings as they stand in the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Those of planning.
    pub planning: OfficeSettings,
    /// The others.
    pub general: GeneralSettings,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The settings were read.
    Read(Result<Box<Kept>, Refusal>),
    /// An estimator was chosen.
    EstimatorChosen(Estimator),
    /// A caution was chosen.
    CautionChosen(Caution),
    /// The anchor of orders was chosen.
    AnchorChosen(OrderAnchor),
    /// Churn is controlled or not (S0-10).
    ControlToggled(bool),
    /// Whether a debt only warns when an address is closed.
    MoneyToggled(bool),
    /// Something was typed.
    Typed(Field, String),
    /// How far counting is, by the number of the question.
    Progressed(u64, Progress),
    /// What the settings would move, by the number of the question.
    Counted(u64, Result<Forecast, Refusal>),
    /// The settings are to hold.
    ApplyPressed,
    /// Those beside planning hold, or why not.
    GeneralApplied(Result<Box<Outcome<GeneralSettings>>, Refusal>),
    /// Those of planning hold, or why not.
    PlanningApplied(Result<Outcome<Option<ReplanSummary>>, Refusal>),
    /// What was chosen and typed is to be forgotten.
    DropPressed,
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// The settings, being read.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        (Self::default(), Self::read(context))
    }

    fn read(context: &Context<'_>) -> Task<Message> {
        asking::read(context, |read| {
            let planning = OfficeSettings::load(read)?;
            Ok(Box::new(Kept { planning, general: GeneralSettings::load(read)? }))
        })
        .map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::Read(read) => self.take(read, context),
            Message::EstimatorChosen(estimator) => self.choose(context, |s| s.estimator = estimator),
            Message::CautionChosen(caution) => self.choose(context, |s| s.caution = caution),
            Message::AnchorChosen(anchor) => self.choose(context, |s| s.order_anchor = anchor),
            Message::ControlToggled(control) => self.edit(|draft| draft.churn_control = control),
            Message::MoneyToggled(warns) => self.edit(|draft| draft.money_warns = warns),
            Message::Typed(field, text) => self.edit(|draft| *draft.text_mut(field) = text),
            Message::Progressed(asked, progress) => self.progressed(asked, progress),
            Message::Counted(asked, counted) => self.counted(asked, counted),
            Message::ApplyPressed => (self.apply(context), None),
            Message::GeneralApplied(done) => self.general_applied(done, context),
            Message::PlanningApplied(done) => self.planning_applied(done, context),
            Message::DropPressed => self.forget(context),
        }
    }

    /// Whether a message comes from a hand on this page, and not from the office.
    pub const fn is_by_hand(message: &Message) -> bool {
        matches!(
            message,
            Message::EstimatorChosen(_)
                | Message::CautionChosen(_)
                | Message::AnchorChosen(_)
                | Message::ControlToggled(_)
                | Message::MoneyToggled(_)
                | Message::Typed(..)
                | Message::ApplyPressed
                | Message::DropPressed
        )
    }

    fn take(&mut self, read: Result<Box<Kept>, Refusal>, context: &Context<'_>) -> Step {
        match read {
            // What was typed stays; saving it says that the office changed.
            Ok(_) if self.is_unsaved() => {}
            Ok(kept) => {
                self.planning = Some(kept.planning);
                self.draft = Draft::of(&kept.general, context.texts.language());
                self.kept = Some(*kept);
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        (Task::none(), None)
    }

    /// Counts anew how many dates the chosen settings would move; a count of others is stopped.
    fn choose(&mut self, context: &Context<'_>, change: impl FnOnce(&mut OfficeSettings)) -> Step {
        let (Some(kept), Some(planning)) = (&self.kept, &mut self.planning) else {
            return (Task::none(), None);
        };
        if self.saving {
            return (Task::none(), None);
        }
        change(planning);
        let planning = *planning;
        (self.forecast, self.refusal) = (None, None);
        self.asked += 1;
        if let Some(running) = self.counting.take() {
            running.stop();
        }
        if !kept.planning.plans_otherwise(planning) {
            return (Task::none(), None);
        }
        let asked = self.asked;
        let (running, watch, news) = Running::begin();
        self.counting = Some(running);
        let counting = asking::read_at_length(context, move |read| forecast_watched(read, planning, &watch));
        let news = news.map(move |progress| Message::Progressed(asked, progress));
        (Task::batch([news, counting.map(move |counted| Message::Counted(asked, counted))]), None)
    }

    fn edit(&mut self, edit: impl FnOnce(&mut Draft)) -> Step {
        if !self.saving {
            edit(&mut self.draft);
            (self.refusal, self.wrong) = (None, None);
        }
        (Task::none(), None)
    }

    fn progressed(&mut self, asked: u64, progress: Progress) -> Step {
        let running = self.counting.as_mut().or(self.replanning.as_mut());
        if let Some(running) = running.filter(|_| asked == self.asked) {
            running.take(progress);
        }
        (Task::none(), None)
    }

    fn counted(&mut self, asked: u64, counted: Result<Forecast, Refusal>) -> Step {
        if asked == self.asked {
            self.counting = None;
            match counted {
                Ok(forecast) => self.forecast = Some(forecast),
                Err(refusal) => self.refusal = Some(refusal),
            }
        }
        (Task::none(), None)
    }

    fn moves_dates(&self) -> bool {
        let kept = self.kept.as_ref().zip(self.planning);
        kept.is_some_and(|(kept, planning)| kept.planning.plans_otherwise(planning))
    }

    fn is_planning_changed(&self) -> bool {
        self.kept.as_ref().zip(self.planning).is_some_and(|(kept, planning)| kept.planning != planning)
    }

    fn is_general_changed(&self, kept: &Kept) -> bool {
        let now = self.draft.settings();
        now.is_none_or(|now| now != kept.general)
    }

    /// The settings beside planning first, then those that plan everything anew.
    fn apply(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(kept) = self.kept.clone().filter(|_| !self.saving && self.counting.is_none()) else {
            return Task::none();
        };
        (self.refusal, self.wrong) = (None, None);
        if !self.is_general_changed(&kept) {
            return self.apply_planning(context);
        }
        let Some(settings) = self.draft.settings() else {
            self.wrong = self.draft.wrong();
            return self.wrong.map_or_else(Task::none, |field| operation::focus(field.id()));
        };
        self.saving = true;
        let change = ChangeGeneralSettings { seen: kept.general, settings };
        asking::run(context, change).map(|done| Message::GeneralApplied(done.map(Box::new)))
    }

    fn apply_planning(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some((seen, settings)) = self.kept.as_ref().map(|kept| kept.planning).zip(self.planning) else {
            return Task::none();
        };
        if seen == settings {
            return Task::none();
        }
        self.saving = true;
        let (running, watch, news) = Running::begin();
        self.replanning = Some(running);
        let asked = self.asked;
        let change = ChangeOfficeSettings { seen, settings, watch };
        let news = news.map(move |progress| Message::Progressed(asked, progress));
        Task::batch([news, asking::run(context, change).map(Message::PlanningApplied)])
    }

    fn general_applied(
        &mut self,
        done: Result<Box<Outcome<GeneralSettings>>, Refusal>,
        context: &Context<'_>,
    ) -> Step {
        self.saving = false;
        match done {
            Ok(outcome) => {
                self.draft = Draft::of(&outcome.value, context.texts.language());
                if let Some(kept) = &mut self.kept {
                    kept.general = outcome.value;
                }
                if self.is_planning_changed() {
                    self.beside = Some(outcome.changes);
                    return (self.apply_planning(context), None);
                }
                let sentence = context.texts.text("settings-hold");
                (Task::none(), Some(Action::Done { sentence, changes: outcome.changes }))
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn planning_applied(
        &mut self,
        done: Result<Outcome<Option<ReplanSummary>>, Refusal>,
        context: &Context<'_>,
    ) -> Step {
        (self.saving, self.replanning) = (false, None);
        let beside = self.beside.take();
        match done {
            Ok(outcome) => {
                self.forecast = None;
                if let (Some(kept), Some(planning)) = (&mut self.kept, self.planning) {
                    kept.planning = planning;
                }
                let moved = outcome.value.as_ref().map_or(0, |summary| summary.plans);
                let sentence = match moved {
                    0 => context.texts.text("settings-hold"),
                    moved => t!(context.texts, "settings-hold-moved", count = moved),
                };
                (Task::none(), Some(Action::Done { sentence, changes: outcome.changes }))
            }
            Err(refusal) => {
                let sentence = context.texts.text("settings-others-hold");
                let held = beside.map(|changes| Action::Done { sentence, changes });
                (self.refuse(refusal).0, held)
            }
        }
    }

    fn refuse(&mut self, refusal: Refusal) -> Step {
        let field = Field::of(&refusal);
        self.refusal = Some(refusal);
        (field.map_or_else(Task::none, |field| operation::focus(field.id())), None)
    }

    fn forget(&mut self, context: &Context<'_>) -> Step {
        if let Some(running) = &self.replanning {
            // What was chosen stays chosen; nothing of it holds.
            running.stop();
        }
        if self.saving {
            return (Task::none(), None);
        }
        if let Some(running) = self.counting.take() {
            running.stop();
        }
        self.asked += 1;
        (self.forecast, self.refusal, self.wrong) = (None, None, None);
        if let Some(kept) = &self.kept {
            self.planning = Some(kept.planning);
            self.draft = Draft::of(&kept.general, context.texts.language());
        }
        // Somebody may have changed them meanwhile.
        (Self::read(context), None)
    }

    /// The office changed behind the page.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        Self::read(context)
    }

    /// Whether something chosen or typed would be lost.
    pub fn is_unsaved(&self) -> bool {
        let Some(kept) = &self.kept else { return false };
        self.is_planning_changed() || self.is_general_changed(kept)
    }

    /// Whether a message would lose what was typed; while it is being saved it is stopped by that, and stays.
    pub fn would_lose(&self, message: &Message) -> bool {
        matches!(message, Message::DropPressed) && self.is_unsaved() && !self.saving
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) || press.ctrl('s') {
            return Some(Message::ApplyPressed);
        }
        (press.plain(Named::Escape) && self.is_unsaved()).then_some(Message::DropPressed)
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let does = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![does("Tab", "directories-hint-field"), does("Ctrl Enter", "directories-hint-save")]
    }
}
