//! The open office: from being opened to being left.

use std::path::PathBuf;

use iced::Task;

use super::backups::Copies;
use super::door::Locked;
use super::opening::{self, Opened, Step, Stop, Unopened};
use super::pages::Pages;
use super::{App, Handover, Message, Notice, Stage};
use crate::clock::Clock;
use crate::instance::Held;
use crate::preferences::LastChoices;
use crate::service::encryption::let_go;
use crate::service::signing_in::Person;
use crate::service::{Actor, Changes, OfficeLink};
use crate::ui::background::{self, News};
use crate::ui::calling;
use crate::ui::dialog::ImportKind;
use crate::ui::screen::{Context, Section, desk, welcome};

/// An open office.
pub(super) struct Working {
    pub path: PathBuf,
    pub name: String,
    pub link: OfficeLink,
    pub people: Vec<Person>,
    pub actor: Actor,
    pub desk: desk::State,
    pub pages: Pages,
    /// That next year's calendar is empty was said.
    pub next_year_told: bool,
    /// That the clock is behind was said.
    pub clock_told: bool,
    /// The screen is locked after so many minutes; 0: never.
    pub lock_after: i64,
    /// The screen is locked.
    pub locked: Option<Box<Locked>>,
    /// How its backups stand.
    pub copies: Copies,
    _held: Held,
}

impl App {
    /// What was asked in the office of before is not answered any more. The number of the next one.
    pub(super) const fn another_office(&mut self) -> u64 {
        self.session += 1;
        self.office += 1;
        self.office
    }

    pub(super) fn open(&mut self, path: PathBuf, import: bool) -> Task<Message> {
        // An office that is open is left first: this window holds its lock.
        let stop = Stop::default();
        self.stage = Stage::Opening { path: path.clone(), import, step: None, stop: stop.clone() };
        self.let_go_of_other(Some(&path));
        self.over = None;
        let office = self.another_office();
        let (clock, texts, beside) = (self.clock, self.texts.clone(), self.beside.clone());
        let work = move |tell: &dyn Fn(Step)| {
            let go_on = |step| {
                tell(step);
                !stop.is_asked()
            };
            opening::open(&path, clock, &texts, &beside, &go_on)
        };
        background::watched(work).map(move |news| match news {
            News::Progress(step) => Message::OpeningWent(office, step),
            News::Done(opened) => Message::Opened(office, opened.map(Handover::new)),
        })
    }

    /// The opening is given up: the welcome is back at once, and what is still opened is let go of. A restoring ends at its
    /// next step, and the office that was left for it is opened again.
    pub(super) fn opening_cancelled(&mut self) -> Task<Message> {
        let Stage::Opening { step, stop, .. } = &self.stage else { return Task::none() };
        if step.is_some_and(|step| !step.may_stop()) {
            return Task::none();
        }
        stop.ask();
        if matches!(step, Some(Step::Restoring(_))) { Task::none() } else { self.stop_work(None) }
    }

    /// Opening, or restoring before it, came to another step.
    pub(super) fn opening_went(&mut self, office: u64, went: Step) -> Task<Message> {
        if let Stage::Opening { step, .. } = &mut self.stage
            && office == self.office
        {
            *step = Some(went);
        }
        Task::none()
    }

    pub(super) fn opened(
        &mut self,
        office: u64,
        opened: Result<Handover<Opened>, Unopened>,
    ) -> Task<Message> {
        if office != self.office {
            // It was given up meanwhile: whatever was opened is closed with this answer.
            return Task::none();
        }
        match opened {
            Ok(opened) => opened.take().map_or_else(Task::none, |opened| self.opened_office(opened)),
            Err(Unopened::Refused(refusal)) => self.stop_work(Some(refusal)),
            Err(Unopened::Cancelled) => self.stop_work(None),
            Err(Unopened::Locked(path)) => self.ask_to_unlock(&path),
            Err(Unopened::Damaged(damaged)) => self.show_damaged(*damaged),
        }
    }

    /// Somebody works in an office that was opened.
    pub(super) fn begin_work(&mut self, opened: Opened, actor: Actor, import: bool) -> Task<Message> {
        self.over = None;
        self.prefer(|known| known.opened(&opened.path));
        let Opened { path, name, link, people, lock_after, held, unclean, read_only } = opened;
        let desk = self.new_desk(&path, &link, &actor);
        let (desk, task) = desk;
        let pages = Pages::default();
        let (next_year_told, clock_told) = (false, false);
        self.stage = Stage::Working(Box::new(Working {
            path,
            name,
            link,
            people,
            actor,
            desk,
            pages,
            next_year_told,
            clock_told,
            lock_after,
            locked: None,
            copies: Copies::of(read_only),
            _held: held,
        }));
        let choices = self.choices();
        self.remember(choices);
        let checked = if unclean { self.check_after_breakdown() } else { Task::none() };
        let task =
            Task::batch([task, self.read_next_year(), self.read_people(), self.read_backups(), checked]);
        if import { Task::batch([task, self.open_import(ImportKind::Clients)]) } else { task }
    }

    /// A desk with the last choices in this office. What was asked by an earlier one is not answered any more.
    fn new_desk(&mut self, path: &PathBuf, link: &OfficeLink, actor: &Actor) -> (desk::State, Task<Message>) {
        self.session += 1;
        let session = self.session;
        let choices = self.preferences.choices.get(path).cloned().unwrap_or_default();
        let context = Context { texts: &self.texts, today: self.today, office: link, actor };
        let (mut desk, task) = desk::State::new(choices, &context);
        desk.keep_recordings_in(self.preferences.recordings.clone());
        (desk, task.map(move |message| Message::DeskAnswered(session, message)))
    }

    pub(super) fn stop_work(&mut self, refusal: Option<String>) -> Task<Message> {
        self.over = None;
        self.notice = None;
        self.another_office();
        self.stage = Stage::Welcome(welcome::State::new(self.preferences.recent.clone(), refusal));
        self.let_go_of_other(None);
        self.show_welcome()
    }

    /// The key of an encrypted office does not outlast the work in it.
    fn let_go_of_other(&mut self, next: Option<&PathBuf>) {
        if let Some(left) = self.opened.take().filter(|left| Some(left) != next) {
            let_go(&left);
        }
        self.opened = next.cloned();
    }

    pub(super) fn desk_answered(&mut self, session: u64, message: desk::Message) -> Task<Message> {
        if session == self.session { self.desk(message) } else { Task::none() }
    }

    pub(super) fn desk(&mut self, message: desk::Message) -> Task<Message> {
        let session = self.session;
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        let Working { desk, link, actor, .. } = &mut **working;
        let context = Context { texts: &self.texts, today: self.today, office: link, actor };
        let undone = matches!(message, desk::Message::Undone(..) | desk::Message::ManyUndone(..));
        let late = matches!(message, desk::Message::Found(..) | desk::Message::ListRead(..));
        let (task, action) = desk.update(message, &context);
        let busy = desk.dialog(&context).is_some();
        if busy {
            // The next action has begun: what was done before is no longer the last thing.
            self.notice = None;
        }
        let task = task.map(move |message| Message::DeskAnswered(session, message));
        // What was taken back may stand on the screen that is in front of the desk.
        let everything = Changes { address: None, everything: true };
        let seen =
            if undone { self.with_pages(|pages, at| pages.changed(everything, at)) } else { Task::none() };
        let task = Task::batch([task, seen]);
        match action {
            None => {}
            Some(desk::Action::Remember(choices)) => self.remember(choices),
            Some(desk::Action::Notice { sentence, undo }) => self.notice = Some(Notice::new(sentence, undo)),
            // Whoever does something else by now is not taken away from it by an answer that comes late.
            Some(desk::Action::Go(_)) if late && (busy || !self.is_at_desk()) => {}
            Some(desk::Action::Go(go)) => return Task::batch([task, self.go(go)]),
            Some(desk::Action::Dial(number)) => return Task::batch([task, self.dial(&number)]),
        }
        task
    }

    /// Whether the desk is in front, and nothing over it.
    fn is_at_desk(&self) -> bool {
        let shown = matches!(&self.stage, Stage::Working(working) if working.pages.shown() == Section::Calls);
        shown && self.over.is_none()
    }

    /// Asks the softphone for a call; the desk hears what came of it.
    fn dial(&self, number: &str) -> Task<Message> {
        let session = self.session;
        calling::call(&self.preferences.dial, number)
            .map(move |answer| Message::DeskAnswered(session, desk::Message::Dialled(answer.map(drop))))
    }

    /// Does something with the desk of the open office.
    pub(super) fn with_desk(
        &mut self,
        act: impl FnOnce(&mut desk::State, &Context<'_>) -> Task<desk::Message>,
    ) -> Task<Message> {
        let session = self.session;
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        let Working { desk, link, actor, .. } = &mut **working;
        let context = Context { texts: &self.texts, today: self.today, office: link, actor };
        act(desk, &context).map(move |message| Message::DeskAnswered(session, message))
    }

    /// The office changed: the desk and the other screens read anew what they show.
    pub(super) fn office_changed(&mut self, changes: Changes) -> Task<Message> {
        let desk = self.with_desk(|desk, context| desk.changed(changes, context));
        let pages = self.with_pages(|pages, context| pages.changed(changes, context));
        if !changes.everything {
            return Task::batch([desk, pages]);
        }
        Task::batch([desk, pages, self.read_people(), self.read_backups()])
    }

    pub(super) fn minute(&mut self) -> Task<Message> {
        self.it_is(self.clock)
    }

    /// A minute passed by this clock. Where it says another day than before, the desk and the screens move on to it.
    pub fn it_is(&mut self, clock: Clock) -> Task<Message> {
        self.clock = clock;
        let today = clock.today();
        if today == self.today {
            let desk = self.with_desk(|desk, context| desk.minute(context));
            // Another workstation may have changed who works here.
            return Task::batch([desk, self.read_people(), self.read_backups()]);
        }
        let before = std::mem::replace(&mut self.today, today);
        let desk = self.with_desk(|desk, context| desk.new_day(before, context));
        let pages = self.with_pages(|pages, context| pages.new_day(before, context));
        Task::batch([desk, pages, self.read_people(), self.read_next_year(), self.read_backups()])
    }

    /// What was last chosen in the open office.
    pub(super) fn choices(&self) -> LastChoices {
        let known = match &self.stage {
            Stage::Working(working) => self.preferences.choices.get(&working.path),
            _ => None,
        };
        known.cloned().unwrap_or_default()
    }

    pub(super) fn remember(&mut self, choices: LastChoices) {
        if let Stage::Working(working) = &self.stage {
            let choices = LastChoices { user: Some(working.actor.name.clone()), ..choices };
            let path = working.path.clone();
            self.prefer(|known| drop(known.choices.insert(path.clone(), choices.clone())));
        }
    }

    /// Somebody else sits down at the desk: it begins anew with that person's rights.
    pub(super) fn switch_user(&mut self, actor: Actor) -> Task<Message> {
        let Stage::Working(working) = &self.stage else { return Task::none() };
        (self.over, self.notice) = (None, None);
        let (path, link) = (working.path.clone(), working.link.clone());
        let (desk, task) = self.new_desk(&path, &link, &actor);
        if let Stage::Working(working) = &mut self.stage {
            (working.desk, working.pages, working.actor) = (desk, Pages::default(), actor);
            working.locked = None;
        }
        let choices = self.choices();
        self.remember(choices);
        Task::batch([task, self.read_next_year()])
    }
}
