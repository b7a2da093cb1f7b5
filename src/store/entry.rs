//! Entries of the directories as they are kept: listed, added, changed, archived and brought back.

use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::Coded;
use super::directory::NewProduct;
use super::error::StoreError;
use crate::domain::address::ReasonKind;
use crate::domain::directory::Consent;
use crate::domain::directory::Directory;
use crate::domain::ids::ContainerKindId;
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::domain::planning::Weekdays;

/// What an entry of a directory says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A product.
    Product(NewProduct),
    /// A route.
    Route {
        /// Unique.
        name: String,
        /// Days on which it is driven; none: any.
        weekdays: Weekdays,
        /// Bottles that its vehicle takes.
        capacity: Option<i64>,
    },
    /// A driver.
    Driver {
        /// Unique.
        name: String,
        /// As it is written; may be empty.
        phone: String,
    },
    /// A vehicle.
    Vehicle {
        /// Make and registration number, unique.
        name: String,
        /// Bottles.
        capacity: Option<i64>,
    },
    /// An employee.
    Employee {
        /// Full name, unique.
        name: String,
        /// What the employee does.
        roles: Vec<Role>,
    },
    /// A reason.
    Reason {
        /// Of which dictionary.
        kind: ReasonKind,
        /// Unique in its dictionary.
        name: String,
    },
    /// A type of journal records.
    JournalType {
        /// Short code, unique.
        code: String,
        /// As shown.
        name: String,
    },
    /// A kind of containers.
    ContainerKind {
        /// Unique.
        name: String,
    },
    /// A purpose of contacts.
    Purpose {
        /// Unique.
        name: String,
        /// Which consent such a contact needs.
        consent: Consent,
    },
}

impl Item {
    /// The directory to which it belongs.
    pub const fn directory(&self) -> Directory {
        match self {
            Self::Product(_) => Directory::Products,
            Self::Route { .. } => Directory::Routes,
            Self::Driver { .. } => Directory::Drivers,
            Self::Vehicle { .. } => Directory::Vehicles,
            Self::Employee { .. } => Directory::Employees,
            Self::Reason { kind, .. } => Directory::of_reasons(*kind),
            Self::JournalType { .. } => Directory::JournalTypes,
            Self::ContainerKind { .. } => Directory::ContainerKinds,
            Self::Purpose { .. } => Directory::Purposes,
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Product(product) => &product.name,
            Self::Route { name, .. }
            | Self::Driver { name, .. }
            | Self::Vehicle { name, .. }
            | Self::Employee { name, .. }
            | Self::Reason { name, .. }
            | Self::JournalType { name, .. }
            | Self::ContainerKind { name }
            | Self::Purpose { name, .. } => name,
        }
    }

    /// Its short code, where it has one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Product(product) => Some(&product.code),
            Self::JournalType { code, .. } => Some(code),
            _ => None,
        }
    }
}

/// An entry of a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Identifier within its directory.
    pub id: i64,
    /// Counts its changes.
    pub version: i64,
    /// No longer offered where something new is made.
    pub is_archived: bool,
    /// Addresses that are on the route, or that the employee manages; 0 in other directories.
    pub addresses: i64,
    /// What it says.
    pub item: Item,
}

fn entry(directory: Directory, row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row.get(0)?,
        version: row.get(1)?,
        is_archived: row.get(2)?,
        addresses: row.get(3)?,
        item: item(directory, row)?,
    })
}

fn item(directory: Directory, row: &Row<'_>) -> rusqlite::Result<Item> {
    let name = row.get(4)?;
    Ok(match directory {
        Directory::Products => Item::Product(NewProduct {
            name,
            code: row.get(5)?,
            kind: row.get::<_, Coded<ProductKind>>(6)?.0,
            price: Money::minor(row.get(7)?),
            consumption_ml: row.get(8)?,
            deposit: Money::minor(row.get(9)?),
            container: row.get::<_, Option<i64>>(10)?.map(ContainerKindId),
            vat_rate: row.get(11)?,
        }),
        Directory::Routes => {
            let weekdays = Weekdays::from_mask(row.get(5)?).unwrap_or_default();
            Item::Route { name, weekdays, capacity: row.get(6)? }
        }
        Directory::Drivers => Item::Driver { name, phone: row.get(5)? },
        Directory::Vehicles => Item::Vehicle { name, capacity: row.get(5)? },
        Directory::Employees => {
            let roles: String = row.get(5)?;
            Item::Employee { name, roles: roles.split(',').filter_map(Role::from_code).collect() }
        }
        Directory::ChurnReasons => Item::Reason { kind: ReasonKind::Churn, name },
        Directory::UndeliveredReasons => Item::Reason { kind: ReasonKind::Undelivered, name },
        Directory::AdjustmentReasons => Item::Reason { kind: ReasonKind::ContainerAdjustment, name },
        Directory::JournalTypes => Item::JournalType { name, code: row.get(5)? },
        Directory::ContainerKinds => Item::ContainerKind { name },
        Directory::Purposes => Item::Purpose { name, consent: row.get::<_, Coded<Consent>>(5)?.0 },
    })
}

const fn listing(directory: Directory) -> &'static str {
    match directory {
        Directory::Products => {
            "SELECT id, version, is_archived, 0, name, code, kind, price, consumption_ml, deposit, container_kind_id, vat_rate
             FROM product ORDER BY name, id"
        }
        Directory::Routes => {
            "SELECT r.id, r.version, r.is_archived, coalesce(a.addresses, 0), r.name, r.weekdays, r.capacity
             FROM route r
             LEFT JOIN (SELECT route_id, count(*) AS addresses FROM address
                        WHERE is_archived = 0 AND status <> 'closed' GROUP BY route_id) a ON a.route_id = r.id
             ORDER BY r.name, r.id"
        }
        Directory::Drivers => "SELECT id, version, is_archived, 0, name, phone FROM driver ORDER BY name, id",
        Directory::Vehicles => {
            "SELECT id, version, is_archived, 0, name, capacity FROM vehicle ORDER BY name, id"
        }
        Directory::Employees => {
            "SELECT u.id, u.version, u.is_archived, coalesce(a.addresses, 0), u.name,
                    coalesce((SELECT group_concat(role) FROM user_role WHERE user_id = u.id), '')
             FROM app_user u
             LEFT JOIN (SELECT coalesce(d.manager_id, c.manager_id) AS manager_id, count(*) AS addresses
                        FROM address d JOIN counterparty c ON c.id = d.counterparty_id
                        WHERE d.is_archived = 0 AND d.status <> 'closed' GROUP BY 1) a ON a.manager_id = u.id
             ORDER BY u.name, u.id"
        }
        Directory::ChurnReasons => {
            "SELECT id, version, is_archived, 0, name FROM reason WHERE kind = 'churn' ORDER BY id"
        }
        Directory::UndeliveredReasons => {
            "SELECT id, version, is_archived, 0, name FROM reason WHERE kind = 'undelivered' ORDER BY id"
        }
        Directory::AdjustmentReasons => {
            "SELECT id, version, is_archived, 0, name FROM reason WHERE kind = 'container_adjustment' ORDER BY id"
        }
        Directory::JournalTypes => {
            "SELECT id, version, is_archived, 0, name, code FROM journal_type ORDER BY id"
        }
        Directory::ContainerKinds => "SELECT id, version, is_archived, 0, name FROM container_kind ORDER BY id",
        Directory::Purposes => "SELECT id, version, is_archived, 0, name, consent FROM purpose ORDER BY id",
    }
}

impl Read<'_> {
    /// Every entry of a directory, archived ones too: reasons, types and purposes in the order in which they were
    /// entered, the others by name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn entries(&self, directory: Directory) -> Result<Vec<Entry>, StoreError> {
        self.all(listing(directory), [], |row| entry(directory, row))
    }

    /// Whether any order or sale names the product.
    ///
    /// # Errors
    /// When the store fails.
    pub fn product_is_used(&self, product: i64) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM order_line WHERE product_id = ?1)
                       OR EXISTS (SELECT 1 FROM sale_line WHERE product_id = ?1)";
        Ok(self.one(sql, [product], |row| row.get(0))?.unwrap_or(false))
    }
}

impl Write<'_> {
    /// Adds an entry to its directory.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_entry(&self, item: &Item) -> Result<i64, StoreError> {
        match item {
            Item::Product(product) => self.insert_product(product).map(|id| id.0),
            Item::Route { name, weekdays, capacity } => self.insert(
                "INSERT INTO route (name, weekdays, capacity) VALUES (?1, ?2, ?3)",
                (name, weekdays.mask(), capacity),
            ),
            Item::Driver { name, phone } => {
                self.insert("INSERT INTO driver (name, phone) VALUES (?1, ?2)", (name, phone))
            }
            Item::Vehicle { name, capacity } => {
                self.insert("INSERT INTO vehicle (name, capacity) VALUES (?1, ?2)", (name, capacity))
            }
            Item::Employee { name, roles } => self.insert_user(name, roles).map(|id| id.0),
            Item::Reason { kind, name } => self.insert_reason(*kind, name).map(|id| id.0),
            Item::JournalType { code, name } => self.insert_journal_type(code, name),
            Item::ContainerKind { name } => self.insert_container_kind(name),
            Item::Purpose { name, consent } => self.insert_purpose(name, *consent),
        }
    }

    /// Lets an entry say something else.
    ///
    /// # Errors
    /// When the store fails.
    pub fn update_entry(&self, id: i64, item: &Item) -> Result<(), StoreError> {
        match item {
            Item::Product(product) => self.run(
                "UPDATE product SET code = ?2, name = ?3, kind = ?4, price = ?5, consumption_ml = ?6, deposit = ?7,
                        container_kind_id = ?8, vat_rate = ?9, version = version + 1 WHERE id = ?1",
                (
                    id,
                    &product.code,
                    &product.name,
                    product.kind.code(),
                    product.price.as_minor(),
                    product.consumption_ml,
                    product.deposit.as_minor(),
                    product.container.map(|kind| kind.0),
                    product.vat_rate,
                ),
            )?,
            Item::Route { name, weekdays, capacity } => self.run(
                "UPDATE route SET name = ?2, weekdays = ?3, capacity = ?4, version = version + 1 WHERE id = ?1",
                (id, name, weekdays.mask(), capacity),
            )?,
            Item::Driver { name, phone } => self.run(
                "UPDATE driver SET name = ?2, phone = ?3, version = version + 1 WHERE id = ?1",
                (id, name, phone),
            )?,
            Item::Vehicle { name, capacity } => self.run(
                "UPDATE vehicle SET name = ?2, capacity = ?3, version = version + 1 WHERE id = ?1",
                (id, name, capacity),
            )?,
            Item::Employee { name, roles } => self.update_user(id, name, roles)?,
            Item::Reason { name, .. } => {
                self.run("UPDATE reason SET name = ?2, version = version + 1 WHERE id = ?1", (id, name))?
            }
            Item::JournalType { code, name } => self.run(
                "UPDATE journal_type SET code = ?2, name = ?3, version = version + 1 WHERE id = ?1",
                (id, code, name),
            )?,
            Item::ContainerKind { name } => self
                .run("UPDATE container_kind SET name = ?2, version = version + 1 WHERE id = ?1", (id, name))?,
            Item::Purpose { name, consent } => self.run(
                "UPDATE purpose SET name = ?2, consent = ?3, version = version + 1 WHERE id = ?1",
                (id, name, consent.code()),
            )?,
        };
        Ok(())
    }

    fn update_user(&self, id: i64, name: &str, roles: &[Role]) -> Result<usize, StoreError> {
        self.run("DELETE FROM user_role WHERE user_id = ?1", [id])?;
        for role in roles {
            self.run("INSERT INTO user_role (user_id, role) VALUES (?1, ?2)", (id, role.code()))?;
        }
        self.run("UPDATE app_user SET name = ?2, version = version + 1 WHERE id = ?1", (id, name))
    }

    /// Archives an entry, or brings it back.
    ///
    /// # Errors
    /// When the store fails.
    pub fn archive_entry(&self, directory: Directory, id: i64, archived: bool) -> Result<(), StoreError> {
        let sql = match directory {
            Directory::Products => "UPDATE product SET is_archived = ?2, version = version + 1 WHERE id = ?1",
            Directory::Routes => "UPDATE route SET is_archived = ?2, version = version + 1 WHERE id = ?1",
            Directory::Drivers => "UPDATE driver SET is_archived = ?2, version = version + 1 WHERE id = ?1",
            Directory::Vehicles => "UPDATE vehicle SET is_archived = ?2, version = version + 1 WHERE id = ?1",
            Directory::Employees => {
                "UPDATE app_user SET is_archived = ?2, version = version + 1 WHERE id = ?1"
            }
            Directory::ChurnReasons | Directory::UndeliveredReasons | Directory::AdjustmentReasons => {
                "UPDATE reason SET is_archived = ?2, version = version + 1 WHERE id = ?1"
            }
            Directory::JournalTypes => {
                "UPDATE journal_type SET is_archived = ?2, version = version + 1 WHERE id = ?1"
            }
            Directory::ContainerKinds => {
                "UPDATE container_kind SET is_archived = ?2, version = version + 1 WHERE id = ?1"
            }
            Directory::Purposes => "UPDATE purpose SET is_archived = ?2, version = version + 1 WHERE id = ?1",
        };
        self.run(sql, (id, archived))?;
        Ok(())
    }
}
