//! Passwords of the users, and how often a wrong one was typed.

use super::connection::{Read, Write};
use super::directory::User;
use super::error::StoreError;
use crate::domain::ids::UserId;
use crate::domain::people::Role;

/// What signing in goes by.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// Full name.
    pub name: String,
    /// Version of the user's row.
    pub version: i64,
    /// The hash in PHC format; `None`: chosen without a password.
    pub password_hash: Option<String>,
    /// Wrong passwords since the last right one.
    pub failures: i64,
    /// Instant of the last of them, UTC.
    pub failed_at: Option<String>,
}

impl Read<'_> {
    /// The roles of a user; none where the user is archived or not there.
    ///
    /// # Errors
    /// When the store fails.
    pub fn roles_of(&self, user: UserId) -> Result<Vec<Role>, StoreError> {
        let sql = "SELECT r.role FROM user_role r JOIN app_user u ON u.id = r.user_id
                   WHERE u.id = ?1 AND u.is_archived = 0 ORDER BY r.role";
        let codes: Vec<String> = self.all(sql, [user.0], |row| row.get(0))?;
        Ok(codes.iter().filter_map(|code| Role::from_code(code)).collect())
    }

    /// What signing in goes by; `None` where the user is archived or not there.
    ///
    /// # Errors
    /// When the store fails.
    pub fn login(&self, user: UserId) -> Result<Option<Login>, StoreError> {
        let sql = "SELECT name, version, password_hash, failures, failed_at FROM app_user
                   WHERE id = ?1 AND is_archived = 0";
        self.one(sql, [user.0], |row| {
            Ok(Login {
                name: row.get(0)?,
                version: row.get(1)?,
                password_hash: row.get(2)?,
                failures: row.get(3)?,
                failed_at: row.get(4)?,
            })
        })
    }

    /// The users who are not archived, in the order in which they were entered, each with whether a password is asked for.
    ///
    /// # Errors
    /// When the store fails.
    pub fn users_to_choose(&self) -> Result<Vec<(User, bool)>, StoreError> {
        let sql = "SELECT u.id, u.name, coalesce(group_concat(r.role), ''), u.password_hash IS NOT NULL
                   FROM app_user u LEFT JOIN user_role r ON r.user_id = u.id
                   WHERE u.is_archived = 0 GROUP BY u.id ORDER BY u.id";
        self.all(sql, [], |row| {
            let roles: String = row.get(2)?;
            let mut roles: Vec<Role> = roles.split(',').filter_map(Role::from_code).collect();
            roles.sort_unstable();
            Ok((User { id: UserId(row.get(0)?), name: row.get(1)?, roles }, row.get(3)?))
        })
    }
}

impl Write<'_> {
    /// Counts a wrong password.
    ///
    /// # Errors
    /// When the store fails.
    pub fn count_failure(&self, user: UserId, at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE app_user SET failures = failures + 1, failed_at = ?2 WHERE id = ?1";
        self.run(sql, (user.0, at))?;
        Ok(())
    }

    /// Begins the waiting after wrong passwords anew.
    ///
    /// # Errors
    /// When the store fails.
    pub fn move_failure(&self, user: UserId, at: &str) -> Result<(), StoreError> {
        self.run("UPDATE app_user SET failed_at = ?2 WHERE id = ?1", (user.0, at))?;
        Ok(())
    }

    /// Forgets the wrong passwords: the right one was typed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn forget_failures(&self, user: UserId) -> Result<(), StoreError> {
        self.run(
            "UPDATE app_user SET failures = 0, failed_at = NULL WHERE id = ?1 AND failures > 0",
            [user.0],
        )?;
        Ok(())
    }

    /// Keeps another hash, or none, and forgets the wrong passwords.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_password(&self, user: UserId, hash: Option<&str>) -> Result<(), StoreError> {
        let sql =
            "UPDATE app_user SET password_hash = ?2, failures = 0, failed_at = NULL, version = version + 1
                   WHERE id = ?1";
        self.run(sql, (user.0, hash))?;
        Ok(())
    }
}
