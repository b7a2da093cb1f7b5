//! Marking rows, to handle them all at once: Ins and Shift with the arrows, Ctrl+A, the mouse with Shift or Ctrl; Esc lets go.
//! Only rows that are seen and not handled are marked: what a filter hides is let go, so that nothing is done unseen.

use std::collections::HashSet;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use iced::widget::{Row, Space, container};
use iced::{Alignment, Length, Task};

use super::listing::Rows;
use super::table::Table;
use super::{Reply, State, only};
use crate::domain::ids::AddressId;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, space, text};
use crate::ui::widget::list::{Motion, Pick};
use crate::ui::widget::{Key, KeyPress, button};

/// What happened to the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// The selected row is marked, or no longer; on to the next.
    Toggled,
    /// All rows from where the marking began to where the selection goes.
    Moved(Motion),
    /// All rows that are shown.
    All,
    /// None any more.
    Dropped,
    /// A row was clicked with a key held, by place.
    Clicked(usize, Pick),
}

/// The marked rows of a table.
#[derive(Debug, Default)]
pub struct Picks {
    picked: HashSet<AddressId>,
    /// Where a run of rows began, and what was marked before it.
    run: Option<(usize, HashSet<AddressId>)>,
}

impl Picks {
    /// How many are marked.
    pub fn count(&self) -> usize {
        self.picked.len()
    }

    /// Whether the row of an address is.
    pub fn has(&self, address: AddressId) -> bool {
        self.picked.contains(&address)
    }

    /// No longer.
    pub fn drop_one(&mut self, address: AddressId) {
        self.picked.remove(&address);
    }

    /// The next run of rows begins elsewhere.
    pub fn end_run(&mut self) {
        self.run = None;
    }

    /// Keeps those that fit.
    pub fn keep(&mut self, fits: impl Fn(AddressId) -> bool) {
        self.run = None;
        self.picked.retain(|address| fits(*address));
    }
}

impl Table {
    /// Marks the row at a place, or no longer.
    fn toggle(&mut self, place: usize) {
        let Some(address) = self.markable(place) else { return };
        self.picks.run = None;
        if !self.picks.picked.remove(&address) {
            self.picks.picked.insert(address);
        }
    }

    /// Marks the rows from where the run began to a place, which is then selected; those that the run leaves are as before.
    fn pick_to(&mut self, to: usize) {
        let before = self.selected().unwrap_or(to);
        let (from, base) = self.picks.run.take().unwrap_or_else(|| (before, self.picks.picked.clone()));
        let span = |to: usize| from.min(to)..=from.max(to);
        for place in span(before).filter(|place| !span(to).contains(place)) {
            if let Some(address) = self.address_at(place).filter(|address| !base.contains(address)) {
                self.picks.picked.remove(&address);
            }
        }
        for place in span(to) {
            if let Some(address) = self.markable(place) {
                self.picks.picked.insert(address);
            }
        }
        self.select(to);
        self.picks.run = Some((from, base));
    }

    fn pick_all(&mut self) {
        self.picks.run = None;
        for place in 0..self.count() {
            if let Some(address) = self.markable(place) {
                self.picks.picked.insert(address);
            }
        }
    }

    /// Lets all of them go.
    pub fn let_go(&mut self) {
        self.picks = Picks::default();
    }

    /// Whether the row at a place is marked.
    pub fn is_picked(&self, place: usize) -> bool {
        self.address_at(place).is_some_and(|address| self.picks.has(address))
    }

    /// The marked rows by their numbers in the listing, as they stand.
    pub fn picked_rows(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.count()).filter(|place| self.is_picked(*place)).filter_map(|place| self.row(place))
    }

    fn address_at(&self, place: usize) -> Option<AddressId> {
        self.row(place).and_then(|row| self.listing().rows.address(row))
    }

    fn markable(&self, place: usize) -> Option<AddressId> {
        let fits = matches!(self.listing().rows, Rows::Tasks(_)) && !self.is_handled(place);
        self.address_at(place).filter(|_| fits)
    }
}

impl State {
    /// The marks change; with one of them the selection may move.
    pub(super) fn pick(&mut self, message: Message, context: &Context<'_>) -> Reply {
        if self.panel.entered && !matches!(message, Message::Clicked(..)) {
            return only(Task::none());
        }
        let (page, before) = (self.page, self.table().selected());
        let table = self.table_mut();
        match message {
            Message::Toggled => {
                if let Some(place) = before {
                    table.toggle(place);
                }
                table.step(Motion::Down, page);
            }
            Message::Moved(motion) => {
                let to = motion.apply(before, table.count(), page);
                if let Some(to) = to.or(before) {
                    table.pick_to(to);
                }
            }
            Message::All => table.pick_all(),
            Message::Dropped => table.let_go(),
            Message::Clicked(place, Pick::Run) => table.pick_to(place),
            Message::Clicked(place, Pick::One) => {
                table.select(place);
                table.toggle(place);
            }
        }
        if let Message::Clicked(..) = message {
            self.panel.entered = false;
        }
        let moved = self.table().selected() != before;
        only(if moved { self.selection_moved(false, context) } else { Task::none() })
    }

    /// How many rows of the list in sight are marked.
    pub(super) fn picked(&self) -> usize {
        self.table().picks.count()
    }

    /// Keys that mark rows of the lists of tasks.
    pub(super) fn picking_key(&self, press: &KeyPress) -> Option<super::Message> {
        if press.typing || self.panel.entered || !matches!(self.table().listing().rows, Rows::Tasks(_)) {
            return None;
        }
        let message = if press.plain(Named::Insert) {
            Message::Toggled
        } else if press.ctrl('a') {
            Message::All
        } else if press.modifiers == Modifiers::SHIFT
            && let Key::Named(named) = press.key
        {
            Message::Moved(Motion::from_named(named)?)
        } else {
            return None;
        };
        Some(super::Message::Pick(message))
    }

    /// The quiet line below the list: how many are marked, and what can be done with them.
    pub(super) fn picked_bar<'a>(&'a self, context: &Context<'a>) -> Option<Element<'a, super::Message>> {
        let texts = context.texts;
        let picked = self.picked();
        if picked == 0 {
            return None;
        }
        let make =
            |id: &str, key: &str, message| button(texts.text(id)).key(key).on_press(message).mouse_only();
        let count = i64::try_from(picked).unwrap_or(i64::MAX);
        let told = t!(texts, "desk-picked", count = count, shown = texts.integer(count));
        let work = self.can_work().then(|| {
            Row::new()
                .push(make("desk-picked-postpone", "F3", super::Message::PostponePressed))
                .push(make("desk-picked-churn", "F8", super::Message::ChurnPressed))
                .spacing(space::S)
        });
        let bar = Row::new()
            .push(text::strong(told))
            .push(work)
            .push(Space::new().width(Length::Fill))
            .push(make("desk-picked-clear", "Esc", super::Message::Pick(Message::Dropped)).quiet())
            .spacing(space::M)
            .align_y(Alignment::Center);
        let bar = container(bar).padding([space::S, space::L]).width(Length::Fill);
        Some(bar.style(theme::container::raised).into())
    }
}
