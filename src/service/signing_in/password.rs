//! Passwords given, changed and taken away. Neither a password nor its hash stands in the history.

use super::{Secret, SignInRefusal, prove};
use crate::domain::ids::UserId;
use crate::service::directory::{DirectoryRefusal, Seen};
use crate::service::office::{Command, Work};
use crate::service::refusal::Refusal;
use crate::service::rights::Right;
use crate::store::{Login, Read, StoreError};

/// Changes the password of whoever does it. [`Office::set_own_password`](crate::service::Office::set_own_password) carries
/// it out and counts a wrong old one.
#[derive(Debug, Clone)]
pub struct SetOwnPassword {
    /// The present one; `None` where there is none yet.
    pub old: Option<Secret>,
    /// The next one; `None`: none, which is an administrator's to decide.
    pub new: Option<Secret>,
}

impl Command for SetOwnPassword {
    type Value = ();
    const NAME: &'static str = "set_own_password";
    const RIGHT: Right = Right::OwnPassword;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        if self.new.is_none() {
            work.needs(Right::ManageUsers)?;
        }
        let user = work.stamp.by.ok_or(SignInRefusal::Gone)?;
        let login = work.tx.login(user)?.ok_or(SignInRefusal::Gone)?;
        self.new.as_ref().map_or(Ok(()), Secret::check)?;
        prove(&login, self.old.as_ref(), work.stamp.at)?;
        keep(work, user, &login, self.new.as_ref())
    }
}

/// Gives another employee a password, or takes it away: for one who forgot it, or who is new.
#[derive(Debug, Clone)]
pub struct ResetPassword {
    /// Whose.
    pub seen: Seen,
    /// The next one; `None`: chosen without a password from now on.
    pub new: Option<Secret>,
}

impl Command for ResetPassword {
    type Value = ();
    const NAME: &'static str = "reset_password";
    const RIGHT: Right = Right::ManageUsers;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let (id, version) = self.seen;
        let user = UserId(id);
        let login = work.tx.login(user)?.ok_or(DirectoryRefusal::Gone)?;
        if login.version != version {
            return Err(DirectoryRefusal::Changed.into());
        }
        if work.stamp.by == Some(user) && login.password_hash.is_some() {
            return Err(SignInRefusal::Own.into());
        }
        self.new.as_ref().map_or(Ok(()), Secret::check)?;
        keep(work, user, &login, self.new.as_ref())
    }
}

fn keep(work: &mut Work<'_>, user: UserId, login: &Login, new: Option<&Secret>) -> Result<(), Refusal> {
    let hash = new.map(Secret::hash).transpose()?;
    work.tx.set_password(user, hash.as_deref())?;
    work.note("entry", login.name.as_str());
    work.changed("has_password", login.password_hash.is_some(), new.is_some());
    work.changes.everything = true;
    Ok(())
}

/// Whose password is to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The user as seen.
    pub seen: Seen,
    /// Full name.
    pub name: String,
    /// Whether there is a password now.
    pub has_password: bool,
}

impl Whose {
    /// A user as the office knows it now; `None` where the user is archived or not there.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>, user: UserId) -> Result<Option<Self>, StoreError> {
        let whose = |login: Login| Self {
            seen: (user.0, login.version),
            has_password: login.password_hash.is_some(),
            name: login.name,
        };
        Ok(read.login(user)?.map(whose))
    }
}
