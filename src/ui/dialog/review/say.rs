//! A step that needs words alone, or none: back to the senior operator (S0-28), to credit control (S0-31), to quality
//! control (S0-36).

use iced::Task;

use super::{Case, Done};
use crate::service::Refusal;
use crate::service::review::{ReviewForm, TakeStep};
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::workflow::churn::Step;

/// Stable name of the dialog of a step.
pub(super) const fn name(step: Step) -> &'static str {
    match step {
        Step::BackToSenior => "review-back",
        Step::PassToCredit => "review-credit",
        _ => "review-quality",
    }
}

/// Whether the case goes to quality control without the mark of S0-37: the money is settled, containers or a deposit are not.
pub(super) const fn leaves_open(step: Step, form: &ReviewForm) -> bool {
    matches!(step, Step::ToQuality) && !form.standing.owes_nothing()
}

pub(super) fn run(
    step: Step,
    case: &Case,
    comment: String,
    context: &Context<'_>,
) -> Task<Result<Done, Refusal>> {
    let command = TakeStep {
        address: case.address,
        seen: case.form.version,
        step,
        reason: None,
        comment,
        contact: None,
    };
    let left = if leaves_open(step, &case.form) { "-left" } else { "" };
    let sentence = context.texts.text(&format!("{}-done{left}", name(step)));
    parts::run(context, command)
        .map(move |taken| taken.map(|_| Done { went: Some(step.leads_to()), sentence: sentence.clone() }))
}
