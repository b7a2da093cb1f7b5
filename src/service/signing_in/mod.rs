//! Signing in: who works, proved by a password or PIN where that user has one. Wrong passwords are counted, and after a few
//! of them the next try has to wait. Both are in the history.

mod password;
mod secret;

use serde_json::json;

use super::office::{Actor, Office, Outcome, new_key};
use super::refusal::Refusal;
use super::rights::RightsTable;
use crate::clock;
use crate::domain::ids::UserId;
use crate::store::{CommandKey, HistoryEntry, Login, Read, StoreError};

pub use password::{ResetPassword, SetOwnPassword, Whose};
pub use secret::{FEWEST_CHARACTERS, MOST_CHARACTERS, Secret};

/// So many wrong passwords in a row cost nothing yet.
const FREE_TRIES: i64 = 3;
/// The first waiting in seconds; every further wrong password doubles it.
const FIRST_WAIT: i64 = 5;
/// The longest waiting in seconds.
const LONGEST_WAIT: i64 = 5 * 60;

/// Somebody who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The user, with what the roles may do in this office.
    pub actor: Actor,
    /// Whether a password is asked for.
    pub has_password: bool,
}

/// Why somebody was not let in, or a password not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInRefusal {
    /// The user is archived, or was never there.
    Gone,
    /// This user has a password, and none was given.
    Needed,
    /// The password is wrong; the next try has to wait so many seconds.
    Wrong {
        /// 0: none.
        wait: u64,
    },
    /// After wrong passwords the next try has to wait so many seconds.
    Wait(u64),
    /// A password shorter than [`FEWEST_CHARACTERS`].
    Short,
    /// A password longer than [`MOST_CHARACTERS`].
    Long,
    /// One's own password is changed by typing the old one.
    Own,
}

impl From<SignInRefusal> for Refusal {
    fn from(refusal: SignInRefusal) -> Self {
        Self::SignIn(refusal)
    }
}

/// Who may sign in, in the order in which they were entered.
///
/// # Errors
/// When the store fails.
pub fn people(read: &Read<'_>) -> Result<Vec<Person>, StoreError> {
    let rights = RightsTable::load(read)?;
    let person = |(user, has_password)| Person { actor: Actor::from(user).with_rights(rights), has_password };
    Ok(read.users_to_choose()?.into_iter().map(person).collect())
}

impl Office {
    /// Lets a user in. It takes as long as a hashing where the user has a password: not for the thread of a window.
    ///
    /// # Errors
    /// [`Refusal::SignIn`]; a wrong password is counted and noted in the history.
    pub fn sign_in(&mut self, user: UserId, secret: Option<&Secret>) -> Result<Actor, Refusal> {
        let at = self.clock().now();
        let login = self.read(|read| read.login(user))?.ok_or(SignInRefusal::Gone)?;
        match prove(&login, secret, &at) {
            Ok(()) => {}
            Err(refusal) if self.is_read_only() => return Err(refusal),
            Err(refusal) => {
                self.count(user, &login, &refusal)?;
                return Err(refusal);
            }
        }
        let key = new_key()?;
        // Where nothing can be written, whoever knows the password may still read.
        if !self.is_read_only() {
            self.write_beside(|tx| {
                tx.forget_failures(user)?;
                tx.append_history(&noted(key, &at, Some(user), "signed_in", "{}"))
            })?;
        }
        let person = self.read(people)?.into_iter().find(|person| person.actor.id == user);
        person.map(|person| person.actor).ok_or_else(|| SignInRefusal::Gone.into())
    }

    /// Carries out a change of the own password. A wrong old one is counted like one at the door, so that a desk left open
    /// is no place to guess at.
    ///
    /// # Errors
    /// Those of [`SetOwnPassword`].
    pub fn set_own_password(
        &mut self,
        actor: &Actor,
        key: CommandKey,
        command: &SetOwnPassword,
    ) -> Result<Outcome<()>, Refusal> {
        let done = self.run(actor, key, command);
        if let Err(refusal) = &done
            && let Some(login) = self.read(|read| read.login(actor.id))?
        {
            self.count(actor.id, &login, refusal)?;
        }
        done
    }

    /// Gives a user a password, or takes it away, at the demand of whoever may write the file: there is no other way back when
    /// the only administrator forgot theirs. The history says that it came from outside the program.
    ///
    /// # Errors
    /// When there is no such user, or it is no password.
    pub fn set_password_from_outside(&mut self, name: &str, new: Option<&Secret>) -> Result<(), Refusal> {
        let user = self.actor(Some(name))?.id;
        new.map_or(Ok(()), Secret::check)?;
        let hash = new.map(Secret::hash).transpose()?;
        let (at, key) = (self.clock().now(), new_key()?);
        let detail = json!({ "entry": name, "has_password": new.is_some() }).to_string();
        self.write_beside(|tx| {
            tx.set_password(user, hash.as_deref())?;
            tx.append_history(&noted(key, &at, None, "password_from_outside", &detail))
        })
    }

    /// Writes down what a refused try costs, although it was no work of the office.
    fn count(&mut self, user: UserId, login: &Login, refusal: &Refusal) -> Result<(), Refusal> {
        let at = self.clock().now();
        match refusal {
            Refusal::SignIn(SignInRefusal::Wrong { .. }) => {
                let key = new_key()?;
                // Nobody knows who it was; only whose password it was to be.
                let detail = json!({ "entry": login.name }).to_string();
                self.write_beside(|tx| {
                    tx.count_failure(user, &at)?;
                    tx.append_history(&noted(key, &at, None, "sign_in_failed", &detail))
                })
            }
            // The clock was set back: nobody waits for the time that it showed before.
            Refusal::SignIn(SignInRefusal::Wait(_))
                if login.failed_at.as_ref().is_some_and(|then| *then > at) =>
            {
                self.write_beside(|tx| tx.move_failure(user, &at))
            }
            _ => Ok(()),
        }
    }
}

const fn noted<'a>(
    key: CommandKey,
    at: &'a str,
    user: Option<UserId>,
    action: &'a str,
    detail: &'a str,
) -> HistoryEntry<'a> {
    HistoryEntry { key, at, user, action, address: None, detail, personal: &[] }
}

/// Whether the secret is this user's.
fn prove(login: &Login, secret: Option<&Secret>, now: &str) -> Result<(), Refusal> {
    let Some(hash) = &login.password_hash else { return Ok(()) };
    let secret = secret.filter(|secret| !secret.is_empty()).ok_or(SignInRefusal::Needed)?;
    let left = seconds_left(login.failures, login.failed_at.as_deref(), now);
    if left > 0 {
        return Err(SignInRefusal::Wait(left.unsigned_abs()).into());
    }
    if secret.fits(hash)? {
        return Ok(());
    }
    Err(SignInRefusal::Wrong { wait: wait_after(login.failures + 1).unsigned_abs() }.into())
}

/// How long the next try has to wait after so many wrong passwords, in seconds.
fn wait_after(failures: i64) -> i64 {
    if failures < FREE_TRIES {
        return 0;
    }
    let doublings = u32::try_from(failures - FREE_TRIES).unwrap_or(u32::MAX);
    FIRST_WAIT.saturating_mul(2_i64.saturating_pow(doublings)).min(LONGEST_WAIT)
}

/// How long it still has to wait, in seconds.
fn seconds_left(failures: i64, failed_at: Option<&str>, now: &str) -> i64 {
    let waited = failed_at.map_or(LONGEST_WAIT, |failed_at| clock::seconds_between(failed_at, now));
    (wait_after(failures) - waited).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_tries_are_free_then_the_waiting_doubles_up_to_five_minutes() {
        let waits: Vec<i64> = (0..12).map(wait_after).collect();
        assert_eq!(waits, [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
        assert_eq!(wait_after(i64::MAX), 300);
    }

    #[test]
    fn what_was_waited_counts_and_a_clock_set_back_only_begins_the_waiting_anew() {
        let failed = Some("2026-11-22T08:00:00Z");
        assert_eq!(seconds_left(4, failed, "2026-11-22T08:00:03Z"), 7);
        assert_eq!(seconds_left(4, failed, "2026-11-22T08:00:10Z"), 0);
        assert_eq!(seconds_left(4, failed, "2025-01-01T00:00:00Z"), 10);
        assert_eq!(seconds_left(2, failed, "2026-11-22T08:00:00Z"), 0);
    }
}
