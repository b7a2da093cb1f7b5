//! Who has the keyboard.
//!
//! iced gives focus to text inputs alone, and its Tab stops at the last of them. Our widgets keep a [`Focus`] in
//! their state and show it to operations; [`advance`] moves round in a ring, [`keyboard`] tells what kind of thing has
//! the keyboard.

use iced::advanced::widget::operation::scrollable::AbsoluteOffset;
use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable, TextInput, focusable};
use iced::advanced::widget::{Id, Operation};
use iced::{Rectangle, Vector};

/// The focus of one of our own widgets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Focus(bool);

impl Focus {
    /// Whether the widget has the keyboard.
    #[must_use]
    pub const fn is_on(self) -> bool {
        self.0
    }
}

impl Focusable for Focus {
    fn is_focused(&self) -> bool {
        self.0
    }

    fn focus(&mut self) {
        self.0 = true;
    }

    fn unfocus(&mut self) {
        self.0 = false;
    }
}

/// Shows the focus of something that Enter and Space press: as a place to focus, and as one of ours.
pub(super) fn expose(operation: &mut dyn Operation, id: Option<&Id>, bounds: Rectangle, focus: &mut Focus) {
    operation.focusable(id, bounds, focus);
    operation.custom(id, bounds, focus);
}

/// Shows the focus of a list, whose rows Enter opens: the screen may say so before it.
pub(super) fn expose_rows(
    operation: &mut dyn Operation,
    id: Option<&Id>,
    bounds: Rectangle,
    focus: &mut Focus,
) {
    expose(operation, id, bounds, focus);
    operation.custom(id, bounds, &mut Rows(*focus));
}

/// The focus of a list.
struct Rows(Focus);

/// What has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyboard {
    /// Nothing, or a list: Enter is what the screen or the dialog makes of it.
    Free,
    /// A button or another control that Enter and Space press.
    Control,
    /// A field of one line.
    Line,
    /// A field of several lines, where Enter begins the next one.
    Lines,
}

impl Keyboard {
    /// Whether something is being typed.
    #[must_use]
    pub const fn is_typing(self) -> bool {
        matches!(self, Self::Line | Self::Lines)
    }
}

/// Which way Tab goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Tab.
    Next,
    /// Shift+Tab.
    Previous,
}

/// Moves the focus to the neighbour in a ring. `operate` runs an operation over the tree in question.
pub fn advance(direction: Direction, operate: &mut dyn FnMut(&mut dyn Operation)) {
    let count = count(operate);
    if count.total == 0 {
        return;
    }
    let target = match (direction, count.focused) {
        (Direction::Next, None) => 0,
        (Direction::Next, Some(at)) => (at + 1) % count.total,
        (Direction::Previous, None) => count.total - 1,
        (Direction::Previous, Some(at)) => (at + count.total - 1) % count.total,
    };
    let mut focusing = FocusAt { target, at: 0, texts: 0, before: 0, chosen: None };
    operate(&mut focusing);
    if let Some(target) = focusing.chosen {
        operate(&mut SelectAt { target, at: 0 });
    }
    reveal(operate);
}

/// Focuses the first place unless something has the keyboard already.
pub fn first(operate: &mut dyn FnMut(&mut dyn Operation)) {
    if count(operate).focused.is_none() {
        advance(Direction::Next, operate);
    }
}

/// What kind of thing has the keyboard.
pub fn keyboard(operate: &mut dyn FnMut(&mut dyn Operation)) -> Keyboard {
    let mut search = Typing::default();
    operate(&mut search);
    if search.foreign > search.own {
        if search.line { Keyboard::Line } else { Keyboard::Lines }
    } else if search.own > search.rows {
        Keyboard::Control
    } else {
        Keyboard::Free
    }
}

/// Scrolls the panel around the focused place so that the place is seen.
fn reveal(operate: &mut dyn FnMut(&mut dyn Operation)) {
    let mut search = Search::default();
    operate(&mut search);
    if let Some((panel, place)) = search.found {
        let offset = panel.offset_showing(place);
        operate(&mut ScrollAt { target: panel.at, at: 0, offset });
    }
}

fn count(operate: &mut dyn FnMut(&mut dyn Operation)) -> focusable::Count {
    let mut counting = Counting::default();
    operate(&mut counting);
    counting.0
}

#[derive(Default)]
struct Counting(focusable::Count);

impl Operation for Counting {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.0.focused = Some(self.0.total);
        }
        self.0.total += 1;
    }

    fn finish(&self) -> Outcome<()> {
        Outcome::None
    }
}

struct FocusAt {
    target: usize,
    at: usize,
    /// Text fields seen so far: a field shows itself as one right before it shows itself as a place to focus.
    texts: usize,
    /// How many there were at the place before.
    before: usize,
    /// The text field that got the focus.
    chosen: Option<usize>,
}

impl Operation for FocusAt {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if self.at == self.target {
            state.focus();
            self.chosen = (self.texts > self.before).then(|| self.texts - 1);
        } else {
            state.unfocus();
        }
        self.before = self.texts;
        self.at += 1;
    }

    fn text_input(&mut self, _id: Option<&Id>, _bounds: Rectangle, _state: &mut dyn TextInput) {
        self.texts += 1;
    }
}

/// Selects what stands in a text field, so that typing replaces it.
struct SelectAt {
    target: usize,
    at: usize,
}

impl Operation for SelectAt {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn text_input(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn TextInput) {
        if self.at == self.target {
            state.select_all();
        }
        self.at += 1;
    }
}

/// A panel that scrolls: its number in the tree and what is seen of it.
#[derive(Debug, Clone, Copy)]
struct Panel {
    at: usize,
    bounds: Rectangle,
    scrolled: f32,
}

impl Panel {
    /// Room kept above and below what is shown, for its label and its error.
    const MARGIN: f32 = 24.0;

    /// The nearest offset at which `place`, as it lies when nothing is scrolled, is seen.
    fn offset_showing(&self, place: Rectangle) -> f32 {
        let top = place.y - self.bounds.y - Self::MARGIN;
        let bottom = place.y + place.height + Self::MARGIN - self.bounds.y - self.bounds.height;
        self.scrolled.min(top).max(bottom).max(0.0)
    }
}

/// Looks for the focused place and the innermost panel around it.
#[derive(Default)]
struct Search {
    panels: usize,
    /// The panel whose content comes next.
    entering: Option<Panel>,
    around: Vec<Panel>,
    found: Option<(Panel, Rectangle)>,
}

impl Operation for Search {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let depth = self.around.len();
        self.around.extend(self.entering.take());
        operate(self);
        self.around.truncate(depth);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content_bounds: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.entering = Some(Panel { at: self.panels, bounds, scrolled: translation.y });
        self.panels += 1;
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.found = self.around.last().map(|panel| (*panel, bounds));
        }
    }
}

struct ScrollAt {
    target: usize,
    at: usize,
    offset: f32,
}

impl Operation for ScrollAt {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content_bounds: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        if self.at == self.target {
            state.scroll_to(AbsoluteOffset { x: None, y: Some(self.offset) });
        }
        self.at += 1;
    }
}

/// Counts what is focused, how much of it is ours, and how much of that is a list.
#[derive(Default)]
struct Typing {
    foreign: usize,
    own: usize,
    rows: usize,
    /// A field of one line shows itself as one right before it shows itself as a place to focus.
    is_line: bool,
    /// What is focused is such a field.
    line: bool,
}

impl Operation for Typing {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let is_line = std::mem::take(&mut self.is_line);
        if state.is_focused() {
            self.foreign += 1;
            self.line |= is_line;
        }
    }

    fn text_input(&mut self, _id: Option<&Id>, _bounds: Rectangle, _state: &mut dyn TextInput) {
        self.is_line = true;
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn std::any::Any) {
        self.own += usize::from(state.downcast_ref::<Focus>().is_some_and(|focus| focus.is_on()));
        self.rows += usize::from(state.downcast_ref::<Rows>().is_some_and(|rows| rows.0.is_on()));
    }
}
