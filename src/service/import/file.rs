//! A file of the office, its columns, and a first look at it.

use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::refusal::ImportRefusal;
use super::report::ImportReport;
use crate::domain::coded;
use crate::exchange::columns::{Ambiguity, ClientColumn, Column, DeliveryColumn, Mapping, signature};
use crate::exchange::refused::RefusedWriter;
use crate::exchange::table::TableReader;
use crate::service::Refusal;
use crate::store::{Read, StoreError};

/// Rows that a first look shows.
const PREVIEW_ROWS: usize = 50;

coded! {
    /// What a list is about.
    pub enum ImportKind {
        /// Delivery addresses with their counterparties.
        Clients = "clients",
        /// Deliveries that were made.
        Deliveries = "deliveries",
    }
}

/// Which column of a file means what, for either kind of list. Meanings go by their codes, the ends of
/// `import-column-…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnMap {
    /// Of clients.
    Clients(Mapping<ClientColumn>),
    /// Of deliveries.
    Deliveries(Mapping<DeliveryColumn>),
}

fn codes<C: Column>(columns: &[C]) -> Vec<&'static str> {
    columns.iter().map(|column| column.code()).collect()
}

fn by_code<C: Column>(code: Option<&str>) -> Option<C> {
    C::all().iter().copied().find(|column| Some(column.code()) == code)
}

impl ColumnMap {
    /// Recognises the headings of a file; the indexes of headings that mean what another one means already come with it.
    pub fn recognise(kind: ImportKind, headers: &[String]) -> (Self, Vec<usize>) {
        fn left_out<C>(ambiguities: Vec<Ambiguity<C>>) -> Vec<usize> {
            ambiguities.into_iter().map(|ambiguity| ambiguity.left_out).collect()
        }
        match kind {
            ImportKind::Clients => {
                let (mapping, ambiguities) = Mapping::recognise(headers);
                (Self::Clients(mapping), left_out(ambiguities))
            }
            ImportKind::Deliveries => {
                let (mapping, ambiguities) = Mapping::recognise(headers);
                (Self::Deliveries(mapping), left_out(ambiguities))
            }
        }
    }

    /// The kind of list that it is for.
    pub const fn kind(&self) -> ImportKind {
        match self {
            Self::Clients(_) => ImportKind::Clients,
            Self::Deliveries(_) => ImportKind::Deliveries,
        }
    }

    /// Everything that a column of such a list can mean, in the order in which a dialog offers it.
    pub fn meanings(kind: ImportKind) -> Vec<&'static str> {
        match kind {
            ImportKind::Clients => codes(ClientColumn::all()),
            ImportKind::Deliveries => codes(DeliveryColumn::all()),
        }
    }

    /// What a column of the file means.
    pub fn meaning(&self, index: usize) -> Option<&'static str> {
        match self {
            Self::Clients(mapping) => mapping.meaning(index).map(Column::code),
            Self::Deliveries(mapping) => mapping.meaning(index).map(Column::code),
        }
    }

    /// Says what a column of the file means; `None` or an unknown code: nothing. A meaning that cannot repeat leaves its
    /// former column.
    pub fn set(&mut self, index: usize, meaning: Option<&str>) {
        match self {
            Self::Clients(mapping) => mapping.set(index, by_code(meaning)),
            Self::Deliveries(mapping) => mapping.set(index, by_code(meaning)),
        }
    }

    /// What must still be found in the file before rows can be read; empty: nothing.
    pub fn missing(&self) -> Vec<&'static str> {
        match self {
            Self::Clients(mapping) => codes(&mapping.missing()),
            Self::Deliveries(mapping) => codes(&mapping.missing()),
        }
    }

    /// Whether it was made for a file with these headings.
    pub fn fits(&self, headers: &[String]) -> bool {
        match self {
            Self::Clients(mapping) => mapping.fits(headers),
            Self::Deliveries(mapping) => mapping.fits(headers),
        }
    }
}

/// A file to be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFile {
    /// What it is about.
    pub kind: ImportKind,
    /// Its name, for the history and to recognise formats that are not read.
    pub name: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// Which column means what; `None`: as remembered for these headings, else as recognised.
    pub columns: Option<ColumnMap>,
}

impl ImportFile {
    /// Reads a file from the disk, unless it is longer than [`MOST_BYTES`].
    ///
    /// # Errors
    /// [`io::ErrorKind::FileTooLarge`], and when the system refuses.
    pub fn read(kind: ImportKind, path: &Path) -> io::Result<Self> {
        if fs::metadata(path)?.len() > MOST_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self::new(kind, name.unwrap_or_default(), fs::read(path)?))
    }

    /// A file of these bytes.
    pub fn new(kind: ImportKind, name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { kind, name: name.into(), bytes: bytes.into(), columns: None }
    }
}

/// A longer list is not read: a million deliveries are half of it.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A first look at a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Its headings.
    pub headers: Vec<String>,
    /// What they mean.
    pub columns: ColumnMap,
    /// The meaning was remembered from an earlier import of such a list.
    pub remembered: bool,
    /// Headings that mean what another one means already, and are left out.
    pub left_out: Vec<usize>,
    /// The first rows, with as many cells as there are headings; each with its line.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// A first look at a file: what its columns mean and its first rows.
///
/// # Errors
/// [`ImportRefusal::Unreadable`], and those of the store.
pub fn preview(read: &Read<'_>, file: &ImportFile) -> Result<Preview, Refusal> {
    let mut reader = TableReader::open(&file.bytes, &file.name)?;
    let headers = reader.headers().to_vec();
    let (columns, remembered) = columns_of(read, file, &headers)?;
    let left_out = if remembered { Vec::new() } else { ColumnMap::recognise(file.kind, &headers).1 };
    let mut rows = Vec::new();
    while rows.len() < PREVIEW_ROWS
        && let Some(row) = reader.next_row()?
    {
        let cells = (0..headers.len()).map(|index| row.cell(index).text().into_owned()).collect();
        rows.push((row.number, cells));
    }
    Ok(Preview { headers, columns, remembered, left_out, rows })
}

/// What the columns mean: as chosen, as remembered (`true`), or as recognised.
pub(super) fn columns_of(
    read: &Read<'_>,
    file: &ImportFile,
    headers: &[String],
) -> Result<(ColumnMap, bool), Refusal> {
    if let Some(columns) = &file.columns {
        let fits = columns.kind() == file.kind && columns.fits(headers);
        return if fits { Ok((columns.clone(), false)) } else { Err(ImportRefusal::ForeignMapping.into()) };
    }
    let body = read.import_mapping(file.kind.code(), &signature(headers))?;
    // One that another version of the program wrote and this one does not understand is no mapping.
    let kept = body.and_then(|body| match file.kind {
        ImportKind::Clients => kept(&body).map(ColumnMap::Clients),
        ImportKind::Deliveries => kept(&body).map(ColumnMap::Deliveries),
    });
    let kept = kept.filter(|columns| columns.fits(headers) && columns.missing().is_empty());
    Ok(match kept {
        Some(columns) => (columns, true),
        None => (ColumnMap::recognise(file.kind, headers).0, false),
    })
}

fn kept<C: Column + DeserializeOwned>(body: &str) -> Option<Mapping<C>> {
    serde_json::from_str(body).ok()
}

/// The columns as they are remembered: signature of the headings, and JSON.
pub(super) fn to_remember(columns: &ColumnMap) -> Result<(String, String), StoreError> {
    fn body<C: Column + Serialize>(mapping: &Mapping<C>) -> Result<(String, String), StoreError> {
        let body = serde_json::to_string(mapping).map_err(|error| StoreError::Other(error.to_string()))?;
        Ok((mapping.signature().to_owned(), body))
    }
    match columns {
        ColumnMap::Clients(mapping) => body(mapping),
        ColumnMap::Deliveries(mapping) => body(mapping),
    }
}

/// Writes the refused rows of a file with their reasons, to be corrected and brought in again. `sentence` puts the faults
/// of a row into words; `heading` stands above them, one of
/// [`REFUSAL_HEADINGS`](crate::exchange::headings::REFUSAL_HEADINGS).
///
/// # Errors
/// What the medium answers. The file itself was read before.
pub fn write_refused(
    file: &ImportFile,
    report: &ImportReport,
    out: impl io::Write,
    heading: &str,
    mut sentence: impl FnMut(&super::report::RefusedRow) -> String,
) -> io::Result<()> {
    let mut reader = TableReader::open(&file.bytes, &file.name).map_err(io::Error::other)?;
    let mut writer = RefusedWriter::new(out, reader.headers(), heading)?;
    let mut refused = report.refused.iter().peekable();
    while refused.peek().is_some()
        && let Some(row) = reader.next_row().map_err(io::Error::other)?
    {
        if let Some(found) = refused.next_if(|refused| refused.row == row.number) {
            writer.write(row, &sentence(found))?;
        }
    }
    writer.finish()
}
