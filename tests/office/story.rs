//! An office on a certain day, and what happens in it.

use std::path::PathBuf;

use chrono::NaiveDate;
use rodnik::clock::Clock;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::{AddressId, HistoryId, OrderId, PhoneId, ProductId, RouteId, TaskId, UserId};
use rodnik::domain::money::Money;
use rodnik::domain::order::{PaymentKind, ProductKind};
use rodnik::domain::people::Role;
use rodnik::domain::planning::{PlanningKind, PlanningSettings};
use rodnik::domain::task::TaskKind;
use rodnik::i18n::Language;
use rodnik::service::card::{Card, card};
use rodnik::service::check::check;
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::encryption::CAN_ENCRYPT;
use rodnik::service::lines::Line;
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::order::{DeliverOrder, OrderSaved, SaveOrder};
use rodnik::service::outcome::{Postpone, RowRef};
use rodnik::service::planning_settings::ChangePlanning;
use rodnik::service::record_sale::{RecordSale, SaleRecorded};
use rodnik::service::rights::RightsTable;
use rodnik::service::rules::key;
use rodnik::service::signing_in::Secret;
use rodnik::service::undo_handling::{UndoHandling, What};
use rodnik::service::{Actor, Command, Office, Refusal, new_key};
use rodnik::store::{
    Connection, Counts, DeskRow, Finding, NewAddress, NewContact, NewCounterparty, NewProduct, NewTask,
    PhoneRow, PlanRow, StoreError, TaskRow, Write,
};
use tempfile::TempDir;

mod copied;
mod place;
pub mod raw;
mod reviewing;

pub use place::Place;

/// Of all instants that the stories write by hand.
pub const AT: &str = "2026-11-20T08:00:00Z";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// In a program that can encrypt, the stories are told of encrypted offices.
pub fn password() -> Option<Secret> {
    CAN_ENCRYPT.then(|| Secret::new("spring water 19"))
}

/// The clock of a story stands at ten in the morning.
pub fn clock(today: NaiveDate) -> Clock {
    Clock::stopped_at(today.and_hms_opt(10, 0, 0).expect("a time"))
}

/// An office that plans by the plain average, whose dates can be reckoned in the head.
pub struct Story {
    folder: TempDir,
    pub office: Office,
    pub today: NaiveDate,
    /// Who does what follows.
    pub actor: Actor,
    pub bottle: ProductId,
    pub pump: ProductId,
}

impl Story {
    pub fn on(today: &str) -> Self {
        Self::copied("new", today, || Self::anew(today))
    }

    /// An office of its own, which is made and not copied: it has its own identifier and its journal from the beginning.
    pub fn anew(today: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = clock(day(today));
        let new = NewOffice {
            name: "Spring".into(),
            area_code: "846".into(),
            user: "First".into(),
            language: Language::English,
            bottle_price: Money::minor(35_000),
            no_delivery: Vec::new(),
        };
        let path = folder.path().join("office.rodnik");
        new_office::create_encrypted(&path, &new, password().as_ref(), clock).expect("an office");
        let mut office = Office::open(&path, clock).expect("an open office");
        let actor = office.actor(None).expect("a first user");
        let bottle = office
            .read(|read| read.product_by_code("19"))
            .expect("a reading")
            .expect("the bottle that every office begins with")
            .id;
        let mut story = Self { folder, office, today: day(today), actor, bottle, pump: ProductId(0) };
        story.set(key::ESTIMATOR, "plain");
        story.pump = story.write(|tx| {
            tx.insert_product(&NewProduct {
                code: "PUMP".into(),
                name: "Pump".into(),
                kind: ProductKind::Goods,
                price: Money::minor(65_000),
                consumption_ml: None,
                deposit: Money::ZERO,
                container: None,
                vat_rate: None,
            })
        });
        story
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("office.rodnik")
    }

    /// What no command does yet is written past the services.
    pub fn write<T>(&mut self, work: impl FnOnce(&Write<'_>) -> Result<T, StoreError>) -> T {
        Connection::open(&self.path()).expect("the office").write(work).expect("a write")
    }

    pub fn set(&mut self, key: &str, value: &str) {
        self.write(|tx| tx.set_setting(key, value));
    }

    /// The next morning, or any other.
    pub fn it_is(&mut self, today: &str) {
        self.today = day(today);
        self.office = Office::open(&self.path(), clock(self.today)).expect("the office again");
    }

    pub fn user(&mut self, name: &str, roles: &[Role]) -> Actor {
        let id = self.write(|tx| tx.insert_user(name, roles));
        Actor { id, name: name.into(), roles: roles.to_vec(), rights: RightsTable::default() }
    }

    pub fn route(&mut self, name: &str) -> RouteId {
        self.write(|tx| tx.insert_route(name))
    }

    /// The address of this code, which begins to exist when it is first spoken of.
    pub fn address(&mut self, code: &str) -> Place<'_> {
        if self.row(code).is_none() {
            self.new_address(code, |address| address);
        }
        let id = self.id(code);
        Place { story: self, id }
    }

    pub fn new_address(&mut self, code: &str, with: impl FnOnce(NewAddress) -> NewAddress) -> AddressId {
        self.new_client(code, NewCounterparty { name: format!("Client {code}"), ..Default::default() }, with)
    }

    pub fn new_client(
        &mut self,
        code: &str,
        client: NewCounterparty,
        with: impl FnOnce(NewAddress) -> NewAddress,
    ) -> AddressId {
        let id = self.write(|tx| {
            let counterparty = tx.insert_counterparty(&client)?;
            let new = with(NewAddress {
                code: code.into(),
                counterparty,
                text: format!("Street {code}"),
                status: AddressStatus::Active,
                route: None,
                manager: None,
                note: String::new(),
                import: None,
            });
            tx.insert_address(&new, &PlanningSettings::default(), AT, None)
        });
        self.address(code).settings(|_| ());
        id
    }

    fn row(&mut self, code: &str) -> Option<rodnik::store::AddressRow> {
        self.office.read(|read| read.address_by_code(code)).expect("a reading")
    }

    pub fn id(&mut self, code: &str) -> AddressId {
        self.row(code).unwrap_or_else(|| panic!("no address {code}")).id
    }

    pub fn version(&mut self, code: &str) -> i64 {
        self.row(code).expect("an address").version
    }

    pub fn status(&mut self, code: &str) -> AddressStatus {
        self.row(code).expect("an address").address.status
    }

    /// Carries a command out for the present actor, under a key of its own.
    pub fn run<C: Command>(&mut self, command: &C) -> Result<C::Value, Refusal> {
        let key = new_key().expect("a key");
        self.office.run(&self.actor, key, command).map(|done| done.value)
    }

    #[track_caller]
    pub fn done<C: Command>(&mut self, command: &C) -> C::Value {
        self.run(command).unwrap_or_else(|refusal| panic!("{} was refused: {refusal:?}", C::NAME))
    }

    /// The command is refused, and nothing of it is written.
    #[track_caller]
    pub fn refuses<C: Command>(&mut self, command: &C) -> Refusal {
        let before = self.everything();
        let Err(refusal) = self.run(command) else { panic!("{} was done", C::NAME) };
        assert_eq!(self.everything(), before, "{} wrote something", C::NAME);
        refusal
    }

    pub fn request(&self, date: &str) -> DeskRequest {
        DeskRequest {
            date: day(date),
            today: self.today,
            now: format!("{}T12:00:00Z", self.today),
            manager: None,
            route: None,
        }
    }

    pub fn active(&mut self, date: &str) -> Vec<DeskRow> {
        let request = self.request(date);
        self.office.read(|read| desk::active(read, &request)).expect("a list")
    }

    pub fn overdue(&mut self, date: &str) -> Vec<DeskRow> {
        let request = self.request(date);
        self.office.read(|read| desk::overdue(read, &request)).expect("a list")
    }

    pub fn counts(&mut self, date: &str) -> Counts {
        let request = self.request(date);
        self.office.read(|read| desk::counts(read, &request)).expect("counts")
    }

    /// The row of an address in Active of a date.
    #[track_caller]
    pub fn active_row(&mut self, code: &str, date: &str) -> DeskRow {
        let rows = self.active(date);
        rows.into_iter()
            .find(|row| row.code == code)
            .unwrap_or_else(|| panic!("{code} is not in Active of {date}"))
    }

    pub fn seen(&mut self, code: &str, date: &str) -> RowRef {
        row_ref(&self.active_row(code, date))
    }

    pub fn card(&mut self, code: &str) -> Card {
        let (id, today) = (self.id(code), self.today);
        self.office.read(|read| card(read, id, today)).expect("a card")
    }

    pub fn plan(&mut self, code: &str) -> PlanRow {
        let id = self.id(code);
        self.office.read(|read| read.plan(id)).expect("a reading").expect("a plan")
    }

    pub fn open_tasks(&mut self, code: &str) -> Vec<TaskRow> {
        let id = self.id(code);
        self.office.read(|read| read.open_tasks(id)).expect("tasks")
    }

    /// A task that no command makes yet: by hand, or a promise to call.
    pub fn task(&mut self, code: &str, kind: TaskKind, date: &str, due_at: Option<&str>) -> TaskId {
        let address = self.id(code);
        self.write(|tx| {
            tx.insert_task(&NewTask {
                address,
                kind,
                list_date: day(date),
                due_at,
                basis: None,
                note: "",
                produced_by: None,
                order: None,
                review: None,
                at: AT,
                by: None,
            })
        })
    }

    pub fn line(&self, quantity: i64) -> Line {
        Line { product: self.bottle, quantity, price: None, returned: 0 }
    }

    /// Two bottles for a day, taken from no row.
    pub fn order(&mut self, code: &str, delivery_on: &str) -> SaveOrder {
        SaveOrder {
            order: None,
            address: self.id(code),
            row: None,
            accept: true,
            delivery_on: day(delivery_on),
            window: (String::new(), String::new()),
            payment: PaymentKind::Cash,
            driver_note: String::new(),
            lines: vec![self.line(2)],
        }
    }

    #[track_caller]
    pub fn accepts(&mut self, code: &str, delivery_on: &str) -> OrderSaved {
        let order = self.order(code, delivery_on);
        self.done(&order)
    }

    #[track_caller]
    pub fn delivers(&mut self, order: (OrderId, i64), on: &str) -> SaleRecorded {
        self.done(&DeliverOrder { order, on: day(on), paid: None })
    }

    /// The customer of a row of Active asks to be called on another date.
    #[track_caller]
    pub fn postpones(&mut self, code: &str, list: &str, to: &str) -> TaskId {
        let row = self.seen(code, list);
        let address = self.id(code);
        self.done(&Postpone { address, row, to: day(to), comment: "has water yet".into() })
    }

    /// The number of a contact person of an address.
    pub fn phone(&mut self, code: &str, number: &str) -> PhoneId {
        let address = self.id(code);
        self.write(|tx| {
            let counterparty = tx.address(address)?.expect("an address").address.counterparty;
            let phone = PhoneRow { typed: number.into(), number: number.into(), extension: String::new() };
            let person =
                NewContact { name: format!("Person of {number}"), phones: vec![phone], ..Default::default() };
            tx.insert_contact(counterparty, Some(address), &person)?;
            let phones = tx.call_phones(address)?;
            Ok(phones.iter().find(|phone| phone.number == number).expect("the number").id)
        })
    }

    /// The last row of the history of an address.
    pub fn last_entry(&mut self, code: &str) -> HistoryId {
        let address = self.id(code);
        self.office.read(|read| read.newest_history(address)).expect("a history")[0].id
    }

    /// Takes back what the last command at an address did.
    #[track_caller]
    pub fn undoes(&mut self, code: &str) -> What {
        let entry = self.last_entry(code);
        self.done(&UndoHandling { entry }).what
    }

    pub fn findings(&mut self) -> Vec<Finding> {
        self.office.read(check).expect("a check")
    }

    /// Nothing is wrong with the office.
    #[track_caller]
    pub fn is_well(&mut self) {
        assert_eq!(self.findings(), vec![]);
    }

    /// One number that a statement gives.
    pub fn number(&self, sql: &str) -> i64 {
        self.raw().query_row(sql, [], |row| row.get(0)).expect(sql)
    }

    /// One text that a statement gives.
    pub fn text(&self, sql: &str) -> String {
        self.raw().query_row(sql, [], |row| row.get(0)).expect(sql)
    }

    /// The texts that a statement gives.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        let raw = self.raw();
        let mut statement = raw.prepare(sql).expect(sql);
        statement.query_map([], |row| row.get(0)).expect(sql).collect::<Result<_, _>>().expect(sql)
    }

    /// The rows that a statement gives, to compare before with after.
    pub fn rows(&self, sql: &str) -> Vec<String> {
        rows(&self.raw(), sql)
    }

    pub fn execute(&self, sql: &str) {
        self.raw().execute_batch(sql).expect(sql);
    }

    pub fn raw(&self) -> rusqlite::Connection {
        raw::open(&self.path())
    }

    /// Every row of the tables that commands write, to compare before with after.
    pub fn everything(&self) -> Vec<String> {
        let raw = self.raw();
        let tables = [
            "SELECT * FROM sale ORDER BY 1",
            "SELECT * FROM sale_line ORDER BY 1, 2",
            "SELECT * FROM payment ORDER BY 1",
            "SELECT * FROM container_movement ORDER BY 1",
            "SELECT * FROM run ORDER BY 1",
            "SELECT * FROM customer_order ORDER BY 1",
            "SELECT * FROM order_line ORDER BY 1, 2",
            "SELECT * FROM task ORDER BY 1",
            "SELECT * FROM plan ORDER BY 1",
            "SELECT * FROM balance ORDER BY 1",
            "SELECT * FROM planning ORDER BY 1",
            "SELECT * FROM pause ORDER BY 1",
            "SELECT * FROM calendar_day ORDER BY 1",
            "SELECT * FROM product ORDER BY 1",
            "SELECT * FROM comment ORDER BY 1",
            "SELECT * FROM journal_entry ORDER BY 1",
            "SELECT * FROM contact_made ORDER BY 1",
            "SELECT * FROM document_number ORDER BY 1",
            "SELECT * FROM address ORDER BY 1",
            "SELECT * FROM churn_case ORDER BY 1",
            "SELECT * FROM substitution ORDER BY 1",
            "SELECT * FROM reassignment ORDER BY 1",
            "SELECT * FROM churn_step ORDER BY 1, 2",
            "SELECT * FROM offer ORDER BY 1",
            "SELECT * FROM setting ORDER BY 1",
            "SELECT * FROM phone ORDER BY 1",
            "SELECT id, action FROM history ORDER BY 1",
        ];
        tables.iter().flat_map(|sql| rows(&raw, sql)).collect()
    }
    /// What the history says of the last command of this name, with its personal values.
    pub fn last_detail(&self, action: &str) -> serde_json::Value {
        let sql =
            "SELECT detail, (SELECT json_group_object(CAST(place AS TEXT), json(value)) FROM history_personal
                                   WHERE history_id = h.id)
                   FROM history h WHERE action = ?1 ORDER BY id DESC LIMIT 1";
        let (detail, personal): (String, String) = self
            .raw()
            .query_row(sql, [action], |row| Ok((row.get(0)?, row.get(1)?)))
            .expect("a line of the history");
        let values: serde_json::Value = serde_json::from_str(&personal).expect("JSON");
        let mut detail: serde_json::Value = serde_json::from_str(&detail).expect("JSON");
        put_back(&mut detail, &values);
        detail
    }
}

fn put_back(detail: &mut serde_json::Value, values: &serde_json::Value) {
    use serde_json::Value;
    if let Some(place) = detail.get("personal").and_then(Value::as_i64) {
        *detail = values[place.to_string()].clone();
        return;
    }
    match detail {
        Value::Object(fields) => fields.values_mut().for_each(|field| put_back(field, values)),
        Value::Array(items) => items.iter_mut().for_each(|item| put_back(item, values)),
        _ => {}
    }
}

fn rows(raw: &rusqlite::Connection, sql: &str) -> Vec<String> {
    use rusqlite::types::ValueRef;
    let mut statement = raw.prepare(sql).expect(sql);
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| {
        let cell = |at| {
            row.get_ref(at).map(|value| match value {
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                other => format!("{other:?}"),
            })
        };
        let cells: Vec<String> = (0..columns).map(cell).collect::<Result<_, _>>()?;
        Ok(format!("{sql}: {}", cells.join("|")))
    };
    statement.query_map([], row).expect(sql).collect::<Result<_, _>>().expect(sql)
}

pub fn row_ref(row: &DeskRow) -> RowRef {
    row.task.map_or(RowRef::Always(row.list_date), |(id, version)| RowRef::Task { id, version })
}

pub fn codes(rows: &[DeskRow]) -> Vec<&str> {
    rows.iter().map(|row| row.code.as_str()).collect()
}
