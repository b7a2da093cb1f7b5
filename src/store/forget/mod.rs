//! Giving up what is personal: of a client that is a private person, or of one contact person. Documents and their sums stay,
//! and so does the sealed history, which loses the values and the salts and keeps the hashes.

pub(super) mod bank;
mod belongings;
mod history;
mod imports;
mod initials;
mod known;
mod paper;
mod words;

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{AddressId, ContactId, CounterpartyId, UserId};

use serde::{Deserialize, Serialize};

use belongings::tells_apart;
use initials::Initials;

pub use belongings::Belongings;

const CLIENT: &str = "client";
const PERSON: &str = "person";

/// Whose personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Of a client, with its addresses and contact persons.
    Client(CounterpartyId),
    /// Of one contact person.
    Person(ContactId),
}

impl Subject {
    /// Its key in the table.
    const fn key(self) -> (&'static str, i64) {
        match self {
            Self::Client(client) => (CLIENT, client.0),
            Self::Person(person) => (PERSON, person.0),
        }
    }
}

/// Somebody whose personal data was given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgotten {
    /// Who.
    pub subject: Subject,
    /// What stands in place of the name.
    pub name: String,
    /// Instant, UTC.
    pub at: String,
    /// By whom; `None`: not known.
    pub by: Option<UserId>,
}

/// Something open at an address that stands against giving it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenMatter {
    /// The order of this number.
    Order(String),
    /// A churn review of the address of this code.
    Review(String),
    /// A task at the address of this code, by its list date.
    Task(String, String),
}

impl Read<'_> {
    /// Whether there is such a client or contact person.
    pub(super) fn is_there(&self, subject: Subject) -> Result<bool, StoreError> {
        let (sql, id) = match subject {
            Subject::Client(client) => ("SELECT 1 FROM counterparty WHERE id = ?1", client.0),
            Subject::Person(person) => ("SELECT 1 FROM contact_person WHERE id = ?1", person.0),
        };
        Ok(self.one(sql, [id], |_| Ok(()))?.is_some())
    }

    /// Everybody whose personal data was given up, in the order in which it happened.
    ///
    /// # Errors
    /// When the store fails.
    pub fn forgotten(&self) -> Result<Vec<Forgotten>, StoreError> {
        let sql = "SELECT kind, subject_id, name, at, user_id FROM forgotten ORDER BY at, kind, subject_id";
        self.all(sql, [], |row| {
            let id = row.get(1)?;
            let is_client = row.get_ref(0)?.as_str()? == CLIENT;
            let subject =
                if is_client { Subject::Client(CounterpartyId(id)) } else { Subject::Person(ContactId(id)) };
            let by = row.get::<_, Option<i64>>(4)?.map(UserId);
            Ok(Forgotten { subject, name: row.get(2)?, at: row.get(3)?, by })
        })
    }

    /// Whether somebody's personal data was given up.
    ///
    /// # Errors
    /// When the store fails.
    pub fn is_forgotten(&self, subject: Subject) -> Result<bool, StoreError> {
        let (kind, id) = subject.key();
        let sql = "SELECT 1 FROM forgotten WHERE kind = ?1 AND subject_id = ?2";
        Ok(self.one(sql, (kind, id), |_| Ok(()))?.is_some())
    }

    /// The first thing that is open at an address and takes somebody who can be reached: an order, a review, a task that a
    /// person made or that a customer asked for.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open_matter(&self, address: AddressId) -> Result<Option<OpenMatter>, StoreError> {
        let sql = "SELECT number FROM customer_order WHERE address_id = ?1 AND status IN ('draft', 'accepted', 'on_route')
                   ORDER BY id LIMIT 1";
        if let Some(order) = self.one(sql, [address.0], |row| row.get(0))? {
            return Ok(Some(OpenMatter::Order(order)));
        }
        let sql = "SELECT code FROM address WHERE id = ?1 AND status = 'churn_review'";
        if let Some(code) = self.one(sql, [address.0], |row| row.get(0))? {
            return Ok(Some(OpenMatter::Review(code)));
        }
        let sql = "SELECT a.code, t.list_date FROM task t JOIN address a ON a.id = t.address_id
                   WHERE t.address_id = ?1 AND t.state = 'open' AND t.kind NOT IN ('planned', 'always')
                   ORDER BY t.list_date, t.id LIMIT 1";
        self.one(sql, [address.0], |row| Ok(OpenMatter::Task(row.get(0)?, row.get(1)?)))
    }
}

impl Write<'_> {
    /// Gives up what is personal of somebody and remembers that it was. Gives the addresses that it closed: their plans are to
    /// be made anew.
    ///
    /// # Errors
    /// When the store fails.
    pub fn forget(&self, forgotten: &Forgotten) -> Result<Vec<AddressId>, StoreError> {
        let touched = self.clean(forgotten)?;
        self.remember(forgotten)?;
        let Subject::Client(client) = forgotten.subject else { return Ok(touched) };
        // Those that were merged into it stand for themselves in an older copy of the office.
        for merged in self.belongings(client)?.clients {
            self.remember(&Forgotten { subject: Subject::Client(merged), ..forgotten.clone() })?;
        }
        Ok(touched)
    }

    /// Takes over from another copy of this office whose personal data was given up. Whoever is not known here yet is left
    /// out: the number may be given to somebody else.
    ///
    /// # Errors
    /// When the store fails.
    pub fn remember_forgotten(&self, forgotten: &[Forgotten]) -> Result<(), StoreError> {
        for one in forgotten {
            if self.is_there(one.subject)? {
                self.remember(one)?;
            }
        }
        Ok(())
    }

    /// Gives up once more what an older copy of the office still knows of those who are remembered as forgotten. Gives the
    /// addresses that it closed: their plans are to be made anew. Done twice it is done once.
    ///
    /// # Errors
    /// When the store fails.
    pub fn forget_again(&self) -> Result<Vec<AddressId>, StoreError> {
        let mut touched = Vec::new();
        for forgotten in self.forgotten()? {
            touched.extend(self.clean(&forgotten)?);
        }
        touched.sort_unstable();
        touched.dedup();
        Ok(touched)
    }

    fn remember(&self, forgotten: &Forgotten) -> Result<(), StoreError> {
        let (kind, id) = forgotten.subject.key();
        let sql = "INSERT INTO forgotten (kind, subject_id, name, at, user_id)
                   VALUES (?1, ?2, ?3, ?4, (SELECT id FROM app_user WHERE id = ?5))
                   ON CONFLICT (kind, subject_id) DO NOTHING";
        let by = forgotten.by.map(|user| user.0);
        self.run(sql, (kind, id, &forgotten.name, &forgotten.at, by))?;
        Ok(())
    }

    fn clean(&self, forgotten: &Forgotten) -> Result<Vec<AddressId>, StoreError> {
        match forgotten.subject {
            Subject::Client(client) => self.clean_client(client, forgotten),
            Subject::Person(person) => {
                self.clean_person(person, &forgotten.name)?;
                Ok(Vec::new())
            }
        }
    }

    fn clean_client(
        &self,
        client: CounterpartyId,
        forgotten: &Forgotten,
    ) -> Result<Vec<AddressId>, StoreError> {
        let all = self.belongings(client)?;
        let known = self.known_words(&all)?;
        self.give_up_history(&all.addresses, &known)?;
        for entry in self.bank_entries_about(&all, &all.addresses, &known)? {
            self.clean_bank_entry(entry, forgotten)?;
        }
        for address in &all.addresses {
            self.each_of(words::OF_ADDRESS, address.0, forgotten)?;
        }
        for client in &all.clients {
            self.each_of(words::OF_CLIENT, client.0, forgotten)?;
            self.clean_papers(*client, &forgotten.name)?;
            self.clean_merges(("counterparty", client.0))?;
        }
        for address in &all.addresses {
            self.clean_merges(("address", address.0))?;
        }
        Ok(all.addresses)
    }

    /// Puts another name where the texts of an owner name somebody by surname and initials.
    fn rename_short(
        &self,
        text: &words::Text,
        owner: i64,
        (short, name): (&Initials, &str),
    ) -> Result<(), StoreError> {
        let texts = self.all(&text.reading(), [owner], |row| row.get::<_, String>(0))?;
        for said in texts.into_iter().filter(|said| short.is_in(said)) {
            let then = short.replaced(&said, name);
            self.run(&text.rewriting(), (owner, said, then))?;
        }
        Ok(())
    }

    fn clean_person(&self, person: ContactId, name: &str) -> Result<(), StoreError> {
        let Some(card) = self.contact_card(person)? else { return Ok(()) };
        let all = self.belongings(card.counterparty)?;
        let mut known: Vec<String> = card.numbers.iter().map(|number| number.typed.clone()).collect();
        known.push(card.person.name.clone());
        known.retain(|word| word != name && word.chars().count() >= words::SHORTEST);
        self.give_up_history_of_person(&all.addresses, &card.person.name, &known)?;
        let short = Initials::of(&card.person.name);
        for (addresses, text) in words::TEXTS {
            let owners = if *addresses {
                all.addresses.iter().map(|id| id.0).collect()
            } else {
                vec![card.counterparty.0]
            };
            for owner in owners {
                for word in &known {
                    self.run(&text.replacing(), (owner, word, name))?;
                }
                self.rename_short(text, owner, (&short, name))?;
            }
        }
        let nobody = Belongings { clients: Vec::new(), addresses: Vec::new() };
        let telling = known.iter().filter(|word| tells_apart(word)).cloned().collect::<Vec<_>>();
        let entries = self.bank_entries_about(&nobody, &all.addresses, &telling)?;
        let forgotten = Forgotten {
            subject: Subject::Person(person),
            name: name.to_owned(),
            at: String::new(),
            by: None,
        };
        for entry in entries {
            self.clean_bank_entry(entry, &forgotten)?;
        }
        self.clean_imports(&all.addresses, person, (&known, name))?;
        // Imports of earlier versions of the program put another in place of a person whom they changed.
        let sql = "SELECT id FROM contact_person WHERE counterparty_id = ?1 AND name = ?2 AND name <> '' AND is_archived = 1";
        let places = (card.counterparty.0, &card.person.name);
        for replaced in self.all(sql, places, |row| row.get(0))? {
            self.each_of(words::OF_PERSON, replaced, &forgotten)?;
        }
        self.each_of(words::OF_PERSON, person.0, &forgotten)
    }

    /// Runs statements of which each takes what it needs: the number, the name that stands instead, when and by whom.
    fn each_of(&self, statements: &[&str], id: i64, forgotten: &Forgotten) -> Result<(), StoreError> {
        let Forgotten { name, at, by, .. } = forgotten;
        for sql in statements {
            let mut statement = self.conn.prepare_cached(sql)?;
            for parameter in 1..=statement.parameter_count() {
                match parameter {
                    1 => statement.raw_bind_parameter(1, id)?,
                    2 => statement.raw_bind_parameter(2, name)?,
                    3 => statement.raw_bind_parameter(3, at)?,
                    _ => statement.raw_bind_parameter(parameter, by.map(|user| user.0))?,
                }
            }
            statement.raw_execute()?;
        }
        Ok(())
    }
}
