//! The part of the preferences that belongs to the office: who works, whether the plans hold, the last import.

use iced::Task;

use crate::domain::ids::UserId;
use crate::i18n::Texts;
use crate::service::check::check_watched;
use crate::service::import::{Progress as ImportProgress, UndoImport, Undone};
use crate::service::replanning::{ReplanAll, ReplanSummary};
use crate::service::rights::Right;
use crate::service::{Changes, Command, Outcome, Refusal, Watch, answered, new_key};
use crate::store::{Finding, ImportRow};
use crate::ui::dialog::import::undone;
use crate::ui::running::{Progress, Running};
use crate::ui::screen::Context;
use crate::ui::theme::Tone;
use crate::{t, wording};

/// What is shown of the office.
#[derive(Debug)]
pub struct State {
    /// Who works.
    pub(super) user: UserId,
    pub(super) name: String,
    /// Whether the own password is this user's to change.
    pub(super) may_change_password: bool,
    /// Whether the plans are this user's to check and to make anew.
    pub(super) may_change: bool,
    /// Whether lists are this user's to bring in.
    pub(super) may_import: bool,
    /// The last import that was not undone.
    pub(super) last_import: Option<ImportRow>,
    /// What is being carried out.
    pub(super) running: Option<Running>,
    /// What came of the last action.
    pub(super) said: Option<(Tone, String)>,
    /// The plans were found wrong: a replan is offered.
    pub(super) replan_helps: bool,
    /// It is asked whether the last import is to be taken back.
    pub(super) asking: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The last imports were read.
    ImportsRead(Result<Vec<ImportRow>, Refusal>),
    /// The last import is to be taken back: that is asked first.
    UndoImportPressed,
    /// It is to be taken back indeed.
    UndoImportConfirmed,
    /// It was, or why not.
    ImportUndone(Result<Outcome<Undone>, Refusal>),
    /// The plans are to be checked.
    CheckPressed,
    /// What was found.
    Checked(Result<Vec<Finding>, Refusal>),
    /// Everything is to be replanned.
    ReplanPressed,
    /// It was, or why not.
    Replanned(Result<Outcome<ReplanSummary>, Refusal>),
    /// What is being carried out is so far.
    Progressed(Progress),
    /// It is to be stopped.
    StopPressed,
}

type Step = (Task<Message>, Option<Changes>);

impl State {
    /// Reads the last imports if lists are this user's to bring in.
    pub(super) fn new(context: &Context<'_>) -> (Self, Task<Message>) {
        let actor = context.actor;
        let may_change = actor.may(Right::ChangeSettings);
        let state = Self {
            user: actor.id,
            name: actor.name.clone(),
            may_change_password: actor.may(Right::OwnPassword),
            may_change,
            may_import: actor.may(Right::Import),
            last_import: None,
            running: None,
            said: None,
            replan_helps: false,
            asking: false,
        };
        let imports = if state.may_import { read_imports(context) } else { Task::none() };
        (state, imports)
    }

    pub(super) fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::ImportsRead(read) => self.imports_read(read),
            Message::UndoImportPressed => self.ask_undo(),
            Message::UndoImportConfirmed => self.undo_import(context),
            Message::ImportUndone(done) => self.import_undone(done, context),
            Message::CheckPressed => self.check(context),
            Message::Checked(found) => self.checked(found, context.texts),
            Message::ReplanPressed => {
                let replan = |watch| ReplanAll { recalibrate: false, watch };
                self.carry_out(context, replan, Message::Replanned)
            }
            Message::Replanned(done) => self.replanned(done, context.texts),
            Message::Progressed(progress) => self.progressed(progress),
            Message::StopPressed => self.stop(),
        }
    }

    fn imports_read(&mut self, read: Result<Vec<ImportRow>, Refusal>) -> Step {
        self.last_import = read.ok().and_then(|imports| imports.into_iter().find(|import| !import.undone));
        (Task::none(), None)
    }

    /// A whole list goes, and comes back only by being brought in again.
    fn ask_undo(&mut self) -> Step {
        self.asking = self.last_import.is_some() && self.running.is_none();
        self.said = None;
        (Task::none(), None)
    }

    fn undo_import(&mut self, context: &Context<'_>) -> Step {
        let asked = std::mem::take(&mut self.asking);
        let Some(last) = self.last_import.as_ref().filter(|_| asked) else { return (Task::none(), None) };
        let import = last.id;
        let undo = move |watch: Watch| {
            let watch =
                watch.of_part(|progress: ImportProgress| (progress.done as u64, progress.total as u64));
            UndoImport { import, watch }
        };
        self.carry_out(context, undo, Message::ImportUndone)
    }

    fn import_undone(&mut self, done: Result<Outcome<Undone>, Refusal>, context: &Context<'_>) -> Step {
        self.running = None;
        match done {
            Ok(outcome) => {
                self.said = Some((Tone::Good, undone(context.texts, &outcome.value)));
                (read_imports(context), Some(outcome.changes))
            }
            Err(refusal) => self.refused(&refusal, context.texts),
        }
    }

    fn check(&mut self, context: &Context<'_>) -> Step {
        let Some((watch, news)) = self.begin() else { return (Task::none(), None) };
        let reading = context.office.read_apart(move |read| check_watched(read, &watch));
        (Task::batch([news, Task::perform(answered(reading), Message::Checked)]), None)
    }

    fn checked(&mut self, found: Result<Vec<Finding>, Refusal>, texts: &Texts) -> Step {
        self.running = None;
        match found {
            Ok(findings) if findings.is_empty() => {
                self.said = Some((Tone::Good, texts.text("check-well")));
            }
            Ok(findings) => {
                let helps = |found: &Finding| {
                    matches!(found, Finding::Plans(_) | Finding::Tasks(_) | Finding::AtMerged(_))
                };
                self.replan_helps = findings.iter().any(helps);
                let lines: Vec<String> =
                    findings.iter().map(|finding| wording::found(texts, finding)).collect();
                self.said = Some((Tone::Warning, lines.join("\n")));
            }
            Err(refusal) => return self.refused(&refusal, texts),
        }
        (Task::none(), None)
    }

    fn replanned(&mut self, done: Result<Outcome<ReplanSummary>, Refusal>, texts: &Texts) -> Step {
        self.running = None;
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
        command: impl FnOnce(Watch) -> C,
        message: fn(Result<Outcome<C::Value>, Refusal>) -> Message,
    ) -> Step
    where
        C: Command + Send + 'static,
        C::Value: Send + 'static,
    {
        let Some((watch, news)) = self.begin() else { return (Task::none(), None) };
        match new_key() {
            Ok(key) => {
                let answer = context.office.run(context.actor.clone(), key, command(watch));
                (Task::batch([news, Task::perform(answered(answer), message)]), None)
            }
            Err(refusal) => self.refused(&refusal, context.texts),
        }
    }

    /// `None`: something is being carried out already.
    fn begin(&mut self) -> Option<(Watch, Task<Message>)> {
        if self.running.is_some() {
            return None;
        }
        let (running, watch, news) = Running::begin();
        self.running = Some(running);
        (self.replan_helps, self.said, self.asking) = (false, None, false);
        Some((watch, news.map(Message::Progressed)))
    }

    fn progressed(&mut self, progress: Progress) -> Step {
        if let Some(running) = &mut self.running {
            running.take(progress);
        }
        (Task::none(), None)
    }

    fn stop(&self) -> Step {
        if let Some(running) = &self.running {
            running.stop();
        }
        (Task::none(), None)
    }

    fn refused(&mut self, refusal: &Refusal, texts: &Texts) -> Step {
        self.running = None;
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
