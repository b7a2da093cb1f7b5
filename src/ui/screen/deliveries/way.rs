//! The order of the stops and the crew of a run, changed by hand.

use iced::Task;
use iced::widget::operation;

use super::dialogs::Open;
use super::marking::Marked;
use super::question::{self, Asked};
use super::{LIST, Message, State};
use crate::domain::ids::{DriverId, OrderId, RouteId, VehicleId};
use crate::domain::order::OrderStatus;
use crate::service::delivery_day::Run;
use crate::service::run::{ArrangeRun, OrderStops, RecallRun, RunRef};
use crate::service::{Command, Refusal, answered, new_key};
use crate::store::RunRow;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;

/// Carries a command out under a key of its own.
pub(super) fn run<C>(context: &Context<'_>, command: C) -> Task<Result<C::Value, Refusal>>
where
    C: Command + Send + 'static,
    C::Value: Send + 'static,
{
    match new_key() {
        Ok(key) => Task::future(answered(context.office.run(context.actor.clone(), key, command)))
            .map(|answer| answer.map(|outcome| outcome.value)),
        Err(refusal) => Task::done(Err(refusal)),
    }
}

impl State {
    /// The chosen run as commands take it.
    pub(super) fn run_ref(&self, context: &Context<'_>) -> Option<RunRef> {
        let run = self.run()?;
        Some(RunRef { day: self.shown(context), route: run.route, seen: run.seen() })
    }

    fn run_mut(&mut self) -> Option<&mut Run> {
        let route = self.run()?.route;
        self.day.as_mut()?.runs.iter_mut().find(|run| run.route == route)
    }

    /// The selected stop changes places at once; its order is kept behind it.
    pub(super) fn move_stop(&mut self, by: i64, context: &Context<'_>) -> Task<Message> {
        let Some(at) = self.at().filter(|_| self.may) else { return Task::none() };
        let Some(run) = self.run_mut() else { return Task::none() };
        let to = if by < 0 { at.checked_sub(1) } else { Some(at + 1) };
        let Some(to) = to.filter(|to| *to < run.stops.len()) else { return Task::none() };
        run.stops.swap(at, to);
        self.keep_stops(context)
    }

    pub(super) fn sort(&mut self, context: &Context<'_>) -> Task<Message> {
        if !self.may {
            return Task::none();
        }
        let Some(run) = self.run_mut() else { return Task::none() };
        let order = run.by_address();
        let place = |id: OrderId| order.iter().position(|other| *other == id);
        run.stops.sort_by_key(|ordered| place(ordered.stop.order));
        self.keep_stops(context)
    }

    /// Keeps the order that is shown. One keeping follows the other: a held key does not overtake its own version.
    fn keep_stops(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.busy {
            self.moved = true;
            return Task::none();
        }
        let Some((run, known)) = self.run_ref(context).zip(self.run()) else { return Task::none() };
        let orders = known.stops.iter().map(|ordered| ordered.stop.order).collect();
        let route = run.route;
        self.busy = true;
        self.moved = false;
        self.refusal = None;
        self::run(context, OrderStops { run, orders })
            .map(move |kept| Message::StopsKept(route, kept.map(Box::new)))
    }

    pub(super) fn stops_kept(
        &mut self,
        route: Option<RouteId>,
        kept: Result<Box<RunRow>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        self.busy = false;
        match kept {
            Err(refusal) => {
                self.moved = false;
                self.refusal = Some(refusal);
                self.read(context)
            }
            Ok(row) => {
                if let Some(run) = self.run_mut().filter(|run| run.route == route) {
                    run.row = Some(*row);
                    if self.moved {
                        return self.keep_stops(context);
                    }
                }
                self.moved = false;
                self.read(context)
            }
        }
    }

    pub(super) fn choose_driver(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let day = self.day.as_ref();
        let driver = day.and_then(|day| at.checked_sub(1).and_then(|at| day.drivers.get(at)));
        let driver = driver.map(|driver| driver.id);
        let vehicle = self.run().and_then(|run| run.row.as_ref()?.vehicle);
        self.arrange(driver, vehicle, context)
    }

    pub(super) fn choose_vehicle(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let day = self.day.as_ref();
        let vehicle = day.and_then(|day| at.checked_sub(1).and_then(|at| day.vehicles.get(at)));
        let vehicle = vehicle.map(|vehicle| vehicle.id);
        let driver = self.run().and_then(|run| run.row.as_ref()?.driver);
        self.arrange(driver, vehicle, context)
    }

    fn arrange(
        &mut self,
        driver: Option<DriverId>,
        vehicle: Option<VehicleId>,
        context: &Context<'_>,
    ) -> Task<Message> {
        let Some(run) = self.run_ref(context).filter(|_| self.may && !self.busy) else {
            return Task::none();
        };
        self.busy = true;
        self.refusal = None;
        self::run(context, ArrangeRun { run, driver, vehicle }).map(|kept| Message::CrewKept(kept.map(drop)))
    }

    /// The keyboard goes back to the orders.
    pub(super) fn crew_kept(&mut self, kept: Result<(), Refusal>, context: &Context<'_>) -> Task<Message> {
        self.busy = false;
        self.refusal = kept.err();
        Task::batch([self.read(context), operation::focus(LIST)])
    }

    /// Asks before a whole run is taken back from the way: how many orders.
    pub(super) fn ask_recall(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(run) = self.run().filter(|_| self.may && !self.busy) else { return Task::none() };
        let orders = run.stops.iter().filter(|one| one.stop.status == OrderStatus::OnRoute).count();
        if orders == 0 {
            return Task::none();
        }
        let recall = Asked::Recall { run: self.name_of(run, context), orders };
        self.dialog = Some(Open::Question(question::State::new(recall)));
        operation::focus(parts::STAY)
    }

    /// The vehicle did not leave: the orders on the way are accepted again.
    pub(super) fn recall(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(run) = self.run_ref(context).filter(|_| self.may && !self.busy) else {
            return Task::none();
        };
        self.busy = true;
        self::run(context, RecallRun { run }).map(|back| Message::Marked(back.map(Marked::Recalled)))
    }
}
