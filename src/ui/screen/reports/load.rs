//! What the screen reads, on a thread of its own: how far it is, stopping it, dropping what was asked for before.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::Days;
use iced::Task;
use iced::futures::channel::mpsc;

use super::{Message, State, Tab};
use crate::clock::{Pace, Stopwatch};
use crate::service::churn_figures::{ChurnFigures, FiguresRequest, churn_figures};
use crate::service::forecast_quality::{ForecastQuality, QualityRequest, forecast_quality};
use crate::service::planning_watch::{PlanningWatch, WatchRequest, planning_watch};
use crate::service::{Refusal, Watch, answered};
use crate::ui::screen::Context;
use crate::ui::screen::whose::Directories;

/// What takes longer says how far it is.
const SLOW: Duration = Duration::from_millis(300);

/// How far something is: so much of so much.
pub type Share = (u64, u64);

/// A reading that may be under way.
#[derive(Debug, Default)]
pub struct Reading {
    number: u64,
    on: bool,
    share: Option<Share>,
    /// The office changed since it began.
    stale: bool,
    cancelled: Arc<AtomicBool>,
}

impl Reading {
    /// Begins anew; what was under way is stopped, and its answer will be dropped.
    pub(super) fn begin(&mut self) -> (u64, Watch, Task<Share>) {
        self.cancel();
        *self = Self { number: self.number + 1, on: true, ..Self::default() };
        let (news, heard) = mpsc::unbounded();
        let (cancelled, pace) = (self.cancelled.clone(), Mutex::new(Pace::default()));
        let begun = Stopwatch::start();
        let watch = Watch::through(move |(done, total)| {
            let due = begun.passed() > SLOW && pace.lock().is_ok_and(|mut pace| pace.is_due());
            if due {
                // Nobody may listen any more; whether to go on is asked all the same.
                drop(news.unbounded_send((done, total)));
            }
            !cancelled.load(Ordering::Relaxed)
        });
        (self.number, watch, Task::stream(heard))
    }

    /// Whether it is under way.
    pub const fn is_on(&self) -> bool {
        self.on
    }

    /// The office changed.
    pub const fn grow_stale(&mut self) {
        self.stale = true;
    }

    /// Whether the office changed since it began.
    pub const fn is_stale(&self) -> bool {
        self.stale
    }

    /// How far it is, where it has taken a while; 0 … 1.
    pub fn share(&self) -> Option<f32> {
        let (done, total) = self.share.filter(|_| self.on)?;
        Some(if total == 0 { 0.0 } else { done as f32 / total as f32 })
    }

    /// Stops it.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub(super) fn progressed<M>(&mut self, number: u64, share: Share) -> Task<M> {
        if number == self.number {
            self.share = Some(share);
        }
        Task::none()
    }

    /// The answer, if it is the one that is waited for; one that was stopped tells nothing, even if it came to its end.
    pub(super) fn ended<T>(&mut self, number: u64, answer: Result<T, Refusal>) -> Option<Result<T, Refusal>> {
        if !self.on || number != self.number {
            return None;
        }
        self.on = false;
        let stopped = self.cancelled.load(Ordering::Relaxed);
        Some(if stopped { Err(Refusal::Cancelled) } else { answer })
    }
}

/// Reads managers and routes.
pub fn directories(context: &Context<'_>) -> Task<Message> {
    Task::perform(answered(context.office.read(Directories::read)), Message::DirectoriesRead)
}

impl State {
    /// Reads anew what is in sight, and whatever else was read before.
    pub(super) fn refresh(&mut self, context: &Context<'_>) -> Task<Message> {
        self.refusal = None;
        let seen = self.tab;
        let mut readings = vec![directories(context)];
        if seen.place().is_some() || self.lists.is_some() {
            readings.push(self.read_lists(context));
        }
        if seen == Tab::Quality || !self.quality.is_unread() {
            readings.push(self.read_quality(context));
        }
        if seen == Tab::Churn || self.churn.is_some() {
            readings.push(self.read_churn(context));
        }
        if seen == Tab::History || self.log.is_begun() {
            readings.push(self.log.refresh(context).map(Message::Log));
        }
        Task::batch(readings)
    }

    /// Reads what a tab shows where that was not read yet.
    pub(super) fn read_tab(&mut self, context: &Context<'_>) -> Task<Message> {
        match self.tab {
            Tab::Quality if self.quality.is_unread() && !self.reading_quality.is_on() => {
                self.read_quality(context)
            }
            Tab::Churn if self.churn.is_none() && !self.reading_churn.is_on() => self.read_churn(context),
            Tab::History if !self.log.is_begun() => self.log.refresh(context).map(Message::Log),
            list if list.place().is_some() && self.lists.is_none() && !self.reading_lists.is_on() => {
                self.read_lists(context)
            }
            _ => Task::none(),
        }
    }

    pub(super) fn cancel(&mut self) -> Task<Message> {
        self.reading_lists.cancel();
        self.reading_quality.cancel();
        self.reading_churn.cancel();
        self.log.cancel();
        Task::none()
    }

    /// The reading of what is in sight.
    pub(super) const fn reading(&self) -> &Reading {
        match self.tab {
            Tab::Quality => &self.reading_quality,
            Tab::Churn => &self.reading_churn,
            Tab::History => self.log.reading(),
            _ => &self.reading_lists,
        }
    }

    pub(super) fn take_directories(&mut self, read: Result<Directories, Refusal>) -> Task<Message> {
        match read {
            Ok(directories) => self.filters.whose.offer(directories),
            Err(refusal) => self.refusal = Some(refusal),
        }
        self.arrange();
        Task::none()
    }

    pub(super) fn read_lists(&mut self, context: &Context<'_>) -> Task<Message> {
        let (number, watch, progress) = self.reading_lists.begin();
        let days = Days::new(self.filters.changed_days().into());
        let request = WatchRequest {
            actor: context.actor.clone(),
            today: context.today,
            changed_since: context.today.checked_sub_days(days).unwrap_or(context.today),
        };
        let answer =
            context.office.read_apart(move |read| planning_watch(read, &request, &watch).map(Arc::new));
        Task::batch([
            progress.map(move |share| Message::ListsProgressed(number, share)),
            Task::perform(answered(answer), move |lists| Message::ListsRead(number, lists)),
        ])
    }

    pub(super) fn read_quality(&mut self, context: &Context<'_>) -> Task<Message> {
        let (number, watch, progress) = self.reading_quality.begin();
        let request = QualityRequest {
            actor: context.actor.clone(),
            today: context.today,
            months: self.filters.months(),
        };
        let answer =
            context.office.read_apart(move |read| forecast_quality(read, &request, &watch).map(Arc::new));
        Task::batch([
            progress.map(move |share| Message::QualityProgressed(number, share)),
            Task::perform(answered(answer), move |figures| Message::QualityRead(number, figures)),
        ])
    }

    pub(super) fn read_churn(&mut self, context: &Context<'_>) -> Task<Message> {
        let (number, watch, progress) = self.reading_churn.begin();
        let request = FiguresRequest {
            actor: context.actor.clone(),
            today: context.today,
            months: self.filters.churn_months(),
        };
        let answer =
            context.office.read_apart(move |read| churn_figures(read, &request, &watch).map(Arc::new));
        Task::batch([
            progress.map(move |share| Message::ChurnProgressed(number, share)),
            Task::perform(answered(answer), move |figures| Message::ChurnRead(number, figures)),
        ])
    }

    pub(super) fn take_lists(
        &mut self,
        number: u64,
        lists: Result<Arc<PlanningWatch>, Refusal>,
    ) -> Task<Message> {
        if let Some(lists) = self.reading_lists.ended(number, lists) {
            match lists {
                Ok(lists) => {
                    self.lists = Some(lists);
                    self.arrange();
                }
                Err(refusal) => self.refusal = Some(refusal),
            }
        }
        Task::none()
    }

    pub(super) fn take_quality(
        &mut self,
        number: u64,
        figures: Result<Arc<ForecastQuality>, Refusal>,
    ) -> Task<Message> {
        if let Some(figures) = self.reading_quality.ended(number, figures) {
            match figures {
                Ok(figures) => self.quality.take(figures, self.filters.whose.only()),
                Err(refusal) => self.refusal = Some(refusal),
            }
        }
        Task::none()
    }

    pub(super) fn take_churn(
        &mut self,
        number: u64,
        figures: Result<Arc<ChurnFigures>, Refusal>,
    ) -> Task<Message> {
        if let Some(figures) = self.reading_churn.ended(number, figures) {
            match figures {
                Ok(figures) => self.churn = Some(figures),
                Err(refusal) => self.refusal = Some(refusal),
            }
        }
        Task::none()
    }
}
