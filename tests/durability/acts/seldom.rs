//! What happens on some days only: many rows at once, duplicates, imports taken back, somebody forgotten, days closed.

use std::num::NonZeroUsize;

use chrono::Days;
use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::{AddressId, CounterpartyId, ImportId, OrderId};
use rodnik::service::calendar_change::SetCalendarDay;
use rodnik::service::client_contact::TypedPerson;
use rodnik::service::client_new::{AddClient, NewPlanning};
use rodnik::service::import::{ImportRefusal, UndoImport};
use rodnik::service::manual_task::{AddTask, Wanted};
use rodnik::service::many::{ChurnMany, PostponeMany, SeenRow, Spread, UndoMany};
use rodnik::service::merging::{MergeAddresses, MergeCounterparties, MergeRefusal, UndoMerge};
use rodnik::service::order::ReportUndelivered;
use rodnik::service::outcome::CallLater;
use rodnik::service::personal_data::{Forget, ForgetRefusal};
use rodnik::service::{Refusal, Watch};
use rodnik::store::{AddressDetails, CommandKey, CounterpartyDetails, Subject};

use super::{Done, Hands, hex, mark, rows_of_the_day, seen};
use crate::office::today;

/// Clients that the work itself brought in; those of the sample stay, so that there is always somebody to work with.
const NEWCOMERS: &str = "SELECT c.id, c.version, 0 FROM counterparty c WHERE c.is_archived = 0
    AND (c.name LIKE 'Клиент %' OR c.name LIKE 'add_client %')";

pub fn postpone_many(hands: &mut Hands, key: CommandKey) -> Done {
    let rows = some_rows(hands, 6)?;
    let from = today() + Days::new(1 + hands.chance.below(20));
    let spread = Spread { from, per_day: NonZeroUsize::new(2) };
    hands.done(key, &PostponeMany { rows, spread, comment: mark("postpone_many", key) })
}

pub fn churn_many(hands: &mut Hands, key: CommandKey) -> Done {
    let rows = some_rows(hands, 3)?;
    let reasons = hands.office.read(|read| read.reasons(ReasonKind::Churn))?;
    let reason = reasons.first().expect("a reason").id;
    hands.done(key, &ChurnMany { rows, reason, comment: mark("send_many_to_churn", key) })
}

/// Some rows that follow each other in the lists of the day.
fn some_rows(hands: &mut Hands, most: u64) -> Result<Vec<SeenRow>, Refusal> {
    let rows = rows_of_the_day(hands)?;
    let count = u64::try_from(rows.len()).expect("few");
    let from = usize::try_from(hands.chance.below(count)).expect("small");
    let some = usize::try_from(1 + hands.chance.below(most)).expect("small");
    let rows = rows.iter().skip(from).take(some);
    Ok(rows.map(|row| SeenRow { address: row.address, row: seen(row) }).collect())
}

pub fn undo_many(hands: &mut Hands, key: CommandKey) -> Done {
    let many =
        "SELECT id, 0, 0 FROM (SELECT id FROM history WHERE action IN ('postpone_many', 'send_many_to_churn')
                ORDER BY id DESC LIMIT 3)";
    let Some((id, ..)) = hands.some(many) else { return Err(Refusal::EmptyRun) };
    let of = super::raw(hands.office.path())
        .query_row("SELECT key FROM history WHERE id = ?1", [id], |row| row.get(0).map(CommandKey))
        .expect("a key");
    hands.done(key, &UndoMany { of })
}

pub fn undo_import(hands: &mut Hands, key: CommandKey) -> Done {
    let last =
        "SELECT id, 0, 0 FROM (SELECT id FROM import_run WHERE undone_at IS NULL ORDER BY id DESC LIMIT 3)";
    let Some((id, ..)) = hands.some(last) else { return Err(ImportRefusal::Unknown(ImportId(0)).into()) };
    hands.done(key, &UndoImport { import: ImportId(id), watch: Watch::default() })
}

pub fn merge_clients(hands: &mut Hands, key: CommandKey) -> Done {
    let (Some((kept, kept_at, _)), Some((merged, merged_at, _))) =
        (hands.some(NEWCOMERS), hands.some(NEWCOMERS))
    else {
        return Err(MergeRefusal::Gone.into());
    };
    let (kept, merged) = ((CounterpartyId(kept), kept_at), (CounterpartyId(merged), merged_at));
    hands.done(key, &MergeCounterparties { kept, merged })
}

/// Any two: what was sold, ordered and said at the one goes to the other.
pub fn merge_addresses(hands: &mut Hands, key: CommandKey) -> Done {
    let newcomers = format!(
        "SELECT a.id, a.version, 0 FROM address a JOIN ({NEWCOMERS}) c ON c.id = a.counterparty_id
         WHERE a.is_archived = 0 AND a.status = 'active'"
    );
    let (kept, Some((merged, merged_at, _))) = (hands.address(), hands.some(&newcomers)) else {
        return Err(MergeRefusal::Gone.into());
    };
    let kept_at = hands.office.read(|read| read.address(kept))?.expect("an address").version;
    hands.done(key, &MergeAddresses { kept: (kept, kept_at), merged: (AddressId(merged), merged_at) })
}

pub fn undo_merge(hands: &mut Hands, key: CommandKey) -> Done {
    let last =
        "SELECT id, 0, 0 FROM (SELECT id FROM merge_run WHERE undone_at IS NULL ORDER BY id DESC LIMIT 2)";
    let Some((run, ..)) = hands.some(last) else { return Err(MergeRefusal::Undone.into()) };
    hands.done(key, &UndoMerge { run })
}

pub fn forget(hands: &mut Hands, key: CommandKey) -> Done {
    let Some((client, seen, _)) = hands.some(NEWCOMERS) else { return Err(ForgetRefusal::Done.into()) };
    hands.done(key, &Forget { subject: Subject::Client(CounterpartyId(client)), seen })
}

pub fn undelivered(hands: &mut Hands, key: CommandKey) -> Done {
    let accepted =
        "SELECT id, version, 0 FROM customer_order WHERE status IN ('accepted', 'on_route') ORDER BY id";
    let Some((id, version, _)) = hands.some(accepted) else { return Err(Refusal::EmptyRun) };
    let reasons = hands.office.read(|read| read.reasons(ReasonKind::Undelivered))?;
    let reason = reasons.first().expect("a reason").id;
    hands.done(key, &ReportUndelivered { order: (OrderId(id), version), reason })
}

pub fn call_later(hands: &mut Hands, key: CommandKey) -> Done {
    let address = hands.address();
    let list_date = today() + Days::new(1);
    let at = list_date.and_hms_opt(10, 30, 0).expect("a time");
    let note = mark("call_later", key);
    hands.done(key, &CallLater { address, task: None, list_date, at, for_me: false, note })
}

pub fn add_task(hands: &mut Hands, key: CommandKey) -> Done {
    let address = hands.address();
    let date = today() + Days::new(hands.chance.below(10));
    let purposes = hands.office.read(|read| read.contact_purposes())?;
    let purpose = purposes.first().expect("a purpose").id;
    let wanted = Wanted { date, time: None, purpose, note: mark("add_task", key), assignee: None };
    hands.done(key, &AddTask { address, wanted })
}

pub fn add_client(hands: &mut Hands, key: CommandKey) -> Done {
    let client = CounterpartyDetails { name: mark("add_client", key), ..CounterpartyDetails::default() };
    let address = AddressDetails { text: format!("Новая {}", hex(key)), ..AddressDetails::default() };
    let (person, planning) = (TypedPerson::default(), NewPlanning::default());
    hands.done(key, &AddClient { client, address, person, planning })
}

pub fn close_day(hands: &mut Hands, key: CommandKey) -> Done {
    let day = today() + Days::new(hands.chance.below(30));
    let (no_delivery, name) = (hands.chance.below(2) > 0, mark("set_calendar_day", key));
    hands.done(key, &SetCalendarDay { day, no_delivery, name, watch: Watch::default() })
}
