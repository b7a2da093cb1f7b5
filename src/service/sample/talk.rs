//! What was said: comments of running threads and the journal of work with a customer.

use chrono::NaiveDate;

use super::calendar::instant;
use super::customer::{Standing, days};
use super::random::{Purpose, Random};
use super::{Sample, Served};
use crate::domain::ids::{AddressId, JournalTypeId, TaskId, UserId};
use crate::store::{NewContactMade, StoreError};

/// Of a thousand addresses so many have a running thread, and so many a journal.
const THREADS: u32 = 45;
const JOURNALS: u32 = 130;

impl Sample<'_> {
    /// Writes comments and journals.
    pub(super) fn write_talk(&self, served: &[Served]) -> Result<(), StoreError> {
        for one in served.iter().filter(|one| one.customer.standing != Standing::Closed) {
            let mut random = Random::of(self.spec.seed, Purpose::Talk, one.index);
            if random.per_mille(JOURNALS) {
                self.write_journal(one, &mut random)?;
            }
            if random.per_mille(THREADS) {
                for back in (0..random.between(1, 3)).rev() {
                    let day = self.calendar.open_before(self.spec.today - days(back * 2));
                    let text = self.words.pick("comments", &mut random);
                    self.comment((one.address, None), text, (day, one.manager), &mut random)?;
                }
            }
        }
        Ok(())
    }

    fn write_journal(&self, served: &Served, random: &mut Random) -> Result<(), StoreError> {
        let types = &self.directory.journal_types;
        let entries = random.between(1, 7);
        let mut back = random.between(150, 400);
        for _ in 0..entries {
            back -= random.between(1, back / (entries + 1) + 1);
            let day = self.calendar.open_before(self.spec.today - days(back.max(0)));
            let at = random.below(u32::try_from(types.len()).unwrap_or(1)) as usize;
            let number = self.tx.next_number("journal")?;
            let text = self.words.pick("journal", random);
            let said_at = instant(day, random.between(5, 13), random.between(0, 59));
            self.tx.insert_journal(
                served.address,
                (&number, JournalTypeId(types[at])),
                text,
                (&said_at, Some(served.manager)),
            )?;
        }
        Ok(())
    }

    /// A comment with the contact in which it was heard (S1-57).
    pub(super) fn comment(
        &self,
        (address, task): (AddressId, Option<TaskId>),
        text: &str,
        (day, by): (NaiveDate, UserId),
        random: &mut Random,
    ) -> Result<(), StoreError> {
        let at = instant(day, random.between(5, 11), random.between(0, 59));
        let contact = NewContactMade { address, task, phone: None, result: None };
        self.tx.insert_contact_made(&contact, (&at, Some(by)))?;
        self.tx.insert_comment(address, task, text, (&at, Some(by))).map(drop)
    }
}
