//! Prefixes and next numbers of the documents.

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, operation};
use iced::{Alignment, Task};

use super::frame::{Foot, framed, scrolled};
use super::place::Place;
use super::{asking, typed};
use crate::i18n::Texts;
use crate::service::directory::DirectoryRefusal;
use crate::service::numbering::SetNumbering;
use crate::service::{Changes, Outcome, Refusal};
use crate::store::Numbering;
use crate::ui::Element;
use crate::ui::screen::{Action, Context};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{KeyPress, callout, input};
use crate::{t, wording};

/// The fields of prefixes and of next numbers, a pair for each kind of document.
const FIELDS: [(&str, &str); 9] = [
    ("numbering-prefix-1", "numbering-next-1"),
    ("numbering-prefix-2", "numbering-next-2"),
    ("numbering-prefix-3", "numbering-next-3"),
    ("numbering-prefix-4", "numbering-next-4"),
    ("numbering-prefix-5", "numbering-next-5"),
    ("numbering-prefix-6", "numbering-next-6"),
    ("numbering-prefix-7", "numbering-next-7"),
    ("numbering-prefix-8", "numbering-next-8"),
    ("numbering-prefix-9", "numbering-next-9"),
];

/// A kind of document with what was typed about its numbers.
#[derive(Debug)]
struct Line {
    kept: Numbering,
    prefix: String,
    next: String,
    refusal: Option<Refusal>,
}

impl Line {
    fn new(kept: Numbering) -> Self {
        let (prefix, next) = (kept.prefix.clone(), (kept.last + 1).to_string());
        Self { kept, prefix, next, refusal: None }
    }

    fn is_changed(&self) -> bool {
        self.prefix.trim() != self.kept.prefix || self.next.trim() != (self.kept.last + 1).to_string()
    }

    /// The number that the next document would get.
    fn example(&self) -> Option<String> {
        let next = typed::whole(&self.next).ok().flatten()?;
        let prefix = self.prefix.trim().to_owned();
        Some(Numbering { prefix, last: next.checked_sub(1)?, ..self.kept.clone() }.next())
    }
}

/// What is shown and typed.
#[derive(Debug, Default)]
pub struct State {
    rows: Vec<Line>,
    refusal: Option<Refusal>,
    busy: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The numberings were read.
    Read(Result<Vec<Numbering>, Refusal>),
    /// A prefix was typed.
    Prefixed(usize, String),
    /// A next number was typed.
    Numbered(usize, String),
    /// What was typed is to hold.
    ApplyPressed,
    /// It holds for a row, or why not.
    Applied(usize, Result<Outcome<()>, Refusal>),
    /// What was typed is to be forgotten.
    DropPressed,
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// The numberings, being read.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        (Self::default(), Self::read(context))
    }

    fn read(context: &Context<'_>) -> Task<Message> {
        asking::read(context, |read| Ok(read.numberings()?)).map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::Read(read) => self.take(read),
            Message::Prefixed(at, prefix) => self.change(at, |row| row.prefix = prefix),
            Message::Numbered(at, next) => self.change(at, |row| row.next = next),
            Message::ApplyPressed => (self.apply(context), None),
            Message::Applied(at, done) => self.applied(at, done, context),
            Message::DropPressed => self.forget(),
        }
    }

    /// Whether a message comes from a hand on this page, and not from the office.
    pub const fn is_by_hand(message: &Message) -> bool {
        !matches!(message, Message::Read(_) | Message::Applied(..))
    }

    /// What was typed stays while the office changes behind the page.
    fn take(&mut self, read: Result<Vec<Numbering>, Refusal>) -> Step {
        match read {
            Ok(kept) => {
                let mut typed: Vec<Line> = self.rows.drain(..).filter(Line::is_changed).collect();
                self.rows = kept
                    .into_iter()
                    .map(|kept| {
                        let known = typed.iter().position(|row| row.kept.document == kept.document);
                        match known.map(|at| typed.swap_remove(at)) {
                            Some(row) => Line { kept, ..row },
                            None => Line::new(kept),
                        }
                    })
                    .collect();
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        (Task::none(), None)
    }

    fn change(&mut self, at: usize, change: impl FnOnce(&mut Line)) -> Step {
        if let Some(row) = self.rows.get_mut(at).filter(|_| !self.busy) {
            change(row);
            row.refusal = None;
        }
        (Task::none(), None)
    }

    fn forget(&mut self) -> Step {
        for row in &mut self.rows {
            *row = Line::new(row.kept.clone());
        }
        (Task::none(), None)
    }

    /// Carries out the first row that was changed; the next one follows when it is done.
    fn apply(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(at) = self.rows.iter().position(Line::is_changed).filter(|_| !self.busy) else {
            return Task::none();
        };
        let row = &mut self.rows[at];
        let Ok(Some(next)) = typed::whole(&row.next) else {
            row.refusal = Some(DirectoryRefusal::Number.into());
            return FIELDS.get(at).map_or_else(Task::none, |(_, next)| operation::focus(*next));
        };
        self.busy = true;
        let set = SetNumbering { seen: row.kept.clone(), prefix: row.prefix.clone(), next };
        asking::run(context, set).map(move |done| Message::Applied(at, done))
    }

    fn applied(&mut self, at: usize, done: Result<Outcome<()>, Refusal>, context: &Context<'_>) -> Step {
        self.busy = false;
        let Some(row) = self.rows.get_mut(at) else { return (Task::none(), None) };
        match done {
            Err(refusal) => {
                row.refusal = Some(refusal);
                (FIELDS.get(at).map_or_else(Task::none, |(_, next)| operation::focus(*next)), None)
            }
            Ok(outcome) => {
                row.kept.prefix = row.prefix.trim().to_owned();
                row.kept.last = typed::whole(&row.next).ok().flatten().map_or(row.kept.last, |next| next - 1);
                *row = Line::new(row.kept.clone());
                if self.rows.iter().any(Line::is_changed) {
                    return (self.apply(context), None);
                }
                let sentence = context.texts.text("numbering-saved");
                (Self::read(context), Some(Action::Done { sentence, changes: outcome.changes }))
            }
        }
    }

    /// The office changed behind the page.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        if self.busy { Task::none() } else { Self::read(context) }
    }

    /// Whether something typed would be lost.
    pub fn is_unsaved(&self) -> bool {
        self.rows.iter().any(Line::is_changed)
    }

    /// Whether a message would lose what was typed.
    pub fn would_lose(&self, message: &Message) -> bool {
        matches!(message, Message::DropPressed) && self.is_unsaved() && !self.busy
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) || press.ctrl('s') {
            return Some(Message::ApplyPressed);
        }
        (press.plain(Named::Escape) && self.is_unsaved()).then_some(Message::DropPressed)
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let does = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![does("Tab", "directories-hint-field"), does("Ctrl Enter", "directories-hint-save")]
    }

    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let rows = self.rows.iter().enumerate().map(|(at, row)| row_view(at, row, texts));
        let refusal =
            self.refusal.as_ref().map(|refusal| callout(Tone::Bad, wording::refused(texts, refusal), None));
        let heading = Row::new()
            .push(text::caption(texts.text("numbering-document")).width(220))
            .push(text::caption(texts.text("numbering-prefix")).width(110))
            .push(text::caption(texts.text("numbering-next")).width(160))
            .push(text::caption(texts.text("numbering-example")))
            .spacing(space::M);
        let body = Column::new()
            .push(refusal)
            .push(heading)
            .extend(rows)
            .push(text::caption(texts.text("numbering-hint")))
            .spacing(space::M)
            .padding(space::L);
        let foot = Foot {
            id: "numbering-save",
            ready: self.is_unsaved() && !self.busy,
            saving: self.busy,
            mouse_only: false,
            save: Message::ApplyPressed,
            forget: Message::DropPressed,
        };
        framed(Place::Numbering, texts, scrolled(body), foot.buttons(texts))
    }
}

fn row_view<'a>(at: usize, row: &'a Line, texts: &Texts) -> Element<'a, Message> {
    let (prefix, next) = FIELDS.get(at).copied().unwrap_or_default();
    let document = texts.text(&format!("numbering-{}", row.kept.document.code()));
    let example = row.example().map(|number| t!(texts, "numbering-becomes", number = number));
    let fields = Row::new()
        .push(text::body(document).width(220))
        .push(input(prefix, "", &row.prefix).width(110).on_input(move |typed| Message::Prefixed(at, typed)))
        .push(
            input(next, "", &row.next)
                .width(160)
                .on_input(move |typed| Message::Numbered(at, typed))
                .on_submit(Message::ApplyPressed),
        )
        .push(example.map(text::muted))
        .spacing(space::M)
        .align_y(Alignment::Center);
    let error = row
        .refusal
        .as_ref()
        .map(|refusal| text::caption(wording::refused(texts, refusal)).style(text::toned(Tone::Bad)));
    Column::new().push(fields).push(error).spacing(space::XS).into()
}
