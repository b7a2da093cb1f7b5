//! Adding to a directory, changing what an entry says, archiving it and bringing it back (S1-04 … S1-08). What is used
//! is never deleted: an archived entry stays where it was named, and is offered no more.

mod checks;
mod refusal;

use serde_json::{Value, json};

use super::office::{Command, Work};
use super::product_change::ChangeConsumption;
use super::refusal::Refusal;
use super::replanning::Moved;
use super::rights::Right;
use super::watch::Watch;
use crate::domain::directory::Directory;
use crate::domain::ids::{ContainerKindId, ProductId};
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::store::{Entry, Item, Read, StoreError};

pub use checks::{LONGEST_CODE, LONGEST_PHONE, LONGEST_TYPE_CODE, MOST_BOTTLES};
pub use refusal::DirectoryRefusal;

/// An entry as somebody saw it: its identifier and the version that was shown.
pub type Seen = (i64, i64);

/// What came of saving an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Its identifier.
    pub id: i64,
    /// Dates that moved: only the litres of a product move any (P-31).
    pub moved: Moved,
}

/// Adds an entry to a directory, or changes one; employees are a matter of [`SaveEmployee`].
#[derive(Debug, Clone)]
pub struct SaveEntry {
    /// The entry to be changed; `None`: a new one.
    pub seen: Option<Seen>,
    /// What it is to say.
    pub item: Item,
    /// Looks on while addresses are planned anew, and may stop it.
    pub watch: Watch,
}

impl SaveEntry {
    /// How many dates it would move: those of the addresses that bought a product whose litres change (S1-08, P-31).
    /// Nothing is written.
    ///
    /// # Errors
    /// A refusal of what was typed, being stopped, and when the store fails.
    pub fn preview(&self, read: &Read<'_>) -> Result<Moved, Refusal> {
        let before = checks::check(read, self.seen, &self.item)?;
        let item = checks::tidied(&self.item)?;
        match (before, &item) {
            (Some(before), Item::Product(product)) => match litres_change(&before, product, &self.watch) {
                Some(change) if before.item != item => change.preview(read),
                _ => Ok(Moved::default()),
            },
            _ => Ok(Moved::default()),
        }
    }
}

impl Command for SaveEntry {
    type Value = Saved;
    const NAME: &'static str = "save_entry";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Saved, Refusal> {
        if self.item.directory() == Directory::Employees {
            return Err(work.not_allowed(Right::ManageUsers));
        }
        save(work, self.seen, &self.item, &self.watch)
    }
}

/// Adds an employee, or changes the name and the roles of one.
#[derive(Debug, Clone)]
pub struct SaveEmployee {
    /// The employee to be changed; `None`: a new one.
    pub seen: Option<Seen>,
    /// Full name.
    pub name: String,
    /// At least one.
    pub roles: Vec<Role>,
}

impl Command for SaveEmployee {
    type Value = Saved;
    const NAME: &'static str = "save_employee";
    const RIGHT: Right = Right::ManageUsers;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Saved, Refusal> {
        let item = Item::Employee { name: self.name.clone(), roles: self.roles.clone() };
        save(work, self.seen, &item, &Watch::default())
    }
}

/// Archives an entry, or brings it back; employees are a matter of [`ArchiveEmployee`].
#[derive(Debug, Clone, Copy)]
pub struct ArchiveEntry {
    /// Where it stands.
    pub directory: Directory,
    /// Which.
    pub seen: Seen,
    /// Whether it is archived from now on.
    pub archived: bool,
}

impl Command for ArchiveEntry {
    type Value = ();
    const NAME: &'static str = "archive_entry";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        if self.directory == Directory::Employees {
            return Err(work.not_allowed(Right::ManageUsers));
        }
        archive(work, self.directory, self.seen, self.archived)
    }
}

/// Lets an employee go, or takes one back. Neither oneself nor the last administrator goes.
#[derive(Debug, Clone, Copy)]
pub struct ArchiveEmployee {
    /// Who.
    pub seen: Seen,
    /// Whether the employee is gone from now on.
    pub archived: bool,
}

impl Command for ArchiveEmployee {
    type Value = ();
    const NAME: &'static str = "archive_employee";
    const RIGHT: Right = Right::ManageUsers;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        archive(work, Directory::Employees, self.seen, self.archived)
    }
}

fn save(work: &mut Work<'_>, seen: Option<Seen>, item: &Item, watch: &Watch) -> Result<Saved, Refusal> {
    let before = checks::check(work.tx, seen, item)?;
    let item = checks::tidied(item)?;
    work.note("directory", item.directory().code());
    work.note("entry", item.name());
    for (at, (field, after)) in fields(&item).into_iter().enumerate() {
        let known = before.as_ref().map(|entry| fields(&entry.item));
        let before = known.and_then(|known| known.get(at).map(|(_, value)| value.clone()));
        work.changed(field, before.unwrap_or(Value::Null), after);
    }
    if let Item::Product(product) = &item {
        let known = before.as_ref().and_then(|entry| container(&entry.item));
        let name = |kind: Option<ContainerKindId>| kind_name(work.tx, kind);
        let (before, after) = (name(known)?, name(product.container)?);
        work.changed("container_kind", before, after);
    }
    work.changes.everything = true;
    let Some(before) = before else {
        return Ok(Saved { id: work.tx.insert_entry(&item)?, moved: Moved::default() });
    };
    let mut moved = Moved::default();
    match &item {
        Item::Product(product) => {
            // A product that counts anew keeps its litres until the addresses are planned by the new ones.
            let change = litres_change(&before, product, watch);
            let mut kept = product.clone();
            if let (Some(_), Item::Product(before)) = (&change, &before.item) {
                kept.consumption_ml = before.consumption_ml;
            }
            work.tx.update_entry(before.id, &Item::Product(kept))?;
            if let Some(change) = change {
                moved = change.carry_out(work)?;
            }
        }
        item => work.tx.update_entry(before.id, item)?,
    }
    Ok(Saved { id: before.id, moved })
}

const fn container(item: &Item) -> Option<ContainerKindId> {
    match item {
        Item::Product(product) => product.container,
        _ => None,
    }
}

fn kind_name(read: &Read<'_>, wanted: Option<ContainerKindId>) -> Result<Option<String>, StoreError> {
    let Some(wanted) = wanted else { return Ok(None) };
    Ok(read.container_kinds()?.into_iter().find(|kind| kind.id == wanted).map(|kind| kind.name))
}

/// The change of the litres in one unit that saving the product means. A product of another kind was never sold, so
/// nothing counts anew.
fn litres_change(
    before: &Entry,
    product: &crate::store::NewProduct,
    watch: &Watch,
) -> Option<ChangeConsumption> {
    let Item::Product(known) = &before.item else { return None };
    let takes_part = ProductKind::GoodsWithContainer;
    let counts = known.kind == takes_part && product.kind == takes_part;
    (counts && known.consumption_ml != product.consumption_ml).then(|| ChangeConsumption {
        product: ProductId(before.id),
        consumption_ml: product.consumption_ml,
        watch: watch.clone(),
    })
}

fn archive(work: &mut Work<'_>, directory: Directory, seen: Seen, archived: bool) -> Result<(), Refusal> {
    let entry = checks::check_archiving(work, directory, seen, archived)?;
    work.tx.archive_entry(directory, entry.id, archived)?;
    work.note("directory", directory.code());
    work.note("entry", entry.item.name());
    work.changed("archived", entry.is_archived, archived);
    work.changes.everything = true;
    Ok(())
}

/// What an entry says, field by field, as the history keeps it. Entries of one directory have the same fields.
fn fields(item: &Item) -> Vec<(&'static str, Value)> {
    let mut fields = vec![("name", json!(item.name()))];
    fields.extend(item.code().map(|code| ("code", json!(code))));
    match item {
        Item::Product(product) => fields.extend([
            ("kind", json!(product.kind.code())),
            ("price", json!(product.price.as_minor())),
            ("consumption_ml", json!(product.consumption_ml)),
            ("deposit", json!(product.deposit.as_minor())),
            ("vat_rate", json!(product.vat_rate)),
        ]),
        Item::Route { weekdays, capacity, .. } => {
            fields.extend([("weekdays", json!(weekdays.to_string())), ("capacity", json!(capacity))]);
        }
        Item::Driver { phone, .. } => fields.push(("phone", json!(phone))),
        Item::Vehicle { capacity, .. } => fields.push(("capacity", json!(capacity))),
        Item::Employee { roles, .. } => {
            let roles: Vec<&str> = roles.iter().map(|role| role.code()).collect();
            fields.push(("roles", json!(roles)));
        }
        Item::Purpose { consent, .. } => fields.push(("consent", json!(consent.code()))),
        Item::Reason { .. } | Item::JournalType { .. } | Item::ContainerKind { .. } => {}
    }
    fields
}
