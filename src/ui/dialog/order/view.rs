//! What the order looks like.

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Length};

use super::warnings::hours;
use super::{Message, Printing, Question, Saving, State, adding, sums, table};
use crate::domain::limits::LONGEST_REMARK;
use crate::domain::order::PaymentKind;
use crate::i18n::Texts;
use crate::service::form::{OrderForm, Preview, SuggestedLine};
use crate::service::{Input, Refusal};
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::parts::{self, Area};
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, size, space, text};
use crate::ui::widget::{
    Dialog, DialogSize, Dropdown, button, callout, date_picker, fields, input, labelled, line,
};
use crate::wording::{plan_headline, reason_lines};

/// The name of the day of the delivery.
pub const DATE: &str = "order-date";
/// Height of the comment to the driver in pixels.
const NOTE_HEIGHT: f32 = 64.0;
/// The name of a time that is none of the usual ones.
pub const WINDOW: &str = "order-own-window";
/// Height of the dialog while the order is read, that of an everyday order, so that it does not jump; in pixels.
const LOADING: f32 = 330.0;
/// Characters of the permanent notes that fit in two lines.
const NOTES: usize = 260;

/// The dialog of an order.
pub fn dialog<'a>(state: &'a State, context: &Context<'a>) -> Dialog<'a, Message> {
    let texts = context.texts;
    let body = match &state.form {
        Some(form) => body(state, form, context),
        None if state.refusal.is_some() => Space::new().into(),
        None => text::muted(texts.text("dialog-loading")).height(LOADING).into(),
    };
    let (tone, status) = status(state, texts);
    let elsewhere = parts::sentence(texts, state.refusal.as_ref(), |refusal| {
        !parts::about_text(refusal) && !about_date(refusal) && !about_window(refusal)
    });
    Dialog::new("order", texts.text("order-title"), body)
        .size(DialogSize::Large)
        .status(tone, status)
        .subtitle(parts::subtitle(state.form.as_ref().map(|form| &form.whom)))
        .footer(parts::foot(elsewhere, buttons(state, texts)))
        .on_escape(Message::EscapePressed)
}

/// Height of the line about what follows, in pixels.
const FOLLOWS: f32 = 20.0;

fn status(state: &State, texts: &Texts) -> (Tone, String) {
    let number = state.form.as_ref().and_then(|form| form.order.as_ref());
    let number = number.map(|(_, _, number)| number.as_str());
    match (state.is_edit(), number) {
        (true, number) => {
            (Tone::Accent, t!(texts, "order-accepted-number", number = number.unwrap_or_default()))
        }
        (false, Some(number)) => (Tone::Neutral, t!(texts, "order-draft-number", number = number)),
        (false, None) => (Tone::Neutral, texts.text("order-status-draft")),
    }
}

/// Whether a refusal is about the time and stands below it.
const fn about_window(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Window))
}

/// Whether a refusal is about the day and stands below it.
const fn about_date(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Date(_) | Input::Past(_) | Input::TooFar(_)))
}

fn body<'a>(state: &'a State, form: &'a OrderForm, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let warnings = state.warnings(context).into_iter().map(|words| callout(Tone::Warning, words, None));
    let lines = table::view(texts, &state.lines, Message::Line, |_| None).on_letter(Message::LetterTyped);
    let table =
        column![line(), lines, adding::view(texts, state.adding.as_ref(), (form, state.day())), line()];
    let area = Area {
        name: "order-note",
        label: texts.text("order-note"),
        height: NOTE_HEIGHT,
        longest: LONGEST_REMARK,
    };
    let error = parts::sentence(texts, state.refusal.as_ref(), parts::about_text);
    let note = parts::area(texts, area, &state.note, error, Message::NoteEdited);
    let restored = state.kept.line(texts, Message::RestoredDiscarded);
    let notes = notes(form, texts).map(text::muted);
    let mut body =
        Column::new().push(restored).push(head(state, form, context)).push(notes).spacing(space::M);
    if let Some((words, next)) = state.unusual(context) {
        let other = next.map(|next| {
            let label = t!(texts, "order-usual-day", day = texts.date_short_with_weekday(next));
            button(label).key("Alt N").on_press(Message::UsualDayTaken).mouse_only()
        });
        body = body.push(callout(Tone::Warning, words, other));
    }
    for warning in warnings {
        body = body.push(warning);
    }
    for promotion in form.promotions_on(state.day()) {
        let words = t!(texts, "order-promotion", text = promotion.text.as_str());
        body = body.push(callout(Tone::Accent, words, None));
    }
    let ahead = (!state.ahead.is_empty()).then(|| state.ahead.view(context, &form.calendar));
    body.push(table)
        .push(offers(state, texts))
        .push(row![note, sums::view(state, form, texts)].spacing(space::XL))
        .push(ahead)
        .push(match &state.preview {
            Some(preview) => follows(state, preview, texts),
            // It comes a moment later: the dialog must not jump then.
            None => Space::new().height(FOLLOWS).into(),
        })
        .into()
}

fn head<'a>(state: &'a State, form: &'a OrderForm, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let ordered =
        container(text::body(texts.date(form.ordered_on))).height(size::CONTROL).align_y(Alignment::Center);
    let closed = |day| !form.calendar.is_deliverable(day);
    let picker = date_picker::Context { texts, today: context.today, closed: &closed };
    let error = state.date.error().map(|error| texts.text(error.text_id()));
    let error = error.or_else(|| parts::sentence(texts, state.refusal.as_ref(), about_date));
    let date = state.date.field(DATE, picker).map(Message::Date);
    let window_error = parts::sentence(texts, state.refusal.as_ref(), about_window);
    let payments = PaymentKind::ALL.iter().map(|kind| payment(texts, *kind)).collect();
    let paid = PaymentKind::ALL.iter().position(|kind| *kind == state.payment);
    fields(vec![
        container(labelled(texts.text("order-date"), ordered, None)).width(120).into(),
        labelled(texts.text("order-delivery-date"), date, error),
        labelled(texts.text("order-window"), window_field(state, texts), window_error),
        labelled(
            texts.text("order-payment"),
            Dropdown::new(payments, paid, Message::PaymentChosen).id("order-payment"),
            None,
        ),
    ])
}

/// The usual times, and a field for one that is none of them.
fn window_field<'a>(state: &'a State, texts: &Texts) -> Element<'a, Message> {
    let usual = state.windows.iter().map(|(from, to)| window(texts, from, to));
    let windows = usual.chain([texts.text("order-window-own")]).collect();
    let choice = Dropdown::new(windows, Some(state.window), Message::WindowChosen).id("order-window");
    let own = state.own_window().map(|typed| {
        input(WINDOW, &texts.text("order-window-hint"), typed).on_input(Message::WindowTyped).width(120)
    });
    Row::new().push(choice).push(own).spacing(space::XS).into()
}

/// What is always to be known about a delivery there, in one line.
fn notes(form: &OrderForm, texts: &Texts) -> Option<String> {
    let notes = &form.notes;
    let named = |id: &str, value: &str| (!value.is_empty()).then(|| t!(texts, id, value = value));
    let parts = [
        named("order-notes-entrance", &notes.entrance),
        named("order-notes-floor", &notes.floor),
        named("order-notes-intercom", &notes.intercom),
        notes.call_before.then(|| texts.text("order-notes-call-before")),
        hours(texts, &notes.hours),
        (!notes.note.is_empty()).then(|| notes.note.replace('\n', " ")),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    (!words.is_empty()).then(|| parts::cut(&words.join(" · "), NOTES))
}

/// What can be taken at one key: a suggestion, last time, further deliveries.
fn offers<'a>(state: &'a State, texts: &Texts) -> Element<'a, Message> {
    let suggested = state.preview.as_ref().and_then(|preview| preview.suggested);
    let other = |suggested: &SuggestedLine| {
        let typed = state.lines.rows().iter().find(|row| row.product.id == suggested.product);
        typed.is_none_or(|row| row.quantity != suggested.units)
    };
    let suggestion = suggested.filter(other).map(|suggested| {
        let until = texts.date_short_with_weekday(suggested.until);
        let words = t!(texts, "order-suggested", count = suggested.units, until = until);
        button(words).link().key("Alt Q").on_press(Message::SuggestionTaken).mouse_only()
    });
    let last = button(texts.text("order-last-time")).link().key("Alt L").on_press(Message::LastTimeTaken);
    let ahead = (state.ahead.is_empty() && !state.is_edit()).then(|| {
        button(texts.text("order-ahead-open"))
            .link()
            .key("Alt R")
            .on_press(Message::AheadToggled)
            .mouse_only()
    });
    // The suggestion comes a moment later: last, so that nothing moves away under the pointer.
    Row::new()
        .push(last.mouse_only())
        .push(ahead)
        .push(suggestion)
        .spacing(space::L)
        .align_y(Alignment::Center)
        .into()
}

fn window(texts: &Texts, from: &str, to: &str) -> String {
    if from.is_empty() { texts.text("order-window-any") } else { format!("{from} – {to}") }
}

/// How money comes in, in words.
pub fn payment(texts: &Texts, kind: PaymentKind) -> String {
    texts.text(&format!("payment-{}", kind.code()))
}

/// The next date of the plan and the containers after the delivery; the reasons when asked.
fn follows<'a>(state: &State, preview: &Preview, texts: &Texts) -> Element<'a, Message> {
    let left = t!(texts, "order-left", count = preview.containers);
    let sentence: Element<'a, Message> = match preview.plan.next_delivery {
        Some(next) => row![
            text::muted(t!(texts, "order-after", count = preview.bottles)),
            text::strong(texts.date_with_weekday(next)),
            text::muted(format!("· {left}")),
        ]
        .spacing(space::XS)
        .into(),
        None => text::muted(format!("{} · {left}", plan_headline(texts, &preview.plan))).into(),
    };
    let why = button(texts.text("order-why")).link().on_press(Message::WhyPressed).mouse_only();
    let head = Row::new()
        .push(container(sentence).width(Length::Fill))
        .push(why)
        .push(crate::ui::widget::key_cap("Alt W"))
        .spacing(space::S)
        .align_y(Alignment::Center);
    let reasons = state.why.then(|| {
        let mut reasons: Column<'a, Message> = Column::new().spacing(2);
        for reason in reason_lines(texts, &preview.plan) {
            reasons =
                reasons.push(row![text::muted(reason.text).width(Length::Fill), text::body(reason.value)]);
        }
        container(reasons).padding(space::M).width(Length::Fill).style(theme::container::raised)
    });
    Column::new().push(head).push(reasons).spacing(space::S).into()
}

fn buttons<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    match state.question {
        Some(Question::Leave) => {
            let keep = (!state.is_edit()).then(|| (texts.text("order-keep-draft"), Message::SavePressed));
            return parts::leaving(texts, keep, Message::Discarded, Message::EscapePressed);
        }
        Some(Question::Cancel) => return cancelling(texts),
        None => {}
    }
    let ready = state.form.is_some() && state.saving.is_none();
    let accept = match state.saving {
        Some(Saving::Accepted | Saving::Cancelled) => "dialog-saving",
        _ if state.is_edit() => "order-save-changes",
        _ => "order-accept",
    };
    let draft = match state.saving {
        Some(Saving::Draft | Saving::DraftAndLeave | Saving::DraftAndPrint) => "dialog-saving",
        _ => "order-save-draft",
    };
    let second = if state.is_edit() {
        let cancel = button(texts.text("order-cancel")).danger().key("Alt X");
        cancel.on_press_maybe(ready.then_some(Message::CancelPressed))
    } else {
        button(texts.text(draft)).key("Ctrl S").on_press_maybe(ready.then_some(Message::SavePressed))
    };
    let print = button(texts.text("order-print")).key("Alt P");
    Row::new()
        .push(
            button(texts.text(accept))
                .primary()
                .key("Ctrl Enter")
                .on_press_maybe(ready.then_some(Message::AcceptPressed)),
        )
        .push(second)
        .push(print.on_press_maybe(ready.then_some(Message::PrintPressed)))
        .push(container(Column::new().push(said(state, texts))).width(Length::Fill))
        .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
        .spacing(space::S)
        .align_y(Alignment::Center)
        .into()
}

/// What was last done without leaving the order: it was printed, or a draft was kept.
fn said<'a>(state: &State, texts: &Texts) -> Option<Element<'a, Message>> {
    let (tone, sentence) = match &state.printing {
        Some(Printing::Making(_)) => (Tone::Neutral, texts.text("settings-working")),
        Some(Printing::Said(Ok(sentence))) => (Tone::Good, sentence.clone()),
        Some(Printing::Said(Err(sentence))) => (Tone::Bad, sentence.clone()),
        None => {
            let number = state.draft_saved.as_ref().filter(|_| !state.is_unsaved())?;
            (Tone::Good, t!(texts, "order-draft-saved", number = number.as_str()))
        }
    };
    Some(text::caption(sentence).style(text::toned(tone)).into())
}

/// The question before an order is called off.
fn cancelling<'a>(texts: &Texts) -> Element<'a, Message> {
    let stay = button(texts.text("order-cancel-stay")).id(parts::STAY).primary().key("Esc");
    let cancel = button(texts.text("order-cancel-confirm")).danger().key("Alt Del");
    let buttons = Row::new()
        .push(stay.on_press(Message::EscapePressed))
        .push(Space::new().width(Length::Fill))
        .push(cancel.on_press(Message::CancelConfirmed));
    Column::new()
        .push(callout(Tone::Warning, texts.text("order-cancel-question"), None))
        .push(buttons)
        .spacing(space::M)
        .width(Length::Fill)
        .into()
}
