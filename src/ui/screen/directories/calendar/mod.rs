//! The delivery calendar as a year to paint (S1-22). Strokes are collected; how many dates they move is said before they
//! are carried out, all at once (P-31), and they can be taken back.

mod bring;
mod keys;
mod view;
mod year;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use iced::Task;
use iced::widget::operation;

use super::asking;
use crate::domain::directory::DayType;
use crate::service::calendar_change::{CalendarChanged, SetCalendarDays, days_of, empty_next_year};
use crate::service::replanning::Moved;
use crate::service::{Changes, Outcome, Refusal};
use crate::store::DayMark;
use crate::t;
use crate::ui::running::{Progress, Running};
use crate::ui::screen::{Action, Context};
use bring::Bring;

pub use bring::Message as BringMessage;

/// The field with the name of the days that are painted.
const NAME: &str = "calendar-name";

/// A day painted over: what it was painted before this stroke, if anything.
type Stroke = Vec<(NaiveDate, Option<DayMark>)>;

/// What is shown and painted.
#[derive(Debug)]
pub struct State {
    year: i32,
    /// Days as they are kept; those of the years that were looked at.
    kept: BTreeMap<NaiveDate, DayMark>,
    /// Days that were painted and not kept yet.
    painted: BTreeMap<NaiveDate, DayMark>,
    /// What Ctrl+Z takes back, stroke by stroke.
    strokes: Vec<Stroke>,
    /// What the stroke of the held button paints.
    brush: Option<DayMark>,
    /// What is painted with.
    kind: DayType,
    /// How the painted days are called.
    name: String,
    cursor: NaiveDate,
    stage: Stage,
    refusal: Option<Refusal>,
    /// What the days were before the last change, to be taken back.
    before: Vec<DayMark>,
    /// Next year has no day yet, and it is December.
    empty_year: Option<i32>,
    bring: Option<Box<Bring>>,
}

/// How far carrying out is.
#[derive(Debug)]
enum Stage {
    /// Days are painted.
    Painting,
    /// It is counted how many dates would move.
    Counting(Running),
    /// So many would: is it meant?
    Asked(Moved),
    /// It is being written.
    Saving(Running),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The days of a year were read.
    Read(i32, Result<(Vec<DayMark>, Option<i32>), Refusal>),
    /// Another year.
    YearTurned(i32),
    /// A type to paint with was chosen.
    KindChosen(DayType),
    /// The name of what is painted was typed.
    Named(String),
    /// To the name.
    NamePressed,
    /// The marked day moves by so many days.
    Moved(i64),
    /// The marked day is painted.
    Painted,
    /// The mouse went down on a day, over another one, and up.
    Pressed(NaiveDate),
    /// See [`Pressed`](Self::Pressed).
    Dragged(NaiveDate),
    /// See [`Pressed`](Self::Pressed).
    Released,
    /// The last stroke, or the last change, is to be taken back.
    UndoPressed,
    /// What was painted is to be carried out.
    ApplyPressed,
    /// What goes on is to be stopped, or what was painted is to be forgotten.
    DropPressed,
    /// How far slow work is.
    Progressed(Progress),
    /// How many dates would move.
    Counted(Result<Moved, Refusal>),
    /// It was carried out, or why not.
    Applied(Result<Outcome<CalendarChanged>, Refusal>),
    /// It was taken back, or why not.
    TakenBack(Result<Outcome<CalendarChanged>, Refusal>),
    /// A production calendar is to be brought in.
    BringPressed,
    /// In the dialog of that.
    Bring(bring::Message),
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// This year, being read.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        let today = context.today;
        let state = Self {
            year: today.year(),
            kept: BTreeMap::new(),
            painted: BTreeMap::new(),
            strokes: Vec::new(),
            brush: None,
            kind: DayType::NoDelivery,
            name: String::new(),
            cursor: today,
            stage: Stage::Painting,
            refusal: None,
            before: Vec::new(),
            empty_year: None,
            bring: None,
        };
        let task = state.read(context);
        (state, task)
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let (year, today) = (self.year, context.today);
        let Some((first, last)) = days_of(year) else { return Task::none() };
        asking::read(context, move |read| {
            Ok((read.calendar_days(first, last)?, empty_next_year(read, today)?))
        })
        .map(move |days| Message::Read(year, days))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        let task = match message {
            Message::Read(year, days) => self.take(year, days),
            Message::YearTurned(year) => self.turn(year, context),
            Message::KindChosen(kind) => self.choose(kind),
            Message::Named(name) => self.call(name),
            Message::NamePressed => operation::focus(NAME),
            Message::Moved(days) => self.step(days, context),
            Message::Painted => self.paint_marked(),
            Message::Pressed(day) => self.press(day),
            Message::Dragged(day) => self.drag(day),
            Message::Released => self.release(),
            Message::UndoPressed => self.undo(context),
            Message::ApplyPressed => self.apply(context),
            Message::DropPressed => self.give_up(),
            Message::Progressed(progress) => self.progressed(progress),
            Message::Counted(counted) => self.counted(counted, context),
            Message::Applied(done) => return self.applied(done, context),
            Message::TakenBack(done) => return self.taken_back(done, context),
            Message::BringPressed => self.open_bring(),
            Message::Bring(message) => self.bring(message, context),
        };
        (task, None)
    }

    /// Whether a message comes from a hand on this page, and not from the office.
    pub const fn is_by_hand(message: &Message) -> bool {
        !matches!(
            message,
            Message::Read(..)
                | Message::Progressed(_)
                | Message::Counted(_)
                | Message::Applied(_)
                | Message::TakenBack(_)
        )
    }

    fn take(&mut self, year: i32, days: Result<(Vec<DayMark>, Option<i32>), Refusal>) -> Task<Message> {
        match days {
            Ok((days, empty_year)) => {
                self.kept.retain(|day, _| day.year() != year);
                self.kept.extend(days.into_iter().map(|mark| (mark.day, mark)));
                self.empty_year = empty_year;
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        Task::none()
    }

    fn turn(&mut self, year: i32, context: &Context<'_>) -> Task<Message> {
        if !(2000..=2100).contains(&year) {
            return Task::none();
        }
        self.year = year;
        if self.cursor.year() != year {
            let same = self.cursor.with_year(year);
            self.cursor = same.or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(self.cursor);
        }
        self.read(context)
    }

    fn choose(&mut self, kind: DayType) -> Task<Message> {
        self.kind = kind;
        Task::none()
    }

    fn call(&mut self, name: String) -> Task<Message> {
        self.name = name;
        Task::none()
    }

    fn step(&mut self, days: i64, context: &Context<'_>) -> Task<Message> {
        self.cursor = year::stepped(self.cursor, days);
        if self.cursor.year() == self.year { Task::none() } else { self.turn(self.cursor.year(), context) }
    }

    /// The day as it stands on the sheet.
    fn mark(&self, day: NaiveDate) -> DayMark {
        let mark = self.painted.get(&day).or_else(|| self.kept.get(&day));
        mark.cloned().unwrap_or_else(|| DayMark::ordinary(day))
    }

    /// What painting a day with the present brush makes of it: what is that already becomes an ordinary day again.
    fn brush_for(&self, day: NaiveDate) -> DayMark {
        let name = if self.kind == DayType::Ordinary { String::new() } else { self.name.trim().to_owned() };
        let wanted = DayMark { day, kind: self.kind, name };
        let now = self.mark(day);
        let same = now.kind == wanted.kind && (wanted.name.is_empty() || now.name == wanted.name);
        if same { DayMark::ordinary(day) } else { wanted }
    }

    fn paint(&mut self, mark: DayMark) {
        if !matches!(self.stage, Stage::Painting | Stage::Asked(_)) {
            return;
        }
        self.stage = Stage::Painting;
        self.refusal = None;
        let day = mark.day;
        let before = self.painted.get(&day).cloned();
        let as_kept = self.kept.get(&day).cloned().unwrap_or_else(|| DayMark::ordinary(day)) == mark;
        if as_kept {
            self.painted.remove(&day);
        } else {
            self.painted.insert(day, mark);
        }
        if let Some(stroke) = self.strokes.last_mut() {
            stroke.push((day, before));
        }
    }

    fn paint_marked(&mut self) -> Task<Message> {
        self.strokes.push(Stroke::new());
        self.paint(self.brush_for(self.cursor));
        Task::none()
    }

    fn press(&mut self, day: NaiveDate) -> Task<Message> {
        self.cursor = day;
        self.strokes.push(Stroke::new());
        let brush = self.brush_for(day);
        self.brush = Some(brush.clone());
        self.paint(brush);
        Task::none()
    }

    fn drag(&mut self, day: NaiveDate) -> Task<Message> {
        if let Some(brush) = self.brush.clone() {
            self.cursor = day;
            self.paint(DayMark { day, ..brush });
        }
        Task::none()
    }

    fn release(&mut self) -> Task<Message> {
        self.brush = None;
        Task::none()
    }

    /// Whether there is a stroke or a change to take back.
    pub(super) fn can_undo(&self) -> bool {
        let idle = matches!(self.stage, Stage::Painting | Stage::Asked(_));
        idle && !(self.strokes.is_empty() && self.before.is_empty())
    }

    /// Takes the last stroke back; where nothing is painted, the last change that was carried out.
    fn undo(&mut self, context: &Context<'_>) -> Task<Message> {
        if !self.can_undo() {
            return Task::none();
        }
        self.stage = Stage::Painting;
        if let Some(stroke) = self.strokes.pop() {
            for (day, before) in stroke.into_iter().rev() {
                match before {
                    Some(mark) => drop(self.painted.insert(day, mark)),
                    None => drop(self.painted.remove(&day)),
                }
            }
            return Task::none();
        }
        let (running, watch, news) = Running::begin();
        self.stage = Stage::Saving(running);
        let back = SetCalendarDays { days: self.before.clone(), watch };
        let done = asking::run(context, back).map(Message::TakenBack);
        Task::batch([news.map(Message::Progressed), done])
    }

    /// First it is counted how many dates would move, then it is done.
    fn apply(&mut self, context: &Context<'_>) -> Task<Message> {
        let asked = match self.stage {
            Stage::Painting => false,
            Stage::Asked(_) => true,
            Stage::Counting(_) | Stage::Saving(_) => return Task::none(),
        };
        if self.painted.is_empty() {
            return Task::none();
        }
        self.refusal = None;
        let (running, watch, news) = Running::begin();
        let change = SetCalendarDays { days: self.painted.values().cloned().collect(), watch };
        let news = news.map(Message::Progressed);
        if asked {
            self.stage = Stage::Saving(running);
            return Task::batch([news, asking::run(context, change).map(Message::Applied)]);
        }
        self.stage = Stage::Counting(running);
        let counting = asking::read_at_length(context, move |read| change.preview(read));
        Task::batch([news, counting.map(Message::Counted)])
    }

    /// Stops what goes on, or takes all paint off the sheet: one stroke more, which is taken back like any other.
    fn give_up(&mut self) -> Task<Message> {
        match &self.stage {
            Stage::Counting(running) | Stage::Saving(running) => running.stop(),
            Stage::Asked(_) => self.stage = Stage::Painting,
            Stage::Painting if self.painted.is_empty() => {}
            Stage::Painting => {
                let wiped = std::mem::take(&mut self.painted);
                self.strokes.push(wiped.into_iter().map(|(day, mark)| (day, Some(mark))).collect());
            }
        }
        Task::none()
    }

    fn progressed(&mut self, progress: Progress) -> Task<Message> {
        if let Stage::Counting(running) | Stage::Saving(running) = &mut self.stage {
            running.take(progress);
        }
        Task::none()
    }

    fn counted(&mut self, counted: Result<Moved, Refusal>, _context: &Context<'_>) -> Task<Message> {
        if !matches!(self.stage, Stage::Counting(_)) {
            return Task::none();
        }
        match counted {
            Ok(moved) => self.stage = Stage::Asked(moved),
            Err(refusal) => self.refuse(refusal),
        }
        Task::none()
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.stage = Stage::Painting;
        self.refusal = (refusal != Refusal::Cancelled).then_some(refusal);
    }

    fn applied(&mut self, done: Result<Outcome<CalendarChanged>, Refusal>, context: &Context<'_>) -> Step {
        match done {
            Ok(outcome) => {
                self.stage = Stage::Painting;
                let moved = outcome.value.moved.moved;
                self.before = outcome.value.before;
                let days = std::mem::take(&mut self.painted).len();
                self.strokes.clear();
                let sentence = t!(context.texts, "calendar-applied", days = days, moved = moved);
                (self.read(context), Some(Action::Done { sentence, changes: outcome.changes }))
            }
            Err(refusal) => {
                self.refuse(refusal);
                (Task::none(), None)
            }
        }
    }

    fn taken_back(&mut self, done: Result<Outcome<CalendarChanged>, Refusal>, context: &Context<'_>) -> Step {
        match done {
            Ok(outcome) => {
                self.stage = Stage::Painting;
                self.before.clear();
                let moved = outcome.value.moved.moved;
                let sentence = t!(context.texts, "calendar-taken-back", moved = moved);
                (self.read(context), Some(Action::Done { sentence, changes: outcome.changes }))
            }
            Err(refusal) => {
                self.refuse(refusal);
                (Task::none(), None)
            }
        }
    }

    fn open_bring(&mut self) -> Task<Message> {
        let (bring, task) = Bring::open();
        self.bring = Some(Box::new(bring));
        task.map(Message::Bring)
    }

    /// What a calendar of a file would change is painted on the sheet; it is carried out like any other painting.
    fn bring(&mut self, message: bring::Message, context: &Context<'_>) -> Task<Message> {
        let Some(bring) = &mut self.bring else { return Task::none() };
        match bring.take(message, context) {
            bring::Next::Task(task) => task.map(Message::Bring),
            bring::Next::Leave => {
                self.bring = None;
                Task::none()
            }
            bring::Next::Days(days) => {
                self.bring = None;
                let year = days.first().map_or(self.year, |mark| mark.day.year());
                self.strokes.push(Stroke::new());
                for mark in days {
                    self.paint(mark);
                }
                self.turn(year, context)
            }
        }
    }

    /// The office changed behind the page.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// Whether something painted would be lost.
    pub fn is_unsaved(&self) -> bool {
        !self.painted.is_empty()
    }

    /// Whether a dialog is open over the page: then its keys are its own.
    pub const fn has_dialog(&self) -> bool {
        self.bring.is_some()
    }
}
