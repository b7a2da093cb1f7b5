//! How an absence looks.

use iced::widget::{Column, Row, column};
use iced::{Alignment, Length};

use super::{End, FROM, Message, Missing, OTHER, State, TO, Term, WHO, about_dates};
use crate::clock;
use crate::service::Refusal;
use crate::store::ListSize;
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{
    DatePicker, Dialog, DialogSize, Dropdown, button, callout, date_picker, labelled, line, segmented,
};

/// Characters of two names in a row.
const NAMES: usize = 56;

pub(super) fn dialog<'a>(state: &'a State, context: &Context<'a>) -> Dialog<'a, Message> {
    let texts = context.texts;
    let terms =
        [(texts.text("absence-for-a-time"), Term::ForATime), (texts.text("absence-for-good"), Term::ForGood)];
    let dates = (state.term == Term::ForATime).then(|| dates(state, context));
    let body = Column::new()
        .push(segmented(terms, state.term, Message::TermChosen))
        .push(people(state, context))
        .push(dates)
        .push(consequence(state, context))
        .push(running(state, context))
        .push(moved(state, context))
        .spacing(space::M);
    let elsewhere = parts::sentence(texts, state.refusal.as_ref(), |refusal| !below_dates(state, refusal));
    Dialog::new("absence", texts.text("absence-title"), body)
        .size(DialogSize::Medium)
        .footer(parts::foot(elsewhere, buttons(state, context)))
        .on_escape(Message::EscapePressed)
}

fn below_dates(state: &State, refusal: &crate::service::Refusal) -> bool {
    state.term == Term::ForATime && about_dates(refusal)
}

/// Who is away, and who works the list.
fn people<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let managers = state.known.as_ref().map_or(&[][..], |known| &known.managers);
    let users = state.known.as_ref().map_or(&[][..], |known| &known.users);
    let who = Dropdown::new(
        managers.iter().map(|(_, name, _)| name.clone()).collect(),
        managers.iter().position(|(id, ..)| Some(*id) == state.who),
        Message::WhoChosen,
    );
    let other = Dropdown::new(
        users.iter().map(|(_, name)| name.clone()).collect(),
        users.iter().position(|(id, _)| Some(*id) == state.other),
        Message::OtherChosen,
    );
    let choose = texts.text("absence-choose");
    let (who, other) =
        (who.placeholder(choose.as_str()).id(WHO), other.placeholder(choose.as_str()).id(OTHER));
    let missing = |what| (state.missing == Some(what)).then(|| texts.text("absence-not-chosen"));
    let other_label = match state.term {
        Term::ForATime => "absence-substitute",
        Term::ForGood => "absence-successor",
    };
    Row::new()
        .push(column![labelled(texts.text("absence-who"), who, missing(Missing::Who))].width(Length::Fill))
        .push(column![labelled(texts.text(other_label), other, missing(Missing::Other))].width(Length::Fill))
        .spacing(space::M)
        .into()
}

fn dates<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let closed = |_| false;
    let picker = date_picker::Context { texts, today: context.today, closed: &closed };
    let field = |end: End, name, date: &'a DatePicker, label: &str, missing| {
        let error = date.error().map(|error| texts.text(error.text_id()));
        let no_date = state.missing == Some(missing);
        let error = error.or_else(|| no_date.then(|| texts.text("absence-no-date")));
        let about = |refusal: &Refusal| state.wrong_end(refusal) == Some(end);
        let error = error.or_else(|| parts::sentence(texts, state.refusal.as_ref(), about));
        let field = date.field(name, picker).map(move |message| Message::Date(end, message));
        column![labelled(texts.text(label), field, error)].width(Length::Fill)
    };
    let row = Row::new()
        .push(field(End::From, FROM, &state.from, "absence-from", Missing::From))
        .push(field(End::To, TO, &state.to, "absence-to", Missing::To))
        .spacing(space::M);
    let about_both = |refusal: &Refusal| about_dates(refusal) && state.wrong_end(refusal).is_none();
    let refused = parts::sentence(texts, state.refusal.as_ref(), about_both);
    let refused = refused.map(|sentence| text::caption(sentence).style(text::toned(Tone::Bad)));
    column![row].push(refused).spacing(space::XS).into()
}

/// What will become of how many addresses.
fn consequence<'a>(state: &'a State, context: &Context<'a>) -> Option<Element<'a, Message>> {
    let ListSize { live, closed } = state.addresses()?;
    let texts = context.texts;
    let (tone, words) = match state.term {
        Term::ForATime => (Tone::Accent, t!(texts, "absence-will-substitute", count = live)),
        Term::ForGood => (
            Tone::Warning,
            t!(texts, "absence-will-move", count = live.saturating_add(closed), closed = closed),
        ),
    };
    Some(callout(tone, words, None))
}

/// Absences that have not ended.
fn running<'a>(state: &'a State, context: &Context<'a>) -> Option<Element<'a, Message>> {
    let texts = context.texts;
    let rows = &state.known.as_ref()?.substitutions;
    let row = |(at, row): (usize, &'a crate::store::SubstitutionRow)| {
        let days = format!("{} – {}", texts.date_short(row.from), texts.date_short(row.to));
        let action = button(texts.text("absence-end")).quiet().on_press(Message::EndPressed(at));
        line_of((&row.user.1, &row.substitute.1), days, action.into())
    };
    let rows: Vec<_> = rows.iter().enumerate().map(row).collect();
    section(texts.text("absence-running"), rows)
}

/// Lists that went to somebody else and can go back.
fn moved<'a>(state: &'a State, context: &Context<'a>) -> Option<Element<'a, Message>> {
    let texts = context.texts;
    let rows = &state.known.as_ref()?.reassignments;
    let row = |(at, row): (usize, &'a crate::store::ReassignmentRow)| {
        let on = clock::local(&row.at).map(|moment| texts.date_short(moment.date())).unwrap_or_default();
        let count = format!("{on}, {}", t!(texts, "absence-addresses", count = row.addresses));
        let action = button(texts.text("absence-undo")).quiet().on_press(Message::UndoPressed(at));
        line_of((&row.from.1, &row.to.1), count, action.into())
    };
    let rows: Vec<_> = rows.iter().enumerate().map(row).collect();
    section(texts.text("absence-moved-before"), rows)
}

fn section<'a>(heading: String, rows: Vec<Element<'a, Message>>) -> Option<Element<'a, Message>> {
    let rows = if rows.is_empty() { return None } else { Column::with_children(rows).spacing(space::XS) };
    Some(column![line(), text::section(&heading), rows].spacing(space::S).into())
}

fn line_of<'a>(names: (&str, &str), words: String, action: Element<'a, Message>) -> Element<'a, Message> {
    let names = parts::cut(&format!("{} → {}", names.0, names.1), NAMES);
    Row::new()
        .push(text::strong(names).width(Length::Fill))
        .push(text::muted(words))
        .push(action)
        .spacing(space::M)
        .align_y(Alignment::Center)
        .into()
}

fn buttons<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    if state.leaving {
        return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
    }
    if let Some(running) = &state.moving {
        return running.view(texts, Message::EscapePressed);
    }
    let label = match state.term {
        Term::ForATime => "absence-save",
        Term::ForGood => "absence-move",
    };
    let save = if state.saving {
        (texts.text("dialog-saving"), None)
    } else {
        (texts.text(label), Some(Message::SubmitPressed))
    };
    parts::short_foot(texts, save, Message::EscapePressed)
}
