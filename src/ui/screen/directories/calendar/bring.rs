//! The dialog in which a production calendar is brought in: its file, the weekly rest, and what it would change.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use chrono::Weekday;
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, column, operation};
use iced::{Alignment, Length};

use crate::domain::directory::DayType;
use crate::domain::planning::Weekdays;
use crate::exchange::production_calendar::{BroughtCalendar, CalendarError, MOST_BYTES, read_calendar};
use crate::service::Refusal;
use crate::service::calendar_import::{days_to_set, usual_rest};
use crate::store::DayMark;
use crate::ui::Element;
use crate::ui::background;
use crate::ui::files::{self, Picked};
use crate::ui::screen::Context;
use crate::ui::screen::directories::asking;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, KeyPress, button, callout, fact, field, labelled, weekdays};
use crate::{t, wording};

/// The field of the path.
const PATH: &str = "calendar-path";
/// The endings of calendars.
const CALENDARS: &[&str] = &["xml", "csv", "txt"];
/// Rows that say nothing and are shown; of the others the number is said.
const FAULTS: usize = 6;

/// Why a file was not read.
#[derive(Debug, Clone)]
pub enum Unread {
    /// The system gave it not out.
    File(Arc<io::Error>),
    /// It is no calendar.
    Calendar(CalendarError),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A path was typed.
    Typed(String),
    /// A file is to be chosen.
    PickPressed,
    /// What came of that.
    Picked(Picked),
    /// The typed path is to be read, or what was read is to be painted.
    SubmitPressed,
    /// The file was read, with the weekly rest of the office.
    Read(Result<Box<BroughtCalendar>, Unread>),
    /// On which weekdays the office rests by its own calendar.
    RestRead(Result<Weekdays, Refusal>),
    /// A weekday rests or not.
    RestToggled(Weekday),
    /// What it would change, by the number of the question.
    Days(u64, Result<Vec<DayMark>, Refusal>),
    /// It is left.
    EscapePressed,
}

/// What becomes of a message.
pub(super) enum Next {
    /// Nothing more.
    Task(Task<Message>),
    /// Left.
    Leave,
    /// These days are to be painted.
    Days(Vec<DayMark>),
}

/// What is shown and typed.
#[derive(Debug)]
pub(super) struct Bring {
    path: String,
    brought: Option<BroughtCalendar>,
    rest: Weekdays,
    days: Option<Vec<DayMark>>,
    unread: Option<Unread>,
    refusal: Option<Refusal>,
    no_dialog: bool,
    asked: u64,
}

impl Bring {
    pub fn open() -> (Self, Task<Message>) {
        let bring = Self {
            path: String::new(),
            brought: None,
            rest: Weekdays::EMPTY,
            days: None,
            unread: None,
            refusal: None,
            no_dialog: false,
            asked: 0,
        };
        (bring, operation::focus(PATH))
    }

    pub fn take(&mut self, message: Message, context: &Context<'_>) -> Next {
        let task = match message {
            Message::Typed(path) => self.typed(path),
            Message::PickPressed => self.pick(context),
            Message::Picked(picked) => self.picked(picked),
            Message::SubmitPressed => return self.submit(),
            Message::Read(read) => self.read(read, context),
            Message::RestRead(rest) => self.rest_read(rest, context),
            Message::RestToggled(day) => self.toggle(day, context),
            Message::Days(asked, days) => self.counted(asked, days),
            Message::EscapePressed => return Next::Leave,
        };
        Next::Task(task)
    }

    fn typed(&mut self, path: String) -> Task<Message> {
        self.path = path;
        (self.brought, self.days, self.unread) = (None, None, None);
        Task::none()
    }

    fn pick(&mut self, context: &Context<'_>) -> Task<Message> {
        let texts = context.texts;
        let kind = files::Kind { name: texts.text("calendar-files"), endings: CALENDARS };
        files::open(texts.text("calendar-bring-title"), &kind).map(Message::Picked)
    }

    fn picked(&mut self, picked: Picked) -> Task<Message> {
        match picked {
            Picked::File(path) => {
                self.path = path.display().to_string();
                self.begin_reading()
            }
            Picked::Nothing => Task::none(),
            Picked::NoDialog => {
                self.no_dialog = true;
                operation::focus(PATH)
            }
        }
    }

    fn submit(&mut self) -> Next {
        match self.days.take() {
            Some(days) if !days.is_empty() => Next::Days(days),
            days => {
                self.days = days;
                Next::Task(self.begin_reading())
            }
        }
    }

    fn begin_reading(&mut self) -> Task<Message> {
        (self.brought, self.days, self.unread, self.refusal) = (None, None, None, None);
        let path = files::typed(&self.path);
        background::run(move || read_file(&path).map(Box::new)).map(Message::Read)
    }

    fn read(&mut self, read: Result<Box<BroughtCalendar>, Unread>, context: &Context<'_>) -> Task<Message> {
        match read {
            Ok(brought) => {
                let year = brought.years().first().copied();
                self.brought = Some(*brought);
                let Some(year) = year else { return Task::none() };
                asking::read(context, move |read| usual_rest(read, year)).map(Message::RestRead)
            }
            Err(unread) => {
                self.unread = Some(unread);
                operation::focus(PATH)
            }
        }
    }

    fn rest_read(&mut self, rest: Result<Weekdays, Refusal>, context: &Context<'_>) -> Task<Message> {
        match rest {
            Ok(rest) => self.rest = rest,
            Err(refusal) => self.refusal = Some(refusal),
        }
        self.count(context)
    }

    fn toggle(&mut self, day: Weekday, context: &Context<'_>) -> Task<Message> {
        self.rest = if self.rest.contains(day) {
            self.rest.iter().filter(|known| *known != day).collect()
        } else {
            self.rest.with(day)
        };
        self.count(context)
    }

    fn count(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(brought) = self.brought.clone() else { return Task::none() };
        self.asked += 1;
        let (asked, rest, texts) = (self.asked, self.rest, context.texts.clone());
        asking::read(context, move |read| days_to_set(read, &brought, rest, &texts))
            .map(move |days| Message::Days(asked, days))
    }

    fn counted(&mut self, asked: u64, days: Result<Vec<DayMark>, Refusal>) -> Task<Message> {
        if asked == self.asked {
            match days {
                Ok(days) => self.days = Some(days),
                Err(refusal) => self.refusal = Some(refusal),
            }
        }
        Task::none()
    }

    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        press.ctrl('o').then_some(Message::PickPressed)
    }

    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let submit = if self.days.is_some() { "calendar-bring-paint" } else { "calendar-bring-read" };
        let nothing = self.days.as_ref().is_some_and(Vec::is_empty);
        let ready = !nothing && !self.path.trim().is_empty();
        let footer = Row::new()
            .push(
                button(texts.text(submit))
                    .id("calendar-bring-submit")
                    .primary()
                    .key("Ctrl Enter")
                    .on_press_maybe(ready.then_some(Message::SubmitPressed)),
            )
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("cancel-button")).quiet().on_press(Message::EscapePressed).mouse_only());
        Dialog::new("calendar-bring", texts.text("calendar-bring-title"), self.body(context))
            .size(DialogSize::Medium)
            .footer(footer)
            .on_escape(Message::EscapePressed)
    }

    fn body<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let pick = button(texts.text("calendar-bring-pick")).key("Ctrl O").on_press(Message::PickPressed);
        let path = field(PATH, texts.text("calendar-bring-path"), self.path.as_str())
            .error(self.error(context))
            .on_input(Message::Typed)
            .on_submit(Message::SubmitPressed);
        let no_dialog = self.no_dialog.then(|| text::caption(texts.text("calendar-bring-no-dialog")));
        Column::new()
            .push(text::muted(texts.text("calendar-bring-about")))
            .push(Row::new().push(path).push(pick).spacing(space::S).align_y(Alignment::End))
            .push(no_dialog)
            .push(self.brought.as_ref().map(|brought| self.found(brought, context)))
            .spacing(space::M)
            .width(Length::Fill)
            .into()
    }

    fn error(&self, context: &Context<'_>) -> Option<String> {
        let texts = context.texts;
        if let Some(refusal) = &self.refusal {
            return Some(wording::refused(texts, refusal));
        }
        match self.unread.as_ref()? {
            Unread::File(error) => {
                let detail = wording::system_unread(texts, error);
                Some(t!(texts, "ctl-unreadable", path = self.path.as_str(), detail = detail))
            }
            Unread::Calendar(error) => Some(wording::calendar_refused(texts, error)),
        }
    }

    /// What the file says, and what it would change.
    fn found<'a>(&'a self, brought: &'a BroughtCalendar, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let count = |kind: DayType| {
            let count = brought.days.iter().filter(|day| day.kind == kind).count();
            fact(
                texts.text(&format!("calendar-kind-{}", kind.code().replace('_', "-"))),
                count.to_string(),
                "",
                Tone::Neutral,
            )
        };
        let years: Vec<String> = brought.years().iter().map(i32::to_string).collect();
        let facts = Row::new()
            .push(fact(texts.text("calendar-bring-year"), years.join(", "), "", Tone::Neutral))
            .push(count(DayType::NoDelivery))
            .push(count(DayType::Short))
            .push(count(DayType::Working))
            .push(count(DayType::Holiday));
        let rest: Vec<Weekday> = self.rest.iter().collect();
        let changes = self.days.as_ref().map(|days| {
            let sentence = t!(texts, "calendar-bring-changes", days = days.len());
            let tone = if days.is_empty() { Tone::Neutral } else { Tone::Accent };
            callout(tone, sentence, None)
        });
        column![facts]
            .push(labelled(
                texts.text("calendar-bring-rest"),
                weekdays(texts, &rest, Message::RestToggled),
                None,
            ))
            .push(changes)
            .push(faults(brought, context))
            .spacing(space::M)
            .into()
    }
}

/// The rows that say nothing: the first of them, and how many more.
fn faults<'a>(brought: &'a BroughtCalendar, context: &Context<'a>) -> Option<Element<'a, Message>> {
    if brought.faults.is_empty() {
        return None;
    }
    let texts = context.texts;
    let shown = brought.faults.iter().take(FAULTS).map(|fault| {
        let what = texts.text(&format!("calendar-fault-{}", fault.fault.code()));
        t!(texts, "calendar-fault", row = fault.row, text = fault.text.as_str(), fault = what)
    });
    let mut lines: Vec<String> = shown.collect();
    if let Some(more) = brought.faults.len().checked_sub(FAULTS).filter(|more| *more > 0) {
        lines.push(t!(texts, "calendar-faults-more", count = more));
    }
    Some(callout(Tone::Warning, lines.join("\n"), None))
}

fn read_file(path: &Path) -> Result<BroughtCalendar, Unread> {
    let unread = |error| Unread::File(Arc::new(error));
    let known = fs::metadata(path).map_err(unread)?;
    if known.len() > MOST_BYTES as u64 {
        return Err(Unread::Calendar(CalendarError::TooLarge));
    }
    let bytes = fs::read(PathBuf::from(path)).map_err(unread)?;
    read_calendar(&bytes).map_err(Unread::Calendar)
}
