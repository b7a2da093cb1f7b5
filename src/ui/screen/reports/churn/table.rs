//! A short table that stands among others: all its rows are seen, and nothing of it is selected.

use iced::widget::{Column, Row, container, text::Wrapping};
use iced::{Alignment, Length};

use super::super::Message;
use crate::ui::Element;
use crate::ui::theme::{size, space, text};
use crate::ui::widget::line;

/// The words of a table: the first column is a name, the others are figures.
pub struct Table {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// Width of a column of figures, in pixels.
    pub figure_width: f32,
}

/// The table, as wide as there is room.
pub fn table<'a>(table: Table) -> Element<'a, Message> {
    let width = table.figure_width;
    let headings = cells(table.headings, width, |words| text::caption(words).wrapping(Wrapping::None));
    let rows = table.rows.into_iter().map(|row| {
        let row = cells(row, width, |words| text::body(words).wrapping(Wrapping::None));
        Column::new().push(row).push(line()).into()
    });
    Column::new().push(headings).push(line()).push(Column::with_children(rows)).width(Length::Fill).into()
}

fn cells<'a>(
    words: Vec<String>,
    width: f32,
    draw: impl Fn(String) -> iced::widget::Text<'a, iced::Theme>,
) -> Row<'a, Message> {
    let cells = words.into_iter().enumerate().map(|(at, words)| {
        let cell = container(draw(words)).clip(true);
        if at == 0 {
            cell.width(Length::Fill).into()
        } else {
            cell.width(width).align_x(Alignment::End).into()
        }
    });
    Row::with_children(cells)
        .spacing(space::S)
        .height(size::ROW_DENSE)
        .align_y(Alignment::Center)
        .width(Length::Fill)
}
