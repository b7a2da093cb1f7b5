//! Kinds of returnable containers, and how many of each stand at an address.

use super::connection::Read;
use super::error::StoreError;
use crate::domain::ids::{AddressId, ContainerKindId};

/// A kind of returnable containers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContainerKind {
    /// Identifier.
    pub id: ContainerKindId,
    /// As shown.
    pub name: String,
    /// No longer offered for what is new.
    pub is_archived: bool,
}

/// Containers of one kind at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindStanding {
    /// Which kind.
    pub kind: ContainerKind,
    /// How many stand there, by the documents; negative: more went back than came.
    pub stands: i64,
}

impl Read<'_> {
    /// Every kind, archived ones too, the office's first one first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn container_kinds(&self) -> Result<Vec<ContainerKind>, StoreError> {
        self.all("SELECT id, name, is_archived FROM container_kind ORDER BY id", [], |row| {
            Ok(ContainerKind {
                id: ContainerKindId(row.get(0)?),
                name: row.get(1)?,
                is_archived: row.get(2)?,
            })
        })
    }

    /// What stands at an address by kind of container, reckoned from its documents: kinds that are offered, and those of
    /// which anything is there. Over all kinds it is what the balance says.
    ///
    /// # Errors
    /// When the store fails.
    pub fn containers_by_kind(&self, address: AddressId) -> Result<Vec<KindStanding>, StoreError> {
        self.all(include_str!("containers_by_kind.sql"), [address.0], |row| {
            let kind = ContainerKind {
                id: ContainerKindId(row.get(0)?),
                name: row.get(1)?,
                is_archived: row.get(2)?,
            };
            Ok(KindStanding { kind, stands: row.get(3)? })
        })
    }
}
