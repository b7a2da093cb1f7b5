//! `rodnikctl` as a black box: what it prints, in which language, and how it ends.
#![forbid(unsafe_code)]

mod beginning;
mod in_use;
mod people;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with an office, and the program.
struct Desk {
    folder: TempDir,
}

/// How a run ended.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: output.status.code().expect("an end"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Run {
    #[track_caller]
    fn well(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    #[track_caller]
    fn json(self) -> Value {
        serde_json::from_str(&self.well()).expect("JSON")
    }

    /// One sentence on standard error, nothing on standard output, code 1.
    #[track_caller]
    fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{}", self.err);
        let sentence = self.err.strip_suffix('\n').expect("a line").to_owned();
        assert!(!sentence.contains('\n') && sentence.ends_with('.'), "one sentence: {sentence:?}");
        sentence
    }

    #[track_caller]
    fn wrong_use(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{}", self.err);
        self.err
    }
}

impl Desk {
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn sample() -> Self {
        let desk = Self::empty();
        desk.run(&["init", "--sample", "--addresses", "200", "--seed", "3"]).well();
        desk
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("office.rodnik")
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("en", arguments)
    }

    fn run_in(&self, language: &str, arguments: &[&str]) -> Run {
        let mut command = program(&["--lang", language, "--today", "2026-11-22"]);
        command.arg("--office").arg(self.path()).args(arguments).output().expect("a run").into()
    }

    fn list(&self, arguments: &[&str]) -> Vec<Value> {
        let list = self.run(&[&["list"], arguments, &["--format", "json"]].concat()).json();
        list.as_array().expect("a list").clone()
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn answered(input: &str) -> Run {
    let mut command = program(&["--lang", "en", "plan", "--case", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("a process");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("written");
    child.wait_with_output().expect("an end").into()
}

#[test]
fn a_new_office_is_made_once_and_can_sell_at_once() {
    let desk = Desk::empty();
    let made =
        desk.run(&["init", "--name", "Spring", "--area-code", "846", "--bottle-price", "350,50"]).well();
    assert!(made.contains("office.rodnik"), "{made}");
    assert_eq!(desk.run(&["check"]).well(), "No errors.\n");
    assert_eq!(desk.run(&["list", "active"]).well(), "The list is empty.\n");
    assert_eq!(desk.list(&["active"]), [Value::Null; 0]);
    let before = std::fs::read(desk.path()).unwrap();
    let again = desk.run(&["init"]).refused();
    assert!(again.contains("exists"), "{again}");
    assert_eq!(std::fs::read(desk.path()).unwrap(), before);
}

#[test]
fn a_price_that_is_none_makes_no_office() {
    for price in ["", "-1", "1.005", "dear"] {
        let desk = Desk::empty();
        desk.run(&["init", &format!("--bottle-price={price}")]).refused();
        assert!(!desk.path().exists(), "{price}");
    }
}

#[test]
fn the_sample_is_the_same_for_the_same_seed() {
    let (one, two) = (Desk::sample(), Desk::sample());
    for tab in ["active", "overdue", "churn", "birthdays"] {
        assert_eq!(one.list(&[tab]), two.list(&[tab]), "{tab}");
        assert!(!one.list(&[tab]).is_empty(), "{tab} has something");
    }
    assert_eq!(one.run(&["check"]).well(), "No errors.\n");
}

#[test]
fn every_list_has_the_agreed_keys() {
    let desk = Desk::sample();
    let keys = ["address_code", "client", "date", "origin", "handled", "next_delivery"];
    let origins = ["plan", "task", "always", "callback", "undelivered"];
    let outcomes = [Value::Null, json!("accepted"), json!("postponed"), json!("churn")];
    for tab in ["active", "overdue", "churn", "birthdays"] {
        for row in desk.list(&[tab]) {
            for key in keys {
                assert!(row.get(key).is_some(), "{tab} lacks {key}: {row}");
            }
            assert!(outcomes.contains(&row["handled"]), "{row}");
            if tab == "active" || tab == "overdue" {
                assert!(origins.contains(&row["origin"].as_str().expect("an origin")), "{row}");
                assert!(row["date"].as_str().is_some_and(|date| date.len() == 10), "{row}");
            }
        }
    }
}

#[test]
fn s1_35_the_list_date_is_tomorrow_unless_another_is_given() {
    let desk = Desk::sample();
    assert_eq!(desk.list(&["active"]), desk.list(&["active", "--date", "2026-11-23"]));
    let planned = desk.list(&["active"]).into_iter().filter(|row| row["origin"] == "plan");
    let dates: Vec<Value> = planned.map(|row| row["date"].clone()).collect();
    assert!(!dates.is_empty() && dates.iter().all(|date| *date == "2026-11-23"));
    assert_ne!(desk.list(&["active"]), desk.list(&["active", "--date", "2026-11-24"]));
}

#[test]
fn managers_and_routes_share_the_list_out() {
    let desk = Desk::sample();
    let all = desk.list(&["active"]);
    let mut routed = 0;
    let mut routes: Vec<&str> = all.iter().filter_map(|row| row["route"].as_str()).collect();
    routes.sort_unstable();
    routes.dedup();
    assert!(routes.len() > 1);
    for route in routes {
        let rows = desk.list(&["active", "--route", route]);
        assert!(rows.iter().all(|row| row["route"] == route));
        routed += rows.len();
    }
    assert_eq!(routed, all.iter().filter(|row| !row["route"].is_null()).count());
    assert!(desk.run(&["list", "active", "--route", "Nowhere"]).refused().contains("Nowhere"));
    assert!(desk.run(&["list", "active", "--manager", "Nobody"]).refused().contains("Nobody"));
}

#[test]
fn the_table_speaks_the_chosen_language_and_csv_the_keys() {
    let desk = Desk::sample();
    let english = desk.run(&["list", "active"]).well();
    assert!(english.starts_with("Code"), "{english}");
    let russian = desk.run_in("ru", &["list", "active"]).well();
    assert!(russian.starts_with("Код"), "{russian}");
    assert_eq!(english.lines().count(), russian.lines().count());
    let csv = desk.run(&["list", "active", "--format", "csv"]).well();
    assert!(csv.starts_with("address_code,client,"), "{csv}");
    assert_eq!(csv.lines().count(), english.lines().count());
}

#[test]
fn a_list_as_csv_has_the_keys_for_its_heading_also_without_a_row() {
    let (sample, empty) = (Desk::sample(), Desk::empty());
    empty.run(&["init"]).well();
    for tab in ["active", "overdue", "churn", "birthdays"] {
        let rows = sample.list(&[tab]);
        let keys: Vec<&str> = rows[0].as_object().unwrap().keys().map(String::as_str).collect();
        let heading = format!("{}\n", keys.join(","));
        assert!(sample.run(&["list", tab, "--format", "csv"]).well().starts_with(&heading), "{tab}");
        assert_eq!(empty.run(&["list", tab, "--format", "csv"]).well(), heading, "{tab}");
    }
}

#[test]
fn a_sale_answers_with_the_new_date_and_why() {
    let desk = Desk::sample();
    let planned =
        desk.list(&["active"]).into_iter().find(|row| row["origin"] == "plan").expect("a planned row");
    let code = planned["address_code"].as_str().expect("a code").to_owned();
    let sell =
        ["sell", &code, "--date", "2026-11-22", "--line", "19=2", "--line", "CUP=1", "--returned", "2"];
    let answer = desk.run(&[&sell[..], &["--format", "json"]].concat()).json();
    assert_eq!(answer["previous_delivery"], planned["next_delivery"]);
    assert_eq!(answer["reasons"][0], json!({"step": "delivered", "on": "2026-11-22", "ml": 38_000}));
    let plan = desk.run(&["plan", &code, "--format", "json"]).json();
    for key in ["next_delivery", "call_on", "reasons"] {
        assert_eq!(plan[key], answer[key], "{key}");
    }
    assert!(desk.list(&["active"]).iter().all(|row| row["address_code"] != code || row["origin"] != "plan"));
    let words = desk.run(&sell).well();
    assert!(words.contains("Next delivery"), "{words}");
    let words = desk.run_in("ru", &sell).well();
    assert!(words.contains("Следующая доставка") || words.contains("доставк"), "{words}");
    assert_eq!(desk.run(&["check"]).well(), "No errors.\n");
}

#[test]
fn what_cannot_be_sold_is_refused_in_one_sentence() {
    let desk = Desk::sample();
    let code = desk.list(&["active"])[0]["address_code"].as_str().expect("a code").to_owned();
    let sell = |more: &[&str]| desk.run(&[&["sell"], more].concat()).refused();
    assert!(sell(&["NOWHERE", "--date", "2026-11-20", "--line", "19=1"]).contains("NOWHERE"));
    assert!(sell(&[&code, "--date", "2026-11-20", "--line", "GOLD=1"]).contains("GOLD"));
    assert!(sell(&[&code, "--date", "2026-11-20", "--line", "19=0"]).contains("0"));
    assert!(sell(&[&code, "--date", "2026-11-20", "--line", "19=100001"]).contains("100,00"));
    assert!(sell(&[&code, "--date", "1999-12-31", "--line", "19=1"]).contains("1999"));
    assert!(sell(&[&code, "--date", "2026-11-23", "--line", "19=1"]).contains("has not come yet"));
    assert!(sell(&["--as", "Nobody", &code, "--date", "2026-11-20", "--line", "19=1"]).contains("Nobody"));
    assert_eq!(desk.run(&["check"]).well(), "No errors.\n");
}

#[test]
fn who_may_not_is_told_who_may() {
    let desk = Desk::sample();
    let raw = rusqlite::Connection::open(desk.path()).unwrap();
    let operator: String = raw
        .query_row(
            "SELECT u.name FROM app_user u JOIN user_role r ON r.user_id = u.id GROUP BY u.id
             HAVING max(r.role) = 'operator' AND count(*) = 1 LIMIT 1",
            [],
            |row| row.get(0),
        )
        .expect("an operator");
    let refusal = desk.run(&["--as", &operator, "replan", "--all"]).refused();
    assert!(refusal.contains("manager, administrator"), "{refusal}");
    let refusal = desk.run_in("ru", &["--as", &operator, "replan", "--all"]).refused();
    assert!(refusal.contains("руководитель"), "{refusal}");
}

#[test]
fn a_user_that_nobody_knows_is_refused_even_for_looking() {
    let desk = Desk::empty();
    desk.run(&["init", "--first-user", "Anna"]).well();
    assert_eq!(
        desk.run(&["--as", "Anna", "list", "active", "--format", "json"]).json(),
        Value::Array(vec![])
    );
    assert!(desk.run(&["--as", "Nobody", "list", "active"]).refused().contains("Nobody"));
}

#[test]
fn p_32_replanning_everything_finds_nothing_to_do_and_mends_what_was_spoilt() {
    let desk = Desk::sample();
    assert_eq!(desk.run(&["replan", "--all"]).well(), "200 addresses, 0 plans changed, 0 tasks\n");
    rusqlite::Connection::open(desk.path())
        .unwrap()
        .execute_batch("UPDATE plan SET next_delivery = '2030-01-01' WHERE address_id IN (SELECT min(address_id) FROM plan)")
        .unwrap();
    let check = desk.run(&["check"]);
    assert_eq!((check.code, check.err.as_str()), (1, ""));
    assert!(check.out.starts_with("Plans that do not follow from the history: 1."), "{}", check.out);
    assert_eq!(desk.run(&["replan", "--all"]).well(), "200 addresses, 1 plans changed, 0 tasks\n");
    assert_eq!(desk.run(&["check"]).well(), "No errors.\n");
}

#[test]
fn check_names_what_is_wrong() {
    let desk = Desk::sample();
    let spoil = |sql: &str| rusqlite::Connection::open(desk.path()).unwrap().execute_batch(sql).unwrap();
    spoil("UPDATE sale SET total = total + 1 WHERE id = (SELECT min(id) FROM sale WHERE voided_at IS NULL)");
    spoil(
        "UPDATE balance SET containers = containers + 1 WHERE address_id = (SELECT max(address_id) FROM balance)",
    );
    let found = desk.run(&["check"]);
    assert_eq!(found.code, 1);
    assert!(found.out.contains("sum of their lines: 1"), "{}", found.out);
    assert!(found.out.contains("balance does not match"), "{}", found.out);
}

#[test]
fn an_office_that_cannot_be_opened_is_named_and_left_as_it_is() {
    let desk = Desk::empty();
    assert!(desk.run(&["check"]).refused().contains("does not exist"));
    assert!(!desk.path().exists(), "looking for an office makes none");
    std::fs::write(desk.path(), "not an office").unwrap();
    assert!(desk.run(&["check"]).refused().contains("is not a Rodnik office"));
    assert_eq!(std::fs::read(desk.path()).unwrap(), b"not an office");
    std::fs::remove_file(desk.path()).unwrap();
    desk.run(&["init"]).well();
    rusqlite::Connection::open(desk.path()).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(desk.run(&["list", "active"]).refused().contains("newer program"));
    assert!(desk.run_in("ru", &["list", "active"]).refused().contains("99"));
}

#[test]
fn an_answer_is_never_written_over_what_is_read_and_a_place_that_cannot_be_written_is_said_first() {
    let desk = Desk::empty();
    desk.run(&["init"]).well();
    let list = desk.folder.path().join("clients.csv");
    let text = "Counterparty;Address\nAcme;1 Main St\n;2 Main St\n";
    std::fs::write(&list, text).unwrap();
    let list = list.to_str().unwrap();
    let office = desk.path();
    let import = |refused: &str| desk.run(&["import", "clients", list, "--refused", refused]);
    for taken in [list, office.to_str().unwrap()] {
        assert!(import(taken).wrong_use().contains("choose another"));
    }
    assert_eq!(std::fs::read_to_string(list).unwrap(), text);
    assert!(import("/nowhere/refused.csv").refused().contains("was not written"));
    let other = desk.folder.path().join("other.rodnik");
    std::fs::copy(&office, &other).unwrap();
    let before = std::fs::read(&other).unwrap();
    assert!(import(other.to_str().unwrap()).refused().contains("already exists"));
    assert_eq!(
        std::fs::read(&other).unwrap(),
        before,
        "an office that is not worked with is one all the same"
    );
    let told = import(desk.folder.path().join("refused.csv").to_str().unwrap()).well();
    assert!(told.starts_with("New 1,"), "nothing came in before: {told}");
    let rows = std::fs::read_to_string(desk.folder.path().join("refused.csv")).unwrap();
    assert!(rows.contains("2 Main St") && !rows.contains("Acme"), "{rows}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = std::fs::metadata(desk.folder.path().join("refused.csv")).unwrap().permissions();
        assert_eq!(rights.mode() & 0o777, 0o600, "names and telephones are nobody else's");
    }
    let long = desk.folder.path().join("long.csv");
    std::fs::File::create(&long).unwrap().set_len(300 * 1024 * 1024).unwrap();
    let said = desk.run(&["import", "clients", long.to_str().unwrap()]).refused();
    assert!(said.contains("too large"), "{said}");

    let sales = desk.folder.path().join("sales.csv");
    std::fs::write(&sales, "address_id,date,litres\nA,2026-11-09,19\n").unwrap();
    let sales = sales.to_str().unwrap();
    desk.run(&["backtest", sales, "--out", sales]).wrong_use();
    assert!(std::fs::read_to_string(sales).unwrap().ends_with("19\n"));
    std::fs::write(sales, "no heading\n").unwrap();
    let out = desk.folder.path().join("predictions.csv");
    desk.run(&["backtest", sales, "--out", out.to_str().unwrap()]).refused();
    assert!(!out.exists(), "no empty file is left");
}

#[test]
fn without_an_office_it_is_asked_for_and_wrong_use_is_told_apart() {
    let run: Run = program(&["--lang", "en", "check"]).output().unwrap().into();
    assert!(run.wrong_use().contains("--office"));
    let desk = Desk::empty();
    for wrong in [
        &["fly"][..],
        &["list", "everything"],
        &["list", "active", "--date", "23.11.2026"],
        &["sell", "A", "--date", "2026-11-20"],
        &["sell", "A", "--date", "2026-11-20", "--line", "19"],
        &["replan"],
        &["plan"],
        &["plan", "A", "--case", "-"],
        &["init", "--seed", "3"],
    ] {
        desk.run(wrong).wrong_use();
    }
    let help: Run = program(&["--lang", "ru", "--help"]).output().unwrap().into();
    assert!(help.well().chars().any(|c| ('а'..='я').contains(&c)), "the help speaks Russian");
}

#[test]
fn one_case_is_answered_with_one_object_and_many_with_as_many() {
    let case = json!({"deliveries": [["2026-11-09", 38.0]], "rate_l_per_day": 2.7});
    let answer = answered(&case.to_string()).json();
    assert_eq!(answer["next_delivery"], "2026-11-23");
    let keys: Vec<&String> = answer.as_object().expect("an object").keys().collect();
    let agreed =
        ["next_delivery", "call_on", "run_out", "expected", "p10", "p90", "rate_l_per_day", "reasons"];
    assert_eq!(keys, agreed);
    let many = answered(&json!([case, {"kind": "sometimes"}, 5, case]).to_string()).json();
    let many = many.as_array().expect("an array");
    assert_eq!((many.len(), &many[0], &many[3]), (4, &answer, &answer));
    for bad in [&many[1], &many[2]] {
        assert!(bad["error"].is_string() && bad.as_object().is_some_and(|keys| keys.len() == 1), "{bad}");
    }
    assert_eq!(answered("[]").json(), json!([]));
    assert!(answered("{\"deliveries\":").refused().contains("JSON"));
}

#[test]
fn the_worked_cases_are_answered_through_the_command_line() {
    let closed = ["2026-11-24", "2026-12-31", "2027-01-01", "2027-01-02"];
    let case = |mut case: Value| {
        case["no_delivery"] = json!(closed);
        case
    };
    let at = |on: &str, litres: f64| json!([[on, litres]]);
    let worked = [
        (json!({"deliveries": at("2026-11-09", 38.0), "rate_l_per_day": 2.7}), Some("2026-11-23")),
        (
            json!({"deliveries": at("2026-11-09", 38.0), "rate_l_per_day": 2.7, "weekdays": ["tue", "fri"]}),
            Some("2026-11-23"),
        ),
        (
            json!({"deliveries": at("2026-11-09", 38.0), "rate_l_per_day": 2.9, "weekdays": ["tue", "fri"]}),
            Some("2026-11-20"),
        ),
        (json!({"deliveries": at("2026-11-10", 38.0), "rate_l_per_day": 2.7}), Some("2026-11-23")),
        (
            json!({"deliveries": at("2026-11-04", 38.0), "rate_l_per_day": 2.7, "weekdays": ["wed"], "periodicity": 2}),
            Some("2026-11-18"),
        ),
        (
            json!({"deliveries": at("2026-11-04", 19.0), "rate_l_per_day": 3.8, "weekdays": ["wed"], "periodicity": 2}),
            Some("2026-11-18"),
        ),
        (
            json!({"kind": "weekdays", "deliveries": at("2026-11-17", 19.0), "weekdays": ["tue", "fri"]}),
            Some("2026-11-20"),
        ),
        (
            json!({"kind": "weekdays", "deliveries": at("2026-11-03", 19.0), "weekdays": ["tue"], "periodicity": 4}),
            Some("2026-12-01"),
        ),
        (json!({"kind": "every", "deliveries": at("2026-11-19", 19.0), "every_days": 5}), Some("2026-11-23")),
        (json!({"kind": "every", "deliveries": at("2026-11-23", 19.0), "every_days": 1}), Some("2026-11-25")),
        (
            json!({"kind": "every", "deliveries": at("2026-12-02", 19.0), "every_days": 30}),
            Some("2027-01-03"),
        ),
        (
            json!({"deliveries": at("2026-11-25", 38.0), "rate_l_per_day": 2.7, "pauses": [["2026-12-01", "2026-12-10"]]}),
            Some("2026-12-19"),
        ),
        (json!({"deliveries": at("2026-11-09", 38.0), "initial_l_per_day": 1.5}), Some("2026-12-04")),
        (json!({"deliveries": at("2026-11-09", 38.0), "rate_l_per_day": 2.7, "status": "closed"}), None),
    ];
    let cases: Vec<Value> = worked.iter().map(|(one, _)| case(one.clone())).collect();
    let answers = answered(&Value::Array(cases).to_string()).json();
    for (number, (_, date)) in worked.iter().enumerate() {
        assert_eq!(answers[number]["next_delivery"].as_str(), *date, "W-{}", number + 1);
    }
}

#[test]
fn a_template_is_handed_out_without_an_office() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    for (language, heading) in [("ru", "Контрагент"), ("en", "Counterparty")] {
        let file = path("clients.csv");
        let run: Run =
            program(&["--lang", language, "template", "clients", &file]).output().expect("a run").into();
        assert!(run.out.contains(&file), "{}", run.out);
        let written = std::fs::read_to_string(&file).expect("the template");
        assert!(written.contains(heading), "{written}");
        std::fs::write(&file, "filled in").expect("a list");
        let run: Run =
            program(&["--lang", language, "template", "clients", &file]).output().expect("a run").into();
        assert_eq!(run.code, 1);
        assert_eq!(std::fs::read_to_string(&file).expect("the list"), "filled in");
        std::fs::remove_file(&file).expect("a free name");
    }
    let wrong = path("clients.doc");
    let run: Run = program(&["--lang", "en", "template", "clients", &wrong]).output().expect("a run").into();
    assert_eq!((run.code, run.err.trim()), (1, "A template is an .xlsx or .csv file: give it such a name."));
    assert!(!std::path::Path::new(&wrong).exists());
}
