//! A small office to bring lists into.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rodnik::clock::Clock;
use rodnik::domain::ids::ImportId;
use rodnik::domain::money::Money;
use rodnik::i18n::Language;
use rodnik::service::check::check;
use rodnik::service::import::{
    Import, ImportFile, ImportKind, ImportReport, UndoImport, Undone, Watch, dry_run,
};
use rodnik::service::lines::Line;
use rodnik::service::new_office::{NewOffice, create};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::recover::compare;
use rodnik::service::replanning::replan_everything;
use rodnik::service::{Actor, Office, Refusal, Stamp, new_key};
use rodnik::store::Connection;
use rusqlite::types::Value;

pub const TODAY: &str = "2026-11-22";

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn nobody() -> Watch {
    Watch::default()
}

pub struct Desk {
    _folder: tempfile::TempDir,
    pub path: PathBuf,
    pub office: Office,
    pub actor: Actor,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let new = NewOffice {
            name: "Родник".into(),
            area_code: "343".into(),
            user: "Анна".into(),
            language: Language::Russian,
            bottle_price: Money::minor(35_000),
            no_delivery: Vec::new(),
        };
        create(&path, &new, Clock::on(day(TODAY))).unwrap();
        let mut office = Office::open(&path, Clock::on(day(TODAY))).unwrap();
        let actor = office.actor(None).unwrap();
        Self { _folder: folder, path, office, actor }
    }

    /// An office with three addresses.
    pub fn with_three() -> Self {
        let mut desk = Self::new();
        desk.clients("код;контрагент;адрес\n1;Иванов;Ленина 1\n2;Петров;Мира 2\n3;ООО Ель;Лесная 3\n");
        desk
    }

    pub fn bring(&mut self, file: ImportFile) -> Result<ImportReport, Refusal> {
        let import = Import { file, watch: nobody() };
        let tried = dry_run(&mut self.office, &self.actor, &import);
        let before = self.dump();
        let taken = self.backup();
        let done = self.office.run(&self.actor, new_key().unwrap(), &import).map(|outcome| outcome.value);
        self.comes_back(&taken);
        // A dry run says what the run does: always.
        let without_id = |report: ImportReport| ImportReport { import: None, ..report };
        assert_eq!(tried, done.clone().map(without_id));
        if done.as_ref().is_ok_and(|report| !report.counts.changed()) {
            assert_eq!(before, self.dump());
        }
        self.is_sound();
        done
    }

    fn backup(&self) -> PathBuf {
        let to = self.path.with_file_name("backup.rodnik");
        let _ = std::fs::remove_file(&to);
        Connection::open(&self.path).unwrap().backup(&to).unwrap();
        to
    }

    /// The journal after a backup holds what was brought in.
    fn comes_back(&mut self, taken: &Path) {
        let compared = compare(&mut self.office, taken, &[], &rodnik::service::Watch::default()).unwrap();
        assert_eq!((compared.replayed.halt, compared.differences), (None, vec![]));
    }

    pub fn clients(&mut self, text: &str) -> ImportReport {
        self.bring(ImportFile::new(ImportKind::Clients, "clients.csv", text.as_bytes())).unwrap()
    }

    pub fn deliveries(&mut self, text: &str) -> ImportReport {
        self.bring(ImportFile::new(ImportKind::Deliveries, "deliveries.csv", text.as_bytes())).unwrap()
    }

    pub fn undo(&mut self, import: Option<ImportId>) -> Result<Undone, Refusal> {
        let undo = UndoImport { import: import.unwrap(), watch: nobody() };
        let taken = self.backup();
        let done = self.office.run(&self.actor, new_key().unwrap(), &undo).map(|outcome| outcome.value);
        self.comes_back(&taken);
        self.is_sound();
        done
    }

    pub fn sell(&mut self, code: &str, on: &str) {
        let (address, product) = self
            .office
            .read(|read| {
                let address = read.address_by_code(code)?.unwrap().id;
                Ok::<_, Refusal>((address, read.product_by_code("19")?.unwrap().id))
            })
            .unwrap();
        let lines = vec![Line { product, quantity: 2, price: None, returned: 0 }];
        let sale = RecordSale { address, on: day(on), lines, returned: 0, paid: None };
        self.office.run(&self.actor, new_key().unwrap(), &sale).unwrap();
    }

    /// Totals, balances, plans and tasks are what documents and settings say, and a replan of everything finds nothing.
    pub fn is_sound(&mut self) {
        assert_eq!(self.office.read(check).unwrap(), []);
        let mut connection = Connection::open(&self.path).unwrap();
        let stamp = Stamp { at: "2026-11-22T10:00:00Z", by: None, today: day(TODAY) };
        let summary = connection.write(|tx| replan_everything(tx, &stamp, &Default::default())).unwrap();
        assert_eq!((summary.plans, summary.tasks), (0, 0));
    }

    pub fn rows(&self, sql: &str) -> Vec<String> {
        rows(&self.path, sql)
    }

    /// Everything that counts, in words and not in identifiers: what was voided, archived or superseded is not in it.
    pub fn dump(&self) -> Vec<String> {
        [
            "SELECT a.code, c.name, c.tax_number, c.email, a.text, a.status, r.name, u.name, a.note, s.kind, s.weekdays,
                    s.periodicity, s.every_days, s.initial_ml, s.call_delay, s.always_show,
                    coalesce(b.debt, 0), coalesce(b.containers, 0)
             FROM address a JOIN counterparty c ON c.id = a.counterparty_id JOIN planning s ON s.address_id = a.id
             LEFT JOIN route r ON r.id = a.route_id LEFT JOIN app_user u ON u.id = coalesce(a.manager_id, c.manager_id)
             LEFT JOIN balance b ON b.address_id = a.id WHERE a.is_archived = 0 ORDER BY a.id",
            "SELECT name FROM counterparty WHERE is_archived = 0 ORDER BY id",
            "SELECT a.code, p.next_delivery, p.call_on, p.rate_ml FROM plan p JOIN address a ON a.id = p.address_id
             WHERE a.is_archived = 0 ORDER BY a.id",
            "SELECT a.code, t.kind, t.list_date FROM task t JOIN address a ON a.id = t.address_id WHERE t.state = 'open'
             ORDER BY a.id, t.kind",
            "SELECT a.code, p.from_day, p.to_day FROM pause p JOIN address a ON a.id = p.address_id
             WHERE p.voided_at IS NULL AND a.is_archived = 0 ORDER BY a.id, p.from_day",
            "SELECT c.name, a.code, q.name, q.position, q.birth_day, q.birth_year, group_concat(f.number || f.typed)
             FROM contact_person q JOIN counterparty c ON c.id = q.counterparty_id LEFT JOIN address a ON a.id = q.address_id
             LEFT JOIN phone f ON f.contact_id = q.id WHERE q.is_archived = 0 GROUP BY q.id ORDER BY c.name, q.name, a.code",
            "SELECT s.number, s.address_id, s.delivered_on, s.total, s.returned FROM sale s WHERE s.voided_at IS NULL ORDER BY s.id",
            "SELECT address_id, paid_on, kind, amount FROM payment WHERE voided_at IS NULL ORDER BY id",
            "SELECT address_id, moved_on, kind, quantity FROM container_movement WHERE voided_at IS NULL ORDER BY id",
            "SELECT address_id, stage FROM churn_case ORDER BY id",
        ]
        .iter()
        .flat_map(|sql| rows(&self.path, sql))
        .collect()
    }
}

pub fn rows(path: &Path, sql: &str) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let cells: rusqlite::Result<Vec<String>> = (0..columns)
            .map(|index| {
                Ok(match row.get(index)? {
                    Value::Null => "-".to_owned(),
                    Value::Integer(value) => value.to_string(),
                    Value::Real(value) => value.to_string(),
                    Value::Text(text) => text,
                    Value::Blob(_) => "blob".to_owned(),
                })
            })
            .collect();
        Ok(cells?.join("|"))
    });
    rows.unwrap().map(Result::unwrap).collect()
}
