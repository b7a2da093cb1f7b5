//! The desk as it stands on the sample's day: most of what was due is handled, some is promised, some lies about.

use chrono::{Days, NaiveDate};

use super::calendar::instant;
use super::customer::{Standing, days};
use super::history::order_lines;
use super::papers::price;
use super::random::{Purpose, Random};
use super::{Sample, Served};
use crate::domain::ids::{OrderId, TaskId};
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, PaymentKind, Terms};
use crate::domain::task::{Outcome, TaskKind};
use crate::store::{ArrangedTask, NewOrder, NewTask, SaleLine, StoreError};

/// Of a thousand addresses so many contacts are left lying.
const LEFT_LYING: u32 = 30;
/// One of so many addresses was promised a call, and one of so many has a task made by hand.
const CALLBACKS: u32 = 130;
const MANUAL: u32 = 110;
/// Hours in which people are at home, and offices at work.
const HOME_WINDOW: (&str, &str) = ("18:00", "21:00");
const WORK_WINDOW: (&str, &str) = ("09:00", "13:00");

/// What became of a planned contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Nobody has called yet.
    Open,
    /// Nobody has called yet, but an order was begun.
    Drafted,
    /// An order was taken for a day.
    Ordered(NaiveDate),
    /// The customer named another day.
    Postponed(NaiveDate),
    /// The order was brought back.
    Undelivered,
}

impl Sample<'_> {
    /// Lays out the desk. The plans must stand.
    pub(super) fn write_desk(&self, served: &[Served]) -> Result<(), StoreError> {
        let arranged = self.tx.arranged_tasks()?;
        let due = arranged.iter().filter(|task| task.list_date <= self.spec.today).count();
        let due = u32::try_from(due).unwrap_or(u32::MAX);
        // Addresses of a new office are numbered in the order in which they were written.
        let mut ahead = arranged.iter().peekable();
        for one in served.iter().filter(|one| one.customer.standing == Standing::Active) {
            while ahead.peek().is_some_and(|task| task.address < one.address) {
                ahead.next();
            }
            let mut random = Random::of(self.spec.seed, Purpose::Desk, one.index);
            if let Some(task) = ahead.peek().filter(|task| task.address == one.address) {
                let fate = self.fate(one, task, due, &mut random);
                self.handle(one, task, fate, &mut random)?;
            }
            self.promise(one, &mut random)?;
        }
        Ok(())
    }

    fn fate(&self, served: &Served, task: &ArrangedTask, due: u32, random: &mut Random) -> Fate {
        let today = self.spec.today;
        let tomorrow = today + Days::new(1);
        let next = self.calendar.open_from(tomorrow);
        if served.customer.settings.always_show {
            return Fate::Open;
        }
        let later = self.calendar.open_from(next + days(random.between(1, 18)));
        let chance = random.below(100);
        if task.list_date <= today {
            if random.below(due) < (self.spec.addresses * LEFT_LYING).div_ceil(1000) {
                return Fate::Open;
            }
            return match chance {
                0..=5 => Fate::Undelivered,
                6..=20 if self.calendar.is_open(today) => Fate::Ordered(today),
                6..=44 => Fate::Ordered(next),
                45..=52 => Fate::Ordered(self.calendar.open_from(next + Days::new(1))),
                _ => Fate::Postponed(later),
            };
        }
        match chance {
            _ if task.list_date != tomorrow => Fate::Open,
            0..=14 => Fate::Ordered(next),
            15..=21 => Fate::Postponed(later),
            22..=24 => Fate::Drafted,
            _ => Fate::Open,
        }
    }

    fn handle(
        &self,
        served: &Served,
        task: &ArrangedTask,
        fate: Fate,
        random: &mut Random,
    ) -> Result<(), StoreError> {
        let at = instant(self.spec.today, random.between(5, 10), random.between(0, 59));
        let signature = (at.as_str(), Some(served.manager));
        match fate {
            Fate::Open => Ok(()),
            Fate::Drafted => {
                let day = self.calendar.open_from(self.spec.today + Days::new(1));
                self.order((served, Some(task.id)), (OrderStatus::Draft, day), &at, random).map(drop)
            }
            Fate::Ordered(day) => {
                self.tx.finish_task(task.id, Outcome::Accepted, None, signature)?;
                let status =
                    if day == self.spec.today { OrderStatus::OnRoute } else { OrderStatus::Accepted };
                self.order((served, Some(task.id)), (status, day), &at, random).map(drop)
            }
            Fate::Postponed(day) => {
                self.tx.finish_task(task.id, Outcome::Postponed, Some(day), signature)?;
                let text = self.words.pick("postponed_comments", random);
                self.comment(
                    (served.address, Some(task.id)),
                    text,
                    (self.spec.today, served.manager),
                    random,
                )?;
                let new = self.task(served, TaskKind::Postponed, (day, text), &at);
                self.tx
                    .insert_task(&NewTask { basis: task.basis, produced_by: Some(task.id), ..new })
                    .map(drop)
            }
            Fate::Undelivered => {
                self.tx.finish_task(task.id, Outcome::Accepted, None, signature)?;
                self.undelivered(served, task.id, &at, random)
            }
        }
    }

    /// An order that came back, and the contact about it (S1-44).
    fn undelivered(
        &self,
        served: &Served,
        task: TaskId,
        at: &str,
        random: &mut Random,
    ) -> Result<(), StoreError> {
        let day = self.calendar.open_before(self.spec.today);
        let order =
            self.order((served, Some(task)), (OrderStatus::OnRoute, day), &instant(day, 5, 0), random)?;
        let reasons = &self.directory.undelivered_reasons;
        let reason = reasons[served.index as usize % reasons.len()];
        let signature = (at, Some(served.manager));
        self.tx.set_order_status((order, 1), OrderStatus::Undelivered, Some(reason), signature)?;
        let tomorrow = self.spec.today + Days::new(1);
        let list_date = if random.per_mille(700) { tomorrow } else { self.spec.today };
        let new =
            self.task(served, TaskKind::Undelivered, (list_date, self.words.one("undelivered_note")), at);
        self.tx.insert_task(&NewTask { order: Some(order), by: None, ..new }).map(drop)
    }

    /// Promised calls, some of them due already, and tasks by hand.
    fn promise(&self, served: &Served, random: &mut Random) -> Result<(), StoreError> {
        let today = self.spec.today;
        let at = instant(today, 4, random.between(0, 59));
        if served.index % CALLBACKS == CALLBACKS / 2 {
            let (day, hour) = match random.below(3) {
                0 => (today, random.between(4, 6)),
                1 => (today, random.between(10, 13)),
                _ => (today + Days::new(1), random.between(5, 12)),
            };
            let due_at = instant(day, hour, random.pick(&[0, 15, 30, 45]));
            let new =
                self.task(served, TaskKind::Callback, (day, self.words.pick("callback_notes", random)), &at);
            self.tx.insert_task(&NewTask { due_at: Some(&due_at), ..new })?;
        }
        if served.index % MANUAL == MANUAL / 2 {
            let day = self.calendar.open_from(today + days(random.pick(&[1, 1, 2, 4, 7])));
            let new =
                self.task(served, TaskKind::Manual, (day, self.words.pick("manual_notes", random)), &at);
            self.tx.insert_task(&new)?;
        }
        Ok(())
    }

    fn task<'t>(
        &self,
        served: &Served,
        kind: TaskKind,
        (list_date, note): (NaiveDate, &'t str),
        at: &'t str,
    ) -> NewTask<'t> {
        NewTask {
            address: served.address,
            kind,
            list_date,
            due_at: None,
            basis: None,
            note,
            produced_by: None,
            order: None,
            review: None,
            at,
            by: Some(served.manager),
        }
    }

    /// An order for the usual bottles of an address.
    fn order(
        &self,
        (served, task): (&Served, Option<TaskId>),
        (status, delivery_on): (OrderStatus, NaiveDate),
        at: &str,
        random: &mut Random,
    ) -> Result<OrderId, StoreError> {
        let customer = &served.customer;
        let goods = &self.directory.products[customer.product];
        let line = SaleLine {
            product: goods.id,
            quantity: customer.bottles,
            price: Money::minor(price(goods, self.spec.today, self.spec.today)),
        };
        let window = if customer.segment.is_home() { HOME_WINDOW } else { WORK_WINDOW };
        let (from, to) = if random.per_mille(300) { window } else { ("", "") };
        let driver_note = if random.per_mille(200) { self.words.pick("driver_notes", random) } else { "" };
        let order = NewOrder {
            number: self.tx.next_number("order")?,
            address: served.address,
            task,
            status,
            ordered_on: delivery_on.min(self.spec.today),
            delivery_on,
            window: (from.to_owned(), to.to_owned()),
            payment: served.last.map_or(PaymentKind::Cash, |last| last.paid_by),
            driver_note: driver_note.to_owned(),
            bottles: customer.bottles,
            total: Money::minor(line.price.as_minor() * line.quantity),
            terms: Terms::default(),
            series: None,
        };
        self.tx.insert_order(&order, &order_lines(&[line], customer.bottles), at, Some(served.manager))
    }
}
