//! What the screen reads, and the choice of day, run and stop.

use std::time::Duration;

use chrono::NaiveDate;
use iced::Task;
use iced::widget::operation;

use super::{LIST, Message, State};
use crate::service::delivery_day::{DeliveryDay, delivery_day};
use crate::service::{Refusal, answered};
use crate::ui::screen::Context;
use crate::ui::widget::date_picker;
use crate::ui::widget::list::Motion;

/// A day that takes longer says so.
const SLOW: Duration = Duration::from_millis(300);

/// The reading that is under way.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked {
    number: u64,
    waiting: bool,
    /// It takes longer than usual.
    pub slow: bool,
}

impl Asked {
    /// The reading of this number is waited for longer than usual.
    pub fn is_slow(&mut self, number: u64) {
        self.slow = self.waiting && self.number == number;
    }
}

impl State {
    /// The day that is shown.
    pub(super) fn shown(&self, context: &Context<'_>) -> NaiveDate {
        self.date.date().unwrap_or(context.today)
    }

    pub(super) fn read(&mut self, context: &Context<'_>) -> Task<Message> {
        let number = self.asked.number + 1;
        self.asked = Asked { number, waiting: true, slow: false };
        let day = self.shown(context);
        let answer = context.office.read(move |read| Ok(Box::new(delivery_day(read, day)?)));
        let read = Task::perform(answered(answer), move |day| Message::DayRead(number, day));
        let slow = async { tokio::time::sleep(SLOW).await };
        Task::batch([read, Task::perform(slow, move |()| Message::DaySlow(number))])
    }

    /// Takes a day that was read; an answer that came after something else was asked for is dropped.
    pub(super) fn day_read(&mut self, number: u64, day: Result<Box<DeliveryDay>, Refusal>) -> Task<Message> {
        if number != self.asked.number {
            return Task::none();
        }
        self.asked.waiting = false;
        self.asked.slow = false;
        match day {
            Err(refusal) => {
                self.refusal = Some(refusal);
                Task::none()
            }
            Ok(day) => {
                let at = self.at().unwrap_or(0);
                let first = self.day.is_none();
                self.day = Some(*day);
                self.marked.clear();
                self.route = self.run().and_then(|run| run.route);
                self.keep_selection(at);
                if first { operation::focus(LIST) } else { Task::none() }
            }
        }
    }

    /// The selection stays on its order, or at its place where the order is gone.
    fn keep_selection(&mut self, place: usize) {
        if self.at().is_none() {
            let stops = self.run().map_or(&[][..], |run| &run.stops);
            let at = place.min(stops.len().saturating_sub(1));
            self.selected = stops.get(at).map(|ordered| ordered.stop.order);
        }
    }

    pub(super) fn refresh(&mut self, context: &Context<'_>) -> Task<Message> {
        self.refusal = None;
        Task::batch([self.read(context), operation::focus(LIST)])
    }

    /// Another day than `before` has begun: whoever looked at the deliveries of that day looks at today's. A document that
    /// is being filled in stays one of its day.
    pub fn new_day(&mut self, before: NaiveDate, context: &Context<'_>) -> Task<Message> {
        if self.dialog.is_some() || self.date.date() != Some(before) {
            return self.read(context);
        }
        self.date.set(Some(context.today));
        self.turned(context)
    }

    pub(super) fn turn(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        if self.date.update(message, context.today).is_none() {
            return Task::none();
        }
        self.turned(context)
    }

    fn turned(&mut self, context: &Context<'_>) -> Task<Message> {
        self.refusal = None;
        self.selected = None;
        // What stood there belongs to another day: nothing of it may be marked.
        self.day = None;
        self.read(context)
    }

    pub(super) fn choose_run(&mut self, at: usize) -> Task<Message> {
        let route = self.day.as_ref().and_then(|day| day.runs.get(at)).map(|run| run.route);
        if let Some(route) = route {
            self.route = route;
            self.refusal = None;
            self.keep_selection(0);
        }
        operation::focus(LIST)
    }

    pub(super) fn turn_run(&mut self, by: i64) -> Task<Message> {
        let Some(day) = &self.day else { return Task::none() };
        let at = day.runs.iter().position(|run| run.route == self.route).unwrap_or(0);
        let steps = usize::try_from(by.unsigned_abs()).unwrap_or(0);
        let at = if by < 0 { at.saturating_sub(steps) } else { at + steps };
        self.choose_run(at.min(day.runs.len().saturating_sub(1)))
    }

    pub(super) fn select(&mut self, at: usize) {
        let order = self.run().and_then(|run| run.stops.get(at)).map(|ordered| ordered.stop.order);
        // What was refused was about the order that was selected.
        if order.is_some() && order != self.selected {
            self.refusal = None;
        }
        self.selected = order.or(self.selected);
    }

    pub(super) fn step(&mut self, motion: Motion) {
        let count = self.run().map_or(0, |run| run.stops.len());
        if let Some(at) = motion.apply(self.at(), count, self.page) {
            self.select(at);
        }
    }
}
