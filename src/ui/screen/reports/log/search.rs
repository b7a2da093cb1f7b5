//! Looking through the history on a thread of its own: what is asked for, and what came of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use iced::Task;
use iced::widget::operation;

use super::bar::FROM;
use super::period::Period;
use super::{Message, State, view};
use crate::domain::ids::UserId;
use crate::i18n::Texts;
use crate::service::log::{LogEntry, LogRequest, PAGE, log_page, logged_actions, logged_people};
use crate::service::{Refusal, answered};
use crate::store::Read;
use crate::ui::screen::Context;
use crate::ui::screen::reports::LIST;
use crate::ui::widget::date_picker;
use crate::wording;

/// Who and what there is to choose from.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    pub(super) people: Vec<(UserId, String)>,
    actions: Vec<String>,
}

impl Choices {
    fn read(read: &Read<'_>) -> Result<Self, Refusal> {
        Ok(Self { people: logged_people(read)?, actions: logged_actions(read)? })
    }

    /// The words of the commands in their order, and the commands that they stand for: some are two ways of doing one thing.
    pub(super) fn actions(&self, texts: &Texts) -> BTreeMap<String, Vec<String>> {
        let mut actions = BTreeMap::<String, Vec<String>>::new();
        for action in &self.actions {
            actions.entry(wording::command(texts, action)).or_default().push(action.clone());
        }
        actions
    }
}

impl State {
    /// Reads the choices anew and looks for the same again.
    pub fn refresh(&mut self, context: &Context<'_>) -> Task<Message> {
        let choices = context.office.read_apart(Choices::read);
        Task::batch([Task::perform(answered(choices), Message::ChoicesRead), self.search(context)])
    }

    pub(super) fn take_choices(&mut self, choices: Result<Choices, Refusal>) -> Task<Message> {
        match choices {
            Ok(choices) => self.choices = choices,
            Err(refusal) => self.refusal = Some(refusal),
        }
        Task::none()
    }

    fn search(&mut self, context: &Context<'_>) -> Task<Message> {
        let (from, to) = self.days_sought(context.today);
        let request = LogRequest {
            actor: context.actor.clone(),
            from,
            to,
            user: self.user,
            actions: self.actions.clone(),
            words: self.words.clone(),
            before: None,
        };
        self.ask(request, context)
    }

    /// The first and the last day, the earlier one first.
    fn days_sought(&self, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        if self.period != Period::Dates {
            return (self.period.from(today), None);
        }
        match (self.from.date(), self.to.date()) {
            (Some(from), Some(to)) => (Some(from.min(to)), Some(from.max(to))),
            days => days,
        }
    }

    fn ask(&mut self, request: LogRequest, context: &Context<'_>) -> Task<Message> {
        let stale = request.before.is_some() && self.reading.is_stale();
        let (number, watch, progress) = self.reading.begin();
        if stale {
            self.reading.grow_stale();
        }
        self.refusal = None;
        self.sought = Some(request.clone());
        let answer = context.office.read_apart(move |read| log_page(read, &request, &watch));
        Task::batch([
            progress.map(move |share| Message::Progressed(number, share)),
            Task::perform(answered(answer), move |page| Message::Found(number, page)),
        ])
    }

    /// The page after those that are there, where there may be one.
    pub(super) fn read_more(&mut self, context: &Context<'_>) -> Task<Message> {
        let last = self.found.last().map(|last| last.entry.id);
        let wanted = last.is_some() && !self.complete && !self.reading.is_on();
        match self.sought.clone().filter(|_| wanted) {
            Some(request) => self.ask(LogRequest { before: last, ..request }, context),
            None => Task::none(),
        }
    }

    pub(super) fn take_page(&mut self, number: u64, page: Result<Vec<LogEntry>, Refusal>) -> Task<Message> {
        let Some(page) = self.reading.ended(number, page) else { return Task::none() };
        let follows = self.sought.as_ref().is_some_and(|sought| sought.before.is_some());
        if !follows {
            // What was found before answers another question.
            self.found.clear();
            self.selected = None;
        }
        match page {
            Ok(page) => {
                self.complete = page.len() < PAGE;
                self.found.extend(page);
                self.selected = self.selected.or((!self.found.is_empty()).then_some(0));
            }
            Err(refusal) => {
                self.complete = false;
                self.refusal = Some(refusal);
            }
        }
        if follows { Task::none() } else { view::show_changes() }
    }

    pub(super) fn choose_period(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let chosen = Period::at(at);
        if chosen == self.period {
            return Task::none();
        }
        if chosen == Period::Dates {
            // The days that were looked through are there to be changed.
            self.from.set(self.period.from(context.today));
            self.to.set(Some(context.today));
        }
        self.period = chosen;
        let focus = if chosen == Period::Dates { operation::focus(FROM) } else { Task::none() };
        Task::batch([self.search(context), focus])
    }

    pub(super) fn in_from(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        match self.from.update(message, context.today) {
            Some(_) => self.search(context),
            None => Task::none(),
        }
    }

    pub(super) fn in_to(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        match self.to.update(message, context.today) {
            Some(_) => self.search(context),
            None => Task::none(),
        }
    }

    pub(super) fn choose_user(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let chosen = at.checked_sub(1).and_then(|at| self.choices.people.get(at));
        self.user = chosen.map(|(id, _)| *id);
        self.search(context)
    }

    pub(super) fn choose_action(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let mut actions = self.choices.actions(context.texts).into_values();
        self.actions = at.checked_sub(1).and_then(|at| actions.nth(at)).unwrap_or_default();
        self.search(context)
    }

    pub(super) fn type_words(&mut self, words: String) -> Task<Message> {
        self.words = words;
        Task::none()
    }

    pub(super) fn search_and_leave_words(&mut self, context: &Context<'_>) -> Task<Message> {
        Task::batch([self.search(context), operation::focus(LIST)])
    }

    pub(super) fn show_everything(&mut self, context: &Context<'_>) -> Task<Message> {
        self.period = Period::All;
        self.user = None;
        self.actions.clear();
        self.words.clear();
        self.search(context)
    }
}
