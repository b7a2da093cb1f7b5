//! What of a list is shown: the rows that pass the filters, and the selected one.

use crate::service::forecast_quality::Only;
use crate::service::planning_watch::Watched;
use crate::ui::widget::list::Motion;

/// The rows of one list that are shown. Places are counted from 0 among them.
#[derive(Debug, Default)]
pub struct Rows {
    order: Vec<usize>,
    selected: Option<usize>,
}

impl Rows {
    /// Takes in the rows of `list` that pass; the selection stays on its row where that is still there.
    pub fn arrange(&mut self, list: &[Watched], only: Only) {
        let known = self.selected_row();
        let passes = |watched: &Watched| only.shows(watched.place.manager, watched.place.route);
        self.order =
            list.iter().enumerate().filter(|(_, watched)| passes(watched)).map(|(row, _)| row).collect();
        let kept = self.order.iter().position(|row| Some(*row) == known);
        self.selected = kept.or_else(|| (!self.order.is_empty()).then_some(0));
    }

    /// How many are shown.
    pub fn count(&self) -> usize {
        self.order.len()
    }

    /// The number of a row in the list, by its place.
    pub fn row(&self, place: usize) -> Option<usize> {
        self.order.get(place).copied()
    }

    /// The numbers of all rows that are shown.
    pub fn shown(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied()
    }

    /// The selected place.
    pub const fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// The number of the selected row in the list.
    pub fn selected_row(&self) -> Option<usize> {
        self.selected.and_then(|place| self.row(place))
    }

    /// Selects the row at a place, if there is one.
    pub fn select(&mut self, place: usize) {
        if place < self.order.len() {
            self.selected = Some(place);
        }
    }

    /// Moves the selection, `page` rows being seen at once.
    pub fn step(&mut self, motion: Motion, page: usize) {
        self.selected = motion.apply(self.selected, self.order.len(), page).or(self.selected);
    }
}
