//! The hands of a churn review.

use rodnik::domain::address::{ChurnStage, OfferKind, Verdict};
use rodnik::domain::people::Role;
use rodnik::service::Command;
use rodnik::service::order::SaveOrder;
use rodnik::service::outcome::Comment;
use rodnik::service::review::{GiveVerdict, MakeOffer, SetRecording, TakeStep, WithdrawOffer};
use rodnik::service::rights::Right;
use rodnik::workflow::churn::Step;

use super::{D, DECIDED, Tried, decide};
use crate::story::{Story, day};

/// Tries a command in an office whose address is at a stage of its review, as somebody with these roles.
fn at<C: Command>(
    stage: ChurnStage,
    roles: &[Role],
    right: Right,
    command: impl FnOnce(&mut Story) -> C,
) -> Tried {
    let mut story = Story::at_stage("2026-11-22", stage);
    let command = command(&mut story);
    let table = DECIDED.get();
    decide(&mut story, table);
    story.actor.roles = roles.to_vec();
    // Who may not do it at all does not get as far as the right of the stage.
    let right = if table.allows(C::RIGHT, roles) { right } else { C::RIGHT };
    (C::NAME, right, story.run(&command).map(drop))
}

fn step(story: &mut Story, step: Step) -> TakeStep {
    TakeStep { comment: "because".into(), ..story.step("A-1", step) }
}

fn offer(story: &mut Story) -> MakeOffer {
    MakeOffer {
        address: story.id("A-1"),
        seen: story.review("A-1").version,
        kind: OfferKind::Discount,
        text: "stay with us".into(),
        rate: 1_000,
        valid_to: Some(day("2026-12-31")),
    }
}

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    use ChurnStage::{CreditControl, QualityControl, SeniorOperator};
    vec![
        at(SeniorOperator, roles, Right::ReviewSenior, |s| step(s, Step::ReturnToWork)),
        at(SeniorOperator, roles, Right::ReviewSenior, |s| step(s, Step::PassToQuality)),
        at(SeniorOperator, roles, Right::ReviewSenior, |s| s.order("A-1", D)),
        at(QualityControl, roles, Right::ReviewQuality, |s| step(s, Step::ReturnToWork)),
        at(QualityControl, roles, Right::ReviewQuality, |s| step(s, Step::BackToSenior)),
        at(QualityControl, roles, Right::ReviewQuality, |s| {
            s.talks("A-1");
            step(s, Step::PassToCredit)
        }),
        at(QualityControl, roles, Right::ReviewQuality, |s| s.order("A-1", D)),
        at(QualityControl, roles, Right::CloseAddresses, |s| {
            s.talks("A-1");
            s.pays("A-1");
            step(s, Step::Close)
        }),
        at(CreditControl, roles, Right::ReviewCredit, |s| {
            s.pays("A-1");
            step(s, Step::ReturnToWork)
        }),
        at(CreditControl, roles, Right::ReviewCredit, |s| {
            s.pays("A-1");
            step(s, Step::ToQuality)
        }),
        at(SeniorOperator, roles, Right::WorkTasks, |s| SaveOrder { accept: false, ..s.order("A-1", D) }),
        at(SeniorOperator, roles, Right::ReviewSenior, |s| GiveVerdict {
            address: s.id("A-1"),
            seen: s.review("A-1").version,
            verdict: Verdict::Praise,
            text: String::new(),
        }),
        at(QualityControl, roles, Right::ReviewQuality, offer),
        at(QualityControl, roles, Right::ReviewQuality, |s| {
            let offer = offer(s);
            WithdrawOffer { offer: s.done(&offer) }
        }),
        at(SeniorOperator, roles, Right::WorkTasks, |s| {
            let task = Some(s.review_task("A-1"));
            let address = s.id("A-1");
            s.done(&Comment { address, task, text: "spoke".into() });
            let contact = s.review("A-1").contacts[0].id;
            SetRecording { contact, recording: "calls/1.wav".into() }
        }),
    ]
}
