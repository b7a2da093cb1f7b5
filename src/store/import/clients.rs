//! What an import of clients reads and writes beside the ordinary functions of clients.

use chrono::NaiveDate;

use super::super::client::{NewAddress, NewContact, PhoneRow};
use super::super::connection::{Read, Write};
use super::super::convert::Day;
use super::super::error::StoreError;
use crate::domain::ids::{AddressId, CaseId, ContactId, CounterpartyId, ReasonId, UserId};
use crate::domain::planning::Pause;

/// By what an address is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressName {
    /// Identifier.
    pub id: AddressId,
    /// The office's own code.
    pub code: String,
    /// Who pays.
    pub counterparty: CounterpartyId,
    /// Where water goes.
    pub text: String,
    /// An import of it was undone: its code is taken, nothing else is left of it.
    pub archived: bool,
}

/// By what an address was found before it was merged into another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedName {
    /// The office's own code.
    pub code: String,
    /// Who paid.
    pub client: String,
    /// Where water went.
    pub text: String,
    /// The code of the address that was kept.
    pub into: String,
}

/// By what a counterparty is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterpartyName {
    /// Identifier.
    pub id: CounterpartyId,
    /// Person or company.
    pub name: String,
    /// ИНН, empty when unknown.
    pub tax_number: String,
    /// E-mail, empty when unknown.
    pub email: String,
    /// The manager of its addresses.
    pub manager: Option<UserId>,
}

/// A contact person of a counterparty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownContact {
    /// Identifier.
    pub id: ContactId,
    /// The address to which the person belongs; `None`: to all of the counterparty.
    pub address: Option<AddressId>,
    /// What is known of the person.
    pub contact: NewContact,
}

/// Documents of kind `opening` of one address, and their sum.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    /// Those that count.
    pub ids: Vec<i64>,
    /// Their sum: money in minor units, or containers.
    pub sum: i64,
}

impl Read<'_> {
    /// Every address by what it is found, in the order of identifiers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn address_names(&self) -> Result<Vec<AddressName>, StoreError> {
        let sql = "SELECT id, code, counterparty_id, text, is_archived FROM address ORDER BY id";
        self.all(sql, [], |row| {
            Ok(AddressName {
                id: AddressId(row.get(0)?),
                code: row.get(1)?,
                counterparty: CounterpartyId(row.get(2)?),
                text: row.get(3)?,
                archived: row.get(4)?,
            })
        })
    }

    /// The addresses that were merged into others, in the order of identifiers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn merged_names(&self) -> Result<Vec<MergedName>, StoreError> {
        let sql = "SELECT a.id, a.code, c.name, a.text FROM address a JOIN counterparty c ON c.id = a.counterparty_id
                   WHERE a.is_archived = 1 AND a.id IN (SELECT m.merged_id FROM merge_run m
                       WHERE m.kind = 'address' AND m.undone_at IS NULL) ORDER BY a.id";
        let found =
            self.all(sql, [], |row| Ok((AddressId(row.get(0)?), (row.get(1)?, row.get(2)?, row.get(3)?))))?;
        let mut names = Vec::new();
        for (id, (code, client, text)) in found {
            let Some(kept) = self.merged_into(id)? else { continue };
            let into = self.address(kept)?.map(|kept| kept.address.code).unwrap_or_default();
            names.push(MergedName { code, client, text, into });
        }
        Ok(names)
    }

    /// Every counterparty that is not archived, by what it is found, in the order of identifiers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn counterparty_names(&self) -> Result<Vec<CounterpartyName>, StoreError> {
        let sql = "SELECT id, name, tax_number, email, manager_id FROM counterparty WHERE is_archived = 0 ORDER BY id";
        self.all(sql, [], |row| {
            Ok(CounterpartyName {
                id: CounterpartyId(row.get(0)?),
                name: row.get(1)?,
                tax_number: row.get(2)?,
                email: row.get(3)?,
                manager: row.get::<_, Option<i64>>(4)?.map(UserId),
            })
        })
    }

    /// Users, archived ones among them: names are unique.
    ///
    /// # Errors
    /// When the store fails.
    pub fn user_names(&self) -> Result<Vec<(UserId, String)>, StoreError> {
        self.all("SELECT id, name FROM app_user ORDER BY id", [], |row| {
            Ok((UserId(row.get(0)?), row.get(1)?))
        })
    }

    /// Routes, archived ones among them: names are unique.
    ///
    /// # Errors
    /// When the store fails.
    pub fn route_names(&self) -> Result<Vec<(crate::domain::ids::RouteId, String)>, StoreError> {
        let sql = "SELECT id, name FROM route ORDER BY id";
        self.all(sql, [], |row| Ok((crate::domain::ids::RouteId(row.get(0)?), row.get(1)?)))
    }

    /// All contact persons of a counterparty, those of single addresses among them, with every number that they ever had: one
    /// that was put away is known, and is not added again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contacts_of(&self, counterparty: CounterpartyId) -> Result<Vec<KnownContact>, StoreError> {
        let sql = "SELECT p.id, p.address_id, p.name, p.position, p.birth_day, p.birth_year, f.typed, f.number, f.extension
                   FROM contact_person p LEFT JOIN phone f ON f.contact_id = p.id
                   WHERE p.counterparty_id = ?1 AND p.is_archived = 0 ORDER BY p.id, f.id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([counterparty.0])?;
        let mut contacts: Vec<KnownContact> = Vec::new();
        while let Some(row) = rows.next()? {
            let id = ContactId(row.get(0)?);
            if contacts.last().is_none_or(|last| last.id != id) {
                let day: Option<u32> = row.get(4)?;
                let contact = NewContact {
                    name: row.get(2)?,
                    position: row.get(3)?,
                    birthday: day.map(|day| (day / 100, day % 100)),
                    birth_year: row.get(5)?,
                    phones: Vec::new(),
                };
                contacts.push(KnownContact {
                    id,
                    address: row.get::<_, Option<i64>>(1)?.map(AddressId),
                    contact,
                });
            }
            if let (Some(typed), Some(last)) = (row.get::<_, Option<String>>(6)?, contacts.last_mut()) {
                last.contact.phones.push(PhoneRow { typed, number: row.get(7)?, extension: row.get(8)? });
            }
        }
        Ok(contacts)
    }

    /// The pauses of an address that planning heeds, with their identifiers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn live_pauses(&self, address: AddressId) -> Result<Vec<(i64, Pause)>, StoreError> {
        let sql =
            "SELECT id, from_day, to_day FROM pause WHERE address_id = ?1 AND voided_at IS NULL ORDER BY id";
        self.all(sql, [address.0], |row| {
            Ok((row.get(0)?, Pause { from: row.get::<_, Day>(1)?.0, to: row.get::<_, Day>(2)?.0 }))
        })
    }

    /// The opening money of an address: a debt is negative.
    ///
    /// # Errors
    /// When the store fails.
    pub fn opening_money(&self, address: AddressId) -> Result<Opening, StoreError> {
        let sql = "SELECT id, amount FROM payment WHERE address_id = ?1 AND voided_at IS NULL AND kind = 'opening' ORDER BY id";
        self.opening(sql, address)
    }

    /// The opening containers of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn opening_containers(&self, address: AddressId) -> Result<Opening, StoreError> {
        let sql = "SELECT id, quantity FROM container_movement
                   WHERE address_id = ?1 AND voided_at IS NULL AND kind = 'opening' ORDER BY id";
        self.opening(sql, address)
    }

    fn opening(&self, sql: &str, address: AddressId) -> Result<Opening, StoreError> {
        let rows: Vec<(i64, i64)> = self.all(sql, [address.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Opening {
            sum: rows.iter().map(|(_, value)| value).sum(),
            ids: rows.into_iter().map(|(id, _)| id).collect(),
        })
    }
}

impl Write<'_> {
    /// Writes what is known of an address, its code, status and planning apart, and counts the change.
    ///
    /// # Errors
    /// When the store fails.
    pub fn update_address(
        &self,
        id: AddressId,
        new: &NewAddress,
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let sql =
            "UPDATE address SET counterparty_id = ?2, text = ?3, route_id = ?4, manager_id = ?5, note = ?6,
                       version = version + 1, changed_at = ?7, changed_by = ?8 WHERE id = ?1";
        let (route, manager) = (new.route.map(|route| route.0), new.manager.map(|user| user.0));
        self.run(
            sql,
            (id.0, new.counterparty.0, &new.text, route, manager, &new.note, at, by.map(|user| user.0)),
        )?;
        Ok(())
    }

    /// Writes tax number and e-mail of a counterparty.
    ///
    /// # Errors
    /// When the store fails.
    pub fn update_counterparty(
        &self,
        id: CounterpartyId,
        tax_number: &str,
        email: &str,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE counterparty SET tax_number = ?2, email = ?3, version = version + 1 WHERE id = ?1";
        self.run(sql, (id.0, tax_number, email))?;
        Ok(())
    }

    /// Gives the contact persons of an address to another counterparty, together with the address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn move_contacts(&self, address: AddressId, to: CounterpartyId) -> Result<(), StoreError> {
        self.run("UPDATE contact_person SET counterparty_id = ?2 WHERE address_id = ?1", (address.0, to.0))?;
        Ok(())
    }

    /// Writes what is known of a contact person now, and adds the numbers that are new; gives these. Consents, the wish not to
    /// be called and the other numbers, wrong and archived ones too, stay as they are.
    ///
    /// # Errors
    /// When the store fails.
    pub fn fill_in_contact(
        &self,
        id: ContactId,
        address: Option<AddressId>,
        (known, more): (&NewContact, &[PhoneRow]),
    ) -> Result<Vec<i64>, StoreError> {
        let sql = "UPDATE contact_person SET address_id = ?2, name = ?3, position = ?4, birth_day = ?5, birth_year = ?6,
                       version = version + 1 WHERE id = ?1";
        let day = known.birthday.map(|(month, day)| month * 100 + day);
        let address = address.map(|address| address.0);
        self.run(sql, (id.0, address, &known.name, &known.position, day, known.birth_year))?;
        let sql = "INSERT INTO phone (contact_id, typed, number, extension) VALUES (?1, ?2, ?3, ?4)";
        more.iter()
            .map(|phone| self.insert(sql, (id.0, &phone.typed, &phone.number, &phone.extension)))
            .collect()
    }

    /// Archives a contact person, or brings one back.
    ///
    /// # Errors
    /// When the store fails.
    pub fn archive_contact(&self, id: ContactId, archived: bool) -> Result<(), StoreError> {
        self.run(
            "UPDATE contact_person SET is_archived = ?2, version = version + 1 WHERE id = ?1",
            (id.0, archived),
        )?;
        Ok(())
    }

    /// Voids a pause, or with `None` makes it count again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_pause(&self, id: i64, at: Option<&str>) -> Result<(), StoreError> {
        self.run("UPDATE pause SET voided_at = ?2 WHERE id = ?1", (id, at))?;
        Ok(())
    }

    /// Voids a payment, or with `None` makes it count again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_payment(&self, id: i64, at: Option<&str>) -> Result<(), StoreError> {
        self.run("UPDATE payment SET voided_at = ?2 WHERE id = ?1", (id, at))?;
        Ok(())
    }

    /// Voids a movement of containers, or with `None` makes it count again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_container_movement(&self, id: i64, at: Option<&str>) -> Result<(), StoreError> {
        self.run("UPDATE container_movement SET voided_at = ?2 WHERE id = ?1", (id, at))?;
        Ok(())
    }

    /// Opens a churn case at the senior operator, with its first step.
    ///
    /// # Errors
    /// When the store fails, or a case is open already.
    pub fn open_churn_case_at_senior(
        &self,
        (address, reason): (AddressId, ReasonId),
        on: NaiveDate,
        (at, by): (&str, Option<UserId>),
    ) -> Result<CaseId, StoreError> {
        let sql = "INSERT INTO churn_case (address_id, stage, reason_id, opened_on, stage_since, sent_by)
                   VALUES (?1, 'senior_operator', ?2, ?3, ?3, ?4)";
        let by = by.map(|user| user.0);
        let case = self.insert(sql, (address.0, reason.0, Day(on), by))?;
        let sql = "INSERT INTO churn_step (case_id, step, at, user_id, from_stage, to_stage, reason_id)
                   VALUES (?1, 1, ?2, ?3, 'operator', 'senior_operator', ?4)";
        self.run(sql, (case, at, by, reason.0))?;
        Ok(CaseId(case))
    }
}
