//! What becomes of an order: accepted, changed, kept as a draft, called off, left.

use iced::Task;
use iced::widget::operation;

use super::{Action, Message, Opening, Question, Saving, State, parts};
use crate::domain::task::Outcome;
use crate::service::form::{Preview, preview_next};
use crate::service::order::{CancelOrder, OrderSaved, SaveOrder, TakeOrder};
use crate::service::{Input, Refusal, answered, new_key};
use crate::t;
use crate::ui::screen::Context;
use crate::ui::widget::date_picker;

/// An order that was saved, and what follows from it where it was accepted.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The order.
    pub order: OrderSaved,
    /// The plan after its delivery.
    pub preview: Option<Preview>,
}

impl State {
    /// The order that accepting or saving sends; `None` before it is there.
    pub fn command(&self, accept: bool) -> Option<SaveOrder> {
        let form = self.form.as_ref()?;
        let row = match self.opening {
            Opening::New { row, .. } => row,
            Opening::Edit(_) => None,
        };
        Some(SaveOrder {
            order: form.order.as_ref().map(|(id, version, _)| (*id, *version)),
            address: form.whom.address,
            row,
            accept,
            delivery_on: self.date.date()?,
            window: self.window()?,
            payment: self.payment,
            driver_note: self.note.text(),
            lines: self.lines.typed(),
        })
    }

    pub(super) fn accept(&mut self, context: &Context<'_>) -> Task<Message> {
        self.hurried = self.form.is_none() && self.refusal.is_none();
        self.send(Saving::Accepted, context)
    }

    /// An accepted order is no draft any more.
    pub(super) fn save_draft(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.is_edit() {
            return Task::none();
        }
        let leaving = self.question == Some(Question::Leave);
        self.send(if leaving { Saving::DraftAndLeave } else { Saving::Draft }, context)
    }

    pub(super) fn send(&mut self, saving: Saving, context: &Context<'_>) -> Task<Message> {
        let accept = saving == Saving::Accepted;
        // What stands in the date counts, also where Enter did not take it. What it brings with it is seen before it is accepted.
        let before = self.told(context);
        let looked = self.choose_date(date_picker::Message::Left, context);
        if accept
            && self.date.error().is_none()
            && before.is_some_and(|before| self.tells_more(&before, context))
        {
            return looked;
        }
        if self.date.error().is_some() {
            return operation::focus(super::view::DATE);
        }
        if let Some(field) = self.ahead.take_typed(context.today) {
            return operation::focus(field);
        }
        if self.form.is_some() && self.window().is_none() {
            self.refusal = Some(Input::Window.into());
            return operation::focus(super::view::WINDOW);
        }
        let Some(order) = self.command(accept) else { return Task::none() };
        let also_on = if accept { self.ahead.dates() } else { Vec::new() };
        let command = TakeOrder { order, deposit: self.deposit, also_on };
        self.adding = None;
        self.question = None;
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
        self.holds_ahead = saving != Saving::Accepted && !self.ahead.is_empty();
        if saving == Saving::Accepted {
            return (Task::none(), Some(self.accepted(&kept, context)));
        }
        let OrderSaved { id, number, version, .. } = kept.order;
        self.draft_saved = Some(number.clone());
        if let Some(form) = &mut self.form {
            form.order = Some((id, version, number));
        }
        self.saved = Some(self.typed());
        if saving == Saving::DraftAndPrint {
            return (self.print_stored(id, context), None);
        }
        (Task::none(), (saving == Saving::DraftAndLeave).then(|| self.left(context)))
    }

    fn accepted(&self, kept: &Kept, context: &Context<'_>) -> Action {
        let texts = context.texts;
        let day = self.date.date().map(|day| texts.date_short_with_weekday(day)).unwrap_or_default();
        let number = kept.order.number.as_str();
        let ahead = i64::try_from(self.ahead.dates().len()).unwrap_or(i64::MAX);
        let next = kept.preview.as_ref().and_then(|preview| preview.plan.next_delivery);
        let sentence = match next {
            _ if self.is_edit() => t!(texts, "order-changed", number = number, day = day),
            _ if ahead > 0 => t!(texts, "order-accepted-ahead", number = number, day = day, count = ahead),
            Some(next) => {
                let next = texts.date_near_with_weekday(next, context.today);
                t!(texts, "order-accepted-next", number = number, day = day, next = next)
            }
            None => t!(texts, "order-accepted", number = number, day = day),
        };
        let handled = (!self.is_edit()).then_some(Outcome::Accepted);
        self.done(handled, sentence)
    }

    /// Left: the desk has something new to show where a draft was saved.
    pub(super) fn left(&self, context: &Context<'_>) -> Action {
        match &self.draft_saved {
            None => Action::Closed,
            Some(number) => self.done(None, t!(context.texts, "order-draft-saved", number = number.as_str())),
        }
    }

    fn done(&self, handled: Option<Outcome>, sentence: String) -> Action {
        match &self.form {
            Some(form) => Action::Done { address: form.whom.address, handled, postponed_to: None, sentence },
            None => Action::Closed,
        }
    }

    /// Whether the order is really to be called off.
    pub(super) fn ask_cancel(&mut self) -> Task<Message> {
        if !self.is_edit() || self.form.is_none() {
            return Task::none();
        }
        self.question = Some(Question::Cancel);
        operation::focus(parts::STAY)
    }

    pub(super) fn cancel(&mut self, context: &Context<'_>) -> Task<Message> {
        let order = self.form.as_ref().and_then(|form| form.order.as_ref());
        let Some((id, version, _)) = order.filter(|_| self.is_edit()) else { return Task::none() };
        let command = CancelOrder { order: (*id, *version) };
        self.question = None;
        self.refusal = None;
        self.saving = Some(Saving::Cancelled);
        parts::run(context, command).map(Message::Cancelled)
    }

    pub(super) fn take_cancelled(
        &mut self,
        answer: Result<(), Refusal>,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Action>) {
        self.saving = None;
        match answer {
            Err(refusal) => {
                self.refusal = Some(refusal);
                (Task::none(), None)
            }
            Ok(()) => {
                let number = self.form.as_ref().and_then(|form| form.order.as_ref());
                let number = number.map_or("", |(_, _, number)| number.as_str());
                let sentence = t!(context.texts, "order-cancelled", number = number);
                (Task::none(), Some(self.done(None, sentence)))
            }
        }
    }
}

/// Saves the order; once it is accepted, asks what follows from it.
async fn carry_out(
    office: crate::service::OfficeLink,
    actor: crate::service::Actor,
    command: TakeOrder,
) -> Result<Box<Kept>, Refusal> {
    let SaveOrder { accept, address, delivery_on, ref lines, .. } = command.order;
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
