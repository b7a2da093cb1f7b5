//! What the file says that its tables, indexes and triggers are, held against what this program makes.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::connection::{Read, SCHEMA_VERSION};
use super::create::SCHEMA;
use super::error::StoreError;

/// What there is in a file by its name, and in which words.
type Words = BTreeMap<String, String>;

const ALL: &str =
    "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

impl Read<'_> {
    /// The first table, index or trigger of which the file does not say what this program does, by its name: a changed letter
    /// there can lose a rule of the file without any row being another. `None`: all agree, or the file is of another version.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn changed_schema(&self) -> Result<Option<String>, StoreError> {
        let version: Option<i32> = self.one("PRAGMA user_version", [], |row| row.get(0))?;
        if version != Some(SCHEMA_VERSION) {
            return Ok(None);
        }
        let made = made()?;
        let found: Words = self.all(ALL, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
        let agrees = |name: &String| match (made.get(name), found.get(name)) {
            // What a migration made is in other lines, with other quotes and without comments.
            (Some(made), Some(found)) => made == found || plain(made) == plain(found),
            _ => false,
        };
        Ok(made.keys().chain(found.keys()).find(|name| !agrees(name)).cloned())
    }
}

/// What this program makes.
fn made() -> Result<&'static Words, StoreError> {
    static MADE: OnceLock<Words> = OnceLock::new();
    if let Some(made) = MADE.get() {
        return Ok(made);
    }
    let conn = rusqlite::Connection::open_in_memory()?;
    conn.execute_batch(SCHEMA)?;
    let words: Vec<(String, String)> =
        Read { conn: &conn }.all(ALL, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(MADE.get_or_init(|| words.into_iter().collect()))
}

/// A text of SQL without its comments, quotes of names and spare blanks.
fn plain(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    words.join(" ").replace('"', "").replace("( ", "(").replace(" )", ")").replace(" ,", ",")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::store::{Connection, create};

    fn changed(path: &Path) -> Option<String> {
        Connection::open(path).unwrap().read(|read| read.changed_schema()).unwrap()
    }

    #[test]
    fn a_letter_that_changes_in_the_words_of_the_schema_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        create(&path, |_| Ok::<_, StoreError>(())).unwrap();
        assert_eq!(changed(&path), None);
        let changes = [
            ("history_is_not_erased", "replace(sql, 'append', 'appemd')"),
            ("payment", "replace(sql, 'CHECK', 'CHECL')"),
            ("task_planned_once", "replace(sql, 'planned''', 'plbnned''')"),
        ];
        for (name, change) in changes {
            let raw = rusqlite::Connection::open(&path).unwrap();
            let words = |sql: &str| raw.query_row(sql, [name], |row| row.get::<_, String>(0)).unwrap();
            let before = words("SELECT sql FROM sqlite_schema WHERE name = ?1");
            let say = |change: &str, value: &str| {
                let sql = format!("UPDATE sqlite_schema SET sql = {change} WHERE name = ?1 AND ?2 = ?2");
                raw.execute_batch("PRAGMA writable_schema = ON").unwrap();
                assert_eq!(raw.execute(&sql, [name, value]).unwrap(), 1);
            };
            say(change, "");
            let after = words("SELECT sql FROM sqlite_schema WHERE name = ?1");
            assert_ne!(before, after);
            let read = Read { conn: &raw };
            assert_eq!(read.changed_schema(), Ok(Some(name.to_owned())));
            say("?2", &before);
            assert_eq!(read.changed_schema(), Ok(None));
        }
    }

    #[test]
    fn what_is_missing_or_too_much_is_found_and_a_comment_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        create(&path, |_| Ok::<_, StoreError>(())).unwrap();
        let raw = rusqlite::Connection::open(&path).unwrap();
        let read = Read { conn: &raw };
        raw.execute_batch("CREATE TRIGGER of_somebody AFTER INSERT ON office BEGIN SELECT 1; END").unwrap();
        assert_eq!(read.changed_schema(), Ok(Some("of_somebody".to_owned())));
        raw.execute_batch("DROP TRIGGER of_somebody; DROP TRIGGER history_is_not_erased").unwrap();
        assert_eq!(read.changed_schema(), Ok(Some("history_is_not_erased".to_owned())));
        raw.execute_batch(
            "CREATE TRIGGER history_is_not_erased BEFORE DELETE ON history -- as it was\n
             BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
        )
        .unwrap();
        assert_eq!(read.changed_schema(), Ok(None));
    }
}
