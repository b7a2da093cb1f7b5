//! The part of the preferences that belongs to the office: who works, how dates are estimated, whether the plans hold.

use std::ops::ControlFlow;

use iced::Task;

use crate::domain::planning::Estimator;
use crate::i18n::Texts;
use crate::service::check::check;
use crate::service::import::{UndoImport, Undone, Watch};
use crate::service::office_settings::{Caution, ChangeOfficeSettings, Forecast, OfficeSettings, forecast};
use crate::service::replanning::{ReplanAll, ReplanSummary};
use crate::service::rights::Right;
use crate::service::rules::OrderAnchor;
use crate::service::{Actor, Changes, Command, Outcome, Refusal, answered, new_key};
use crate::store::{Finding, ImportRow};
use crate::ui::dialog::import::undone;
use crate::ui::screen::Context;
use crate::ui::theme::Tone;
use crate::{t, wording};

/// What is shown of the office.
#[derive(Debug)]
pub struct State {
    users: Vec<Actor>,
    /// Who works, counted among the users.
    pub(super) working: Option<usize>,
    /// Whether the settings are this user's to change.
    pub(super) may_change: bool,
    /// Whether lists are this user's to bring in.
    pub(super) may_import: bool,
    /// As they stand in the office.
    kept: Option<OfficeSettings>,
    /// As they are chosen here.
    pub(super) wanted: Option<OfficeSettings>,
    /// What the chosen settings would move, and the number of the question.
    forecast: Option<Forecast>,
    asked: u64,
    /// The last import that was not undone.
    pub(super) last_import: Option<ImportRow>,
    /// Something is being carried out.
    pub(super) busy: bool,
    /// What came of the last action.
    pub(super) said: Option<(Tone, String)>,
    /// The plans were found wrong: a replan is offered.
    pub(super) replan_helps: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The settings were read.
    Loaded(Result<OfficeSettings, Refusal>),
    /// The last imports were read.
    ImportsRead(Result<Vec<ImportRow>, Refusal>),
    /// The last import is to be taken back.
    UndoImportPressed,
    /// It was, or why not.
    ImportUndone(Result<Outcome<Undone>, Refusal>),
    /// An estimator was chosen.
    EstimatorChosen(Estimator),
    /// A caution was chosen.
    CautionChosen(Caution),
    /// The anchor of orders was chosen.
    AnchorChosen(OrderAnchor),
    /// What the settings would move, by the number of the question.
    Forecast(u64, Result<Forecast, Refusal>),
    /// The settings are to hold.
    ApplyPressed,
    /// They hold, or why not.
    Applied(Result<Outcome<Option<ReplanSummary>>, Refusal>),
    /// The plans are to be checked.
    CheckPressed,
    /// What was found.
    Checked(Result<Vec<Finding>, Refusal>),
    /// Everything is to be replanned.
    ReplanPressed,
    /// It was, or why not.
    Replanned(Result<Outcome<ReplanSummary>, Refusal>),
}

type Step = (Task<Message>, Option<Changes>);

impl State {
    /// Reads the settings if they are this user's to change.
    pub(super) fn new(users: Vec<Actor>, context: &Context<'_>) -> (Self, Task<Message>) {
        let roles = &context.actor.roles;
        let may_change = Right::ChangeSettings.is_held_by(roles);
        let state = Self {
            working: users.iter().position(|user| user.id == context.actor.id),
            users,
            may_change,
            may_import: Right::Import.is_held_by(roles),
            kept: None,
            wanted: None,
            forecast: None,
            last_import: None,
            asked: 0,
            busy: false,
            said: None,
            replan_helps: false,
        };
        let reading = || context.office.read(|read| Ok(OfficeSettings::load(read)?));
        let settings =
            if may_change { Task::perform(answered(reading()), Message::Loaded) } else { Task::none() };
        let imports = if state.may_import { read_imports(context) } else { Task::none() };
        (state, Task::batch([settings, imports]))
    }

    /// The names of the users.
    pub(super) fn users(&self) -> Vec<String> {
        self.users.iter().map(|user| user.name.clone()).collect()
    }

    /// The name of a user.
    pub(super) fn user(&self, at: usize) -> Option<String> {
        self.users.get(at).map(|user| user.name.clone())
    }

    /// Whether something was chosen that does not hold yet.
    pub(super) fn is_changed(&self) -> bool {
        self.wanted.is_some() && self.wanted != self.kept
    }

    /// What the chosen settings would do, in a sentence.
    pub(super) fn consequence(&self, texts: &Texts) -> String {
        let plans = self.kept.zip(self.wanted).is_some_and(|(kept, wanted)| wanted.plans_otherwise(kept));
        match (plans, self.forecast) {
            (false, _) => texts.text("settings-no-date-moves"),
            (true, None) => texts.text("settings-counting"),
            (true, Some(forecast)) => {
                t!(texts, "settings-dates-move", moved = forecast.moved, addresses = forecast.addresses)
            }
        }
    }

    pub(super) fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::Loaded(read) => self.loaded(read, context),
            Message::ImportsRead(read) => self.imports_read(read),
            Message::UndoImportPressed => self.undo_import(context),
            Message::ImportUndone(done) => self.import_undone(done, context),
            Message::EstimatorChosen(estimator) => self.choose(context, |s| s.estimator = estimator),
            Message::CautionChosen(caution) => self.choose(context, |s| s.caution = caution),
            Message::AnchorChosen(anchor) => self.choose(context, |s| s.order_anchor = anchor),
            Message::Forecast(asked, counted) => self.counted(asked, counted),
            Message::ApplyPressed => self.apply(context),
            Message::Applied(done) => self.applied(done, context),
            Message::CheckPressed => self.check(context),
            Message::Checked(found) => self.checked(found, context.texts),
            Message::ReplanPressed => {
                self.carry_out(context, ReplanAll { recalibrate: false }, Message::Replanned)
            }
            Message::Replanned(done) => self.replanned(done, context.texts),
        }
    }

    fn loaded(&mut self, read: Result<OfficeSettings, Refusal>, context: &Context<'_>) -> Step {
        match read {
            Ok(settings) => (self.kept, self.wanted) = (Some(settings), Some(settings)),
            Err(refusal) => self.said = Some((Tone::Bad, wording::refused(context.texts, &refusal))),
        }
        (Task::none(), None)
    }

    fn imports_read(&mut self, read: Result<Vec<ImportRow>, Refusal>) -> Step {
        self.last_import = read.ok().and_then(|imports| imports.into_iter().find(|import| !import.undone));
        (Task::none(), None)
    }

    fn undo_import(&mut self, context: &Context<'_>) -> Step {
        let Some(last) = &self.last_import else { return (Task::none(), None) };
        let watch: Watch = Box::new(|_| ControlFlow::Continue(()));
        self.carry_out(context, UndoImport { import: last.id, watch }, Message::ImportUndone)
    }

    fn import_undone(&mut self, done: Result<Outcome<Undone>, Refusal>, context: &Context<'_>) -> Step {
        self.busy = false;
        match done {
            Ok(outcome) => {
                self.said = Some((Tone::Good, undone(context.texts, &outcome.value)));
                (read_imports(context), Some(outcome.changes))
            }
            Err(refusal) => self.refused(&refusal, context.texts),
        }
    }

    fn choose(&mut self, context: &Context<'_>, change: impl FnOnce(&mut OfficeSettings)) -> Step {
        let Some(settings) = self.wanted.as_mut() else { return (Task::none(), None) };
        change(settings);
        let settings = *settings;
        self.forecast = None;
        self.said = None;
        self.asked += 1;
        if !self.kept.is_some_and(|kept| settings.plans_otherwise(kept)) {
            return (Task::none(), None);
        }
        let asked = self.asked;
        let counting = context.office.read(move |read| forecast(read, settings));
        (Task::perform(answered(counting), move |counted| Message::Forecast(asked, counted)), None)
    }

    fn counted(&mut self, asked: u64, counted: Result<Forecast, Refusal>) -> Step {
        // An answer about settings that are no longer chosen is dropped.
        if asked == self.asked {
            self.forecast = counted.ok();
        }
        (Task::none(), None)
    }

    fn apply(&mut self, context: &Context<'_>) -> Step {
        match self.wanted {
            Some(settings) => self.carry_out(context, ChangeOfficeSettings(settings), Message::Applied),
            None => (Task::none(), None),
        }
    }

    fn applied(
        &mut self,
        done: Result<Outcome<Option<ReplanSummary>>, Refusal>,
        context: &Context<'_>,
    ) -> Step {
        self.busy = false;
        match done {
            Ok(outcome) => {
                self.kept = self.wanted;
                let said = match outcome.value {
                    Some(summary) => replanned(context.texts, summary),
                    None => context.texts.text("settings-hold"),
                };
                self.said = Some((Tone::Good, said));
                (Task::none(), Some(outcome.changes))
            }
            Err(refusal) => self.refused(&refusal, context.texts),
        }
    }

    fn check(&mut self, context: &Context<'_>) -> Step {
        if self.busy {
            return (Task::none(), None);
        }
        self.begin(context.texts);
        (Task::perform(answered(context.office.read(check)), Message::Checked), None)
    }

    fn checked(&mut self, found: Result<Vec<Finding>, Refusal>, texts: &Texts) -> Step {
        self.busy = false;
        match found {
            Ok(findings) if findings.is_empty() => {
                self.said = Some((Tone::Good, texts.text("check-well")));
            }
            Ok(findings) => {
                self.replan_helps =
                    findings.iter().any(|found| matches!(found, Finding::Plans(_) | Finding::Tasks(_)));
                let lines: Vec<String> =
                    findings.iter().map(|finding| wording::found(texts, finding)).collect();
                self.said = Some((Tone::Warning, lines.join("\n")));
            }
            Err(refusal) => return self.refused(&refusal, texts),
        }
        (Task::none(), None)
    }

    fn replanned(&mut self, done: Result<Outcome<ReplanSummary>, Refusal>, texts: &Texts) -> Step {
        self.busy = false;
        self.replan_helps = false;
        match done {
            Ok(outcome) => {
                self.said = Some((Tone::Good, replanned(texts, outcome.value)));
                (Task::none(), Some(outcome.changes))
            }
            Err(refusal) => self.refused(&refusal, texts),
        }
    }

    fn carry_out<C>(
        &mut self,
        context: &Context<'_>,
        command: C,
        message: fn(Result<Outcome<C::Value>, Refusal>) -> Message,
    ) -> Step
    where
        C: Command + Send + 'static,
        C::Value: Send + 'static,
    {
        if self.busy {
            return (Task::none(), None);
        }
        self.begin(context.texts);
        match new_key() {
            Ok(key) => {
                let answer = context.office.run(context.actor.clone(), key, command);
                (Task::perform(answered(answer), message), None)
            }
            Err(refusal) => self.refused(&refusal, context.texts),
        }
    }

    fn begin(&mut self, texts: &Texts) {
        self.busy = true;
        self.replan_helps = false;
        self.said = Some((Tone::Neutral, texts.text("settings-working")));
    }

    fn refused(&mut self, refusal: &Refusal, texts: &Texts) -> Step {
        self.busy = false;
        self.said = Some((Tone::Bad, wording::refused(texts, refusal)));
        (Task::none(), None)
    }
}

/// Undone ones among the last imports are passed over.
fn read_imports(context: &Context<'_>) -> Task<Message> {
    const LAST: u32 = 50;
    let reading = context.office.read(|read| Ok(read.last_imports(LAST)?));
    Task::perform(answered(reading), Message::ImportsRead)
}

fn replanned(texts: &Texts, summary: ReplanSummary) -> String {
    t!(texts, "ctl-replanned", addresses = summary.addresses, plans = summary.plans, tasks = summary.tasks)
}
