//! Work that is tried out: the answer is the one that doing it would give, and nothing is written.

use super::{Actor, Office, Stamp, Work, allowed, current};
use crate::service::refusal::Refusal;
use crate::service::rights::Right;
use crate::service::rules::PlanningRules;
use crate::store::Write;

impl Office {
    /// Tries something out on a copy of the office: the answer is the one that doing it would give, and others go on working
    /// meanwhile. `go_on` hears how far the copying is. `None`: no copy can be had, or its disk did not hold out, and it is for
    /// [`Office::rehearse`].
    ///
    /// # Errors
    /// A refusal, that of `go_on` among them.
    pub(in crate::service) fn rehearse_apart<T>(
        &mut self,
        (actor, right): (&Actor, Right),
        go_on: impl FnMut(u64, u64) -> Result<(), Refusal>,
        work: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>,
    ) -> Result<Option<T>, Refusal> {
        let Some(mut trial) = self.connection.trial(go_on)? else { return Ok(None) };
        let at = self.clock.now();
        let stamp = Stamp { at: &at, by: Some(actor.id), today: self.clock.today() };
        let rules = &mut self.rules;
        let tried = trial.rehearse(|tx| tried(tx, (actor, right), rules, stamp, work));
        match tried.map_err(Refusal::from).flatten() {
            Err(Refusal::Store(error)) => {
                log::warn!("the trial is to be repeated in the office itself: {error}");
                Ok(None)
            }
            answer => answer.map(Some),
        }
    }

    /// Tries something out in the office itself: does it in a transaction that is then given up. Nobody else can write
    /// meanwhile.
    ///
    /// # Errors
    /// A refusal. Nothing is written either way.
    pub(in crate::service) fn rehearse<T>(
        &mut self,
        (actor, right): (&Actor, Right),
        work: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let at = self.clock.now();
        let stamp = Stamp { at: &at, by: Some(actor.id), today: self.clock.today() };
        let rules = &mut self.rules;
        self.connection.rehearse(|tx| tried(tx, (actor, right), rules, stamp, work))?
    }
}

/// Does something as a command would do it.
fn tried<T>(
    tx: &Write<'_>,
    (actor, right): (&Actor, Right),
    rules: &mut Option<(i64, PlanningRules)>,
    stamp: Stamp<'_>,
    work: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let (rights, roles) = allowed(tx, actor, right)?;
    let rules = current(rules, tx)?;
    work(&mut Work::new(tx, stamp, (&roles, rights), rules))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::money::Money;
    use crate::i18n::Language;
    use crate::service::new_office::{NewOffice, create};
    use crate::store::StoreError;

    #[test]
    fn a_trial_whose_copy_fails_on_the_way_is_for_the_office_itself() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let new = NewOffice {
            name: "Office".into(),
            area_code: String::new(),
            user: "Anna".into(),
            language: Language::English,
            bottle_price: Money::ZERO,
            no_delivery: Vec::new(),
        };
        create(&path, &new, Clock::system()).unwrap();
        let mut office = Office::open(&path, Clock::system()).unwrap();
        let actor = office.actor(None).unwrap();
        let who = (&actor, Right::Import);
        let full = |_: &mut Work<'_>| Err::<(), _>(Refusal::Store(StoreError::Full));
        assert_eq!(office.rehearse_apart(who, |_, _| Ok(()), full), Ok(None));
        let refused = |_: &mut Work<'_>| Err::<(), _>(Refusal::EmptyRun);
        assert_eq!(office.rehearse_apart(who, |_, _| Ok(()), refused), Err(Refusal::EmptyRun));
    }
}
