//! Backups of the open office: how they stand, making one at the set hour, going back to one, and the office that turns out
//! to be damaged.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use iced::Task;

use super::opening::{Step, Stop};
use super::{App, Message, Notice, Stage, WARNING_SECONDS};
use crate::clock::local;
use crate::service::backup::{
    BackedUp, BackupRefusal, Restore, Restored, Restoring, Standing, Wanted, back_up, restore_when_left,
    rests,
};
use crate::service::rights::Right;
use crate::service::{Refusal, Watch, answered};
use crate::store::JournalNotice;
use crate::ui::background::{self, News};
use crate::ui::running::Progress;
use crate::ui::screen::damaged;
use crate::ui::theme::Tone;
use crate::{t, wording};

/// What the window knows of the backups of the open office.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The office can only be read: there is nothing to back up.
    read_only: bool,
    standing: Option<Standing>,
    /// Whether one is to be made when the office is left: known before the folder answers.
    at_closing: bool,
    /// One look at the folder at a time: a server that does not answer gathers no crowd.
    looking: Looking,
    running: bool,
    /// When one was last begun by itself. What cannot be noted in a folder is known here.
    begun: Option<NaiveDateTime>,
    /// That somebody should try a restore was said.
    reminded: bool,
    /// That the disk fills was said.
    room_told: bool,
    /// What is to be known of the journal.
    journal: Option<JournalNotice>,
}

/// Whether it is looked how the backups stand.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Looking {
    #[default]
    No,
    Once,
    /// Something happened meanwhile: once more after that.
    Again,
}

/// What happened with backups.
#[derive(Debug, Clone)]
pub enum Happened {
    /// What the office wants was read, before the folder is looked at.
    Wanted(bool),
    /// How they stand was read.
    Standing(Result<Box<Standing>, Refusal>),
    /// What is to be known of the journal was read.
    Journal(Result<Option<JournalNotice>, Refusal>),
    /// One was made by itself, or why not.
    Made(Result<BackedUp, BackupRefusal>),
    /// The full check after an unclean end found this.
    Checked(Result<Vec<String>, Refusal>),
    /// The one before leaving is so far.
    ClosingProgressed(Progress),
    /// The one before leaving was made, or why not.
    ClosingMade(Result<BackedUp, BackupRefusal>),
    /// The office is to be left without one.
    ClosingSkipped,
    /// The office is not to be left.
    ClosingDenied,
    /// A backup took the place of this office, or why not.
    Restored(PathBuf, Result<Box<Restored>, BackupRefusal>),
}

/// What the status bar says, and how.
pub(super) struct Said {
    pub tone: Tone,
    pub words: String,
}

impl Copies {
    pub(super) fn of(read_only: bool) -> Self {
        Self { read_only, ..Self::default() }
    }

    /// Whether the office wants one made when it is left.
    pub(super) fn is_wanted_at_closing(&self) -> bool {
        self.at_closing
    }
}

impl App {
    fn now(&self) -> NaiveDateTime {
        local(&self.clock.now()).unwrap_or_default()
    }

    fn copies(&mut self) -> Option<&mut Copies> {
        match &mut self.stage {
            Stage::Working(working) => Some(&mut working.copies),
            _ => None,
        }
    }

    /// Reads how the backups stand; each minute, and when the office changed.
    pub(super) fn read_backups(&mut self) -> Task<Message> {
        let office = self.office;
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        let journal = working.link.ask(|office| Ok(office.journal_notice()));
        let journal =
            Task::perform(answered(journal), move |read| Message::Backups(office, Happened::Journal(read)));
        if working.copies.looking != Looking::No {
            working.copies.looking = Looking::Again;
            return journal;
        }
        working.copies.looking = Looking::Once;
        let (path, wanted) = (working.path.clone(), working.link.read(|read| Ok(Wanted::load(read)?)));
        // The folder is looked at beside the thread that reads for the screens.
        let standing = Task::future(answered(wanted)).then(move |wanted| match wanted {
            Ok(wanted) => {
                let path = path.clone();
                let known = Task::done(Happened::Wanted(wanted.at_closing()));
                let standing =
                    background::run(move || Happened::Standing(Ok(Box::new(wanted.standing(&path)))));
                known.chain(standing)
            }
            Err(refusal) => Task::done(Happened::Standing(Err(refusal))),
        });
        Task::batch([journal, standing.map(move |happened| Message::Backups(office, happened))])
    }

    /// Says once what became of the journal; the status bar goes on saying that something did.
    fn journal_stands(&mut self, read: Result<Option<JournalNotice>, Refusal>) {
        let (Some(copies), Ok(notice)) = (self.copies(), read) else { return };
        if copies.journal == notice {
            return;
        }
        copies.journal.clone_from(&notice);
        if let Some(notice) = notice {
            let sentence = wording::journal_notice(&self.texts, &notice);
            self.warn_of(sentence);
        }
    }

    /// After an unclean end the whole file is checked, while work goes on.
    pub(super) fn check_after_breakdown(&self) -> Task<Message> {
        let office = self.office;
        let Stage::Working(working) = &self.stage else { return Task::none() };
        let checking = working.link.read_apart(|read| Ok(read.quick_check()?));
        Task::perform(answered(checking), move |found| Message::Backups(office, Happened::Checked(found)))
    }

    /// Takes in what happened with the backups of this office, whoever works in it now.
    pub(super) fn backups(&mut self, office: u64, happened: Happened) -> Task<Message> {
        if office != self.office {
            return Task::none();
        }
        match happened {
            Happened::Wanted(at_closing) => {
                if let Some(copies) = self.copies() {
                    copies.at_closing = at_closing && !copies.read_only;
                }
                Task::none()
            }
            Happened::Standing(standing) => self.backups_stand(standing),
            Happened::Journal(notice) => {
                self.journal_stands(notice);
                Task::none()
            }
            Happened::Made(made) => self.backed_up(made),
            Happened::Checked(found) => self.checked(found),
            Happened::ClosingProgressed(progress) => self.closing_progressed(progress),
            Happened::ClosingMade(made) => self.closing_made(made),
            Happened::ClosingSkipped => self.closing_skipped(),
            Happened::ClosingDenied => self.closing_denied(),
            Happened::Restored(path, restored) => self.restored(path, restored),
        }
    }

    fn backups_stand(&mut self, standing: Result<Box<Standing>, Refusal>) -> Task<Message> {
        let (now, today) = (self.now(), self.today);
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        let again = std::mem::take(&mut working.copies.looking) == Looking::Again;
        // What cannot be read now is read again in a minute.
        let Ok(standing) = standing else { return Task::none() };
        let may = working.actor.may(Right::BackUp);
        let copies = &mut working.copies;
        if copies.read_only {
            return Task::none();
        }
        let rested = copies.begun.is_none_or(|begun| !rests(begun, now));
        let is_due = standing.is_due(now) && !copies.running && rested;
        let remind = may && standing.is_to_be_tried(today) && !std::mem::replace(&mut copies.reminded, may);
        let short = standing.short.filter(|_| !std::mem::replace(&mut copies.room_told, true));
        copies.standing = Some(*standing);
        if let Some(free) = short {
            self.warn_of(t!(self.texts, "room-short", free = wording::size(&self.texts, free)));
        } else if remind {
            self.warn_of(self.texts.text("backup-try-reminder"));
        }
        let due = if is_due { self.back_up() } else { Task::none() };
        let look = if again { self.read_backups() } else { Task::none() };
        Task::batch([due, look])
    }

    fn warn_of(&mut self, sentence: String) {
        self.notice = Some(Notice { seconds: WARNING_SECONDS, ..Notice::new(sentence, false) });
    }

    fn back_up(&mut self) -> Task<Message> {
        let (office, clock, now) = (self.office, self.clock, self.now());
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        (working.copies.running, working.copies.begun) = (true, Some(now));
        let path = working.path.clone();
        background::run(move || back_up(&path, clock, false, &Watch::default()))
            .map(move |made| Message::Backups(office, Happened::Made(made)))
    }

    fn backed_up(&mut self, made: Result<BackedUp, BackupRefusal>) -> Task<Message> {
        if let Some(copies) = self.copies() {
            copies.running = false;
        }
        match made {
            Ok(_) => return self.tell_journal(),
            // Whoever makes it tells of it.
            Err(BackupRefusal::Underway) => return Task::none(),
            Err(refusal) => {
                let why = wording::backup_refused(&self.texts, &refusal);
                log::error!("no backup: {why}");
                self.warn_of(t!(self.texts, "backup-failed-quietly", why = why));
            }
        }
        self.read_backups()
    }

    /// What the journal lacks before a backup is no longer needed.
    fn tell_journal(&mut self) -> Task<Message> {
        let number = self.office;
        let Stage::Working(working) = &self.stage else { return Task::none() };
        let told = working.link.ask(|office| {
            office.journal_backed_up();
            Ok(office.journal_notice())
        });
        let told =
            Task::perform(answered(told), move |read| Message::Backups(number, Happened::Journal(read)));
        Task::batch([told, self.read_backups()])
    }

    fn checked(&mut self, found: Result<Vec<String>, Refusal>) -> Task<Message> {
        if let Ok(found) = found
            && let Some(first) = found.first()
        {
            log::error!("the office is damaged: {first}");
            self.warn_of(self.texts.text("damaged-found-later"));
        }
        Task::none()
    }

    /// What the status bar says of the last good backup.
    pub(super) fn backup_said(&self, copies: &Copies) -> Option<Said> {
        let texts = &self.texts;
        let said = |tone, words| Some(Said { tone, words });
        if copies.read_only {
            return said(Tone::Warning, texts.text("status-read-only"));
        }
        if copies.running {
            return said(Tone::Neutral, texts.text("status-backup-running"));
        }
        if copies.journal.is_some() {
            return said(Tone::Bad, texts.text("status-journal"));
        }
        let standing = copies.standing.as_ref()?;
        let at = |instant: &str| local(instant).map_or_else(String::new, |at| texts.date_time_short(at));
        if let Some(failed) = &standing.note.failed {
            return said(Tone::Bad, t!(texts, "status-backup-failed", at = at(failed)));
        }
        match &standing.note.last {
            // Backups there are; of this state, none.
            None if standing.is_late(self.now()) && standing.note.tried.is_some() => {
                said(Tone::Warning, texts.text("status-backup-none-since"))
            }
            None if standing.is_late(self.now()) => said(Tone::Warning, texts.text("status-backup-none")),
            None => None,
            Some(last) if standing.is_late(self.now()) => {
                said(Tone::Bad, t!(texts, "status-backup-late", at = at(&last.at)))
            }
            Some(last) => said(Tone::Neutral, t!(texts, "status-backup", at = at(&last.at))),
        }
    }

    /// Leaves the office, puts a backup in its place and opens it again.
    pub(super) fn go_back_to(&mut self, wish: Restore) -> Task<Message> {
        let clock = self.clock;
        let path = wish.office.clone();
        let step = Some(Step::Restoring(Restoring::Copying));
        let stop = Stop::default();
        self.stage = Stage::Opening { path: path.clone(), import: false, step, stop: stop.clone() };
        (self.over, self.notice) = (None, None);
        let office = self.another_office();
        let work = move |tell: &dyn Fn(Step)| {
            let go_on = |step| {
                tell(Step::Restoring(step));
                !stop.is_asked()
            };
            restore_when_left(&wish, clock, &go_on).map(Box::new)
        };
        background::watched(work).map(move |news| match news {
            News::Progress(step) => Message::OpeningWent(office, step),
            News::Done(done) => Message::Backups(office, Happened::Restored(path.clone(), done)),
        })
    }

    fn restored(&mut self, path: PathBuf, restored: Result<Box<Restored>, BackupRefusal>) -> Task<Message> {
        let sentence = match restored {
            Ok(restored) => wording::restored(&self.texts, &restored),
            Err(BackupRefusal::Cancelled) => self.texts.text("restoring-cancelled"),
            Err(refusal) => wording::backup_refused(&self.texts, &refusal),
        };
        let opened = self.open(path, false);
        self.warn_of(sentence);
        opened
    }

    /// Shows what is wrong with an office that was to be opened.
    pub(super) fn show_damaged(&mut self, damaged: crate::service::damage::Damaged) -> Task<Message> {
        log::error!("the office is damaged: {:?}", damaged.wrong);
        self.over = None;
        self.another_office();
        let (screen, task) = damaged::State::open(damaged);
        self.stage = Stage::Damaged(Box::new(screen));
        self.of_damaged(task)
    }

    fn of_damaged(&self, task: Task<damaged::Message>) -> Task<Message> {
        let session = self.session;
        task.map(move |message| Message::Damaged(session, message))
    }

    pub(super) fn damaged(&mut self, session: u64, message: damaged::Message) -> Task<Message> {
        let Stage::Damaged(screen) = &mut self.stage else { return Task::none() };
        if session != self.session {
            return Task::none();
        }
        let (task, action) = screen.update(message, &self.texts, self.clock);
        let task = self.of_damaged(task);
        let next = match action {
            None => return task,
            Some(damaged::Action::Leave) => self.stop_work(None),
            Some(damaged::Action::Open(path, sentence)) => {
                let opened = self.open(path, false);
                if let Some(sentence) = sentence {
                    self.warn_of(sentence);
                }
                opened
            }
        };
        Task::batch([task, next])
    }
}
