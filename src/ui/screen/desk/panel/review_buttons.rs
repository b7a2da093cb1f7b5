//! The buttons of a churn review, by its stage and the rights of whoever has it in hand, each with its key.

use iced::Size;
use iced::widget::{Column, Row, space as gap};

use super::{FIRST_BUTTON, ROOMY};
use crate::domain::address::ChurnStage;
use crate::service::review::ReviewForm;
use crate::ui::screen::Context;
use crate::ui::screen::desk::review::Message as Review;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::space;
use crate::ui::widget::Button;
use crate::workflow::churn::Step;

/// A desk this high has room for every button beside the history of the review, in pixels.
const TALL: f32 = 820.0;

/// In a panel this wide the comment stands beside the record, in pixels.
const WIDE: f32 = 540.0;

/// The buttons of a review, in their order.
struct Buttons {
    /// Back to work, and on to the next hand.
    steps: Vec<Button<Message>>,
    /// What else this hand may do; where there is little room, only on demand.
    others: Vec<Button<Message>>,
    comment: Option<Button<Message>>,
    journal: Option<Button<Message>>,
    churn: Option<Button<Message>>,
    close: Button<Message>,
}

impl State {
    pub(super) fn review_buttons<'a>(&'a self, context: &Context<'a>, room: Size) -> Column<'a, Message> {
        let buttons = self.of_review(room.width < ROOMY, context);
        let is_tall = room.height >= TALL;
        let is_short = !is_tall && !self.panel.all_buttons && buttons.others.len() > 1;
        let turn = (!is_tall && buttons.others.len() > 1).then(|| {
            let id = if is_short { "review-more" } else { "review-fewer" };
            self.button(id, "Alt 0", Message::MorePressed, context)
        });
        let Buttons { steps, others, comment, journal, churn, close } = buttons;
        let (first, last) = if is_short {
            (Some(row(steps.into_iter().chain(churn))), row(comment.into_iter().chain(turn)))
        } else if steps.is_empty() && others.is_empty() {
            (None, row(comment.into_iter().chain(journal)))
        } else {
            let is_wide = is_tall && room.width >= WIDE;
            let (above, below) = if is_wide { (None, comment) } else { (comment, None) };
            let first = steps.into_iter().chain(others).chain(above);
            (Some(row(first)), row(below.into_iter().chain(journal).chain(churn).chain(turn)))
        };
        let last = last.push(gap::horizontal()).push(close);
        Column::new().push(first.map(|first| first.wrap().vertical_spacing(space::S))).push(last)
    }

    fn of_review(&self, is_narrow: bool, context: &Context<'_>) -> Buttons {
        let make = |id: &str, key: &str, message: Message| self.button(id, key, message, context);
        let form = self.panel.review.as_deref();
        let has = |may: fn(&ReviewForm) -> bool| form.filter(|form| may(form));
        let pay = has(|form| form.may_pay && wants_money(form));
        let pay = pay.map(|_| make("review-pay", "F3", Message::Review(Review::PayPressed)));
        let adjust = has(|form| form.may_adjust);
        let adjust = adjust.map(|_| make("review-adjust", "Alt 2", Message::Review(Review::AdjustPressed)));
        let statement = has(|form| form.may_statement);
        let statement =
            statement.map(|_| make("review-statement", "Alt 7", Message::Review(Review::StatementPressed)));
        let (steps, others) = self.steps(is_narrow, context);
        let journal = if is_narrow { "desk-write-journal-short" } else { "desk-write-journal" };
        let close = make("desk-close", "Esc", Message::ClosePressed).quiet();
        Buttons {
            close: if steps.is_empty() { close.id(FIRST_BUTTON) } else { close },
            steps,
            others: others.into_iter().chain(pay).chain(adjust).chain(statement).collect(),
            comment: self.may_work.then(|| make("desk-comment", "F6", Message::CommentPressed)),
            journal: self.may_work.then(|| make(journal, "F7", Message::JournalPressed)),
            churn: self
                .let_go_step()
                .map(|_| make("desk-send-to-churn", "F8", Message::ChurnPressed).danger()),
        }
    }

    /// The steps of the stage beside letting go: those that are its aim, and the others. A step that is blocked stays:
    /// pressing it says why.
    fn steps(&self, is_narrow: bool, context: &Context<'_>) -> (Vec<Button<Message>>, Vec<Button<Message>>) {
        // While the next review is read, the buttons of the last one keep their places: pressed, they say that it is read.
        let form = self.panel.review.as_deref();
        let steps = form.map_or(&[][..], |form| form.steps.as_slice()).iter().map(|(step, _)| *step);
        let known = steps.filter_map(|step| Some((step, key(step)?)));
        let made = known.enumerate().map(|(at, (step, key))| {
            let long = format!("review-step-{}", step.code());
            let short = format!("{long}-short");
            let id = if is_narrow && context.texts.has(&short) { short } else { long };
            let made = self.button(&id, key, Message::Review(Review::StepPressed(step)), context);
            let made = if step == Step::ReturnToWork { made.primary() } else { made };
            (at == 0 || step == Step::ToQuality, if at == 0 { made.id(FIRST_BUTTON) } else { made })
        });
        let (aims, others): (Vec<_>, Vec<_>) = made.partition(|(is_aim, _)| *is_aim);
        let bare = |made: Vec<(bool, Button<Message>)>| made.into_iter().map(|(_, made)| made).collect();
        (bare(aims), bare(others))
    }

    /// The step with which this hand lets the customer go, if it may.
    fn let_go_step(&self) -> Option<Step> {
        let form = self.panel.review.as_deref()?;
        form.steps.iter().map(|(step, _)| *step).find(|step| lets_go(*step, form))
    }
}

fn row<'a>(buttons: impl Iterator<Item = Button<Message>>) -> Row<'a, Message> {
    buttons.fold(Row::new(), Row::push).spacing(space::S)
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
