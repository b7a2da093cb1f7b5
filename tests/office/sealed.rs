//! The history is sealed: what is changed in it by anything but the program shows.

use rodnik::domain::ids::{AddressId, HistoryId};
use rodnik::domain::people::Role;
use rodnik::i18n::{Language, Texts};
use rodnik::service::client_change::ChangeCounterparty;
use rodnik::service::exported::{Exported, Medium, NoteExport};
use rodnik::service::history_of::history_of;
use rodnik::service::log::{LogRequest, PAGE, log_page};
use rodnik::service::outcome::{Comment, Postpone, WriteJournal};
use rodnik::service::rights::Right;
use rodnik::service::undo_handling::UndoHandling;
use rodnik::service::{Refusal, Watch};
use rodnik::store::{CounterpartyDetails, Finding};
use rodnik::wording::history_line;
use serde_json::json;

use crate::story::{Story, day, raw};

/// An office with a few commands, one of them with a person's name.
fn worked() -> (Story, AddressId) {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    let address = story.id("A-1");
    let (counterparty, seen, details) = story.client("A-1");
    let details = CounterpartyDetails { name: "Мария Петровна".into(), ..details };
    story.done(&ChangeCounterparty { address, counterparty, seen, details });
    story.address("A-2").every(7).sells(3).on("2026-11-19");
    (story, address)
}

/// Does something to the file that the program has no way to do.
fn tampers(story: &Story, sql: &str) {
    let raw = raw::open(&story.path());
    let triggers: Vec<(String, String)> = {
        let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'history%'";
        let mut statement = raw.prepare(sql).expect("a statement");
        let triggers = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("the triggers");
        triggers.map(|trigger| trigger.expect("a trigger")).collect()
    };
    for (name, _) in &triggers {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).expect("dropped");
    }
    raw.execute_batch(sql).expect(sql);
    for (_, sql) in &triggers {
        raw.execute_batch(sql).expect("the trigger");
    }
}

fn broken(sql: &str) -> Option<i64> {
    let (mut story, _) = worked();
    story.is_well();
    tampers(&story, sql);
    story.findings().into_iter().find_map(|finding| match finding {
        Finding::History(row) => Some(row),
        _ => None,
    })
}

#[test]
fn whatever_is_changed_in_a_row_shows_at_that_row() {
    let second = "WHERE id = (SELECT min(id) + 1 FROM history)";
    for change in [
        "at = '2020-01-01T00:00:00Z'",
        "user_id = NULL",
        "action = 'comment'",
        "address_id = (SELECT max(id) FROM address)",
        "detail = '{}'",
        "key = randomblob(16)",
        "seal = randomblob(32)",
        "seal = NULL",
    ] {
        let (story, _) = worked();
        let row = story.number("SELECT min(id) + 1 FROM history");
        assert_eq!(broken(&format!("UPDATE history SET {change} {second}")), Some(row), "{change}");
    }
}

#[test]
fn a_row_that_was_taken_out_or_put_in_shows() {
    assert!(
        broken("DELETE FROM history WHERE id = (SELECT min(id) FROM history WHERE action = 'record_sale')")
            .is_some()
    );
    assert!(
        broken(
            "INSERT INTO history (key, at, action, detail) VALUES (randomblob(16), '2026-11-22T00:00:00Z', 'comment', '{}')"
        )
        .is_some()
    );
    assert_eq!(broken("UPDATE history SET detail = detail"), None, "nothing was changed");
}

#[test]
fn a_personal_value_stands_beside_its_row_and_is_held_by_its_hash() {
    let (mut story, address) = worked();
    assert_eq!(story.number("SELECT count(*) FROM history WHERE detail LIKE '%Мария%'"), 0);
    assert_eq!(story.number("SELECT count(*) FROM history_personal WHERE value LIKE '%Мария%'"), 1);
    let entries = story.office.read(|read| history_of(read, address, None)).expect("the history");
    let change = entries.iter().find(|entry| entry.action == "change_counterparty").expect("the change");
    assert_eq!(change.changed[0].after, json!("Мария Петровна"), "people read it as it was written");
    let row = story.number("SELECT max(history_id) FROM history_personal");
    tampers(&story, "UPDATE history_personal SET value = '\"Другая\"' WHERE value LIKE '%Мария%'");
    assert_eq!(story.findings(), [Finding::History(row)]);
}

#[test]
fn a_personal_value_that_is_given_up_leaves_the_seal_whole() {
    let (mut story, address) = worked();
    tampers(&story, "DELETE FROM history_personal");
    story.is_well();
    let entries = story.office.read(|read| history_of(read, address, None)).expect("the history");
    let change = entries.iter().find(|entry| entry.action == "change_counterparty").expect("the change");
    assert_eq!((&change.changed[0].before, &change.changed[0].after), (&json!(null), &json!(null)));
}

#[test]
fn a_refused_command_leaves_no_row() {
    let (mut story, address) = worked();
    let before = story.number("SELECT count(*) FROM history");
    let (counterparty, seen, details) = story.client("A-1");
    let stale = ChangeCounterparty { address, counterparty, seen: seen - 1, details };
    assert!(matches!(story.refuses(&stale), Refusal::Stale { .. }));
    assert_eq!(story.number("SELECT count(*) FROM history"), before);
}

fn wanted(story: &Story) -> LogRequest {
    let actor = story.actor.clone();
    LogRequest {
        actor,
        from: None,
        to: None,
        user: None,
        actions: Vec::new(),
        words: String::new(),
        before: None,
    }
}

fn found(story: &mut Story, request: &LogRequest) -> Vec<String> {
    let page = story.office.read(|read| log_page(read, request, &Watch::default())).expect("a page");
    page.into_iter().map(|row| row.entry.action).collect()
}

#[test]
fn the_log_is_searched_by_words_day_user_and_command() {
    let (mut story, _) = worked();
    let all = wanted(&story);
    let everything = found(&mut story, &all);
    assert_eq!(everything[0], "record_sale", "newest first");
    let by_words = LogRequest { words: "петровна МАРИЯ".into(), ..all.clone() };
    let done = found(&mut story, &by_words);
    assert_eq!(
        done[..2],
        ["change_counterparty", "record_sale"],
        "whatever was done to that client: {done:?}"
    );
    assert!(done.len() < everything.len());
    let by_number = LogRequest { words: story.text("SELECT max(number) FROM sale"), ..all.clone() };
    assert_eq!(found(&mut story, &by_number), ["record_sale"]);
    let by_action = LogRequest { actions: vec!["change_counterparty".into()], ..all.clone() };
    assert_eq!(found(&mut story, &by_action), ["change_counterparty"]);
    let other = story.user("Другая", &[Role::Operator]);
    assert!(found(&mut story, &LogRequest { user: Some(other.id), ..all.clone() }).is_empty());
    let me = LogRequest { user: Some(story.actor.id), ..all.clone() };
    let mine = found(&mut story, &me);
    assert_eq!(mine, everything[..everything.len() - 1], "the program itself made the office");
    let (today, tomorrow) = (story.today, day("2026-11-23"));
    assert_eq!(
        found(&mut story, &LogRequest { from: Some(today), to: Some(today), ..all.clone() }),
        everything
    );
    assert!(found(&mut story, &LogRequest { from: Some(tomorrow), ..all.clone() }).is_empty());
    assert!(found(&mut story, &LogRequest { to: day("2026-11-21").into(), ..all }).is_empty());
}

#[test]
fn the_log_is_read_page_by_page_and_can_be_stopped() {
    let (mut story, address) = worked();
    let export = NoteExport {
        what: Exported::Order,
        medium: Medium::Print,
        about: "З-000001".into(),
        address: Some(address),
    };
    for _ in 0..PAGE {
        story.done(&export);
    }
    let first = wanted(&story);
    let page = story.office.read(|read| log_page(read, &first, &Watch::default())).expect("a page");
    assert_eq!(page.len(), PAGE);
    assert!(page.iter().all(|row| row.entry.action == "export"));
    let older = LogRequest { before: page.last().map(|row| row.entry.id), ..first.clone() };
    let rest = found(&mut story, &older);
    assert!(!rest.is_empty() && rest.iter().all(|action| action != "export"));
    for _ in 0..1_000 - PAGE {
        story.done(&export);
    }
    let nothing = LogRequest { words: "нет такого".into(), ..first };
    let stop = Watch::through(|_| false);
    assert_eq!(story.office.read(|read| log_page(read, &nothing, &stop)), Err(Refusal::Cancelled));
}

#[test]
fn what_was_said_is_found_by_its_words_and_stands_beside_its_row() {
    let (mut story, address) = worked();
    let row = story.seen("A-1", "2026-11-23");
    story.done(&Comment { address, task: None, text: "Просил возить утром".into() });
    story.done(&WriteJournal { address, kind: None, text: "Жалоба на водителя".into() });
    let later =
        Postpone { row, address, to: day("2026-12-01"), comment: "Уехала к сестре".into() };
    story.done(&later);
    for (words, action) in [("УТРОМ", "comment"), ("жалоба", "write_journal"), ("сестре", "postpone")]
    {
        let request = LogRequest { words: words.into(), ..wanted(&story) };
        assert_eq!(found(&mut story, &request), [action]);
    }
    for words in ["утром", "Жалоба", "сестре"] {
        assert_eq!(story.number(&format!("SELECT count(*) FROM history WHERE detail LIKE '%{words}%'")), 0);
    }
    let journal = story.number("SELECT id FROM history WHERE action = 'write_journal'");
    story.done(&UndoHandling { entry: HistoryId(journal) });
    let page = story.office.read(|read| history_of(read, address, None)).expect("the history");
    let said = history_line(&Texts::new(Language::English), &page[0]).changes;
    assert_eq!(said, ["Said: Жалоба на водителя → empty"], "before and after of what was taken back");
    assert_eq!(page[1].notes["said"], "Уехала к сестре");
    story.is_well();
}

#[test]
fn only_those_who_may_read_the_log() {
    let (mut story, _) = worked();
    story.actor.roles = vec![Role::Operator];
    let request = wanted(&story);
    let refused = story.office.read(|read| log_page(read, &request, &Watch::default()));
    assert_eq!(refused, Err(Refusal::NotAllowed(Right::ReadHistory, Right::ReadHistory.by_default())));
}
