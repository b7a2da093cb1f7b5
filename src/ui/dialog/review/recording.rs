//! The recordings of the calls with a customer (S0-14): listened to from the review, attached by path or address, found in
//! the folder of the softphone by number and time.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation};
use iced::{Element, Length, Task};

use super::choice::{self, CHOICE, Choice, Chosen};
use super::{Action, Case, Done, SUBTITLE};
use crate::clock;
use crate::domain::ids::ContactMadeId;
use crate::domain::phone;
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::review::SetRecording;
use crate::store::ContactMadeRow;
use crate::telephony::{DialError, Recording, SOUND, find_recordings};
use crate::ui::dialog::parts;
use crate::ui::files::{self, Kind, Picked};
use crate::ui::screen::Context;
use crate::ui::theme::button::Kind as Weight;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, KeyPress, Press, button, callout, field};
use crate::ui::{background, calling};
use crate::{t, wording};

/// The path or the address.
const PLACE: &str = "recording-place";
/// So many of the newest contacts are listed.
const LISTED: usize = 9;
/// Height of a file that was found, in pixels.
const FOUND: f32 = 28.0;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    case: Case,
    /// Where the softphone keeps its recordings.
    folder: Option<PathBuf>,
    choice: Choice,
    place: String,
    found: Option<Found>,
    no_dialog: bool,
    not_opened: bool,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What the folder of the softphone holds for a call.
#[derive(Debug, Clone)]
pub enum Found {
    /// These files, the likeliest first; there may be none.
    Files(Vec<Recording>),
    /// It cannot be read.
    NoFolder,
}

impl Found {
    fn files(&self) -> &[Recording] {
        match self {
            Self::Files(files) => files,
            Self::NoFolder => &[],
        }
    }
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another contact was chosen.
    Chosen(Chosen),
    /// The folder was searched for the recording of a contact.
    Searched(ContactMadeId, Found),
    /// A path or an address was typed.
    PlaceTyped(String),
    /// The file at this place of those found was taken.
    FoundTaken(usize),
    /// A file is to be chosen.
    BrowsePressed,
    /// One was, or not.
    Picked(Picked),
    /// It is to be heard.
    ListenPressed,
    /// The system opened it, or why not.
    Listened(Result<(), DialError>),
    /// It is to be kept.
    SubmitPressed,
    /// It was, or why not.
    Saved(Result<(), Refusal>),
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
}

type Reply = (Task<Message>, Option<Action>);

impl State {
    /// The recordings of a case; those of the softphone lie in `folder`. The contact at the place `of` comes first in hand.
    pub fn open(case: Case, folder: Option<PathBuf>, of: usize) -> (Self, Task<Message>) {
        let mut state = Self {
            case,
            folder,
            choice: Choice::default(),
            place: String::new(),
            found: None,
            no_dialog: false,
            not_opened: false,
            refusal: None,
            saving: false,
            leaving: false,
        };
        let task = state.choose(Chosen::At(of));
        (state, task)
    }

    fn contacts(&self) -> &[ContactMadeRow] {
        let contacts = &self.case.form.contacts;
        &contacts[..contacts.len().min(LISTED)]
    }

    fn contact(&self) -> Option<&ContactMadeRow> {
        self.contacts().get(self.choice.chosen?)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::Saved(saved) => return self.saved(saved, context),
            _ if self.saving => return (Task::none(), None),
            Message::EscapePressed => return self.escape(),
            Message::Discarded => return (Task::none(), Some(Action::Closed)),
            _ => {}
        }
        let task = match message {
            Message::Chosen(chosen) => self.choose(chosen),
            Message::Searched(contact, found) => self.take_found(contact, found),
            Message::PlaceTyped(place) => self.put(place),
            Message::FoundTaken(at) => self.take(at),
            Message::BrowsePressed => browse(context.texts),
            Message::Picked(picked) => self.picked(picked),
            Message::ListenPressed => self.listen(),
            Message::Listened(listened) => self.listened(&listened),
            Message::SubmitPressed => self.submit(context),
            Message::Saved(_) | Message::EscapePressed | Message::Discarded => Task::none(),
        };
        (task, None)
    }

    /// Another contact: its recording stands in the field; where it has none, the folder is searched.
    fn choose(&mut self, chosen: Chosen) -> Task<Message> {
        let count = self.contacts().len();
        if self.choice.chosen.is_some_and(|at| chosen == Chosen::At(at)) {
            return operation::focus(PLACE);
        }
        if self.is_unsaved() || !self.choice.take(chosen, count) {
            return operation::focus(CHOICE);
        }
        self.found = None;
        self.forget_errors();
        let Some(contact) = self.contact() else { return Task::none() };
        let (id, recording) = (contact.id, contact.recording.clone());
        let asked = contact.phone.clone().zip(contact.at.parse::<DateTime<Utc>>().ok());
        self.place = recording;
        let focus = operation::focus(CHOICE);
        match (self.place.is_empty(), asked, self.folder.clone()) {
            (true, Some((number, at)), Some(folder)) => {
                let search = background::run(move || match find_recordings(&folder, &number, at) {
                    Ok(files) => Found::Files(files),
                    Err(error) => {
                        log::warn!("recordings not searched: {}", error.kind());
                        Found::NoFolder
                    }
                });
                Task::batch([focus, search.map(move |found| Message::Searched(id, found))])
            }
            _ => focus,
        }
    }

    /// The likeliest file is proposed, unless the hand was faster.
    fn take_found(&mut self, contact: ContactMadeId, found: Found) -> Task<Message> {
        if self.contact().is_some_and(|here| here.id == contact) {
            if let (true, Some(first)) = (self.place.is_empty(), found.files().first()) {
                self.place = first.file.display().to_string();
            }
            self.found = Some(found);
        }
        Task::none()
    }

    fn put(&mut self, place: String) -> Task<Message> {
        self.place = place;
        self.forget_errors();
        Task::none()
    }

    fn take(&mut self, at: usize) -> Task<Message> {
        let file = self.found.as_ref().and_then(|found| found.files().get(at));
        match file.map(|one| one.file.display().to_string()) {
            Some(file) => self.put(file),
            None => Task::none(),
        }
    }

    fn picked(&mut self, picked: Picked) -> Task<Message> {
        match picked {
            Picked::File(file) => self.put(file.display().to_string()),
            Picked::Nothing => Task::none(),
            Picked::NoDialog => {
                self.no_dialog = true;
                operation::focus(PLACE)
            }
        }
    }

    fn forget_errors(&mut self) {
        self.leaving = false;
        self.not_opened = false;
        self.refusal = None;
    }

    fn listen(&mut self) -> Task<Message> {
        self.forget_errors();
        let place = self.place.trim();
        if place.is_empty() {
            return operation::focus(PLACE);
        }
        calling::open_recording(place.to_owned()).map(Message::Listened)
    }

    fn listened(&mut self, listened: &Result<(), DialError>) -> Task<Message> {
        self.not_opened = listened.is_err();
        Task::none()
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(contact) = self.contact().map(|contact| contact.id) else { return Task::none() };
        self.forget_errors();
        self.saving = true;
        let recording = self.place.trim().trim_matches('"').to_owned();
        parts::run(context, SetRecording { contact, recording }).map(Message::Saved)
    }

    fn saved(&mut self, saved: Result<(), Refusal>, context: &Context<'_>) -> Reply {
        self.saving = false;
        match saved {
            Ok(()) => {
                let gone = self.place.trim().is_empty();
                let id = if gone { "review-recording-removed" } else { "review-recording-done" };
                let done = Done { went: None, sentence: context.texts.text(id) };
                (Task::none(), Some(Action::Done(self.case.address, done)))
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                (operation::focus(PLACE), None)
            }
        }
    }

    fn escape(&mut self) -> Reply {
        if self.leaving {
            self.leaving = false;
            return (operation::focus(PLACE), None);
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(Action::Closed));
        }
        self.leaving = true;
        (operation::focus(parts::STAY), None)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        if press.ctrl('o') {
            return Some(Message::BrowsePressed);
        }
        if self.leaving {
            return parts::discards(press).then_some(Message::Discarded);
        }
        if press.plain(Named::F4) {
            return Some(Message::ListenPressed);
        }
        choice::key(press).map(Message::Chosen)
    }

    fn has_place(&self) -> bool {
        !self.place.trim().is_empty()
    }

    /// Whether a path was typed that is not stored; one that was found by itself is found again.
    pub fn is_unsaved(&self) -> bool {
        let known = self.contact().map_or("", |contact| contact.recording.as_str());
        let found = self.found.as_ref().map_or(&[][..], Found::files);
        let proposed = found.iter().any(|one| one.file.display().to_string() == self.place);
        self.place.trim() != known && !proposed
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let names = self.contacts().iter().map(|contact| line(contact, texts));
        let body: Element<'a, Message> = if self.contacts().is_empty() {
            text::muted(texts.text("review-recording-nobody")).into()
        } else {
            let choice =
                self.choice.view(texts.text("review-recording-of"), names, String::new(), Message::Chosen);
            Column::new()
                .push(choice)
                .push(self.place(texts))
                .push(self.proposals(texts))
                .spacing(space::M)
                .into()
        };
        let refusal = self.refusal.as_ref().map(|refusal| wording::refused(texts, refusal));
        let refusal = refusal.or_else(|| self.not_opened.then(|| texts.text("review-recording-not-opened")));
        let whom = format!("{} · {}", self.case.client, self.case.text);
        Dialog::new("review-recording", texts.text("review-recording-title"), body)
            .subtitle(parts::cut(&whom, SUBTITLE))
            .footer(parts::foot(refusal, self.buttons(texts)))
            .on_escape(Message::EscapePressed)
    }

    fn place<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let place = field(PLACE, texts.text("review-recording-place"), self.place.as_str())
            .placeholder(texts.text("review-recording-hint"))
            .on_input(Message::PlaceTyped)
            .on_submit(Message::ListenPressed);
        let browse = (!self.no_dialog).then(|| {
            button(texts.text("review-recording-browse")).key("Ctrl O").on_press(Message::BrowsePressed)
        });
        let hint = self.no_dialog.then(|| text::caption(texts.text("path-no-dialog")));
        let row = Row::new()
            .push(Column::new().push(Element::from(place)).width(Length::Fill))
            .push(browse)
            .spacing(space::S)
            .align_y(iced::Alignment::End);
        Column::new().push(row).push(hint).spacing(space::XS).into()
    }

    /// What the folder of the softphone holds for this call.
    fn proposals<'a>(&'a self, texts: &Texts) -> Option<Element<'a, Message>> {
        let found = match self.found.as_ref()? {
            Found::NoFolder => {
                return Some(callout(Tone::Warning, texts.text("review-recording-no-folder"), None));
            }
            Found::Files(found) if found.is_empty() => {
                return Some(text::caption(texts.text("review-recording-none-found")).into());
            }
            Found::Files(found) => found,
        };
        let lines = found.iter().enumerate().map(|(at, one)| {
            let name =
                one.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let chosen = one.file.display().to_string() == self.place;
            let written = clock::local(&one.written.to_rfc3339()).map(|moment| texts.date_time_short(moment));
            let words = Row::new()
                .push(text::body(name).width(Length::Fill))
                .push(text::caption(written.unwrap_or_default()))
                .spacing(space::S);
            Press::new(Weight::Segment { chosen }, words)
                .width(Length::Fill)
                .height(FOUND)
                .on_press(Message::FoundTaken(at))
                .into()
        });
        let heading = text::caption(texts.text("review-recording-found"));
        Some(
            Column::new()
                .push(heading)
                .push(Column::with_children(lines).spacing(2))
                .spacing(space::XS)
                .into(),
        )
    }

    fn buttons<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        if self.leaving {
            return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
        }
        let free = !self.saving && self.contact().is_some();
        let label = texts.text(if self.saving { "dialog-saving" } else { "review-recording-save" });
        let listen = (free && self.has_place()).then_some(Message::ListenPressed);
        Row::new()
            .push(
                button(label)
                    .primary()
                    .key("Ctrl Enter")
                    .on_press_maybe(free.then_some(Message::SubmitPressed)),
            )
            .push(button(texts.text("review-recording-listen")).key("F4").on_press_maybe(listen))
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .spacing(space::S)
            .into()
    }
}

fn browse(texts: &Texts) -> Task<Message> {
    let kind = Kind { name: texts.text("review-recording-files"), endings: SOUND };
    files::open(texts.text("review-recording-title"), &kind).map(Message::Picked)
}

/// `20.11 11:32 · Соколова Анна · +7 912 345-67-89 · не отвечает`.
pub fn line(contact: &ContactMadeRow, texts: &Texts) -> String {
    let moment = clock::local(&contact.at).map(|moment| texts.date_time_short(moment));
    let number = contact.phone.as_deref().map(phone::display);
    let ended = match (&contact.result, contact.seconds) {
        (Some(result), _) => texts.text(&format!("call-result-{}", result.code())),
        (None, Some(seconds)) => t!(texts, "review-contact-talked", time = texts.talk(seconds)),
        (None, None) => texts.text("review-contact-made"),
    };
    let recorded = (!contact.recording.is_empty()).then(|| texts.text("review-contact-recorded"));
    let parts = [moment, contact.by.clone(), number, Some(ended), recorded];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
