//! Pauses of the address (P-10): those there are, one to be added, one that ends, one that goes.

use chrono::NaiveDate;
use iced::widget::{Column, Row, Space, operation};
use iced::{Alignment, Length, Task};

use super::view::FORM;
use super::{Message, State};
use crate::domain::planning::Pause;
use crate::i18n::Texts;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{DatePicker, badge, button, date_picker, labelled};

/// The names of the fields of a new pause.
const FROM: &str = "planning-pause-from";
const TO: &str = "planning-pause-to";

/// A pause that is not added yet.
#[derive(Debug, Default)]
pub struct Draft {
    from: DatePicker,
    to: DatePicker,
    wrong: Option<Wrong>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    NoFrom,
    NoTo,
    /// It ends before it begins.
    Backwards,
    /// There is this pause already.
    Known,
}

impl Wrong {
    const fn text_id(self) -> &'static str {
        match self {
            Self::NoFrom | Self::NoTo => "plan-tab-pause-no-date",
            Self::Backwards => "plan-tab-pause-backwards",
            Self::Known => "plan-tab-pause-known",
        }
    }
}

impl Draft {
    /// Whether a day of it was chosen.
    pub const fn is_begun(&self) -> bool {
        self.from.date().is_some() || self.to.date().is_some()
    }

    /// A pause of these days.
    pub fn of((from, to): (Option<NaiveDate>, Option<NaiveDate>)) -> Self {
        Self { from: DatePicker::new(from), to: DatePicker::new(to), wrong: None }
    }

    /// Its days, as far as they were chosen.
    pub const fn days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (self.from.date(), self.to.date())
    }
}

impl State {
    pub(super) fn pause_from(
        &mut self,
        message: date_picker::Message,
        context: &Context<'_>,
    ) -> Task<Message> {
        let left = message == date_picker::Message::Left;
        self.draft.wrong = None;
        match self.draft.from.update(message, context.today) {
            Some(_) if !left => operation::focus(TO),
            _ => Task::none(),
        }
    }

    pub(super) fn pause_to(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        self.draft.wrong = None;
        self.draft.to.update(message, context.today);
        Task::none()
    }

    pub(super) fn add_pause(&mut self, context: &Context<'_>) -> Task<Message> {
        // What stands in the fields counts, also where Enter did not take it.
        self.draft.from.update(date_picker::Message::Left, context.today);
        self.draft.to.update(date_picker::Message::Left, context.today);
        if self.draft.from.error().is_some() || self.draft.to.error().is_some() {
            return Task::none();
        }
        let (wrong, place) = match (self.draft.from.date(), self.draft.to.date()) {
            // Nothing was begun: the key leads to the first field.
            (None, None) => (None, FROM),
            (None, _) => (Some(Wrong::NoFrom), FROM),
            (_, None) => (Some(Wrong::NoTo), TO),
            (Some(from), Some(to)) => match Pause::new(from, to) {
                Err(_) => (Some(Wrong::Backwards), TO),
                Ok(pause) if self.form.pauses.contains(&pause) => (Some(Wrong::Known), FROM),
                Ok(pause) => {
                    self.draft = Draft::default();
                    return self.edit(context, |form| {
                        form.pauses.push(pause);
                        form.pauses.sort_unstable();
                    });
                }
            },
        };
        self.draft.wrong = wrong;
        // The fields stand last in the form, mostly below the edge.
        operation::focus(place).chain(operation::snap_to_end(FORM))
    }

    /// Back today: the pause lasted until yesterday, or was none.
    pub(super) fn end_pause(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let yesterday = context.today.pred_opt();
        self.edit(context, |form| {
            let Some(pause) = form.pauses.get(at).copied() else { return };
            form.pauses.remove(at);
            if let Some(to) = yesterday.filter(|to| *to >= pause.from) {
                form.pauses.push(Pause { to, ..pause });
                form.pauses.sort_unstable();
                form.pauses.dedup();
            }
        })
    }

    pub(super) fn remove_pause(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        self.edit(context, |form| {
            if at < form.pauses.len() {
                form.pauses.remove(at);
            }
        })
    }

    /// The pauses below the calculator.
    pub(super) fn pauses<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let pauses = self.form.pauses.iter().enumerate();
        let rows = pauses.map(|(at, pause)| self.pause(at, *pause, context));
        let none = self.form.pauses.is_empty().then(|| text::muted(texts.text("plan-tab-no-pauses")));
        Column::new()
            .push(text::section(&texts.text("plan-tab-pauses")))
            .push(none)
            .push(Column::with_children(rows).spacing(space::XS))
            .push(self.new_pause(context))
            .spacing(space::S)
            .padding([space::M, space::L])
            .into()
    }

    fn pause<'a>(&self, at: usize, pause: Pause, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let is_new = !self.began.pauses.contains(&pause);
        let mark = match () {
            () if is_new => Some(badge(Tone::Accent, texts.text("plan-tab-pause-new"))),
            () if pause.contains(context.today) => {
                Some(badge(Tone::Warning, texts.text("plan-tab-pause-now")))
            }
            () if pause.to < context.today => Some(badge(Tone::Neutral, texts.text("plan-tab-pause-over"))),
            () => None,
        };
        let end = (pause.contains(context.today) && !is_new)
            .then(|| button(texts.text("plan-tab-pause-end")).quiet().on_press(Message::PauseEnded(at)));
        let remove = button(texts.text("plan-tab-pause-remove")).quiet().on_press(Message::PauseRemoved(at));
        Row::new()
            .push(text::body(pause_words(texts, pause)))
            .push(mark)
            .push(Space::new().width(Length::Fill))
            .push(end)
            .push(remove)
            .spacing(space::S)
            .align_y(Alignment::Center)
            .into()
    }

    fn new_pause<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let nothing_closed = |_| false;
        let picker = || date_picker::Context { texts, today: context.today, closed: &nothing_closed };
        let wrong = |places: &[Wrong]| {
            self.draft.wrong.filter(|wrong| places.contains(wrong)).map(|wrong| texts.text(wrong.text_id()))
        };
        let error = |date: &DatePicker| date.error().map(|error| texts.text(error.text_id()));
        let from_error = error(&self.draft.from).or_else(|| wrong(&[Wrong::NoFrom, Wrong::Known]));
        let to_error = error(&self.draft.to).or_else(|| wrong(&[Wrong::NoTo, Wrong::Backwards]));
        let from = self.draft.from.field(FROM, picker()).map(Message::PauseFrom);
        let to = self.draft.to.field(TO, picker()).map(Message::PauseTo);
        let add = button(texts.text("plan-tab-pause-add")).key("Ctrl P").on_press(Message::PauseAdded);
        let add = Column::new().push(text::caption(" ")).push(add).spacing(space::XS);
        Row::new()
            .push(labelled(texts.text("plan-tab-pause-from"), from, from_error))
            .push(labelled(texts.text("plan-tab-pause-to"), to, to_error))
            .push(add)
            .spacing(space::M)
            .into()
    }
}

fn pause_words(texts: &Texts, pause: Pause) -> String {
    t!(texts, "plan-tab-pause-days", from = texts.date(pause.from), to = texts.date(pause.to))
}
