//! The figures about churn as sheets for Excel.

use super::numbers::{days, month_name, share_won, stage};
use super::{ENDS, age_names, quality};
use crate::domain::money::Money;
use crate::domain::volume::litres;
use crate::exchange::sheet::{Cell, Sheet};
use crate::i18n::Texts;
use crate::service::churn_figures::{ChurnFigures, Ends, Worth};

/// One sheet for each part of the figures, all under the same title.
pub fn sheets(figures: &ChurnFigures, title: &[String], texts: &Texts) -> Vec<Sheet> {
    let sheet =
        |id: &str, headings, rows| Sheet { name: texts.text(id), title: title.to_vec(), headings, rows };
    let months = figures.months.iter().map(|month| {
        let first = vec![Cell::from(month_name(texts, month.month)), Cell::Count(month.sent.into())];
        ended(first, &month.ends)
    });
    let reasons = figures.reasons.iter().map(|(reason, ends)| ended(vec![Cell::from(&**reason)], ends));
    let hands = figures.stages.iter().map(|(by, ends)| ended(vec![stage(texts, *by).into()], ends));
    let mut sheets = vec![
        sheet("figures-months", ends_headings(&["month", "sent"], texts), months.collect()),
        sheet("figures-open", open_headings(texts), open(figures, texts)),
        sheet("figures-by-reason", ends_headings(&["reason"], texts), reasons.collect()),
        sheet("figures-by-hand", ends_headings(&["hand"], texts), hands.collect()),
        sheet(
            "figures-times",
            headings(&["stage", "passed", "median", "longest"], texts),
            times(figures, texts),
        ),
    ];
    sheets.extend(quality::sheets(figures, title, texts));
    sheets
}

fn headings(codes: &[&str], texts: &Texts) -> Vec<String> {
    codes.iter().map(|code| texts.text(&format!("figures-column-{code}"))).collect()
}

fn ends_headings(first: &[&str], texts: &Texts) -> Vec<String> {
    let mut names = headings(first, texts);
    names.extend(headings(&ENDS, texts));
    names.extend(headings(&["kept-litres", "gone-litres"], texts));
    names
}

fn ended(mut cells: Vec<Cell>, ends: &Ends) -> Vec<Cell> {
    let money = |worth: Worth| Cell::Money(Money::minor(worth.money));
    // Litres have three decimals at most, which a float holds.
    let volume = |worth: Worth| {
        litres(worth.volume_ml).to_string().parse().map_or(Cell::Empty, |litres| Cell::Number(litres, 0))
    };
    cells.extend([
        Cell::Count(ends.won.into()),
        Cell::Count(ends.lost.into()),
        share_won(ends).map_or(Cell::Empty, Cell::Share),
        money(ends.kept),
        money(ends.gone),
        volume(ends.kept),
        volume(ends.gone),
    ]);
    cells
}

fn open_headings(texts: &Texts) -> Vec<String> {
    let mut names = headings(&["stage"], texts);
    names.extend(age_names(texts));
    names.push(texts.text("figures-column-oldest-days"));
    names
}

fn open(figures: &ChurnFigures, texts: &Texts) -> Vec<Vec<Cell>> {
    let row = |open: &crate::service::churn_figures::OpenCases| {
        let mut cells = vec![Cell::from(stage(texts, open.stage))];
        cells.extend(open.ages.iter().map(|count| Cell::Count((*count).into())));
        cells.push(Cell::Count(open.oldest));
        cells
    };
    figures.open.iter().map(row).collect()
}

fn times(figures: &ChurnFigures, texts: &Texts) -> Vec<Vec<Cell>> {
    let number = |hours| days(hours).to_string().parse().map_or(Cell::Empty, |days| Cell::Number(days, 1));
    let row = |time: &crate::service::churn_figures::StageTime| {
        let name = Cell::from(stage(texts, time.stage));
        vec![name, Cell::Count(time.passed.into()), number(time.median_hours), number(time.longest_hours)]
    };
    figures.times.iter().map(row).collect()
}
