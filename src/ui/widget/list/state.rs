//! What a list remembers between frames, and its geometry.

use std::cell::{Cell, RefCell};

use iced::advanced::mouse;
use iced::keyboard::Modifiers;
use iced::{Point, Rectangle};

use super::column::{Place, places};
use super::{Column, List};
use crate::ui::theme::size;
use crate::ui::widget::focus::Focus;
use crate::ui::widget::line::{Line, Lines};

/// Width that the scroll bar takes from the rows, in pixels.
pub(super) const BAR: f32 = 10.0;
/// Height of the heading of a group, in pixels.
const GROUP: f64 = 26.0;
/// Shortest handle of the scroll bar that a mouse can catch, in pixels.
const SHORTEST_HANDLE: f32 = 28.0;

#[derive(Default)]
pub(super) struct State {
    pub focus: Focus,
    /// Distance scrolled, in pixels; a hundred thousand rows need more than an `f32` can count.
    pub offset: f64,
    /// Selection at the last layout, to scroll only when it moves.
    pub revealed: Option<usize>,
    pub click: Option<mouse::Click>,
    /// What is held on the keyboard while the mouse clicks.
    pub held: Modifiers,
    /// Where in the handle of the scroll bar it is held, in pixels from its top.
    pub dragged: Option<f32>,
    pub hovered: Option<Hovered>,
    /// Rows seen at once, as last said.
    pub page: usize,
    /// The rows whose last was in sight, as last said.
    pub end: Option<usize>,
    pub lines: RefCell<Lines>,
    pub tip: RefCell<Option<Line>>,
    /// Offset of the last frame and which of two equal layers it used (see `draw`).
    pub drawn: Cell<(f64, bool)>,
}

/// The cell under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hovered {
    pub row: usize,
    pub column: Option<usize>,
}

/// Where things are in a list with these bounds.
#[derive(Debug, Clone)]
pub(super) struct Geometry {
    pub bounds: Rectangle,
    pub body: Rectangle,
    pub places: Vec<Place>,
    row_height: f64,
    len: usize,
    /// The first row of each group, in order.
    groups: Vec<usize>,
}

impl Geometry {
    pub fn new<Message>(list: &List<'_, Message>, bounds: Rectangle) -> Self {
        let header = size::ROW_HEADER.min(bounds.height);
        let body = Rectangle { y: bounds.y + header, height: bounds.height - header, ..bounds };
        Self {
            bounds,
            body,
            places: places(&list.columns, bounds.width - BAR),
            row_height: f64::from(list.row_height),
            len: list.len,
            groups: list.groups.iter().map(|(first, _)| *first).filter(|first| *first < list.len).collect(),
        }
    }

    /// Height of all rows with the headings of their groups.
    fn all(&self) -> f64 {
        self.len as f64 * self.row_height + self.groups.len() as f64 * GROUP
    }

    /// Distance of a row from the top of the first one, or of the heading above that.
    fn top(&self, row: usize) -> f64 {
        let above = self.groups.iter().filter(|first| **first <= row).count();
        row as f64 * self.row_height + above as f64 * GROUP
    }

    /// The row at this distance from the top; for a heading, the row below it and `true`.
    fn at(&self, y: f64) -> (usize, bool) {
        let mut above = 0.0;
        for first in &self.groups {
            let heading = *first as f64 * self.row_height + above;
            if y < heading {
                break;
            }
            if y < heading + GROUP {
                return (*first, true);
            }
            above += GROUP;
        }
        (((y - above) / self.row_height) as usize, false)
    }

    /// The heading of the group at this place among them.
    pub fn heading(&self, group: usize, offset: f64) -> Option<Rectangle> {
        let first = *self.groups.get(group)?;
        let row = self.row(first, offset);
        Some(Rectangle { y: row.y - GROUP as f32, height: GROUP as f32, ..row })
    }

    /// The farthest distance to scroll.
    pub fn limit(&self) -> f64 {
        (self.all() - f64::from(self.body.height)).max(0.0)
    }

    /// Rows that are seen whole.
    pub fn page(&self) -> usize {
        (f64::from(self.body.height) / self.row_height) as usize
    }

    /// Rows that are seen at least in part.
    pub fn visible(&self, offset: f64) -> std::ops::Range<usize> {
        let (first, _) = self.at(offset);
        let bottom = offset + f64::from(self.body.height);
        let (last, _) = self.at(bottom);
        let end = if self.top(last) < bottom { last + 1 } else { last };
        first..end.min(self.len)
    }

    /// The place of a row in the window.
    pub fn row(&self, row: usize, offset: f64) -> Rectangle {
        let y = self.top(row) - offset;
        Rectangle {
            x: self.bounds.x,
            y: self.body.y + y as f32,
            width: self.bounds.width,
            height: self.row_height as f32,
        }
    }

    /// The row under `point`.
    pub fn row_at(&self, point: Point, offset: f64) -> Option<usize> {
        if !self.body.contains(point) || self.on_bar(point) {
            return None;
        }
        let (row, is_heading) = self.at(f64::from(point.y - self.body.y) + offset);
        Some(row).filter(|row| !is_heading && *row < self.len)
    }

    /// The column under `point`.
    pub fn column_at(&self, point: Point) -> Option<usize> {
        let x = point.x - self.bounds.x;
        self.places.iter().find(|place| x >= place.x && x < place.x + place.width).map(|place| place.column)
    }

    /// Whether `point` is over the scroll bar.
    pub fn on_bar(&self, point: Point) -> bool {
        self.limit() > 0.0 && self.body.contains(point) && point.x >= self.body.x + self.body.width - BAR
    }

    /// The handle of the scroll bar, if there is anything to scroll.
    pub fn handle(&self, offset: f64) -> Option<Rectangle> {
        let limit = self.limit();
        if limit <= 0.0 {
            return None;
        }
        let share = f64::from(self.body.height) / self.all();
        let height = (self.body.height * share as f32).max(SHORTEST_HANDLE).min(self.body.height);
        let y = self.body.y + (self.body.height - height) * (offset / limit) as f32;
        Some(Rectangle { x: self.body.x + self.body.width - BAR + 2.0, y, width: BAR - 4.0, height })
    }

    /// The offset at which the top of the handle stands at `y`.
    pub fn offset_of_handle(&self, y: f32) -> f64 {
        let height = self.handle(0.0).map_or(0.0, |handle| handle.height);
        let way = f64::from(self.body.height - height).max(1.0);
        ((f64::from(y - self.body.y) / way).clamp(0.0, 1.0) * self.limit()).round()
    }

    /// The nearest offset at which `row` is seen whole.
    pub fn revealing(&self, row: usize, offset: f64) -> f64 {
        let top = self.top(row);
        let bottom = top + self.row_height - f64::from(self.body.height);
        // The first row of a group is seen with its heading.
        let top = if self.groups.contains(&row) { top - GROUP } else { top };
        offset.min(top).max(bottom).clamp(0.0, self.limit()).round()
    }
}

/// Whether the column's cells stand on the right.
pub(super) fn is_right(column: &Column) -> bool {
    column.align == super::Align::Right
}
