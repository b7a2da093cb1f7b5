//! The desktop program: routes messages between the screens, the office and the window.

mod arguments;
mod lock;
mod opening;
mod shell;
mod window;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use iced::{Subscription, Task, Theme};

pub use arguments::{Arguments, Look};
pub use window::run;

use crate::clock::Clock;
use crate::i18n::{Language, Texts};
use crate::preferences::{Appearance, LastChoices, Preferences};
use crate::service::{Actor, OfficeLink};
use crate::t;
use crate::ui::background;
use crate::ui::dialog::{help, preferences};
use crate::ui::screen::{Context, desk, welcome};
use crate::ui::widget::KeyPress;
use lock::WindowLock;
use opening::Opened;

/// Everything that the window shows.
pub struct App {
    texts: Texts,
    clock: Clock,
    today: NaiveDate,
    preferences: Preferences,
    preferences_file: Option<PathBuf>,
    stage: Stage,
    over: Option<Over>,
    notice: Option<Notice>,
    place: window::Tracked,
}

/// Which screen has the window.
enum Stage {
    Welcome(welcome::State),
    Opening(PathBuf),
    Working(Box<Working>),
}

/// An open office.
struct Working {
    path: PathBuf,
    name: String,
    link: OfficeLink,
    users: Vec<Actor>,
    actor: Actor,
    desk: desk::State,
    _lock: WindowLock,
}

/// A dialog of the program as a whole.
enum Over {
    Preferences(preferences::State),
    Help(help::State),
    Closing,
}

/// A quiet line at the bottom of the desk.
struct Notice {
    sentence: String,
    undo: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// On the welcome.
    Welcome(welcome::Message),
    /// On the desk.
    Desk(desk::Message),
    /// In the preferences.
    Preferences(preferences::Message),
    /// In the help.
    Help(help::Message),
    /// An office was opened, or why not.
    Opened(Result<Handover<Opened>, String>),
    /// The preferences were asked for.
    PreferencesPressed,
    /// The keys of the screen were asked for.
    HelpPressed,
    /// Another office was asked for.
    OfficesPressed,
    /// Another zoom was asked for.
    Zoomed(f32),
    /// The minute changed.
    MinutePassed,
    /// The quiet line was taken back or put away.
    NoticeClosed,
    /// What the notice offers to take back.
    UndoPressed,
    /// The window moved, grew, or is to be closed.
    Window(window::Event),
    /// Closing was asked for although something is unsaved, and confirmed.
    CloseConfirmed,
    /// The question before closing was answered with no.
    CloseDenied,
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
        let (mut preferences, aside) = match &preferences_file {
            Some(file) => Preferences::load(file),
            None => (Preferences::default(), None),
        };
        preferences.appearance = match arguments.theme {
            None => preferences.appearance,
            Some(Look::Light) => Appearance::Light,
            Some(Look::Dark) => Appearance::Dark,
        };
        let code = arguments.lang.as_ref().or(preferences.language.as_ref());
        let language = code.and_then(|code| Language::from_code(code)).unwrap_or_else(Language::from_system);
        let texts = Texts::new(language);
        let notice = aside.map(|aside| Notice {
            sentence: t!(texts, "preferences-set-aside", path = aside.file.display().to_string()),
            undo: false,
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
            stage: Stage::Welcome(welcome),
            over: None,
            notice,
            place,
        };
        let last = app.preferences.office.clone().filter(|path| path.exists());
        let start = match (&arguments.office, arguments.sample) {
            (Some(path), _) => app.open(path.clone()),
            (None, true) => app.welcome(welcome::Message::SamplePressed),
            (None, false) => last.map_or_else(Task::none, |path| app.open(path)),
        };
        (app, start)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Welcome(message) => self.welcome(message),
            Message::Desk(message) => self.desk(message),
            Message::Preferences(message) => self.preferences(message),
            Message::Help(help::Message::Closed) => self.close_over(),
            Message::Opened(Ok(opened)) => {
                opened.take().map_or_else(Task::none, |opened| self.begin_work(opened))
            }
            Message::Opened(Err(refusal)) => self.stop_work(Some(refusal)),
            Message::PreferencesPressed => self.open_preferences(),
            Message::HelpPressed => self.open_help(),
            Message::OfficesPressed => self.stop_work(None),
            Message::Zoomed(zoom) => self.apply(Preferences { zoom, ..self.preferences.clone() }),
            Message::MinutePassed => self.minute(),
            Message::NoticeClosed => self.put_notice_away(),
            Message::UndoPressed => self.undo(),
            Message::Window(event) => self.window(event),
            Message::CloseConfirmed => iced::exit(),
            Message::CloseDenied => self.close_over(),
            Message::Ignored => Task::none(),
        }
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        match &self.stage {
            Stage::Working(working) => t!(self.texts, "window-title-office", office = working.name.as_str()),
            Stage::Welcome(_) | Stage::Opening(_) => self.texts.text("window-title"),
        }
    }

    /// Light or dark; `None`: as the system says.
    pub fn theme(&self) -> Option<Theme> {
        match self.preferences.appearance {
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
        Subscription::batch([
            window::events().map(Message::Window),
            iced::time::every(std::time::Duration::from_secs(60)).map(|_| Message::MinutePassed),
        ])
    }

    fn open(&mut self, path: PathBuf) -> Task<Message> {
        self.stage = Stage::Opening(path.clone());
        let (clock, texts) = (self.clock, self.texts.clone());
        background::run(move || opening::open(&path, clock, &texts))
            .map(|opened| Message::Opened(opened.map(Handover::new)))
    }

    fn begin_work(&mut self, opened: Opened) -> Task<Message> {
        let choices = self.preferences.choices.get(&opened.path).cloned().unwrap_or_default();
        let named = |actor: &&Actor| Some(&actor.name) == choices.user.as_ref();
        let Some(actor) = opened.users.iter().find(named).or(opened.users.first()).cloned() else {
            return self.stop_work(Some(self.texts.text("open-no-users")));
        };
        self.preferences.opened(&opened.path);
        self.save_preferences();
        let context = Context { texts: &self.texts, today: self.today, office: &opened.link, actor: &actor };
        let (desk, task) = desk::State::new(choices, &context);
        self.stage = Stage::Working(Box::new(Working {
            path: opened.path,
            name: opened.name,
            link: opened.link,
            users: opened.users,
            actor,
            desk,
            _lock: opened.lock,
        }));
        task.map(Message::Desk)
    }

    fn stop_work(&mut self, refusal: Option<String>) -> Task<Message> {
        self.over = None;
        self.stage = Stage::Welcome(welcome::State::new(self.preferences.recent.clone(), refusal));
        Task::none()
    }

    fn welcome(&mut self, message: welcome::Message) -> Task<Message> {
        let Stage::Welcome(welcome) = &mut self.stage else { return Task::none() };
        let (task, action) = welcome.update(message, &self.texts, self.clock);
        let task = task.map(Message::Welcome);
        match action {
            None => task,
            Some(welcome::Action::Open(path)) => task.chain(self.open(path)),
        }
    }

    fn desk(&mut self, message: desk::Message) -> Task<Message> {
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        let Working { desk, link, actor, .. } = &mut **working;
        let context = Context { texts: &self.texts, today: self.today, office: link, actor };
        let (task, action) = desk.update(message, &context);
        let task = task.map(Message::Desk);
        match action {
            None => task,
            Some(desk::Action::Remember(choices)) => {
                self.remember(choices);
                task
            }
            Some(desk::Action::Notice { sentence, undo }) => {
                self.notice = Some(Notice { sentence, undo });
                task
            }
        }
    }

    fn remember(&mut self, choices: LastChoices) {
        if let Stage::Working(working) = &self.stage {
            let user = Some(working.actor.name.clone());
            self.preferences.choices.insert(working.path.clone(), LastChoices { user, ..choices });
            self.save_preferences();
        }
    }

    fn preferences(&mut self, message: preferences::Message) -> Task<Message> {
        let Some(Over::Preferences(state)) = &mut self.over else { return Task::none() };
        match state.update(message) {
            None => Task::none(),
            Some(preferences::Action::Closed) => self.close_over(),
            Some(preferences::Action::Changed(changed)) => self.apply(changed),
            Some(preferences::Action::UserChosen(user)) => self.switch_user(&user),
            Some(preferences::Action::OtherOffice) => self.stop_work(None),
            Some(preferences::Action::Import(kind)) => {
                self.over = None;
                self.desk(desk::Message::ImportPressed(kind))
            }
        }
    }

    /// Takes on changed preferences at once.
    fn apply(&mut self, changed: Preferences) -> Task<Message> {
        let language = changed.language.as_deref().and_then(Language::from_code);
        let language = language.unwrap_or_else(Language::from_system);
        if language != self.texts.language() {
            self.texts = Texts::new(language);
        }
        self.preferences = changed;
        self.save_preferences();
        Task::none()
    }

    fn switch_user(&mut self, name: &str) -> Task<Message> {
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        if let Some(actor) = working.users.iter().find(|actor| actor.name == name) {
            working.actor = actor.clone();
            let choices = self.preferences.choices.get(&working.path).cloned().unwrap_or_default();
            self.remember(choices);
        }
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        let Working { desk, link, actor, .. } = &mut **working;
        let context = Context { texts: &self.texts, today: self.today, office: link, actor };
        desk.user_changed(&context).map(Message::Desk)
    }

    fn open_preferences(&mut self) -> Task<Message> {
        let users = match &self.stage {
            Stage::Working(working) => Some((working.users.clone(), working.actor.name.clone())),
            _ => None,
        };
        self.over = Some(Over::Preferences(preferences::State::new(self.preferences.clone(), users)));
        Task::none()
    }

    fn open_help(&mut self) -> Task<Message> {
        self.over = Some(Over::Help(help::State::new(matches!(self.stage, Stage::Working(_)))));
        Task::none()
    }

    fn close_over(&mut self) -> Task<Message> {
        self.over = None;
        Task::none()
    }

    fn put_notice_away(&mut self) -> Task<Message> {
        self.notice = None;
        Task::none()
    }

    fn undo(&mut self) -> Task<Message> {
        self.notice = None;
        self.desk(desk::Message::UndoPressed)
    }

    fn minute(&mut self) -> Task<Message> {
        let today = self.clock.today();
        if today == self.today {
            return Task::none();
        }
        self.today = today;
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        let Working { desk, link, actor, .. } = &mut **working;
        let context = Context { texts: &self.texts, today, office: link, actor };
        desk.new_day(&context).map(Message::Desk)
    }

    fn window(&mut self, event: window::Event) -> Task<Message> {
        if let window::Event::CloseRequested = event {
            self.preferences.window = self.place.place();
            self.save_preferences();
            let unsaved = matches!(&self.stage, Stage::Working(working) if working.desk.is_unsaved());
            if unsaved {
                self.over = Some(Over::Closing);
                return Task::none();
            }
            return iced::exit();
        }
        self.place.track(event);
        Task::none()
    }

    /// Preferences that cannot be written are no reason to stop working; the log says so.
    fn save_preferences(&self) {
        if let Some(file) = &self.preferences_file
            && let Err(error) = self.preferences.save(file)
        {
            log::warn!("preferences not saved: {error}");
        }
    }

    fn key(&self, press: &KeyPress) -> Option<Message> {
        shell::key(self, press)
    }
}
