//! The password of an encrypted office, before anything of it is seen.

use std::path::{Path, PathBuf};

use iced::widget::{Column, Row, Space, container, operation};
use iced::{Alignment, Length, Task};

use crate::i18n::Texts;
use crate::service::encryption::{UnlockError, unlock};
use crate::service::signing_in::Secret;
use crate::ui::icon::mark;
use crate::ui::theme::{self, space, text};
use crate::ui::widget::{KeyPress, button, input, labelled};
use crate::ui::{Element, background};
use crate::wording;
use iced::keyboard::key::Named;

/// Width of the card in pixels.
const CARD: f32 = 460.0;
/// The field into which the password is typed.
const PASSWORD: &str = "office-password";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    path: PathBuf,
    /// Lists are brought in once it is open.
    import: bool,
    password: Secret,
    refusal: Option<UnlockError>,
    /// The password is being tried.
    busy: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The password was typed into.
    Typed(Secret),
    /// It is the one.
    Submitted,
    /// It was tried.
    Tried(Result<(), UnlockError>),
    /// Another office is to be opened.
    EscapePressed,
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It can be opened now.
    Unlocked {
        /// The office.
        path: PathBuf,
        /// Lists are to be brought in next.
        import: bool,
    },
    /// It stays shut.
    Left,
}

impl State {
    /// Asks for the password of an office.
    pub fn open(path: &Path, import: bool) -> (Self, Task<Message>) {
        let (password, refusal) = (Secret::default(), None);
        let state = Self { path: path.to_owned(), import, password, refusal, busy: false };
        (state, operation::focus(PASSWORD))
    }

    /// Takes in what happened. While a password is being tried, hands are not listened to.
    pub fn update(&mut self, message: Message) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Tried(tried) => self.tried(tried),
            _ if self.busy => (Task::none(), None),
            Message::Typed(password) => self.typed(password),
            Message::Submitted => (self.submit(), None),
            Message::EscapePressed => (Task::none(), Some(Action::Left)),
        }
    }

    fn typed(&mut self, password: Secret) -> (Task<Message>, Option<Action>) {
        (self.password, self.refusal) = (password, None);
        (Task::none(), None)
    }

    fn submit(&mut self) -> Task<Message> {
        if self.password.is_empty() {
            return Task::none();
        }
        self.busy = true;
        let (path, password) = (self.path.clone(), self.password.clone());
        background::run(move || unlock(&path, &password)).map(Message::Tried)
    }

    fn tried(&mut self, tried: Result<(), UnlockError>) -> (Task<Message>, Option<Action>) {
        self.busy = false;
        match tried {
            Ok(()) => {
                self.password = Secret::default();
                (Task::none(), Some(Action::Unlocked { path: self.path.clone(), import: self.import }))
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                let select = operation::select_all(PASSWORD);
                (Task::batch([operation::focus(PASSWORD), select]), None)
            }
        }
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.plain(Named::Enter) {
            return Some(Message::Submitted);
        }
        press.plain(Named::Escape).then_some(Message::EscapePressed)
    }

    /// The whole window.
    pub fn view<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let name = self.path.display().to_string();
        let words = Column::new().push(text::title(texts.text("unlock-title"))).push(text::muted(name));
        let head = Row::new().push(mark(40.0)).push(words).spacing(space::M).align_y(Alignment::Center);
        let refused = self.refusal.as_ref().map(|refusal| wording::not_unlocked(texts, refusal));
        let field = input(PASSWORD, "", self.password.typed())
            .secret()
            .wrong(refused.is_some())
            .on_input(|typed| Message::Typed(Secret::new(typed)))
            .on_submit(Message::Submitted);
        let card = Column::new()
            .push(head)
            .push(text::body(texts.text("unlock-sentence")))
            .push(labelled(texts.text("unlock-password"), field, refused))
            .push(self.foot(texts))
            .spacing(space::L)
            .padding(space::XL);
        let card = container(card).width(CARD).style(theme::container::dialog);
        container(card).center(Length::Fill).style(theme::container::background).into()
    }

    fn foot<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let label = if self.busy { "unlock-checking" } else { "unlock-open" };
        let ready = !self.busy && !self.password.is_empty();
        let open = button(texts.text(label))
            .primary()
            .key("Enter")
            .on_press_maybe(ready.then_some(Message::Submitted))
            .mouse_only();
        let leave = button(texts.text("unlock-other"))
            .quiet()
            .key("Esc")
            .on_press_maybe((!self.busy).then_some(Message::EscapePressed))
            .mouse_only();
        Row::new().push(open).push(Space::new().width(Length::Fill)).push(leave).width(Length::Fill).into()
    }
}
