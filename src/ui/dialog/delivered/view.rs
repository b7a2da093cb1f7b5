//! What the delivery of an order looks like.

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::i18n::Texts;
use crate::service::form::DeliveredForm;
use crate::service::{Input, Refusal};
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::order::{payment, table};
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{
    Dialog, DialogSize, Dropdown, button, callout, date_picker, field, fields, labelled, line,
};

/// Names of the fields.
pub const DATE: &str = "delivered-date";
pub const AMOUNT: &str = "delivered-amount";
/// Width of the sums in pixels.
const SUMS: f32 = 300.0;

/// Whether a refusal is about the day and stands below it.
pub const fn about_date(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Date(_) | Input::Future(_)))
}

/// The dialog of a delivered order.
pub fn dialog<'a>(state: &'a State, context: &Context<'a>) -> Dialog<'a, Message> {
    let texts = context.texts;
    let body = match &state.form {
        Some(form) => body(state, form, context),
        None if state.refusal.is_some() => Space::new().into(),
        None => text::muted(texts.text("dialog-loading")).into(),
    };
    let elsewhere = parts::sentence(texts, state.refusal.as_ref(), |refusal| !about_date(refusal));
    let dialog = Dialog::new("delivered", texts.text("delivered-title"), body)
        .size(DialogSize::Large)
        .subtitle(parts::subtitle(state.form.as_ref().map(|form| &form.whom)))
        .footer(parts::foot(elsewhere, buttons(state, texts)))
        .on_escape(Message::EscapePressed);
    match &state.form {
        Some(form) => dialog.status(Tone::Accent, form.order.order.number.clone()),
        None => dialog,
    }
}

fn body<'a>(state: &'a State, form: &'a DeliveredForm, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let other = state.opened.as_ref().is_some_and(|opened| opened.lines != state.lines.typed());
    let other = other.then(|| callout(Tone::Accent, texts.text("delivered-other"), None));
    let lines = table::view(texts, &state.lines, Message::Line, |press| {
        press.plain(Named::Enter).then_some(Message::SubmitPressed)
    });
    let agreed = form.order.order.delivery_on;
    let early = (agreed > context.today).then(|| {
        let day = texts.date_with_weekday(agreed);
        callout(Tone::Warning, t!(texts, "delivered-early", day = day), None)
    });
    let (paid, owed) = state.paid_and_owed();
    Column::new()
        .push(state.kept.line(texts, Message::RestoredDiscarded))
        .push(early)
        .push(head(state, form, context))
        .push(column![line(), lines])
        .push(other)
        .push(state.overpaid.question(paid, owed, texts))
        .push(row![text::caption(texts.text("order-keys")).width(Length::Fill), sums(state, texts)])
        .spacing(space::M)
        .into()
}

fn head<'a>(state: &'a State, form: &'a DeliveredForm, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let closed = |day| !form.calendar.is_deliverable(day);
    let picker = date_picker::Context { texts, today: context.today, closed: &closed };
    let error = state.date.error().map(|error| texts.text(error.text_id()));
    let error = error.or_else(|| parts::sentence(texts, state.refusal.as_ref(), about_date));
    let date = state.date.field(DATE, picker).map(Message::Date);
    let payments = PaymentKind::ALL.iter().map(|kind| payment(texts, *kind)).collect();
    let paid = PaymentKind::ALL.iter().position(|kind| *kind == state.payment);
    let amount = field(AMOUNT, texts.text("delivered-amount"), state.amount.clone())
        .placeholder(texts.text("delivered-amount-hint"))
        .error(state.amount_wrong.then(|| texts.text("delivered-amount-wrong")))
        .on_input(Message::AmountTyped)
        .on_submit(Message::SubmitPressed);
    fields(vec![
        labelled(texts.text("delivered-date"), date, error),
        labelled(
            texts.text("delivered-payment"),
            Dropdown::new(payments, paid, Message::PaymentChosen).id("delivered-payment"),
            None,
        ),
        amount.into(),
    ])
}

fn sums<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    let Some(total) = state.due() else { return Space::new().width(SUMS).into() };
    let (paid, owed) = state.paid_and_owed();
    let after = owed.as_minor().saturating_sub(paid.as_minor());
    let (label, tone) = if after < 0 {
        ("delivered-advance-after", Tone::Neutral)
    } else if after > 0 {
        ("delivered-debt-after", Tone::Bad)
    } else {
        ("delivered-debt-after", Tone::Neutral)
    };
    let after = Money::minor(after.saturating_abs());
    column![
        row![
            text::figure(texts.text("delivered-total")).width(Length::Fill),
            text::figure(texts.money(total.as_minor())),
        ],
        row![
            text::muted(texts.text(label)).width(Length::Fill),
            text::body(texts.money(after.as_minor())).style(text::toned(tone)),
        ],
    ]
    .spacing(space::XS)
    .width(SUMS)
    .into()
}

fn buttons<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    if state.leaving {
        return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
    }
    let label = if state.saving { "dialog-saving" } else { "delivered-save" };
    let ready = state.form.is_some() && !state.saving;
    let save = button(texts.text(label)).primary().key("Ctrl Enter");
    let buttons = Row::new()
        .push(save.on_press_maybe(ready.then_some(Message::SubmitPressed)))
        .push(Space::new().width(Length::Fill))
        .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
        .align_y(Alignment::Center);
    container(buttons).width(Length::Fill).into()
}
