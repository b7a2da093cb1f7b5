//! What is done in the churn review in hand (S0-13 … S0-36): each opens its dialog, or says why not.

use iced::Task;

use super::dialogs::{self, DeskDialog};
use super::listing::Rows;
use super::open::told;
use super::table::Mark;
use super::{Action, Message as Outer, Reply, State, settling};
use crate::domain::address::ChurnStage;
use crate::domain::ids::{AddressId, OfferId};
use crate::domain::task::Outcome;
use crate::service::Refusal;
use crate::service::review::{WithdrawOffer, right_of};
use crate::service::rights::Right;
use crate::telephony::DialError;
use crate::ui::calling;
use crate::ui::dialog::review::recording;
use crate::ui::dialog::review::{self, Case, What};
use crate::ui::dialog::{container_adjustment, order, parts, statement};
use crate::ui::screen::Context;
use crate::wording;
use crate::workflow::churn::{Blocked, Step};

/// What happened in a churn review.
#[derive(Debug, Clone)]
pub enum Message {
    /// A step of the review in hand is to be taken.
    StepPressed(Step),
    /// Containers are to be written off or on.
    AdjustPressed,
    /// Money of the customer in review is to be recorded.
    PayPressed,
    /// Its containers and deposits are.
    ContainersPressed,
    /// A reconciliation statement is to be made.
    StatementPressed,
    /// A verdict on the operator's work is to be given.
    VerdictPressed,
    /// Something is to be offered to the customer in review.
    OfferPressed,
    /// An offer is to be withdrawn.
    WithdrawPressed(OfferId),
    /// It was, or not.
    Withdrawn(AddressId, Result<(), Refusal>),
    /// The recordings of the calls, beginning with the contact at this place.
    RecordingsPressed(usize),
    /// The recording at this place is to be heard.
    ListenPressed(usize),
    /// The system opened it, or why not.
    Listened(Result<(), DialError>),
}

impl State {
    pub(super) fn review_message(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::StepPressed(step) => self.press_step(step, context),
            Message::AdjustPressed => self.adjust(context),
            Message::PayPressed => self.pay(context),
            Message::ContainersPressed => self.move_containers(context),
            Message::StatementPressed => self.make_statement(context),
            Message::VerdictPressed => self.judge(context),
            Message::OfferPressed => self.offer(context),
            Message::WithdrawPressed(offer) => self.withdraw(offer, context),
            Message::Withdrawn(address, answer) => self.withdrawn(address, answer, context),
            Message::RecordingsPressed(of) => self.recordings(of, context),
            Message::ListenPressed(of) => self.listen(of),
            Message::Listened(listened) => self.listened(&listened, context),
        }
    }

    /// The case in hand, as it is seen.
    fn case(&self) -> Option<Case> {
        let card = self.card_in_sight()?;
        let form = self.review_in_sight()?.clone();
        Some(Case { address: card.address, client: card.client.clone(), text: card.text.clone(), form })
    }

    /// The case in hand, while there is something to be done with it here; or why there is none.
    fn case_to_work(&self, context: &Context<'_>) -> Result<Case, String> {
        if self.table().address().is_none() {
            return Err(context.texts.text("desk-nothing-selected"));
        }
        let handled = self.table().selected().is_some_and(|place| self.table().is_handled(place));
        match self.case() {
            // Handed over, and it waits for the same person again: whoever holds several roles goes on at once.
            Some(case) if !handled || !case.form.steps.is_empty() => Ok(case),
            _ if handled => Err(context.texts.text("desk-row-handled")),
            _ => Err(context.texts.text("review-not-there")),
        }
    }

    /// The customer does not stay: to quality control from the senior operator (S0-21), closed by quality control (S0-32).
    pub(super) fn let_go(&mut self, context: &Context<'_>) -> Reply {
        let stage = self.review_in_sight().map(|form| form.stage);
        let step = if stage == Some(ChurnStage::SeniorOperator) { Step::PassToQuality } else { Step::Close };
        self.press_step(step, context)
    }

    /// A step is to be taken. What stands against it is said at once, so that nobody types in vain.
    pub(super) fn press_step(&mut self, step: Step, context: &Context<'_>) -> Reply {
        let case = match self.case_to_work(context) {
            Ok(case) => case,
            Err(why) => return told(why),
        };
        match against(step, &case, context) {
            Some(Refusal::Review(blocked)) => return told(settling::said(&blocked, &case.form, context)),
            Some(refusal) => return told(wording::refused(context.texts, &refusal)),
            None => {}
        }
        if step == Step::Shipment {
            return self.ship_in_review(case.address, context);
        }
        self.open_review(case, What::Step(step), context)
    }

    /// An order for the list date: accepted, it brings the address back to work (S1-71, R-44).
    fn ship_in_review(&mut self, address: AddressId, context: &Context<'_>) -> Reply {
        self.take_in_hand(context);
        let date = self.filters.list_date(context.today);
        let (state, task) = order::State::open(address, None, date, context);
        self.open(DeskDialog::Order(Box::new(state)), task.map(dialogs::Message::Order))
    }

    fn open_review(&mut self, case: Case, what: What, context: &Context<'_>) -> Reply {
        self.take_in_hand(context);
        let (state, task) = review::State::open(case, what, context);
        self.open(DeskDialog::Review(Box::new(state)), task.map(dialogs::Message::Review))
    }

    /// Containers are written off or on (S0-24, S1-69).
    pub(super) fn adjust(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.address_with(Right::AdjustContainers, context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let (state, task) = container_adjustment::State::open(address, context);
        self.open(DeskDialog::Adjustment(Box::new(state)), task.map(dialogs::Message::Adjustment))
    }

    /// A reconciliation statement (S0-34, S1-68).
    pub(super) fn make_statement(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.address_with(Right::CollectDebts, context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let (state, task) = statement::State::open(address, context);
        self.open(DeskDialog::Statement(Box::new(state)), task.map(dialogs::Message::Statement))
    }

    /// The address in hand, for whoever has a right; or why not.
    pub(super) fn address_with(&self, right: Right, context: &Context<'_>) -> Result<AddressId, String> {
        if !context.actor.may(right) {
            return Err(wording::refused(context.texts, &not_allowed(right, context)));
        }
        self.table().address().ok_or_else(|| context.texts.text("desk-nothing-selected"))
    }

    /// The verdict on the operator's work (S0-14).
    pub(super) fn judge(&mut self, context: &Context<'_>) -> Reply {
        self.with_right(What::Verdict, Right::ReviewSenior, |case| case.form.may_judge, context)
    }

    /// An offer to the customer (S0-25).
    pub(super) fn offer(&mut self, context: &Context<'_>) -> Reply {
        self.with_right(What::Offer, Right::ReviewQuality, |case| case.form.may_offer, context)
    }

    fn with_right(
        &mut self,
        what: What,
        right: Right,
        may: impl FnOnce(&Case) -> bool,
        context: &Context<'_>,
    ) -> Reply {
        let case = match self.case_to_work(context) {
            Ok(case) => case,
            Err(why) => return told(why),
        };
        if may(&case) {
            return self.open_review(case, what, context);
        }
        let refusal =
            if context.actor.may(right) { Blocked::Stage.into() } else { not_allowed(right, context) };
        told(wording::refused(context.texts, &refusal))
    }

    /// The newest offer that can be withdrawn, by whoever may.
    pub(super) fn offer_to_withdraw(&self) -> Option<OfferId> {
        let form = self.review_in_sight().filter(|form| form.may_offer)?;
        form.offers.iter().filter(|offer| offer.taken_by.is_none()).map(|offer| offer.id).max()
    }

    /// An offer that no longer holds.
    pub(super) fn withdraw(&mut self, offer: OfferId, context: &Context<'_>) -> Reply {
        let Some(address) = self.table().address() else { return (Task::none(), None) };
        let withdrawn = parts::run(context, WithdrawOffer { offer });
        (withdrawn.map(move |answer| Outer::Review(Message::Withdrawn(address, answer))), None)
    }

    pub(super) fn withdrawn(
        &mut self,
        address: AddressId,
        answer: Result<(), Refusal>,
        context: &Context<'_>,
    ) -> Reply {
        let sentence = match answer {
            Ok(()) => context.texts.text("review-offer-withdrawn"),
            Err(refusal) => wording::refused(context.texts, &refusal),
        };
        let read = self.done(address, None, context);
        (read, Some(Action::Notice { sentence, undo: false }))
    }

    /// The recordings of the calls with the customer (S0-14).
    pub(super) fn recordings(&mut self, of: usize, context: &Context<'_>) -> Reply {
        let Some(case) = self.case() else { return told(context.texts.text("review-not-there")) };
        let (state, task) = recording::State::open(case, self.recordings.clone(), of);
        self.open(DeskDialog::Recording(Box::new(state)), task.map(dialogs::Message::Recording))
    }

    /// The recording of one of the contacts is heard.
    pub(super) fn listen(&self, of: usize) -> Reply {
        let contact = self.review_in_sight().and_then(|form| form.contacts.get(of));
        let recording = contact.map(|contact| contact.recording.clone()).filter(|place| !place.is_empty());
        let Some(recording) = recording else { return (Task::none(), None) };
        (calling::open_recording(recording).map(|listened| Outer::Review(Message::Listened(listened))), None)
    }

    pub(super) fn listened(&self, listened: &Result<(), DialError>, context: &Context<'_>) -> Reply {
        match listened {
            Ok(()) => (Task::none(), None),
            Err(_) => told(context.texts.text("review-recording-not-opened")),
        }
    }

    /// Something was done in a review. Where the case went on, its row is greyed and the next one in hand.
    pub(super) fn reviewed(
        &mut self,
        address: AddressId,
        done: review::Done,
        context: &Context<'_>,
    ) -> Reply {
        let mark =
            done.went.map(|stage| Mark { outcome: Outcome::Closed, postponed_to: None, went: Some(stage) });
        let undo = mark.is_some() && self.remember_handling(address);
        if mark.is_some() {
            self.calls.end(address);
            self.calls.settle(address);
        }
        let read = self.done(address, mark, context);
        (read, Some(Action::Notice { sentence: done.sentence, undo }))
    }

    /// Whether the rows in sight are churn reviews.
    pub(super) fn is_reviewing(&self) -> bool {
        matches!(self.table().listing().rows, Rows::Churn(_))
    }
}

/// What stands against a step: it is another's, of another stage, or the case does not allow it yet.
fn against(step: Step, case: &Case, context: &Context<'_>) -> Option<Refusal> {
    let form = &case.form;
    match form.steps.iter().find(|(known, _)| *known == step) {
        Some((_, blocked)) => blocked.clone().map(Refusal::from),
        None if step.stages().contains(&form.stage) => Some(not_allowed(right_of(step, form.stage), context)),
        None => Some(Blocked::Stage.into()),
    }
}

fn not_allowed(right: Right, context: &Context<'_>) -> Refusal {
    Refusal::NotAllowed(right, context.actor.rights.roles(right))
}
