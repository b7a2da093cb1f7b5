//! Users and the directories: products, routes, reasons.

use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::Coded;
use super::error::StoreError;
use crate::domain::address::ReasonKind;
use crate::domain::directory::Consent;
use crate::domain::ids::{ContainerKindId, ProductId, ReasonId, RouteId, UserId};
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;

/// A user of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Identifier.
    pub id: UserId,
    /// Full name.
    pub name: String,
    /// What the user does.
    pub roles: Vec<Role>,
}

/// A product of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Identifier.
    pub id: ProductId,
    /// What it is.
    pub product: NewProduct,
}

/// What is known of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// Short code, unique.
    pub code: String,
    /// Name, unique.
    pub name: String,
    /// What it is.
    pub kind: ProductKind,
    /// Price of one unit.
    pub price: Money,
    /// Litres in one unit, in millilitres; `None`: not part of the consumption calculation (S1-05, S1-07).
    pub consumption_ml: Option<i64>,
    /// Deposit for one container.
    pub deposit: Money,
    /// Which kind of containers it comes in; `None`: the office's first one.
    pub container: Option<ContainerKindId>,
    /// Rate of the VAT within its price, hundredths of a percent; `None`: without VAT.
    pub vat_rate: Option<i64>,
}

/// A route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Identifier.
    pub id: RouteId,
    /// Name, unique.
    pub name: String,
}

/// A reason of a dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Identifier.
    pub id: ReasonId,
    /// As shown.
    pub name: String,
}

fn product(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product {
        id: ProductId(row.get(0)?),
        product: NewProduct {
            code: row.get(1)?,
            name: row.get(2)?,
            kind: row.get::<_, Coded<ProductKind>>(3)?.0,
            price: Money::minor(row.get(4)?),
            consumption_ml: row.get(5)?,
            deposit: Money::minor(row.get(6)?),
            container: row.get::<_, Option<i64>>(7)?.map(ContainerKindId),
            vat_rate: row.get(8)?,
        },
    })
}

impl Read<'_> {
    /// The users who are not archived, in the order in which they were entered.
    ///
    /// # Errors
    /// When the store fails.
    pub fn users(&self) -> Result<Vec<User>, StoreError> {
        let sql = "SELECT u.id, u.name, coalesce(group_concat(r.role), '') FROM app_user u
                   LEFT JOIN user_role r ON r.user_id = u.id WHERE u.is_archived = 0 GROUP BY u.id ORDER BY u.id";
        self.all(sql, [], |row| {
            let roles: String = row.get(2)?;
            let mut roles: Vec<Role> = roles.split(',').filter_map(Role::from_code).collect();
            roles.sort_unstable();
            Ok(User { id: UserId(row.get(0)?), name: row.get(1)?, roles })
        })
    }

    /// The users who have a list, by name: managers of an address or of a counterparty, substitutes, and those
    /// for whom an open task is meant.
    ///
    /// # Errors
    /// When the store fails.
    pub fn managers(&self) -> Result<Vec<(UserId, String)>, StoreError> {
        let sql = "SELECT id, name FROM app_user
                   WHERE id IN (SELECT manager_id FROM address UNION SELECT manager_id FROM counterparty
                                UNION SELECT substitute_id FROM substitution WHERE voided_at IS NULL
                                UNION SELECT assignee_id FROM task WHERE state = 'open' AND assignee_id IS NOT NULL)
                   ORDER BY name, id";
        self.all(sql, [], |row| Ok((UserId(row.get(0)?), row.get(1)?)))
    }

    /// Whether the office has any address at all.
    ///
    /// # Errors
    /// When the store fails.
    pub fn has_addresses(&self) -> Result<bool, StoreError> {
        Ok(self.one("SELECT EXISTS (SELECT 1 FROM address)", [], |row| row.get(0))?.unwrap_or(false))
    }

    /// The name of a user, archived or not.
    ///
    /// # Errors
    /// When the store fails.
    pub fn user_name(&self, user: UserId) -> Result<Option<String>, StoreError> {
        self.one("SELECT name FROM app_user WHERE id = ?1", [user.0], |row| row.get(0))
    }

    /// The products on sale, by name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn products(&self) -> Result<Vec<Product>, StoreError> {
        let sql = "SELECT id, code, name, kind, price, consumption_ml, deposit, container_kind_id, vat_rate
                   FROM product WHERE is_archived = 0 ORDER BY name";
        self.all(sql, [], product)
    }

    /// One product, archived or not.
    ///
    /// # Errors
    /// When the store fails.
    pub fn product(&self, id: ProductId) -> Result<Option<Product>, StoreError> {
        let sql = "SELECT id, code, name, kind, price, consumption_ml, deposit, container_kind_id, vat_rate
                   FROM product WHERE id = ?1";
        self.one(sql, [id.0], product)
    }

    /// The product of a code.
    ///
    /// # Errors
    /// When the store fails.
    pub fn product_by_code(&self, code: &str) -> Result<Option<Product>, StoreError> {
        let sql = "SELECT id, code, name, kind, price, consumption_ml, deposit, container_kind_id, vat_rate
                   FROM product WHERE code = ?1";
        self.one(sql, [code], product)
    }

    /// The routes, by name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn routes(&self) -> Result<Vec<Route>, StoreError> {
        self.all("SELECT id, name FROM route WHERE is_archived = 0 ORDER BY name", [], |row| {
            Ok(Route { id: RouteId(row.get(0)?), name: row.get(1)? })
        })
    }

    /// The reasons of a dictionary, in the order in which they were entered.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reasons(&self, kind: ReasonKind) -> Result<Vec<Reason>, StoreError> {
        let sql = "SELECT id, name FROM reason WHERE kind = ?1 AND is_archived = 0 ORDER BY id";
        self.all(sql, [kind.code()], |row| Ok(Reason { id: ReasonId(row.get(0)?), name: row.get(1)? }))
    }
}

impl Read<'_> {
    /// The types of journal records, the default one first (S1-58).
    ///
    /// # Errors
    /// When the store fails.
    pub fn journal_types(&self) -> Result<Vec<i64>, StoreError> {
        self.all("SELECT id FROM journal_type WHERE is_archived = 0 ORDER BY id", [], |row| row.get(0))
    }
}

impl Write<'_> {
    /// Adds a user with roles.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_user(&self, name: &str, roles: &[Role]) -> Result<UserId, StoreError> {
        let id = self.insert("INSERT INTO app_user (name) VALUES (?1)", [name])?;
        for role in roles {
            self.run("INSERT INTO user_role (user_id, role) VALUES (?1, ?2)", (id, role.code()))?;
        }
        Ok(UserId(id))
    }

    /// Adds a product.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_product(&self, new: &NewProduct) -> Result<ProductId, StoreError> {
        let sql = "INSERT INTO product (code, name, kind, price, consumption_ml, deposit, container_kind_id, vat_rate)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let (price, deposit) = (new.price.as_minor(), new.deposit.as_minor());
        let container = new.container.map(|kind| kind.0);
        let kind = new.kind.code();
        let values =
            (&new.code, &new.name, kind, price, new.consumption_ml, deposit, container, new.vat_rate);
        self.insert(sql, values).map(ProductId)
    }

    /// Changes how many millilitres one unit of a product counts for; `None`: it takes no part in the consumption.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_consumption(&self, id: ProductId, ml: Option<i64>) -> Result<(), StoreError> {
        self.run("UPDATE product SET consumption_ml = ?2, version = version + 1 WHERE id = ?1", (id.0, ml))?;
        Ok(())
    }

    /// Adds a route.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_route(&self, name: &str) -> Result<RouteId, StoreError> {
        self.insert("INSERT INTO route (name) VALUES (?1)", [name]).map(RouteId)
    }

    /// Adds a reason to a dictionary.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_reason(&self, kind: ReasonKind, name: &str) -> Result<ReasonId, StoreError> {
        self.insert("INSERT INTO reason (kind, name) VALUES (?1, ?2)", (kind.code(), name)).map(ReasonId)
    }

    /// Adds a purpose of contacts with the consent that it needs.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_purpose(&self, name: &str, consent: Consent) -> Result<i64, StoreError> {
        self.insert("INSERT INTO purpose (name, consent) VALUES (?1, ?2)", (name, consent.code()))
    }

    /// Adds a kind of containers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_container_kind(&self, name: &str) -> Result<i64, StoreError> {
        self.insert("INSERT INTO container_kind (name) VALUES (?1)", [name])
    }

    /// Adds a type of journal records.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_journal_type(&self, code: &str, name: &str) -> Result<i64, StoreError> {
        self.insert("INSERT INTO journal_type (code, name) VALUES (?1, ?2)", (code, name))
    }
}
