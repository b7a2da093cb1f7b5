//! The buttons of a churn review, by its stage and the rights of whoever has it in hand, each with its key.

use iced::widget::{Column, Row, space as gap};

use super::{FIRST_BUTTON, ROOMY};
use crate::domain::address::ChurnStage;
use crate::service::review::ReviewForm;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::space;
use crate::ui::widget::Button;
use crate::workflow::churn::Step;

impl State {
    pub(super) fn review_buttons<'a>(&'a self, context: &Context<'a>, width: f32) -> Column<'a, Message> {
        let make = |id: &str, key: &str, message: Message| self.button(id, key, message, context);
        let is_narrow = width < ROOMY;
        let steps = self.steps(is_narrow, context);
        let has_steps = !steps.is_empty();
        let comment = self.may_work.then(|| make("desk-comment", "F6", Message::CommentPressed));
        let form = self.panel.review.as_deref();
        let pay = form.filter(|form| form.may_pay && wants_money(form));
        let pay = pay.map(|_| make("review-pay", "F3", Message::PayPressed));
        let adjust = form.filter(|form| form.may_adjust);
        let adjust = adjust.map(|_| make("review-adjust", "Alt 2", Message::AdjustPressed));
        let statement = form.filter(|form| form.may_statement);
        let statement = statement.map(|_| make("review-statement", "Alt 7", Message::StatementPressed));
        let first: Vec<Element<'a, Message>> = steps
            .into_iter()
            .chain(pay)
            .chain(adjust)
            .chain(statement)
            .chain(comment)
            .map(Element::from)
            .collect();
        let journal = if is_narrow { "desk-write-journal-short" } else { "desk-write-journal" };
        let journal = self.may_work.then(|| make(journal, "F7", Message::JournalPressed));
        let churn =
            self.let_go_step().map(|_| make("desk-send-to-churn", "F8", Message::ChurnPressed).danger());
        let close = make("desk-close", "Esc", Message::ClosePressed).quiet();
        let close = if has_steps { close } else { close.id(FIRST_BUTTON) };
        let last = Row::new().push(journal).push(churn).push(gap::horizontal()).push(close).spacing(space::S);
        let rows = (!first.is_empty())
            .then(|| Row::with_children(first).spacing(space::S).wrap().vertical_spacing(space::S));
        Column::new().push(rows).push(last)
    }

    /// The steps of the stage beside letting go. A step that is blocked stays: pressing it says why.
    fn steps(&self, is_narrow: bool, context: &Context<'_>) -> Vec<Button<Message>> {
        // While the next review is read, the buttons of the last one keep their places: pressed, they say that it is read.
        let form = self.panel.review.as_deref();
        let steps = form.map_or(&[][..], |form| form.steps.as_slice()).iter().map(|(step, _)| *step);
        let known = steps.filter_map(|step| Some((step, key(step)?)));
        known
            .enumerate()
            .map(|(at, (step, key))| {
                let long = format!("review-step-{}", step.code());
                let short = format!("{long}-short");
                let id = if is_narrow && context.texts.has(&short) { short } else { long };
                let made = self.button(&id, key, Message::StepPressed(step), context);
                let made = if step == Step::ReturnToWork { made.primary() } else { made };
                if at == 0 { made.id(FIRST_BUTTON) } else { made }
            })
            .collect()
    }

    /// The step with which this hand lets the customer go, if it may.
    fn let_go_step(&self) -> Option<Step> {
        let form = self.panel.review.as_deref()?;
        form.steps.iter().map(|(step, _)| *step).find(|step| lets_go(*step, form))
    }
}

/// The key of a step that has a button of its own.
const fn key(step: Step) -> Option<&'static str> {
    match step {
        Step::ReturnToWork => Some("F2"),
        Step::Shipment => Some("Alt 1"),
        Step::BackToSenior => Some("Alt 3"),
        Step::PassToCredit => Some("Alt 4"),
        Step::ToQuality => Some("Alt 5"),
        Step::PassToQuality | Step::Close => None,
    }
}

/// Whether money is what the review is about: at credit control, or where some is owed.
fn wants_money(form: &ReviewForm) -> bool {
    form.stage == ChurnStage::CreditControl || form.standing.money != 0
}

/// Whether a step is the button „Отвал" of this stage (S0-21, S0-32).
fn lets_go(step: Step, form: &ReviewForm) -> bool {
    match form.stage {
        ChurnStage::SeniorOperator => step == Step::PassToQuality,
        ChurnStage::QualityControl => step == Step::Close,
        _ => false,
    }
}
