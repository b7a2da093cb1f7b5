//! A short table that stands among others: all its rows are seen, and nothing of it is selected.

use iced::widget::{Column, Row, container, text::Wrapping};
use iced::{Alignment, Length};

use super::super::Message;
use crate::ui::Element;
use crate::ui::theme::{size, space, text};
use crate::ui::widget::{line, one_line};

/// The words of a table: the first column is a name, the others are figures.
pub struct Table {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// Widths of the columns of figures, in pixels.
    pub widths: &'static [f32],
}

/// The table, as wide as there is room.
pub fn table<'a>(table: Table) -> Element<'a, Message> {
    let headings = cells(table.headings, table.widths, true);
    let rows = table.rows.into_iter().map(|row| {
        let row = cells(row, table.widths, false);
        Column::new().push(row).push(line()).into()
    });
    Column::new().push(headings).push(line()).push(Column::with_children(rows)).width(Length::Fill).into()
}

fn cells<'a>(words: Vec<String>, widths: &[f32], heading: bool) -> Row<'a, Message> {
    let cells = words.into_iter().enumerate().map(|(at, words)| {
        let name = if heading { one_line(words.as_str()).caption() } else { one_line(words.as_str()) };
        let figure = || {
            let figure = if heading { text::caption(words.clone()) } else { text::body(words.clone()) };
            figure.wrapping(Wrapping::None)
        };
        match at.checked_sub(1).and_then(|at| widths.get(at)) {
            Some(width) => container(figure()).width(*width).align_x(Alignment::End).into(),
            None => container(name).width(Length::Fill).into(),
        }
    });
    Row::with_children(cells)
        .spacing(space::S)
        .height(size::ROW_DENSE)
        .align_y(Alignment::Center)
        .width(Length::Fill)
}
