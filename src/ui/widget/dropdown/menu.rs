//! The open menu of a dropdown.

use iced::advanced::renderer::Quad;
use iced::advanced::text::Renderer as _;
use iced::advanced::widget::Operation;
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, layout, mouse, overlay, renderer};
use iced::keyboard::{self, key::Named};
use iced::{Event, Point, Rectangle, Renderer, Size, Theme};

use super::{Dropdown, Open, State, fill};
use crate::ui::theme::{self, size, space};
use crate::ui::widget::line::Face;
use crate::ui::widget::list::Motion;
use crate::ui::widget::popover::hang;

/// Choices seen at once.
pub(super) const ROWS: usize = 10;
/// Height of a choice, in pixels.
const ROW: f32 = size::ROW_DENSE;
/// Space around the choices, in pixels.
const MARGIN: f32 = space::XS;

impl Open {
    /// Scrolls so that the marked choice is seen.
    pub(super) fn reveal(&mut self, len: usize) {
        self.first = self.first.min(self.at).max((self.at + 1).saturating_sub(ROWS));
        self.first = self.first.min(len.saturating_sub(ROWS));
    }
}

pub(super) struct Menu<'a, 'b, Message> {
    pub dropdown: &'b Dropdown<'a, Message>,
    pub state: &'b mut State,
    pub anchor: Rectangle,
}

impl<Message> overlay::Overlay<Message, Theme, Renderer> for Menu<'_, '_, Message> {
    fn layout(&mut self, _renderer: &Renderer, bounds: Size) -> layout::Node {
        let mut lines = self.state.lines.borrow_mut();
        let options = &self.dropdown.options;
        let widest = options
            .iter()
            .map(|option| lines.get(option, Face::Body, f32::INFINITY).width)
            .fold(self.anchor.width - 2.0 * (MARGIN + space::S), f32::max);
        let width = (widest + 2.0 * (MARGIN + space::S)).min(bounds.width);
        let size = Size::new(width, options.len().min(ROWS) as f32 * ROW + 2.0 * MARGIN);
        layout::Node::new(size).move_to(hang(self.anchor, size, bounds))
    }

    fn operate(&mut self, layout: Layout<'_>, _renderer: &Renderer, op: &mut dyn Operation) {
        for (at, bounds) in self.rows(layout.bounds()) {
            op.text(None, bounds, &self.dropdown.options[at]);
        }
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) {
        let under = cursor.position().and_then(|point| {
            self.rows(layout.bounds()).find(|(_, bounds)| bounds.contains(point)).map(|(at, _)| at)
        });
        match event {
            Event::Keyboard(keyboard::Event::KeyPressed { key, text, .. }) => {
                self.key(key, text.as_deref(), shell);
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                if let (Some(at), Some(open)) = (under, &mut self.state.open)
                    && open.at != at
                {
                    open.at = at;
                    shell.request_redraw();
                }
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if cursor.is_over(layout.bounds()) => {
                self.scroll(*delta);
                shell.request_redraw();
                shell.capture_event();
            }
            Event::Mouse(mouse::Event::ButtonPressed(_)) => {
                if let Some(at) = under {
                    self.choose(at, shell);
                } else if !cursor.is_over(layout.bounds()) {
                    self.state.open = None;
                }
                shell.request_redraw();
                shell.capture_event();
            }
            _ => {}
        }
    }

    fn mouse_interaction(
        &self,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        if cursor.is_over(layout.bounds()) { mouse::Interaction::Pointer } else { mouse::Interaction::None }
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
    ) {
        let bounds = layout.bounds();
        let tokens = theme::tokens(theme);
        let style = theme::container::popover(theme);
        let quad = Quad { bounds, border: style.border, ..Quad::default() };
        renderer.fill_quad(quad, tokens.surface);
        let mut lines = self.state.lines.borrow_mut();
        let marked = self.state.open.map(|open| open.at);
        for (at, row) in self.rows(bounds) {
            let chosen = self.dropdown.selected == Some(at);
            if marked == Some(at) {
                fill(renderer, row, tokens.selection);
            }
            let face = if chosen { Face::Strong } else { Face::Body };
            let line = lines.get(&self.dropdown.options[at], face, row.width - 2.0 * space::S);
            let position = Point::new(row.x + space::S, row.y + (ROW - size::LINE) / 2.0);
            renderer.fill_paragraph(&line.paragraph, position, tokens.text, bounds);
        }
    }
}

impl<Message> Menu<'_, '_, Message> {
    /// The choices that are seen, with their places.
    fn rows(&self, bounds: Rectangle) -> impl Iterator<Item = (usize, Rectangle)> + use<Message> {
        let first = self.state.open.map_or(0, |open| open.first);
        let end = (first + ROWS).min(self.dropdown.options.len());
        (first..end).enumerate().map(move |(line, at)| {
            let row = Rectangle {
                x: bounds.x + MARGIN,
                y: bounds.y + MARGIN + line as f32 * ROW,
                width: bounds.width - 2.0 * MARGIN,
                height: ROW,
            };
            (at, row)
        })
    }

    fn key(&mut self, key: &keyboard::Key, text: Option<&str>, shell: &mut Shell<'_, Message>) {
        let Some(mut open) = self.state.open else { return };
        let len = self.dropdown.options.len();
        match key {
            keyboard::Key::Named(Named::Escape) => self.state.open = None,
            keyboard::Key::Named(Named::Tab) => {
                // Leaves with the marked choice; the ring of Tab moves on by itself.
                self.choose(open.at, shell);
                return;
            }
            keyboard::Key::Named(Named::Enter | Named::Space) => self.choose(open.at, shell),
            keyboard::Key::Named(named) => {
                let moved =
                    Motion::from_named(*named).and_then(|motion| motion.apply(Some(open.at), len, ROWS));
                open.at = moved.unwrap_or(open.at);
                open.reveal(len);
                self.state.open = Some(open);
            }
            _ => {
                if let Some(at) = text.and_then(|text| self.dropdown.jump(self.state, text)) {
                    open.at = at;
                    open.reveal(len);
                    self.state.open = Some(open);
                }
            }
        }
        shell.request_redraw();
        shell.capture_event();
    }

    fn scroll(&mut self, delta: mouse::ScrollDelta) {
        let up = match delta {
            mouse::ScrollDelta::Lines { y, .. } | mouse::ScrollDelta::Pixels { y, .. } => y > 0.0,
        };
        let last = self.dropdown.options.len().saturating_sub(ROWS);
        if let Some(open) = &mut self.state.open {
            open.first = if up { open.first.saturating_sub(1) } else { (open.first + 1).min(last) };
        }
    }

    fn choose(&mut self, at: usize, shell: &mut Shell<'_, Message>) {
        self.state.open = None;
        self.state.typed.clear();
        if at < self.dropdown.options.len() && self.dropdown.selected != Some(at) {
            shell.publish((self.dropdown.on_select)(at));
        }
    }
}
