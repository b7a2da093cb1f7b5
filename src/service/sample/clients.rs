//! Writes counterparties, their addresses and their contact persons.

use chrono::{Datelike, Days, NaiveDate};

use super::calendar::instant;
use super::customer::{CHAIN, Customer, Group, Segment};
use super::directory::AREA_CODE;
use super::random::{Purpose, Random};
use super::terms::Remark;
use super::words::{Sex, halves};
use super::{Sample, Served};
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId, UserId};
use crate::domain::phone::display;
use crate::domain::tax_number;
use crate::store::{NewAddress, NewContact, NewCounterparty, PhoneRow, StoreError};

/// Codes of addresses begin behind this number.
const CODES_FROM: u32 = 10_000;
/// The address whose counterparty has the longest name.
const LONG_NAME_AT: u32 = 7;

/// A counterparty that was written, and how its people are named.
pub(super) struct Owner {
    pub(super) id: CounterpartyId,
    manager: UserId,
    name: String,
    sex: Sex,
}

impl Sample<'_> {
    /// Writes a counterparty with the persons who speak for all of its addresses.
    pub(super) fn write_counterparty(&self, group: Group) -> Result<Owner, StoreError> {
        let mut random = Random::of(self.spec.seed, Purpose::Client, group.first);
        let sex = if random.per_mille(640) { Sex::Woman } else { Sex::Man };
        let name = self.client_name(group, sex, &mut random);
        let operators = &self.directory.operators;
        let manager = operators[group.first as usize % operators.len()];
        // Of a tax office that does not exist: nobody's number, though its control digit is right.
        let mut company =
            || tax_number::of_company(std::array::from_fn(|at| if at < 2 { 0 } else { random.below(10) }));
        let id = self.tx.insert_counterparty(&NewCounterparty {
            name: name.clone(),
            tax_number: if group.segment.is_home() { String::new() } else { company() },
            email: String::new(),
            manager: Some(manager),
            import: None,
        })?;
        if group.size > 1 {
            let contact = self.contact(group.first + self.spec.addresses, None, &mut random);
            self.tx.insert_contact(id, None, &contact)?;
        }
        Ok(Owner { id, manager, name, sex })
    }

    fn client_name(&self, group: Group, sex: Sex, random: &mut Random) -> String {
        let words = self.words;
        if group.size == CHAIN {
            return words.one("chain").to_owned();
        }
        let pattern = match group.segment {
            _ if group.first == LONG_NAME_AT => words.one("long_name"),
            Segment::Flat | Segment::House if random.per_mille(150) => return words.initials(sex, random),
            Segment::Flat | Segment::House => return words.person(sex, random),
            Segment::Office | Segment::Works if random.per_mille(160) => words.one("sole_trader"),
            Segment::Office => words.pick("office_names", random),
            Segment::Shop => words.pick("shop_names", random),
            Segment::Works => words.pick("works_names", random),
        };
        let name = pattern
            .replace("{word}", words.pick("names_words", random))
            .replace("{n}", &random.between(1, 90).to_string());
        if name.contains("{name}") { name.replace("{name}", &words.initials(sex, random)) } else { name }
    }

    /// Writes an address of a counterparty with planning, pauses and a contact person.
    pub(super) fn write_address(
        &self,
        index: u32,
        owner: &Owner,
        customer: Customer,
    ) -> Result<Served, StoreError> {
        let mut random = Random::of(self.spec.seed, Purpose::Client, index ^ 0x8000_0000);
        let routes = &self.directory.routes;
        let route = routes[random.below(u32::try_from(routes.len()).unwrap_or(1)) as usize];
        let own = random.per_mille(30).then(|| random.below(5) as usize % self.directory.operators.len());
        let own = own.map(|at| self.directory.operators[at]);
        let at = instant(customer.begin.min(self.spec.today), 6, 0);
        let text = self.place(customer.segment, &mut random);
        let remark = self.remark(customer.segment, &mut random);
        let new = NewAddress {
            code: (CODES_FROM + index + 1).to_string(),
            counterparty: owner.id,
            text,
            status: AddressStatus::Active,
            route: Some(route),
            manager: own,
            note: remark.text.clone(),
            import: None,
        };
        let manager = own.unwrap_or(owner.manager);
        let address = self.tx.insert_address(&new, &customer.settings, &at, Some(manager))?;
        self.write_remark(address, &new, remark)?;
        if let Some(calculator) = &customer.calculator {
            self.tx.set_calculator(address, calculator)?;
        }
        for pause in &customer.pauses {
            self.tx.insert_pause(address, *pause)?;
        }
        self.write_contacts(index, (owner, address), customer.segment, &mut random)?;
        Ok(Served { index, address, manager, customer, last: None })
    }

    fn place(&self, segment: Segment, random: &mut Random) -> String {
        let pattern = match segment {
            Segment::Flat => "flat",
            Segment::House => "house",
            Segment::Office => "suite",
            Segment::Shop if random.per_mille(700) => "house",
            Segment::Shop => "suite",
            Segment::Works => "hall",
        };
        let street = self.words.pick("streets", random);
        self.numbered(self.words.pick(pattern, random), random).replace("{street}", street)
    }

    fn remark(&self, segment: Segment, random: &mut Random) -> Remark {
        if !random.per_mille(380) {
            return Remark::default();
        }
        let list = if segment.is_home() { "home_notes" } else { "office_notes" };
        let pattern = self.numbered(self.words.pick(list, random), random);
        Remark::of(&pattern, random)
    }

    fn numbered(&self, pattern: &str, random: &mut Random) -> String {
        let (house, floor) = (random.between(1, 120), random.between(1, 9));
        pattern
            .replace("{n}", &house.to_string())
            .replace("{m}", &random.between(1, 320).to_string())
            .replace("{f}", &floor.to_string())
    }

    fn write_contacts(
        &self,
        index: u32,
        (owner, address): (&Owner, AddressId),
        segment: Segment,
        random: &mut Random,
    ) -> Result<(), StoreError> {
        let home = segment.is_home().then_some((owner.name.as_str(), owner.sex));
        let contact = self.contact(index, home, random);
        let id = self.tx.insert_contact(owner.id, Some(address), &contact)?;
        self.write_consent(index, id)?;
        if random.per_mille(15) {
            self.tx.set_no_calls(id, true)?;
        }
        if random.per_mille(if segment.is_home() { 150 } else { 300 }) {
            let second = NewContact { birthday: None, birth_year: None, ..self.contact(index, None, random) };
            self.tx.insert_contact(owner.id, Some(address), &second)?;
        }
        Ok(())
    }

    /// A contact person: who lives there, or somebody of the office.
    fn contact(&self, index: u32, home: Option<(&str, Sex)>, random: &mut Random) -> NewContact {
        let (name, position) = match home {
            Some((name, sex)) => {
                let (woman, man) = halves(self.words.one("home_positions"));
                (name.to_owned(), if sex == Sex::Woman { woman } else { man })
            }
            None => {
                let sex = if random.per_mille(700) { Sex::Woman } else { Sex::Man };
                (self.words.person(sex, random), self.words.pick("office_positions", random))
            }
        };
        let birthday = birthday(index, self.spec.today, random);
        let year = self.spec.today.year() - i32::try_from(random.between(19, 78)).unwrap_or(40);
        NewContact {
            name,
            position: position.to_owned(),
            birthday,
            birth_year: birthday.filter(|_| random.per_mille(600)).map(|_| year),
            phones: self.phones(home.is_some(), random),
        }
    }

    /// One phone or two: mobile ones, and those of the office's own city. No such number is given to anybody.
    fn phones(&self, home: bool, random: &mut Random) -> Vec<PhoneRow> {
        let mobile = format!("+79000{:06}", random.below(1_000_000));
        let typed = match random.below(3) {
            0 => display(&mobile),
            1 => mobile.replacen("+7", "8", 1),
            _ => mobile.clone(),
        };
        let mut phones = vec![PhoneRow { typed, number: mobile, extension: String::new() }];
        if random.per_mille(if home { 120 } else { 450 }) {
            let local = random.below(10_000);
            let extension = if home { 0 } else { random.below(40) };
            let digits = format!("000-{:02}-{:02}", local / 100, local % 100);
            phones.push(PhoneRow {
                number: format!("+7{AREA_CODE}{}", digits.replace('-', "")),
                typed: if extension > 0 { format!("{digits}, #{extension}") } else { digits },
                extension: if extension > 0 { extension.to_string() } else { String::new() },
            });
        }
        phones
    }
}

/// Somebody was born on 29 February, some on this very day and around it, the others on any day; some never said.
fn birthday(index: u32, today: NaiveDate, random: &mut Random) -> Option<(u32, u32)> {
    let known = random.per_mille(580);
    let any = today - Days::new(u64::from(random.below(365)));
    match index % 150 {
        _ if index == 0 => Some((2, 29)),
        1 => Some((today.month(), today.day())),
        2..=4 => {
            let near = today + Days::new(u64::from(index % 5));
            Some((near.month(), near.day()))
        }
        _ => known.then(|| (any.month(), any.day())),
    }
}
