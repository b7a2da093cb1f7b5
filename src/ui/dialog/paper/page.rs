//! A paper as it is seen in the window: the same parts as on paper, in the program's own type.

use iced::widget::{Column as Lines, Row, Space, container, text as plain};
use iced::{Alignment, Length};

use crate::exchange::form::{Form, Grid, Part, Value};
use crate::exchange::pdf::{Align, Column};
use crate::i18n::Texts;
use crate::t;
use crate::ui::Element;
use crate::ui::theme::{self, space, text};
use crate::ui::widget::line;

/// Rows of a table that are shown; a year of a large client has thousands, and all are in its file.
const ROWS: usize = 200;

/// The paper.
pub fn page<'a, M: 'a>(form: &'a Form, texts: &Texts) -> Element<'a, M> {
    let parts = form.parts.iter().map(|one| part(one, texts));
    let page = Lines::with_children(parts).spacing(space::XS).width(Length::Fill);
    container(page).padding(space::L).width(Length::Fill).style(theme::container::framed).into()
}

fn part<'a, M: 'a>(part: &'a Part, texts: &Texts) -> Element<'a, M> {
    match part {
        Part::Title(words) => text::title(words.as_str()).into(),
        Part::Text(words) => text::body(words.as_str()).into(),
        Part::Strong(words) => text::strong(words.as_str()).into(),
        Part::Facts(facts) => {
            Lines::with_children(facts.iter().map(|(name, value)| fact(name, value))).into()
        }
        Part::Grid(table) => grid(table, texts),
        Part::Sums(sums) => Lines::with_children(sums.iter().map(|(name, value)| sum(name, value))).into(),
        Part::Beside(sides) => {
            let side = |lines: &'a Vec<String>| {
                let lines = lines.iter().map(|line| text::body(line.as_str()).into());
                Lines::with_children(lines).width(Length::FillPortion(1)).into()
            };
            Row::with_children(sides.iter().map(side)).spacing(space::M).into()
        }
        Part::Signatures(places) => {
            let place = |place: &'a String| {
                Lines::new()
                    .push(Space::new().height(space::L))
                    .push(line())
                    .push(text::caption(place.as_str()))
                    .width(Length::FillPortion(1))
                    .into()
            };
            Row::with_children(places.iter().map(place)).spacing(space::L).into()
        }
        Part::Space => Space::new().height(space::S).into(),
    }
}

fn fact<'a, M: 'a>(name: &'a str, value: &'a str) -> Element<'a, M> {
    Row::new().push(text::muted(name).width(140)).push(text::strong(value).width(Length::Fill)).into()
}

fn sum<'a, M: 'a>(name: &'a str, value: &'a Value) -> Element<'a, M> {
    Row::new()
        .push(Space::new().width(Length::Fill))
        .push(text::strong(name))
        .push(text::strong(value.shown()).width(140).align_x(Alignment::End))
        .spacing(space::M)
        .into()
}

fn grid<'a, M: 'a>(grid: &'a Grid, texts: &Texts) -> Element<'a, M> {
    let mut lines = Lines::new().push(line());
    if grid.columns.iter().any(|column| !column.heading.is_empty()) {
        let heads = grid.columns.iter().map(|column| cell(text::caption(column.heading.as_str()), column));
        let heads = Row::with_children(heads).spacing(space::S);
        lines = lines.push(container(heads).width(Length::Fill).style(theme::container::raised)).push(line());
    }
    // What a table ends with is always seen.
    let skipped = grid.rows.len().saturating_sub(ROWS);
    let (first, last) = grid.rows.split_at(grid.rows.len().min(ROWS / 2));
    for row in first {
        lines = lines.push(cells(row, grid)).push(line());
    }
    if skipped > 0 {
        let count = i64::try_from(skipped).unwrap_or(i64::MAX);
        lines = lines.push(text::muted(t!(texts, "paper-rows-skipped", count = count))).push(line());
    }
    for row in last.iter().skip(skipped) {
        lines = lines.push(cells(row, grid)).push(line());
    }
    lines.into()
}

fn cells<'a, M: 'a>(row: &'a [Value], grid: &'a Grid) -> Element<'a, M> {
    let one = |(value, column): (&'a Value, &'a Column)| {
        let shown = if value.is_strong() { text::strong(value.shown()) } else { text::body(value.shown()) };
        cell(shown, column)
    };
    Row::with_children(row.iter().zip(&grid.columns).map(one)).spacing(space::S).into()
}

fn cell<'a, M: 'a>(words: plain::Text<'a, iced::Theme>, column: &Column) -> Element<'a, M> {
    let share = (column.share * 100.0).clamp(1.0, 60_000.0) as u16;
    let side = if column.align == Align::Right { Alignment::End } else { Alignment::Start };
    container(words.width(Length::Fill).align_x(side))
        .width(Length::FillPortion(share))
        .padding([2.0, space::XS])
        .into()
}
