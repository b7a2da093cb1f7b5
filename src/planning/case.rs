//! One planning case as JSON in, one answer out: `rodnikctl plan --case`, no office needed.
//!
//! A case is an object:
//! `{"kind":"average|weekdays|every|none","estimator":"plain|adaptive","initial_l_per_day":1.5,
//! "deliveries":[["2026-11-09",38.0]],"rate_l_per_day":2.7,"weekdays":["tue","fri"],"periodicity":1,"every_days":5,
//! "call_delay":0,"no_delivery":["2026-11-24"],"pauses":[["2026-12-01","2026-12-10"]],"status":"active"}`.
//! Absent keys and `null` take their defaults: average, plain, no ticks, periodicity 1, no delay, no closed days, no pauses,
//! active; `every_days` has none and is needed by its kind. `rate_l_per_day` replaces the estimate of the plain
//! average. The adaptive one uses the start values of an office without history and the default caution.

mod keys;
mod parse;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::value::RawValue;

use self::parse::Case;
use super::{Calibration, DEFAULT_CAUTION, Plan, Reason, Rules, Subject, plan};

/// Why there is no answer at all. What is wrong with one case is answered in its place instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    #[error("the text is not JSON: {0}")]
    NotJson(String),
}

/// What is wrong with one case. The sentence is part of the exchange format and names the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key:?} {problem}")]
pub(super) struct BadCase {
    key: String,
    problem: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Plan(Box<PlanAnswer>),
    Error { error: String },
}

#[derive(Serialize)]
struct PlanAnswer {
    next_delivery: Option<NaiveDate>,
    call_on: Option<NaiveDate>,
    run_out: Option<NaiveDate>,
    expected: Option<NaiveDate>,
    p10: Option<NaiveDate>,
    p90: Option<NaiveDate>,
    rate_l_per_day: Option<f64>,
    reasons: Vec<Reason>,
}

impl From<Plan> for PlanAnswer {
    fn from(plan: Plan) -> Self {
        Self {
            next_delivery: plan.next_delivery,
            call_on: plan.call_on,
            run_out: plan.run_out,
            expected: plan.expected,
            p10: plan.p10,
            p90: plan.p90,
            rate_l_per_day: plan.rate_ml_per_day.map(|ml| ml as f64 / 1000.0),
            reasons: plan.reasons,
        }
    }
}

/// Answers one case with an object, an array of cases with an array of as many answers. A bad case is answered with
/// `{"error": …}` in its place.
///
/// # Errors
/// [`CaseError::NotJson`] where the text as a whole is not JSON.
pub fn answer(input: &str) -> Result<String, CaseError> {
    let input = input.trim_start_matches('\u{feff}');
    let not_json = |error: serde_json::Error| CaseError::NotJson(error.to_string());
    let whole: &RawValue = serde_json::from_str(input).map_err(not_json)?;
    if whole.get().trim_start().starts_with('[') {
        let cases: Vec<&RawValue> = serde_json::from_str(whole.get()).map_err(not_json)?;
        let answers: Vec<Answer> = cases.into_iter().map(answer_one).collect();
        serde_json::to_string(&answers).map_err(not_json)
    } else {
        serde_json::to_string(&answer_one(whole)).map_err(not_json)
    }
}

fn answer_one(case: &RawValue) -> Answer {
    match Case::parse(case) {
        Ok(case) => Answer::Plan(Box::new(planned(&case).into())),
        Err(error) => Answer::Error { error: error.to_string() },
    }
}

fn planned(case: &Case) -> Plan {
    let subject = Subject {
        deliveries: &case.deliveries,
        settings: &case.settings,
        pauses: &case.pauses,
        plannable: case.plannable,
        rate_override: case.rate,
    };
    let calibration = Calibration::default();
    let rules = Rules {
        estimator: case.estimator,
        calibration: &calibration,
        caution: DEFAULT_CAUTION,
        calendar: &case.calendar,
    };
    plan(&subject, &rules)
}
