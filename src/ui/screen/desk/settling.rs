//! What settles a churn review: money that is paid or goes back, containers and deposits that do (S0-33, R-05); and the words
//! that say so to whoever may do it, and who may to whoever may not.

use super::dialogs::{self, DeskDialog};
use super::open::told;
use super::review::Message as Review;
use super::{Message, Reply, State};
use crate::domain::address::ChurnStage;
use crate::service::review::ReviewForm;
use crate::service::rights::Right;
use crate::t;
use crate::ui::dialog::container_return::Kind;
use crate::ui::dialog::{container_return, payment};
use crate::ui::screen::Context;
use crate::wording;
use crate::workflow::churn::Blocked;

/// What settles something that stands against a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settling {
    /// Containers are written off or on.
    Adjust,
    /// Containers come back, or a deposit goes back.
    Containers,
    /// Money is paid, or goes back.
    Pay,
}

impl Settling {
    /// Its text, its key and what it does.
    pub const fn button(self) -> (&'static str, &'static str, Message) {
        match self {
            Self::Adjust => ("review-adjust", "Alt 2", Message::Review(Review::AdjustPressed)),
            Self::Containers => {
                ("review-containers-button", "F9", Message::Review(Review::ContainersPressed))
            }
            Self::Pay => ("review-pay", "F3", Message::Review(Review::PayPressed)),
        }
    }
}

/// What settles a block, for whoever may do it.
pub(super) const fn settles(blocked: &Blocked, form: &ReviewForm) -> Option<Settling> {
    match blocked {
        Blocked::Containers { deposited, .. } if *deposited != 0 => may(form.may_pay, Settling::Containers),
        Blocked::ContainerDebt(_) | Blocked::Containers { .. } => may(form.may_adjust, Settling::Adjust),
        Blocked::Money(_) => may(form.may_pay, Settling::Pay),
        _ => None,
    }
}

const fn may(allowed: bool, settling: Settling) -> Option<Settling> {
    if allowed { Some(settling) } else { None }
}

/// What stands against a step, in words for whoever has the review in hand: the credit controller is not sent to credit
/// control, and whoever may not give a deposit back reads who may.
pub(super) fn said(blocked: &Blocked, form: &ReviewForm, context: &Context<'_>) -> String {
    let texts = context.texts;
    match blocked {
        Blocked::Money(sum) if form.stage == ChurnStage::CreditControl && form.may_pay => {
            let id = if *sum < 0 { "review-block-advance-mine" } else { "review-block-debt-mine" };
            t!(texts, id, sum = texts.money(sum.saturating_abs()))
        }
        Blocked::Containers { deposited, .. } if *deposited != 0 && !form.may_pay => {
            let sentence = wording::review_blocked(texts, blocked);
            let who = wording::roles(texts, context.actor.rights.roles(Right::PostSales));
            format!("{sentence} {}", t!(texts, "review-block-deposit-who", roles = who))
        }
        _ => wording::review_blocked(texts, blocked),
    }
}

/// A deposit that is still held when the money is settled: the address could not be closed by whoever gets it next.
pub(super) fn deposit_left(form: &ReviewForm) -> Option<i64> {
    let standing = &form.standing;
    let left = form.stage == ChurnStage::CreditControl && standing.money == 0 && standing.deposited > 0;
    left.then_some(standing.deposited)
}

impl State {
    /// Money of the customer in review: paid, or given back.
    pub(super) fn pay(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.address_with(Right::PostSales, context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let (state, task) = payment::State::open(address, context);
        self.open(DeskDialog::Payment(Box::new(state)), task.map(dialogs::Message::Payment))
    }

    /// Containers come back; where none stand there any more, the deposit goes back.
    pub(super) fn move_containers(&mut self, context: &Context<'_>) -> Reply {
        let address = match self.address_with(Right::PostSales, context) {
            Ok(address) => address,
            Err(why) => return told(why),
        };
        let standing = self.review_in_sight().map(|form| &form.standing);
        let deposit_alone = standing.is_some_and(|known| known.containers <= 0 && known.deposited > 0);
        let kind = if deposit_alone { Kind::DepositBack } else { Kind::Return };
        let (state, task) = container_return::State::open_for(address, kind, context);
        self.open(DeskDialog::Containers(Box::new(state)), task.map(dialogs::Message::Containers))
    }
}
