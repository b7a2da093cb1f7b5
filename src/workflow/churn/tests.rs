use super::*;

const WHY: ReasonId = ReasonId(1);
const OTHER: ReasonId = ReasonId(2);

const STAGES: [ChurnStage; 3] =
    [ChurnStage::SeniorOperator, ChurnStage::QualityControl, ChurnStage::CreditControl];
const TERMS: Terms = Terms { attempts: 3, money: MoneyAtClosing::Refuses };
const SAID: Said<'static> = Said { reason: Some(WHY), comment: "because", contact: Some(NextContact::No) };

/// A case at a stage at which nothing stands in the way of leaving it.
fn at(stage: ChurnStage) -> Standing {
    let (money, containers, deposited, attempts) = (0, 0, 0, 0);
    Standing { stage, reason: WHY, money, containers, deposited, reached: true, attempts, order: None }
}

#[test]
fn every_step_leads_where_the_drawing_says_and_makes_the_task_of_the_next_hand() {
    use ChurnStage::{Closed, CreditControl, QualityControl, Returned, SeniorOperator};
    let drawn = [
        (SeniorOperator, Step::PassToQuality, QualityControl),
        (SeniorOperator, Step::ReturnToWork, Returned),
        (SeniorOperator, Step::Shipment, Returned),
        (QualityControl, Step::BackToSenior, SeniorOperator),
        (QualityControl, Step::PassToCredit, CreditControl),
        (QualityControl, Step::Close, Closed),
        (QualityControl, Step::ReturnToWork, Returned),
        (QualityControl, Step::Shipment, Returned),
        (CreditControl, Step::ToQuality, QualityControl),
        (CreditControl, Step::ReturnToWork, Returned),
    ];
    for stage in STAGES {
        for step in Step::ALL.iter().copied() {
            let owed = i64::from(step == Step::PassToCredit);
            let standing = Standing { money: owed, ..at(stage) };
            let drawn = drawn.iter().find(|(from, taken, _)| (*from, *taken) == (stage, step));
            let decided = decide(step, &standing, &TERMS, &SAID);
            let Some((_, _, to)) = drawn else {
                assert_eq!(decided, Err(Blocked::Stage), "{step:?} at {stage:?}");
                continue;
            };
            let decided = decided.expect("a step of the drawing");
            assert_eq!((decided.stage, decided.task), (*to, role(*to)), "{step:?} at {stage:?}");
            let status = match to {
                Closed => AddressStatus::Closed,
                Returned => AddressStatus::Active,
                _ => AddressStatus::ChurnReview,
            };
            assert_eq!(decided.status, status);
            assert_eq!(decided.no_debts, step == Step::ToQuality, "S0-37");
        }
    }
}

#[test]
fn a_case_that_ended_takes_no_step() {
    for stage in [ChurnStage::Closed, ChurnStage::Returned] {
        assert_eq!(steps(stage).count(), 0);
        assert!(Step::ALL.iter().all(|step| open(*step, &at(stage), &TERMS) == Err(Blocked::Stage)));
        assert_eq!(role(stage), None);
    }
}

#[test]
fn s0_38_only_the_step_close_closes_and_it_is_quality_controls() {
    let closing: Vec<_> =
        Step::ALL.iter().filter(|step| step.leads_to() == ChurnStage::Closed).copied().collect();
    assert_eq!(closing, [Step::Close]);
    assert_eq!(Step::Close.stages(), [ChurnStage::QualityControl]);
}

#[test]
fn s0_23_r_08_containers_beyond_the_deposit_stop_the_way_to_quality_control_and_to_closing() {
    for (step, stage) in
        [(Step::PassToQuality, ChurnStage::SeniorOperator), (Step::Close, ChurnStage::QualityControl)]
    {
        let standing = Standing { containers: 3, deposited: 1, ..at(stage) };
        assert_eq!(open(step, &standing, &TERMS), Err(Blocked::ContainerDebt(2)));
    }
    let covered = Standing { containers: 2, deposited: 2, ..at(ChurnStage::SeniorOperator) };
    assert_eq!(open(Step::PassToQuality, &covered, &TERMS), Ok(()), "a deposit covers them");
    for stage in STAGES {
        let owing = Standing { containers: 3, ..at(stage) };
        assert_eq!(open(Step::ReturnToWork, &owing, &TERMS), Ok(()), "never on a return to work");
    }
}

#[test]
fn r_05_closing_takes_nothing_owed_in_either_direction() {
    let quality = at(ChurnStage::QualityControl);
    let refused = |standing| open(Step::Close, &standing, &TERMS).expect_err("a balance");
    assert_eq!(refused(Standing { money: 1, ..quality.clone() }), Blocked::Money(1));
    assert_eq!(refused(Standing { money: -1, ..quality.clone() }), Blocked::Money(-1));
    for (containers, deposited) in [(2, 2), (-1, 0), (0, 1), (1, 2)] {
        let standing = Standing { containers, deposited, ..quality.clone() };
        assert_eq!(refused(standing), Blocked::Containers { containers, deposited });
    }
    assert_eq!(open(Step::Close, &quality, &TERMS), Ok(()));
}

#[test]
fn r_05_where_money_only_warns_closing_wants_a_comment_and_containers_still_refuse() {
    let warns = Terms { money: MoneyAtClosing::Warns, ..TERMS };
    let owing = Standing { money: 500, ..at(ChurnStage::QualityControl) };
    assert_eq!(open(Step::Close, &owing, &warns), Ok(()));
    let silent = Said { comment: "  ", ..SAID };
    assert_eq!(decide(Step::Close, &owing, &warns, &silent), Err(Blocked::MoneyWithoutComment(500)));
    assert!(decide(Step::Close, &owing, &warns, &SAID).is_ok());
    let containers = Standing { containers: 1, ..owing.clone() };
    assert_eq!(open(Step::Close, &containers, &warns), Err(Blocked::ContainerDebt(1)));
}

#[test]
fn nothing_is_on_its_way_to_an_address_that_is_closed() {
    let order = Some("3-000012".to_owned());
    let awaiting = Standing { order, money: 500, ..at(ChurnStage::QualityControl) };
    let under_way = Blocked::OrderUnderWay("3-000012".into());
    assert_eq!(
        open(Step::Close, &awaiting, &TERMS),
        Err(under_way),
        "before the debts: delivering changes them"
    );
    for step in [Step::ReturnToWork, Step::BackToSenior, Step::PassToCredit] {
        assert_eq!(open(step, &awaiting, &TERMS), Ok(()), "{step:?}");
    }
}

#[test]
fn s0_31_r_05_credit_control_gets_any_balance_that_is_not_zero() {
    let quality = at(ChurnStage::QualityControl);
    assert_eq!(open(Step::PassToCredit, &quality, &TERMS), Err(Blocked::NoDebt));
    for standing in [
        Standing { money: 1, ..quality.clone() },
        Standing { money: -1, ..quality.clone() },
        Standing { containers: 1, ..quality.clone() },
        Standing { deposited: 1, ..quality.clone() },
    ] {
        assert_eq!(open(Step::PassToCredit, &standing, &TERMS), Ok(()), "{standing:?}");
    }
}

#[test]
fn r_09_credit_control_lets_nobody_go_who_owes_money_or_is_owed_some() {
    for money in [1, -1] {
        for step in [Step::ReturnToWork, Step::ToQuality] {
            let standing = Standing { money, ..at(ChurnStage::CreditControl) };
            assert_eq!(open(step, &standing, &TERMS), Err(Blocked::Money(money)));
        }
        let standing = Standing { money, ..at(ChurnStage::QualityControl) };
        assert_eq!(open(Step::ReturnToWork, &standing, &TERMS), Ok(()), "the others may");
    }
}

#[test]
fn s0_26_a_contact_or_enough_attempts_before_quality_control_closes_or_passes_on() {
    for attempts in 0..5 {
        let quality = Standing { reached: false, attempts, ..at(ChurnStage::QualityControl) };
        let answer =
            if attempts < 3 { Err(Blocked::NotContacted { made: attempts, needed: 3 }) } else { Ok(()) };
        assert_eq!(open(Step::Close, &quality, &TERMS), answer);
        assert_eq!(open(Step::PassToCredit, &Standing { money: 1, ..quality.clone() }, &TERMS), answer);
        for step in [Step::ReturnToWork, Step::Shipment, Step::BackToSenior] {
            assert_eq!(open(step, &quality, &TERMS), Ok(()), "{step:?}");
        }
    }
}

#[test]
fn s0_21_s0_32_s1_72_r_03_a_reason_is_chosen_and_another_one_explained() {
    for (step, stage) in
        [(Step::PassToQuality, ChurnStage::SeniorOperator), (Step::Close, ChurnStage::QualityControl)]
    {
        let standing = at(stage);
        let said =
            |reason, comment| decide(step, &standing, &TERMS, &Said { reason, comment, contact: None });
        assert_eq!(said(None, "because"), Err(Blocked::NoReason));
        assert_eq!(said(Some(OTHER), " \n"), Err(Blocked::OtherReason));
        assert!(said(Some(OTHER), "because").is_ok());
        assert!(said(Some(WHY), "").is_ok());
    }
    let others = Step::ALL.iter().filter(|step| step.needs_reason());
    assert_eq!(others.count(), 2);
}

#[test]
fn s0_28_rework_is_explained() {
    let silent = Said { comment: " ", ..SAID };
    let quality = at(ChurnStage::QualityControl);
    assert_eq!(decide(Step::BackToSenior, &quality, &TERMS, &silent), Err(Blocked::NoComment));
}

#[test]
fn s0_18_r_01_a_return_says_whether_the_customer_is_called_and_nothing_else_makes_a_contact() {
    let on = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day");
    for stage in STAGES {
        let said = |contact| decide(Step::ReturnToWork, &at(stage), &TERMS, &Said { contact, ..SAID });
        assert_eq!(said(None), Err(Blocked::NoContactChoice));
        assert_eq!(said(Some(NextContact::No)).map(|decided| decided.contact_on), Ok(None));
        assert_eq!(said(Some(NextContact::On(on))).map(|decided| decided.contact_on), Ok(Some(on)));
    }
    let said = Said { contact: Some(NextContact::On(on)), ..SAID };
    let pass = decide(Step::PassToQuality, &at(ChurnStage::SeniorOperator), &TERMS, &said);
    assert_eq!(pass.map(|decided| decided.contact_on), Ok(None));
}
