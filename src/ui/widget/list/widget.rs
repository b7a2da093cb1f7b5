//! The list as a widget: events and operations. Drawing is in `draw`.

use iced::advanced::widget::{Operation, Tree, operation::Focusable as _, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::{self, key::Named};
use iced::{Event, Length, Point, Rectangle, Renderer, Size, Theme, window};

use super::draw::View;
use super::state::{Geometry, Hovered, State};
use super::{List, Motion, OnRow, Pick};
use crate::ui::Element;
use crate::ui::theme::{size, tokens};
use crate::ui::widget::focus;

/// Rows that one notch of the wheel moves.
const ROWS_PER_NOTCH: f64 = 2.0;

impl<Message> Widget<Message, Theme, Renderer> for List<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let node = layout::atomic(limits, Length::Fill, Length::Fill);
        let geometry = Geometry::new(self, node.bounds());
        let state = tree.state.downcast_mut::<State>();
        state.offset = state.offset.min(geometry.limit());
        if state.revealed != self.selected {
            state.revealed = self.selected;
            if let Some(row) = self.selected {
                state.offset = geometry.revealing(row, state.offset);
            }
        }
        node
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, _renderer: &Renderer, op: &mut dyn Operation) {
        let state = tree.state.downcast_mut::<State>();
        focus::expose_rows(op, self.id.as_ref(), layout.bounds(), &mut state.focus);
        op.traverse(&mut |op| self.expose_texts(op, &Geometry::new(self, layout.bounds()), state.offset));
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let geometry = Geometry::new(self, layout.bounds());
        let state = tree.state.downcast_mut::<State>();
        match event {
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if cursor.is_over(geometry.bounds) => {
                self.scroll(state, &geometry, *delta, shell);
            }
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                match cursor.position_over(geometry.bounds) {
                    Some(point) => self.press(state, &geometry, point, shell),
                    None => state.focus.unfocus(),
                }
            }
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Right)) => {
                if let Some(point) = cursor.position()
                    && let Some(row) = geometry.row_at(point, state.offset)
                    && let Some(on_context) = &self.on_context
                {
                    shell.publish(on_context(row, point));
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => state.dragged = None,
            Event::Mouse(mouse::Event::CursorMoved { .. } | mouse::Event::CursorLeft) => {
                hover(state, &geometry, cursor, shell);
            }
            Event::Keyboard(keyboard::Event::ModifiersChanged(held)) => state.held = *held,
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: keyboard::Key::Named(named),
                modifiers,
                repeat,
                ..
            }) if state.focus.is_on() && modifiers.is_empty() => {
                self.key(&geometry, (*named, *repeat), shell);
            }
            Event::Window(window::Event::RedrawRequested(_)) => {
                self.tell_sight(state, &geometry, shell);
            }
            _ => {}
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        let on_heading = cursor
            .position_over(layout.bounds())
            .is_some_and(|point| point.y < layout.bounds().y + size::ROW_HEADER);
        if on_heading && self.on_sort.is_some() {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::default()
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let view = View { tokens: tokens(theme), bounds: layout.bounds(), viewport: *viewport, cursor };
        self.paint(state, renderer, &view);
    }
}

impl<Message> List<'_, Message> {
    /// Shows the headings and the visible cells to operations: tests find and click them by their words.
    fn expose_texts(&self, op: &mut dyn Operation, geometry: &Geometry, offset: f64) {
        for place in &geometry.places {
            let heading = Rectangle {
                x: geometry.bounds.x + place.x,
                width: place.width,
                height: size::ROW_HEADER,
                ..geometry.bounds
            };
            op.text(None, heading, &self.columns[place.column].title);
        }
        for (group, (_, words)) in self.groups.iter().enumerate() {
            if let Some(bounds) = geometry.heading(group, offset) {
                op.text(None, bounds, words);
            }
        }
        for row in geometry.visible(offset) {
            let line = geometry.row(row, offset);
            for place in &geometry.places {
                let cell = (self.cell)(row, place.column);
                let bounds = Rectangle { x: line.x + place.x, width: place.width, ..line };
                for text in cell.texts().into_iter().flatten() {
                    op.text(None, bounds, text);
                }
            }
        }
    }

    /// Says how many rows are seen at once, and when the last of all comes in sight.
    fn tell_sight(&self, state: &mut State, geometry: &Geometry, shell: &mut Shell<'_, Message>) {
        let page = geometry.page();
        if std::mem::replace(&mut state.page, page) != page
            && let Some(on_page_size) = &self.on_page_size
        {
            shell.publish(on_page_size(page));
        }
        let end = Some(self.len).filter(|len| *len > 0 && geometry.visible(state.offset).end == *len);
        if std::mem::replace(&mut state.end, end) != end
            && let Some((len, on_end)) = end.zip(self.on_end.as_ref())
        {
            shell.publish(on_end(len));
        }
    }

    fn scroll(
        &self,
        state: &mut State,
        geometry: &Geometry,
        delta: mouse::ScrollDelta,
        shell: &mut Shell<'_, Message>,
    ) {
        let distance = match delta {
            mouse::ScrollDelta::Lines { y, .. } => f64::from(y * self.row_height) * ROWS_PER_NOTCH,
            mouse::ScrollDelta::Pixels { y, .. } => f64::from(y),
        };
        let offset = (state.offset - distance).clamp(0.0, geometry.limit()).round();
        if (offset - state.offset).abs() > f64::EPSILON {
            state.offset = offset;
            state.hovered = None;
            shell.request_redraw();
            shell.capture_event();
        }
    }

    fn press(&self, state: &mut State, geometry: &Geometry, point: Point, shell: &mut Shell<'_, Message>) {
        state.focus.focus();
        shell.request_redraw();
        shell.capture_event();
        if let Some(handle) = geometry.handle(state.offset).filter(|_| geometry.on_bar(point)) {
            let grip =
                if handle.expand(2.0).contains(point) { point.y - handle.y } else { handle.height / 2.0 };
            state.dragged = Some(grip);
            state.offset = geometry.offset_of_handle(point.y - grip);
        } else if point.y < geometry.body.y {
            if let (Some(column), Some(on_sort)) = (geometry.column_at(point), &self.on_sort) {
                shell.publish(on_sort(column));
            }
        } else if let Some(row) = geometry.row_at(point, state.offset) {
            if let (Some(pick), Some(on_pick)) = (pick(state.held), &self.on_pick) {
                state.revealed = Some(row);
                shell.publish(on_pick(row, pick));
                return;
            }
            let click = mouse::Click::new(point, mouse::Button::Left, state.click);
            state.click = Some(click);
            let on_row = match click.kind() {
                mouse::click::Kind::Double => &self.on_activate,
                _ => &self.on_select,
            };
            if let Some(on_row) = on_row {
                // A clicked row is seen; the list must not jump to show it whole under the pointer.
                state.revealed = Some(row);
                shell.publish(on_row(row));
            }
        }
    }

    /// A held key moves on and on, but does what it does to a row only once.
    fn key(&self, geometry: &Geometry, (named, repeat): (Named, bool), shell: &mut Shell<'_, Message>) {
        let on_selected = |on_row: &Option<OnRow<'_, Message>>| {
            self.selected.zip(on_row.as_ref()).map(|(row, on_row)| on_row(row))
        };
        let message = match named {
            Named::Enter | Named::Space if repeat => None,
            Named::Enter => on_selected(&self.on_activate),
            Named::Space => on_selected(&self.on_mark),
            _ => Motion::from_named(named)
                .and_then(|motion| motion.apply(self.selected, self.len, geometry.page()))
                .zip(self.on_select.as_ref())
                .map(|(row, on_select)| on_select(row)),
        };
        if let Some(message) = message {
            shell.publish(message);
            shell.capture_event();
        }
    }
}

/// What a click means while these are held.
fn pick(held: keyboard::Modifiers) -> Option<Pick> {
    if held.shift() { Some(Pick::Run) } else { held.command().then_some(Pick::One) }
}

/// Follows the pointer: drags the scroll bar or marks the cell under it.
fn hover<Message>(
    state: &mut State,
    geometry: &Geometry,
    cursor: mouse::Cursor,
    shell: &mut Shell<'_, Message>,
) {
    if let (Some(grip), Some(point)) = (state.dragged, cursor.position()) {
        state.offset = geometry.offset_of_handle(point.y - grip);
        shell.request_redraw();
        return;
    }
    let hovered = cursor.position_over(geometry.bounds).and_then(|point| {
        let row = geometry.row_at(point, state.offset)?;
        Some(Hovered { row, column: geometry.column_at(point) })
    });
    if state.hovered != hovered {
        state.hovered = hovered;
        shell.request_redraw();
    }
}

impl<'a, Message: 'a> From<List<'a, Message>> for Element<'a, Message> {
    fn from(list: List<'a, Message>) -> Self {
        Self::new(list)
    }
}
