//! Several people at one office: handles and processes on one file, a held lock, a killed program.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rodnik::service::check::check;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::{Office, Refusal, new_key};

use super::journal::{backup, comes_back};
use super::story::{Story, clock, day, password, raw};

/// `rodnikctl` on the office of the story.
fn rodnikctl(path: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
    command.arg("--office").arg(path).args(["--lang", "en", "--today", "2026-11-22"]).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.envs(password().map(|password| ("RODNIK_OFFICE_PASSWORD", password.typed().to_owned())));
    command
}

fn selling(path: &Path, code: &str) -> Command {
    rodnikctl(path, &["sell", code, "--date", "2026-11-20", "--line", "19=1"])
}

fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    for code in ["A", "B"] {
        story.address(code).average(2.0);
    }
    story
}

#[test]
fn two_handles_on_one_file_see_each_others_work() {
    let mut story = office();
    let mut other = Office::open(&story.path(), clock(story.today)).unwrap();
    let vera = other.actor(None).unwrap();
    let sale = |story: &mut Story| RecordSale {
        address: story.id("A"),
        on: day("2026-11-20"),
        lines: vec![story.line(1)],
        returned: 0,
        paid: None,
    };
    for _ in 0..5 {
        let sale = sale(&mut story);
        story.done(&sale);
        other.run(&vera, new_key().unwrap(), &sale).unwrap();
    }
    assert_eq!(story.card("A").deliveries[0].bottles, 10);
    assert_eq!(story.number("SELECT count(DISTINCT number) FROM sale"), 10, "no number is given twice");
    story.is_well();
}

#[test]
fn rules_changed_by_another_are_heeded_by_the_next_command() {
    let mut story = office();
    story.address("A").sells(2).on("2026-11-09");
    let mut other = Office::open(&story.path(), clock(story.today)).unwrap();
    let chief = other.actor(None).unwrap();
    let closing = rodnik::service::calendar_change::SetCalendarDay {
        day: day("2026-12-09"),
        no_delivery: true,
        name: String::new(),
        watch: Default::default(),
    };
    other.run(&chief, new_key().unwrap(), &closing).unwrap();
    let recorded = story.address("B").sells(2).on("2026-11-20");
    assert_eq!(
        recorded.replanned.plan.next_delivery,
        Some(day("2026-12-08")),
        "19 days, and the day before it"
    );
    story.is_well();
}

#[test]
fn processes_that_sell_at_once_lose_nothing() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    let sellers: Vec<Child> = (0..16)
        .map(|turn| selling(&story.path(), if turn % 2 == 0 { "A" } else { "B" }).spawn().expect("a process"))
        .collect();
    for seller in sellers {
        let output = seller.wait_with_output().expect("an end");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(story.number("SELECT count(*) FROM sale"), 16);
    assert_eq!(story.number("SELECT count(DISTINCT number) FROM sale"), 16);
    for code in ["A", "B"] {
        assert_eq!(story.card(code).deliveries[0].bottles, 8, "{code}");
    }
    story.is_well();
    comes_back(&story, &taken);
}

#[test]
fn a_write_waits_while_another_program_holds_the_office() {
    let mut story = office();
    let path = story.path();
    let (holds, held) = mpsc::channel();
    let holder = thread::spawn(move || {
        let raw = raw::open(&path);
        raw.execute_batch("BEGIN IMMEDIATE; UPDATE route SET version = version").unwrap();
        holds.send(()).unwrap();
        thread::sleep(Duration::from_millis(300));
        raw.execute_batch("COMMIT").unwrap();
    });
    held.recv().unwrap();
    story.address("A").sells(1).on("2026-11-20");
    holder.join().unwrap();
    assert_eq!(story.number("SELECT count(*) FROM sale"), 1);
    story.is_well();
}

/// Numbers that are as good as chance, and the same in every run.
struct Moments(u64);

impl Moments {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

/// I1, I2, I6: what was acknowledged is there, nothing is half there, and the file is good.
#[test]
fn a_killed_program_leaves_a_good_office_and_every_acknowledged_sale() {
    const KILLS: u64 = 100;
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    let path = story.path();
    let mut moments = Moments(0x9E37_79B9_7F4A_7C15);
    let (mut acknowledged, mut killed) = (0, 0);
    for turn in 0..KILLS {
        let mut seller = selling(&path, if turn % 2 == 0 { "A" } else { "B" }).spawn().expect("a process");
        thread::sleep(Duration::from_micros(moments.next(12_000)));
        // SIGKILL on Unix: nothing of the program runs after it.
        seller.kill().expect("a kill");
        let output = seller.wait_with_output().expect("an end");
        acknowledged += i64::from(!output.stdout.is_empty());
        let ended = output.status.code();
        // On Windows whoever kills says the code, and the standard library says 1.
        killed += i64::from(if cfg!(windows) { ended == Some(1) } else { ended.is_none() });
        let mut office = Office::open(&path, clock(story.today)).expect("the office opens after a kill");
        assert_eq!(office.read(check), Ok::<_, Refusal>(vec![]), "after kill {turn}");
        let sales = story.number("SELECT count(*) FROM sale");
        assert!(sales >= acknowledged, "{acknowledged} were acknowledged, {sales} are there");
        assert_eq!(story.number("SELECT count(*) FROM history WHERE action = 'record_sale'"), sales);
    }
    assert!(killed > 0, "no process was met alive");
    // Whoever writes next cuts off what was never committed.
    story.address("A").sells(1).on("2026-11-20");
    comes_back(&story, &taken);
    println!("{KILLS} processes, {killed} killed at work, {acknowledged} sales acknowledged, none lost");
}
