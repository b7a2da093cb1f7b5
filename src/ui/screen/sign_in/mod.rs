//! Who works: a list of users to choose from, and a password where the chosen one has one. It stands before an office of
//! several users, over the desk when somebody else sits down, and instead of a locked screen.

mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use crate::domain::ids::UserId;
use crate::service::signing_in::{Person, Secret, SignInRefusal};
use crate::service::{Actor, OfficeLink, Refusal, answered};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Key, KeyPress};

/// The field into which a name is typed.
const SEARCH: &str = "sign-in-search";
/// The field into which a password is typed.
const PASSWORD: &str = "sign-in-password";
/// Rows that a page of the list moves by.
const PAGE: usize = 8;

/// Why somebody signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// An office was opened.
    Opening,
    /// Somebody else is to work.
    Switching,
    /// The screen of this user is locked; the name.
    Locked(String),
}

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    purpose: Purpose,
    people: Vec<Person>,
    /// Part of a name.
    typed: String,
    selected: Option<UserId>,
    password: Secret,
    /// The password field has the keyboard, not the list.
    at_password: bool,
    refusal: Option<Refusal>,
    /// Somebody is being let in.
    busy: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Part of a name was typed.
    Searched(String),
    /// The selection moves.
    Moved(Motion),
    /// A row was selected.
    Selected(usize),
    /// A row was chosen.
    Chosen(usize),
    /// The selected user is the one.
    SubmitPressed,
    /// A password was typed.
    PasswordTyped(Secret),
    /// The user was let in, or why not.
    SignedIn(Result<Actor, Refusal>),
    /// Back to the list, or away from here.
    EscapePressed,
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// This user works now.
    SignedIn(Actor),
    /// Nobody signs in here.
    Left,
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// The list with a user selected: the first one, where that user is not in it.
    pub fn open(purpose: Purpose, selected: Option<UserId>, people: Vec<Person>) -> (Self, Task<Message>) {
        let mut state = Self {
            purpose,
            people: Vec::new(),
            typed: String::new(),
            selected,
            password: Secret::default(),
            at_password: false,
            refusal: None,
            busy: false,
        };
        state.know(people);
        let task = state.focus();
        (state, task)
    }

    /// The users as they were read anew. What is typed stays.
    pub fn know(&mut self, people: Vec<Person>) {
        self.people = people;
        if self.chosen().is_none() {
            self.selected = self.people.first().map(|person| person.actor.id);
        }
    }

    /// Takes in what happened. While somebody is being let in, hands are not listened to.
    pub fn update(&mut self, message: Message, office: &OfficeLink) -> Step {
        match message {
            Message::SignedIn(answer) => self.signed_in(answer),
            _ if self.busy => (Task::none(), None),
            Message::Searched(typed) => (self.search(typed), None),
            Message::Moved(motion) => (self.step(motion), None),
            Message::Selected(row) => (self.select(row), None),
            Message::Chosen(row) => (self.choose(row, office), None),
            Message::SubmitPressed => (self.submit(office), None),
            Message::PasswordTyped(password) => (self.type_password(password), None),
            Message::EscapePressed => self.escape(),
        }
    }

    /// The keyboard goes where the next thing is typed.
    fn focus(&mut self) -> Task<Message> {
        self.at_password = self.chosen().is_some_and(|person| person.has_password);
        operation::focus(if self.at_password { PASSWORD } else { SEARCH })
    }

    /// The users whose name holds what was typed.
    fn shown(&self) -> Vec<&Person> {
        let plain = |text: &str| text.to_lowercase().replace('\u{451}', "\u{435}");
        let typed = plain(self.typed.trim());
        self.people.iter().filter(|person| plain(&person.actor.name).contains(&typed)).collect()
    }

    fn chosen(&self) -> Option<&Person> {
        self.people.iter().find(|person| Some(person.actor.id) == self.selected)
    }

    fn selected_row(&self) -> Option<usize> {
        self.shown().iter().position(|person| Some(person.actor.id) == self.selected)
    }

    fn search(&mut self, typed: String) -> Task<Message> {
        self.typed = typed;
        if self.selected_row().is_none() {
            self.select_row(0);
        }
        Task::none()
    }

    fn step(&mut self, motion: Motion) -> Task<Message> {
        let row = motion.apply(self.selected_row(), self.shown().len(), PAGE);
        row.map_or_else(Task::none, |row| self.select(row))
    }

    /// Another user: what was typed as the password of the one before is gone.
    fn select(&mut self, row: usize) -> Task<Message> {
        let before = self.selected;
        self.select_row(row);
        if self.selected == before { Task::none() } else { self.focus() }
    }

    fn select_row(&mut self, row: usize) {
        if let Some(id) = self.shown().get(row).map(|person| person.actor.id) {
            self.selected = Some(id);
            (self.password, self.refusal) = (Secret::default(), None);
        }
    }

    fn choose(&mut self, row: usize, office: &OfficeLink) -> Task<Message> {
        self.select_row(row);
        self.submit(office)
    }

    fn submit(&mut self, office: &OfficeLink) -> Task<Message> {
        let Some(person) = self.chosen().filter(|_| self.selected_row().is_some()) else {
            return Task::none();
        };
        if person.has_password && self.password.is_empty() {
            return self.focus();
        }
        let (id, secret) = (person.actor.id, person.has_password.then(|| self.password.clone()));
        (self.busy, self.refusal) = (true, None);
        let answer = office.ask(move |office| office.sign_in(id, secret.as_ref()));
        Task::future(answered(answer)).map(Message::SignedIn)
    }

    fn type_password(&mut self, password: Secret) -> Task<Message> {
        (self.password, self.refusal, self.at_password) = (password, None, true);
        Task::none()
    }

    fn signed_in(&mut self, answer: Result<Actor, Refusal>) -> Step {
        (self.busy, self.password) = (false, Secret::default());
        match answer {
            Ok(actor) => (Task::none(), Some(Action::SignedIn(actor))),
            Err(refusal) => {
                let selected = self.selected;
                // Somebody gave the user a password since the list was read.
                let needed = refusal == SignInRefusal::Needed.into();
                for person in self.people.iter_mut().filter(|person| Some(person.actor.id) == selected) {
                    person.has_password |= needed;
                }
                self.refusal = Some(refusal);
                (self.focus(), None)
            }
        }
    }

    fn escape(&mut self) -> Step {
        if self.at_password {
            (self.at_password, self.password, self.refusal) = (false, Secret::default(), None);
            return (operation::focus(SEARCH), None);
        }
        match self.purpose {
            Purpose::Locked(_) => (Task::none(), None),
            Purpose::Opening | Purpose::Switching => (Task::none(), Some(Action::Left)),
        }
    }

    /// What a key of the whole window means here. In the list a digit chooses; in the field of the password it is typed.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        // In an empty search Home and End have nothing to move in but the list.
        let in_list = !self.at_password && self.typed.is_empty() && press.modifiers.is_empty();
        let ends = [(Named::Home, Motion::First), (Named::End, Motion::Last)].into_iter();
        let end = ends.filter(|(key, _)| in_list && press.plain(*key)).map(|(_, motion)| motion).next();
        if let Some(motion) = end.or_else(|| Motion::from_press(press)) {
            return Some(Message::Moved(motion));
        }
        if press.plain(Named::Escape) {
            return Some(Message::EscapePressed);
        }
        if press.plain(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        let digit = match press.key {
            Key::Char(digit) if press.modifiers.is_empty() => digit.to_digit(10),
            _ => None,
        };
        let row = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1))?;
        let picks = !self.at_password && self.typed.is_empty() && row < self.shown().len();
        picks.then_some(Message::Chosen(row))
    }
}
