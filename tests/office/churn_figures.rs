//! Figures about churn: what is under review, who was won back and lost, how long each hand takes, what was kept.

use chrono::{Duration, NaiveTime};
use rodnik::clock;
use rodnik::domain::address::{ChurnStage, ReasonKind};
use rodnik::domain::ids::ReasonId;
use rodnik::domain::people::Role;
use rodnik::service::churn_figures::{
    ChurnFigures, Ends, FiguresRequest, Judged, Mismatch, StageTime, Worth, churn_figures,
};
use rodnik::service::rights::Right;
use rodnik::service::{Refusal, Watch};
use rodnik::store::{NewChurnCase, NewChurnStep};

use crate::story::{Story, day};

use ChurnStage::{Closed, CreditControl, QualityControl, Returned, SeniorOperator};

/// A case that goes from hand to hand, each hand on a day of its own at noon; the first is the operator's.
fn case(story: &mut Story, code: &str, reason: ReasonId, hands: &[(&str, ChurnStage, Option<ReasonId>)]) {
    let address = story.id(code);
    let (first, last) = (hands[0], hands[hands.len() - 1]);
    story.write(|tx| {
        let case = tx.insert_churn_case(&NewChurnCase {
            address,
            stage: last.1,
            reason,
            opened_on: day(first.0),
            stage_since: day(last.0),
            sent_by: None,
            no_debts: false,
        })?;
        let mut from = None;
        for (on, to, reason) in hands {
            let noon = day(on).and_time(NaiveTime::MIN) + Duration::hours(12);
            let at = clock::instant(noon).expect("noon");
            let step = NewChurnStep {
                at: &at,
                by: None,
                from,
                to: *to,
                reason: *reason,
                comment: "",
                contact_on: None,
                order: None,
            };
            tx.insert_churn_step(case, &step)?;
            from = Some(*to);
        }
        Ok(())
    });
}

fn figures(story: &mut Story, months: u32) -> ChurnFigures {
    let request = FiguresRequest { actor: story.actor.clone(), today: story.today, months };
    story.office.read(|read| churn_figures(read, &request, &Watch::default())).expect("the figures")
}

fn reasons(story: &mut Story) -> (ReasonId, ReasonId, [String; 2]) {
    let all = story.office.read(|read| read.reasons(ReasonKind::Churn)).expect("the reasons");
    (all[0].id, all[1].id, [all[0].name.clone(), all[1].name.clone()])
}

/// One won back by quality control, one lost for another reason than the operator gave, one open; 190 l for 3 000 before each.
fn office() -> (Story, [String; 2]) {
    let mut story = Story::on("2026-11-22");
    let (price, filter, names) = reasons(&mut story);
    for code in ["A-1", "A-2", "A-3"] {
        story.address(code).every(5).sells(3).on("2026-09-20");
        story.address(code).sells(7).on("2026-09-30");
        story.address(code).sells(50).on("2026-06-01");
    }
    case(
        &mut story,
        "A-1",
        price,
        &[
            ("2026-10-05", SeniorOperator, Some(price)),
            ("2026-10-08", QualityControl, Some(price)),
            ("2026-10-10", Returned, None),
        ],
    );
    case(
        &mut story,
        "A-2",
        price,
        &[
            ("2026-10-05", SeniorOperator, Some(price)),
            ("2026-10-06", QualityControl, Some(filter)),
            ("2026-10-20", CreditControl, None),
            ("2026-10-25", QualityControl, None),
            ("2026-11-02", Closed, Some(filter)),
        ],
    );
    case(
        &mut story,
        "A-3",
        price,
        &[("2026-10-01", SeniorOperator, Some(price)), ("2026-11-14", QualityControl, None)],
    );
    (story, names)
}

#[test]
fn open_cases_stand_at_their_stage_and_age() {
    let (mut story, _) = office();
    let open = figures(&mut story, 3).open;
    let told: Vec<_> = open.iter().map(|open| (open.stage, open.ages, open.oldest)).collect();
    assert_eq!(
        told,
        [(SeniorOperator, [0; 5], 0), (QualityControl, [0, 0, 1, 0, 0], 8), (CreditControl, [0; 5], 0),]
    );
}

#[test]
fn the_won_and_the_lost_are_told_by_month_reason_and_hand_with_their_worth() {
    let (mut story, [price, filter]) = office();
    // 10 bottles of 19 l in the 90 days before the case: a third of them a month; the older ones do not count.
    let bought =
        story.number("SELECT sum(total) FROM sale WHERE address_id = 1 AND delivered_on > '2026-09-01'");
    let worth = Worth { volume_ml: 190_000 / 3, money: bought / 3 };
    let won = Ends { won: 1, kept: worth, ..Ends::default() };
    let lost = Ends { lost: 1, gone: worth, ..Ends::default() };
    let figures = figures(&mut story, 3);
    let months: Vec<_> = figures.months.iter().map(|month| (month.month, month.sent, month.ends)).collect();
    assert_eq!(
        months,
        [(day("2026-09-01"), 0, Ends::default()), (day("2026-10-01"), 3, won), (day("2026-11-01"), 0, lost),]
    );
    let mut reasons = figures.reasons;
    reasons.sort_by_key(|(_, ends)| ends.lost);
    assert_eq!(reasons, [(price, won), (filter, lost)], "the lost by what was found last");
    assert_eq!(figures.stages, [(QualityControl, Ends { won: 1, lost: 1, kept: worth, gone: worth })]);
}

#[test]
fn what_ended_before_the_period_is_left_out() {
    let (mut story, _) = office();
    let figures = figures(&mut story, 1);
    assert_eq!(figures.months.len(), 1);
    let ends = figures.stages[0].1;
    assert_eq!((ends.won, ends.lost), (0, 1), "the one of October is not counted in November");
}

#[test]
fn each_hand_has_its_time() {
    let (mut story, _) = office();
    let times = figures(&mut story, 3).times;
    let senior = StageTime { stage: SeniorOperator, passed: 3, median_hours: 72, longest_hours: 44 * 24 };
    // 2, 14 and 8 days: half of the three took no longer than 8.
    let quality = StageTime { stage: QualityControl, passed: 3, median_hours: 192, longest_hours: 336 };
    let credit = StageTime { stage: CreditControl, passed: 1, median_hours: 120, longest_hours: 120 };
    assert_eq!(times, [senior, quality, credit]);
}

#[test]
fn s0_14_violations_and_praise_are_told_operator_by_operator() {
    let (mut story, _) = office();
    let (anna, boris) =
        (story.user("Anna", &[Role::Operator]).id.0, story.user("Boris", &[Role::Operator]).id.0);
    for (code, operator, verdict) in [("A-1", boris, "praise"), ("A-2", anna, "violation"), ("A-3", anna, "")]
    {
        let address = story.id(code).0;
        story.execute(&format!(
            "UPDATE churn_case SET sent_by = {operator}, verdict = '{verdict}' WHERE address_id = {address}"
        ));
    }
    let judged = |name: &str, sent| Judged { operator: Some(name.into()), sent, ..Judged::default() };
    let annas = Judged { violations: 1, mismatches: 1, ..judged("Anna", 2) };
    let boriss = Judged { praise: 1, ..judged("Boris", 1) };
    assert_eq!(figures(&mut story, 3).operators, [annas, boriss]);
    assert!(figures(&mut story, 1).operators.is_empty(), "none of them was sent in November");
}

#[test]
fn r_03_reasons_of_two_hands_that_differ_are_told_with_who_changed_them() {
    let (mut story, [price, filter]) = office();
    let changed = Mismatch { said: price, found: filter, by: SeniorOperator };
    assert_eq!(figures(&mut story, 3).mismatches, [(changed, 1)]);
}

#[test]
fn a_case_that_was_taken_back_counts_as_none() {
    let (mut story, _) = office();
    story.execute("UPDATE churn_case SET voided_at = '2026-11-03T00:00:00Z'");
    let figures = figures(&mut story, 3);
    assert!(figures.reasons.is_empty() && figures.open.iter().all(|open| open.ages == [0; 5]));
}

#[test]
fn nobody_was_lost_with_an_import_that_was_undone() {
    let (mut story, _) = office();
    story.execute("UPDATE address SET status = 'closed', is_archived = 1 WHERE code = 'A-2'");
    let figures = figures(&mut story, 3);
    let ends = figures.stages[0].1;
    assert_eq!((ends.won, ends.lost), (1, 0));
}

#[test]
fn only_those_who_watch_everybody_see_the_figures() {
    let (mut story, _) = office();
    let request = FiguresRequest { actor: story.actor.clone(), today: story.today, months: 3 };
    let operator = rodnik::service::Actor { roles: vec![Role::Operator], ..request.actor.clone() };
    let asked = FiguresRequest { actor: operator, ..request.clone() };
    let refused = story.office.read(|read| churn_figures(read, &asked, &Watch::default()));
    assert_eq!(refused, Err(Refusal::NotAllowed(Right::Supervise, Right::Supervise.by_default())));
    let stop = Watch::through(|_| false);
    assert_eq!(story.office.read(|read| churn_figures(read, &request, &stop)), Err(Refusal::Cancelled));
}
