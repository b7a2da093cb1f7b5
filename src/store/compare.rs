//! Two offices row by row.

use rusqlite::Rows;
use rusqlite::types::Value;

use super::connection::Read;
use super::error::StoreError;

/// A table that is not the same in two offices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// The key of the first row that differs, or that only one of them has.
    pub row: String,
}

/// A table: its name, its columns, those of its key first, and how many these are.
struct Table {
    name: String,
    columns: Vec<String>,
    keys: usize,
}

impl Table {
    fn rows(&self) -> String {
        let columns: Vec<String> = self.columns.iter().map(|column| format!("\"{column}\"")).collect();
        let keys = columns[..self.keys].join(", ");
        format!("SELECT {} FROM \"{}\" ORDER BY {keys}", columns.join(", "), self.name)
    }
}

/// The tables of an office by name. What SQLite keeps for itself (statistics) is not the office's.
fn tables(read: Read<'_>) -> Result<Vec<Table>, StoreError> {
    let sql =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let names: Vec<String> = read.all(sql, [], |row| row.get(0))?;
    let table = |name: String| {
        let sql = "SELECT name, pk FROM pragma_table_info(?1) ORDER BY pk = 0, pk, cid";
        let columns: Vec<(String, i64)> = read.all(sql, [&name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let keys = columns.iter().filter(|(_, key)| *key > 0).count();
        Ok(Table { name, columns: columns.into_iter().map(|(name, _)| name).collect(), keys })
    };
    names.into_iter().map(table).collect()
}

/// What differs between two offices: of each table the first row. `pass` is told which table comes.
///
/// # Errors
/// When the store fails; those of `pass`.
pub fn differences<E: From<StoreError>>(
    one: Read<'_>,
    other: Read<'_>,
    mut pass: impl FnMut(usize, usize) -> Result<(), E>,
) -> Result<Vec<Difference>, E> {
    let (tables, others) = (tables(one)?, tables(other)?);
    let mut found = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        pass(at, tables.len())?;
        let same = others.iter().any(|other| other.name == table.name && other.columns == table.columns);
        let row = if same { differing_row(one, other, table)? } else { Some(String::new()) };
        found.extend(row.map(|row| Difference { table: table.name.clone(), row }));
    }
    let missing = others.iter().filter(|other| !tables.iter().any(|table| table.name == other.name));
    found.extend(missing.map(|table| Difference { table: table.name.clone(), row: String::new() }));
    Ok(found)
}

fn differing_row(one: Read<'_>, other: Read<'_>, table: &Table) -> Result<Option<String>, StoreError> {
    let sql = table.rows();
    let (mut ours, mut theirs) = (one.conn.prepare(&sql)?, other.conn.prepare(&sql)?);
    let (mut ours, mut theirs) = (ours.query([])?, theirs.query([])?);
    loop {
        let row = (values(&mut ours, table)?, values(&mut theirs, table)?);
        match row {
            (None, None) => return Ok(None),
            (one, other) if one == other => {}
            (one, other) => {
                let keys =
                    |row: Vec<Value>| row[..table.keys].iter().map(text).collect::<Vec<_>>().join(", ");
                return Ok(one.or(other).map(keys));
            }
        }
    }
}

fn values(rows: &mut Rows<'_>, table: &Table) -> Result<Option<Vec<Value>>, StoreError> {
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((0..table.columns.len()).map(|at| row.get(at)).collect::<Result<_, _>>()?))
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
