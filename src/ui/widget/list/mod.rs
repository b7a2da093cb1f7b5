//! The list: a hundred thousand rows at the price of those that are seen.
//!
//! The screen owns the rows, the selection and the order; the list asks for the cells that it draws and says what
//! was pressed. It keeps its place while rows change and reveals the selected row when the selection moves.

mod column;
mod draw;
mod motion;
mod state;
mod widget;

use std::borrow::Cow;

use iced::Point;
use iced::advanced::widget::Id;

pub use column::{Align, Column, Width};
pub use motion::{Motion, kept_place};

use crate::ui::theme::{Tone, size};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A line.
    Text(Cow<'a, str>),
    /// A line that matters less.
    Muted(Cow<'a, str>),
    /// A line that goes on below where the column is narrow.
    Wrapped(Cow<'a, str>),
    /// A line with weight.
    Strong(Cow<'a, str>),
    /// A line in the colour of a tone: a debt.
    Toned(Tone, Cow<'a, str>),
    /// A name and a small muted line below it.
    Two(Cow<'a, str>, Cow<'a, str>),
    /// A line in the colour of a tone and a small muted line below it.
    TonedTwo(Tone, Cow<'a, str>, Cow<'a, str>),
    /// A word in a pill.
    Badge(Tone, Cow<'a, str>),
}

impl<'a> Cell<'a> {
    /// A line, or nothing if it is empty.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A line that goes on below where the column is narrow.
    pub fn wrapped(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Wrapped(text.into())
    }

    /// A muted line.
    pub fn muted(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Muted(text.into())
    }

    /// A line with weight.
    pub fn strong(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Strong(text.into())
    }

    /// A line in the colour of `tone`.
    pub fn toned(tone: Tone, text: impl Into<Cow<'a, str>>) -> Self {
        Self::Toned(tone, text.into())
    }

    /// A name and a small muted line below it.
    pub fn two(name: impl Into<Cow<'a, str>>, below: impl Into<Cow<'a, str>>) -> Self {
        Self::Two(name.into(), below.into())
    }

    /// A line in the colour of `tone` and a small muted line below it.
    pub fn toned_two(tone: Tone, text: impl Into<Cow<'a, str>>, below: impl Into<Cow<'a, str>>) -> Self {
        Self::TonedTwo(tone, text.into(), below.into())
    }

    /// A word in a pill.
    pub fn badge(tone: Tone, text: impl Into<Cow<'a, str>>) -> Self {
        Self::Badge(tone, text.into())
    }

    /// The texts of the cell, as a person reads them.
    fn texts(&self) -> [Option<&str>; 2] {
        match self {
            Self::Empty => [None, None],
            Self::Two(name, below) | Self::TonedTwo(_, name, below) => [Some(name), Some(below)],
            Self::Text(text)
            | Self::Wrapped(text)
            | Self::Muted(text)
            | Self::Strong(text)
            | Self::Toned(_, text)
            | Self::Badge(_, text) => [Some(text), None],
        }
    }
}

/// The direction in which a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// Smallest first; the arrow points down, the way the values grow.
    #[default]
    Ascending,
    /// Largest first.
    Descending,
}

/// How a row was clicked with a key held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// With Ctrl: this one.
    One,
    /// With Shift: all from the selected one to this one.
    Run,
}

type CellOf<'a> = Box<dyn Fn(usize, usize) -> Cell<'a> + 'a>;
type OnRow<'a, Message> = Box<dyn Fn(usize) -> Message + 'a>;

/// A virtual list with a heading. Rows and columns are counted from 0, hidden columns included.
pub struct List<'a, Message> {
    columns: Vec<Column>,
    len: usize,
    groups: Vec<(usize, String)>,
    cell: CellOf<'a>,
    handled: Option<Box<dyn Fn(usize) -> bool + 'a>>,
    picked: Option<Box<dyn Fn(usize) -> bool + 'a>>,
    id: Option<Id>,
    selected: Option<usize>,
    sorted: Option<(usize, Order)>,
    row_height: f32,
    on_select: Option<OnRow<'a, Message>>,
    on_activate: Option<OnRow<'a, Message>>,
    on_mark: Option<OnRow<'a, Message>>,
    on_pick: Option<Box<dyn Fn(usize, Pick) -> Message + 'a>>,
    on_sort: Option<OnRow<'a, Message>>,
    on_context: Option<Box<dyn Fn(usize, Point) -> Message + 'a>>,
    on_page_size: Option<OnRow<'a, Message>>,
    on_end: Option<OnRow<'a, Message>>,
}

impl<'a, Message> List<'a, Message> {
    /// A list of `len` rows; `cell(row, column)` is asked only for what is seen.
    pub fn new(columns: Vec<Column>, len: usize, cell: impl Fn(usize, usize) -> Cell<'a> + 'a) -> Self {
        Self {
            columns,
            len,
            groups: Vec::new(),
            cell: Box::new(cell),
            handled: None,
            picked: None,
            id: None,
            selected: None,
            sorted: None,
            row_height: size::ROW,
            on_select: None,
            on_activate: None,
            on_mark: None,
            on_pick: None,
            on_sort: None,
            on_context: None,
            on_page_size: None,
            on_end: None,
        }
    }

    /// A name to focus it or to find it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The selected row. When it changes, the list scrolls to it.
    #[must_use]
    pub fn selected(mut self, row: Option<usize>) -> Self {
        self.selected = row;
        self
    }

    /// The column by which the rows are sorted, for the arrow in the heading.
    #[must_use]
    pub fn sorted(mut self, by: Option<(usize, Order)>) -> Self {
        self.sorted = by;
        self
    }

    /// Headings above groups of rows: the first row of each group, in order, and its words. The selection passes them by.
    #[must_use]
    pub fn groups(mut self, groups: Vec<(usize, String)>) -> Self {
        self.groups = groups;
        self
    }

    /// Which rows are handled: they are drawn grey. The word for it stands in a cell.
    #[must_use]
    pub fn handled(mut self, handled: impl Fn(usize) -> bool + 'a) -> Self {
        self.handled = Some(Box::new(handled));
        self
    }

    /// Which rows are marked among the others: they have a ground of their own. The sign for it stands in a cell.
    #[must_use]
    pub fn picked(mut self, picked: impl Fn(usize) -> bool + 'a) -> Self {
        self.picked = Some(Box::new(picked));
        self
    }

    /// Rows of one line, 28 pixels high, instead of two lines and 40 pixels.
    #[must_use]
    pub fn dense(mut self) -> Self {
        self.row_height = size::ROW_DENSE;
        self
    }

    /// A row was clicked, or reached by a key while the list has the keyboard.
    #[must_use]
    pub fn on_select(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_select = Some(Box::new(message));
        self
    }

    /// A row was clicked twice, or Enter pressed on it while the list has the keyboard.
    #[must_use]
    pub fn on_activate(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_activate = Some(Box::new(message));
        self
    }

    /// Space was pressed on a row while the list has the keyboard.
    #[must_use]
    pub fn on_mark(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_mark = Some(Box::new(message));
        self
    }

    /// A row was clicked while Ctrl or Shift was held.
    #[must_use]
    pub fn on_pick(mut self, message: impl Fn(usize, Pick) -> Message + 'a) -> Self {
        self.on_pick = Some(Box::new(message));
        self
    }

    /// The heading of a column was clicked.
    #[must_use]
    pub fn on_sort(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_sort = Some(Box::new(message));
        self
    }

    /// A row was clicked with the right button, at this point of the window.
    #[must_use]
    pub fn on_context(mut self, message: impl Fn(usize, Point) -> Message + 'a) -> Self {
        self.on_context = Some(Box::new(message));
        self
    }

    /// How many rows are seen at once, said when it changes: the step of PgUp and PgDn for [`Motion::apply`].
    #[must_use]
    pub fn on_page_size(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_page_size = Some(Box::new(message));
        self
    }

    /// The last row came in sight, of so many: more of them may be read.
    #[must_use]
    pub fn on_end(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_end = Some(Box::new(message));
        self
    }

    fn is_picked(&self, row: usize) -> bool {
        self.picked.as_ref().is_some_and(|picked| picked(row))
    }

    fn is_handled(&self, row: usize) -> bool {
        self.handled.as_ref().is_some_and(|handled| handled(row))
    }
}
