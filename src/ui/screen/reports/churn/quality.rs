//! What the reviews show of the work of the hands: verdicts on the operators, and reasons that differ.

use super::table::{Table, table};
use super::{Message, dash_or, stage, titled};
use crate::exchange::sheet::{Cell, Sheet};
use crate::i18n::Texts;
use crate::service::churn_figures::{ChurnFigures, Judged};
use crate::ui::Element;

/// The headings of the operators, as parts of the names of their texts.
const OPERATORS: [&str; 6] = ["operator", "sent", "violations", "praise", "faultless", "mismatches"];
/// The headings of the mismatches.
const MISMATCHES: [&str; 4] = ["said", "found", "found-by", "times"];

/// Violations and praise, operator by operator; nothing where nobody sent anybody.
pub fn operators<'a>(figures: &ChurnFigures, texts: &Texts) -> Option<Element<'a, Message>> {
    if figures.operators.is_empty() {
        return None;
    }
    let rows = figures.operators.iter().map(|judged| {
        let counts = counts(judged).map(|count| dash_or(texts, count));
        std::iter::once(name(judged, texts)).chain(counts).collect()
    });
    let widths = &[72.0, 76.0, 60.0, 96.0, 100.0];
    let shown = Table { headings: headings(&OPERATORS, texts), rows: rows.collect(), widths };
    Some(titled(texts.text("figures-operators"), table(shown)))
}

/// Reasons of two hands that differ; nothing where all agreed.
pub fn mismatches<'a>(figures: &ChurnFigures, texts: &Texts) -> Option<Element<'a, Message>> {
    if figures.mismatches.is_empty() {
        return None;
    }
    let rows = figures.mismatches.iter().map(|(mismatch, count)| {
        let (said, found) = (mismatch.said.clone(), mismatch.found.clone());
        vec![format!("{said} → {found}"), stage(texts, mismatch.by), texts.integer((*count).into())]
    });
    let names = ["mismatch", "found-by", "times"];
    let shown = Table { headings: headings(&names, texts), rows: rows.collect(), widths: &[150.0, 56.0] };
    Some(titled(texts.text("figures-mismatches"), table(shown)))
}

/// The same as sheets for Excel.
pub fn sheets(figures: &ChurnFigures, title: &[String], texts: &Texts) -> [Sheet; 2] {
    let sheet = |id: &str, codes: &[&str], rows| {
        let headings = headings(codes, texts);
        Sheet { name: texts.text(id), title: title.to_vec(), headings, rows }
    };
    let operators = figures.operators.iter().map(|judged| {
        let counts = counts(judged).map(|count| Cell::Count(count.into()));
        std::iter::once(Cell::from(name(judged, texts))).chain(counts).collect()
    });
    let mismatches = figures.mismatches.iter().map(|(mismatch, count)| {
        let (said, found) = (Cell::from(&*mismatch.said), Cell::from(&*mismatch.found));
        vec![said, found, Cell::from(stage(texts, mismatch.by)), Cell::Count((*count).into())]
    });
    [
        sheet("figures-operators", &OPERATORS, operators.collect()),
        sheet("figures-mismatches", &MISMATCHES, mismatches.collect()),
    ]
}

fn headings(codes: &[&str], texts: &Texts) -> Vec<String> {
    codes.iter().map(|code| texts.text(&format!("figures-column-{code}"))).collect()
}

fn name(judged: &Judged, texts: &Texts) -> String {
    judged.operator.clone().unwrap_or_else(|| texts.text("figures-operator-unknown"))
}

const fn counts(judged: &Judged) -> [u32; 5] {
    [judged.sent, judged.violations, judged.praise, judged.faultless, judged.mismatches]
}
