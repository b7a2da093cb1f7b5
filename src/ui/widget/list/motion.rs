//! Moving the selection by keys.

use iced::keyboard::key::Named;

use crate::ui::widget::keys::{Key, KeyPress};

/// A step of the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// ↑
    Up,
    /// ↓
    Down,
    /// PgUp
    PageUp,
    /// PgDn
    PageDown,
    /// Home
    First,
    /// End
    Last,
}

/// Where the selection stands after a list was read anew: on the thing that it stood on, wherever that is now; where that
/// is gone, on its old place as far as there are rows. `None`: there are none.
#[must_use]
pub fn kept_place<K: PartialEq>(
    known: Option<K>,
    now: impl IntoIterator<Item = K>,
    place: Option<usize>,
) -> Option<usize> {
    let mut last = None;
    for (at, key) in now.into_iter().enumerate() {
        if known.as_ref() == Some(&key) {
            return Some(at);
        }
        last = Some(at);
    }
    last.map(|last| place.unwrap_or_default().min(last))
}

impl Motion {
    /// The motion of a plain key. While a text field is typed in, Home and End are the field's own.
    #[must_use]
    pub fn from_press(press: &KeyPress) -> Option<Self> {
        let Key::Named(named) = press.key else { return None };
        if !press.modifiers.is_empty() {
            return None;
        }
        let motion = Self::from_named(named)?;
        (!press.typing || !matches!(motion, Self::First | Self::Last)).then_some(motion)
    }

    /// The motion of a key, whatever is held with it.
    #[must_use]
    pub const fn from_named(named: Named) -> Option<Self> {
        match named {
            Named::ArrowUp => Some(Self::Up),
            Named::ArrowDown => Some(Self::Down),
            Named::PageUp => Some(Self::PageUp),
            Named::PageDown => Some(Self::PageDown),
            Named::Home => Some(Self::First),
            Named::End => Some(Self::Last),
            _ => None,
        }
    }

    /// The row that is selected after this step, of `len` rows with `page` seen at once. `None` if there are none.
    #[must_use]
    pub fn apply(self, selected: Option<usize>, len: usize, page: usize) -> Option<usize> {
        let last = len.checked_sub(1)?;
        let page = page.max(1);
        let Some(at) = selected.map(|row| row.min(last)) else {
            return Some(if self == Self::Last { last } else { 0 });
        };
        Some(match self {
            Self::Up => at.saturating_sub(1),
            Self::Down => at + 1,
            Self::PageUp => at.saturating_sub(page),
            Self::PageDown => at + page,
            Self::First => 0,
            Self::Last => last,
        })
        .map(|row| row.min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_goes_with_its_thing_and_keeps_its_place_where_that_is_gone() {
        assert_eq!(kept_place(Some("b"), ["new", "a", "b"], Some(1)), Some(2));
        assert_eq!(kept_place(Some("b"), ["a", "c"], Some(1)), Some(1));
        assert_eq!(kept_place(Some("c"), ["a", "b"], Some(2)), Some(1));
        assert_eq!(kept_place(None, ["a", "b"], None), Some(0));
        assert_eq!(kept_place::<&str>(Some("a"), [], Some(0)), None);
    }

    #[test]
    fn the_selection_stops_at_both_ends() {
        assert_eq!(Motion::Up.apply(Some(0), 10, 4), Some(0));
        assert_eq!(Motion::Down.apply(Some(9), 10, 4), Some(9));
        assert_eq!(Motion::PageDown.apply(Some(7), 10, 4), Some(9));
        assert_eq!(Motion::PageUp.apply(Some(2), 10, 4), Some(0));
        assert_eq!(Motion::PageDown.apply(Some(2), 10, 4), Some(6));
    }

    #[test]
    fn the_first_step_into_a_list_selects_its_beginning_or_its_end() {
        assert_eq!(Motion::Down.apply(None, 10, 4), Some(0));
        assert_eq!(Motion::Last.apply(None, 10, 4), Some(9));
        assert_eq!(Motion::Down.apply(None, 0, 4), None);
    }

    #[test]
    fn a_selection_left_behind_by_a_shorter_list_comes_back_into_it() {
        assert_eq!(Motion::Up.apply(Some(50), 10, 4), Some(8));
    }
}
