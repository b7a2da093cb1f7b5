//! One of a list of choices, made without a mouse: Tab reaches it, ↑ and ↓ change it, Space opens it, letters jump
//! to the choice that begins with them; [`open_dropdown`] opens it by a key of the screen.

mod menu;

use std::any::Any;
use std::cell::RefCell;

use iced::advanced::renderer::Quad;
use iced::advanced::text::Renderer as _;
use iced::advanced::widget::operation::{Focusable, Outcome};
use iced::advanced::widget::{Id, Operation, Tree, operate, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, key::Named};
use iced::{Border, Color, Event, Length, Point, Rectangle, Renderer, Size, Task, Theme, Vector};

use super::focus::{self, Focus};
use super::line::{Face, Lines};
use super::list::Motion;
use crate::ui::Element;
use crate::ui::theme::{self, Tokens, radius, size, space};
use menu::Menu;

/// Room for the arrow, in pixels.
const ARROW: f32 = 14.0;

/// A choice among words. Choices are counted from 0.
pub struct Dropdown<'a, Message> {
    options: Vec<String>,
    selected: Option<usize>,
    on_select: Box<dyn Fn(usize) -> Message + 'a>,
    label: Option<String>,
    placeholder: String,
    id: Option<Id>,
    width: Length,
}

impl<'a, Message: 'a> Dropdown<'a, Message> {
    /// A choice of one of `options`; choosing says `on_select`.
    pub fn new(
        options: Vec<String>,
        selected: Option<usize>,
        on_select: impl Fn(usize) -> Message + 'a,
    ) -> Self {
        Self {
            options,
            selected,
            on_select: Box::new(on_select),
            label: None,
            placeholder: String::new(),
            id: None,
            width: Length::Fill,
        }
    }

    /// A muted word before the choice, for a filter bar: `Маршрут Все`.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// What stands there while nothing is chosen.
    #[must_use]
    pub fn placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    /// A name to focus it or to find it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Its width: all there is unless said; `Shrink` is as wide as the choice.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    fn shown(&self) -> (&str, bool) {
        match self.selected.and_then(|at| self.options.get(at)) {
            Some(option) => (option, true),
            None => (&self.placeholder, false),
        }
    }
}

#[derive(Default)]
struct State {
    focus: Focus,
    open: Option<Open>,
    /// Letters typed so far to jump to a choice.
    typed: String,
    lines: RefCell<Lines>,
}

/// A key that went down in a closed dropdown, and the text that it types.
struct Down<'a> {
    key: &'a keyboard::Key,
    typed: Option<&'a str>,
    alt: bool,
}

/// An open menu.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    /// The choice that Enter would take.
    at: usize,
    /// The first choice that is seen.
    first: usize,
}

/// Gives the keyboard to the dropdown of this name and opens its menu: arrows and Enter are the menu's own then.
pub fn open_dropdown<Message: Send + 'static>(id: &'static str) -> Task<Message> {
    // In one go: nothing is drawn anew after an operation alone.
    operate(Opening { id: Id::new(id) })
}

/// Opens the dropdown of this name.
struct Opening {
    id: Id,
}

/// Whether a dropdown is to be opened.
struct Asked(bool);

impl<T> Operation<T> for Opening {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if id == Some(&self.id) { state.focus() } else { state.unfocus() }
    }

    fn custom(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(asked) = state.downcast_mut::<Asked>().filter(|_| id == Some(&self.id)) {
            asked.0 = true;
        }
    }

    fn finish(&self) -> Outcome<T> {
        Outcome::None
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Dropdown<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Fixed(size::CONTROL))
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let mut lines = tree.state.downcast_ref::<State>().lines.borrow_mut();
        let label = self
            .label
            .as_ref()
            .map_or(0.0, |label| lines.get(label, Face::Body, f32::INFINITY).width + space::S);
        let shown = lines.get(self.shown().0, face(self.label.is_some()), f32::INFINITY).width;
        let natural = Size::new(label + shown + ARROW + 3.0 * space::M, size::CONTROL);
        let limits = limits.width(self.width).height(size::CONTROL);
        layout::Node::new(limits.resolve(self.width, size::CONTROL, natural))
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, _renderer: &Renderer, op: &mut dyn Operation) {
        let state = tree.state.downcast_mut::<State>();
        focus::expose(op, self.id.as_ref(), layout.bounds(), &mut state.focus);
        let mut asked = Asked(false);
        op.custom(self.id.as_ref(), layout.bounds(), &mut asked);
        if asked.0 {
            state.open = Some(self.opened());
        }
        if let Some(label) = &self.label {
            op.text(None, layout.bounds(), label);
        }
        op.text(None, layout.bounds(), self.shown().0);
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
        let state = tree.state.downcast_mut::<State>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                if cursor.is_over(layout.bounds()) {
                    state.focus.focus();
                    state.open = Some(self.opened());
                    shell.request_redraw();
                    shell.capture_event();
                } else {
                    state.focus.unfocus();
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, text, modifiers, .. })
                if state.focus.is_on() && !modifiers.control() =>
            {
                let typed = text.as_deref().filter(|_| !modifiers.alt());
                self.key(state, &Down { key, typed, alt: modifiers.alt() }, shell);
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
        if cursor.is_over(layout.bounds()) {
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
        let tokens = theme::tokens(theme);
        let bounds = layout.bounds();
        let active = state.focus.is_on() || state.open.is_some();
        frame(renderer, tokens, bounds, active, cursor.is_over(bounds));
        let mut lines = state.lines.borrow_mut();
        lines.begin_frame();
        let y = (bounds.y + (bounds.height - size::LINE) / 2.0).round();
        let mut x = bounds.x + 11.0;
        if let Some(label) = &self.label {
            let line = lines.get(label, Face::Body, f32::INFINITY);
            renderer.fill_paragraph(&line.paragraph, Point::new(x, y), tokens.muted, *viewport);
            x += line.width + space::S;
        }
        let room = bounds.x + bounds.width - ARROW - space::M - x;
        let (shown, chosen) = self.shown();
        let line = lines.get(shown, face(self.label.is_some()), room);
        let colour = if chosen { tokens.text } else { tokens.muted };
        renderer.fill_paragraph(&line.paragraph, Point::new(x, y), colour, *viewport);
        let arrow = lines.get("▼", Face::Tiny, ARROW);
        let at =
            Point::new(bounds.x + bounds.width - ARROW - space::S, bounds.y + (bounds.height - 10.0) / 2.0);
        renderer.fill_paragraph(&arrow.paragraph, at, tokens.muted, *viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let state = tree.state.downcast_mut::<State>();
        state.open?;
        let anchor = layout.bounds() + translation;
        Some(overlay::Element::new(Box::new(Menu { dropdown: self, state, anchor })))
    }
}

impl<Message> Dropdown<'_, Message> {
    fn opened(&self) -> Open {
        let mut open = Open { at: self.selected.unwrap_or(0), first: 0 };
        open.reveal(self.options.len());
        open
    }

    /// A key while the menu is closed.
    fn key(&self, state: &mut State, down: &Down<'_>, shell: &mut Shell<'_, Message>) {
        let Down { key, typed, alt } = *down;
        match key {
            keyboard::Key::Named(Named::Space | Named::Enter) => state.open = Some(self.opened()),
            keyboard::Key::Named(Named::ArrowDown) if alt => state.open = Some(self.opened()),
            keyboard::Key::Named(named) => {
                let moved = Motion::from_named(*named)
                    .and_then(|motion| motion.apply(self.selected, self.options.len(), menu::ROWS));
                let Some(at) = moved.filter(|_| !alt) else { return };
                if Some(at) != self.selected {
                    shell.publish((self.on_select)(at));
                }
            }
            _ => {
                let Some(at) = typed.and_then(|typed| self.jump(state, typed)) else { return };
                shell.publish((self.on_select)(at));
            }
        }
        shell.request_redraw();
        shell.capture_event();
    }

    /// The choice that begins with what was typed; a letter that leads nowhere begins anew.
    fn jump(&self, state: &mut State, typed: &str) -> Option<usize> {
        state.typed.push_str(&typed.to_lowercase());
        let begins =
            |prefix: &str| self.options.iter().position(|option| option.to_lowercase().starts_with(prefix));
        begins(&state.typed).or_else(|| {
            state.typed = typed.to_lowercase();
            begins(&state.typed)
        })
    }
}

const fn face(labelled: bool) -> Face {
    if labelled { Face::Medium } else { Face::Body }
}

fn frame(renderer: &mut Renderer, tokens: &Tokens, bounds: Rectangle, active: bool, hovered: bool) {
    let (color, width) = match (active, hovered) {
        (true, _) => (tokens.accent, 2.0),
        (false, true) => (tokens.faint, 1.0),
        (false, false) => (tokens.line_strong, 1.0),
    };
    let border = Border { color, width, radius: radius::CONTROL.into() };
    renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, tokens.surface);
}

impl<'a, Message: 'a> From<Dropdown<'a, Message>> for Element<'a, Message> {
    fn from(dropdown: Dropdown<'a, Message>) -> Self {
        Self::new(dropdown)
    }
}

/// The fill of a row in a menu.
fn fill(renderer: &mut Renderer, bounds: Rectangle, colour: Color) {
    let border = Border { radius: radius::SMALL.into(), ..Border::default() };
    renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, colour);
}
