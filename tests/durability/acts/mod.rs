//! What a working process does: the commands of an ordinary day, each marked with its own key.

pub mod seldom;

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use chrono::Days;
use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::{AddressId, OrderId, ProductId, SaleId};
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::service::churn::SendToChurn;
use rodnik::service::containers::RecordReturn;
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::import::{Import, ImportFile, ImportKind};
use rodnik::service::lines::Line;
use rodnik::service::order::{DeliverOrder, SaveOrder};
use rodnik::service::outcome::{Comment, Postpone, RowRef, WriteJournal};
use rodnik::service::payment::RecordPayment;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::review::{TakeStep, review_form};
use rodnik::service::typed::Place as TypedAt;
use rodnik::service::undo_handling::{UndoHandling, last_undoable};
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Actor, Command, Office, Refusal};
use rodnik::store::{CommandKey, Connection, DeskRow, StoreError};
use rodnik::workflow::churn::NextContact;

use super::office::{Chance, raw, today};

/// How a command ended: done, or refused for a good reason.
pub type Done = Result<(), Refusal>;

/// Somebody at work.
pub struct Hands {
    pub office: Office,
    pub actor: Actor,
    pub chance: Chance,
    pub bottle: ProductId,
    /// Where backups go.
    pub backups: PathBuf,
}

/// One kind of work.
pub struct Act {
    pub name: &'static str,
    /// How often it comes up, of all.
    pub weight: u64,
    pub run: fn(&mut Hands, CommandKey) -> Done,
}

const fn act(name: &'static str, weight: u64, run: fn(&mut Hands, CommandKey) -> Done) -> Act {
    Act { name, weight, run }
}

/// A day's work.
pub const ACTS: [Act; 30] = [
    act("record_sale", 20, sale),
    act("save_order", 20, order),
    act("change_order", 10, change_order),
    act("deliver_order", 10, deliver),
    act("postpone", 12, postpone),
    act("comment", 6, comment),
    act("write_journal", 6, journal),
    act("record_payment", 8, payment),
    act("record_return", 6, containers_back),
    act("send_to_churn", 4, to_churn),
    act("take_churn_step", 10, step),
    act("undo", 8, undo),
    act("void_sale", 4, void),
    act("import_clients", 4, import_clients),
    act("import_deliveries", 4, import_deliveries),
    act("backup", 6, backup),
    act("typed", 8, typed),
    act("postpone_many", 4, seldom::postpone_many),
    act("send_many_to_churn", 1, seldom::churn_many),
    act("undo_many", 4, seldom::undo_many),
    act("undo_import", 4, seldom::undo_import),
    act("merge_counterparties", 3, seldom::merge_clients),
    act("merge_addresses", 3, seldom::merge_addresses),
    act("undo_merge", 3, seldom::undo_merge),
    act("forget", 1, seldom::forget),
    act("report_undelivered", 4, seldom::undelivered),
    act("call_later", 4, seldom::call_later),
    act("add_task", 4, seldom::add_task),
    act("add_client", 4, seldom::add_client),
    act("set_calendar_day", 2, seldom::close_day),
];

/// The key as a text.
pub fn hex(key: CommandKey) -> String {
    key.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The mark that a command leaves in the texts that it writes.
pub fn mark(name: &str, key: CommandKey) -> String {
    format!("{name} {}", hex(key))
}

impl Hands {
    fn done<C: Command>(&mut self, key: CommandKey, command: &C) -> Done {
        self.office.run(&self.actor, key, command).map(drop)
    }

    /// One of the rows that a statement gives, by chance.
    fn some(&mut self, sql: &str) -> Option<(i64, i64, i64)> {
        let raw = raw(self.office.path());
        let count: i64 =
            raw.query_row(&format!("SELECT count(*) FROM ({sql})"), [], |row| row.get(0)).ok()?;
        let at = self.chance.below(u64::try_from(count).ok()?);
        let sql = format!("{sql} LIMIT 1 OFFSET {at}");
        raw.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).ok()
    }

    fn address(&mut self) -> AddressId {
        let sql = "SELECT id, 0, 0 FROM address WHERE status = 'active' AND is_archived = 0 ORDER BY id";
        AddressId(self.some(sql).expect("an active address").0)
    }

    fn line(&mut self) -> Line {
        let quantity = 1 + i64::try_from(self.chance.below(4)).expect("small");
        Line { product: self.bottle, quantity, price: None, returned: quantity - 1 }
    }

    pub fn ordered(&mut self, address: AddressId, note: String) -> SaveOrder {
        SaveOrder {
            order: None,
            address,
            row: None,
            accept: self.chance.below(4) > 0,
            delivery_on: today() + Days::new(self.chance.below(6)),
            window: (String::new(), String::new()),
            payment: PaymentKind::Cash,
            driver_note: note,
            lines: vec![self.line()],
        }
    }
}

fn sale(hands: &mut Hands, key: CommandKey) -> Done {
    let address = hands.address();
    let line = hands.line();
    let on = today() - Days::new(hands.chance.below(3));
    let returned = line.returned;
    let paid = (hands.chance.below(2) > 0).then_some((PaymentKind::Card, Money::minor(35_000)));
    hands.done(key, &RecordSale { address, on, lines: vec![line], returned, paid })
}

fn order(hands: &mut Hands, key: CommandKey) -> Done {
    let address = hands.address();
    let order = hands.ordered(address, mark("save_order", key));
    hands.done(key, &order)
}

/// All work at the same few orders. The version that was seen may be an old one by the time the change is sent: then it is
/// refused.
fn change_order(hands: &mut Hands, key: CommandKey) -> Done {
    let open = "SELECT id, version, address_id FROM customer_order WHERE status IN ('draft', 'accepted') ORDER BY id DESC";
    let open = format!("SELECT * FROM ({open} LIMIT 3)");
    let Some((id, version, address)) = hands.some(&open) else { return Err(Refusal::EmptyRun) };
    thread::sleep(Duration::from_millis(hands.chance.below(20)));
    let order = hands.ordered(AddressId(address), mark("save_order", key));
    hands.done(key, &SaveOrder { order: Some((OrderId(id), version)), accept: true, ..order })
}

fn deliver(hands: &mut Hands, key: CommandKey) -> Done {
    let accepted = "SELECT id, version, 0 FROM customer_order WHERE status = 'accepted' ORDER BY id";
    let Some((id, version, _)) = hands.some(accepted) else { return Err(Refusal::EmptyRun) };
    hands.done(key, &DeliverOrder { order: (OrderId(id), version), on: today(), paid: None })
}

fn postpone(hands: &mut Hands, key: CommandKey) -> Done {
    let rows = rows_of_the_day(hands)?;
    let count = u64::try_from(rows.len()).expect("few");
    let at = usize::try_from(hands.chance.below(count)).expect("small");
    let Some(row) = rows.get(at) else { return Err(Refusal::EmptyRun) };
    let to = today() + Days::new(1 + hands.chance.below(20));
    hands.done(key, &Postpone { address: row.address, row: seen(row), to, comment: mark("postpone", key) })
}

/// What stands in the lists of tomorrow.
fn rows_of_the_day(hands: &mut Hands) -> Result<Vec<DeskRow>, Refusal> {
    let request = DeskRequest {
        date: today() + Days::new(1),
        today: today(),
        now: hands.office.clock().now(),
        manager: None,
        route: None,
    };
    let mut rows = hands.office.read(|read| desk::active(read, &request))?;
    rows.extend(hands.office.read(|read| desk::overdue(read, &request))?);
    Ok(rows)
}

/// A row as it was seen.
fn seen(row: &DeskRow) -> RowRef {
    row.task.map_or(RowRef::Always(row.list_date), |(id, version)| RowRef::Task { id, version })
}

fn comment(hands: &mut Hands, key: CommandKey) -> Done {
    let address = hands.address();
    hands.done(key, &Comment { address, task: None, text: mark("comment", key) })
}

fn journal(hands: &mut Hands, key: CommandKey) -> Done {
    let address = hands.address();
    hands.done(key, &WriteJournal { address, kind: None, text: mark("write_journal", key) })
}

fn payment(hands: &mut Hands, key: CommandKey) -> Done {
    let address = hands.address();
    let amount = Money::minor(1 + i64::try_from(hands.chance.below(100_000)).expect("small"));
    let (kind, note) = (PaymentKind::Cash, mark("record_payment", key));
    hands.done(key, &RecordPayment { address, on: today(), kind, amount, back: false, note })
}

fn containers_back(hands: &mut Hands, key: CommandKey) -> Done {
    let address = hands.address();
    hands.done(key, &RecordReturn { address, on: today(), quantity: 1, note: mark("record_return", key) })
}

fn to_churn(hands: &mut Hands, key: CommandKey) -> Done {
    let address = hands.address();
    let reasons = hands.office.read(|read| read.reasons(ReasonKind::Churn))?;
    let reason = reasons.first().expect("a reason").id;
    hands.done(key, &SendToChurn { address, row: None, reason, comment: mark("send_to_churn", key) })
}

/// A step that the review allows; one that needs more than a comment is refused.
fn step(hands: &mut Hands, key: CommandKey) -> Done {
    let reviewed =
        "SELECT id, 0, 0 FROM address WHERE status = 'churn_review' AND is_archived = 0 ORDER BY id";
    let Some((address, ..)) = hands.some(reviewed) else { return Err(Refusal::NotInReview) };
    let (address, actor) = (AddressId(address), hands.actor.clone());
    let form = hands.office.read(|read| review_form(read, address, &actor, today()))?;
    let free: Vec<_> = form.steps.iter().filter(|(_, blocked)| blocked.is_none()).collect();
    let at = usize::try_from(hands.chance.below(u64::try_from(free.len()).expect("few"))).expect("small");
    let Some((step, _)) = free.get(at) else { return Err(Refusal::NotInReview) };
    let step = TakeStep {
        address,
        seen: form.version,
        step: *step,
        reason: Some(form.reason.id),
        comment: mark("take_churn_step", key),
        contact: Some(NextContact::No),
    };
    hands.done(key, &step)
}

fn undo(hands: &mut Hands, key: CommandKey) -> Done {
    let (address, user) = (hands.address(), hands.actor.id);
    let last = hands.office.read(|read| last_undoable(read, address, user, &[]))?;
    let Some(entry) = last else { return Err(Refusal::EmptyRun) };
    hands.done(key, &UndoHandling { entry })
}

fn void(hands: &mut Hands, key: CommandKey) -> Done {
    let sold = "SELECT id, 0, 0 FROM sale WHERE voided_at IS NULL ORDER BY id DESC";
    let Some((sale, ..)) = hands.some(&format!("SELECT * FROM ({sold} LIMIT 20)")) else {
        return Err(Refusal::SaleVoided);
    };
    hands.done(key, &VoidSale { sale: SaleId(sale) })
}

fn import(hands: &mut Hands, key: CommandKey, kind: ImportKind, text: String) -> Done {
    let file = ImportFile::new(kind, mark("import", key), text.into_bytes());
    hands.done(key, &Import { file, watch: Default::default() })
}

fn import_clients(hands: &mut Hands, key: CommandKey) -> Done {
    let code = hex(key);
    let rows = (1..=5).map(|row| format!("{code}-{row};Клиент {row} {code};Лесная {row}, {code}\n"));
    let text = format!("код;контрагент;адрес\n{}", rows.collect::<String>());
    import(hands, key, ImportKind::Clients, text)
}

fn import_deliveries(hands: &mut Hands, key: CommandKey) -> Done {
    let sql = "SELECT id, 0, 0 FROM address WHERE status = 'active' AND is_archived = 0 ORDER BY id";
    let mut text = "код;дата;номенклатура;количество;возврат тары\n".to_owned();
    for _ in 0..5 {
        let Some((id, ..)) = hands.some(sql) else { continue };
        let code = hands.office.read(|read| read.address(AddressId(id)))?.expect("an address").address.code;
        let on = today() - Days::new(1 + hands.chance.below(200));
        text += &format!("{code};{on};19;2;1\n");
    }
    import(hands, key, ImportKind::Deliveries, text)
}

/// A backup bears its name only once it is whole.
fn backup(hands: &mut Hands, key: CommandKey) -> Done {
    let to = hands.backups.join(format!("{}.rodnik", hex(key)));
    let connection =
        Connection::open(hands.office.path()).map_err(|error| StoreError::Other(error.to_string()))?;
    Ok(connection.backup(&to)?)
}

/// Several dialogs keep their text at a time.
fn typed(hands: &mut Hands, key: CommandKey) -> Done {
    let (place, address) = typed_at(&hex(key));
    let place = TypedAt::new(&hands.actor, place, AddressId(address));
    hands.office.keep_typed(&place, Some(hex(key)))
}

/// Where a key says that its text is kept: the place and the address.
pub fn typed_at(key: &str) -> (&'static str, i64) {
    let places = [("comment", 1), ("comment", 2), ("record", 1), ("order", 1)];
    let number = key.bytes().fold(0, |sum: usize, byte| sum + usize::from(byte));
    places[number % places.len()]
}
