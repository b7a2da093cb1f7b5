//! The people and directories of the sample office.

use chrono::Weekday;

use super::SampleSpec;
use super::calendar::instant;
use super::random::{Purpose, Random};
use super::words::{Sex, Words, halves};
use crate::domain::address::ReasonKind;
use crate::domain::ids::{ProductId, ReasonId, RouteId, UserId};
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::domain::planning::Weekdays;
use crate::i18n::Texts;
use crate::service::new_office::dictionaries;
use crate::service::refusal::Refusal;
use crate::store::{Item, NewProduct, Office, StoreError, Write};

/// Telephone area code of the sample office.
pub(super) const AREA_CODE: &str = "846";
/// An operator looks after about so many addresses.
const ADDRESSES_OF_OPERATOR: u32 = 2_500;
const FEWEST_OPERATORS: u32 = 5;
/// A route has about so many addresses.
const ADDRESSES_OF_ROUTE: u32 = 200;
const FEWEST_ROUTES: u32 = 5;

/// Bottles that the vehicles of the routes take.
const CAPACITIES: [i64; 3] = [120, 150, 220];

/// The usual rate of VAT within the prices, in hundredths of a percent.
const USUAL_VAT: i64 = 2_200;

/// A product of the sample with what documents take from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Goods {
    pub(super) id: ProductId,
    pub(super) price: i64,
    pub(super) consumption_ml: i64,
    pub(super) has_container: bool,
}

/// Everything that the rest of the sample refers to.
pub(super) struct Directory {
    pub(super) first_user: UserId,
    pub(super) operators: Vec<UserId>,
    pub(super) senior: UserId,
    pub(super) quality: UserId,
    pub(super) credit: UserId,
    pub(super) routes: Vec<RouteId>,
    pub(super) products: Vec<Goods>,
    pub(super) churn_reasons: Vec<ReasonId>,
    pub(super) undelivered_reasons: Vec<ReasonId>,
    pub(super) journal_types: Vec<i64>,
}

/// Code, kind, price and deposit in kopecks, millilitres of consumption.
const PRODUCTS: [(&str, ProductKind, i64, i64, Option<i64>); 8] = [
    ("19", ProductKind::GoodsWithContainer, 35_000, 25_000, Some(19_000)),
    ("189", ProductKind::GoodsWithContainer, 33_000, 25_000, Some(18_900)),
    ("12", ProductKind::GoodsWithContainer, 26_000, 20_000, Some(12_000)),
    ("5", ProductKind::Goods, 14_000, 0, None),
    ("CUP", ProductKind::Goods, 18_000, 0, None),
    ("PUMP", ProductKind::Goods, 65_000, 0, None),
    ("COOLER", ProductKind::Goods, 850_000, 0, None),
    ("CLEAN", ProductKind::Service, 120_000, 0, None),
];

/// Writes the office, its users, directories and the beginnings of its numbers.
pub(super) fn write(tx: &Write<'_>, spec: &SampleSpec, words: &Words) -> Result<Directory, Refusal> {
    let mut random = Random::of(spec.seed, Purpose::Office, 0);
    for line in words.list("drivers") {
        let (name, phone) = halves(line);
        tx.insert_entry(&Item::Driver { name: name.to_owned(), phone: phone.to_owned() })?;
    }
    for line in words.list("vehicles") {
        let (name, capacity) = halves(line);
        tx.insert_entry(&Item::Vehicle { name: name.to_owned(), capacity: capacity.parse().ok() })?;
    }
    let office = Office {
        uid: format!("{:016x}{:016x}", random.next(), random.next()),
        name: words.one("office").to_owned(),
        area_code: AREA_CODE.to_owned(),
        language: spec.language.code().to_owned(),
    };
    tx.insert_office(&office, &instant(spec.today, 4, 0))?;
    dictionaries(tx, &Texts::new(spec.language))?;
    let first_user = tx.insert_user(words.one("first_user"), Role::ALL)?;
    let operators = operators(tx, spec, words, &mut random)?;
    let senior = tx.insert_user(words.one("senior"), &[Role::Operator, Role::SeniorOperator])?;
    let quality = tx.insert_user(words.one("quality"), &[Role::QualityControl])?;
    let credit = tx.insert_user(words.one("credit"), &[Role::CreditController])?;
    tx.insert_user(words.one("manager"), &[Role::Manager])?;
    tx.insert_user(words.one("administrator"), &[Role::Administrator])?;
    Ok(Directory {
        first_user,
        operators,
        senior,
        quality,
        credit,
        routes: routes(tx, spec, words)?,
        products: products(tx, words)?,
        churn_reasons: reasons(tx, ReasonKind::Churn)?,
        undelivered_reasons: reasons(tx, ReasonKind::Undelivered)?,
        journal_types: tx.journal_types()?,
    })
}

fn operators(
    tx: &Write<'_>,
    spec: &SampleSpec,
    words: &Words,
    random: &mut Random,
) -> Result<Vec<UserId>, StoreError> {
    let wanted = (spec.addresses / ADDRESSES_OF_OPERATOR).max(FEWEST_OPERATORS) as usize;
    let mut names: Vec<String> = words.list("operators").iter().map(|name| (*name).to_owned()).collect();
    while names.len() < wanted {
        let name = words.person(Sex::Woman, random);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.iter().map(|name| tx.insert_user(name, &[Role::Operator])).collect()
}

fn routes(tx: &Write<'_>, spec: &SampleSpec, words: &Words) -> Result<Vec<RouteId>, StoreError> {
    let wanted = (spec.addresses / ADDRESSES_OF_ROUTE).max(FEWEST_ROUTES) as usize;
    let names = words.list("routes");
    let pattern = words.one("route_number");
    (0..wanted)
        .map(|at| match names.get(at) {
            Some(name) => (*name).to_owned(),
            None => pattern.replace("{n}", &(at + 1).to_string()),
        })
        .enumerate()
        .map(|(at, name)| {
            // Every route is driven on all days but Sunday, with a vehicle of the office.
            let weekdays = Weekdays::ALL.iter().filter(|day| *day != Weekday::Sun).collect();
            let capacity = CAPACITIES.get(at % CAPACITIES.len()).copied();
            tx.insert_entry(&Item::Route { name, weekdays, capacity }).map(RouteId)
        })
        .collect()
}

fn products(tx: &Write<'_>, words: &Words) -> Result<Vec<Goods>, StoreError> {
    PRODUCTS
        .into_iter()
        .map(|(code, kind, price, deposit, consumption_ml)| {
            let id = tx.insert_product(&NewProduct {
                code: code.to_owned(),
                name: words.value("products", code).to_owned(),
                kind,
                price: Money::minor(price),
                consumption_ml,
                deposit: Money::minor(deposit),
                container: None,
                vat_rate: Some(USUAL_VAT),
            })?;
            let has_container = kind == ProductKind::GoodsWithContainer;
            Ok(Goods { id, price, consumption_ml: consumption_ml.unwrap_or(0), has_container })
        })
        .collect()
}

fn reasons(tx: &Write<'_>, kind: ReasonKind) -> Result<Vec<ReasonId>, StoreError> {
    Ok(tx.reasons(kind)?.into_iter().map(|reason| reason.id).collect())
}
