//! Files that show how a list is to look: the columns that an import reads, under the names by which the program calls
//! them, and a few rows as an example.

use std::io;
use std::path::Path;

use rust_decimal::prelude::ToPrimitive;

use crate::exchange::columns::{ClientColumn, Column, DeliveryColumn};
use crate::exchange::csv_out::csv;
use crate::exchange::sheet::{Cell, Sheet, xlsx};
use crate::exchange::table::CellRef;
use crate::exchange::values;
use crate::i18n::{Language, Texts};
use crate::service::import::ImportKind;
use crate::t;

/// Why a template was not made.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// Templates have other endings.
    #[error("neither .xlsx nor .csv")]
    Ending,
    /// The table could not be set.
    #[error("{0}")]
    Unset(String),
    /// The medium answered so.
    #[error("{0}")]
    Unwritten(#[from] io::Error),
}

/// The rows of the example under the codes of their columns.
const fn example(kind: ImportKind, language: Language) -> &'static str {
    match (kind, language) {
        (ImportKind::Clients, Language::Russian) => include_str!("../../assets/templates/ru/clients.csv"),
        (ImportKind::Clients, Language::English) => include_str!("../../assets/templates/en/clients.csv"),
        (ImportKind::Deliveries, Language::Russian) => {
            include_str!("../../assets/templates/ru/deliveries.csv")
        }
        (ImportKind::Deliveries, Language::English) => {
            include_str!("../../assets/templates/en/deliveries.csv")
        }
    }
}

/// The template of a kind of list: every column that it may have, and three rows as an example.
#[must_use]
pub fn list_template(kind: ImportKind, texts: &Texts) -> Sheet {
    match kind {
        ImportKind::Clients => sheet::<ClientColumn>(kind, texts),
        ImportKind::Deliveries => sheet::<DeliveryColumn>(kind, texts),
    }
}

/// The name under which a template is offered, with its ending.
#[must_use]
pub fn list_template_name(kind: ImportKind, texts: &Texts) -> String {
    let kind = texts.text(&format!("import-kind-{}", kind.code()));
    t!(texts, "import-template-file", kind = kind)
}

/// The bytes of a template as the ending of its file asks: `.xlsx` or `.csv`.
///
/// # Errors
/// [`TemplateError`].
pub fn list_template_bytes(kind: ImportKind, texts: &Texts, file: &Path) -> Result<Vec<u8>, TemplateError> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let sheet = list_template(kind, texts);
    match ending.as_str() {
        "xlsx" => xlsx(&[sheet]).map_err(|error| TemplateError::Unset(error.to_string())),
        "csv" => Ok(csv(&sheet)?),
        _ => Err(TemplateError::Ending),
    }
}

/// Why a template is not there, in a sentence.
#[must_use]
pub fn list_template_refused(texts: &Texts, file: &Path, error: &TemplateError) -> String {
    match error {
        TemplateError::Ending => texts.text("import-template-ending"),
        other => {
            t!(texts, "ctl-unwritten", path = file.display().to_string(), detail = other.to_string())
        }
    }
}

fn sheet<C: Column>(kind: ImportKind, texts: &Texts) -> Sheet {
    let mut lines = example(kind, texts.language()).lines();
    let codes: Vec<&str> = lines.next().unwrap_or_default().split(';').collect();
    let columns = C::all();
    let rows = lines.map(|line| {
        let cells: Vec<&str> = line.split(';').collect();
        let place = |column: &C| codes.iter().position(|code| *code == column.code());
        let text = |column: &C| place(column).and_then(|at| cells.get(at)).copied().unwrap_or_default();
        columns.iter().map(|column| cell(column.code(), text(column))).collect()
    });
    Sheet {
        name: texts.text(&format!("import-kind-{}", kind.code())),
        headings: columns.iter().map(|column| texts.text(&column.message_id())).collect(),
        rows: rows.collect(),
        ..Sheet::default()
    }
}

/// What a column holds, so that Excel shows a date as a date and adds numbers up.
fn cell(code: &str, text: &str) -> Cell {
    let read = CellRef::Text(text);
    let known = match code {
        _ if text.is_empty() => Some(Cell::Empty),
        "birthday" | "date" | "pause-from" | "pause-to" => values::date(read).ok().map(Cell::Date),
        "periodicity" | "every-days" | "call-delay" | "containers" | "quantity" | "returned" => {
            values::whole(read).ok().map(Cell::Count)
        }
        "debt" | "advance" | "price" | "amount" | "paid" => values::money(read).ok().map(Cell::Money),
        "initial-consumption" => {
            values::number(read).ok().and_then(|litres| litres.to_f64()).map(|litres| Cell::Number(litres, 1))
        }
        _ => None,
    };
    known.unwrap_or_else(|| text.into())
}
