//! What the order looks like.

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Length};

use super::{Message, Saving, State, adding, table};
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::i18n::Texts;
use crate::service::form::{OrderForm, Preview};
use crate::service::order::LONGEST_NOTE;
use crate::service::{Input, Refusal};
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::parts::{self, Area};
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, size, space, text};
use crate::ui::widget::{Dialog, DialogSize, Dropdown, button, callout, date_picker, fields, labelled, line};
use crate::wording::{plan_headline, reason_lines};

/// The name of the day of the delivery.
pub const DATE: &str = "order-date";
/// Height of the comment to the driver in pixels.
const NOTE_HEIGHT: f32 = 64.0;
/// Width of the sums in pixels.
const SUMS: f32 = 300.0;
/// Characters of client and address that fit beside the title.
const SUBTITLE: usize = 76;

/// The dialog of an order.
pub fn dialog<'a>(state: &'a State, context: &Context<'a>) -> Dialog<'a, Message> {
    let texts = context.texts;
    let body = match &state.form {
        Some(form) => body(state, form, context),
        None if state.refusal.is_some() => Space::new().into(),
        None => text::muted(texts.text("dialog-loading")).into(),
    };
    let status = match state.form.as_ref().and_then(|form| form.draft.as_ref()) {
        Some((_, _, number)) => t!(texts, "order-draft-number", number = number.as_str()),
        None => texts.text("order-status-draft"),
    };
    let elsewhere = parts::sentence(texts, state.refusal.as_ref(), |refusal| {
        !parts::about_text(refusal) && !about_date(refusal)
    });
    Dialog::new("order", texts.text("order-title"), body)
        .size(DialogSize::Large)
        .status(Tone::Neutral, status)
        .subtitle(parts::subtitle(state.form.as_ref().map(|form| &form.whom), SUBTITLE))
        .footer(parts::foot(elsewhere, buttons(state, texts)))
        .on_escape(Message::EscapePressed)
}

/// Whether a refusal is about the day and stands below it.
const fn about_date(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Date(_) | Input::Past(_)))
}

fn body<'a>(state: &'a State, form: &'a OrderForm, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let warnings = state.warnings(context).into_iter().map(|words| callout(Tone::Warning, words, None));
    let lines = table::view(texts, &state.lines, Message::Line, |_| None);
    let table = column![line(), lines, adding::view(texts, state.adding.as_ref(), &form.products), line()];
    let area = Area {
        name: "order-note",
        label: texts.text("order-note"),
        height: NOTE_HEIGHT,
        longest: LONGEST_NOTE,
    };
    let error = parts::sentence(texts, state.refusal.as_ref(), parts::about_text);
    let note = parts::area(texts, area, &state.note, error, Message::NoteEdited);
    let mut body = column![head(state, form, context)].spacing(space::M);
    for warning in warnings {
        body = body.push(warning);
    }
    body.push(table)
        .push(row![note, sums(state, form, texts)].spacing(space::XL))
        .push(state.preview.as_ref().map(|preview| follows(state, preview, texts)))
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
    let windows = state.windows.iter().map(|(from, to)| window(texts, from, to)).collect();
    let payments = PaymentKind::ALL.iter().map(|kind| payment(texts, *kind)).collect();
    let paid = PaymentKind::ALL.iter().position(|kind| *kind == state.payment);
    fields(vec![
        container(labelled(texts.text("order-date"), ordered, None)).width(120).into(),
        labelled(texts.text("order-delivery-date"), date, error),
        labelled(
            texts.text("order-window"),
            Dropdown::new(windows, Some(state.window), Message::WindowChosen).id("order-window"),
            None,
        ),
        labelled(
            texts.text("order-payment"),
            Dropdown::new(payments, paid, Message::PaymentChosen).id("order-payment"),
            None,
        ),
    ])
}

fn window(texts: &Texts, from: &str, to: &str) -> String {
    if from.is_empty() { texts.text("order-window-any") } else { format!("{from} – {to}") }
}

/// How money comes in, in words.
pub fn payment(texts: &Texts, kind: PaymentKind) -> String {
    texts.text(&format!("payment-{}", kind.code()))
}

fn sums<'a>(state: &'a State, form: &'a OrderForm, texts: &Texts) -> Element<'a, Message> {
    let Some(total) = state.lines.total() else { return Space::new().width(SUMS).into() };
    let debt = form.balance.debt;
    let line = |label: String, amount: Money| {
        row![text::muted(label).width(Length::Fill), text::body(texts.amount(amount.as_minor()))]
    };
    let (before, due) = if debt == Money::ZERO {
        (None, "order-due")
    } else if debt < Money::ZERO {
        (Some("order-advance"), "order-due")
    } else {
        (Some("order-debt"), "order-due-with-debt")
    };
    // An advance that covers the order leaves nothing to be paid.
    let sum = total.plus(debt).map_or(total, |sum| sum.max(Money::ZERO));
    let goods = before.map(|_| line(texts.text("order-goods"), total));
    let before = before.map(|label| line(texts.text(label), debt));
    let due =
        row![text::figure(texts.text(due)).width(Length::Fill), text::figure(texts.money(sum.as_minor())),];
    Column::new().push(goods).push(before).push(due).spacing(space::XS).width(SUMS).into()
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
        .push(crate::ui::widget::key_cap("Alt 1"))
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
    if state.leaving {
        let keep = (texts.text("order-keep-draft"), Message::SavePressed);
        return parts::leaving(texts, Some(keep), Message::Discarded, Message::EscapePressed);
    }
    let ready = state.form.is_some() && state.saving.is_none();
    let accept = match state.saving {
        Some(Saving::Accepted) => "dialog-saving",
        _ => "order-accept",
    };
    let draft = match state.saving {
        Some(Saving::Draft | Saving::DraftAndLeave) => "dialog-saving",
        _ => "order-save-draft",
    };
    let saved = state.draft_saved.as_ref().filter(|_| !state.is_unsaved());
    let saved = saved.map(|number| {
        text::caption(t!(texts, "order-draft-saved", number = number.as_str())).style(text::toned(Tone::Good))
    });
    Row::new()
        .push(
            button(texts.text(accept))
                .primary()
                .key("Ctrl Enter")
                .on_press_maybe(ready.then_some(Message::AcceptPressed)),
        )
        .push(button(texts.text(draft)).key("Ctrl S").on_press_maybe(ready.then_some(Message::SavePressed)))
        .push(saved)
        .push(Space::new().width(Length::Fill))
        .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
        .spacing(space::S)
        .align_y(Alignment::Center)
        .into()
}
