//! What an encrypted office costs beside a readable one, both of the same sample and on SQLCipher, taking turns in one run.
//!
//! ```text
//! cargo bench --no-default-features --features encrypted --bench encrypted -- [ADDRESSES]
//! ```

#[path = "../office/report.rs"]
mod report;

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use rodnik::clock::Clock;
use rodnik::domain::ids::AddressId;
use rodnik::i18n::Language;
use rodnik::service::backup::back_up;
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::encryption::unlock;
use rodnik::service::lines::Line;
use rodnik::service::new_office::create_sample_encrypted;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::sample::SampleSpec;
use rodnik::service::signing_in::Secret;
use rodnik::service::{Actor, Office, Refusal, Watch, new_key};

const PASSWORD: &str = "spring gravel door 20";
const SALES: usize = 300;

/// The day of the sample office, so that every run measures the same.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
}

fn clock() -> Clock {
    Clock::on(today())
}

/// Somebody at work in one of the two.
struct Desk {
    path: PathBuf,
    office: Office,
    actor: Actor,
    addresses: std::vec::IntoIter<i64>,
}

impl Desk {
    fn at(folder: &Path, addresses: u32, password: Option<&Secret>) -> Self {
        let path = folder.join("office.rodnik");
        let spec = SampleSpec { addresses, seed: 1, today: today(), language: Language::Russian };
        create_sample_encrypted(&path, &spec, password, &mut |_, _| ()).unwrap();
        let mut office = Office::open(&path, clock()).unwrap();
        let actor = office.actor(None).unwrap();
        let addresses: Vec<i64> =
            (1..=i64::from(addresses)).filter(|id| is_active(&mut office, *id)).collect();
        Self { path, office, actor, addresses: addresses.into_iter() }
    }

    fn lists(&mut self) {
        let date = today() + Days::new(1);
        let request = DeskRequest { date, today: today(), now: clock().now(), manager: None, route: None };
        let shown = self.office.read(|read| {
            let lists = (desk::active(read, &request)?, desk::overdue(read, &request)?);
            Ok::<_, Refusal>(lists.0.len() + lists.1.len())
        });
        assert!(shown.unwrap() > 0);
    }

    fn sells(&mut self) {
        let address = AddressId(self.addresses.next().unwrap());
        let product = self.office.read(|read| read.product_by_code("19")).unwrap().unwrap().id;
        let lines = vec![Line { product, quantity: 2, price: None, returned: 2 }];
        let sale = RecordSale { address, on: today(), lines, returned: 0, paid: None };
        self.office.run(&self.actor, new_key().unwrap(), &sale).unwrap();
    }

    fn opens(&self) {
        Office::open(&self.path, clock()).unwrap().read(|read| read.office()).unwrap();
    }

    fn checks(&mut self) {
        assert_eq!(self.office.read(|read| read.check_file()).unwrap(), []);
    }

    fn backs_up(&self) {
        back_up(&self.path, clock(), true, &Watch::default()).unwrap();
    }
}

fn is_active(office: &mut Office, id: i64) -> bool {
    let row = office.read(|read| read.address(AddressId(id))).unwrap();
    row.is_some_and(|row| row.address.status == rodnik::domain::address::AddressStatus::Active)
}

fn main() {
    let given = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let addresses = given.unwrap_or(10_000);
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let password = Secret::new(PASSWORD);
    let mut locked = Desk::at(one.path(), addresses, Some(&password));
    let mut plain = Desk::at(other.path(), addresses, None);
    let size = |desk: &Desk| std::fs::metadata(&desk.path).unwrap().len();
    println!("{addresses} addresses, {} bytes encrypted, {} readable\n", size(&locked), size(&plain));
    println!("{:<44} {:>12} {:>12} {:>7}", "", "encrypted", "readable", "ratio");
    report::compare("the lists of the desk", 15, || locked.lists(), || plain.lists());
    report::compare("recording a sale with its new plan", SALES, || locked.sells(), || plain.sells());
    report::compare("another connection to an open office", 15, || locked.opens(), || plain.opens());
    report::compare("checking the whole file", 5, || locked.checks(), || plain.checks());
    report::compare("a checked backup", 5, || locked.backs_up(), || plain.backs_up());
    let password = || unlock(&locked.path, &password).unwrap();
    println!(
        "the key from the password, once: {:.0} ms",
        report::timed(&mut { password }).as_secs_f64() * 1000.0
    );
}
