//! The sample office: the same on every machine, whole, and alive on its day.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rodnik::domain::people::Role;
use rodnik::i18n::Language;
use rodnik::service::check::check;
use rodnik::service::desk::{DeskRequest, active, birthdays, churn, counts, overdue};
use rodnik::service::new_office::create_sample;
use rodnik::service::replanning::replan_everything;
use rodnik::service::sample::{SampleSpec, SampleSummary};
use rodnik::service::{Input, Refusal, Stamp};
use rodnik::store::{Connection, Counts, CreateError};
use rusqlite::types::ValueRef;

const ADDRESSES: u32 = 400;

/// A sample office in a folder of its own.
struct Sample {
    _folder: tempfile::TempDir,
    path: PathBuf,
    today: NaiveDate,
    summary: SampleSummary,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn spec(addresses: u32, today: NaiveDate) -> SampleSpec {
    SampleSpec { addresses, seed: 1, today, language: Language::Russian }
}

fn sample(spec: SampleSpec) -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.rodnik");
    let summary = create_sample(&path, &spec, &mut |_, _| ()).unwrap();
    Sample { _folder: folder, path, today: spec.today, summary }
}

impl Sample {
    /// On a Wednesday.
    fn ordinary() -> Self {
        sample(spec(ADDRESSES, day("2026-11-18")))
    }

    fn query<T: rusqlite::types::FromSql>(&self, sql: &str) -> T {
        rusqlite::Connection::open(&self.path).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    fn count(&self, sql: &str) -> i64 {
        self.query(sql)
    }

    fn words(&self, sql: &str) -> BTreeSet<String> {
        let conn = rusqlite::Connection::open(&self.path).unwrap();
        let mut statement = conn.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    fn request(&self) -> DeskRequest {
        DeskRequest {
            date: self.today.succ_opt().unwrap(),
            today: self.today,
            now: format!("{}T08:00:00Z", self.today),
            manager: None,
            route: None,
        }
    }

    fn counts(&self) -> Counts {
        let mut office = Connection::open(&self.path).unwrap();
        office.read(|read| counts(&read, &self.request())).unwrap()
    }
}

/// Every row of every table as text, in the order of tables and rows; `skip` names columns that are left out.
fn dump(path: &Path, skip: &[(&str, &str)]) -> Vec<String> {
    let conn = rusqlite::Connection::open(path).unwrap();
    let names =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut names = conn.prepare(names).unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut lines = Vec::new();
    for table in names {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let mut line = table.clone();
            for (at, column) in columns.iter().enumerate() {
                if skip.contains(&(table.as_str(), column.as_str())) {
                    continue;
                }
                line.push('|');
                match row.get_ref(at).unwrap() {
                    ValueRef::Null => line.push('-'),
                    ValueRef::Integer(number) => line.push_str(&number.to_string()),
                    ValueRef::Real(number) => line.push_str(&number.to_string()),
                    ValueRef::Text(text) => line.push_str(std::str::from_utf8(text).unwrap()),
                    ValueRef::Blob(bytes) => {
                        bytes.iter().for_each(|byte| line.push_str(&format!("{byte:02x}")))
                    }
                }
            }
            lines.push(line);
        }
    }
    lines
}

/// FNV-1a of the lines.
fn digest(lines: &[String]) -> u64 {
    let bytes = lines.iter().flat_map(|line| line.bytes().chain(*b"\n"));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[test]
fn the_same_seed_day_and_size_give_the_same_rows_and_another_seed_gives_others() {
    let ordered = spec(60, day("2026-11-18"));
    let first = dump(&sample(ordered).path, &[]);
    assert_eq!(first, dump(&sample(ordered).path, &[]));
    assert_ne!(first, dump(&sample(SampleSpec { seed: 2, ..ordered }).path, &[]));
}

/// Plans hold logarithms, whose last bit is the machine's own; the words of the dictionaries belong to every new office.
/// Everything else is integers and words of the sample.
#[test]
fn the_sample_is_the_one_that_was_agreed_on() {
    let small = sample(spec(60, day("2026-11-18")));
    let skipped = [
        ("plan", "body"),
        ("plan", "rate_ml"),
        ("calibration", "body"),
        ("reason", "name"),
        ("purpose", "name"),
        ("journal_type", "name"),
    ];
    assert_eq!(format!("{:016x}", digest(&dump(&small.path, &skipped))), "11f609386960fa93");
}

#[test]
fn the_file_is_sound_and_its_balances_follow_from_its_documents() {
    let sample = Sample::ordinary();
    let findings = Connection::open(&sample.path).unwrap().read(|read| check(&read)).unwrap();
    assert_eq!(findings, []);
}

#[test]
fn a_replan_of_everything_finds_nothing_to_do_p_32() {
    let sample = Sample::ordinary();
    let mut office = Connection::open(&sample.path).unwrap();
    let at = format!("{}T08:00:00Z", sample.today);
    let stamp = Stamp { at: &at, by: None, today: sample.today };
    let summary = office.write(|tx| replan_everything(tx, &stamp, &Default::default())).unwrap();
    assert_eq!((summary.plans, summary.tasks), (0, 0));
    assert_eq!(summary.addresses, u64::from(ADDRESSES));
}

#[test]
fn the_sizes_are_those_that_were_asked_for() {
    let sample = Sample::ordinary();
    let per_address = sample.summary.sale_lines as f64 / f64::from(ADDRESSES);
    assert_eq!(sample.summary.addresses, u64::from(ADDRESSES));
    assert_eq!(sample.count("SELECT count(*) FROM address"), i64::from(ADDRESSES));
    assert_eq!(sample.count("SELECT count(*) FROM sale_line"), sample.summary.sale_lines as i64);
    assert_eq!(sample.count("SELECT count(*) FROM sale"), sample.summary.sales as i64);
    assert!((17.0..24.0).contains(&per_address), "{per_address} sale lines an address");
}

#[test]
fn every_kind_of_planning_role_and_task_occurs() {
    let sample = Sample::ordinary();
    assert_eq!(sample.words("SELECT DISTINCT role FROM user_role").len(), Role::ALL.len());
    assert_eq!(sample.words("SELECT DISTINCT kind FROM planning").len(), 4);
    let periods = sample.words("SELECT DISTINCT CAST(periodicity AS TEXT) FROM planning");
    assert_eq!(periods, ["1", "2", "4"].map(str::to_owned).into());
    let kinds = sample.words("SELECT DISTINCT kind FROM task WHERE state = 'open'");
    let expected = ["planned", "postponed", "manual", "callback", "undelivered", "review"];
    assert_eq!(kinds, expected.map(str::to_owned).into());
    let statuses = sample.words("SELECT DISTINCT status FROM address");
    assert_eq!(statuses, ["active", "churn_review", "closed"].map(str::to_owned).into());
    for what in [
        "planning WHERE always_show = 1",
        "planning WHERE initial_ml IS NULL",
        "planning WHERE calculator_people IS NOT NULL",
        "planning WHERE call_delay > 0",
        "pause",
        "contact_person WHERE birth_day = 229",
        "contact_person WHERE no_calls = 1",
        "balance WHERE debt > 0",
        "balance WHERE debt < 0",
        "balance WHERE containers > deposited",
        "customer_order WHERE status = 'draft'",
        "customer_order WHERE status = 'accepted'",
        "customer_order WHERE status = 'undelivered' AND reason_id IS NOT NULL",
        "comment WHERE closed_by_order IS NULL",
        "journal_entry",
        "address WHERE status = 'active' AND NOT EXISTS (SELECT 1 FROM sale WHERE address_id = address.id)",
    ] {
        assert!(sample.count(&format!("SELECT count(*) FROM {what}")) > 0, "{what}");
    }
}

#[test]
fn the_first_user_may_do_everything() {
    let sample = Sample::ordinary();
    let users = Connection::open(&sample.path).unwrap().read(|read| read.users()).unwrap();
    let first = users.first().unwrap();
    assert!(Role::ALL.iter().all(|role| first.roles.contains(role)), "{first:?}");
}

#[test]
fn nothing_is_sold_on_a_day_without_delivery_nor_after_today() {
    let sample = Sample::ordinary();
    let closed =
        "SELECT count(*) FROM sale JOIN calendar_day ON day = delivered_on WHERE type = 'no_delivery'";
    assert_eq!(sample.count(closed), 0);
    for (table, column) in
        [("sale", "delivered_on"), ("payment", "paid_on"), ("container_movement", "moved_on")]
    {
        let last: String = sample.query(&format!("SELECT max({column}) FROM {table}"));
        assert!(day(&last) <= sample.today, "{table} on {last}");
    }
    let first: String = sample.query("SELECT min(delivered_on) FROM sale");
    let span = (sample.today - day(&first)).num_days();
    assert!((520..560).contains(&span), "a history of {span} days");
    assert_eq!(
        sample.count("SELECT count(*) FROM calendar_day WHERE strftime('%w', day) = '0' AND name = ''"),
        0
    );
}

#[test]
fn numbers_of_documents_rise_with_the_days_and_the_office_goes_on_behind_them() {
    let sample = Sample::ordinary();
    for (table, column) in
        [("sale", "delivered_on"), ("payment", "paid_on"), ("container_movement", "moved_on")]
    {
        let fallen = format!(
            "SELECT count(*) FROM (SELECT {column} AS d, lag({column}) OVER (ORDER BY number) AS before FROM {table})
             WHERE d < before"
        );
        assert_eq!(sample.count(&fallen), 0, "{table}");
    }
    let last = sample.count("SELECT last FROM document_number WHERE document = 'sale'");
    assert_eq!(last, sample.count("SELECT count(*) FROM sale"));
}

#[test]
fn lists_are_alive_on_an_ordinary_day_s1_35() {
    let sample = Sample::ordinary();
    let counts = sample.counts();
    assert!((12..45).contains(&counts.active), "{counts:?}");
    assert!((6..30).contains(&counts.overdue), "{counts:?}");
    assert!(counts.churn >= 2 && counts.birthdays >= 1 && counts.handled >= 1, "{counts:?}");
    let mut office = Connection::open(&sample.path).unwrap();
    let request = sample.request();
    let lengths = office.read(|read| {
        Ok::<_, Refusal>([
            active(&read, &request)?.len(),
            overdue(&read, &request)?.len(),
            churn(&read, &request, None)?.len(),
            birthdays(&read, &request)?.len(),
        ])
    });
    assert!(lengths.unwrap().iter().all(|length| *length > 0));
}

#[test]
fn each_address_in_review_has_one_open_case_and_one_task_for_its_role_s0_03() {
    let sample = Sample::ordinary();
    let crooked = "SELECT count(*) FROM address a WHERE
        (a.status = 'churn_review') <> (1 = (SELECT count(*) FROM churn_case k WHERE k.address_id = a.id
            AND k.stage IN ('senior_operator', 'quality_control', 'credit_control')))
        OR (a.status = 'churn_review') <> (1 = (SELECT count(*) FROM task t WHERE t.address_id = a.id
            AND t.kind = 'review' AND t.state = 'open'))";
    assert_eq!(sample.count(crooked), 0);
    let roles = "SELECT count(*) FROM task t JOIN churn_case k ON k.id = t.case_id WHERE t.state = 'open'
        AND t.role <> CASE k.stage WHEN 'credit_control' THEN 'credit_controller' ELSE k.stage END";
    assert_eq!(sample.count(roles), 0);
    let steps = "SELECT count(*) FROM churn_case k WHERE k.stage <> (SELECT s.to_stage FROM churn_step s
        WHERE s.case_id = k.id ORDER BY s.step DESC LIMIT 1)";
    assert_eq!(sample.count(steps), 0);
}

#[test]
fn at_each_stage_of_a_review_somebody_owes_and_somebody_is_settled_also_with_the_mark_s0_37() {
    let sample = sample(SampleSpec { seed: 1, ..spec(1_000, day("2026-11-22")) });
    let standing = "SELECT coalesce(group_concat(DISTINCT k.stage || ' ' || k.no_debts || ' ' ||
            CASE WHEN coalesce(b.debt, 0) = 0 AND coalesce(b.containers, 0) = coalesce(b.deposited, 0) THEN 'settled'
                 ELSE 'owes' END), '')
        FROM churn_case k LEFT JOIN balance b ON b.address_id = k.address_id
        WHERE k.stage IN ('senior_operator', 'quality_control', 'credit_control')";
    let found: String = sample.query(standing);
    for wanted in [
        "senior_operator 0 settled",
        "senior_operator 0 owes",
        "quality_control 0 settled",
        "quality_control 0 owes",
        "quality_control 1 settled",
        "credit_control 0 settled",
        "credit_control 0 owes",
    ] {
        assert!(found.contains(wanted), "{wanted}: {found}");
    }
}

#[test]
fn no_case_went_past_its_guards_s0_23_r_05() {
    let sample = Sample::ordinary();
    let containers = "SELECT count(*) FROM churn_case k JOIN balance b ON b.address_id = k.address_id
        WHERE k.stage IN ('quality_control', 'credit_control', 'closed') AND b.containers <> b.deposited";
    assert_eq!(sample.count(containers), 0);
    let money = "SELECT count(*) FROM churn_case k JOIN balance b ON b.address_id = k.address_id
        WHERE (k.stage = 'closed' OR k.no_debts = 1) AND b.debt <> 0";
    assert_eq!(sample.count(money), 0);
}

#[test]
fn the_plan_arranges_at_most_one_contact_and_none_for_those_who_left_p_6() {
    let sample = Sample::ordinary();
    let twice =
        "SELECT count(*) FROM (SELECT 1 FROM task WHERE state = 'open' AND kind IN ('planned', 'postponed')
        GROUP BY address_id HAVING count(*) > 1)";
    assert_eq!(sample.count(twice), 0);
    let left = "SELECT count(*) FROM task t JOIN address a ON a.id = t.address_id
        WHERE a.status <> 'active' AND t.state = 'open' AND t.kind <> 'review'";
    assert_eq!(sample.count(left), 0);
    let forgotten =
        "SELECT count(*) FROM plan p WHERE p.call_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM task t
        WHERE t.address_id = p.address_id AND (t.state = 'open' OR t.basis = p.last_delivery))";
    assert_eq!(sample.count(forgotten), 0);
}

#[test]
fn an_address_alone_a_sunday_a_leap_day_and_the_other_language_are_possible() {
    for (addresses, today) in [(1, "2026-11-22"), (7, "2028-02-29"), (45, "2027-01-03")] {
        let spec = SampleSpec { language: Language::English, ..spec(addresses, day(today)) };
        let sample = sample(spec);
        assert_eq!(sample.count("SELECT count(*) FROM address"), i64::from(addresses));
        let findings = Connection::open(&sample.path).unwrap().read(|read| check(&read)).unwrap();
        assert_eq!(findings, [], "{today}");
    }
}

#[test]
fn an_impossible_size_is_refused_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    for (addresses, today, refusal) in [
        (0, "2026-11-18", Input::Quantity(0)),
        (100_001, "2026-11-18", Input::Quantity(100_001)),
        (10, "1999-11-18", Input::Date(day("1999-11-18"))),
    ] {
        let path = folder.path().join("sample.rodnik");
        let made = create_sample(&path, &spec(addresses, day(today)), &mut |_, _| ());
        assert_eq!(made, Err(CreateError::Filling(Refusal::Input(refusal))));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn progress_rises_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut told = Vec::new();
    let spec = spec(450, day("2026-11-18"));
    create_sample(&folder.path().join("sample.rodnik"), &spec, &mut |done, total| told.push((done, total)))
        .unwrap();
    assert!(told.len() >= 3 && told.is_sorted(), "{told:?}");
    assert!(told.iter().all(|(done, total)| done <= total));
    assert_eq!(told.last().map(|(done, total)| done == total), Some(true));
}
