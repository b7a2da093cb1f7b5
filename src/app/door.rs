//! Who sits at the window: signing in when an office is opened, somebody else at the desk, the locked screen.

use std::time::Duration;

use iced::Task;
use iced::advanced::subscription::{self, EventStream, Hasher, Recipe};
use iced::futures::StreamExt;
use iced::futures::stream::BoxStream;
use iced::{Event, Subscription};

use super::opening::{Opened, Stop};
use super::over::{Leaving, Over};
use super::{App, Message, Stage};
use crate::service::{Actor, OfficeLink};
use crate::ui::screen::sign_in::{self, Action, Purpose};

/// A screen that was locked. What stands behind it stays as it was left.
pub(super) struct Locked {
    pub screen: sign_in::State,
    /// What is to be left although something behind it is unsaved.
    pub asked: Option<Leaving>,
}

/// An office that was opened and waits for somebody to sign in.
pub(super) struct Waiting {
    pub opened: Opened,
    pub import: bool,
    pub screen: sign_in::State,
}

impl App {
    /// An office was opened. Its only user, without a password, works at once; otherwise somebody signs in.
    pub(super) fn opened_office(&mut self, opened: Opened) -> Task<Message> {
        let import = matches!(self.stage, Stage::Opening { import: true, .. });
        let last = self.preferences.choices.get(&opened.path).and_then(|choices| choices.user.clone());
        match opened.people.as_slice() {
            [] => return self.stop_work(Some(self.texts.text("open-no-users"))),
            [only] if !only.has_password => {
                let actor = only.actor.clone();
                return self.begin_work(opened, actor, import);
            }
            _ => {}
        }
        let chosen = opened.people.iter().find(|person| Some(&person.actor.name) == last.as_ref());
        let chosen = chosen.or(opened.people.first()).map(|person| person.actor.id);
        let (screen, task) = sign_in::State::open(Purpose::Opening, chosen, opened.people.clone());
        self.stage = Stage::SigningIn(Box::new(Waiting { opened, import, screen }));
        self.at_door(task)
    }

    fn at_door(&self, task: Task<sign_in::Message>) -> Task<Message> {
        let session = self.session;
        task.map(move |message| Message::Door(session, message))
    }

    /// Somebody else is to work here.
    pub(super) fn switch_pressed(&mut self) -> Task<Message> {
        let Stage::Working(working) = &self.stage else { return Task::none() };
        if working.locked.is_some() {
            return Task::none();
        }
        let (screen, task) = sign_in::State::open(Purpose::Switching, None, working.people.clone());
        self.over = Some(Over::SwitchUser(Box::new(screen)));
        self.at_door(task)
    }

    /// Covers the screen: nothing of the work is seen until somebody signs in.
    pub(super) fn lock(&mut self) -> Task<Message> {
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        if working.locked.is_some() {
            return Task::none();
        }
        let purpose = Purpose::Locked(working.actor.name.clone());
        let (screen, task) = sign_in::State::open(purpose, Some(working.actor.id), working.people.clone());
        working.locked = Some(Box::new(Locked { screen, asked: None }));
        if matches!(self.over, Some(Over::SwitchUser(_))) {
            self.over = None;
        }
        self.at_door(task)
    }

    /// Whether the screen is covered.
    pub(super) fn locked(&self) -> Option<&Locked> {
        match &self.stage {
            Stage::Working(working) => working.locked.as_deref(),
            _ => None,
        }
    }

    /// Where somebody signs in now, and the office to ask.
    fn door_open(&mut self) -> Option<(&mut sign_in::State, &OfficeLink)> {
        match &mut self.stage {
            Stage::SigningIn(waiting) => Some((&mut waiting.screen, &waiting.opened.link)),
            Stage::Working(working) => match (&mut working.locked, &mut self.over) {
                (Some(locked), _) => Some((&mut locked.screen, &working.link)),
                (None, Some(Over::SwitchUser(screen))) => Some((screen, &working.link)),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn door(&mut self, session: u64, message: sign_in::Message) -> Task<Message> {
        if session != self.session {
            return Task::none();
        }
        let Some((screen, link)) = self.door_open() else { return Task::none() };
        let (task, action) = screen.update(message, link);
        let task = self.at_door(task);
        let next = match action {
            None => return task,
            Some(Action::SignedIn(actor)) => self.signed_in(actor),
            Some(Action::Left) => self.door_left(),
        };
        Task::batch([task, next])
    }

    fn door_left(&mut self) -> Task<Message> {
        match self.stage {
            Stage::SigningIn(_) => self.stop_work(None),
            _ => self.close_over(),
        }
    }

    fn signed_in(&mut self, actor: Actor) -> Task<Message> {
        let waiting = Stage::Opening {
            path: std::path::PathBuf::new(),
            import: false,
            step: None,
            stop: Stop::default(),
        };
        match std::mem::replace(&mut self.stage, waiting) {
            Stage::SigningIn(waiting) => {
                let Waiting { opened, import, .. } = *waiting;
                self.begin_work(opened, actor, import)
            }
            stage => {
                self.stage = stage;
                self.sits_down(actor)
            }
        }
    }

    /// The one who works goes on; somebody else begins anew, after what is unsaved was asked about.
    fn sits_down(&mut self, actor: Actor) -> Task<Message> {
        let Stage::Working(working) = &mut self.stage else { return Task::none() };
        if working.actor.id != actor.id {
            return self.leave(Leaving::User(Box::new(actor)));
        }
        if working.locked.take().is_none() {
            return self.close_over();
        }
        self.read_people()
    }
}

/// Says once that no hand touched the window for so many minutes.
pub(super) fn idle(minutes: i64) -> Subscription<Message> {
    match u64::try_from(minutes) {
        Ok(minutes @ 1..) => subscription::from_recipe(Idle(Duration::from_secs(60 * minutes))),
        _ => Subscription::none(),
    }
}

/// Listens to the hands itself: a message for every movement of the mouse would draw the window each time.
struct Idle(Duration);

impl Recipe for Idle {
    type Output = Message;

    fn hash(&self, state: &mut Hasher) {
        use std::hash::Hash;
        std::any::TypeId::of::<Self>().hash(state);
        self.0.hash(state);
    }

    fn stream(self: Box<Self>, input: EventStream) -> BoxStream<'static, Message> {
        let hands = input.filter(|event| std::future::ready(is_by_hand(event)));
        let quiet = iced::futures::stream::unfold(Some((self.0, hands)), |state| async move {
            let (limit, mut hands) = state?;
            loop {
                match tokio::time::timeout(limit, hands.next()).await {
                    Ok(Some(_)) => {}
                    // The window is gone.
                    Ok(None) => return None,
                    Err(_) => return Some((Message::Idled, Some((limit, hands)))),
                }
            }
        });
        quiet.boxed()
    }
}

const fn is_by_hand(event: &subscription::Event) -> bool {
    matches!(
        event,
        subscription::Event::Interaction {
            event: Event::Keyboard(_) | Event::Mouse(_) | Event::Touch(_) | Event::InputMethod(_),
            ..
        }
    )
}
