//! Cases of the command line: JSON in, JSON out.

use rodnik::planning::case::{CaseError, answer};
use serde_json::{Value, json};

fn answered(case: &Value) -> Value {
    serde_json::from_str(&answer(&case.to_string()).expect("an answer")).expect("json")
}

#[track_caller]
fn refused(case: &str, key: &str) {
    let answer: Value = serde_json::from_str(&answer(case).expect("an answer")).expect("json");
    let error = answer["error"].as_str().unwrap_or_else(|| panic!("{case} was answered with {answer}"));
    assert!(error.starts_with(&format!("{key:?} ")), "{error}");
    assert_eq!(answer.as_object().map(serde_json::Map::len), Some(1));
}

/// One case with a single key, the deliveries apart.
fn with(key: &str, value: &str) -> String {
    format!(r#"{{"deliveries":[["2026-11-09",38.0]],"rate_l_per_day":2.7,"{key}":{value}}}"#)
}

#[test]
fn a_case_is_answered_with_every_key() {
    let answer =
        answered(&json!({"deliveries": [["2026-11-09", 38.0]], "rate_l_per_day": 2.7, "call_delay": 2}));
    let keys: Vec<_> = answer.as_object().expect("an object").keys().collect();
    let contract =
        ["next_delivery", "call_on", "run_out", "expected", "p10", "p90", "rate_l_per_day", "reasons"];
    assert_eq!(keys, contract);
    assert_eq!(answer["next_delivery"], "2026-11-23");
    assert_eq!(answer["call_on"], "2026-11-25");
    assert_eq!(answer["run_out"], "2026-11-23");
    assert_eq!(
        (&answer["expected"], &answer["p10"], &answer["p90"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(answer["rate_l_per_day"], 2.7);
    assert_eq!(answer["reasons"][0], json!({"step": "delivered", "on": "2026-11-09", "ml": 38_000}));
}

#[test]
fn the_adaptive_average_gives_expected_day_and_interval() {
    let answer = answered(&json!({
        "estimator": "adaptive",
        "deliveries": [["2026-11-09", 19], ["2026-11-16", 19], ["2026-11-24", 38]],
    }));
    assert_eq!(answer["next_delivery"], "2026-12-08");
    assert_eq!(answer["expected"], "2026-12-10");
    assert_eq!((&answer["p10"], &answer["p90"]), (&json!("2026-12-02"), &json!("2026-12-26")));
    assert_eq!(answer["rate_l_per_day"], 2.158);
}

#[test]
fn an_empty_case_takes_every_default_and_has_no_delivery() {
    let answer = answered(&json!({}));
    assert_eq!(answer["reasons"], json!([{"step": "no_delivery"}]));
    assert_eq!(answer["next_delivery"], Value::Null);
    assert_eq!(answered(&json!({"kind": null, "rate_l_per_day": null, "pauses": null})), answer);
}

#[test]
fn deliveries_may_come_in_any_order_and_twice_a_day() {
    let tidy = json!({"deliveries": [["2026-11-01", 19], ["2026-11-08", 38], ["2026-11-21", 19]]});
    let untidy = json!({"deliveries": [["2026-11-21", 19], ["2026-11-08", 19], ["2026-11-01", 19], ["2026-11-08", 19.000]]});
    assert_eq!(answered(&untidy), answered(&tidy));
    assert_eq!(answered(&tidy)["next_delivery"], "2026-11-27");
}

#[test]
fn litres_and_rates_are_read_as_they_are_written() {
    let thirds = r#"{"deliveries":[["2026-11-09",0.3]],"rate_l_per_day":0.1}"#;
    assert!(answer(thirds).expect("an answer").contains(r#""next_delivery":"2026-11-12""#));
    let longer = r#"{"deliveries":[["2026-11-09",37.8]],"rate_l_per_day":2.7000000000000000000000000001}"#;
    assert!(answer(longer).expect("an answer").contains(r#""next_delivery":"2026-11-22""#));
    let exponents = r#"{"deliveries":[["2026-11-09",3.8e1]],"rate_l_per_day":27E-1}"#;
    assert!(answer(exponents).expect("an answer").contains(r#""next_delivery":"2026-11-23""#));
}

#[test]
fn weekday_names_may_be_capital_or_doubled() {
    let tidy = answered(&json!({"kind": "weekdays", "weekdays": ["tue"], "deliveries": [["2026-11-17", 0]]}));
    let untidy =
        answered(&json!({"kind": "weekdays", "weekdays": ["Tue", "TUE"], "deliveries": [["2026-11-17", 0]]}));
    assert_eq!(untidy, tidy);
    assert_eq!(tidy["next_delivery"], "2026-11-24");
}

#[test]
fn an_address_that_is_not_active_needs_nothing_else() {
    for status in ["churn_review", "closed"] {
        for kind in ["average", "weekdays", "every", "none"] {
            let answer =
                answered(&json!({"status": status, "kind": kind, "deliveries": [["2026-11-17", 19]]}));
            assert_eq!(answer["reasons"], json!([{"step": "not_active"}]));
            assert_eq!((&answer["next_delivery"], &answer["call_on"]), (&Value::Null, &Value::Null));
        }
    }
}

#[test]
fn a_bad_case_is_answered_in_its_place_and_the_others_still() {
    let cases =
        r#"[{"deliveries":[["2026-11-09",38]],"rate_l_per_day":2.7}, {"rate_l_per_day":1e400}, 7, {}]"#;
    let answers: Value = serde_json::from_str(&answer(cases).expect("answers")).expect("json");
    assert_eq!(answers.as_array().map(Vec::len), Some(4));
    assert_eq!(answers[0]["next_delivery"], "2026-11-23");
    assert_eq!(answers[1]["error"], r#""rate_l_per_day" is a number out of range"#);
    assert_eq!(answers[2]["error"], r#""case" must be an object"#);
    assert_eq!(answers[3]["next_delivery"], Value::Null);
    assert_eq!(answer(" [ ] "), Ok("[]".to_owned()));
}

#[test]
fn hostile_values_are_refused_by_the_name_of_their_key() {
    let hostile = [
        ("kind", r#""monthly""#),
        ("kind", "1"),
        ("estimator", r#""best""#),
        ("status", r#""ACTIVE""#),
        ("initial_l_per_day", r#""1.5""#),
        ("initial_l_per_day", "1e30"),
        ("weekdays", r#""tue""#),
        ("periodicity", "0"),
        ("periodicity", "53"),
        ("periodicity", "1.5"),
        ("periodicity", "-1"),
        ("periodicity", "1e300"),
        ("every_days", "0"),
        ("every_days", "366"),
        ("call_delay", "61"),
        ("call_delay", "true"),
        ("no_delivery", r#"{"2026-11-24":true}"#),
        ("pauses", "5"),
        ("litres", "5"),
        ("", "5"),
    ];
    for (key, value) in hostile {
        refused(&with(key, value), key);
    }
    refused(&with("rate_l_per_day", "2.7"), "rate_l_per_day"); // stands there twice
    for rate in ["0", "-2.7", "1e-400", "10000000000", "123456789012345678901234567890", "[]", "\"2.7\""] {
        refused(&format!(r#"{{"rate_l_per_day":{rate}}}"#), "rate_l_per_day");
    }
}

#[test]
fn members_are_named_by_their_place() {
    refused(&with("weekdays", r#"["tue","day"]"#), "weekdays[1]");
    refused(&with("no_delivery", r#"["2026-11-24","24.11.2026"]"#), "no_delivery[1]");
    refused(&with("no_delivery", r#"["2026-02-30"]"#), "no_delivery[0]");
    refused(&with("pauses", r#"[["2026-12-10","2026-12-01"]]"#), "pauses[0]");
    refused(&with("pauses", r#"[["2026-12-10"]]"#), "pauses[0]");
    refused(&with("pauses", r#"[["2026-12-10","1899-12-31"]]"#), "pauses[0][1]");
    for (deliveries, key) in [
        ("{}", "deliveries"),
        (r#"["2026-11-09"]"#, "deliveries[0]"),
        (r#"[["2026-11-09",38,1]]"#, "deliveries[0]"),
        (r#"[["2026-11-09",-0.1]]"#, "deliveries[0][1]"),
        (r#"[["2026-11-09",1e10]]"#, "deliveries[0][1]"),
        (r#"[["2026-11-09",null]]"#, "deliveries[0][1]"),
        (r#"[["2026-11-09","38"]]"#, "deliveries[0][1]"),
        (r#"[["2201-01-01",38]]"#, "deliveries[0][0]"),
        (r#"[["+2026-11-9",38]]"#, "deliveries[0][0]"),
        (r#"[[20261109,38]]"#, "deliveries[0][0]"),
    ] {
        refused(&format!(r#"{{"deliveries":{deliveries}}}"#), key);
    }
}

#[test]
fn settings_that_do_not_fit_each_other_are_refused() {
    refused(r#"{"kind":"weekdays"}"#, "weekdays");
    refused(r#"{"kind":"average","weekdays":["tue","fri"],"periodicity":2}"#, "weekdays");
    refused(r#"{"kind":"every"}"#, "every_days");
}

#[test]
fn what_is_not_json_has_no_answer() {
    for text in ["", "{", "[{}", "{} {}", "[NaN]", "nonsense"] {
        assert!(matches!(answer(text), Err(CaseError::NotJson(_))), "{text:?}");
    }
    assert!(answer("\u{feff}{}").is_ok());
}
