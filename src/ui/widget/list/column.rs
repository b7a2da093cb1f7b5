//! The columns of a list and the room they get.

/// The width of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// Exactly this many pixels.
    Px(f32),
    /// A share of what the fixed columns leave, but at least `min` pixels.
    Fill {
        /// Weight among the columns that fill.
        share: u16,
        /// Least width in pixels.
        min: f32,
    },
}

impl Width {
    const fn least(self) -> f32 {
        match self {
            Self::Px(width) => width,
            Self::Fill { min, .. } => min,
        }
    }
}

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Figures.
    Right,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// Its width.
    pub width: Width,
    /// The side of its cells and of its heading.
    pub align: Align,
    /// A list narrower than this many pixels does without the column. Where the columns still ask for more than there is,
    /// those with the greatest value go first; with 0 a column always stays.
    pub hidden_below: f32,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn new(title: impl Into<String>, width: Width) -> Self {
        Self { title: title.into(), width, align: Align::Left, hidden_below: 0.0 }
    }

    /// A column of figures, `width` pixels wide.
    #[must_use]
    pub fn figures(title: impl Into<String>, width: f32) -> Self {
        Self { align: Align::Right, ..Self::new(title, Width::Px(width)) }
    }

    /// Does without the column in a list narrower than `width` pixels.
    #[must_use]
    pub fn hidden_below(mut self, width: f32) -> Self {
        self.hidden_below = width;
        self
    }
}

/// A column that is shown: its number and its place from the left edge of the list, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub column: usize,
    pub x: f32,
    pub width: f32,
}

/// Shares out `total` pixels among the columns that are shown at this width.
pub(super) fn places(columns: &[Column], total: f32) -> Vec<Place> {
    let shown = shown(columns, total);
    let least: f32 = shown.iter().map(|(_, column)| column.width.least()).sum();
    let shares: f32 = shown.iter().map(|(_, column)| share(column)).sum();
    let spare = (total - least).max(0.0);
    let mut x = 0.0;
    shown
        .into_iter()
        .map(|(column, Column { width, .. })| {
            let extra = match width {
                Width::Px(_) => 0.0,
                Width::Fill { share, .. } => (spare * f32::from(*share) / shares.max(1.0)).floor(),
            };
            let place = Place { column, x, width: width.least() + extra };
            x += place.width;
            place
        })
        .collect()
}

/// The columns that find room, with their numbers.
fn shown(columns: &[Column], total: f32) -> Vec<(usize, &Column)> {
    let mut shown: Vec<_> =
        columns.iter().enumerate().filter(|(_, column)| total >= column.hidden_below).collect();
    while shown.iter().map(|(_, column)| column.width.least()).sum::<f32>() > total {
        let may_go = shown.iter().enumerate().filter(|(_, (_, column))| column.hidden_below > 0.0);
        let first =
            may_go.max_by(|(_, (_, one)), (_, (_, other))| one.hidden_below.total_cmp(&other.hidden_below));
        let Some((at, _)) = first else { break };
        shown.remove(at);
    }
    shown
}

fn share(column: &Column) -> f32 {
    match column.width {
        Width::Px(_) => 0.0,
        Width::Fill { share, .. } => f32::from(share),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column::new("Клиент", Width::Fill { share: 2, min: 180.0 }),
            Column::new("Маршрут", Width::Fill { share: 1, min: 80.0 }).hidden_below(500.0),
            Column::figures("Тара", 60.0),
        ]
    }

    fn widths(total: f32) -> Vec<(usize, f32)> {
        places(&columns(), total).iter().map(|place| (place.column, place.width)).collect()
    }

    #[test]
    fn spare_room_goes_to_the_columns_that_fill() {
        assert_eq!(widths(620.0), [(0, 380.0), (1, 180.0), (2, 60.0)]);
    }

    #[test]
    fn a_narrow_list_does_without_the_columns_that_may_go() {
        assert_eq!(widths(400.0), [(0, 340.0), (2, 60.0)]);
    }

    #[test]
    fn where_the_least_widths_ask_for_too_much_the_least_needed_column_goes_first() {
        let mut columns = columns();
        columns.insert(2, Column::new("Последняя", Width::Px(300.0)).hidden_below(400.0));
        let shown = |total| places(&columns, total).iter().map(|place| place.column).collect::<Vec<_>>();
        assert_eq!(shown(620.0), [0, 1, 2, 3]);
        assert_eq!(shown(619.0), [0, 2, 3], "the route, which goes at the greater width");
        assert_eq!(shown(539.0), [0, 3]);
    }

    #[test]
    fn columns_never_shrink_below_their_least() {
        assert_eq!(widths(100.0), [(0, 180.0), (2, 60.0)]);
    }
}
