//! How a task by hand looks.

use iced::widget::{Column, Row, column, container};
use iced::{Alignment, Length};

use super::{DATE, Message, Missing, NOTE, State, TIME, task_time};
use crate::service::outcome::LONGEST_TEXT;
use crate::service::{Input, Refusal};
use crate::store::ManualTaskRow;
use crate::ui::Element;
use crate::ui::dialog::parts::{self, Area};
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, Dropdown, button, callout, date_picker, field, labelled, line};
use crate::wording::{call_warning, promised};

/// Height of the comment in pixels.
const HEIGHT: f32 = 84.0;
/// Characters of a comment in the row of an open task.
const COMMENT: usize = 44;
/// Contact persons named in the warning about offers.
const NAMED: usize = 3;

pub(super) fn dialog<'a>(state: &'a State, context: &Context<'a>) -> Dialog<'a, Message> {
    let texts = context.texts;
    let refusal = state.refusal.as_ref();
    let area = Area { name: NOTE, label: texts.text("task-note"), height: HEIGHT, longest: LONGEST_TEXT };
    let error = parts::sentence(texts, refusal, parts::about_text);
    let body = Column::new()
        .push(state.kept.line(texts, Message::RestoredDiscarded))
        .push(whom(state, context))
        .push(when_and_who(state, context))
        .push(purpose(state, context))
        .push(parts::area(texts, area, &state.note, error, Message::Edited))
        .push(open_tasks(state, context))
        .spacing(space::M);
    let elsewhere =
        parts::sentence(texts, refusal, |refusal| !parts::about_text(refusal) && !about_date(refusal));
    let title = if state.changed.is_some() { "task-title-change" } else { "task-title" };
    Dialog::new("manual-task", texts.text(title), body)
        .size(DialogSize::Medium)
        .footer(parts::foot(elsewhere, buttons(state, context)))
        .on_escape(Message::EscapePressed)
}

/// Whom it is about, or the search for that.
fn whom<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    if state.address.is_none() {
        let missing = state.missing == Some(Missing::Address);
        let error = missing.then(|| texts.text("task-no-address"));
        return state.search.view("task-find", texts, error).map(Message::Search);
    }
    let whom = parts::subtitle(state.about.as_ref().map(|about| &about.whom));
    let other = state.changed.is_none().then(|| {
        button(texts.text("task-other-address"))
            .quiet()
            .key("Ctrl K")
            .on_press(Message::OtherPressed)
            .mouse_only()
    });
    let line = Row::new().push(text::strong(whom).width(Length::Fill)).push(other);
    let line = container(line.align_y(Alignment::Center)).padding([space::XS, space::M]);
    labelled(texts.text("task-whom"), line.width(Length::Fill).style(theme::container::raised), None)
}

fn when_and_who<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let closed = |day| state.choices.as_ref().is_some_and(|choices| !choices.calendar.is_deliverable(day));
    let picker = date_picker::Context { texts, today: context.today, closed: &closed };
    let error = state.date.error().map(|error| texts.text(error.text_id()));
    let error = error.or_else(|| parts::sentence(texts, state.refusal.as_ref(), about_date));
    let no_date = state.missing == Some(Missing::Date);
    let error = error.or_else(|| no_date.then(|| texts.text("task-no-date")));
    let date = state.date.field(DATE, picker).map(Message::Date);
    let wrong_time = (state.missing == Some(Missing::Time)).then(|| texts.text("task-wrong-time"));
    let time = field(TIME, texts.text("task-time"), state.time.as_str())
        .placeholder(texts.text("task-time-hint"))
        .error(wrong_time)
        .on_input(Message::TimeTyped);
    let assignees = state.assignees(context);
    let at = assignees.iter().position(|(user, _)| *user == state.assignee);
    let names = assignees.into_iter().map(|(_, name)| name).collect();
    let assignee = Dropdown::new(names, at, Message::AssigneeChosen).id("task-assignee");
    Row::new()
        .push(column![labelled(texts.text("task-date"), date, error)].width(Length::FillPortion(4)))
        .push(column![Element::from(time)].width(Length::FillPortion(3)))
        .push(column![labelled(texts.text("task-assignee"), assignee, None)].width(Length::FillPortion(5)))
        .spacing(space::M)
        .into()
}

/// The purpose, and who does not want to be called about it.
fn purpose<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let purposes = state.choices.as_ref().map_or(&[][..], |choices| &choices.purposes);
    let names = purposes.iter().map(|purpose| purpose.name.clone()).collect();
    let purpose = Dropdown::new(names, Some(state.purpose), Message::PurposeChosen).id("task-purpose");
    let missing = state.missing == Some(Missing::Purpose);
    let against =
        state.about.as_ref().filter(|_| state.is_offer()).map_or(&[][..], |about| &about.against_offers);
    let sentences: Vec<String> = against
        .iter()
        .take(NAMED)
        .map(|(name, warning)| format!("{name}: {}", call_warning(texts, *warning)))
        .collect();
    let warning = (!sentences.is_empty()).then(|| callout(Tone::Warning, sentences.join("\n"), None));
    Column::new()
        .push(labelled(texts.text("task-purpose"), purpose, missing.then(|| texts.text("task-no-purpose"))))
        .push(warning)
        .spacing(space::S)
        .into()
}

/// The open tasks by hand of the address, to be changed or taken off.
fn open_tasks<'a>(state: &'a State, context: &Context<'a>) -> Option<Element<'a, Message>> {
    let about = state.about.as_ref().filter(|about| !about.open.is_empty() && state.changed.is_none())?;
    let rows = about.open.iter().enumerate().map(|(at, task)| open_task(state, context, (at, task)));
    let heading = text::section(&context.texts.text("task-open"));
    let rows = Column::with_children(rows).spacing(space::XS);
    Some(column![line(), heading, rows].spacing(space::S).into())
}

fn open_task<'a>(
    state: &'a State,
    context: &Context<'a>,
    (at, task): (usize, &'a ManualTaskRow),
) -> Element<'a, Message> {
    let texts = context.texts;
    let day = texts.date_short_with_weekday(task.fields.list_date);
    let when = task_time(task).map_or_else(|| day.clone(), |time| format!("{day}, {}", texts.time(time)));
    let purposes = state.choices.as_ref().map_or(&[][..], |choices| &choices.purposes);
    let purpose = purposes.iter().find(|purpose| Some(purpose.id) == task.fields.purpose);
    let promised = task.promised.map(|sum| promised(texts, sum));
    let purpose = purpose.map(|purpose| purpose.name.as_str());
    let words = [purpose, promised.as_deref(), Some(task.fields.note.as_str())];
    let words: Vec<&str> = words.into_iter().flatten().filter(|words| !words.is_empty()).collect();
    let words = parts::cut(&words.join(" · ").replace('\n', " "), COMMENT);
    Row::new()
        .push(text::strong(when))
        .push(text::muted(words).width(Length::Fill))
        .push(button(texts.text("task-change")).quiet().on_press(Message::ChangePressed(at)))
        .push(button(texts.text("task-cancel")).quiet().on_press(Message::CancelPressed(at)))
        .spacing(space::S)
        .align_y(Alignment::Center)
        .into()
}

fn buttons<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    if state.leaving {
        return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
    }
    let label = if state.changed.is_some() { "task-save-change" } else { "task-save" };
    let save = if state.saving {
        (texts.text("dialog-saving"), None)
    } else {
        (texts.text(label), Some(Message::SubmitPressed))
    };
    parts::short_foot(texts, save, Message::EscapePressed)
}

/// Whether a refusal is about the date or the time and stands below them.
const fn about_date(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Input(
            Input::Date(_) | Input::Past(_) | Input::TooFar(_) | Input::PastMoment(_) | Input::Time
        )
    )
}
