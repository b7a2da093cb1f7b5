//! The desktop program: routes messages between the screens, the office and the window.

mod aloud;
mod anywhere;
mod arguments;
mod backups;
mod closing;
mod door;
mod ending;
mod forward;
mod office;
mod opening;
mod over;
mod pages;
mod people;
mod renderer;
mod shell;
mod unlocking;
mod window;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use iced::time::Instant;
use iced::{Subscription, Task, Theme};

pub use aloud::say;
pub use arguments::{Arguments, Look};
pub use renderer::{prefer_software, run_or_explain};
pub use window::Event as WindowEvent;

use crate::clock::Clock;
use crate::i18n::{Language, Texts};
use crate::preferences::{Appearance, Preferences};
use crate::service::Refusal;
use crate::t;
use crate::ui::dialog::{help, import, preferences};
use crate::ui::screen::{Go, damaged, desk, sign_in, unlock, welcome};
use crate::ui::widget::KeyPress;
use office::Working;
use opening::{Opened, Step, Stop, Unopened};
use over::{Leaving, Over};

/// Everything that the window shows.
pub struct App {
    texts: Texts,
    clock: Clock,
    today: NaiveDate,
    preferences: Preferences,
    preferences_file: Option<PathBuf>,
    /// The appearance that was asked for at the start, until another one is chosen.
    look: Option<Look>,
    stage: Stage,
    /// Counts the offices and users that were worked with: an answer for one of before is dropped.
    session: u64,
    /// Counts the offices alone: what happens with one goes on when somebody else sits down in it.
    office: u64,
    over: Option<Over>,
    /// The backup that is made before the office is left.
    closing: Option<closing::Closing>,
    notice: Option<Notice>,
    place: window::Tracked,
    /// The office that was opened last, until it is left.
    opened: Option<PathBuf>,
    /// The window among those of this user.
    beside: forward::Place,
}

/// Which screen has the window.
enum Stage {
    Welcome(welcome::State),
    Opening { path: PathBuf, import: bool, step: Option<Step>, stop: Stop },
    Damaged(Box<damaged::State>),
    Unlocking(Box<unlock::State>),
    SigningIn(Box<door::Waiting>),
    Working(Box<Working>),
}

/// A quiet line at the bottom of the desk.
struct Notice {
    sentence: String,
    undo: bool,
    /// How long it stays, in seconds.
    seconds: u64,
    /// When it was first seen; known from the first tick on.
    since: Option<Instant>,
}

/// A notice stays so many seconds.
const NOTICE_SECONDS: u64 = 8;
/// One that says that something is not as it was stays longer.
const WARNING_SECONDS: u64 = 30;

impl Notice {
    const fn new(sentence: String, undo: bool) -> Self {
        Self { sentence, undo, seconds: NOTICE_SECONDS, since: None }
    }
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// On the welcome.
    Welcome(welcome::Message),
    /// On the desk.
    Desk(desk::Message),
    /// The office answered the desk of this session.
    DeskAnswered(u64, desk::Message),
    /// On another screen of this session.
    PageAnswered(u64, pages::Message),
    /// In a dialog that can be opened from anywhere, of this session.
    AnywhereAnswered(u64, anywhere::Happened),
    /// Somewhere else was asked for.
    Went(Go),
    /// In the preferences.
    Preferences(preferences::Message),
    /// While a list is brought in.
    Import(import::Message),
    /// In the help.
    Help(help::Message),
    /// Opening the office of this number came to this step.
    OpeningWent(u64, Step),
    /// The opening is to be given up.
    OpeningCancelled,
    /// The office of this number was opened, or why not.
    Opened(u64, Result<Handover<Opened>, Unopened>),
    /// Where the password of an office is asked for, in this session.
    Unlock(u64, unlock::Message),
    /// Where an office is damaged, in this session.
    Damaged(u64, damaged::Message),
    /// With the backups of the office of this number.
    Backups(u64, backups::Happened),
    /// Where somebody signs in, in this session.
    Door(u64, sign_in::Message),
    /// Somebody else is to work.
    SwitchPressed,
    /// The screen is to be locked.
    LockPressed,
    /// No hand touched the window for as long as the office allows.
    Idled,
    /// The preferences were asked for.
    PreferencesPressed,
    /// The keys of the screen were asked for.
    HelpPressed,
    /// A file was dropped on the window.
    FileDropped(PathBuf),
    /// Another zoom was asked for.
    Zoomed(f32),
    /// The minute changed.
    MinutePassed,
    /// Who works in the office of this session was read anew.
    PeopleRead(u64, Result<people::Known, Refusal>),
    /// Whether next year's calendar is empty was read in this session.
    NextYearRead(u64, Result<Option<i32>, Refusal>),
    /// A second passed while a notice is seen.
    NoticeTicked(Instant),
    /// What the notice offers to take back.
    UndoPressed,
    /// The window moved, grew, or is to be closed.
    Window(window::Event),
    /// Leaving was asked for although something is unsaved, and confirmed.
    LeaveConfirmed,
    /// The question before leaving was answered with no.
    LeaveDenied,
    /// The system asks the program to end.
    EndAsked,
    /// The same office was to be opened once more: this window is wanted.
    ForwardAsked,
    /// Nothing came of it.
    Ignored,
}

/// Something that cannot be copied, handed over by a message that can.
#[derive(Debug)]
pub struct Handover<T>(Arc<Mutex<Option<T>>>);

impl<T> Clone for Handover<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Handover<T> {
    fn new(value: T) -> Self {
        Self(Arc::new(Mutex::new(Some(value))))
    }

    fn take(&self) -> Option<T> {
        self.0.lock().ok()?.take()
    }
}

impl App {
    /// The program as it starts.
    pub fn new(
        arguments: &Arguments,
        preferences_file: Option<PathBuf>,
        clock: Clock,
    ) -> (Self, Task<Message>) {
        Self::begin(arguments, preferences_file, clock, forward::Place::default())
    }

    fn begin(
        arguments: &Arguments,
        preferences_file: Option<PathBuf>,
        clock: Clock,
        beside: forward::Place,
    ) -> (Self, Task<Message>) {
        let (preferences, aside) = match &preferences_file {
            Some(file) => Preferences::load(file),
            None => (Preferences::default(), None),
        };
        let code = arguments.lang.as_ref().or(preferences.language.as_ref());
        let language = code.and_then(|code| Language::from_code(code)).unwrap_or_else(Language::from_system);
        let texts = Texts::new(language);
        let notice = aside.map(|aside| {
            let sentence = t!(texts, "preferences-set-aside", path = aside.file.display().to_string());
            Notice { seconds: WARNING_SECONDS, ..Notice::new(sentence, false) }
        });
        let place = window::Tracked::new(preferences.window);
        let welcome = welcome::State::new(preferences.recent.clone(), None);
        let today = clock.today();
        let mut app = Self {
            texts,
            clock,
            today,
            preferences,
            preferences_file,
            look: arguments.theme,
            stage: Stage::Welcome(welcome),
            session: 0,
            office: 0,
            over: None,
            closing: None,
            notice,
            place,
            opened: None,
            beside,
        };
        let start = match forward::first_office(arguments, &app.preferences) {
            Some(path) => app.open(path, false),
            None if arguments.sample => app.welcome(welcome::Message::SamplePressed),
            None => app.show_welcome(),
        };
        (app, start)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Welcome(message) => self.welcome(message),
            Message::Desk(message) => self.desk(message),
            Message::DeskAnswered(session, message) => self.desk_answered(session, message),
            Message::PageAnswered(session, message) => self.page(session, message),
            Message::AnywhereAnswered(session, message) => self.anywhere(session, message),
            Message::Went(go) => self.go(go),
            Message::Preferences(message) => self.preferences(message),
            Message::Import(message) => self.import(message),
            Message::Help(message) => self.help(message),
            Message::OpeningWent(office, step) => self.opening_went(office, step),
            Message::OpeningCancelled => self.opening_cancelled(),
            Message::Opened(office, opened) => self.opened(office, opened),
            Message::Unlock(session, message) => self.unlock(session, message),
            Message::Damaged(session, message) => self.damaged(session, message),
            Message::Backups(office, happened) => self.backups(office, happened),
            Message::Door(session, message) => self.door(session, message),
            Message::SwitchPressed => self.switch_pressed(),
            Message::LockPressed | Message::Idled => self.lock(),
            Message::PreferencesPressed => self.open_preferences(),
            Message::HelpPressed => self.open_help(),
            Message::FileDropped(path) => self.file_dropped(path),
            Message::Zoomed(zoom) => self.apply(Preferences { zoom, ..self.preferences.clone() }),
            Message::MinutePassed => self.minute(),
            Message::PeopleRead(session, known) => self.people_read(session, known),
            Message::NextYearRead(session, empty) => self.next_year_read(session, empty),
            Message::NoticeTicked(now) => self.notice_ticked(now),
            Message::UndoPressed => self.undo(),
            Message::Window(event) => self.window(event),
            Message::LeaveConfirmed => self.leave_confirmed(),
            Message::LeaveDenied => self.leave_denied(),
            Message::EndAsked => self.left(Leaving::Program),
            Message::ForwardAsked => forward::come(),
            Message::Ignored => Task::none(),
        }
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        match &self.stage {
            Stage::Working(working) => t!(self.texts, "window-title-office", office = working.name.as_str()),
            Stage::SigningIn(waiting) => {
                t!(self.texts, "window-title-office", office = waiting.opened.name.as_str())
            }
            Stage::Welcome(_) | Stage::Opening { .. } | Stage::Unlocking(_) | Stage::Damaged(_) => {
                self.texts.text("window-title")
            }
        }
    }

    /// Light or dark; `None`: as the system says.
    pub fn theme(&self) -> Option<Theme> {
        let asked = self.look.map(|look| match look {
            Look::Light => Appearance::Light,
            Look::Dark => Appearance::Dark,
        });
        match asked.unwrap_or(self.preferences.appearance) {
            Appearance::Light => Some(crate::ui::theme::light()),
            Appearance::Dark => Some(crate::ui::theme::dark()),
            Appearance::System => None,
        }
    }

    /// The zoom.
    pub const fn zoom(&self) -> f32 {
        self.preferences.zoom
    }

    /// What the window listens to beside its widgets.
    pub fn subscription(&self) -> Subscription<Message> {
        let second = std::time::Duration::from_secs(1);
        Subscription::batch([
            window::events().map(Message::Window),
            window::dropped_files().map(Message::FileDropped),
            ending::asked().map(|()| Message::EndAsked),
            self.beside.asked().map(|()| Message::ForwardAsked),
            iced::time::every(60 * second).map(|_| Message::MinutePassed),
            match &self.notice {
                Some(_) => iced::time::every(second).map(Message::NoticeTicked),
                None => Subscription::none(),
            },
            match &self.stage {
                Stage::Working(working) if working.desk.is_calling() => {
                    iced::time::every(second).map(|_| Message::Desk(desk::Message::CallTicked))
                }
                _ => Subscription::none(),
            },
            match &self.stage {
                Stage::Working(working) if working.locked.is_none() => door::idle(working.lock_after),
                _ => Subscription::none(),
            },
        ])
    }

    fn welcome(&mut self, message: welcome::Message) -> Task<Message> {
        let Stage::Welcome(welcome) = &mut self.stage else { return Task::none() };
        let (task, action) = welcome.update(message, &self.texts, self.clock);
        let task = task.map(Message::Welcome);
        match action {
            None => task,
            Some(welcome::Action::Open(path)) => task.chain(self.open(path, false)),
            Some(welcome::Action::OpenAndImport(path)) => task.chain(self.open(path, true)),
            Some(welcome::Action::Forget(path)) => {
                self.prefer(|known| known.forget(&path));
                task
            }
        }
    }

    fn show_welcome(&self) -> Task<Message> {
        match &self.stage {
            Stage::Welcome(welcome) => {
                Task::batch([self.focus_welcome(), welcome.look().map(Message::Welcome)])
            }
            _ => Task::none(),
        }
    }

    fn focus_welcome(&self) -> Task<Message> {
        match &self.stage {
            Stage::Welcome(welcome) => welcome.focused().map(Message::Welcome),
            _ => Task::none(),
        }
    }

    fn file_dropped(&mut self, path: PathBuf) -> Task<Message> {
        match &self.stage {
            Stage::Welcome(_) if path.extension().is_some_and(|ending| ending == "rodnik") => {
                self.open(path, false)
            }
            Stage::Working(working) if working.locked.is_none() => self.list_dropped(path),
            _ => Task::none(),
        }
    }

    fn notice_ticked(&mut self, now: Instant) -> Task<Message> {
        if let Some(notice) = &mut self.notice {
            let since = *notice.since.get_or_insert(now);
            if now.duration_since(since).as_secs() >= notice.seconds {
                self.notice = None;
            }
        }
        Task::none()
    }

    fn undo(&mut self) -> Task<Message> {
        self.notice = None;
        self.desk(desk::Message::UndoPressed)
    }

    fn window(&mut self, event: window::Event) -> Task<Message> {
        if event == window::Event::CloseRequested {
            if self.closing.is_some() {
                return Task::none();
            }
            return self.leave(Leaving::Program);
        }
        self.place.track(event, self.preferences.zoom).map(Message::Window)
    }

    /// Changes the preferences, here and in their file. That they cannot be written is no reason to stop working; the log
    /// says so.
    fn prefer(&mut self, change: impl Fn(&mut Preferences)) {
        match &self.preferences_file {
            None => change(&mut self.preferences),
            Some(file) => {
                if let Err(error) = self.preferences.change(file, change) {
                    log::warn!("preferences not saved: {error}");
                }
            }
        }
    }

    fn key(&self, press: &KeyPress) -> Option<Message> {
        shell::key(self, press)
    }
}
