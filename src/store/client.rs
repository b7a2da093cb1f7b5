//! Counterparties, delivery addresses, their planning settings, contact persons and phones.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, ContactId, CounterpartyId, ImportId, ReasonId, RouteId, UserId};
use crate::domain::planning::{Calculator, Pause, PlanningKind, PlanningSettings, Weekdays};

/// What is known of a counterparty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewCounterparty {
    /// Person or company.
    pub name: String,
    /// ИНН, empty when unknown.
    pub tax_number: String,
    /// E-mail, empty when unknown.
    pub email: String,
    /// The manager of its addresses.
    pub manager: Option<UserId>,
    /// The import that brought it in.
    pub import: Option<ImportId>,
}

/// A stored counterparty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterpartyRow {
    /// Identifier.
    pub id: CounterpartyId,
    /// What is known of it.
    pub counterparty: NewCounterparty,
}

/// What is known of a delivery address, planning apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAddress {
    /// The office's own code, unique.
    pub code: String,
    /// Who pays.
    pub counterparty: CounterpartyId,
    /// Where water goes.
    pub text: String,
    /// Active, in churn review, closed.
    pub status: AddressStatus,
    /// The run it is on.
    pub route: Option<RouteId>,
    /// Its own manager; `None`: the counterparty's.
    pub manager: Option<UserId>,
    /// Permanent notes: entrance, floor, intercom, hours.
    pub note: String,
    /// The import that brought it in.
    pub import: Option<ImportId>,
}

/// A stored address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressRow {
    /// Identifier.
    pub id: AddressId,
    /// What is known of it.
    pub address: NewAddress,
    /// Counts its changes.
    pub version: i64,
    /// Instant of the last change, UTC.
    pub changed_at: String,
    /// Who changed it last.
    pub changed_by: Option<UserId>,
}

/// What is known of a contact person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewContact {
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Month and day of birth.
    pub birthday: Option<(u32, u32)>,
    /// Year of birth, often unknown.
    pub birth_year: Option<i32>,
    /// Phones.
    pub phones: Vec<PhoneRow>,
}

/// A phone of a contact person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneRow {
    /// As it was written.
    pub typed: String,
    /// `+79123456789`; empty where the text is no number.
    pub number: String,
    /// Extension, empty when none.
    pub extension: String,
}

/// A stored contact person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRow {
    /// Identifier.
    pub id: ContactId,
    /// What is known of the person.
    pub contact: NewContact,
    /// Asked not to be called.
    pub no_calls: bool,
}

const ADDRESS: &str = "SELECT id, code, counterparty_id, text, status, route_id, manager_id, note, import_id,
                              version, changed_at, changed_by FROM address";

fn address(row: &Row<'_>) -> rusqlite::Result<AddressRow> {
    Ok(AddressRow {
        id: AddressId(row.get(0)?),
        address: NewAddress {
            code: row.get(1)?,
            counterparty: CounterpartyId(row.get(2)?),
            text: row.get(3)?,
            status: row.get::<_, Coded<AddressStatus>>(4)?.0,
            route: row.get::<_, Option<i64>>(5)?.map(RouteId),
            manager: row.get::<_, Option<i64>>(6)?.map(UserId),
            note: row.get(7)?,
            import: row.get::<_, Option<i64>>(8)?.map(ImportId),
        },
        version: row.get(9)?,
        changed_at: row.get(10)?,
        changed_by: row.get::<_, Option<i64>>(11)?.map(UserId),
    })
}

fn counterparty(row: &Row<'_>) -> rusqlite::Result<CounterpartyRow> {
    Ok(CounterpartyRow {
        id: CounterpartyId(row.get(0)?),
        counterparty: NewCounterparty {
            name: row.get(1)?,
            tax_number: row.get(2)?,
            email: row.get(3)?,
            manager: row.get::<_, Option<i64>>(4)?.map(UserId),
            import: row.get::<_, Option<i64>>(5)?.map(ImportId),
        },
    })
}

/// Planning settings from columns that begin at `from`.
pub(super) fn planning_settings(row: &Row<'_>, from: usize) -> rusqlite::Result<PlanningSettings> {
    Ok(PlanningSettings {
        kind: row.get::<_, Coded<PlanningKind>>(from)?.0,
        weekdays: Weekdays::from_mask(row.get(from + 1)?).unwrap_or(Weekdays::EMPTY),
        periodicity: row.get(from + 2)?,
        every_days: row.get(from + 3)?,
        initial_ml_per_day: row.get(from + 4)?,
        call_delay: row.get(from + 5)?,
        always_show: row.get(from + 6)?,
    })
}

impl Read<'_> {
    /// One address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn address(&self, id: AddressId) -> Result<Option<AddressRow>, StoreError> {
        self.one(&format!("{ADDRESS} WHERE id = ?1"), [id.0], address)
    }

    /// The address of a code.
    ///
    /// # Errors
    /// When the store fails.
    pub fn address_by_code(&self, code: &str) -> Result<Option<AddressRow>, StoreError> {
        self.one(&format!("{ADDRESS} WHERE code = ?1 AND is_archived = 0"), [code], address)
    }

    /// One counterparty.
    ///
    /// # Errors
    /// When the store fails.
    pub fn counterparty(&self, id: CounterpartyId) -> Result<Option<CounterpartyRow>, StoreError> {
        let sql = "SELECT id, name, tax_number, email, manager_id, import_id FROM counterparty WHERE id = ?1";
        self.one(sql, [id.0], counterparty)
    }

    /// The manager of an address: its own, or the counterparty's.
    ///
    /// # Errors
    /// When the store fails.
    pub fn manager_of(&self, address: AddressId) -> Result<Option<UserId>, StoreError> {
        let sql = "SELECT coalesce(a.manager_id, c.manager_id) FROM address a
                   JOIN counterparty c ON c.id = a.counterparty_id WHERE a.id = ?1";
        Ok(self.one(sql, [address.0], |row| row.get::<_, Option<i64>>(0))?.flatten().map(UserId))
    }

    /// The planning settings of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn planning(&self, address: AddressId) -> Result<Option<PlanningSettings>, StoreError> {
        let sql = "SELECT kind, weekdays, periodicity, every_days, initial_ml, call_delay, always_show
                   FROM planning WHERE address_id = ?1";
        self.one(sql, [address.0], |row| planning_settings(row, 0))
    }

    /// The weekdays on which the route of an address runs; none for any day, and where it has no route.
    ///
    /// # Errors
    /// When the store fails.
    pub fn route_days(&self, address: AddressId) -> Result<Weekdays, StoreError> {
        let sql = "SELECT r.weekdays FROM address a JOIN route r ON r.id = a.route_id WHERE a.id = ?1";
        let days = self.one(sql, [address.0], |row| row.get(0))?;
        Ok(days.and_then(Weekdays::from_mask).unwrap_or_default())
    }

    /// The pauses of an address that planning heeds, by their first day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn pauses(&self, address: AddressId) -> Result<Vec<Pause>, StoreError> {
        let sql = "SELECT from_day, to_day FROM pause WHERE address_id = ?1 AND voided_at IS NULL ORDER BY from_day";
        self.all(sql, [address.0], |row| {
            Ok(Pause { from: row.get::<_, Day>(0)?.0, to: row.get::<_, Day>(1)?.0 })
        })
    }

    /// The contact persons of an address, then those of its counterparty, each with phones.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contacts(&self, address: AddressId) -> Result<Vec<ContactRow>, StoreError> {
        let sql = "SELECT p.id, p.name, p.position, p.birth_day, p.birth_year, p.no_calls FROM address a
                   JOIN contact_person p ON p.counterparty_id = a.counterparty_id AND p.is_archived = 0
                   WHERE a.id = ?1 AND (p.address_id IS NULL OR p.address_id = a.id)
                   ORDER BY p.address_id IS NULL, p.id";
        let mut contacts = self.all(sql, [address.0], |row| {
            let day: Option<u32> = row.get(3)?;
            Ok(ContactRow {
                id: ContactId(row.get(0)?),
                contact: NewContact {
                    name: row.get(1)?,
                    position: row.get(2)?,
                    birthday: day.map(|day| (day / 100, day % 100)),
                    birth_year: row.get(4)?,
                    phones: Vec::new(),
                },
                no_calls: row.get(5)?,
            })
        })?;
        for contact in &mut contacts {
            contact.contact.phones = self.phones(contact.id)?;
        }
        Ok(contacts)
    }

    fn phones(&self, contact: ContactId) -> Result<Vec<PhoneRow>, StoreError> {
        let sql = "SELECT typed, number, extension FROM phone WHERE contact_id = ?1 AND is_archived = 0 ORDER BY id";
        self.all(sql, [contact.0], |row| {
            Ok(PhoneRow { typed: row.get(0)?, number: row.get(1)?, extension: row.get(2)? })
        })
    }
}

impl Write<'_> {
    /// Adds a counterparty.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_counterparty(&self, new: &NewCounterparty) -> Result<CounterpartyId, StoreError> {
        let sql = "INSERT INTO counterparty (name, tax_number, email, manager_id, import_id) VALUES (?1, ?2, ?3, ?4, ?5)";
        let (manager, import) = (new.manager.map(|m| m.0), new.import.map(|i| i.0));
        self.insert(sql, (&new.name, &new.tax_number, &new.email, manager, import)).map(CounterpartyId)
    }

    /// Adds an address with its planning settings.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_address(
        &self,
        new: &NewAddress,
        planning: &PlanningSettings,
        at: &str,
        by: Option<UserId>,
    ) -> Result<AddressId, StoreError> {
        let sql = "INSERT INTO address (code, counterparty_id, text, status, route_id, manager_id, note, import_id,
                                        changed_at, changed_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let id = AddressId(self.insert(
            sql,
            (
                &new.code,
                new.counterparty.0,
                &new.text,
                new.status.code(),
                new.route.map(|r| r.0),
                new.manager.map(|m| m.0),
                &new.note,
                new.import.map(|i| i.0),
                at,
                by.map(|u| u.0),
            ),
        )?);
        self.set_planning(id, planning)?;
        Ok(id)
    }

    /// Keeps the planning settings of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_planning(&self, address: AddressId, settings: &PlanningSettings) -> Result<(), StoreError> {
        let sql = "INSERT INTO planning (address_id, kind, weekdays, periodicity, every_days, initial_ml, call_delay, always_show)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                   ON CONFLICT (address_id) DO UPDATE SET kind = excluded.kind, weekdays = excluded.weekdays,
                       periodicity = excluded.periodicity, every_days = excluded.every_days,
                       initial_ml = excluded.initial_ml, call_delay = excluded.call_delay,
                       always_show = excluded.always_show";
        self.run(
            sql,
            (
                address.0,
                settings.kind.code(),
                settings.weekdays.mask(),
                settings.periodicity,
                settings.every_days,
                settings.initial_ml_per_day,
                settings.call_delay,
                settings.always_show,
            ),
        )?;
        Ok(())
    }

    /// Counts a change of an address. `false`: its version is no longer `seen`, and nothing was changed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn touch_address(
        &self,
        address: AddressId,
        seen: i64,
        at: &str,
        by: Option<UserId>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE address SET version = version + 1, changed_at = ?3, changed_by = ?4 WHERE id = ?1 AND version = ?2";
        Ok(self.run(sql, (address.0, seen, at, by.map(|u| u.0)))? == 1)
    }

    /// Changes the status of an address, with the reason and day of its closing.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_address_status(
        &self,
        address: AddressId,
        status: AddressStatus,
        closed: Option<(NaiveDate, ReasonId)>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE address SET status = ?2, closed_on = ?3, closed_reason_id = ?4 WHERE id = ?1";
        self.run(sql, (address.0, status.code(), closed.map(|(day, _)| Day(day)), closed.map(|(_, r)| r.0)))?;
        Ok(())
    }

    /// Adds a pause.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_pause(&self, address: AddressId, pause: Pause) -> Result<(), StoreError> {
        let sql = "INSERT INTO pause (address_id, from_day, to_day) VALUES (?1, ?2, ?3)";
        self.run(sql, (address.0, Day(pause.from), Day(pause.to)))?;
        Ok(())
    }

    /// Voids a pause: planning no longer heeds it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn lift_pause(&self, address: AddressId, pause: Pause, at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE pause SET voided_at = ?4
                   WHERE address_id = ?1 AND from_day = ?2 AND to_day = ?3 AND voided_at IS NULL";
        self.run(sql, (address.0, Day(pause.from), Day(pause.to), at))?;
        Ok(())
    }

    /// Adds a contact person with phones, to an address or to a whole counterparty.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_contact(
        &self,
        counterparty: CounterpartyId,
        address: Option<AddressId>,
        new: &NewContact,
    ) -> Result<ContactId, StoreError> {
        let sql =
            "INSERT INTO contact_person (counterparty_id, address_id, name, position, birth_day, birth_year)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let day = new.birthday.map(|(month, day)| month * 100 + day);
        let id = self.insert(
            sql,
            (counterparty.0, address.map(|a| a.0), &new.name, &new.position, day, new.birth_year),
        )?;
        for phone in &new.phones {
            self.run(
                "INSERT INTO phone (contact_id, typed, number, extension) VALUES (?1, ?2, ?3, ?4)",
                (id, &phone.typed, &phone.number, &phone.extension),
            )?;
        }
        Ok(ContactId(id))
    }

    /// Keeps what was typed into the calculator of the initial consumption, so that it can be asked again (S1-17, S1-18).
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_calculator(&self, address: AddressId, typed: &Calculator) -> Result<(), StoreError> {
        let sql = "UPDATE planning SET calculator_people = ?2, calculator_ml = ?3, calculator_extra = ?4
                   WHERE address_id = ?1";
        self.run(sql, (address.0, typed.people, typed.ml_per_person, typed.extra_ml))?;
        Ok(())
    }

    /// Notes that a contact person asked not to be called, or may be called again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_no_calls(&self, contact: ContactId, no_calls: bool) -> Result<(), StoreError> {
        self.run("UPDATE contact_person SET no_calls = ?2 WHERE id = ?1", (contact.0, no_calls))?;
        Ok(())
    }
}
