//! What becomes of an order: accepted, kept as a draft, left.

use iced::Task;

use super::{Action, Message, Saving, State};
use crate::domain::address::AddressStatus;
use crate::domain::order::OrderStatus;
use crate::domain::task::Outcome;
use crate::service::form::{Preview, near, preview_next};
use crate::service::order::{OrderSaved, SaveOrder};
use crate::service::{Refusal, answered, new_key};
use crate::t;
use crate::ui::screen::Context;

/// An order that was saved, and what follows from it where it was accepted.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The order.
    pub order: OrderSaved,
    /// The plan after its delivery.
    pub preview: Option<Preview>,
}

impl State {
    /// The command that accepting or saving sends; `None` before the order is there.
    pub fn command(&self, accept: bool) -> Option<SaveOrder> {
        let form = self.form.as_ref()?;
        Some(SaveOrder {
            order: form.draft.as_ref().map(|(id, version, _)| (*id, *version)),
            address: self.address,
            row: self.row,
            accept,
            delivery_on: self.date.date()?,
            window: self.windows.get(self.window).cloned().unwrap_or_default(),
            payment: self.payment,
            driver_note: self.note.text(),
            lines: self.lines.typed(),
        })
    }

    pub(super) fn accept(&mut self, context: &Context<'_>) -> Task<Message> {
        self.hurried = self.form.is_none() && self.refusal.is_none();
        self.send(Saving::Accepted, context)
    }

    pub(super) fn save_draft(&mut self, context: &Context<'_>) -> Task<Message> {
        let saving = if self.leaving { Saving::DraftAndLeave } else { Saving::Draft };
        self.send(saving, context)
    }

    fn send(&mut self, saving: Saving, context: &Context<'_>) -> Task<Message> {
        // What stands in the date counts, also where Enter did not take it.
        self.date.update(crate::ui::widget::date_picker::Message::Left, context.today);
        if self.date.error().is_some() {
            return iced::widget::operation::focus(super::view::DATE);
        }
        let Some(command) = self.command(saving == Saving::Accepted) else { return Task::none() };
        self.adding = None;
        self.leaving = false;
        self.refusal = None;
        self.saving = Some(saving);
        Task::future(carry_out(context.office.clone(), context.actor.clone(), command)).map(Message::Saved)
    }

    pub(super) fn take_saved(
        &mut self,
        saved: Result<Box<Kept>, Refusal>,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Action>) {
        let Some(saving) = self.saving.take() else { return (Task::none(), None) };
        let kept = match saved {
            Ok(kept) => kept,
            Err(refusal) => {
                self.refusal = Some(refusal);
                return (Task::none(), None);
            }
        };
        if saving == Saving::Accepted {
            return (Task::none(), Some(self.accepted(&kept, context)));
        }
        let OrderSaved { id, number, version, .. } = kept.order;
        self.draft_saved = Some(number.clone());
        if let Some(form) = &mut self.form {
            form.draft = Some((id, version, number));
        }
        self.saved = Some(self.typed());
        (Task::none(), (saving == Saving::DraftAndLeave).then(|| self.left(context)))
    }

    fn accepted(&self, kept: &Kept, context: &Context<'_>) -> Action {
        let texts = context.texts;
        let day = self.date.date().map(|day| texts.date_short_with_weekday(day)).unwrap_or_default();
        let number = kept.order.number.as_str();
        let next = kept.preview.as_ref().and_then(|preview| preview.plan.next_delivery);
        let sentence = match next {
            Some(next) => {
                let next = texts.date_short_with_weekday(next);
                t!(texts, "order-accepted-next", number = number, day = day, next = next)
            }
            None => t!(texts, "order-accepted", number = number, day = day),
        };
        Action::Done { address: self.address, handled: Some(Outcome::Accepted), postponed_to: None, sentence }
    }

    /// Left: the desk has something new to show where a draft was saved.
    pub(super) fn left(&self, context: &Context<'_>) -> Action {
        let Some(number) = &self.draft_saved else { return Action::Closed };
        let sentence = t!(context.texts, "order-draft-saved", number = number.as_str());
        Action::Done { address: self.address, handled: None, postponed_to: None, sentence }
    }

    /// What should be known before accepting; none of it forbids.
    pub(super) fn warnings(&self, context: &Context<'_>) -> Vec<String> {
        let (Some(form), Some(day)) = (&self.form, self.date.date()) else { return Vec::new() };
        let texts = context.texts;
        let mut warnings = Vec::new();
        if form.status == AddressStatus::ChurnReview {
            warnings.push(texts.text("order-warning-churn"));
        }
        if !form.calendar.is_deliverable(day) {
            let name = form.calendar.name(day).map(|name| format!(" ({name})")).unwrap_or_default();
            let day = texts.date_short_with_weekday(day);
            warnings.push(t!(texts, "order-warning-closed-day", day = day, name = name));
        }
        for (number, on, status) in &form.live {
            if *on == day || (near(*on, day) && !form.daily) {
                let status = status_word(context, *status);
                let on = texts.date_short_with_weekday(*on);
                let number = number.as_str();
                warnings.push(t!(texts, "order-warning-other", number = number, day = on, status = status));
            }
        }
        warnings
    }
}

fn status_word(context: &Context<'_>, status: OrderStatus) -> String {
    context.texts.text(&format!("order-status-{}", status.code())).to_lowercase()
}

/// Saves the order; once it is accepted, asks what follows from it.
async fn carry_out(
    office: crate::service::OfficeLink,
    actor: crate::service::Actor,
    command: SaveOrder,
) -> Result<Box<Kept>, Refusal> {
    let SaveOrder { accept, address, delivery_on, ref lines, .. } = command;
    let lines = lines.clone();
    let order = answered(office.run(actor, new_key()?, command)).await?.value;
    let preview = if accept {
        // The order is taken; a forecast that cannot be had is no reason to say otherwise.
        answered(office.read(move |read| preview_next(read, address, delivery_on, &lines))).await.ok()
    } else {
        None
    };
    Ok(Box::new(Kept { order, preview }))
}
