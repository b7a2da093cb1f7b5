//! The rows of a tab as they are shown: filtered, sorted, one selected, and what was handled since they were read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::field::{self, Field};
use super::listing::{Listing, Rows, typed_words};
use super::picking::Picks;
use crate::domain::address::ChurnStage;
use crate::domain::ids::AddressId;
use crate::domain::task::Outcome;
use crate::ui::widget::list::{Motion, Order};

/// How a row was handled since the list was read. It stays, grey, until Refresh (S1-37, S1-53).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What the column Handled says.
    pub outcome: Outcome,
    /// The date that the customer named.
    pub postponed_to: Option<NaiveDate>,
    /// Where a churn review went.
    pub went: Option<ChurnStage>,
}

/// A tab's rows. Places are counted from 0 among the rows that pass the filter.
#[derive(Debug, Default)]
pub struct Table {
    listing: Arc<Listing>,
    order: Vec<u32>,
    selected: Option<usize>,
    sorted: Option<(Field, Order)>,
    filter: Vec<String>,
    marks: HashMap<AddressId, Mark>,
    /// The rows that are marked, to be handled together.
    pub(super) picks: Picks,
}

impl Table {
    /// Takes rows that were just read; the selection stays on its row, or at its place where the row is gone.
    pub fn replace(&mut self, listing: Arc<Listing>) {
        let known = self.key();
        self.listing = listing;
        self.marks.clear();
        self.arrange(known);
    }

    /// Takes rows that were just read, beside those that were handled since the list was read: these stay, grey.
    pub fn replace_beside(&mut self, listing: &Listing) {
        let known = self.key();
        let kept = |address| self.marks.contains_key(&address);
        let joined = Arc::new(listing.beside(&self.listing, kept));
        match &listing.rows {
            // A row that was just read says itself whether it is handled.
            Rows::Tasks(read) => {
                for row in read {
                    self.marks.remove(&row.address);
                }
            }
            // A review that went on does not, unless it waits for the same person again.
            Rows::Churn(read) => {
                for row in read.iter().filter(|row| row.mine) {
                    self.marks.remove(&row.address);
                }
            }
            Rows::Birthdays(_) => {}
        }
        self.listing = joined;
        self.arrange(known);
    }

    /// Shows only the rows with all the words of `typed`.
    pub fn filter(&mut self, typed: &str) {
        let filter = typed_words(typed);
        if filter != self.filter {
            let known = self.key();
            self.filter = filter;
            self.arrange(known);
        }
    }

    /// Sorts by a column: upwards, then downwards, then in the order of the tab again.
    pub fn sort(&mut self, by: Field) {
        let known = self.key();
        self.sorted = match self.sorted {
            Some((field, Order::Ascending)) if field == by => Some((by, Order::Descending)),
            Some((field, Order::Descending)) if field == by => None,
            _ => Some((by, Order::Ascending)),
        };
        self.arrange(known);
    }

    /// Selects the row at a place. `false`: there is none, or it was selected already.
    pub fn select(&mut self, place: usize) -> bool {
        self.picks.end_run();
        let other = place < self.order.len() && self.selected != Some(place);
        if other {
            self.selected = Some(place);
        }
        other
    }

    /// Selects the row of an address. `false`: there is none.
    pub fn select_address(&mut self, address: AddressId) -> bool {
        let rows = &self.listing.rows;
        let place = self.order.iter().position(|row| rows.address(*row as usize) == Some(address));
        self.selected = place.or(self.selected);
        place.is_some()
    }

    /// Moves the selection, `page` rows being seen at once. `false`: it stays where it is.
    pub fn step(&mut self, motion: Motion, page: usize) -> bool {
        motion.apply(self.selected, self.order.len(), page).is_some_and(|place| self.select(place))
    }

    /// Marks the row of an address as handled.
    pub fn mark(&mut self, address: AddressId, mark: Mark) {
        self.picks.drop_one(address);
        self.marks.insert(address, mark);
    }

    /// The handling of the row of an address was taken back.
    pub fn unmark(&mut self, address: AddressId) {
        self.marks.remove(&address);
    }

    /// What was handled is not told any more: the list is to be read anew.
    pub fn forget_handled(&mut self) {
        self.marks.clear();
    }

    /// Selects the next unhandled row below the selected one, or else the nearest from the top. Among churn reviews one that
    /// waits for whoever looks goes before those that wait for others.
    pub fn next_unhandled(&mut self) -> bool {
        let next = self.next_that(|table, place| !table.is_handled(place) && table.is_mine(place));
        let next = next.or_else(|| self.next_that(|table, place| !table.is_handled(place)));
        next.is_some_and(|place| self.select(place))
    }

    fn next_that(&self, fits: impl Fn(&Self, usize) -> bool) -> Option<usize> {
        let from = self.selected.map_or(0, |place| place + 1);
        let below = (from..self.order.len()).find(|place| fits(self, *place));
        below.or_else(|| (0..from.min(self.order.len())).find(|place| fits(self, *place)))
    }

    /// Whether the row at a place waits for whoever looks; every row does that is no churn review.
    fn is_mine(&self, place: usize) -> bool {
        let Rows::Churn(rows) = &self.listing.rows else { return true };
        self.row(place).and_then(|row| rows.get(row)).is_some_and(|row| row.mine)
    }

    /// Whether the row at a place was handled.
    pub fn is_handled(&self, place: usize) -> bool {
        self.row(place).is_some_and(|row| field::handled(&self.listing, row, self).is_some())
    }

    /// How the row of an address was handled since the list was read.
    pub fn marked(&self, address: AddressId) -> Option<Mark> {
        self.marks.get(&address).copied()
    }

    /// The rows as they were read.
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// The number of a row in the listing, by its place.
    pub fn row(&self, place: usize) -> Option<usize> {
        self.order.get(place).map(|row| *row as usize)
    }

    /// The selected place.
    pub const fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// The number of the selected row in the listing.
    pub fn selected_row(&self) -> Option<usize> {
        self.selected.and_then(|place| self.row(place))
    }

    /// The address of the selected row.
    pub fn address(&self) -> Option<AddressId> {
        self.selected_row().and_then(|row| self.listing.rows.address(row))
    }

    /// How it is sorted; `None`: in the order of the tab.
    pub const fn sorted(&self) -> Option<(Field, Order)> {
        self.sorted
    }

    /// The places of the first review that waits for whoever looks, and of the first that waits for others; none while a
    /// column sorts them, or where there are not both.
    pub fn turns(&self) -> Option<(usize, usize)> {
        let Rows::Churn(rows) = &self.listing.rows else { return None };
        let first = |mine: bool| {
            self.order.iter().position(|row| rows.get(*row as usize).is_some_and(|row| row.mine == mine))
        };
        self.sorted.is_none().then(|| first(true).zip(first(false))).flatten()
    }

    /// How many rows pass the filter.
    pub fn count(&self) -> usize {
        self.order.len()
    }

    /// Whether there is no row even without the filter.
    pub fn is_bare(&self) -> bool {
        self.listing.rows.count() == 0
    }

    fn key(&self) -> Option<i64> {
        self.selected_row().and_then(|row| self.listing.rows.key(row))
    }

    fn arrange(&mut self, known: Option<i64>) {
        let listing = &self.listing;
        let count = u32::try_from(listing.rows.count()).unwrap_or(u32::MAX);
        let passes = |row: &u32| {
            let words = listing.words(*row as usize);
            self.filter.iter().all(|word| words.contains(word.as_str()))
        };
        let mut order: Vec<u32> = (0..count).filter(passes).collect();
        if let Some((by, direction)) = self.sorted {
            order.sort_by(|one, other| {
                let ordering = field::compare(self, by, (*one as usize, *other as usize));
                if direction == Order::Descending { ordering.reverse() } else { ordering }
            });
        }
        let kept =
            known.and_then(|key| order.iter().position(|row| listing.rows.key(*row as usize) == Some(key)));
        let last = order.len().checked_sub(1);
        self.selected = kept.or_else(|| last.map(|last| self.selected.unwrap_or(0).min(last)));
        self.order = order;
        self.keep_picks();
    }

    /// What is no longer seen, or handled by now, is not marked any more.
    fn keep_picks(&mut self) {
        if self.picks.count() == 0 {
            return;
        }
        let seen = (0..self.count()).filter(|place| self.is_picked(*place) && !self.is_handled(*place));
        let seen = seen.filter_map(|place| self.listing.rows.address(self.row(place)?));
        let seen: HashSet<AddressId> = seen.collect();
        self.picks.keep(|address| seen.contains(&address));
    }
}

#[cfg(test)]
mod tests {
    use super::super::listing::Rows;
    use super::*;
    use crate::domain::money::Money;
    use crate::domain::task::TaskKind;
    use crate::store::DeskRow;

    fn row(address: i64, client: &str, debt: i64) -> DeskRow {
        DeskRow {
            task: None,
            kind: TaskKind::Planned,
            list_date: NaiveDate::MIN,
            due_at: None,
            handled: None,
            postponed_to: None,
            address: AddressId(address),
            code: format!("A-{address}"),
            client: client.into(),
            text: "ул. Берёзовая, 4".into(),
            route: None,
            last_delivery: None,
            last_bottles: 0,
            next_delivery: None,
            rate_ml: None,
            container_debt: 0,
            debt: Money::minor(debt),
            always: false,
            order_ahead: false,
            purpose: None,
            note: String::new(),
            promised: None,
            instead_of: None,
            attempts: 0,
        }
    }

    fn listing(rows: Vec<DeskRow>) -> Arc<Listing> {
        Arc::new(Listing::new(Rows::Tasks(rows)))
    }

    fn table() -> Table {
        let mut table = Table::default();
        table.replace(listing(vec![row(1, "Вектор", 500), row(2, "Пётр", 100), row(3, "Гаврилов", 300)]));
        table
    }

    #[test]
    fn s1_37_the_selection_stays_on_its_address_when_the_list_is_read_again() {
        let mut table = table();
        table.select(2);
        table.replace(listing(vec![row(3, "Гаврилов", 300), row(1, "Вектор", 500)]));
        assert_eq!((table.selected(), table.address()), (Some(0), Some(AddressId(3))));
        table.replace(listing(vec![row(7, "Новый", 0)]));
        assert_eq!(table.address(), Some(AddressId(7)), "its place where the row is gone");
    }

    #[test]
    fn the_filter_forgives_case_and_the_letter_yo_and_takes_words_in_any_order() {
        let mut table = table();
        table.filter("БЕРЕЗ петр");
        assert_eq!((table.count(), table.address()), (1, Some(AddressId(2))));
        table.filter("a-3");
        assert_eq!(table.address(), Some(AddressId(3)));
        table.filter("нет такого");
        assert_eq!((table.count(), table.address(), table.is_bare()), (0, None, false));
        table.filter("");
        assert_eq!(table.count(), 3);
    }

    #[test]
    fn a_heading_sorts_up_then_down_then_gives_the_order_of_the_tab_back() {
        let mut table = table();
        let order = |table: &Table| table.order.clone();
        table.sort(Field::Debt);
        assert_eq!(order(&table), [1, 2, 0]);
        assert_eq!(table.address(), Some(AddressId(1)), "the selection goes with its row");
        table.sort(Field::Debt);
        assert_eq!(order(&table), [0, 2, 1]);
        table.sort(Field::Debt);
        assert_eq!(order(&table), [0, 1, 2]);
    }

    #[test]
    fn s1_53_a_handled_row_stays_grey_and_the_next_unhandled_is_selected() {
        let mut table = table();
        let mark = Mark { outcome: Outcome::Accepted, postponed_to: None, went: None };
        table.mark(AddressId(2), mark);
        table.mark(AddressId(1), mark);
        assert!(table.next_unhandled());
        assert_eq!(table.address(), Some(AddressId(3)));
        assert!(table.is_handled(0) && table.is_handled(1) && !table.is_handled(2));
        table.mark(AddressId(3), mark);
        assert!(!table.next_unhandled(), "all is done");
        assert_eq!(table.address(), Some(AddressId(3)));
    }

    #[test]
    fn s1_37_what_was_handled_stays_where_it_was_when_others_come_beside_it() {
        let mut table = table();
        table.select(2);
        table.mark(AddressId(1), Mark { outcome: Outcome::Accepted, postponed_to: None, went: None });
        table.mark(AddressId(2), Mark { outcome: Outcome::Accepted, postponed_to: None, went: None });
        table.replace_beside(&Listing::new(Rows::Tasks(vec![row(7, "Новый", 0), row(3, "Гаврилов", 300)])));
        let shown: Vec<_> = (0..table.count()).map(|place| table.listing().rows.address(place)).collect();
        assert_eq!(shown, [7, 1, 2, 3].map(|id| Some(AddressId(id))));
        assert_eq!((table.address(), table.is_handled(1)), (Some(AddressId(3)), true));
        table.filter("петр");
        assert_eq!(table.address(), Some(AddressId(2)), "the filter finds it too");
    }

    #[test]
    fn a_row_that_was_read_again_says_itself_whether_it_is_handled() {
        let mut table = table();
        table.mark(AddressId(2), Mark { outcome: Outcome::Accepted, postponed_to: None, went: None });
        table.replace_beside(&Listing::new(Rows::Tasks(vec![row(2, "Пётр", 100)])));
        assert_eq!((table.count(), table.is_handled(0)), (1, false));
    }
}
