//! Brings a list in, or tries it out.

use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

use rodnik::i18n::Texts;
use rodnik::service::import::{
    Import as Command, ImportFile, ImportKind, ImportReport, Progress, RefusedRow, Watch, dry_run, preview,
    write_refused,
};
use rodnik::service::new_key;
use rodnik::{t, wording};
use serde_json::{Value, json};

use super::Sentence;
use super::arguments::{Arguments, Format, Import, Kind, Template};
use super::office::{actor, open, progress, sentence};
use super::output::Output;

/// Refused rows that are said one by one; all of them go to the file of `--refused`.
const SAID: usize = 20;

pub fn import(arguments: &Arguments, import: &Import, texts: &Texts) -> Result<String, Sentence> {
    let mut office = open(arguments, texts)?;
    let actor = actor(&mut office, arguments, texts)?;
    let file = read(import, texts)?;
    let refused = refused_rows(arguments, import, texts)?;
    let looked = office.read(|read| preview(read, &file)).map_err(|refusal| sentence(texts, &refusal))?;
    let meant = |at: &usize| looked.columns.meaning(*at).is_none() && !looked.headers[*at].trim().is_empty();
    let left_out: Vec<&str> =
        (0..looked.headers.len()).filter(meant).map(|at| looked.headers[at].as_str()).collect();
    let command = Command { file: file.clone(), watch: watch(texts) };
    let report = if import.dry_run {
        dry_run(&mut office, &actor, &command)
    } else {
        new_key().and_then(|key| office.run(&actor, key, &command)).map(|done| done.value)
    };
    let report = report.map_err(|refusal| sentence(texts, &refusal))?;
    if let Some(out) = refused {
        save(out, &file, &report, texts)?;
    }
    Ok(match import.format {
        Format::Json => as_json(import, &report, texts).to_string(),
        Format::Table | Format::Csv => as_text(import, &report, texts) + &unread(&left_out, texts),
    })
}

/// Hands out a file that shows how a list is to look. It needs no office.
pub fn template(wish: &Template, texts: &Texts) -> Result<String, Sentence> {
    let path = &wish.template;
    let bytes = wording::list_template_bytes(kind_of(wish.kind), texts, path)
        .map_err(|error| wording::list_template_refused(texts, path, &error))?;
    Output::open(path, &[], texts)?.write(texts, |mut file| file.write_all(&bytes))?;
    Ok(t!(texts, "import-template-saved", path = path.display().to_string()))
}

const fn kind_of(kind: Kind) -> ImportKind {
    match kind {
        Kind::Clients => ImportKind::Clients,
        Kind::Deliveries => ImportKind::Deliveries,
    }
}

fn read(import: &Import, texts: &Texts) -> Result<ImportFile, Sentence> {
    ImportFile::read(kind_of(import.kind), &import.file).map_err(|error| {
        let path = import.file.display().to_string();
        t!(texts, "ctl-unreadable", path = path, detail = wording::system_unread(texts, &error)).into()
    })
}

fn watch(texts: &Texts) -> Watch {
    let told = Mutex::new(progress(texts));
    Watch::through(move |now: Progress| {
        if let Ok(mut told) = told.lock() {
            told(now.done as u64, now.total as u64);
        }
        true
    })
}

fn refused_rows(arguments: &Arguments, import: &Import, texts: &Texts) -> Result<Option<Output>, Sentence> {
    let in_use: Vec<&Path> =
        [Some(import.file.as_path()), arguments.office.as_deref()].into_iter().flatten().collect();
    import.refused.as_deref().map(|out| Output::open(out, &in_use, texts)).transpose()
}

fn save(out: Output, file: &ImportFile, report: &ImportReport, texts: &Texts) -> Result<(), Sentence> {
    let heading = texts.text("import-refusal-heading");
    out.write(texts, |writer| write_refused(file, report, writer, &heading, |row| why(texts, row)))
}

fn why(texts: &Texts, row: &RefusedRow) -> String {
    wording::row_faults(texts, &row.faults)
}

/// Columns of the list that no meaning was found for, as a line of their own.
fn unread(left_out: &[&str], texts: &Texts) -> String {
    if left_out.is_empty() {
        return String::new();
    }
    format!("\n{}", t!(texts, "import-ctl-left-out", names = left_out.join(", ")))
}

fn as_text(import: &Import, report: &ImportReport, texts: &Texts) -> String {
    let counts = report.counts;
    let mut lines = Vec::new();
    if import.dry_run {
        lines.push(texts.text("import-ctl-dry-run"));
    }
    lines.push(t!(
        texts,
        "import-ctl-counts",
        added = counts.added,
        updated = counts.updated,
        same = counts.same,
        refused = counts.refused
    ));
    let products: Vec<String> = report.created.products.iter().map(|product| product.name.clone()).collect();
    let created = [
        ("import-new-products", &products),
        ("import-new-routes", &report.created.routes),
        ("import-new-managers", &report.created.managers),
    ];
    let named = created.iter().filter(|(_, names)| !names.is_empty());
    lines.extend(named.map(|(id, names)| t!(texts, id, names = names.join(", "))));
    lines.extend(wording::balances_moved(texts, report.balances));
    let row = |row: &RefusedRow| {
        let number = row.row.to_string();
        t!(texts, "import-ctl-row", row = number, reason = why(texts, row))
    };
    lines.extend(report.refused.iter().take(SAID).map(row));
    lines.extend(
        report
            .warnings
            .iter()
            .take(SAID)
            .map(|row| t!(texts, "import-ctl-warning", row = row.row.to_string(), reason = why(texts, row))),
    );
    let more = report.refused.len().saturating_sub(SAID);
    if more > 0 {
        lines.push(t!(texts, "import-ctl-more", count = more.to_string()));
    }
    lines.join("\n")
}

fn as_json(import: &Import, report: &ImportReport, texts: &Texts) -> Value {
    let rows = |rows: &[RefusedRow]| -> Vec<Value> {
        rows.iter()
            .map(|row| {
                let columns: Vec<&str> = row.faults.iter().map(|fault| fault.column).collect();
                json!({ "row": row.row, "columns": columns, "reason": why(texts, row) })
            })
            .collect()
    };
    let counts = report.counts;
    let products: Vec<&str> = report.created.products.iter().map(|product| product.name.as_str()).collect();
    json!({
        "dry_run": import.dry_run,
        "import": report.import.map(|import| import.0),
        "added": counts.added,
        "updated": counts.updated,
        "same": counts.same,
        "refused": counts.refused,
        "created": { "products": products, "routes": report.created.routes, "managers": report.created.managers },
        "refused_rows": rows(&report.refused),
        "warnings": rows(&report.warnings),
    })
}
