//! What an entry has to be before it is kept.

use super::refusal::DirectoryRefusal as No;
use super::{Seen, Work};
use crate::domain::directory::Directory;
use crate::domain::ids::UserId;
use crate::domain::limits::{HIGHEST_PRICE, LONGEST_NAME};
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::service::lines::check_line;
use crate::service::product_change::MOST_ML;
use crate::service::{Input, Refusal, Thing};
use crate::store::{Entry, Item, NewProduct, Read};

/// Longest code of a product.
pub const LONGEST_CODE: usize = 50;
/// Longest code of a type of journal records.
pub const LONGEST_TYPE_CODE: usize = 10;
/// Longest telephone number of a driver, as it is written.
pub const LONGEST_PHONE: usize = 100;
/// Most bottles that a vehicle takes.
pub const MOST_BOTTLES: i64 = 100_000;
/// Highest rate of VAT, in hundredths of a percent.
pub const MOST_VAT: i64 = 10_000;

/// The entry as it stands, if it is the one that was seen; and nothing stands against what it is to say.
pub(super) fn check(read: &Read<'_>, seen: Option<Seen>, item: &Item) -> Result<Option<Entry>, Refusal> {
    let mut others = read.entries(item.directory())?;
    let before = match seen {
        None => None,
        Some(seen) => Some(take(&mut others, seen)?),
    };
    let tidied = tidied(item)?;
    not_taken(&others, &tidied)?;
    if let Item::Product(product) = &tidied {
        container_is_known(read, before.as_ref(), product)?;
    }
    match (&before, &tidied) {
        (Some(Entry { id, item: Item::Product(known), .. }), Item::Product(product))
            if known.kind != product.kind && read.product_is_used(*id)? =>
        {
            return Err(No::ProductKind.into());
        }
        (Some(before), Item::Employee { roles, .. })
            if !before.is_archived && !roles.contains(&Role::Administrator) =>
        {
            keeps_an_administrator(&others, before)?;
        }
        _ => {}
    }
    Ok(before)
}

/// The entry to be archived or brought back, if nothing stands against that.
pub(super) fn check_archiving(
    work: &Work<'_>,
    directory: Directory,
    seen: Seen,
    archived: bool,
) -> Result<Entry, Refusal> {
    let mut others = work.tx.entries(directory)?;
    let entry = take(&mut others, seen)?;
    if !archived {
        return Ok(entry);
    }
    if directory == Directory::Employees {
        if work.stamp.by == Some(UserId(entry.id)) {
            return Err(No::Oneself.into());
        }
        keeps_an_administrator(&others, &entry)?;
    }
    if directory.needs_an_entry() && others.iter().all(|other| other.is_archived) {
        return Err(No::LastEntry.into());
    }
    Ok(entry)
}

/// Takes the entry that was seen out of all entries of its directory.
fn take(entries: &mut Vec<Entry>, (id, version): Seen) -> Result<Entry, Refusal> {
    let at = entries.iter().position(|entry| entry.id == id).ok_or(No::Gone)?;
    let entry = entries.swap_remove(at);
    if entry.version == version { Ok(entry) } else { Err(No::Changed.into()) }
}

fn keeps_an_administrator(others: &[Entry], leaving: &Entry) -> Result<(), Refusal> {
    let administers = |entry: &Entry| matches!(&entry.item, Item::Employee { roles, .. } if roles.contains(&Role::Administrator));
    let left = others.iter().any(|other| !other.is_archived && administers(other));
    if administers(leaving) && !left { Err(No::LastAdministrator.into()) } else { Ok(()) }
}

fn not_taken(others: &[Entry], item: &Item) -> Result<(), Refusal> {
    let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    if let Some(other) = others.iter().find(|other| same(other.item.name(), item.name())) {
        return Err(No::NameTaken { name: item.name().to_owned(), archived: other.is_archived }.into());
    }
    let Some(code) = item.code() else { return Ok(()) };
    let taken = |other: &&Entry| other.item.code().is_some_and(|known| same(known, code));
    match others.iter().find(taken) {
        Some(other) => Err(No::CodeTaken { code: code.to_owned(), archived: other.is_archived }.into()),
        None => Ok(()),
    }
}

/// The entry as it is kept: trimmed and within its limits.
pub(super) fn tidied(item: &Item) -> Result<Item, Refusal> {
    let mut item = item.clone();
    match &mut item {
        Item::Product(product) => tidy_product(product)?,
        Item::Route { name, capacity, .. } | Item::Vehicle { name, capacity } => {
            *name = named(name)?;
            within_capacity(*capacity)?;
        }
        Item::Driver { name, phone } => {
            *name = named(name)?;
            *phone = check_line(phone, LONGEST_PHONE)?;
        }
        Item::Employee { name, roles } => {
            *name = named(name)?;
            roles.sort_unstable();
            roles.dedup();
            if roles.is_empty() {
                return Err(No::NoRole.into());
            }
        }
        Item::JournalType { code, name } => {
            *code = coded(code, LONGEST_TYPE_CODE)?;
            *name = named(name)?;
        }
        Item::Reason { name, .. } | Item::Purpose { name, .. } | Item::ContainerKind { name } => {
            *name = named(name)?;
        }
    }
    Ok(item)
}

/// Whether the kind of containers of a product is offered, or is the one that it had.
fn container_is_known(read: &Read<'_>, before: Option<&Entry>, product: &NewProduct) -> Result<(), Refusal> {
    let kept = matches!(before.map(|entry| &entry.item), Some(Item::Product(known)) if known.container == product.container);
    let Some(wanted) = product.container.filter(|_| !kept) else { return Ok(()) };
    let known = read.container_kinds()?.iter().any(|kind| kind.id == wanted && !kind.is_archived);
    if known { Ok(()) } else { Err(Refusal::NotFound(Thing::ContainerKind, String::new())) }
}

fn tidy_product(product: &mut NewProduct) -> Result<(), Refusal> {
    product.code = coded(&product.code, LONGEST_CODE)?;
    product.name = named(&product.name)?;
    for (money, refusal) in [(product.price, No::Price), (product.deposit, No::Deposit)] {
        if money < Money::ZERO || money > HIGHEST_PRICE {
            return Err(refusal.into());
        }
    }
    if product.vat_rate.is_some_and(|rate| !(0..=MOST_VAT).contains(&rate)) {
        return Err(No::Vat.into());
    }
    let takes_part = product.kind == ProductKind::GoodsWithContainer;
    product.container = product.container.filter(|_| takes_part);
    match product.consumption_ml {
        Some(ml) if !takes_part || !(1..=MOST_ML).contains(&ml) => Err(Input::Consumption.into()),
        _ => Ok(()),
    }
}

fn within_capacity(capacity: Option<i64>) -> Result<(), Refusal> {
    match capacity {
        Some(bottles) if !(1..=MOST_BOTTLES).contains(&bottles) => Err(No::Capacity.into()),
        _ => Ok(()),
    }
}

fn named(name: &str) -> Result<String, Refusal> {
    let name = check_line(name, LONGEST_NAME)?;
    if name.is_empty() { Err(No::NoName.into()) } else { Ok(name) }
}

fn coded(code: &str, longest: usize) -> Result<String, Refusal> {
    let code = check_line(code, longest)?;
    if code.is_empty() { Err(No::NoCode.into()) } else { Ok(code) }
}
