//! The marked rows wait for another day: one date for all, or so many on each working day from there (S1-54 … S1-56).

use std::num::NonZeroUsize;

use iced::keyboard::key::Named;
use iced::widget::{Column, operation, text_editor};
use iced::{Element, Task};

use super::{Action, Handled, Saved, number, of_rows, run, tallied, with_left};
use crate::domain::ids::AddressId;
use crate::domain::task::Outcome;
use crate::service::many::{
    MOST, ManyDone, PostponeMany, PostponeManyForm, SeenRow, Spread, postpone_many_form,
};
use crate::service::{Input, Refusal};
use crate::store::{CommandKey, Typed};
use crate::t;
use crate::ui::dialog::parts;
use crate::ui::dialog::remark::Remark;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{DatePicker, Dialog, KeyPress, date_picker, field, labelled};

const DATE: &str = "many-date";
const PER_DAY: &str = "many-per-day";
const COMMENT: &str = "many-comment";
/// Height of the comment in pixels.
const HEIGHT: f32 = 72.0;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    rows: Vec<SeenRow>,
    form: Option<Box<PostponeManyForm>>,
    date: DatePicker,
    per_day: String,
    comment: Remark,
    /// Saving was tried without a date.
    no_date: bool,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What the dialog needs was read.
    FormRead(Result<Box<PostponeManyForm>, Refusal>),
    /// In the date.
    Date(date_picker::Message),
    /// How many a day was typed.
    PerDayTyped(String),
    /// Enter was pressed there.
    PerDaySubmitted,
    /// The comment was changed.
    Edited(text_editor::Action),
    /// What was said before and not saved.
    KeptRead(Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// They are to be postponed.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// They were postponed, or why not.
    Saved(Saved),
}

impl State {
    /// Rows to be postponed, in the order in which they stand.
    pub fn open(rows: Vec<SeenRow>, context: &Context<'_>) -> (Self, Task<Message>) {
        let mut date = DatePicker::default();
        date.update(date_picker::Message::Toggled, context.today);
        let (asked, by, today) = (rows.clone(), context.actor.id, context.today);
        let reading = parts::read(context, move |read| postpone_many_form(read, &asked, by, today));
        let (comment, typed) = Remark::open(COMMENT, "postpone-many", AddressId(0), context);
        let state = Self {
            rows,
            form: None,
            date,
            per_day: String::new(),
            comment,
            no_date: false,
            refusal: None,
            saving: false,
            leaving: false,
        };
        let reading = reading.map(|form| Message::FormRead(form.map(Box::new)));
        (state, Task::batch([reading, typed.map(Message::KeptRead)]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.take(message, context);
        self.comment.keep(reply.1.is_none(), context);
        reply
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::FormRead(form) => (self.take_form(form), None),
            Message::KeptRead(typed) => (self.restore(typed), None),
            Message::Saved(Err(refusal)) => (self.refuse(refusal), None),
            Message::Saved(Ok((of, done))) => (Task::none(), Some(done_with(of, done, context))),
            _ if self.saving => (Task::none(), None),
            Message::Date(message) => (self.choose(message, context), None),
            Message::PerDayTyped(typed) => (self.type_per_day(typed), None),
            Message::PerDaySubmitted => (self.comment.focus(), None),
            Message::Edited(action) => (self.edit(action), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Action::Closed)),
            Message::RestoredDiscarded => (self.discard_restored(), None),
        }
    }

    fn restore(&mut self, typed: Option<Typed>) -> Task<Message> {
        self.comment.bring_back(typed);
        Task::none()
    }

    fn discard_restored(&mut self) -> Task<Message> {
        self.comment.clear();
        self.comment.focus()
    }

    fn take_form(&mut self, form: Result<Box<PostponeManyForm>, Refusal>) -> Task<Message> {
        match form {
            Ok(form) => {
                if let Some(first) = form.after.succ_opt() {
                    self.date.mark(first);
                }
                self.form = Some(form);
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        Task::none()
    }

    /// The date is chosen: on to how many a day.
    fn choose(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        let left = message == date_picker::Message::Left;
        self.leaving = false;
        if self.date.update(message, context.today).is_none() {
            return Task::none();
        }
        self.refusal = None;
        self.no_date = false;
        if left { Task::none() } else { operation::focus(PER_DAY) }
    }

    fn type_per_day(&mut self, typed: String) -> Task<Message> {
        self.leaving = false;
        self.per_day = typed;
        Task::none()
    }

    /// How many a day; `Ok(None)`: all on one date.
    fn per_day(&self) -> Result<Option<NonZeroUsize>, ()> {
        match self.per_day.trim() {
            "" => Ok(None),
            typed => match typed.parse::<NonZeroUsize>() {
                Ok(count) if count.get() <= MOST => Ok(Some(count)),
                _ => Err(()),
            },
        }
    }

    fn edit(&mut self, action: text_editor::Action) -> Task<Message> {
        if action.is_edit() {
            self.leaving = false;
            self.refusal = self.refusal.take().filter(|refusal| !parts::about_text(refusal));
        }
        self.comment.perform(action);
        Task::none()
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        if self.form.is_none() {
            return Task::none();
        }
        // What stands in the field counts, also where Enter did not take it.
        self.date.update(date_picker::Message::Left, context.today);
        self.refusal = None;
        self.no_date = false;
        let Some(from) = self.date.date().filter(|_| self.date.error().is_none()) else {
            self.no_date = self.date.error().is_none();
            return again(DATE);
        };
        let Ok(per_day) = self.per_day() else { return again(PER_DAY) };
        self.saving = true;
        let (rows, spread) = (self.rows.clone(), Spread { from, per_day });
        run(context, PostponeMany { rows, spread, comment: self.comment.text() }).map(Message::Saved)
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        let date = about_date(&refusal);
        self.refusal = Some(refusal);
        if date { again(DATE) } else { self.comment.focus() }
    }

    fn escape(&mut self) -> (Task<Message>, Option<Action>) {
        if self.leaving {
            self.leaving = false;
            return (self.comment.focus(), None);
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
        let meant = if self.leaving {
            Some(Message::Discarded)
        } else {
            self.comment.is_restored().then_some(Message::RestoredDiscarded)
        };
        meant.filter(|_| parts::discards(press))
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.date.date().is_some() || !self.comment.is_blank() || !self.per_day.trim().is_empty()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref();
        let error = parts::sentence(texts, refusal, parts::about_text);
        let wrong = self.per_day().is_err();
        let wrong = wrong.then(|| t!(texts, "many-per-day-wrong", most = number(MOST)));
        let per_day = field(PER_DAY, texts.text("many-per-day"), self.per_day.as_str())
            .placeholder(texts.text("many-per-day-hint"))
            .error(wrong)
            .on_input(Message::PerDayTyped)
            .on_submit(Message::PerDaySubmitted);
        let tally = match &self.form {
            Some(form) => Some(tallied(texts, "many-postpone-able", &form.tally)),
            None => refusal.is_none().then(|| texts.text("dialog-loading")),
        };
        let body = Column::new()
            .push(self.comment.line(texts, Message::RestoredDiscarded))
            .push(tally.map(text::body))
            .push(self.date_field(context))
            .push(per_day)
            .push(text::caption(self.where_to(context).unwrap_or_default()))
            .push(self.comment.area(texts, ("many-postpone-comment", HEIGHT), error, Message::Edited))
            .spacing(space::M);
        let elsewhere =
            parts::sentence(texts, refusal, |refusal| !parts::about_text(refusal) && !about_date(refusal));
        Dialog::new("postpone-many", texts.text("many-postpone-title"), body)
            .subtitle(of_rows(texts, self.rows.len()))
            .footer(parts::foot(elsewhere, self.buttons(context)))
            .on_escape(Message::EscapePressed)
    }

    fn date_field<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let closed = |day| self.form.as_ref().is_some_and(|form| !form.calendar.is_deliverable(day));
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let error = self.date.error().map(|error| texts.text(error.text_id()));
        let error = error.or_else(|| parts::sentence(texts, self.refusal.as_ref(), about_date));
        let error = error.or_else(|| self.no_date.then(|| texts.text("postpone-no-date")));
        let after = self.form.as_ref().filter(|_| error.is_none()).map(|form| form.after);
        let hint = after.map(|day| t!(texts, "postpone-after", day = texts.date_short_with_weekday(day)));
        let field = self.date.field_over(DATE, picker).map(Message::Date);
        Column::new()
            .push(labelled(texts.text("many-date"), field, error))
            .push(hint.map(text::caption))
            .spacing(space::XS)
            .into()
    }

    /// On which days they will stand.
    fn where_to(&self, context: &Context<'_>) -> Option<String> {
        let texts = context.texts;
        let (form, from, per_day) = (self.form.as_ref()?, self.date.date()?, self.per_day().ok()?);
        let Some(each) = per_day else {
            return Some(t!(texts, "many-one-day", day = texts.date_short_with_weekday(from)));
        };
        let span = Spread { from, per_day }.span(form.tally.able, &form.calendar);
        let Some((first, last, days)) = span else { return Some(texts.text("many-no-days")) };
        Some(t!(
            texts,
            "many-spread",
            per_day = number(each.get()),
            first = texts.date_short_with_weekday(first),
            last = texts.date_short_with_weekday(last),
            count = number(days),
            days = number(days)
        ))
    }

    fn buttons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
        }
        let able = self.form.as_ref().map_or(0, |form| form.tally.able);
        let save = if self.saving {
            (texts.text("dialog-saving"), None)
        } else {
            let label = t!(texts, "many-postpone-save", count = number(able));
            (label, (able > 0).then_some(Message::SubmitPressed))
        };
        parts::short_foot(texts, save, Message::EscapePressed)
    }
}

fn done_with(of: CommandKey, done: ManyDone, context: &Context<'_>) -> Action {
    let texts = context.texts;
    let days = || done.done.iter().filter_map(|(_, to)| *to);
    let count = number(done.done.len());
    let day = |day: Option<_>| day.map(|day| texts.date_short_with_weekday(day)).unwrap_or_default();
    let (first, last) = (days().min(), days().max());
    let sentence = if first == last {
        t!(texts, "many-postponed", count = count, day = day(first))
    } else {
        t!(texts, "many-spread-done", count = count, first = day(first), last = day(last))
    };
    let sentence = with_left(texts, sentence, &done.tally);
    Action::Done(Handled { of, outcome: Outcome::Postponed, rows: done.done, sentence })
}

/// A field is to be typed into again: it takes the place of what does not do.
fn again(name: &'static str) -> Task<Message> {
    Task::batch([operation::focus(name), operation::select_all(name)])
}

/// Whether a refusal is about the date and stands below it.
const fn about_date(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Date(_) | Input::NotAfter { .. } | Input::TooFar(_)))
}
